//! One document as a page: its title, and what was found in it, each with its line.

mod actors;
mod drafts;
mod events;
mod issues;
mod positions;
mod quoted;
mod statements;

use crate::paper::{Paper, bold, faint, plain};
use crate::{matrix, words};
use quoted::Quoted;
use rapporteur_desk::{Matrix, ReadDocument, State};
use rapporteur_model::{ActorId, Findings, NoteKind};
use rapporteur_time::Instant;
use std::io;

/// Columns for the number of a line.
const MARGIN: usize = 6;

/// Writes the page of a document, read at an instant.
pub(crate) fn document(paper: &mut Paper<'_>, document: &ReadDocument, now: Instant) -> io::Result<()> {
    let quoted = Quoted::new(&document.rendition.text);
    head(paper, document)?;
    let findings = &document.findings;
    let count = findings.statements.len() + findings.events.len() + findings.drafts.len() + findings.issues.len();
    statements::write(paper, findings, &quoted)?;
    events::write(paper, findings, &quoted)?;
    drafts::write(paper, findings, &quoted)?;
    issues::write(paper, findings, &quoted)?;
    positions::write(paper, findings, &quoted)?;
    state(paper, document, now)?;
    if count + findings.positions.len() == 0 {
        paper.gap()?;
        paper.flow(0, &[plain("No statement, event, draft, issue or position was found in it.")])?;
    }
    notes(paper, document)
}

/// Writes who is who in a document, and where.
pub(crate) fn actors(paper: &mut Paper<'_>, document: &ReadDocument) -> io::Result<()> {
    head(paper, document)?;
    actors::write(paper, &document.findings, &Quoted::new(&document.rendition.text))
}

fn head(paper: &mut Paper<'_>, document: &ReadDocument) -> io::Result<()> {
    let title = document.rendition.title_words().unwrap_or(&document.id.0);
    paper.flow(0, &[bold(title)])?;
    let published = document.published.as_ref().map(|dated| match dated.stamp.instant() {
        Some(instant) => words::clock(instant),
        None => words::day(dated.stamp.day()).text,
    });
    let authors = (!document.rendition.authors.is_empty()).then(|| words::listed(&document.rendition.authors));
    let known = [document.outlet.clone(), authors, published, Some(document.id.0.clone())];
    paper.flow(0, &[faint(known.into_iter().flatten().collect::<Vec<_>>().join(" · "))])
}

fn notes(paper: &mut Paper<'_>, document: &ReadDocument) -> io::Result<()> {
    // Furniture is kept out of the record on almost every page: a line for each would drown what matters.
    let (furniture, notes): (Vec<_>, Vec<_>) = document.notes.iter().partition(|note| note.kind == NoteKind::Boilerplate);
    let count = notes.len() + usize::from(!furniture.is_empty());
    if count == 0 {
        return Ok(());
    }
    paper.heading("NOTES", count)?;
    for note in notes {
        paper.hang(&format!(" {}", note.kind.code()), MARGIN + 2, &[plain(words::note(note))])?;
    }
    if let Some(first) = furniture.first() {
        let runs = [plain(format!("{} of page furniture kept out of the record", words::counted(furniture.len(), "piece")))];
        paper.hang(&format!(" {}", first.kind.code()), MARGIN + 2, &runs)?;
    }
    Ok(())
}

/// Writes the state of this one document: parties by issues and drafts, with the ids that `why --from` takes.
fn state(paper: &mut Paper<'_>, document: &ReadDocument, now: Instant) -> io::Result<()> {
    if document.findings.positions.is_empty() {
        return Ok(());
    }
    let state = State::of_documents([document.clone()], now);
    matrix::write(paper, &state, &Matrix::of(&state, None))?;
    let cell = state.record.positions.first().map(|position| format!("why --from {} {}", document.id, position.id));
    paper.gap()?;
    paper.next(&cell.into_iter().collect::<Vec<_>>())
}

/// Returns the names of actors.
fn names(findings: &Findings, ids: &[ActorId]) -> String {
    let names: Vec<&str> = ids.iter().filter_map(|id| Some(findings.actor(*id)?.name.as_str())).collect();
    words::listed(&names)
}
