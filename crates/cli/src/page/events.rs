//! The meetings and other events of a document.

use super::quoted::Quoted;
use super::{MARGIN, names};
use crate::paper::{Paper, bold, faint, plain};
use crate::words;
use rapporteur_model::{Event, Findings};
use std::io;

/// Writes what happens, happened or does not, in the order of the days; what has none comes last.
pub(super) fn write(paper: &mut Paper<'_>, findings: &Findings, quoted: &Quoted<'_>) -> io::Result<()> {
    if findings.events.is_empty() {
        return Ok(());
    }
    paper.heading("MEETINGS AND OTHER EVENTS", findings.events.len())?;
    let mut events: Vec<&Event> = findings.events.iter().collect();
    events.sort_by_key(|event| (event.when.is_none(), event.when.map(|when| when.interval), event.evidence.first()));
    for event in events {
        let when = event.when.map_or_else(|| "no date".to_owned(), |when| words::when(when).text);
        let place = event.place.as_ref().map(|place| format!(" in {}", place.name)).unwrap_or_default();
        let what = format!("{} {}", words::event_type(event.kind), words::modality(event.modality));
        let mut runs = vec![bold(what), plain(format!("{place} · {when}"))];
        if !event.participants.is_empty() {
            runs.push(plain(format!(" · {}", names(findings, &event.participants))));
        }
        let reporter = event.reported_by.and_then(|id| findings.statement(id)).and_then(|statement| statement.speaker);
        runs.extend(reporter.map(|speaker| faint(format!(" · as told by {}", names(findings, &[speaker])))));
        paper.hang(&quoted.lead(event.evidence.first()), MARGIN, &runs)?;
        paper.flow(MARGIN, &[plain(quoted.words(event.evidence.spans()))])?;
    }
    Ok(())
}
