//! Documents to keep, invented.

#![allow(dead_code, clippy::unwrap_used, reason = "helpers of tests, of which each file uses some")]

use rapporteur_model::{
    Actor, ActorId, ActorKind, Alignment, Brief, Capture, DocumentId, Evidence, Findings, Media, Rendition, Sidecar, Trace,
    Version,
};
use rapporteur_span::Span;
use rapporteur_store::{Keeping, NewVersion, Store, StoreError};
use rapporteur_time::Instant;

/// A document that was read: everything that a store is given.
pub(crate) struct Document {
    pub(crate) version: Version,
    pub(crate) capture: Capture,
    pub(crate) rendition: Rendition,
    pub(crate) findings: Findings,
}

/// Returns the document at `uri` as it was fetched at `fetched`; its first word is an actor.
pub(crate) fn document(uri: &str, words: &str, fetched: &str) -> Document {
    let fetched: Instant = fetched.parse().unwrap();
    let capture = Capture {
        bytes: words.as_bytes().to_owned(),
        media: Media::Plain,
        charset: Some("utf-8".into()),
        fetched,
        sidecar: Sidecar::default(),
    };
    let rendition = Rendition {
        text: words.to_owned(),
        title: None,
        authors: vec!["Mira Sand".into()],
        outlet: None,
        published: None,
        language: Some("en".into()),
        furniture: vec![],
        alignment: Alignment::default(),
        notes: vec![],
        renderer: "test 1".into(),
    };
    let first = Span::new(0, words.find(' ').unwrap_or(words.len()));
    let actor = Actor {
        id: ActorId(0),
        name: first.of(words).unwrap().into(),
        kind: ActorKind::Person,
        country: None,
        role: None,
        represents: None,
        members: Vec::new(),
        descriptive: false,
        mentions: Evidence::new([first]).unwrap(),
        trace: Trace::of("test"),
    };
    let version = Version {
        document: DocumentId(uri.into()),
        uri: Some(uri.into()),
        outlet: Some("Northwire".into()),
        published: Some("2031-03-10T00:30:00+01:00".parse().unwrap()),
        learned: fetched,
        capture: capture.digest(),
        rendition: rendition.digest(),
    };
    Document { version, capture, rendition, findings: Findings { actors: vec![actor], ..Findings::default() } }
}

impl Document {
    pub(crate) fn keep_in(&self, store: &mut Store) -> Result<Keeping, StoreError> {
        store.keep(&NewVersion {
            version: &self.version,
            capture: &self.capture,
            rendition: &self.rendition,
            findings: &self.findings,
            readers: "readers 1",
        })
    }
}

pub(crate) fn memory() -> Store {
    Store::memory(&Brief::default()).unwrap()
}
