//! From the citations of a record to code points of the documents they name.

use crate::StateReport;
use crate::parts::{JsonSpan, Offsets};
use rapporteur_model::{Citation, Digest};
use std::collections::HashMap;

/// The texts that a record cites, each mapped once.
pub(crate) struct Texts<'f, 't> {
    find: &'f dyn Fn(&Digest) -> Option<&'t str>,
    known: HashMap<Digest, Option<Offsets<'t>>>,
}

impl<'f, 't> Texts<'f, 't> {
    pub(crate) fn new(find: &'f dyn Fn(&Digest) -> Option<&'t str>) -> Self {
        Self { find, known: HashMap::new() }
    }

    /// Returns where the words stand, if their text is known.
    pub(crate) fn span(&mut self, words: &Citation) -> Option<JsonSpan> {
        let offsets = self.known.entry(words.rendition).or_insert_with(|| (self.find)(&words.rendition).map(Offsets::new));
        offsets.as_ref()?.span(words.span)
    }

    /// Returns the citations, one report a document, in the order in which the documents first come.
    pub(crate) fn by_document<'a>(&mut self, citations: &'a [Citation]) -> Vec<StateReport<'a>> {
        let mut reports: Vec<StateReport<'a>> = Vec::new();
        for words in citations {
            let span = self.span(words);
            match reports.iter_mut().find(|report| *report.document == words.document) {
                Some(report) => report.evidence.extend(span),
                None => reports.push(StateReport { document: &words.document, evidence: span.into_iter().collect() }),
            }
        }
        reports
    }
}
