//! Positions: where each side stands now, and where it stood before.

use crate::actors::Actors;
use crate::changes::withdrawn;
use crate::drafts::Drafts;
use crate::issues::Issues;
use crate::kept::Kept;
use crate::placed::Placed;
use crate::slots::{ActorSlot, TargetSlot};
use crate::statements::Statements;
use crate::told::Told;
use crate::values::word;
use crate::view::View;
use rapporteur_model::{Change, ChangeKind, Citation, Citations, Evidence, Position, RecordId, RecordedPosition, Stance};
use rapporteur_time::{Date, Instant};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A stance as one version reports it.
#[derive(Clone, Debug)]
pub(crate) struct StanceReport<'v> {
    pub(crate) told: Told,
    pub(crate) evidence: &'v Evidence,
    holder: ActorSlot,
    position: &'v Position,
    /// The day it was taken: of the words, else of publication.
    day: Date,
}

impl StanceReport<'_> {
    /// Returns what makes one stance newer than another: taken later, then told later.
    fn order(&self) -> (Date, (Instant, Instant, usize)) {
        (self.day, self.told.order())
    }
}

/// The stance of a side that holds now.
#[derive(Clone, Debug)]
pub(crate) struct Standing<'v> {
    pub(crate) side: ActorSlot,
    pub(crate) newest: StanceReport<'v>,
}

/// The stances that all documents report.
#[derive(Debug, Default)]
pub(crate) struct Positions<'v> {
    /// Of each target, what each side is reported to have said, the oldest first.
    on: BTreeMap<TargetSlot, BTreeMap<ActorSlot, Vec<StanceReport<'v>>>>,
    /// Of each holder, the side under which its stances lie, and on what they are: a text may tell later, or no longer,
    /// for whom a minister speaks.
    held: BTreeMap<ActorSlot, (ActorSlot, BTreeSet<TargetSlot>)>,
    kept: Kept<()>,
    /// Those to settle, by target and side, with words that an edit took from them.
    touched: BTreeMap<(TargetSlot, ActorSlot), Option<Citation>>,
    /// The stance of each side as it was last settled.
    settled: HashMap<(TargetSlot, ActorSlot), Stance>,
}

impl<'v> Positions<'v> {
    /// Takes out what the version `old` reported.
    pub(crate) fn retire(&mut self, old: &Placed<'v>) {
        for position in &old.view.findings.positions {
            let (Some(target), Some(holder)) = (old.target(position.target), old.actor(position.holder)) else { continue };
            let side = self.held.get(&holder).map_or(holder, |(side, _)| *side);
            let Some(reports) = self.on.get_mut(&target).and_then(|sides| sides.get_mut(&side)) else { continue };
            let Some(at) = reports.iter().position(|report| std::ptr::eq(report.position, position)) else { continue };
            let report = reports.remove(at);
            self.kept.keep(key_words(position, old, target, holder), (), report.told);
            self.touched.insert((target, side), old.view.cite_first(&position.evidence));
        }
    }

    /// Takes in the stances of a version; one that cannot be cited, or whose holder or target cannot, is left out.
    pub(crate) fn place(&mut self, at: &Placed<'v>, actors: &Actors<'v>, drafts: &Drafts<'v>) {
        for position in &at.view.findings.positions {
            let (Some(target), Some(holder)) = (at.target(position.target), at.actor(position.holder)) else { continue };
            if !at.view.holds(&position.evidence) || goes_without_saying(position, target, holder, actors, drafts) {
                continue;
            }
            let told = self.kept.find(|| key_words(position, at, target, holder), at.told).map_or(at.told, |((), told)| told);
            let said = position.statement.and_then(|id| at.view.findings.statement(id)?.said);
            let day = said.map_or(told.day, |said| said.interval.start());
            self.follow(holder, actors);
            let (side, targets) = self.held.entry(holder).or_insert_with(|| (actors.side_of(holder), BTreeSet::new()));
            targets.insert(target);
            self.touched.entry((target, *side)).or_default();
            let report = StanceReport { told, evidence: &position.evidence, holder, position, day };
            insert(self.on.entry(target).or_default().entry(*side).or_default(), report);
        }
        self.kept = Kept::default();
    }

    /// Follows an actor who may speak for another side now: what it said is that side's.
    pub(crate) fn follow(&mut self, actor: ActorSlot, actors: &Actors<'v>) {
        let Some((side, targets)) = self.held.get_mut(&actor) else { return };
        let before = std::mem::replace(side, actors.side_of(actor));
        if before == *side {
            return;
        }
        for target in targets.iter() {
            let sides = self.on.entry(*target).or_default();
            let (moved, rest) = sides.remove(&before).unwrap_or_default().into_iter().partition(|report| report.holder == actor);
            sides.insert(before, rest);
            let reports: Vec<StanceReport<'v>> = moved;
            for report in reports {
                insert(sides.entry(*side).or_default(), report);
            }
            self.touched.entry((*target, before)).or_default();
            self.touched.entry((*target, *side)).or_default();
        }
    }

