//! Time expressions, resolved to days.
//!
//! The conventions are those of news in English: weekdays look back or ahead by the tense of their clause, weeks are ISO
//! weeks, "last Thursday" is the Thursday before publication. What is quoted is counted from the day it was said. A text
//! without a date of publication yields absolute dates only. A length ("for three days") and a set ("every Monday") have no
//! days of their own; an hour has that of the one day that its sentence names.
//!
//! | file | what |
//! |---|---|
//! | `openers` | whether an expression may begin with a word: most words end there |
//! | `words`, `scan` | the words of the calendar (`lang/en/calendar.tsv`); numbers, days, months, years at a place |
//! | `numeric`, `dates`, `weekdays`, `nth`, `weeks`, `amounts`, `range` | the shapes: from words to an `Expression` |
//! | `clock`, `sets` | hours with their zones; what repeats, and how long things last |
//! | `direction` | whether the clause looks back or ahead |
//! | `resolve`, `year`, `parts`, `between` | from an expression to days |
//! | `bound` | "by", "since", "until", "within" |

mod amounts;
mod between;
mod bound;
mod clock;
mod dates;
mod direction;
mod expression;
mod nth;
mod numeric;
mod openers;
mod parts;
mod range;
mod resolve;
mod scan;
mod sets;
mod speech;
mod weekdays;
mod weeks;
mod words;
mod year;

use expression::Expression;
use openers::Openers;
use resolve::{Anchor, resolve_near};
use scan::Scan;

use crate::work::Dated;
use crate::{Page, Reader, Work};
use rapporteur_language::TokenRange;
use rapporteur_model::{CountedFrom, Length, Repeats, Timex};
use rapporteur_time::{Clock, Date, When};

/// An expression with its words, before it is resolved.
#[derive(Clone, Debug)]
struct Seen {
    what: What,
    words: TokenRange,
}

/// What an expression says.
#[derive(Clone, Debug)]
enum What {
    /// Days, and the hour that stands with them.
    Days(Expression, Option<Clock>),
    /// An hour without its day.
    Hour(Clock),
    Set(Repeats),
    Length(Length),
}

/// Finds time expressions.
#[derive(Debug)]
pub struct TimexReader;

impl Reader for TimexReader {
    fn name(&self) -> &'static str {
        "timex"
    }

    fn version(&self) -> u32 {
        3
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        // "The following day" counts from the last date named, wherever it stood.
        let mut last_named: Option<Date> = page.published;
        let mut seen = Vec::new();
        for (index, sentence) in page.analysis.sentences.iter().enumerate() {
            let tokens = &sentence.tokens;
            seen.clear();
            find(page, tokens, &mut seen);
            // The hour that opens an entry of a live blog is that of the entry.
            let said = page.sentence(index).start;
            seen.retain(|seen| seen.words.start >= said || !matches!(seen.what, What::Hour(_)));
            if seen.is_empty() {
                continue;
            }
            let spoken = speech::day_of(page, &seen);
            // "said on Tuesday, a day after experts met": a day before the one this sentence is about.
            let mut of_sentence = page.published;
            let first = work.findings.timexes.len();
            for Seen { what, words } in seen.drain(..) {
                let bare = Timex::nothing(page.analysis.span(&words));
                let timex = match what {
                    What::Set(repeats) => Timex { repeats: Some(repeats), ..bare },
                    What::Length(length) => Timex { lasts: Some(length), ..bare },
                    What::Hour(clock) => Timex { clock: Some(clock), ..bare },
                    What::Days(expression, clock) => {
                        let spoken = spoken.filter(|_| page.analysis.is_quoted(words.start));
                        let today = spoken.or(page.published);
                        let counted = if spoken.is_some() { CountedFrom::Quotation } else { CountedFrom::Publication };
                        let direction = direction::direction_at(page, tokens, &words);
                        let anchor = Anchor { today, last_named, of_sentence, direction };
                        let Some(when) = resolve_near(&expression, anchor) else { continue };
                        let (from, when) = bound::bounded(page, tokens, words.start, &expression, when, today);
                        last_named = Some(when.interval.end());
                        of_sentence = last_named;
                        let dated = Dated { when, clock: clock.clone() };
                        let tokens = from..words.end;
                        let span = page.analysis.span(&tokens);
                        work.dated.push((tokens, dated));
                        Timex { clock, counted_from: expression.counted_from(counted), ..Timex::of_days(span, when) }
                    }
                };
                work.findings.timexes.push(timex);
            }
            place_hours(page, sentence.paragraph, &mut work.findings.timexes[first..]);
        }
    }
}

/// Gives an hour the one day that its sentence names, or, in an entry of a live blog, the day of the page.
fn place_hours(page: &Page<'_>, paragraph: usize, timexes: &mut [Timex]) {
    let live = page.kinds[paragraph] == crate::ParagraphKind::LiveEntry;
    let mut days =
        timexes.iter().filter_map(|timex| Some((timex.when.filter(|when| when.interval.is_day())?, timex.counted_from)));
    let day = match (days.next(), days.next()) {
        (Some((day, from)), None) => Some((When::day(day.interval.start()), from)),
        (None, _) => page.published.filter(|_| live).map(|day| (When::day(day), CountedFrom::Publication)),
        _ => None,
    };
    let Some((day, from)) = day else { return };
    for hour in timexes.iter_mut().filter(|timex| timex.when.is_none() && timex.clock.is_some()) {
        (hour.when, hour.counted_from) = (Some(day), from);
    }
}

/// Adds the expressions of a sentence, in their order.
fn find(page: &Page<'_>, sentence: &TokenRange, seen: &mut Vec<Seen>) {
    let scan = Scan { page, start: sentence.start, end: sentence.end };
    let openers = Openers::get();
    let mut at = sentence.start;
    while at < sentence.end {
        let found = if openers.may_begin(scan, at) { expression(scan, at) } else { None };
        let Some((what, end)) = found else {
            at += 1;
            continue;
        };
        let end = end.min(sentence.end);
        if !(matches!(what, What::Days(..)) && is_set_or_exception(scan, at)) {
            seen.push(Seen { what, words: at..end });
        }
        at = end.max(at + 1);
    }
}

/// Returns the expression that begins at `at`, whatever it says.
fn expression(scan: Scan<'_, '_>, at: usize) -> Option<(What, usize)> {
    if let Some((expression, end)) = range::ranged(scan, at) {
        let (end, clock) = clock::after_day(scan, end);
        return Some((What::Days(expression, clock), end));
    }
    let set = || sets::set(scan, at).map(|(set, end)| (What::Set(set), end));
    let hour = || clock::alone(scan, at).map(|(clock, end)| (What::Hour(clock), end));
    let length = || sets::length(scan, at).map(|(length, end)| (What::Length(length), end));
    set().or_else(hour).or_else(length)
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

/// "every Monday", "each year" repeat; "except Friday", "other than in June" are days that are left out.
fn is_set_or_exception(scan: Scan<'_, '_>, at: usize) -> bool {
    let before = |back: usize| if at >= scan.start + back { scan.word(at - back) } else { "" };
    let prepositions = usize::from(matches!(before(1), "on" | "in" | "for"));
    let near = before(1 + prepositions);
    matches!(near, "every" | "each" | "except" | "excluding" | "barring" | "per")
        || matches!((before(2 + prepositions), near), ("other", "than") | ("apart" | "aside", "from") | ("but", "not"))
}
