//! Quotations by their marks.

use crate::{Paragraph, TokenKind, TokenRange, Tokens};

/// Words in quotation marks within one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to the closing mark, both included.
    pub tokens: TokenRange,
    /// Tells whether its closing mark is missing because the next paragraph opens again: the words go on there.
    pub continues: bool,
}

/// Returns the quotations of a text.
///
/// A mark that is opened and never closed in its paragraph makes a quotation only if the next paragraph opens again, as
/// is the custom for speech over several paragraphs; else it is stray and makes none. A stray mark so spoils one
/// paragraph at most (textacy refuses the whole document: its issue 379).
pub(crate) fn find(tokens: &Tokens, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut found = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let mut open: Option<usize> = None;
        for at in paragraph.tokens.clone() {
            if tokens.kind(at) != TokenKind::Quote {
                continue;
            }
            match (open, opens(tokens, at, paragraph.tokens.start)) {
                (None, Some(false)) => {}
                (None, _) => open = Some(at),
                // A second opening mark: the first was stray.
                (Some(_), Some(true)) => open = Some(at),
                (Some(from), _) => {
                    found.push(Quotation { tokens: from..at + 1, continues: false });
                    open = None;
                }
            }
        }
        if let Some(from) = open {
            let next = paragraphs.get(index + 1);
            let goes_on = next.is_some_and(|next| {
                let first = next.tokens.start;
                tokens.kind(first) == TokenKind::Quote && opens(tokens, first, first) != Some(false)
            });
            if goes_on {
                found.push(Quotation { tokens: from..paragraph.tokens.end, continues: true });
            }
        }
    }
    found
}

/// Tells whether the mark opens a quotation, by its form or by the spaces around it; nothing if neither decides.
fn opens(tokens: &Tokens, at: usize, first: usize) -> Option<bool> {
    match tokens.lower(at) {
        "“" | "„" | "«" | "‟" => Some(true),
        "”" | "»" => Some(false),
        _ => {
            let before = at > first
                && tokens.span(at - 1).end() == tokens.span(at).start()
                && !matches!(tokens.lower(at - 1), "(" | "[" | "—" | "–");
            let after = tokens.span(at).end() == tokens.span(at + 1).start();
            match (before, after) {
                (false, true) => Some(true),
                (true, false) => Some(false),
                _ => None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Analysis;

    fn quotations(text: &str) -> Vec<&str> {
        let analysis = Analysis::new(text, &[]);
        analysis.quotations.iter().map(|quotation| analysis.words(&quotation.tokens)).collect()
    }

    #[test]
    fn marks_of_every_style_pair_up() {
        assert_eq!(quotations("“One,” he said, \"two\" and «three»."), ["“One,”", "\"two\"", "«three»"]);
    }

    #[test]
    fn speech_over_paragraphs_opens_again() {
        assert_eq!(quotations("\"We wait.\n\n\"We hope.\""), ["\"We wait.", "\"We hope.\""]);
    }

    #[test]
    fn a_stray_mark_makes_no_quotation() {
        assert!(quotations("A 12” board and no more.\n\nNext.").is_empty());
        assert_eq!(quotations("He “said “no” twice."), ["“no”"]);
    }
}
