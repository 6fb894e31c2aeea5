//! Marks: named places in the changes.

use crate::{Case, DeskError};
use rapporteur_model::Mark;
use rapporteur_time::Instant;

impl Case {
    /// Returns the marks, the latest last.
    ///
    /// # Errors
    /// The case file cannot be read.
    pub fn marks(&self) -> Result<Vec<Mark>, DeskError> {
        Ok(self.store.marks()?)
    }

    /// Returns the mark of that name, whatever its case.
    ///
    /// # Errors
    /// There is none, or the case file cannot be read.
    pub fn mark(&self, name: &str) -> Result<Mark, DeskError> {
        let found = self.marks()?.into_iter().find(|mark| mark.name.to_lowercase() == name.to_lowercase());
        found.ok_or_else(|| DeskError::NoMark { given: name.to_owned() })
    }

    /// Sets a mark at `at`, or now; one of the same name moves.
    ///
    /// Now is not before anything that is known: the clock of this machine may be behind those of the sources.
    ///
    /// # Errors
    /// The case file cannot be written to.
    pub fn set_mark(&mut self, name: &str, at: Option<Instant>) -> Result<Mark, DeskError> {
        let now = self.world.now();
        let at = match at {
            Some(at) => at,
            None => self.store.last_learned()?.map_or(now, |learned| learned.max(now)),
        };
        let mark = Mark { name: name.to_owned(), at };
        self.store.set_mark(&mark)?;
        Ok(mark)
    }
}
