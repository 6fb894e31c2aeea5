//! One draft over all documents.

use super::name::DraftName;
use crate::actors::Actors;
use crate::changes::withdrawn;
use crate::placed::Placed;
use crate::slots::{ActorSlot, DraftSlot};
use crate::told::Told;
use crate::utterance::days_between;
use crate::view::View;
use rapporteur_model::{Change, ChangeKind, Citation, Citations, Draft, RecordId, RecordedDraft};
use rapporteur_time::Date;
use std::cmp::Reverse;
use std::collections::HashSet;

/// From so much overlap on, two names are of one text.
const SAME_NAME: f64 = 0.6;

/// From so much overlap on, they are if the number of points, or what is amended, is the same.
const LIKE_NAME: f64 = 0.3;

/// A number of points so near the known one is an outlet's slip, unless the text says that the draft was reworked.
const SLIP: u32 = 2;

/// For so many days whoever tells that a text was reworked tells of the rework that is known.
const ONE_REWORK: i64 = 7;

/// For so many days nobody reworks a rework: a text that seems to tell so, and gives the new one neither points nor
/// version, has two names for one draft.
const FRESH: i64 = 2;

/// A draft as one version tells of it.
#[derive(Clone, Debug)]
pub(crate) struct DraftReport<'v> {
    pub(crate) told: Told,
    pub(crate) draft: &'v Draft,
    pub(super) name: DraftName,
    pub(super) proposers: Vec<ActorSlot>,
    pub(super) amends: Option<DraftSlot>,
    /// Whether the text tells by number or version what is amended.
    pub(super) base_is_plain: bool,
}

/// A draft over all documents.
#[derive(Debug)]
pub(crate) struct DraftEntry<'v> {
    pub(crate) id: RecordId,
    /// In the order of learning.
    pub(crate) reports: Vec<DraftReport<'v>>,
    pub(super) proposers: Vec<ActorSlot>,
    pub(super) amends: Option<DraftSlot>,
    names: Vec<DraftName>,
    /// For each number of points, the origins that give it; in the order of learning.
    votes: Vec<(u32, HashSet<usize>)>,
    /// The day it was first told of.
    first: Date,
    /// Whether it was in the record when it was last settled, and its points then.
    settled: (bool, Option<u32>),
}

impl<'v> DraftEntry<'v> {
    /// Returns a draft first told of on a day; the report itself is still to be added.
    pub(super) fn new(id: RecordId, first: Date) -> Self {
        let (names, votes, proposers) = (Vec::new(), Vec::new(), Vec::new());
        Self { id, reports: Vec::new(), proposers, amends: None, names, votes, first, settled: (false, None) }
    }

    pub(super) fn add(&mut self, report: DraftReport<'v>) {
        self.learn(&report);
        self.reports.push(report);
    }

    fn learn(&mut self, report: &DraftReport<'v>) {
        self.amends = self.amends.or(report.amends);
        if !self.names.contains(&report.name) {
            self.names.push(report.name.clone());
        }
        for slot in &report.proposers {
            if !self.proposers.contains(slot) {
                self.proposers.push(*slot);
            }
        }
        if let Some(points) = report.draft.points {
            match self.votes.iter_mut().find(|(known, _)| *known == points) {
                Some((_, origins)) => _ = origins.insert(report.told.origin),
                None => self.votes.push((points, HashSet::from([report.told.origin]))),
            }
        }
    }

