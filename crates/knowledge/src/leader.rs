//! Who holds which office, as far as open lists know.

use crate::table::{rows, values};
use rapporteur_model::CountryCode;
use rapporteur_time::{Date, parse_day};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A holder of an office, as a list has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leader {
    /// The state.
    pub country: CountryCode,
    /// The office, in the words of the list.
    pub office: &'static str,
    since: Option<Date>,
    until: Option<Date>,
}

impl Leader {
    /// Tells whether the list lets this person hold the office on `day`; an end it does not know is none.
    pub fn holds_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
}

static LEADERS: LazyLock<HashMap<&'static str, Vec<Leader>>> = LazyLock::new(|| {
    let mut leaders: HashMap<&'static str, Vec<Leader>> = HashMap::new();
    for [name, surnames, country, office, since, until, others, ambiguous] in
        rows::<8>(include_str!("../../../data/knowledge/leaders.tsv"))
    {
        let Some(country) = CountryCode::new(country) else { continue };
        let leader = Leader { country, office, since: parse_day(since).ok(), until: parse_day(until).ok() };
        let known = std::iter::once(name).chain(values(surnames)).chain(values(others));
        for words in known.filter(|words| !values(ambiguous).any(|other| other == *words)) {
            leaders.entry(words).or_default().push(leader);
        }
    }
    leaders
});

/// Returns the leader known by `name` (full name or surname) in office on `day`; nothing if two states have one.
///
/// A prior for a text that gives a title and no country: "President Putin".
pub fn leader(name: &str, day: Date) -> Option<Leader> {
    let mut fitting = LEADERS.get(name)?.iter().filter(|leader| leader.holds_on(day));
    let first = *fitting.next()?;
    fitting.all(|other| other.country == first.country).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_that_changed_hands_is_not_given_to_the_next() {
        let before: Date = parse_day("1990-01-01").unwrap();
        let now: Date = parse_day("2026-02-01").unwrap();
        assert_eq!(leader("Macron", now).map(|leader| leader.country.to_string()), Some("FRA".to_owned()));
        assert_eq!(leader("Macron", before), None);
        assert_eq!(leader("Marsh", now), None);
    }
}
