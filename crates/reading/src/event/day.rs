//! When it takes place: the days and the hour of the clause, as far as they are of the event and of no plan given up.

use super::trigger::Trigger;
use crate::{Page, Work};
use rapporteur_language::{TokenKind, TokenRange, number_word};
use rapporteur_model::{EventType, Modality, Timex};
use rapporteur_time::{Bound, Clock, Interval, Precision, When, days_after};

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
