//! `rapporteur-draft-list/1` and `rapporteur-draft-trace/1`: the drafts of a case, and the thread of a point.

use crate::DraftsDistance;
use rapporteur_model::Stance;
use schemars::JsonSchema;
use serde::Serialize;

/// The version of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum DraftListContract {
    /// The first.
    #[serde(rename = "rapporteur-draft-list/1")]
    V1,
}

/// The drafts of a case, in the order in which they were put into it. Fields may be added.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DraftListOutput<'a> {
    /// The contract that the object keeps.
    pub contract: DraftListContract,
    /// The drafts that somebody put into the case.
    pub drafts: Vec<ListedDraft<'a>>,
    /// The drafts that articles speak of and nobody put into the case: known from claims only.
    pub claimed: Vec<ClaimedDraft<'a>>,
}

/// A draft of the case.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ListedDraft<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Who tabled it.
    pub author: Option<&'a str>,
    /// The day, as it was given.
    pub dated: Option<&'a str>,
    /// Its points; null if there is no text.
    pub points: Option<usize>,
    /// Its brackets that are no markup; null if there is no text.
    pub brackets: Option<usize>,
    /// The heads of its options; null if there is no text.
    pub options: Option<usize>,
    /// The draft it is compared with.
    pub from: Option<&'a str>,
    /// How far it is from that; null if one of the texts is missing.
    pub distance: Option<DraftsDistance>,
    /// What other outlets printed of it.
    pub renderings: Vec<ListedRendering<'a>>,
    /// Where parties stand on it.
    pub positions: Vec<ListedPosition<'a>>,
}

/// What another outlet printed of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListedRendering<'a> {
    /// The outlet.
    pub outlet: Option<&'a str>,
    /// Where it differs in more than words.
    pub differences: Vec<ListedDifference<'a>>,
}

/// A point that two renderings of one draft do not give alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListedDifference<'a> {
    /// The labels in the rendering that stands for the draft; none if it lacks the point.
    pub from: Vec<&'a str>,
    /// The labels in the other; none if it lacks the point.
    pub to: Vec<&'a str>,
    /// What differs.
    pub classes: Vec<&'static str>,
}

/// Where a party stands on a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ListedPosition<'a> {
    /// The id of the position in the record.
    pub id: &'a str,
    /// The id of the party.
    pub holder: &'a str,
    /// Its stance.
    pub stance: Stance,
    /// The name of the text it speaks of, if that is an earlier one which has changed since; null if it holds for this text.
    pub on_earlier: Option<&'a str>,
    /// The label of the point that its words name, in the text it speaks of; null for the draft as a whole.
    pub point: Option<&'a str>,
    /// The labels of that point in this draft; none if it is gone, or no point is named.
    pub here: Vec<&'a str>,
    /// The words.
    pub words: &'a str,
}

/// A draft that is only spoken of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ClaimedDraft<'a> {
    /// The id of the draft in the record.
    pub id: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// The number of its points, by most documents.
    pub points: Option<u32>,
    /// The words that speak of it first.
    pub words: &'a str,
}

/// The version of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum DraftTraceContract {
    /// The first.
    #[serde(rename = "rapporteur-draft-trace/1")]
    V1,
}

/// What a point was in each draft of a case. Fields may be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DraftTraceOutput<'a> {
    /// The contract that the object keeps.
    pub contract: DraftTraceContract,
    /// The draft that the label is of.
    pub draft: &'a str,
    /// The label that was asked for.
    pub label: &'a str,
    /// The drafts, in the order in which they were put into the case.
    pub steps: Vec<TracedStep<'a>>,
}

/// What a point was in one draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TracedStep<'a> {
    /// The draft.
    pub draft: &'a str,
    /// Whether there is a text of it.
    pub has_text: bool,
    /// The point there; none if the draft lacks it.
    pub points: Vec<TracedPoint<'a>>,
    /// The classes of the change since the draft before.
    pub classes: Vec<&'static str>,
    /// Whether it moved.
    pub moved: bool,
    /// Who asked for which of its words.
    pub asked: Vec<TracedAsked<'a>>,
}

/// A point of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TracedPoint<'a> {
    /// Its label.
    pub label: &'a str,
    /// Its words.
    pub words: &'a str,
}

/// Words that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TracedAsked<'a> {
    /// Who, as the document with tracked changes names them.
    pub by: &'a str,
    /// The words.
    pub words: &'a str,
}
