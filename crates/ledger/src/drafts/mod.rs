//! Drafts: each version of the text under negotiation once, however outlets call it.

mod entry;
mod name;

pub(crate) use entry::DraftEntry;

use crate::actors::Actors;
use crate::kept::Kept;
use crate::placed::{Placed, Shared};
use crate::postings::Postings;
use crate::slots::{ActorSlot, DraftSlot};
use crate::view::View;
use entry::DraftReport;
use name::DraftName;
use rapporteur_model::{Change, Citation, Draft, DraftId, RecordId, RecordedDraft};
use std::collections::{BTreeMap, HashSet};

/// By what a draft is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Word(u32),
    Points(u32),
    Amends(DraftSlot),
}

/// The drafts of all documents.
#[derive(Debug, Default)]
pub(crate) struct Drafts<'v> {
    entries: Vec<DraftEntry<'v>>,
    found: Postings<Key>,
    kept: Kept<DraftSlot>,
    /// Those to settle, with words that an edit took from them.
    touched: BTreeMap<DraftSlot, Option<Citation>>,
}

impl<'v> Drafts<'v> {
    /// Takes out what the version `old` told.
    pub(crate) fn retire(&mut self, old: &Placed<'v>) {
        for (draft, slot) in old.view.findings.drafts.iter().zip(&old.drafts) {
            let Some(slot) = *slot else { continue };
            let entry = &mut self.entries[slot.0];
            let Some(report) = entry.remove(draft) else { continue };
            self.kept.keep(key_words(draft), slot, report.told);
            self.touched.insert(slot, old.view.cite_first(&draft.mentions));
        }
    }

    /// Finds or makes the entry of each draft of a version; one that cannot be cited has none.
    pub(crate) fn place(&mut self, at: &Placed<'v>, actors: &Actors<'v>, shared: &mut Shared) -> Vec<Option<DraftSlot>> {
        let drafts = &at.view.findings.drafts;
        let mut slots = vec![None; drafts.len()];
        let mut taken = HashSet::new();
        for nth in bases_first(drafts) {
            let draft = &drafts[nth];
            if !at.view.holds(&draft.mentions) {
                continue;
            }
            let base = draft.amends.and_then(|id| drafts.get(id.index()));
            let mut report = DraftReport {
                told: at.told,
                draft,
                name: DraftName::new(&draft.name, &mut shared.words),
                proposers: at.actors(&draft.proposers),
                amends: draft.amends.and_then(|id| slots.get(id.index()).copied().flatten()),
                base_is_plain: base.is_some_and(|base| {
                    let name = DraftName::new(&base.name, &mut shared.words);
                    base.points.is_some() || name.version.is_some() || name.reworked
                }),
            };
            let slot = match self.kept.find(|| key_words(draft), at.told) {
                Some((slot, told)) => {
                    report.told = told;
                    slot
                }
                None => self.known(&report, &taken, actors).unwrap_or_else(|| self.enter(&report, at, shared)),
            };
            taken.insert(slot);
            self.report(slot, report);
            slots[nth] = Some(slot);
        }
        self.kept = Kept::default();
        slots
    }

