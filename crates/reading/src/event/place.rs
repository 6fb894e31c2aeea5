//! Where it takes place: a town or country of the clause, else the town a report is dated from.

use super::trigger::Trigger;
use crate::Page;
use crate::page::Known;
use rapporteur_knowledge::Sense;
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{EventType, Modality, Place};

/// Returns the town or country where it takes place: after "in" or "at", or where a visit goes.
pub(super) fn place(page: &Page<'_>, trigger: &Trigger, clause: &TokenRange) -> Option<Place> {
    let analysis = &page.analysis;
    let visits = trigger.kind == EventType::Visit;
    let after = trigger.tokens.end..clause.end;
    let known =
        page.names_in(&after).iter().chain(page.names_in(&(clause.start..trigger.tokens.start)).iter()).find_map(|name| {
            let before = name.tokens.start.checked_sub(1).map_or("", |at| analysis.lower(at));
            let placed = matches!(before, "in" | "at")
                || (visits
                    && (matches!(before, "to" | "visit" | "visited" | "visits" | "visiting")
                        || name.tokens.start == trigger.tokens.end))
                || (before == "for"
                    && ["foreseen", "scheduled", "planned", "set", "due", "slated"]
                        .contains(&analysis.lower(name.tokens.start.saturating_sub(2))));
            // "send delegations to Doha for talks"
            let placed = placed
                || (before == "to"
                    && analysis.lower(name.tokens.end) == "for"
                    && trigger.tokens.start <= name.tokens.end + 3
                    && trigger.tokens.start > name.tokens.end);
            let country = match name.what {
                Known::Entry(entry) => entry.senses.iter().find_map(|sense| match sense {
                    Sense::Capital(code) | Sense::Town(code) | Sense::State(code) => Some(Some(*code)),
                    Sense::Region(code) => Some(*code),
                    _ => None,
                }),
                Known::Party(..) => Some(None),
            };
            country.filter(|_| placed).map(|country| Place {
                name: analysis.words(&name.tokens).to_owned(),
                country,
                span: analysis.span(&name.tokens),
            })
        });
    known.or_else(|| unknown_place(page, &after)).or_else(|| unknown_place(page, &(clause.start..trigger.tokens.start)))
}

/// "in Port Selle": words with capitals after "in" or "at" that no table knows.
fn unknown_place(page: &Page<'_>, tokens: &TokenRange) -> Option<Place> {
    let analysis = &page.analysis;
    let capital = |at: usize| crate::phrase::is_capital(page, at) && analysis.tokens.kind(at) == TokenKind::Word;
    let calendar = |at: usize| {
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
            .contains(&analysis.lower(at))
            || analysis.lower(at).ends_with("day")
    };
    let at = tokens
        .clone()
        .find(|&at| matches!(analysis.lower(at), "in" | "at") && at + 1 < tokens.end && capital(at + 1) && !calendar(at + 1))?
        + 1;
    let end = (at..tokens.end).find(|&index| !capital(index)).unwrap_or(tokens.end);
    // "in Moroccan media", "at British insistence": an adjective.
    let syntax = &page.syntax;
    let tag = |at: usize| syntax.upos(syntax.words_of(analysis, &(at..at + 1)).start);
    if end < tokens.end && tag(end) == "NOUN" && analysis.tokens.kind(end) == TokenKind::Word {
        return None;
    }
    let span = analysis.span(&(at..end));
    Some(Place { name: analysis.words(&(at..end)).to_owned(), country: None, span })
}

/// Returns the town a report is dated from, for a meeting that its first paragraph reports as held.
pub(super) fn dateline(page: &Page<'_>, trigger: &Trigger, modality: Modality) -> Option<Place> {
    let analysis = &page.analysis;
    let paragraph = analysis.paragraphs.first()?;
    let opening = paragraph.tokens.contains(&trigger.tokens.start) && trigger.kind.is_encounter() && modality == Modality::Held;
    let in_capitals = (opening && modality == Modality::Held).then(|| capitals(page, &paragraph.tokens)).flatten();
    if in_capitals.is_some() {
        return in_capitals;
    }
    let town = page.names.first().filter(|name| {
        opening && name.tokens.start == paragraph.tokens.start && matches!(analysis.lower(name.tokens.end), "—" | "–" | ",")
    })?;
    let Known::Entry(entry) = town.what else { return None };
    let country = entry.senses.iter().find_map(|sense| match sense {
        Sense::Capital(code) | Sense::Town(code) => Some(*code),
        _ => None,
    })?;
    let span = analysis.span(&town.tokens);
    Some(Place { name: town_name(analysis.words(&town.tokens)), country: Some(country), span })
}

/// "BRUSSELS — Negotiators ended …", "PORT SELLE, March 11 (Northwire) - …": words in capitals before a dash or comma.
fn capitals(page: &Page<'_>, paragraph: &TokenRange) -> Option<Place> {
    let analysis = &page.analysis;
    let in_capitals = |at: &usize| {
        let word = analysis.word(*at);
        analysis.tokens.kind(*at) == TokenKind::Word && word.chars().count() > 2 && !word.chars().any(char::is_lowercase)
    };
    let end = paragraph.clone().find(|at| !in_capitals(at))?;
    let closed = matches!(analysis.lower(end), "—" | "–" | "-" | "," | "(");
    let span = analysis.span(&(paragraph.start..end));
    let name =
        (closed && (1..=3).contains(&(end - paragraph.start))).then(|| town_name(span.of(analysis.text()).unwrap_or("")))?;
    let country = rapporteur_knowledge::lexicon().find(&name).find_map(|found| {
        found.entry.senses.iter().find_map(|sense| match sense {
            Sense::Capital(code) | Sense::Town(code) => Some(*code),
            _ => None,
        })
    });
    Some(Place { name, country, span })
}

/// Returns a town written in capitals throughout as names are written: "BRUSSELS".
fn town_name(words: &str) -> String {
    if words.chars().any(char::is_lowercase) {
        return words.to_owned();
    }
    words
        .split(' ')
        .map(|word| word.chars().take(1).chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}
