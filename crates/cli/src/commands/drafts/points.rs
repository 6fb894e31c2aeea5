use super::{about, text};
use crate::args::{Output, Patience};
use crate::paper::{bold, faint, plain};
use crate::terminal;
use crate::trouble::{Ending, Failure};
use clap::ValueEnum;
use rapporteur_draft::Draft;
use rapporteur_export::draft_akn;

/// Shows how a draft is split into its points, or writes it as Akoma Ntoso.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The draft: a file or an address.
    #[arg(value_name = "FILE")]
    file: String,
    /// Text for people, or Akoma Ntoso.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    about: about::About,
    #[command(flatten)]
    patience: Patience,
}

/// How the points are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people, in the terminal.
    Text,
    /// The standard for legislative documents (OASIS LegalDocML).
    Akn,
}

/// Columns that a point is set in under its parent.
const INDENT: usize = 3;

/// Shows the points of a draft; one that cannot be read has its line on the standard error.
pub(super) fn run(args: &Args) -> Result<Ending, Failure> {
    let given = text(&args.file, &args.patience.settings()).ok_or(Failure::NothingRead)?;
    let draft = Draft::read(&given.text, given.markup);
    let ending = if draft.points.is_empty() { Ending::Nothing } else { Ending::Well };
    if args.format == Form::Akn {
        let written = draft_akn(&draft, args.about.of(&given.name)?);
        args.output.put(written.as_bytes())?;
        return Ok(ending);
    }
    let mut paper = terminal::paper();
    let mut section = None;
    for (at, point) in draft.points.iter().enumerate() {
        if section != Some(point.section) {
            let title = draft.sections.get(point.section).and_then(|own| own.words).and_then(|span| span.of(draft.text));
            if let Some(title) = title {
                paper.flow(0, &[faint(title)])?;
            }
            section = Some(point.section);
        }
        let depth = std::iter::successors(point.parent, |&above| draft.points[above].parent).count();
        let words: Vec<&str> = draft.words(at).split_whitespace().collect();
        paper.hang(&format!("{}  ", point.label), depth * INDENT, &[plain(words.join(" "))])?;
    }
    let (brackets, options) = (draft.brackets.brackets.len(), draft.brackets.options.len());
    paper.gap()?;
    let count = crate::words::counted(draft.points.len(), "point");
    paper.flow(0, &[bold(count), plain(format!(", {brackets} in brackets, {options} as options"))])?;
    paper.end()?;
    Ok(ending)
}
