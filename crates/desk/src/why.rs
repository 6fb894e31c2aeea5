//! Why an entry is as it is: the findings it was settled from, each with the rules that made it.
//!
//! A finding carries its [`Trace`] from the reader that made it. An entry of the record is settled from findings of one text
//! or many; what leads back to them are its citations, since a finding is cited by its own spans.

use crate::show::{find_entry, words};
use crate::{DeskError, DocumentVersion, Entry, State};
use rapporteur_model::{Citation, Evidence, Findings, Record, StatusRule, Target, Trace};
use rapporteur_span::Span;
use std::sync::Arc;

/// An entry, the rule that settled it, and the findings it rests on.
#[derive(Clone, Debug)]
pub struct Why<'s> {
    /// The entry.
    pub entry: Entry<'s>,
    /// The rule by which its status was derived, if it is an issue.
    pub rule: Option<StatusRule>,
    /// What readers found, in the order of the citations.
    pub grounds: Vec<Ground<'s>>,
}

/// What a reader found in one text, and why.
#[derive(Clone, Debug)]
pub struct Ground<'s> {
    /// The version of the document it was found in.
    pub version: &'s DocumentVersion,
    /// What it is.
    pub found: Found,
    /// What it goes by: a name, or the words.
    pub name: String,
    /// The first of the words it rests on.
    pub words: Span,
    /// The rules that made it, in the order they spoke.
    pub trace: &'s Trace,
    /// The findings that it names: its holder, its target, the statement it stands in.
    pub names: Vec<Ground<'s>>,
}

/// A kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Who is spoken of.
    Actor,
    /// Who said what.
    Statement,
    /// What happens.
    Event,
    /// A version of the text under negotiation.
    Draft,
    /// A matter under negotiation.
    Issue,
    /// Who stands where.
    Position,
}

/// Returns why the entry that `given` names is as it is. Ids, cells and names are those of [`crate::show()`].
///
/// # Errors
/// Nothing goes by that name, or more than one thing does.
pub fn why<'s>(state: &'s State, given: &str) -> Result<Why<'s>, DeskError> {
    let entry = find_entry(state, given)?;
    let record = &state.record;
    let mut grounds = Vec::new();
    for (_, citation) in words(record, entry) {
        gather(state, kind(entry), citation, &mut grounds);
    }
    let mut rule = None;
    if let Entry::Issue(issue) = entry {
        rule = Some(issue.rule);
        // Where the status follows from stances, they are the reason.
        if matches!(issue.rule, StatusRule::ASideRefuses | StatusRule::AllSidesSupport) {
            stances_on(state, record, entry, &mut grounds);
        }
    }
    Ok(Why { entry, rule, grounds })
}

fn stances_on<'s>(state: &'s State, record: &'s Record, entry: Entry<'s>, grounds: &mut Vec<Ground<'s>>) {
    let Entry::Issue(issue) = entry else { return };
    for position in record.positions.iter().filter(|position| position.target == issue.id) {
        position.evidence.all().iter().for_each(|citation| gather(state, Some(Found::Position), citation, grounds));
    }
}

/// Returns what an entry is settled from; nothing for an empty cell or a document.
fn kind(entry: Entry<'_>) -> Option<Found> {
    match entry {
        Entry::Actor(_) => Some(Found::Actor),
        Entry::Statement(_) => Some(Found::Statement),
        Entry::Event(_) => Some(Found::Event),
        Entry::Draft(_) => Some(Found::Draft),
        Entry::Issue(_) => Some(Found::Issue),
        Entry::Position(_) => Some(Found::Position),
        Entry::Silent { .. } | Entry::Document(_) => None,
    }
}

