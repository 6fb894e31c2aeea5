//! What is new, grouped by what it is.

use crate::paper::{Paper, bold, faint, plain};
use crate::{entry, naming, words};
use rapporteur_desk::{News, State};
use rapporteur_model::{Change, ChangeKind, DocumentId, Mark, RecordId};
use std::io;

/// Lines of a group that are shown unless all are asked for.
const SHOWN: usize = 6;

/// Columns for an id.
const ID: usize = 10;

/// The groups, those that matter most first, with a heading and what one of them is called.
const GROUPS: [(ChangeKind, &str, &str); 7] = [
    (ChangeKind::Position, "POSITIONS", "position"),
    (ChangeKind::Issue, "ISSUES", "issue"),
    (ChangeKind::Event, "MEETINGS AND OTHER EVENTS", "event"),
    (ChangeKind::Draft, "DRAFTS", "draft"),
    (ChangeKind::Withdrawn, "WITHDRAWN OR CORRECTED", "withdrawal"),
    (ChangeKind::Edit, "PAGES EDITED", "edit"),
    (ChangeKind::Statement, "STATEMENTS", "statement"),
];

/// Writes the changes since a mark.
pub(crate) fn write(paper: &mut Paper<'_>, state: &State, news: &News<'_>, mark: &Mark, all: bool) -> io::Result<()> {
    let counts: Vec<String> = GROUPS
        .iter()
        .filter_map(|(kind, _, noun)| Some(words::counted(Some(news.count(*kind)).filter(|count| *count > 0)?, noun)))
        .collect();
    let since = format!("Since “{}” ({}) ", mark.name, words::clock(mark.at));
    let what = match counts.as_slice() {
        [] => "nothing is new".to_owned(),
        counts => format!("there are {}: {}", words::counted(news.changes.len(), "change"), words::listed(counts)),
    };
    paper.flow(0, &[bold(since), plain(what)])?;
    let mut left = 0;
    for (kind, heading, _) in GROUPS {
        let mut changes: Vec<&Change> = news.changes.iter().copied().filter(|change| change.kind == kind).collect();
        if changes.is_empty() {
            continue;
        }
        paper.heading(heading, changes.len())?;
        // What moved comes before what is new.
        changes.sort_by_key(|change| change.from.is_none());
        let shown = if all { changes.len() } else { SHOWN };
        for change in changes.iter().take(shown) {
            line(paper, state, change)?;
        }
        left += changes.len().saturating_sub(shown);
    }
    paper.gap()?;
    if left > 0 {
        let all = paper.command("news --all");
        paper.flow(0, &[faint(format!("{left} more: {all}"))])?;
    }
    let mark = paper.command("mark \"today\"");
    paper.flow(0, &[faint(format!("Done? {mark}"))])
}

fn line(paper: &mut Paper<'_>, state: &State, change: &Change) -> io::Result<()> {
    let outlet = state.cited(&change.words).map(naming::outlet).unwrap_or_default();
    // The days of an event are said with what it is: many of them are yet to come.
    let happened = change.happened.filter(|_| change.kind != ChangeKind::Event);
    let happened = happened.map(|day| format!("happened {} · ", words::day(day).text)).unwrap_or_default();
    let id = RecordId(change.target.clone());
    let lead = if change.kind == ChangeKind::Edit { "" } else { change.target.as_str() };
    let runs = [
        bold(about(state, change, &id)),
        plain(turn(change)),
        faint(format!(" · {happened}learned {} · {outlet}", words::clock(change.learned))),
    ];
    paper.hang(lead, ID, &runs)?;
    paper.flow(ID, &[plain(change.words.words.as_str())])
}

/// Returns what a change is about.
fn about(state: &State, change: &Change, id: &RecordId) -> String {
    let record = &state.record;
    match change.kind {
        ChangeKind::Position => {
            let holder = change.holder.as_ref().map(|id| naming::actor(record, id)).unwrap_or_default();
            format!("{holder} · {}", naming::target(record, id))
        }
        ChangeKind::Event => record.event(id).map_or_else(
            || change.target.clone(),
            |event| format!("{}{}", words::event_type(event.kind), entry::where_and_when(event)),
        ),
        ChangeKind::Statement | ChangeKind::Withdrawn => {
            let speaker = record.statement(id).and_then(|statement| statement.speaker.as_ref());
            speaker.map_or_else(|| change.target.clone(), |speaker| naming::actor(record, speaker).to_owned())
        }
        ChangeKind::Edit => {
            let newest = state.of_document(&DocumentId(change.target.clone())).next_back();
            newest.map_or_else(|| change.target.clone(), naming::source)
        }
        ChangeKind::Draft | ChangeKind::Issue => naming::target(record, id).to_owned(),
    }
}

/// Returns what it was and what it is: ` · on condition → opposes`.
fn turn(change: &Change) -> String {
    let value = |value: &Option<String>| value.as_deref().map(words::value);
    match (change.kind, value(&change.from), value(&change.to)) {
        // The words of an edit and of a statement stand below.
        (ChangeKind::Edit | ChangeKind::Statement, ..) | (_, None, None) => String::new(),
        (_, Some(from), Some(to)) => format!(" · {from} → {to}"),
        (_, None, Some(to)) => format!(" · new: {to}"),
        (_, Some(from), None) => format!(" · no longer: {from}"),
    }
}
