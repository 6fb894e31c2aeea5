//! `rapporteur-actors/1`: who is who in one document, and where, each with its reasons.

use crate::parts::{JsonSpan, Offsets};
use crate::read::{ReadActor, ReadPlace, actor as read_actor, place as read_place};
use rapporteur_model::{Actor, DocumentId, Findings, Locality, Rendition, Trace};
use schemars::JsonSchema;
use serde::Serialize;

/// The version of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum ActorsContract {
    /// The first.
    #[serde(rename = "rapporteur-actors/1")]
    V1,
}

/// Who is who in one document. Spans count in the text that `rapporteur read` gives for it. Fields may be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActorsOutput<'a> {
    /// The contract that the object keeps.
    pub contract: ActorsContract,
    /// The address of the document, or the path of its file.
    pub document: &'a str,
    /// Persons, states, organizations and groups.
    pub actors: Vec<ActorsActor<'a>>,
    /// Towns, regions and countries that are spoken of as places.
    pub places: Vec<ActorsPlace<'a>>,
}

/// An actor, with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActorsActor<'a> {
    /// The actor, as `rapporteur-read/1` has it.
    #[serde(flatten)]
    pub actor: ReadActor<'a>,
    /// The words of the role.
    pub role_span: Option<JsonSpan>,
    /// Whether it is named by a description only.
    pub descriptive: bool,
    /// The rules that made it what it is, in the order they spoke.
    pub reasons: Vec<ActorsReason<'a>>,
}

/// A place, with its reasons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActorsPlace<'a> {
    /// The place, as `rapporteur-read/1` has it.
    #[serde(flatten)]
    pub place: ReadPlace<'a>,
    /// The rules that made it what it is, in the order they spoke.
    pub reasons: Vec<ActorsReason<'a>>,
}

/// A rule that spoke.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ActorsReason<'a> {
    /// The name of the rule, such as `side.office`.
    pub rule: &'a str,
    /// The words it saw, if it rests on some.
    pub span: Option<JsonSpan>,
}

/// Returns who is who in one document as the contract has it.
pub fn actors<'a>(document: &'a DocumentId, rendition: &'a Rendition, findings: &'a Findings) -> ActorsOutput<'a> {
    let offsets = Offsets::new(&rendition.text);
    ActorsOutput {
        contract: ActorsContract::V1,
        document: &document.0,
        actors: findings.actors.iter().map(|found| actor(found, &offsets)).collect(),
        places: findings.places.iter().map(|found| place(found, &offsets)).collect(),
    }
}

fn actor<'a>(actor: &'a Actor, offsets: &Offsets<'_>) -> ActorsActor<'a> {
    ActorsActor {
        actor: read_actor(actor, offsets),
        role_span: actor.role.as_ref().and_then(|role| offsets.span(role.span)),
        descriptive: actor.descriptive,
        reasons: reasons(&actor.trace, offsets),
    }
}

fn place<'a>(place: &'a Locality, offsets: &Offsets<'_>) -> ActorsPlace<'a> {
    ActorsPlace { place: read_place(place, offsets), reasons: reasons(&place.trace, offsets) }
}

fn reasons<'a>(trace: &'a Trace, offsets: &Offsets<'_>) -> Vec<ActorsReason<'a>> {
    let reason = |step: &'a rapporteur_model::TraceStep| ActorsReason {
        rule: &step.rule,
        span: step.span.and_then(|span| offsets.span(span)),
    };
    trace.0.iter().map(reason).collect()
}
