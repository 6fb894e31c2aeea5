//! `rapporteur-read/1`: what the readers found in one document.

use crate::parts::{JsonPlace, JsonSpan, Offsets};
use crate::timex::{ReadClock, ReadTimex, clock, timex};
use rapporteur_model::{
    Act, Actor, ActorKind, ChannelKind, CountryCode, DocumentId, Draft, Event, EventType, Findings, Issue, IssueStatus, Locality,
    Medium, Modality, Note, PlacePrecision, Position, Provenance, Rendition, Score, SpeechForm, Stance, Statement, Target,
};
use rapporteur_time::{Date, Interval, Stamp};
use schemars::JsonSchema;
use serde::Serialize;

/// A document that was read: the way into [`read`].
#[derive(Clone, Copy, Debug)]
pub struct ReadInput<'a> {
    /// The document.
    pub document: &'a DocumentId,
    /// Its address, if it has one.
    pub uri: Option<&'a str>,
    /// When it was published, as far as known.
    pub published: Option<Stamp>,
    /// The text that was read.
    pub rendition: &'a Rendition,
    /// What was found in it.
    pub findings: &'a Findings,
}

/// The version of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum ReadContract {
    /// The first.
    #[serde(rename = "rapporteur-read/1")]
    V1,
}

/// What Rapporteur found in one document.
///
/// Every list is there, if only empty; every field is there, if only null. Ids are unique within their list, and those of
/// drafts and issues are apart, since a position may be about either. Fields may be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadOutput<'a> {
    /// The contract that the object keeps.
    pub contract: ReadContract,
    /// The document and its text.
    pub document: ReadDocument<'a>,
    /// Who speaks, takes part, proposes or is spoken for.
    pub actors: Vec<ReadActor<'a>>,
    /// Who said what.
    pub statements: Vec<ReadStatement<'a>>,
    /// Where things are: towns, regions and countries that are spoken of as places.
    pub places: Vec<ReadPlace<'a>>,
    /// When: days, hours, what repeats and how long things last, in the order of the text.
    pub timexes: Vec<ReadTimex<'a>>,
    /// What happens, happened or does not, each once however often it is mentioned.
    pub events: Vec<ReadEvent<'a>>,
    /// The versions of the text under negotiation.
    pub drafts: Vec<ReadDraft<'a>>,
    /// The matters under negotiation.
    pub issues: Vec<ReadIssue<'a>>,
    /// Who stands where.
    pub positions: Vec<ReadPosition>,
    /// What to know about the text and its reading.
    pub notes: Vec<ReadNote<'a>>,
}

/// The document and the text that all spans count in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadDocument<'a> {
    /// Its address, or the path of its file.
    pub id: &'a str,
    /// Its address.
    pub uri: Option<&'a str>,
    /// The words of its title.
    pub title: Option<&'a str>,
    /// The day it was published, where it was published.
    #[schemars(with = "Option<String>", regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))]
    pub published: Option<Date>,
    /// The language, as an ISO 639-1 code.
    pub language: Option<&'a str>,
    /// The text as it was read.
    pub text: &'a str,
}

/// A person, state, organization or group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadActor<'a> {
    /// Its id.
    pub id: String,
    /// The fullest name.
    pub name: &'a str,
    /// What it is.
    pub kind: ActorKind,
    /// The country it belongs to, as an ISO 3166-1 alpha-3 code.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub country: Option<&'a str>,
    /// Title, office or function, in the words of the text.
    pub role: Option<&'a str>,
    /// The id of the state or organization it speaks for.
    pub represents: Option<String>,
    /// The ids of its members, where it is a group and the text tells them.
    pub members: Vec<String>,
    /// Where it is spoken of.
    #[schemars(length(min = 1))]
    pub mentions: Vec<JsonSpan>,
}

/// A town, region or country that is spoken of as a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadPlace<'a> {
    /// The name, in its usual capitals.
    pub name: &'a str,
    /// The country it lies in, as an ISO 3166-1 alpha-3 code.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    pub country: Option<&'a str>,
    /// The region it lies in, where the text names it.
    pub within: Option<&'a str>,
    /// Thousandths of a degree north of the equator, where a table knows.
    pub latitude: Option<i32>,
    /// Thousandths of a degree east of Greenwich, where a table knows.
    pub longitude: Option<i32>,
    /// How exact it is.
    pub precision: PlacePrecision,
    /// Where it is spoken of.
    #[schemars(length(min = 1))]
    pub mentions: Vec<JsonSpan>,
}

