//! Stored bytes that are no longer what their names say.

use crate::version::parsed;
use crate::{Store, StoreError};
use rapporteur_model::Digest;

impl Store {
    /// Returns what the database finds wrong with the file, in its words.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn faults(&self) -> Result<Vec<String>, StoreError> {
        let mut check = self.connection.prepare("PRAGMA quick_check")?;
        let found = check.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
        Ok(found.into_iter().filter(|line| line != "ok").collect())
    }

    /// Checks every capture and returns how many there are, and the digests of those whose bytes are others.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn altered_captures(&self) -> Result<(usize, Vec<Digest>), StoreError> {
        self.altered("SELECT digest, bytes FROM capture ORDER BY rowid")
    }

    /// Checks every text and returns how many there are, and the digests of those whose words are others.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn altered_texts(&self) -> Result<(usize, Vec<Digest>), StoreError> {
        self.altered("SELECT digest, CAST(text AS BLOB) FROM rendition ORDER BY rowid")
    }

    fn altered(&self, select: &str) -> Result<(usize, Vec<Digest>), StoreError> {
        let mut select = self.connection.prepare(select)?;
        let mut rows = select.query([])?;
        let (mut count, mut altered) = (0, Vec::new());
        while let Some(row) = rows.next()? {
            let digest: Digest = parsed(row, 0)?;
            let bytes = row.get_ref(1)?.as_blob().map_err(|error| StoreError::Damaged(error.to_string()))?;
            count += 1;
            if Digest::of(bytes) != digest {
                altered.push(digest);
            }
        }
        Ok((count, altered))
    }
}
