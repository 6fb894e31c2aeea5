//! `rapporteur-state/1`: the record as it was known at an instant.

use crate::parts::{JsonPlace, JsonSpan};
use crate::texts::Texts;
use rapporteur_model::{
    ActorKind, Change, ChangeKind, CountryCode, Digest, Discrepancy, DocumentId, EventType, IssueStatus, Modality, Record,
    RecordId, RecordedActor, RecordedDraft, RecordedEvent, RecordedIssue, RecordedPosition, RecordedStatement, Stance, Turn,
};
use rapporteur_time::{Date, Instant, Interval};
use schemars::JsonSchema;
use serde::Serialize;

/// The version of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum StateContract {
    /// The first.
    #[serde(rename = "rapporteur-state/1")]
    V1,
}

/// The state of play over all documents, as it was known at an instant.
///
/// Every list is there, if only empty; every field is there, if only null. The ids of events, quotes, drafts and issues are
/// unique together. Spans count in the text of the document they stand beside. Fields may be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateOutput<'a> {
    /// The contract that the object keeps.
    pub contract: StateContract,
    /// The instant; nothing learned later is in the record.
    pub as_of: Instant,
    /// Who is spoken of, one entry an actor, however it is spelt.
    pub actors: Vec<StateActor<'a>>,
    /// Groups of near-identical texts of one origin.
    pub copies: Vec<StateCopies<'a>>,
    /// What happens, happened or does not, one entry an event over all its reports.
    pub events: Vec<StateEvent<'a>>,
    /// Who said what, one entry an utterance over all its reports.
    pub quotes: Vec<StateQuote<'a>>,
    /// The versions of the text under negotiation.
    pub drafts: Vec<StateDraft<'a>>,
    /// The matters under negotiation.
    pub issues: Vec<StateIssue<'a>>,
    /// Who stands where.
    pub positions: Vec<StatePosition<'a>>,
    /// Where documents contradict one another about the same thing.
    pub discrepancies: Vec<StateDiscrepancy<'a>>,
    /// What changed, in the order of learning.
    pub changes: Vec<StateChange<'a>>,
}

/// A person, state, organization or group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateActor<'a> {
    /// Its id.
    pub id: &'a RecordId,
    /// The fullest name.
    pub name: &'a str,
    /// What it is.
    pub kind: ActorKind,
    /// The country it belongs to, as an ISO 3166-1 alpha-3 code.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub country: Option<&'a str>,
}

/// Near-identical texts of one origin; no document is in two groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateCopies<'a> {
    /// The addresses of the documents, the first learned first.
    #[schemars(length(min = 2))]
    pub documents: &'a [DocumentId],
}

/// A reported happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateEvent<'a> {
    /// Its id.
    pub id: &'a RecordId,
    /// What kind of happening.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// Whether it happened, will, may or did not, by the newest reports.
    pub modality: Modality,
    /// The ids of those who take part.
    pub participants: &'a [RecordId],
    /// Where.
    pub place: Option<JsonPlace<'a>>,
    /// The days, both ends included, by most reports.
    pub when: Option<Interval>,
    /// The documents that report it, the first learned first.
    pub reports: Vec<StateReport<'a>>,
    /// Each modality it went through, the first learned first.
    pub history: Vec<StateTurn<'a>>,
}

/// One document's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateReport<'a> {
    /// The address of the document.
    pub document: &'a DocumentId,
    /// Its words; empty only where its text is not at hand.
    pub evidence: Vec<JsonSpan>,
}

/// A turn in the life of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateTurn<'a> {
    /// What it became.
    pub modality: Modality,
    /// When we learned of it.
    pub learned: Instant,
    /// The address of the document that first said so.
    pub document: &'a DocumentId,
}

/// An utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateQuote<'a> {
    /// Its id.
    pub id: &'a RecordId,
    /// The id of the actor that said it.
    pub speaker: Option<&'a RecordId>,
    /// The documents that report it, the first learned first.
    pub reports: Vec<StateQuoteReport<'a>>,
}

/// One document's report of an utterance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateQuoteReport<'a> {
    /// The address of the document.
    pub document: &'a DocumentId,
    /// What it attributes; empty only where its text is not at hand.
    pub content: Vec<JsonSpan>,
}

/// One version of the text under negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateDraft<'a> {
    /// Its id.
    pub id: &'a RecordId,
    /// What it was called first.
    pub name: &'a str,
    /// How many points it has, by most documents.
    pub points: Option<u32>,
    /// The ids of those who wrote or tabled it.
    pub proposers: &'a [RecordId],
    /// The id of the draft it reworks.
    pub amends: Option<&'a RecordId>,
}

/// A matter under negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateIssue<'a> {
    /// Its id.
    pub id: &'a RecordId,
    /// What it is called.
    pub name: &'a str,
    /// The id of the issue it is a part of.
    pub parent: Option<&'a RecordId>,
    /// Where it stands.
    pub status: IssueStatus,
    /// The words that make the status so.
    pub because: Vec<StateReport<'a>>,
}

/// A side's current stance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatePosition<'a> {
    /// The id of the actor whose stance it is.
    pub holder: &'a RecordId,
    /// The id of the issue or draft.
    pub target: &'a RecordId,
    /// For, against, or in between.
    pub stance: Stance,
    /// The day the stance was first taken.
    #[schemars(with = "String", regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub since: Date,
    /// The words that show it, the first of this stance first.
    pub evidence: Vec<StateCitation<'a>>,
    /// The words that set the condition.
    pub condition: Option<StateCitation<'a>>,
}

/// Words in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateCitation<'a> {
    /// The address of the document.
    pub document: &'a DocumentId,
    /// Where in its text.
    pub span: JsonSpan,
}

