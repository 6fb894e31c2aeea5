//! Syntactic words, as Universal Dependencies cuts them: finer than tokens at hyphens and contractions, coarser at "Inc." and "...".

use super::pieces::{address_len, bracketed_len, core_len, face_len, is_apostrophe, is_decade, is_joiner, takes_stop, unit_at};
use super::spelling::parts_of;
use crate::bounds::Bounds;
use rapporteur_span::Span;

/// Bytes of a piece without spaces that are looked at together: longer than any address worth keeping whole.
const LONGEST_PIECE: usize = 400;

/// The syntactic words of a text, a column for each thing known about them.
#[derive(Debug, Default)]
pub struct Words {
    bounds: Bounds,
    /// Tells whether the word goes on the surface token of the word before it.
    inside: Vec<bool>,
}

impl Words {
    /// Returns words that are given, as a treebank gives them.
    pub fn given(spans: &[Span]) -> Self {
        let mut words = Self::default();
        spans.iter().for_each(|span| words.push(span.start(), span.end(), false));
        words
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.bounds.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }

    /// Returns the bytes of word `at`; past the end, the empty span after the last word.
    pub fn span(&self, at: usize) -> Span {
        self.bounds.span(at)
    }

    /// Tells whether word `at` is written on the word before it, as "n’t" on "do": the two are one surface token.
    pub fn is_inside(&self, at: usize) -> bool {
        self.inside.get(at).copied().unwrap_or(false)
    }

