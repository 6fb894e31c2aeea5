//! Events: each happening once, however many documents report it.

mod cast;
mod course;
mod entry;
mod report;
mod same;

pub(crate) use course::happened;
pub(crate) use entry::EventEntry;
pub(crate) use report::EventReport;

use crate::actors::Actors;
use crate::kept::Kept;
use crate::placed::{Placed, Shared};
use crate::postings::Postings;
use crate::slots::{ActorSlot, EventSlot};
use crate::values::word;
use crate::view::View;
use rapporteur_model::{Change, Citation, EventType, Modality, RecordedEvent};
use rapporteur_time::Date;
use std::collections::{BTreeMap, HashMap};

/// By what an event is found, among those of its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Side(ActorSlot),
    Place(u32),
    Day(Date),
    /// Those of no known people, place or day are among the newest of their type.
    Type,
}

/// The events of all documents.
#[derive(Debug, Default)]
pub(crate) struct Events<'v> {
    entries: Vec<EventEntry<'v>>,
    found: Postings<(EventType, Key)>,
    kept: Kept<EventSlot>,
    /// Those to settle, with words that an edit took from them.
    touched: BTreeMap<EventSlot, Option<Citation>>,
}

impl<'v> Events<'v> {
    /// Takes out what the version `old` reported.
    pub(crate) fn retire(&mut self, old: &Placed<'v>) {
        for (event, slot) in old.view.findings.events.iter().zip(&old.events) {
            let Some(slot) = *slot else { continue };
            let entry = &mut self.entries[slot.0];
            let Some(report) = entry.remove(event) else { continue };
            self.kept.keep(key_words(&report, old.view), slot, report.told);
            self.touched.insert(slot, old.view.cite_first(&event.evidence));
        }
    }

    /// Finds or makes the entry of each event of a version; one that cannot be cited has none.
    pub(crate) fn place(&mut self, at: &Placed<'v>, actors: &Actors<'v>, shared: &mut Shared) -> Vec<Option<EventSlot>> {
        let mut taken: HashMap<EventSlot, Modality> = HashMap::new();
        let mut slots = Vec::with_capacity(at.view.findings.events.len());
        for event in &at.view.findings.events {
            if !at.view.holds(&event.evidence) {
                slots.push(None);
                continue;
            }
            let mut report = EventReport::new(event, at.told, at, actors, &mut shared.words);
            let slot = match self.kept.find(|| key_words(&report, at.view), at.told) {
                Some((slot, told)) => {
                    report.told = told;
                    slot
                }
                None => self.known(&report, &taken).unwrap_or_else(|| self.enter(&report, at, shared)),
            };
            taken.insert(slot, report.modality);
            self.report(slot, report);
            slots.push(Some(slot));
        }
        self.kept = Kept::default();
        slots
    }

    /// Returns the entry that `new` is another report of.
    ///
    /// A document tells its own events apart: two of them are one only if it reports both a claim and its denial.
    fn known(&mut self, new: &EventReport<'v>, taken: &HashMap<EventSlot, Modality>) -> Option<EventSlot> {
        let family = family(new.event.kind);
        let keys = keys(new).into_iter().map(|key| (family, key));
        let may_be =
            |slot: &EventSlot| taken.get(slot).is_none_or(|own| (*own == Modality::Denied) != (new.modality == Modality::Denied));
        let candidates = self.found.sharing(keys, 1).into_iter().map(EventSlot).filter(may_be);
        let fitting = candidates.filter_map(|slot| Some((slot, self.entries[slot.0].fits(new)?)));
        // Of equals the newest, which is the last.
        fitting.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(slot, _)| slot)
    }

    fn enter(&mut self, report: &EventReport<'v>, at: &Placed<'v>, shared: &mut Shared) -> EventSlot {
        let words = at.view.all_words(&report.event.evidence);
        let id = shared.ids.fresh('E', &[&at.view.version.document.0, &words, &word(report.event.kind)]);
        self.entries.push(EventEntry::new(id, report));
        EventSlot(self.entries.len() - 1)
    }

    fn report(&mut self, slot: EventSlot, report: EventReport<'v>) {
        let entry = &mut self.entries[slot.0];
        let family = family(entry.kind);
        for key in keys(&report) {
            self.found.post((family, key), slot.0);
        }
        entry.add(report);
        self.touched.entry(slot).or_default();
    }

    /// Settles the events that the version `at` touched, and notes what changed.
    pub(crate) fn settle(&mut self, at: &Placed<'v>, views: &[View<'v>], changes: &mut Vec<Change>) {
        for (slot, lost) in std::mem::take(&mut self.touched) {
            changes.extend(self.entries[slot.0].settle(at, views, lost));
        }
    }

    /// Returns the events that are reported in what counts now.
    pub(crate) fn all(&self) -> impl Iterator<Item = &EventEntry<'v>> {
        self.entries.iter().filter(|entry| !entry.reports.is_empty())
    }

    /// Returns the events, in the order of learning.
    pub(crate) fn record(&self, views: &[View<'v>], actors: &Actors<'v>) -> Vec<RecordedEvent> {
        self.all().filter_map(|entry| entry.record(views, actors)).collect()
    }
}

/// Returns the type that stands for all that two reports of one event may have.
fn family(kind: EventType) -> EventType {
    match kind {
        kind if kind.is_encounter() => EventType::Meeting,
        EventType::Signing => EventType::Agreement,
        kind => kind,
    }
}

fn keys(report: &EventReport<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = report.cast.sides.iter().copied().map(Key::Side).collect();
    keys.extend(report.site.iter().flat_map(|site| site.words.stems().map(Key::Place)));
    keys.extend(report.when.iter().map(|when| Key::Day(when.interval.start())));
    keys.push(Key::Type);
    keys
}

/// Returns by what an edit leaves a report as it was.
fn key_words(report: &EventReport<'_>, view: View<'_>) -> String {
    format!("{} {}", word(report.event.kind), view.all_words(&report.event.evidence))
}
