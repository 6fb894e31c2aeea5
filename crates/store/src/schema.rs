//! The tables, and the marks by which a case file is known.

use crate::StoreError;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;
use std::time::Duration;

/// "RAPP", at byte 68 of the file.
const APPLICATION_ID: i64 = 0x5241_5050;

/// The version of the tables that this program writes.
pub(crate) const VERSION: i64 = 1;

/// How long to wait for another program that is writing.
const PATIENCE: Duration = Duration::from_secs(5);

/// Makes a new file with empty tables.
pub(crate) fn create(path: &Path) -> Result<Connection, StoreError> {
    // A file of no bytes is what a crash at the first moment leaves; nothing is lost by taking it over.
    if fs::metadata(path).is_ok_and(|about| about.len() > 0) {
        return Err(StoreError::Exists(path.to_owned()));
    }
    let connection = Connection::open_with_flags(path, flags() | OpenFlags::SQLITE_OPEN_CREATE)?;
    prepare(&connection)?;
    lay_out(&connection)?;
    Ok(connection)
}

/// Opens a file and checks that it is a case that can be understood.
pub(crate) fn open(path: &Path) -> Result<Connection, StoreError> {
    match fs::metadata(path) {
        Ok(about) if about.is_file() && about.len() > 0 => {}
        Ok(_) => return Err(StoreError::NotACase(path.to_owned())),
        Err(_) => return Err(StoreError::Missing(path.to_owned())),
    }
    let connection = Connection::open_with_flags(path, flags())?;
    // Before anything is written to a file that may be somebody else's.
    match pragma(&connection, "application_id") {
        Ok(APPLICATION_ID) => {}
        Ok(_) => return Err(StoreError::NotACase(path.to_owned())),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
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

/// Returns empty tables in memory.
pub(crate) fn memory() -> Result<Connection, StoreError> {
    let connection = Connection::open_in_memory()?;
    prepare(&connection)?;
    lay_out(&connection)?;
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

fn lay_out(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.execute_batch(&format!(
        "BEGIN IMMEDIATE; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {VERSION}; {} COMMIT;",
        include_str!("schema.sql")
    ))?;
    Ok(())
}
