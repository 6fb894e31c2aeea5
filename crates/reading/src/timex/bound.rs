//! How a preposition bounds an expression: "by 30 June", "since Saturday", "until May".

use super::expression::Expression;
use super::words::Part;
use crate::Page;
use rapporteur_language::TokenRange;
use rapporteur_time::{Bound, Date, Interval, Precision, When, days_after};

/// Returns where the expression at `at` begins with its preposition, and the days as the preposition bounds them.
pub(super) fn bounded(
    page: &Page<'_>,
    sentence: &TokenRange,
    at: usize,
    expression: &Expression,
    when: When,
    today: Option<Date>,
) -> (usize, When) {
    // "within ten days" holds its preposition.
    if let Expression::Length { from: None, .. } = expression {
        return (at, when.bounded(Bound::Within));
    }
    if let Some(words) = after(page, sentence, at)
        && (is_long(when.precision) || matches!(expression, Expression::Part(..)))
    {
        // "After May" begins with June; after a day is mostly after what is held on it, and left alone.
        let first = days_after(when.interval.end(), 1);
        return (at - words, When { interval: Interval::day(first), bound: Bound::Since, precision: when.precision });
    }
    let Some((bound, words)) = preposition(page, sentence, at) else { return (at, when) };
    let interval = when.interval;
    let start = at - words;
    let stretched = match (bound, today) {
        // "Before May" ends with April; "before the end of the month" and "before Friday" have until that day.
        (Bound::Before, _) if starts_late(expression, when.precision) => {
            let last = days_after(interval.start(), -1);
            Interval::new(today.filter(|today| *today <= last).unwrap_or(last), last)
        }
        // "By 30 June": from the day of the text to that day.
        (Bound::By | Bound::Before | Bound::Within, Some(today)) if interval.end() >= today => {
            Interval::new(today, interval.end())
        }
        (Bound::Since, Some(today)) if interval.start() <= today => Interval::new(interval.start(), today),
        _ => interval,
    };
    let bound = if bound == Bound::Before { Bound::By } else { bound };
    (start, When { interval: stretched, bound, precision: when.precision })
}

/// "after", "later than": returns how many tokens that takes.
fn after(page: &Page<'_>, sentence: &TokenRange, at: usize) -> Option<usize> {
    let before = |back: usize| if at >= sentence.start + back { page.analysis.lower(at - back) } else { "" };
    match (before(3), before(2), before(1)) {
        ("no" | "not", ..) => None,
        (_, "later", "than") => Some(2),
        (.., "after") => Some(1),
        _ => None,
    }
}

/// Tells whether "before" means before the first day: "before May", "before early May"; not "before the end of May".
fn starts_late(expression: &Expression, precision: Precision) -> bool {
    match expression {
        Expression::Part(part, _) => !matches!(part, Part::End | Part::Rest),
        _ => is_long(precision),
    }
}

fn is_long(precision: Precision) -> bool {
    matches!(precision, Precision::Month | Precision::Quarter | Precision::Year)
}

/// Returns what stands before `at` and bounds it, with how many tokens it takes.
fn preposition(page: &Page<'_>, sentence: &TokenRange, at: usize) -> Option<(Bound, usize)> {
    let before = |back: usize| if at >= sentence.start + back { page.analysis.lower(at - back) } else { "" };
    Some(match (before(3), before(2), before(1)) {
        (_, "no" | "not", "later") => (Bound::By, 2),
        ("no" | "not", "later", "than") => (Bound::By, 3),
        (_, "ahead", "of") | (_, "prior", "to") => (Bound::Before, 2),
        (_, "up", "to" | "until") => (Bound::Until, 2),
        (.., "by") => (Bound::By, 1),
        (.., "before") => (Bound::Before, 1),
        (.., "since") => (Bound::Since, 1),
        (.., "until" | "till") => (Bound::Until, 1),
        (.., "within") => (Bound::Within, 1),
        (.., "around" | "about" | "circa") => (Bound::About, 1),
        _ => return None,
    })
}
