//! Days, months and years by name: "10 March 2031", "15 and 16 June", "the 20th of next month", "in March", "in 2031".

use super::expression::{Expression, MonthOf, YearOf};
use super::scan::Scan;
use super::words::{Part, Piece, Shift, Unit};
use rapporteur_time::Weekday;

/// Prepositions after which a bare year, or a month that is also a name, is a date.
const DATED: [&str; 22] = [
    "in", "since", "by", "until", "till", "before", "after", "during", "early", "late", "mid", "from", "of", "this", "every",
    "and", "to", "between", "around", "through", "for", "or",
];

/// Returns the day, month or year that begins at `at`.
pub(super) fn named(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    days_and_month(scan, at)
        .or_else(|| month_and_days(scan, at))
        .or_else(|| month_alone(scan, at))
        .or_else(|| year_alone(scan, at))
}

/// Returns the year after a day or month: "2031", ", 2031", "of 2031", "of next year", "last year".
pub(super) fn year_after(scan: Scan<'_, '_>, at: usize) -> (YearOf, usize) {
    let linked = if matches!(scan.word(at), "," | "of" | "in") { at + 1 } else { at };
    if let Some((year, next)) = scan.year(linked) {
        return (YearOf::Number(year), next);
    }
    // "in April of 87", "the spring of '87"
    if scan.word(at) == "of"
        && scan.is_number(at + 1)
        && scan.word(at + 1).len() == 2
        && let Ok(year) = scan.word(at + 1).parse::<i16>()
    {
        return (YearOf::Number(if year < 40 { 2000 } else { 1900 } + year), at + 2);
    }
    match (scan.piece(linked), scan.piece(linked + 1)) {
        (Some(Piece::Shift(shift)), Some(Piece::Unit(Unit::Year))) => (YearOf::Shifted(shift.ahead()), linked + 2),
        _ if scan.word(linked) == "the" && scan.word(linked + 1) == "year" && linked > at && scan.word(at) == "of" => {
            (YearOf::Shifted(0), linked + 2)
        }
        _ => (YearOf::Near, at),
    }
}

/// "10 March", "15 and 16 June", "4-23 next month", "the 20th of next month", "the 15th day of June"
fn days_and_month(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let (from, to, after) = days(scan, at)?;
    let after = scan.skip(after, "day");
    // "16. Nov."
    let after = after + usize::from(scan.word(after) == "." && scan.is_number(at) && scan.month(after + 1).is_some());
    let after = if matches!(scan.word(after), "of" | "in") { after + 1 } else { after };
    if let Some((month, next)) = scan.month(after) {
        let (year, next) = year_after(scan, next);
        return Some((Expression::DayOf { from, to, month: MonthOf::Named(month), year, weekday: None }, next));
    }
    let shift = match (scan.piece(after), scan.piece(after + 1)) {
        (Some(Piece::Shift(shift)), Some(Piece::Unit(Unit::Month))) => shift.ahead(),
        _ if scan.word(after) == "the" && scan.word(after + 1) == "month" => 0,
        _ => return None,
    };
    // "4 last month" counts something: only an ordinal or a pair is a day.
    let counted = from == to && scan.is_number(scan.skip(at, "the")) && scan.word(after - 1) != "of";
    let month = MonthOf::Shifted(shift);
    (!counted).then_some((Expression::DayOf { from, to, month, year: YearOf::Near, weekday: None }, after + 2))
}

/// Returns the days of a month that begin at `at`: "15", "15-16", "15 to 17", "the ninth and the seventeenth".
fn days(scan: Scan<'_, '_>, at: usize) -> Option<(i8, i8, usize)> {
    if let Some((from, to)) = pair(scan, at) {
        return Some((from, to, at + 1));
    }
    let (from, next) = scan.day(at)?;
    if matches!(scan.word(next), "and" | "–" | "-" | "to" | "until" | "till" | "through" | "or")
        && let Some((to, end)) = scan.day(next + 1).filter(|(to, _)| *to > from)
    {
        return Some((from, to, end));
    }
    // "13, 14 and 15 June"
    let list = scan.word(next) == "," && scan.is_number(next + 1);
    if list
        && let Some((to, end)) = (next + 1..next + 8).find_map(|at| (scan.word(at) == "and").then(|| scan.day(at + 1))?)
        && (next..end).all(|at| matches!(scan.word(at), "," | "and") || scan.day(at).is_some())
        && to > from
    {
        return Some((from, to, end));
    }
    Some((from, from, next))
}

/// "19-20": two days in one token.
fn pair(scan: Scan<'_, '_>, at: usize) -> Option<(i8, i8)> {
    let (from, to) = scan.word(at).split_once('-')?;
    let day = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse::<i8>().ok();
    let (from, to) = (day(from)?, day(to)?);
    ((1..=31).contains(&from) && to > from && to <= 31).then_some((from, to))
}

