use super::add;
use crate::paper::{Paper, bold, faint, plain};
use crate::trouble::{Ending, Failure};
use crate::{changes, entry, overview, terminal};
use rapporteur_desk::{State, demo, news, show};
use rapporteur_model::RecordId;
use std::path::PathBuf;
use std::{fs, io};

/// Opens the Kessar talks, a bundled case about invented people and places.
///
/// Reads some forty articles of ten days into a case file, and shows the state, what is new since "Monday", and three citations
/// with their words in the stored text. Nothing is fetched.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder to put the case file into; a case that is there already is opened. Without it the file is made anew, in a
    /// folder for temporary files.
    #[arg(long, value_name = "FOLDER")]
    into: Option<PathBuf>,
}

/// The name of the case file.
const FILE: &str = "kessar.rapporteur";

/// Citations that are shown.
const CITATIONS: usize = 3;

/// Reads the bundled case and shows it.
pub(crate) fn run(args: &Args) -> Result<Ending, Failure> {
    let folder = args.into.clone().unwrap_or_else(new_folder);
    fs::create_dir_all(&folder)
        .map_err(|error| Failure::Option(format!("{}: {error} · name another folder", folder.display())))?;
    let path = folder.join(FILE);
    let mut paper = terminal::paper_for(&path);
    paper.flow(0, &[plain("Reading the Kessar talks, an invented case, into "), bold(path.display().to_string())])?;
    paper.flush()?;
    let mut written = Ok(());
    let demo = demo(&path, super::world(), &mut |progress| {
        let _ = written.is_ok().then(|| written = add::line(&mut paper, progress));
    })?;
    written?;
    add::summary(&mut paper, &demo.added)?;
    let state = demo.case.state(None)?;
    paper.rule()?;
    overview::write(&mut paper, &state, Some(&demo.mark))?;
    paper.rule()?;
    changes::write(&mut paper, &state, &news(&state, demo.mark.at), &demo.mark, false)?;
    paper.rule()?;
    citations(&mut paper, &state)?;
    paper.rule()?;
    let command = paper.command("serve");
    paper.flow(0, &[plain("The same as pages, on this machine only: "), bold(command)])?;
    paper.end()?;
    Ok(Ending::Well)
}

/// Returns a name for a folder that is not there yet, so that a demo is never mixed with what an older program read.
fn new_folder() -> PathBuf {
    std::env::temp_dir().join(format!("rapporteur-demo-{}", super::world().now().unix()))
}

/// Shows three entries of different kinds, each with its words in the stored text.
fn citations(paper: &mut Paper<'_>, state: &State) -> io::Result<()> {
    let entries = worth_showing(state);
    for (at, id) in entries.iter().enumerate() {
        if at > 0 {
            paper.gap()?;
        }
        if let Ok(mut shown) = show(state, &id.0) {
            // One passage says enough here; `show` has them all.
            shown.passages.truncate(1);
            entry::write(paper, state, &shown)?;
        }
    }
    if entries.is_empty() {
        paper.flow(0, &[faint("Nothing was found to cite.")])?;
    }
    Ok(())
}

/// Returns the position that moved last, the statement with most reports, and the next event: what people look at first.
fn worth_showing(state: &State) -> Vec<RecordId> {
    let record = &state.record;
    let moved = record.positions.iter().filter(|position| !position.earlier.is_empty()).max_by_key(|position| position.since);
    let position = moved.or(record.positions.first()).map(|position| position.id.clone());
    let statement =
        record.statements.iter().max_by_key(|statement| statement.reports.len()).map(|statement| statement.id.clone());
    let event = record.events.iter().max_by_key(|event| event.history.len()).map(|event| event.id.clone());
    let issue = record.issues.first().map(|issue| issue.id.clone());
    [position, statement, event, issue].into_iter().flatten().take(CITATIONS).collect()
}