    /// Takes out the report that rests on `draft`. What is known of the rest is gathered anew; a draft that nobody tells
    /// of any longer stays findable.
    pub(super) fn remove(&mut self, draft: &Draft) -> Option<DraftReport<'v>> {
        let at = self.reports.iter().rposition(|report| std::ptr::eq(report.draft, draft))?;
        let removed = self.reports.remove(at);
        let reports = std::mem::take(&mut self.reports);
        if !reports.is_empty() {
            (self.names, self.proposers, self.votes, self.amends) = (Vec::new(), Vec::new(), Vec::new(), None);
        }
        for report in &reports {
            self.learn(report);
        }
        self.reports = reports;
        Some(removed)
    }

    /// Returns its points: the number that most independent reports give, of equals the first.
    pub(super) fn points(&self) -> Option<u32> {
        let votes = self.votes.iter().enumerate().map(|(nth, (points, origins))| (origins.len(), Reverse(nth), *points));
        votes.max().map(|(_, _, points)| points)
    }

    fn is_reworked(&self) -> bool {
        self.amends.is_some() || self.names.iter().any(|name| name.reworked)
    }

    /// Tells whether it may be the version of that number: one that is called so, or else the first where nothing says
    /// that it was reworked, the second where it was.
    fn may_be_version(&self, version: u32) -> bool {
        let mut versions = self.names.iter().filter_map(|name| name.version).peekable();
        if versions.peek().is_some() { versions.any(|own| own == version) } else { version == 1 + u32::from(self.is_reworked()) }
    }

    /// Tells whether `new`, which amends this draft, only tells that it had been reworked itself: this one is a rework of
    /// the same days, and either `new` names no version as its base, or it says nothing of a version of its own while
    /// this one is fresh.
    pub(super) fn is_rework_told_by(&self, new: &DraftReport<'_>) -> bool {
        let unnumbered = new.draft.points.is_none() && new.name.version.is_none();
        let apart = days_between(self.first, new.told.day).abs();
        self.amends.is_some() && ((!new.base_is_plain && apart <= ONE_REWORK) || (unnumbered && apart <= FRESH))
    }

    /// Tells how well `new` fits as another report of the draft in `slot`, or nothing if it is of another one.
    pub(super) fn fits(&self, slot: DraftSlot, new: &DraftReport<'_>, actors: &Actors<'_>) -> Option<f64> {
        let own_points = self.points();
        let same_points = own_points.is_some() && own_points == new.draft.points;
        let other_points = own_points.zip(new.draft.points).is_some_and(|(own, other)| own != other);
        let slip = own_points.zip(new.draft.points).is_some_and(|(own, other)| own.abs_diff(other) <= SLIP);
        let same_base = self.amends.is_some() && self.amends == new.amends;
        let sides = |slots: &[ActorSlot]| -> HashSet<ActorSlot> { slots.iter().map(|slot| actors.side_of(*slot)).collect() };
        let (ours, theirs) = (sides(&self.proposers), sides(&new.proposers));
        let shared_proposer = ours.intersection(&theirs).next().is_some();
        let same_version = self.names.iter().any(|name| name.version.is_some() && name.version == new.name.version);

        let apart = new.amends == Some(slot)
            || (!shared_proposer && !ours.is_empty() && !theirs.is_empty())
            || new.name.version.is_some_and(|version| !self.may_be_version(version))
            || (new.amends.is_some() && !same_base && (self.amends.is_some() || !same_points))
            || (new.name.reworked && !self.is_reworked() && !same_points)
            || (other_points && !same_base && !(slip && !new.name.reworked && new.name.version.is_none()));
        if apart {
            return None;
        }
        let overlap = self.names.iter().map(|name| name.words.overlap(&new.name.words).dice).fold(0.0, f64::max);
        let unnamed = new.name.words.len() == 0 || self.names.iter().all(|name| name.words.len() == 0);
        let like = overlap >= LIKE_NAME || unnamed;
        let same = overlap >= SAME_NAME || (same_points && (like || shared_proposer)) || (same_base && like);
        let weight = |holds: bool, weight: f64| if holds { weight } else { 0.0 };
        same.then(|| {
            2.0 * overlap
                + weight(same_points, 3.0)
                + weight(same_base, 3.0)
                + weight(same_version, 2.0)
                + weight(shared_proposer, 1.0)
                - weight(other_points, 2.0)
        })
    }

    /// Settles the draft on what is told now, and returns what changed by the version `at`; `base` are the points of
    /// what it amends.
    pub(super) fn settle(
        &mut self,
        at: &Placed<'v>,
        views: &[View<'v>],
        base: Option<u32>,
        lost: Option<Citation>,
    ) -> Option<Change> {
        let before = self.settled;
        if self.reports.is_empty() {
            self.settled = (false, None);
            return Some(withdrawn(&self.id, None, at, lost?, None));
        }
        let points = self.points();
        self.settled = (true, points);
        if before == self.settled {
            return None;
        }
        let report = self.reports.iter().rev().find(|report| report.draft.points == points)?;
        // The points of a draft that is new are news beside those of the draft it amends.
        let from = if before.0 { before.1 } else { base };
        Some(Change {
            learned: at.told.learned,
            happened: None,
            kind: ChangeKind::Draft,
            target: self.id.0.clone(),
            holder: None,
            from: from.map(|points| points.to_string()),
            to: Some(points.map_or_else(|| report.draft.name.clone(), |points| points.to_string())),
            words: views[report.told.version].cite_first(&report.draft.mentions)?,
        })
    }

    pub(super) fn record(&self, amends: Option<&RecordId>, views: &[View<'v>], actors: &Actors<'v>) -> Option<RecordedDraft> {
        let first = self.reports.iter().min_by_key(|report| (report.told.learned, report.told.version))?;
        let cited = self.reports.iter().filter_map(|report| views[report.told.version].cite_all(&report.draft.mentions));
        Some(RecordedDraft {
            id: self.id.clone(),
            name: first.draft.name.clone(),
            points: self.points(),
            proposers: self.proposers.iter().filter_map(|slot| actors.recorded_id(*slot)).collect(),
            amends: amends.cloned(),
            learned: first.told.learned,
            mentions: Citations::new(cited.flat_map(Vec::from))?,
        })
    }
}
