use crate::trouble::{Ending, Failure};
use crate::{entry, terminal};
use rapporteur_desk::show;
use std::path::Path;

/// Shows one entry of the record with its words in the stored text.
///
/// Takes any id that other verbs print (S-7K2Q9), a cell of the matrix as ISSUE/PARTY (I-4B1TT/verran), the name of an actor,
/// issue or draft, or the address of a document. The words an entry rests on stand between ⟦ and ⟧.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// An id, a cell, a name or an address.
    #[arg(value_name = "ENTRY", required = true)]
    entry: Vec<String>,
    /// Shows what was known then: 2031-03-10T09:10Z, or a day for its end.
    #[arg(long, value_name = "INSTANT")]
    as_of: Option<String>,
}

/// Writes the entry and its passages.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let as_of = args.as_of.as_deref().map(|given| super::instant("--as-of", given)).transpose()?;
    let state = super::open(case)?.state(as_of)?;
    // A name may be typed without quotation marks around it.
    let shown = show(&state, &args.entry.join(" "))?;
    let mut paper = terminal::paper_for(case);
    entry::write(&mut paper, &state, &shown)?;
    paper.end()?;
    Ok(Ending::Well)
}
