//! Dates in figures: "2031-03-10", "21/04/2031", "05-Aug-2031", "10/1-11/7", "2014-2018", "Q3".

use super::dates::year_after;
use super::expression::{Expression, MonthOf, YearOf};
use super::scan::Scan;
use super::words::{Piece, piece};
use rapporteur_language::TokenKind;
use rapporteur_time::Date;

/// A field of a date in figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    /// A number of up to two digits.
    Short(i8),
    /// Four digits.
    Year(i16),
    Month(i8),
    Quarter(i8),
    Half(i8),
}

/// Returns the date in figures that begins at `at`.
pub(super) fn figures(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    if let Some(found) = spaced(scan, at) {
        return Some(found);
    }
    let (written, next) = joined(scan, at)?;
    let placed =
        matches!(scan.before(at), "on" | "until" | "by" | "from" | "to" | "and" | "between" | "since" | "or" | "next" | "this");
    let after_weekday = matches!(piece(scan.before(at)), Some(Piece::Weekday(_)));
    // "24/7" is no day of July.
    let found = if written == "24/7" { None } else { date(&written, placed || after_weekday, after_weekday) }?;
    // "Dec31, 1994"
    if let Expression::DayOf { from, to, month, year: YearOf::Near, weekday } = found {
        let (year, end) = year_after(scan, next);
        return Some((Expression::DayOf { from, to, month, year, weekday }, end));
    }
    // "Jan-Feb 2017", "5/1-5/7, 2020": the year stands once.
    if let Expression::Range(from, to) = &found
        && let Expression::Month(_, YearOf::Near) | Expression::DayOf { year: YearOf::Near, .. } = to.as_ref()
        && let (year @ YearOf::Number(_), end) = year_after(scan, next)
    {
        let mut to = to.clone();
        if let Expression::Month(_, open) | Expression::DayOf { year: open, .. } = to.as_mut() {
            *open = year;
        }
        return Some((Expression::Range(from.clone(), to), end));
    }
    Some((found, next))
}

/// "2031 / 11", "11 - 2031": a year and a month, their sign with spaces about it.
fn spaced(scan: Scan<'_, '_>, at: usize) -> Option<(Expression, usize)> {
    let fields = |word: &str| fields(word).filter(|fields| fields.len() == 1).map(|fields| fields[0]);
    let glued = |word: &str| word.trim_start_matches(['-', '/']).to_owned();
    let sign = matches!(scan.word(at + 1), "-" | "/");
    let (first, second) = (fields(scan.word(at))?, fields(&glued(scan.word(at + 2)))?);
    let ((Field::Year(year), Field::Short(month)) | (Field::Short(month), Field::Year(year))) = (first, second) else {
        return None;
    };
    let ends = at + 3 >= scan.end || matches!(scan.word(at + 3), "." | "," | ";");
    (sign && ends && scan.is_number(at) && (1..=12).contains(&month))
        .then_some((Expression::Month(month, YearOf::Number(year)), at + 3))
}

/// Returns what is written at `at` without a space: "2019/aug/01" is five tokens.
fn joined(scan: Scan<'_, '_>, at: usize) -> Option<(String, usize)> {
    let first = scan.word(at);
    let month = matches!(piece(first), Some(Piece::Month(..)));
    if first.len() > 30 || !(first.contains(|c: char| c.is_ascii_digit()) || month || first.contains('-')) {
        return None;
    }
    let tokens = &scan.page.analysis.tokens;
    let mut written = first.to_owned();
    let mut next = at + 1;
    while next < scan.end && tokens.span(next).start() == tokens.span(next - 1).end() && written.len() < 30 {
        let word = scan.word(next);
        let part = matches!(word, "/" | "-" | "~" | "–") || matches!(tokens.kind(next), TokenKind::Number | TokenKind::Word);
        if !part {
            break;
        }
        written.push_str(if word == "–" { "-" } else { word });
        next += 1;
    }
    (written.is_ascii() && !(month && next == at + 1)).then_some((written, next))
}

