//! Events as a calendar (iCalendar, RFC 5545), for programs that subscribe to one.
//!
//! An entry has its hour where the text gives one in a zone that settles it, else it is an all-day one; where even the day is not known,
//! the entry spans the days it may be and says so. Identifiers stay the same and sequences grow, so that a program moves an entry and makes no second one.

use crate::codes::label;
use crate::events::Sequences;
use rapporteur_model::{Digest, Modality, Record, RecordedEvent};
use rapporteur_time::{Bound, Clock, Date, Instant, Precision, days_after};

/// The longest line in octets, without its break (RFC 5545, 3.1).
const LINE: usize = 75;

/// The words for people of an entry; what is empty is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryWords {
    /// What and who, in a line.
    pub summary: String,
    /// The words of the reports, with their documents.
    pub description: String,
    /// Where.
    pub location: String,
    /// The address of the first report.
    pub url: String,
}

/// Returns a calendar of the events that have a day. `words` gives what people read of each.
pub fn calendar(record: &Record, name: &str, events: &[&RecordedEvent], words: impl Fn(&RecordedEvent) -> EntryWords) -> String {
    let mut out = Lines(String::new());
    out.property("BEGIN", "VCALENDAR");
    out.property("VERSION", "2.0");
    out.property("PRODID", "-//Rapporteur//Agenda//EN");
    out.property("CALSCALE", "GREGORIAN");
    out.property("METHOD", "PUBLISH");
    out.text("X-WR-CALNAME", name);
    let sequences = Sequences::of(record);
    for event in events {
        entry(&mut out, record, &sequences, event, &words(event));
    }
    out.property("END", "VCALENDAR");
    out.0
}

fn entry(out: &mut Lines, record: &Record, sequences: &Sequences<'_>, event: &RecordedEvent, words: &EntryWords) {
    let Some(when) = event.when else { return };
    let days = when.interval;
    let half_known = !days.is_day() && when.precision != Precision::Day || when.bound != Bound::In;
    out.property("BEGIN", "VEVENT");
    out.property("UID", &uid(event));
    out.property("SEQUENCE", &sequences.number(event).to_string());
    out.property("DTSTAMP", &instant(record.as_of));
    if let Some(changed) = sequences.changed(event) {
        out.property("LAST-MODIFIED", &instant(changed));
    }
    if let Some(start) = event.clock.as_ref().filter(|_| !half_known).and_then(|clock| in_utc(days.start(), clock)) {
        // When it ends, nobody says.
        out.property("DTSTART", &start);
    } else {
        out.property("DTSTART;VALUE=DATE", &day(days.start()));
        // The end is the first day after it.
        out.property("DTEND;VALUE=DATE", &day(days_after(days.end(), 1)));
    }
    out.property("STATUS", status(event.modality));
    // What may be on any of many days takes nobody's time on each of them.
    out.property("TRANSP", if half_known { "TRANSPARENT" } else { "OPAQUE" });
    out.text("SUMMARY", &words.summary);
    out.text("LOCATION", &words.location);
    out.text("DESCRIPTION", &words.description);
    if words.url.starts_with("http") && !words.url.contains(char::is_whitespace) {
        out.property("URL", &words.url);
    }
    out.text("CATEGORIES", &label(event.kind));
    out.text("X-RAPPORTEUR-MODALITY", &label(event.modality));
    out.text("X-RAPPORTEUR-PRECISION", &label(when.precision));
    out.text("X-RAPPORTEUR-BOUND", &label(when.bound));
    out.property("END", "VEVENT");
}

/// Returns an identifier that stays the same as long as the entry does: its id, and the document that reported it first.
fn uid(event: &RecordedEvent) -> String {
    let first = event.reports.first().map(|report| Digest::of(report.document().0.as_bytes()).to_string());
    let first = first.as_deref().and_then(|digest| digest.get(..10)).unwrap_or("none");
    format!("{}.{first}@rapporteur", event.id.0)
}

/// Planned and held are confirmed; what is hoped for, asked for or has no new day is tentative.
fn status(modality: Modality) -> &'static str {
    match modality {
        Modality::Planned | Modality::Ongoing | Modality::Held => "CONFIRMED",
        Modality::Proposed | Modality::Expected | Modality::Postponed => "TENTATIVE",
        Modality::Cancelled | Modality::Denied => "CANCELLED",
    }
}

fn day(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Returns an hour of a day in UTC; nothing if its zone does not settle which that is: an hour without one is of no use in a calendar
/// that is read elsewhere.
fn in_utc(of: Date, clock: &Clock) -> Option<String> {
    let offset = i32::from(clock.zone.as_ref()?.offset?);
    let minutes = i32::from(clock.hour) * 60 + i32::from(clock.minute) - offset;
    let of = days_after(of, minutes.div_euclid(24 * 60));
    let minutes = minutes.rem_euclid(24 * 60);
    Some(format!("{}T{:02}{:02}00Z", day(of), minutes / 60, minutes % 60))
}

/// Returns an instant as the standard writes it: `20310310T091000Z`.
fn instant(at: Instant) -> String {
    at.to_string().chars().filter(|c| !matches!(c, '-' | ':')).collect()
}

/// Lines as the standard has them: folded, each ended by a carriage return and a line feed.
struct Lines(String);

impl Lines {
    /// Writes a property whose value is text: signs of the format are escaped. An empty one is left out.
    fn text(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut escaped = String::with_capacity(value.len());
        for c in value.chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c if c.is_control() => escaped.push(' '),
                c => escaped.push(c),
            }
        }
        self.property(name, &escaped);
    }

    fn property(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut taken = 0;
        for c in line.chars() {
            if taken + c.len_utf8() > LINE {
                // The space that opens a folded line counts.
                self.0.push_str("\r\n ");
                taken = 1;
            }
            self.0.push(c);
            taken += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters() {
        let mut lines = Lines(String::new());
        lines.text("SUMMARY", &"größe; ".repeat(30));
        assert!(lines.0.split("\r\n").all(|line| line.len() <= LINE));
        let unfolded = lines.0.replace("\r\n ", "");
        assert_eq!(unfolded, format!("SUMMARY:{}\r\n", "größe\\; ".repeat(30)));
    }

    #[test]
    fn an_hour_is_written_in_utc_if_its_zone_settles_it() {
        let of = |offset| {
            let zone = Some(rapporteur_time::Zone { name: "there".to_owned(), offset });
            in_utc(rapporteur_time::parse_day("2031-03-10").unwrap(), &Clock::new(1, 30).unwrap().within(zone))
        };
        assert_eq!(of(Some(120)).as_deref(), Some("20310309T233000Z"));
        assert_eq!(of(Some(-300)).as_deref(), Some("20310310T063000Z"));
        assert_eq!(of(None), None);
    }

    #[test]
    fn what_is_called_off_is_cancelled_and_what_is_hoped_for_tentative() {
        assert_eq!(status(Modality::Cancelled), "CANCELLED");
        assert_eq!(status(Modality::Expected), "TENTATIVE");
        assert_eq!(status(Modality::Planned), "CONFIRMED");
    }
}
