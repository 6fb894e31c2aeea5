use crate::changes;
use crate::paper::plain;
use crate::terminal;
use crate::trouble::{Ending, Failure};
use rapporteur_desk::news;
use rapporteur_model::Mark;
use std::path::Path;

/// Shows what is new since a mark: positions that moved, meetings, drafts, edited pages, statements.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The mark, or an instant such as 2031-03-10T09:10Z; the latest mark, if none is named.
    #[arg(long, value_name = "MARK")]
    since: Option<String>,
    /// Shows all of it; otherwise long lists are cut.
    #[arg(long)]
    all: bool,
}

/// Writes the changes since the mark.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let mut paper = terminal::paper_for(case);
    let case = super::open(case)?;
    // What reads as an instant is one: a mark that is called like an instant is at that instant.
    let given = args.since.as_deref().and_then(|given| Some(Mark { name: given.to_owned(), at: given.parse().ok()? }));
    let mark = match given {
        Some(mark) => Some(mark),
        None => super::since(&case, args.since.as_deref())?,
    };
    let state = case.state(None)?;
    let Some(mark) = mark else {
        paper.flow(0, &[plain("There is no mark yet to count news from. ")])?;
        paper.next(&["mark \"Monday\"", "news --since 2031-03-10"])?;
        paper.end()?;
        return Ok(Ending::Nothing);
    };
    let news = news(&state, mark.at);
    changes::write(&mut paper, &state, &news, &mark, args.all)?;
    paper.end()?;
    Ok(if news.changes.is_empty() { Ending::Nothing } else { Ending::Well })
}
