use crate::paper::{bold, plain};
use crate::trouble::{Ending, Failure};
use crate::{terminal, words};
use std::path::Path;

/// Sets a mark, from which news are counted; without a name, lists the marks.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// What the mark is called, such as "before the minister's trip".
    name: Option<String>,
    /// Where it is set, such as 2031-03-10T09:10Z; now, if it is not said.
    #[arg(long, value_name = "INSTANT", requires = "name")]
    at: Option<String>,
}

/// Sets or lists marks.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let at = args.at.as_deref().map(|given| super::instant("--at", given)).transpose()?;
    let mut paper = terminal::paper_for(case);
    let mut case = super::open(case)?;
    if let Some(name) = &args.name {
        let mark = case.set_mark(name, at)?;
        paper.flow(0, &[plain("marked "), bold(mark.name), plain(format!(" at {}", words::clock(mark.at)))])?;
        paper.next(&["news"])?;
        paper.end()?;
        return Ok(Ending::Well);
    }
    let marks = case.marks()?;
    for mark in &marks {
        paper.flow(0, &[plain(format!("{}  ", words::clock(mark.at))), bold(mark.name.as_str())])?;
    }
    if marks.is_empty() {
        paper.flow(0, &[plain("There is no mark yet.")])?;
        paper.next(&["mark \"Monday\""])?;
    }
    paper.end()?;
    Ok(if marks.is_empty() { Ending::Nothing } else { Ending::Well })
}
