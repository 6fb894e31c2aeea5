//! Words of a text, compared without case and punctuation.

use rapporteur_span::Span;
use std::ops::Range;

/// Returns the words of `phrase`, lower case: runs of letters and digits.
pub(crate) fn words(phrase: &str) -> Vec<String> {
    word_spans(phrase).filter_map(|span| span.of(phrase)).map(str::to_lowercase).collect()
}

fn word_spans(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut from = 0;
    text.split(|c: char| !c.is_alphanumeric()).filter_map(move |word| {
        // The pieces of a split are parts of the text, in its order.
        let start = from + text[from..].find(word)?;
        from = start + word.len();
        (!word.is_empty()).then_some(Span::new(start, from))
    })
}

/// A text as a row of words.
#[derive(Debug)]
pub(crate) struct Text<'t> {
    text: &'t str,
    words: Vec<(String, Span)>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let word = |span: Span| Some((span.of(text)?.to_lowercase(), span));
        Self { text, words: word_spans(text).filter_map(word).collect() }
    }

    /// Returns the places of the words that lie within `spans`, in the order of the text.
    pub(crate) fn within(&self, spans: &[Span]) -> Vec<usize> {
        let inside = |word: &(String, Span)| spans.iter().any(|span| span.contains(word.1));
        self.words.iter().enumerate().filter(|(_, word)| inside(word)).map(|(at, _)| at).collect()
    }

    /// Returns the words at `places`.
    pub(crate) fn at(&self, places: &[usize]) -> Vec<String> {
        places.iter().map(|&place| self.words[place].0.clone()).collect()
    }

    /// Returns where `phrase` stands in the text, word by word.
    pub(crate) fn places_of(&self, phrase: &[String]) -> Vec<Range<usize>> {
        if phrase.is_empty() {
            return Vec::new();
        }
        let stands = |window: &[(String, Span)]| window.iter().zip(phrase).all(|((word, _), wanted)| word == wanted);
        let starts = self.words.windows(phrase.len()).enumerate().filter(|(_, window)| stands(window));
        starts.map(|(start, _)| start..start + phrase.len()).collect()
    }

    /// Returns the words of `spans` as they are written, with `…` between two spans.
    pub(crate) fn written(&self, spans: &[Span]) -> String {
        spans.iter().map(|span| span.of(self.text).unwrap_or("?")).collect::<Vec<_>>().join(" … ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_punctuation_are_no_words() {
        assert_eq!(words("“No,” he said: café’s 12-point text."), ["no", "he", "said", "café", "s", "12", "point", "text"]);
        assert_eq!(words(" … "), [""; 0]);
    }

    #[test]
    fn a_phrase_is_found_wherever_it_stands() {
        let text = Text::new("Marsh said no. “Marsh, said” Doren.");
        assert_eq!(text.places_of(&words("marsh said")), [0..2, 3..5]);
        assert!(text.places_of(&words("said Marsh")).is_empty());
        assert_eq!(text.at(&text.within(&[Span::new(0, 12)])), ["marsh", "said"]);
    }
}
