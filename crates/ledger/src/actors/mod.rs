//! Actors over all documents, and the sides they speak for.

mod identity;

use crate::ids::Ids;
use crate::names::folded;
use crate::slots::ActorSlot;
use crate::told::Told;
use crate::view::View;
use identity::{Identities, Key};
use rapporteur_model::{
    Actor, ActorId, ActorKind, Brief, Citations, DocumentId, Event, EventType, Findings, Modality, RecordId, RecordedActor,
    SideRole,
};
use std::collections::{HashMap, HashSet};

#[derive(Debug)]
struct Entry<'v> {
    id: RecordId,
    kind: ActorKind,
    descriptive: bool,
    party: Option<usize>,
    /// Whom it speaks for by the newest report, and that report.
    represents: Option<(ActorSlot, Told)>,
    /// Whether it has met somebody, agreed to something or tabled a draft.
    at_table: bool,
    /// The fullest name, of equals the first.
    name: &'v str,
    /// In the order of learning.
    seen: Vec<Seen<'v>>,
}

/// An actor as one version has it.
#[derive(Clone, Copy, Debug)]
struct Seen<'v> {
    told: Told,
    actor: &'v Actor,
    represents: Option<ActorSlot>,
}

/// The actors of all documents.
#[derive(Debug)]
pub(crate) struct Actors<'v> {
    brief: &'v Brief,
    entries: Vec<Entry<'v>>,
    known: Identities<'v>,
}

impl<'v> Actors<'v> {
    pub(crate) fn new(brief: &'v Brief) -> Self {
        Self { brief, entries: Vec::new(), known: Identities::new(brief) }
    }

    /// Finds or makes the entry of each actor of `view`; one that cannot be cited has none. Also returns those whose
    /// side is now another.
    pub(crate) fn place(&mut self, view: View<'v>, told: Told, ids: &mut Ids) -> (Vec<Option<ActorSlot>>, Vec<ActorSlot>) {
        let actors = &view.findings.actors;
        // Full names come first, so that it does not matter where in its list a text has a surname alone.
        let (alone, full): (Vec<_>, Vec<_>) = (0..actors.len())
            .filter(|&at| view.holds(&actors[at].mentions))
            .partition(|&at| self.known.surname_alone(&actors[at]));
        let mut slots = vec![None; actors.len()];
        let mut namesakes = HashMap::new();
        for at in full.into_iter().chain(alone) {
            let actor = &actors[at];
            let nth = namesakes.entry(folded(&actor.name)).and_modify(|nth| *nth += 1).or_insert(0);
            let keys = self.known.keys(actor, &view.version.document, *nth);
            let slot = self.known.find(&keys, actor.country).unwrap_or_else(|| self.enter(actor, &keys[0], ids));
            self.learn(slot, actor, keys);
            slots[at] = Some(slot);
        }
        let mut moved = Vec::new();
        for (actor, slot) in actors.iter().zip(&slots) {
            let Some(slot) = *slot else { continue };
            let side = actor.represents.and_then(|id| slots.get(id.index()).copied().flatten());
            let represents = side.filter(|side| *side != slot);
            if self.entries[slot.0].see(Seen { told, actor, represents }) {
                moved.push(slot);
            }
        }
        for id in at_table(view.findings) {
            if let Some(slot) = slots.get(id.index()).copied().flatten() {
                let side = self.side_of(slot);
                self.entries[side.0].at_table = true;
            }
        }
        (slots, moved)
    }

    /// Forgets what `version` had of the actors in `slots`: its page has another version now.
    pub(crate) fn retire(&mut self, version: usize, slots: &[Option<ActorSlot>]) {
        for slot in slots.iter().flatten() {
            self.entries[slot.0].forget(version);
        }
    }

