//! Reading one capture.

use crate::World;
use rapporteur_fetch::{Fetched, Place, Refused, Settings, fetch};
use rapporteur_model::{Brief, Dated, Digest, DocumentId, Findings, Note, NoteKind, Origin, Rendition, Version};
use rapporteur_reading::Readers;
use rapporteur_time::{Instant, Stamp};
use rayon::prelude::*;

/// Documents read at a time: enough to keep every core busy, few enough to fit into memory at their largest.
pub(crate) const BATCH: usize = 32;

/// What the user says of the documents to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// When they were published.
    pub published: Option<Stamp>,
    /// Only statements are wanted: readers that they do not need are left out.
    pub only_statements: bool,
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadDocument {
    /// The document: its address, else the path of its file.
    pub id: DocumentId,
    /// Its address.
    pub uri: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published, and where that was read.
    pub published: Option<Dated>,
    /// The bytes.
    pub capture: Digest,
    /// The text.
    pub rendition: Rendition,
    /// What was found in it.
    pub findings: Findings,
    /// What a person should know of fetching, rendering and reading it.
    pub notes: Vec<Note>,
}

impl ReadDocument {
    /// Returns the version of the document that this is, as learned at an instant.
    pub fn version(&self, learned: Instant) -> Version {
        Version {
            document: self.id.clone(),
            uri: self.uri.clone(),
            outlet: self.outlet.clone(),
            published: self.published.as_ref().map(|dated| dated.stamp),
            learned,
            capture: self.capture,
            rendition: self.rendition.digest(),
        }
    }
}

/// Renders and reads what was fetched. Never fails: what goes wrong becomes a note.
pub fn read(fetched: &Fetched, given: Given, readers: &Readers) -> ReadDocument {
    let capture = &fetched.capture;
    let rendition = rapporteur_text::render(capture);
    let given = given.published.map(|stamp| Dated { stamp, origin: Origin::Given });
    let published = given.or_else(|| rendition.published.clone());
    let about = rapporteur_text::sidecar(capture);
    let findings = readers.read(&rendition, published.as_ref().map(|dated| dated.stamp));
    let dated = published.is_some();
    let notes = fetched.notes.iter().chain(&rendition.notes).chain(&findings.notes);
    ReadDocument {
        id: DocumentId(about.uri.clone().unwrap_or_else(|| fetched.name.clone())),
        uri: about.uri,
        outlet: about.outlet.or_else(|| rendition.outlet.clone()),
        // The document may give no date while the command line does.
        notes: notes.filter(|note| !(dated && note.kind == NoteKind::NoDate)).cloned().collect(),
        published,
        capture: capture.digest(),
        rendition,
        findings,
    }
}

/// Fetches and reads places on all cores, and hands each on in the order of `places`.
///
/// # Errors
/// Whatever `each` fails with; what is left is then not read.
pub fn read_places<E>(
    places: &[Place],
    settings: &Settings,
    given: Given,
    world: &dyn World,
    mut each: impl FnMut(Result<ReadDocument, Refused>) -> Result<(), E>,
) -> Result<(), E> {
    let brief = Brief::default();
    let readers = if given.only_statements { Readers::of_statements(&brief) } else { Readers::new(&brief) };
    let now = world.now();
    for batch in places.chunks(BATCH) {
        let one = |place| fetch(place, settings, now).map(|fetched| read(&fetched, given, &readers));
        let documents: Vec<_> = batch.par_iter().map(one).collect();
        documents.into_iter().try_for_each(&mut each)?;
    }
    Ok(())
}
