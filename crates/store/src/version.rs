//! The states of documents, as they are kept.

use crate::{Store, StoreError};
use rapporteur_model::{Digest, DocumentId, Findings, Rendition, Version};
use rapporteur_time::{Instant, Stamp};
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension as _, Row};
use serde::de::DeserializeOwned;

/// A state of a document with its text and what was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its place in the order of keeping.
    pub seq: i64,
    /// The version.
    pub version: Version,
    /// When its bytes came; it may have begun to count for the record later.
    pub fetched: Instant,
    /// Its text.
    pub rendition: Rendition,
    /// What was found.
    pub findings: Findings,
    /// By which readers.
    pub readers: String,
}

/// The columns of [`KeptVersion`], in the order that [`kept`] reads them.
const COLUMNS: &str = "version.seq, document, uri, outlet, published, fetched, learned, capture, version.rendition, details, \
     rendition.text, finding.json, finding.readers \
     FROM version LEFT JOIN rendition ON rendition.digest = version.rendition LEFT JOIN finding ON finding.version = version.seq";

impl Store {
    /// Returns every version, in the order of keeping.
    ///
    /// # Errors
    /// The file cannot be read, or something in it is not as it was written.
    pub fn versions(&self) -> Result<Vec<KeptVersion>, StoreError> {
        let mut select = self.connection.prepare_cached(&format!("SELECT {COLUMNS} ORDER BY version.seq"))?;
        let mut rows = select.query([])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            versions.push(kept(row)?);
        }
        Ok(versions)
    }

    /// Returns when the newest version was learned, or nothing if there is none.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn last_learned(&self) -> Result<Option<Instant>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT learned FROM version ORDER BY learned DESC LIMIT 1")?;
        let mut rows = select.query([])?;
        rows.next()?.map(|row| parsed(row, 0)).transpose()
    }

    /// Returns the bytes under `digest`, or nothing if they are not kept.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn capture_bytes(&self, digest: &Digest) -> Result<Option<Vec<u8>>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT bytes FROM capture WHERE digest = ?1")?;
        Ok(select.query_row([digest.to_string()], |row| row.get(0)).optional()?)
    }
}

fn kept(row: &Row<'_>) -> Result<KeptVersion, StoreError> {
    let mut rendition: Rendition = serde_json::from_str(&row.get::<_, String>(9)?)?;
    rendition.text = text(row, 10)?;
    let version = Version {
        document: DocumentId(row.get(1)?),
        uri: row.get(2)?,
        outlet: row.get(3)?,
        published: stamp(row, 4)?,
        learned: parsed(row, 6)?,
        capture: parsed(row, 7)?,
        rendition: parsed(row, 8)?,
    };
    let findings = serde_json::from_str(&row.get::<_, String>(11)?)?;
    Ok(KeptVersion { seq: row.get(0)?, version, fetched: parsed(row, 5)?, rendition, findings, readers: row.get(12)? })
}

/// Returns a value that is kept as the string it has in JSON.
pub(crate) fn parsed<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T, StoreError> {
    Ok(serde_json::from_value(serde_json::Value::String(row.get(column)?))?)
}

/// Returns a day of publication, which is kept as JSON: the day of the place, and the instant if it is known.
pub(crate) fn stamp(row: &Row<'_>, column: usize) -> Result<Option<Stamp>, StoreError> {
    Ok(row.get::<_, Option<String>>(column)?.map(|json| serde_json::from_str(&json)).transpose()?)
}

/// Returns a text even if a byte of it was changed so that it is no longer UTF-8: `verify` has to look at it.
pub(crate) fn text(row: &Row<'_>, column: usize) -> Result<String, StoreError> {
    match row.get_ref(column)? {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => Ok(String::from_utf8_lossy(bytes).into_owned()),
        other => Err(StoreError::Damaged(format!("a text is kept as {}", other.data_type()))),
    }
}

/// Returns the details of a rendition: all but its text.
pub(crate) fn details(rendition: &Rendition) -> Rendition {
    let mut details = rendition.clone();
    details.text.clear();
    details
}