    fn enter(&mut self, actor: &Actor, key: &Key, ids: &mut Ids) -> ActorSlot {
        let id = match key {
            Key::Party(party) => ids.fresh('A', &["party", &self.brief.parties[*party].name]),
            Key::Country(code) => ids.fresh('A', &["state", code.as_str()]),
            Key::State(stems) => ids.fresh('A', &["state", &stems.join(" ")]),
            Key::Body(stems) => ids.fresh('A', &["body", &stems.join(" ")]),
            Key::Person(name) => ids.fresh('A', &["person", name]),
            Key::Apart(DocumentId(document), name, nth) => ids.fresh('A', &[document, name, &nth.to_string()]),
        };
        let (kind, descriptive) = (actor.kind, actor.descriptive);
        self.entries.push(Entry {
            id,
            kind,
            descriptive,
            party: None,
            represents: None,
            at_table: false,
            name: "",
            seen: Vec::new(),
        });
        ActorSlot(self.entries.len() - 1)
    }

    fn learn(&mut self, slot: ActorSlot, actor: &Actor, keys: Vec<Key>) {
        let entry = &mut self.entries[slot.0];
        if let Some(Key::Party(party)) = keys.first() {
            entry.party = Some(*party);
            entry.kind = self.brief.parties[*party].kind;
        }
        self.known.learn(slot, actor, keys);
    }

    /// Returns the state or organization that an actor speaks for: itself, if it speaks for nobody else.
    pub(crate) fn side_of(&self, slot: ActorSlot) -> ActorSlot {
        let mut side = slot;
        // Longer chains than person, ministry, state do not occur; the bound keeps a circle from hanging the program.
        for _ in 0..4 {
            match self.entries[side.0].represents {
                Some((next, _)) if next != side => side = next,
                _ => break,
            }
        }
        side
    }

    /// Returns the state or organization that an actor speaks for; a person may speak for nobody.
    pub(crate) fn party_of(&self, slot: ActorSlot) -> Option<ActorSlot> {
        let side = self.side_of(slot);
        (side != slot || matches!(self.entries[slot.0].kind, ActorKind::State | ActorKind::Organization)).then_some(side)
    }

    /// Tells whether two actors may stand for each other: one is the side of the other.
    pub(crate) fn speak_as_one(&self, a: ActorSlot, b: ActorSlot) -> bool {
        a == b || self.side_of(a) == b || self.side_of(b) == a
    }

    /// Tells whether an actor is known by a description only.
    pub(crate) fn is_descriptive(&self, slot: ActorSlot) -> bool {
        self.entries[slot.0].descriptive
    }

    /// Tells whether an actor is a person.
    pub(crate) fn is_person(&self, slot: ActorSlot) -> bool {
        self.entries[slot.0].kind == ActorKind::Person
    }

    /// Tells whether a state goes by `name`.
    pub(crate) fn is_state(&self, name: &str) -> bool {
        self.known.is_state(name)
    }

    /// Tells whether an actor is a side of the talks: a party of the brief; where the brief names none, a state, or
    /// an organization or group with a name that has been at the table.
    pub(crate) fn is_side(&self, slot: ActorSlot) -> bool {
        let entry = &self.entries[slot.0];
        if self.brief.parties.iter().any(|party| party.role == SideRole::Party) {
            return entry.party.is_some_and(|party| self.brief.parties[party].role == SideRole::Party);
        }
        let body = matches!(entry.kind, ActorKind::Organization | ActorKind::Group) && entry.at_table;
        entry.party.is_none() && !entry.descriptive && (entry.kind == ActorKind::State || body)
    }

    /// Returns the sides that the brief names, each with its entry if it has been spoken of.
    pub(crate) fn brief_sides(&self) -> Vec<Option<ActorSlot>> {
        let sides = self.brief.parties.iter().enumerate().filter(|(_, party)| party.role == SideRole::Party);
        sides.map(|(at, _)| self.known.find(&[Key::Party(at)], None)).collect()
    }

    /// Returns the id of an actor.
    pub(crate) fn id(&self, slot: ActorSlot) -> &RecordId {
        &self.entries[slot.0].id
    }

    /// Returns the id of an actor that is spoken of in what counts now.
    pub(crate) fn recorded_id(&self, slot: ActorSlot) -> Option<RecordId> {
        let entry = &self.entries[slot.0];
        (!entry.seen.is_empty()).then(|| entry.id.clone())
    }

