//! From text to words, sentences, paragraphs and quotations. Knows no politics.
//!
//! A text is held as columns ([`Tokens`]), not as a tree of boxes: a token is an index, and everything about it is a
//! look-up. Nothing is altered: the tokens and the gaps between them join to the text again. Analysis never fails, and
//! takes linear time whatever the text.

mod abbreviation;
mod bounds;
pub mod engine;
mod morphology;
mod quotation;
mod sentence;
mod syntax;
mod token;
mod tree;

pub use abbreviation::takes_full_stop;
pub use engine::attribution::Relation;
pub use engine::names::{Name, NameKind};
pub use engine::{Engine, Reader};
pub use morphology::{Tense, VerbForm, is_auxiliary, is_modal, number_word, ordinal_word};
pub use quotation::Quotation;
pub use sentence::{Paragraph, Sentence};
pub use syntax::Syntax;
pub use token::{TokenKind, TokenRange, Tokens};

use rapporteur_span::Span;

/// A text with its tokens, paragraphs, sentences and quotations.
#[derive(Debug)]
pub struct Analysis<'t> {
    text: &'t str,
    /// The tokens, in the order of the text.
    pub tokens: Tokens,
    /// The paragraphs: lines with something on them.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences; none crosses a paragraph.
    pub sentences: Vec<Sentence>,
    /// The quotations, by their marks; none crosses a paragraph.
    pub quotations: Vec<Quotation>,
    /// For each token, one more than the index of the quotation it stands in; zero outside.
    quoted: Vec<u32>,
}

impl<'t> Analysis<'t> {
    /// Returns the analysis of `text`. Nothing is seen in the spans of `skip` (sorted, apart), and no paragraph crosses one.
    pub fn new(text: &'t str, skip: &[Span]) -> Self {
        let tokens = Tokens::new(text, skip);
        let (paragraphs, sentences) = sentence::split(text, &tokens, skip);
        let quotations = quotation::find(&tokens, &paragraphs);
        let mut quoted = vec![0; tokens.len()];
        for (index, quotation) in quotations.iter().enumerate() {
            quoted[quotation.tokens.clone()].fill(index as u32 + 1);
        }
        Self { text, tokens, paragraphs, sentences, quotations, quoted }
    }

    /// Returns the text.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Returns the words of token `at` as they stand; nothing past the end.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens.span(at).of(self.text).unwrap_or("")
    }

    /// Returns the words of token `at` in lower case, with one kind of apostrophe.
    pub fn lower(&self, at: usize) -> &str {
        self.tokens.lower(at)
    }

    /// Returns the word before token `at`, in lower case; nothing before the first.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |previous| self.tokens.lower(previous))
    }

    /// Returns the bytes that `tokens` covers, from its first word to its last.
    pub fn span(&self, tokens: &TokenRange) -> Span {
        if tokens.is_empty() {
            let at = self.tokens.span(tokens.start).start();
            return Span::new(at, at);
        }
        self.tokens.span(tokens.start).cover(self.tokens.span(tokens.end - 1))
    }

    /// Returns the words that `tokens` covers.
    pub fn words(&self, tokens: &TokenRange) -> &'t str {
        self.span(tokens).of(self.text).unwrap_or("")
    }

    /// Returns the tokens that lie wholly in `span`.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        self.tokens.within(span)
    }

    /// Returns the token that byte `at` of the text lies in, or the last one before it.
    pub fn token_at(&self, at: usize) -> usize {
        self.tokens.before(at)
    }

    /// Returns the index of the sentence that holds token `at`.
    pub fn sentence_of(&self, at: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens.end <= at).min(self.sentences.len().saturating_sub(1))
    }

    /// Returns the index of the paragraph that holds token `at`.
    pub fn paragraph_of(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= at).min(self.paragraphs.len().saturating_sub(1))
    }

    /// Returns the index of the quotation that token `at` stands in; its marks belong to it.
    pub fn quotation_of(&self, at: usize) -> Option<usize> {
        self.quoted.get(at).and_then(|&index| (index as usize).checked_sub(1))
    }

    /// Tells whether token `at` stands in quotation marks.
    pub fn is_quoted(&self, at: usize) -> bool {
        self.quotation_of(at).is_some()
    }

    /// Tells whether the words from token `at` on are `words`, in lower case and apart by spaces.
    pub fn reads(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(ahead, word)| at + ahead < self.tokens.len() && self.lower(at + ahead) == word)
    }
}
