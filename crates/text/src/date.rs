//! Full dates, with their year, in words and in metadata.

use rapporteur_span::Span;
use rapporteur_time::{Date, Stamp, parse_day};

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// A full date in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its words.
    pub(crate) span: Span,
    /// The day, or nothing if no calendar has it (30 February, the year 99999).
    pub(crate) day: Option<Date>,
}

/// Reads a date as metadata gives it: an ISO date or time, `20310304`, `2031/3/4`, `4.3.2031`, `Tue, 04 Mar 2031`,
/// `March 4, 2031`.
///
/// `03/04/2031` may be March or April: it is not read.
pub(crate) fn read(words: &str) -> Option<Stamp> {
    let words = words.trim();
    if let Ok(stamp) = words.parse() {
        return Some(stamp);
    }
    if let Some(day) = compact(words).or_else(|| numeric(words)) {
        return Some(Stamp::on(day));
    }
    find(words).into_iter().find_map(|found| found.day).map(Stamp::on)
}

/// Returns the full dates in `text`, in order: `4 March 2031`, `4th of March, 2031`, `March 4, 2031`, `2031-03-04`.
pub(crate) fn find(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let mut dates = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match date_at(text, &tokens[at..]) {
            Some((length, found)) => {
                dates.push(found);
                at += length;
            }
            None => at += 1,
        }
    }
    dates
}

/// Returns the day of a calendar, or nothing if it has none.
pub(crate) fn day(year: &str, month: u8, day: &str) -> Option<Date> {
    let day: u8 = day.parse().ok()?;
    parse_day(&format!("{year}-{month:02}-{day:02}")).ok()
}

/// Returns the number of the month that `word` names, in full or by its first three letters ("Sept" too).
pub(crate) fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let is_short = word.len() == 3 || word == "sept";
    MONTHS.iter().position(|month| *month == word || (is_short && month.starts_with(&word))).map(|at| at as u8 + 1)
}

fn compact(words: &str) -> Option<Date> {
    let digits = words.get(..8).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let ends = !words[8..].starts_with(|c: char| c.is_ascii_digit());
    if ends { day(&digits[..4], digits[4..6].parse().ok()?, &digits[6..]) } else { None }
}

fn numeric(words: &str) -> Option<Date> {
    let date = words.split([' ', 'T', ',']).next()?;
    let sign = date.chars().find(|c| !c.is_ascii_digit()).filter(|c| "-/.".contains(*c))?;
    let parts: Vec<&str> = date.split(sign).collect();
    let [first, second, third] = parts.try_into().ok()?;
    let number = |part: &str| part.parse::<u8>().ok();
    match (first.len(), third.len()) {
        (4, _) => day(first, number(second)?, third),
        (_, 4) if sign == '.' || number(first)? > 12 || first == second => day(third, number(second)?, first),
        (_, 4) if number(second)? > 12 => day(third, number(first)?, second),
        _ => None,
    }
}

fn tokens(text: &str) -> Vec<Span> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                tokens.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// Returns the date that begins with the first token, and how many tokens it takes.
fn date_at(text: &str, tokens: &[Span]) -> Option<(usize, Found)> {
    let word = |at: usize| tokens.get(at).and_then(|token| token.of(text));
    let close = |from: usize, to: usize| {
        (from..to).all(|at| {
            let gap = &text[tokens[at].end()..tokens[at + 1].start()];
            gap.len() <= 3 && gap.chars().all(|c| matches!(c, ' ' | ',' | '.' | '\u{a0}'))
        })
    };
    let first = word(0)?;
    let found = |last: usize, day: Option<Date>| Some((last + 1, Found { span: tokens[0].cover(tokens[last]), day }));
    if is_year(first) && first.len() == 4 {
        let [second, third] = [word(1)?, word(2)?];
        let dashed = (0..2).all(|at| &text[tokens[at].end()..tokens[at + 1].start()] == "-");
        let shaped = dashed && second.len() == 2 && third.get(..2).is_some_and(|day| day.bytes().all(|b| b.is_ascii_digit()));
        let ends = third.len() == 2 || third.as_bytes().get(2) == Some(&b'T');
        return if shaped && ends { found(2, day(first, second.parse().ok()?, &third[..2])) } else { None };
    }
    if let Some(number) = ordinal(first) {
        let at = if word(1)?.eq_ignore_ascii_case("of") { 2 } else { 1 };
        let month = month(word(at)?)?;
        let year = word(at + 1).filter(|year| is_year(year) && close(0, at + 1))?;
        return found(at + 1, day(year, month, number));
    }
    let (month, number) = (month(first)?, ordinal(word(1)?)?);
    let year = word(2).filter(|year| is_year(year) && close(0, 2))?;
    found(2, day(year, month, number))
}

/// Returns the digits of a day of the month: "4", "04", "4th".
fn ordinal(word: &str) -> Option<&str> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    let fits = matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit());
    (fits && matches!(suffix, "" | "st" | "nd" | "rd" | "th")).then_some(digits)
}

fn is_year(word: &str) -> bool {
    word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_day(words: &str) -> Option<String> {
        read(words).map(|stamp| stamp.day().to_string())
    }

    #[test]
    fn metadata_writes_dates_in_many_ways() {
        let ways = [
            "2031-03-04",
            "2031-03-04T09:10:00+01:00",
            " 2031-03-04 09:10 ",
            "20310304",
            "20310304T0910",
            "2031/03/04",
            "2031/3/4",
            "4.3.2031",
            "Tue, 04 Mar 2031 09:10:00 GMT",
            "March 4, 2031",
            "Mar. 4, 2031 9:10 am",
            "4 March 2031",
            "4th of March 2031",
        ];
        for way in ways {
            assert_eq!(read_day(way).as_deref(), Some("2031-03-04"), "{way}");
        }
        assert_eq!(read_day("25/12/2031").as_deref(), Some("2031-12-25"));
        assert_eq!(read_day("12/25/2031").as_deref(), Some("2031-12-25"));
        assert!(read("2031-03-04T09:10:00Z").unwrap().instant().is_some());
    }

    #[test]
    fn what_may_be_two_days_is_not_read() {
        assert_eq!(read_day("03/04/2031"), None);
        assert_eq!(read_day("yesterday"), None);
        assert_eq!(read_day("2031"), None);
        assert_eq!(read_day("2031-02-30"), None);
        assert_eq!(read_day("99999-01-01"), None);
        assert_eq!(read_day(""), None);
    }

    #[test]
    fn dates_are_found_in_sentences() {
        let text = "Orlen, 17 June 2031. It followed the talks of May 2nd, 2031 (see 2031-04-30) and the year 2030.";
        let found = find(text);
        let words: Vec<_> = found.iter().filter_map(|date| date.span.of(text)).collect();
        assert_eq!(words, ["17 June 2031", "May 2nd, 2031", "2031-04-30"]);
        assert_eq!(found[1].day.unwrap().to_string(), "2031-05-02");
    }

    #[test]
    fn a_day_that_no_calendar_has_is_seen_as_such() {
        assert_eq!(find("on 30 February 2031")[0].day, None);
        assert_eq!(find("on 4 March 99999")[0].day, None);
        assert_eq!(find("The 28 points of March; 2031 tonnes"), []);
    }
}
