use crate::{
    Act, ActorKind, Citation, Citations, CountryCode, DocumentId, EventType, IssueStatus, Modality, Place, RecordId, Report,
    SideRole, SpeechForm, Stance,
};
use rapporteur_time::{Clock, Date, Instant, When};
use serde::{Deserialize, Serialize};

/// An actor over all documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedActor {
    /// Its id.
    pub id: RecordId,
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// The country it belongs to.
    pub country: Option<CountryCode>,
    /// The newest role read, and where.
    pub role: Option<(String, Citation)>,
    /// What it is at the table, if the brief names it.
    pub side: Option<SideRole>,
    /// The actor it speaks for.
    pub represents: Option<RecordId>,
    /// One mention in each document.
    pub mentions: Citations,
}

/// An utterance, once however many documents report it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedStatement {
    /// Its id.
    pub id: RecordId,
    /// Who said it.
    pub speaker: Option<RecordId>,
    /// The state or organization spoken for.
    pub party: Option<RecordId>,
    /// Direct, indirect or mixed, in the fullest report.
    pub form: SpeechForm,
    /// Whom it was said to: the words of the first report that tells.
    #[serde(default)]
    pub addressee: Option<Citation>,
    /// The outlet or form it was said in.
    pub channel: Option<(String, Citation)>,
    /// The day it was said, where a report settles it.
    pub said: Option<When>,
    /// What saying it does, where it is more than telling, by the first report that shows it.
    #[serde(default)]
    pub act: Option<(Act, Citation)>,
    /// The words that name the source, in the first report.
    pub source: Option<Citation>,
    /// The reporting words, in the first report.
    pub cue: Vec<Citation>,
    /// The reports, the first learned first; the words of each are its contents.
    pub reports: Vec<Report>,
}

/// An event over all documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedEvent {
    /// Its id.
    pub id: RecordId,
    /// What kind of happening.
    pub kind: EventType,
    /// Whether it happened, by the newest reports.
    pub modality: Modality,
    /// Those who take part.
    pub participants: Vec<RecordId>,
    /// Where.
    pub place: Option<Place>,
    /// On which days, by most reports.
    pub when: Option<When>,
    /// At which hour, by the newest report that gives these days.
    #[serde(default)]
    pub clock: Option<Clock>,
    /// The reports, the first learned first.
    pub reports: Vec<Report>,
    /// Each modality it went through, with the report that first gave it.
    pub history: Vec<Turn>,
}

/// A turn in the life of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    /// What it became.
    pub modality: Modality,
    /// When we learned of it.
    pub learned: Instant,
    /// The words that say so.
    pub words: Citation,
}

/// A draft over all documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedDraft {
    /// Its id.
    pub id: RecordId,
    /// What it is called first.
    pub name: String,
    /// Its points, by most documents.
    pub points: Option<u32>,
    /// Who wrote or tabled it.
    pub proposers: Vec<RecordId>,
    /// The version it reworks.
    pub amends: Option<RecordId>,
    /// When we first learned of it.
    pub learned: Instant,
    /// Where it is spoken of.
    pub mentions: Citations,
}

/// An issue over all documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedIssue {
    /// Its id.
    pub id: RecordId,
    /// What it is called.
    pub name: String,
    /// The issue it is a part of.
    pub parent: Option<RecordId>,
    /// Where it stands.
    pub status: IssueStatus,
    /// The rule that made it so.
    pub rule: StatusRule,
    /// The words the rule rests on.
    pub because: Citations,
    /// Where it is spoken of.
    pub mentions: Citations,
}

/// The rules that derive where an issue stands, the first that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusRule {
    /// A side refuses or sets a condition: contested.
    ASideRefuses,
    /// The newest report that says where it stands.
    NewestReport,
    /// Every side supports it in its own words: agreed.
    AllSidesSupport,
    /// Named as a matter of the talks, and nothing said of where it stands: open.
    NothingSaid,
}

/// A side's current stance, with the earlier ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedPosition {
    /// Its id.
    pub id: RecordId,
    /// Whose stance it is.
    pub holder: RecordId,
    /// The issue or draft.
    pub target: RecordId,
    /// The stance that holds.
    pub stance: Stance,
    /// The day it was first taken: of the words, else of publication, else of learning.
    pub since: Date,
    /// The words that show it, the first of this stance first.
    pub evidence: Citations,
    /// The words that set the condition, in the newest report that gives them.
    pub condition: Option<Citation>,
    /// The statements they stand in.
    pub statements: Vec<RecordId>,
    /// The stances held before, the oldest first.
    pub earlier: Vec<(Stance, Date, Citation)>,
}

/// Documents that are one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyGroup {
    /// The first learned first.
    pub documents: Vec<DocumentId>,
}

/// Documents that contradict one another about the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discrepancy {
    /// The event, draft or issue.
    pub about: RecordId,
    /// The field: `when`, `place`, `participants`, `modality`, `points`, `number` or `status`.
    pub field: String,
    /// What is said, and by which documents.
    pub values: Vec<DiscrepancyValue>,
}

/// One side of a discrepancy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscrepancyValue {
    /// The value, as the contract writes it.
    pub value: String,
    /// The words that say so.
    pub words: Citations,
}
