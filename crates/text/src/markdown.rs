//! Markdown: the words without the markup, each paragraph apart.

use crate::aligned::Aligned;
use crate::front_matter::FrontMatter;
use crate::published::DateSeen;
use crate::rendered::Rendered;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use rapporteur_model::Origin;
use rapporteur_span::Span;
use std::ops::Range;

/// Renders Markdown. The numbers of lists stay as they are written, since the points of a draft are cited by them; brackets that are
/// no links stay too, since in a draft they hold disputed words.
pub(crate) fn render(source: &str) -> Rendered {
    let matter = FrontMatter::of(source);
    let mut writer = Writer { source, offset: matter.end, ..Writer::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(&source[matter.end..], options).into_offset_iter() {
        writer.take(event, range.start + matter.end..range.end + matter.end);
    }
    let (mut text, mut title) = (writer.text, writer.title);
    if let (None, Some(span)) = (title, matter.span("title")) {
        let body = std::mem::take(&mut text);
        text.copy(span.of(source).unwrap_or_default(), span.start());
        title = Some(Span::new(0, text.text.len()));
        if !body.text.is_empty() {
            text.insert("\n\n");
        }
        text.append(&body, Span::new(0, body.text.len()));
    }
    let published = matter.values(source, &["published", "date"]);
    Rendered {
        text,
        title,
        authors: matter.values(source, &["author", "authors"]).into_iter().map(str::to_owned).collect(),
        outlet: matter.values(source, &["outlet", "source"]).first().map(|&name| name.to_owned()),
        dates: published.into_iter().take(1).map(|words| DateSeen { words: words.to_owned(), origin: Origin::Meta }).collect(),
        language: matter.values(source, &["lang", "language"]).first().and_then(|tag| crate::language::of_tag(tag)),
        notes: Vec::new(),
    }
}

#[derive(Default)]
struct Writer<'s> {
    source: &'s str,
    /// Where the Markdown begins in the source.
    offset: usize,
    text: Aligned,
    title: Option<Span>,
    /// A paragraph has ended: the next words begin another.
    is_apart: bool,
    /// The label of a list item of which no words have been seen yet.
    label: Option<Range<usize>>,
    /// Where the heading began that opens the text.
    heading: Option<usize>,
    /// Line ends of a block of lines that are due before its next words.
    line_ends: usize,
    /// Open images: what is inside is said instead of them, not by them.
    images: usize,
}

impl Writer<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Item) => {
                self.part();
                self.label = self.label_at(range.start);
            }
            Event::End(TagEnd::Item) => {
                self.write_label();
                self.part();
            }
            Event::Start(Tag::Heading { .. }) => {
                self.part();
                self.heading = self.text.text.is_empty().then_some(0);
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(start) = self.heading.take().filter(|start| *start < self.text.text.len()) {
                    self.title = Some(Span::new(start, self.text.text.len()));
                }
                self.part();
            }
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images = self.images.saturating_sub(1),
            Event::Start(tag) if is_block(tag.to_end()) => self.part(),
            Event::End(tag) if is_block(tag) => self.part(),
            Event::Rule => self.part(),
            _ if self.images > 0 => {}
            Event::Text(words) | Event::Html(words) => self.lines(&words, range),
            Event::Code(words) => {
                // The range takes in the backticks.
                let inner = self.source.get(range.clone()).and_then(|code| code.find(&*words));
                let start = inner.map_or(range.start, |at| range.start + at);
                let end = if inner.is_some() { start + words.len() } else { range.end };
                self.write(&words, start..end);
            }
            Event::SoftBreak => self.write(" ", range),
            Event::HardBreak => self.line_ends = 1,
            _ => {}
        }
    }

    /// Writes words that may end lines: those of a block of code or HTML come line by line.
    fn lines(&mut self, words: &str, range: Range<usize>) {
        let line = words.trim_end_matches('\n');
        let ends = words.len() - line.len();
        if !line.is_empty() {
            let end = if self.source.get(range.clone()) == Some(words) { range.end - ends } else { range.end };
            self.write(line, range.start..end);
        }
        self.line_ends = (self.line_ends + ends).min(2);
    }

    fn write(&mut self, words: &str, range: Range<usize>) {
        self.write_label();
        self.begin();
        if self.source.get(range.clone()) == Some(words) {
            self.text.copy(words, range.start);
        } else {
            self.text.replace(words, Span::new(range.start, range.end));
        }
    }

    fn write_label(&mut self) {
        if let Some(label) = self.label.take() {
            self.begin();
            self.text.copy(&self.source[label.clone()], label.start);
            self.text.insert(" ");
        }
    }

    fn begin(&mut self) {
        if std::mem::take(&mut self.is_apart) && !self.text.text.is_empty() {
            self.text.insert("\n\n");
        }
        self.text.insert(["", "\n", "\n\n"][std::mem::take(&mut self.line_ends)]);
    }

    fn part(&mut self) {
        self.is_apart = true;
        self.line_ends = 0;
    }

    /// Returns where the number of an ordered item stands: "1.", "12)".
    fn label_at(&self, start: usize) -> Option<Range<usize>> {
        let item = self.source.get(start.max(self.offset)..)?;
        let digits = item.bytes().take_while(u8::is_ascii_digit).count();
        (digits > 0 && item[digits..].starts_with(['.', ')'])).then_some(start..start + digits + 1)
    }
}