/// "March 10, 2031", "November 19-20", "April 9th through 17th", "October, 1st"
fn month_and_days(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let (month, after) = scan.month(at)?;
    let after = if scan.word(after) == "," && scan.ordinal(after + 1).is_some() { after + 1 } else { after };
    if scan.year(after).is_some() {
        return None;
    }
    let (from, to, next) = days(scan, after)?;
    let (year, next) = year_after(scan, next);
    // "January first 12": two figures after an ordinal are the year.
    let short = scan.is_number(next) && scan.word(next).len() == 2 && year == YearOf::Near && !scan.is_number(after);
    let (year, next) = match scan.word(next).parse::<i16>() {
        Ok(number) if short => (YearOf::Number(2000 + number), next + 1),
        _ => (year, next),
    };
    Some((Expression::DayOf { from, to, month: MonthOf::Named(month), year, weekday: None }, next))
}

/// "March 2031", "in March", "last March", "2031 March"
fn month_alone(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if scan.is_number(at)
        && let Some((year, next)) = scan.year(at)
        && let Some((month, next)) = scan.month(scan.skip(next, ","))
    {
        return Some((Expression::Month(month, YearOf::Number(year)), next));
    }
    if let Some(Piece::Shift(shift)) = scan.piece(at) {
        let (month, next) = scan.month(at + 1)?;
        return Some((Expression::Month(month, YearOf::Which(shift)), next));
    }
    let (month, next) = scan.month(at)?;
    let (year, end) = year_after(scan, next);
    if year != YearOf::Near {
        return Some((Expression::Month(month, year), end));
    }
    // "Jan Egeland", "April Tessier": a month before a name is a given name; so is one after a name.
    let given = scan.is_capital(at) && scan.is_capital(next) && scan.piece(next).is_none();
    let doubtful = matches!(scan.word(at), "may" | "march" | "august" | "mar" | "jan" | "april" | "june");
    let dated =
        DATED.contains(&scan.before(at)) || matches!(scan.piece(at.wrapping_sub(1)), Some(Piece::Part(_) | Piece::Shift(_)));
    let surname = at > scan.start && scan.is_capital(at - 1) && !dated && scan.piece(at - 1).is_none();
    let dated = dated || matches!(scan.word(next), "to" | "through" | "until" | "till" | "–") && scan.month(next + 1).is_some();
    let plain = dated || !(doubtful || next > at + 1 || surname);
    (!given && plain).then_some((Expression::Month(month, YearOf::Near), next))
}

/// "in 2031", "the year 2031", "fiscal year 2031"
fn year_alone(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let lead = scan.skip(at, "the");
    let qualified = matches!(scan.word(lead), "fiscal" | "calendar" | "financial" | "budget" | "tax");
    let lead = lead + usize::from(qualified);
    if scan.word(lead) == "year" {
        let (year, next) = scan.year(scan.skip(lead + 1, "of"))?;
        return Some((Expression::Year(year), next));
    }
    let (year, next) = scan.year(at)?;
    let dated = DATED.contains(&scan.before(at)) && scan.before(at) != "and"
        || scan.before(at) == "and" && at >= scan.start + 2 && scan.year(at - 2).is_some();
    // "in 2000 villages", "for 1500 workers": a noun that is counted follows.
    let syntax = &scan.page.syntax;
    let counted = scan.is_number(at)
        && next < scan.end
        && scan.page.analysis.tokens.kind(next) == rapporteur_language::TokenKind::Word
        && scan.word(next).ends_with('s')
        && !matches!(scan.word(next), "as" | "was" | "is" | "its" | "this" | "talks")
        && {
            let words = syntax.words_of(&scan.page.analysis, &(next..next + 1));
            syntax.upos(words.start) == "NOUN"
        };
    (dated && !counted).then_some((Expression::Year(year), next))
}

/// Returns a weekday with a day: "Tuesday 9 May", "Friday the 11th", "Monday, 10 March", "Friday 7/6".
pub(super) fn weekday_and_day(scan: Scan<'_, '_>, at: usize, weekday: Weekday) -> Option<(Expression, usize)> {
    let after = if matches!(scan.word(at), "," | "(" | ".") { at + 1 } else { at };
    let dated =
        days_and_month(scan, after).or_else(|| month_and_days(scan, after)).or_else(|| super::numeric::figures(scan, after));
    if let Some((found, mut next)) = dated {
        if scan.word(at) == "(" {
            next = scan.skip(next, ")");
        }
        return match found {
            Expression::DayOf { from, to, month, year, .. } if from == to => {
                Some((Expression::DayOf { from, to, month, year, weekday: Some(weekday) }, next))
            }
            Expression::Fixed(_) => Some((found, next)),
            _ => None,
        };
    }
    // "Friday the 11th", "Mon 13th"; "Monday 21" before a noun counts it: "Monday 21 miners".
    let article = scan.word(after) == "the";
    let (day, next) = scan.day(after)?;
    let ordinal = scan.ordinal(scan.skip(after, "the")).is_some();
    let ends = next >= scan.end || matches!(scan.word(next), "," | "." | "!" | "?" | ";" | "and" | "until" | "to");
    let fits = after == at && (article || ordinal || (scan.is_number(after) && ends));
    fits.then_some((
        Expression::DayOf { from: day, to: day, month: MonthOf::Near, year: YearOf::Near, weekday: Some(weekday) },
        next,
    ))
}

