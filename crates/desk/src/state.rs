//! The state of play.

use crate::{Case, DeskError, Given, Origins, ReadDocument, World, read};
use rapporteur_fetch::{Gathered, Refused, Settings, fetch, gather};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{Brief, Citation, Digest, DocumentId, Findings, Media, Note, Record, Rendition, Version};
use rapporteur_reading::Readers;
use rapporteur_store::KeptVersion;
use rapporteur_time::Instant;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// A version of a document, with its text and what was found in it.
#[derive(Clone, Debug)]
pub struct DocumentVersion {
    /// The version.
    pub version: Version,
    /// Its text.
    pub rendition: Arc<Rendition>,
    /// What was found in it.
    pub findings: Arc<Findings>,
    /// When its bytes came.
    pub fetched: Instant,
}

impl DocumentVersion {
    /// Returns the words of the title.
    pub fn title(&self) -> Option<&str> {
        self.rendition.title_words()
    }

    /// Returns what a person should know about it.
    pub fn notes(&self) -> impl Iterator<Item = &Note> {
        self.rendition.notes.iter().chain(&self.findings.notes)
    }
}

/// The record as of an instant, with the texts it rests on.
#[derive(Clone, Debug)]
pub struct State {
    /// What a person told about the case.
    pub brief: Brief,
    /// The record.
    pub record: Record,
    /// Every version of every document known by then, in the order of learning.
    pub versions: Vec<DocumentVersion>,
    /// Which of `versions` have a text.
    by_text: HashMap<Digest, Vec<usize>>,
}

impl State {
    /// Settles `versions` as of an instant, or all that is known.
    pub fn new(brief: Brief, mut versions: Vec<DocumentVersion>, as_of: Option<Instant>) -> Self {
        if let Some(as_of) = as_of {
            versions.retain(|known| known.version.learned <= as_of);
        }
        versions.sort_by_key(|known| known.version.learned);
        let input: Vec<ReadVersion> = versions
            .iter()
            .map(|known| ReadVersion {
                version: known.version.clone(),
                text: Arc::from(known.rendition.text.as_str()),
                findings: Arc::clone(&known.findings),
            })
            .collect();
        let record = settle(&input, &brief, as_of);
        let mut by_text: HashMap<Digest, Vec<usize>> = HashMap::new();
        for (at, known) in versions.iter().enumerate() {
            by_text.entry(known.version.rendition).or_default().push(at);
        }
        Self { brief, record, versions, by_text }
    }

    /// Reads a folder of documents and settles them, without a case file.
    ///
    /// A file `case.toml` in the folder is its brief. Returns what could not be read beside the state.
    ///
    /// # Errors
    /// The brief cannot be understood.
    pub fn of_folder(folder: &Path, as_of: Option<Instant>, world: &dyn World) -> Result<(Self, Vec<Refused>), DeskError> {
        let brief = crate::case::brief_of_folder(folder)?;
        let readers = Readers::new(&brief);
        let Gathered { places, mut refused, .. } = gather(&folder.display().to_string());
        let (settings, now) = (Settings::default(), world.now());
        let fetched: Vec<_> = places.par_iter().map(|place| fetch(place, &settings, now)).collect();
        let mut known = Vec::new();
        for outcome in fetched {
            match outcome {
                Ok(mut fetched) => {
                    // What is printed has spans and no texts: they must count in the files as they stand.
                    if fetched.capture.media == Media::Plain {
                        fetched.capture.media = Media::Raw;
                    }
                    known.push(fetched);
                }
                Err(error) => refused.push(error),
            }
        }
        // What was not yet fetched by then does not exist for the record: reading it would be wasted.
        known.retain(|fetched| as_of.is_none_or(|as_of| fetched.capture.fetched <= as_of));
        let versions = known.par_iter().map(|fetched| {
            let document = read(fetched, Given::default(), &readers);
            let version = document.version(fetched.capture.fetched);
            DocumentVersion {
                version,
                rendition: Arc::new(document.rendition),
                findings: Arc::new(document.findings),
                fetched: fetched.capture.fetched,
            }
        });
        Ok((Self::new(brief, versions.collect(), as_of), refused))
    }

    /// Returns the state of documents that were read by themselves, all learned at one instant, without a brief.
    ///
    /// Each stands in it as it was read, so that the ids are the same whoever reads it: `read` and `why --from` agree.
    pub fn of_documents(documents: impl IntoIterator<Item = ReadDocument>, learned: Instant) -> Self {
        let version = |document: ReadDocument| DocumentVersion {
            version: document.version(learned),
            rendition: Arc::new(document.rendition),
            findings: Arc::new(document.findings),
            fetched: learned,
        };
        Self::new(Brief::default(), documents.into_iter().map(version).collect(), None)
    }

    /// Returns the version that holds the words of a citation: the first with that text, if there are more.
    pub fn cited(&self, citation: &Citation) -> Option<&DocumentVersion> {
        self.with_text(citation.rendition).find(|known| known.version.document == citation.document)
    }

    /// Returns the versions that have this text, the first learned first.
    pub fn with_text(&self, rendition: Digest) -> impl Iterator<Item = &DocumentVersion> {
        self.by_text.get(&rendition).into_iter().flatten().filter_map(|at| self.versions.get(*at))
    }

    /// Returns the versions of a document, the first learned first.
    pub fn of_document<'s>(&'s self, document: &DocumentId) -> impl DoubleEndedIterator<Item = &'s DocumentVersion> {
        self.versions.iter().filter(move |known| known.version.document == *document)
    }

    /// Returns which documents are copies of one text.
    pub fn origins(&self) -> Origins<'_> {
        Origins::of(self)
    }
}

impl Case {
    /// Returns the state as it was known at `as_of`, or all that is known.
    ///
    /// # Errors
    /// The case file cannot be read.
    pub fn state(&self, as_of: Option<Instant>) -> Result<State, DeskError> {
        let versions = self.store.versions()?.into_iter().map(DocumentVersion::from).collect();
        Ok(State::new(self.brief.clone(), versions, as_of))
    }
}

impl From<KeptVersion> for DocumentVersion {
    fn from(kept: KeptVersion) -> Self {
        Self {
            version: kept.version,
            rendition: Arc::new(kept.rendition),
            findings: Arc::new(kept.findings),
            fetched: kept.fetched,
        }
    }
}
