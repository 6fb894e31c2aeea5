use crate::{ActorId, DraftId, Evidence, IssueId, StatementId, Trace};
use rapporteur_span::Span;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Who stands where on an issue or a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Whose stance it is.
    pub holder: ActorId,
    /// What it is about.
    pub target: Target,
    /// For, against, or in between.
    pub stance: Stance,
    /// The words that show it.
    pub evidence: Evidence,
    /// The words that set the condition, from "if" or "unless" on, where the text gives them.
    #[serde(default)]
    pub condition: Option<Span>,
    /// The stances that it had before, the oldest first.
    #[serde(default)]
    pub earlier: Vec<EarlierStance>,
    /// The statement they stand in, if they do.
    pub statement: Option<StatementId>,
    /// How many in a hundred of the positions found this way are right, as measured; zero where nothing was measured.
    #[serde(default)]
    pub score: u8,
    /// Why it is as it is.
    pub trace: Trace,
}

/// A stance that holds no longer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierStance {
    /// What it was.
    pub stance: Stance,
    /// The words that show it.
    pub span: Span,
}

/// What a stance is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// An issue.
    Issue(IssueId),
    /// A draft.
    Draft(DraftId),
}

/// An attitude to an issue or a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stance {
    /// For it.
    Support,
    /// Against it.
    Oppose,
    /// Yes if, not unless.
    Conditional,
    /// Both for and against.
    Mixed,
    /// Said to have taken no side.
    Undeclared,
}
