//! A case in one `SQLite` file, and a memory twin for tests: the same code over `:memory:`.
//!
//! Bytes and texts are kept under their digest and never altered; a [`KeptVersion`] says which of them a document was made
//! of, and when. What readers found is disposable and can be made anew; the words each finding rests on are written down
//! beside it when it is kept, so that a later change of any stored byte shows.
//!
//! One document is one transaction, on the disk before [`Store::keep`] returns: what was reported as kept is kept.

mod citation;
mod draft;
mod error;
mod faults;
mod keep;
mod mark;
mod schema;
mod state;
mod version;

pub use citation::StoredCitation;
pub use draft::KeptDraft;
pub use error::StoreError;
pub use keep::{Keeping, NewVersion};
pub use state::StateNote;
pub use version::KeptVersion;

use rapporteur_model::Brief;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// A case file, open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
}

impl Store {
    /// Makes the file of a new case. A file that an earlier attempt left half made is no case yet and is made anew.
    ///
    /// # Errors
    /// There is a file already, or the file system refuses; then there is no file that was not there before.
    pub fn create(path: &Path, brief: &Brief) -> Result<Self, StoreError> {
        let brief = serde_json::to_string(brief)?;
        Ok(Self { connection: schema::create(path, &brief)?, path: path.to_owned() })
    }

    /// Opens the file of a case.
    ///
    /// # Errors
    /// There is no such file, it is none of ours, it was written by a newer program, or the file system refuses.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { connection: schema::open(path)?, path: path.to_owned() })
    }

    /// Returns a case that is forgotten when it is dropped.
    ///
    /// # Errors
    /// No memory.
    pub fn memory(brief: &Brief) -> Result<Self, StoreError> {
        let brief = serde_json::to_string(brief)?;
        Ok(Self { connection: schema::memory(&brief)?, path: PathBuf::from(":memory:") })
    }

    /// Returns the path it was opened from.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns a number that changes when another connection has written to the file (`PRAGMA data_version` of `SQLite`).
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn revision(&self) -> Result<i64, StoreError> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Returns what a person told about the case.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn brief(&self) -> Result<Brief, StoreError> {
        let json: String = self.connection.query_row("SELECT json FROM brief", [], |row| row.get(0))?;
        Ok(serde_json::from_str(&json)?)
    }
}