    /// Returns the name of an actor: that of the brief, else the fullest.
    pub(crate) fn name(&self, slot: ActorSlot) -> &str {
        let entry = &self.entries[slot.0];
        entry.party.map_or(entry.name, |party| &self.brief.parties[party].name)
    }

    /// Returns those who are spoken of, the sides first in the order of the brief, the others in that of learning.
    pub(crate) fn record(&self, views: &[View<'v>]) -> Vec<RecordedActor> {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_key(|&at| self.entries[at].party.map_or((1, at), |party| (0, party)));
        order.into_iter().filter_map(|at| self.recorded(ActorSlot(at), views)).collect()
    }

    fn recorded(&self, slot: ActorSlot, views: &[View<'v>]) -> Option<RecordedActor> {
        let entry = &self.entries[slot.0];
        let mut documents = HashSet::new();
        let first_of_each = entry.seen.iter().filter(|seen| documents.insert(&views[seen.told.version].version.document));
        let mentions = first_of_each.filter_map(|seen| views[seen.told.version].cite_first(&seen.actor.mentions));
        let with_role = entry.seen.iter().filter_map(|seen| Some((seen.told, seen.actor.role.as_ref()?)));
        let role = with_role.max_by_key(|(told, _)| told.order());
        Some(RecordedActor {
            id: entry.id.clone(),
            name: self.name(slot).to_owned(),
            kind: entry.kind,
            country: entry.seen.iter().find_map(|seen| seen.actor.country),
            role: role.and_then(|(told, role)| Some((role.value.clone(), views[told.version].cite(role.span)?))),
            side: entry.party.map(|party| self.brief.parties[party].role),
            represents: entry.represents.and_then(|(side, _)| self.recorded_id(side)),
            mentions: Citations::new(mentions)?,
        })
    }
}

impl<'v> Entry<'v> {
    /// Takes in what a version has, and tells whether the actor speaks for another one now.
    fn see(&mut self, seen: Seen<'v>) -> bool {
        let before = self.represents.map(|(side, _)| side);
        self.seen.push(seen);
        self.call(&seen.actor.name);
        if let Some(side) = seen.represents
            && self.represents.is_none_or(|(_, told)| told.order() <= seen.told.order())
        {
            self.represents = Some((side, seen.told));
        }
        before != self.represents.map(|(side, _)| side)
    }

    /// Takes a name for its own, if it is fuller.
    fn call(&mut self, name: &'v str) {
        let words = |name: &str| name.split_whitespace().count();
        if words(name) > words(self.name) {
            self.name = name;
        }
    }

    /// Forgets what a version has. Who is spoken of nowhere any longer keeps the name, for the changes.
    fn forget(&mut self, version: usize) {
        let from = self.seen.partition_point(|seen| seen.told.version < version);
        let to = self.seen.partition_point(|seen| seen.told.version <= version);
        let called = self.seen.drain(from..to).any(|seen| std::ptr::eq(seen.actor.name.as_str(), self.name));
        if called && !self.seen.is_empty() {
            self.name = "";
            for at in 0..self.seen.len() {
                self.call(&self.seen[at].actor.name);
            }
        }
        if self.represents.is_some_and(|(_, told)| told.version == version) {
            let told_side = self.seen.iter().filter_map(|seen| Some((seen.represents?, seen.told)));
            self.represents = told_side.max_by_key(|(_, told)| told.order());
        }
    }
}

/// Returns those whom a text reports as meeting, agreeing or tabling a draft.
fn at_table(findings: &Findings) -> impl Iterator<Item = ActorId> + '_ {
    let joint = |event: &&Event| event.kind.is_encounter() || matches!(event.kind, EventType::Agreement | EventType::Signing);
    let events = findings.events.iter().filter(joint).filter(|event| event.modality != Modality::Denied);
    let drafts = findings.drafts.iter().flat_map(|draft| &draft.proposers);
    events.flat_map(|event| &event.participants).chain(drafts).copied()
}
