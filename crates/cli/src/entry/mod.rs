//! One entry of the record: what it is, and the words it rests on in the stored texts.

mod actor;
mod document;
mod draft;
mod event;
mod issue;
mod passage;
mod position;
mod statement;

pub(crate) use event::{what, where_and_when};
pub(crate) use statement::behind;

use crate::naming;
use crate::paper::{Paper, bold, faint, plain};
use crate::words;
use rapporteur_desk::{Entry, Shown, State};
use std::io;

/// Passages that are shown at once.
const SHOWN: usize = 12;

/// Passages of an actor that are shown.
const SHOWN_OF_ACTOR: usize = 3;

/// Columns for the id of an entry; what is said of it hangs under its name.
const INDENT: usize = 9;

/// Writes an entry with its passages, and where to go from it.
pub(crate) fn write(paper: &mut Paper<'_>, state: &State, shown: &Shown<'_>) -> io::Result<()> {
    let next = match shown.entry {
        Entry::Actor(actor) => actor::head(paper, state, actor)?,
        Entry::Statement(statement) => statement::head(paper, state, statement)?,
        Entry::Event(event) => event::head(paper, state, event)?,
        Entry::Draft(draft) => draft::head(paper, state, draft)?,
        Entry::Issue(issue) => issue::head(paper, state, issue)?,
        Entry::Position(position) => position::head(paper, state, position)?,
        Entry::Document(version) => document::head(paper, state, version)?,
        Entry::Silent { party, target } => {
            let name = naming::target(&state.record, target);
            paper.hang(&target.0, INDENT, &[bold(name), plain(format!(" · {} · {}", party.name, words::SILENT.text()))])?;
            let read = words::counted(state.record.documents as usize, "document");
            paper.flow(INDENT, &[plain(format!("No stance of {} on this was found in the {read} read.", party.name))])?;
            vec![format!("said --by {}", naming::typed(&party.name))]
        }
    };
    // Of an actor every document that speaks of it is a passage: the first few say who it is.
    let limit = if matches!(shown.entry, Entry::Actor(_)) { SHOWN_OF_ACTOR } else { SHOWN };
    for passage in shown.passages.iter().take(limit) {
        passage::write(paper, passage)?;
    }
    if shown.passages.len() > limit {
        paper.gap()?;
        paper.flow(0, &[faint(format!("… and {}", words::counted(shown.passages.len() - limit, "more passage")))])?;
    }
    paper.gap()?;
    paper.next(&next)
}
