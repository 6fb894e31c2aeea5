//! One side of an alignment, as words.

use crate::reading::{Pair, Reading, is_unit};
use rapporteur_language::TokenKind;
use rapporteur_span::Span;

/// Signs that say nothing: emphasis and quotation marks.
const SILENT: &[&str] = &["*", "_", "\"", "“", "”", "`"];
/// Letters that two forms of one word share at least.
const START: usize = 5;

/// Words of a side: from the first up to, not including, the last.
pub(super) type Words = (usize, usize);

/// The words on both sides that prove a change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Proof {
    pub(super) from: Option<Words>,
    pub(super) to: Option<Words>,
}

/// Tells whether two runs of words share one.
pub(super) fn meets(a: Words, b: Words) -> bool {
    a.0 < b.1 && b.0 < a.1
}

/// A word or sign of a point.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "what a word is, one thing beside another")]
pub(super) struct Word<'r> {
    pub(super) span: Span,
    /// In lower case.
    pub(super) lower: &'r str,
    /// As it is compared: a stem, or figures.
    pub(super) form: &'r str,
    /// Tells whether it is written with a capital.
    pub(super) capital: bool,
    /// Tells whether it opens a sentence, so that its capital says nothing.
    pub(super) initial: bool,
    /// Tells whether it is a sign and no word.
    pub(super) mark: bool,
    /// Tells whether it carries matter: no sign, no stop word.
    pub(super) content: bool,
    /// Tells whether it stands in a bracket within the point.
    pub(super) open: bool,
}

/// The words of the points on one side of an alignment.
#[derive(Clone, Debug, Default)]
pub(super) struct Side<'r> {
    pub(super) words: Vec<Word<'r>>,
    /// The forms that carry matter, sorted.
    forms: Vec<&'r str>,
}

impl<'r> Side<'r> {
    /// Returns the words of `spans`; signs of markup are passed over.
    pub(super) fn new(pair: &'r Pair, reading: &'r Reading, spans: &[Span]) -> Self {
        let mut side = Self::words_of(pair, reading, spans);
        side.forms = side.words.iter().filter(|word| word.content).map(|word| word.form).collect();
        side.forms.sort_unstable();
        side.forms.dedup();
        side
    }

    /// Returns the words of `spans` alone: such a side says nothing.
    pub(super) fn words_of(pair: &'r Pair, reading: &'r Reading, spans: &[Span]) -> Self {
        let (draft, tokens) = (reading.draft, &reading.tokens);
        let text = draft.text;
        let mut side = Self::default();
        for &span in spans {
            // A bracket around the whole point leaves the point open, not some of its words.
            let mut inner: Vec<Span> = Vec::new();
            for bracket in draft.brackets.within(span).map(|bracket| bracket.span).filter(|own| own.len() * 5 < span.len() * 4) {
                // Those within others say nothing new; what is left lies apart, in order.
                if inner.last().is_none_or(|last| !last.contains(bracket)) {
                    inner.push(bracket);
                }
            }
            let mut initial = true;
            for at in tokens.within(span) {
                let lower = tokens.lower(at);
                let kind = tokens.kind(at);
                let mark = kind == TokenKind::Mark || kind == TokenKind::Quote;
                if kind == TokenKind::Possessive || mark && SILENT.contains(&lower) {
                    continue;
                }
                let span = tokens.span(at);
                let before = inner.partition_point(|bracket| bracket.start() <= span.start());
                let open = before > 0 && inner[before - 1].contains(span);
                let capital = span.of(text).is_some_and(|word| word.starts_with(char::is_uppercase));
                let is_sign = mark && !is_unit(lower);
                let entry = pair.entry(reading, at);
                side.words.push(Word {
                    span,
                    form: &entry.form,
                    capital,
                    initial,
                    mark: is_sign,
                    content: entry.content,
                    lower,
                    open,
                });
                initial = is_sign && (initial || matches!(lower, "." | ":" | ";" | "[" | "?" | "!" | "•"));
            }
        }
        side
    }

    pub(super) fn lower(&self, at: usize) -> &'r str {
        self.words.get(at).map_or("", |word| word.lower)
    }

    pub(super) fn form(&self, at: usize) -> &'r str {
        self.words.get(at).map_or("", |word| word.form)
    }

    /// Tells whether the words from `at` on are `phrase`, in lower case and apart by spaces; returns how many they are.
    pub(super) fn reads(&self, at: usize, phrase: &str) -> Option<usize> {
        let mut count = 0;
        for word in phrase.split(' ') {
            if self.lower(at + count) != word {
                return None;
            }
            count += 1;
        }
        Some(count)
    }

    /// Returns the span from word `start` up to, not including, word `end`.
    pub(super) fn span(&self, start: usize, end: usize) -> Option<Span> {
        Some(self.words.get(start)?.span.cover(self.words.get(end.checked_sub(1)?)?.span))
    }

    /// Tells whether some word of the side has this form.
    pub(super) fn has_form(&self, form: &str) -> bool {
        self.forms.binary_search(&form).is_ok()
    }

    /// Tells whether some word says the same as `word`: by its form, or as another form of a long word.
    pub(super) fn says(&self, word: &Word) -> bool {
        let Err(at) = self.forms.binary_search(&word.form) else { return true };
        // Those that begin alike stand side by side.
        word.form.as_bytes().get(..START).is_some_and(|start| {
            let begins = |form: &&&str| form.as_bytes().starts_with(start);
            let (before, after) = (self.forms[..at].iter().rev().take_while(begins), self.forms[at..].iter().take_while(begins));
            before.chain(after).any(|form| alike(form, word.form))
        })
    }

    /// Returns the words of matter that `other` does not say, and how many were looked at: those for which `counts` holds.
    pub(super) fn left(&self, other: &Side, counts: impl Fn(usize, &Word) -> bool) -> (Vec<usize>, usize) {
        let content = self.words.iter().enumerate().filter(|&(at, word)| word.content && counts(at, word));
        let content: Vec<usize> = content.map(|(at, _)| at).collect();
        let left = content.iter().copied().filter(|&at| !other.says(&self.words[at])).collect();
        (left, content.len())
    }

    /// Returns the clause boundary at or after `at`: a sign other than a bracket.
    pub(super) fn clause_end(&self, at: usize) -> usize {
        (at..self.words.len())
            .find(|&at| self.words[at].mark && matches!(self.lower(at), "," | ";" | "." | ":" | "(" | ")" | "—" | "–"))
            .unwrap_or(self.words.len())
    }
}

/// Tells whether two forms are forms of one word: "marenia" and "marenian", "fertil" and "fertilis".
pub(super) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    common >= START && a.len().max(b.len()) - common <= 4 && !a.starts_with(|c: char| c.is_ascii_digit())
}
