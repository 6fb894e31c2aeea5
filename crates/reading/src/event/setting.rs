//! Who takes part, by what stands in the clause: where the tree does not tell.

use super::trigger::{Standing, Trigger};
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ActorKind, EventType, Place};

/// Returns those who take part, each once, in the order of the text.
pub(super) fn participants(
    page: &Page<'_>,
    work: &Work,
    trigger: &Trigger,
    clause: &TokenRange,
    place: Option<&Place>,
) -> Vec<ActorId> {
    let mut found: Vec<ActorId> = Vec::new();
    let mentions = work.mentions_in(clause);
    for mention in mentions {
        let outside =
            is_source(work, mention) || in_title(work, mentions, mention) || is_other_topic(page, mention, trigger, clause);
        let is_place = place.is_some_and(|place| place.span.overlaps(page.analysis.span(&mention.tokens)));
        let receives = trigger.kind == EventType::Visit && is_place;
        if outside || (is_place && !receives) || found.contains(&mention.actor) {
            continue;
        }
        if trigger.kind == EventType::Proposal && mention.tokens.start > trigger.tokens.end && !authored(page, mention, trigger) {
            continue;
        }
        found.push(mention.actor);
    }
    for actor in behind_pronouns(page, work, trigger, clause) {
        if !found.contains(&actor) {
            found.push(actor);
        }
    }
    found
}

/// Tells whether a person or body is named right before the verb: "Aas and her colleague, Ann Pell, met".
pub(super) fn is_named_before(page: &Page<'_>, work: &Work, trigger: &Trigger, clause: &TokenRange) -> bool {
    let verb = crate::phrase::verb_group_start(page, trigger.tokens.start, clause.start);
    let names = |mention: &Mention| {
        let gap = mention.tokens.end..verb.max(mention.tokens.end);
        let marks = gap.len() <= 1 && gap.clone().all(|at| page.analysis.tokens.kind(at) == TokenKind::Mark);
        marks && mention.form == MentionForm::Name && !is_source(work, mention)
    };
    trigger.standing == Standing::Verb && work.mentions_in(&(clause.start..verb)).last().is_some_and(names)
}

/// "It had not been consulted", "he was ready to meet": in what somebody says, the pronoun is mostly the speaker. "Both
/// sides", "the parties": those that the text first names together.
fn behind_pronouns(page: &Page<'_>, work: &Work, trigger: &Trigger, clause: &TokenRange) -> Vec<ActorId> {
    let analysis = &page.analysis;
    let before = clause.start..trigger.tokens.start;
    let statement = work.statement_over(trigger.tokens.start).and_then(|id| work.findings.statement(id));
    let pronoun = before
        .clone()
        .rev()
        .find(|&at| ["it", "he", "she", "they", "we", "i", "his", "its", "our"].contains(&analysis.lower(at)));
    let subject_named = pronoun.is_some_and(|at| !work.mentions_in(&(at..trigger.tokens.start)).is_empty());
    let mut found: Vec<ActorId> = Vec::new();
    if pronoun.is_some() && !subject_named {
        found.extend(statement.and_then(|statement| statement.speaker));
    }
    let sides = before.clone().chain(trigger.tokens.end..clause.end).any(|at| {
        ["both sides", "two sides", "the parties", "both governments", "the delegations"]
            .iter()
            .any(|words| analysis.reads(at, words))
    });
    let they = statement.is_none() && pronoun.is_some_and(|at| analysis.lower(at) == "they");
    if sides || they {
        found.extend_from_slice(&work.table);
    }
    found
}

