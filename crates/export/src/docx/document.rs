//! The main part of a document with tracked changes, and its comments.

use crate::xml::escaped;
use rapporteur_draft::Line;
use std::fmt::Write as _;

const OPEN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const NAMESPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
/// Twentieths of a point that a column of white space is wide.
const COLUMN: usize = 120;
/// Columns of white space that are shown at most.
const MOST_COLUMNS: usize = 40;

/// A document under construction. Writing to a string cannot fail.
pub(super) struct Document {
    author: String,
    body: String,
    comments: String,
    /// The last number given to a change, a range or a comment; each is used once.
    last: usize,
    /// The comment of the open paragraph.
    comment: Option<usize>,
    /// The range of the open paragraph, if it is a move.
    range: Option<usize>,
    /// What is tracked of the end of the last paragraph.
    last_end: Option<&'static str>,
    is_empty: bool,
}

impl Document {
    pub(super) fn new(author: &str) -> Self {
        let body = format!("{OPEN}<w:document {NAMESPACE}><w:body>");
        let comments = format!("{OPEN}<w:comments {NAMESPACE}>");
        Self { author: escaped(author), body, comments, last: 0, comment: None, range: None, last_end: None, is_empty: true }
    }

    /// Opens the paragraph of a line. `end` is what is tracked of its end: without it a line that is gone would leave an empty one.
    pub(super) fn open(&mut self, line: &Line, end: Option<&'static str>, comment: Option<&str>) {
        (self.last_end, self.is_empty) = (end, false);
        self.body.push_str("<w:p><w:pPr>");
        if line.heading > 0 {
            let _ = write!(self.body, "<w:pStyle w:val=\"Heading{}\"/>", line.heading);
        }
        if line.indent > 0 {
            let _ = write!(self.body, "<w:ind w:left=\"{}\"/>", line.indent.min(MOST_COLUMNS) * COLUMN);
        }
        if let Some(tag) = end {
            let change = self.change(tag);
            let _ = write!(self.body, "<w:rPr><{change}/></w:rPr>");
        }
        self.body.push_str("</w:pPr>");
        if let Some(words) = comment {
            self.comment = Some(self.remark(words));
        }
        if let (Some(number), Some(tag)) = (line.moved, end) {
            let id = self.id();
            self.range = Some(id);
            let _ = write!(self.body, "<w:{tag}RangeStart w:id=\"{id}\" w:name=\"move{number}\" w:author=\"{}\"/>", self.author);
        }
    }

    pub(super) fn kept(&mut self, words: &str) {
        self.body.push_str("<w:r>");
        self.words("t", words);
        self.body.push_str("</w:r>");
    }

    pub(super) fn deleted(&mut self, words: &str, moved: Option<usize>) {
        if moved.is_some() { self.tracked("moveFrom", "t", words) } else { self.tracked("del", "delText", words) }
    }

    pub(super) fn inserted(&mut self, words: &str, moved: Option<usize>) {
        self.tracked(if moved.is_some() { "moveTo" } else { "ins" }, "t", words);
    }

    /// Closes the paragraph of a line.
    pub(super) fn close(&mut self, line: &Line) {
        if let Some(id) = self.range.take() {
            let tag = if line.from.is_some() { "moveFrom" } else { "moveTo" };
            let _ = write!(self.body, "<w:{tag}RangeEnd w:id=\"{id}\"/>");
        }
        if let Some(id) = self.comment.take() {
            let _ = write!(self.body, "<w:commentRangeEnd w:id=\"{id}\"/><w:r><w:commentReference w:id=\"{id}\"/></w:r>");
        }
        self.body.push_str("</w:p>");
    }

    /// Returns the main part and the comments.
    pub(super) fn end(mut self) -> (String, String) {
        // The last paragraph of a document cannot go away: it must be one that is on both sides.
        if self.is_empty || self.last_end.is_some() {
            self.body.push_str("<w:p/>");
        }
        self.body.push_str("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
        self.comments.push_str("</w:comments>");
        (self.body, self.comments)
    }

    fn id(&mut self) -> usize {
        self.last += 1;
        self.last
    }

    fn change(&mut self, tag: &str) -> String {
        format!("w:{tag} w:id=\"{}\" w:author=\"{}\"", self.id(), self.author)
    }

    fn tracked(&mut self, tag: &str, text: &str, words: &str) {
        let change = self.change(tag);
        let _ = write!(self.body, "<{change}><w:r>");
        self.words(text, words);
        let _ = write!(self.body, "</w:r></w:{tag}>");
    }

    fn words(&mut self, tag: &str, words: &str) {
        for (at, part) in words.split('\t').enumerate() {
            if at > 0 {
                self.body.push_str("<w:tab/>");
            }
            if !part.is_empty() {
                let _ = write!(self.body, "<w:{tag} xml:space=\"preserve\">{}</w:{tag}>", escaped(part));
            }
        }
    }

    /// Adds a comment and opens its range.
    fn remark(&mut self, words: &str) -> usize {
        let id = self.id();
        let _ = write!(self.comments, "<w:comment w:id=\"{id}\" w:author=\"{}\">", self.author);
        for line in words.lines() {
            let _ = write!(
                self.comments,
                "<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                escaped(line)
            );
        }
        self.comments.push_str("</w:comment>");
        let _ = write!(self.body, "<w:commentRangeStart w:id=\"{id}\"/>");
        id
    }
}
