//! Who takes part, where and when.

use super::trigger::{Standing, Trigger};
use crate::page::Known;
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::Sense;
use rapporteur_language::{TokenKind, TokenRange, number_word};
use rapporteur_model::{ActorId, ActorKind, EventType, Modality, Place, Timex};
use rapporteur_time::{Bound, Clock, Interval, Precision, When, days_after};

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

/// Returns the town or country where it takes place: after "in" or "at", or where a visit goes.
pub(super) fn place(page: &Page<'_>, trigger: &Trigger, clause: &TokenRange) -> Option<Place> {
    let analysis = &page.analysis;
    let visits = trigger.kind == EventType::Visit;
    let after = trigger.tokens.end..clause.end;
    let known =
        page.names_in(&after).iter().chain(page.names_in(&(clause.start..trigger.tokens.start)).iter()).find_map(|name| {
            let before = name.tokens.start.checked_sub(1).map_or("", |at| analysis.lower(at));
            let placed = matches!(before, "in" | "at")
                || (visits
                    && (matches!(before, "to" | "visit" | "visited" | "visits" | "visiting")
                        || name.tokens.start == trigger.tokens.end))
                || (before == "for"
                    && ["foreseen", "scheduled", "planned", "set", "due", "slated"]
                        .contains(&analysis.lower(name.tokens.start.saturating_sub(2))));
            // "send delegations to Doha for talks"
            let placed = placed
                || (before == "to"
                    && analysis.lower(name.tokens.end) == "for"
                    && trigger.tokens.start <= name.tokens.end + 3
                    && trigger.tokens.start > name.tokens.end);
            let country = match name.what {
                Known::Entry(entry) => entry.senses.iter().find_map(|sense| match sense {
                    Sense::Capital(code) | Sense::Town(code) | Sense::State(code) => Some(Some(*code)),
                    Sense::Region(code) => Some(*code),
                    _ => None,
                }),
                Known::Party(..) => Some(None),
            };
            country.filter(|_| placed).map(|country| Place {
                name: analysis.words(&name.tokens).to_owned(),
                country,
                span: analysis.span(&name.tokens),
            })
        });
    known.or_else(|| unknown_place(page, &after)).or_else(|| unknown_place(page, &(clause.start..trigger.tokens.start)))
}

/// "in Port Selle": words with capitals after "in" or "at" that no table knows.
fn unknown_place(page: &Page<'_>, tokens: &TokenRange) -> Option<Place> {
    let analysis = &page.analysis;
    let capital = |at: usize| crate::phrase::is_capital(page, at) && analysis.tokens.kind(at) == TokenKind::Word;
    let calendar = |at: usize| {
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
            .contains(&analysis.lower(at))
            || analysis.lower(at).ends_with("day")
    };
    let at = tokens
        .clone()
        .find(|&at| matches!(analysis.lower(at), "in" | "at") && at + 1 < tokens.end && capital(at + 1) && !calendar(at + 1))?
        + 1;
    let end = (at..tokens.end).find(|&index| !capital(index)).unwrap_or(tokens.end);
    // "in Moroccan media", "at British insistence": an adjective.
    let syntax = &page.syntax;
    let tag = |at: usize| syntax.upos(syntax.words_of(analysis, &(at..at + 1)).start);
    if end < tokens.end && tag(end) == "NOUN" && analysis.tokens.kind(end) == TokenKind::Word {
        return None;
    }
    let span = analysis.span(&(at..end));
    Some(Place { name: analysis.words(&(at..end)).to_owned(), country: None, span })
}

/// Returns the town a report is dated from, for a meeting that its first paragraph reports as held.
pub(super) fn dateline(page: &Page<'_>, trigger: &Trigger, modality: Modality) -> Option<Place> {
    let analysis = &page.analysis;
    let paragraph = analysis.paragraphs.first()?;
    let opening = paragraph.tokens.contains(&trigger.tokens.start) && trigger.kind.is_encounter() && modality == Modality::Held;
    let in_capitals = (opening && modality == Modality::Held).then(|| capitals(page, &paragraph.tokens)).flatten();
    if in_capitals.is_some() {
        return in_capitals;
    }
    let town = page.names.first().filter(|name| {
        opening && name.tokens.start == paragraph.tokens.start && matches!(analysis.lower(name.tokens.end), "—" | "–" | ",")
    })?;
    let Known::Entry(entry) = town.what else { return None };
    let country = entry.senses.iter().find_map(|sense| match sense {
        Sense::Capital(code) | Sense::Town(code) => Some(*code),
        _ => None,
    })?;
    let span = analysis.span(&town.tokens);
    Some(Place { name: town_name(analysis.words(&town.tokens)), country: Some(country), span })
}

