//! Who holds which office, as far as open lists know.

use crate::lexicon::{Standing, lexicon};
use crate::table::{rows, values};
use rapporteur_model::CountryCode;
use rapporteur_time::{Date, parse_day};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A holder of an office, as a list has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leader {
    /// The state or organization.
    pub side: Standing,
    /// The office, in the words of the list.
    pub office: &'static str,
    since: Option<Date>,
    until: Option<Date>,
    by_surname: bool,
}

impl Leader {
    /// Tells whether the list lets this person hold the office on `day`; an end it does not know is none.
    pub fn holds_on(&self, day: Date) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Tells whether `title` (in lower case) names the office: "foreign minister", "president".
    fn is_called(&self, title: &str) -> bool {
        let office = self.office.to_lowercase();
        let head = office.rsplit(' ').next().unwrap_or(&office);
        office.contains(title) || title.contains(&office) || (title.ends_with(head) && shares_field(&office, title))
    }
}

/// "Defence Minister" and "defense minister", "Secretary-General" and "secretary general" are one office.
fn shares_field(office: &str, title: &str) -> bool {
    let plain = |words: &str| words.replace("defense", "defence").replace('-', " ");
    plain(office) == plain(title)
}

static LEADERS: LazyLock<HashMap<&'static str, Vec<Leader>>> = LazyLock::new(|| {
    let tables = [include_str!("../../../data/knowledge/leaders.tsv"), include_str!("../../../data/knowledge/past_leaders.tsv")];
    let mut leaders: HashMap<&'static str, Vec<Leader>> = HashMap::new();
    for [name, surnames, side, office, since, until, others, ambiguous] in tables.into_iter().flat_map(rows::<8>) {
        let of_state = CountryCode::new(side).map(Standing::State);
        let Some(side) = of_state.or_else(|| lexicon().organization(side).map(Standing::Organization)) else { continue };
        let (since, until) = (parse_day(since).ok(), parse_day(until).ok());
        let leader = Leader { side, office, since, until, by_surname: false };
        let clear = |words: &&str| !values(ambiguous).any(|other| other == *words);
        for words in std::iter::once(name).chain(values(others)) {
            leaders.entry(words).or_default().push(leader);
        }
        for words in values(surnames).filter(clear) {
            leaders.entry(words).or_default().push(Leader { by_surname: true, ..leader });
        }
    }
    leaders
});

/// Returns the leader known by `name` in office on `day`; nothing if two sides have one.
///
/// `title` is the office that the text gives, in lower case. A surname is taken for a leader only under that leader's own
/// office: "President Biden" in 2023, and neither "Senator Biden" nor "President Biden" in 2026.
pub fn leader(name: &str, title: &str, day: Date) -> Option<Leader> {
    let fits = |leader: &&Leader| leader.holds_on(day) && (!leader.by_surname || leader.is_called(title));
    let mut fitting = LEADERS.get(name)?.iter().filter(fits);
    let first = *fitting.next()?;
    fitting.all(|other| other.side == first.side).then_some(first)
}

/// Returns the sides that anybody known by `name` has led, on whatever day, in the office that `title` names (in lower case).
pub fn listed(name: &str, title: &str) -> impl Iterator<Item = Standing> {
    let terms = LEADERS.get(name).into_iter().flatten();
    terms.filter(move |term| !term.by_surname || term.is_called(title)).map(|term| term.side)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(name: &str, title: &str, day: &str) -> Option<String> {
        leader(name, title, parse_day(day).unwrap()).map(|leader| match leader.side {
            Standing::State(code) => code.to_string(),
            Standing::Organization(name) => name.to_owned(),
        })
    }

    #[test]
    fn an_office_that_changed_hands_is_not_given_to_the_next() {
        assert_eq!(side("Macron", "president", "2026-02-01"), Some("FRA".to_owned()));
        assert_eq!(side("Macron", "president", "1990-01-01"), None);
        assert_eq!(side("Biden", "president", "2023-02-01"), Some("USA".to_owned()));
        assert_eq!(side("Biden", "president", "2026-02-01"), None);
        assert_eq!(side("Trump", "president", "2018-02-01"), Some("USA".to_owned()));
        assert_eq!(side("Trump", "president", "2022-02-01"), None);
        assert_eq!(side("Marsh", "president", "2026-02-01"), None);
    }

    #[test]
    fn a_surname_counts_only_under_the_office() {
        assert_eq!(side("Johnson", "prime minister", "2021-05-02"), Some("GBR".to_owned()));
        assert_eq!(side("Johnson", "trade minister", "2021-05-02"), None);
        assert_eq!(side("Lloyd Austin", "defense secretary", "2023-05-02"), Some("USA".to_owned()));
    }

    #[test]
    fn organizations_have_leaders_too() {
        assert_eq!(side("António Guterres", "secretary-general", "2022-02-02"), Some("United Nations".to_owned()));
    }

    #[test]
    fn no_term_ends_before_it_begins_and_none_overlaps_another_of_the_same_name_and_office() {
        for (name, terms) in LEADERS.iter() {
            for term in terms {
                assert!(term.since.zip(term.until).is_none_or(|(since, until)| since <= until), "{name}");
            }
        }
    }
}