    /// Returns the stance of each side on `target` that holds now.
    pub(crate) fn standings(&self, target: TargetSlot) -> Vec<Standing<'v>> {
        let sides = self.on.get(&target).into_iter().flatten();
        sides.filter_map(|(side, reports)| Some(Standing { side: *side, newest: reports.last()?.clone() })).collect()
    }

    /// Settles the stances that the version `at` touched, and notes what changed.
    pub(crate) fn settle(
        &mut self,
        at: &Placed<'v>,
        views: &[View<'v>],
        actors: &Actors<'v>,
        (drafts, issues): (&Drafts<'v>, &mut Issues<'v>),
        changes: &mut Vec<Change>,
    ) {
        for ((target, side), lost) in std::mem::take(&mut self.touched) {
            let id = match target {
                TargetSlot::Draft(slot) => drafts.id(slot),
                TargetSlot::Issue(slot) => {
                    issues.touch(slot);
                    issues.id(slot)
                }
            };
            let newest = self.on.get(&target).and_then(|sides| sides.get(&side)?.last());
            let stance = newest.map(|newest| newest.position.stance);
            let before = match stance {
                Some(stance) => self.settled.insert((target, side), stance),
                None => self.settled.remove(&(target, side)),
            };
            if before == stance {
                continue;
            }
            let Some(newest) = newest else {
                changes.extend(lost.map(|words| withdrawn(id, Some(actors.id(side).clone()), at, words, None)));
                continue;
            };
            changes.extend(views[newest.told.version].cite_first(newest.evidence).map(|words| Change {
                learned: at.told.learned,
                happened: Some(newest.day),
                kind: ChangeKind::Position,
                target: id.0.clone(),
                holder: Some(actors.id(side).clone()),
                from: before.map(word),
                to: Some(word(newest.position.stance)),
                words,
            }));
        }
    }

    /// Returns the position of each side on each target that is in the record.
    pub(crate) fn record(
        &mut self,
        read: &[Placed<'v>],
        actors: &Actors<'v>,
        statements: &Statements<'v>,
        id: impl Fn(TargetSlot) -> Option<RecordId>,
    ) -> Vec<RecordedPosition> {
        let holders: Vec<ActorSlot> = self.held.keys().copied().collect();
        for holder in holders {
            self.follow(holder, actors);
        }
        let mut positions = Vec::new();
        for (target, sides) in &self.on {
            let Some(target) = id(*target) else { continue };
            positions.extend(
                sides
                    .iter()
                    .filter_map(|(side, reports)| recorded(actors.recorded_id(*side)?, &target, reports, read, statements)),
            );
        }
        positions
    }
}

impl Standing<'_> {
    /// Returns the stance.
    pub(crate) fn stance(&self) -> Stance {
        self.newest.position.stance
    }
}

/// Returns a position by all reports of it, the oldest first.
fn recorded(
    holder: RecordId,
    target: &RecordId,
    reports: &[StanceReport<'_>],
    read: &[Placed<'_>],
    statements: &Statements<'_>,
) -> Option<RecordedPosition> {
    let mut runs = reports.chunk_by(|a, b| a.position.stance == b.position.stance);
    let current = runs.next_back()?;
    let first = current.first()?;
    let mut said: Vec<RecordId> = Vec::new();
    for report in current {
        let statement = report.position.statement.and_then(|id| read[report.told.version].statement(id));
        if let Some(id) = statement.and_then(|slot| statements.id(slot))
            && !said.contains(id)
        {
            said.push(id.clone());
        }
    }
    let cite = |report: &StanceReport<'_>| read[report.told.version].view.cite_first(report.evidence);
    let evidence = current.iter().filter_map(|report| read[report.told.version].view.cite_all(report.evidence));
    let earlier = runs.filter_map(|run| run.first().and_then(|report| Some((report.position.stance, report.day, cite(report)?))));
    Some(RecordedPosition {
        id: RecordId::of('P', &[&holder.0, &target.0]),
        holder,
        target: target.clone(),
        stance: first.position.stance,
        since: first.day,
        earlier: earlier.collect(),
        evidence: Citations::new(evidence.flat_map(Vec::from))?,
        condition: current.iter().rev().find_map(|report| read[report.told.version].view.cite(report.position.condition?)),
        statements: said,
    })
}

/// Puts a stance among the others of its side.
fn insert<'v>(reports: &mut Vec<StanceReport<'v>>, report: StanceReport<'v>) {
    reports.insert(reports.partition_point(|other| other.order() <= report.order()), report);
}

/// Tells whether a stance need not be recorded: support for a draft of one's own.
fn goes_without_saying(
    position: &Position,
    target: TargetSlot,
    holder: ActorSlot,
    actors: &Actors<'_>,
    drafts: &Drafts<'_>,
) -> bool {
    let TargetSlot::Draft(draft) = target else { return false };
    position.stance == Stance::Support && drafts.proposes(draft, actors.side_of(holder), actors)
}

/// Returns by what an edit leaves a report as it was.
fn key_words(position: &Position, at: &Placed<'_>, target: TargetSlot, holder: ActorSlot) -> String {
    format!("{target:?} {holder:?} {:?} {}", position.stance, at.view.all_words(&position.evidence))
}
