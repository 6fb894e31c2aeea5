//! Lengths of time and what they count from: "the next three days", "two weeks ago", "within ten days", "three days after 3 June".

use super::expression::{Amount, Expression};
use super::scan::Scan;
use super::words::{Piece, Shift, Unit};

/// Returns the expression with a length that begins at `at`.
pub(super) fn counted(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    run(scan, at).or_else(|| distance(scan, at))
}

/// "the next three days", "past two weeks", "the 5 coming years", "over the last few months", "the coming days"
fn run(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let lead = scan.skip(at, "the");
    #[expect(clippy::single_match_else, reason = "two shapes side by side: next three days, three next days")]
    let (count, which, named) = match scan.piece(lead) {
        Some(Piece::Shift(which)) => match scan.number(lead + 1).filter(|_| !matches!(scan.word(lead + 1), "a" | "an")) {
            Some((count, named)) => (count, which, named),
            // "the coming days", "recent weeks": a few.
            None => (3, which, lead + 1),
        },
        _ => {
            let (count, after) = scan.number(lead).filter(|_| !matches!(scan.word(lead), "a" | "an"))?;
            let Some(Piece::Shift(which)) = scan.piece(after) else { return None };
            (count, which, after + 1)
        }
    };
    let workdays = matches!(scan.word(named), "business" | "working");
    let named = named + usize::from(workdays);
    let Some(Piece::Unit(unit)) = scan.piece(named) else { return None };
    let plural = scan.word(named).ends_with('s') || matches!(unit, Unit::Fortnight) && count != 3;
    let ahead = match which {
        Shift::Last => -1,
        Shift::Next => 1,
        Shift::This => return None,
    };
    if workdays {
        let amount = Amount { workdays: count, ..Amount::default() };
        return Some((Expression::Length { amount: if ahead > 0 { amount } else { amount.back() }, from: None }, named + 1));
    }
    (plural && count < 1000).then_some((Expression::Run { unit, count: count * ahead }, named + 1))
}

/// "in two weeks' time", "two weeks ago", "within ten days", "a day later", "two days after 3 June", "a week from Monday"
fn distance(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let lead = usize::from(matches!(scan.word(at), "in" | "within"));
    let inside = scan.word(at) == "within";
    let mut from = at + lead;
    if inside {
        from = scan.skip(scan.skip(from, "the"), "next");
        from += usize::from(matches!(scan.word(from), "coming" | "upcoming"));
    }
    from += usize::from(matches!(scan.word(from), "about" | "around" | "roughly") || scan.word(from) == "under" && lead == 1);
    let (amount, unit, next) = length(scan, from)?;
    let next = scan.skip_possessive(next);
    let word = scan.word(next);
    let apart = |amount: Amount, end: usize| Some((Expression::Distance { amount, from: None }, end));
    match word {
        "time" if lead == 1 => return apart(amount, next + 1),
        "ago" | "earlier" | "previously" if lead == 0 => {
            if word == "earlier" && unit == Unit::Day {
                return Some((Expression::FromLast(-amount.days), next + 1));
            }
            return apart(amount.back(), next + 1);
        }
        "later" if lead == 0 && unit == Unit::Day && amount.months == 0 && amount.years == 0 => {
            return Some((Expression::FromLast(amount.days), next + 1));
        }
        // "A week later": from the last day named.
        "later" if lead == 0 => {
            let from = Some(Box::new(Expression::FromLast(0)));
            return Some((Expression::Distance { amount, from }, next + 1));
        }
        "hence" if lead == 0 => return apart(amount, next + 1),
        "from" | "after" | "before" if !inside => {
            // "out for three days from today": all of them.
            if word == "from"
                && scan.before(at) == "for"
                && let Some((from, end)) = anchor(scan, next + 1)
            {
                return Some((Expression::Length { amount, from: Some(Box::new(from)) }, end));
            }
            let sign = if word == "before" { amount.back() } else { amount };
            if let Some((from, end)) = anchor(scan, next + 1) {
                return Some((Expression::Distance { amount: sign, from: Some(Box::new(from)) }, end));
            }
            // "a day after experts met": the meeting was a day before the day at hand.
            let day = unit == Unit::Day && word != "from" && amount.months == 0 && amount.years == 0 && lead == 0;
            return day.then_some((Expression::FromThis(if word == "after" { -amount.days } else { amount.days }), next + 1));
        }
        "from" | "of" | "after" if inside => {
            // "within ten days of signing" counts from what nobody knows yet.
            let (from, end) = anchor(scan, next + 1)?;
            return Some((Expression::Length { amount, from: Some(Box::new(from)) }, end));
        }
        "starting" | "beginning" | "," if lead == 0 => {
            let after = if word == "," { next + 1 } else { next };
            let after = after + usize::from(matches!(scan.word(after), "starting" | "beginning" | "from"));
            let after = after + usize::from(matches!(scan.word(after), "from" | "on"));
            if after > next + usize::from(word == ",")
                && let Some((from, end)) = anchor(scan, after)
            {
                return Some((Expression::Length { amount, from: Some(Box::new(from)) }, end));
            }
        }
        _ => {}
    }
    if inside {
        return Some((Expression::Length { amount, from: None }, next));
    }
    // "in two weeks", of what is ahead; "in three days of talks" is how long it took.
    let short = scan.word(at) == "in" && !matches!(word, "of" | "since" | "to" | "on") && scan.word(from) != "recent";
    short.then_some((Expression::Distance { amount, from: None }, next))
}

/// "two weeks", "2 years 1 month and 21 days", "four business days"
fn length(scan: Scan<'_, '_>, at: usize) -> Option<(Amount, Unit, usize)> {
    let one = |at: usize| {
        let (count, named) = scan.number(at)?;
        if matches!(scan.word(named), "business" | "working") && matches!(scan.piece(named + 1), Some(Piece::Unit(Unit::Day))) {
            return Some((Amount { workdays: count, ..Amount::default() }, Unit::Day, named + 2));
        }
        let Some(Piece::Unit(unit)) = scan.piece(named) else { return None };
        Some((Amount::of(unit, count)?, unit, named + 1))
    };
    let (mut amount, mut unit, mut next) = one(at)?;
    for _ in 0..3 {
        let after = next + usize::from(matches!(scan.word(next), "," | "and"));
        let Some((more, finer, end)) = one(after) else { break };
        (amount, unit, next) = (amount.plus(more), finer, end);
    }
    Some((amount, unit, next))
}

/// Returns the day that a length counts from: a date, a weekday, "today", "now".
fn anchor(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if scan.word(at) == "now" {
        return Some((Expression::Days(0), at + 1));
    }
    let (found, end) = super::simple(scan, at)?;
    let is_day = !matches!(
        found,
        Expression::Distance { .. }
            | Expression::FromLast(_)
            | Expression::FromThis(_)
            | Expression::Unit(..)
            | Expression::Run { .. }
    );
    is_day.then_some((found, end))
}
