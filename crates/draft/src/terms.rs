//! Points as weighted terms: what the aligner compares.
//!
//! A term is a stem (or the stem of its group of synonyms), a number in figures, the first letters of a long word, or two stems
//! side by side. Weights are TF-IDF over the points of both drafts, so a word that every point has ("Parties") says little.

use crate::lexicon::words;
use crate::point::Draft;
use rapporteur_language::{TokenKind, Tokens, number_word};
use rapporteur_span::Span;
use std::collections::HashMap;

/// Weight of the first letters of a word, beside its stem: they tie "Marenian" to "Marenia".
const PREFIX: f32 = 0.35;
/// Letters of a prefix.
const PREFIX_LETTERS: usize = 5;
/// Weight of two stems side by side.
const PAIR: f32 = 0.25;

/// The terms of one point: identifier and weight, sorted by identifier, of length one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vector {
    /// All terms, of Euclidean length one.
    pub(crate) all: Vec<(u32, f32)>,
    /// The stems and numbers alone, with their plain weights.
    pub(crate) stems: Vec<(u32, f32)>,
    /// The stems that do not stand close after a preposition: not those of "in the districts held by the Movement". Sorted.
    pub(crate) heads: Vec<u32>,
}

/// The terms of the points of two drafts.
#[derive(Debug)]
pub(crate) struct Terms {
    pub(crate) from: Vec<Vector>,
    pub(crate) to: Vec<Vector>,
    /// The same for the titles.
    pub(crate) from_titles: Vec<Vector>,
    pub(crate) to_titles: Vec<Vector>,
}

#[derive(Default)]
struct Vocabulary {
    known: HashMap<String, u32>,
    /// In how many points a term occurs.
    spread: Vec<u32>,
}

impl Vocabulary {
    fn id(&mut self, term: &str) -> u32 {
        if let Some(&id) = self.known.get(term) {
            return id;
        }
        let id = self.spread.len() as u32;
        self.known.insert(term.to_owned(), id);
        self.spread.push(0);
        id
    }
}

impl Terms {
    pub(crate) fn new(from: &Draft, to: &Draft) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut forms = HashMap::new();
        let mut counted: Vec<Counted> = Vec::new();
        let mut titles: Vec<Counted> = Vec::new();
        for draft in [from, to] {
            let tokens = Tokens::new(draft.text, &[]);
            for (at, point) in draft.points.iter().enumerate() {
                let title = point.title.map(|title| count(&tokens, title, &mut vocabulary, &mut forms)).unwrap_or_default().terms;
                let Counted { mut terms, mut heads } = count(&tokens, point.span, &mut vocabulary, &mut forms);
                if is_alone(draft, at) {
                    // "Disputes" over an article of one sentence is a part of what it says.
                    terms.extend(&title);
                    merge(&mut terms);
                    heads.extend(title.iter().map(|&(id, ..)| id));
                    heads.sort_unstable();
                }
                terms.iter().for_each(|&(id, _, _)| vocabulary.spread[id as usize] += 1);
                counted.push(Counted { terms, heads });
                titles.push(Counted { terms: title, heads: Vec::new() });
            }
        }
        let total = counted.len() as f32;
        let weight = |counted: Counted| vector(counted, &vocabulary.spread, total);
        let mut from_all: Vec<Vector> = counted.into_iter().map(weight).collect();
        let mut from_titles: Vec<Vector> = titles.into_iter().map(weight).collect();
        let to_all = from_all.split_off(from.points.len());
        let to_titles = from_titles.split_off(from.points.len());
        Self { from: from_all, to: to_all, from_titles, to_titles }
    }
}

/// The terms of a span.
#[derive(Default)]
struct Counted {
    /// Identifier, how often, and whether it is a stem or number.
    terms: Vec<(u32, f32, bool)>,
    heads: Vec<u32>,
}

