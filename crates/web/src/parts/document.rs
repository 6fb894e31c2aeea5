use crate::view::View;
use crate::words::{self, Moment};
use askama::Template;
use rapporteur_desk::{DocumentVersion, Role};
use rapporteur_model::{Citation, DocumentId};
use rapporteur_span::CharMap;

/// A document as a quote names it: outlet, title, date, capture.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/document.html")]
pub(crate) struct DocumentLine {
    /// The outlet; empty where it is not known.
    pub(crate) outlet: String,
    /// The title; the address where there is none.
    pub(crate) title: String,
    /// The language of the title, as a code; empty where it is not known.
    pub(crate) language: String,
    /// When it was published.
    pub(crate) published: Option<Moment>,
    /// When it was captured.
    pub(crate) captured: Option<Moment>,
    /// When it was learned of, where that was later than its capture.
    pub(crate) learned: Option<Moment>,
    /// Its own address, for print.
    pub(crate) address: String,
    /// How many other documents have the same text.
    pub(crate) copies: usize,
    /// The address of the stored text; empty where it cannot be opened.
    pub(crate) href: String,
}

impl DocumentLine {
    /// Returns the document that words stand in, with the way to them.
    pub(crate) fn of_words(view: &View<'_>, words: &Citation) -> Self {
        Self::marking(view, words, std::slice::from_ref(words))
    }

    /// Returns the documents that words stand in, each with the way to all of its words.
    pub(crate) fn each(view: &View<'_>, words: &[Citation]) -> Vec<Self> {
        let groups = words.chunk_by(|a, b| a.rendition == b.rendition && a.document == b.document);
        groups.filter_map(|group| Some(Self::marking(view, group.first()?, group))).collect()
    }

    /// Returns the document of `first`, with the way to `words` in the same text.
    fn marking(view: &View<'_>, first: &Citation, words: &[Citation]) -> Self {
        let known = view.state.cited(first);
        let mut line = Self::new(view, &first.document, known);
        if let Some(known) = known {
            let map = CharMap::new(&known.rendition.text);
            let marks: Vec<_> = words.iter().map(|words| (Role::Content, map.chars(words.span))).collect();
            line.href = view.source(known, &marks);
        }
        line
    }

    /// Returns a document in one of its versions, with the way to its text.
    pub(crate) fn new(view: &View<'_>, document: &DocumentId, known: Option<&DocumentVersion>) -> Self {
        let version = known.map(|known| &known.version);
        Self {
            outlet: version.and_then(|version| version.outlet.clone()).unwrap_or_default(),
            title: known.and_then(DocumentVersion::title).unwrap_or(&document.0).to_owned(),
            language: known.and_then(|known| known.rendition.language.clone()).unwrap_or_default(),
            published: version.and_then(|version| version.published).map(words::published),
            captured: known.map(|known| words::captured(known.fetched, known.version.published)),
            learned: known
                .filter(|known| known.version.learned > known.fetched)
                .map(|known| words::instant(known.version.learned)),
            address: version.and_then(|version| version.uri.clone()).unwrap_or_else(|| document.0.clone()),
            copies: view.origins.copies(document).count(),
            href: known.map(|known| view.source(known, &[])).unwrap_or_default(),
        }
    }
}
