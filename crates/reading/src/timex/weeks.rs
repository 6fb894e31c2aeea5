//! Stretches of the calendar: "the day after tomorrow", "this week", "the week of 10 April", "the 1990s", "this summer", "Easter Monday".

use super::dates::{part_of, shift, year_after};
use super::expression::{Expression, YearOf};
use super::nth::{nth, quarter_or_half};
use super::scan::Scan;
use super::weekdays::weekday;
use super::words::{HOLIDAYS, Part, Piece, Shift, Unit};
use crate::lexicon::longest;

/// Returns the weekday or stretch that begins at `at`.
pub(super) fn relative(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    weekday(scan, at)
        .or_else(|| nth(scan, at))
        .or_else(|| quarter_or_half(scan, at))
        .or_else(|| adverb(scan, at))
        .or_else(|| partial(scan, at))
        .or_else(|| week_of(scan, at))
        .or_else(|| unit(scan, at))
        .or_else(|| years(scan, at))
        .or_else(|| season(scan, at))
        .or_else(|| holiday(scan, at))
}

fn adverb(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if let Some(Piece::Days(days)) = scan.piece(at) {
        // "now" is a day only in a range: "between now and November".
        let plain = scan.word(at) != "now" || matches!(scan.before(at), "between" | "and" | "from" | "until");
        return plain.then_some((Expression::Days(days), at + 1));
    }
    let found = match scan.word(at) {
        "overnight" => Expression::Overnight,
        "month-end" => Expression::Part(Part::End, Box::new(Expression::Unit(Unit::Month, 0))),
        "year-end" | "eoy" => Expression::Part(Part::End, Box::new(Expression::Unit(Unit::Year, 0))),
        "current" if scan.word(at + 1) == "date" => return Some((Expression::Days(0), at + 2)),
        "date" if scan.before(at) == "current" || scan.before(at) == "to" && scan.before(at - 1) != "up" => Expression::Days(0),
        "the" => return after_or_before(scan, at),
        // "that day", "that same day"
        "that" if scan.word(scan.skip(at + 1, "same")) == "day" => {
            return Some((Expression::FromLast(0), scan.skip(at + 1, "same") + 1));
        }
        _ => return None,
    };
    Some((found, at + 1))
}

/// "the following day", "the day after tomorrow", "the day before", "the week after next"
fn after_or_before(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let (first, second, third) = (scan.word(at + 1), scan.word(at + 2), scan.word(at + 3));
    let tomorrow = matches!(scan.piece(at + 3), Some(Piece::Days(1)));
    Some(match (first, second) {
        ("following" | "next", "day" | "morning") => (Expression::FromLast(1), at + 3),
        ("same", "day" | "evening" | "morning") => (Expression::FromLast(0), at + 3),
        ("same", _) => {
            let Some(Piece::Unit(unit @ (Unit::Week | Unit::Month | Unit::Year))) = scan.piece(at + 2) else { return None };
            (Expression::SameUnit(unit), at + 3)
        }
        ("previous", "day" | "night" | "evening") => (Expression::FromLast(-1), at + 3),
        ("day", "after") if tomorrow => (Expression::Days(2), at + 4),
        ("day", "before") if third == "yesterday" => (Expression::Days(-2), at + 4),
        ("day", "after") if ends(scan, at + 3) => (Expression::FromLast(1), at + 3),
        ("day", "before") if ends(scan, at + 3) => (Expression::FromLast(-1), at + 3),
        // "the day after the round ended": the event is a day before the day at hand.
        ("day", "after") => (Expression::FromThis(-1), at + 3),
        _ => {
            let Some(Piece::Unit(unit)) = scan.piece(at + 1) else { return None };
            let named = scan.skip(at + 3, "the");
            match (second, scan.word(named)) {
                ("after", "next") => (Expression::Unit(unit, 2), named + 1),
                ("before", "last") => (Expression::Unit(unit, -2), named + 1),
                _ => return None,
            }
        }
    })
}

fn ends(scan: Scan<'_, '_>, at: usize) -> bool {
    at >= scan.end || matches!(scan.word(at), "." | "," | "?" | "!" | ";" | "and" | ":")
}

