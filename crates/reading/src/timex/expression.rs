//! What a time expression says, before it is resolved to days.

use super::words::{Holiday, Part, Shift, Unit};
use rapporteur_model::CountedFrom;
use rapporteur_time::{Date, Weekday};

/// A time expression before it is resolved.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expression {
    /// "2031-03-10"
    Fixed(Date),
    /// "10 March", "15 and 16 June 2031", "the 20th of next month", "Tuesday 9 May"
    DayOf { from: i8, to: i8, month: MonthOf, year: YearOf, weekday: Option<Weekday> },
    /// "in March", "March 2031"
    Month(i8, YearOf),
    /// "in 2031", "next year"
    Year(i16),
    /// "on Tuesday", "last Tuesday"
    Weekday(Weekday, Option<Shift>),
    /// "Tuesday of last week": the first such weekday in a stretch
    WeekdayIn(Weekday, Box<Expression>),
    /// "this week", "the week after next"
    Unit(Unit, i32),
    /// "early next month", "the end of April"
    Part(Part, Box<Expression>),
    /// "the third week of 2027", "the last ten days of July": counted from the end if negative
    Nth { nth: i32, count: i32, unit: Unit, of: Box<Expression> },
    /// "the first Friday of July"
    NthWeekday { nth: i32, weekday: Weekday, of: Box<Expression> },
    /// "the week of 10 April"
    Around(Unit, Box<Expression>),
    /// "week 31 of 2027"
    WeekNumber(i8, YearOf),
    /// "the next three days", "the past two weeks"
    Run { unit: Unit, count: i32 },
    /// "in two weeks' time", "three days ago", "two days after 3 June"
    Distance { amount: Amount, from: Option<Box<Expression>> },
    /// "within ten days", "a week starting tomorrow": all the days of a length
    Length { amount: Amount, from: Option<Box<Expression>> },
    /// Days from the day of the text: "today" 0, "yesterday" -1
    Days(i32),
    /// "overnight": the day before to the day
    Overnight,
    /// "the following day": days from the last date named
    FromLast(i32),
    /// "a day after experts met": days from the day that the sentence is about
    FromThis(i32),
    /// "the same week": the one that holds the last date named
    SameUnit(Unit),
    /// "the third quarter of 2031": which, of how many months each
    MonthsOf { nth: i8, months: i8, year: YearOf },
    /// "this summer": by its first month
    Season(i8, YearOf),
    /// "the 1990s", "the 21st century": first year and how many
    Years(i16, i16),
    /// "Easter Monday", "Christmas 2031"
    Holiday(Holiday, YearOf),
    /// "from 3 to 5 June", "between Monday and Wednesday"
    Range(Box<Expression>, Box<Expression>),
}

impl Expression {
    /// Returns what its days are counted from. `today` is what "today" is: the day of publication, or of the quoted words.
    pub(super) fn counted_from(&self, today: CountedFrom) -> CountedFrom {
        let of_year = |year: YearOf| if matches!(year, YearOf::Number(_)) { CountedFrom::Calendar } else { today };
        match self {
            Self::Fixed(_) | Self::Year(_) | Self::Years(..) => CountedFrom::Calendar,
            Self::FromLast(_) | Self::SameUnit(_) => CountedFrom::LastNamed,
            Self::FromThis(_) => CountedFrom::Sentence,
            Self::DayOf { month: MonthOf::Named(_), year, .. }
            | Self::Month(_, year)
            | Self::MonthsOf { year, .. }
            | Self::Season(_, year)
            | Self::Holiday(_, year)
            | Self::WeekNumber(_, year) => of_year(*year),
            Self::WeekdayIn(_, of)
            | Self::Part(_, of)
            | Self::Nth { of, .. }
            | Self::NthWeekday { of, .. }
            | Self::Around(_, of)
            | Self::Distance { from: Some(of), .. }
            | Self::Length { from: Some(of), .. } => of.counted_from(today),
            // One end may be written out, and the year of the other come from it.
            Self::Range(from, to) => match (from.counted_from(today), to.counted_from(today)) {
                (from, CountedFrom::Calendar) if from == today => CountedFrom::Calendar,
                (from, _) => from,
            },
            _ => today,
        }
    }
}

/// Which month a day is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MonthOf {
    /// "the 18th": the nearest by the clause
    Near,
    /// "18 June"
    Named(i8),
    /// "the 18th of next month"
    Shifted(i32),
}

/// Which year a day or month is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearOf {
    /// No year is named: the clause decides.
    Near,
    /// "2031"
    Number(i16),
    /// "last", "this" or "next": of the day, month or season itself
    Which(Shift),
    /// "of next year": years from that of the text
    Shifted(i32),
}

/// A length in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) years: i32,
    pub(super) months: i32,
    pub(super) days: i32,
    /// Days on which people work.
    pub(super) workdays: i32,
}

impl Amount {
    /// Returns `count` of a unit; nothing if it is more than news ever counts.
    pub(super) fn of(unit: Unit, count: i32) -> Option<Self> {
        let zero = Self::default();
        if count > 5000 {
            return None;
        }
        Some(match unit {
            // "within 48 hours": days are as fine as it gets.
            Unit::Hour => Self { days: (count + 23) / 24, ..zero },
            Unit::Day => Self { days: count, ..zero },
            Unit::Week | Unit::Weekend => Self { days: count * 7, ..zero },
            Unit::Fortnight => Self { days: count * 14, ..zero },
            Unit::Month => Self { months: count, ..zero },
            Unit::Quarter => Self { months: count * 3, ..zero },
            Unit::Year => Self { years: count, ..zero },
            Unit::Decade => Self { years: count * 10, ..zero },
            Unit::Century => Self { years: count * 100, ..zero },
        })
    }

    /// Returns the two together.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            years: self.years + other.years,
            months: self.months + other.months,
            days: self.days + other.days,
            workdays: self.workdays + other.workdays,
        }
    }

    /// Returns the same length back in time.
    pub(super) fn back(self) -> Self {
        Self { years: -self.years, months: -self.months, days: -self.days, workdays: -self.workdays }
    }
}
