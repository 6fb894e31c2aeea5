//! Tokens as columns.

use crate::bounds::Bounds;
use rapporteur_span::Span;

/// Token indices from a first up to, not including, a last.
pub type TokenRange = std::ops::Range<usize>;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with hyphens and apostrophes inside: "two-tier", "Ma‘alo", "U.S.", "28-point".
    Word,
    /// Digits, with points, commas and colons inside: "3.4", "1,900", "18:00".
    Number,
    /// A possessive ending: "’s", or "’" after a plural.
    Possessive,
    /// A double quotation mark of any style.
    Quote,
    /// A single mark of punctuation or any other sign.
    Mark,
}

/// The tokens of a text, a column for each thing known about them.
#[derive(Debug, Default)]
pub struct Tokens {
    bounds: Bounds,
    kind: Vec<TokenKind>,
    /// Where the lower-case form ends in `lowered`.
    lower_end: Vec<u32>,
    lowered: String,
}

impl Tokens {
    /// Returns the tokens of `text`; the spans of `skip` (sorted, apart) are passed over like white space.
    pub fn new(text: &str, skip: &[Span]) -> Self {
        let mut tokens = Self::default();
        let mut skip = skip.iter().peekable();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            if let Some(span) = skip.next_if(|span| span.start() <= at) {
                at = at.max(span.end());
                continue;
            }
            if c.is_whitespace() || c == '\u{200b}' || c == '\u{feff}' {
                at += c.len_utf8();
                continue;
            }
            // "View AllZelenska": a token ends where page furniture begins.
            let limit = skip.peek().map_or(text.len(), |span| span.start());
            let (end, kind) = next_token(&text[..limit], at, c);
            tokens.push(text, at, end, kind);
            at = end;
        }
        tokens
    }

    fn push(&mut self, text: &str, start: usize, end: usize, kind: TokenKind) {
        self.bounds.push(start, end);
        self.kind.push(kind);
        for c in text[start..end].chars() {
            match c {
                '’' | '‘' | 'ʼ' | '`' => self.lowered.push('\''),
                '‑' | '‐' => self.lowered.push('-'),
                c if c.is_ascii() => self.lowered.push(c.to_ascii_lowercase()),
                c => self.lowered.extend(c.to_lowercase()),
            }
        }
        self.lower_end.push(self.lowered.len() as u32);
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.bounds.len()
    }

    /// Tells whether there are none.
    pub fn is_empty(&self) -> bool {
        self.bounds.is_empty()
    }

    /// Returns the bytes of token `at`; past the end, the empty span after the last token.
    pub fn span(&self, at: usize) -> Span {
        self.bounds.span(at)
    }

    /// Returns what token `at` is made of; past the end, a mark.
    pub fn kind(&self, at: usize) -> TokenKind {
        self.kind.get(at).copied().unwrap_or(TokenKind::Mark)
    }

    /// Returns token `at` in lower case, every apostrophe written `'`; past the end, nothing.
    pub fn lower(&self, at: usize) -> &str {
        let Some(&end) = self.lower_end.get(at) else {
            return "";
        };
        let start = if at == 0 { 0 } else { self.lower_end[at - 1] };
        &self.lowered[start as usize..end as usize]
    }

    /// Returns the last token that begins at byte `at` or before it; the first if none does.
    pub(crate) fn before(&self, at: usize) -> usize {
        self.bounds.begun_before(at + 1).saturating_sub(1)
    }

    /// Returns the tokens that lie wholly in `span`.
    pub fn within(&self, span: Span) -> TokenRange {
        let first = self.bounds.begun_before(span.start());
        let last = self.bounds.ended_by(span.end());
        first..last.max(first)
    }
}

