//! An event as one version reports it.

use super::cast::{Cast, Site, round};
use super::course::happened;
use crate::actors::Actors;
use crate::placed::Placed;
use crate::slots::ActorSlot;
use crate::told::Told;
use crate::words::{Wording, Words};
use rapporteur_model::{Event, Modality};
use rapporteur_time::When;

/// Whose word a report of an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// The text's own.
    Text,
    /// That of one who takes part.
    Concerned,
    /// That of somebody else.
    Other,
}

/// An event as one version reports it.
#[derive(Clone, Debug)]
pub(crate) struct EventReport<'v> {
    pub(crate) told: Told,
    pub(crate) event: &'v Event,
    pub(crate) modality: Modality,
    pub(crate) when: Option<When>,
    pub(crate) voice: Voice,
    pub(crate) cast: Cast,
    pub(crate) site: Option<Site>,
    /// The number of the round, where the words give one.
    pub(super) round: Option<u8>,
    pub(super) wording: Wording,
}

impl<'v> EventReport<'v> {
    pub(super) fn new(event: &'v Event, told: Told, at: &Placed<'v>, actors: &Actors<'v>, words: &mut Words) -> Self {
        let text = at.view.all_words(&event.evidence);
        let cast = Cast::new(&at.actors(&event.participants), actors, words);
        // Nothing has happened on a day to come, whatever the tense.
        let early = event.when.is_some_and(|when| when.interval.start() > told.day);
        let modality = if early && happened(event.modality) { Modality::Planned } else { event.modality };
        let voice = match event.reported_by.and_then(|id| at.view.findings.statement(id)) {
            None => Voice::Text,
            Some(statement) => concerned(statement.speaker.and_then(|id| at.actor(id)), &cast, actors),
        };
        Self {
            told,
            event,
            modality,
            when: event.when,
            voice,
            site: event.place.as_ref().map(|place| Site::new(place, actors, words)),
            round: round(&text),
            wording: words.plain(&text),
            cast,
        }
    }
}

fn concerned(speaker: Option<ActorSlot>, cast: &Cast, actors: &Actors<'_>) -> Voice {
    let takes_part = speaker.is_some_and(|speaker| cast.sides.contains(&actors.side_of(speaker)));
    if takes_part { Voice::Concerned } else { Voice::Other }
}
