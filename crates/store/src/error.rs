//! What can go wrong with a case file.

use rusqlite::ErrorCode;
use std::io;
use std::path::PathBuf;

/// An error of the case file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("there is no case file {}", .0.display())]
    Missing(PathBuf),
    /// There is one already.
    #[error("there is a file {} already", .0.display())]
    Exists(PathBuf),
    /// It is not the file of a case.
    #[error("{} is not a case file", .0.display())]
    NotACase(PathBuf),
    /// It was written by a newer program: its version, and the newest known.
    #[error("the case file is of version {found}; this program knows versions up to {known}")]
    Newer {
        /// The version of the file.
        found: i64,
        /// The newest version known.
        known: i64,
    },
    /// Another program is writing to it.
    #[error("another program is using the case file")]
    Locked,
    /// It cannot be written to.
    #[error("the case file cannot be written to")]
    ReadOnly,
    /// No room is left on the disk.
    #[error("no room is left for the case file")]
    Full,
    /// Something in it is not as it was written.
    #[error("the case file is damaged: {0}")]
    Damaged(String),
    /// The file system refuses.
    #[error("the case file cannot be opened: {0}")]
    Io(#[from] io::Error),
    /// Anything else the database reports.
    #[error("the case file cannot be used: {0}")]
    Database(rusqlite::Error),
}

impl StoreError {
    /// Returns the code, which never changes its meaning.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "R0201",
            Self::Exists(_) => "R0202",
            Self::NotACase(_) => "R0203",
            Self::Newer { .. } => "R0204",
            Self::Locked => "R0205",
            Self::ReadOnly => "R0206",
            Self::Full => "R0207",
            Self::Damaged(_) => "R0208",
            Self::Io(_) => "R0209",
            Self::Database(_) => "R0210",
        }
    }

    /// Returns what a person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing(_) => "make one with `rapporteur init`, or name it with --case",
            Self::Exists(_) => "open it with --case, or choose another name",
            Self::NotACase(_) => "name the file of a case with --case",
            Self::Newer { .. } => "install the newer program",
            Self::Locked => "wait for the other program to end, and try again",
            Self::ReadOnly => "copy it to where you may write, or ask for the right to write",
            Self::Full => "make room on the disk and try again: what was kept before is safe",
            Self::Damaged(_) => "take the newest copy that `rapporteur verify` finds whole",
            Self::Io(_) => "check the folder and your rights to it",
            Self::Database(_) => "try again; if it stays, `rapporteur verify` tells more",
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // No code of the database: a value of another type or form than was written.
        let Some(code) = error.sqlite_error_code() else { return Self::Damaged(error.to_string()) };
        match code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DiskFull => Self::Full,
            ErrorCode::DatabaseCorrupt => Self::Damaged(error.to_string()),
            ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::SystemIoFailure => Self::Io(io::Error::other(error)),
            _ => Self::Database(error),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use crate::{Store, StoreError};
    use rapporteur_model::{Brief, Mark};
    use rapporteur_time::Instant;
    use rusqlite::Connection;
    use std::time::Duration;

    fn mark(name: &str) -> Mark {
        Mark { name: name.to_owned(), at: Instant::from_unix(0) }
    }

    #[test]
    fn a_file_that_another_program_writes_to_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(&folder.path().join("case.rapporteur"), &Brief::default()).unwrap();
        store.connection.busy_timeout(Duration::ZERO).unwrap();
        let other = Connection::open(store.path()).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert!(matches!(store.set_mark(&mark("Mon")), Err(StoreError::Locked)));
        other.execute_batch("COMMIT").unwrap();
        store.set_mark(&mark("Mon")).unwrap();
    }

    #[test]
    fn a_full_disk_loses_nothing_that_was_kept() {
        let mut store = Store::memory(&Brief::default()).unwrap();
        store.set_mark(&mark("Mon")).unwrap();
        // The database stops growing, as it does where no room is left.
        store.connection.pragma_update_and_check(None, "max_page_count", 1, |_| Ok(())).unwrap();
        let error = store.set_mark(&mark(&"Tuesday".repeat(100_000))).unwrap_err();
        assert!(matches!(error, StoreError::Full), "{error}");
        assert_eq!(store.marks().unwrap().len(), 1);
    }

    #[test]
    fn a_file_without_the_right_to_write_says_so() {
        let mut store = Store::memory(&Brief::default()).unwrap();
        store.connection.pragma_update(None, "query_only", true).unwrap();
        assert!(matches!(store.set_mark(&mark("Mon")), Err(StoreError::ReadOnly)));
    }

    #[test]
    fn codes_are_distinct_and_every_error_says_what_to_do() {
        let path = || std::path::PathBuf::from("x");
        let errors = [
            StoreError::Missing(path()),
            StoreError::Exists(path()),
            StoreError::NotACase(path()),
            StoreError::Newer { found: 2, known: 1 },
            StoreError::Locked,
            StoreError::ReadOnly,
            StoreError::Full,
            StoreError::Damaged("x".into()),
            StoreError::Io(std::io::Error::other("x")),
            StoreError::Database(rusqlite::Error::InvalidQuery),
        ];
        let mut codes: Vec<_> = errors.iter().map(StoreError::code).collect();
        codes.dedup();
        assert_eq!(codes.len(), errors.len());
        assert!(errors.iter().all(|error| !error.hint().is_empty()));
    }
}
