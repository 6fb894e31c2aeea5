//! Persons: by full name first, then by surname.

use super::capitals::{Sequence, Shape, is_body_head};
use super::cast::add;
use super::people::{People, Person};
use super::role::{self, Role};
use super::side::{self, Side};
use crate::page::Known;
use crate::phrase::is_capital;
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::{Level, Sense};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ActorKind, Cited, content_stems};

/// Adds the persons that the text names.
pub(super) fn read(page: &Page<'_>, work: &mut Work, sequences: &[Sequence]) {
    let mut people = People::default();
    for sequence in sequences.iter().filter(|sequence| sequence.shape == Shape::Open) {
        read_sequence(page, work, &mut people, &sequence.tokens);
    }
    // "According to Lunde": a surname that the text gives before the whole name.
    for sequence in sequences.iter().filter(|sequence| sequence.shape == Shape::Open && sequence.tokens.len() == 1) {
        let word = [page.analysis.lower(sequence.tokens.start).to_owned()];
        let known = people.by_part(work, &word).filter(|person| person.name.last() == word.last()).map(|person| person.actor);
        if let Some(actor) = known.filter(|_| !work.mention_over(&sequence.tokens)) {
            work.findings.actors[actor.index()].mentions.add(page.analysis.span(&sequence.tokens));
            work.mention(Mention { tokens: sequence.tokens.clone(), actor, form: MentionForm::Name });
        }
    }
}

fn read_sequence(page: &Page<'_>, work: &mut Work, people: &mut People, tokens: &TokenRange) {
    let sentence = &page.analysis.sentences[page.analysis.sentence_of(tokens.start)].tokens;
    let start = name_start(page, tokens);
    if start >= tokens.end {
        return;
    }
    let name = start..tokens.end;
    let titled = role::before_name(page, start, sentence.start);
    let name_words: Vec<String> = name.clone().map(|at| page.analysis.lower(at).to_owned()).collect();
    let span = page.analysis.span(&name);
    // "Prairie Care’s negotiator": a body by that name was read before.
    if let Some(&body) = work.bodies.get(&(ActorKind::Organization, content_stems(page.analysis.words(&name))))
        && titled.is_none()
        && people.by_name(&name_words).is_none()
        && !work.mention_over(&name)
    {
        work.findings.actors[body.index()].mentions.add(span);
        work.mention(Mention { tokens: name, actor: body, form: MentionForm::Name });
        return;
    }
    // A surname with or without a title: somebody met before?
    let before = page.analysis.before(start);
    let known = people
        .by_name(&name_words)
        .or_else(|| people.by_age(work, &name_words, before))
        .or_else(|| people.by_surname(page, work, &name_words, titled.as_ref()));
    let actor = if let Some(person) = known {
        work.findings.actors[person.actor.index()].mentions.add(span);
        person.actor
    } else {
        if !is_person(page, work, &name, titled.as_ref()) {
            return;
        }
        let rule = if titled.is_some() { "person.titled" } else { "person.full-name" };
        let Some(actor) = add(work, page.analysis.words(&name), ActorKind::Person, None, span, rule) else { return };
        people.add(Person { actor, name: name_words });
        actor
    };
    work.mention(Mention { tokens: name.clone(), actor, form: MentionForm::Name });
    // "The head of the team, Deputy Minister of Ports Ms Lena Orvik": an apposition before the title.
    let phrase_start = titled.as_ref().map_or(start, |role| role.phrase.start);
    let roles =
        [titled, role::after_name(page, name.end, sentence.end), role::apposed_before(page, phrase_start, sentence.start)];
    for role in roles.into_iter().flatten() {
        give_role(page, work, actor, &role);
    }
    beside_name(page, work, actor, &name, &sentence.clone());
    // "Jonas Brask, who is her uncle": the elder of two of one surname.
    let elder = ["uncle", "aunt", "father", "mother", "grandfather", "grandmother"];
    if page.analysis.reads(name.end, ", who is") && elder.contains(&page.analysis.lower(name.end + 4)) {
        work.elders.insert(actor);
    }
}

/// Returns where the name begins in a run of capitals: after titles and after a country, "Army Secretary |Dan Driscoll".
fn name_start(page: &Page<'_>, tokens: &TokenRange) -> usize {
    let mut start = tokens.start;
    for at in tokens.clone() {
        let after_office = role::office_before(page, at + 1, tokens.start).is_some();
        let country = page.name_ending(at + 1).is_some_and(|name| {
            matches!(name.what, Known::Party(..))
                || matches!(name.what, Known::Entry(entry) if !entry.ambiguous && is_country(&entry.senses))
        });
        if after_office || (country && at + 1 < tokens.end) {
            start = at + 1;
        }
    }
    // "Secretary of the Navy |Ann Hale", "Minister for Water |Anke": the field of the office stands between.
    if start < tokens.end && matches!(page.analysis.lower(start), "of" | "for") {
        start += 1;
        let of_field = |at: usize| {
            let word = page.analysis.lower(at);
            word == "the" || word == "and" || rapporteur_knowledge::is_department(word) || is_body_head(word)
        };
        while start < tokens.end && of_field(start) {
            start += 1;
        }
    }
    start
}

