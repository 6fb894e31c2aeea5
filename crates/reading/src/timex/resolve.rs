//! From an expression to days.

use super::calendar_words::Unit;
use super::expression::{Expression, Which};
use rapporteur_language::Tense;
use rapporteur_time::{Bound, Date, Interval, Precision, Weekday, When};
use rapporteur_time::{days_after, month_of, quarter_of, week_of, weekday_after, weekday_before, year_of};

/// Returns the days that `expression` stands for, counted from the day of the text; nothing if that is unknown.
pub(super) fn resolve(expression: Expression, today: Option<Date>, last_named: Option<Date>, direction: Tense) -> Option<When> {
    match expression {
        Expression::Day(day) => Some(When::day(day)),
        Expression::MonthOfYear { month, year } => {
            Some(When::during(month_of(Date::new(year, month, 1).ok()?, 0), Precision::Month))
        }
        Expression::Year(year) => Some(When::during(year_of(Date::new(year, 1, 1).ok()?, 0), Precision::Year)),
        Expression::FromLast(days) => Some(When::day(days_after(last_named?, days))),
        _ => relative(expression, today?, direction),
    }
}

fn relative(expression: Expression, today: Date, direction: Tense) -> Option<When> {
    Some(match expression {
        Expression::DayOfMonth { from, to, month, year } => {
            let year = year.unwrap_or_else(|| year_near(today, direction, |year| Date::new(year, month, from).ok()));
            let from = Date::new(year, month, from).ok()?;
            let to = Date::new(year, month, to).ok()?;
            if from == to { When::day(from) } else { When::during(Interval::new(from, to), Precision::Days) }
        }
        Expression::Month(month) => {
            let year = year_near(today, direction, |year| Date::new(year, month, 1).ok().map(Date::last_of_month));
            When::during(month_of(Date::new(year, month, 1).ok()?, 0), Precision::Month)
        }
        Expression::EndOfMonth(month) => {
            let year = year_near(today, Tense::Future, |year| Date::new(year, month, 1).ok().map(Date::last_of_month));
            When::day(Date::new(year, month, 1).ok()?.last_of_month())
        }
        Expression::Weekday(weekday, which) => When::day(weekday_near(today, weekday, which, direction)),
        Expression::Days(days) => When::day(days_after(today, days)),
        Expression::Overnight => When::during(Interval::new(days_after(today, -1), today), Precision::Days),
        Expression::Unit(unit, ahead) => unit_of(unit, today, ahead, direction),
        Expression::Earlier(unit) => {
            let whole = unit_of(unit, today, 0, direction).interval;
            When::during(Interval::new(whole.start(), today), Precision::Days)
        }
        Expression::Later(unit) => {
            let whole = unit_of(unit, today, 0, direction).interval;
            When::during(Interval::new(today, whole.end()), Precision::Days)
        }
        Expression::Distance(unit, count) => distance(unit, today, count),
        Expression::EndOf(unit) => When::day(unit_of(unit, today, 0, direction).interval.end()),
        _ => return None,
    })
}

fn weekday_near(today: Date, weekday: Weekday, which: Which, direction: Tense) -> Date {
    match which {
        Which::Last => weekday_before(today, weekday),
        Which::Next => weekday_after(today, weekday),
        Which::This if today.weekday() == weekday => today,
        Which::This => weekday_after(today, weekday),
        // A report of Monday that says "on Monday" of what is over means its own day.
        Which::Nearest if direction != Tense::Future && today.weekday() == weekday => today,
        Which::Nearest if direction == Tense::Future => weekday_after(today, weekday),
        Which::Nearest => weekday_before(today, weekday),
    }
}

fn unit_of(unit: Unit, today: Date, ahead: i32, direction: Tense) -> When {
    match unit {
        Unit::Day => When::day(days_after(today, ahead)),
        Unit::Week => When::during(week_of(today, ahead), Precision::Week),
        Unit::Month => When::during(month_of(today, ahead), Precision::Month),
        Unit::Quarter => When::during(quarter_of(today, ahead), Precision::Quarter),
        Unit::Year => When::during(year_of(today, ahead), Precision::Year),
        Unit::Weekend => {
            let saturday = match (ahead, direction) {
                (0, Tense::Future) => days_after(week_of(today, 0).end(), -1),
                // "Over the weekend", of what is over: the last one that has begun.
                (0, _) if matches!(today.weekday(), Weekday::Saturday | Weekday::Sunday) => {
                    days_after(week_of(today, 0).end(), -1)
                }
                (0, _) => days_after(week_of(today, -1).end(), -1),
                (ahead, _) => days_after(week_of(today, ahead).end(), -1),
            };
            When::during(Interval::new(saturday, days_after(saturday, 1)), Precision::Days)
        }
    }
}

/// "In two weeks' time" is exactly fourteen days on; "three months ago" the month that day falls in.
fn distance(unit: Unit, today: Date, count: i32) -> When {
    match unit {
        Unit::Day => When::day(days_after(today, count)),
        Unit::Week | Unit::Weekend => When::day(days_after(today, count.saturating_mul(7))),
        Unit::Month => When::during(month_of(today, count), Precision::Month).bounded(Bound::About),
        Unit::Quarter => When::during(quarter_of(today, count), Precision::Quarter).bounded(Bound::About),
        Unit::Year => When::during(year_of(today, count), Precision::Year).bounded(Bound::About),
    }
}

/// Returns the year in which a day without one falls: ahead or behind by the clause, never more than a year away.
fn year_near(today: Date, direction: Tense, day_in: impl Fn(i16) -> Option<Date>) -> i16 {
    let year = today.year();
    let Some(day) = day_in(year) else { return year };
    match direction {
        Tense::Future if day < today => year.saturating_add(1),
        Tense::Past if day.first_of_month() > today => year.saturating_sub(1),
        _ => year,
    }
}
