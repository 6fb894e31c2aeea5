//! Persons: by full name first, then by surname.

use super::capitals::{Sequence, Shape, is_body_head};
use super::cast::{add, state};
use super::role::{self, Role};
use crate::page::Known;
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::{Level, Sense, leader};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ActorKind, Cited};
use std::collections::HashMap;

/// Adds the persons that the text names.
pub(super) fn read(page: &Page<'_>, work: &mut Work, sequences: &[Sequence]) {
    let mut people = People::default();
    for sequence in sequences.iter().filter(|sequence| sequence.shape == Shape::Open) {
        read_sequence(page, work, &mut people, &sequence.tokens);
    }
    // "According to Lunde": a surname that the text gives before the whole name.
    for sequence in sequences.iter().filter(|sequence| sequence.shape == Shape::Open && sequence.tokens.len() == 1) {
        let word = [page.analysis.lower(sequence.tokens.start).to_owned()];
        let known = people.by_part(&word).filter(|person| person.name.last() == word.last()).map(|person| person.actor);
        if let Some(actor) = known.filter(|_| !work.mention_over(&sequence.tokens)) {
            work.findings.actors[actor.index()].mentions.add(page.analysis.span(&sequence.tokens));
            work.mention(Mention { tokens: sequence.tokens.clone(), actor, form: MentionForm::Name });
        }
    }
    for person in &people.all {
        affiliate_by_list(page, work, person.actor);
    }
}

/// A person met so far.
#[derive(Debug)]
struct Person {
    actor: ActorId,
    /// The words of the fullest name, in lower case.
    name: Vec<String>,
    past: bool,
}

/// The persons met so far, and where to look for each by the first and the last word of a name.
#[derive(Debug, Default)]
struct People {
    all: Vec<Person>,
    by_word: HashMap<String, Vec<usize>>,
}

impl People {
    fn add(&mut self, person: Person) {
        let ends = [person.name.first().cloned(), person.name.last().cloned()];
        for word in ends.into_iter().flatten() {
            let places = self.by_word.entry(word).or_default();
            if places.last() != Some(&self.all.len()) {
                places.push(self.all.len());
            }
        }
        self.all.push(person);
    }

    /// Returns those whose name begins or ends with `word`, the one met last first.
    fn with(&self, word: Option<&String>) -> impl Iterator<Item = &Person> {
        let places = word.and_then(|word| self.by_word.get(word)).map_or(&[][..], Vec::as_slice);
        places.iter().rev().map(|&at| &self.all[at])
    }

    /// Returns the person that a surname, or a given name alone, refers to: the one met last who fits and is not past.
    fn by_part(&self, part: &[String]) -> Option<&Person> {
        let fits = |person: &&Person| person.name.ends_with(part) || (part.len() == 1 && person.name.first() == part.first());
        self.with(part.last()).filter(fits).find(|person| !person.past).or_else(|| self.with(part.last()).find(fits))
    }

    fn by_name(&self, name: &[String]) -> Option<&Person> {
        self.with(name.last()).find(|person| person.name == name)
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
    // A surname with or without a title: somebody met before?
    let known = people
        .by_name(&name_words)
        .or_else(|| (surname_len(&name_words) == name_words.len()).then(|| people.by_part(&name_words)).flatten());
    let actor = if let Some(person) = known {
        work.findings.actors[person.actor.index()].mentions.add(span);
        person.actor
    } else {
        if !is_person(page, work, &name, titled.as_ref()) {
            return;
        }
        let rule = if titled.is_some() { "person.titled" } else { "person.full-name" };
        let Some(actor) = add(work, page.analysis.words(&name), ActorKind::Person, None, span, rule) else { return };
        people.add(Person { actor, name: name_words, past: false });
        actor
    };
    work.mention(Mention { tokens: name.clone(), actor, form: MentionForm::Name });
    // "The head of the delegation, Deputy Minister of Energy Ms Aigul Toktosunova": an apposition before the title.
    let phrase_start = titled.as_ref().map_or(start, |role| role.phrase.start);
    let roles =
        [titled, role::after_name(page, name.end, sentence.end), role::apposed_before(page, phrase_start, sentence.start)];
    for role in roles.into_iter().flatten() {
        give_role(page, work, actor, &role);
        if role.past
            && let Some(person) = people.all.iter_mut().find(|person| person.actor == actor)
        {
            person.past = true;
        }
    }
    affiliate_by_possessive(page, work, actor, start);
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
    // "Secretary of the Army |Dan Driscoll": the field of the office stands between.
    if start < tokens.end && page.analysis.lower(start) == "of" {
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
        matches!(sense, Sense::State(_) | Sense::Demonym(_) | Sense::Capital(_) | Sense::Organization { .. } | Sense::Region(_))
    })
}

