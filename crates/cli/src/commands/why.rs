use super::read::Inputs;
use crate::trouble::{Ending, Failure};
use crate::{reasons, terminal};
use rapporteur_desk::{State, why};
use std::path::Path;

/// Shows why an entry is as it is: which rules of which reader made it, and on which words.
///
/// Takes what `show` takes: an id that other verbs print (P-TZWT6), a cell of the matrix as ISSUE/PARTY (I-4B1TT/verran), or the
/// name of an actor, issue or draft.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// An id, a cell or a name.
    #[arg(value_name = "ENTRY", required = true)]
    entry: Vec<String>,
    /// Reads this file, folder or address instead of a case; may be given more than once.
    #[arg(long, value_name = "FILE|FOLDER|URL")]
    from: Vec<String>,
    /// The day they were published, such as 2031-03-10.
    #[arg(long, value_name = "DAY", requires = "from")]
    date: Option<String>,
    /// Shows what was known then: 2031-03-10T09:10Z, or a day for its end.
    #[arg(long, value_name = "INSTANT", conflicts_with = "from")]
    as_of: Option<String>,
}

/// Writes the chain of reasons of an entry.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let state = if args.from.is_empty() {
        let as_of = args.as_of.as_deref().map(|given| super::instant("--as-of", given)).transpose()?;
        super::open(case)?.state(as_of)?
    } else {
        read(args)?
    };
    let why = why(&state, &args.entry.join(" "))?;
    let mut paper = terminal::paper_for(case);
    reasons::write(&mut paper, &state, &why, args.from.is_empty())?;
    paper.end()?;
    Ok(if why.grounds.is_empty() { Ending::Nothing } else { Ending::Well })
}

/// Reads what `--from` names; what gives nothing has its line on the standard error.
fn read(args: &Args) -> Result<State, Failure> {
    let mut documents = Vec::new();
    Inputs::of(&args.from, args.date.as_deref()).each(false, |document| {
        documents.push(document);
        Ok(())
    })?;
    Ok(State::of_documents(documents, super::world().now()))
}
