//! The party that took the place of another, came or went.

use super::actor::Actor;
use super::clause::{Clause, Half};
use super::side::{Proof, Words};

/// From this share of kept words on one party more or fewer is a change; in other words it may be named otherwise.
const KEPT: f32 = 0.5;

/// Words that the name of an agent runs over.
const AGENT: usize = 6;

/// Returns the parties that changed. Who is named in a condition that comes or goes belongs to the condition.
pub(super) fn party(clause: &Clause) -> Option<Proof> {
    let (ours, theirs) = (&clause.ours, &clause.theirs);
    let (gone, new) = (only(ours, theirs), only(theirs, ours));
    let is_close = clause.kept >= KEPT;
    if let Some(proof) = agents(ours, theirs) {
        return Some(proof);
    }
    match (gone, new) {
        (Some(old), Some(new)) => Some(Proof { from: Some(old.words()), to: Some(new.words()) }),
        (Some(old), None) if is_close && takes_part(ours, old) => Some(Proof { from: Some(old.words()), to: None }),
        (None, Some(new)) if is_close && takes_part(theirs, new) => Some(Proof { from: None, to: Some(new.words()) }),
        _ => None,
    }
}

/// Returns the agents of the same verb, if they are not the same: "chaired by a judge" and then "chaired by a delegate of the
/// League". One of them must be a body: "by the weight" names nobody.
fn agents(ours: &Half, theirs: &Half) -> Option<Proof> {
    let of = |half: &Half| -> Vec<(usize, Words)> {
        let side = &half.side;
        let is_agent =
            |at: &usize| *at > 0 && side.lower(*at) == "by" && side.lower(at - 1).ends_with("ed") && !half.is_apart(*at);
        (0..side.words.len())
            .filter(is_agent)
            .map(|at| {
                let end = (at + 1..side.words.len())
                    .take_while(|&next| {
                        next <= at + AGENT && !side.words[next].mark && !rapporteur_language::is_auxiliary(side.lower(next))
                    })
                    .last();
                (at - 1, (at + 1, end.map_or(at + 1, |end| end + 1)))
            })
            .collect()
    };
    let is_body = |half: &Half, (start, end): Words| half.actors.iter().any(|actor| start <= actor.start && actor.end <= end);
    let is_shared = |(start, end): Words| ours.side.words[start..end].iter().any(|word| word.content && theirs.side.says(word));
    of(ours).into_iter().find_map(|(verb, own)| {
        let same = |other: &(usize, Words)| ours.side.form(verb) == theirs.side.form(other.0);
        let (_, their) = of(theirs).into_iter().find(same)?;
        let is_another = own.0 < own.1 && their.0 < their.1 && !is_shared(own) && (is_body(ours, own) || is_body(theirs, their));
        is_another.then_some(Proof { from: Some(own), to: Some(their) })
    })
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