/// Returns how many of the last words make the surname: one, and the particles before it.
fn surname_len(name: &[String]) -> usize {
    let particle = |word: &String| {
        ["van", "von", "de", "der", "den", "del", "da", "di", "bin", "al", "el", "ter", "á"].contains(&word.as_str())
    };
    let mut len = 1;
    while len < name.len() && particle(&name[name.len() - 1 - len]) {
        len += 1;
    }
    len
}

/// Tells whether a new name is that of a person.
fn is_person(page: &Page<'_>, work: &Work, name: &TokenRange, title: Option<&Role>) -> bool {
    let analysis = &page.analysis;
    if !name.clone().all(|at| analysis.tokens.kind(at) == TokenKind::Word) || work.mention_over(name) {
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
    let known_whole = page.names_in(name).iter().any(|known| known.tokens == *name);
    name.len() >= 2
        && !known_whole
        && (!placed || apposed)
        && name.clone().all(|at| analysis.word(at).chars().any(char::is_lowercase))
}

fn give_role(page: &Page<'_>, work: &mut Work, actor: ActorId, role: &Role) {
    let represented = role::represented(page, work, &role.phrase).filter(|id| *id != actor);
    // "the Irish diplomat who chairs the talks" speaks for the chair, not for Ireland.
    let chairs =
        role.phrase.clone().any(|at| ["chairs", "chair", "mediates", "mediator", "mediating"].contains(&page.analysis.lower(at)));
    let by_office =
        represented.or_else(|| if role.level == Level::Independent { None } else { possessor_side(page, work, &role.phrase) });
    let person = &work.findings.actors[actor.index()];
    let country = by_office.and_then(|id| work.findings.actors[id.index()].country);
    let (has_role, has_side) = (person.role.is_some(), person.represents.is_some());
    let span = page.analysis.span(&role.office);
    let person = &mut work.findings.actors[actor.index()];
    if !has_role && role.level != Level::Honorific && !span.is_empty() {
        person.role = Some(Cited { value: page.analysis.words(&role.office).to_owned(), span });
    }
    // "My predecessor, who is now at the OSCE": a past office speaks for nobody.
    let of_state = by_office.is_some_and(|id| work.findings.actors[id.index()].kind == ActorKind::State);
    let person = &mut work.findings.actors[actor.index()];
    let speaks_for_none = (chairs && of_state) || (role.past && role.level == Level::Independent);
    if !has_side && !speaks_for_none {
        person.represents = by_office;
    }
    person.country = person.country.or(country);
}

/// "Its chief executive", "her deputy": whoever was spoken of last before it.
fn possessor_side(page: &Page<'_>, work: &Work, phrase: &TokenRange) -> Option<ActorId> {
    let word = page.analysis.lower(phrase.start);
    let possessive = matches!(word, "its" | "their" | "his" | "her" | "my");
    if !possessive {
        return None;
    }
    let last = work.mentions_before(phrase.start).find(|mention| match work.findings.actors[mention.actor.index()].kind {
        ActorKind::Person => matches!(word, "his" | "her"),
        _ => matches!(word, "its" | "their"),
    })?;
    let actor = &work.findings.actors[last.actor.index()];
    if actor.kind == ActorKind::Person { actor.represents } else { Some(actor.id) }
}

/// "Samoa’s Tavita Fa‘alogo": the country of a person without an office that names it.
fn affiliate_by_possessive(page: &Page<'_>, work: &mut Work, actor: ActorId, start: usize) {
    if work.findings.actors[actor.index()].represents.is_some() || start < 2 {
        return;
    }
    let possessed = page.analysis.tokens.kind(start - 1) == TokenKind::Possessive;
    if let Some(owner) = page.name_ending(start - 1).filter(|_| possessed) {
        let represented = role::represented(page, work, &owner.tokens);
        affiliate(work, actor, represented);
    }
}

/// "President Putin": a title and no country in the whole text; the lists know one, for the day of the text.
fn affiliate_by_list(page: &Page<'_>, work: &mut Work, actor: ActorId) {
    let person = &work.findings.actors[actor.index()];
    let first = person.mentions.first();
    let surname = person.name.rsplit(' ').next().unwrap_or(&person.name);
    let (Some(day), true, None) = (page.published, person.role.is_some(), person.represents) else { return };
    if let Some(known) = leader(&person.name, day).or_else(|| leader(surname, day)) {
        let represented = state(work, known.country, first, "person.list");
        affiliate(work, actor, represented);
    }
}

fn affiliate(work: &mut Work, actor: ActorId, represented: Option<ActorId>) {
    let country = represented.and_then(|id| work.findings.actors[id.index()].country);
    let person = &mut work.findings.actors[actor.index()];
    person.represents = person.represents.or(represented);
    person.country = person.country.or(country);
}