/// Adds the findings of `kind` that `citation` is of, each once.
fn gather<'s>(state: &'s State, kind: Option<Found>, citation: &'s Citation, grounds: &mut Vec<Ground<'s>>) {
    let (Some(kind), Some(version)) = (kind, state.cited(citation)) else { return };
    for ground in in_text(version, kind, citation.span) {
        let known = grounds.iter().any(|known| {
            known.found == ground.found
                && known.words == ground.words
                && known.name == ground.name
                && Arc::ptr_eq(&known.version.findings, &version.findings)
        });
        if !known {
            grounds.push(ground);
        }
    }
}

/// Returns the findings of `kind` in one text that rest on exactly `span`.
fn in_text(version: &DocumentVersion, kind: Found, span: Span) -> Vec<Ground<'_>> {
    let findings = &*version.findings;
    let rests = |evidence: &Evidence| evidence.spans().contains(&span);
    let cited = |spans: &[Span]| spans.contains(&span);
    match kind {
        Found::Actor => findings.actors.iter().filter(|actor| rests(&actor.mentions)).map(|it| actor(version, it)).collect(),
        Found::Statement => findings
            .statements
            .iter()
            .filter(|it| rests(&it.content_span) || cited(&it.speaker_span) || cited(&it.cue_span))
            .map(|it| statement(version, it))
            .collect(),
        Found::Event => findings
            .events
            .iter()
            .filter(|event| rests(&event.evidence))
            .map(|event| ground(version, Found::Event, quote(version, event.evidence.first()), &event.evidence, &event.trace))
            .collect(),
        Found::Draft => findings
            .drafts
            .iter()
            .filter(|draft| rests(&draft.mentions))
            .map(|draft| ground(version, Found::Draft, draft.name.clone(), &draft.mentions, &draft.trace))
            .collect(),
        Found::Issue => findings
            .issues
            .iter()
            .filter(|issue| rests(&issue.because))
            .map(|issue| ground(version, Found::Issue, issue.name.clone(), &issue.because, &issue.trace))
            .collect(),
        Found::Position => positions(version, findings, span),
    }
}

fn positions<'s>(version: &'s DocumentVersion, findings: &'s Findings, span: Span) -> Vec<Ground<'s>> {
    let of_span = findings.positions.iter().filter(|position| position.evidence.spans().contains(&span));
    of_span
        .map(|position| {
            let words = quote(version, position.evidence.first());
            let mut found = ground(version, Found::Position, words, &position.evidence, &position.trace);
            found.names.extend(findings.actor(position.holder).map(|it| actor(version, it)));
            found.names.extend(match position.target {
                Target::Issue(id) => findings
                    .issue(id)
                    .map(|issue| ground(version, Found::Issue, issue.name.clone(), &issue.mentions, &issue.trace)),
                Target::Draft(id) => findings
                    .draft(id)
                    .map(|draft| ground(version, Found::Draft, draft.name.clone(), &draft.mentions, &draft.trace)),
            });
            found.names.extend(position.statement.and_then(|id| findings.statement(id)).map(|it| statement(version, it)));
            found
        })
        .collect()
}

fn actor<'s>(version: &'s DocumentVersion, actor: &'s rapporteur_model::Actor) -> Ground<'s> {
    ground(version, Found::Actor, actor.name.clone(), &actor.mentions, &actor.trace)
}

fn statement<'s>(version: &'s DocumentVersion, statement: &'s rapporteur_model::Statement) -> Ground<'s> {
    let words = quote(version, statement.content_span.first());
    let mut found = ground(version, Found::Statement, words, &statement.content_span, &statement.trace);
    let speaker = statement.speaker.and_then(|id| version.findings.actor(id));
    found.names.extend(speaker.map(|it| actor(version, it)));
    found
}

fn ground<'s>(version: &'s DocumentVersion, found: Found, name: String, evidence: &Evidence, trace: &'s Trace) -> Ground<'s> {
    Ground { version, found, name, words: evidence.first(), trace, names: Vec::new() }
}

fn quote(version: &DocumentVersion, span: Span) -> String {
    span.of(&version.rendition.text).unwrap_or_default().to_owned()
}
