use crate::trouble::{self, Ending, Failure};
use clap::{Subcommand, ValueEnum};
use rapporteur_desk::{DraftText, Settings, SystemWorld, draft_text};
use rapporteur_draft::{Draft, compare};
use rapporteur_export::{Layout, redline_html, redline_text};
use std::io::{self, BufWriter, Write as _};

/// Compares drafts of a text under negotiation, point by point.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Diff(Diff),
}

/// Shows what became of each point: kept, split, merged, moved, dropped or added, and how its words changed.
///
/// Points are what has a number, a letter or a bullet of its own, articles, and paragraphs of a preamble. Deleted words stand
/// in [-…-], inserted ones in {+…+}.
#[derive(Debug, clap::Args)]
struct Diff {
    /// The earlier draft: a file or an address.
    #[arg(value_name = "EARLIER")]
    from: String,
    /// The later draft.
    #[arg(value_name = "LATER")]
    to: String,
    /// Text for people, a page, or JSON, one object.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    /// Lays the drafts out side by side; of pages only.
    #[arg(long)]
    side_by_side: bool,
    /// How long a server may take, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = 20)]
    timeout: u64,
}

/// How the comparison is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people, in the terminal.
    Text,
    /// A page of its own, without script.
    Html,
    /// For programs: the contract under `schemas/`.
    Json,
}

/// Compares two drafts; one that cannot be read has its line on the standard error.
pub(crate) fn run(args: &Args) -> Result<Ending, Failure> {
    let What::Diff(diff) = &args.what;
    let settings = Settings::within(diff.timeout);
    let (a, b) = (text(&diff.from, &settings), text(&diff.to, &settings));
    let (Some(a), Some(b)) = (a, b) else {
        return Err(Failure::NothingRead);
    };
    let (from, to) = (Draft::read(&a.text, a.markup), Draft::read(&b.text, b.markup));
    let comparison = compare(&from, &to);
    let mut out = BufWriter::new(io::stdout().lock());
    match diff.format {
        Form::Text => out.write_all(redline_text(&from, &to, &comparison).as_bytes())?,
        Form::Html => {
            let layout = if diff.side_by_side { Layout::SideBySide } else { Layout::Inline };
            out.write_all(redline_html(&from, &to, &comparison, layout).as_bytes())?;
        }
        Form::Json => {
            serde_json::to_writer(&mut out, &rapporteur_export::drafts(&from, &to, &comparison)).map_err(io::Error::from)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    let is_empty = from.points.is_empty() && to.points.is_empty();
    Ok(if is_empty { Ending::Nothing } else { Ending::Well })
}

/// Returns the text of a draft, or tells why there is none.
fn text(given: &str, settings: &Settings) -> Option<DraftText> {
    match draft_text(given, settings, &SystemWorld) {
        Ok(Some(text)) => Some(text),
        Ok(None) => {
            trouble::line(&format!("{given}: there is no document in it · nothing is compared · name a file or an address"));
            None
        }
        Err(refused) => {
            trouble::refused(&refused, 1);
            None
        }
    }
}