    /// Returns the words that begin in `span`.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.bounds.begun_before(span.start());
        let last = self.bounds.begun_before(span.end());
        first..last.max(first)
    }

    /// Appends the words of a line of `text`.
    pub fn add_line(&mut self, text: &str, line: Span) {
        let words = line.of(text).unwrap_or("");
        let mut from = None;
        for (at, c) in words.char_indices() {
            match (is_space(c), from) {
                (false, None) => from = Some(at),
                (true, Some(start)) => {
                    self.add_piece(text, line.start() + start, line.start() + at);
                    from = None;
                }
                _ => {}
            }
        }
        if let Some(start) = from {
            self.add_piece(text, line.start() + start, line.end());
        }
    }

    fn push(&mut self, start: usize, end: usize, inside: bool) {
        self.bounds.push(start, end);
        self.inside.push(inside);
    }

    /// Appends the words of a piece without spaces; a long one is cut, so that looking ahead in it takes bounded time.
    fn add_piece(&mut self, text: &str, mut from: usize, to: usize) {
        while to - from > LONGEST_PIECE {
            let cut = text.floor_char_boundary(from + LONGEST_PIECE);
            self.add_chunk(text, from, cut);
            from = cut;
        }
        self.add_chunk(text, from, to);
    }

    fn add_chunk(&mut self, text: &str, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let rest = &text[at..to];
            let length = address_len(rest).or_else(|| face_len(rest, at == from)).or_else(|| bracketed_len(rest));
            let Some(length) = length.filter(|&length| length > 0) else {
                let first = rest.chars().next().unwrap_or(' ');
                at += if first.is_alphanumeric() { self.add_core(text, at, to) } else { self.add_mark(rest, at, first) };
                continue;
            };
            self.push(at, at + length, false);
            at += length;
        }
    }

    /// Appends the mark that `rest` begins with: a run of one mark is one word.
    fn add_mark(&mut self, rest: &str, at: usize, first: char) -> usize {
        let runs = |c: char| match first {
            '!' | '?' => matches!(c, '!' | '?'),
            '.' | '-' | '*' | '=' | '_' | '~' | '+' | '<' | '>' | '|' | '\'' | '’' | '`' => c == first,
            _ => false,
        };
        let run: usize = rest.chars().take_while(|&c| runs(c)).map(char::len_utf8).sum();
        let decade = matches!(first, '\'' | '’' | '‘') && is_decade(&rest[first.len_utf8()..]);
        let length = if decade { first.len_utf8() + 3 } else { run.max(first.len_utf8()) };
        // A combining mark or joiner stays with what it follows.
        let tail: usize = rest[length..].chars().take_while(|&c| is_joiner(c)).map(char::len_utf8).sum();
        self.push(at, at + length + tail, false);
        length + tail
    }

    /// Appends the words of a run of letters and digits, and of what may stand inside one; returns its length.
    fn add_core(&mut self, text: &str, from: usize, to: usize) -> usize {
        let rest = &text[from..to];
        let mut length = core_len(rest);
        let core = &rest[..length];
        // "Inc.", "U.S.", "J.": the full stop belongs to the word.
        let after = &rest[length..];
        if after.starts_with('.') && !after.starts_with("..") && takes_stop(core, &after[1..], &text[to..]) {
            length += 1;
            self.push(from, from + length, false);
            return length;
        }
        let small = core.to_lowercase();
        if let Some(cut) = parts_of(&small).filter(|_| small.len() == core.len()) {
            self.push(from, from + cut, false);
            self.push(from + cut, from + length, true);
        } else if let Some(cut) = unit_at(core) {
            self.push(from, from + cut, false);
            self.push(from + cut, from + length, false);
        } else {
            self.push(from, from + length, false);
        }
        length + self.add_contraction(core, after, from)
    }

    /// Appends "’s", "’ll" and so on after a word, and takes the "n" of "n’t" from it; returns the length.
    fn add_contraction(&mut self, core: &str, after: &str, from: usize) -> usize {
        let Some(mark) = after.chars().next().filter(|&c| is_apostrophe(c)) else { return 0 };
        let tail = &after[mark.len_utf8()..];
        let letters: usize = tail.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
        let (start, end) = (from + core.len(), from + core.len() + mark.len_utf8() + letters);
        let small = tail[..letters].to_ascii_lowercase();
        match &*small {
            "t" if core.len() > 1 && core.ends_with(['n', 'N']) => {
                self.bounds.shorten_last(start - 1);
                self.push(start - 1, end, true);
            }
            "s" | "ll" | "re" | "ve" | "d" | "m" => self.push(start, end, true),
            "" if core.ends_with(['s', 'S', 'z', 'x']) && !tail.starts_with(is_apostrophe) && mark != '‘' => {
                self.push(start, end, true);
            }
            _ => return 0,
        }
        end - start
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let mut words = Words::default();
        words.add_line(text, Span::new(0, text.len()));
        (0..words.len()).map(|at| words.span(at).of(text).unwrap()).collect()
    }

    #[test]
    fn hyphens_part_words_but_not_prefixes_dates_and_numbers() {
        assert_eq!(words("a 28-point non-binding plan"), ["a", "28", "-", "point", "non-binding", "plan"]);
        assert_eq!(words("on 10-Mar-31 call 555-0199"), ["on", "10-Mar-31", "call", "555-0199"]);
        assert_eq!(words("pages 3-5"), ["pages", "3", "-", "5"]);
    }

    #[test]
    fn contractions_are_parted_and_names_hold_together() {
        assert_eq!(
            words("Doren’s envoys don't say they can’t."),
            ["Doren", "’s", "envoys", "do", "n't", "say", "they", "ca", "n’t", "."]
        );
        assert_eq!(words("We cannot, O’Brien says."), ["We", "can", "not", ",", "O’Brien", "says", "."]);
        assert_eq!(words("the growers’ vote"), ["the", "growers", "’", "vote"]);
    }

    #[test]
    fn full_stops_of_abbreviations_stay() {
        assert_eq!(
            words("Mr. J. Marsh of Tolm Inc. left the U.S."),
            ["Mr.", "J.", "Marsh", "of", "Tolm", "Inc.", "left", "the", "U.S."]
        );
        assert_eq!(
            words("See www.tolm.example. Or (a@b.example)"),
            ["See", "www.tolm.example", ".", "Or", "(", "a@b.example", ")"]
        );
    }

    #[test]
    fn runs_of_marks_are_one_word() {
        assert_eq!(words("No!!! Wait... what?! :-)"), ["No", "!!!", "Wait", "...", "what", "?!", ":-)"]);
        assert_eq!(words("$5m at 10am, 40%"), ["$", "5", "m", "at", "10", "am", ",", "40", "%"]);
    }

    proptest! {
        #[test]
        fn words_and_gaps_join_to_the_text(text in "(\\PC|[a-zA-Z.’'\" @:/&$0-9-]|é|😀|e\u{301}){0,200}") {
            let mut words = Words::default();
            words.add_line(&text, Span::new(0, text.len()));
            let mut at = 0;
            for index in 0..words.len() {
                let span = words.span(index);
                prop_assert!(span.start() >= at && !span.is_empty() && span.of(&text).is_some());
                prop_assert!(text[at..span.start()].chars().all(is_space));
                at = span.end();
            }
            prop_assert!(text[at..].chars().all(is_space));
        }
    }
}
