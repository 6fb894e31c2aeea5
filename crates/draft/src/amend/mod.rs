//! What changed in a point, and the words that prove it.
//!
//! Each class has a file that reads one thing in the clause: [`numbers`] amounts and times, [`party`] who, [`condition`] provisos
//! and exceptions, [`strength`] how far it binds, [`replaced`] what turns it round, [`open`] brackets and options. What they do
//! not take up is left to [`scope`] where the wording stands otherwise, and is `reworded` where it does not.

mod actor;
mod class;
mod clause;
mod condition;
mod numbers;
mod open;
mod party;
mod phrases;
mod quantity;
mod replaced;
mod scope;
mod side;
mod strength;

use crate::align::Alignment;
use crate::reading::Pair;
use actor::capitals;
pub use class::Class;
use clause::Clause;
use open::Opened;
use rapporteur_span::Span;
use side::{Proof, Side, Words, meets};
use std::collections::HashSet;

/// One change in a point: its class, and the words that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The alignment, as an index.
    pub alignment: usize,
    /// What kind of change it is.
    pub class: Class,
    /// The words of the earlier draft; empty where something is new.
    pub from: Vec<Span>,
    /// The words of the later draft; empty where something is gone.
    pub to: Vec<Span>,
    /// Tells whether the words prove it; what is left when nothing else was found does not.
    pub sure: bool,
}

/// Under this share of kept words a rewording is doubtful.
const DOUBTFUL: f32 = 0.25;
/// From this share of kept words on a negation turns the point round.
const TURNING: f32 = 0.45;
/// From this share of new matter on both sides, in twentieths, another solution took the place of the first.
const ANOTHER: usize = 13;
/// The same where nothing else explains what changed.
const ANOTHER_UNEXPLAINED: usize = 9;

/// Returns the changes of all alignments, in their order.
pub(crate) fn amend(pair: &Pair, alignments: &[Alignment]) -> Vec<Amendment> {
    let known: HashSet<&str> = [&pair.from, &pair.to]
        .into_iter()
        .flat_map(|reading| {
            let spans: Vec<Span> = reading.draft.points.iter().map(|point| point.span).collect();
            capitals(&Side::words_of(pair, reading, &spans)).collect::<Vec<_>>()
        })
        .collect();
    let linked: Vec<(usize, Clause)> = alignments
        .iter()
        .enumerate()
        .filter(|(_, alignment)| !alignment.from.is_empty() && !alignment.to.is_empty())
        .map(|(at, alignment)| (at, Clause::new(pair, alignment, &known)))
        .collect();
    let close = linked.iter().filter(|(_, clause)| clause.is_close()).count();
    // Where hardly a point keeps its words, the two are renderings of one draft, and other words prove nothing.
    let is_rendering = close * 3 < linked.len();
    linked.into_iter().flat_map(|(at, clause)| amendments(at, &clause, is_rendering)).collect()
}

fn amendments(alignment: usize, clause: &Clause, is_rendering: bool) -> Vec<Amendment> {
    let (ours, theirs) = (&clause.ours, &clause.theirs);
    let mut found: Vec<Amendment> = Vec::new();
    let mut add = |class, from: Vec<Span>, to: Vec<Span>| {
        // Scope is what is left over; and words that are all new prove nothing either way.
        let is_doubtful = class == Class::Scope || class == Class::Reworded && clause.kept < DOUBTFUL && !is_rendering;
        found.push(Amendment { alignment, class, from, to, sure: !is_doubtful });
    };
    let spans = |side: &Side, words: Option<Words>| words.and_then(|(start, end)| side.span(start, end)).into_iter().collect();
    let proven = |proof: &Proof| (spans(&ours.side, proof.from), spans(&theirs.side, proof.to));
    let whole = || (ours.whole.clone(), theirs.whole.clone());
    let mut put = |class, (from, to)| add(class, from, to);

    match clause.opened {
        Some(Opened::More) => put(Class::Bracketed, whole()),
        Some(Opened::Less) => put(Class::Unbracketed, whole()),
        None => {}
    }
    if clause.is_identical {
        if clause.opened.is_none() {
            put(Class::Identical, (Vec::new(), Vec::new()));
        }
        return found;
    }
    if let Some(proof) = replaced::turned(&ours.side, &theirs.side, clause.kept >= TURNING) {
        put(Class::Replaced, proven(&proof));
        return found;
    }
    if !is_rendering && replaced::is_another(clause, ANOTHER) {
        put(Class::Replaced, whole());
        return found;
    }
    let numbers = numbers::numbers(clause);
    // An event in place of a day is a date and no condition.
    let is_date = |words: &Words, of: fn(&Proof) -> Option<Words>| {
        numbers.iter().any(|(class, proof)| *class == Class::Date && of(proof).is_some_and(|date| meets(*words, date)))
    };
    let gone = ours.apart.iter().find(|words| !is_date(words, |proof| proof.from));
    let new = theirs.apart.iter().find(|words| !is_date(words, |proof| proof.to));
    let party = party::party(clause);
    let shift = strength::shift(ours, theirs);
    let is_explained = party.is_some() || !numbers.is_empty() || shift.is_some() || gone.is_some() || new.is_some();
    let scope = scope::scope(clause, is_explained);

    for (class, proof) in &numbers {
        put(*class, proven(proof));
    }
    if let Some(proof) = &party {
        put(Class::Party, proven(proof));
    }
    if gone.is_some() {
        put(Class::ConditionRemoved, proven(&Proof { from: gone.copied(), to: None }));
    }
    if new.is_some() {
        put(Class::ConditionAdded, proven(&Proof { from: None, to: new.copied() }));
    }
    if let Some(shift) = &shift {
        put(if shift.softer { Class::Softened } else { Class::Hardened }, proven(&shift.proof));
    }
    if let Some(proof) = &scope {
        put(Class::Scope, proven(proof));
    }
    if !is_explained && scope.is_none() && clause.opened.is_none() {
        let is_another = !is_rendering && replaced::is_another(clause, ANOTHER_UNEXPLAINED);
        put(if is_another { Class::Replaced } else { Class::Reworded }, whole());
    }
    found
}