fn is_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rapporteur_model::{Alignment, Piece};
    use rapporteur_span::CaptureSpan;

    fn alignment(source: &str, rendered: &Rendered) -> Alignment {
        let whole = Piece { text: Span::new(0, source.len()), bytes: CaptureSpan::new(0, source.len()) };
        rendered.text.alignment(&Alignment { pieces: vec![whole] })
    }

    #[test]
    fn a_draft_keeps_its_numbers_and_its_brackets() {
        let source = "# Draft of *May*\n\n1. The Parties **shall** meet [twice][once] a year;\n2. They\n   may vote.\n\n   (a) By hand;\n\n7) [no text]\n\n- A [paper](p.html)\n";
        let rendered = render(source);
        assert_eq!(
            rendered.text.text,
            "Draft of May\n\n1. The Parties shall meet [twice][once] a year;\n\n2. They may vote.\n\n(a) By hand;\n\n7) [no text]\n\nA paper"
        );
        assert_eq!(rendered.title, Some(Span::new(0, 12)));
        let at = rendered.text.text.find("shall").unwrap();
        let bytes = alignment(source, &rendered).bytes(Span::new(at, at + 5)).unwrap();
        assert_eq!(&source[bytes.range()], "shall");
    }

    #[test]
    fn front_matter_is_read_and_left_out() {
        let source = "---\ntitle: No deal in Orlen\nauthor: Ada Voss\npublished: 2031-03-04\n---\n\nThey parted &amp; left.\n";
        let rendered = render(source);
        assert_eq!(rendered.text.text, "No deal in Orlen\n\nThey parted & left.");
        assert_eq!(rendered.title, Some(Span::new(0, 16)));
        assert_eq!(rendered.authors, ["Ada Voss"]);
        assert_eq!(rendered.dates[0].words, "2031-03-04");
        let bytes = alignment(source, &rendered).bytes(Span::new(0, 16)).unwrap();
        assert_eq!(&source[bytes.range()], "No deal in Orlen");
        let repeated = render("---\ntitle: No deal\n---\n# No deal\n\nThey parted.");
        assert_eq!(repeated.text.text, "No deal\n\nThey parted.");
    }

    #[test]
    fn code_html_tables_and_breaks_are_text() {
        let source =
            "One\\\ntwo `x < y`![map](m.png)\n\n```\nfn a\n\nb\n```\n\n<p>\nraw\n</p>\n\n| a | b |\n|---|---|\n| c | d |\n";
        let text = render(source).text.text;
        assert_eq!(text, "One\ntwo x < y\n\nfn a\n\nb\n\n<p>\nraw\n</p>\n\na\n\nb\n\nc\n\nd");
    }

    proptest! {
        #[test]
        fn words_lead_back_to_words(source in "([a-z]{1,6}|[ \n]|\n\n|\\* |1\\. |> |# |\\*\\*|\\[|\\]|`|&amp;|<b>|\r\n|é|---\n){0,40}") {
            let rendered = render(&source);
            for piece in alignment(&source, &rendered).pieces {
                let words = piece.text.of(&rendered.text.text);
                prop_assert!(words.is_some());
                if piece.text.len() == piece.bytes.len() {
                    let spaced = |words: &str| words.replace(['\n', '\r'], " ");
                    prop_assert_eq!(words.map(spaced), source.get(piece.bytes.range()).map(spaced));
                }
            }
        }
    }
}
