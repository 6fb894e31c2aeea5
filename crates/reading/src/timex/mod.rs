//! Time expressions, resolved to days.
//!
//! The conventions are those of news in English: weekdays look back or ahead by the tense of their clause, weeks are ISO
//! weeks, "last Thursday" is the Thursday before publication. What is quoted is counted from the day it was said. A text
//! without a date of publication yields absolute dates only. A length ("for three days") and a set ("every Monday") have no
//! days of their own: they are seen, so that no part of them is taken for a day, and left out.
//!
//! | file | what |
//! |---|---|
//! | `words`, `scan` | the words of the calendar (`lang/en/calendar.tsv`); numbers, days, months, years at a place |
//! | `numeric`, `dates`, `weeks`, `amounts`, `range` | the shapes: from words to an `Expression` |
//! | `direction` | whether the clause looks back or ahead |
//! | `resolve`, `parts` | from an expression to days |
//! | `bound` | "by", "since", "until", "within" |

mod amounts;
mod bound;
mod dates;
mod direction;
mod expression;
mod numeric;
mod parts;
mod range;
mod resolve;
mod scan;
mod speech;
mod weeks;
mod words;

use expression::Expression;
use resolve::{Anchor, resolve_near};
use scan::Scan;

use crate::{Page, Reader, Work};
use rapporteur_language::{TokenRange, number_word, ordinal_word};
use rapporteur_model::Timex;
use rapporteur_time::Date;
use words::Piece;

/// Finds time expressions.
#[derive(Debug)]
pub struct TimexReader;

impl Reader for TimexReader {
    fn name(&self) -> &'static str {
        "timex"
    }

    fn version(&self) -> u32 {
        2
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        // "The following day" counts from the last date named, wherever it stood.
        let mut last_named: Option<Date> = page.published;
        let mut found = Vec::new();
        for sentence in &page.analysis.sentences {
            let tokens = &sentence.tokens;
            found.clear();
            find(page, tokens, &mut found);
            let spoken = speech::day_of(page, &found);
            // "said on Tuesday, a day after experts met": a day before the one this sentence is about.
            let mut of_sentence = page.published;
            for (expression, words) in &found {
                let today = spoken.filter(|_| page.analysis.is_quoted(words.start)).or(page.published);
                let direction = direction::direction_at(page, tokens, words);
                let anchor = Anchor { today, last_named, of_sentence, direction };
                if let Some(when) = resolve_near(expression, anchor) {
                    let (from, when) = bound::bounded(page, tokens, words.start, expression, when, today);
                    work.findings.timexes.push(Timex { span: page.analysis.span(&(from..words.end)), when });
                    last_named = Some(when.interval.end());
                    of_sentence = last_named;
                }
            }
        }
        work.timex_tokens = work.findings.timexes.iter().map(|timex| page.analysis.tokens_in(timex.span)).collect();
    }
}

/// Adds the expressions of a sentence, in their order.
fn find(page: &Page<'_>, sentence: &TokenRange, found: &mut Vec<(Expression, TokenRange)>) {
    let scan = Scan { page, start: sentence.start, end: sentence.end };
    let mut at = sentence.start;
    while at < sentence.end {
        if !may_begin(scan, at) {
            at += 1;
            continue;
        }
        let Some((expression, end)) = range::ranged(scan, at) else {
            at += 1;
            continue;
        };
        let end = bound::with_time_of_day(scan, end).min(sentence.end);
        if !is_set_or_exception(scan, at) {
            found.push((expression, at..end));
        }
        at = end.max(at + 1);
    }
}

/// Returns the expression with one end that begins at `at`.
fn simple(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if at >= scan.end {
        return None;
    }
    let (found, end) = numeric::figures(scan, at)
        .or_else(|| weeks::relative(scan, at))
        .or_else(|| amounts::counted(scan, at))
        .or_else(|| dates::named(scan, at))
        .or_else(|| dates::day_alone(scan, at))?;
    (end <= scan.end).then_some((found, end))
}

/// Tells whether an expression may begin with this word: most words end here.
fn may_begin(scan: Scan<'_, '_>, at: usize) -> bool {
    let word = scan.word(at);
    let first = word.as_bytes().first().copied().unwrap_or(0);
    if first.is_ascii_digit() {
        return true;
    }
    match word {
        "the" | "in" | "within" | "from" | "between" | "a" | "an" | "few" | "couple" | "several" | "overnight" | "current"
        | "month-end" | "year-end" | "eoy" | "earlier" | "later" | "that" | "date" | "w" | "final" | "fiscal" | "financial"
        | "calendar" | "q1" | "q2" | "q3" | "q4" | "h1" | "h2" => true,
        _ => {
            matches!(scan.piece(at), Some(piece) if piece != Piece::DayPart)
                || (word.contains('-') && !word.starts_with('-'))
                || word.ends_with(|c: char| c.is_ascii_digit())
                || words::HOLIDAYS.contains_key(word)
                || word.starts_with(['o', 't', 'f', 's', 'e', 'n'])
                    && (number_word(word).is_some() || ordinal_word(word).is_some())
        }
    }
}

/// "every Monday", "each year" repeat; "except Friday", "other than in June" are days that are left out.
fn is_set_or_exception(scan: Scan<'_, '_>, at: usize) -> bool {
    let before = |back: usize| if at >= scan.start + back { scan.word(at - back) } else { "" };
    let prepositions = usize::from(matches!(before(1), "on" | "in" | "for"));
    let near = before(1 + prepositions);
    matches!(near, "every" | "each" | "except" | "excluding" | "barring" | "per")
        || matches!((before(2 + prepositions), near), ("other", "than") | ("apart" | "aside", "from") | ("but", "not"))
}
