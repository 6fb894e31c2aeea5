//! The matrix: who stands where.

use crate::{Origins, State};
use rapporteur_model::{ChangeKind, IssueStatus, Record, RecordId, RecordedPosition, Report, SideRole, Stance};
use rapporteur_time::{Date, Instant};

/// Parties × issues and drafts, as of the instant of its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The parties: those of the brief in its order, or else those with the most positions.
    pub columns: Vec<Column>,
    /// The issues, each below the one it is a part of.
    pub issues: Vec<Row>,
    /// The drafts.
    pub drafts: Vec<Row>,
}

/// A party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its id.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// What it is at the table, if the brief says so.
    pub role: Option<SideRole>,
}

/// An issue or a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: RecordId,
    /// Its name.
    pub name: String,
    /// How many issues it is a part of, one within the other.
    pub depth: usize,
    /// Where an issue stands; nothing for a draft.
    pub status: Option<IssueStatus>,
    /// Tells whether it is a sticking point: contested, or supported by one party and opposed by another.
    pub sticking: bool,
    /// One cell a column, in their order.
    pub cells: Vec<Cell>,
}

/// Where a party stands on an issue or a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It has taken a stance.
    Stance(StanceCell),
    /// It wrote or tabled the draft, and no other stance was found.
    Proposed,
    /// Documents speak of it, and no stance of its on this was found in them.
    Silent,
    /// No document that was read speaks of it.
    NotRead,
}

/// A stance, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StanceCell {
    /// The position.
    pub position: RecordId,
    /// The stance that holds.
    pub stance: Stance,
    /// The day it was first taken.
    pub since: Date,
    /// How many statements show it.
    pub statements: usize,
    /// How many independent sources report it.
    pub sources: usize,
    /// Tells whether it changed after the instant that news are counted from.
    pub moved: bool,
}

/// How many parties are shown where the brief names none.
const UNNAMED_PARTIES: usize = 6;

impl Matrix {
    /// Returns the matrix of a state; stances that changed after `since` are shown as moved.
    pub fn of(state: &State, since: Option<Instant>) -> Self {
        let record = &state.record;
        let columns = columns(state);
        let origins = state.origins();
        let row = |id: &RecordId, name: &str, depth, status: Option<IssueStatus>, proposers: &[RecordId]| {
            let cells: Vec<Cell> = columns.iter().map(|column| cell(record, &origins, column, id, proposers, since)).collect();
            let sticking = status == Some(IssueStatus::Contested) || opposed(&cells);
            Row { id: id.clone(), name: name.to_owned(), depth, status, sticking, cells }
        };
        let issues = in_tree(record)
            .into_iter()
            .filter_map(|(id, depth)| record.issue(id).map(|issue| row(id, &issue.name, depth, Some(issue.status), &[])))
            .collect();
        let drafts = record.drafts.iter().map(|draft| row(&draft.id, &draft.name, 0, None, &draft.proposers)).collect();
        Self { columns, issues, drafts }
    }

    /// Returns every row, issues first.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.issues.iter().chain(&self.drafts)
    }
}

fn columns(state: &State) -> Vec<Column> {
    let record = &state.record;
    let column = |id: &RecordId| {
        let actor = record.actor(id)?;
        Some(Column { id: id.clone(), name: actor.name.clone(), role: actor.side })
    };
    let mut named: Vec<&RecordId> = record.actors.iter().filter(|actor| actor.side.is_some()).map(|actor| &actor.id).collect();
    if named.is_empty() {
        named = most_spoken_for(record);
    } else {
        let place = |id: &RecordId| {
            let name = record.actor(id).map(|actor| actor.name.as_str());
            state.brief.parties.iter().position(|party| Some(party.name.as_str()) == name)
        };
        named.sort_by_key(|id| place(id).unwrap_or(usize::MAX));
    }
    named.into_iter().filter_map(column).collect()
}

