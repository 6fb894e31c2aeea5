//! The words of utterances and reports, compared as numbers.

use rapporteur_model::content_stems;
use rapporteur_span::Span;
use std::collections::HashMap;

/// Words that reported speech changes ("we will" becomes "they would"), and words as common; they tell nothing apart.
const FUNCTION: &[&str] = &[
    "after", "also", "am", "been", "before", "being", "but", "can", "cannot", "could", "did", "do", "doe", "had", "has", "have",
    "he", "him", "i", "if", "into", "it", "may", "me", "might", "must", "my", "no", "not", "now", "our", "out", "shall", "she",
    "should", "so", "than", "them", "there", "they", "up", "us", "we", "what", "when", "which", "who", "will", "would", "you",
    "your",
];

/// What words in quotation marks weigh, where other words weigh one: they are the speaker's own.
const QUOTED: u32 = 2;

/// The stems of a text as numbers, in their order, each once, with whether it stands in quotation marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wording(Vec<(u32, bool)>);

/// How the words of two wordings meet.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Overlap {
    /// The words they share.
    pub(crate) shared: usize,
    /// The weighted Dice coefficient, 0 to 1.
    pub(crate) dice: f64,
    /// The share of the first that the second holds, 0 to 1.
    pub(crate) of_first: f64,
    /// The share of the second that the first holds, 0 to 1.
    pub(crate) of_second: f64,
}

impl Wording {
    /// Returns how many words it has.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns how much of an utterance it gives: more words, and above all more of the speaker's own.
    pub(crate) fn weight(&self) -> u32 {
        self.0.iter().map(|&(_, quoted)| weight(quoted)).sum()
    }

    /// Returns its stems.
    pub(crate) fn stems(&self) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().map(|&(stem, _)| stem)
    }

    /// Compares it with another. A word counts double where one of the two has it in quotation marks.
    pub(crate) fn overlap(&self, other: &Self) -> Overlap {
        let (mut first, mut second) = (self.0.iter().peekable(), other.0.iter().peekable());
        let (mut shared, mut both, mut ours, mut theirs) = (0, 0, 0, 0);
        loop {
            match (first.peek(), second.peek()) {
                (Some(&&(a, quoted)), Some(&&(b, also))) if a == b => {
                    shared += 1;
                    both += weight(quoted || also);
                    first.next();
                    second.next();
                }
                (Some(&&(a, quoted)), b) if b.is_none_or(|&&(b, _)| a < b) => {
                    ours += weight(quoted);
                    first.next();
                }
                (_, Some(&&(_, quoted))) => {
                    theirs += weight(quoted);
                    second.next();
                }
                (_, None) => break,
            }
        }
        let ratio = |part: u32, whole: u32| if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) };
        Overlap {
            shared,
            dice: ratio(2 * both, 2 * both + ours + theirs),
            of_first: ratio(both, both + ours),
            of_second: ratio(both, both + theirs),
        }
    }
}

fn weight(quoted: bool) -> u32 {
    if quoted { QUOTED } else { 1 }
}

/// Numbers the stems of a fold.
#[derive(Debug, Default)]
pub(crate) struct Words {
    numbers: HashMap<String, u32>,
}

impl Words {
    /// Returns the wording of `text`, none of it in quotation marks.
    pub(crate) fn plain(&mut self, text: &str) -> Wording {
        self.wording(text, "")
    }

    /// Returns the wording of `text`, all of it in quotation marks.
    pub(crate) fn quoted(&mut self, text: &str) -> Wording {
        self.wording(text, text)
    }

    /// Returns the wording of `text`, of which `quoted` stands in quotation marks.
    pub(crate) fn wording(&mut self, text: &str, quoted: &str) -> Wording {
        let quoted = content_stems(quoted);
        let mut wording: Vec<(u32, bool)> = content_stems(text)
            .into_iter()
            .filter(|stem| FUNCTION.binary_search(&stem.as_str()).is_err())
            .map(|stem| {
                let in_quotation = quoted.binary_search(&stem).is_ok();
                (self.number(stem), in_quotation)
            })
            .collect();
        wording.sort_unstable();
        Wording(wording)
    }

    fn number(&mut self, stem: String) -> u32 {
        let next = self.numbers.len() as u32;
        *self.numbers.entry(stem).or_insert(next)
    }
}

/// Returns the words of `span` that stand in quotation marks.
pub(crate) fn in_quotation(text: &str, span: Span) -> String {
    let before = text.get(..span.start()).and_then(|before| before.chars().next_back());
    let mut inside = matches!(before, Some('“' | '"' | '„' | '«'));
    let mut words = String::new();
    for c in span.of(text).unwrap_or_default().chars() {
        match c {
            '“' | '„' | '«' => inside = true,
            '”' | '»' => inside = false,
            '"' => inside = !inside,
            _ if inside => words.push(c),
            _ => continue,
        }
        if !inside {
            words.push(' ');
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_can_be_searched() {
        assert!(FUNCTION.is_sorted());
    }

    #[test]
    fn reported_speech_meets_the_quotation() {
        let mut words = Words::default();
        let direct = words.quoted("We can live with gauges. We cannot live with spies.");
        let indirect = words.plain("his council could live with gauges but not with spies");
        let overlap = direct.overlap(&indirect);
        assert_eq!(overlap.shared, 3);
        assert!(overlap.dice > 0.8 && overlap.of_first > 0.99, "{overlap:?}");
    }

    #[test]
    fn words_in_quotation_marks_weigh_more() {
        let mut words = Words::default();
        let mixed = words.wording("there would be no boats for any percentage", "for any percentage");
        let same = words.plain("no percentage would do");
        let other = words.plain("no boats would come");
        assert!(mixed.overlap(&same).dice > mixed.overlap(&other).dice);
    }

    #[test]
    fn nothing_overlaps_with_nothing() {
        assert_eq!(Wording::default().overlap(&Wording::default()), Overlap::default());
    }

    #[test]
    fn quotation_marks_may_stand_outside_the_span() {
        let text = "He spoke of “no map” and of “no deal”.";
        let at = |words: &str| text.find(words).unwrap();
        let span = Span::new(at("no map"), at("no deal") + "no deal".len());
        assert_eq!(in_quotation(text, span), "no map no deal");
        assert_eq!(in_quotation(text, Span::new(0, 8)), "");
    }
}
