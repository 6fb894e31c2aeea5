//! Reading again what older readers read.

use crate::read::BATCH;
use crate::{Case, DeskError, DocumentVersion};
use rapporteur_store::KeptVersion;
use rayon::prelude::*;

/// What reading again came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// How many versions were read again.
    pub read: usize,
    /// In how many of them something else was found than before.
    pub changed: usize,
}

impl Case {
    /// Reads again every version whose findings are of other readers, or of another brief, than this program has.
    ///
    /// Texts are never made anew: what a person decided is tied to their words.
    ///
    /// # Errors
    /// The case file cannot be written to; what was read again until then stays.
    pub fn reread(&mut self, progress: &mut dyn FnMut(usize, usize)) -> Result<Reread, DeskError> {
        let readers_name = self.readers_name();
        if self.store.are_all_read_by(&readers_name)? {
            return Ok(Reread::default());
        }
        let stale: Vec<KeptVersion> = self.store.versions()?.into_iter().filter(|kept| kept.readers != readers_name).collect();
        let mut outcome = Reread::default();
        for batch in stale.chunks(BATCH) {
            let readers = &self.readers;
            let findings: Vec<_> = batch.par_iter().map(|kept| readers.read(&kept.rendition, kept.version.published)).collect();
            for (kept, findings) in batch.iter().zip(findings) {
                self.store.replace_findings(kept.seq, &kept.rendition.text, &findings, &readers_name)?;
                outcome.read += 1;
                outcome.changed += usize::from(findings != kept.findings);
                progress(outcome.read, stale.len());
            }
        }
        self.note_state()?;
        Ok(outcome)
    }

    /// Notes the digest of the state, for `verify` to rebuild.
    pub(crate) fn note_state(&mut self) -> Result<(), DeskError> {
        let versions = self.store.versions()?;
        let Some(seq) = versions.iter().map(|kept| kept.seq).max() else { return Ok(()) };
        let note = self.state_note(seq, versions.into_iter().map(DocumentVersion::from).collect());
        Ok(self.store.note_state(&note)?)
    }
}
