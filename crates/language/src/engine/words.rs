//! Syntactic words, as Universal Dependencies cuts them: finer than tokens at hyphens and contractions, coarser at "Inc." and "...".

use super::abbreviations::{is_abbreviation, is_joined_prefix, is_unit, parts_of};
use rapporteur_span::Span;

/// Bytes of a piece without spaces that are looked at together: longer than any address worth keeping whole.
const LONGEST_PIECE: usize = 400;

/// The syntactic words of a text, a column for each thing known about them.
#[derive(Debug, Default)]
pub struct Words {
    start: Vec<u32>,
    end: Vec<u32>,
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
        self.start.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.start.is_empty()
    }

    /// Returns the bytes of word `at`; past the end, the empty span after the last word.
    pub fn span(&self, at: usize) -> Span {
        match self.start.get(at) {
            Some(&start) => Span::new(start as usize, self.end[at] as usize),
            None => self.end.last().map_or(Span::new(0, 0), |&end| Span::new(end as usize, end as usize)),
        }
    }

    /// Tells whether word `at` is written on the word before it, as "n’t" on "do": the two are one surface token.
    pub fn is_inside(&self, at: usize) -> bool {
        self.inside.get(at).copied().unwrap_or(false)
    }

    /// Returns the words that begin in `span`.
    pub fn within(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.start.partition_point(|&start| (start as usize) < span.start());
        let last = self.start.partition_point(|&start| (start as usize) < span.end());
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
        self.start.push(start as u32);
        self.end.push(end as u32);
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
                let last = self.end.len() - 1;
                self.end[last] = start as u32 - 1;
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

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Tells whether `rest` is a decade without its century: "90s" after an apostrophe.
fn is_decade(rest: &str) -> bool {
    matches!(rest.as_bytes(), [a, b, b's', ..] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// Returns the length of the address on the web or by mail that `rest` begins with.
fn address_len(rest: &str) -> Option<usize> {
    if !rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let web = ["http://", "https://", "ftp://", "www.", "mailto:"]
        .iter()
        .any(|start| rest.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)));
    let end = rest.find(['<', '>', '"', '“', '”', '|']).unwrap_or(rest.len());
    let rest = &rest[..end];
    let mail = rest.split_once('@').is_some_and(|(name, host)| {
        name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')) && host.contains('.')
    });
    let address = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '*']);
    let address = if mail && !web { address.split([',', ';', '/', '(', ')']).next().unwrap_or(address) } else { address };
    (web || mail).then_some(address.len())
}

/// Returns the length of the face that `rest` is: ":-)".
fn face_len(rest: &str, whole: bool) -> Option<usize> {
    let mut chars = rest.chars();
    let eyes = chars.next().filter(|c| matches!(c, ':' | ';' | '=' | '^' | '('))?;
    let body = rest.trim_end_matches(['.', ',', '!']);
    let mouth = |c: char| matches!(c, ')' | '(' | 'D' | 'P' | 'p' | '/' | ']' | '[' | 'o' | 'O' | '|');
    let face = match body.chars().skip(1).collect::<Vec<_>>()[..] {
        [only] if eyes != '(' && eyes != '^' => mouth(only),
        ['-' | '\'', last] if eyes != '(' => mouth(last),
        ['_', '^'] => eyes == '^',
        [':' | ';'] => eyes == '(',
        _ => false,
    };
    (face && whole && body.len() <= 4).then_some(body.len())
}

/// Returns the length of a left-out passage, "[...]".
fn bracketed_len(rest: &str) -> Option<usize> {
    ["[...]", "[…]"].iter().find(|mark| rest.starts_with(**mark)).map(|mark| mark.len())
}

