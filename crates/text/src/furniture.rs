//! Page furniture: labels of buttons and boxes that scraping leaves in a text.

use aho_corasick::{AhoCorasick, MatchKind};
use rapporteur_span::Span;
use std::ops::Range;
use std::sync::LazyLock;

/// The longest line that a prefix makes furniture of, in bytes: a link, a teaser or a notice, not a paragraph of an article.
const MAX_LINE: usize = 300;

/// The phrases of `data/text/boilerplate.en.txt`.
static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::parse(include_str!("../../../data/text/boilerplate.en.txt")));

struct Phrases {
    finder: Option<AhoCorasick>,
    /// For each phrase whether it makes furniture of the whole line that it begins.
    is_prefix: Vec<bool>,
}

impl Phrases {
    fn parse(data: &str) -> Self {
        let lines = data.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (phrases, is_prefix): (Vec<&str>, Vec<bool>) =
            lines.map(|line| line.strip_suffix('*').map_or((line, false), |prefix| (prefix.trim_end(), true))).unzip();
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(phrases);
        Self { finder: finder.ok(), is_prefix }
    }
}

/// Returns the page furniture in `text`, in order and apart from each other.
///
/// Known phrases as lines of their own; the same glued to the start or the end of a sentence without a space, as in "View AllZelenska
/// said" (only "View All" is covered); and lines without any letter or digit. A phrase inside a sentence is never furniture.
pub fn furniture(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        spans.extend(of_line(line, &PHRASES).into_iter().map(|span| span.shifted(start)));
        start += line.len();
    }
    spans
}

/// Tells whether `text` holds words besides the furniture found in it.
pub(crate) fn has_words(text: &str, furniture: &[Span]) -> bool {
    let starts = furniture.iter().map(|span| span.start()).chain([text.len()]);
    let ends = [0].into_iter().chain(furniture.iter().map(|span| span.end()));
    ends.zip(starts).any(|(from, to)| !text[from..to].trim().is_empty())
}

/// Tells whether `block` is nothing but page furniture.
pub(crate) fn is_furniture(block: &str) -> bool {
    let whole = Span::new(0, block.len()).trimmed(block);
    whole.is_empty() || (block.len() <= MAX_LINE && furniture(block) == [whole])
}

fn of_line(line: &str, phrases: &Phrases) -> Vec<Span> {
    let whole = Span::new(0, line.len()).trimmed(line);
    let Some(first) = line.find(char::is_alphanumeric) else {
        // Such as a stray ")". Square brackets are left: in a draft they hold words.
        let is_furniture = !whole.is_empty() && !line.contains(['[', ']']);
        return if is_furniture { vec![whole] } else { Vec::new() };
    };
    let last = line.rfind(char::is_alphanumeric).unwrap_or(first);
    let mut spans = Vec::new();
    for hit in phrases.finder.iter().flat_map(|finder| finder.find_iter(line)) {
        let (opens, closes) = (hit.start() <= first, hit.end() > last);
        let takes_line = phrases.is_prefix[hit.pattern().as_usize()] && ends_word(line, hit.end()) && whole.len() <= MAX_LINE;
        if opens && (closes || takes_line) {
            return vec![whole];
        }
        if is_glued(line, hit.range(), opens, closes) {
            spans.push(Span::new(hit.start(), hit.end()).trimmed(line));
        }
    }
    spans
}

/// Tells whether the phrase at `hit` is glued to a sentence: to the start of the next or to the end of the last.
fn is_glued(line: &str, hit: Range<usize>, opens: bool, closes: bool) -> bool {
    const ENDS: [char; 6] = ['.', '!', '?', '”', '"', '…'];
    let (before, phrase, after) = (&line[..hit.start], &line[hit.clone()], &line[hit.end..]);
    let to_next = match after.chars().next() {
        Some('“' | '"' | '‘') => true,
        // "LIVE" in "LIVESTOCK" is no label: the words must part where capitals begin.
        Some(c) => c.is_uppercase() && !phrase.ends_with(char::is_uppercase),
        None => false,
    };
    let after_last = before.trim_end_matches(' ').ends_with(ENDS);
    phrase.starts_with(char::is_uppercase) && ((to_next && (opens || after_last)) || (closes && before.ends_with(ENDS)))
}

/// Tells whether no word of letters goes on over `at`.
fn ends_word(line: &str, at: usize) -> bool {
    !(line[..at].ends_with(char::is_alphabetic) && line[at..].starts_with(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        furniture(text).into_iter().filter_map(|span| span.of(text)).collect()
    }

    #[test]
    fn phrases_on_lines_of_their_own() {
        let text = "The talks go on.\nQuick Reads\n\n  Advertisement:\nMarsh said no.\nRefresh for updates.\n)";
        assert_eq!(words(text), ["Quick Reads", "Advertisement:", "Refresh for updates.", ")"]);
    }

    #[test]
    fn phrases_glued_to_a_sentence() {
        assert_eq!(words("View AllMarsh said on Tuesday that he was ready."), ["View All"]);
        assert_eq!(words("It is over.Read moreThe minister left."), ["Read more"]);
        assert_eq!(words("It is over. View All“We are done,” he said."), ["View All"]);
        assert_eq!(words("It remains unsettled.Advertisement"), ["Advertisement"]);
    }

    #[test]
    fn phrases_in_sentences_stay() {
        assert_eq!(words("You can read more in the annex. An advertisement said so."), Vec::<&str>::new());
        assert_eq!(words("Advertisement for a new envoy has been placed."), Vec::<&str>::new());
        assert_eq!(words("VIEW ALLIANCES WITH CARE"), Vec::<&str>::new());
        assert_eq!(words("He promised to view AllStar as an outlet."), Vec::<&str>::new());
    }

    #[test]
    fn a_prefix_takes_a_short_line() {
        let phrases = Phrases::parse("# heading\nAlso read: *\nMore*\n(c) 20*");
        assert_eq!(of_line("Also read: Envoy leaves Orlen", &phrases), [Span::new(0, 29)]);
        assert_eq!(of_line("(c) 2031 The Orlen Post", &phrases), [Span::new(0, 23)]);
        assert_eq!(of_line("Moreover, they left. More to come.", &phrases), []);
        assert_eq!(of_line(&format!("Also read: {}", "a long paragraph ".repeat(20)), &phrases), []);
    }

    #[test]
    fn a_bracket_of_a_draft_is_no_furniture() {
        assert_eq!(words("[\n(a) one\n]\n***\n"), ["***"]);
    }

    #[test]
    fn a_text_of_furniture_alone_has_no_words() {
        let has = |text: &str| has_words(text, &furniture(text));
        assert!(!has("Quick Reads\n\nView All\n)\n") && !has(" \n") && !has(""));
        assert!(has("Quick Reads\nThey met.") && has("They met.\nView All"));
    }

    proptest! {
        #[test]
        fn spans_are_words_of_the_text_in_order(text in "(View All|Read more|Advertisement|[A-Za-z]{1,5}|[ .\n“)é])*") {
            let spans = furniture(&text);
            for span in &spans {
                prop_assert!(span.of(&text).is_some_and(|words| !words.is_empty() && words.trim() == words));
            }
            prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        }
    }
}
