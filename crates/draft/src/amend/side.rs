//! One side of an alignment, as words.

use crate::lexicon::words;
use crate::point::Draft;
use crate::terms::form;
use rapporteur_language::{TokenKind, Tokens};
use rapporteur_span::Span;

/// A word or sign of a point.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    pub(crate) span: Span,
    /// In lower case.
    pub(crate) lower: String,
    /// As it is compared: a stem, or figures.
    pub(crate) form: String,
    /// Tells whether it is written with a capital.
    pub(crate) capital: bool,
    /// Tells whether it opens a sentence, so that its capital says nothing.
    pub(crate) initial: bool,
    /// Tells whether it is a sign and no word.
    pub(crate) mark: bool,
    /// Tells whether it carries matter: no sign, no stop word.
    pub(crate) content: bool,
    /// Tells whether it stands in a bracket within the point.
    pub(crate) open: bool,
}

/// The words of the points on one side of an alignment.
#[derive(Clone, Debug, Default)]
pub(crate) struct Side {
    pub(crate) words: Vec<Word>,
}

impl Side {
    /// Returns the words of `spans`; signs of markup are passed over.
    pub(crate) fn new(draft: &Draft, tokens: &Tokens, spans: &[Span]) -> Self {
        let text = draft.text;
        let mut side = Self::default();
        for &span in spans {
            // A bracket around the whole point leaves the point open, not some of its words.
            let inner: Vec<Span> =
                draft.brackets.within(span).map(|bracket| bracket.span).filter(|bracket| bracket.len() * 5 < span.len() * 4).collect();
            let mut initial = true;
            for at in tokens.within(span) {
                let lower = tokens.lower(at);
                let kind = tokens.kind(at);
                let mark = kind == TokenKind::Mark || kind == TokenKind::Quote;
                if kind == TokenKind::Possessive || mark && matches!(lower, "*" | "_" | "\"" | "“" | "”" | "`") {
                    continue;
                }
                let span = tokens.span(at);
                let open = inner.iter().any(|bracket| bracket.contains(span));
                let capital = span.of(text).is_some_and(|word| word.starts_with(char::is_uppercase));
                let is_sign = mark && !matches!(lower, "%" | "$" | "€" | "£");
                side.words.push(Word {
                    span,
                    form: form(lower),
                    capital,
                    initial,
                    mark: is_sign,
                    content: !is_sign && !words().stop.contains(lower),
                    lower: lower.to_owned(),
                    open,
                });
                initial = is_sign && matches!(lower, "." | ":" | ";" | "[" | "?" | "!" | "•") || initial && is_sign;
            }
        }
        side
    }

    pub(crate) fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_str())
    }

    pub(crate) fn form(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.form.as_str())
    }

    /// Tells whether the words from `at` on are `phrase`, in lower case and apart by spaces; returns how many they are.
    pub(crate) fn reads(&self, at: usize, phrase: &str) -> Option<usize> {
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
    pub(crate) fn span(&self, start: usize, end: usize) -> Option<Span> {
        Some(self.words.get(start)?.span.cover(self.words.get(end.checked_sub(1)?)?.span))
    }

    /// Tells whether some word of the side has this form.
    pub(crate) fn has_form(&self, form: &str) -> bool {
        self.words.iter().any(|word| word.content && word.form == form)
    }

    /// Tells whether some word says the same as `word`: by its form, or as another form of a long word.
    pub(crate) fn says(&self, word: &Word) -> bool {
        self.words.iter().any(|other| other.content && alike(&other.form, &word.form))
    }

    /// Returns the clause boundary at or after `at`: a sign other than a bracket.
    pub(crate) fn clause_end(&self, at: usize) -> usize {
        (at..self.words.len())
            .find(|&at| self.words[at].mark && matches!(self.lower(at), "," | ";" | "." | ":" | "(" | ")" | "—" | "–"))
            .unwrap_or(self.words.len())
    }
}

/// Tells whether two forms are forms of one word: "marenia" and "marenian", "fertil" and "fertilis".
pub(crate) fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    common >= 5 && a.len().max(b.len()) - common <= 4 && !a.starts_with(|c: char| c.is_ascii_digit())
}
