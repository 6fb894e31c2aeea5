//! Points as weighted terms: what the aligner compares.
//!
//! A term is a stem (or the stem of its group of synonyms), a number in figures, the first letters of a long word, or two stems
//! side by side. Weights are TF-IDF over the points of both drafts, so a word that every point has ("Parties") says little. The
//! words of a formula that a draft repeats ("in the light of different national circumstances") say less than their number, and
//! the first words of a point, which name its matter, a little more.

use crate::hash::Table;
use crate::point::Draft;
use crate::reading::{Pair, Reading};
use rapporteur_span::Span;
use std::collections::HashMap;

/// Weight of the first letters of a word, beside its stem: they tie "Marenian" to "Marenia".
const PREFIX: f32 = 0.35;
/// Weight of two stems side by side.
const SIDE_BY_SIDE: f32 = 0.25;
/// Weight of a word in a formula. Without it "represent a progression … in the light of different national circumstances" goes to
/// whatever other point ends so.
const FORMULA: f32 = 0.5;
/// Words of a formula.
const FORMULA_WORDS: usize = 5;
/// Points of one draft that have it at least.
const FORMULA_POINTS: usize = 3;
/// Weight of the first words of a point: "Amendments to this Agreement … shall enter into force on" is no entry into force.
const FIRST: f32 = 1.15;
/// How many words of matter are the first.
const FIRST_WORDS: usize = 4;
/// Prepositions that tie a phrase of place or belonging to what stands before.
const PREPOSITIONS: &[&str] =
    &["in", "at", "on", "of", "from", "by", "within", "under", "near", "between", "for", "with", "to", "into", "through"];
/// Words that such a phrase reaches.
const REACH: usize = 4;

/// The terms of one point.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vector {
    /// All terms with their weights, sorted, of Euclidean length one.
    pub(crate) all: Vec<(u32, f32)>,
    /// The stems and numbers alone, with their plain weights.
    pub(crate) stems: Vec<(u32, f32)>,
    /// The stems that do not stand close after a preposition: not those of "in the districts held by the Movement". Sorted.
    heads: Vec<u32>,
}

/// The terms of the points of two drafts.
#[derive(Debug)]
pub(crate) struct Terms {
    pub(crate) from: Vec<Vector>,
    pub(crate) to: Vec<Vector>,
    /// The same for the titles.
    pub(crate) from_titles: Vec<Vector>,
    pub(crate) to_titles: Vec<Vector>,
    /// How many terms there are.
    pub(crate) count: usize,
}

/// How often a term occurs in a point; tells stems and numbers from the rest.
#[derive(Clone, Copy, Debug)]
struct Count {
    id: u32,
    times: f32,
    is_stem: bool,
}

#[derive(Debug, Default)]
struct Counted {
    terms: Vec<Count>,
    heads: Vec<u32>,
}

/// Gives terms their numbers. Words are looked up by their entry; only pairs are hashed, by the numbers of their parts.
struct Vocabulary {
    /// For each entry, the terms of its matter and of its prefix.
    of_entry: Vec<(u32, Option<u32>)>,
    pairs: Table<(u32, u32), u32>,
    /// In how many points a term occurs.
    spread: Vec<u32>,
}

impl Vocabulary {
    fn new(pair: &Pair) -> Self {
        let mut known: HashMap<&str, u32> = HashMap::new();
        let mut id = |term| {
            let next = known.len() as u32;
            *known.entry(term).or_insert(next)
        };
        let of_entry =
            pair.entries().iter().map(|entry| (id(entry.matter.as_str()), entry.prefix.as_deref().map(&mut id))).collect();
        Self { of_entry, pairs: Table::default(), spread: vec![0; known.len()] }
    }

    fn pair(&mut self, first: u32, second: u32) -> u32 {
        let next = self.spread.len() as u32;
        let id = *self.pairs.entry((first, second)).or_insert(next);
        if id == next {
            self.spread.push(0);
        }
        id
    }

    fn count(&mut self, pair: &Pair, reading: &Reading, span: Span, formula: &[bool]) -> Counted {
        let mut counted = Counted::default();
        let mut last: Option<u32> = None;
        let mut preposition = None;
        let mut own_words = 0;
        for at in reading.tokens.within(span) {
            let entry = pair.entry(reading, at);
            if !entry.content {
                if PREPOSITIONS.contains(&reading.tokens.lower(at)) {
                    preposition = Some(at);
                }
                continue;
            }
            let (id, prefix) = self.of_entry[reading.entry[at] as usize];
            let is_first = own_words < FIRST_WORDS;
            // "Option 1" heads what it offers, and is no part of it.
            own_words += usize::from(!formula[at] && reading.tokens.lower(at) != "option");
            let times = if is_first { FIRST } else { 1.0 } * if formula[at] { FORMULA } else { 1.0 };
            counted.terms.push(Count { id, times, is_stem: true });
            counted.terms.extend(prefix.map(|id| Count { id, times: PREFIX, is_stem: false }));
            if let Some(last) = last {
                let id = self.pair(last, id);
                counted.terms.push(Count { id, times: SIDE_BY_SIDE, is_stem: false });
            }
            if preposition.is_none_or(|preposition| at - preposition > REACH) {
                counted.heads.push(id);
            }
            last = Some(id);
        }
        counted.merge();
        counted
    }
}

