//! What is ahead, and what came when.

use crate::State;
use rapporteur_model::{Modality, RecordedEvent};
use rapporteur_time::{Date, Instant};

/// The relation of an event to the day of the record, in the order of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Going on.
    UnderWay,
    /// On a day to come.
    Ahead,
    /// Its day is over, and nobody reports it as held.
    Due,
    /// To come, on no day that is known.
    NoDay,
    /// Held.
    Past,
    /// Called off or denied.
    Off,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [Self::UnderWay, Self::Ahead, Self::Due, Self::NoDay, Self::Past, Self::Off];

    /// Returns where an event stands on `today`. Only a report makes it past: a planned day that is over does not.
    pub fn of(event: &RecordedEvent, today: Date) -> Self {
        match (event.modality, event.when) {
            (Modality::Ongoing, _) => Self::UnderWay,
            (Modality::Held, _) => Self::Past,
            (Modality::Cancelled | Modality::Denied, _) => Self::Off,
            (_, None) => Self::NoDay,
            (_, Some(when)) if when.interval.end() < today => Self::Due,
            (_, Some(_)) => Self::Ahead,
        }
    }

    /// Tells whether an agenda has it: what is over or off is no agenda.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Past | Self::Off)
    }

    /// Returns the events of a state that stand so, by the last day they can be: what is known to the month only comes after what
    /// is fixed for a day of it. What is over or off has the latest first.
    pub fn events(self, state: &State) -> Vec<&RecordedEvent> {
        let today = state.record.as_of.day();
        let mut events: Vec<_> = state.record.events.iter().filter(|event| Self::of(event, today) == self).collect();
        events.sort_by_key(|event| event.when.map(|when| (when.interval.end(), when.interval.start())));
        if !self.is_open() {
            events.reverse();
        }
        events
    }
}

/// Returns what is ahead, under way or due, stage by stage.
pub fn agenda(state: &State) -> Vec<(Stage, Vec<&RecordedEvent>)> {
    let open = Stage::ALL.into_iter().filter(|stage| stage.is_open());
    open.map(|stage| (stage, stage.events(state))).filter(|(_, events)| !events.is_empty()).collect()
}

/// Which clock a timeline runs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// When it happens.
    #[default]
    Happened,
    /// When we first learned of it.
    Learned,
}

/// Which events a timeline has; what is left out does not narrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimelineQuery {
    /// The clock it runs on.
    pub clock: Clock,
    /// The first day, on that clock.
    pub since: Option<Date>,
    /// The last day, on that clock.
    pub until: Option<Date>,
}

/// Returns the events in the order of a clock, those without a day last.
pub fn timeline<'s>(state: &'s State, query: &TimelineQuery) -> Vec<&'s RecordedEvent> {
    let learned = |event: &RecordedEvent| event.reports.first().map(|report| report.learned);
    let days = |event: &RecordedEvent| match query.clock {
        Clock::Happened => event.when.map(|when| (when.interval.start(), when.interval.end())),
        Clock::Learned => learned(event).map(Instant::day).map(|day| (day, day)),
    };
    let fits = |event: &&RecordedEvent| match days(event) {
        Some((first, last)) => query.since.is_none_or(|since| last >= since) && query.until.is_none_or(|until| first <= until),
        None => query.since.is_none() && query.until.is_none(),
    };
    let mut events: Vec<&RecordedEvent> = state.record.events.iter().filter(fits).collect();
    events.sort_by_key(|event| (days(event).is_none(), days(event), learned(event)));
    events
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
            clock: None,
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
