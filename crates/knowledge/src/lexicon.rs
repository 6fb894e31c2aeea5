//! All names in order: one pass over a text finds them all.

use crate::table::{rows, values};
use rapporteur_model::CountryCode;
use rapporteur_span::Span;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// What a name can mean. A name may have several senses: a capital is a town, and stands for a government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A state by its name.
    State(CountryCode),
    /// The adjective or the people of a state: "Turkish", "Turks".
    Demonym(CountryCode),
    /// The capital of a state.
    Capital(CountryCode),
    /// A seat, palace, street or ministry that speaks for somebody: "the Kremlin".
    Metonym(Standing),
    /// A body with its common name; some belong to a state.
    Organization {
        /// The common name.
        name: &'static str,
        /// The state it belongs to.
        country: Option<CountryCode>,
    },
    /// A group of states or people by its common name.
    Group(&'static str),
    /// A town.
    Town(CountryCode),
    /// A region, a continent, a water; some lie in one state.
    Region(Option<CountryCode>),
    /// The adjective or the people of a region that lies in a state: "Bavarian".
    Regional(CountryCode),
    /// A news agency, broadcaster, paper or network: a channel, hardly ever a party.
    Outlet {
        /// Tells whether people post there themselves.
        social: bool,
    },
}

/// Whom a metonym speaks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// For a state.
    State(CountryCode),
    /// For an organization, by its common name.
    Organization(&'static str),
}

/// A name and what it can mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The common form: "Russia" for "Russian Federation".
    pub canonical: &'static str,
    /// The senses, the likeliest first.
    pub senses: Vec<Sense>,
    /// Tells whether the words mean something else as often as not: "Georgia", "Reading".
    pub ambiguous: bool,
}

/// A name found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// Where.
    pub span: Span,
    /// What it can mean.
    pub entry: &'static Entry,
}

/// The names of all tables.
#[derive(Debug)]
pub struct Lexicon {
    /// The names in the order of their bytes, each with the place of its entry.
    names: Vec<(&'static str, usize)>,
    /// By the first byte of names, where the first that begins with it stands; those of the next byte follow.
    begins: [usize; 257],
    entries: Vec<Entry>,
    states: HashMap<CountryCode, &'static str>,
    /// By the words of an entry: the place among the entries.
    index: HashMap<&'static str, usize>,
    organizations: HashMap<&'static str, &'static str>,
    /// Names of organizations that mean something else as often: "RSF", "Unite".
    unsure: HashMap<&'static str, (&'static str, Option<CountryCode>)>,
}

/// Room for so many names is made at once.
const NAMES: usize = 16_000;

/// Returns the lexicon; it is built on first use.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);
    &LEXICON
}

impl Lexicon {
    /// Returns the names in `text`: the longest that begins first, whole words only, in its own capitals.
    pub fn find<'t>(&'static self, text: &'t str) -> impl Iterator<Item = Match> + use<'t> {
        let mut at = 0;
        std::iter::from_fn(move || {
            loop {
                // Most words begin no name: they cost a look at their first byte.
                at += text.as_bytes()[at..].iter().position(|&byte| !self.begun(byte).is_empty())?;
                let inside = text[..at].ends_with(char::is_alphanumeric);
                let found = if inside { None } else { self.longest(&text.as_bytes()[at..]) };
                if let Some((length, entry)) = found.filter(|(length, _)| !text[at + length..].starts_with(char::is_alphanumeric))
                {
                    let span = Span::new(at, at + length);
                    at = span.end();
                    return Some(Match { span, entry });
                }
                // "The Faroes" begins in "The Faroese", and must not swallow it.
                at += text[at..].chars().next().map_or(1, char::len_utf8);
            }
        })
    }

    /// Returns the places of the names that begin with a byte.
    #[inline]
    fn begun(&self, byte: u8) -> Range<usize> {
        self.begins[usize::from(byte)]..self.begins[usize::from(byte) + 1]
    }

    /// Returns how many bytes the longest name has that `text` begins with, and what it can mean.
    ///
    /// Names are told apart byte by byte. An automaton would do that too, but takes far longer to make than names take to sort, and
    /// whoever reads one article waits for it.
    fn longest(&self, text: &[u8]) -> Option<(usize, &Entry)> {
        let mut names = &self.names[self.begun(*text.first()?)];
        let (mut found, mut length) = (None, 1);
        while let Some(&(name, entry)) = names.first() {
            // Of names that are alike so far, the one that ends here comes first.
            if name.len() == length {
                found = Some((length, &self.entries[entry]));
            }
            let Some(&next) = text.get(length) else { break };
            let until = |far: bool| {
                names.partition_point(|(name, _)| name.as_bytes().get(length).is_none_or(|&own| own < next || far && own == next))
            };
            names = &names[until(false)..until(true)];
            length += 1;
        }
        found
    }

