//! Events ahead and past: planned is not held.

use super::{Frame, Page, Screen, written};
use crate::ask::Ask;
use crate::parts::{DocumentLine, Named};
use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_model::{Modality, RecordedEvent};
use rapporteur_time::Date;

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

/// The relation of an event to the day of the record, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    UnderWay,
    Ahead,
    Due,
    NoDay,
    Past,
    Off,
}

impl Stage {
    const ALL: [Self; 6] = [Self::UnderWay, Self::Ahead, Self::Due, Self::NoDay, Self::Past, Self::Off];

    /// Returns where an event stands on `today`. Only a report makes it past: a planned day that is over does not.
    fn of(event: &RecordedEvent, today: Date) -> Self {
        match (event.modality, event.when) {
            (Modality::Ongoing, _) => Self::UnderWay,
            (Modality::Held, _) => Self::Past,
            (Modality::Cancelled | Modality::Denied, _) => Self::Off,
            (_, None) => Self::NoDay,
            (_, Some(when)) if when.interval.end() < today => Self::Due,
            (_, Some(_)) => Self::Ahead,
        }
    }

    fn heading(self) -> (&'static str, &'static str) {
        match self {
            Self::UnderWay => ("Under way", "under-way"),
            Self::Ahead => ("Ahead", "ahead"),
            Self::Due => ("Was due by now, and not reported as held", "due"),
            Self::NoDay => ("No day given", "no-day"),
            Self::Past => ("Past", "past"),
            Self::Off => ("Called off or denied", "off"),
        }
    }
}

/// Draws the calendar.
pub(crate) fn calendar(view: &View<'_>, ask: &Ask) -> Page {
    let today = view.record().as_of.day();
    let group = |stage: Stage| {
        let mut events: Vec<_> = view.record().events.iter().filter(|event| Stage::of(event, today) == stage).collect();
        // By the last day it can be: what is known to the month only comes after what is fixed for a day of it.
        events.sort_by_key(|event| event.when.map(|when| (when.interval.end(), when.interval.start())));
        if matches!(stage, Stage::Past | Stage::Off) {
            events.reverse();
        }
        let (heading, key) = stage.heading();
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

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_model::{EventType, RecordId};
    use rapporteur_time::{When, parse_day};

    fn event(modality: Modality, day: Option<&str>) -> RecordedEvent {
        RecordedEvent {
            id: RecordId::of('E', &["event"]),
            kind: EventType::Meeting,
            modality,
            participants: Vec::new(),
            place: None,
            when: day.map(|day| When::day(parse_day(day).unwrap())),
            reports: Vec::new(),
            history: Vec::new(),
        }
    }

    #[test]
    fn a_planned_day_that_is_over_makes_nothing_held() {
        let today = parse_day("2031-03-11").unwrap();
        let stage = |modality, day| Stage::of(&event(modality, day), today);
        assert_eq!(stage(Modality::Planned, Some("2031-03-14")), Stage::Ahead);
        assert_eq!(stage(Modality::Planned, Some("2031-03-11")), Stage::Ahead);
        assert_eq!(stage(Modality::Planned, Some("2031-03-10")), Stage::Due);
        assert_eq!(stage(Modality::Expected, None), Stage::NoDay);
        assert_eq!(stage(Modality::Held, None), Stage::Past);
        assert_eq!(stage(Modality::Denied, Some("2031-03-14")), Stage::Off);
    }
}
