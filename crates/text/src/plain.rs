//! Plain text: the lines as they are, without the accidents of files.

use crate::aligned::Aligned;

/// Returns `source` with line ends as line feeds, without white space at the ends of lines, and with no more than one empty
/// line in a row; none at the start.
///
/// A text that is wrapped by hand stays so: whether a line end is also the end of a paragraph is for a reader to see.
pub(crate) fn tidy(source: &str) -> Aligned {
    let mut text = Aligned::default();
    let mut start = 0;
    let mut is_after_empty = true;
    while start < source.len() {
        let rest = &source[start..];
        let (length, line_end) = match rest.find(['\r', '\n']) {
            Some(at) if rest[at..].starts_with("\r\n") => (at, "\r\n"),
            Some(at) => (at, &rest[at..=at]),
            None => (rest.len(), ""),
        };
        let line = rest[..length].trim_end();
        if !(line.is_empty() && is_after_empty) {
            text.copy(line, start);
            match line_end {
                "\r" => text.insert("\n"),
                "" => {}
                _ => text.copy("\n", start + length + line_end.len() - 1),
            }
        }
        is_after_empty = line.is_empty();
        start += length + line_end.len();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rapporteur_model::{Alignment, Piece};
    use rapporteur_span::{CaptureSpan, Span};

    #[test]
    fn line_ends_and_empty_lines_are_tidied() {
        assert_eq!(tidy("Title \r\n\r\n\r\n \t\r\nFirst.\rSecond.\u{a0}\n").text, "Title\n\nFirst.\nSecond.\n");
        assert_eq!(tidy("\n\n\u{a0}\n  indented\n").text, "  indented\n");
    }

    #[test]
    fn everything_else_stays() {
        let wrapped = "The parties,\nhaving met in Orlen,\n  agree:\n\n(a) to meet\u{a0}again;\n";
        assert_eq!(tidy(wrapped).text, wrapped);
    }

    proptest! {
        #[test]
        fn every_word_leads_back_to_its_bytes(source in "([a-zé“”]{1,6}|[ \t\u{a0}]|\r\n|\r|\n){0,60}") {
            let tidied = tidy(&source);
            let all = Alignment {
                pieces: vec![Piece { text: Span::new(0, source.len()), bytes: CaptureSpan::new(0, source.len()) }],
            };
            let alignment = tidied.alignment(&all);
            for piece in &alignment.pieces {
                prop_assert_eq!(piece.text.of(&tidied.text), source.get(piece.bytes.range()));
            }
            let words: Vec<&str> = source.split_whitespace().collect();
            prop_assert_eq!(tidied.text.split_whitespace().collect::<Vec<_>>(), words);
        }
    }
}
