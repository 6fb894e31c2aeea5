//! Named places in the changes.

use crate::version::parsed;
use crate::{Store, StoreError};
use rapporteur_model::Mark;

impl Store {
    /// Returns the marks, the latest last.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn marks(&self) -> Result<Vec<Mark>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT name, at FROM mark ORDER BY at, name")?;
        let mut rows = select.query([])?;
        let mut marks = Vec::new();
        while let Some(row) = rows.next()? {
            marks.push(Mark { name: row.get(0)?, at: parsed(row, 1)? });
        }
        Ok(marks)
    }

    /// Sets a mark; one of the same name moves.
    ///
    /// # Errors
    /// The file cannot be written to.
    pub fn set_mark(&mut self, mark: &Mark) -> Result<(), StoreError> {
        let sql = "INSERT INTO mark (name, at) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET at = excluded.at";
        self.connection.execute(sql, [&mark.name, &mark.at.to_string()])?;
        Ok(())
    }
}
