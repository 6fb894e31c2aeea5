//! Forms of English words, as far as the readers need them.

/// Which form of a verb a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// "say"
    Base,
    /// "says"
    ThirdPerson,
    /// "said" as the past
    Past,
    /// "said" after "has"
    Participle,
    /// "saying"
    Gerund,
}

/// Where a verb points in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// It is over.
    Past,
    /// It is so now.
    Present,
    /// It is to come.
    Future,
}

/// Tells whether `word` (in lower case) is a form of be, have or do.
pub fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "be" | "is"
            | "are"
            | "was"
            | "were"
            | "been"
            | "being"
            | "am"
            | "has"
            | "have"
            | "had"
            | "having"
            | "do"
            | "does"
            | "did"
    )
}

/// Tells whether `word` (in lower case) is a modal verb.
pub fn is_modal(word: &str) -> bool {
    matches!(word, "will" | "would" | "shall" | "should" | "can" | "could" | "may" | "might" | "must" | "cannot" | "won't")
}

const UNITS: &[&str] = &[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: &[&str] = &[
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// Returns the number that `word` (in lower case) writes out, in digits or in words up to "ninety-nine".
pub fn number_word(word: &str) -> Option<u32> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "").parse().ok();
    }
    if let Some(at) = UNITS.iter().position(|unit| *unit == word) {
        return Some(at as u32);
    }
    let (tens, unit) = word.split_once('-').unwrap_or((word, ""));
    let tens = TENS.iter().position(|ten| *ten == tens)? as u32 * 10 + 20;
    match unit {
        "" => Some(tens),
        unit => UNITS[..10].iter().position(|u| *u == unit).filter(|&at| at > 0).map(|at| tens + at as u32),
    }
}

/// Returns the number that `word` (in lower case) counts: "third", "24th".
pub fn ordinal_word(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    if let Some(number) = digits.and_then(|digits| digits.parse().ok()) {
        return Some(number);
    }
    ORDINALS.iter().position(|ordinal| *ordinal == word).map(|at| at as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_digits_and_in_words() {
        assert_eq!(number_word("1,900"), Some(1900));
        assert_eq!(number_word("twenty-six"), Some(26));
        assert_eq!(number_word("forty"), Some(40));
        assert_eq!(number_word("twenty-ten"), None);
        assert_eq!(number_word("3.4"), None);
        assert_eq!(ordinal_word("third"), Some(3));
        assert_eq!(ordinal_word("24th"), Some(24));
        assert_eq!(ordinal_word("month"), None);
    }
}
