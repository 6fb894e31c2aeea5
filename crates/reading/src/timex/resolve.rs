//! From an expression to days.

use super::between::range;
use super::expression::{Amount, Expression, YearOf};
use super::words::{Shift, Unit};
use super::year::{days_of, holiday_near, months_from, named_year, year_of_stretch};
use rapporteur_language::Tense;
use rapporteur_time::{Bound, Date, Interval, Precision, Weekday, When};
use rapporteur_time::{
    days_after, iso_week, month_of, quarter_of, shifted, week_of, weekday_after, weekday_before, workdays_after, year_of,
};

/// What an expression is counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// The day of the text, or of the words that are quoted.
    pub(super) today: Option<Date>,
    /// The last day that the text names.
    pub(super) last_named: Option<Date>,
    /// The day that the sentence is about.
    pub(super) of_sentence: Option<Date>,
    /// Where the clause points.
    pub(super) direction: Tense,
}

impl Anchor {
    pub(super) fn at(self, day: Date) -> Self {
        Self { today: Some(day), last_named: Some(day), of_sentence: Some(day), ..self }
    }

    pub(super) fn is_ahead(self) -> bool {
        self.direction == Tense::Future
    }
}

/// Returns the days that `expression` stands for. Where the clause points both ways ("had been due on Monday", "was planned for
/// May"), the nearer ones.
pub(super) fn resolve_near(expression: &Expression, anchor: Anchor) -> Option<When> {
    let (Tense::Present, Some(today)) = (anchor.direction, anchor.today) else { return resolve(expression, anchor) };
    let back = resolve(expression, Anchor { direction: Tense::Past, ..anchor })?;
    let ahead = resolve(expression, Anchor { direction: Tense::Future, ..anchor })?;
    let away = |when: When| {
        let days = when.interval;
        let gap = if days.contains(today) {
            today
        } else if days.end() < today {
            days.end()
        } else {
            days.start()
        };
        (gap - today).get_days().abs()
    };
    Some(if away(back) < away(ahead) { back } else { ahead })
}

/// Returns the days that `expression` stands for; nothing if the day it is counted from is unknown, or there is no such day.
pub(super) fn resolve(expression: &Expression, anchor: Anchor) -> Option<When> {
    use Expression as E;
    Some(match expression {
        E::Fixed(day) => When::day(*day),
        E::Year(year) => When::during(year_of(Date::new(*year, 1, 1).ok()?, 0), Precision::Year),
        E::Years(first, count) => {
            let last = Date::new(first.checked_add(count - 1)?, 12, 31).ok()?;
            When::during(Interval::new(Date::new(*first, 1, 1).ok()?, last), Precision::Year)
        }
        E::FromLast(days) => When::day(days_after(anchor.last_named?, *days)),
        E::FromThis(days) => When::day(days_after(anchor.of_sentence?, *days)),
        E::SameUnit(unit) => unit_of(*unit, anchor.last_named?, 0, Tense::Past),
        E::DayOf { .. } => days_of(expression, anchor)?,
        E::Month(month, year) => {
            let year = year_of_stretch(*year, *month, 1, anchor)?;
            When::during(month_of(Date::new(year, *month, 1).ok()?, 0), Precision::Month)
        }
        E::MonthsOf { nth, months, year } => {
            let first = (nth - 1) * months + 1;
            let year = year_of_stretch(*year, first, *months, anchor)?;
            When::during(months_from(Date::new(year, first, 1).ok()?, *months), Precision::Quarter)
        }
        E::Season(month, year) => {
            let year = year_of_stretch(*year, *month, 3, anchor)?;
            When::during(months_from(Date::new(year, *month, 1).ok()?, 3), Precision::Quarter)
        }
        E::Holiday(holiday, year) => When::day(holiday_near(*holiday, *year, anchor)?),
        E::WeekNumber(number, year) => {
            let year = match year {
                YearOf::Near | YearOf::Which(_) => anchor.today?.iso_week_date().year(),
                year => named_year(*year, anchor)?,
            };
            When::during(iso_week(year, *number)?, Precision::Week)
        }
        E::Weekday(weekday, which) => When::day(weekday_near(anchor.today?, *weekday, *which, anchor.direction)),
        E::WeekdayIn(weekday, stretch) => {
            let days = resolve(stretch, anchor)?.interval;
            When::day(weekday_after(days_after(days.start(), -1), *weekday))
        }
        E::Unit(unit, ahead) => unit_of(*unit, anchor.today?, *ahead, anchor.direction),
        E::Part(part, stretch) => super::parts::part_of(*part, stretch, anchor)?,
        E::Nth { nth, count, unit, of } => super::parts::nth_of(*nth, *count, *unit, resolve(of, anchor)?.interval)?,
        E::NthWeekday { nth, weekday, of } => super::parts::nth_weekday(*nth, *weekday, resolve(of, anchor)?.interval)?,
        E::Around(unit, day) => around(*unit, resolve(day, anchor)?.interval.start()),
        E::Days(days) => When::day(days_after(anchor.today?, *days)),
        E::Overnight => When::during(Interval::new(days_after(anchor.today?, -1), anchor.today?), Precision::Days),
        E::Run { unit, count } => run(*unit, *count, anchor.today?),
        E::Distance { amount, from } => distance(*amount, from.as_deref(), anchor)?,
        E::Length { amount, from } => length(*amount, from.as_deref(), anchor)?,
        E::Range(from, to) => range(from, to, anchor)?,
    })
}

