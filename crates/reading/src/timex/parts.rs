//! Parts of longer stretches: "early next month", "the end of April", "the third week of 2027", "the first Friday of July".

use super::expression::Expression;
use super::resolve::{Anchor, resolve};
use super::words::{Part, Unit};
use rapporteur_language::Tense;
use rapporteur_time::{Date, Interval, Precision, Weekday, When};
use rapporteur_time::{days_after, month_of, week_of, weekday_after, weekday_before};

/// Returns a part of a stretch. Its end is its last day: talks that are due "by the end of the month" have until then.
///
/// How long "early" and "late" last is a convention: half a month or year, three days of a week.
pub(super) fn part_of(part: Part, stretch: &Expression, anchor: Anchor) -> Option<When> {
    // "At the end of April" of what is to come looks ahead, and so does the end of this week.
    let direction = if part == Part::End && !matches!(stretch, Expression::Month(..)) { Tense::Future } else { anchor.direction };
    let whole = resolve(stretch, Anchor { direction, ..anchor })?;
    let (first, last) = (whole.interval.start(), whole.interval.end());
    let today = anchor.today;
    let within = |day: Date| if whole.interval.contains(day) { Some(day) } else { None };
    let days = match part {
        Part::End => return Some(When::day(last)),
        Part::Rest => match today.and_then(within) {
            Some(today) => Interval::new(today, last),
            None => Interval::new(middle(whole).1, last),
        },
        Part::Earlier => match today.and_then(within) {
            Some(today) => Interval::new(first, today),
            None => Interval::new(first, middle(whole).0),
        },
        Part::Start => Interval::new(first, middle(whole).0),
        Part::Late => Interval::new(middle(whole).1, last),
        Part::Middle => centre(whole),
    };
    Some(When::during(days, Precision::Days))
}

/// Returns the last day of the first part and the first of the second.
fn middle(whole: When) -> (Date, Date) {
    let first = whole.interval.start();
    match whole.precision {
        Precision::Week => (days_after(first, 2), days_after(first, 3)),
        Precision::Month => (days_after(first, 14), days_after(first, 15)),
        Precision::Year => (month_of(first, 5).end(), month_of(first, 6).start()),
        _ => {
            let half = i32::try_from(days(whole.interval) / 2).unwrap_or(0);
            (days_after(first, (half - 1).max(0)), days_after(first, half))
        }
    }
}

fn centre(whole: When) -> Interval {
    let first = whole.interval.start();
    match whole.precision {
        Precision::Week => Interval::new(days_after(first, 1), days_after(first, 4)),
        Precision::Month => Interval::new(days_after(first, 9), days_after(first, 19)),
        Precision::Year => Interval::new(month_of(first, 4).start(), month_of(first, 7).end()),
        _ => {
            let third = i32::try_from(days(whole.interval) / 3).unwrap_or(0);
            Interval::new(days_after(first, third), days_after(first, 2 * third))
        }
    }
}

fn days(interval: Interval) -> i64 {
    (interval.end() - interval.start()).get_days().into()
}

/// Returns the nth unit of a stretch, or several from it on; a week belongs to where its Thursday lies, as in ISO 8601.
pub(super) fn nth_of(nth: i32, count: i32, unit: Unit, whole: Interval) -> Option<When> {
    let (from, precision) = match unit {
        Unit::Day => {
            let first = if nth > 0 { days_after(whole.start(), nth - 1) } else { days_after(whole.end(), 1 - count) };
            let last = days_after(first, count - 1);
            return within(Interval::new(first, last), whole, if count == 1 { Precision::Day } else { Precision::Days });
        }
        Unit::Week => {
            let thursday = if nth > 0 {
                days_after(weekday_after(days_after(whole.start(), -1), Weekday::Thursday), 7 * (nth - 1))
            } else {
                days_after(weekday_before(days_after(whole.end(), 1), Weekday::Thursday), -7 * (count - 1))
            };
            let first = week_of(thursday, 0).start();
            let days = Interval::new(first, days_after(first, 7 * count - 1));
            return whole
                .contains(thursday)
                .then_some(When::during(days, if count == 1 { Precision::Week } else { Precision::Days }));
        }
        Unit::Month => (1, Precision::Month),
        Unit::Quarter => (3, Precision::Quarter),
        _ => return None,
    };
    let first =
        if nth > 0 { month_of(whole.start(), from * (nth - 1)).start() } else { month_of(whole.end(), 1 - from * count).start() };
    within(Interval::new(first, month_of(first, from * count - 1).end()), whole, precision)
}

fn within(days: Interval, whole: Interval, precision: Precision) -> Option<When> {
    (whole.contains(days.start()) && whole.contains(days.end())).then_some(When::during(days, precision))
}

/// Returns the nth such weekday of a stretch; the last if negative.
pub(super) fn nth_weekday(nth: i32, weekday: Weekday, whole: Interval) -> Option<When> {
    let day = if nth > 0 {
        days_after(weekday_after(days_after(whole.start(), -1), weekday), 7 * (nth - 1))
    } else {
        weekday_before(days_after(whole.end(), 1), weekday)
    };
    whole.contains(day).then_some(When::day(day))
}
