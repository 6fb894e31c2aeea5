//! The day of publication: which of the dates that were given is believed.

use crate::date;
use rapporteur_model::{Dated, Note, NoteKind, Origin, Sidecar};
use rapporteur_span::Span;
use rapporteur_time::{Date, Stamp};

/// How far into a text a dateline is looked for, in bytes.
const DATELINE: usize = 400;

/// A date of publication as a page gives it, not yet understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateSeen {
    /// Its words.
    pub(crate) words: String,
    /// Where they stood.
    pub(crate) origin: Origin,
}

/// Returns the day of publication: from the sidecar, else the first of `seen` that can be understood, else from the address,
/// else from a dateline in `text` after the `title`. What goes wrong is added to `notes`.
pub(crate) fn choose(
    sidecar: &Sidecar,
    seen: &[DateSeen],
    text: &str,
    title: Option<Span>,
    notes: &mut Vec<Note>,
) -> Option<Dated> {
    if let Some(stamp) = sidecar.published {
        return Some(Dated { stamp, origin: Origin::Sidecar });
    }
    for date in seen {
        if let Some(stamp) = date::read(&date.words) {
            return Some(Dated { stamp, origin: date.origin });
        }
        notes.push(Note::new(NoteKind::DateUnreadable).seen(date.words.chars().take(60).collect::<String>()));
    }
    if let Some(day) = sidecar.uri.as_deref().and_then(of_address) {
        return Some(Dated { stamp: Stamp::on(day), origin: Origin::Address });
    }
    let dateline = dateline(text, title.map_or(0, Span::end), notes);
    if dateline.is_none() {
        notes.push(Note::new(NoteKind::NoDate));
    }
    dateline.map(|day| Dated { stamp: Stamp::on(day), origin: Origin::Text })
}

/// Returns the day in an address: `/2031/03/04/`, `/2031/mar/04/`, `/2031-03-04-…` or `/20310304/`.
fn of_address(uri: &str) -> Option<Date> {
    let path = uri.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split('/').collect();
    let is_year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let split = parts.windows(3).find_map(|window| {
        let month = date::month(window[1]).or_else(|| window[1].parse().ok())?;
        if is_year(window[0]) && window[2].len() <= 2 { date::day(window[0], month, window[2]) } else { None }
    });
    split.or_else(|| {
        parts.iter().filter(|part| part.get(..4).is_some_and(is_year)).find_map(|part| {
            let length = if part.as_bytes().get(4) == Some(&b'-') { 10 } else { 8 };
            let (date, rest) = part.split_at_checked(length)?;
            let ends = !rest.starts_with(|c: char| c.is_ascii_digit());
            if ends { date::read(date).map(Stamp::day) } else { None }
        })
    })
}

/// Returns the day of a dateline in the first bytes of `text` from `start` on.
fn dateline(text: &str, start: usize, notes: &mut Vec<Note>) -> Option<Date> {
    let mut end = (start + DATELINE).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let window = &text[start..end];
    let mut offset = 0;
    for line in window.split_inclusive('\n') {
        let dates = date::find(line);
        if let Some(found) = dates.first().filter(|found| is_dateline(line.trim_end(), found.span)) {
            if found.day.is_some() {
                return found.day;
            }
            let span = found.span.shifted(start + offset);
            notes.push(Note::new(NoteKind::DateUnreadable).at(span).seen(span.of(text).unwrap_or_default()));
        }
        offset += line.len();
    }
    None
}

