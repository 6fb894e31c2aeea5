//! How far the words bind.

use super::clause::Half;
use super::phrases::Phrases;
use super::side::{Proof, Side, Words};
use crate::lexicon::rows;
use std::sync::LazyLock;

/// What binds, and how far.
#[derive(Clone, Debug)]
struct Binding {
    start: usize,
    end: usize,
    rank: u32,
    family: Family,
    /// The form of the verb it governs.
    verb: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Duty,
    Call,
    Weakener,
    Firm,
}

/// Which way a duty went, and the words on both sides that prove it, as ranges.
#[derive(Clone, Debug)]
pub(super) struct Shift {
    pub(super) softer: bool,
    pub(super) proof: Proof,
}

/// How far a phrase binds.
#[derive(Clone, Copy, Debug)]
struct Rank {
    rank: u32,
    family: Family,
}

fn table() -> &'static Phrases<Rank> {
    static TABLE: LazyLock<Phrases<Rank>> = LazyLock::new(|| {
        Phrases::new(rows(include_str!("../../data/strength.txt")).filter_map(|row| {
            let (rank, rest) = row.split_once(' ')?;
            let (family, phrase) = rest.split_once(' ')?;
            let family = match family {
                "duty" => Family::Duty,
                "call" => Family::Call,
                "weakener" => Family::Weakener,
                _ => Family::Firm,
            };
            Some((phrase, Rank { rank: rank.parse().ok()?, family }))
        }))
    });
    &TABLE
}

/// Returns how the duty changed, if it did. Words of conditions that only one side has do not count.
pub(super) fn shift(ours: &Half, theirs: &Half) -> Option<Shift> {
    let (from, to) = (&ours.side, &theirs.side);
    let (ours, theirs) = (bindings(ours), bindings(theirs));
    for family in [Family::Duty, Family::Call] {
        if let Some(shift) = compare(from, to, &ours, &theirs, family) {
            return Some(shift);
        }
    }
    let only = |a: &[Binding], side: &Side, b: &[Binding], other: &Side, family| -> Option<Words> {
        let count = |bindings: &[Binding]| bindings.iter().filter(|binding| binding.family == family).count();
        // "shall be examined" and then "must look into" is no weaker.
        let is_said = |found: &&Binding| {
            let mut content = (found.start..found.end).filter(|&at| side.words[at].content).peekable();
            content.peek().is_some() && content.all(|at| other.says(&side.words[at]))
        };
        let mut of_family = a.iter().filter(|binding| binding.family == family);
        (count(a) > count(b)).then(|| of_family.find(|found| !is_said(found)).map(|found| (found.start, found.end)))?
    };
    if let Some(words) = only(&theirs, to, &ours, from, Family::Weakener) {
        return Some(Shift { softer: true, proof: Proof { from: None, to: Some(words) } });
    }
    if let Some(words) = only(&ours, from, &theirs, to, Family::Weakener) {
        return Some(Shift { softer: false, proof: Proof { from: Some(words), to: None } });
    }
    if let Some(words) = only(&theirs, to, &ours, from, Family::Firm) {
        return Some(Shift { softer: false, proof: Proof { from: None, to: Some(words) } });
    }
    None
}

fn compare(from: &Side, to: &Side, ours: &[Binding], theirs: &[Binding], family: Family) -> Option<Shift> {
    let of =
        |bindings: &[Binding]| -> Vec<Binding> { bindings.iter().filter(|binding| binding.family == family).cloned().collect() };
    let (ours, theirs) = (of(ours), of(theirs));
    let range = |binding: &Binding| Some((binding.start, binding.end));
    let verb = |side: &Side, binding: &Binding| binding.verb.map(|at| side.form(at).to_owned());
    // The same verb under another modal proves it best.
    for own in &ours {
        let same = theirs.iter().find(|their| verb(from, own).is_some() && verb(from, own) == verb(to, their));
        if let Some(their) = same {
            if own.rank != their.rank {
                return Some(Shift { softer: their.rank < own.rank, proof: Proof { from: range(own), to: range(their) } });
            }
            return None;
        }
    }
    match (ours.first(), theirs.first()) {
        (Some(own), Some(their)) if own.rank != their.rank => {
            Some(Shift { softer: their.rank < own.rank, proof: Proof { from: range(own), to: range(their) } })
        }
        // "should be weighed" and then "are weighed": the plain present binds like "shall".
        (Some(own), None) if family == Family::Duty && own.rank < 4 => {
            let at = own.verb?;
            (to.words.iter().any(|word| word.form == from.form(at)))
                .then(|| Shift { softer: false, proof: Proof { from: range(own), to: None } })
        }
        (None, Some(their)) if family == Family::Duty && their.rank < 4 => {
            let at = their.verb?;
            (from.words.iter().any(|word| word.form == to.form(at)))
                .then(|| Shift { softer: true, proof: Proof { from: None, to: range(their) } })
        }
        _ => None,
    }
}

fn bindings(half: &Half) -> Vec<Binding> {
    let side = &half.side;
    let mut found: Vec<Binding> = Vec::new();
    let mut at = 0;
    while at < side.words.len() {
        if half.is_apart(at) {
            at += 1;
            continue;
        }
        let Some((&row, count)) = table().at(side, at) else {
            at += 1;
            continue;
        };
        let end = at + count;
        let is_month = side.lower(at) == "may" && side.words[at].capital && !side.words[at].initial;
        // "requests" binds as the first word of a paragraph; "their requests" does not. "is to" is no duty in "the aim is to".
        let fits = match row.family {
            Family::Call => side.words[..at].iter().filter(|word| !word.mark).count() <= 1,
            Family::Duty => {
                let is_noun = side.lower(at) == "will" && at > 0 && matches!(side.lower(at - 1), "the" | "of" | "political");
                !is_month && !is_noun
            }
            Family::Weakener | Family::Firm => true,
        };
        if fits {
            found.push(Binding { start: at, end, rank: rank(side, at, row), family: row.family, verb: verb(side, end) });
        }
        at = end;
    }
    // "will consider paying" binds no further than "considers".
    found.dedup_by(|next, kept| {
        let is_one =
            next.family == Family::Duty && kept.family == Family::Duty && (kept.end..=kept.end + 1).contains(&next.start);
        if is_one {
            (kept.end, kept.rank, kept.verb) = (next.end, kept.rank.min(next.rank), next.verb);
        }
        is_one
    });
    found
}

/// Returns the rank of a row where it stands: "may not" forbids.
fn rank(side: &Side, at: usize, row: Rank) -> u32 {
    let negated = side.lower(at + 1) == "not"
        || side.words[side_start(side, at)..at]
            .iter()
            .any(|word| matches!(word.lower, "no" | "neither" | "nor" | "none" | "nobody" | "nothing"));
    if row.family == Family::Duty && row.rank == 1 && negated { 5 } else { row.rank }
}

fn side_start(side: &Side, at: usize) -> usize {
    (0..at).rev().find(|&at| side.words[at].mark && matches!(side.lower(at), "." | ";" | ":" | ",")).map_or(0, |at| at + 1)
}

/// Returns the verb after a modal: the first word that is no adverb or auxiliary.
fn verb(side: &Side, from: usize) -> Option<usize> {
    (from..(from + 6).min(side.words.len())).take_while(|&at| !side.words[at].mark).find(|&at| {
        let word = side.lower(at);
        !rapporteur_language::is_auxiliary(word)
            && !matches!(word, "not" | "to" | "only" | "also" | "then" | "as" | "enabled")
            && !word.ends_with("ly")
    })
}
