//! A change of any stored byte shows, and the citation that broke is named.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{Folder, MORNING, noon};
use rapporteur_desk::{Broken, Case, StateCheck, Verified};
use rapporteur_model::Brief;
use rusqlite::Connection;

/// Keeps an article, changes the file behind the program's back, and verifies.
fn verified_after(sql: &str) -> Verified {
    let folder = Folder::new();
    folder.article("a", MORNING, "https://northwire.example/line", "2031-03-10T08:00:00Z");
    let path = folder.path("case.rapporteur");
    let mut case = Case::init(&path, &Brief::default(), noon()).unwrap();
    folder.add_to(&mut case);
    drop(case);
    let other = Connection::open(&path).unwrap();
    other.execute_batch(sql).unwrap();
    drop(other);
    Case::open(&path, noon()).unwrap().verify().unwrap()
}

#[test]
fn an_untouched_case_holds() {
    let verified = verified_after("");
    assert!(verified.holds(), "{verified:?}");
    assert!(matches!(verified.state, StateCheck::Equal(_)));
    assert_eq!((verified.captures, verified.texts), (1, 1));
    assert!(verified.citations >= 3, "{verified:?}");
}

#[test]
fn one_byte_of_a_text_names_the_citation_that_broke() {
    let verified = verified_after("UPDATE rendition SET text = replace(text, 'No map', 'No nap')");
    assert!(!verified.holds());
    assert!(verified.broken.iter().any(|broken| matches!(broken, Broken::Text { documents, .. } if documents.len() == 1)));
    let citation = verified.broken.iter().find_map(|broken| match broken {
        Broken::Citation { kind, outlet, expected, found, .. } if kind == "statement" => Some((outlet, expected, found)),
        _ => None,
    });
    let (outlet, expected, found) = citation.unwrap_or_else(|| panic!("no citation is named: {verified:?}"));
    assert_eq!(outlet.as_deref(), Some("Northwire"));
    assert!(expected.contains("No map") && found.as_deref().unwrap().contains("No nap"));
}

#[test]
fn a_byte_outside_every_citation_is_found_by_the_digest() {
    let verified = verified_after("UPDATE rendition SET text = replace(text, '(Northwire)', '[Northwire)')");
    assert!(!verified.holds());
    assert!(verified.broken.iter().any(|broken| matches!(broken, Broken::Text { .. })));
}

#[test]
fn a_byte_of_a_capture_names_the_documents_made_from_it() {
    let verified = verified_after("UPDATE capture SET bytes = CAST(replace(CAST(bytes AS TEXT), 'map', 'nap') AS BLOB)");
    let documents = verified.broken.iter().find_map(|broken| match broken {
        Broken::Capture { documents, .. } => Some(documents),
        _ => None,
    });
    assert_eq!(documents.unwrap()[0].0, "https://northwire.example/line");
}

#[test]
fn words_written_down_for_a_finding_cannot_be_changed_either() {
    let verified = verified_after("UPDATE citation SET words = replace(words, 'No map', 'No nap')");
    assert!(verified.broken.iter().any(|broken| matches!(broken, Broken::Citation { .. })));
    assert!(!verified.broken.iter().any(|broken| matches!(broken, Broken::Text { .. })), "the text is whole");
}

#[test]
fn a_finding_that_points_elsewhere_is_found() {
    let verified = verified_after("UPDATE finding SET json = json_set(json, '$.statements[0].content_span[0][0]', 7)");
    assert!(verified.broken.iter().any(|broken| matches!(broken, Broken::Finding { kind, .. } if kind == "statement")));
}

#[test]
fn a_version_with_another_day_gives_another_state() {
    let verified = verified_after("UPDATE version SET learned = '2031-03-10T09:00:00Z'");
    assert!(matches!(verified.state, StateCheck::Differs { .. }), "{verified:?}");
    assert!(!verified.holds());
}

#[test]
fn findings_of_other_readers_are_not_taken_for_damage_and_are_read_again() {
    let folder = Folder::new();
    folder.article("a", MORNING, "https://northwire.example/line", "2031-03-10T08:00:00Z");
    let path = folder.path("case.rapporteur");
    let mut case = Case::init(&path, &Brief::default(), noon()).unwrap();
    folder.add_to(&mut case);
    let record = case.state(None).unwrap().record;
    drop(case);
    let empty = serde_json::to_string(&rapporteur_model::Findings::default()).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute("UPDATE finding SET readers = 'older', json = ?1", [empty]).unwrap();
    other.execute("DELETE FROM citation", []).unwrap();
    drop(other);
    let mut case = Case::open(&path, noon()).unwrap();
    assert!(case.state(None).unwrap().record.statements.is_empty());
    assert_eq!(case.verify().unwrap().state, StateCheck::OtherReaders);
    let reread = case.reread(&mut |_, _| ()).unwrap();
    assert_eq!((reread.read, reread.changed), (1, 1));
    assert_eq!(case.state(None).unwrap().record, record);
    assert!(case.verify().unwrap().holds());
    assert_eq!(case.reread(&mut |_, _| ()).unwrap().read, 0);
}
