//! Who is one and the same.
//!
//! A party of the brief is known by its names, a state by its country, a person by the full name, an organization or a
//! group by the words of its name. Who is named by a description only ("two officials") is another one in every
//! document. A surname alone is the person who is known by it, if there is exactly one; nobody chooses between two.

use crate::names::{PersonName, folded};
use crate::slots::ActorSlot;
use rapporteur_model::{Actor, ActorKind, Brief, CountryCode, DocumentId, content_stems};
use std::collections::HashMap;

/// What an actor is known by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A party of the brief, by its place there.
    Party(usize),
    /// A state, by its country.
    Country(CountryCode),
    /// A state, by the stems of its name.
    State(Vec<String>),
    /// An organization or a group, by the stems of its name.
    Body(Vec<String>),
    /// A person, by the name as far as it is known.
    Person(String),
    /// One who is known in one document only; the number tells two of a name apart.
    Apart(DocumentId, String, usize),
}

/// Who is known, and by what.
#[derive(Debug)]
pub(super) struct Identities<'v> {
    brief: &'v Brief,
    /// Several bodies may share a name, each in its own country.
    by_key: HashMap<Key, Vec<(ActorSlot, Option<CountryCode>)>>,
    /// Of each surname, the persons known by a full name.
    by_surname: HashMap<String, Vec<(ActorSlot, String)>>,
}

impl<'v> Identities<'v> {
    pub(super) fn new(brief: &'v Brief) -> Self {
        Self { brief, by_key: HashMap::new(), by_surname: HashMap::new() }
    }

    /// Returns the party of the brief that an actor is, by its whole name.
    pub(super) fn party(&self, actor: &Actor) -> Option<usize> {
        self.brief.parties.iter().position(|party| party.name == actor.name || party.aliases.contains(&actor.name))
    }

    /// Tells whether an actor is a person of whom only the surname is given.
    pub(super) fn surname_alone(&self, actor: &Actor) -> bool {
        actor.kind == ActorKind::Person && !actor.descriptive && PersonName::new(&actor.name).alone && self.party(actor).is_none()
    }

    /// Tells whether a state goes by `name`.
    pub(super) fn is_state(&self, name: &str) -> bool {
        self.by_key.contains_key(&Key::State(content_stems(name)))
    }

    /// Returns what an actor of `document` is known by, the surest first; `nth` tells those of one name apart.
    pub(super) fn keys(&self, actor: &Actor, document: &DocumentId, nth: usize) -> Vec<Key> {
        let apart = || Key::Apart(document.clone(), folded(&actor.name), nth);
        if actor.descriptive {
            return vec![apart()];
        }
        let mut keys: Vec<Key> = self.party(actor).map(Key::Party).into_iter().collect();
        let stems = Some(content_stems(&actor.name)).filter(|stems| !stems.is_empty());
        match actor.kind {
            ActorKind::Person => keys.push(self.person(&actor.name).unwrap_or_else(apart)),
            ActorKind::State => {
                keys.extend(actor.country.map(Key::Country));
                keys.extend(stems.map(Key::State));
            }
            ActorKind::Organization | ActorKind::Group => keys.extend(stems.map(Key::Body)),
        }
        if keys.is_empty() {
            keys.push(apart());
        }
        keys
    }

    /// Returns what a person is known by, or nothing if the surname alone may be one of several.
    ///
    /// A full name takes over what was known by its surname, if nobody else has that surname.
    fn person(&self, name: &str) -> Option<Key> {
        let name = PersonName::new(name);
        let known = self.by_surname.get(&name.surname).map_or(&[][..], Vec::as_slice);
        match (name.alone, known) {
            (true, []) => Some(Key::Person(name.surname)),
            (true, [(_, full)]) => Some(Key::Person(full.clone())),
            (true, _) => None,
            (false, []) if self.by_key.contains_key(&Key::Person(name.surname.clone())) => Some(Key::Person(name.surname)),
            (false, _) => Some(Key::Person(name.full)),
        }
    }

    /// Returns who is known by one of `keys`, the first that leads to somebody.
    pub(super) fn find(&self, keys: &[Key], country: Option<CountryCode>) -> Option<ActorSlot> {
        // Two ministries of one name in two countries are two; a country that is not given decides nothing.
        let fits = |key: &Key, own: Option<CountryCode>| {
            !matches!(key, Key::Body(_) | Key::State(_)) || own.is_none() || country.is_none() || own == country
        };
        keys.iter().find_map(|key| {
            let known = self.by_key.get(key)?;
            known.iter().find(|(_, own)| fits(key, *own)).map(|(slot, _)| *slot)
        })
    }

    /// Learns what the actor in `slot` is known by.
    pub(super) fn learn(&mut self, slot: ActorSlot, actor: &Actor, mut keys: Vec<Key>) {
        let name = PersonName::new(&actor.name);
        if actor.kind == ActorKind::Person && !actor.descriptive && !name.alone {
            let namesakes = self.by_surname.entry(name.surname).or_default();
            if !namesakes.iter().any(|(known, _)| *known == slot) {
                namesakes.push((slot, name.full.clone()));
            }
            keys.push(Key::Person(name.full));
        }
        for key in keys {
            let known = self.by_key.entry(key).or_default();
            match known.iter_mut().find(|(known, _)| *known == slot) {
                Some((_, country)) => *country = country.or(actor.country),
                None => known.push((slot, actor.country)),
            }
        }
    }
}
