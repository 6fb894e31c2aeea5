//! One entry, with its words in the stored texts.

use crate::fold::{fold, names};
use crate::matrix::position_of;
use crate::passage::passages;
use crate::{DeskError, DocumentVersion, Passage, Role, State};
use rapporteur_model::{
    Citation, Record, RecordId, RecordedActor, RecordedDraft, RecordedEvent, RecordedIssue, RecordedPosition, RecordedStatement,
};

/// An entry of the record.
#[derive(Clone, Copy, Debug)]
pub enum Entry<'s> {
    /// Who is spoken of.
    Actor(&'s RecordedActor),
    /// Who said what.
    Statement(&'s RecordedStatement),
    /// What happens, happened or does not.
    Event(&'s RecordedEvent),
    /// A version of the text under negotiation.
    Draft(&'s RecordedDraft),
    /// A matter under negotiation.
    Issue(&'s RecordedIssue),
    /// A stance.
    Position(&'s RecordedPosition),
    /// A cell of the matrix in which no stance stands.
    Silent {
        /// The party.
        party: &'s RecordedActor,
        /// The issue or draft.
        target: &'s RecordId,
    },
    /// A document, in its newest version.
    Document(&'s DocumentVersion),
}

/// An entry with the words it rests on.
#[derive(Clone, Debug)]
pub struct Shown<'s> {
    /// The entry.
    pub entry: Entry<'s>,
    /// Where its words stand.
    pub passages: Vec<Passage<'s>>,
}

/// Returns what `given` names: an id (`S-7K2Q9`), a cell (`I-4B1TT/verran`), a name (`Teo Marsh`), or a document.
///
/// A cell is an issue or draft and a party, each by its id or its name; capitals do not count.
///
/// # Errors
/// Nothing goes by that name, or more than one thing does.
pub fn show<'s>(state: &'s State, given: &str) -> Result<Shown<'s>, DeskError> {
    Ok(shown(state, find_entry(state, given)?))
}

/// Returns the entry that `given` names.
pub(crate) fn find_entry<'s>(state: &'s State, given: &str) -> Result<Entry<'s>, DeskError> {
    let record = &state.record;
    if let Some(entry) = by_id(record, given) {
        return Ok(entry);
    }
    if let Some(version) = document(state, given)? {
        return Ok(Entry::Document(version));
    }
    match given.rsplit_once('/') {
        // What is no cell but has slashes is an address that is not known.
        Some((target, party)) => cell(record, target, party).map_err(|error| match error {
            DeskError::Unknown { .. } if given.contains("://") => unknown(given),
            other => other,
        }),
        None => by_name(record, given),
    }
}

/// Returns what stands where an issue or draft and a party meet.
fn cell<'s>(record: &'s Record, target: &str, party: &str) -> Result<Entry<'s>, DeskError> {
    let target = find_target(record, target)?;
    let party = find_actor(record, party)?;
    let side = record.side_of(&party.id);
    Ok(match position_of(record, side, target) {
        Some(position) => Entry::Position(position),
        None => Entry::Silent { party: record.actor(side).unwrap_or(party), target },
    })
}

/// Returns the issue or draft of that name, else the actor.
fn by_name<'s>(record: &'s Record, given: &str) -> Result<Entry<'s>, DeskError> {
    match find_target(record, given) {
        Ok(target) => by_id(record, &target.0).ok_or_else(|| unknown(given)),
        Err(DeskError::Unknown { .. }) => Ok(Entry::Actor(find_actor(record, given)?)),
        Err(error) => Err(error),
    }
}

/// Returns the passages that hold the words an entry rests on.
pub(crate) fn shown<'s>(state: &'s State, entry: Entry<'s>) -> Shown<'s> {
    Shown { entry, passages: passages(state, &words(&state.record, entry)) }
}

/// Returns the words an entry rests on.
pub(crate) fn words<'s>(record: &'s Record, entry: Entry<'s>) -> Vec<(Role, &'s Citation)> {
    let evidence = |citations: &'s [Citation]| citations.iter().map(|words| (Role::Evidence, words)).collect();
    match entry {
        Entry::Actor(actor) => {
            let role = actor.role.iter().map(|(_, words)| (Role::Evidence, words));
            role.chain(actor.mentions.all().iter().map(|words| (Role::Evidence, words))).collect()
        }
        Entry::Statement(statement) => of_statement(statement),
        Entry::Event(event) => event.reports.iter().flat_map(|report| report.words.all()).map(|w| (Role::Evidence, w)).collect(),
        Entry::Draft(draft) => evidence(draft.mentions.all()),
        Entry::Issue(issue) => evidence(issue.because.all()),
        Entry::Position(position) => {
            let statements = position.statements.iter().filter_map(|id| record.statement(id));
            let around = statements.flat_map(|statement| statement.source.iter().map(|words| (Role::Source, words)));
            evidence(position.evidence.all()).into_iter().chain(around).collect()
        }
        Entry::Silent { .. } | Entry::Document(_) => Vec::new(),
    }
}

