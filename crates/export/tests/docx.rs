//! A redline as a word processor document: rejected it is the earlier draft, accepted the later one.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads its files, and says that it failed by panicking"
)]

use proptest::prelude::*;
use rapporteur_draft::{Draft, Markup, compare};
use rapporteur_export::redline_docx;
use rapporteur_text::{Side, Word};
use std::fs;
use std::path::Path;

/// Returns both texts of the document that the redline of two drafts is.
fn sides(a: &str, b: &str, markup: Markup) -> (Word, Vec<String>, Vec<String>) {
    let (from, to) = (Draft::read(a, markup), Draft::read(b, markup));
    let word = Word::read(&redline_docx(&from, &to, &compare(&from, &to), "Ines Dorrow & Co")).unwrap();
    let (earlier, later) = (lines(&word.text(Side::Earlier, false)), lines(&word.text(Side::Later, false)));
    (word, earlier, later)
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Returns the lines of a draft, headings without their signs.
fn plain(text: &str, markup: Markup) -> Vec<String> {
    let bare = |line: &String| match markup {
        Markup::Markdown if line.starts_with('#') => line.trim_start_matches('#').trim_start().to_owned(),
        _ => line.clone(),
    };
    lines(text).iter().map(bare).collect()
}

#[test]
fn every_invented_pair_comes_back_from_its_redline() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../draft/tests/pairs");
    let mut count = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some((pair, ending)) = name.split_once(".from.") else { continue };
        let markup = if ending == "md" { Markup::Markdown } else { Markup::Plain };
        let (a, b) =
            (fs::read_to_string(&path).unwrap(), fs::read_to_string(folder.join(format!("{pair}.to.{ending}"))).unwrap());
        let (word, earlier, later) = sides(&a, &b, markup);
        assert_eq!((earlier, later), (plain(&a, markup), plain(&b, markup)), "{pair}");
        assert!(word.revisions.iter().all(|revision| revision.author == "Ines Dorrow & Co"));
        count += 1;
    }
    assert!(count >= 10, "only {count} pairs found");
}

#[test]
fn a_changed_word_is_all_that_is_tracked_in_its_line() {
    let (word, ..) = sides("1. The locks open at six.\n", "1. The locks open at nine.\n", Markup::Plain);
    let tracked: Vec<(bool, &str)> = word.revisions.iter().map(|own| (own.inserted, own.words.as_str())).collect();
    assert_eq!(tracked, [(false, "six"), (true, "nine")]);
}

#[test]
fn the_comment_at_a_point_names_the_class_and_its_words() {
    let (a, b) = ("1. The locks open at six barges.\n", "1. The locks open at nine barges.\n");
    let (from, to) = (Draft::read(a, Markup::Plain), Draft::read(b, Markup::Plain));
    let bytes = redline_docx(&from, &to, &compare(&from, &to), "Dorrow");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let (comments, body) = (part("word/comments.xml"), part("word/document.xml"));
    let comments = roxmltree::Document::parse(&comments).unwrap();
    let said: String =
        comments.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect::<Vec<_>>().join(" | ");
    assert_eq!(said, "1 → 1 · number | number: six barges → nine barges");
    // Each number is used once among the changes, and a comment is where it says.
    let body = roxmltree::Document::parse(&body).unwrap();
    assert_eq!(body.descendants().filter(|node| node.tag_name().name() == "commentReference").count(), 1);
}

proptest! {
    #[test]
    fn any_two_texts_come_back_from_their_redline(
        a in "(1\\. |2\\. |# |\n|\n\n|the |locks |open |at |six |\\.|é|&|<w:t>|\t){0,40}",
        b in "(1\\. |2\\. |# |\n|\n\n|the |locks |open |at |nine |\\.|é|&|\"|\t){0,40}",
    ) {
        let (_, earlier, later) = sides(&a, &b, Markup::Plain);
        prop_assert_eq!((earlier, later), (plain(&a, Markup::Plain), plain(&b, Markup::Plain)));
    }
}
