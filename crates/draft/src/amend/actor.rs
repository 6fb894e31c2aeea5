//! Who acts, pays, decides, receives or mediates.

use super::side::{Side, Words, alike};
use std::collections::HashSet;

/// Somebody named in a point, as a range of words.
#[derive(Clone, Debug)]
pub(super) struct Actor {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The forms of its words.
    forms: Vec<String>,
    /// The first letters of its words: "un" for "United Nations".
    initials: String,
    /// Tells whether it stands where places stand: "in Geneva", "the port of Selim".
    pub(super) place: bool,
    /// Tells whether it names nobody in particular: "the Parties", "both sides".
    pub(super) generic: bool,
}

/// Words that head a body, with a capital or without one.
const BODIES: &[&str] = &[
    "committee", "commission", "council", "secretariat", "mission", "centre", "center", "union", "nations", "bank", "court",
    "tribunal", "government", "ministry", "organization", "organisation", "agency", "group", "authority", "authorities",
    "office", "panel", "board", "state", "states", "party", "parties", "side", "sides", "assembly", "parliament", "cross",
    "police", "army", "chair", "chairman", "chairperson", "depositary", "mediator", "mediators", "facilitator", "guarantor",
    "guarantors", "inspectorate", "observers", "minister", "ministers", "president", "bureau", "conference", "fund", "company",
    "operator", "ombudsman", "movement", "secretary-general", "director", "federation", "forum", "league", "region",
    "municipality", "municipalities", "registrar", "arbitrator", "body", "university", "academy", "institute", "museum",
];
const GENERIC: &[&str] = &[
    "party", "parties", "side", "sides", "state", "states", "both", "they", "each", "country", "countries", "member", "members",
    "two", "all",
];
/// Capitals that name no one.
const NOBODY: &[&str] = &[
    "article", "articles", "annex", "agreement", "convention", "protocol", "arrangement", "treaty", "framework", "option",
    "chapter", "section", "paragraph", "memorandum", "declaration", "decision", "resolution", "accord", "charter", "plan", "i",
    "ii", "iii", "iv", "gmt", "utc", "usd", "eur", "programme", "program", "january", "february", "march", "april", "may",
    "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday", "c", "a", "b", "d", "no", "north", "south", "east", "west", "earth",
];

/// Returns those that a side names. `known` holds the words that have a capital inside a sentence somewhere in the drafts.
pub(super) fn actors(side: &Side, known: &HashSet<&str>) -> Vec<Actor> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < side.words.len() {
        match actor(side, at, known) {
            Some(actor) => {
                at = actor.end;
                found.push(actor);
            }
            None => at += 1,
        }
    }
    found
}

/// Returns the words that have a capital inside a sentence.
pub(super) fn capitals<'r>(side: &Side<'r>) -> impl Iterator<Item = &'r str> {
    side.words.iter().filter(|word| word.capital && !word.initial).map(|word| word.lower)
}

fn is_named(side: &Side, at: usize, known: &HashSet<&str>) -> bool {
    side.words.get(at).is_some_and(|word| {
        word.capital
            && !word.mark
            && (!word.initial || known.contains(word.lower))
            && !NOBODY.contains(&word.lower)
            && word.content
    })
}

fn actor(side: &Side, at: usize, known: &HashSet<&str>) -> Option<Actor> {
    let word = side.words.get(at)?;
    let is_body = BODIES.contains(&word.lower) && !word.mark;
    if !is_named(side, at, known) && !is_body {
        return None;
    }
    let mut start = at;
    // "flag State", "coastal authorities": the word before tells which.
    if is_body && at > 0 && (!word.capital || GENERIC.contains(&word.lower) || !is_named(side, at - 1, known)) {
        let before = &side.words[at - 1];
        let is_which = before.content
            && !before.mark
            && !before.initial
            && !before.lower.ends_with("ed")
            && !rapporteur_language::is_modal(before.lower)
            && rapporteur_language::number_word(before.lower).is_none();
        start -= usize::from(is_which);
    }
    let mut end = at + 1;
    loop {
        if is_named(side, end, known) || BODIES.contains(&side.lower(end)) && !side.words[end].mark {
            end += 1;
        } else if matches!(side.lower(end), "of" | "for") && is_named(side, at, known) {
            let the = usize::from(side.lower(end + 1) == "the");
            if is_named(side, end + 1 + the, known) && side.words[at].capital { end += 2 + the } else { break }
        } else {
            break;
        }
    }
    let words: Vec<_> = side.words[start..end].iter().filter(|word| word.content).collect();
    let has_body = words.iter().any(|word| BODIES.contains(&word.lower));
    let article = (0..start).rev().find(|&at| !matches!(side.lower(at), "the" | "a" | "an" | "its" | "their" | "["));
    let before = article.map_or("", |at| side.lower(at));
    let in_list = matches!(before, "," | "and" | "or");
    let place = !has_body
        && (matches!(before, "in" | "at" | "of" | "from" | "near" | "on" | "between" | "via" | "crossings" | "ports" | ":")
            || in_list && listed_as_place(side, start));
    Some(Actor {
        start,
        end,
        forms: words.iter().map(|word| word.form.to_owned()).collect(),
        initials: words.iter().filter_map(|word| word.lower.chars().next()).collect(),
        place,
        generic: words.iter().all(|word| GENERIC.contains(&word.lower)),
    })
}

/// Tells whether the list that goes on at `at` began after "in", "at" or "of".
fn listed_as_place(side: &Side, at: usize) -> bool {
    (0..at)
        .rev()
        .take_while(|&at| side.words[at].capital || matches!(side.lower(at), "," | "and" | "or" | "the" | "of" | "in" | "at"))
        // "the University of Dorrin and the Academy of Pelm" are no places: "of" stands within a name.
        .any(|at| {
            matches!(side.lower(at), "in" | "at" | "of" | "from")
                && !(at > 0 && side.lower(at) == "of" && side.words[at - 1].capital)
        })
}

impl Actor {
    /// Returns the words that name it.
    pub(super) fn words(&self) -> Words {
        (self.start, self.end)
    }

    /// Tells whether the two name the same: one name within the other, initials, "Marenia" and "Marenian".
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let within = |a: &Self, b: &Self| {
            a.forms.iter().all(|form| b.forms.iter().any(|other| alike(form, other) || is_demonym(form, other)))
        };
        let is_short = |a: &Self, b: &Self| {
            a.forms.len() == 1 && a.forms[0].len() > 1 && b.initials.len() > 1 && b.initials.contains(&a.forms[0])
        };
        within(self, other) || within(other, self) || is_short(self, other) || is_short(other, self)
    }
}

/// Tells whether two names share all but their endings: "turkey" and "turkish", "greec" and "greek".
fn is_demonym(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    common >= 4 && a.len().max(b.len()) - common <= 3
}
