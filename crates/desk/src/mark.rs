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

    /// Returns the mark that [`mark_named`] finds.
    ///
    /// # Errors
    /// There is none, or the case file cannot be read.
    pub fn mark(&self, name: &str) -> Result<Mark, DeskError> {
        let marks = self.marks()?;
        mark_named(&marks, name).cloned().ok_or_else(|| DeskError::NoMark { given: name.to_owned() })
    }

    /// Sets a mark at `at`, or now; one that goes by the name already moves, and keeps its spelling.
    ///
    /// Now is not before anything that is known: the clock of this machine may be behind those of the sources.
    ///
    /// # Errors
    /// `at` is still to come, or the case file cannot be written to.
    pub fn set_mark(&mut self, name: &str, at: Option<Instant>) -> Result<Mark, DeskError> {
        let now = self.world.now();
        let latest = self.store.last_learned()?.map_or(now, |learned| learned.max(now));
        let at = at.unwrap_or(latest);
        // All that is added later counts from after the last mark: one still to come would take the record there with it.
        if at > latest {
            return Err(DeskError::MarkAhead { name: name.to_owned(), at, latest });
        }
        let name = mark_named(&self.marks()?, name).map_or(name, |mark| &mark.name).to_owned();
        let mark = Mark { name, at };
        self.store.set_mark(&mark)?;
        Ok(mark)
    }
}

/// Returns the mark that goes by `name`: the one spelled like it, else the latest with the same letters, whatever their case.
pub fn mark_named<'m>(marks: &'m [Mark], name: &str) -> Option<&'m Mark> {
    let folded = name.to_lowercase();
    let spelled = marks.iter().find(|mark| mark.name == name);
    spelled.or_else(|| marks.iter().rev().find(|mark| mark.name.to_lowercase() == folded))
}
