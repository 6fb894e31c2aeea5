//! A text as lines: what the splitter reads.

use rapporteur_span::Span;

/// How the text is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// `CommonMark` and its usual additions: front matter, footnotes, attribute lists.
    Markdown,
    /// Nothing but words, numbers and line breaks.
    Plain,
}

/// One line that holds something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The words, without white space at either end; of a heading, without its marks.
    pub(super) span: Span,
    /// Columns of white space before it; a tab is four.
    pub(super) indent: usize,
    /// Tells whether nothing, or a blank line, stands before it.
    pub(super) opens: bool,
    /// Tells whether the markup makes it a heading.
    pub(super) heading: bool,
}

/// Returns the lines of `text` that hold words of the draft: no front matter, link definitions or rules.
pub(super) fn lines(text: &str, markup: Markup) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut at, mut opens) = (0, true);
    let mut front_matter = markup == Markup::Markdown && text.starts_with("---\n");
    for raw in text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let words = raw.trim();
        if front_matter {
            front_matter = start == 0 || words != "---";
            continue;
        }
        if words.is_empty() {
            opens = true;
            continue;
        }
        let lead = raw.len() - raw.trim_start().len();
        let mut line = Line {
            span: Span::new(start + lead, start + lead + words.len()),
            indent: columns(&raw[..lead]),
            opens,
            heading: false,
        };
        if markup == Markup::Markdown {
            if is_underline(words) {
                // "Title" over "=====": the line before is the heading.
                if let Some(last) = lines.last_mut().filter(|last| !opens && !last.heading && is_title(last.span, text)) {
                    last.heading = true;
                }
                opens = true;
                continue;
            }
            if is_apart(words) {
                continue;
            }
            if let Some(title) = heading(words) {
                let lead = words.len() - title.len();
                let title = title.trim_end_matches('#').trim_end();
                line.span = Span::new(line.span.start() + lead, line.span.start() + lead + title.len());
                line.heading = true;
                line.opens = true;
                if title.is_empty() {
                    opens = true;
                    continue;
                }
            }
        }
        opens = line.heading;
        lines.push(line);
    }
    lines
}

fn columns(white: &str) -> usize {
    white.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Returns the words after the signs of a heading.
fn heading(words: &str) -> Option<&str> {
    let title = words.trim_start_matches('#');
    let signs = words.len() - title.len();
    ((1..=6).contains(&signs) && (title.is_empty() || title.starts_with(char::is_whitespace))).then(|| title.trim_start())
}

/// Tells whether the line is a rule, or underlines the title before it.
fn is_underline(words: &str) -> bool {
    words.len() >= 3 && ["=", "-", "*", "_"].iter().any(|sign| words.replace(sign, "").trim().is_empty())
}

fn is_title(span: Span, text: &str) -> bool {
    span.of(text).is_some_and(|words| !words.ends_with(['.', ';', ',', ':']))
}

/// Tells whether the line is no part of the text: a link or footnote definition, an attribute list, a comment.
fn is_apart(words: &str) -> bool {
    let defines = words.starts_with('[')
        && words
            .find("]:")
            .is_some_and(|end| !words[1..end].contains(['[', ']']) && words[end + 2..].starts_with(char::is_whitespace));
    defines || words.starts_with("{:") || (words.starts_with("<!--") && words.ends_with("-->")) || words == "* TOC"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(text: &str, markup: Markup) -> Vec<(&str, bool, bool)> {
        lines(text, markup).iter().map(|line| (line.span.of(text).unwrap(), line.opens, line.heading)).collect()
    }

    #[test]
    fn headings_lose_their_signs_and_open_what_follows() {
        let text = "# Plan #\nOne.\ntwo\n\nTitle\n=====\nThree.";
        assert_eq!(
            seen(text, Markup::Markdown),
            [("Plan", true, true), ("One.", true, false), ("two", false, false), ("Title", true, true), ("Three.", true, false)]
        );
    }

    #[test]
    fn front_matter_definitions_and_rules_are_no_lines() {
        let text = "---\ntitle: x\n---\nOne [a][b].\n\n[b]: http://example.org\n\n[^1]: A note.\n\n***\n[no text]";
        assert_eq!(seen(text, Markup::Markdown), [("One [a][b].", true, false), ("[no text]", true, false)]);
    }

    #[test]
    fn plain_text_has_no_markup() {
        assert_eq!(seen("# Plan\n---\n", Markup::Plain), [("# Plan", true, false), ("---", false, false)]);
    }
}