/// A resolved attribution: who said what, in which words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadStatement<'a> {
    /// Its id.
    pub id: String,
    /// The id of the actor that said it.
    pub speaker: Option<String>,
    /// The id of the state or organization spoken for.
    pub party: Option<String>,
    /// How the words are given.
    pub kind: SpeechForm,
    /// The words that name the speaker.
    pub source: Vec<JsonSpan>,
    /// The reporting words.
    pub cue: Vec<JsonSpan>,
    /// What is attributed.
    #[schemars(length(min = 1))]
    pub content: Vec<JsonSpan>,
    /// Whom it was said to.
    pub addressee: Option<ReadAddressee>,
    /// The outlet or form it was said in, in the words of the text.
    pub channel: Option<&'a str>,
    /// Where these words stand.
    pub channel_span: Option<JsonSpan>,
    /// What kind of channel it is.
    pub channel_kind: Option<ChannelKind>,
    /// The days it was said on.
    pub said: Option<Interval>,
    /// The words that tell these days; null where the entry of a live page does.
    pub said_span: Option<JsonSpan>,
    /// What saying it does, as an event type of PLOVER; null for most statements, which are none there.
    pub act: Option<Act>,
    /// The words that show the act.
    pub act_span: Option<JsonSpan>,
    /// How likely the trained reader takes it to be right, in percent; null where a rule alone found it.
    #[schemars(range(max = 100))]
    pub score: Option<u8>,
}

/// Whom something was said to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadAddressee {
    /// The id of the actor, where the words name one.
    pub actor: Option<String>,
    /// The words.
    pub span: JsonSpan,
}

/// A reported happening.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadEvent<'a> {
    /// Its id.
    pub id: String,
    /// What kind of happening.
    #[serde(rename = "type")]
    pub kind: EventType,
    /// Whether it happened, will, may or did not.
    pub modality: Modality,
    /// The words that show the modality: "will", "has been postponed", or the verb itself.
    pub proof: Option<JsonSpan>,
    /// The ids of those who take part.
    pub participants: Vec<String>,
    /// Where.
    pub place: Option<JsonPlace<'a>>,
    /// How those who take part are together, if they are not in one room.
    pub medium: Option<Medium>,
    /// Which of several rounds it is.
    pub round: Option<u8>,
    /// The days, both ends included.
    pub when: Option<Interval>,
    /// The hour at which it begins.
    pub clock: Option<ReadClock<'a>>,
    /// The words that report it.
    #[schemars(length(min = 1))]
    pub evidence: Vec<JsonSpan>,
    /// The id of the statement that reports it, if the text does not do so itself.
    pub reported_by: Option<String>,
}

/// One version of the text under negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadDraft<'a> {
    /// Its id.
    pub id: String,
    /// What the text calls it.
    pub name: &'a str,
    /// How many points it has.
    pub points: Option<u32>,
    /// The ids of those who wrote or tabled it.
    pub proposers: Vec<String>,
    /// The id of the draft it reworks.
    pub amends: Option<String>,
    /// How it came to the reporters.
    pub provenance: Provenance,
    /// Where it is spoken of.
    #[schemars(length(min = 1))]
    pub mentions: Vec<JsonSpan>,
}

/// A matter under negotiation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadIssue<'a> {
    /// Its id.
    pub id: String,
    /// What the text calls it.
    pub name: &'a str,
    /// The id of the issue it is a part of.
    pub parent: Option<String>,
    /// Where it stands.
    pub status: IssueStatus,
    /// Where it is spoken of.
    #[schemars(length(min = 1))]
    pub mentions: Vec<JsonSpan>,
}

/// Who stands where on an issue or a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadPosition {
    /// The id of the actor whose stance it is.
    pub holder: String,
    /// The id of the issue or draft.
    pub target: String,
    /// For, against, or in between.
    pub stance: Stance,
    /// The words that show it.
    #[schemars(length(min = 1))]
    pub evidence: Vec<JsonSpan>,
    /// The id of the statement they stand in.
    pub statement: Option<String>,
    /// The words that set the condition.
    pub condition: Option<JsonSpan>,
    /// The stances held before, the oldest first.
    pub earlier: Vec<ReadEarlierStance>,
    /// How many in a hundred of the positions found this way are right, as measured; zero where nothing was measured.
    pub score: u8,
}

/// A stance that holds no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadEarlierStance {
    /// What it was.
    pub stance: Stance,
    /// The words that show it.
    pub evidence: JsonSpan,
}

/// What to know about the text or its reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadNote<'a> {
    /// The code of its kind, such as `N0107`; a code never changes its meaning.
    pub code: &'static str,
    /// The words concerned.
    pub span: Option<JsonSpan>,
    /// What was seen, such as the label of a character set.
    pub detail: Option<&'a str>,
}