    /// Returns what exactly these words can mean.
    pub fn entry(&'static self, words: &str) -> Option<&'static Entry> {
        self.index.get(words).map(|&at| &self.entries[at])
    }

    /// Returns the organization, and its state, that these words mean if they mean one at all: "RSF" where it negotiates.
    pub fn unsure(&self, words: &str) -> Option<(&'static str, Option<CountryCode>)> {
        self.unsure.get(words).copied()
    }

    /// Returns the common name of an organization by its key in the tables: "European Union" for "eu".
    pub(crate) fn organization(&self, key: &str) -> Option<&'static str> {
        self.organizations.get(key).copied()
    }

    /// Returns the common name of a state.
    pub fn state_name(&self, code: CountryCode) -> Option<&'static str> {
        self.states.get(&code).copied()
    }

    fn build() -> Self {
        let mut names = Names { index: HashMap::with_capacity(NAMES), ..Names::default() };
        let mut states = HashMap::new();
        for [iso3, _, name, others, demonyms, capitals, ambiguous] in
            rows::<7>(include_str!("../../../data/knowledge/states.tsv"))
        {
            let Some(code) = CountryCode::new(iso3) else { continue };
            states.insert(code, name);
            let is_ambiguous = |word: &str| values(ambiguous).any(|other| other == word);
            std::iter::once(name)
                .chain(values(others))
                .for_each(|word| names.add(word, name, Sense::State(code), is_ambiguous(word)));
            values(demonyms).for_each(|word| names.add(word, name, Sense::Demonym(code), is_ambiguous(word)));
            values(capitals).for_each(|word| names.add(word, name, Sense::Capital(code), is_ambiguous(word)));
        }
        let mut organizations = HashMap::new();
        let mut unsure = HashMap::new();
        for [key, name, others, kind, country, _, ambiguous] in
            rows::<7>(include_str!("../../../data/knowledge/organizations.tsv"))
        {
            organizations.insert(key, name);
            unsure.extend(values(ambiguous).map(|word| (word, (name, CountryCode::new(country)))));
            let sense = match kind {
                "group" => Sense::Group(name),
                _ => Sense::Organization { name, country: CountryCode::new(country) },
            };
            // "Brussels" leads to the Union before Belgium. Other words that mean something else as often are left to the
            // text: "the bloc", "Unite", an acronym of two letters.
            let clear = |word: &&str| names.index.contains_key(word) || !values(ambiguous).any(|other| other == *word);
            let words: Vec<&str> = std::iter::once(name).chain(values(others)).filter(clear).collect();
            for word in words {
                names.put_first(word, name, sense);
            }
        }
        for [words, _, stands_for, ambiguous] in rows::<4>(include_str!("../../../data/knowledge/metonyms.tsv")) {
            let standing = match CountryCode::new(stands_for) {
                Some(code) => Standing::State(code),
                None => match organizations.get(stands_for) {
                    Some(name) => Standing::Organization(name),
                    None => continue,
                },
            };
            let canonical = values(words).next().unwrap_or(words);
            let clear = |word: &&str| !values(ambiguous).any(|other| other == *word);
            values(words).filter(clear).for_each(|word| names.put_first(word, canonical, Sense::Metonym(standing)));
        }
        for [words, _, country, _, adjectives] in rows::<5>(include_str!("../../../data/knowledge/regions.tsv")) {
            let canonical = values(words).next().unwrap_or(words);
            let country = CountryCode::new(country);
            values(words).for_each(|word| names.add(word, canonical, Sense::Region(country), false));
            if let Some(code) = country {
                values(adjectives).for_each(|word| names.add(word, canonical, Sense::Regional(code), false));
            }
        }
        for [words, kind, _, ambiguous] in rows::<4>(include_str!("../../../data/knowledge/outlets.tsv")) {
            let canonical = values(words).next().unwrap_or(words);
            let sense = Sense::Outlet { social: kind == "social" };
            values(words).for_each(|word| names.add(word, canonical, sense, values(ambiguous).any(|other| other == word)));
        }
        for [words, country, _, _, _, ambiguous] in rows::<6>(include_str!("../../../data/knowledge/places.tsv")) {
            let Some(code) = CountryCode::new(country) else { continue };
            let canonical = values(words).next().unwrap_or(words);
            values(words).for_each(|word| names.add(word, canonical, Sense::Town(code), ambiguous == "yes"));
        }
        Lexicon { unsure, ..names.compile(states, organizations) }
    }
}