impl Counted {
    fn merge(&mut self) {
        self.terms.sort_by_key(|count| count.id);
        self.terms.dedup_by(|next, kept| {
            let is_same = next.id == kept.id;
            if is_same {
                kept.times += next.times;
            }
            is_same
        });
        self.heads.sort_unstable();
    }

    fn add(&mut self, title: &Self) {
        self.terms.extend(&title.terms);
        self.heads.extend(title.terms.iter().map(|count| count.id));
        self.merge();
    }
}

impl Terms {
    pub(crate) fn new(pair: &Pair) -> Self {
        let mut vocabulary = Vocabulary::new(pair);
        let (mut counted, mut titles) = (Vec::new(), Vec::new());
        for reading in [&pair.from, &pair.to] {
            let formula = formulas(reading);
            for (at, point) in reading.draft.points.iter().enumerate() {
                let title = point.title.map(|title| vocabulary.count(pair, reading, title, &formula)).unwrap_or_default();
                let mut own = vocabulary.count(pair, reading, point.span, &formula);
                if is_alone(reading.draft, at) {
                    // "Disputes" over an article of one sentence is a part of what it says.
                    own.add(&title);
                }
                own.terms.iter().for_each(|count| vocabulary.spread[count.id as usize] += 1);
                counted.push(own);
                titles.push(title);
            }
        }
        let total = counted.len() as f32;
        let weights: Vec<f32> = vocabulary.spread.iter().map(|&spread| (1.0 + total / (1.0 + spread as f32)).ln()).collect();
        let vectors =
            |counted: Vec<Counted>| counted.into_iter().map(|counted| Vector::new(counted, &weights)).collect::<Vec<_>>();
        let (mut from, mut from_titles) = (vectors(counted), vectors(titles));
        let first = pair.from.draft.points.len();
        let (to, to_titles) = (from.split_off(first), from_titles.split_off(first));
        Self { from, to, from_titles, to_titles, count: weights.len() }
    }
}

/// Tells of each token of a draft whether it stands in a run of words that several of its points have.
fn formulas(reading: &Reading) -> Vec<bool> {
    /// In how many points a run stands, and the last of them.
    #[derive(Clone, Copy)]
    struct Spread {
        last: usize,
        points: usize,
    }
    let mut known: HashMap<&[u32], usize> = HashMap::new();
    let mut spread: Vec<Spread> = Vec::new();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, point) in reading.draft.points.iter().enumerate() {
        let range = reading.tokens.within(point.span);
        for (start, run) in range.clone().zip(reading.entry[range].windows(FORMULA_WORDS)) {
            let id = *known.entry(run).or_insert(spread.len());
            if id == spread.len() {
                spread.push(Spread { last: at, points: 1 });
            } else if spread[id].last != at {
                spread[id] = Spread { last: at, points: spread[id].points + 1 };
            }
            runs.push((start, id));
        }
    }
    let mut formula = vec![false; reading.entry.len()];
    for (start, id) in runs {
        if spread[id].points >= FORMULA_POINTS {
            formula[start..start + FORMULA_WORDS].fill(true);
        }
    }
    formula
}

/// Tells whether the point is all there is under its title.
fn is_alone(draft: &Draft, at: usize) -> bool {
    let section = draft.points[at].section;
    let neighbours = [at.checked_sub(1), Some(at + 1)];
    neighbours.into_iter().flatten().filter_map(|at| draft.points.get(at)).all(|point| point.section != section)
}

impl Vector {
    fn new(counted: Counted, weights: &[f32]) -> Self {
        let weight =
            |count: &Count| (1.0 + count.times.max(SIDE_BY_SIDE)).ln() * count.times.min(FIRST) * weights[count.id as usize];
        let mut all: Vec<(u32, f32)> = counted.terms.iter().map(|count| (count.id, weight(count))).collect();
        let length = all.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        for (_, weight) in &mut all {
            *weight /= length;
        }
        let stems =
            counted.terms.iter().filter(|count| count.is_stem).map(|count| (count.id, weights[count.id as usize])).collect();
        Self { all, stems, heads: counted.heads }
    }

    /// Tells whether the two share a stem that is more than a phrase of place or belonging on either side.
    pub(crate) fn shares_head(&self, other: &Self) -> bool {
        self.heads.iter().any(|id| other.heads.binary_search(id).is_ok())
    }
}

/// Returns the scalar products of every vector of `a` with every vector of `b`, row by row; terms are below `terms`.
pub(crate) fn products(a: &[Vector], b: &[Vector], terms: usize) -> Vec<f32> {
    let mut columns: Vec<Vec<(u32, f32)>> = vec![Vec::new(); terms];
    for (j, vector) in b.iter().enumerate() {
        vector.all.iter().for_each(|&(id, weight)| columns[id as usize].push((j as u32, weight)));
    }
    let mut products = vec![0.0; a.len() * b.len()];
    for (vector, row) in a.iter().zip(products.chunks_mut(b.len().max(1))) {
        for &(id, weight) in &vector.all {
            columns[id as usize].iter().for_each(|&(j, other)| row[j as usize] += weight * other);
        }
    }
    products
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
