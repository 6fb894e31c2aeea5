//! What the readers saw in one rendition.

mod actor;
mod draft;
mod event;
mod issue;
mod locality;
mod position;
mod statement;
mod timex;

pub use actor::{Actor, ActorKind};
pub use draft::{Draft, Provenance};
pub use event::{Event, EventType, Medium, Modality, Place};
pub use issue::{Issue, IssueStatus};
pub use locality::{Locality, PlacePrecision, Point};
pub use position::{EarlierStance, Position, Stance, Target};
pub use statement::{Act, Addressee, ChannelKind, Score, SpeechForm, Statement};
pub use timex::{CountedFrom, Length, Repeats, TimeUnit, Timex};

use crate::{ActorId, DraftId, Evidence, IssueId, Note, StatementId};
use rapporteur_span::Span;
use serde::{Deserialize, Serialize};

/// Everything the readers found in one rendition. The id of an entry is its place in its list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Findings {
    /// Who is spoken of.
    pub actors: Vec<Actor>,
    /// Who said what.
    pub statements: Vec<Statement>,
    /// The places.
    #[serde(default)]
    pub places: Vec<Locality>,
    /// The time expressions.
    pub timexes: Vec<Timex>,
    /// What happens, happened or does not.
    pub events: Vec<Event>,
    /// The versions of the text under negotiation.
    pub drafts: Vec<Draft>,
    /// The matters under negotiation.
    pub issues: Vec<Issue>,
    /// Who stands where.
    pub positions: Vec<Position>,
    /// What a person should know about this reading.
    pub notes: Vec<Note>,
}

impl Findings {
    /// Returns the actor of that id.
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.index())
    }

    /// Returns the statement of that id.
    pub fn statement(&self, id: StatementId) -> Option<&Statement> {
        self.statements.get(id.index())
    }

    /// Returns the draft of that id.
    pub fn draft(&self, id: DraftId) -> Option<&Draft> {
        self.drafts.get(id.index())
    }

    /// Returns the issue of that id.
    pub fn issue(&self, id: IssueId) -> Option<&Issue> {
        self.issues.get(id.index())
    }

    /// Returns the state or organization that `id` speaks for: itself, if it speaks for nobody else.
    pub fn side_of(&self, id: ActorId) -> ActorId {
        let mut side = id;
        // Longer chains than person, ministry, state do not occur; the bound keeps a circle from hanging the program.
        for _ in 0..4 {
            match self.actor(side).and_then(|actor| actor.represents) {
                Some(next) if next != side => side = next,
                _ => break,
            }
        }
        side
    }

    /// Calls `visit` with every span of every finding, and what it is the evidence of.
    pub fn each_span(&self, mut visit: impl FnMut(&'static str, Span)) {
        let mut all = |what, evidence: &Evidence| evidence.spans().iter().for_each(|span| visit(what, *span));
        self.actors.iter().for_each(|actor| all("actor", &actor.mentions));
        self.places.iter().for_each(|place| all("place", &place.mentions));
        self.events.iter().for_each(|event| all("event", &event.evidence));
        self.drafts.iter().for_each(|draft| all("draft", &draft.mentions));
        self.issues.iter().for_each(|issue| {
            all("issue", &issue.mentions);
            all("issue", &issue.because);
        });
        self.positions.iter().for_each(|position| all("position", &position.evidence));
        self.statements.iter().for_each(|statement| all("statement", &statement.content_span));
        for position in &self.positions {
            let earlier = position.earlier.iter().map(|earlier| earlier.span);
            position.condition.into_iter().chain(earlier).for_each(|span| visit("position", span));
        }
        for statement in &self.statements {
            statement.spans_around().for_each(|span| visit("statement", span));
        }
        self.timexes.iter().for_each(|timex| visit("timex", timex.span));
    }
}
