//! What the engine finds in a text, as columns.

use crate::engine::Engine;
use crate::engine::names::Name;
use crate::engine::words::Words;
use crate::{Analysis, TokenRange};
use std::ops::Range;

/// The syntactic words of a text with their tags, lemmas, heads and labels; its sentences, and its names.
///
/// Words are cut as Universal Dependencies cuts them, finer than the tokens of an [`Analysis`]: "28-point" is three words, "don’t"
/// two. [`Syntax::words_of`] and [`Syntax::tokens_of`] lead from one to the other.
#[derive(Debug)]
pub struct Syntax<'t, 'm> {
    engine: &'m Engine<'m>,
    text: &'t str,
    /// The words.
    pub words: Words,
    /// The sentences, as ranges of words.
    pub sentences: Vec<Range<usize>>,
    /// The names, in the order of the text.
    pub names: Vec<Name>,
    pub(crate) classes: Vec<u8>,
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<u8>,
    pub(crate) rules: Vec<u16>,
}

impl<'t, 'm> Syntax<'t, 'm> {
    pub(crate) fn new(engine: &'m Engine<'m>, text: &'t str) -> Self {
        Self {
            engine,
            text,
            words: Words::default(),
            sentences: Vec::new(),
            names: Vec::new(),
            classes: Vec::new(),
            heads: Vec::new(),
            labels: Vec::new(),
            rules: Vec::new(),
        }
    }

    /// Returns how many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns word `at` as it stands; nothing past the end.
    pub fn word(&self, at: usize) -> &'t str {
        self.words.span(at).of(self.text).unwrap_or("")
    }

    /// Returns the words that `range` covers, with what stands between them.
    pub fn text_of(&self, range: &Range<usize>) -> &'t str {
        let last = self.words.span(range.end.saturating_sub(1).max(range.start));
        self.words.span(range.start).cover(last).of(self.text).unwrap_or("")
    }

    /// Returns the universal tag of word `at`; past the end, `X`.
    pub fn upos(&self, at: usize) -> &'m str {
        self.class(at).map_or("X", |(upos, _)| upos)
    }

    /// Returns the Penn tag of word `at`; past the end, `FW`.
    pub fn xpos(&self, at: usize) -> &'m str {
        self.class(at).map_or("FW", |(_, xpos)| xpos)
    }

    fn class(&self, at: usize) -> Option<(&'m str, &'m str)> {
        self.engine.tagger.tags.get(usize::from(*self.classes.get(at)?)).copied().flatten()
    }

    /// Returns the head of word `at`; nothing for the root of its sentence.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.heads.get(at).filter(|&&head| head != u32::MAX).map(|&head| head as usize)
    }

    /// Returns the relation of word `at` to its head, subtype included: `nsubj`, `nsubj:pass`; past the end, `dep`.
    pub fn label(&self, at: usize) -> &'m str {
        self.labels.get(at).and_then(|&label| self.engine.parser.labels.get(usize::from(label))).copied().unwrap_or("dep")
    }

    /// Returns the lemma of word `at`: "say" for "said".
    pub fn lemma(&self, at: usize) -> String {
        self.engine.lemma.lemma(self.word(at), self.rules.get(at).copied().unwrap_or(0))
    }

    /// Returns the words that begin in `tokens`.
    pub fn words_of(&self, analysis: &Analysis<'_>, tokens: &TokenRange) -> Range<usize> {
        self.words.within(analysis.span(tokens))
    }

    /// Returns the tokens that `words` begin in; of none, the one that they would begin in.
    pub fn tokens_of(&self, analysis: &Analysis<'_>, words: &Range<usize>) -> TokenRange {
        self.token_of(analysis, words.start)..self.token_of(analysis, words.end.saturating_sub(1).max(words.start)) + 1
    }

    /// Returns the token that word `at` begins in.
    pub fn token_of(&self, analysis: &Analysis<'_>, at: usize) -> usize {
        analysis.token_at(self.words.span(at).start())
    }
}
