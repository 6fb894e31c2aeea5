//! The words that findings rest on, written down when they were found.

use crate::version::text;
use crate::{Store, StoreError};
use rapporteur_model::Findings;
use rapporteur_span::Span;
use rusqlite::{Transaction, params};

/// Words that a finding of a version rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredCitation {
    /// The version, by its place in the order of keeping.
    pub seq: i64,
    /// What rests on them: `actor`, `statement`, `event`, `draft`, `issue`, `position` or `timex`.
    pub kind: String,
    /// Where they stand in the rendition.
    pub span: Span,
    /// The words as they were when they were found.
    pub words: String,
}

impl Store {
    /// Returns every citation, in the order of keeping and of the findings.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn citations(&self) -> Result<Vec<StoredCitation>, StoreError> {
        let mut select =
            self.connection.prepare_cached("SELECT version, kind, start, \"end\", words FROM citation ORDER BY rowid")?;
        let mut rows = select.query([])?;
        let mut citations = Vec::new();
        while let Some(row) = rows.next()? {
            let span = Span::from((row.get::<_, u32>(2)?, row.get::<_, u32>(3)?));
            citations.push(StoredCitation { seq: row.get(0)?, kind: row.get(1)?, span, words: text(row, 4)? });
        }
        Ok(citations)
    }
}

/// Writes down the words of every span of `findings`.
pub(crate) fn insert(transaction: &Transaction<'_>, seq: i64, text: &str, findings: &Findings) -> Result<(), StoreError> {
    let mut insert =
        transaction.prepare_cached("INSERT INTO citation (version, kind, start, \"end\", words) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut outcome = Ok(());
    findings.each_span(|kind, span| {
        if outcome.is_ok() {
            let (start, end): (u32, u32) = span.into();
            // A span outside the text would be a fault of a reader; `verify` shows it as words that are not found.
            let words = span.of(text).unwrap_or_default();
            outcome = insert.execute(params![seq, kind, start, end, words]).map(|_| ());
        }
    });
    Ok(outcome?)
}
