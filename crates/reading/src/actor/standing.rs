//! States: where a name, a capital or an adjective stands for one that acts.

use super::cast::state;
use crate::lexicon::{WordSet, lines};
use crate::page::{Known, KnownName};
use crate::place::is_placed;
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::Sense;
use rapporteur_language::{NameKind, TokenKind, TokenRange};

/// Nouns that make an adjective stand for its state: "the Turkish delegation", "the American side".
static STANDING_NOUNS: WordSet = WordSet::new(|| lines(include_str!("../lang/en/standing_nouns.txt")).collect());
/// Parts of a town and what belongs to one: "Nairobi's square", "the outskirts of Accra".
static TOWN_NOUNS: WordSet = WordSet::new(|| lines(include_str!("../lang/en/town_nouns.txt")).collect());
/// Ways from town to town: "flights between Ankara and Yerevan".
static WAYS: WordSet = WordSet::new(|| lines(include_str!("../lang/en/ways.txt")).collect());
/// What governments send one another: "a letter to Canberra", "the silence from Minsk".
static MESSAGES: WordSet = WordSet::new(|| lines(include_str!("../lang/en/messages.txt")).collect());

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
        let elsewhere = work.no_states.contains(page.analysis.words(&name.tokens));
        if taken || elsewhere || in_person(page, &name.tokens) || !stands(page, name, form, entry.ambiguous) {
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

/// "Delia Washington", "Jordan Marsh": tells whether the words are part of the name of a person.
fn in_person(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let words = page.syntax.words_of(&page.analysis, tokens);
    let names = &page.syntax.names;
    let at = names.partition_point(|name| name.words.end <= words.start);
    names
        .get(at)
        .is_some_and(|name| name.kind == NameKind::Person && name.words.start <= words.start && name.words.len() > words.len())
}

/// Tells whether the words stand for the state as one that acts.
fn stands(page: &Page<'_>, name: &KnownName, form: MentionForm, ambiguous: bool) -> bool {
    let analysis = &page.analysis;
    match form {
        MentionForm::Name => {
            // "Jordan Marsh" is a person, "Georgia Street" a street.
            let in_name = ambiguous
                && analysis.word(name.tokens.end).starts_with(char::is_uppercase)
                && analysis.tokens.kind(name.tokens.end) == TokenKind::Word;
            !in_name && !of_town(page, name) && (!is_placed(page, &name.tokens) || from_state(page, name))
        }
        MentionForm::Capital => {
            !analysis.word(name.tokens.end).starts_with(char::is_uppercase) && stands_for_government(page, &name.tokens)
        }
        _ => demonym_stands(page, &name.tokens),
    }
}

/// Tells whether a capital or a seat is the government that sits there, and not the town or the building.
pub(super) fn stands_for_government(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let before = |back: usize| tokens.start.checked_sub(back).map_or("", |at| analysis.lower(at));
    let article = usize::from(before(1) == "the");
    let (previous, noun) = (before(1 + article), before(2 + article));
    // "Kyiv's central square", "Riyadh's airport" are of a town; "Riyadh's consent" is of a government.
    if analysis.tokens.kind(tokens.end) == TokenKind::Possessive {
        let owned = (tokens.end + 1..analysis.tokens.len().min(tokens.end + 4)).find(|&at| !is_modifier(page, at));
        return !owned.is_some_and(|at| TOWN_NOUNS.contains(analysis.lower(at)));
    }
    match previous {
        // "the outskirts of Accra", "the mayor of Budapest"
        "of" => !TOWN_NOUNS.contains(noun),
        // "flights between Ankara and Yerevan"
        "between" => !WAYS.contains(noun),
        "and" | "," if way_before(page, tokens.start) => false,
        // "a call from Islamabad", "a letter to Canberra", "people close to Doha"
        "from" | "to" => MESSAGES.contains(noun) && !way_before(page, tokens.start),
        // "Chile's capital, Santiago", "the Hotel Astoria, Vienna, and"
        "," => {
            analysis.lower(tokens.start.saturating_sub(2)) != "capital"
                && (acts(page, tokens) || !(hangs_on_name(page, tokens) || after_town(page, tokens)))
        }
        _ => !is_placed(page, tokens) && !suffers(page, tokens),
    }
}

/// An adjective between an owner and what is owned.
fn is_modifier(page: &Page<'_>, at: usize) -> bool {
    let words = page.syntax.words_of(&page.analysis, &(at..at + 1));
    matches!(page.syntax.upos(words.start), "ADJ" | "NUM" | "ADV")
}

/// "Flights between Ankara and |Yerevan", "rode from Prague to |Bratislava": a way stands a few words before.
fn way_before(page: &Page<'_>, start: usize) -> bool {
    let analysis = &page.analysis;
    let between =
        (start.saturating_sub(5)..start.saturating_sub(1)).rev().find(|&at| matches!(analysis.lower(at), "between" | "from"));
    between.is_some_and(|at| at > 0 && (analysis.lower(at) == "from" || WAYS.contains(analysis.before(at))))
}

/// Tells whether the name is the subject of a verb.
fn acts(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let words = page.syntax.words_of(&page.analysis, tokens);
    page.syntax.top_of(&words).is_some_and(|top| {
        page.syntax.relation(top) == "nsubj"
            || (page.syntax.relation(top) == "conj"
                && page.syntax.head(top).is_some_and(|head| page.syntax.relation(head) == "nsubj"))
    })
}

/// "the Hotel Astoria, |Vienna": right before the comma stands a name that is no state and no town.
fn hangs_on_name(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let Some(last) = tokens.start.checked_sub(2) else { return false };
    let listed = page.name_ending(last + 1).is_some();
    crate::phrase::is_capital(page, last) && !listed
}

/// "Spokane, |Washington": right before the comma stands a town that is no capital.
fn after_town(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let before = page.name_ending(tokens.start.saturating_sub(1)).and_then(|name| match name.what {
        Known::Entry(entry) => entry.senses.first(),
        Known::Party(..) => None,
    });
    matches!(before, Some(Sense::Town(_)))
}

/// "Khartoum was shelled": what is done to a town.
fn suffers(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let words = page.syntax.words_of(&page.analysis, tokens);
    let verb = page.syntax.top_of(&words).filter(|&top| page.syntax.label(top) == "nsubj:pass");
    verb.and_then(|top| page.syntax.head(top)).is_some_and(|verb| {
        ["shell", "bomb", "flood", "evacuate", "besiege", "strike", "capture"].contains(&page.syntax.lemma(verb).as_str())
    })
}

/// "Geneva, |Switzerland": the country of a town.
fn of_town(page: &Page<'_>, name: &KnownName) -> bool {
    let is_town = |name: &KnownName| matches!(name.what, Known::Entry(entry) if entry.senses.iter().any(|sense| matches!(sense, Sense::Town(_) | Sense::Capital(_))));
    page.analysis.before(name.tokens.start) == ","
        && page.name_ending(name.tokens.start.saturating_sub(1)).is_some_and(is_town)
        && !acts(page, &name.tokens)
}

/// "Negotiators from Türkiye", "security guarantees for Ukraine": the state is a party, not a place.
fn from_state(page: &Page<'_>, name: &KnownName) -> bool {
    let analysis = &page.analysis;
    let at = name.tokens.start;
    let (preposition, noun) = (analysis.before(at), at.checked_sub(2).map_or("", |noun| analysis.lower(noun)));
    // "Delegations from Armenia and Azerbaijan": what holds for the first of a list holds for all.
    if matches!(preposition, "and" | ",")
        && let Some(earlier) = page.name_ending(at.saturating_sub(1))
    {
        return is_national(earlier) && from_state(page, earlier);
    }
    matches!(preposition, "from" | "for" | "to")
        && (MESSAGES.contains(noun)
            || [
                "negotiators", "delegations", "delegation", "delegates", "representatives", "officials", "ministers", "envoys",
                "diplomats", "guarantees", "spokesman", "spokeswoman", "spokesperson", "envoy", "speaking",
            ]
            .contains(&noun))
}

/// "the Ukrainian delegation", "Latvian, Lithuanian and Estonian masters", "the Ukrainians"
fn demonym_stands(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let words = analysis.words(tokens);
    let people = words.ends_with('s') && !words.ends_with("ss");
    let mut end = tokens.end;
    let mut listed = false;
    while matches!(analysis.lower(end), "," | "and" | "or") {
        let Some(next) = page.name_at(end + 1).filter(|next| is_national(next)) else { break };
        listed = true;
        end = next.tokens.end;
    }
    let before = listed
        || (matches!(analysis.before(tokens.start), "and" | ",")
            && page.name_ending(tokens.start.max(1) - 1).is_some_and(is_national));
    let next = |ahead: usize| analysis.lower(end + ahead);
    let of_people = |word: &str| {
        ["ers", "ors", "ists", "men", "women"].iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    };
    people || STANDING_NOUNS.contains(next(0)) || STANDING_NOUNS.contains(next(1)) || (before && of_people(next(0)))
}

fn is_national(name: &KnownName) -> bool {
    matches!(name.what, Known::Entry(entry) if entry.senses.iter().any(|sense| matches!(sense, Sense::Demonym(_) | Sense::State(_))))
}