/// Returns the findings of one document as the contract has them.
pub fn read(input: ReadInput<'_>) -> ReadOutput<'_> {
    let ReadInput { rendition, findings, .. } = input;
    let offsets = Offsets::new(&rendition.text);
    ReadOutput {
        contract: ReadContract::V1,
        document: ReadDocument {
            id: &input.document.0,
            uri: input.uri,
            title: rendition.title_words(),
            published: input.published.map(Stamp::day),
            language: rendition.language.as_deref(),
            text: &rendition.text,
        },
        actors: findings.actors.iter().map(|found| actor(found, &offsets)).collect(),
        statements: findings.statements.iter().map(|found| statement(found, &offsets)).collect(),
        places: findings.places.iter().map(|found| place(found, &offsets)).collect(),
        timexes: findings.timexes.iter().filter_map(|found| timex(found, &offsets)).collect(),
        events: findings.events.iter().map(|found| event(found, &offsets)).collect(),
        drafts: findings.drafts.iter().map(|found| draft(found, &offsets)).collect(),
        issues: findings.issues.iter().map(|found| issue(found, &offsets)).collect(),
        positions: findings.positions.iter().map(|found| position(found, &offsets)).collect(),
        notes: rendition.notes.iter().chain(&findings.notes).map(|found| note(found, &offsets)).collect(),
    }
}

pub(crate) fn actor<'a>(actor: &'a Actor, offsets: &Offsets<'_>) -> ReadActor<'a> {
    ReadActor {
        id: actor.id.to_string(),
        name: &actor.name,
        kind: actor.kind,
        country: actor.country.as_ref().map(CountryCode::as_str),
        role: actor.role.as_ref().map(|role| role.value.as_str()),
        represents: actor.represents.map(|id| id.to_string()),
        members: actor.members.iter().map(ToString::to_string).collect(),
        mentions: offsets.spans(actor.mentions.spans()),
    }
}

pub(crate) fn place<'a>(place: &'a Locality, offsets: &Offsets<'_>) -> ReadPlace<'a> {
    ReadPlace {
        name: &place.name,
        country: place.country.as_ref().map(CountryCode::as_str),
        within: place.within.as_deref(),
        latitude: place.point.map(|point| point.latitude),
        longitude: place.point.map(|point| point.longitude),
        precision: place.precision,
        mentions: offsets.spans(place.mentions.spans()),
    }
}

fn statement<'a>(statement: &'a Statement, offsets: &Offsets<'_>) -> ReadStatement<'a> {
    ReadStatement {
        id: statement.id.to_string(),
        speaker: statement.speaker.map(|id| id.to_string()),
        party: statement.party.map(|id| id.to_string()),
        kind: statement.form,
        source: offsets.spans(&statement.speaker_span),
        cue: offsets.spans(&statement.cue_span),
        content: offsets.spans(statement.content_span.spans()),
        addressee: statement
            .addressee
            .as_ref()
            .and_then(|told| Some(ReadAddressee { actor: told.actor.map(|id| id.to_string()), span: offsets.span(told.span)? })),
        channel: statement.channel.as_ref().map(|channel| channel.value.as_str()),
        channel_span: statement.channel.as_ref().and_then(|channel| offsets.span(channel.span)),
        channel_kind: statement.channel_kind,
        said: statement.said.map(|said| said.interval),
        said_span: statement.said_span.and_then(|span| offsets.span(span)),
        act: statement.act.as_ref().map(|act| act.value),
        act_span: statement.act.as_ref().and_then(|act| offsets.span(act.span)),
        score: statement.score.map(Score::percent),
    }
}

fn event<'a>(event: &'a Event, offsets: &Offsets<'_>) -> ReadEvent<'a> {
    ReadEvent {
        id: event.id.to_string(),
        kind: event.kind,
        modality: event.modality,
        proof: event.proof().and_then(|span| offsets.span(span)),
        participants: event.participants.iter().map(ToString::to_string).collect(),
        place: event.place.as_ref().map(JsonPlace::from),
        medium: event.medium,
        round: event.round,
        when: event.when.map(|when| when.interval),
        clock: event.clock.as_ref().map(clock),
        evidence: offsets.spans(event.evidence.spans()),
        reported_by: event.reported_by.map(|id| id.to_string()),
    }
}

fn draft<'a>(draft: &'a Draft, offsets: &Offsets<'_>) -> ReadDraft<'a> {
    ReadDraft {
        id: draft.id.to_string(),
        name: &draft.name,
        points: draft.points,
        proposers: draft.proposers.iter().map(ToString::to_string).collect(),
        amends: draft.amends.map(|id| id.to_string()),
        provenance: draft.provenance,
        mentions: offsets.spans(draft.mentions.spans()),
    }
}

fn issue<'a>(issue: &'a Issue, offsets: &Offsets<'_>) -> ReadIssue<'a> {
    ReadIssue {
        id: issue.id.to_string(),
        name: &issue.name,
        parent: issue.parent.map(|id| id.to_string()),
        status: issue.status,
        mentions: offsets.spans(issue.mentions.spans()),
    }
}

fn position(position: &Position, offsets: &Offsets<'_>) -> ReadPosition {
    ReadPosition {
        holder: position.holder.to_string(),
        target: match position.target {
            Target::Issue(id) => id.to_string(),
            Target::Draft(id) => id.to_string(),
        },
        stance: position.stance,
        evidence: offsets.spans(position.evidence.spans()),
        statement: position.statement.map(|id| id.to_string()),
        condition: position.condition.and_then(|span| offsets.span(span)),
        earlier: position
            .earlier
            .iter()
            .filter_map(|earlier| Some(ReadEarlierStance { stance: earlier.stance, evidence: offsets.span(earlier.span)? }))
            .collect(),
        score: position.score,
    }
}

fn note<'a>(note: &'a Note, offsets: &Offsets<'_>) -> ReadNote<'a> {
    ReadNote { code: note.kind.code(), span: note.span.and_then(|span| offsets.span(span)), detail: note.detail.as_deref() }
}
