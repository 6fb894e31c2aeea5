//! The same duty for more or fewer things, places or persons: what is left over where the wording stands.

use super::clause::{Clause, Half};
use super::side::{Proof, Side};
use crate::lexicon::words;

/// From this share of kept words on, words that only one side has change what the duty covers.
const KEPT: f32 = 0.62;
/// The same where most of the matter is shared.
const KEPT_SHARED: f32 = 0.45;
/// The share of the matter that is then shared.
const SHARED: f32 = 0.7;
/// Words that stand close to a sign of a list.
const REACH: usize = 4;

/// Returns the words by which the duty covers more or less. Where something else explains the change, only what is listed counts.
pub(super) fn scope(clause: &Clause, is_explained: bool) -> Option<Proof> {
    let (mut ours, mine) = left(&clause.ours, &clause.theirs);
    let (mut theirs, yours) = left(&clause.theirs, &clause.ours);
    if is_explained {
        ours.retain(|&at| is_listed(&clause.ours.side, at));
        theirs.retain(|&at| is_listed(&clause.theirs.side, at));
    }
    let all = mine + yours;
    let shared = all.saturating_sub(ours.len() + theirs.len()) as f32 / all.max(1) as f32;
    let is_close = clause.kept >= KEPT || clause.kept >= KEPT_SHARED && shared >= SHARED;
    let is_one_sided = ours.is_empty() != theirs.is_empty();
    let is_lopsided = ours.len().abs_diff(theirs.len()) >= 3 && ours.len().min(theirs.len()) == 1;
    let first = |rest: &[usize]| rest.first().map(|&at| (at, at + 1));
    (is_close && (is_one_sided || is_lopsided)).then(|| Proof { from: first(&ours), to: first(&theirs) })
}

/// Returns the words of `half` that nothing else takes up and that `other` does not say, and how many were looked at.
fn left(half: &Half, other: &Half) -> (Vec<usize>, usize) {
    half.side.left(&other.side, |at, word| {
        let is_taken = half.is_apart(at) || half.is_counted(at) || half.is_named(at);
        !is_taken && !word.open && !is_light(word.lower)
    })
}

/// Tells whether a word is a part of a list: "land, air and sea".
fn is_listed(side: &Side, at: usize) -> bool {
    (at.saturating_sub(REACH)..(at + REACH).min(side.words.len())).any(|near| matches!(side.lower(near), "and" | "or" | ","))
}

/// Tells whether a word adds nothing to what a duty covers.
fn is_light(word: &str) -> bool {
    words().light.contains(word) || word.ends_with("ly") && word.len() > 5
}
