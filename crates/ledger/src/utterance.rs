//! When two reports are of one utterance.
//!
//! The speaker is the same, the words are, and so is the day as far as it is told. A newspaper shortens a quotation or
//! puts it into reported speech; a writer recalls it weeks later. But the same line said again on another occasion is
//! another utterance, and so are other words of the same day.

use crate::actors::Actors;
use crate::slots::ActorSlot;
use crate::told::Told;
use crate::words::Wording;
use rapporteur_time::{Date, When};

/// From so much overlap on (weighted Dice), the words are the same.
const SAME: f64 = 0.6;

/// From so much of the shorter one inside the longer on, the words are the same, if they are [`ENOUGH`].
const WITHIN: f64 = 0.8;

/// So many words tell a shortened quotation from a phrase that anybody uses.
const ENOUGH: usize = 4;

/// Words told so many days apart, with no day to settle it, are one utterance only if the later report recalls the
/// earlier under the same name, and says hardly more.
const LATER: i64 = 2;

/// So much of what recalls an earlier utterance must be words of it.
const RECALLED: f64 = 0.7;

/// So close may fewer words than [`ENOUGH`] recall an earlier utterance.
const CLOSE: f64 = 0.75;

/// From so much overlap on, words of two unnamed people of one side are those of one.
const VERBATIM: f64 = 0.8;

/// How it is known that two utterances are of one speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Speaker {
    /// By name, by the side spoken for, or by the text.
    Known,
    /// "An official of Altara" in one text, "an official" of Altara in another.
    DescribedAlike,
}

/// Words as somebody said them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Utterance {
    pub(crate) speaker: Option<ActorSlot>,
    /// The day it was said, where a report settles it.
    pub(crate) said: Option<When>,
    /// The first report.
    pub(crate) told: Told,
    /// The words of the fullest report.
    pub(crate) wording: Wording,
}

impl Utterance {
    /// Tells how well `other` fits as another report of it, or nothing if it is another utterance.
    pub(crate) fn fits(&self, other: &Self, actors: &Actors<'_>) -> Option<f64> {
        let speaker = self.speaker_of(other, actors)?;
        let overlap = self.wording.overlap(&other.wording);
        let enough = overlap.shared >= ENOUGH;
        let same = overlap.dice >= SAME || (enough && overlap.of_first.max(overlap.of_second) >= WITHIN);
        let fits = match (self.said, other.said) {
            _ if speaker == Speaker::DescribedAlike => self.days_from(other) < LATER && overlap.dice >= VERBATIM,
            (Some(said), Some(also)) => same && said.interval.overlaps(also.interval),
            _ if self.days_from(other) < LATER => same,
            _ => {
                let recalled = if self.told.order() <= other.told.order() { overlap.of_second } else { overlap.of_first };
                self.speaker == other.speaker && recalled >= RECALLED && (enough || overlap.dice >= CLOSE)
            }
        };
        fits.then_some(overlap.dice + overlap.of_first.max(overlap.of_second))
    }

    /// Tells whether `other` may be of the same speaker, or nothing if it is not.
    fn speaker_of(&self, other: &Self, actors: &Actors<'_>) -> Option<Speaker> {
        let nameless = |speaker: Option<ActorSlot>| speaker.is_none_or(|speaker| actors.is_descriptive(speaker));
        match (self.speaker, other.speaker) {
            (Some(a), Some(b)) if actors.speak_as_one(a, b) => Some(Speaker::Known),
            // In copies of one text the same description is the same person.
            (a, b) if self.told.origin == other.told.origin && (nameless(a) || nameless(b)) => Some(Speaker::Known),
            (Some(a), Some(b)) if nameless(Some(a)) && nameless(Some(b)) && actors.side_of(a) == actors.side_of(b) => {
                Some(Speaker::DescribedAlike)
            }
            _ => None,
        }
    }

    /// Returns how many days lie between the two, by what is known of them.
    fn days_from(&self, other: &Self) -> i64 {
        let (start, end) = self.days();
        let (from, to) = other.days();
        days_between(end, from).max(days_between(to, start)).max(0)
    }

    fn days(&self) -> (Date, Date) {
        self.said.map_or((self.told.day, self.told.day), |said| (said.interval.start(), said.interval.end()))
    }
}

/// Returns the days from `a` to `b`: fewer than none, if `b` comes first.
pub(crate) fn days_between(a: Date, b: Date) -> i64 {
    a.duration_until(b).as_hours() / 24
}
