//! `rapporteur-events/1`: what is ahead, or all that happened, with how firm and by whom.

use crate::codes::{EventCodes, event_codes};
use crate::parts::JsonPlace;
use crate::texts::Texts;
use crate::{ReadClock, StateReport, StateTurn};
use rapporteur_model::{Digest, EventType, Modality, Record, RecordId, RecordedEvent};
use rapporteur_time::{Bound, Date, Instant, Precision, When};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// The version of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum EventsContract {
    /// The first.
    #[serde(rename = "rapporteur-events/1")]
    V1,
}

/// Events of a record, in the order of the verb that printed them.
///
/// Every list is there, if only empty; every field is there, if only null. Fields may be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EventsOutput<'a> {
    /// The contract that the object keeps.
    pub contract: EventsContract,
    /// The instant; nothing learned later is in it.
    pub as_of: Instant,
    /// The events.
    pub events: Vec<ListedEvent<'a>>,
}

/// An event over all its reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListedEvent<'a> {
    /// Its id.
    pub id: &'a RecordId,
    /// What kind of happening.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// Whether it happened, will, may or did not, by the newest reports.
    pub modality: Modality,
    /// Those who take part.
    pub participants: Vec<ListedActor<'a>>,
    /// Where.
    pub place: Option<JsonPlace<'a>>,
    /// On which days, and how finely that is known.
    pub when: Option<ListedWhen>,
    /// The hour at which it begins.
    pub clock: Option<ReadClock<'a>>,
    /// How often its entry changed since it was first learned of.
    pub sequence: usize,
    /// Its codes in PLOVER and CAMEO.
    pub codes: EventCodes,
    /// The documents that report it, the first learned first.
    pub reports: Vec<StateReport<'a>>,
    /// Each modality it went through, the first learned first.
    pub history: Vec<StateTurn<'a>>,
}

/// An actor by id and name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListedActor<'a> {
    /// Its id.
    pub id: &'a RecordId,
    /// Its fullest name.
    pub name: &'a str,
}

/// Days, both included, with what bounds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListedWhen {
    /// The first day.
    #[schemars(with = "String", regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub start: Date,
    /// The last day.
    #[schemars(with = "String", regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub end: Date,
    /// How the words bound what happens: "by 30 June" is any day until then.
    pub bound: Bound,
    /// How fine the words are.
    pub precision: Precision,
}

impl From<When> for ListedWhen {
    fn from(when: When) -> Self {
        Self { start: when.interval.start(), end: when.interval.end(), bound: when.bound, precision: when.precision }
    }
}

/// Returns events of a record as the contract has them. `text_of` gives the text of a rendition, to count in.
pub fn events<'a, 't>(
    record: &'a Record,
    listed: &[&'a RecordedEvent],
    text_of: impl Fn(&Digest) -> Option<&'t str>,
) -> EventsOutput<'a> {
    let mut texts = Texts::new(&text_of);
    let sequences = Sequences::of(record);
    let events = listed.iter().map(|event| ListedEvent {
        id: &event.id,
        kind: event.kind,
        modality: event.modality,
        participants: event
            .participants
            .iter()
            .filter_map(|id| record.actor(id))
            .map(|actor| ListedActor { id: &actor.id, name: &actor.name })
            .collect(),
        place: event.place.as_ref().map(JsonPlace::from),
        when: event.when.map(ListedWhen::from),
        clock: event.clock.as_ref().map(crate::timex::clock),
        sequence: sequences.number(event),
        codes: event_codes(event.kind, event.modality),
        reports: event.reports.iter().flat_map(|report| texts.by_document(report.words.all())).collect(),
        history: event.history.iter().map(crate::state::turn).collect(),
    });
    let events = events.collect();
    EventsOutput { contract: EventsContract::V1, as_of: record.as_of, events }
}

/// How often each entry of a record changed, and when last.
pub(crate) struct Sequences<'r>(HashMap<&'r str, (usize, Instant)>);

impl<'r> Sequences<'r> {
    pub(crate) fn of(record: &'r Record) -> Self {
        let mut entries: HashMap<&str, (usize, Instant)> = HashMap::new();
        // In the order of learning: the last is the newest.
        for change in &record.changes {
            let (count, last) = entries.entry(&change.target).or_insert((0, change.learned));
            (*count, *last) = (*count + 1, change.learned);
        }
        Self(entries)
    }

    /// Returns how often the entry of an event changed since it was first learned of: it only grows.
    pub(crate) fn number(&self, event: &RecordedEvent) -> usize {
        self.0.get(event.id.0.as_str()).map_or(0, |(count, _)| count - 1)
    }

    /// Returns when the entry last changed.
    pub(crate) fn changed(&self, event: &RecordedEvent) -> Option<Instant> {
        self.0.get(event.id.0.as_str()).map(|(_, last)| *last)
    }
}
