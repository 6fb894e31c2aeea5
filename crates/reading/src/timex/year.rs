//! Which month and year a day, month or season is of where the words leave that open.

use super::expression::{Expression, MonthOf, YearOf};
use super::resolve::Anchor;
use super::words::{Holiday, Shift};
use rapporteur_time::{Date, Interval, Precision, Weekday, When, days_after, easter, month_of};

/// "10 March", "the 18th", "the 20th of next month", "Tuesday 9 May"
pub(super) fn days_of(expression: &Expression, anchor: Anchor) -> Option<When> {
    let Expression::DayOf { from, to, month, year, weekday } = *expression else { return None };
    let first = match (month, year) {
        (MonthOf::Named(month), YearOf::Number(year)) => Date::new(year, month, from).ok()?,
        (MonthOf::Named(month), YearOf::Near) => {
            let today = anchor.today?;
            let fits = |year: i16| Date::new(year, month, from).ok().filter(|day| weekday.is_none_or(|is| day.weekday() == is));
            let near = year_near(anchor, 60, |year| Date::new(year, month, from).ok());
            let years = [near, today.year(), today.year().saturating_add(1), today.year().saturating_sub(1)];
            // A weekday that fits no year near was a slip, and so is one that fits only another year than one that is near.
            let slip = Date::new(near, month, from).ok().filter(|day| near_to(*day, today, 60));
            slip.or_else(|| years.into_iter().find_map(fits))
                .or_else(|| Date::new(near, month, from).ok())
                .or_else(|| leap(near, month, from, anchor))?
        }
        (MonthOf::Named(month), year) => {
            let year = year_of_stretch(year, month, 1, anchor)?;
            Date::new(year, month, from).ok()?
        }
        (MonthOf::Shifted(ahead), _) => {
            let whole = month_of(anchor.today?, ahead).start();
            Date::new(whole.year(), whole.month(), from).ok()?
        }
        (MonthOf::Near, _) => day_near(from, weekday, anchor)?,
    };
    if from == to {
        return Some(When::day(first));
    }
    let last = Date::new(first.year(), first.month(), to).ok()?;
    Some(When::during(Interval::new(first, last), Precision::Days))
}

fn near_to(day: Date, other: Date, days: i32) -> bool {
    days_after(other, -days) <= day && day <= days_after(other, days)
}

/// 29 February is of the next leap year, or of the last.
fn leap(year: i16, month: i8, day: i8, anchor: Anchor) -> Option<Date> {
    (month == 2 && day == 29).then_some(())?;
    let step = if anchor.is_ahead() { 1 } else { -1 };
    (1..8).find_map(|years| Date::new(year.checked_add(step * years)?, 2, 29).ok())
}

/// "the 18th", "Friday the 11th": in this month, else the nearest ahead or behind.
fn day_near(day: i8, weekday: Option<Weekday>, anchor: Anchor) -> Option<Date> {
    let today = anchor.today?;
    let fits = |ahead: i32| {
        let whole = month_of(today, ahead).start();
        Date::new(whole.year(), whole.month(), day).ok().filter(|day| weekday.is_none_or(|is| day.weekday() == is))
    };
    let on_side = |day: &Date| if anchor.is_ahead() { *day >= today } else { *day <= today };
    let step = if anchor.is_ahead() { 1 } else { -1 };
    // "Tuesday the eleventh" that fits this month is of this month, wherever the clause points.
    fits(0)
        .filter(|_| weekday.is_some())
        .or_else(|| (0..30).find_map(|months| fits(months * step).filter(on_side)))
        .or_else(|| fits(0))
}

pub(super) fn months_from(first: Date, months: i8) -> Interval {
    Interval::new(first, month_of(first, i32::from(months) - 1).end())
}

/// Returns the year that is named, if it does not hang on what it is the year of.
pub(super) fn named_year(year: YearOf, anchor: Anchor) -> Option<i16> {
    match year {
        YearOf::Number(year) => Some(year),
        YearOf::Shifted(ahead) => anchor.today?.year().checked_add(i16::try_from(ahead).ok()?),
        YearOf::Near | YearOf::Which(_) => None,
    }
}

/// Returns the year of a stretch of `months` from `first`: "last March" is the last one that is over, "this March" of this year.
pub(super) fn year_of_stretch(year: YearOf, first: i8, months: i8, anchor: Anchor) -> Option<i16> {
    if let Some(named) = named_year(year, anchor) {
        return Some(named);
    }
    let today = anchor.today?;
    let whole = |year: i16| Date::new(year, first, 1).ok().map(|day| months_from(day, months));
    let this = whole(today.year())?;
    Some(match year {
        YearOf::Which(Shift::Last) if this.end() >= today => today.year() - 1,
        YearOf::Which(Shift::Next) if this.start() <= today => today.year() + 1,
        YearOf::Near => year_near(anchor, 0, |year| whole(year).map(Interval::end)),
        _ => today.year(),
    })
}

/// Returns the year in which a day without one falls: ahead or behind by the clause. A day a little on the other side of the
/// text (`slack`) is meant all the same: nobody writes of a day eleven months ahead without its year.
fn year_near(anchor: Anchor, slack: i32, day_in: impl Fn(i16) -> Option<Date>) -> i16 {
    let Some(today) = anchor.today else { return 0 };
    let year = today.year();
    let Some(day) = day_in(year) else { return year };
    if anchor.is_ahead() {
        if day < days_after(today, -slack) { year.saturating_add(1) } else { year }
    } else if day.first_of_month() > today {
        year.saturating_sub(1)
    } else {
        year
    }
}

pub(super) fn holiday_near(holiday: Holiday, year: YearOf, anchor: Anchor) -> Option<Date> {
    let day_in = |year: i16| match holiday {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Easter(days) => easter(year).map(|sunday| days_after(sunday, days)),
        Holiday::Nth(month, nth, weekday) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
    };
    if let Some(year) = named_year(year, anchor) {
        return day_in(year);
    }
    let today = anchor.today?;
    let this = day_in(today.year())?;
    match year {
        YearOf::Which(Shift::Last) if this >= today => day_in(today.year() - 1),
        YearOf::Which(Shift::Next) if this <= today => day_in(today.year() + 1),
        YearOf::Near => day_in(year_near(anchor, 0, day_in)),
        _ => Some(this),
    }
}
