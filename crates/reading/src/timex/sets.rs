//! What happens again and again, and how long things last: "every Tuesday", "twice a week", "for three days".

use super::scan::Scan;
use super::words::{Piece, Unit};
use crate::lexicon::{Words, rows};
use rapporteur_model::{Length, Repeats};
use rapporteur_time::Weekday;
use std::sync::LazyLock;

/// What a word says about repeating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Word {
    /// "every"
    Each,
    /// "weekly"
    Adverb(Unit),
    /// "twice"
    Times(u32),
    /// "other", after "every"
    Every(u32),
}

static WORDS: LazyLock<Words<Word>> = LazyLock::new(|| {
    let mut words = Words::default();
    for [forms, class, value] in rows::<3>(include_str!("../lang/en/repeats.tsv")) {
        let number = || value.parse().unwrap_or(1);
        let word = match class {
            "each" => Some(Word::Each),
            "adverb" => super::words::unit(value).map(Word::Adverb),
            "times" => Some(Word::Times(number())),
            _ => Some(Word::Every(number())),
        };
        words.extend(forms.split('|').filter_map(|form| Some((form, word?))));
    }
    words
});

/// Returns the set that begins at `at`.
pub(super) fn set(scan: Scan<'_, '_>, at: usize) -> Option<(Repeats, usize)> {
    let word = scan.word(at);
    match WORDS.get(word) {
        Some(Word::Each) => each(scan, at + 1),
        // "The Daily Courant" is a paper.
        Some(Word::Adverb(unit)) => (!scan.is_capital(at) || at == scan.start).then(|| (plain(*unit), at + 1)),
        Some(Word::Times(times)) => in_each(scan, *times, at + 1),
        Some(Word::Every(_)) => None,
        None => plural_weekdays(scan, at).or_else(|| {
            let (times, next) = scan.number(at).filter(|(_, next)| scan.word(*next) == "times")?;
            in_each(scan, u32::try_from(times).ok()?, next + 1)
        }),
    }
}

fn plain(unit: Unit) -> Repeats {
    Repeats { times: 1, every: 1, unit, weekdays: Vec::new(), month: None }
}

/// "every Tuesday and Thursday", "every other week", "each month", "every 48 hours", "every March"
fn each(scan: Scan<'_, '_>, at: usize) -> Option<(Repeats, usize)> {
    let (every, named) = match WORDS.get(scan.word(at)) {
        Some(Word::Every(every)) => (*every, at + 1),
        _ => scan.number(at).map_or((1, at), |(count, next)| (u32::try_from(count).unwrap_or(1), next)),
    };
    (every > 0).then_some(())?;
    let repeats = |unit| Repeats { every, ..plain(unit) };
    match scan.piece(named)? {
        Piece::Weekday(first) => {
            let (weekdays, end) = with_more(scan, first, named + 1);
            Some((Repeats { weekdays, ..repeats(Unit::Week) }, end))
        }
        Piece::Unit(unit) => Some((repeats(unit), named + 1)),
        Piece::DayPart => Some((repeats(Unit::Day), named + 1)),
        Piece::Month(month, _) => Some((Repeats { month: Some(month), ..repeats(Unit::Year) }, named + 1)),
        Piece::Season(_) => Some((repeats(Unit::Year), named + 1)),
        _ => None,
    }
}

/// "and Thursday", ", Wednesday and Friday"
fn with_more(scan: Scan<'_, '_>, first: Weekday, mut at: usize) -> (Vec<i8>, usize) {
    let mut weekdays = vec![first.to_monday_one_offset()];
    while matches!(scan.word(at), "and" | "," | "or") {
        let Some((weekday, _)) = weekday(scan.word(at + 1)) else { break };
        weekdays.push(weekday.to_monday_one_offset());
        at += 2;
    }
    (weekdays, at)
}

/// "a week", "per month", "every day", "daily": after "twice"
fn in_each(scan: Scan<'_, '_>, times: u32, at: usize) -> Option<(Repeats, usize)> {
    if let Some(Word::Adverb(unit)) = WORDS.get(scan.word(at)) {
        return Some((Repeats { times, ..plain(*unit) }, at + 1));
    }
    if WORDS.get(scan.word(at)) == Some(&Word::Each) {
        return each(scan, at + 1).map(|(found, end)| (Repeats { times, ..found }, end));
    }
    let Some(Piece::Unit(unit)) = scan.piece(at + 1) else { return None };
    let linked = matches!(scan.word(at), "a" | "an" | "per");
    (linked && !scan.word(at + 1).ends_with('s')).then(|| (Repeats { times, ..plain(unit) }, at + 2))
}

/// "on Tuesdays", "Mondays and Thursdays"
fn plural_weekdays(scan: Scan<'_, '_>, at: usize) -> Option<(Repeats, usize)> {
    let (first, _) = weekday(scan.word(at)).filter(|(_, plural)| *plural)?;
    let (weekdays, end) = with_more(scan, first, at + 1);
    Some((Repeats { weekdays, ..plain(Unit::Week) }, end))
}

/// Returns the weekday that a word names in full, and whether it is several.
fn weekday(word: &str) -> Option<(Weekday, bool)> {
    let one = word.strip_suffix('s').unwrap_or(word);
    if !one.ends_with("day") {
        return None;
    }
    let Some(Piece::Weekday(weekday)) = super::words::piece(one) else { return None };
    Some((weekday, one.len() < word.len()))
}

/// Returns the length that begins at `at`, if no day is counted by it: "for three days", "48 hours of talks".
pub(super) fn length(scan: Scan<'_, '_>, at: usize) -> Option<(Length, usize)> {
    let (count, named) = scan.number(at)?;
    // "A day" is a length only after a word that says so.
    let article = matches!(scan.word(at), "a" | "an");
    if article && !matches!(scan.before(at), "for" | "lasting" | "lasted" | "over") {
        return None;
    }
    let Some(Piece::Unit(unit)) = scan.piece(named) else { return None };
    let end = named + 1;
    let age = matches!(scan.word(end), "old" | "-");
    let count = u32::try_from(count).ok().filter(|count| *count > 0 && !age)?;
    Some((Length { count, unit }, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood() {
        let rows = rows::<3>(include_str!("../lang/en/repeats.tsv")).map(|[forms, ..]| forms.split('|').count());
        assert_eq!(WORDS.len(), rows.sum::<usize>());
        assert_eq!(weekday("tuesdays"), Some((Weekday::Tuesday, true)));
        assert_eq!(weekday("holidays"), None);
    }
}
