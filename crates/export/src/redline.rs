//! Redlines for people: as text, and as a page without script.
//!
//! Deleted words stand in `[-…-]` and inserted ones in `{+…+}`, on the page struck through and underlined: both can be read in
//! black and white.

use crate::naming::{changes, labels};
use crate::xml::escaped;
use rapporteur_draft::{Comparison, Draft, Piece, redlines};
use rapporteur_span::Span;
use std::fmt::Write as _;

/// How a page lays out the two drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One text, with what was deleted and inserted in it.
    Inline,
    /// The earlier draft on the left, the later on the right.
    SideBySide,
}

/// Returns the redline as text, a paragraph an alignment: the labels, what changed, the words.
pub fn redline_text(from: &Draft, to: &Draft, comparison: &Comparison) -> String {
    let mut text = String::new();
    for ((at, alignment), pieces) in comparison.alignments.iter().enumerate().zip(redlines(from, to, comparison)) {
        let (mut line, mut replaces) = (String::new(), false);
        for piece in pieces {
            match piece {
                Piece::Kept { to: span, .. } => put(&mut line, to, span, ("", ""), false),
                Piece::Deleted(span) => put(&mut line, from, span, ("[-", "-]"), false),
                // What takes the place of deleted words stands right after them.
                Piece::Inserted(span) => put(&mut line, to, span, ("{+", "+}"), replaces),
            }
            replaces = matches!(piece, Piece::Deleted(_));
        }
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{} · {}\n{line}\n", labels(from, to, alignment), changes(comparison, at));
    }
    text
}

/// Returns the redline as an HTML page.
pub fn redline_html(from: &Draft, to: &Draft, comparison: &Comparison, layout: Layout) -> String {
    let mut rows = String::new();
    for ((at, alignment), pieces) in comparison.alignments.iter().enumerate().zip(redlines(from, to, comparison)) {
        let (mut ours, mut theirs) = (String::new(), String::new());
        for piece in pieces {
            match piece {
                Piece::Kept { from: a, to: b } => {
                    put_html(&mut ours, from, a, None);
                    put_html(&mut theirs, to, b, None);
                }
                Piece::Deleted(span) if layout == Layout::Inline => put_html(&mut theirs, from, span, Some("del")),
                Piece::Deleted(span) => put_html(&mut ours, from, span, Some("del")),
                Piece::Inserted(span) => put_html(&mut theirs, to, span, Some("ins")),
            }
        }
        // Names of classes are for programs; people read words.
        let changes = changes(comparison, at).replace('_', " ");
        let head = format!("<b>{}</b><br>{}", escaped(&labels(from, to, alignment)), escaped(&changes));
        let kind = alignment.kind.name();
        let cells = match layout {
            Layout::Inline => format!("<td>{theirs}</td>"),
            Layout::SideBySide => format!("<td>{ours}</td><td>{theirs}</td>"),
        };
        let _ = writeln!(rows, "<tr class=\"{kind}\"><th scope=\"row\">{head}</th>{cells}</tr>");
    }
    let columns = match layout {
        Layout::Inline => "<th scope=\"col\">Point</th><th scope=\"col\">Both drafts</th>",
        Layout::SideBySide => {
            "<th scope=\"col\">Point</th><th scope=\"col\">Earlier draft</th><th scope=\"col\">Later draft</th>"
        }
    };
    format!("{HEAD}<thead><tr>{columns}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n")
}

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>Redline</title>
<style>
body { font: 1rem/1.5 Georgia, serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; background: #fff; color: #111; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; }
thead { border-bottom: 2px solid; }
tr { break-inside: avoid; }
tbody tr.dropped > th, tbody tr.added > th { border-left: .4rem solid; }
tbody tr.dropped > th { border-left-style: double; }
th, td { border-top: 1px solid; padding: .4rem .6rem; text-align: left; vertical-align: top; }
th { font: .85rem/1.5 sans-serif; }
th:first-child { width: 11rem; }
td { white-space: pre-line; overflow-wrap: break-word; }
del { text-decoration: line-through; }
ins { font-weight: bold; text-decoration: underline; }
</style>
</head>
<body>
<p>Words that are gone are <del>struck through</del>, words that are new are <ins>underlined</ins>.</p>
<table>
";

/// Adds the words of `span`, between signs, and a space where the draft has white space before them.
fn put(line: &mut String, draft: &Draft, span: Span, (open, close): (&str, &str), is_tight: bool) {
    if !is_tight {
        space(line, draft, span);
    }
    let words: Vec<&str> = span.of(draft.text).unwrap_or("").split_whitespace().collect();
    let _ = write!(line, "{open}{}{close}", words.join(" "));
}

fn put_html(cell: &mut String, draft: &Draft, span: Span, tag: Option<&str>) {
    space(cell, draft, span);
    let words = escaped(span.of(draft.text).unwrap_or(""));
    match tag {
        Some(tag) => {
            let _ = write!(cell, "<{tag}>{words}</{tag}>");
        }
        None => cell.push_str(&words),
    }
}

fn space(line: &mut String, draft: &Draft, span: Span) {
    let is_apart = draft.text.get(..span.start()).is_some_and(|before| before.ends_with(char::is_whitespace));
    if is_apart && !line.is_empty() {
        line.push(' ');
    }
}