fn of_statement(statement: &RecordedStatement) -> Vec<(Role, &Citation)> {
    let source = statement.source.iter().map(|words| (Role::Source, words));
    let cue = statement.cue.iter().map(|words| (Role::Cue, words));
    let contents = statement.reports.iter().flat_map(|report| report.words.all()).map(|words| (Role::Content, words));
    source.chain(cue).chain(contents).collect()
}

/// Returns the entry of that id, whatever its capitals.
fn by_id<'s>(record: &'s Record, given: &str) -> Option<Entry<'s>> {
    let id = RecordId(given.to_ascii_uppercase());
    match id.letter() {
        'A' => record.actor(&id).map(Entry::Actor),
        'S' => record.statement(&id).map(Entry::Statement),
        'E' => record.event(&id).map(Entry::Event),
        'D' => record.draft(&id).map(Entry::Draft),
        'I' => record.issue(&id).map(Entry::Issue),
        'P' => record.positions.iter().find(|position| position.id == id).map(Entry::Position),
        _ => None,
    }
}

/// Returns the newest version of the document that `given` names in full, or by the end of its address.
fn document<'s>(state: &'s State, given: &str) -> Result<Option<&'s DocumentVersion>, DeskError> {
    let ends = |id: &str| id == given || id.strip_suffix(given).is_some_and(|before| before.ends_with('/'));
    let mut ids: Vec<&str> = state.versions.iter().map(|known| known.version.document.0.as_str()).filter(|id| ends(id)).collect();
    ids.sort_unstable();
    ids.dedup();
    match ids.as_slice() {
        [] => Ok(None),
        [id] => Ok(state.versions.iter().rfind(|known| known.version.document.0 == *id)),
        several => Err(ambiguous(given, several)),
    }
}

/// Returns the issue or draft that goes by that id or name.
pub(crate) fn find_target<'r>(record: &'r Record, given: &str) -> Result<&'r RecordId, DeskError> {
    let issues = record.issues.iter().map(|issue| (&issue.id, issue.name.as_str()));
    let drafts = record.drafts.iter().map(|draft| (&draft.id, draft.name.as_str()));
    find(given, issues.chain(drafts))
}

/// Returns the actor that goes by that id or name.
pub(crate) fn find_actor<'r>(record: &'r Record, given: &str) -> Result<&'r RecordedActor, DeskError> {
    let id = find(given, record.actors.iter().map(|actor| (&actor.id, actor.name.as_str())))?;
    record.actor(id).ok_or_else(|| unknown(given))
}

/// Returns the one entry that goes by that id, that name, or some words of its name.
fn find<'r>(given: &str, entries: impl Iterator<Item = (&'r RecordId, &'r str)> + Clone) -> Result<&'r RecordId, DeskError> {
    if let Some((id, _)) = entries.clone().find(|(id, _)| id.0.eq_ignore_ascii_case(given)) {
        return Ok(id);
    }
    let folded = fold(given);
    let whole: Vec<_> = entries.clone().filter(|(_, name)| fold(name) == folded).collect();
    let found = if whole.is_empty() { entries.filter(|(_, name)| names(&folded, &fold(name))).collect() } else { whole };
    match found.as_slice() {
        [] => Err(unknown(given)),
        [(id, _)] => Ok(id),
        several => Err(ambiguous(given, &several.iter().map(|(id, name)| format!("{id} {name}")).collect::<Vec<_>>())),
    }
}

fn unknown(given: &str) -> DeskError {
    DeskError::Unknown { given: given.to_owned() }
}

fn ambiguous(given: &str, candidates: &[impl AsRef<str>]) -> DeskError {
    let candidates = candidates.iter().map(|candidate| candidate.as_ref().to_owned()).collect();
    DeskError::Ambiguous { given: given.to_owned(), candidates }
}
