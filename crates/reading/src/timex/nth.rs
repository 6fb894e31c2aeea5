//! Stretches that are counted within longer ones: "the third week of July", "the first Friday of next month", "Q3 this year".

use super::dates::{shift, stretch, year_after};
use super::expression::{Expression, YearOf};
use super::scan::Scan;
use super::weekdays::weekday_name;
use super::words::{Part, Piece, Unit};

/// "the third week of 2027", "the last ten days of July", "the first Friday of next month", "the second half of May"
pub(super) fn nth(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let lead = scan.skip(at, "the");
    let (nth, after) = match scan.word(lead) {
        "last" | "final" => (-1, lead + 1),
        _ => scan.ordinal(lead)?,
    };
    let (count, named) = match scan.number(after) {
        Some((count, named)) if !matches!(scan.word(after), "a" | "an") => (count, named),
        _ => (1, after),
    };
    let of = |at: usize| {
        let linked = matches!(scan.word(at), "of" | "in");
        stretch(scan, if linked { at + 1 } else { at }).filter(|(_, end)| linked || *end > at)
    };
    if let Some((weekday, next)) = weekday_name(scan, named) {
        let (of, end) = of(next)?;
        return Some((Expression::NthWeekday { nth, weekday, of: Box::new(of) }, end));
    }
    if scan.word(named) == "half" && matches!(nth, 1 | 2) {
        let (of, end) = of(named + 1)?;
        let part = if nth == 1 { Part::Start } else { Part::Late };
        return Some((Expression::Part(part, Box::new(of)), end));
    }
    let Some(Piece::Unit(unit)) = scan.piece(named) else { return None };
    // "the last week this month": "last week" alone is another thing.
    let (of, mut end) = of(named + 1)?;
    if nth == -1 && count == 1 && scan.word(named + 1) != "of" && scan.word(named + 1) != "in" {
        return None;
    }
    if unit == Unit::Quarter {
        let Expression::Year(year) = of else {
            let Expression::Unit(Unit::Year, ahead) = of else { return None };
            return quarter(nth, YearOf::Shifted(ahead), end);
        };
        return quarter(nth, YearOf::Number(year), end);
    }
    let whole = Expression::Nth { nth, count, unit, of: Box::new(of) };
    // "1st week of October on Friday"
    end += usize::from(scan.word(end) == "." && scan.word(end + 1) == "on");
    if unit == Unit::Week
        && scan.word(end) == "on"
        && let Some((weekday, next)) = weekday_name(scan, end + 1)
    {
        return Some((Expression::WeekdayIn(weekday, Box::new(whole)), next));
    }
    Some((whole, end))
}

fn quarter(nth: i32, year: YearOf, end: usize) -> Option<(Expression, usize)> {
    let nth = if nth == -1 { 4 } else { nth };
    let nth = i8::try_from(nth).ok().filter(|nth| (1..=4).contains(nth))?;
    Some((Expression::MonthsOf { nth, months: 3, year }, end))
}

/// "the third quarter", "next year's first quarter", "Q3 this year", "2016 the third quarter"
pub(super) fn quarter_or_half(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    // "next year's first quarter"
    if let Some((which, after)) = shift(scan, at)
        && scan.word(after) == "year"
        && scan.skip_possessive(after + 1) > after + 1
        && let Some((nth, named)) = scan.ordinal(scan.skip_possessive(after + 1))
        && scan.word(named) == "quarter"
    {
        return quarter(nth, YearOf::Shifted(which.ahead()), named + 1);
    }
    if scan.is_number(at)
        && let Some((year, next)) = scan.year(at)
    {
        if let Some((nth, named)) = scan.ordinal(scan.skip(next, "the"))
            && scan.word(named) == "quarter"
        {
            return quarter(nth, YearOf::Number(year), named + 1);
        }
        let (found, end) = coded(scan, next)?;
        return with_year(&found, YearOf::Number(year), end);
    }
    if let Some((found, next)) = coded(scan, at) {
        let (year, next) = year_after(scan, next);
        return with_year(&found, year, next);
    }
    // "in the third quarter": a quarter of the talks has no article and no preposition of time.
    let lead = scan.skip(at, "the");
    let (nth, named) = scan.ordinal(lead)?;
    (scan.word(named) == "quarter" && lead > at).then_some(())?;
    let (year, next) = year_after(scan, named + 1);
    quarter(nth, year, next)
}

/// "Q3", "H2"
fn coded(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let word = scan.word(at);
    let nth: i8 = word.get(1..)?.parse().ok()?;
    match word.as_bytes()[0] {
        b'q' if (1..=4).contains(&nth) && word.len() == 2 => {
            Some((Expression::MonthsOf { nth, months: 3, year: YearOf::Near }, at + 1))
        }
        b'h' if (1..=2).contains(&nth) && word.len() == 2 => {
            Some((Expression::MonthsOf { nth, months: 6, year: YearOf::Near }, at + 1))
        }
        _ => None,
    }
}

fn with_year(found: &Expression, year: YearOf, end: usize) -> Option<(Expression, usize)> {
    let Expression::MonthsOf { nth, months, .. } = *found else { return None };
    // "H1" alone is a motorway.
    (months == 3 || year != YearOf::Near).then_some((Expression::MonthsOf { nth, months, year }, end))
}