/// Documents that contradict one another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateDiscrepancy<'a> {
    /// The id of the event, draft or issue.
    pub about: &'a RecordId,
    /// What about it they say differently.
    #[schemars(extend("enum" = ["when", "place", "participants", "modality", "points", "number", "status"]))]
    pub field: &'a str,
    /// What is said.
    #[schemars(length(min = 2))]
    pub values: Vec<StateValue<'a>>,
}

/// One side of a discrepancy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateValue<'a> {
    /// The value, as it stands in the contract.
    pub value: &'a str,
    /// The addresses of the documents that say so.
    #[schemars(length(min = 1))]
    pub documents: Vec<&'a DocumentId>,
}

/// A difference in the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StateChange<'a> {
    /// When we learned of it.
    pub learned: Instant,
    /// What kind of difference.
    pub kind: ChangeKind,
    /// The id of what changed: for a position its issue or draft, for an edited page its address.
    pub target: &'a str,
    /// What it was; null for what is new.
    pub from: Option<&'a str>,
    /// What it is; null for what is gone.
    pub to: Option<&'a str>,
    /// The address of the document that made the difference.
    pub document: &'a DocumentId,
}

/// Returns the record as the contract has it.
///
/// `texts` gives the text of a rendition by its digest; citations of a rendition it does not know keep their document and
/// lose their spans.
pub fn state<'a, 't>(record: &'a Record, texts: impl Fn(&Digest) -> Option<&'t str>) -> StateOutput<'a> {
    let mut texts = Texts::new(&texts);
    StateOutput {
        contract: StateContract::V1,
        as_of: record.as_of,
        actors: record.actors.iter().map(actor).collect(),
        copies: record
            .copies
            .iter()
            .filter(|group| group.documents.len() > 1)
            .map(|group| StateCopies { documents: &group.documents })
            .collect(),
        events: record.events.iter().map(|entry| event(entry, &mut texts)).collect(),
        quotes: record.statements.iter().map(|entry| quote(entry, &mut texts)).collect(),
        drafts: record.drafts.iter().map(draft).collect(),
        issues: record.issues.iter().map(|entry| issue(entry, &mut texts)).collect(),
        positions: record.positions.iter().map(|entry| position(entry, &mut texts)).collect(),
        discrepancies: record.discrepancies.iter().map(discrepancy).collect(),
        changes: record.changes.iter().map(change).collect(),
    }
}

fn actor(actor: &RecordedActor) -> StateActor<'_> {
    let country = actor.country.as_ref().map(CountryCode::as_str);
    StateActor { id: &actor.id, name: &actor.name, kind: actor.kind, country }
}

fn event<'a>(event: &'a RecordedEvent, texts: &mut Texts<'_, '_>) -> StateEvent<'a> {
    StateEvent {
        id: &event.id,
        kind: event.kind,
        modality: event.modality,
        participants: &event.participants,
        place: event.place.as_ref().map(JsonPlace::from),
        when: event.when.map(|when| when.interval),
        reports: event.reports.iter().flat_map(|report| texts.by_document(report.words.all())).collect(),
        history: event.history.iter().map(turn).collect(),
    }
}

pub(crate) fn turn(turn: &Turn) -> StateTurn<'_> {
    StateTurn { modality: turn.modality, learned: turn.learned, document: &turn.words.document }
}

fn quote<'a>(statement: &'a RecordedStatement, texts: &mut Texts<'_, '_>) -> StateQuote<'a> {
    let reports = statement.reports.iter().flat_map(|report| texts.by_document(report.words.all()));
    StateQuote {
        id: &statement.id,
        speaker: statement.speaker.as_ref(),
        reports: reports.map(|report| StateQuoteReport { document: report.document, content: report.evidence }).collect(),
    }
}

fn draft(draft: &RecordedDraft) -> StateDraft<'_> {
    StateDraft {
        id: &draft.id,
        name: &draft.name,
        points: draft.points,
        proposers: &draft.proposers,
        amends: draft.amends.as_ref(),
    }
}

fn issue<'a>(issue: &'a RecordedIssue, texts: &mut Texts<'_, '_>) -> StateIssue<'a> {
    StateIssue {
        id: &issue.id,
        name: &issue.name,
        parent: issue.parent.as_ref(),
        status: issue.status,
        because: texts.by_document(issue.because.all()),
    }
}

fn position<'a>(position: &'a RecordedPosition, texts: &mut Texts<'_, '_>) -> StatePosition<'a> {
    let cited = position.evidence.all().iter();
    let condition =
        position.condition.as_ref().and_then(|words| Some(StateCitation { document: &words.document, span: texts.span(words)? }));
    StatePosition {
        condition,
        holder: &position.holder,
        target: &position.target,
        stance: position.stance,
        since: position.since,
        evidence: cited.filter_map(|words| Some(StateCitation { document: &words.document, span: texts.span(words)? })).collect(),
    }
}

fn discrepancy(discrepancy: &Discrepancy) -> StateDiscrepancy<'_> {
    let values = discrepancy.values.iter().map(|value| {
        let mut documents: Vec<&DocumentId> = Vec::new();
        for words in value.words.all() {
            if !documents.contains(&&words.document) {
                documents.push(&words.document);
            }
        }
        StateValue { value: &value.value, documents }
    });
    StateDiscrepancy { about: &discrepancy.about, field: &discrepancy.field, values: values.collect() }
}

fn change(change: &Change) -> StateChange<'_> {
    StateChange {
        learned: change.learned,
        kind: change.kind,
        target: &change.target,
        from: change.from.as_deref(),
        to: change.to.as_deref(),
        document: &change.words.document,
    }
}
