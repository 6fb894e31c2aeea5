use crate::{ActorId, DraftId, Evidence, Trace};
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
    /// Why it is as it is.
    pub trace: Trace,
}
