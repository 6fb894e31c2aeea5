//! Expressions with two ends: "from 3 to 5 June", "between Monday and Wednesday", "May to September".

use super::expression::{Expression, YearOf};
use super::scan::Scan;
use super::words::Piece;

/// Returns the expression that begins at `at`, with two ends or one.
pub(super) fn ranged(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let lead = scan.word(at);
    let opens = matches!(lead, "from" | "between");
    let first = at + usize::from(opens);
    // "next week between Wednesday and Friday"
    if let Some(found) = inside_week(scan, at) {
        return Some(found);
    }
    let year = |at: usize| scan.year(at).filter(|_| scan.is_number(at)).map(|(year, next)| (Expression::Year(year), next));
    let years = || year(first).filter(|(_, next)| matches!(scan.word(*next), "to" | "through" | "until" | "till" | "–"));
    let Some((from, after)) = super::simple(scan, first).or_else(years) else {
        return if opens { month_later(scan, first) } else { None };
    };
    // "moved from Friday to Monday" has two days and no range.
    let moved = (lead == "from" && is_moved(scan, at)) || (scan.before(at) == "from" && is_moved(scan, at - 1));
    let linked = match scan.word(after) {
        "and" => lead == "between",
        "until" | "till" | "through" => true,
        "to" | "–" | "-" => !moved,
        _ => false,
    };
    if linked
        && let Some((to, end)) = super::simple(scan, scan.skip(after + 1, "the"))
            .or_else(|| super::simple(scan, after + 1))
            .or_else(|| year(after + 1))
        && pairs(&from, &to)
    {
        return Some((Expression::Range(Box::new(from), Box::new(to)), end));
    }
    (!opens).then_some((from, after))
}

/// Tells whether what stands before `at` says that something was moved from one day to another.
fn is_moved(scan: Scan<'_, '_>, at: usize) -> bool {
    (scan.start.max(at.saturating_sub(4))..at).any(|at| {
        matches!(
            scan.word(at),
            "moved"
                | "postponed"
                | "delayed"
                | "rescheduled"
                | "pushed"
                | "put"
                | "shifted"
                | "changed"
                | "brought"
                | "moving"
                | "postpone"
                | "move"
                | "extended"
        )
    })
}

fn pairs(from: &Expression, to: &Expression) -> bool {
    let open = |side: &Expression| !matches!(side, Expression::Overnight | Expression::Range(..) | Expression::Run { .. });
    open(from) && open(to)
}

/// "from 4 to January 22, 1995": the month and year of the first day stand with the second.
fn month_later(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let (from, link) = scan.day(at)?;
    matches!(scan.word(link), "to" | "and" | "until" | "till" | "through").then_some(())?;
    let (found, end) = super::dates::named(scan, scan.skip(link + 1, "the"))?;
    match found {
        Expression::DayOf { from: to, to: last, month, year, weekday } if to == last => {
            if to > from {
                return Some((Expression::DayOf { from, to, month, year, weekday }, end));
            }
            // "from the twenty-seventh to the third of April": the month before.
            let super::expression::MonthOf::Named(number) = month else { return None };
            let before = super::expression::MonthOf::Named(if number == 1 { 12 } else { number - 1 });
            let first = Expression::DayOf { from, to: from, month: before, year: YearOf::Near, weekday: None };
            Some((Expression::Range(Box::new(first), Box::new(found)), end))
        }
        _ => None,
    }
}

/// "next week between Wednesday and Friday", "this week from Tuesday to Thursday"
fn inside_week(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let (week, next) = super::dates::stretch(scan, at).filter(|_| matches!(scan.piece(at), Some(Piece::Shift(_))))?;
    let Expression::Unit(super::words::Unit::Week, _) = week else { return None };
    matches!(scan.word(next), "between" | "from").then_some(())?;
    let weekday = |at: usize| match scan.piece(at) {
        Some(Piece::Weekday(weekday)) => Some(Expression::WeekdayIn(weekday, Box::new(week.clone()))),
        _ => None,
    };
    let from = weekday(next + 1)?;
    matches!(scan.word(next + 2), "and" | "to" | "until" | "through").then_some(())?;
    let to = weekday(next + 3)?;
    Some((Expression::Range(Box::new(from), Box::new(to)), next + 4))
}
