//! Who wrote or tabled a draft.
//!
//! The owner in the phrase ("the Turkish version"), else by the tree: the subject of a verb of tabling that has the draft for its
//! object, the agent of its passive, the subject of a relative clause, "by" and "from" after the noun.

use super::mention::Sighting;
use crate::lexicon::{WordSet, lines};
use crate::{MentionForm, Page, Work};
use rapporteur_language::TokenKind;
use rapporteur_model::{ActorId, ActorKind};

/// Verbs of tabling.
static TABLING: WordSet = WordSet::new(|| lines(include_str!("../lang/en/tabling.txt")).collect());

/// Returns the actors that the phrase or its sentence names as authors.
pub(super) fn find(page: &Page<'_>, work: &Work, sighting: &Sighting) -> Vec<ActorId> {
    let owner = owner(page, work, sighting);
    if !owner.is_empty() {
        return owner;
    }
    let words = page.syntax.words_of(&page.analysis, &(sighting.name.start..sighting.name.end));
    let Some(draft) = page.syntax.top_of(&words) else { return Vec::new() };
    let tablers = tablers(page, draft);
    let mut found = Vec::new();
    for word in tablers {
        found.extend(actor_of(page, work, word, sighting).filter(|actor| !found.contains(actor)));
    }
    found
}

/// "Lena Orvik’s 9-point plan", "the Turkish version", "the US framework", "our proposal"
fn owner(page: &Page<'_>, work: &Work, sighting: &Sighting) -> Vec<ActorId> {
    let inside = sighting.tokens.start..sighting.name.end;
    let named = work.mentions_in(&inside).iter().find(|mention| {
        let possessive = page.analysis.tokens.kind(mention.tokens.end) == TokenKind::Possessive;
        possessive
            || mention.form == MentionForm::Demonym
            || work.findings.actors[mention.actor.index()].kind != ActorKind::Person
    });
    if let Some(named) = named {
        return vec![named.actor];
    }
    let ours = matches!(page.analysis.lower(sighting.tokens.start), "our" | "my");
    let statement = work.statement_over(sighting.tokens.start).and_then(|id| work.findings.statement(id));
    statement.filter(|_| ours).and_then(|statement| statement.party.or(statement.speaker)).into_iter().collect()
}

/// Returns the words for those who tabled the draft that `draft` heads.
fn tablers(page: &Page<'_>, draft: usize) -> Vec<usize> {
    let syntax = &page.syntax;
    let tabling = |verb: usize| TABLING.contains(syntax.word(verb).to_lowercase().as_str());
    let case = |word: usize| syntax.child(word, &["case"]).map(|case| syntax.word(case).to_lowercase()).unwrap_or_default();
    let agent = |verb: usize| {
        syntax
            .children(verb)
            .find(|&child| syntax.label(child) == "obl:agent" || (syntax.relation(child) == "obl" && case(child) == "by"))
    };
    let mut found = Vec::new();
    if let Some(verb) = syntax.head(draft).filter(|&verb| tabling(verb)) {
        match syntax.label(draft) {
            // "Norlund published a plan on Monday"
            "obj" => found.extend(subject(page, verb)),
            // "A new draft will be tabled by the chair"
            "nsubj:pass" => found.extend(agent(verb)),
            _ => {}
        }
    }
    for child in syntax.children(draft) {
        match syntax.label(child) {
            // "which Quito tabled in May and which has nine points"
            "acl:relcl" if tabling(child) => {
                found.extend(agent(child).or_else(|| subject(page, child).filter(|&word| !is_relative(page, word))));
            }
            // "circulated by the Commission in February"
            "acl" if tabling(child) => found.extend(agent(child)),
            // "a proposal by the chair", "a text from the mediators"
            "nmod" if matches!(case(child).as_str(), "by" | "from") => found.push(child),
            _ => {}
        }
    }
    let joined: Vec<usize> =
        found.iter().flat_map(|&word| syntax.children(word).filter(|&child| syntax.relation(child) == "conj")).collect();
    found.extend(joined);
    found
}

fn is_relative(page: &Page<'_>, word: usize) -> bool {
    matches!(page.syntax.word(word).to_lowercase().as_str(), "which" | "that" | "who")
}

/// Returns the subject of a verb, or of the one it is joined to.
fn subject(page: &Page<'_>, verb: usize) -> Option<usize> {
    let syntax = &page.syntax;
    let mut verb = verb;
    for _ in 0..8 {
        if let Some(subject) = syntax.child(verb, &["nsubj"]) {
            // "the mediator, who presented a plan": whom the relative clause is about.
            return if is_relative(page, subject) { syntax.head(verb) } else { Some(subject) };
        }
        if !matches!(syntax.relation(verb), "conj" | "xcomp" | "advcl" | "acl") {
            return None;
        }
        verb = syntax.head(verb)?;
    }
    None
}

/// Returns the actor that a word names, itself or in its phrase; nobody whom the phrase of the draft names already.
fn actor_of(page: &Page<'_>, work: &Work, word: usize, sighting: &Sighting) -> Option<ActorId> {
    let token = page.syntax.token_of(&page.analysis, word);
    let phrase = crate::stance::phrase_of(page, word);
    let near = phrase.start.min(token.saturating_sub(8))..phrase.end;
    let over = work.mentions_in(&near).iter().find(|mention| mention.tokens.contains(&token));
    let inside = || work.mentions_in(&phrase).iter().find(|mention| mention.form != MentionForm::Demonym || phrase.len() > 2);
    over.or_else(inside).filter(|mention| !sighting.name.contains(&mention.tokens.start)).map(|mention| mention.actor)
}
