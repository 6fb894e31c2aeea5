use crate::{ActorId, DraftId, Evidence, Trace};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One version of the text under negotiation, as the article tells it from the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Its place among the drafts of the text.
    pub id: DraftId,
    /// What the article calls it.
    pub name: String,
    /// Its points, articles, steps or chapters; pages do not count.
    pub points: Option<u32>,
    /// Who wrote or tabled it.
    pub proposers: Vec<ActorId>,
    /// The version it reworks.
    pub amends: Option<DraftId>,
    /// Where it is spoken of.
    pub mentions: Evidence,
    /// How it came to the reporters.
    #[serde(default)]
    pub provenance: Provenance,
    /// Why it is as it is.
    pub trace: Trace,
}

/// How a version of the text came to the reporters, the weakest word for it first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// They speak of it, and do not say that anybody has it.
    #[default]
    Reported,
    /// It was handed to the parties.
    Shared,
    /// It was published.
    Official,
    /// They have it from a leak.
    Leaked,
}