/// "BRUSSELS — Negotiators ended …", "PORT SELLE, March 11 (Northwire) - …": words in capitals before a dash or comma.
fn capitals(page: &Page<'_>, paragraph: &TokenRange) -> Option<Place> {
    let analysis = &page.analysis;
    let in_capitals = |at: &usize| {
        let word = analysis.word(*at);
        analysis.tokens.kind(*at) == TokenKind::Word && word.chars().count() > 2 && !word.chars().any(char::is_lowercase)
    };
    let end = paragraph.clone().find(|at| !in_capitals(at))?;
    let closed = matches!(analysis.lower(end), "—" | "–" | "-" | "," | "(");
    let span = analysis.span(&(paragraph.start..end));
    let name =
        (closed && (1..=3).contains(&(end - paragraph.start))).then(|| town_name(span.of(analysis.text()).unwrap_or("")))?;
    let country = rapporteur_knowledge::lexicon().find(&name).find_map(|found| {
        found.entry.senses.iter().find_map(|sense| match sense {
            Sense::Capital(code) | Sense::Town(code) => Some(*code),
            _ => None,
        })
    });
    Some(Place { name, country, span })
}

/// Returns a town written in capitals throughout as names are written: "BRUSSELS".
fn town_name(words: &str) -> String {
    if words.chars().any(char::is_lowercase) {
        return words.to_owned();
    }
    words
        .split(' ')
        .map(|word| word.chars().take(1).chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect::<String>())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Returns the days: the expression in the clause that is nearest to the trigger, else the only one of the sentence;
/// those of the saying are left out.
pub(super) fn when(
    page: &Page<'_>,
    work: &Work,
    modality: Modality,
    trigger: &Trigger,
    clause: &TokenRange,
    sentence: &TokenRange,
) -> Option<When> {
    let statement = work.statement_over(trigger.tokens.start);
    let nearest = |range: &TokenRange| {
        let of_event = |tokens: &TokenRange| {
            !of_what_is_agreed(page, trigger, tokens)
                && work.statement_over(tokens.start) == statement
                && !work.speech.get(tokens.start).is_some_and(|speech| speech.frame)
        };
        // After the trigger before before it: "held meetings in Tolm earlier this week".
        let distance = |tokens: &TokenRange| {
            if tokens.start >= trigger.tokens.end {
                (0, tokens.start - trigger.tokens.end)
            } else {
                (1, trigger.tokens.start - tokens.start)
            }
        };
        let days: Vec<_> = work.timexes_in(range).filter(|(tokens, _)| of_event(tokens)).collect();
        let plans = days.iter().filter(|(tokens, _)| of_an_old_plan(page, range, tokens)).count();
        let old = |tokens: &TokenRange| plans < days.len() && of_an_old_plan(page, range, tokens);
        days.iter().filter(|(tokens, _)| !old(tokens)).min_by_key(|(tokens, _)| distance(tokens)).map(|(_, timex)| timex.when)
    };
    // "due on Friday, has been postponed to 22 April": the new day, if there is one.
    let moved_to = work.timexes_in(clause).find(|(tokens, timex)| {
        let before = tokens.start.checked_sub(1).map_or("", |at| page.analysis.lower(at));
        modality == Modality::Postponed && (before == "to" || timex.when.bound == Bound::Until)
    });
    if let Some((_, timex)) = moved_to {
        return Some(timex.when);
    }
    // "On Tuesday, in the margins, leaders agreed": a day that opens the sentence holds for its clauses.
    nearest(clause).or_else(|| nearest(&(sentence.start..clause.start.max(sentence.start))))
}

/// Tells whether the clause says that it happens again and again.
pub(super) fn repeats(page: &Page<'_>, work: &Work, clause: &TokenRange) -> bool {
    let span = page.analysis.span(clause);
    let timexes = &work.findings.timexes;
    let from = timexes.partition_point(|timex| timex.span.start() < span.start());
    timexes[from..].iter().take_while(|timex| timex.span.end() <= span.end()).any(|timex| timex.repeats.is_some())
}

/// "The meeting set for Friday will take place on Saturday", "the talks, which were due to begin on Monday, will start on Tuesday": the
/// first day was planned, and what comes after "will" or "now" is another one.
fn of_an_old_plan(page: &Page<'_>, range: &TokenRange, timex: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let planned = (range.start.max(timex.start.saturating_sub(6))..timex.start).rev().find(|&at| {
        matches!(
            analysis.lower(at),
            "planned" | "set" | "due" | "scheduled" | "slated" | "pencilled" | "supposed" | "originally" | "meant"
        )
    });
    let Some(planned) = planned else { return false };
    // "is due on Friday", "is now set for Friday" is the plan that holds.
    let holds = planned > range.start && matches!(analysis.before(planned), "is" | "are" | "now" | "be" | "being" | "'s" | "'re");
    let new = (timex.end..range.end).any(|at| matches!(analysis.lower(at), "will" | "now" | "instead" | "moved" | "rescheduled"));
    !holds && new
}

