use super::{about, text};
use crate::args::{Output, Patience};
use crate::trouble::{self, Ending, Failure};
use clap::ValueEnum;
use rapporteur_desk::DraftText;
use rapporteur_draft::{Comparison, Draft, compare};
use rapporteur_export::{Layout, redline_akn, redline_docx, redline_html, redline_text};

/// Shows what became of each point: kept, split, merged, moved, dropped or added, and how its words changed.
///
/// Points are what has a number, a letter or a bullet of its own, articles, and paragraphs of a preamble. Deleted words stand
/// in [-…-], inserted ones in {+…+}.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The earlier draft: a file or an address.
    #[arg(value_name = "EARLIER")]
    from: String,
    /// The later draft. Without it, the earlier one is a DOCX file with tracked changes, and holds both.
    #[arg(value_name = "LATER")]
    to: Option<String>,
    /// Text for people, a page, a DOCX file with tracked changes, Akoma Ntoso, or JSON, one object.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// Lays the drafts out side by side; of pages only.
    #[arg(long)]
    side_by_side: bool,
    /// Whose the tracked changes are; of DOCX only.
    #[arg(long, value_name = "NAME", default_value = "Rapporteur")]
    author: String,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    about: about::About,
    #[command(flatten)]
    patience: Patience,
}

/// How the comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people, in the terminal.
    Text,
    /// A page of its own, without script.
    Html,
    /// A word processor document: to accept its changes gives the later draft, to reject them the earlier.
    Docx,
    /// Akoma Ntoso: the later draft, with what is new and what is gone, and a list of the modifications.
    Akn,
    /// For programs: the contract under `schemas/`.
    Json,
}

/// Compares two drafts; one that cannot be read has its line on the standard error.
pub(super) fn run(diff: &Args) -> Result<Ending, Failure> {
    let settings = diff.patience.settings();
    let Some(a) = text(&diff.from, &settings) else {
        return Err(Failure::NothingRead);
    };
    let (a, b) = match &diff.to {
        Some(to) => (a, text(to, &settings).ok_or(Failure::NothingRead)?),
        None => sides(a)?,
    };
    let (from, to) = (Draft::read(&a.text, a.markup), Draft::read(&b.text, b.markup));
    let written = write(diff, (&a.name, &b.name), &from, &to)?;
    diff.output.put(&written)?;
    let is_empty = from.points.is_empty() && to.points.is_empty();
    Ok(if is_empty { Ending::Nothing } else { Ending::Well })
}

/// Returns the comparison as it was asked for.
fn write(diff: &Args, names: (&str, &str), from: &Draft, to: &Draft) -> Result<Vec<u8>, Failure> {
    let comparison: &Comparison = &compare(from, to);
    Ok(match diff.format {
        Form::Text => redline_text(from, to, comparison).into_bytes(),
        Form::Html => {
            let layout = if diff.side_by_side { Layout::SideBySide } else { Layout::Inline };
            redline_html(from, to, comparison, layout).into_bytes()
        }
        Form::Docx => redline_docx(from, to, comparison, &diff.author),
        Form::Akn => redline_akn(from, to, comparison, about::stem(names.0), diff.about.of(names.1)?).into_bytes(),
        Form::Json => {
            let mut json = serde_json::to_vec(&rapporteur_export::drafts(from, to, comparison)).map_err(std::io::Error::from)?;
            json.push(b'\n');
            json
        }
    })
}

/// Returns the two texts of a document with tracked changes.
fn sides(given: DraftText) -> Result<(DraftText, DraftText), Failure> {
    let Some(earlier) = given.earlier.clone() else {
        trouble::line(&format!("{}: nothing is tracked in it · nothing is compared · name a later draft", given.name));
        return Err(Failure::NothingRead);
    };
    Ok((DraftText { text: earlier, ..given.clone() }, given))
}
