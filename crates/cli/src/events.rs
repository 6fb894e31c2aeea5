//! Lists of events: what the agenda and the timeline share.

use crate::entry::{what, where_and_when};
use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, words};
use clap::ValueEnum;
use rapporteur_desk::{Origins, State};
use rapporteur_export::EntryWords;
use rapporteur_model::{RecordedEvent, Report};
use rapporteur_time::Precision;
use std::io::{self, BufWriter, Write as _};

/// How many columns the id takes.
const ID: usize = 9;

/// How a list of events is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people.
    Text,
    /// For programs: the contract `rapporteur-events/1`.
    Json,
    /// For calendars: iCalendar, RFC 5545.
    Ics,
}

/// Writes an event: when and where, who, how firm and by whom, and the words of the newest report.
pub(crate) fn line(paper: &mut Paper<'_>, state: &State, origins: &Origins<'_>, event: &RecordedEvent) -> io::Result<()> {
    let who = naming::actors(&state.record, &event.participants);
    let who = if who.is_empty() { who } else { format!(" · {who}") };
    paper.hang(
        &event.id.0,
        ID,
        &[bold(what(event)), plain(where_and_when(event)), plain(who), faint(by(state, origins, event))],
    )?;
    match event.reports.last() {
        Some(report) => paper.flow(ID, &[plain(words_of(report))]),
        None => Ok(()),
    }
}

/// Returns who says so, and what they differ on: ` · Northwire +1, 2 independent sources; they differ on when`.
fn by(state: &State, origins: &Origins<'_>, event: &RecordedEvent) -> String {
    let outlet =
        event.reports.last().and_then(|report| state.cited(report.words.first())).map(naming::outlet).unwrap_or_default();
    let others = match event.reports.len() {
        0 | 1 => String::new(),
        more => format!(" +{}", more - 1),
    };
    let sources = origins.independent(event.reports.iter().map(Report::document));
    let single = if sources == 1 { ", a single source" } else { "" };
    let fields: Vec<&str> = state
        .record
        .discrepancies
        .iter()
        .filter(|discrepancy| discrepancy.about == event.id)
        .map(|discrepancy| words::field(&discrepancy.field))
        .collect();
    let differ = if fields.is_empty() { String::new() } else { format!("; they differ on {}", words::listed(&fields)) };
    format!(" · {outlet}{others}{single}{differ}")
}

fn words_of(report: &Report) -> String {
    let words = report.words.all().iter().map(|citation| format!("“{}”", citation.words.trim()));
    words.collect::<Vec<_>>().join(" … ")
}

/// Writes events as the contract has them.
pub(crate) fn json(state: &State, events: &[&RecordedEvent]) -> io::Result<()> {
    let text = |digest: &rapporteur_model::Digest| state.with_text(*digest).next().map(|known| known.rendition.text.as_str());
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &rapporteur_export::events(&state.record, events, text))?;
    writeln!(out)?;
    out.flush()
}

/// Writes events as a calendar.
pub(crate) fn ics(state: &State, events: &[&RecordedEvent]) -> io::Result<()> {
    let calendar = rapporteur_export::calendar(&state.record, naming::case(state), events, |event| entry_words(state, event));
    let mut out = io::stdout().lock();
    out.write_all(calendar.as_bytes())?;
    out.flush()
}

/// Returns what a person reads of an entry of the calendar. A day that is not known is said to be none.
fn entry_words(state: &State, event: &RecordedEvent) -> EntryWords {
    let who = naming::actors(&state.record, &event.participants);
    let who = if who.is_empty() { who } else { format!(": {who}") };
    let half_known = event.when.filter(|when| when.precision != Precision::Day || !when.interval.is_day());
    let when = half_known.map(|when| format!(" ({}; no day given)", words::when(when).text));
    let when = when.or_else(|| event.clock.as_ref().map(|clock| format!(" ({clock})"))).unwrap_or_default();
    let reports = event.reports.iter().map(|report| {
        let source = state.cited(report.words.first()).map(naming::source).unwrap_or_default();
        format!("{} — {source} {}", words_of(report), report.document().0)
    });
    EntryWords {
        summary: format!("{}{who}{when}", what(event)),
        description: reports.collect::<Vec<_>>().join("\n"),
        location: event.place.as_ref().map(|place| place.name.clone()).unwrap_or_default(),
        url: event.reports.first().map(|report| report.document().0.clone()).unwrap_or_default(),
    }
}