/// Returns the length of the longest word that `rest` begins with, as far as its letters and digits hold together.
fn core_len(rest: &str) -> usize {
    let joined = hyphened_number_len(rest);
    if joined > 0 {
        return joined;
    }
    let bytes = rest.as_bytes();
    let mut end = 0;
    let mut piece = 0;
    for (at, c) in rest.char_indices() {
        let next = rest[at + c.len_utf8()..].chars().next();
        let after = next.is_some_and(char::is_alphanumeric);
        let digits = after && at > 0 && bytes[at - 1].is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        let holds = match c {
            c if c.is_alphanumeric() || is_joiner(c) || c == '_' => true,
            '.' => digits || (after && dot_joins(&rest[piece..at], &rest[at + 1..])),
            ',' | ':' | '/' => digits,
            '-' | '‑' | '‐' => after && is_joined_prefix(&rest[piece..at].to_lowercase(), &rest[at + c.len_utf8()..]),
            '&' => after && at <= 3 && rest[..at].chars().all(char::is_uppercase) && next.is_some_and(char::is_uppercase),
            '$' => at > 0 && at <= 3 && rest[..at].chars().all(char::is_uppercase),
            c if is_apostrophe(c) => next.is_some_and(char::is_alphabetic) && !is_contraction(rest, at, c),
            _ => false,
        };
        if !holds {
            break;
        }
        if !(c.is_alphanumeric() || is_joiner(c) || c == '_') {
            piece = at + c.len_utf8();
        }
        end = at + c.len_utf8();
        if c == '$' {
            break;
        }
    }
    end
}

/// Tells whether the apostrophe at `at` parts a contraction rather than standing inside a name such as "O’Brien".
fn is_contraction(rest: &str, at: usize, mark: char) -> bool {
    let tail = &rest[at + mark.len_utf8()..];
    let letters: usize = tail.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let small = tail[..letters].to_ascii_lowercase();
    matches!(&*small, "s" | "ll" | "re" | "ve" | "d" | "m") || (small == "t" && rest[..at].ends_with(['n', 'N']))
}

/// Tells whether a full stop between letters joins them: "U.S", "a.m", "example.org", not "end.Next".
fn dot_joins(before: &str, after: &str) -> bool {
    let next: usize = after.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let next = &after[..next];
    let short = |piece: &str| piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic);
    let ends = [
        "com", "org", "net", "edu", "gov", "uk", "info", "pdf", "doc", "xls", "htm", "html", "jpg", "ppt", "txt", "mil", "ca",
        "de",
    ];
    (short(before) && next.chars().count() <= 2)
        || (before == "Ph" && next == "D")
        || (ends.contains(&&*next.to_lowercase()) && !before.is_empty())
        || (after.contains('.')
            && !next.starts_with(char::is_uppercase)
            && ends.iter().any(|end| after.ends_with(&format!(".{end}"))))
}

/// Tells whether the full stop after `core` belongs to it; `after` follows it at once, `beyond` after the space.
fn takes_stop(core: &str, after: &str, beyond: &str) -> bool {
    let small = core.to_lowercase();
    let next = beyond.trim_start_matches(' ').chars().next();
    let at_end = next.is_none_or(|c| c == '\n');
    let single = core.chars().count() == 1 && core.starts_with(char::is_uppercase);
    if core.contains('.') && core.split('.').all(|piece| piece.chars().count() <= 2 && piece.chars().all(char::is_alphabetic)) {
        return true;
    }
    if after.starts_with(|c: char| c.is_alphanumeric()) {
        return is_abbreviation(&small) && core.starts_with(char::is_uppercase) && small.len() <= 4;
    }
    match &*small {
        "no" => next.is_some_and(|c| c.is_ascii_digit()) && after.is_empty(),
        _ if single => (core != "I" && !at_end && next.is_some_and(|c| c.is_uppercase() || c == '(')) || after.starts_with(','),
        _ => is_abbreviation(&small),
    }
}

/// Returns the length of a date or a telephone number held together by hyphens.
fn hyphened_number_len(rest: &str) -> usize {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '/'))).unwrap_or(rest.len());
    let pieces: Vec<&str> = rest[..end].trim_end_matches(['-', '/']).split('-').collect();
    let number =
        |piece: &str| !piece.is_empty() && piece.bytes().all(|b| b.is_ascii_digit() || b == b'/') && piece.as_bytes()[0] != b'/';
    let long = match pieces[..] {
        [a, b] => number(a) && number(b) && a.len() >= 3 && b.len() == 4 && a.len() != 4,
        [a, b, c] => number(a) && number(c) && (number(b) || (b.len() == 3 && b.bytes().all(|b| b.is_ascii_alphabetic()))),
        [_, _, _, ..] => pieces.iter().all(|piece| number(piece)),
        _ => false,
    };
    if long { pieces.join("-").len() } else { 0 }
}

/// Returns where a unit begins that is written on its number: "10am", "5k".
fn unit_at(core: &str) -> Option<usize> {
    let cut = core.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':')))?;
    (cut > 0 && is_unit(&core[cut..])).then_some(cut)
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