/// "earlier this week", "later in the month", "early next week", "late last month", "the end of the year", "rest of the week"
fn partial(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if let Some((word, rest)) = scan.word(at).split_once('-')
        && matches!(super::words::piece(word), Some(Piece::Part(_)))
        && let Some(Piece::Month(month, _)) = super::words::piece(rest)
    {
        let part = if word == "mid" {
            Part::Middle
        } else if word == "late" {
            Part::Late
        } else {
            Part::Start
        };
        let (year, next) = year_after(scan, at + 1);
        return Some((Expression::Part(part, Box::new(Expression::Month(month, year))), next));
    }
    let start = scan.skip(at, "the");
    let part = matches!(scan.piece(start), Some(Piece::Part(_))) || matches!(scan.word(start), "earlier" | "later");
    // "rest": a verb unless a stretch follows, which `part_of` asks for.
    part.then(|| part_of(scan, at)).flatten()
}

/// "this week", "next month", "the weekend", "last night", "this evening", "that weekend"
fn unit(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if scan.word(at) == "weekend" {
        return Some((Expression::Unit(Unit::Weekend, 0), at + 1));
    }
    if matches!(scan.word(at), "the" | "that") && scan.word(at + 1) == "weekend" {
        return Some((Expression::Unit(Unit::Weekend, 0), at + 2));
    }
    let lead = scan.skip(at, "the");
    let (which, named) = shift(scan, lead)?;
    // "this working week", "next workweek": Monday to Friday
    let working = matches!(scan.word(named), "working" | "business") && scan.word(named + 1) == "week";
    if working || scan.word(named) == "workweek" {
        let week = Expression::Unit(Unit::Week, which.ahead());
        let days = Expression::Nth { nth: 1, count: 5, unit: Unit::Day, of: Box::new(week) };
        return Some((days, named + 1 + usize::from(working)));
    }
    let named = named + usize::from(matches!(scan.word(named), "calendar" | "fiscal" | "financial" | "parliamentary"));
    match scan.piece(named) {
        Some(Piece::DayPart) if which == Shift::Last && scan.word(named) == "night" => Some((Expression::Days(-1), named + 1)),
        Some(Piece::DayPart) if which == Shift::This => Some((Expression::Days(0), named + 1)),
        Some(Piece::Unit(Unit::Hour)) => None,
        Some(Piece::Unit(Unit::Day)) if lead == at && scan.word(named) == "day" => {
            // "this day" is today; "last day" of what?
            (which == Shift::Next).then_some((Expression::FromLast(1), named + 1))
        }
        Some(Piece::Unit(unit)) if unit != Unit::Day && !scan.word(named).ends_with('s') => {
            // "the last week of talks", "the next decade of peace": of something that is no stretch.
            let of_talks = lead > at && which == Shift::Last && scan.word(named + 1) == "of";
            if unit == Unit::Decade || unit == Unit::Century {
                return Some((Expression::Unit(unit, which.ahead()), named + 1));
            }
            (!of_talks).then_some((Expression::Unit(unit, which.ahead()), named + 1))
        }
        _ => None,
    }
}

/// "the week of 10 April", "the week beginning February 4", "w/c Feb 4", "week 31 of 2027", "the week of the 18th"
fn week_of(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let named = scan.skip(at, "the");
    if scan.word(named) == "w" && scan.word(named + 1) == "/" && scan.word(named + 2) == "c" {
        let (of, end) = super::dates::named(scan, named + 3)?;
        return Some((Expression::Around(Unit::Week, Box::new(of)), end));
    }
    let Some(Piece::Unit(unit @ (Unit::Week | Unit::Month | Unit::Weekend))) = scan.piece(named) else { return None };
    if scan.is_number(named + 1) && unit == Unit::Week {
        let number: i8 = scan.word(named + 1).parse().ok().filter(|number| (1..=53).contains(number))?;
        let (year, next) = year_after(scan, named + 2);
        return Some((Expression::WeekNumber(number, year), next));
    }
    let after = match scan.word(named + 1) {
        "of" => named + 2,
        "beginning" | "commencing" | "starting" => scan.skip(named + 2, "on"),
        _ => return None,
    };
    let day = super::dates::named(scan, after).or_else(|| super::dates::day_alone(scan, after)).or_else(|| holiday(scan, after));
    let (of, end) = day?;
    let is_day = matches!(of, Expression::DayOf { .. } | Expression::Fixed(_) | Expression::Holiday(..));
    is_day.then_some((Expression::Around(unit, Box::new(of)), end))
}

