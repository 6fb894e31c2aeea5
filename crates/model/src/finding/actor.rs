use crate::{ActorId, Cited, CountryCode, Evidence, Trace};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A person, state, organization or group that speaks, takes part, proposes or is spoken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// Its place among the actors of the text.
    pub id: ActorId,
    /// The fullest name: the text's own words, or the common name of a state that the text calls by its capital.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// The country it belongs to.
    pub country: Option<CountryCode>,
    /// Title, office or function, in the words of the text.
    pub role: Option<Cited<String>>,
    /// The state or organization it speaks for.
    pub represents: Option<ActorId>,
    /// Its members, where it is a group and the text tells them: those of "both sides".
    #[serde(default)]
    pub members: Vec<ActorId>,
    /// Tells whether it is named by a description only ("two officials familiar with the talks").
    pub descriptive: bool,
    /// Where it is spoken of.
    pub mentions: Evidence,
    /// Why it is as it is.
    pub trace: Trace,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// A human being.
    Person,
    /// A state, or a self-governing territory that negotiates for itself.
    State,
    /// A body with a name: ministry, union, company, alliance.
    Organization,
    /// Several actors under one description: "European leaders".
    Group,
}
