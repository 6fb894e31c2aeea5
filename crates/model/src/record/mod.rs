//! What the ledger settled over all documents, as of an instant.

mod change;
mod citation;
mod entries;

pub use change::{Change, ChangeKind, Mark};
pub use citation::{Citation, Citations, Report};
pub use entries::{
    CopyGroup, Discrepancy, DiscrepancyValue, RecordedActor, RecordedDraft, RecordedEvent, RecordedIssue, RecordedPosition,
    RecordedStatement, StatusRule, Turn,
};

use crate::RecordId;
use rapporteur_time::Instant;
use serde::{Deserialize, Serialize};

/// The state of play as it was known at `as_of`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The instant on the learned clock.
    pub as_of: Instant,
    /// How many documents had been read by then.
    pub documents: u32,
    /// Who is spoken of, the sides first.
    pub actors: Vec<RecordedActor>,
    /// Who said what, in the order of learning.
    pub statements: Vec<RecordedStatement>,
    /// What happens, happened or does not.
    pub events: Vec<RecordedEvent>,
    /// The versions of the text under negotiation.
    pub drafts: Vec<RecordedDraft>,
    /// The matters under negotiation.
    pub issues: Vec<RecordedIssue>,
    /// Who stands where.
    pub positions: Vec<RecordedPosition>,
    /// Near-identical texts of one origin.
    pub copies: Vec<CopyGroup>,
    /// Where documents contradict one another.
    pub discrepancies: Vec<Discrepancy>,
    /// Everything that changed, in the order of learning.
    pub changes: Vec<Change>,
}

impl Record {
    /// Returns the actor of that id.
    pub fn actor(&self, id: &RecordId) -> Option<&RecordedActor> {
        self.actors.iter().find(|actor| actor.id == *id)
    }

    /// Returns the statement of that id.
    pub fn statement(&self, id: &RecordId) -> Option<&RecordedStatement> {
        self.statements.iter().find(|statement| statement.id == *id)
    }

    /// Returns the event of that id.
    pub fn event(&self, id: &RecordId) -> Option<&RecordedEvent> {
        self.events.iter().find(|event| event.id == *id)
    }

    /// Returns the draft of that id.
    pub fn draft(&self, id: &RecordId) -> Option<&RecordedDraft> {
        self.drafts.iter().find(|draft| draft.id == *id)
    }

    /// Returns the issue of that id.
    pub fn issue(&self, id: &RecordId) -> Option<&RecordedIssue> {
        self.issues.iter().find(|issue| issue.id == *id)
    }

    /// Returns the position of `holder` on `target`.
    pub fn position(&self, holder: &RecordId, target: &RecordId) -> Option<&RecordedPosition> {
        self.positions.iter().find(|position| position.holder == *holder && position.target == *target)
    }

    /// Returns the state or organization that an actor speaks for: itself, if it speaks for nobody else.
    pub fn side_of<'r>(&'r self, id: &'r RecordId) -> &'r RecordId {
        let mut side = id;
        for _ in 0..4 {
            match self.actor(side).and_then(|actor| actor.represents.as_ref()) {
                Some(next) if next != side => side = next,
                _ => break,
            }
        }
        side
    }
}
