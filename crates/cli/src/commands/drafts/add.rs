use super::text;
use crate::args::Patience;
use crate::paper::{bold, plain};
use crate::terminal;
use crate::trouble::{Ending, Failure};
use rapporteur_desk::Keeping;
use rapporteur_model::TabledDraft;
use std::path::Path;

/// Puts a draft into the case, or what one outlet printed of it; without a file, one that is only spoken of.
///
/// Texts of one name are renderings of one draft. A word processor document brings the names of those who asked for its tracked
/// changes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The text: a file or an address.
    #[arg(value_name = "FILE", required_unless_present = "claimed")]
    file: Option<String>,
    /// What the draft is called, as articles call it: "12-point text".
    #[arg(long, value_name = "NAME")]
    name: String,
    /// Who printed this text of it.
    #[arg(long, value_name = "OUTLET")]
    outlet: Option<String>,
    /// Who tabled it.
    #[arg(long, value_name = "PARTY")]
    by: Option<String>,
    /// The day of the draft.
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
    /// The draft it reworks; the one added before, if none is named.
    #[arg(long, value_name = "NAME")]
    amends: Option<String>,
    /// The draft is only spoken of: there is no text.
    #[arg(long, conflicts_with = "file")]
    claimed: bool,
    #[command(flatten)]
    patience: Patience,
}

/// Keeps a draft; one that cannot be read has its line on the standard error.
pub(super) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let given = match &args.file {
        Some(file) => Some(text(file, &args.patience.settings()).ok_or(Failure::NothingRead)?),
        None => None,
    };
    let about = TabledDraft {
        name: args.name.clone(),
        outlet: args.outlet.clone(),
        author: args.by.clone(),
        dated: args.date.clone(),
        amends: args.amends.clone(),
        ..TabledDraft::default()
    };
    let mut paper = terminal::paper_for(case);
    let keeping = super::super::open(case)?.table(about, given)?;
    let said = if keeping == Keeping::Unchanged { "is in the case already: " } else { "added " };
    paper.flow(0, &[plain(said), bold(args.name.as_str())])?;
    paper.next(&["drafts list"])?;
    paper.end()?;
    Ok(Ending::Well)
}
