//! Lemmas: how a word's ending changes, by the whole word where it was seen, else by its ending.

use super::hash::{self, feature, mix};
use super::pack::Unpack;
use super::rows::Rows;

/// The longest ending that is looked at, in letters.
pub const LONGEST_ENDING: usize = 6;

/// The lemmatizer.
#[derive(Debug)]
pub struct Lemmatizer<'m> {
    /// What is done to a word: how many letters are cut, whether the rest goes into lower case (`l`) or stays (`s`), what is added.
    rules: Vec<Rule<'m>>,
    rows: Rows<'m>,
}

/// What is done to a word to get its lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rule<'m> {
    cut: usize,
    lower: bool,
    add: &'m str,
}

/// Reads a rule as [`rule_between`] writes it.
fn rule_of(line: &str) -> Rule<'_> {
    let mut cells = line.splitn(3, ' ');
    let cut = cells.next().and_then(|cut| cut.parse().ok()).unwrap_or(0);
    Rule { cut, lower: cells.next() == Some("l"), add: cells.next().unwrap_or("") }
}

impl<'m> Lemmatizer<'m> {
    /// Reads the model.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { rules: file.words().into_iter().map(rule_of).collect(), rows: Rows::unpack(file) }
    }

    /// Returns the number of the rule for `word` in lower case, with its class of tags.
    pub fn rule(&self, lower: &str, class: u8) -> u16 {
        let mut found = 0;
        endings(lower, class, |hash| {
            let row = self.rows.get(hash);
            if let [[low, high], ..] = row {
                found = u16::from(*low) | u16::from(*high) << 8;
            }
            !row.is_empty()
        });
        found
    }

    /// Returns the lemma of `word` by a rule.
    pub fn lemma(&self, word: &str, rule: u16) -> String {
        let Some(rule) = self.rules.get(usize::from(rule)) else { return word.to_owned() };
        let cut = rule.cut.checked_sub(1).map(|last| word.char_indices().rev().nth(last).map(|(at, _)| at));
        let kept = match cut {
            None => word,
            Some(Some(at)) if at > 0 || !rule.add.is_empty() => &word[..at],
            // A rule learnt from longer words that share the ending.
            Some(_) => return word.to_owned(),
        };
        let kept = if rule.lower { kept.to_lowercase() } else { kept.to_owned() };
        kept + rule.add
    }
}

/// Gives the hash of the whole word, then of its endings, the longest first, to `take` until that says it is enough.
pub fn endings(lower: &str, class: u8, mut take: impl FnMut(u64) -> bool) {
    let class = u64::from(class);
    if take(feature(500, mix(hash::bytes(lower.as_bytes()), class))) {
        return;
    }
    let starts: Vec<usize> = lower.char_indices().rev().take(LONGEST_ENDING).map(|(at, _)| at).collect();
    for &start in starts.iter().rev() {
        if take(feature(501, mix(hash::bytes(&lower.as_bytes()[start..]), class))) {
            return;
        }
    }
    take(feature(502, class));
}

/// Returns the rule that makes `lemma` of `word`, in the writing of the model file.
pub fn rule_between(word: &str, lemma: &str) -> String {
    let small = word.to_lowercase();
    // What is written small at the start of a sentence or not at all has one rule with what is written small elsewhere.
    let lower = !lemma.contains(char::is_uppercase) && small.chars().count() == word.chars().count();
    let (letter, base) = if lower { ('l', &*small) } else { ('s', word) };
    let kept = base.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).count();
    format!("{} {letter} {}", base.chars().count() - kept, lemma.chars().skip(kept).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_makes_the_lemma_again() {
        for (word, lemma) in
            [("Said", "say"), ("talks", "talk"), ("Tolm", "Tolm"), ("n’t", "not"), ("better", "good"), ("É", "é")]
        {
            let rule = rule_between(word, lemma);
            let lemmatizer = Lemmatizer { rules: vec![rule_of(&rule)], rows: Rows::unpack(&mut Unpack::new(&[])) };
            assert_eq!(lemmatizer.lemma(word, 0), lemma);
        }
    }

    #[test]
    fn without_a_rule_a_word_is_its_lemma() {
        let lemmatizer = Lemmatizer::unpack(&mut Unpack::new(&[]));
        assert_eq!(lemmatizer.lemma("talks", lemmatizer.rule("talks", 3)), "talks");
    }
}
