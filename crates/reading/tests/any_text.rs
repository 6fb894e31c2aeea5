//! Whatever the text: reading ends, never panics, and every span gives back words of it.

use proptest::prelude::*;
use rapporteur_model::{Brief, Capture, Findings, Media, Sidecar};
use rapporteur_reading::Readers;
use rapporteur_time::Instant;
use std::sync::LazyLock;

static READERS: LazyLock<Readers> = LazyLock::new(|| Readers::new(&Brief::default()));

fn read(text: &str) -> (String, Findings) {
    let sidecar = Sidecar { published: "2031-03-11".parse().ok(), ..Sidecar::default() };
    let capture =
        Capture { bytes: text.as_bytes().to_vec(), media: Media::Raw, charset: None, fetched: Instant::from_unix(0), sidecar };
    let rendition = rapporteur_text::render(&capture);
    let findings = READERS.read(&rendition, None);
    (rendition.text, findings)
}

/// Words that make readers work, in any order: names, cues, marks, dates, frames.
const PIECES: &[&str] = &[
    "Kyiv",
    "the Turkish delegation",
    "President",
    "Marsh",
    "Teo Marsh",
    ",",
    ".",
    "“",
    "”",
    "\"",
    "said",
    "that",
    "told reporters",
    "according to",
    "it",
    "would accept",
    "unless",
    "rejects",
    "the revised plan",
    "a 12-point text",
    "the withdrawal line",
    "divided on",
    "and",
    "but",
    "on Tuesday",
    "next week",
    "met in Geneva",
    "will meet",
    "has been postponed until",
    "was not consulted",
    "Q:",
    "Marsh:",
    "\n\n",
    "09:40",
    "(",
    ")",
    "—",
    "’s",
    "adding",
    "who",
    "Ministry of",
    "in principle",
    "agreed",
    "of",
    "the",
    "3",
    "March",
    "2031",
    "View All",
    "to",
    ";",
    ":",
    "both sides",
    "😀",
    "é",
    "\r\n",
    "\r\n\r\n",
    "\u{a0}",
    "\u{200b}",
    "\u{202e}",
    "שלום",
    "سلام",
    "👩\u{200d}👧",
    "e\u{301}",
    "‘",
    "«",
    "»",
    "„",
    "―",
    "MARSH:",
    "grumbled",
    "declined to comment",
];

/// Three paragraphs with a statement each: a mark that is stray spoils one of them at most.
const SPEECH: &str =
    "“We wait,” said Teo Marsh in Oslo.\n\nSigne Aldal said that the ferries would sail.\n\n“We hope,” Ada Holm told reporters.";

proptest! {
    #[test]
    fn words_in_any_order(order in prop::collection::vec(0..PIECES.len(), 0..120)) {
        let text: Vec<&str> = order.iter().map(|&at| PIECES[at]).collect();
        let (text, findings) = read(&text.join(" "));
        findings.each_span(|what, span| {
            let words = span.of(&text);
            assert!(words.is_some_and(|words| !words.trim().is_empty()), "{what} {span:?} has no words in {text:?}");
        });
    }

    #[test]
    fn any_characters(text in "(\\PC|\n|\r\n|\u{a0}|[“”\"’]){0,300}") {
        let (text, findings) = read(&text);
        findings.each_span(|what, span| assert!(span.of(&text).is_some(), "{what} {span:?} lies outside"));
    }

    #[test]
    fn a_stray_mark_anywhere_refuses_nothing(at in 0..SPEECH.chars().count(), mark in "[“”\"«»„]") {
        let text: String = SPEECH.chars().take(at).chain(mark.chars()).chain(SPEECH.chars().skip(at)).collect();
        prop_assert!(read(&text).1.statements.len() >= 2, "{text:?}");
    }
}

#[test]
fn the_same_text_reads_the_same_twice() {
    let text = "Verran’s envoy Teo Marsh said on Monday that the council would not sign unless the gauges were read. Talks resume on Friday.";
    assert_eq!(read(text), read(text));
}

#[test]
fn five_megabytes_without_a_full_stop_are_read_to_their_end() {
    let clause =
        "Kyiv said it would meet Ankara in Geneva on Tuesday and the sides are divided on monitors and the 12-point plan , ";
    let (_, findings) = read(&clause.repeat(5_000_000 / clause.len()));
    assert!(findings.statements.len() > 1_000);
}

#[test]
fn a_capital_that_begins_no_phrase_is_no_source() {
    let (text, findings) = read("2ibTk/qtA«said As TE\u{14}Xxgy");
    findings.each_span(|what, span| assert!(span.of(&text).is_some_and(|words| !words.trim().is_empty()), "{what} {span:?}"));
}
