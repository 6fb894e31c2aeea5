//! Keeping one document.

use crate::version::{details, parsed, stamp};
use crate::{Store, StoreError, citation};
use rapporteur_model::{Capture, Digest, Findings, Origin, Rendition, Version};
use rapporteur_time::{Instant, Stamp};
use rusqlite::{Transaction, TransactionBehavior, params};

/// A document that was read, to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewVersion<'a> {
    /// The version.
    pub version: &'a Version,
    /// The bytes it was made from.
    pub capture: &'a Capture,
    /// Its text.
    pub rendition: &'a Rendition,
    /// What was found in it.
    pub findings: &'a Findings,
    /// By which readers.
    pub readers: &'a str,
}

/// What keeping a document came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is the first version of its document.
    New,
    /// It is another version of a document that is known.
    Edited,
    /// The document has these words already: nothing was written.
    Unchanged,
}

impl Store {
    /// Keeps a document, its bytes, its text and what was found in it, in one transaction.
    ///
    /// Nothing is written if the document already had the same text, day and outlet at the time the capture was fetched:
    /// adding the same thing twice changes nothing, in whatever order the versions of a page come.
    ///
    /// # Errors
    /// The file cannot be written to; then nothing of the document is kept.
    pub fn keep(&mut self, new: &NewVersion<'_>) -> Result<Keeping, StoreError> {
        // Immediate: two programs that add the same page at once take turns, and the second finds it there.
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let version = new.version;
        if in_force(&transaction, version, new.capture.fetched)?.is_some_and(|in_force| in_force.says_the_same(new)) {
            return Ok(Keeping::Unchanged);
        }
        let known: bool =
            transaction
                .query_row("SELECT EXISTS (SELECT 1 FROM version WHERE document = ?1)", [&version.document.0], |r| r.get(0))?;
        let version = Version { learned: first_free(&transaction, version)?, ..version.clone() };
        insert(&transaction, &NewVersion { version: &version, ..*new })?;
        transaction.commit()?;
        Ok(if known { Keeping::Edited } else { Keeping::New })
    }

    /// Tells whether the findings of all versions are of the readers of that name.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn are_all_read_by(&self, readers: &str) -> Result<bool, StoreError> {
        let sql = "SELECT NOT EXISTS (SELECT 1 FROM finding WHERE readers <> ?1)";
        Ok(self.connection.query_row(sql, [readers], |row| row.get(0))?)
    }

    /// Puts the findings of other readers in the place of those of the version at `seq`.
    ///
    /// # Errors
    /// The file cannot be written to; then the old findings stay.
    pub fn replace_findings(&mut self, seq: i64, text: &str, findings: &Findings, readers: &str) -> Result<(), StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute("DELETE FROM citation WHERE version = ?1", [seq])?;
        transaction.execute("DELETE FROM finding WHERE version = ?1", [seq])?;
        insert_findings(&transaction, seq, text, findings, readers)?;
        transaction.commit()?;
        Ok(())
    }
}

/// What a document said at an instant.
struct InForce {
    capture: Digest,
    rendition: Digest,
    published: Option<Stamp>,
    outlet: Option<String>,
}

impl InForce {
    /// Tells whether `new` says nothing else. The same bytes say the same even where another renderer makes another text of
    /// them: what this program learned since is no edit of the page.
    fn says_the_same(&self, new: &NewVersion<'_>) -> bool {
        let version = new.version;
        let read_from_the_page =
            new.rendition.published.as_ref().is_none_or(|dated| !matches!(dated.origin, Origin::Given | Origin::Sidecar));
        let is_same_day = self.published == version.published;
        let is_same_text = self.rendition == version.rendition && is_same_day;
        let are_same_bytes = self.capture == version.capture && (is_same_day || read_from_the_page);
        self.outlet == version.outlet && (is_same_text || are_same_bytes)
    }
}

/// Returns what the document of `version` said at the instant `fetched`; nothing if it was not known then.
fn in_force(transaction: &Transaction<'_>, version: &Version, fetched: Instant) -> Result<Option<InForce>, StoreError> {
    let mut select = transaction.prepare_cached(
        "SELECT capture, rendition, published, outlet FROM version WHERE document = ?1 AND fetched <= ?2 \
         ORDER BY fetched DESC, seq DESC LIMIT 1",
    )?;
    let mut rows = select.query(params![version.document.0, fetched.to_string()])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    Ok(Some(InForce { capture: parsed(row, 0)?, rendition: parsed(row, 1)?, published: stamp(row, 2)?, outlet: row.get(3)? }))
}

/// Returns the instant from which a version counts: its own, or the first after it at which the document has no other.
///
/// A page that was changed under the same time of fetching is learned after what it said before, in the order of adding.
fn first_free(transaction: &Transaction<'_>, version: &Version) -> Result<Instant, StoreError> {
    let mut taken = transaction.prepare_cached("SELECT EXISTS (SELECT 1 FROM version WHERE document = ?1 AND learned = ?2)")?;
    let mut learned = version.learned;
    while taken.query_row(params![version.document.0, learned.to_string()], |row| row.get::<_, bool>(0))? {
        let next = Instant::from_unix(learned.unix().saturating_add(1));
        if next == learned {
            break;
        }
        learned = next;
    }
    Ok(learned)
}

fn insert(transaction: &Transaction<'_>, new: &NewVersion<'_>) -> Result<(), StoreError> {
    let (version, capture) = (new.version, new.capture);
    let (capture_digest, text_digest) = (version.capture.to_string(), version.rendition.to_string());
    transaction
        .prepare_cached("INSERT OR IGNORE INTO capture (digest, bytes) VALUES (?1, ?2)")?
        .execute(params![capture_digest, capture.bytes])?;
    transaction
        .prepare_cached("INSERT OR IGNORE INTO rendition (digest, text) VALUES (?1, ?2)")?
        .execute(params![text_digest, new.rendition.text])?;
    let media = serde_json::to_value(capture.media)?;
    transaction
        .prepare_cached(
            "INSERT INTO version (document, uri, outlet, published, fetched, learned, capture, media, charset, rendition, details) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            version.document.0,
            version.uri,
            version.outlet,
            version.published.map(|stamp| serde_json::to_string(&stamp)).transpose()?,
            capture.fetched.to_string(),
            version.learned.to_string(),
            capture_digest,
            media.as_str(),
            capture.charset,
            text_digest,
            serde_json::to_string(&details(new.rendition))?,
        ])?;
    insert_findings(transaction, transaction.last_insert_rowid(), &new.rendition.text, new.findings, new.readers)
}

fn insert_findings(
    transaction: &Transaction<'_>,
    seq: i64,
    text: &str,
    findings: &Findings,
    readers: &str,
) -> Result<(), StoreError> {
    transaction.prepare_cached("INSERT INTO finding (version, readers, json) VALUES (?1, ?2, ?3)")?.execute(params![
        seq,
        readers,
        serde_json::to_string(findings)?
    ])?;
    citation::insert(transaction, seq, text, findings)
}
