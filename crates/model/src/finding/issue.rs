use crate::{Evidence, IssueId, Trace};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A matter under negotiation, by the article's own name for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Its place among the issues of the text.
    pub id: IssueId,
    /// What the article calls it.
    pub name: String,
    /// The issue it is a part of.
    pub parent: Option<IssueId>,
    /// Where it stands.
    pub status: IssueStatus,
    /// Where it is spoken of.
    pub mentions: Evidence,
    /// The words that make the status so.
    pub because: Evidence,
    /// Why it is as it is.
    pub trace: Trace,
}

/// Where an issue stands. A claim by one side never makes it agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum IssueStatus {
    /// Settled between all concerned.
    Agreed,
    /// Settled in principle.
    AgreedInPrinciple,
    /// The parties are at odds, or one refuses.
    Contested,
    /// In brackets, blank, not discussed, set aside.
    Open,
}