/// Returns the sides that the text first names together: "Armenia and Azerbaijan", "A, B, C and D".
pub(super) fn table(page: &Page<'_>, work: &Work) -> Vec<ActorId> {
    let analysis = &page.analysis;
    let joins = |from: usize, to: usize| {
        (from..to).all(|at| matches!(analysis.lower(at), "," | "and" | "the")) && from < to && to - from <= 3
    };
    let body = |id: ActorId| work.findings.actors[id.index()].kind != ActorKind::Person;
    let mut prose = 0..page.kinds.len();
    // Who is named together far down, or in the entries of a live blog, need not be at the table.
    let opening = prose.by_ref().take(5).last().map_or(0, |last| analysis.paragraphs[last].tokens.end);
    for (index, first) in work.mentions.iter().enumerate().take_while(|(_, first)| first.tokens.start < opening) {
        if *page.kind_of_sentence(analysis.sentence_of(first.tokens.start)) == crate::ParagraphKind::LiveEntry {
            continue;
        }
        let mut run = vec![first.actor];
        let mut end = first.tokens.end;
        for next in &work.mentions[index + 1..] {
            if !joins(end, next.tokens.start) {
                break;
            }
            run.push(next.actor);
            end = next.tokens.end;
        }
        run.dedup();
        if run.len() >= 2 && run.iter().all(|id| body(*id)) {
            return run;
        }
    }
    Vec::new()
}

/// Tells whether the mention is the source of a statement and not part of what is said.
fn is_source(work: &Work, mention: &Mention) -> bool {
    work.speech.get(mention.tokens.start).is_some_and(|speech| speech.source)
}

/// Tells whether the mention is the country in the title of a person named after it: "US Army Secretary Dan Driscoll".
pub(super) fn in_title(work: &Work, mentions: &[Mention], mention: &Mention) -> bool {
    let actor = &work.findings.actors[mention.actor.index()];
    actor.kind != ActorKind::Person
        && mentions.iter().any(|other| {
            let person = &work.findings.actors[other.actor.index()];
            let near = other.tokens.start >= mention.tokens.end && other.tokens.start - mention.tokens.end <= 6;
            person.kind == ActorKind::Person
                && near
                && person.represents.map(|side| work.findings.side_of(side)) == Some(work.findings.side_of(mention.actor))
        })
}

/// "the peace plan of Norlund", "on the Turkish version": what is talked about takes no part.
fn is_other_topic(page: &Page<'_>, mention: &Mention, trigger: &Trigger, clause: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let back = |at: usize| {
        mention.tokens.start.checked_sub(at).filter(|&index| index >= clause.start).map_or("", |index| analysis.lower(index))
    };
    let about = matches!(back(1), "on" | "about") || (back(1) == "the" && matches!(back(2), "on" | "about"));
    let owner = analysis.tokens.kind(mention.tokens.end) == TokenKind::Possessive && trigger.standing != Standing::Noun;
    let text_of = mention.form == MentionForm::Demonym
        && ["version", "proposal", "draft", "plan", "paper", "text", "withdrawal", "interests"]
            .contains(&analysis.lower(mention.tokens.end));
    about || owner || text_of
}

/// Tells whether an actor is in the clause only as the place: the Vienna of "talks in Vienna". A visit is received by its place.
pub(super) fn is_only_place(page: &Page<'_>, work: &Work, actor: ActorId, place: &Place, trigger: &Trigger) -> bool {
    let analysis = &page.analysis;
    let sentence = &analysis.sentences[analysis.sentence_of(trigger.tokens.start)].tokens;
    let at = trigger.tokens.start;
    let near = sentence.start.max(at.saturating_sub(100))..sentence.end.min(at + 100);
    let mut mentions = work.mentions_in(&near).iter().filter(|mention| mention.actor == actor).peekable();
    trigger.kind != EventType::Visit
        && mentions.peek().is_some()
        && mentions.all(|mention| place.span.overlaps(analysis.span(&mention.tokens)))
}

/// "circulated by the Commission", "which will be tabled by the chair"
fn authored(page: &Page<'_>, mention: &Mention, trigger: &Trigger) -> bool {
    (trigger.tokens.end..mention.tokens.start).any(|at| page.analysis.lower(at) == "by")
}
