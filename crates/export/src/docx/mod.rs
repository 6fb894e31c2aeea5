//! Two drafts as one word processor document with tracked changes (Office Open XML, ECMA-376 part 1, §17.13.5).
//!
//! To accept all changes gives the later draft, to reject all the earlier: every line that is not blank, headings without their
//! signs. Lines that moved are moves. A comment at each changed point says what became of it and which class the change has.

mod document;

use crate::naming::{changes, labels};
use document::Document;
use rapporteur_draft::{Comparison, Draft, Line, Piece, merged};
use rapporteur_span::Span;
use std::collections::HashSet;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Returns the redline as the bytes of a DOCX file, with `author` as whose changes they are. The same input gives the same bytes.
pub fn redline_docx(from: &Draft, to: &Draft, comparison: &Comparison, author: &str) -> Vec<u8> {
    let mut document = Document::new(author);
    let mut told = HashSet::new();
    let lines = merged(from, to, comparison);
    for (line, end) in lines.iter().zip(ends(&lines)) {
        let note = line.alignment.filter(|at| told.insert(*at)).map(|at| (at, changes(comparison, at)));
        let note = note.filter(|(_, changes)| !changes.is_empty() && changes != "identical");
        let note = note.map(|(at, changes)| {
            format!("{} · {changes}{}", labels(from, to, &comparison.alignments[at]), proof(from, to, comparison, at))
        });
        document.open(line, end, note.as_deref());
        for piece in &line.pieces {
            match *piece {
                Piece::Kept { to: span, .. } => document.kept(span.of(to.text).unwrap_or("")),
                Piece::Deleted(span) => document.deleted(span.of(from.text).unwrap_or(""), line.moved),
                Piece::Inserted(span) => document.inserted(span.of(to.text).unwrap_or(""), line.moved),
            }
        }
        document.close(line);
    }
    let (body, comments) = document.end();
    packed(&[
        ("[Content_Types].xml", include_str!("parts/content_types.xml")),
        ("_rels/.rels", include_str!("parts/rels.xml")),
        ("word/document.xml", &body),
        ("word/_rels/document.xml.rels", include_str!("parts/document_rels.xml")),
        ("word/styles.xml", include_str!("parts/styles.xml")),
        ("word/comments.xml", &comments),
    ])
}

/// Returns what is tracked of the end of each line: all of a line that is gone or new goes with its end.
///
/// Where the words at the end of a line are new and new lines follow, the end of that line is new and that of the last new line is
/// the old one, as if somebody had typed on; the same for what is gone. LibreOffice takes both for one change, and would remove the
/// end between them with it.
fn ends(lines: &[Line]) -> Vec<Option<&'static str>> {
    let mut ends: Vec<Option<&str>> = lines
        .iter()
        .map(|line| match (line.from, line.to, line.moved) {
            (Some(_), None, None) => Some("del"),
            (Some(_), None, Some(_)) => Some("moveFrom"),
            (None, Some(_), None) => Some("ins"),
            (None, Some(_), Some(_)) => Some("moveTo"),
            _ => None,
        })
        .collect();
    for at in 0..lines.len() {
        let last = match lines[at].pieces.last() {
            Some(Piece::Inserted(_)) => Some("ins"),
            Some(Piece::Deleted(_)) => Some("del"),
            _ => None,
        };
        let follow = ends[at + 1..].iter().take_while(|end| last.is_some() && **end == last).count();
        if ends[at].is_none() && follow > 0 {
            ends.swap(at, at + follow);
        }
    }
    ends
}

/// Returns the words that prove the changes of an alignment: " (six → nine)".
fn proof(from: &Draft, to: &Draft, comparison: &Comparison, at: usize) -> String {
    let words = |draft: &Draft, spans: &[Span]| {
        let words: Vec<&str> = spans.iter().filter_map(|span| span.of(draft.text)).collect();
        if words.is_empty() { "∅".to_owned() } else { words.join(" + ") }
    };
    let own = comparison.amendments.iter().filter(|own| own.alignment == at && !(own.from.is_empty() && own.to.is_empty()));
    own.fold(String::new(), |said, own| {
        format!("{said}\n{}: {} → {}", own.class.name(), words(from, &own.from), words(to, &own.to))
    })
}

/// Returns the parts as an archive. Writing to memory does not fail; should it, what is there is returned.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, words) in parts {
        if archive.start_file(*name, SimpleFileOptions::default()).is_ok() {
            let _ = archive.write_all(words.as_bytes());
        }
    }
    archive.finish().map(Cursor::into_inner).unwrap_or_default()
}
