//! Numbers and dates that took the place of others.

use super::class::Class;
use super::clause::{Clause, Half};
use super::quantity::{Quantity, Value};
use super::side::{Proof, Side, Words};

/// Heads of a time that is no number.
const EVENTS: &[&str] = &[
    "as soon as", "upon", "immediately", "after", "once", "when", "before", "until", "on the day", "following", "at the end of",
];

/// Returns the changes of number and date of a clause. What comes or goes with a condition belongs to the condition.
pub(super) fn numbers(clause: &Clause) -> Vec<(Class, Proof)> {
    let (ours, theirs) = (&clause.ours, &clause.theirs);
    let mut gone = only(ours, theirs);
    let mut found = Vec::new();
    for new in only(theirs, ours) {
        let class = if new.value.is_time() { Class::Date } else { Class::Number };
        let proof = |from: Option<Words>| Proof { from, to: Some(new.words()) };
        if let Some(at) = predecessor(&gone, new) {
            found.push((class, proof(Some(gone.remove(at).words()))));
        } else if let Some(old) = day_beside(new, ours) {
            // "in 2026" and then "in 2026 and 2027"
            found.push((class, proof(Some(old.words()))));
        } else if matches!(new.value, Value::Period(_) | Value::Day(..) | Value::Frequency(_)) {
            let event = event(&ours.side, &theirs.side).or_else(|| delayed(&theirs.side, new, &ours.side));
            found.extend(event.map(|event| (Class::Date, proof(Some(event)))));
        } else if let Some(all) = all(&ours.side).filter(|_| matches!(new.value, Value::Share(_))) {
            // "all Parties" and then "two thirds of the Parties"
            found.push((Class::Number, proof(Some(all))));
        } else if matches!(new.value, Value::Share(_)) && clause.is_close() {
            // "taxes" and then "half of the taxes"
            found.push((Class::Scope, proof(None)));
        }
    }
    let share = gone.iter().find(|old| matches!(old.value, Value::Share(_)));
    if let (Some(old), Some(all)) = (share, all(&theirs.side)) {
        found.push((Class::Number, Proof { from: Some(old.words()), to: Some(all) }));
    }
    for old in gone.into_iter().filter(|old| old.value.is_time()) {
        if found.iter().any(|(class, _)| *class == Class::Date) {
            break;
        }
        let to = day_beside(old, theirs).map(Quantity::words).or_else(|| event(&theirs.side, &ours.side));
        let to = to.or_else(|| delayed(&ours.side, old, &theirs.side));
        found.extend(to.map(|to| (Class::Date, Proof { from: Some(old.words()), to: Some(to) })));
    }
    found
}

/// Returns the quantities of `own` that `other` does not say, conditions apart.
fn only<'c>(own: &'c Half, other: &Half) -> Vec<&'c Quantity> {
    let is_said = |quantity: &Quantity| other.quantities.iter().any(|other| quantity.value.equals(&other.value));
    own.quantities.iter().filter(|quantity| !own.is_apart(quantity.start) && !is_said(quantity)).collect()
}

/// Returns which of `gone` gave its place to `new`: one with the same unit, else one of the same sort.
fn predecessor(gone: &[&Quantity], new: &Quantity) -> Option<usize> {
    let fits = |old: &&Quantity| old.value.is_time() == new.value.is_time();
    let has_unit = |old: &&Quantity| match (&old.value, &new.value) {
        (Value::Count(_, a), Value::Count(_, b)) => a == b,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    };
    gone.iter().position(|old| fits(old) && has_unit(old)).or_else(|| gone.iter().position(fits))
}

/// Returns the word for a whole.
fn all(side: &Side) -> Option<Words> {
    let at = (0..side.words.len()).find(|&at| matches!(side.lower(at), "all" | "every" | "whole" | "entire"))?;
    Some((at, at + 1))
}

/// Returns a day of `half`, if `quantity` is one too.
fn day_beside<'c>(quantity: &Quantity, half: &'c Half) -> Option<&'c Quantity> {
    half.quantities.iter().find(|other| matches!((&other.value, &quantity.value), (Value::Day(..), Value::Day(..))))
}

/// Returns the head of an event of `other` that `side` counts `quantity` from: "when both have ratified" and then "thirty days after
/// both have ratified".
fn delayed(side: &Side, quantity: &Quantity, other: &Side) -> Option<Words> {
    let is_delay = matches!(quantity.value, Value::Period(_))
        && matches!(side.lower(quantity.end), "after" | "following" | "before" | "from" | "of");
    is_delay.then_some(())?;
    let from = quantity.end + 1;
    let counted = side.words[from..side.clause_end(from)].iter().filter(|word| word.content);
    let is_same = counted.clone().count() > 0 && counted.clone().all(|word| other.says(word));
    let head = |at: usize| EVENTS.iter().find_map(|head| other.reads(at, head)).map(|count| (at, at + count));
    is_same.then(|| (0..other.words.len()).find_map(head))?
}

/// Returns the words of a time that is no number and that only `side` has: "upon ratification".
fn event(side: &Side, other: &Side) -> Option<Words> {
    (0..side.words.len()).find_map(|at| {
        let count = EVENTS.iter().find_map(|head| side.reads(at, head))?;
        let end = side.clause_end(at + count);
        let is_new = (at + count..end).any(|at| side.words[at].content && !other.says(&side.words[at]));
        (is_new || at + count == end).then_some((at, end))
    })
}
