//! The words of the calendar.

use rapporteur_time::Weekday;

/// Returns the weekday that `word` (in lower case) names.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}

/// Returns the month that `word` (in lower case) names, and whether it is an abbreviation.
pub(super) fn month(word: &str) -> Option<(i8, bool)> {
    const MONTHS: [&str; 12] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ];
    if let Some(at) = MONTHS.iter().position(|month| *month == word) {
        return Some((at as i8 + 1, false));
    }
    let word = if word == "sept" { "sep" } else { word };
    let at = MONTHS.iter().position(|month| word.len() == 3 && month.starts_with(word))?;
    Some((at as i8 + 1, true))
}

/// Tells whether `word` is a part of the day, which adds nothing to a day.
pub(super) fn is_part_of_day(word: &str) -> bool {
    ["morning", "afternoon", "evening", "night", "midday", "noon", "lunchtime"].contains(&word)
}

/// A stretch of the calendar that expressions count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
}

/// Returns the unit that `word` (in lower case) names, singular or plural.
pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" => Unit::Weekend,
        "fortnight" => return None,
        "month" | "months" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        _ => return None,
    })
}
