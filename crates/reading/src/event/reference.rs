//! Who is behind a description or a pronoun: "the union", "it", "the two".

use super::cast::Tree;
use crate::Mention;
use crate::lexicon::{WordSet, lines};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ActorKind, StatementId};
use std::sync::LazyLock;

/// Those whom a union speaks for, as lemmas.
pub(super) static WORKERS: WordSet = LazyLock::new(|| lines(include_str!("../lang/en/workers.txt")).collect());

impl Tree<'_, '_> {
    /// "the union", "the mediator": the actor named last with that word in its name or office.
    pub(super) fn described(&self, head: usize) -> Option<ActorId> {
        let syntax = &self.page.syntax;
        let at = syntax.token_of(&self.page.analysis, head);
        let noun = syntax.lemma(head).to_lowercase();
        if noun.len() < 4 || syntax.upos(head) == "PROPN" {
            return None;
        }
        if let Some(mention) =
            self.work.mentions_in(&(at.saturating_sub(8)..at + 1)).iter().find(|mention| mention.tokens.contains(&at))
        {
            return Some(mention.actor);
        }
        let words = syntax.subtree(head);
        let phrase = syntax.text_of(&words).to_lowercase();
        if let Some(known) = self.work.described.get(phrase.trim_start_matches("the ")) {
            return Some(*known);
        }
        // Which drivers, of which town, need not be those of the union at hand.
        if WORKERS.contains(&noun.as_str()) && syntax.child(head, &["compound", "nmod", "amod"]).is_some() {
            return None;
        }
        // "Some 300 members will vote", "dockers will strike": in a dispute about work they are the union.
        let noun = if WORKERS.contains(&noun.as_str()) { "union".to_owned() } else { noun };
        let definite = noun == "union"
            || syntax.child(head, &["det"]).is_some_and(|det| self.lower(det) == "the")
            || syntax.child(head, &["det"]).is_none();
        definite.then_some(())?;
        self.going_by(at, &noun)
    }

    /// Returns the actor with that word in its name or office: the one named last before `at`, else the first after it.
    pub(super) fn going_by(&self, at: usize, noun: &str) -> Option<ActorId> {
        let fits = |mention: &&Mention| {
            let actor = &self.work.findings.actors[mention.actor.index()];
            // "the dockers' union HF-4"
            if actor.kind != ActorKind::Person && self.page.analysis.before(mention.tokens.start) == noun {
                return true;
            }
            let office = actor.role.as_ref().map(|role| role.value.to_lowercase());
            let name = actor.name.to_lowercase();
            let has = |words: &str| words.split([' ', '-']).any(|word| word == noun);
            // "trade minister", "secretary of its council"; the union's leader is not "the union".
            let holds = |office: &str| office.split(" of ").next().unwrap_or(office).rsplit(' ').next() == Some(noun);
            has(&name) || (actor.kind == ActorKind::Person && office.is_some_and(|office| holds(&office)))
        };
        let after = || self.work.mentions_in(&(at + 1..usize::MAX)).iter().take(60).find(fits);
        self.work.mentions_before(at).find(fits).or_else(after).map(|mention| mention.actor)
    }

    /// "It had not been consulted", "they met", "I met eleven mothers": who is behind a pronoun.
    pub(super) fn pronoun(&self, word: usize) -> Vec<ActorId> {
        let analysis = &self.page.analysis;
        let at = self.page.syntax.token_of(analysis, word);
        let statement = self.work.statement_over(at);
        let speaker = statement.and_then(|id| self.work.findings.statement(id)).and_then(|statement| statement.speaker);
        let pronoun = self.lower(word);
        match pronoun.as_str() {
            "i" | "me" => return speaker.into_iter().collect(),
            "we" | "us" if speaker.is_some() => return speaker.into_iter().collect(),
            "both" | "all" | "each" | "we" | "us" => return self.work.table.clone(),
            _ => {}
        }
        let wants = |id: &ActorId| {
            let kind = self.work.findings.actors[id.index()].kind;
            match pronoun.as_str() {
                "he" | "she" | "him" | "her" => kind == ActorKind::Person,
                "it" => kind != ActorKind::Person,
                "they" | "them" => kind == ActorKind::Group,
                _ => false,
            }
        };
        let near = self.subject_before(at, statement, false).filter(wants);
        let earlier = || self.subject_before(at, statement, true).filter(wants);
        let found = near.or(speaker.filter(wants)).or_else(earlier).or_else(|| speaker.filter(|_| pronoun == "it"));
        match found {
            Some(found) => vec![found],
            None if matches!(pronoun.as_str(), "they" | "them") => self.work.table.clone(),
            None => Vec::new(),
        }
    }

    /// "The two will meet again": the two persons named last, in this sentence or the one before; else those at the table.
    pub(super) fn two_before(&self, word: usize) -> Vec<ActorId> {
        let analysis = &self.page.analysis;
        let at = self.page.syntax.token_of(analysis, word);
        let from = analysis.sentences[analysis.sentence_of(at).saturating_sub(1)].tokens.start;
        let mut persons: Vec<ActorId> = Vec::new();
        for mention in self.work.mentions_in(&(from..at)).iter().rev() {
            let is_person = self.work.findings.actors[mention.actor.index()].kind == ActorKind::Person;
            if is_person && !persons.contains(&mention.actor) {
                persons.push(mention.actor);
            }
        }
        persons.reverse();
        if persons.len() == 2 { persons } else { self.work.table.clone() }
    }

    /// Returns the subject named last before `at`, said by the same speaker: in this sentence, or in the one before as well.
    pub(super) fn subject_before(&self, at: usize, statement: Option<StatementId>, earlier: bool) -> Option<ActorId> {
        let analysis = &self.page.analysis;
        let sentence = analysis.sentence_of(at);
        let from = analysis.sentences[sentence.saturating_sub(usize::from(earlier))].tokens.start;
        let syntax = &self.page.syntax;
        let is_subject = |mention: &Mention| {
            let words = syntax.words_of(analysis, &mention.tokens);
            syntax.top_of(&words).is_some_and(|top| syntax.relation(top) == "nsubj")
        };
        let near: TokenRange = from..at;
        self.work
            .mentions_in(&near)
            .iter()
            .rev()
            .filter(|mention| {
                let over = self.work.statement_over(mention.tokens.start);
                (over == statement || (earlier && over.is_none())) && is_subject(mention)
            })
            .find(|mention| analysis.tokens.kind(mention.tokens.end) != TokenKind::Possessive)
            .map(|mention| mention.actor)
    }
}