/// Names on their way into the lexicon.
#[derive(Default)]
struct Names {
    index: HashMap<&'static str, usize>,
    words: Vec<&'static str>,
    entries: Vec<Entry>,
}

impl Names {
    fn entry(&mut self, word: &'static str, canonical: &'static str) -> &mut Entry {
        let at = *self.index.entry(word).or_insert_with(|| {
            self.words.push(word);
            self.entries.push(Entry { canonical, ..Entry::default() });
            self.entries.len() - 1
        });
        &mut self.entries[at]
    }

    /// Adds a sense after those that are there; a second town of one name is not remembered.
    fn add(&mut self, word: &'static str, canonical: &'static str, sense: Sense, ambiguous: bool) {
        let entry = self.entry(word, canonical);
        let town_known = matches!(sense, Sense::Town(_)) && entry.senses.iter().any(|sense| matches!(sense, Sense::Town(_)));
        if !town_known {
            entry.senses.push(sense);
        }
        entry.ambiguous |= ambiguous && entry.senses.len() == 1;
    }

    /// Adds a sense before those that are there.
    fn put_first(&mut self, word: &'static str, canonical: &'static str, sense: Sense) {
        let entry = self.entry(word, canonical);
        entry.canonical = canonical;
        entry.senses.insert(0, sense);
    }

    fn compile(self, states: HashMap<CountryCode, &'static str>, organizations: HashMap<&'static str, &'static str>) -> Lexicon {
        let mut names: Vec<_> = self.words.into_iter().zip(0..).collect();
        names.sort_unstable();
        let begins = std::array::from_fn(|byte| {
            names.partition_point(|(name, _)| name.bytes().next().is_none_or(|first| usize::from(first) < byte))
        });
        Lexicon { names, begins, entries: self.entries, states, index: self.index, organizations, unsure: HashMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn senses(text: &str) -> Vec<(&str, Sense)> {
        lexicon().find(text).map(|found| (found.span.of(text).unwrap(), found.entry.senses[0])).collect()
    }

    fn code(letters: &str) -> CountryCode {
        CountryCode::new(letters).unwrap()
    }

    #[test]
    fn states_capitals_and_peoples_are_told_apart() {
        assert_eq!(
            senses("Kyiv and the Turkish side, says Iceland"),
            [
                ("Kyiv", Sense::Capital(code("UKR"))),
                ("Turkish", Sense::Demonym(code("TUR"))),
                ("Iceland", Sense::State(code("ISL")))
            ]
        );
    }

    #[test]
    fn seats_speak_for_somebody() {
        assert_eq!(senses("The Kremlin"), [("Kremlin", Sense::Metonym(Standing::State(code("RUS"))))]);
        assert!(matches!(
            senses("Brussels")[0].1,
            Sense::Organization { name: "European Union", .. } | Sense::Metonym(Standing::Organization("European Union"))
        ));
    }

    #[test]
    fn every_name_is_found_by_its_words() {
        for (&name, &entry) in &lexicon().index {
            let found: Vec<_> = lexicon().find(name).map(|found| (found.span, found.entry)).collect();
            assert_eq!(found, [(Span::new(0, name.len()), &lexicon().entries[entry])], "{name}");
        }
        assert_eq!(senses("posted on X"), [("X", Sense::Outlet { social: true })]);
    }

    #[test]
    fn the_longest_name_counts() {
        let found = |text: &'static str| lexicon().find(text).map(|found| found.span.of(text).unwrap()).collect::<Vec<_>>();
        assert_eq!(found("in New York, N"), ["New York"]);
        assert_eq!(found("Guinea, Guinea-Bissau, Guine"), ["Guinea", "Guinea-Bissau"]);
        assert_eq!(found("é"), Vec::<&str>::new());
    }

    #[test]
    fn only_whole_words_in_their_own_capitals() {
        assert!(senses("usage of turkey and Chadwick").is_empty());
    }

    #[test]
    fn a_territory_that_negotiates_for_itself_has_its_own_code() {
        assert_eq!(senses("The Faroese minister")[0].1, Sense::Demonym(code("FRO")));
        assert_eq!(lexicon().state_name(code("FRO")), Some("Faroe Islands"));
    }
}
