//! The counts in a passage: "45 prisoners", "740,000 tonnes", "16 percent".

use rapporteur_model::content_stems;

/// Whoever says "some 700" contradicts nobody who counts 740.
const ROUGHLY: &[&str] =
    &["about", "some", "around", "nearly", "almost", "roughly", "over", "than", "approximately", "least", "most", "to"];

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const NUMBERS: &[(&str, u32)] = &[
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// A number, and what it counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Count {
    /// The stem of what is counted.
    pub(super) unit: String,
    /// The number in digits, without separators.
    pub(super) number: String,
}

/// Returns the exact counts in `words`, in their order; days, years and rough numbers are none.
pub(super) fn counts(words: &str) -> Vec<Count> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let mut counts = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).map_or("", |before| bare(words[before]));
        let after = words[at + 1..].iter().map(|word| bare(word));
        let Some(number) = number(word) else { continue };
        let rough = ROUGHLY.contains(&before.to_lowercase().as_str());
        if rough || is_month(before) || after.clone().next().is_some_and(is_month) {
            continue;
        }
        let unit = if word.contains('%') { Some("percent") } else { unit(after) };
        let stem = unit.and_then(|unit| content_stems(unit).into_iter().next());
        counts.extend(stem.map(|unit| Count { unit, number }));
    }
    counts
}

/// Returns what is counted: the first of the next words that is not a name.
fn unit<'w>(after: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    after.take(3).find(|word| word.chars().all(char::is_lowercase) && !word.is_empty() && *word != "of")
}

/// Returns the digits of a number: `740,000`, `1.5`, `forty-five`. A year is none.
fn number(word: &str) -> Option<String> {
    let word = bare(word);
    if let Some(number) = spelled(&word.to_lowercase()) {
        return Some(number.to_string());
    }
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit()) && digits.chars().all(|c| c.is_ascii_digit() || c == '.');
    let is_year = word.len() == 4 && digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    (is_number && !is_year).then_some(digits)
}

fn spelled(word: &str) -> Option<u32> {
    let value = |word: &str| NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    match word.split_once('-') {
        Some(("twenty" | "thirty" | "forty" | "fifty" | "sixty" | "seventy" | "eighty" | "ninety", "one")) => {
            Some(value(&word[..word.len() - 4])? + 1)
        }
        Some((tens, ones)) => Some(value(tens).filter(|tens| *tens >= 20)? + value(ones).filter(|ones| *ones < 10)?),
        None => value(word),
    }
}

fn is_month(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.get(..3).is_some_and(|start| MONTHS.contains(&start.to_lowercase().as_str()))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<(String, String)> {
        counts(words).into_iter().map(|count| (count.number, count.unit)).collect()
    }

    #[test]
    fn numbers_count_something() {
        assert_eq!(found("a catch of 740,000 tonnes"), [("740000".to_owned(), "tonne".to_owned())]);
        assert_eq!(
            found("forty-five Verran prisoners and 1.5 litres"),
            [("45".to_owned(), "prisoner".to_owned()), ("1.5".to_owned(), "litre".to_owned())]
        );
        assert_eq!(found("its share is 16%"), [("16".to_owned(), "percent".to_owned())]);
        assert_eq!(found("twenty-one gauges"), [("21".to_owned(), "gauge".to_owned())]);
    }

    #[test]
    fn days_years_and_rough_numbers_are_no_counts() {
        for words in [
            "on 8 October they met", "Oct. 8 talks", "since 2029 both", "some 700 prisoners", "at 18:15 sharp", "the 12th round",
            "12",
        ] {
            assert_eq!(found(words), [], "{words}");
        }
    }
}
