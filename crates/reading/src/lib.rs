//! The readers: from a rendition to findings.
//!
//! One folder a reader, all behind one trait ([`Reader`]), run in a fixed order; each sees what those before it found.
//! Rules look at words, trees, lexicons and quotation state; the lexicons of a language are data under `lang/`. Reading never
//! fails: a reader that finds nothing adds nothing. Every finding carries the trace of the rules that made it.
//!
//! | folder | finds |
//! |---|---|
//! | [`timex`] | time expressions: days, hours, how often, how long |
//! | [`place`] | towns, regions and countries as places, and the country a document is at home in |
//! | [`actor`] | persons, states, organizations and groups, with roles |
//! | [`attribution`] | statements: source, cue, content |
//! | [`draft_seen`] | the versions of the text under negotiation |
//! | [`event`] | meetings and other happenings, with their modality |
//! | [`issue`] | the matters under negotiation, with their status |
//! | [`stance`] | who stands where on them |
//!
//! To add a reader, copy `dummy_example.rs`.

pub mod actor;
pub mod attribution;
pub mod draft_seen;
mod dummy_example;
pub mod event;
pub mod issue;
mod lexicon;
mod page;
mod phrase;
pub mod place;
pub mod stance;
pub mod timex;
mod work;

pub use page::{Page, ParagraphKind};
pub use work::{Dated, Mention, MentionForm, Work};

use rapporteur_language::{Engine, Reader as Parser};
use rapporteur_model::{Brief, Findings, Rendition};
use rapporteur_time::Stamp;
use std::sync::{Mutex, PoisonError};

/// A named, versioned component that adds findings.
pub trait Reader: Send + Sync {
    /// Returns its name: that of its folder.
    fn name(&self) -> &'static str;

    /// Returns its version. It goes up with every change of what it finds, so that old findings are known to be stale.
    fn version(&self) -> u32;

    /// Adds what it finds on the page to the work of the readers before it.
    fn read(&self, page: &Page<'_>, work: &mut Work);
}

/// The readers in their order, with what the brief of a case tells them.
pub struct Readers {
    brief: page::BriefNames,
    in_order: Vec<Box<dyn Reader>>,
    /// Parsers at rest, as many as texts were read at one time. A parser that knows the words of earlier texts is twice as fast.
    parsers: Mutex<Vec<Parser<'static>>>,
}

impl std::fmt::Debug for Readers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Readers({})", self.version())
    }
}

impl Readers {
    /// Returns the standard readers for a case.
    pub fn new(brief: &Brief) -> Self {
        Self {
            brief: page::BriefNames::new(brief),
            in_order: vec![
                Box::new(timex::TimexReader),
                Box::new(place::PlaceReader),
                Box::new(actor::ActorReader),
                Box::new(attribution::AttributionReader),
                Box::new(actor::SpokenReader),
                Box::new(draft_seen::DraftReader),
                Box::new(event::EventReader),
                Box::new(issue::IssueReader),
                Box::new(stance::StanceReader),
            ],
            parsers: Mutex::default(),
        }
    }

    /// Returns the readers that statements need and no others, for those who want nothing else from an archive.
    pub fn of_statements(brief: &Brief) -> Self {
        let mut readers = Self::new(brief);
        let needed = readers.in_order.iter().take_while(|reader| reader.name() != draft_seen::DraftReader.name()).count();
        readers.in_order.truncate(needed);
        readers
    }

    /// Returns the names and versions of the readers: findings made under another value are stale.
    pub fn version(&self) -> String {
        let parts: Vec<String> = self.in_order.iter().map(|reader| format!("{}/{}", reader.name(), reader.version())).collect();
        parts.join(" ")
    }

    /// Reads a rendition. Days such as "on Tuesday" count from `published`, or from the date the rendition carries.
    pub fn read(&self, rendition: &Rendition, published: Option<Stamp>) -> Findings {
        let mut work = Work::default();
        self.read_until("", &self.page(rendition, published), &mut work);
        work.finish()
    }

    /// Returns the page of a rendition: what the readers look at.
    pub fn page<'t>(&'t self, rendition: &'t Rendition, published: Option<Stamp>) -> Page<'t> {
        let published = published.or(rendition.published.as_ref().map(|dated| dated.stamp));
        let resting = self.parsers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut parser = resting.unwrap_or_else(|| Parser::new(Engine::english()));
        let page = Page::new(rendition, published.map(Stamp::day), &self.brief, &mut parser);
        self.parsers.lock().unwrap_or_else(PoisonError::into_inner).push(parser);
        page
    }

    /// Lets the readers before the one named `name` read a page, in their order; all of them if none has that name. What a reader
    /// costs is told by what comes on top.
    pub fn read_until(&self, name: &str, page: &Page<'_>, work: &mut Work) {
        for reader in self.in_order.iter().take_while(|reader| reader.name() != name) {
            reader.read(page, work);
        }
    }
}
