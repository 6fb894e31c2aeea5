//! Names as people type them.

/// Returns the words of `name` in lower case, joined by hyphens: `Basin Union` is `basin-union`.
pub(crate) fn fold(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// Tells whether all the words that were `given` stand together in `name`; both are folded.
pub(crate) fn names(given: &str, name: &str) -> bool {
    !given.is_empty() && format!("-{name}-").contains(&format!("-{given}-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_its_words_and_not_by_parts_of_them() {
        assert_eq!(fold("the Kessar’s  Withdrawal line"), "the-kessar-s-withdrawal-line");
        assert!(names("marsh", &fold("Teo Marsh")));
        assert!(names(&fold("basin union"), &fold("the Basin Union")));
        assert!(!names("mar", &fold("Teo Marsh")));
        assert!(!names("", &fold("Teo Marsh")));
    }
}