/// Returns the hour at which it begins on its day: "on Monday at 14:00", "at 16:45 GMT on Monday". Until when it lasts is another hour.
pub(super) fn hour(page: &Page<'_>, work: &Work, clause: &TokenRange, when: When) -> Option<Clock> {
    let analysis = &page.analysis;
    let span = analysis.span(clause);
    let timexes = &work.findings.timexes;
    let from = timexes.partition_point(|timex| timex.span.start() < span.start());
    let mut within = timexes[from..].iter().take_while(|timex| timex.span.end() <= span.end());
    let begins = |timex: &&Timex| {
        let at = analysis.token_at(timex.span.start());
        !matches!(analysis.before(at), "until" | "till" | "to" | "before" | "after" | "since" | "past")
    };
    let of_day = |timex: &&Timex| timex.clock.is_some() && timex.when.is_some_and(|of| of.interval == when.interval);
    when.interval.is_day().then(|| within.find(|timex| of_day(timex) && begins(timex)))??.clock.clone()
}

/// "11:04 The president will meet delegates at 14:00": in a live blog an hour is of the day of the page.
pub(super) fn at_an_hour(page: &Page<'_>, trigger: &Trigger, clause: &TokenRange, modality: Modality) -> Option<When> {
    let analysis = &page.analysis;
    let live = *page.kind_of_sentence(analysis.sentence_of(trigger.tokens.start)) == crate::ParagraphKind::LiveEntry;
    let hour = (clause.start..clause.end).any(|at| {
        matches!(analysis.lower(at), "at" | "from" | "by")
            && analysis.tokens.kind(at + 1) == TokenKind::Number
            && analysis.lower(at + 1).contains([':', '.'])
    });
    let just = modality == Modality::Held && (clause.start..clause.end).any(|at| matches!(analysis.lower(at), "just" | "now"));
    page.published.filter(|_| live && (hour || just)).map(When::day)
}

/// "agreed to triple the fund by 2035", "tabled a plan to withdraw by May": the day is of what is agreed or proposed.
fn of_what_is_agreed(page: &Page<'_>, trigger: &Trigger, timex: &TokenRange) -> bool {
    let syntax = &page.syntax;
    let words = |tokens: &TokenRange| syntax.words_of(&page.analysis, tokens);
    let (Some(top), Some(date)) = (syntax.top_of(&words(&trigger.tokens)), syntax.top_of(&words(timex))) else { return false };
    let accord = matches!(trigger.kind, EventType::Agreement | EventType::Proposal);
    let mut inner = false;
    for word in syntax.ancestors(date).take(60) {
        if word == top || words(&trigger.tokens).contains(&word) {
            return accord && inner;
        }
        inner |= matches!(syntax.relation(word), "xcomp" | "ccomp" | "acl");
    }
    false
}

/// "ended two days of talks on Friday": the days before the last belong to it.
pub(super) fn lasting(page: &Page<'_>, trigger: &Trigger, when: Option<When>, modality: Modality) -> Option<When> {
    let analysis = &page.analysis;
    let when = when?;
    let at = trigger.tokens.start;
    let days = (at >= 3 && analysis.before(at) == "of" && analysis.lower(at - 2) == "days")
        .then(|| number_word(analysis.lower(at - 3)))
        .flatten();
    let Some(ended) = days.filter(|_| modality == Modality::Held && when.interval.is_day()) else { return Some(when) };
    let first = days_after(when.interval.end(), 1 - i32::try_from(ended.min(60)).unwrap_or(1));
    Some(When::during(Interval::new(first, when.interval.end()), Precision::Days))
}
