//! The words of the calendar, from the tables under `lang/`.

use crate::lexicon::{Phrases, Words, phrases, rows};
use rapporteur_time::Weekday;
use std::sync::LazyLock;

/// What a word says about time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Weekday(Weekday),
    /// A month, and whether the word is a short form.
    Month(i8, bool),
    Unit(Unit),
    Shift(Shift),
    Part(Part),
    /// A part of the day, which adds nothing to the day.
    DayPart,
    /// Days from the day of the text: "tomorrow" is 1.
    Days(i32),
    /// The first month of a season.
    Season(i8),
    /// The first year of a decade.
    Decade(i16),
}

/// A stretch of the calendar that expressions count in.
pub(super) use rapporteur_model::TimeUnit as Unit;

/// Which stretch is meant, seen from the day of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shift {
    Last,
    This,
    Next,
}

impl Shift {
    /// Returns how many stretches ahead it is.
    pub(super) fn ahead(self) -> i32 {
        match self {
            Self::Last => -1,
            Self::This => 0,
            Self::Next => 1,
        }
    }
}

/// A part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// "early next week"
    Start,
    /// "mid-June"
    Middle,
    /// "late in March"
    Late,
    /// "the end of the month": its last day
    End,
    /// "the rest of the week": from the day of the text
    Rest,
    /// "earlier this week": up to the day of the text
    Earlier,
}

/// The words of the calendar.
pub(super) static PIECES: LazyLock<Words<Piece>> = LazyLock::new(|| {
    let mut pieces = Words::default();
    for [words, class, value] in rows::<3>(include_str!("../lang/en/calendar.tsv")) {
        for word in words.split('|') {
            pieces.extend(piece_of(word, class, value).map(|piece| (word, piece)));
        }
    }
    pieces
});

fn piece_of(word: &str, class: &str, value: &str) -> Option<Piece> {
    Some(match class {
        "weekday" => Piece::Weekday(Weekday::from_monday_one_offset(value.parse().ok()?).ok()?),
        "month" => Piece::Month(value.parse().ok()?, word.len() <= 4 && !matches!(word, "may" | "june" | "july")),
        "unit" => Piece::Unit(unit(value)?),
        "shift" => Piece::Shift(match value {
            "last" => Shift::Last,
            "this" => Shift::This,
            _ => Shift::Next,
        }),
        "part" => Piece::Part(match value {
            "start" => Part::Start,
            "middle" => Part::Middle,
            "late" => Part::Late,
            "end" => Part::End,
            _ => Part::Rest,
        }),
        "days" => Piece::Days(value.parse().ok()?),
        "season" => Piece::Season(value.parse().ok()?),
        "decade" => Piece::Decade(value.parse().ok()?),
        _ => Piece::DayPart,
    })
}

/// Returns the unit that a table names.
pub(super) fn unit(value: &str) -> Option<Unit> {
    Some(match value {
        "hour" => Unit::Hour,
        "day" => Unit::Day,
        "week" => Unit::Week,
        "weekend" => Unit::Weekend,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        _ => return None,
    })
}

/// Returns what `word` (in lower case) says about time.
pub(super) fn piece(word: &str) -> Option<Piece> {
    // No word of the calendar is longer: most words end here without a look-up.
    if word.len() > 9 { None } else { PIECES.get(word).copied() }
}

/// When a day with a name falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Days from Easter Sunday of the western churches.
    Easter(i32),
    /// Month, which of them, weekday.
    Nth(i8, i8, Weekday),
}

/// The days with a name, by their first word.
pub(super) static HOLIDAYS: LazyLock<Phrases<Holiday>> = LazyLock::new(|| {
    let table = rows::<2>(include_str!("../lang/en/holidays.tsv"));
    phrases(table.filter_map(|[words, rule]| Some((words, holiday(rule)?))))
});

fn holiday(rule: &str) -> Option<Holiday> {
    if let Some(days) = rule.strip_prefix("easter") {
        return Some(Holiday::Easter(days.parse().ok()?));
    }
    let mut numbers = rule.split(['-', ':']).map(str::parse::<i8>);
    let mut next = || numbers.next()?.ok();
    let (month, day) = (next()?, next()?);
    Some(match next() {
        Some(weekday) => Holiday::Nth(month, day, Weekday::from_monday_one_offset(weekday).ok()?),
        None => Holiday::Fixed(month, day),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_understood() {
        assert_eq!(piece("sept"), Some(Piece::Month(9, true)));
        assert_eq!(piece("coming"), Some(Piece::Shift(Shift::Next)));
        assert_eq!(piece("delegation"), None);
        for [words, class, value] in rows::<3>(include_str!("../lang/en/calendar.tsv")) {
            assert!(piece_of(words, class, value).is_some(), "{words}");
        }
        for [words, rule] in rows::<2>(include_str!("../lang/en/holidays.tsv")) {
            assert!(holiday(rule).is_some(), "{words}");
        }
    }
}