fn weekday_near(today: Date, weekday: Weekday, which: Option<Shift>, direction: Tense) -> Date {
    match which {
        Some(Shift::Last) => weekday_before(today, weekday),
        Some(Shift::Next) => weekday_after(today, weekday),
        // A report of Monday that says "on Monday" of what is over means its own day.
        _ if direction != Tense::Future && today.weekday() == weekday => today,
        Some(Shift::This) if today.weekday() == weekday => today,
        _ if direction == Tense::Future => weekday_after(today, weekday),
        _ => weekday_before(today, weekday),
    }
}

/// Returns the whole stretch `ahead` of the one that holds the day.
pub(super) fn unit_of(unit: Unit, today: Date, ahead: i32, direction: Tense) -> When {
    match unit {
        Unit::Hour | Unit::Day => When::day(days_after(today, ahead)),
        Unit::Week => When::during(week_of(today, ahead), Precision::Week),
        Unit::Fortnight => {
            let first = week_of(today, ahead * 2).start();
            When::during(Interval::new(first, days_after(first, 13)), Precision::Days)
        }
        Unit::Month => When::during(month_of(today, ahead), Precision::Month),
        Unit::Quarter => When::during(quarter_of(today, ahead), Precision::Quarter),
        Unit::Year => When::during(year_of(today, ahead), Precision::Year),
        Unit::Decade | Unit::Century => {
            let years: i16 = if unit == Unit::Decade { 10 } else { 100 };
            let first = shifted(today.first_of_year(), -i32::from(today.year() % years) + ahead * i32::from(years), 0, 0);
            When::during(Interval::new(first, shifted(first, i32::from(years), 0, -1)), Precision::Year)
        }
        Unit::Weekend => {
            let begun = matches!(today.weekday(), Weekday::Saturday | Weekday::Sunday);
            // "Over the weekend", of what is over: the last one that has begun.
            let back = ahead == 0 && direction != Tense::Future && !begun;
            let saturday = days_after(week_of(today, if back { -1 } else { ahead }).end(), -1);
            When::during(Interval::new(saturday, days_after(saturday, 1)), Precision::Days)
        }
    }
}

fn around(unit: Unit, day: Date) -> When {
    match unit {
        Unit::Month => When::during(month_of(day, 0), Precision::Month),
        Unit::Weekend => {
            let sunday = week_of(day, 0).end();
            When::during(Interval::new(days_after(sunday, -1), sunday), Precision::Days)
        }
        _ => When::during(week_of(day, 0), Precision::Week),
    }
}

/// "The next three days" begin tomorrow; "the past two quarters" are whole quarters.
fn run(unit: Unit, count: i32, today: Date) -> When {
    let whole = |unit: Unit| {
        let near = unit_of(unit, today, count.signum(), Tense::Past).interval;
        let far = unit_of(unit, today, count, Tense::Past).interval;
        Interval::new(near.start().min(far.start()), near.end().max(far.end()))
    };
    let precision = if count.abs() == 3 { Precision::Days } else { Precision::Week };
    match unit {
        Unit::Quarter => When::during(whole(unit), Precision::Quarter),
        Unit::Decade | Unit::Century => When::during(whole(unit), Precision::Year),
        _ => {
            let Some(amount) = Amount::of(unit, count) else { return When::day(today) };
            let far = moved(today, amount);
            let days =
                if count > 0 { Interval::new(days_after(today, 1), far) } else { Interval::new(far, days_after(today, -1)) };
            When::during(days, if unit == Unit::Day { Precision::Days } else { precision })
        }
    }
}

fn moved(day: Date, amount: Amount) -> Date {
    workdays_after(shifted(day, amount.years, amount.months, amount.days), amount.workdays)
}

/// "In two weeks' time" is exactly fourteen days on; "three months ago" the month that day falls in.
fn distance(amount: Amount, from: Option<&Expression>, anchor: Anchor) -> Option<When> {
    let Some(from) = from else {
        let day = moved(anchor.today?, amount);
        let coarse = amount.days == 0 && amount.workdays == 0;
        return Some(match (amount.years, amount.months) {
            (0, 0) => When::day(day),
            (_, 0) if coarse => When::during(year_of(day, 0), Precision::Year).bounded(Bound::About),
            _ if coarse => When::during(month_of(day, 0), Precision::Month).bounded(Bound::About),
            _ => When::day(day),
        });
    };
    // "Three days from Tuesday" is ahead whatever the clause.
    let back = amount.days < 0 || amount.months < 0 || amount.years < 0;
    let direction = if back { anchor.direction } else { Tense::Future };
    let start = resolve(from, Anchor { direction, ..anchor })?.interval.start();
    Some(When::day(moved(start, amount)))
}

/// "Within ten days" is today to ten days on; "a week starting tomorrow" is seven days.
fn length(amount: Amount, from: Option<&Expression>, anchor: Anchor) -> Option<When> {
    let (first, last) = match from {
        None if amount.workdays != 0 => {
            let today = anchor.today?;
            let far = moved(today, amount);
            let near = workdays_after(today, amount.workdays.signum());
            (near.min(far), far.max(near))
        }
        None => (anchor.today?, moved(anchor.today?, amount)),
        Some(from) => {
            let first = resolve(from, Anchor { direction: Tense::Future, ..anchor })?.interval.start();
            (first, days_after(moved(first, amount), -1))
        }
    };
    Some(When::during(Interval::new(first, last), Precision::Days))
}
