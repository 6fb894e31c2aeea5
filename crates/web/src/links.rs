//! The addresses of the pages.
//!
//! Every address can be sent to someone else: what a page shows depends on its address and the case alone. An address
//! asked for as of a moment leads on to addresses as of the same moment.

use crate::marked::{ROLES, rank};
use rapporteur_desk::Role;
use rapporteur_model::{Digest, RecordId};
use rapporteur_span::CharSpan;
use rapporteur_time::Instant;
use std::fmt::Write;

/// Writes addresses as of a moment, or as of now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Links {
    /// The moment asked for; nothing for all that is known.
    pub(crate) as_of: Option<Instant>,
}

impl Links {
    /// Returns the address of `path` with the parameters that have a value.
    pub(crate) fn to(self, path: &str, parameters: &[(&str, &str)]) -> String {
        let as_of = self.as_of.map(|instant| instant.to_string()).unwrap_or_default();
        let mut address = path.to_owned();
        let given = parameters.iter().copied().chain([("as_of", as_of.as_str())]).filter(|(_, value)| !value.is_empty());
        for (at, (name, value)) in given.enumerate() {
            address.push(if at == 0 { '?' } else { '&' });
            address.push_str(name);
            address.push('=');
            push_encoded(&mut address, value);
        }
        address
    }

    /// Returns the address of the page of an entry; positions have theirs under [`cell`](Self::cell).
    pub(crate) fn entry(self, id: &RecordId) -> String {
        let screen = match id.letter() {
            'A' => "actor",
            'S' => "statement",
            'E' => "event",
            'D' => "draft",
            'I' => "issue",
            _ => "entry",
        };
        self.to(&format!("/{screen}/{}", encoded(&id.0)), &[])
    }

    /// Returns the address of the cell of the matrix where `target` and `holder` meet.
    pub(crate) fn cell(self, target: &RecordId, holder: &RecordId) -> String {
        self.to(&format!("/cell/{}/{}", encoded(&target.0), encoded(&holder.0)), &[])
    }

    /// Returns the address of a stored text with the given words marked, at the first of the contents.
    ///
    /// `document` is needed only where several documents have the text, letter for letter.
    pub(crate) fn source(self, rendition: Digest, document: &str, marks: &[(Role, CharSpan)]) -> String {
        let of_role = |role: Role| {
            let spans =
                marks.iter().filter(|mark| rank(mark.0) == rank(role)).map(|(_, CharSpan(start, end))| format!("{start}-{end}"));
            spans.collect::<Vec<_>>().join(",")
        };
        let [source, cue, content] = ROLES.map(of_role);
        let parameters = [("document", document), ("source", &source), ("cue", &cue), ("mark", &content)];
        let mut address = self.to(&format!("/source/{rendition}"), &parameters);
        if !content.is_empty() {
            address.push_str("#m1");
        }
        address
    }
}

/// Returns `text` with everything but the signs that need no escape percent-encoded (RFC 3986, unreserved).
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(&mut out, text);
    out
}

fn push_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        // `:` and `,` are allowed in a query and keep instants and spans readable.
        if byte.is_ascii_alphanumeric() || b"-._~:,".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
}

/// Reads the spans of a query parameter: `12-40,51-60`; what is not a span is left out and counted.
pub(crate) fn spans(given: &str) -> (Vec<CharSpan>, usize) {
    let pieces = || given.split(',').filter(|piece| !piece.is_empty());
    let read = |piece: &str| {
        let (start, end) = piece.split_once('-')?;
        Some(CharSpan(start.parse().ok()?, end.parse().ok()?))
    };
    let spans: Vec<CharSpan> = pieces().filter_map(read).collect();
    let lost = pieces().count() - spans.len();
    (spans, lost)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_the_moment_it_was_asked_for() {
        let links = Links { as_of: Some("2031-03-10T09:10:00Z".parse().unwrap()) };
        assert_eq!(links.to("/", &[]), "/?as_of=2031-03-10T09:10:00Z");
        let issue = RecordId("I-7K2Q9".into());
        assert_eq!(links.cell(&issue, &RecordId("A-00000".into())), "/cell/I-7K2Q9/A-00000?as_of=2031-03-10T09:10:00Z");
        assert_eq!(Links { as_of: None }.entry(&issue), "/issue/I-7K2Q9");
    }

    #[test]
    fn marks_are_written_and_read_in_code_points() {
        let digest = Digest::of(b"text");
        let marks = [(Role::Content, CharSpan(12, 40)), (Role::Cue, CharSpan(7, 11)), (Role::Content, CharSpan(51, 60))];
        let address = Links { as_of: None }.source(digest, "", &marks);
        assert_eq!(address, format!("/source/{digest}?cue=7-11&mark=12-40,51-60#m1"));
        assert_eq!(spans("12-40,51-60"), (vec![CharSpan(12, 40), CharSpan(51, 60)], 0));
        assert_eq!(spans("12-x,,-4,9"), (vec![], 3));
    }

    #[test]
    fn names_are_escaped() {
        let address = Links { as_of: None }.to("/news", &[("since", "before the minister’s trip & more"), ("by", "")]);
        assert_eq!(address, "/news?since=before%20the%20minister%E2%80%99s%20trip%20%26%20more");
    }
}
