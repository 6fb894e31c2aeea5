//! The bundled case: every entry opens its words in the stored text.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{Folder, at, noon};
use rapporteur_desk::{Cell, Entry, Keeping, Matrix, Origins, SaidQuery, Shown, State, demo, news, said, show};
use rapporteur_model::{Record, RecordId};
use std::collections::HashSet;

fn read() -> (Folder, rapporteur_desk::Demo) {
    let folder = Folder::new();
    let read = demo(&folder.path("kessar.rapporteur"), noon(), &mut |_| ()).unwrap();
    (folder, read)
}

fn ids(record: &Record) -> Vec<&RecordId> {
    let actors = record.actors.iter().map(|entry| &entry.id);
    let statements = record.statements.iter().map(|entry| &entry.id);
    let events = record.events.iter().map(|entry| &entry.id);
    let drafts = record.drafts.iter().map(|entry| &entry.id);
    let issues = record.issues.iter().map(|entry| &entry.id);
    let positions = record.positions.iter().map(|entry| &entry.id);
    actors.chain(statements).chain(events).chain(drafts).chain(issues).chain(positions).collect()
}

/// Checks that the passages give back their text, with every mark in it.
fn check_passages(shown: &Shown<'_>) {
    for passage in &shown.passages {
        let text = &passage.version.rendition.text;
        let joined: String = passage.pieces().iter().map(|piece| piece.words).collect();
        assert_eq!(Some(joined.as_str()), passage.paragraphs.of(text));
        assert!(passage.marks.iter().all(|mark| passage.paragraphs.contains(mark.span)));
        assert!(passage.pieces().iter().any(|piece| piece.role.is_some()));
    }
}

#[test]
fn it_is_read_once_and_then_found_there() {
    let (folder, first) = read();
    assert_eq!(first.added.refused().count(), 0);
    assert!(first.added.count(Keeping::New) >= 30);
    assert!(first.added.count(Keeping::Edited) >= 1, "one article is edited after publication");
    let record = first.case.state(None).unwrap().record;
    drop(first.case);
    let again = demo(&folder.path("kessar.rapporteur"), noon(), &mut |_| ()).unwrap();
    assert_eq!(again.added.count(Keeping::Unchanged), again.added.outcomes.len());
    assert_eq!(again.case.state(None).unwrap().record, record);
}

#[test]
fn every_id_opens_and_shows_its_words() {
    let (_folder, demo) = read();
    let state = demo.case.state(None).unwrap();
    let ids = ids(&state.record);
    assert!(ids.len() > 200, "{}", ids.len());
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "ids are distinct");
    for id in ids {
        let shown = show(&state, &id.0.to_lowercase()).unwrap();
        assert!(!shown.passages.is_empty(), "{id} shows no words");
        check_passages(&shown);
    }
}

#[test]
fn every_cell_opens_by_the_name_of_its_party() {
    let (_folder, demo) = read();
    let state = demo.case.state(None).unwrap();
    let matrix = Matrix::of(&state, Some(demo.mark.at));
    let names: Vec<&str> = matrix.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, state.brief.parties.iter().map(|party| party.name.as_str()).collect::<Vec<_>>());
    for row in matrix.rows() {
        for (cell, column) in row.cells.iter().zip(&matrix.columns) {
            let shown = show(&state, &format!("{}/{}", row.id, column.name.to_lowercase().replace(' ', "-"))).unwrap();
            match (cell, shown.entry) {
                (Cell::Stance(cell), Entry::Position(position)) => {
                    assert_eq!(cell.position, position.id);
                    assert!(cell.statements >= 1 && cell.sources >= 1);
                }
                (Cell::Proposed | Cell::Silent | Cell::NotRead, Entry::Silent { .. }) => {}
                other => panic!("the cell and what it opens differ: {other:?}"),
            }
        }
    }
    assert!(matrix.rows().flat_map(|row| &row.cells).any(|cell| matches!(cell, Cell::Stance(_))));
}

#[test]
fn the_state_of_an_earlier_moment_knows_nothing_later() {
    let (_folder, demo) = read();
    let moment = at("2031-03-06T00:00:00Z");
    let early = demo.case.state(Some(moment)).unwrap();
    assert!(early.versions.iter().all(|known| known.version.learned <= moment));
    assert!(early.record.changes.iter().all(|change| change.learned <= moment));
    let late = demo.case.state(None).unwrap();
    assert!(early.record.documents < late.record.documents);
    let since = news(&late, moment);
    assert_eq!(since.changes.len() + early.record.changes.len(), late.record.changes.len());
}

#[test]
fn statements_are_found_by_speaker_party_and_issue() {
    let (_folder, demo) = read();
    let state = demo.case.state(None).unwrap();
    let found = |by: Option<&str>, on: Option<&str>| {
        let query = SaidQuery { by: by.map(str::to_owned), on: on.map(str::to_owned), since: None };
        said(&state, &query).map(|found| found.len())
    };
    let all = found(None, None).unwrap();
    assert_eq!(all, state.record.statements.len());
    let (person, party) = (found(Some("teo marsh"), None).unwrap(), found(Some("verran"), None).unwrap());
    assert!(0 < person && person <= party && party < all, "{person} {party} {all}");
    let on_lists = found(Some("verran"), Some("prisoner lists")).unwrap();
    assert!(0 < on_lists && on_lists < party);
    assert_eq!(found(Some("nobody-at-all"), None).unwrap_err().code(), "R0302");
    let days: Vec<_> = said(&state, &SaidQuery::default()).unwrap().iter().map(|said| said.day).collect();
    assert!(days.is_sorted());
}

#[test]
fn names_that_fit_nothing_or_more_than_one_thing_say_so() {
    let (_folder, demo) = read();
    let state = demo.case.state(None).unwrap();
    assert_eq!(show(&state, "https://nowhere.example/page").unwrap_err().code(), "R0302");
    assert!(show(&state, "https://nowhere.example/page").unwrap_err().to_string().contains("https://nowhere.example/page"));
    let error = show(&state, "marsh").unwrap_err();
    assert_eq!(error.code(), "R0303");
    assert!(error.to_string().contains("Teo Marsh") && error.to_string().contains("Hedda Marsh"), "{error}");
    let document = &state.versions[0].version.document.0;
    assert!(matches!(show(&state, document).unwrap().entry, Entry::Document(_)));
    let end = document.rsplit_once('/').unwrap().1;
    assert!(matches!(show(&state, end).unwrap().entry, Entry::Document(_)));
}

#[test]
fn copies_count_as_one_source() {
    let (_folder, demo) = read();
    let state: State = demo.case.state(None).unwrap();
    let group = state.record.copies.first().expect("the case has copies of one wire story");
    let origins = Origins::of(&state);
    assert!(group.documents.len() >= 2);
    assert_eq!(origins.independent(&group.documents), 1);
    assert_eq!(origins.copies(&group.documents[0]).count(), group.documents.len() - 1);
}

#[test]
fn all_of_it_verifies() {
    let (_folder, demo) = read();
    let verified = demo.case.verify().unwrap();
    assert!(verified.holds(), "{:?}", verified.broken);
    assert!(verified.citations > 1000 && verified.captures > 30);
}
