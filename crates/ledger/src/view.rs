//! A version as the fold sees it: its text, its findings, and the way from a span to a citation.

use crate::ReadVersion;
use rapporteur_model::{Citation, Citations, Evidence, Findings, Version};
use rapporteur_span::Span;
use rapporteur_time::Instant;
use std::collections::HashMap;

/// One version of a document, read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'v> {
    /// Its place in the order of learning.
    pub(crate) nth: usize,
    pub(crate) version: &'v Version,
    pub(crate) text: &'v str,
    pub(crate) findings: &'v Findings,
}

impl<'v> View<'v> {
    /// Returns the citation of `span`, or nothing if it covers no words of the text.
    pub(crate) fn cite(&self, span: Span) -> Option<Citation> {
        Citation::new(&self.version.document, self.version.rendition, self.text, span.trimmed(self.text))
    }

    /// Returns the citation of the first words of `evidence`, or nothing if it covers no words of the text.
    pub(crate) fn cite_first(&self, evidence: &Evidence) -> Option<Citation> {
        evidence.spans().iter().find_map(|span| self.cite(*span))
    }

    /// Returns the citations of `evidence`, or nothing if it covers no words of the text.
    pub(crate) fn cite_all(&self, evidence: &Evidence) -> Option<Citations> {
        Citations::new(evidence.spans().iter().filter_map(|span| self.cite(*span)))
    }

    /// Tells whether a value that rests on `evidence` can be cited.
    pub(crate) fn holds(&self, evidence: &Evidence) -> bool {
        evidence.spans().iter().any(|span| !self.words(*span).is_empty())
    }

    /// Returns the words of `span`: none, if it lies outside the text.
    pub(crate) fn words(&self, span: Span) -> &'v str {
        span.of(self.text).map_or("", str::trim)
    }

    /// Returns the words of `evidence`, in the order of the text.
    pub(crate) fn all_words(&self, evidence: &Evidence) -> String {
        let words: Vec<&str> = evidence.spans().iter().map(|span| self.words(*span)).collect();
        words.join(" ")
    }
}

/// Returns the versions known at `as_of` in the one order the fold knows: learned, document, text.
///
/// The order of `versions` does not matter. A version with the text of the one before it tells nothing and is left out.
pub(crate) fn known(versions: &[ReadVersion], as_of: Option<Instant>) -> Vec<View<'_>> {
    let mut known: Vec<&ReadVersion> =
        versions.iter().filter(|read| as_of.is_none_or(|as_of| read.version.learned <= as_of)).collect();
    known.sort_by_key(|read| (read.version.learned, &read.version.document, read.version.rendition));
    let mut last = HashMap::new();
    known.retain(|read| last.insert(&read.version.document, read.version.rendition) != Some(read.version.rendition));
    known
        .into_iter()
        .enumerate()
        .map(|(nth, read)| View { nth, version: &read.version, text: &read.text, findings: &read.findings })
        .collect()
}
