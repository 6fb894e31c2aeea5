//! Files that are not as they should be: each says so, with a code and a hint.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests look at files as any program does")]

mod common;

use common::document;
use rapporteur_model::Brief;
use rapporteur_store::Store;
use rusqlite::Connection;
use std::fs;
use std::path::Path;

fn created(folder: &Path) -> Store {
    Store::create(&folder.join("case.rapporteur"), &Brief { title: "Kessar talks".into(), ..Brief::default() }).unwrap()
}

fn refusal(path: &Path) -> &'static str {
    Store::open(path).unwrap_err().code()
}

#[test]
fn a_case_is_found_again_with_its_brief() {
    let folder = tempfile::tempdir().unwrap();
    drop(created(folder.path()));
    let store = Store::open(&folder.path().join("case.rapporteur")).unwrap();
    assert_eq!(store.brief().unwrap().title, "Kessar talks");
}

#[test]
fn a_case_is_never_made_over_another_file() {
    let folder = tempfile::tempdir().unwrap();
    drop(created(folder.path()));
    let path = folder.path().join("case.rapporteur");
    assert_eq!(Store::create(&path, &Brief::default()).unwrap_err().code(), "R0202");
    assert_eq!(Store::open(&path).unwrap().brief().unwrap().title, "Kessar talks");
}

#[test]
fn what_a_crash_at_the_first_moment_leaves_can_be_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.rapporteur");
    fs::write(&path, "").unwrap();
    assert_eq!(refusal(&path), "R0203");
    Store::create(&path, &Brief::default()).unwrap();
}

#[test]
fn files_of_others_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("notes.txt");
    fs::write(&path, "Marsh said no. ".repeat(200)).unwrap();
    assert_eq!(refusal(&path), "R0203");
    let other = folder.path().join("other.sqlite");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (x)").unwrap();
    let before = fs::read(&other).unwrap();
    assert_eq!(refusal(&other), "R0203");
    assert_eq!(fs::read(&other).unwrap(), before);
    assert_eq!(refusal(folder.path()), "R0203");
    assert_eq!(refusal(&folder.path().join("missing")), "R0201");
}

#[test]
fn a_file_of_a_newer_program_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let store = created(folder.path());
    let path = store.path().to_owned();
    drop(store);
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(refusal(&path), "R0204");
}

#[test]
fn a_changed_byte_is_found_wherever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = created(folder.path());
    let page = document("https://outlet.example/1", "Marsh said no.", "2031-03-10T12:00:00Z");
    page.keep_in(&mut store).unwrap();
    let other = Connection::open(store.path()).unwrap();
    other.execute_batch("UPDATE rendition SET text = CAST(x'4d61727368ff' AS TEXT)").unwrap();
    assert_eq!(store.altered_texts().unwrap(), (1, vec![page.version.rendition]));
    assert_eq!(store.versions().unwrap()[0].rendition.text, "Marsh\u{fffd}");
    other.execute_batch("UPDATE capture SET bytes = x'4d'").unwrap();
    assert_eq!(store.altered_captures().unwrap(), (1, vec![page.version.capture]));
    other.execute_batch("UPDATE finding SET json = '{'").unwrap();
    assert_eq!(store.versions().unwrap_err().code(), "R0208");
}
