//! Searching the statements.

use crate::fold::{fold, names};
use crate::show::find_target;
use crate::{DeskError, State};
use rapporteur_model::{Citation, Record, RecordId, RecordedPosition, RecordedStatement, Stance};
use rapporteur_time::{Date, Stamp};
use std::collections::HashSet;

/// Which statements are looked for; what is left out does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaidQuery {
    /// Who said it or for whom: a name, some words of one, or an id.
    pub by: Option<String>,
    /// What it is about: an issue or draft, by name or id.
    pub on: Option<String>,
    /// The first day.
    pub since: Option<Date>,
}

/// A statement that was looked for.
#[derive(Clone, Debug)]
pub struct Said<'s> {
    /// The statement.
    pub statement: &'s RecordedStatement,
    /// The day it was said, else that of the first report, else that of learning.
    pub day: Date,
    /// The stances it shows, and on what.
    pub stances: Vec<(&'s RecordId, Stance)>,
}

impl<'s> Said<'s> {
    /// Returns a statement of the state with its day and its stances.
    pub fn of(state: &'s State, statement: &'s RecordedStatement) -> Self {
        Self { statement, day: day_of(state, statement), stances: stances(&state.record, statement) }
    }
}

/// Returns the statements that `query` asks for, the first said first.
///
/// # Errors
/// No actor, or no issue or draft, goes by the name that is asked for.
pub fn said<'s>(state: &'s State, query: &SaidQuery) -> Result<Vec<Said<'s>>, DeskError> {
    let record = &state.record;
    let speakers = query.by.as_deref().map(|by| speakers(record, by)).transpose()?;
    let targets = query.on.as_deref().map(|on| Ok::<_, DeskError>(with_parts(record, find_target(record, on)?))).transpose()?;
    let mut found: Vec<Said<'s>> = record
        .statements
        .iter()
        .filter(|statement| speakers.as_ref().is_none_or(|speakers| is_by(record, statement, speakers)))
        .map(|statement| Said::of(state, statement))
        .filter(|said| query.since.is_none_or(|since| said.day >= since))
        .filter(|said| targets.as_ref().is_none_or(|targets| is_on(record, said, targets)))
        .collect();
    found.sort_by_key(|said| said.day);
    Ok(found)
}

/// Returns all the actors that `by` may stand for: a surname stands for everyone who has it.
fn speakers<'r>(record: &'r Record, by: &str) -> Result<HashSet<&'r RecordId>, DeskError> {
    let folded = fold(by);
    let is_meant = |id: &RecordId, name: &str| id.0.eq_ignore_ascii_case(by) || names(&folded, &fold(name));
    let found: HashSet<_> =
        record.actors.iter().filter(|actor| is_meant(&actor.id, &actor.name)).map(|actor| &actor.id).collect();
    if found.is_empty() { Err(DeskError::Unknown { given: by.to_owned() }) } else { Ok(found) }
}

fn is_by(record: &Record, statement: &RecordedStatement, speakers: &HashSet<&RecordId>) -> bool {
    let named = [&statement.speaker, &statement.party].into_iter().flatten();
    named.flat_map(|id| [id, record.side_of(id)]).any(|id| speakers.contains(id))
}

/// Returns an issue and all its parts; a draft has none.
fn with_parts<'r>(record: &'r Record, target: &'r RecordId) -> HashSet<&'r RecordId> {
    let mut found = HashSet::from([target]);
    loop {
        let before = found.len();
        let parts = record.issues.iter().filter(|issue| issue.parent.as_ref().is_some_and(|parent| found.contains(parent)));
        let parts: Vec<_> = parts.map(|issue| &issue.id).collect();
        found.extend(parts);
        if found.len() == before {
            return found;
        }
    }
}

/// Tells whether a statement shows a stance on one of the targets, or speaks of one in its own words.
fn is_on(record: &Record, said: &Said<'_>, targets: &HashSet<&RecordId>) -> bool {
    let words: Vec<&Citation> = said.statement.reports.iter().flat_map(|report| report.words.all()).collect();
    let mentions = |id: &RecordId| {
        let issue = record.issue(id).map(|issue| issue.mentions.all());
        let draft = record.draft(id).map(|draft| draft.mentions.all());
        issue.or(draft).unwrap_or_default().iter().any(|mention| words.iter().any(|words| overlap(mention, words)))
    };
    said.stances.iter().any(|(target, _)| targets.contains(target)) || targets.iter().any(|id| mentions(id))
}

fn stances<'r>(record: &'r Record, statement: &RecordedStatement) -> Vec<(&'r RecordId, Stance)> {
    record.positions.iter().filter_map(|position| Some((&position.target, stance_in(position, statement)?))).collect()
}

/// Returns the stance that a statement shows: the one that holds, or one held before.
fn stance_in(position: &RecordedPosition, statement: &RecordedStatement) -> Option<Stance> {
    let shows = |evidence: &Citation| {
        statement.reports.iter().flat_map(|report| report.words.all()).any(|words| overlap(evidence, words))
    };
    if let Some((stance, ..)) = position.earlier.iter().find(|(.., words)| shows(words)) {
        return Some(*stance);
    }
    position.statements.contains(&statement.id).then_some(position.stance)
}

fn overlap(a: &Citation, b: &Citation) -> bool {
    a.document == b.document && a.rendition == b.rendition && a.span.overlaps(b.span)
}

fn day_of(state: &State, statement: &RecordedStatement) -> Date {
    let first = statement.reports.first();
    let published = first.and_then(|report| state.cited(report.words.first())).and_then(|known| known.version.published);
    let learned = first.map_or(state.record.as_of, |report| report.learned);
    let said = statement.said.map(|when| when.interval.start());
    said.or(published.map(Stamp::day)).unwrap_or_else(|| learned.day())
}
