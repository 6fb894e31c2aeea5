//! The words of two drafts, looked up once.

use crate::lexicon::words;
use crate::point::Draft;
use rapporteur_language::{TokenKind, Tokens, number_word};
use std::collections::HashMap;

/// Two drafts with their words.
#[derive(Debug)]
pub(crate) struct Pair<'d, 't> {
    pub(crate) from: Reading<'d, 't>,
    pub(crate) to: Reading<'d, 't>,
    entries: Vec<Entry>,
}

/// A draft with its tokens.
#[derive(Debug)]
pub(crate) struct Reading<'d, 't> {
    pub(crate) draft: &'d Draft<'t>,
    pub(crate) tokens: Tokens,
    /// For each token, its entry.
    pub(crate) entry: Vec<u32>,
}

/// What is known about a word wherever it stands.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The form under which it is compared: a stem, the stem of its group of synonyms, or figures.
    pub(crate) form: String,
    /// The form under which it stands for the matter of a point: opposites speak of the same matter.
    pub(crate) matter: String,
    /// Its first letters, if it is long.
    pub(crate) prefix: Option<String>,
    /// Tells whether it is a word, a number or a unit, and no stop word.
    pub(crate) content: bool,
}

/// Letters of a prefix.
const PREFIX_LETTERS: usize = 5;

impl<'d, 't> Pair<'d, 't> {
    pub(crate) fn new(from: &'d Draft<'t>, to: &'d Draft<'t>) -> Self {
        let (mut known, mut entries) = (HashMap::new(), Vec::new());
        let from = Reading::new(from, &mut known, &mut entries);
        let to = Reading::new(to, &mut known, &mut entries);
        Self { from, to, entries }
    }

    /// Returns what is known about token `at` of `reading`.
    pub(crate) fn entry(&self, reading: &Reading, at: usize) -> &Entry {
        &self.entries[reading.entry[at] as usize]
    }

    /// Returns how many different words there are.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }
}

impl<'d, 't> Reading<'d, 't> {
    fn new(draft: &'d Draft<'t>, known: &mut HashMap<String, u32>, entries: &mut Vec<Entry>) -> Self {
        let tokens = Tokens::new(draft.text, &[]);
        let entry = (0..tokens.len())
            .map(|at| {
                let lower = tokens.lower(at);
                known.get(lower).copied().unwrap_or_else(|| {
                    let id = entries.len() as u32;
                    entries.push(Entry::new(lower, tokens.kind(at)));
                    known.insert(lower.to_owned(), id);
                    id
                })
            })
            .collect();
        Self { draft, tokens, entry }
    }
}

impl Entry {
    fn new(lower: &str, kind: TokenKind) -> Self {
        let is_word = matches!(kind, TokenKind::Word | TokenKind::Number) || is_unit(lower);
        let form = form(lower);
        let matter = words().opposites(lower).first().map_or_else(|| form.clone(), |(pair, _)| format!("±{pair}"));
        let is_long = kind == TokenKind::Word && lower.chars().count() > PREFIX_LETTERS;
        let prefix = is_long.then(|| lower.chars().take(PREFIX_LETTERS).chain(['…']).collect());
        Self { form, matter, prefix, content: is_word && !words().stop.contains(lower) }
    }
}

/// Tells whether a sign is the unit of a number.
pub(crate) fn is_unit(sign: &str) -> bool {
    matches!(sign, "%" | "$" | "€" | "£")
}

fn form(lower: &str) -> String {
    number_word(lower).map_or_else(|| words().form(lower.trim_end_matches("'s")), |number| number.to_string())
}
