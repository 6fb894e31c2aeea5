//! The vocabulary of offices and ranks.

use crate::table::rows;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// An office, rank or form of address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Office {
    /// What it implies.
    pub level: Level,
    /// Tells whether it can stand directly before a name: "President X", "envoy X".
    pub before_name: bool,
}

/// What an office implies about its holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    /// Head of state or government, minister, legislator: speaks for a state.
    Government,
    /// Envoy, ambassador, negotiator, spokesperson: speaks for whoever sent them.
    Representative,
    /// Soldier, judge, official: acts for a state without speaking for it at the table.
    Official,
    /// Head or officer of a body: chief executive, chair, union leader.
    Body,
    /// Speaks for themselves: analyst, professor.
    Independent,
    /// A form of address and no office: Mr, Sir.
    Honorific,
}

static OFFICES: LazyLock<HashMap<&'static str, Office>> = LazyLock::new(|| {
    rows::<4>(include_str!("../../../data/knowledge/offices.tsv"))
        .map(|[term, level, before_name, note]| {
            let level = if note == "honorific" { Level::Honorific } else { level_of(level) };
            (term, Office { level, before_name: before_name == "yes" })
        })
        .collect()
});

fn level_of(word: &str) -> Level {
    match word {
        "head_of_state" | "head_of_government" | "minister" | "legislator" | "royal" => Level::Government,
        "envoy" | "spokesperson" | "diplomat" | "negotiator" => Level::Representative,
        "official" | "military" | "judge" | "other" => Level::Official,
        "chief_executive" | "union" => Level::Body,
        _ => Level::Independent,
    }
}

/// Returns the office that `term` names: one to four words in lower case, apart by spaces.
pub fn office(term: &str) -> Option<Office> {
    OFFICES.get(term).copied()
}

static FIELDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| rows::<1>(include_str!("../../../data/knowledge/fields.txt")).map(|[word]| word).collect());

/// Tells whether `word` (in lower case) is a field of government that stands before or after an office: "trade", "foreign".
pub fn is_department(word: &str) -> bool {
    FIELDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offices_say_what_they_imply() {
        assert_eq!(office("foreign minister").unwrap().level, Level::Government);
        assert_eq!(office("special envoy").unwrap().level, Level::Representative);
        assert!(office("president").unwrap().before_name);
        assert!(office("table").is_none());
    }
}
