//! Both sides of an alignment, with what stands in them.

use super::actor::{Actor, actors};
use super::condition;
use super::open::{Opened, opened, options};
use super::quantity::{Quantity, quantities};
use super::side::{Side, Words};
use crate::align::Alignment;
use crate::reading::{Pair, Reading};
use rapporteur_span::Span;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::HashSet;

/// From this share of kept words on most stand as they were.
const CLOSE: f32 = 0.6;

/// Both sides of an alignment.
pub(super) struct Clause<'r> {
    pub(super) ours: Half<'r>,
    pub(super) theirs: Half<'r>,
    /// The share of the words that stand in the same order on both sides.
    pub(super) kept: f32,
    /// Which way brackets and options went.
    pub(super) opened: Option<Opened>,
    pub(super) is_identical: bool,
}

/// One side of an alignment, with what stands in it.
pub(super) struct Half<'r> {
    pub(super) side: Side<'r>,
    pub(super) actors: Vec<Actor>,
    pub(super) quantities: Vec<Quantity>,
    /// The conditions that the other side does not have.
    pub(super) apart: Vec<Words>,
    /// The points.
    pub(super) whole: Vec<Span>,
}

impl<'r> Clause<'r> {
    /// Returns both sides of `alignment`. `known` holds the words that have a capital inside a sentence.
    pub(super) fn new(pair: &'r Pair, alignment: &Alignment, known: &HashSet<&str>) -> Self {
        let (from, to) = (&pair.from, &pair.to);
        let spans =
            |read: &Reading, points: &[usize]| -> Vec<Span> { points.iter().map(|&at| read.draft.points[at].span).collect() };
        let (ours, theirs) = (spans(from, &alignment.from), spans(to, &alignment.to));
        let opened = opened(from.draft, &ours, to.draft, &theirs);
        let (a, b) = chosen(pair, &ours, &theirs);
        let (gone, new) = (condition::unmatched(&a, &b), condition::unmatched(&b, &a));
        let words =
            |side: &Side<'r>| -> Vec<&'r str> { side.words.iter().filter(|word| !word.mark).map(|word| word.lower).collect() };
        let (before, after) = (words(&a), words(&b));
        let half = |side: Side<'r>, apart, whole| Half {
            actors: actors(&side, known),
            quantities: quantities(&side),
            side,
            apart,
            whole,
        };
        Self {
            is_identical: before == after,
            kept: kept(&before, &after),
            ours: half(a, gone, ours),
            theirs: half(b, new, theirs),
            opened,
        }
    }

    /// Tells whether most of the words stand as they were.
    pub(super) fn is_close(&self) -> bool {
        self.kept >= CLOSE
    }
}

impl Half<'_> {
    /// Tells whether word `at` belongs to a condition that the other side does not have.
    pub(super) fn is_apart(&self, at: usize) -> bool {
        self.apart.iter().any(|&(start, end)| (start..end).contains(&at))
    }

    /// Tells whether word `at` belongs to a number or a time.
    pub(super) fn is_counted(&self, at: usize) -> bool {
        self.quantities.iter().any(|quantity| (quantity.start..quantity.end).contains(&at))
    }

    /// Tells whether word `at` names somebody.
    pub(super) fn is_named(&self, at: usize) -> bool {
        self.actors.iter().any(|actor| !actor.place && (actor.start..actor.end).contains(&at))
    }
}

/// Returns the share of two sequences of words that stands in the same order.
fn kept(a: &[&str], b: &[&str]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let same: usize = capture_diff_slices(Algorithm::Histogram, a, b)
        .iter()
        .map(|change| if let DiffOp::Equal { len, .. } = change { *len } else { 0 })
        .sum();
    2.0 * same as f32 / (a.len() + b.len()) as f32
}

/// Returns the words to compare: of a point with options, where the other has none, those of the option that became it.
fn chosen<'r>(pair: &'r Pair, ours: &[Span], theirs: &[Span]) -> (Side<'r>, Side<'r>) {
    let sides = |reading: &'r Reading, spans: &[Span]| -> Vec<Side<'r>> {
        match spans {
            [span] => options(reading.draft, *span).into_iter().map(|span| Side::new(pair, reading, &[span])).collect(),
            spans => vec![Side::new(pair, reading, spans)],
        }
    };
    let shared = |a: &Side, b: &Side| {
        let content = a.words.iter().filter(|word| word.content);
        let (said, all) = content.fold((0, 0), |(said, all), word| (said + usize::from(b.says(word)), all + 1));
        said as f32 / all.max(1) as f32
    };
    let (ours, theirs) = (sides(&pair.from, ours), sides(&pair.to, theirs));
    let worth = |&(i, j): &(usize, usize)| shared(&ours[i], &theirs[j]) + shared(&theirs[j], &ours[i]);
    let pairs: Vec<(usize, usize)> = (0..ours.len()).flat_map(|i| (0..theirs.len()).map(move |j| (i, j))).collect();
    let likest = match pairs.as_slice() {
        [only] => *only,
        // The first of several that are equally like.
        pairs => pairs.iter().rev().max_by(|a, b| worth(a).total_cmp(&worth(b))).copied().unwrap_or((0, 0)),
    };
    let take = |sides: Vec<Side<'r>>, at: usize| sides.into_iter().nth(at).unwrap_or_default();
    (take(ours, likest.0), take(theirs, likest.1))
}