/// Returns the sides with the most positions, then with the most statements.
fn most_spoken_for(record: &Record) -> Vec<&RecordId> {
    let mut sides: Vec<(&RecordId, usize, usize)> = Vec::new();
    for position in &record.positions {
        let side = record.side_of(&position.holder);
        match sides.iter_mut().find(|(id, ..)| *id == side) {
            Some((_, positions, _)) => *positions += 1,
            None => sides.push((side, 1, 0)),
        }
    }
    for statement in &record.statements {
        let side = statement.party.as_ref().or(statement.speaker.as_ref()).map(|id| record.side_of(id));
        if let Some((_, _, statements)) = sides.iter_mut().find(|(id, ..)| Some(*id) == side) {
            *statements += 1;
        }
    }
    sides.sort_by_key(|(_, positions, statements)| std::cmp::Reverse((*positions, *statements)));
    sides.into_iter().take(UNNAMED_PARTIES).map(|(id, ..)| id).collect()
}

/// Returns the issues, each followed by its parts, and how deep they lie.
fn in_tree(record: &Record) -> Vec<(&RecordId, usize)> {
    let mut ordered = Vec::new();
    let roots = record.issues.iter().filter(|issue| issue.parent.as_ref().is_none_or(|parent| record.issue(parent).is_none()));
    let mut waiting: Vec<(&RecordId, usize)> = roots.map(|issue| (&issue.id, 0)).collect();
    waiting.reverse();
    while let Some((id, depth)) = waiting.pop() {
        ordered.push((id, depth));
        let parts = record.issues.iter().rev().filter(|issue| issue.parent.as_ref() == Some(id));
        waiting.extend(parts.map(|issue| (&issue.id, depth + 1)));
    }
    ordered
}

fn cell(
    record: &Record,
    origins: &Origins<'_>,
    column: &Column,
    target: &RecordId,
    proposers: &[RecordId],
    since: Option<Instant>,
) -> Cell {
    if let Some(position) = position_of(record, &column.id, target) {
        return Cell::Stance(stance(record, origins, position, since));
    }
    if proposers.iter().any(|id| record.side_of(id) == &column.id) {
        return Cell::Proposed;
    }
    let is_spoken_of = record.actor(&column.id).is_some_and(|actor| !actor.mentions.all().is_empty());
    if is_spoken_of { Cell::Silent } else { Cell::NotRead }
}

/// Returns the position of a party on `target`: its own, else the newest of those who speak for it.
pub(crate) fn position_of<'r>(record: &'r Record, party: &RecordId, target: &RecordId) -> Option<&'r RecordedPosition> {
    record.position(party, target).or_else(|| {
        let spoken_for = |position: &&RecordedPosition| position.target == *target && record.side_of(&position.holder) == party;
        record.positions.iter().filter(spoken_for).max_by_key(|position| position.since)
    })
}

fn stance(record: &Record, origins: &Origins<'_>, position: &RecordedPosition, since: Option<Instant>) -> StanceCell {
    let statements = position.statements.iter().filter_map(|id| record.statement(id));
    let reports = statements.clone().flat_map(|statement| statement.reports.iter().map(Report::document));
    let documents = reports.chain(position.evidence.all().iter().map(|citation| &citation.document));
    let moved = since.is_some_and(|since| {
        record.changes.iter().any(|change| {
            change.kind == ChangeKind::Position
                && change.learned > since
                && change.target == position.target.0
                && change.holder.as_ref() == Some(&position.holder)
        })
    });
    StanceCell {
        position: position.id.clone(),
        stance: position.stance,
        since: position.since,
        // A stance may be reported in the outlet's own words, without a statement.
        statements: statements.count().max(1),
        sources: origins.independent(documents),
        moved,
    }
}

/// Tells whether one party supports what another opposes.
fn opposed(cells: &[Cell]) -> bool {
    let any = |wanted| cells.iter().any(|cell| matches!(cell, Cell::Stance(cell) if cell.stance == wanted));
    any(Stance::Support) && any(Stance::Oppose)
}
