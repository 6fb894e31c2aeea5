//! Issues: each matter under negotiation once, by the name of the brief where it has one.

use crate::actors::Actors;
use crate::changes::withdrawn;
use crate::kept::Kept;
use crate::placed::{Placed, Shared};
use crate::positions::Positions;
use crate::postings::Postings;
use crate::slots::{ActorSlot, IssueSlot, TargetSlot};
use crate::status::{self, Verdict};
use crate::told::Told;
use crate::values::word;
use crate::view::View;
use crate::words::Wording;
use rapporteur_model::{
    Brief, Change, ChangeKind, Citation, Citations, EventType, Issue, IssueStatus, Modality, RecordId, RecordedIssue,
};
use std::collections::{BTreeMap, HashSet};

/// From so much overlap on, two names are of one issue.
const SAME_NAME: f64 = 0.6;

/// So many names of an issue are compared; more would make it drift.
const NAMES: usize = 4;

/// An issue as one version tells of it.
#[derive(Clone, Debug)]
pub(crate) struct IssueReport<'v> {
    pub(crate) told: Told,
    pub(crate) issue: &'v Issue,
    /// The side whose word it is, if all that makes the status so stands in what that side says.
    pub(crate) claimed_by: Option<ActorSlot>,
    /// Those who signed or initialled it.
    pub(crate) signed_by: Vec<ActorSlot>,
    parent: Option<IssueSlot>,
}

impl IssueReport<'_> {
    /// Tells whether it says that the issue is settled, be it in principle.
    pub(crate) fn is_settled(&self) -> bool {
        matches!(self.issue.status, IssueStatus::Agreed | IssueStatus::AgreedInPrinciple)
    }
}

/// An issue over all documents.
#[derive(Debug)]
pub(crate) struct IssueEntry<'v> {
    pub(crate) id: RecordId,
    name: String,
    names: Vec<Wording>,
    parent: Option<IssueSlot>,
    /// In the order of learning.
    pub(crate) reports: Vec<IssueReport<'v>>,
    /// Of each voice and status the newest report: no other can make it stand where it stands.
    newest: BTreeMap<(Option<ActorSlot>, IssueStatus), IssueReport<'v>>,
    /// Where it stood when it was last settled, if it is in the record.
    verdict: Option<Verdict<'v>>,
}

/// The issues of all documents. Those of the brief come first, whether or not anybody speaks of them.
#[derive(Debug)]
pub(crate) struct Issues<'v> {
    of_brief: usize,
    entries: Vec<IssueEntry<'v>>,
    found: Postings<u32>,
    kept: Kept<IssueSlot>,
    /// Those to settle, with words that an edit took from them.
    touched: BTreeMap<IssueSlot, Option<Citation>>,
}

impl<'v> Issues<'v> {
    pub(crate) fn new(brief: &Brief, shared: &mut Shared) -> Self {
        let entries = brief.issues.iter().map(|issue| {
            let names = [&issue.name].into_iter().chain(&issue.aliases).map(|name| shared.words.plain(name)).collect();
            IssueEntry::new(shared.ids.fresh('I', &["brief", &issue.name]), issue.name.clone(), names)
        });
        let entries: Vec<_> = entries.collect();
        Self { of_brief: entries.len(), entries, found: Postings::default(), kept: Kept::default(), touched: BTreeMap::new() }
    }

    /// Takes out what the version `old` told.
    pub(crate) fn retire(&mut self, old: &Placed<'v>) {
        for (issue, slot) in old.view.findings.issues.iter().zip(&old.issues) {
            let Some(slot) = *slot else { continue };
            let Some(report) = self.entries[slot.0].remove(issue) else { continue };
            self.kept.keep(key_words(issue, old.view), slot, report.told);
            self.touched.insert(slot, old.view.cite_first(&issue.mentions));
        }
    }

    /// Finds or makes the entry of each issue of a version; one that cannot be cited, or whose name says nothing, has
    /// none.
    pub(crate) fn place(&mut self, at: &Placed<'v>, actors: &Actors<'v>, shared: &mut Shared) -> Vec<Option<IssueSlot>> {
        let mut taken = HashSet::new();
        let issues = &at.view.findings.issues;
        let mut slots = Vec::with_capacity(issues.len());
        for issue in issues {
            let name = shared.words.plain(&issue.name);
            if name.len() == 0 || !at.view.holds(&issue.mentions) {
                slots.push(None);
                continue;
            }
            let (slot, told) = match self.kept.find(|| key_words(issue, at.view), at.told) {
                Some(unchanged) => unchanged,
                None => (self.known(&name, &taken).unwrap_or_else(|| self.enter(issue, shared)), at.told),
            };
            taken.insert(slot);
            self.learn(slot, name);
            let (claimed_by, signed_by) = (claimed_by(issue, at, actors), signed_by(issue, at, actors));
            self.entries[slot.0].add(IssueReport { told, issue, claimed_by, signed_by, parent: None });
            self.touched.entry(slot).or_default();
            slots.push(Some(slot));
        }
        for (issue, slot) in issues.iter().zip(&slots) {
            let parent = issue.parent.and_then(|id| slots.get(id.index()).copied().flatten());
            if let (Some(slot), Some(parent)) = (*slot, parent) {
                self.belongs(slot, parent);
            }
        }
        self.kept = Kept::default();
        slots
    }