/// "on the 18th", "by the 21st this month": a day without a month, after a preposition only.
pub(super) fn day_alone(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if scan.word(at) != "the"
        || !matches!(
            scan.before(at),
            "on" | "by" | "until" | "till" | "from" | "to" | "around" | "before" | "since" | "of" | "for"
        )
    {
        return None;
    }
    let (day, next) = scan.ordinal(at + 1).filter(|(day, _)| (1..=31).contains(day))?;
    let day = day as i8;
    // "on the 18th floor", "of the second draft": an ordinal that counts a noun.
    let syntax = &scan.page.syntax;
    let word = syntax.words_of(&scan.page.analysis, &(next..next + 1)).start;
    let counts = next < scan.end && matches!(syntax.upos(word), "NOUN" | "ADJ" | "PROPN" | "NUM" | "VERB");
    let figures = scan.word(at + 1).starts_with(|c: char| c.is_ascii_digit());
    let bare = !counts && (figures || day > 12);
    bare.then_some((Expression::DayOf { from: day, to: day, month: MonthOf::Near, year: YearOf::Near, weekday: None }, next))
}

/// "early March", "mid-June 2031", "the end of April", "late in the year", "the beginning of 2000"
pub(super) fn part_of(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let lead = scan.skip(at, "the");
    let (part, after) = part(scan, lead)?;
    let linked = matches!(scan.word(after), "of" | "in" | "-");
    let inner = if linked { after + 1 } else { after };
    let found = stretch(scan, inner)?;
    // "late March", but "the end of March": a noun needs its link, or it is a verb.
    let noun = matches!(scan.word(lead), "end" | "start" | "beginning" | "middle" | "rest" | "remainder" | "remaining");
    let fits = !noun || scan.word(after) == "of" || (scan.word(lead) == "rest" && scan.word(after) != "in");
    fits.then_some((Expression::Part(part, Box::new(found.0)), found.1))
}

/// Returns the part named at `at`: "early", "the middle of", "mid-".
fn part(scan: Scan<'_, '_>, at: usize) -> Option<(Part, usize)> {
    match scan.word(at) {
        "earlier" => return Some((Part::Earlier, at + 1)),
        "later" => return Some((Part::Rest, at + 1)),
        _ => {}
    }
    let Some(Piece::Part(part)) = scan.piece(at) else { return None };
    Some((part, at + 1))
}

/// Returns a whole month, year or unit: "March", "this week", "the month", "2031".
pub(super) fn stretch(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if let Some((month, next)) = scan.month(at) {
        let (year, next) = year_after(scan, next);
        return Some((Expression::Month(month, year), next));
    }
    if let Some(Piece::Shift(shift)) = scan.piece(at)
        && let Some((month, next)) = scan.month(at + 1)
    {
        return Some((Expression::Month(month, YearOf::Which(shift)), next));
    }
    if let Some((year, next)) = scan.year(at) {
        return Some((Expression::Year(year), next));
    }
    if let Some(Piece::Season(month)) = scan.piece(scan.skip(at, "the")) {
        let next = scan.skip(at, "the") + 1;
        let (year, next) = year_after(scan, next);
        return Some((Expression::Season(month, year), next));
    }
    unit(scan, at)
}

/// "this week", "the month", "my week", "current quarter"
fn unit(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let Some(Piece::Shift(shift)) = scan.piece(at) else {
        let named = scan.skip(at, "the");
        let Some(Piece::Unit(unit)) = scan.piece(named) else { return None };
        if let Some(found) = year_alone(scan, at).filter(|_| unit == Unit::Year) {
            return Some(found);
        }
        let whole = !scan.word(named).ends_with('s') && unit != Unit::Hour && unit != Unit::Day;
        return whole.then_some((Expression::Unit(unit, 0), named + 1));
    };
    let named = at + 1 + usize::from(matches!(scan.word(at + 1), "calendar" | "fiscal" | "financial" | "working"));
    let Some(Piece::Unit(unit)) = scan.piece(named) else { return None };
    let whole = !scan.word(named).ends_with('s') && unit != Unit::Hour;
    whole.then_some((Expression::Unit(unit, shift.ahead()), named + 1))
}

/// Tells which stretch "last", "this" or "next" before a weekday means; none if no such word stands there.
pub(super) fn shift(scan: Scan<'_, '_>, at: usize) -> Option<(Shift, usize)> {
    match scan.piece(at) {
        Some(Piece::Shift(shift)) => {
            // "this past Wednesday", "this coming Friday"
            match scan.piece(at + 1) {
                Some(Piece::Shift(inner)) if shift == Shift::This => Some((inner, at + 2)),
                _ => Some((shift, at + 1)),
            }
        }
        _ => None,
    }
}
