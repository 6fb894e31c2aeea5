use rapporteur_span::Span;
use rapporteur_time::{Clock, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A time expression with what it stands for: days, an hour, how often, or how long.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timex {
    /// The expression, with its preposition where that bounds it.
    pub span: Span,
    /// The days; none for what only repeats or lasts, and for an hour whose day the sentence does not tell.
    pub when: Option<When>,
    /// What the days are counted from.
    #[serde(default)]
    pub counted_from: CountedFrom,
    /// The hour of the day.
    #[serde(default)]
    pub clock: Option<Clock>,
    /// How often, for a set: "every Tuesday", "twice a week".
    #[serde(default)]
    pub repeats: Option<Repeats>,
    /// How long, for a length that no day is counted by: "for three days".
    #[serde(default)]
    pub lasts: Option<Length>,
}

impl Timex {
    /// Returns an expression that stands for days and no more.
    pub fn of_days(span: Span, when: When) -> Self {
        Self { when: Some(when), ..Self::nothing(span) }
    }

    /// Returns an expression that nothing is known of but its words.
    pub fn nothing(span: Span) -> Self {
        Self { span, when: None, counted_from: CountedFrom::Calendar, clock: None, repeats: None, lasts: None }
    }
}

/// What the days of an expression are counted from; the values of the JSON contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountedFrom {
    /// From nothing: "10 March 2031" is the same day wherever it stands.
    #[default]
    Calendar,
    /// The day of publication.
    Publication,
    /// The day on which the quoted words were spoken.
    Quotation,
    /// The last day that the text names: "the following day".
    LastNamed,
    /// The day that the sentence is about: "a day after experts met".
    Sentence,
}

/// How often something happens: `times` in every `every` units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeats {
    /// How many times in each stretch: 2 in "twice a week".
    pub times: u32,
    /// How many units each stretch has: 2 in "every other week".
    pub every: u32,
    /// The unit.
    pub unit: TimeUnit,
    /// The weekdays named, 1 Monday to 7 Sunday: "every Tuesday and Thursday".
    pub weekdays: Vec<i8>,
    /// The month named, 1 to 12: "every March".
    pub month: Option<i8>,
}

/// A length of time: "three days".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Length {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// What time is counted in; the values of the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each value is the word of the field")]
pub enum TimeUnit {
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}
