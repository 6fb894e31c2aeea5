//! Folders of articles, and cases to add them to.

#![allow(dead_code, clippy::unwrap_used, reason = "helpers of tests, of which each file uses some")]

use rapporteur_desk::{Added, Case, FixedWorld, Settings, World};
use rapporteur_model::Brief;
use rapporteur_time::Instant;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use tempfile::TempDir;

/// Returns an instant.
pub(crate) fn at(instant: &str) -> Instant {
    instant.parse().unwrap()
}

/// Returns a clock that stands at noon of 12 March 2031.
pub(crate) fn noon() -> Arc<dyn World> {
    Arc::new(FixedWorld(at("2031-03-12T12:00:00Z")))
}

pub(crate) fn memory() -> Case {
    Case::memory(&Brief::default(), noon()).unwrap()
}

/// A folder that is gone after the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, words: &str) {
        fs::write(self.path(name), words).unwrap();
    }

    /// Writes an article with its sidecar; an empty `uri` or `fetched` is left out.
    pub(crate) fn article(&self, name: &str, words: &str, uri: &str, fetched: &str) {
        self.write(&format!("{name}.txt"), words);
        let fields = [("uri", uri), ("fetched", fetched), ("outlet", "Northwire")];
        let fields = fields.iter().filter(|(_, value)| !value.is_empty()).map(|(key, value)| format!("\"{key}\": \"{value}\""));
        self.write(&format!("{name}.doc.json"), &format!("{{{}}}", fields.collect::<Vec<_>>().join(", ")));
    }

    /// Adds everything in the folder to a case.
    pub(crate) fn add_to(&self, case: &mut Case) -> Added {
        case.add(&[self.0.path().to_str().unwrap().to_owned()], &Settings::default(), &mut |_| ()).unwrap()
    }
}

/// Two articles that differ in a few words.
pub(crate) const MORNING: &str = "Marsh rejects the line\n\nKOLVANE, March 10 (Northwire) - Teo Marsh, Verran's chief negotiator, \
    said on Monday that Verran rejects the withdrawal line.\n\n\"No map, no deal,\" Marsh told reporters.\n";
pub(crate) const EVENING: &str = "Marsh rejects the line\n\nKOLVANE, March 10 (Northwire) - Teo Marsh, Verran's chief negotiator, \
    said on Monday that Verran rejects the withdrawal line.\n\n\"No maps, no deal,\" Marsh told reporters in Kolvane.\n";
