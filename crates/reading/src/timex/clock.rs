//! Hours of the day: "at 14:00 GMT", "by 6 pm", "at noon local time".

use super::scan::Scan;
use super::words::Piece;
use crate::lexicon::{Words, rows};
use rapporteur_time::{Clock, Zone};
use std::sync::LazyLock;

/// Minutes ahead of UTC for the names of zones; none where the name does not settle it.
static ZONES: LazyLock<Words<Option<i16>>> = LazyLock::new(|| {
    let mut zones = Words::default();
    for [names, minutes] in rows::<2>(include_str!("../lang/en/zones.tsv")) {
        zones.extend(names.split('|').map(|name| (name, minutes.parse().ok())));
    }
    zones
});

/// Returns the end of an expression with the part or hour of the day after it, and the hour: "on Tuesday morning", "on 3 May at 14:00 GMT".
pub(super) fn after_day(scan: Scan<'_, '_>, end: usize) -> (usize, Option<Clock>) {
    let mut next = end;
    while matches!(scan.piece(next), Some(Piece::DayPart)) {
        next += 1;
    }
    // "on 3 May, at 14:00"; after another word the comma opens what is said of the day: "on 6 March, from 05:00 to 21:00, are written in".
    let lead = if scan.word(next) == "," && scan.word(next + 1) == "at" { next + 1 } else { next };
    if matches!(scan.word(lead), "at" | "by" | "from" | "before" | "after")
        && let Some((clock, after)) = clock(scan, lead + 1, true)
    {
        return (after, Some(clock));
    }
    (next, None)
}

/// Returns the hour that stands by itself at `at`, and where it ends: the colon, the half of the day or the zone must tell that it is one.
pub(super) fn alone(scan: Scan<'_, '_>, at: usize) -> Option<(Clock, usize)> {
    let word = scan.word(at);
    let first = *word.as_bytes().first()?;
    if !(first.is_ascii_digit() || matches!(word, "noon" | "midday" | "midnight")) {
        return None;
    }
    clock(scan, at, false)
}

/// Returns the hour at `at` with its zone. `placed` says that the words before it lead to an hour, so that "14.00" is one.
fn clock(scan: Scan<'_, '_>, at: usize, placed: bool) -> Option<(Clock, usize)> {
    let word = scan.word(at);
    match word {
        "noon" | "midday" => return Some(in_zone(scan, Clock::new(12, 0)?, at + 1)),
        "midnight" => return Some(in_zone(scan, Clock::new(0, 0)?, at + 1)),
        _ => {}
    }
    let figures = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let glued = &word[figures.len()..];
    let (hour, minute) = match figures.split_once([':', '.']) {
        Some((hour, minute)) if minute.len() == 2 => (hour.parse().ok()?, minute.parse().ok()?),
        Some(_) => return None,
        None if figures.len() <= 2 => (figures.parse::<u8>().ok()?, 0),
        // "1400 GMT"
        None if figures.len() == 4 && glued.is_empty() && ZONES.contains_key(scan.word(at + 1)) => {
            (figures[..2].parse().ok()?, figures[2..].parse().ok()?)
        }
        None => return None,
    };
    let (half, next) = if glued.is_empty() { (half_of_day(scan.word(at + 1)), at + 1) } else { (half_of_day(glued), at) };
    if let Some(half) = half {
        let hour = match half {
            Half::Morning => hour % 12,
            Half::Afternoon => hour % 12 + 12,
            Half::Unsaid => hour,
        };
        // "3 o'clock" is also three in the afternoon: as it is told.
        return Some(in_zone(scan, Clock::new(hour, minute)?, next + 1)).filter(|_| hour < 24);
    }
    if !glued.is_empty() {
        return None;
    }
    let clock = Clock::new(hour, minute)?;
    let (clock, end) = in_zone(scan, clock, at + 1);
    // "14.00" may be a price, and "6" anything at all.
    let told = figures.contains(':') || clock.zone.is_some() || (placed && figures.contains('.'));
    told.then_some((clock, end))
}

/// Which half of the day an hour is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Morning,
    Afternoon,
    Unsaid,
}

fn half_of_day(word: &str) -> Option<Half> {
    Some(match word {
        "am" | "a.m." | "a.m" => Half::Morning,
        "pm" | "p.m." | "p.m" => Half::Afternoon,
        "o'clock" => Half::Unsaid,
        _ => return None,
    })
}

/// Returns the hour in the zone named at `at`, and where that ends: "GMT", "UTC+2", "local time", "Geneva time".
fn in_zone(scan: Scan<'_, '_>, clock: Clock, at: usize) -> (Clock, usize) {
    let (zone, end) = zone(scan, at).map_or((None, at), |(zone, end)| (Some(zone), end));
    (clock.within(zone), end)
}

fn zone(scan: Scan<'_, '_>, at: usize) -> Option<(Zone, usize)> {
    let word = scan.word(at);
    if let Some(&offset) = ZONES.get(word) {
        let sign = match scan.word(at + 1) {
            "+" => 1,
            "-" | "–" | "−" => -1,
            _ => 0,
        };
        let hours = scan.word(at + 2).parse::<i16>().ok().filter(|hours| sign != 0 && *hours <= 14 && offset == Some(0));
        let end = if hours.is_some() { at + 3 } else { at + 1 };
        let offset = hours.map_or(offset, |hours| Some(sign * hours * 60));
        return Some((Zone { name: scan.words(at, end).to_owned(), offset }, end));
    }
    // "UTC-3" is one word.
    if let Some((name, hours)) = word.split_once('-')
        && ZONES.get(name) == Some(&Some(0))
        && let Some(hours) = hours.parse::<i16>().ok().filter(|hours| *hours <= 14)
    {
        return Some((Zone { name: scan.words(at, at + 1).to_owned(), offset: Some(-60 * hours) }, at + 1));
    }
    // "local time", "Geneva time", "New York time"
    let last = (at..at + 3).find(|&last| scan.word(last) == "time").filter(|last| *last > at)?;
    let named = scan.word(at) == "local" && last == at + 1 || (at..last).all(|at| scan.is_capital(at));
    named.then(|| (Zone { name: scan.words(at, last + 1).to_owned(), offset: None }, last + 1))
}
