//! Paragraphs and sentences.

use crate::abbreviation::takes_full_stop;
use crate::{TokenKind, TokenRange, Tokens};
use rapporteur_span::Span;

/// Tokens after which a sentence is cut even without a mark: no reader needs to look further, and time stays linear.
const LONGEST: usize = 300;

/// A line of the text with something on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its sentences.
    pub sentences: std::ops::Range<usize>,
}

/// A sentence; quotations that hold several are cut too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, closing marks included.
    pub tokens: TokenRange,
    /// The paragraph it stands in.
    pub paragraph: usize,
}

/// Returns the paragraphs and sentences of `text`.
pub(crate) fn split(text: &str, tokens: &Tokens, skip: &[Span]) -> (Vec<Paragraph>, Vec<Sentence>) {
    let mut skip = skip.iter().peekable();
    let mut paragraphs = Vec::new();
    let mut sentences = Vec::new();
    let mut first = 0;
    for at in 1..=tokens.len() {
        let gap_from = tokens.span(at - 1).end();
        let gap_to = tokens.span(at).start();
        while skip.next_if(|span| span.start() < gap_from).is_some() {}
        let skipped = skip.peek().is_some_and(|span| span.start() < gap_to);
        let breaks = at == tokens.len() || skipped || text[gap_from..gap_to].contains(['\n', '\u{2029}']);
        if breaks {
            let from = sentences.len();
            split_paragraph(text, tokens, first..at, paragraphs.len(), &mut sentences);
            paragraphs.push(Paragraph { tokens: first..at, sentences: from..sentences.len() });
            first = at;
        }
    }
    (paragraphs, sentences)
}

fn split_paragraph(text: &str, tokens: &Tokens, range: TokenRange, paragraph: usize, sentences: &mut Vec<Sentence>) {
    let mut first = range.start;
    let mut at = range.start;
    while at < range.end {
        let mut next = at + 1;
        if ends_sentence(tokens, first, at) {
            // Closing marks go with the sentence they close: `ahead.”`
            while next < range.end && is_closing(text, tokens, next) {
                next += 1;
            }
            if next == range.end || begins_sentence(text, tokens, next) {
                sentences.push(Sentence { tokens: first..next, paragraph });
                first = next;
            }
        } else if at + 1 - first >= LONGEST {
            sentences.push(Sentence { tokens: first..next, paragraph });
            first = next;
        }
        at = next;
    }
    if first < range.end {
        sentences.push(Sentence { tokens: first..range.end, paragraph });
    }
}

fn ends_sentence(tokens: &Tokens, first: usize, at: usize) -> bool {
    match tokens.lower(at) {
        "!" | "?" | "…" => true,
        "." => {
            let close = at > first && tokens.span(at - 1).end() == tokens.span(at).start();
            !(close && takes_full_stop(tokens.lower(at - 1)))
        }
        // "in the U.S. The talks": an abbreviation that keeps its dot may end the sentence; what follows decides.
        word => {
            tokens.kind(at) == TokenKind::Word
                && word.len() > 2
                && word.ends_with('.')
                && !matches!(word, "e.g." | "i.e." | "u.s.")
        }
    }
}

/// Tells whether token `at` closes what came before: a closing quotation mark or bracket without a space before it.
fn is_closing(text: &str, tokens: &Tokens, at: usize) -> bool {
    let touches = tokens.span(at - 1).end() == tokens.span(at).start();
    touches && matches!(&text[tokens.span(at).range()], "”" | "\"" | "»" | ")" | "]" | "’" | "'" | "." | "!" | "?")
}

/// Tells whether a sentence may begin with token `at`.
fn begins_sentence(text: &str, tokens: &Tokens, at: usize) -> bool {
    let word = &text[tokens.span(at).range()];
    match tokens.kind(at) {
        TokenKind::Quote | TokenKind::Number => true,
        TokenKind::Word => word.starts_with(|c: char| !c.is_lowercase()),
        _ => matches!(word, "(" | "[" | "‘" | "'" | "–" | "—" | "-" | "•"),
    }
}

#[cfg(test)]
mod tests {
    use crate::Analysis;
    use rapporteur_span::Span;

    fn sentences(text: &str) -> Vec<&str> {
        let analysis = Analysis::new(text, &[]);
        analysis.sentences.iter().map(|sentence| analysis.words(&sentence.tokens)).collect()
    }

    #[test]
    fn a_sentence_ends_at_its_mark_and_takes_the_closing_marks_along() {
        assert_eq!(
            sentences("“No date, no deal.” He left. “Why?” she asked."),
            ["“No date, no deal.”", "He left.", "“Why?” she asked."]
        );
    }

    #[test]
    fn titles_initials_and_months_do_not_end_one() {
        assert_eq!(
            sentences("Mr. Marsh met Dr. J. Doren on Oct. 4 in Tolm. They spoke."),
            ["Mr. Marsh met Dr. J. Doren on Oct. 4 in Tolm.", "They spoke."]
        );
        assert_eq!(sentences("The U.S. Army said so. Fine."), ["The U.S. Army said so.", "Fine."]);
    }

    #[test]
    fn a_line_break_always_ends_one() {
        assert_eq!(sentences("The key points\n\nOne of them remains."), ["The key points", "One of them remains."]);
    }

    #[test]
    fn skipped_words_break_the_paragraph_and_the_token() {
        let text = "View AllMarsh said no.";
        let analysis = Analysis::new(text, &[Span::new(0, 8)]);
        assert_eq!(analysis.words(&analysis.sentences[0].tokens), "Marsh said no.");
        let text = "He left.Read moreShe stayed.";
        let analysis = Analysis::new(text, &[Span::new(8, 17)]);
        assert_eq!(analysis.paragraphs.len(), 2);
        assert_eq!(analysis.word(3), "She");
    }

    #[test]
    fn a_line_without_a_full_stop_is_cut() {
        let text = "word ".repeat(1000);
        assert_eq!(sentences(&text).len(), 4);
        assert!(sentences("").is_empty());
    }
}
