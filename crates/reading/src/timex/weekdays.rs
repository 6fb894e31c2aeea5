//! Weekdays: "Tuesday", "last Thursday", "Friday next week", "Friday the 11th".

use super::dates::{shift, weekday_and_day};
use super::expression::Expression;
use super::scan::Scan;
use super::words::{Piece, Unit};
use rapporteur_time::Weekday;

/// Returns the weekday named at `at`; a short form needs its capital, and "sat" and "sun" a date or preposition about them.
pub(super) fn weekday_name(scan: Scan<'_, '_>, at: usize) -> Option<(Weekday, usize)> {
    let Some(Piece::Weekday(weekday)) = scan.piece(at) else { return None };
    let word = scan.word(at);
    let short = word.len() <= 5;
    let verb = matches!(word, "sat" | "sun" | "wed" | "mon");
    if short && verb && !(scan.is_capital(at) && at > scan.start && scan.before(at) != "the") {
        // "Sat 14th", "Wed, 22 of Jan"
        let dated = scan.is_capital(at) && (scan.ordinal(at + 1).is_some() || scan.is_number(at + 1) || scan.word(at + 1) == ",");
        dated.then_some(())?;
    }
    Some((weekday, at + 1 + usize::from(short && scan.word(at + 1) == "." && at + 2 < scan.end)))
}

/// "Tuesday", "next Tuesday", "Tuesday of last week", "Friday next week", "Friday the 11th"
pub(super) fn weekday(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if let Some((day, next)) = weekday_name(scan, at) {
        if let Some(found) = weekday_and_day(scan, next, day) {
            return Some(found);
        }
        let link = scan.skip(next, "of");
        let link = link + usize::from(link == next && scan.word(next) == "in");
        if let Some((of, end)) = shifted_week(scan, link) {
            return Some((Expression::WeekdayIn(day, Box::new(of)), end));
        }
        // "Tuesday week" is British for the Tuesday after the next one.
        if scan.word(next) == "week" && scan.before(at) != "every" {
            return Some((Expression::WeekdayIn(day, Box::new(Expression::Unit(Unit::Week, 1))), next + 1));
        }
        return Some((Expression::Weekday(day, None), next));
    }
    let (which, after) = shift(scan, at)?;
    if let Some((day, next)) = weekday_name(scan, after) {
        return match weekday_and_day(scan, next, day) {
            Some(found) => Some(found),
            None => Some((Expression::Weekday(day, Some(which)), next)),
        };
    }
    // "next week on Tuesday", "this week Monday", "next week Mon"
    let (week, next) = shifted_week(scan, at)?;
    let link = next + usize::from(matches!(scan.word(next), "on" | "-"));
    let (day, end) = weekday_name(scan, link)?;
    Some((Expression::WeekdayIn(day, Box::new(week)), end))
}

fn shifted_week(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let at = scan.skip(at, "the");
    let (which, after) = shift(scan, at)?;
    let is_week = matches!(scan.piece(after), Some(Piece::Unit(Unit::Week))) && scan.word(after) == "week";
    is_week.then_some((Expression::Unit(Unit::Week, which.ahead()), after + 1))
}
