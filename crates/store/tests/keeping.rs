//! What is kept, and that it comes back as it was.

mod common;

use common::{document, memory};
use rapporteur_model::{Dated, Findings, Mark, Origin};
use rapporteur_store::{Keeping, StateNote};

const PAGE: &str = "https://outlet.example/page";

#[test]
fn a_document_comes_back_as_it_was_kept() {
    let mut store = memory();
    let kept = document(PAGE, "Marsh said no — “not yet”.", "2031-03-10T12:00:00Z");
    assert_eq!(kept.keep_in(&mut store).unwrap(), Keeping::New);
    let versions = store.versions().unwrap();
    assert_eq!(versions.len(), 1);
    assert_eq!(versions[0].version, kept.version);
    assert_eq!(versions[0].rendition, kept.rendition);
    assert_eq!(versions[0].findings, kept.findings);
    assert_eq!(store.capture_bytes(&kept.version.capture).unwrap().unwrap(), kept.capture.bytes);
    let citations = store.citations().unwrap();
    assert_eq!((citations[0].kind.as_str(), citations[0].words.as_str()), ("actor", "Marsh"));
}

#[test]
fn the_same_words_are_kept_once() {
    let mut store = memory();
    let first = document(PAGE, "Marsh said no.", "2031-03-10T12:00:00Z");
    let again = document(PAGE, "Marsh said no.", "2031-03-11T12:00:00Z");
    let copy = document("https://other.example/copy", "Marsh said no.", "2031-03-10T13:00:00Z");
    assert_eq!(first.keep_in(&mut store).unwrap(), Keeping::New);
    assert_eq!(again.keep_in(&mut store).unwrap(), Keeping::Unchanged);
    assert_eq!(copy.keep_in(&mut store).unwrap(), Keeping::New);
    assert_eq!(store.versions().unwrap().len(), 2);
    assert_eq!(store.altered_captures().unwrap(), (1, vec![]));
}

#[test]
fn an_edited_page_is_another_version_and_adding_both_again_changes_nothing() {
    let mut store = memory();
    let morning = document(PAGE, "Marsh said no.", "2031-03-10T08:00:00Z");
    let evening = document(PAGE, "Marsh said not yet.", "2031-03-10T18:00:00Z");
    assert_eq!(morning.keep_in(&mut store).unwrap(), Keeping::New);
    assert_eq!(evening.keep_in(&mut store).unwrap(), Keeping::Edited);
    assert_eq!(morning.keep_in(&mut store).unwrap(), Keeping::Unchanged);
    assert_eq!(evening.keep_in(&mut store).unwrap(), Keeping::Unchanged);
    let back = document(PAGE, "Marsh said no.", "2031-03-11T08:00:00Z");
    assert_eq!(back.keep_in(&mut store).unwrap(), Keeping::Edited, "a page may go back to what it said before");
}

#[test]
fn another_day_in_the_sidecar_is_another_version() {
    let mut store = memory();
    let mut page = document(PAGE, "Marsh said no.", "2031-03-10T08:00:00Z");
    page.keep_in(&mut store).unwrap();
    let corrected = "2031-03-09".parse().unwrap();
    page.version.published = Some(corrected);
    page.rendition.published = Some(Dated { stamp: corrected, origin: Origin::Sidecar });
    assert_eq!(page.keep_in(&mut store).unwrap(), Keeping::Edited);
}

#[test]
fn the_same_bytes_read_by_another_renderer_are_no_edit() {
    let mut store = memory();
    let mut page = document(PAGE, "Marsh said no.", "2031-03-10T08:00:00Z");
    page.keep_in(&mut store).unwrap();
    page.rendition.text = "Marsh said no. Read also".into();
    page.version.rendition = page.rendition.digest();
    assert_eq!(page.keep_in(&mut store).unwrap(), Keeping::Unchanged);
}

#[test]
fn findings_can_be_made_anew_and_their_words_with_them() {
    let mut store = memory();
    document(PAGE, "Marsh said no.", "2031-03-10T08:00:00Z").keep_in(&mut store).unwrap();
    assert!(!store.are_all_read_by("readers 2").unwrap());
    let seq = store.versions().unwrap()[0].seq;
    store.replace_findings(seq, "Marsh said no.", &Findings::default(), "readers 2").unwrap();
    assert!(store.are_all_read_by("readers 2").unwrap());
    assert_eq!(store.versions().unwrap()[0].findings, Findings::default());
    assert!(store.citations().unwrap().is_empty());
}

#[test]
fn marks_stand_in_the_order_of_their_instants_and_move() {
    let mut store = memory();
    let mark = |name: &str, at: &str| Mark { name: name.into(), at: at.parse().unwrap() };
    store.set_mark(&mark("Tue", "2031-03-11T09:00:00Z")).unwrap();
    store.set_mark(&mark("Mon", "2031-03-10T09:00:00Z")).unwrap();
    store.set_mark(&mark("Mon", "2031-03-12T09:00:00Z")).unwrap();
    let names: Vec<_> = store.marks().unwrap().into_iter().map(|mark| mark.name).collect();
    assert_eq!(names, ["Tue", "Mon"]);
}

#[test]
fn the_last_noted_state_is_the_one_that_counts() {
    let mut store = memory();
    assert_eq!(store.state_note().unwrap(), None);
    let note = |words: &str| StateNote { digest: rapporteur_model::Digest::of(words.as_bytes()), seq: 1, readers: "r".into() };
    store.note_state(&note("first")).unwrap();
    store.note_state(&note("second")).unwrap();
    assert_eq!(store.state_note().unwrap(), Some(note("second")));
}
