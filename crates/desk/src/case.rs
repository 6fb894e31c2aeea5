//! A case: its file, what a person told about it, and its readers.

use crate::{DeskError, World};
use rapporteur_model::{Brief, Digest};
use rapporteur_reading::Readers;
use rapporteur_store::Store;
use std::path::Path;
use std::sync::Arc;

/// The digest of the code, the tables and the models that decide what is found, as `build/sources.rs` makes it.
const SOURCES: &str = env!("RAPPORTEUR_READING");

/// A case, open.
#[derive(Debug)]
pub struct Case {
    pub(crate) store: Store,
    pub(crate) brief: Brief,
    pub(crate) readers: Readers,
    pub(crate) world: Arc<dyn World>,
}

impl Case {
    /// Makes a new case file.
    ///
    /// # Errors
    /// There is a file already, or the file system refuses.
    pub fn init(path: &Path, brief: &Brief, world: Arc<dyn World>) -> Result<Self, DeskError> {
        Self::with(Store::create(path, brief)?, world)
    }

    /// Opens a case file.
    ///
    /// # Errors
    /// There is no such file, it is none of ours, or the file system refuses.
    pub fn open(path: &Path, world: Arc<dyn World>) -> Result<Self, DeskError> {
        Self::with(Store::open(path)?, world)
    }

    /// Returns a case that is forgotten when it is dropped.
    ///
    /// # Errors
    /// No memory.
    pub fn memory(brief: &Brief, world: Arc<dyn World>) -> Result<Self, DeskError> {
        Self::with(Store::memory(brief)?, world)
    }

    fn with(store: Store, world: Arc<dyn World>) -> Result<Self, DeskError> {
        let brief = store.brief()?;
        let readers = Readers::new(&brief);
        Ok(Self { store, brief, readers, world })
    }

    /// Returns what a person told about the case.
    pub fn brief(&self) -> &Brief {
        &self.brief
    }

    /// Returns the path of the case file.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// Returns a number that changes when another process has written to the case file: what was settled before is stale.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn revision(&self) -> Result<i64, DeskError> {
        Ok(self.store.revision()?)
    }

    /// Returns the bytes of a capture, as they were fetched; nothing if they are not kept.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn capture_bytes(&self, digest: &Digest) -> Result<Option<Vec<u8>>, DeskError> {
        Ok(self.store.capture_bytes(digest)?)
    }

    /// Returns the name under which findings are kept: that of the readers, of all that they are made of, and of the brief they
    /// were told. Whatever changes what is found changes it.
    pub(crate) fn readers_name(&self) -> String {
        let brief = serde_json::to_vec(&self.brief).unwrap_or_default();
        format!("{} sources {SOURCES} brief {}", self.readers.version(), Digest::of(&brief).short())
    }
}

/// Reads a brief, as `case.toml` holds it.
///
/// # Errors
/// It is not TOML of the fields of [`Brief`].
pub(crate) fn brief(what: &str, toml: &str) -> Result<Brief, DeskError> {
    toml::from_str(toml).map_err(|error| DeskError::Brief { what: what.to_owned(), cause: error.message().to_owned() })
}

/// Returns the brief that lies in a folder as `case.toml`, or an empty one.
///
/// # Errors
/// It cannot be understood.
pub(crate) fn brief_of_folder(folder: &Path) -> Result<Brief, DeskError> {
    let path = folder.join("case.toml");
    if path.is_file() { brief_of_file(&path) } else { Ok(Brief::default()) }
}

/// Reads the brief in a file.
///
/// # Errors
/// The file cannot be read or understood.
pub fn brief_of_file(path: &Path) -> Result<Brief, DeskError> {
    brief(&path.display().to_string(), &rapporteur_fetch::words(path)?)
}