/// Tells whether the date at `span` dates the text and not something told in it.
///
/// Before it stand only names ("Tórshavn, 6 October 2031.") and words such as "Published" or "Version of"; after it the line
/// ends, or a sign parts it from the text. "On 12 May 1990, the parties signed" is told, and so is "since 4 March 2031."
fn is_dateline(line: &str, span: Span) -> bool {
    const BEFORE: &[&str] =
        &["published", "updated", "posted", "issued", "dated", "date", "on", "of", "by", "from", "at", "the", "and"];
    let (before, after) = (&line[..span.start()], line[span.end()..].trim_start());
    let words = || before.split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\'')).filter(|word| !word.is_empty());
    let names_only = words().all(|word| word.starts_with(char::is_uppercase) || BEFORE.contains(&word.to_lowercase().as_str()));
    // "In 4 March 2031" or "On …" alone before a date opens a sentence, unless nothing follows.
    let opens_sentence = matches!(words().next(), Some("On" | "In" | "Since" | "By" | "Until" | "From")) && words().count() == 1;
    let parted = after.is_empty() || after.starts_with(['.', '—', '–', '-', ':', ')', '|', '(', '/', '·', '•']);
    let timed = after.starts_with(',') && after.trim_start_matches([',', ' ']).starts_with(|c: char| c.is_ascii_digit());
    names_only && words().count() <= 8 && (parted || timed) && (after.is_empty() || !opens_sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_text(text: &str) -> Option<String> {
        dateline(text, 0, &mut Vec::new()).map(|day| day.to_string())
    }

    #[test]
    fn datelines_date_the_text() {
        let datelines = [
            "ORLEN, 17 June 2031 — The parties met.",
            "Tórshavn, 17 June 2031. The ministry informs.",
            "Published 17 June 2031",
            "17 June 2031 | By Ada Voss",
            "Version of 17 June 2031, 21:00",
            "June 17, 2031",
            "(2031-06-17)",
        ];
        for line in datelines {
            assert_eq!(of_text(line).as_deref(), Some("2031-06-17"), "{line}");
        }
    }

    #[test]
    fn what_is_told_does_not() {
        let told = [
            "The treaty of 12 May 1990 was signed in Orlen.",
            "On 12 May 1990, the parties signed.",
            "They have met since 4 March 2031.",
            "On 12 May 1990. The",
            "It was 12 May 1990",
        ];
        for line in told {
            assert_eq!(of_text(line), None, "{line}");
        }
        assert_eq!(of_text(&format!("{}\n17 June 2031", "word ".repeat(90))), None);
    }

    #[test]
    fn addresses_hold_dates() {
        let of = |uri| of_address(uri).map(|day| day.to_string());
        let day = Some("2031-03-04".to_owned());
        assert_eq!(of("https://wire.example/2031/03/04/talks"), day);
        assert_eq!(of("https://wire.example/world/2031/mar/04/talks?x=2030/01/01"), day);
        assert_eq!(of("https://wire.example/news/2031-03-04-talks.html"), day);
        assert_eq!(of("https://wire.example/news/20310304/talks"), day);
        assert_eq!(of("https://wire.example/news/20310304117"), None);
        assert_eq!(of("https://wire.example/2031/13/04/talks"), None);
        assert_eq!(of("https://wire.example/2031/é"), None);
        assert_eq!(of("exam:dev/2031"), None);
    }

    #[test]
    fn the_sidecar_decides_over_the_page_and_the_page_over_the_address() {
        let seen = [
            DateSeen { words: "2031-02-30".into(), origin: Origin::LinkedData },
            DateSeen { words: "2031-03-05".into(), origin: Origin::Meta },
        ];
        let mut sidecar = Sidecar { uri: Some("https://wire.example/2031/03/04/talks".into()), ..Sidecar::default() };
        let mut notes = Vec::new();
        let chosen = choose(&sidecar, &seen, "", None, &mut notes).unwrap();
        assert_eq!((chosen.origin, chosen.stamp.to_string().as_str()), (Origin::Meta, "2031-03-05"));
        assert_eq!(notes, [Note::new(NoteKind::DateUnreadable).seen("2031-02-30")]);
        assert_eq!(choose(&sidecar, &[], "", None, &mut notes).unwrap().origin, Origin::Address);
        sidecar.published = Some("2031-03-06".parse().unwrap());
        assert_eq!(choose(&sidecar, &seen, "", None, &mut notes).unwrap().origin, Origin::Sidecar);
    }

    #[test]
    fn no_date_at_all_is_noted_and_an_impossible_one_with_its_words() {
        let mut notes = Vec::new();
        let text = "Title\n\nORLEN, 30 February 2031 — They met.";
        assert_eq!(choose(&Sidecar::default(), &[], text, Some(Span::new(0, 5)), &mut notes), None);
        assert_eq!(notes[0].span.and_then(|span| span.of(text)), Some("30 February 2031"));
        assert_eq!(notes[1], Note::new(NoteKind::NoDate));
    }
}
