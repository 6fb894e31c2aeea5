//! The calendar of the conventions in news: ISO weeks, weekdays near a day.

use crate::Interval;
use jiff::civil::{Date, Weekday};
use jiff::{Span as Distance, ToSpan};

/// Returns `date` moved by `by`, or the nearest day the calendar has.
fn moved(date: Date, by: Distance) -> Date {
    date.saturating_add(by)
}

/// Returns the day `days` after `date`, or the last the calendar has.
pub fn days_after(date: Date, days: i32) -> Date {
    moved(date, days.days())
}

/// Returns Monday to Sunday of the ISO week `ahead` weeks after the one that holds `date` (0: that week, -1: the last).
pub fn week_of(date: Date, ahead: i32) -> Interval {
    let monday = moved(date, (-i32::from(date.weekday().to_monday_zero_offset())).days());
    let monday = moved(monday, ahead.weeks());
    Interval::new(monday, moved(monday, 6.days()))
}

/// Returns the whole month `ahead` months after the one that holds `date`.
pub fn month_of(date: Date, ahead: i32) -> Interval {
    let first = moved(date.first_of_month(), ahead.months());
    Interval::new(first, first.last_of_month())
}

/// Returns the calendar quarter `ahead` quarters after the one that holds `date`.
pub fn quarter_of(date: Date, ahead: i32) -> Interval {
    let into = i32::from((date.month() - 1) % 3);
    let first = moved(date.first_of_month(), (ahead * 3 - into).months());
    Interval::new(first, moved(first, 2.months()).last_of_month())
}

/// Returns the whole year `ahead` years after the one that holds `date`.
pub fn year_of(date: Date, ahead: i32) -> Interval {
    let first = moved(date.first_of_year(), ahead.years());
    Interval::new(first, first.last_of_year())
}

/// Returns `date` moved by years, then months, then days, or the nearest day the calendar has.
pub fn shifted(date: Date, years: i32, months: i32, days: i32) -> Date {
    // One after the other: a distance of jiff has one sign for all its parts.
    let end = |count: i32| if count < 0 { Date::MIN } else { Date::MAX };
    let by = |distance: Result<Distance, jiff::Error>, date: Date, count: i32| {
        distance.map_or_else(|_| end(count), |distance| moved(date, distance))
    };
    let date = by(Distance::new().try_years(years), date, years);
    let date = by(Distance::new().try_months(months), date, months);
    by(Distance::new().try_days(days), date, days)
}

/// Returns the day `count` days of work after `date`: Saturdays and Sundays do not count.
pub fn workdays_after(date: Date, count: i32) -> Date {
    let step = count.signum();
    let mut day = date;
    let mut left = count.abs().min(10_000);
    while left > 0 {
        day = days_after(day, step);
        left -= i32::from(day.weekday().to_monday_zero_offset() < 5);
    }
    day
}

/// Returns week `number` of an ISO year: the first is the one that holds 4 January.
pub fn iso_week(year: i16, number: i8) -> Option<Interval> {
    Some(week_of(Date::new(year, 1, 4).ok()?, i32::from(number) - 1))
}

/// Returns Easter Sunday of the western churches, by the rule of Meeus, Jones and Butcher (Nature, 1876).
pub fn easter(year: i16) -> Option<Date> {
    let year_number = i32::from(year);
    let (golden, century, rest) = (year_number % 19, year_number / 100, year_number % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let days = moon + sunday - 7 * ((golden + 11 * moon + 22 * sunday) / 451) + 114;
    Date::new(year, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}

/// Returns the last such weekday before `date`, never `date` itself.
pub fn weekday_before(date: Date, weekday: Weekday) -> Date {
    let back = i32::from(date.weekday().since(weekday));
    moved(date, (-if back == 0 { 7 } else { back }).days())
}

/// Returns the next such weekday after `date`, never `date` itself.
pub fn weekday_after(date: Date, weekday: Weekday) -> Date {
    let ahead = i32::from(date.weekday().until(weekday));
    moved(date, (if ahead == 0 { 7 } else { ahead }).days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn weeks_are_of_iso() {
        // 9 March 2031 is a Sunday: its week began on Monday 3 March.
        assert_eq!(week_of(date(2031, 3, 9), 0), Interval::new(date(2031, 3, 3), date(2031, 3, 9)));
        assert_eq!(week_of(date(2031, 3, 9), 1), Interval::new(date(2031, 3, 10), date(2031, 3, 16)));
        assert_eq!(week_of(date(2031, 3, 9), -1), Interval::new(date(2031, 2, 24), date(2031, 3, 2)));
    }

    #[test]
    fn a_weekday_is_never_the_day_itself() {
        let monday = date(2031, 3, 10);
        assert_eq!(weekday_before(monday, Weekday::Monday), date(2031, 3, 3));
        assert_eq!(weekday_after(monday, Weekday::Monday), date(2031, 3, 17));
        assert_eq!(weekday_before(monday, Weekday::Sunday), date(2031, 3, 9));
        assert_eq!(weekday_after(monday, Weekday::Thursday), date(2031, 3, 13));
    }

    #[test]
    fn feasts_weeks_and_days_of_work() {
        assert_eq!(easter(2018), Some(date(2018, 4, 1)));
        assert_eq!(easter(2031), Some(date(2031, 4, 13)));
        assert_eq!(iso_week(2018, 31), Some(Interval::new(date(2018, 7, 30), date(2018, 8, 5))));
        assert_eq!(workdays_after(date(2018, 8, 21), 4), date(2018, 8, 27));
        assert_eq!(workdays_after(date(2018, 8, 20), -1), date(2018, 8, 17));
        assert_eq!(shifted(date(2017, 11, 23), -2, -1, -21), date(2015, 10, 2));
        assert_eq!(shifted(date(2017, 11, 23), 2_000_000, 0, 0), Date::MAX);
    }

    #[test]
    fn the_end_of_the_calendar_does_not_panic() {
        let last = date(9999, 12, 31);
        assert_eq!(weekday_after(last, Weekday::Monday), last);
        assert_eq!(month_of(date(2031, 1, 31), 1), Interval::new(date(2031, 2, 1), date(2031, 2, 28)));
        assert_eq!(quarter_of(date(2031, 5, 2), 0), Interval::new(date(2031, 4, 1), date(2031, 6, 30)));
        assert_eq!(year_of(date(2031, 5, 2), -1), Interval::new(date(2030, 1, 1), date(2030, 12, 31)));
    }
}
