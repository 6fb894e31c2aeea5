//! Time expressions, resolved to days.
//!
//! The conventions are those of news in English: weekdays look back or ahead by the tense of their clause, weeks are ISO
//! weeks, "last Thursday" is the Thursday before publication. The kinds of expression follow TimeML (DATE, SET and
//! DURATION collapse to the days they cover); a text without a date of publication yields absolute dates only.

mod calendar_words;
mod direction;
mod expression;
mod resolve;

use direction::direction_at;
use expression::Expression;

use crate::{Page, Reader, Work};
use rapporteur_language::TokenRange;
use rapporteur_model::Timex;
use rapporteur_time::{Bound, Date, When};

/// Finds time expressions.
#[derive(Debug)]
pub struct TimexReader;

impl Reader for TimexReader {
    fn name(&self) -> &'static str {
        "timex"
    }

    fn version(&self) -> u32 {
        1
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        // "The following day" counts from the last date named, wherever it stood.
        let mut last_named: Option<Date> = page.published;
        for index in 0..page.analysis.sentences.len() {
            let tokens = page.analysis.sentences[index].tokens.clone();
            // "said on Tuesday, a day after experts met": a day before the one this sentence is about.
            let mut of_sentence = page.published;
            let mut at = tokens.start;
            while at < tokens.end {
                let Some(found) = expression::match_at(page, at, tokens.end) else {
                    at += 1;
                    continue;
                };
                let direction = direction_at(page, &tokens, at);
                let anchor =
                    if matches!(found.expression, Expression::FromLast(days) if days < 0) { of_sentence } else { last_named };
                if let Some(when) = resolve::resolve(found.expression, page.published, anchor, direction) {
                    let (from, when) = bounded(page, &tokens, at, when);
                    let span = page.analysis.span(&(from..found.end));
                    work.findings.timexes.push(Timex { span, when });
                    last_named = Some(when.interval.end());
                    of_sentence = last_named;
                }
                at = found.end;
            }
        }
        join_ranges(page, work);
        work.timex_tokens = work.findings.timexes.iter().map(|timex| page.analysis.tokens_in(timex.span)).collect();
    }
}

/// Returns where the expression at `at` begins with its preposition, and the days as the preposition bounds them.
fn bounded(page: &Page<'_>, sentence: &TokenRange, at: usize, when: When) -> (usize, When) {
    let before = |back: usize| if at >= sentence.start + back { page.analysis.lower(at - back) } else { "" };
    let (bound, words) = match (before(2), before(1)) {
        ("no" | "not", "later") => (Bound::By, 2),
        (_, "by") => (Bound::By, 1),
        (_, "before") => (Bound::Before, 1),
        (_, "since") => (Bound::Since, 1),
        (_, "until" | "till") => (Bound::Until, 1),
        (_, "within") => (Bound::Within, 1),
        (_, "around" | "about") => (Bound::About, 1),
        _ => return (at, when),
    };
    let interval = when.interval;
    let stretched = match (bound, page.published) {
        // "By 30 June", "before the end of the month": from the day of the text to that day.
        (Bound::By | Bound::Before | Bound::Within, Some(today)) if interval.end() >= today => {
            rapporteur_time::Interval::new(today, interval.end())
        }
        (Bound::Since, Some(today)) if interval.start() <= today => rapporteur_time::Interval::new(interval.start(), today),
        _ => interval,
    };
    let bound = if bound == Bound::Before { Bound::By } else { bound };
    (at - words, When { interval: stretched, bound, precision: when.precision })
}

/// Joins "between Monday and 4 February" and "from 3 to 5 March" into one expression.
fn join_ranges(page: &Page<'_>, work: &mut Work) {
    let text = page.analysis.text();
    let timexes = std::mem::take(&mut work.findings.timexes);
    for timex in timexes {
        if let Some(last) = work.findings.timexes.last_mut() {
            let gap = text.get(last.span.end()..timex.span.start()).map_or("", str::trim);
            let lead = text[..last.span.start()].trim_end();
            let ranged = (gap == "and" && lead.ends_with("between"))
                || (matches!(gap, "to" | "until" | "through" | "–" | "-") && lead.ends_with("from"));
            if ranged && last.when.interval.start() <= timex.when.interval.end() {
                last.span = last.span.cover(timex.span);
                last.when = When::during(
                    rapporteur_time::Interval::new(last.when.interval.start(), timex.when.interval.end()),
                    rapporteur_time::Precision::Days,
                );
                continue;
            }
        }
        work.findings.timexes.push(timex);
    }
}
