//! The case behind the pages, and what was settled from it.

use crate::ask::Ask;
use crate::pages::Page;
use crate::problem::Problem;
use crate::view::View;
use rapporteur_desk::{Case, DeskError, State};
use rapporteur_model::Mark;
use rapporteur_time::Instant;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How many states are kept: the present one, and some of those looked back at.
const KEPT: usize = 4;

/// A case with the states that were settled from it lately.
#[derive(Debug)]
pub(crate) struct Room {
    inside: Mutex<Inside>,
}

#[derive(Debug)]
struct Inside {
    case: Case,
    /// The revision of the case file that the states were settled from.
    revision: i64,
    /// The states with the moment they were asked for, the last asked for last.
    states: Vec<(Option<Instant>, Arc<State>)>,
}

impl Room {
    /// Returns the room of a case.
    pub(crate) fn new(case: Case) -> Self {
        Self { inside: Mutex::new(Inside { case, revision: -1, states: Vec::new() }) }
    }

    /// Draws a page of the record at the moment that `ask` names.
    pub(crate) fn page(&self, ask: &Ask, draw: impl FnOnce(&View<'_>) -> Page) -> Page {
        let (state, marks) = self.state(ask)?;
        draw(&View::new(&state, &marks, ask.moment()?))
    }

    /// Returns the state at the moment that `ask` names, and the marks.
    pub(crate) fn state(&self, ask: &Ask) -> Result<(Arc<State>, Vec<Mark>), Problem> {
        let moment = ask.moment()?;
        let mut inside = self.enter();
        Ok((inside.state(moment)?, inside.case.marks()?))
    }

    /// Sets a mark.
    pub(crate) fn set_mark(&self, name: &str, at: Option<Instant>) -> Result<(), Problem> {
        self.enter().case.set_mark(name, at)?;
        Ok(())
    }

    /// A page that panicked left nothing half done: the case file is changed in one step, and states are whole or absent.
    fn enter(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inside {
    fn state(&mut self, moment: Option<Instant>) -> Result<Arc<State>, DeskError> {
        let revision = self.case.revision()?;
        if revision != self.revision {
            // Another process wrote to the case: what was settled before is history.
            self.states.clear();
            self.revision = revision;
        }
        let known = |wanted: Option<Instant>, states: &[(Option<Instant>, Arc<State>)]| {
            states.iter().find(|(moment, _)| *moment == wanted).map(|(_, state)| Arc::clone(state))
        };
        if let Some(state) = known(moment, &self.states) {
            return Ok(state);
        }
        let state = match known(None, &self.states) {
            // The texts are in memory already; only the record has to be settled again.
            Some(present) => State::new(present.brief.clone(), present.versions.clone(), moment),
            None => self.case.state(moment)?,
        };
        let state = Arc::new(state);
        self.states.push((moment, Arc::clone(&state)));
        if self.states.len() > KEPT {
            let oldest = self.states.iter().position(|(moment, _)| moment.is_some()).unwrap_or(0);
            self.states.remove(oldest);
        }
        Ok(state)
    }
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        Self::Case { what: error.to_string(), hint: error.hint().to_owned(), code: error.code() }
    }
}
