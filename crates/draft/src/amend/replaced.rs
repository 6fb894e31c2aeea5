//! The same matter, ruled the other way or by another solution.

use super::clause::{Clause, Half};
use super::side::{Proof, Side, alike};
use crate::lexicon::words;

/// Ways to come to a decision: one in place of another is another solution.
const MECHANISMS: &[&str] = &[
    "consensus", "majority", "unanimity", "unanimously", "referendum", "vote", "arbitration", "court", "tribunal", "panel",
    "mediation", "negotiation", "negotiations", "ministers", "lot", "auction", "election", "elections", "appointment",
    "consultation", "consultations", "conciliation", "parliament", "rotation", "commission", "adjudication", "decree",
    "plebiscite", "drawing", "tender",
];
/// Words that say no.
const NEGATIONS: &[&str] = &["no", "not", "never", "neither", "nor", "none", "nobody", "nothing", "cannot", "without"];
/// Words that say no in another way; a text that changes between the two kinds is not turned round.
const NEGATIVE: &[&str] = &[
    "lose", "loses", "lost", "untouched", "unaffected", "unchanged", "forfeit", "forfeits", "prohibited", "forbidden",
    "excluded", "banned", "refrain", "refrains", "refuse", "deny", "prevent", "cease", "ceases", "stop", "stops", "away",
    "avoid", "fail", "fails", "prejudice", "except", "unless", "only", "most", "exceed", "exempt", "closed",
];

/// One word on each side, as far as there is one.
type Pair = (Option<usize>, Option<usize>);

/// Returns the words that turn the point round, if there are any. `is_close` tells that most words stand as they were.
pub(super) fn turned(from: &Side, to: &Side, is_close: bool) -> Option<Proof> {
    let (from, to) = opposites(from, to)
        .or_else(|| negated(from, to, is_close))
        .or_else(|| negated(to, from, is_close).map(|(a, b)| (b, a)))
        .or_else(|| mechanism(from, to))?;
    let word = |at: Option<usize>| at.map(|at| (at, at + 1));
    Some(Proof { from: word(from), to: word(to) })
}

/// Finds a word on one side and its opposite on the other, where neither side has both.
fn opposites(from: &Side, to: &Side) -> Option<Pair> {
    let senses = |side: &Side| -> Vec<(usize, usize, bool)> {
        let all = side.words.iter().enumerate().filter(|(_, word)| !word.mark);
        all.flat_map(|(at, word)| words().opposites(word.lower).iter().map(move |&(pair, second)| (at, pair, second))).collect()
    };
    let (ours, theirs) = (senses(from), senses(to));
    let has = |senses: &[(usize, usize, bool)], pair, second| senses.iter().any(|&(_, p, s)| p == pair && s == second);
    ours.iter().find_map(|&(a, pair, second)| {
        let &(b, ..) = theirs.iter().find(|&&(_, p, s)| p == pair && s != second)?;
        let is_plain = !has(&theirs, pair, second) && !has(&ours, pair, !second);
        // "not admitted" and "excluded" say the same.
        let is_same_polarity = is_negated(from, a) == is_negated(to, b);
        (is_plain && is_same_polarity).then_some((Some(a), Some(b)))
    })
}

fn is_negated(side: &Side, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|before| NEGATIONS.contains(&side.lower(before)) && !is_measure(side, before))
}

/// Tells whether a negation only measures: "no more than", "no later than".
fn is_measure(side: &Side, at: usize) -> bool {
    matches!(side.lower(at + 1), "more" | "less" | "later" | "fewer" | "longer" | "earlier" | "only" | "new")
}

/// Finds a word that `to` negates and `from` does not: "decided by referendum" and then "no vote shall be held".
fn negated(from: &Side, to: &Side, is_close: bool) -> Option<Pair> {
    let says_no = from.words.iter().any(|word| NEGATIONS.contains(&word.lower) || NEGATIVE.contains(&word.lower));
    if says_no {
        return None;
    }
    for at in 0..to.words.len() {
        if !NEGATIONS.contains(&to.lower(at)) || is_measure(to, at) || to.lower(at) == "without" {
            continue;
        }
        let modal = at > 0 && rapporteur_language::is_modal(to.lower(at - 1));
        let object = (at + 1..(at + 4).min(to.words.len())).find(|&next| to.words[next].content)?;
        let theirs = from.words.iter().position(|word| word.content && alike(word.form, to.form(object)));
        if let Some(theirs) = theirs.filter(|_| modal || matches!(to.lower(at), "no" | "neither" | "not")) {
            return Some((Some(theirs), Some(at)));
        }
        // "may attend" and then "are not admitted"
        let is_main = !to.words[..at]
            .iter()
            .any(|word| matches!(word.lower, "if" | "unless" | "which" | "that" | "who" | "where" | "but" | ","));
        if is_close && is_main && matches!(to.lower(at), "not" | "no" | "never") {
            return Some((None, Some(at)));
        }
    }
    None
}

fn mechanism(from: &Side, to: &Side) -> Option<Pair> {
    let ways = |side: &Side| -> Vec<usize> {
        (0..side.words.len())
            .filter(|&at| {
                MECHANISMS.contains(&side.lower(at))
                    && !side.words[at].capital
                    && (at < 2
                        || (at.saturating_sub(3)..at)
                            .any(|before| matches!(side.lower(before), "by" | "through" | "to" | "between" | "via" | "in")))
            })
            .collect()
    };
    let (ours, theirs) = (ways(from), ways(to));
    let is_shared = |at: &usize| to.has_form(from.form(*at));
    let is_known = |at: &usize| from.has_form(to.form(*at));
    let own = ours.first().filter(|_| !ours.iter().any(is_shared))?;
    let their = theirs.first().filter(|_| !theirs.iter().any(is_known))?;
    Some((Some(*own), Some(*their)))
}

/// Words of matter that a side must have for the share of them to mean anything.
const ENOUGH: usize = 4;

/// Tells whether so little is common to both sides that another solution must have taken the place of the first: `twentieths` of
/// the matter of each side are without a like on the other.
pub(super) fn is_another(clause: &Clause, twentieths: usize) -> bool {
    let is_new = |half: &Half, other: &Half| {
        let (left, all) = half.side.left(&other.side, |at, _| !half.is_apart(at) && !half.is_counted(at));
        all >= ENOUGH && left.len() * 20 >= all * twentieths
    };
    is_new(&clause.ours, &clause.theirs) && is_new(&clause.theirs, &clause.ours)
}
