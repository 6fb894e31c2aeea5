//! An event.

use super::INDENT;
use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, words};
use rapporteur_desk::State;
use rapporteur_model::RecordedEvent;
use std::io;

/// Writes what it is and whether it happened, who takes part, and each turn it took.
pub(super) fn head(paper: &mut Paper<'_>, state: &State, event: &RecordedEvent) -> io::Result<Vec<String>> {
    paper.hang(&event.id.0, INDENT, &[bold(what(event)), plain(where_and_when(event))])?;
    if !event.participants.is_empty() {
        paper.flow(INDENT, &[plain(naming::actors(&state.record, &event.participants))])?;
    }
    for turn in &event.history {
        let outlet = state.cited(&turn.words).map(naming::outlet).unwrap_or_default();
        let line = format!("{} · learned {} · {outlet}", words::modality(turn.modality), words::clock(turn.learned));
        paper.flow(INDENT, &[faint(line)])?;
    }
    Ok(vec!["state".to_owned()])
}

/// Returns what an event is, and whether it happened: `meeting held`.
pub(crate) fn what(event: &RecordedEvent) -> String {
    format!("{} {}", words::event_type(event.kind), words::modality(event.modality))
}

/// Returns the place and the days of an event: ` in Port Selle · Thu 13 Mar 2031`.
pub(crate) fn where_and_when(event: &RecordedEvent) -> String {
    let place = event.place.as_ref().map(|place| format!(" in {}", place.name)).unwrap_or_default();
    let hour = event.clock.as_ref().map(|clock| format!(", {clock}")).unwrap_or_default();
    format!("{place} · {}{hour}", event.when.map_or_else(|| "no date".to_owned(), |when| words::when(when).text))
}
