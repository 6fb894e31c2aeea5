//! Time expressions as the contract of a reading has them.

use crate::parts::{JsonSpan, Offsets};
use rapporteur_model::{CountedFrom, Length, Repeats, TimeUnit, Timex};
use rapporteur_time::{Bound, Clock, Interval, Precision};
use schemars::JsonSchema;
use serde::Serialize;

/// A time expression: days, an hour, how often or how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadTimex<'a> {
    /// Its words, with the preposition where that bounds it.
    pub span: JsonSpan,
    /// The days, both ends included; null for what only repeats or lasts, and for an hour whose day the text does not tell.
    pub when: Option<Interval>,
    /// How the words bound what happens on the days.
    pub bound: Option<Bound>,
    /// How fine the days are.
    pub precision: Option<Precision>,
    /// What the days are counted from; null where there are none.
    pub counted_from: Option<CountedFrom>,
    /// The hour.
    pub clock: Option<ReadClock<'a>>,
    /// How often, for a set.
    pub repeats: Option<ReadRepeats>,
    /// How long, for a length that no day is counted by.
    pub lasts: Option<ReadLength>,
}

/// An hour of the day, as the text tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Clock")]
pub struct ReadClock<'a> {
    /// Hour and minute, such as `14:00`.
    #[schemars(regex(pattern = r"^[0-2]\d:[0-5]\d$"))]
    pub time: String,
    /// The zone, in the words of the text.
    pub zone: Option<&'a str>,
    /// Its distance from UTC, such as `+02:00`, where the name settles it.
    #[schemars(regex(pattern = r"^[+-]\d{2}:\d{2}$"))]
    pub offset: Option<String>,
}

/// How often something happens: so many times in every so many units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadRepeats {
    /// How many times in each stretch.
    pub times: u32,
    /// How many units a stretch has.
    pub every: u32,
    /// The unit.
    pub unit: TimeUnit,
    /// The weekdays named, 1 Monday to 7 Sunday.
    #[schemars(inner(range(min = 1, max = 7)))]
    pub weekdays: Vec<i8>,
    /// The month named, 1 to 12.
    #[schemars(range(min = 1, max = 12))]
    pub month: Option<i8>,
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadLength {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// Returns an expression as the contract has it; nothing if its words are not of this text.
pub(crate) fn timex<'a>(timex: &'a Timex, offsets: &Offsets<'_>) -> Option<ReadTimex<'a>> {
    Some(ReadTimex {
        span: offsets.span(timex.span)?,
        when: timex.when.map(|when| when.interval),
        bound: timex.when.map(|when| when.bound),
        precision: timex.when.map(|when| when.precision),
        counted_from: timex.when.map(|_| timex.counted_from),
        clock: timex.clock.as_ref().map(clock),
        repeats: timex.repeats.as_ref().map(repeats),
        lasts: timex.lasts.map(|Length { count, unit }| ReadLength { count, unit }),
    })
}

/// Returns an hour as the contract has it.
pub(crate) fn clock(clock: &Clock) -> ReadClock<'_> {
    ReadClock {
        time: format!("{:02}:{:02}", clock.hour, clock.minute),
        zone: clock.zone.as_ref().map(|zone| zone.name.as_str()),
        offset: clock.zone.as_ref().and_then(rapporteur_time::Zone::iso_offset),
    }
}

fn repeats(repeats: &Repeats) -> ReadRepeats {
    ReadRepeats {
        times: repeats.times,
        every: repeats.every,
        unit: repeats.unit,
        weekdays: repeats.weekdays.clone(),
        month: repeats.month,
    }
}
