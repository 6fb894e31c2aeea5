//! Whom a noun phrase names: the actors in it, those on the list it opens, or all at the table.

use super::cast::{SIDES, Tree};
use crate::lexicon::{WordSet, lines};
use crate::{Mention, MentionForm};
use rapporteur_language::TokenKind;
use rapporteur_model::{ActorId, ActorKind};
use std::sync::LazyLock;

/// Words that tell which office the people of a side hold, and not which side.
static PLAIN: WordSet = LazyLock::new(|| lines(include_str!("../lang/en/plain_offices.txt")).collect());

/// Nouns for those who stand beside their owner: "Altara's allies" are not Altara.
static OTHERS: WordSet = LazyLock::new(|| lines(include_str!("../lang/en/standing_beside.txt")).collect());

/// How many words on a list may stand.
const LIST: usize = 60;

impl Tree<'_, '_> {
    /// Tells whether a plural is those at the table and no part of them: "the two foreign ministers", not "the upstream countries".
    fn is_all_sides(&self, head: usize) -> bool {
        let syntax = &self.page.syntax;
        let told = |word: &usize| matches!(syntax.relation(*word), "amod" | "compound" | "nmod");
        syntax.children(head).filter(told).all(|word| {
            // "officials on both sides"
            (syntax.relation(word) == "nmod" && self.is_sides(word) && self.is_counted(word))
                || PLAIN.contains(&self.lower(word).as_str())
        })
    }

    /// "Both sides", "the two countries": as many as are at the table, if a number is named.
    fn is_counted(&self, noun: usize) -> bool {
        let number =
            self.page.syntax.child(noun, &["nummod"]).map(|number| rapporteur_language::number_word(&self.lower(number)));
        number.is_none_or(|number| number == u32::try_from(self.work.table.len()).ok())
    }

    /// Returns the actors that a noun phrase names, describes or stands for.
    pub(super) fn actors(&self, head: usize) -> Vec<ActorId> {
        let syntax = &self.page.syntax;
        if matches!(self.lower(head).as_str(), "two" | "pair") {
            return self.two_before(head);
        }
        if syntax.upos(head) == "PRON" || matches!(self.lower(head).as_str(), "both" | "all") {
            return self.pronoun(head);
        }
        let words = syntax.subtree(head);
        let tokens = syntax.tokens_of(&self.page.analysis, &words);
        let mentions = self.work.mentions_in(&tokens);
        let inside: Vec<&Mention> =
            mentions.iter().filter(|mention| self.belongs(mention, head) && !self.stands_for_all(mention)).collect();
        let found: Vec<ActorId> = inside
            .iter()
            .filter(|mention| !super::setting::in_title(self.work, mentions, mention))
            .map(|mention| self.titled(mention).unwrap_or(mention.actor))
            .collect();
        if !found.is_empty() {
            return self.with_list(found, &inside);
        }
        if self.is_sides(head) {
            return if self.is_all_sides(head) && self.is_counted(head) { self.work.table.clone() } else { Vec::new() };
        }
        self.described(head).into_iter().collect()
    }

    /// "Both sides", "the parties": described as a group, but those at the table, if the text has named them.
    fn stands_for_all(&self, mention: &Mention) -> bool {
        let actor = &self.work.findings.actors[mention.actor.index()];
        let last = self.page.analysis.before(mention.tokens.end);
        actor.descriptive && !self.work.table.is_empty() && actor.represents.is_none() && SIDES.contains(&last)
    }

    /// "Korean negotiator Han Seo-yeon": the person whose title the mention is in, if the tree has lost the name.
    fn titled(&self, mention: &Mention) -> Option<ActorId> {
        let (work, end) = (self.work, mention.tokens.end);
        let side = work.findings.side_of(mention.actor);
        let person = work.mentions_in(&(end..end + 6)).iter().find(|other| {
            let actor = &work.findings.actors[other.actor.index()];
            actor.kind == ActorKind::Person && actor.represents.map(|of| work.findings.side_of(of)) == Some(side)
        })?;
        let plain = |at: usize| {
            let word = self.page.analysis.lower(at);
            self.page.analysis.tokens.kind(at) == TokenKind::Word && !matches!(word, "and" | "or" | "said" | "will" | "with")
        };
        ((end..person.tokens.start).all(plain) && self.page.analysis.lower(end) != "’s").then_some(person.actor)
    }

    /// Adds the names that a list goes on with, however the parser hung them: "Orvik and Danish Prime Minister Lars Holt".
    fn with_list(&self, mut found: Vec<ActorId>, inside: &[&Mention]) -> Vec<ActorId> {
        let analysis = &self.page.analysis;
        let Some(last) = inside.last() else { return found };
        let mut end = last.tokens.end;
        let sentence_end = analysis.sentences[analysis.sentence_of(end.max(1) - 1)].tokens.end;
        let mentions = self.work.mentions_in(&(end..sentence_end.min(end + LIST)));
        for mention in mentions {
            if mention.tokens.start < end {
                continue;
            }
            let between = end..mention.tokens.start;
            let joined = between.clone().any(|at| matches!(analysis.lower(at), "and" | ","));
            let titles = between.clone().all(|at| {
                matches!(analysis.lower(at), "and" | "," | "the" | "of" | "his" | "its")
                    || crate::phrase::is_capital(self.page, at)
            });
            let comma_only =
                between.clone().any(|at| analysis.lower(at) == ",") && !between.clone().any(|at| analysis.lower(at) == "and");
            if !joined || !titles || between.len() > 8 || (comma_only && between.len() > 2) {
                break;
            }
            if !super::setting::in_title(self.work, mentions, mention) && !found.contains(&mention.actor) {
                found.push(mention.actor);
            }
            end = mention.tokens.end;
        }
        found
    }

    /// Tells whether a mention is of the phrase itself: not of a relative clause, of what it is about, or where it is.
    fn belongs(&self, mention: &Mention, head: usize) -> bool {
        let syntax = &self.page.syntax;
        let analysis = &self.page.analysis;
        let words = syntax.words_of(analysis, &mention.tokens);
        let Some(top) = syntax.top_of(&words) else { return false };
        // "the company's offer to Verran": an owner is one, unless its noun is another's deed.
        for word in syntax.ancestors(top) {
            if word == head {
                return true;
            }
            match syntax.relation(word) {
                "acl" | "advcl" | "parataxis" | "ccomp" | "xcomp" => return false,
                "nmod" if syntax.label(word) == "nmod:poss" => {
                    let owner_only = syntax.head(word).is_some_and(|owned| OTHERS.contains(&self.lower(owned).as_str()));
                    if owner_only {
                        return false;
                    }
                }
                "nmod" | "obl" => {
                    let case = self.case(word);
                    let ours = case.is_empty()
                        || matches!(case.as_str(), "of" | "from" | "between" | "with" | "and" | "by" | "for" | "’s" | "'s" | "’");
                    if !ours {
                        return false;
                    }
                }
                _ => {}
            }
        }
        // The parser may hang a name elsewhere in a list.
        mention.form != MentionForm::Capital && words.contains(&head)
    }
}
