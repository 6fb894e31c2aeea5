//! Words taken from a text, with the number of their line.

use rapporteur_span::Span;

/// Marks that open and close a quotation.
const QUOTES: [(char, char); 4] = [('“', '”'), ('"', '"'), ('‘', '’'), ('«', '»')];

/// A text to quote from.
#[derive(Debug)]
pub(crate) struct Quoted<'t> {
    text: &'t str,
    line_ends: Vec<usize>,
}

impl<'t> Quoted<'t> {
    /// Returns the text, ready to be quoted from.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, line_ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    /// Returns the number of the line that a span begins on, counted from 1.
    pub(crate) fn line(&self, span: Span) -> usize {
        1 + self.line_ends.partition_point(|end| *end < span.start())
    }

    /// Returns the number of the line as the lead of an entry.
    pub(crate) fn lead(&self, span: Span) -> String {
        format!("{:>4}", self.line(span))
    }

    /// Returns the words of spans, pieces that do not touch apart by an ellipsis.
    pub(crate) fn words(&self, spans: &[Span]) -> String {
        let words: Vec<&str> = spans.iter().filter_map(|span| span.of(self.text)).collect();
        words.join(" … ")
    }

    /// Returns the words of spans, each with the quotation marks that stand around it in the text.
    pub(crate) fn with_marks(&self, spans: &[Span]) -> String {
        let spans: Vec<Span> = spans.iter().map(|span| self.marked(*span)).collect();
        self.words(&spans)
    }

    fn marked(&self, span: Span) -> Span {
        let (Some(before), Some(after)) = (self.text.get(..span.start()), self.text.get(span.end()..)) else { return span };
        let ends = |(open, close): &(char, char)| before.ends_with(*open) && after.starts_with(*close);
        match QUOTES.iter().find(|pair| ends(pair)) {
            Some((open, close)) => Span::new(span.start() - open.len_utf8(), span.end() + close.len_utf8()),
            None => span,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Title\n\n“No list yet,” Doren said. “Not\nnow.”";

    fn span_of(words: &str) -> Span {
        let at = TEXT.find(words).unwrap();
        Span::new(at, at + words.len())
    }

    #[test]
    fn words_come_with_their_line_and_their_marks() {
        let quoted = Quoted::new(TEXT);
        let (first, second) = (span_of("No list yet,"), span_of("Not\nnow."));
        assert_eq!((quoted.line(first), quoted.line(span_of("now.")), quoted.line(span_of("Title"))), (3, 4, 1));
        assert_eq!(quoted.with_marks(&[first, second]), "“No list yet,” … “Not\nnow.”");
        assert_eq!(quoted.with_marks(&[span_of("Doren")]), "Doren");
    }
}