/// Prepositions that tie a phrase of place or belonging to what stands before.
const PREPOSITIONS: &[&str] = &["in", "at", "on", "of", "from", "by", "within", "under", "near", "between", "for", "with", "to", "into", "through"];
/// Words that such a phrase reaches.
const REACH: usize = 4;

fn count(tokens: &Tokens, span: Span, vocabulary: &mut Vocabulary, forms: &mut HashMap<String, String>) -> Counted {
    let (mut terms, mut heads) = (Vec::new(), Vec::new());
    let mut preposition = usize::MAX;
    let mut last: Option<String> = None;
    for at in tokens.within(span) {
        let lower = tokens.lower(at);
        let kind = tokens.kind(at);
        if PREPOSITIONS.contains(&lower) {
            preposition = at;
        }
        if !matches!(kind, TokenKind::Word | TokenKind::Number) && !matches!(lower, "%" | "$" | "€") || words().stop.contains(lower) {
            continue;
        }
        if !forms.contains_key(lower) {
            forms.insert(lower.to_owned(), matter(lower));
        }
        let form = &forms[lower];
        let id = vocabulary.id(form);
        terms.push((id, 1.0, true));
        if preposition > at || at - preposition > REACH {
            heads.push(id);
        }
        if kind == TokenKind::Word && lower.chars().count() > PREFIX_LETTERS {
            let prefix: String = lower.chars().take(PREFIX_LETTERS).chain(['…']).collect();
            terms.push((vocabulary.id(&prefix), PREFIX, false));
        }
        if let Some(last) = last {
            terms.push((vocabulary.id(&format!("{last} {form}")), PAIR, false));
        }
        last = Some(form.clone());
    }
    merge(&mut terms);
    heads.sort_unstable();
    Counted { terms, heads }
}

fn merge(terms: &mut Vec<(u32, f32, bool)>) {
    terms.sort_by_key(|&(id, _, _)| id);
    terms.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 += next.1;
        }
        is_same
    });
}

/// Tells whether the point is all there is under its title.
fn is_alone(draft: &Draft, at: usize) -> bool {
    let section = draft.points[at].section;
    let neighbours = [at.checked_sub(1), Some(at + 1)];
    neighbours.into_iter().flatten().filter_map(|at| draft.points.get(at)).all(|point| point.section != section)
}

/// Returns the form under which a word stands for the matter of a point: opposites speak of the same matter.
fn matter(lower: &str) -> String {
    words().opposites(lower).first().map_or_else(|| form(lower), |(pair, _)| format!("±{pair}"))
}

/// Returns the form under which a word is compared.
pub(crate) fn form(lower: &str) -> String {
    number_word(lower).map_or_else(|| words().form(lower.trim_end_matches("'s")), |number| number.to_string())
}

fn vector(Counted { terms, heads }: Counted, spread: &[u32], total: f32) -> Vector {
    let weight = |id: u32| (1.0 + total / (1.0 + spread[id as usize] as f32)).ln();
    let mut all: Vec<(u32, f32)> = terms.iter().map(|&(id, times, _)| (id, (1.0 + times.max(PAIR)).ln() * times.min(1.0) * weight(id))).collect();
    let length = all.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    all.iter_mut().for_each(|(_, weight)| *weight /= length);
    let stems = terms.iter().filter(|(_, _, is_stem)| *is_stem).map(|&(id, _, _)| (id, weight(id))).collect();
    Vector { all, stems, heads }
}

impl Vector {
    /// Tells whether the two share a stem that is more than a phrase of place or belonging on either side.
    pub(crate) fn shares_head(&self, other: &Self) -> bool {
        self.heads.iter().any(|id| other.heads.binary_search(id).is_ok())
    }
}

/// Returns the scalar product of two sorted vectors.
pub(crate) fn dot(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut sum, mut at) = (0.0, 0);
    for &(id, weight) in a {
        while at < b.len() && b[at].0 < id {
            at += 1;
        }
        if at < b.len() && b[at].0 == id {
            sum += weight * b[at].1;
        }
    }
    sum
}