fn date(written: &str, placed: bool, after_weekday: bool) -> Option<Expression> {
    use Field::{Half, Month, Quarter, Short, Year};
    if written.contains('/')
        && let Some((from, to)) = written.split_once(['-', '~'])
    {
        let (from, to) = (date(from, true, false), date(to, true, false));
        if let (Some(from), Some(to)) = (from, to) {
            return Some(Expression::Range(Box::new(from), Box::new(to)));
        }
    }
    let fields = fields(written)?;
    let point = written.contains('.');
    match *fields.as_slice() {
        [Year(year), Short(month), Short(day)] => fixed(year, month, day).or_else(|| fixed(year, day, month)),
        [Short(a), Short(b), Year(year)] => day_first(year, a, b, point),
        [Short(a), Short(b), Short(year)] => day_first(century(year), a, b, point),
        [Year(from), Year(to)] if from < to && !written.contains('/') => {
            Some(Expression::Range(Box::new(Expression::Year(from)), Box::new(Expression::Year(to))))
        }
        [Year(year), Short(month)] | [Short(month), Year(year)] if (1..=12).contains(&month) && !point => {
            Some(Expression::Month(month, YearOf::Number(year)))
        }
        [Month(month), Year(year)] | [Year(year), Month(month)] => Some(Expression::Month(month, YearOf::Number(year))),
        [Month(month), Short(day)] | [Short(day), Month(month)] => of_month(month, day),
        [Month(from), Month(to)] => Some(Expression::Range(
            Box::new(Expression::Month(from, YearOf::Near)),
            Box::new(Expression::Month(to, YearOf::Near)),
        )),
        [Short(a), Short(b)] if after_weekday || (placed && written.contains('/')) => {
            let (month, day) = if a > 12 { (b, a) } else { (a, b) };
            (1..=12).contains(&month).then(|| of_month(month, day))?
        }
        [Quarter(nth), Year(year)] | [Year(year), Quarter(nth)] => {
            Some(Expression::MonthsOf { nth, months: 3, year: YearOf::Number(year) })
        }
        [Half(nth), Year(year)] | [Year(year), Half(nth)] => {
            Some(Expression::MonthsOf { nth, months: 6, year: YearOf::Number(year) })
        }
        [a, b, c] => {
            let all = [a, b, c];
            let month = all.iter().find_map(|field| if let Month(month) = field { Some(*month) } else { None })?;
            let year = all.iter().find_map(|field| if let Year(year) = field { Some(*year) } else { None })?;
            let day = all.iter().find_map(|field| if let Short(day) = field { Some(*day) } else { None })?;
            fixed(year, month, day)
        }
        _ => None,
    }
}

/// Returns the fields of what is written, at most three: figures and letters part as well as signs do.
fn fields(written: &str) -> Option<Vec<Field>> {
    if written.len() == 8
        && let Ok(number) = written.parse::<i32>()
    {
        return Some(vec![
            Field::Year((number / 10_000) as i16),
            Field::Short((number / 100 % 100) as i8),
            Field::Short((number % 100) as i8),
        ]);
    }
    let mut fields = Vec::new();
    for part in written.trim_matches(['-', '.', '~']).split(['-', '/', '.', '~', ',']) {
        let letters = part.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(part.len());
        let (figures, rest) = part.split_at(letters);
        let figures_after = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(figures_after);
        match (word, after) {
            ("q" | "h", nth) => {
                fields.extend(number(figures));
                let nth: i8 = nth.parse().ok()?;
                let most = if word == "q" { 4 } else { 2 };
                (1..=most).contains(&nth).then_some(())?;
                fields.push(if word == "q" { Field::Quarter(nth) } else { Field::Half(nth) });
            }
            ("st" | "nd" | "rd" | "th", "") => fields.push(number(figures)?),
            _ => {
                fields.extend(if figures.is_empty() { None } else { Some(number(figures)?) });
                if !word.is_empty() {
                    let Some(Piece::Month(month, _)) = piece(word) else { return None };
                    fields.push(Field::Month(month));
                }
                fields.extend(if after.is_empty() { None } else { Some(number(after)?) });
            }
        }
        if fields.len() > 3 {
            return None;
        }
    }
    Some(fields)
}

fn number(figures: &str) -> Option<Field> {
    match figures.len() {
        1 | 2 => Some(Field::Short(figures.parse().ok()?)),
        4 => figures.parse().ok().filter(|year| (1200..=2200).contains(year)).map(Field::Year),
        _ => None,
    }
}

fn century(year: i8) -> i16 {
    i16::from(year) + if year < 40 { 2000 } else { 1900 }
}

/// "3/7/2031" has the month first, as in America, unless the first number can be none; "13.5.2031" has the day first.
fn day_first(year: i16, a: i8, b: i8, point: bool) -> Option<Expression> {
    let (month, day) = if point || a > 12 { (b, a) } else { (a, b) };
    fixed(year, month, day).or_else(|| fixed(year, day, month))
}

fn fixed(year: i16, month: i8, day: i8) -> Option<Expression> {
    Date::new(year, month, day).ok().map(Expression::Fixed)
}

fn of_month(month: i8, day: i8) -> Option<Expression> {
    (1..=31).contains(&day).then_some(Expression::DayOf {
        from: day,
        to: day,
        month: MonthOf::Named(month),
        year: YearOf::Near,
        weekday: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed_day(written: &str) -> Option<String> {
        match date(written, true, false) {
            Some(Expression::Fixed(day)) => Some(day.to_string()),
            _ => None,
        }
    }

    #[test]
    fn days_in_figures_have_many_shapes() {
        for written in ["2031-03-10", "2031/3/10", "20310310", "10.3.2031", "3/10/2031", "10-mar-2031", "2031/mar/10", "10.03.31"]
        {
            assert_eq!(fixed_day(written).as_deref(), Some("2031-03-10"), "{written}");
        }
        assert_eq!(fixed_day("21/04/2031").as_deref(), Some("2031-04-21"));
    }

    #[test]
    fn other_figures_are_no_dates() {
        for written in ["3.4", "1,900", "18:00", "2031-13-45", "12-point", "f-16", "1300", "30/70", "1-2-3-4"] {
            assert_eq!(date(written, true, false), None, "{written}");
        }
        assert_eq!(date("4/5", false, false), None);
    }
}
