use crate::{Citation, RecordId};
use rapporteur_time::{Date, Instant};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A difference in the record, on the learned clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When we learned of it.
    pub learned: Instant,
    /// When it happened, as far as known.
    pub happened: Option<Date>,
    /// What kind of difference.
    pub kind: ChangeKind,
    /// What changed: the id of an entry, or the address of an edited page.
    pub target: String,
    /// Who it is about: the holder of a position.
    pub holder: Option<RecordId>,
    /// What it was, as a value of the contract; nothing for what is new.
    pub from: Option<String>,
    /// What it is; nothing for what is gone.
    pub to: Option<String>,
    /// The words that made the difference.
    pub words: Citation,
}

/// What kind of difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// A side's stance is new or another.
    Position,
    /// An event is new, or its modality or days are others.
    Event,
    /// A draft is new, or its points are others.
    Draft,
    /// An issue is new, or stands elsewhere.
    Issue,
    /// A statement is new.
    Statement,
    /// A page was changed after publication.
    Edit,
    /// Words the record rested on are no longer in the newest version of their page.
    Withdrawn,
}

/// A named place in the changes: "since I looked".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What it is called.
    pub name: String,
    /// Everything learned after this instant is new.
    pub at: Instant,
}
