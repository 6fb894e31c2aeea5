//! The version being read, and which entries its findings went to.

use crate::ids::Ids;
use crate::slots::{ActorSlot, DraftSlot, EventSlot, IssueSlot, StatementSlot, TargetSlot};
use crate::told::Told;
use crate::view::View;
use crate::words::Words;
use rapporteur_model::{ActorId, Change, StatementId, Target};

/// A version with the entry of each of its findings; a finding that cannot be cited has none.
#[derive(Debug)]
pub(crate) struct Placed<'v> {
    pub(crate) view: View<'v>,
    pub(crate) told: Told,
    pub(crate) actors: Vec<Option<ActorSlot>>,
    pub(crate) drafts: Vec<Option<DraftSlot>>,
    pub(crate) issues: Vec<Option<IssueSlot>>,
    pub(crate) statements: Vec<Option<StatementSlot>>,
    pub(crate) events: Vec<Option<EventSlot>>,
}

/// What all tables of the fold write to.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    pub(crate) words: Words,
    pub(crate) ids: Ids,
    pub(crate) changes: Vec<Change>,
}

impl<'v> Placed<'v> {
    pub(crate) fn new(view: View<'v>, told: Told) -> Self {
        let (actors, drafts, issues) = (Vec::new(), Vec::new(), Vec::new());
        Self { view, told, actors, drafts, issues, statements: Vec::new(), events: Vec::new() }
    }

    /// Returns the entry of an actor of the text.
    pub(crate) fn actor(&self, id: ActorId) -> Option<ActorSlot> {
        self.actors.get(id.index()).copied().flatten()
    }

    /// Returns the entries of actors of the text, in their order, each once.
    pub(crate) fn actors(&self, ids: &[ActorId]) -> Vec<ActorSlot> {
        let mut slots: Vec<ActorSlot> = Vec::new();
        for slot in ids.iter().filter_map(|id| self.actor(*id)) {
            if !slots.contains(&slot) {
                slots.push(slot);
            }
        }
        slots
    }

    /// Returns the entry of a statement of the text.
    pub(crate) fn statement(&self, id: StatementId) -> Option<StatementSlot> {
        self.statements.get(id.index()).copied().flatten()
    }

    /// Returns the entry of an issue or a draft of the text.
    pub(crate) fn target(&self, target: Target) -> Option<TargetSlot> {
        match target {
            Target::Issue(id) => self.issues.get(id.index()).copied().flatten().map(TargetSlot::Issue),
            Target::Draft(id) => self.drafts.get(id.index()).copied().flatten().map(TargetSlot::Draft),
        }
    }
}