    /// Returns the entry of the issue that goes by `name`. A document tells its own issues apart, unless the brief or
    /// the same words say that they are one.
    fn known(&mut self, name: &Wording, taken: &HashSet<IssueSlot>) -> Option<IssueSlot> {
        let likeness = |entry: &IssueEntry<'_>| entry.names.iter().map(|own| own.overlap(name).dice).fold(0.0, f64::max);
        let in_brief = self.entries[..self.of_brief].iter().map(likeness).enumerate().filter(|(_, dice)| *dice >= SAME_NAME);
        // Of equals the first, as a person has put it first.
        if let Some((slot, _)) = in_brief.rev().max_by(|(_, a), (_, b)| a.total_cmp(b)) {
            return Some(IssueSlot(slot));
        }
        let candidates = self.found.sharing(name.stems(), 1).into_iter().map(IssueSlot);
        let fitting = candidates.filter_map(|slot| {
            let dice = likeness(&self.entries[slot.0]);
            (dice >= 1.0 || (dice >= SAME_NAME && !taken.contains(&slot))).then_some((slot, dice))
        });
        fitting.max_by(|(_, a), (_, b)| a.total_cmp(b)).map(|(slot, _)| slot)
    }

    fn enter(&mut self, issue: &Issue, shared: &mut Shared) -> IssueSlot {
        let id = shared.ids.fresh('I', &[&issue.name]);
        self.entries.push(IssueEntry::new(id, issue.name.clone(), Vec::new()));
        IssueSlot(self.entries.len() - 1)
    }

    /// Learns a name of an issue; those of the brief go by its names only.
    fn learn(&mut self, slot: IssueSlot, name: Wording) {
        let names = &mut self.entries[slot.0].names;
        if slot.0 >= self.of_brief && names.len() < NAMES && !names.contains(&name) {
            name.stems().for_each(|stem| self.found.post(stem, slot.0));
            names.push(name);
        }
    }

    /// Learns that an issue is a part of another, unless that would make a circle.
    fn belongs(&mut self, slot: IssueSlot, parent: IssueSlot) {
        let above = std::iter::successors(Some(parent), |issue| self.entries[issue.0].parent);
        if above.take(self.entries.len()).all(|issue| issue != slot) {
            let entry = &mut self.entries[slot.0];
            entry.parent.get_or_insert(parent);
            entry.reports.last_mut().map(|report| report.parent.insert(parent));
        }
    }

    /// Notes that a stance on an issue is new or another.
    pub(crate) fn touch(&mut self, slot: IssueSlot) {
        self.touched.entry(slot).or_default();
    }

    /// Settles the issues that the version `at` touched, and notes what changed.
    pub(crate) fn settle(
        &mut self,
        at: &Placed<'v>,
        views: &[View<'v>],
        positions: &Positions<'v>,
        actors: &Actors<'v>,
        changes: &mut Vec<Change>,
    ) {
        for (slot, lost) in std::mem::take(&mut self.touched) {
            let entry = &mut self.entries[slot.0];
            let newest: Vec<_> = entry.newest.values().collect();
            let verdict = status::verdict(&newest, &positions.standings(TargetSlot::Issue(slot)), actors);
            changes.extend(entry.settle(verdict, at, views, lost));
        }
    }

    /// Returns the id of an issue.
    pub(crate) fn id(&self, slot: IssueSlot) -> &RecordId {
        &self.entries[slot.0].id
    }

    /// Returns the id of an issue that is spoken of in what counts now.
    pub(crate) fn recorded_id(&self, slot: IssueSlot) -> Option<&RecordId> {
        let entry = &self.entries[slot.0];
        (!entry.reports.is_empty()).then_some(&entry.id)
    }

    /// Returns the issues that are spoken of in what counts now.
    pub(crate) fn all(&self) -> impl Iterator<Item = &IssueEntry<'v>> {
        self.entries.iter().filter(|entry| !entry.reports.is_empty())
    }

