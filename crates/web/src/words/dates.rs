//! Days and instants as people write them, each with its machine-readable form.

use askama::Template;
use rapporteur_time::{Bound, Date, Instant, Interval, Precision, Stamp, When};

/// A time for people and for the `datetime` attribute. Its `Display` is an HTML element; elsewhere `text` is shown.
#[derive(Clone, Debug, PartialEq, Eq, Template)]
#[template(source = r#"<time datetime="{{ machine }}">{{ text }}</time>"#, ext = "html")]
pub struct Moment {
    /// What people read: `Mon 10 Mar 2031`.
    pub text: String,
    /// What the attribute holds: `2031-03-10`.
    pub machine: String,
}

/// Returns a day: `Mon 10 Mar 2031`.
pub fn day(day: Date) -> Moment {
    Moment { text: day.strftime("%a %-d %b %Y").to_string(), machine: day.to_string() }
}

/// Returns an instant to the minute: `Mon 10 Mar 2031, 09:10 UTC`.
pub(crate) fn instant(instant: Instant) -> Moment {
    let machine = instant.to_string();
    // The clock stands between the `T` and the second colon: years may have more than four digits.
    let clock = machine.split_once('T').and_then(|(_, clock)| clock.get(..5)).unwrap_or_default();
    Moment { text: format!("{}, {clock} UTC", day(instant.day()).text), machine }
}

/// Returns when a text was captured; the day is left out where it is the day it was published.
pub(crate) fn captured(at: Instant, published: Option<Stamp>) -> Moment {
    let whole = instant(at);
    let same_day = published.is_some_and(|stamp| stamp.day() == at.day());
    let clock = whole.text.split_once(", ").map(|(_, clock)| clock.to_owned()).filter(|_| same_day);
    Moment { text: clock.unwrap_or(whole.text), machine: whole.machine }
}

/// Returns when a text was published, to the minute where its source says so.
pub(crate) fn published(stamp: Stamp) -> Moment {
    match stamp.instant() {
        Some(at) => instant(at),
        None => day(stamp.day()),
    }
}

/// Returns when something happens, with what bounds it and no finer than it is known: `by Mon 30 Jun 2031`.
pub fn when(when: When) -> Moment {
    let days = when.interval;
    let known = || range(days, when.precision);
    let text = match when.bound {
        Bound::In => known(),
        Bound::By => format!("by {}", day(days.end()).text),
        Bound::Until => format!("until {}", day(days.end()).text),
        Bound::Before => format!("before {}", day(days.start()).text),
        Bound::Since => format!("since {}", day(days.start()).text),
        Bound::Within => format!("within {}", known()),
        Bound::About => format!("about {}", known()),
    };
    Moment { text, machine: days.start().to_string() }
}

/// Returns how finely a time is known; nothing for a day.
pub(crate) fn precision(when: When) -> &'static str {
    match when.precision {
        Precision::Day => "",
        Precision::Days => "known to a few days",
        Precision::Week => "known to the week",
        Precision::Month => "known to the month",
        Precision::Quarter => "known to the season",
        Precision::Year => "known to the year",
    }
}

/// Returns the days of an interval, no finer than they are known.
fn range(days: Interval, precision: Precision) -> String {
    let (from, to) = (days.start(), days.end());
    if days.is_day() {
        return day(from).text;
    }
    match precision {
        Precision::Year if whole(days, 1, 12) => from.strftime("%Y").to_string(),
        Precision::Month if whole(days, from.month(), from.month()) => from.strftime("%B %Y").to_string(),
        Precision::Quarter if whole(days, from.month(), to.month()) => {
            format!("{} to {}", from.strftime("%B"), to.strftime("%B %Y"))
        }
        Precision::Week => format!("week of {}", span_of_days(from, to)),
        _ => span_of_days(from, to),
    }
}

/// Tells whether the interval runs from the first day of one month to the last of another, in one year.
fn whole(days: Interval, first: i8, last: i8) -> bool {
    let (from, to) = (days.start(), days.end());
    from.year() == to.year() && from.month() == first && to.month() == last && from.day() == 1 && to == to.last_of_month()
}

/// Returns two days without saying their month or year twice: `3–9 Mar 2031`.
fn span_of_days(from: Date, to: Date) -> String {
    let start = match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => "%-d",
        (true, false) => "%-d %b",
        (false, _) => "%-d %b %Y",
    };
    format!("{}–{}", from.strftime(start), to.strftime("%-d %b %Y"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rapporteur_time::{month_of, quarter_of, week_of, year_of};

    fn date(day: &str) -> Date {
        rapporteur_time::parse_day(day).unwrap()
    }

    #[test]
    fn a_date_is_shown_no_finer_than_it_is_known() {
        let monday = date("2031-03-10");
        let shown = |interval, precision| when(When::during(interval, precision)).text;
        assert_eq!(when(When::day(monday)).text, "Mon 10 Mar 2031");
        assert_eq!(shown(week_of(monday, 0), Precision::Week), "week of 10–16 Mar 2031");
        assert_eq!(shown(month_of(monday, 0), Precision::Month), "March 2031");
        assert_eq!(shown(quarter_of(monday, 0), Precision::Quarter), "January to March 2031");
        assert_eq!(shown(year_of(monday, 0), Precision::Year), "2031");
        assert_eq!(shown(Interval::new(date("2031-02-28"), date("2031-03-02")), Precision::Days), "28 Feb–2 Mar 2031");
        assert_eq!(shown(Interval::new(date("2031-12-30"), date("2032-01-02")), Precision::Days), "30 Dec 2031–2 Jan 2032");
    }

    #[test]
    fn a_deadline_names_its_end() {
        let until_june = When::during(Interval::new(date("2031-03-10"), date("2031-06-30")), Precision::Day);
        assert_eq!(when(until_june.bounded(Bound::By)).text, "by Mon 30 Jun 2031");
        assert_eq!(when(until_june.bounded(Bound::Since)).text, "since Mon 10 Mar 2031");
    }

    #[test]
    fn the_day_of_a_capture_is_not_said_twice() {
        let at = "2031-03-10T17:02:00Z".parse().unwrap();
        assert_eq!(captured(at, Some(Stamp::on(date("2031-03-10")))).text, "17:02 UTC");
        assert_eq!(captured(at, Some(Stamp::on(date("2031-03-09")))).text, "Mon 10 Mar 2031, 17:02 UTC");
        assert_eq!(captured(at, None).text, "Mon 10 Mar 2031, 17:02 UTC");
    }

    #[test]
    fn instants_are_shown_to_the_minute() {
        let shown = instant("2031-03-10T09:10:45Z".parse().unwrap());
        assert_eq!((shown.text.as_str(), shown.machine.as_str()), ("Mon 10 Mar 2031, 09:10 UTC", "2031-03-10T09:10:45Z"));
    }
}
