//! What a person tells the program about a case: who sits at the table, and what the talks are about.

use crate::ActorKind;
use serde::{Deserialize, Serialize};

/// The brief of a case: the file `case.toml`. All of it is optional; an empty brief knows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brief {
    /// What the case is called.
    #[serde(default)]
    pub title: String,
    /// The sides and others that take part.
    #[serde(default, rename = "party")]
    pub parties: Vec<BriefParty>,
    /// The points of the talks.
    #[serde(default, rename = "issue")]
    pub issues: Vec<BriefIssue>,
}

/// A party, as a person names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefParty {
    /// The name it goes by in the record.
    pub name: String,
    /// State, organization or group.
    pub kind: ActorKind,
    /// Other names that stand for it: capital, demonym, adjective, seat of government.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it is at the table.
    #[serde(default)]
    pub role: SideRole,
}

/// What a party is at the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SideRole {
    /// A side of the talks.
    #[default]
    Party,
    /// It mediates.
    Mediator,
    /// It looks on, pays or guarantees.
    Observer,
}

/// A point of the talks, as a person names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BriefIssue {
    /// The name it goes by in the record.
    pub name: String,
    /// Other names of the same point.
    #[serde(default)]
    pub aliases: Vec<String>,
}