fn is_country(senses: &[Sense]) -> bool {
    senses.iter().any(|sense| {
        matches!(
            sense,
            Sense::State(_)
                | Sense::Demonym(_)
                | Sense::Capital(_)
                | Sense::Organization { .. }
                | Sense::Region(_)
                | Sense::Regional(_)
        )
    })
}

/// Tells whether a new name is that of a person.
fn is_person(page: &Page<'_>, work: &Work, name: &TokenRange, title: Option<&Role>) -> bool {
    let analysis = &page.analysis;
    let marks = |at: usize| matches!(analysis.word(at), ".") || analysis.tokens.kind(at) == TokenKind::Quote;
    if !name.clone().all(|at| analysis.tokens.kind(at) == TokenKind::Word || marks(at)) || work.mention_over(name) {
        return false;
    }
    // "the South Caucasus" is a name of the tables, article and all.
    let known_around = page.name_ending(name.end).is_some_and(|known| {
        known.tokens.start <= name.start
            && title.is_none_or(|_| matches!(known.what, Known::Entry(entry) if is_country(&entry.senses)))
    });
    if known_around {
        return false;
    }
    if title.is_some() {
        return page.names_in(name).iter().all(|known| {
            known.tokens.len() < name.len() || matches!(known.what, Known::Entry(entry) if !is_country(&entry.senses))
        });
    }
    let before = name.start.checked_sub(1).map_or("", |at| analysis.lower(at));
    let placed = ["in", "at", "near", "from", "the", "outside", "around", "to"].contains(&before);
    let apposed = analysis.lower(name.end) == ","
        && role::after_name(page, name.end, analysis.sentences[analysis.sentence_of(name.start)].tokens.end).is_some();
    // "Radio Lumbra", "Port Selle": a word for a thing opens the name.
    let of_thing = ["radio", "port", "lake", "mount", "camp", "fort", "hotel", "cape", "operation", "article", "chapter", "tv"]
        .contains(&analysis.lower(name.start));
    // "Opposition MPs" are no person.
    let last = analysis.before(name.end);
    let plural = last.strip_suffix('s').is_some_and(|one| rapporteur_knowledge::office(one).is_some())
        && rapporteur_knowledge::office(last).is_none();
    name.len() >= 2
        && !of_thing
        && !plural
        && (!placed || apposed)
        && name.clone().all(|at| analysis.word(at).chars().any(char::is_lowercase) || is_initial(analysis.word(at)) || marks(at))
}

fn is_initial(word: &str) -> bool {
    let letters = word.trim_end_matches('.');
    letters.chars().count() == 1 && letters.chars().all(char::is_uppercase)
}

fn give_role(page: &Page<'_>, work: &mut Work, actor: ActorId, role: &Role) {
    let side = side::of_role(page, work, actor, role);
    let owner = side::owner(page, work, &role.phrase);
    let words = page.analysis.words(&role.phrase).to_lowercase();
    // "Her successor": the owner's office is now the successor's, and the owner's is past.
    if let Some(owner) = owner.filter(|id| work.findings.actors[id.index()].kind == ActorKind::Person) {
        let office = work.findings.actors[owner.index()].role.as_ref().map(|role| role.value.clone());
        let country = side::country_of(work, owner);
        if words.contains("successor") {
            work.past.insert(owner);
            work.offices.extend(office.map(|office| (actor, office)));
            let person = &mut work.findings.actors[actor.index()];
            person.country = person.country.or(country);
        } else if words.contains("predecessor") || words.contains("deputy") {
            let person = &mut work.findings.actors[actor.index()];
            person.country = person.country.or(country);
        }
        if ["successor", "predecessor", "deputy"].iter().any(|word| words.contains(word)) {
            work.owners.insert(actor, owner);
        }
    }
    if role.past {
        work.past.insert(actor);
    }
    let span = page.analysis.span(&role.office);
    let phrase_span = page.analysis.span(&role.phrase);
    let person = &mut work.findings.actors[actor.index()];
    if person.role.is_none() && role.level != Level::Honorific && !span.is_empty() {
        person.role = Some(Cited { value: page.analysis.words(&role.office).to_owned(), span });
        person.trace.add(role.rule, Some(span));
    }
    affiliate(work, actor, side, Some(phrase_span));
}

