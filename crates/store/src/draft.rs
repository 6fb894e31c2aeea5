//! Drafts that a person tabled.

use crate::version::{parsed, text};
use crate::{Keeping, Store, StoreError};
use rapporteur_model::{Digest, TabledDraft};
use rapporteur_time::Instant;
use rusqlite::{OptionalExtension as _, TransactionBehavior, params};

/// A draft as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// What a person told about it.
    pub about: TabledDraft,
    /// Its text; none if it is only spoken of.
    pub text: Option<String>,
    /// When it was tabled here.
    pub learned: Instant,
}

impl Store {
    /// Keeps a draft, with the bytes and the text if there are any, in one transaction. One of the same name from the same outlet
    /// stays as it is: [`Keeping::Unchanged`] if it has the same text, nothing if it has another.
    ///
    /// # Errors
    /// The file cannot be written to; then nothing of the draft is kept.
    pub fn keep_draft(&mut self, draft: &KeptDraft, bytes: &[u8]) -> Result<Option<Keeping>, StoreError> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(include_str!("draft.sql"))?;
        let about = &draft.about;
        let outlet = about.outlet.as_deref().unwrap_or("");
        let rendition = draft.text.as_ref().map(|text| Digest::of(text.as_bytes()).to_string());
        let known: Option<Option<String>> = transaction
            .query_row("SELECT rendition FROM draft WHERE name = ?1 AND outlet = ?2", [&about.name, outlet], |row| row.get(0))
            .optional()?;
        if let Some(known) = known {
            return Ok((known == rendition).then_some(Keeping::Unchanged));
        }
        let capture = draft.text.as_ref().map(|_| Digest::of(bytes).to_string());
        if let (Some(text), Some(rendition), Some(capture)) = (&draft.text, &rendition, &capture) {
            transaction.execute("INSERT OR IGNORE INTO capture (digest, bytes) VALUES (?1, ?2)", params![capture, bytes])?;
            transaction.execute("INSERT OR IGNORE INTO rendition (digest, text) VALUES (?1, ?2)", [rendition, text])?;
        }
        let sql = "INSERT INTO draft (name, outlet, about, learned, capture, rendition) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let about_json = serde_json::to_string(about)?;
        transaction.execute(sql, params![about.name, outlet, about_json, draft.learned.to_string(), capture, rendition])?;
        transaction.commit()?;
        Ok(Some(Keeping::New))
    }

    /// Returns the drafts, in the order of tabling.
    ///
    /// # Errors
    /// The file cannot be read, or something in it is not as it was written.
    pub fn drafts(&self) -> Result<Vec<KeptDraft>, StoreError> {
        // The table comes with the first draft: files of older programs have none.
        let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'draft')";
        if !self.connection.query_row(sql, [], |row| row.get::<_, bool>(0))? {
            return Ok(Vec::new());
        }
        let sql = "SELECT about, learned, draft.rendition, text FROM draft LEFT JOIN rendition ON digest = draft.rendition ORDER BY seq";
        let mut select = self.connection.prepare_cached(sql)?;
        let mut rows = select.query([])?;
        let mut drafts = Vec::new();
        while let Some(row) = rows.next()? {
            let has_text = row.get::<_, Option<String>>(2)?.is_some();
            drafts.push(KeptDraft {
                about: serde_json::from_str(&row.get::<_, String>(0)?)?,
                text: has_text.then(|| text(row, 3)).transpose()?,
                learned: parsed(row, 1)?,
            });
        }
        Ok(drafts)
    }
}
