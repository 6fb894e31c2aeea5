//! The digest of the state, to be compared with when it is rebuilt.

use crate::version::parsed;
use crate::{Store, StoreError};
use rapporteur_model::Digest;
use rusqlite::params;

/// The digest of a state, and what it was settled from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateNote {
    /// The digest.
    pub digest: Digest,
    /// The newest version it was settled from, by its place in the order of keeping.
    pub seq: i64,
    /// The readers whose findings it was settled from.
    pub readers: String,
}

impl Store {
    /// Returns the digest noted last, or nothing if none was.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn state_note(&self) -> Result<Option<StateNote>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT digest, version, readers FROM state")?;
        let mut rows = select.query([])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some(StateNote { digest: parsed(row, 0)?, seq: row.get(1)?, readers: row.get(2)? }))
    }

    /// Notes the digest of a state.
    ///
    /// # Errors
    /// The file cannot be written to.
    pub fn note_state(&mut self, note: &StateNote) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO state (id, digest, version, readers) VALUES (1, ?1, ?2, ?3)";
        self.connection.execute(sql, params![note.digest.to_string(), note.seq, note.readers])?;
        Ok(())
    }
}
