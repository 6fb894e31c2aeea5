//! The party that took the place of another, came or went.

use super::actor::Actor;
use super::clause::{Clause, Half};
use super::side::Proof;

/// From this share of kept words on one party more or fewer is a change; in other words it may be named otherwise.
const KEPT: f32 = 0.5;

/// Returns the parties that changed. Who is named in a condition that comes or goes belongs to the condition.
pub(super) fn party(clause: &Clause) -> Option<Proof> {
    let (ours, theirs) = (&clause.ours, &clause.theirs);
    let (gone, new) = (only(ours, theirs), only(theirs, ours));
    let is_close = clause.kept >= KEPT;
    match (gone, new) {
        (Some(old), Some(new)) => Some(Proof { from: Some(old.words()), to: Some(new.words()) }),
        (Some(old), None) if is_close && takes_part(ours, old) => Some(Proof { from: Some(old.words()), to: None }),
        (None, Some(new)) if is_close && takes_part(theirs, new) => Some(Proof { from: None, to: Some(new.words()) }),
        _ => None,
    }
}

/// Returns the first of `own` whom `other` does not name.
fn only<'c>(own: &'c Half, other: &Half) -> Option<&'c Actor> {
    own.actors.iter().find(|actor| {
        let counts = !actor.generic && !actor.place && !own.is_apart(actor.start);
        // "the centre", in small letters there
        let mut words = own.side.words[actor.start..actor.end].iter().filter(|word| word.content);
        counts && !other.actors.iter().any(|other| actor.is_same(other)) && !words.all(|word| other.side.says(word))
    })
}

/// Tells whether an actor stands where those stand who act, pay, decide or receive.
fn takes_part(half: &Half, actor: &Actor) -> bool {
    let side = &half.side;
    let before = (0..actor.start).rev().find(|&at| !matches!(side.lower(at), "the" | "a" | "an" | "its" | "their"));
    let opens = before.is_none_or(|at| side.words[at].mark);
    let is_tied = before.is_some_and(|at| matches!(side.lower(at), "by" | "and" | "with" | "to" | "or" | "from"));
    opens || is_tied || rapporteur_language::is_modal(side.lower(actor.end))
}
