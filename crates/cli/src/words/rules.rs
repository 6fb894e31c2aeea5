//! What the rules of the readers say, for people.

use std::collections::HashMap;
use std::sync::LazyLock;

static RULES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("rules.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Returns the sentence of a rule; nothing for one that has none yet.
pub(crate) fn reader_rule(name: &str) -> Option<&'static str> {
    RULES.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_has_its_sentence() {
        assert_eq!(reader_rule("stance.against"), Some("a predicate that is against"));
        assert_eq!(reader_rule("no.such-rule"), None);
        assert!(RULES.values().all(|told| !told.trim().is_empty()));
    }
}