/// What stands beside a name and tells a country: "Samoa’s |Ma‘alo", "Amadi of Nigeria", "Teles (Portugal)", "Lungu, Romania",
/// "speaking for Namibia, Shikongo".
fn beside_name(page: &Page<'_>, work: &mut Work, actor: ActorId, name: &TokenRange, sentence: &TokenRange) {
    let analysis = &page.analysis;
    let (start, end) = (name.start, name.end);
    if start >= 2 && analysis.tokens.kind(start - 1) == TokenKind::Possessive {
        if let Some(owner) = page.name_ending(start - 1) {
            told(page, work, actor, &owner.tokens.clone(), true, "side.possessive");
        }
        return;
    }
    // "Finnish grower |Driss Alami": a people before the noun before the name.
    if let Some(people) = (sentence.start.max(start.saturating_sub(3))..start).rev().find_map(|at| page.name_ending(at + 1))
        && matches!(people.what, Known::Entry(entry) if entry.senses.iter().any(|sense| matches!(sense, Sense::Demonym(_) | Sense::Regional(_))))
        && (people.tokens.end..start).all(|at| {
            let words = page.syntax.words_of(analysis, &(at..at + 1));
            matches!(page.syntax.upos(words.start), "NOUN" | "ADJ" | "PROPN")
        })
    {
        told(page, work, actor, &people.tokens.clone(), false, "side.people");
    }
    let after = end + 1 + usize::from(analysis.lower(end + 1) == "the");
    match analysis.lower(end) {
        "of" | "from" | "with" if after < sentence.end => {
            let to = role::phrase_end(page, after, sentence.end).min(after + 6);
            let opens =
                is_capital(page, after) || work.mentions_in(&(after..to)).first().is_some_and(|m| m.tokens.start <= after + 2);
            if opens {
                let speaks = analysis.lower(end) == "of";
                told(page, work, actor, &(after..to), speaks, "side.of");
            }
        }
        "(" if page.name_at(end + 1).is_some_and(|known| analysis.lower(known.tokens.end) == ")") => {
            let known = page.name_at(end + 1).map(|known| known.tokens.clone()).unwrap_or_default();
            told(page, work, actor, &known, true, "side.brackets");
        }
        "," => {
            let known = page.name_at(end + 1).filter(|known| {
                let state = matches!(known.what, Known::Entry(entry) if entry.senses.iter().any(|sense| matches!(sense, Sense::State(_))));
                state && matches!(analysis.lower(known.tokens.end), "," | "." | ";" | "and" | ")")
            });
            if let Some(known) = known {
                told(page, work, actor, &known.tokens.clone(), true, "side.comma");
            }
        }
        _ => {}
    }
    // "chaired by |Ms Chanda": the chair, and not "the chair of something".
    let chaired = (start.saturating_sub(4)..start).any(|at| {
        analysis.reads(at, "chaired by") || analysis.reads(at, "chairmanship of") || analysis.reads(at, "presided over by")
    });
    let chairs = analysis.reads(end, ", who chairs") || analysis.reads(end, ", who chaired");
    if chaired || chairs {
        work.offices.insert(actor, "chair chairman chairwoman chairperson".to_owned());
    }
    // ", who teaches law at the University of Saskatchewan": of the country of the employer.
    if analysis.lower(end) == ","
        && analysis.lower(end + 1) == "who"
        && ["teaches", "works", "studies", "lectures", "worked"].contains(&analysis.lower(end + 2))
    {
        told(page, work, actor, &(end + 3..role::phrase_end(page, end + 3, sentence.end)), false, "side.employer");
    }
    // "Speaking for Namibia, |Ndapewa Shikongo said"
    let opening =
        ["speaking for", "speaking on behalf of", "on behalf of"].into_iter().find(|words| analysis.reads(sentence.start, words));
    if let Some(words) = opening
        && analysis.before(start) == ","
    {
        let from = sentence.start + words.split(' ').count();
        told(page, work, actor, &(from..start - 1), true, "side.behalf");
    }
}

/// Notes the side or the country that some words beside a name tell.
fn told(page: &Page<'_>, work: &mut Work, actor: ActorId, words: &TokenRange, speaks: bool, rule: &'static str) {
    let represented = if speaks { side::represented(page, work, words).filter(|id| *id != actor) } else { None };
    let body = || work.mentions_in(words).first().and_then(|mention| side::country_of(work, mention.actor));
    let country =
        represented.and_then(|id| side::country_of(work, id)).or_else(body).or_else(|| side::country_in(page, work, words));
    // A past office speaks for nobody, and one who speaks for a body does not speak for the country as well.
    let silent = work.past.contains(&actor);
    affiliate(work, actor, Side { represents: represented.filter(|_| !silent), country, rule }, Some(page.analysis.span(words)));
}

/// Gives a person a side and a country, where none was told before.
pub(super) fn affiliate(work: &mut Work, actor: ActorId, side: Side, span: Option<rapporteur_span::Span>) {
    let person = &mut work.findings.actors[actor.index()];
    let represents = person.represents.is_none() && side.represents.is_some();
    let country = person.country.is_none() && side.country.is_some();
    if represents || country {
        person.trace.add(side.rule, span);
    }
    person.represents = person.represents.or(side.represents);
    person.country = person.country.or(side.country);
}
