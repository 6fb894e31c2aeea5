//! States: where a name, a capital or an adjective stands for one that acts.

use super::cast::state;
use crate::page::{Known, KnownName};
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::Sense;
use rapporteur_language::{TokenKind, TokenRange};

/// Prepositions and verbs after which a place is a place.
const PLACING: &[&str] = &[
    "in", "at", "near", "outside", "around", "to", "from", "into", "through", "visit", "visits", "visited", "visiting", "reach",
    "reached", "leave", "left", "toward", "towards", "via", "across", "inside", "throughout", "off", "for",
];

/// Nouns that make an adjective stand for its state: "the Turkish delegation", "the American side".
const STANDING_NOUNS: &[&str] = &[
    "delegation", "delegations", "side", "government", "governments", "officials", "official", "representatives",
    "representative", "negotiators", "negotiator", "authorities", "team", "hosts", "ministry", "presidency", "leadership",
    "administration", "envoys", "diplomats", "ministers", "troops", "forces", "cabinet", "parliament", "embassy", "interests",
    "withdrawal", "version", "proposal", "draft", "plan", "paper", "position", "demands", "proposals", "text", "offer",
    "mission",
];

/// Adds the states that act or are acted on, and the towns and peoples that stand for one.
pub(super) fn read(page: &Page<'_>, work: &mut Work) {
    for name in &page.names {
        let Known::Entry(entry) = name.what else { continue };
        let Some((code, form)) = entry.senses.iter().find_map(|sense| match sense {
            Sense::State(code) => Some((*code, MentionForm::Name)),
            Sense::Demonym(code) => Some((*code, MentionForm::Demonym)),
            Sense::Capital(code) => Some((*code, MentionForm::Capital)),
            _ => None,
        }) else {
            continue;
        };
        let taken = work.mentions_in(&name.tokens).iter().any(|mention| mention.tokens.start == name.tokens.start);
        if taken || !stands(page, name, form, entry.ambiguous) {
            continue;
        }
        let span = page.analysis.span(&name.tokens);
        if let Some(actor) = state(work, code, span, rule_of(form)) {
            work.mention(Mention { tokens: name.tokens.clone(), actor, form });
        }
    }
}

fn rule_of(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Capital => "state.capital",
        MentionForm::Demonym => "state.demonym",
        _ => "state.name",
    }
}

/// Tells whether the words stand for the state as one that acts.
fn stands(page: &Page<'_>, name: &KnownName, form: MentionForm, ambiguous: bool) -> bool {
    let analysis = &page.analysis;
    let next = analysis.lower(name.tokens.end);
    match form {
        MentionForm::Name => {
            // "Jordan Marsh" is a person, "Georgia Street" a street.
            let in_name = ambiguous
                && analysis.word(name.tokens.end).starts_with(char::is_uppercase)
                && analysis.tokens.kind(name.tokens.end) == TokenKind::Word;
            !in_name && !(is_placed(page, &name.tokens))
        }
        MentionForm::Capital => !is_placed(page, &name.tokens) && !analysis.word(name.tokens.end).starts_with(char::is_uppercase),
        _ => {
            let people = analysis.words(&name.tokens).ends_with('s') && !analysis.words(&name.tokens).ends_with("ss");
            // "the Ukrainian delegation", "Turkish and Greek officials", "the Ukrainians"
            STANDING_NOUNS.contains(&next)
                || STANDING_NOUNS.contains(&analysis.lower(name.tokens.end + 1))
                || (next == "and" && analysis.word(name.tokens.end + 1).starts_with(char::is_uppercase))
                || people
        }
    }
}

/// Tells whether the words are where something is or goes to, or the place a report is dated from.
pub(super) fn is_placed(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let before = |back: usize| tokens.start.checked_sub(back).map_or("", |at| analysis.lower(at));
    let previous = if before(1) == "the" { before(2) } else { before(1) };
    let paragraph = &analysis.paragraphs[analysis.paragraph_of(tokens.start)].tokens;
    // "BRUSSELS — Negotiators", "Tashkent, 17 June."
    let dateline = tokens.start == paragraph.start
        && (matches!(analysis.lower(tokens.end), "—" | "–" | "-" | "(")
            || (analysis.lower(tokens.end) == "," && paragraph.len() > 3 && dateline_goes_on(page, tokens.end + 1)));
    // "Geneva, Switzerland": the country of a town.
    let of_town = previous == "," && tokens.start >= 2 && page.name_ending(tokens.start - 1).is_some_and(is_town);
    let from_state = matches!(previous, "from" | "for") && delegates_before(page, tokens.start - 1);
    // "the Russia-Ukraine war" is one token; "Ukraine war", "Russia talks" are not parties speaking.
    dateline || of_town || (PLACING.contains(&previous) && !from_state)
}

fn is_town(name: &KnownName) -> bool {
    matches!(name.what, Known::Entry(entry) if entry.senses.iter().any(|sense| matches!(sense, Sense::Town(_) | Sense::Capital(_))))
}

fn dateline_goes_on(page: &Page<'_>, at: usize) -> bool {
    let kind = page.analysis.tokens.kind(at);
    kind == TokenKind::Number
        || super::capitals::is_calendar(page.analysis.lower(at))
        || ["oct", "jan", "feb", "mar", "apr", "nov", "dec", "sept", "aug", "jun", "jul"].contains(&page.analysis.lower(at))
}

/// "Negotiators from Türkiye", "security guarantees for Ukraine": the state is a party, not a place.
fn delegates_before(page: &Page<'_>, at: usize) -> bool {
    let word = at.checked_sub(1).map_or("", |at| page.analysis.lower(at));
    [
        "negotiators", "delegations", "delegation", "delegates", "representatives", "officials", "ministers", "envoys",
        "diplomats", "guarantees", "spokesman", "spokeswoman", "spokesperson", "envoy",
    ]
    .contains(&word)
}
