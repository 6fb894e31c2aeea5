//! Events ahead and past: planned is not held.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{DocumentLine, Named};
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_desk::Stage;
use rapporteur_model::RecordedEvent;

#[derive(Template)]
#[template(path = "pages/calendar.html")]
struct CalendarPage {
    frame: Frame,
    groups: Vec<Group>,
}

/// Events that are in the same relation to the day of the record.
struct Group {
    heading: &'static str,
    key: &'static str,
    events: Vec<Row>,
}

struct Row {
    event: Named,
    when: Option<Moment>,
    precision: &'static str,
    modality: &'static str,
    who: Vec<Named>,
    place: String,
    first: Option<DocumentLine>,
    reports: usize,
    disputed: Vec<String>,
}

/// Returns the heading of a group and its key.
fn heading(stage: Stage) -> (&'static str, &'static str) {
    match stage {
        Stage::UnderWay => ("Under way", "under-way"),
        Stage::Ahead => ("Ahead", "ahead"),
        Stage::Due => ("Was due by now, and not reported as held", "due"),
        Stage::NoDay => ("No day given", "no-day"),
        Stage::Past => ("Past", "past"),
        Stage::Off => ("Called off or denied", "off"),
    }
}

/// Draws the calendar.
pub(crate) fn calendar(view: &View<'_>, ask: &Ask) -> Page {
    let group = |stage: Stage| {
        let events = stage.events(view.state);
        let (heading, key) = heading(stage);
        Group { heading, key, events: events.into_iter().map(|event| row(view, event)).collect() }
    };
    let groups = Stage::ALL.into_iter().map(group).filter(|group| !group.events.is_empty()).collect();
    written(&CalendarPage { frame: Frame::new(view, Screen::Calendar, "/calendar", ask), groups })
}

fn row(view: &View<'_>, event: &RecordedEvent) -> Row {
    let first = event.reports.first().map(|report| report.words.first());
    let disputed = view.record().discrepancies.iter().filter(|discrepancy| discrepancy.about == event.id);
    Row {
        event: Named { name: words::capitalized(words::event_type(event.kind)), href: view.links.entry(&event.id) },
        when: event.when.map(words::when),
        precision: event.when.map_or("", words::precision),
        modality: words::modality(event.modality),
        who: event.participants.iter().map(|id| view.named(id)).collect(),
        place: event.place.as_ref().map(words::place).unwrap_or_default(),
        first: first.map(|words| DocumentLine::of_words(view, words)),
        reports: event.reports.len(),
        disputed: disputed.map(|discrepancy| words::field(&discrepancy.field).to_owned()).collect(),
    }
}
