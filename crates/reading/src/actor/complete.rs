//! What the text does not say of an actor outright, by the rest of the text, and by lists as the last resort.
//!
//! In this order: whom one represents; the body of one's office ("the presidency" for the president); the lists, for the day
//! of the text; the country the text is at home in; for a minister, the state last spoken of. Each leaves its step in the trace.

use super::cast::{organization, state};
use super::person::affiliate;
use super::side::{Side, country_in, country_of};
use crate::lexicon::{WordSet, lines, rows};
use crate::page::Known;
use crate::{Mention, Page, Work};
use rapporteur_knowledge::{Level, Sense, Standing, is_department, leader, lexicon, listed, office, towns};
use rapporteur_model::{ActorId, ActorKind, CountryCode};
use rapporteur_span::Span;
use std::sync::LazyLock;

static WORLDWIDE: WordSet = WordSet::new(|| lines(include_str!("../lang/en/worldwide.txt")).collect());
static FAMILIES: LazyLock<Vec<[&'static str; 2]>> = LazyLock::new(|| rows(include_str!("../lang/en/families.tsv")).collect());

/// Words of an office that does not speak for the state: "rebel leader", "opposition MP".
const OUTSIDE: &[&str] = &[
    "opposition", "rebel", "faction", "union", "party", "militia", "movement", "guerrilla", "community", "group", "tribal",
    "protest", "strike", "religious", "student", "separatist", "exiled",
];

/// How many actors are looked through for a government.
const MEMORY: usize = 400;

/// How many tokens back a state is still the topic for a minister without a country.
const TOPIC: usize = 60;

/// Gives bodies and persons the countries and sides that the rest of the text tells.
pub(super) fn read(page: &Page<'_>, work: &mut Work) {
    for index in 0..work.findings.actors.len() {
        if work.findings.actors[index].kind == ActorKind::Organization {
            body(page, work, ActorId(index as u32));
        }
    }
    let families = families(work);
    for index in 0..work.findings.actors.len() {
        if work.findings.actors[index].kind == ActorKind::Person {
            person(page, work, &families, ActorId(index as u32));
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
    let (spans, name, first) = (actor.mentions.spans().to_vec(), actor.name.clone(), actor.mentions.first());
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
    let governs = ["Ministry", "Department", "Government", "Parliament", "Cabinet"].iter().any(|head| name.contains(head));
    let first = page.analysis.span(&page.analysis.tokens_in(first)).start();
    let found = match work.home {
        Some(home) => Some((home, "document.home")),
        None if governs => {
            topic(page, work, first).or_else(|| government_before(work, first)).map(|code| (code, "document.topic"))
        }
        None => None,
    };
    if let Some((code, rule)) = found.filter(|_| !worldwide) {
        let actor = &mut work.findings.actors[id.index()];
        actor.country = Some(code);
        actor.trace.add(rule, None);
    }
}

/// "hosted by the Government of Zambia and chaired by … the |Ministry of Water": of the government named before.
fn government_before(work: &Work, byte: usize) -> Option<CountryCode> {
    let before = work
        .findings
        .actors
        .iter()
        .take(MEMORY)
        .filter(|actor| actor.name.starts_with("Government of") && actor.mentions.first().end() <= byte);
    before.filter_map(|actor| actor.country).next_back()
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
    // "The Dunant Centre, a Geneva-based group"
    if analysis.lower(tokens.end) == ","
        && let Some(town) = (tokens.end + 2..tokens.end + 4).find_map(|at| analysis.word(at).strip_suffix("-based"))
    {
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

fn person(page: &Page<'_>, work: &mut Work, families: &[Family], id: ActorId) {
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
    // "Summit president" in a text that speaks of "the Kenyan presidency".
    if let Some(body) = families.iter().find(|family| family.holds(&role.0)).map(|family| family.body) {
        let side = Side { represents: Some(body), country: country_of(work, body), rule: "side.body-of-office" };
        return affiliate(work, id, side, Some(role.1));
    }
    if let Some(side) = by_list(page, work, id, &role.0) {
        return affiliate(work, id, side, Some(first));
    }
    // "a spokeswoman for the fisheries ministry": of whichever state the text is about just then.
    let of_ministry =
        ["ministry", "government", "parliament", "cabinet"].iter().any(|word| role.0.split(' ').any(|own| own == *word));
    let speaks = matches!(level, Some(Level::Government)) || (of_ministry && level != Some(Level::Independent));
    let outside = OUTSIDE.iter().any(|word| role.0.split([' ', '-']).any(|own| own == *word));
    let speaks = speaks && !outside;
    let serves = speaks || outside || matches!(level, Some(Level::Official | Level::Representative));
    let name = work.findings.actors[id.index()].name.clone();
    let surname = name.rsplit(' ').next().unwrap_or(&name);
    if !serves || work.findings.actors[id.index()].country.is_some() {
        return;
    }
    let found = scene(page, work, first.start())
        .map(|(code, place)| (code, place, "sentence.scene"))
        .or_else(|| work.home.map(|home| (home, role.1, "document.home")))
        .or_else(|| work.dateline.filter(|_| speaks).map(|code| (code, role.1, "document.dateline")))
        .or_else(|| topic(page, work, first.start()).filter(|_| speaks).map(|code| (code, role.1, "document.topic")));
    // A name that the lists have for another day is not given to another state: "President Biden" in a text about Kyiv.
    let held: Vec<Standing> = listed(&name, &role.0).chain(listed(surname, &role.0)).collect();
    let found = found.filter(|(code, ..)| held.is_empty() || held.contains(&Standing::State(*code)));
    if let Some((code, words, rule)) = found {
        let represents = if speaks { state(work, code, words, rule) } else { None };
        affiliate(work, id, Side { represents, country: Some(code), rule }, Some(words));
    }
}

/// Returns what the longest office at the end or the beginning of a role implies.
fn level_of(role: &str) -> Option<Level> {
    let words: Vec<&str> = role.split(' ').collect();
    let known = (0..words.len()).find_map(|from| office(&words[from..].join(" ")));
    known.or_else(|| (1..=words.len().min(4)).rev().find_map(|to| office(&words[..to].join(" ")))).map(|office| office.level)
}

/// An office, and the one body of its family that the text names.
struct Family {
    office: &'static str,
    body: ActorId,
    /// The fields in the name of the body.
    fields: Vec<String>,
}

/// The one body of each family of offices that the text names; of two ministries neither is the minister's.
fn families(work: &Work) -> Vec<Family> {
    let bodies: Vec<_> = work
        .findings
        .actors
        .iter()
        .filter(|actor| actor.kind == ActorKind::Organization)
        .map(|actor| (actor.id, actor.name.to_lowercase()))
        .collect();
    let of_family = |[office, body]: &[&'static str; 2]| {
        let mut named = bodies.iter().filter(|(_, name)| name.split(' ').any(|word| word == *body));
        let (id, name) = named.next().filter(|_| named.next().is_none())?;
        let fields = name.split(' ').filter(|word| is_department(word)).map(str::to_owned).collect();
        Some(Family { office, body: *id, fields })
    };
    FAMILIES.iter().filter_map(of_family).collect()
}

impl Family {
    /// Tells whether the role is one of the body: "Mining Minister" is none of the Finance Ministry.
    fn holds(&self, role: &str) -> bool {
        let fields: Vec<&str> = role.split(' ').filter(|word| is_department(word)).collect();
        let shared = fields.iter().any(|field| self.fields.iter().any(|own| own == field));
        role.split(' ').any(|word| word == self.office) && (shared || self.fields.is_empty() || fields.is_empty())
    }
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

/// "In Belgrade, opposition MP |Vasić accused": the country of the place that opens the sentence.
fn scene(page: &Page<'_>, work: &Work, byte: usize) -> Option<(CountryCode, Span)> {
    let analysis = &page.analysis;
    let sentence = &analysis.sentences[analysis.sentence_of(analysis.token_at(byte))].tokens;
    let opens = analysis.lower(sentence.start) == "in";
    let span = analysis.span(&(sentence.start..sentence.end.min(sentence.start + 4)));
    let place = work.place_over(span).filter(|_| opens)?;
    let words = place.mentions.spans().iter().find(|mention| mention.overlaps(span)).copied()?;
    Some((place.country?, words))
}

/// Returns the state that a sentence shortly before is about: "Baku kept silent. Deputy Foreign Minister |Mammadli said".
fn topic(page: &Page<'_>, work: &Work, byte: usize) -> Option<CountryCode> {
    let at = page.analysis.token_at(byte);
    let acting = work.mentions_before(at).take_while(|mention| mention.tokens.end + TOPIC > at);
    let mut states = acting.filter_map(|mention| {
        let actor = &work.findings.actors[mention.actor.index()];
        let is_state = actor.kind == ActorKind::State || work.findings.side_of(actor.id) != actor.id;
        actor.country.filter(|_| is_state && actor.kind != ActorKind::Person && is_about(page, mention))
    });
    states.next()
}

/// Tells whether the main clause of its sentence is about the mention: "Baku |kept silent", "the Maltese government |declined".
fn is_about(page: &Page<'_>, mention: &Mention) -> bool {
    let syntax = &page.syntax;
    let words = syntax.words_of(&page.analysis, &mention.tokens);
    let mut heads = syntax.ancestors(words.start).take(4);
    let main = |verb: usize| syntax.head(verb).is_none() || syntax.relation(verb) == "parataxis";
    heads.any(|word| syntax.relation(word) == "nsubj" && syntax.head(word).is_some_and(main))
}
