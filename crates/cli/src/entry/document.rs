//! A document.

use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, trouble, words};
use rapporteur_desk::{DocumentVersion, State};
use std::io;

/// Columns that what is known of it lies in.
const INDENT: usize = 2;

/// Writes what is known of a document, its versions and its copies, and what was found in it.
pub(super) fn head(paper: &mut Paper<'_>, state: &State, known: &DocumentVersion) -> io::Result<Vec<String>> {
    let version = &known.version;
    paper.flow(0, &[bold(naming::source(known))])?;
    paper.flow(INDENT, &[faint(version.document.0.as_str())])?;
    let published = version.published.map_or_else(|| "no date of publication".to_owned(), |stamp| words::day(stamp.day()).text);
    paper.flow(INDENT, &[plain(published)])?;
    for known in state.of_document(&version.document) {
        let line = format!(
            "captured {} · learned {} · text {}",
            words::clock(known.fetched),
            words::clock(known.version.learned),
            known.version.rendition.short()
        );
        paper.flow(INDENT, &[faint(line)])?;
    }
    let origins = state.origins();
    for copy in origins.copies(&version.document) {
        paper.flow(INDENT, &[faint(format!("same text: {copy}"))])?;
    }
    let found = &known.findings;
    let counts = [
        words::counted(found.statements.len(), "statement"),
        words::counted(found.events.len(), "event"),
        words::counted(found.drafts.len(), "draft"),
        words::counted(found.issues.len(), "issue"),
        words::counted(found.positions.len(), "position"),
    ];
    paper.flow(INDENT, &[plain(words::listed(&counts))])?;
    for note in known.notes().filter(|note| trouble::is_trouble(note.kind)) {
        paper.flow(INDENT, &[plain(words::note(note)), faint(format!(" [{}]", note.kind.code()))])?;
    }
    Ok(vec!["serve".to_owned()])
}
