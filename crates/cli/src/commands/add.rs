use crate::args::Patience;
use crate::paper::{Paper, bold, columns, faint, fitted, plain};
use crate::trouble::{self, Ending, Failure};
use crate::{terminal, words};
use rapporteur_desk::{Added, Keeping, Outcome, Progress, Refused, Understood};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;

/// Adds documents to the case: reads them, and keeps their bytes, their text and what is said in them.
///
/// What is there already in the same words is left alone. A page that was changed after publication becomes another version of
/// its document. A line is printed when a document is on the disk, not before.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files, folders, addresses, or - for the standard input.
    #[arg(required = true, value_name = "FILE|FOLDER|URL|-")]
    inputs: Vec<String>,
    #[command(flatten)]
    patience: Patience,
}

/// Adds every input; what gives nothing has its line on the standard error, and the rest is added.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let mut paper = terminal::paper_for(case);
    let mut case = super::open(case)?;
    let mut written = Ok(());
    let added = case.add(&args.inputs, &args.patience.settings(), &mut |progress| {
        // Where nobody listens any more the documents are kept all the same.
        let _ = written.is_ok().then(|| written = line(&mut paper, progress));
    })?;
    written?;
    skipped(&added);
    if added.kept().next().is_none() {
        return Err(Failure::NothingRead);
    }
    summary(&mut paper, &added)?;
    paper.next(&["state", "news"])?;
    paper.end()?;
    Ok(Ending::Well)
}

/// Writes what became of one place.
pub(crate) fn line(paper: &mut Paper<'_>, progress: Progress<'_>) -> io::Result<()> {
    match progress.outcome {
        Outcome::Kept { keeping, document } => {
            let what = match keeping {
                Keeping::New => "kept",
                Keeping::Edited => "edited",
                Keeping::Unchanged => return Ok(()),
            };
            let lead = format!("{:>4}/{} {what:<8}", progress.done, progress.total);
            let found = format!("  {}", found(document));
            let room = paper.width().saturating_sub(columns(&lead) + columns(&found));
            paper.line(&[faint(&lead), bold(fitted(&name(document), room)), faint(found)])?;
            for note in document.notes.iter().filter(|note| trouble::is_trouble(note.kind)) {
                paper.flow(columns(&lead), &[plain(words::note(note)), faint(format!(" [{}]", note.kind.code()))])?;
            }
            paper.flush()
        }
        Outcome::Refused(refused) => {
            trouble::refused(refused, progress.total);
            Ok(())
        }
        Outcome::Skipped(_) => Ok(()),
    }
}

/// Returns the outlet and the title of a document, or its address.
fn name(document: &Understood) -> String {
    let known: Vec<&str> = [&document.outlet, &document.title].into_iter().flatten().map(String::as_str).collect();
    if known.is_empty() { document.id.0.clone() } else { known.join(", ") }
}

fn found(document: &Understood) -> String {
    let statements = words::counted(document.statements, "statement");
    format!("{statements:>14}, {:<9}", words::counted(document.events, "event"))
}

/// Tells in one line of the files that are of other kinds.
fn skipped(added: &Added) {
    let skipped: Vec<&Refused> = added.outcomes.iter().filter_map(Outcome::skipped).collect();
    trouble::skipped(&skipped);
}

/// Writes what was understood of all documents together.
pub(crate) fn summary(paper: &mut Paper<'_>, added: &Added) -> io::Result<()> {
    let mut parts = vec![format!("{} kept", words::counted(added.count(Keeping::New), "document"))];
    let languages: BTreeSet<&str> = added.kept().filter_map(|(_, document)| document.language.as_deref()).collect();
    let undated = added.kept().filter(|(_, document)| document.published.is_none()).count();
    let counts = [
        (added.count(Keeping::Edited), "edited after publication"),
        (added.count(Keeping::Unchanged), "there already"),
        (undated, "without a date"),
        (added.refused().count(), "could not be read"),
    ];
    parts.extend(counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")));
    if languages.len() > 1 {
        parts.push(format!("in {}", words::listed(&languages.into_iter().collect::<Vec<_>>())));
    }
    paper.flow(0, &[plain(parts.join(", "))])
}