/// Returns where the token that begins at `at` with `first` ends, and what it is.
fn next_token(text: &str, at: usize, first: char) -> (usize, TokenKind) {
    let rest = &text[at..];
    if is_letter(first) {
        return (at + word_len(rest), TokenKind::Word);
    }
    if first.is_numeric() {
        let len = number_len(rest);
        // "28-point", "24th", "15km" are words; "2031-03-10" is a number.
        let tail = rest[len..].trim_start_matches(['-', '‑']);
        if tail.starts_with(is_letter) && rest.len() - len - tail.len() <= 3 {
            let tail_at = rest.len() - tail.len();
            return (at + tail_at + word_len(tail), TokenKind::Word);
        }
        return (at + len, TokenKind::Number);
    }
    if is_apostrophe(first) && text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.') {
        let tail = &rest[first.len_utf8()..];
        let s = tail.starts_with(['s', 'S']) && !tail[1..].starts_with(char::is_alphanumeric);
        // "Growers’ Union": after a plural, before a space.
        let plural = text[..at].ends_with(['s', 'S', 'x', 'z']) && tail.starts_with(' ');
        if s || plural {
            return (at + first.len_utf8() + usize::from(s), TokenKind::Possessive);
        }
    }
    let kind =
        if matches!(first, '"' | '“' | '”' | '„' | '«' | '»' | '‟') { TokenKind::Quote } else { TokenKind::Mark };
    (at + first.len_utf8(), kind)
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_combining(c)
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Returns the length of the word that `rest` begins with.
fn word_len(rest: &str) -> usize {
    let mut end = 0;
    let mut letters_since_dot = 0;
    let mut dots = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if is_letter(c) || c.is_numeric() {
            letters_since_dot += 1;
        } else if matches!(c, '-' | '‑' | '‐') && next.is_some_and(char::is_alphanumeric) {
            letters_since_dot = 2;
        } else if is_apostrophe(c) && next.is_some_and(is_letter) {
            // "Zelenska’s" ends before the ending; "O’Brien", "Ma‘alo" and "don’t" go on.
            let tail = &rest[at + c.len_utf8()..];
            if tail.starts_with(['s', 'S']) && !tail[1..].starts_with(|c: char| c.is_alphanumeric()) {
                break;
            }
            letters_since_dot = 2;
        } else if c == '.' && letters_since_dot == 1 && (dots > 0 || next.is_some_and(char::is_alphabetic)) {
            // "U.S.", "D.C.", "e.g.": single letters, each with its dot.
            dots += 1;
            letters_since_dot = 0;
        } else {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Returns the length of the number that `rest` begins with.
fn number_len(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = matches!(c, '.' | ',' | ':' | '-' | '/') && chars.peek().is_some_and(|&(_, next)| next.is_numeric());
        if !(c.is_numeric() || inside) {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let tokens = Tokens::new(text, &[]);
        (0..tokens.len()).map(|at| tokens.span(at).of(text).unwrap()).collect()
    }

    #[test]
    fn possessives_stand_apart_and_names_hold_together() {
        assert_eq!(words("Zelenska’s 28-point plan"), ["Zelenska", "’s", "28-point", "plan"]);
        assert_eq!(words("Growers’ Union"), ["Growers", "’", "Union"]);
        assert_eq!(words("Sina Ma‘alo, O’Brien"), ["Sina", "Ma‘alo", ",", "O’Brien"]);
        assert_eq!(words("the U.S. and Washington D.C. today"), ["the", "U.S.", "and", "Washington", "D.C.", "today"]);
    }

    #[test]
    fn numbers_keep_their_signs() {
        assert_eq!(words("3.4 per cent of 1,900, at 18:00."), ["3.4", "per", "cent", "of", "1,900", ",", "at", "18:00", "."]);
        assert_eq!(words("on 2031-03-10, the 24th"), ["on", "2031-03-10", ",", "the", "24th"]);
    }

    #[test]
    fn marks_stand_alone() {
        assert_eq!(words("“Yes,” he said – “no”."), ["“", "Yes", ",", "”", "he", "said", "–", "“", "no", "”", "."]);
        assert_eq!(words("end. Next"), ["end", ".", "Next"]);
        assert_eq!(words("plan a. Then"), ["plan", "a", ".", "Then"]);
    }

    #[test]
    fn lower_case_has_one_apostrophe() {
        let tokens = Tokens::new("DON’T Élysée’s", &[]);
        assert_eq!((tokens.lower(0), tokens.lower(1), tokens.lower(2)), ("don't", "élysée", "'s"));
        assert_eq!(tokens.lower(9), "");
    }

    proptest! {
        #[test]
        fn tokens_and_gaps_join_to_the_text(text in "(\\PC|[a-zA-Z.’'\" -]|\n|é|😀|e\u{301}){0,300}") {
            let tokens = Tokens::new(&text, &[]);
            let mut joined = String::new();
            let mut at = 0;
            for index in 0..tokens.len() {
                let span = tokens.span(index);
                prop_assert!(span.start() >= at && !span.is_empty());
                let gap = &text[at..span.start()];
                let only_space = gap.chars().all(|c| c.is_whitespace() || ['\u{200b}', '\u{feff}'].contains(&c));
                prop_assert!(only_space);
                joined.push_str(gap);
                joined.push_str(span.of(&text).unwrap());
                at = span.end();
            }
            joined.push_str(&text[at..]);
            prop_assert_eq!(joined, text);
        }
    }
}