/// "the 1990s", "the nineties", "the 21st century", "this decade"
fn years(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let lead = scan.skip(at, "the");
    let word = scan.word(lead);
    if let Some(Piece::Decade(first)) = scan.piece(lead) {
        return Some((Expression::Years(first, 10), lead + 1));
    }
    if let Some(year) = word.strip_suffix('s').filter(|figures| figures.len() == 4 && figures.ends_with('0'))
        && let Ok(first) = year.parse::<i16>()
    {
        return (1200..=2190).contains(&first).then_some((Expression::Years(first, 10), lead + 1));
    }
    // "the 90s": of the last century, but for what may be of this one.
    if let Some(first) = word.strip_suffix('s').filter(|figures| figures.len() == 2 && figures.ends_with('0') && lead > at)
        && let Ok(first) = first.parse::<i16>()
    {
        return Some((Expression::Years(first + if first < 30 { 2000 } else { 1900 }, 10), lead + 1));
    }
    // "the 70's"
    if scan.is_number(lead) && word.len() == 2 && word.ends_with('0') && scan.skip_possessive(lead + 1) > lead + 1 && lead > at {
        let first = word.parse::<i16>().ok()?;
        return Some((Expression::Years(first + if first < 30 { 2000 } else { 1900 }, 10), lead + 2));
    }
    if scan.is_number(lead) && word.len() == 4 && word.ends_with('0') && scan.skip_possessive(lead + 1) > lead + 1 && lead > at {
        return Some((Expression::Years(word.parse().ok()?, 10), lead + 2));
    }
    let (nth, named) = scan.ordinal(lead)?;
    let century = matches!(scan.piece(named), Some(Piece::Unit(Unit::Century))) && (11..=23).contains(&nth);
    century.then(|| (Expression::Years((nth as i16 - 1) * 100, 100), named + 1))
}

/// "this summer", "next spring", "the winter of 2030", "in autumn"
fn season(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let lead = scan.skip(at, "the");
    if let Some((which, named)) = shift(scan, lead) {
        let Some(Piece::Season(month)) = scan.piece(named) else { return None };
        return Some((Expression::Season(month, YearOf::Which(which)), named + 1));
    }
    let Some(Piece::Season(month)) = scan.piece(lead) else { return None };
    let (year, next) = year_after(scan, lead + 1);
    // "spring" and "fall" are verbs and wells.
    let dated = year != YearOf::Near || matches!(scan.before(at), "in" | "by" | "since" | "until" | "before" | "this" | "last");
    dated.then_some((Expression::Season(month, year), next))
}

/// "Christmas Eve", "Easter 2031", "last Easter"
fn holiday(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let (which, named) = shift(scan, at).map_or((None, at), |(which, named)| (Some(which), named));
    let (words, holiday) = longest(&HOLIDAYS, |ahead| scan.word(named + ahead))?;
    // "may day", "the new year": without its capital it may be other words.
    (scan.is_capital(named) || !matches!(scan.word(named), "may" | "good") && (scan.word(named) != "new" || words > 2))
        .then_some(())?;
    if let Some(which) = which {
        return Some((Expression::Holiday(*holiday, YearOf::Which(which)), named + words));
    }
    if scan.word(named + words) == "weekend" {
        let (year, next) = year_after(scan, named + words + 1);
        return Some((Expression::Around(Unit::Weekend, Box::new(Expression::Holiday(*holiday, year))), next));
    }
    let (year, next) = year_after(scan, named + words);
    Some((Expression::Holiday(*holiday, year), next))
}
