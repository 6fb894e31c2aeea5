//! Names compared by their words.

/// Words too common to tell one name from another.
const EMPTY: &[&str] = &[
    "a", "an", "the", "of", "on", "in", "for", "to", "and", "or", "by", "with", "from", "at", "as", "its", "his", "her", "their",
    "this", "that", "these", "those", "over", "about", "between", "all", "any", "some", "is", "are", "be", "was", "were", "new",
];

/// Returns the stems of the words of `name` that carry content: lower case, without plural and possessive endings.
///
/// Light on purpose (the S-stemmer of Harman 1991, "How effective is suffixing?"): a heavier stemmer joins names that
/// are apart.
pub fn content_stems(name: &str) -> Vec<String> {
    let mut stems: Vec<String> = name
        .split(|c: char| !(c.is_alphanumeric() || c == '’' || c == '\''))
        .map(|word| word.trim_end_matches("’s").trim_end_matches("'s").trim_matches(['’', '\'']).to_lowercase())
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
        .map(stem)
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn stem(mut word: String) -> String {
    let ends = |word: &str, tail: &str| word.len() > tail.len() + 2 && word.ends_with(tail);
    if ends(&word, "ies") && !word.ends_with("eies") && !word.ends_with("aies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if ends(&word, "s") && !word.ends_with("us") && !word.ends_with("ss") {
        word.pop();
    }
    word
}

/// Returns the Dice coefficient of two lists of stems, 0 to 1.
pub fn stem_overlap(a: &[String], b: &[String]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let shared = a.iter().filter(|stem| b.contains(stem)).count();
    2.0 * shared as f64 / (a.len() + b.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_meet_on_their_content() {
        let a = content_stems("the security guarantees for Ukraine");
        let b = content_stems("Ukraine’s security guarantee");
        assert_eq!(a, ["guarantee", "security", "ukraine"]);
        assert!((stem_overlap(&a, &b) - 1.0).abs() < f64::EPSILON);
        assert!(stem_overlap(&a, &content_stems("territories")) < 0.01);
        assert!(stem_overlap(&a, &[]) < 0.01);
    }
}
