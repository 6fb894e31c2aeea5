//! The tables, and the marks by which a case file is known.

use crate::StoreError;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::Path;
use std::time::Duration;

/// "RAPP", at byte 68 of the file.
const APPLICATION_ID: i64 = 0x5241_5050;

/// How every file of the database begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// The version of the tables that this program writes.
pub(crate) const VERSION: i64 = 1;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Makes a new file with empty tables and the brief.
pub(crate) fn create(path: &Path, brief: &str) -> Result<Connection, StoreError> {
    let is_new = match fs::metadata(path) {
        Ok(about) if is_of_others(path, &about)? => return Err(StoreError::Exists(path.to_owned())),
        about => about.is_err(),
    };
    let mut connection = Connection::open_with_flags(path, flags() | OpenFlags::SQLITE_OPEN_CREATE)?;
    if !is_blank(&connection)? {
        return Err(StoreError::Exists(path.to_owned()));
    }
    if let Err(error) = prepare(&connection).and_then(|()| lay_out(&mut connection, brief)) {
        // Another program may have made a case of it in the meantime.
        if is_new && is_blank(&connection).unwrap_or(false) {
            drop(connection);
            // A file that stays has no tables: the next attempt takes it over.
            let _ = fs::remove_file(path);
        }
        return Err(error);
    }
    Ok(connection)
}

/// Tells whether there is something that is neither an empty file nor one of the database, which takes the words of others for
/// an empty file if they are few.
fn is_of_others(path: &Path, about: &Metadata) -> io::Result<bool> {
    // Opening a pipe could wait for ever.
    if !about.is_file() || about.len() == 0 {
        return Ok(!about.is_file());
    }
    let mut first = Vec::new();
    File::open(path)?.take(MAGIC.len() as u64).read_to_end(&mut first)?;
    Ok(first != MAGIC)
}

/// Tells whether a file has nothing in it: it is new, or what a crash left before there were tables. Nothing is lost by taking
/// it over.
fn is_blank(connection: &Connection) -> rusqlite::Result<bool> {
    let is_empty: bool = connection.query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))?;
    Ok(is_empty && pragma(connection, "application_id")? == 0)
}

/// Opens a file and checks that it is a case that can be understood.
pub(crate) fn open(path: &Path) -> Result<Connection, StoreError> {
    match fs::metadata(path) {
        Ok(about) if about.is_file() && about.len() > 0 => {}
        Ok(_) => return Err(StoreError::NotACase(path.to_owned())),
        Err(_) => return Err(StoreError::Missing(path.to_owned())),
    }
    let mut connection = Connection::open_with_flags(path, flags())?;
    // Before anything is written to a file that may be somebody else's.
    let mut application = pragma(&connection, "application_id");
    if application.as_ref().is_err_and(is_refused) && !has_log(path) {
        connection = Connection::open_with_flags(sealed_address(path), sealed_flags())?;
        application = pragma(&connection, "application_id");
    }
    match application {
        Ok(APPLICATION_ID) => {}
        Ok(_) => return Err(StoreError::NotACase(path.to_owned())),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            return Err(StoreError::NotACase(path.to_owned()));
        }
        Err(error) => return Err(error.into()),
    }
    let found = pragma(&connection, "user_version")?;
    if found > VERSION {
        return Err(StoreError::Newer { found, known: VERSION });
    }
    prepare(&connection)?;
    Ok(connection)
}

/// Tells whether an error says that no file may be made beside the case file: even a reader makes one, to see that nobody writes.
fn is_refused(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
}

/// Tells whether something that was kept lies beside the case file still, in the log of `SQLite`: then the file alone is not the case.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    fs::metadata(log).is_ok_and(|about| about.len() > 0)
}

/// Returns the address of a case file on a disc or in a folder where nothing can be written, so that nobody changes it.
fn sealed_address(path: &Path) -> String {
    let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{escaped}?immutable=1")
}

fn sealed_flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

/// Returns empty tables and the brief in memory.
pub(crate) fn memory(brief: &str) -> Result<Connection, StoreError> {
    let mut connection = Connection::open_in_memory()?;
    prepare(&connection)?;
    lay_out(&mut connection, brief)?;
    Ok(connection)
}

fn flags() -> OpenFlags {
    OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX
}

fn pragma(connection: &Connection, name: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, name, |row| row.get(0))
}

/// Sets what holds for a connection and not for the file.
fn prepare(connection: &Connection) -> Result<(), StoreError> {
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // In WAL a crash loses nothing that was committed, as long as each commit waits for the disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    Ok(())
}

/// Makes the tables and writes the brief down, in one transaction: a file is a whole case or none.
fn lay_out(connection: &mut Connection, brief: &str) -> Result<(), StoreError> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.execute_batch(include_str!("schema.sql"))?;
    transaction.execute("INSERT INTO brief (id, json) VALUES (1, ?1)", [brief])?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{create, has_log, open, pragma, sealed_address, sealed_flags};
    use rusqlite::{Connection, ErrorCode};

    #[test]
    fn a_sealed_case_is_read_and_nothing_is_made_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        // Signs that mean something in an address.
        let path = folder.path().join("50% #1?.rapporteur");
        drop(create(&path, "{}").unwrap());
        let sealed = Connection::open_with_flags(sealed_address(&path), sealed_flags()).unwrap();
        assert_eq!(pragma(&sealed, "user_version").unwrap(), super::VERSION);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
        let refused = sealed.execute("DELETE FROM brief", []).unwrap_err();
        assert_eq!(refused.sqlite_error_code(), Some(ErrorCode::ReadOnly));
    }

    #[test]
    fn what_lies_in_the_log_still_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("case.rapporteur");
        drop(create(&path, "{}").unwrap());
        assert!(!has_log(&path));
        let writing = open(&path).unwrap();
        writing.execute("UPDATE brief SET json = '{ }'", []).unwrap();
        assert!(has_log(&path));
    }
}
