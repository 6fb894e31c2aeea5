use super::DocumentLine;
use crate::view::View;
use askama::Template;
use rapporteur_desk::Role;
use rapporteur_model::Citation;
use rapporteur_span::CharMap;

/// Exact words with the document they stand in, and the way to them.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/quote.html")]
pub(crate) struct Quote {
    /// The words; several where a quotation is split.
    words: Vec<String>,
    /// The language of the text, as a code; empty where it is not known.
    language: String,
    /// Where they stand.
    document: DocumentLine,
}

impl Quote {
    /// Returns the quote of `contents`, which stand in one text; the source and the cue `around` them are marked too.
    pub(crate) fn new(view: &View<'_>, contents: &[&Citation], around: &[(Role, &Citation)]) -> Option<Self> {
        let first = contents.first()?;
        let known = view.state.cited(first);
        let mut document = DocumentLine::new(view, &first.document, known);
        let mut language = String::new();
        if let Some(known) = known {
            let map = CharMap::new(&known.rendition.text);
            let contents = contents.iter().map(|citation| (Role::Content, *citation));
            let marks: Vec<_> = contents
                .chain(around.iter().copied())
                .filter(|(_, citation)| citation.rendition == first.rendition)
                .map(|(role, citation)| (role, map.chars(citation.span)))
                .collect();
            document.href = view.source(known, &marks);
            language = known.rendition.language.clone().unwrap_or_default();
        }
        Some(Self { words: contents.iter().map(|citation| citation.words.clone()).collect(), language, document })
    }

    /// Returns the quote of a single citation.
    pub(crate) fn one(view: &View<'_>, citation: &Citation) -> Option<Self> {
        Self::new(view, &[citation], &[])
    }

    /// Returns the quotes of citations, those in one text together.
    pub(crate) fn each(view: &View<'_>, citations: &[Citation]) -> Vec<Self> {
        let groups = citations.chunk_by(|a, b| a.rendition == b.rendition);
        groups.filter_map(|group| Self::new(view, &group.iter().collect::<Vec<_>>(), &[])).collect()
    }
}
