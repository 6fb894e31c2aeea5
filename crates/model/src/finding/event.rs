use crate::{ActorId, CountryCode, Evidence, StatementId, Trace};
use rapporteur_span::Span;
use rapporteur_time::{Clock, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A reported happening, once however often the text mentions it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Its place among the events of the text.
    pub id: crate::EventId,
    /// What kind of happening.
    pub kind: EventType,
    /// Whether it happened, will, may or did not.
    pub modality: Modality,
    /// Those who take part; the proposer of a proposal; the party left out of a consultation denied.
    pub participants: Vec<ActorId>,
    /// Where.
    pub place: Option<Place>,
    /// How those who take part are together, if they are not in one room.
    #[serde(default)]
    pub medium: Option<Medium>,
    /// Which of several rounds it is.
    #[serde(default)]
    pub round: Option<u8>,
    /// On which days.
    pub when: Option<When>,
    /// At which hour of the day, if the text tells.
    #[serde(default)]
    pub clock: Option<Clock>,
    /// The words that report it.
    pub evidence: Evidence,
    /// The statement that reports it, if a person does and not the text itself.
    pub reported_by: Option<StatementId>,
    /// Why it is as it is.
    pub trace: Trace,
}

impl Event {
    /// Returns the words that show its modality, as the rule that decided last saw them.
    pub fn proof(&self) -> Option<Span> {
        self.trace.0.iter().rev().find(|step| step.rule.starts_with("modality."))?.span
    }
}

/// A town or country, in the words of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The name as the text gives it.
    pub name: String,
    /// The country it lies in.
    pub country: Option<CountryCode>,
    /// Where it was read.
    pub span: Span,
}

/// How people meet who are not in one room; the values of the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// They speak by telephone.
    Phone,
    /// They see each other on a screen.
    Online,
}

/// What kind of happening; the values of the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each value is the word of the field")]
pub enum EventType {
    Meeting,
    Visit,
    Call,
    Consultation,
    Agreement,
    Signing,
    Proposal,
    Deadline,
    Ceasefire,
    Sanction,
    Withdrawal,
    Other,
}

impl EventType {
    /// All types.
    pub const ALL: [Self; 12] = [
        Self::Meeting,
        Self::Visit,
        Self::Call,
        Self::Consultation,
        Self::Agreement,
        Self::Signing,
        Self::Proposal,
        Self::Deadline,
        Self::Ceasefire,
        Self::Sanction,
        Self::Withdrawal,
        Self::Other,
    ];

    /// Tells whether people meet in it, in whatever form.
    pub fn is_encounter(self) -> bool {
        matches!(self, Self::Meeting | Self::Visit | Self::Call | Self::Consultation)
    }

    /// Tells whether two reports under these types may be of one event.
    pub fn may_be(self, other: Self) -> bool {
        let accord = |kind| matches!(kind, Self::Agreement | Self::Signing);
        self == other || (self.is_encounter() && other.is_encounter()) || (accord(self) && accord(other))
    }
}

/// Whether an event happened, will, may or did not, as of publication.
///
/// Planned is not held: no reader reports one as the other for want of a better word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Offered, aimed at, asked for.
    Proposed,
    /// Expected, hoped, likely.
    Expected,
    /// Arranged by those concerned, or simply announced.
    Planned,
    /// Going on.
    Ongoing,
    /// Over.
    Held,
    /// Moved to another day, or to none.
    Postponed,
    /// Called off.
    Cancelled,
    /// Did not take place or will not, against what was said or might be assumed.
    Denied,
}

impl Modality {
    /// All values.
    pub const ALL: [Self; 8] = [
        Self::Proposed,
        Self::Expected,
        Self::Planned,
        Self::Ongoing,
        Self::Held,
        Self::Postponed,
        Self::Cancelled,
        Self::Denied,
    ];
}