    /// Returns the issues, those of the brief first, the others in the order of learning.
    pub(crate) fn record(&self, views: &[View<'v>]) -> Vec<RecordedIssue> {
        self.all().filter_map(|entry| entry.record(entry.parent.and_then(|parent| self.recorded_id(parent)), views)).collect()
    }
}

impl<'v> IssueEntry<'v> {
    fn new(id: RecordId, name: String, names: Vec<Wording>) -> Self {
        Self { id, name, names, parent: None, reports: Vec::new(), newest: BTreeMap::new(), verdict: None }
    }

    fn add(&mut self, report: IssueReport<'v>) {
        let newest = self.newest.entry((report.claimed_by, report.issue.status)).or_insert_with(|| report.clone());
        if newest.told.order() < report.told.order() {
            *newest = report.clone();
        }
        self.reports.push(report);
    }

    /// Takes out the report that rests on `issue`.
    fn remove(&mut self, issue: &Issue) -> Option<IssueReport<'v>> {
        let at = self.reports.iter().rposition(|report| std::ptr::eq(report.issue, issue))?;
        let removed = self.reports.remove(at);
        self.parent = self.reports.iter().find_map(|report| report.parent);
        let key = (removed.claimed_by, removed.issue.status);
        if self.newest.get(&key).is_some_and(|newest| std::ptr::eq(newest.issue, issue)) {
            let others = self.reports.iter().filter(|report| (report.claimed_by, report.issue.status) == key);
            match others.max_by_key(|report| report.told.order()) {
                Some(newest) => _ = self.newest.insert(key, newest.clone()),
                None => _ = self.newest.remove(&key),
            }
        }
        Some(removed)
    }

    fn settle(
        &mut self,
        verdict: Option<Verdict<'v>>,
        at: &Placed<'v>,
        views: &[View<'v>],
        lost: Option<Citation>,
    ) -> Option<Change> {
        let before = self.verdict.as_ref().map(|verdict| verdict.status);
        self.verdict = verdict;
        let Some(verdict) = &self.verdict else { return Some(withdrawn(&self.id, None, at, lost?, None)) };
        (before != Some(verdict.status)).then_some(())?;
        Some(Change {
            learned: at.told.learned,
            happened: None,
            kind: ChangeKind::Issue,
            target: self.id.0.clone(),
            holder: None,
            from: before.map(word),
            to: Some(word(verdict.status)),
            words: verdict.because.iter().find_map(|(version, evidence)| views[*version].cite_first(evidence))?,
        })
    }

    fn record(&self, parent: Option<&RecordId>, views: &[View<'v>]) -> Option<RecordedIssue> {
        let verdict = self.verdict.as_ref()?;
        let because = verdict.because.iter().filter_map(|(version, evidence)| views[*version].cite_all(evidence));
        let mut mentions = self.reports.iter().filter_map(|report| views[report.told.version].cite_all(&report.issue.mentions));
        let mentions = Citations::new(mentions.by_ref().flat_map(Vec::from))?;
        Some(RecordedIssue {
            id: self.id.clone(),
            name: self.name.clone(),
            parent: parent.cloned(),
            status: verdict.status,
            rule: verdict.rule,
            because: Citations::new(because.flat_map(Vec::from)).unwrap_or_else(|| mentions.clone()),
            mentions,
        })
    }
}

/// Returns the side whose word the status is, if everything that makes it so stands in what one side says.
fn claimed_by(issue: &Issue, at: &Placed<'_>, actors: &Actors<'_>) -> Option<ActorSlot> {
    let findings = at.view.findings;
    let mut sides = issue.because.spans().iter().map(|span| {
        // The last statement around the words is the innermost: what is reported follows who reports it.
        let statement = findings.statements.iter().rfind(|statement| statement.content_span.touches(*span))?;
        statement.speaker.and_then(|id| at.actor(id)).map(|speaker| actors.side_of(speaker)).filter(|side| actors.is_side(*side))
    });
    let first = sides.next()??;
    sides.all(|side| side == Some(first)).then_some(first)
}

/// Returns the sides that signed what makes the status so, where the text reports the signing in the same words.
fn signed_by(issue: &Issue, at: &Placed<'_>, actors: &Actors<'_>) -> Vec<ActorSlot> {
    let signings = at.view.findings.events.iter().filter(|event| {
        let touches = issue.because.spans().iter().any(|span| event.evidence.touches(*span));
        event.kind == EventType::Signing && event.modality == Modality::Held && touches
    });
    signings.flat_map(|event| at.actors(&event.participants)).map(|slot| actors.side_of(slot)).collect()
}

/// Returns by what an edit leaves a report as it was.
fn key_words(issue: &Issue, view: View<'_>) -> String {
    format!("{}: {}", issue.name, view.all_words(&issue.because))
}
