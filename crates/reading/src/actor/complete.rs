//! What the text does not say of an actor outright, by the rest of the text, and by lists as the last resort.
//!
//! In this order: whom one represents; the body of one's office ("the presidency" for the president); the lists, for the day
//! of the text; the country the text is at home in; for a minister, the state last spoken of. Each leaves its step in the trace.

use super::cast::{organization, state};
use super::person::affiliate;
use super::side::{Side, country_in, country_of};
use crate::lexicon::{WordSet, lines, rows};
use crate::page::Known;
use crate::{MentionForm, Page, Work};
use rapporteur_knowledge::{Level, Sense, Standing, is_leader, leader, lexicon, office, towns};
use rapporteur_model::{ActorId, ActorKind, CountryCode};
use std::sync::LazyLock;

static WORLDWIDE: WordSet = WordSet::new(|| lines(include_str!("../lang/en/worldwide.txt")).collect());
static FAMILIES: LazyLock<Vec<[&'static str; 2]>> = LazyLock::new(|| rows(include_str!("../lang/en/families.tsv")).collect());

/// How many tokens back a state is still the topic for a minister without a country.
const TOPIC: usize = 60;

/// Gives bodies and persons the countries and sides that the rest of the text tells.
pub(super) fn read(page: &Page<'_>, work: &mut Work) {
    for index in 0..work.findings.actors.len() {
        if work.findings.actors[index].kind == ActorKind::Organization {
            body(page, work, ActorId(index as u32));
        }
    }
    for index in 0..work.findings.actors.len() {
        if work.findings.actors[index].kind == ActorKind::Person {
            person(page, work, ActorId(index as u32));
        }
    }
}

/// A body: by the places in its name and beside it, else at home where the text is.
fn body(page: &Page<'_>, work: &mut Work, id: ActorId) {
    let actor = &work.findings.actors[id.index()];
    let by_words = actor.trace.0.first().is_some_and(|step| step.rule.starts_with("body.") && step.rule != "body.table");
    if actor.country.is_some() || actor.represents.is_some() || !by_words {
        return;
    }
    let spans = actor.mentions.spans().to_vec();
    let worldwide = actor.name.to_lowercase().split([' ', '-']).any(|word| WORLDWIDE.contains(word));
    for span in spans {
        let tokens = page.analysis.tokens_in(span);
        let told = country_in(page, work, &tokens).map(|code| (code, "body.name")).or_else(|| beside(page, work, &tokens));
        if let Some((code, rule)) = told.filter(|_| !worldwide || told.is_some_and(|(_, rule)| rule == "body.name")) {
            let actor = &mut work.findings.actors[id.index()];
            actor.country = Some(code);
            actor.trace.add(rule, Some(span));
            return;
        }
    }
    if let Some(home) = work.home.filter(|_| !worldwide) {
        let actor = &mut work.findings.actors[id.index()];
        actor.country = Some(home);
        actor.trace.add("document.home", None);
    }
}

/// "the League, Colombia", "the |Nyon-based Institute", "the Authority in Aktau".
fn beside(page: &Page<'_>, work: &Work, tokens: &rapporteur_language::TokenRange) -> Option<(CountryCode, &'static str)> {
    let analysis = &page.analysis;
    let seat = analysis.word(tokens.start.checked_sub(1)?).strip_suffix("-based").or_else(|| {
        let based = analysis.before(tokens.start) == "based" && tokens.start >= 3;
        based.then(|| analysis.word(tokens.start - 3))
    });
    if let Some(town) = seat {
        return place_named(town).map(|code| (code, "body.seat"));
    }
    let after = tokens.end + 1;
    let known = page.name_at(after).filter(|_| matches!(analysis.lower(tokens.end), "," | "of" | "in" | "("));
    let known = known.filter(|known| {
        let state =
            matches!(known.what, Known::Entry(entry) if entry.senses.iter().any(|sense| matches!(sense, Sense::State(_))));
        analysis.lower(tokens.end) != "," || (state && matches!(analysis.lower(known.tokens.end), "," | "." | ";" | ")"))
    })?;
    country_in(page, work, &known.tokens.clone()).map(|code| (code, "body.beside"))
}

fn place_named(name: &str) -> Option<CountryCode> {
    let by_table = lexicon().entry(name).and_then(|entry| {
        entry.senses.iter().find_map(|sense| match sense {
            Sense::Capital(code) | Sense::Town(code) | Sense::State(code) | Sense::Region(Some(code)) => Some(*code),
            _ => None,
        })
    });
    by_table.or_else(|| towns(name).next().map(|town| town.country))
}

fn person(page: &Page<'_>, work: &mut Work, id: ActorId) {
    // A deputy is of the side of whoever's deputy it is; that may have been told only since.
    if let Some(&owner) = work.owners.get(&id) {
        let represents = work.findings.actors[owner.index()].represents.filter(|_| !work.past.contains(&id));
        affiliate(work, id, Side { represents, country: country_of(work, owner), rule: "side.owner" }, None);
    }
    let country = country_of(work, id);
    let actor = &mut work.findings.actors[id.index()];
    if actor.country.is_none() && country.is_some() {
        actor.country = country;
        actor.trace.add("side.country", None);
    }
    let first = actor.mentions.first();
    let Some(role) = actor.role.as_ref().map(|role| (role.value.to_lowercase(), role.span)) else { return };
    if actor.represents.is_some() || work.past.contains(&id) || work.owners.contains_key(&id) {
        return;
    }
    let level = level_of(&role.0);
    if let Some(body) = body_of_office(work, &role.0) {
        let side = Side { represents: Some(body), country: country_of(work, body), rule: "side.body-of-office" };
        return affiliate(work, id, side, Some(role.1));
    }
    if let Some(side) = by_list(page, work, id, &role.0) {
        return affiliate(work, id, side, Some(first));
    }
    let speaks = matches!(level, Some(Level::Government));
    let name = work.findings.actors[id.index()].name.clone();
    let surname = name.rsplit(' ').next().unwrap_or(&name);
    // A name that the lists have for another day is somebody whose side we would only guess.
    if !speaks || work.findings.actors[id.index()].country.is_some() || is_leader(&name) || is_leader(surname) {
        return;
    }
    let found = match work.home {
        Some(home) => Some((home, "document.home")),
        None => topic(page, work, first.start()).map(|code| (code, "document.topic")),
    };
    if let Some((code, rule)) = found {
        let represents = state(work, code, role.1, rule);
        affiliate(work, id, Side { represents, country: Some(code), rule }, Some(role.1));
    }
}

/// Returns what the longest office at the end or the beginning of a role implies.
fn level_of(role: &str) -> Option<Level> {
    let words: Vec<&str> = role.split(' ').collect();
    let known = (0..words.len()).find_map(|from| office(&words[from..].join(" ")));
    known.or_else(|| (1..=words.len().min(4)).rev().find_map(|to| office(&words[..to].join(" ")))).map(|office| office.level)
}

/// "Summit president" in a text that speaks of "the Kenyan presidency", "the minister" beside "the Ministry of Water".
fn body_of_office(work: &Work, role: &str) -> Option<ActorId> {
    let family = FAMILIES.iter().find(|[office, _]| role.split(' ').any(|word| word == *office)).map(|[_, body]| body)?;
    let mut bodies = work.findings.actors.iter().filter(|actor| {
        actor.kind == ActorKind::Organization && actor.name.to_lowercase().split(' ').any(|word| word == *family)
    });
    // Of two ministries neither is the minister's.
    bodies.next().filter(|_| bodies.next().is_none()).map(|actor| actor.id)
}

/// "President Putin": a title and no country in the whole text; the lists know one, for the day of the text.
fn by_list(page: &Page<'_>, work: &mut Work, id: ActorId, title: &str) -> Option<Side> {
    let person = &work.findings.actors[id.index()];
    let (name, first) = (person.name.clone(), person.mentions.first());
    let surname = name.rsplit(' ').next().unwrap_or(&name);
    let known = page.published.and_then(|day| leader(&name, title, day).or_else(|| leader(surname, title, day)))?;
    let represents = match known.side {
        Standing::State(code) => state(work, code, first, "person.list"),
        Standing::Organization(name) => organization(work, name, ActorKind::Organization, None, first, "person.list"),
    };
    Some(Side { represents, country: represents.and_then(|id| country_of(work, id)), rule: "side.list" })
}

/// Returns the state last spoken of as one that acts: "Baku kept silent. Deputy Foreign Minister |Mammadli said".
fn topic(page: &Page<'_>, work: &Work, byte: usize) -> Option<CountryCode> {
    let at = page.analysis.token_at(byte);
    let acting = work.mentions_before(at).take_while(|mention| mention.tokens.end + TOPIC > at);
    let mut states = acting.filter_map(|mention| {
        let actor = &work.findings.actors[mention.actor.index()];
        let named = matches!(mention.form, MentionForm::Name | MentionForm::Capital);
        actor.country.filter(|_| actor.kind == ActorKind::State && named)
    });
    states.next()
}
