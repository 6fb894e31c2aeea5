//! Who takes part, where, and in which round: what tells one event from another beside its days.

use crate::actors::Actors;
use crate::slots::ActorSlot;
use crate::words::{Wording, Words};
use rapporteur_model::{CountryCode, Place};

/// The participants of an event: those with a name, and those known by a description only.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cast {
    pub(super) named: Vec<ActorSlot>,
    /// The sides of those with a name as known when it was told, each once, in a fixed order.
    pub(crate) sides: Vec<ActorSlot>,
    pub(super) described: Vec<(ActorSlot, Wording)>,
    /// Those of them who are persons with a name.
    persons: Vec<ActorSlot>,
}

/// How two casts meet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Meet {
    /// This share of the sides of the smaller one is in the other. Firm, if that is more than one side, or all there is
    /// of both: everybody meets somebody.
    Share { share: f64, firm: bool },
    /// The descriptions are alike.
    Alike,
    /// One of them, or what both say, tells nothing.
    Unknown,
    /// They are others.
    Apart,
}

impl Cast {
    pub(super) fn new(slots: &[ActorSlot], actors: &Actors<'_>, words: &mut Words) -> Self {
        let (described, named): (Vec<_>, Vec<_>) = slots.iter().copied().partition(|slot| actors.is_descriptive(*slot));
        let described = described.into_iter().map(|slot| (slot, words.plain(actors.name(slot)))).collect();
        let mut sides: Vec<ActorSlot> = named.iter().map(|slot| actors.side_of(*slot)).collect();
        sides.sort_unstable();
        sides.dedup();
        let persons = named.iter().copied().filter(|slot| actors.is_person(*slot)).collect();
        Self { named, sides, described, persons }
    }

    /// Tells whether nobody takes part who has a name or a description.
    pub(super) fn is_empty(&self) -> bool {
        self.named.is_empty() && self.described.is_empty()
    }

    /// Tells whether it names persons.
    pub(super) fn has_persons(&self) -> bool {
        !self.persons.is_empty()
    }

    /// Tells whether a person takes part in both.
    pub(super) fn shares_a_person(&self, other: &Self) -> bool {
        self.persons.iter().any(|person| other.persons.contains(person))
    }

    /// Takes in the participants of another report.
    pub(super) fn join(&mut self, other: &Self) {
        for (own, others) in [(&mut self.named, &other.named), (&mut self.persons, &other.persons)] {
            let new: Vec<ActorSlot> = others.iter().copied().filter(|slot| !own.contains(slot)).collect();
            own.extend(new);
        }
        for side in &other.sides {
            if let Err(at) = self.sides.binary_search(side) {
                self.sides.insert(at, *side);
            }
        }
        for (slot, words) in &other.described {
            if !self.described.iter().any(|(_, own)| own == words) {
                self.described.push((*slot, words.clone()));
            }
        }
    }

    /// Compares two casts: a person and the side represented stand for each other.
    pub(super) fn meet(&self, other: &Self) -> Meet {
        let (ours, theirs) = (&self.sides, &other.sides);
        let smaller = ours.len().min(theirs.len());
        if smaller > 0 {
            let shared = ours.iter().filter(|side| theirs.contains(side)).count();
            let share = shared as f64 / smaller as f64;
            let firm = shared > 1 || ours == theirs;
            return if share >= 0.5 { Meet::Share { share, firm } } else { Meet::Apart };
        }
        if self.described.is_empty() || other.described.is_empty() {
            return Meet::Unknown;
        }
        let alike = |a: &Wording, b: &Wording| {
            let overlap = a.overlap(b);
            overlap.of_first.max(overlap.of_second) >= 0.5
        };
        let any = self.described.iter().any(|(_, a)| other.described.iter().any(|(_, b)| alike(a, b)));
        // "The ministers" and "the scientists" are not the same people; named ones may be behind either.
        match (any, ours.is_empty() && theirs.is_empty()) {
            (true, _) => Meet::Alike,
            (false, true) => Meet::Apart,
            (false, false) => Meet::Unknown,
        }
    }
}

/// A place, for comparison.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Site {
    pub(super) words: Wording,
    country: Option<CountryCode>,
    /// Whether it is no nearer than a country.
    pub(super) wide: bool,
}

impl Site {
    pub(super) fn new(place: &Place, actors: &Actors<'_>, words: &mut Words) -> Self {
        Self { words: words.plain(&place.name), country: place.country, wide: actors.is_state(&place.name) }
    }

    /// Tells whether both are one town, or one is a building in the other.
    pub(crate) fn is(&self, other: &Self) -> bool {
        let overlap = self.words.overlap(&other.words);
        overlap.of_first.max(overlap.of_second) >= 1.0 && self.same_country(other)
    }

    /// Tells whether no event can be at both.
    pub(crate) fn excludes(&self, other: &Self) -> bool {
        !self.is(other) && !((self.wide || other.wide) && self.same_country(other))
    }

    fn same_country(&self, other: &Self) -> bool {
        self.country.is_none() || other.country.is_none() || self.country == other.country
    }
}

/// Words that number what people meet in.
const ORDINALS: &[(&str, u8)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
];

/// What is numbered: "the third round".
const NUMBERED: &[&str] = &["round", "session", "meeting", "summit", "sitting"];

/// Returns the number of the round that `words` tell of: the third round, the 3rd negotiating session.
pub(super) fn round(words: &str) -> Option<u8> {
    let words: Vec<String> =
        words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.iter().enumerate().find_map(|(at, word)| {
        let number = ordinal(word)?;
        // One word may stand between: "the third negotiating round".
        words[at + 1..].iter().take(2).any(|next| NUMBERED.contains(&next.as_str())).then_some(number)
    })
}

fn ordinal(word: &str) -> Option<u8> {
    if let Some((_, number)) = ORDINALS.iter().find(|(ordinal, _)| *ordinal == word) {
        return Some(*number);
    }
    ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_are_numbered() {
        assert_eq!(round("the third round of talks"), Some(3));
        assert_eq!(round("a 14th negotiating session"), Some(14));
        assert_eq!(round("first of all, they will meet"), None);
        assert_eq!(round("in the second half of the year"), None);
    }
}