    /// Returns the entry that `new` tells of. A document tells its own drafts apart.
    fn known(&mut self, new: &DraftReport<'v>, taken: &HashSet<DraftSlot>, actors: &Actors<'v>) -> Option<DraftSlot> {
        let candidates = self.found.sharing(keys(new), 1).into_iter().map(DraftSlot).filter(|slot| !taken.contains(slot));
        let fitting = candidates.filter_map(|slot| Some((slot, self.entries[slot.0].fits(slot, new, actors)?)));
        // Of equals the newest, which is the last: "the paper" is the paper as it stands.
        let best = fitting.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(slot, _)| slot);
        best.or_else(|| new.amends.filter(|base| self.entries[base.0].is_rework_told_by(new)))
    }

    fn enter(&mut self, report: &DraftReport<'v>, at: &Placed<'v>, shared: &mut Shared) -> DraftSlot {
        let points = report.draft.points.map(|points| points.to_string()).unwrap_or_default();
        let id = shared.ids.fresh('D', &[&at.view.version.document.0, &report.draft.name, &points]);
        self.entries.push(DraftEntry::new(id, report.told.day));
        DraftSlot(self.entries.len() - 1)
    }

    fn report(&mut self, slot: DraftSlot, mut report: DraftReport<'v>) {
        for key in keys(&report) {
            self.found.post(key, slot.0);
        }
        // Nothing goes back to itself.
        report.amends = report.amends.filter(|base| !self.lineage(*base).contains(&slot));
        self.entries[slot.0].add(report);
        self.touched.entry(slot).or_default();
    }

    /// Returns a draft and those it goes back to, the newest first.
    fn lineage(&self, slot: DraftSlot) -> Vec<DraftSlot> {
        let mut lineage = vec![slot];
        while let Some(base) = lineage.last().and_then(|last| self.entries[last.0].amends) {
            if lineage.contains(&base) {
                break;
            }
            lineage.push(base);
        }
        lineage
    }

    /// Tells whether a side wrote or tabled a draft.
    pub(crate) fn proposes(&self, slot: DraftSlot, side: ActorSlot, actors: &Actors<'v>) -> bool {
        self.entries[slot.0].proposers.iter().any(|slot| actors.side_of(*slot) == side)
    }

    /// Settles the drafts that the version `at` touched, and notes what changed.
    pub(crate) fn settle(&mut self, at: &Placed<'v>, views: &[View<'v>], changes: &mut Vec<Change>) {
        for (slot, lost) in std::mem::take(&mut self.touched) {
            let base = self.entries[slot.0].amends.and_then(|base| self.entries[base.0].points());
            changes.extend(self.entries[slot.0].settle(at, views, base, lost));
        }
    }

    /// Returns the id of a draft.
    pub(crate) fn id(&self, slot: DraftSlot) -> &RecordId {
        &self.entries[slot.0].id
    }

    /// Returns the id of a draft that is told of in what counts now.
    pub(crate) fn recorded_id(&self, slot: DraftSlot) -> Option<&RecordId> {
        let entry = &self.entries[slot.0];
        (!entry.reports.is_empty()).then_some(&entry.id)
    }

    /// Returns the drafts that are told of in what counts now.
    pub(crate) fn all(&self) -> impl Iterator<Item = &DraftEntry<'v>> {
        self.entries.iter().filter(|entry| !entry.reports.is_empty())
    }

    /// Returns the drafts, in the order of learning.
    pub(crate) fn record(&self, views: &[View<'v>], actors: &Actors<'v>) -> Vec<RecordedDraft> {
        self.all().filter_map(|entry| entry.record(entry.amends.and_then(|base| self.recorded_id(base)), views, actors)).collect()
    }
}

/// Returns the drafts of a text by their places, each after the one it amends.
fn bases_first(drafts: &[Draft]) -> Vec<usize> {
    let depth = |nth: usize| {
        let base = |nth: &usize| drafts[*nth].amends.map(DraftId::index).filter(|base| *base < drafts.len());
        // A circle ends with the number of drafts.
        std::iter::successors(Some(nth), base).take(drafts.len()).count()
    };
    let mut order: Vec<usize> = (0..drafts.len()).collect();
    order.sort_by_key(|nth| (depth(*nth), *nth));
    order
}

fn keys(report: &DraftReport<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = report.name.words.stems().map(Key::Word).collect();
    keys.extend(report.draft.points.map(Key::Points));
    keys.extend(report.amends.map(Key::Amends));
    keys
}

/// Returns by what an edit leaves a report as it was.
fn key_words(draft: &Draft) -> String {
    format!("{} {}", draft.points.unwrap_or_default(), draft.name)
}
