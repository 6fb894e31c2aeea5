//! The fold: versions in the order of learning, one after the other, to the record.

use crate::ReadVersion;
use crate::actors::Actors;
use crate::changes::edit;
use crate::copies::Copies;
use crate::discrepancies::{Tables, discrepancies};
use crate::drafts::Drafts;
use crate::events::Events;
use crate::issues::Issues;
use crate::placed::{Placed, Shared};
use crate::positions::Positions;
use crate::slots::TargetSlot;
use crate::statements::Statements;
use crate::told::Dating;
use crate::view::{View, known};
use rapporteur_model::{Brief, DocumentId, Record};
use rapporteur_time::Instant;
use std::collections::HashMap;

/// Returns the record as it was known at `as_of`, or all of it: the same for the same versions in any order.
///
/// What was learned later does not exist. Of a document with several versions the newest counts; what only an older one
/// said holds no longer, and the changes remember it.
pub fn settle(versions: &[ReadVersion], brief: &Brief, as_of: Option<Instant>) -> Record {
    let views = known(versions, as_of);
    let last = views.last().map(|view| view.version.learned);
    let as_of = as_of.or(last).unwrap_or_else(|| Instant::from_unix(0));
    let mut fold = Fold::new(&views, brief);
    for view in &views {
        fold.read(*view);
    }
    fold.record(as_of)
}

/// The state of play while it is being settled.
#[derive(Debug)]
struct Fold<'f, 'v> {
    views: &'f [View<'v>],
    copies: Copies,
    dating: Dating,
    /// Of each document, the version that counts.
    current: HashMap<&'v DocumentId, usize>,
    /// Every version read so far, by its place in the order of learning.
    read: Vec<Placed<'v>>,
    shared: Shared,
    actors: Actors<'v>,
    drafts: Drafts<'v>,
    issues: Issues<'v>,
    statements: Statements<'v>,
    events: Events<'v>,
    positions: Positions<'v>,
}

impl<'f, 'v> Fold<'f, 'v> {
    fn new(views: &'f [View<'v>], brief: &'v Brief) -> Self {
        let mut shared = Shared::default();
        Self {
            views,
            copies: Copies::among(views),
            dating: Dating::default(),
            current: HashMap::new(),
            read: Vec::with_capacity(views.len()),
            actors: Actors::new(brief),
            drafts: Drafts::default(),
            issues: Issues::new(brief, &mut shared),
            statements: Statements::default(),
            events: Events::default(),
            positions: Positions::default(),
            shared,
        }
    }

    /// Reads the next version: takes out the one it replaces, finds the entry of each finding, settles what was touched.
    fn read(&mut self, view: View<'v>) {
        let older = self.current.insert(&view.version.document, view.nth);
        if let Some(older) = older {
            self.retire(older, view);
        }
        let told = self.dating.of(view, self.copies.origin(view.nth), older.map(|older| self.views[older]));
        let mut at = Placed::new(view, told);

        let (actors, moved) = self.actors.place(view, told, &mut self.shared.ids);
        at.actors = actors;
        at.drafts = self.drafts.place(&at, &self.actors, &mut self.shared);
        at.issues = self.issues.place(&at, &self.actors, &mut self.shared);
        at.statements = self.statements.place(&at, &self.actors, &mut self.shared);
        at.events = self.events.place(&at, &self.actors, &mut self.shared);
        self.positions.place(&at, &self.actors, &self.drafts);
        for actor in moved {
            self.positions.follow(actor, &self.actors);
        }

        let changes = &mut self.shared.changes;
        self.drafts.settle(&at, self.views, changes);
        self.positions.settle(&at, self.views, &self.actors, (&self.drafts, &mut self.issues), changes);
        self.issues.settle(&at, self.views, &self.positions, &self.actors, changes);
        self.events.settle(&at, self.views, changes);
        self.read.push(at);
    }

    /// Takes out what the version `older` said, whose page now reads as `newer`.
    fn retire(&mut self, older: usize, newer: View<'v>) {
        let old = &self.read[older];
        self.shared.changes.extend(edit(old.view, newer));
        self.actors.retire(older, &old.actors);
        self.drafts.retire(old);
        self.issues.retire(old);
        self.statements.retire(old, newer.text);
        self.events.retire(old);
        self.positions.retire(old);
    }

    fn record(self, as_of: Instant) -> Record {
        let Self { views, copies, current, read, shared, actors, drafts, issues, statements, events, mut positions, .. } = self;
        let target = |target| match target {
            TargetSlot::Draft(slot) => drafts.recorded_id(slot).cloned(),
            TargetSlot::Issue(slot) => issues.recorded_id(slot).cloned(),
        };
        Record {
            as_of,
            documents: current.len() as u32,
            positions: positions.record(&read, &actors, &statements, target),
            discrepancies: discrepancies(Tables {
                read: &read,
                actors: &actors,
                events: &events,
                drafts: &drafts,
                issues: &issues,
                statements: &statements,
            }),
            actors: actors.record(views),
            statements: statements.record(views, &actors),
            events: events.record(views, &actors),
            drafts: drafts.record(views, &actors),
            issues: issues.record(views),
            copies: copies.into_groups(),
            changes: shared.changes,
        }
    }
}
