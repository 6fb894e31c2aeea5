//! Adding documents: what is kept, when it counts, and that nothing is kept twice.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{EVENING, Folder, MORNING, at, memory};
use rapporteur_desk::{Case, ErrorKind, Keeping, Outcome, Settings, State, mark_named};
use rapporteur_model::{DocumentId, Mark};

const PAGE: &str = "https://northwire.example/line";

/// Returns when each version of the page was learned.
fn learned(case: &Case) -> Vec<String> {
    let state = case.state(None).unwrap();
    state.versions.iter().map(|known| known.version.learned.to_string()).collect()
}

#[test]
fn the_same_folder_twice_changes_nothing() {
    let folder = Folder::new();
    folder.article("a", MORNING, PAGE, "2031-03-10T08:00:00Z");
    folder.write("b.txt", EVENING);
    let mut case = memory();
    assert_eq!(folder.add_to(&mut case).count(Keeping::New), 2);
    let before = case.state(None).unwrap().record;
    let again = folder.add_to(&mut case);
    assert_eq!((again.count(Keeping::Unchanged), again.outcomes.len()), (2, 2));
    assert_eq!(case.state(None).unwrap().record, before);
}

#[test]
fn an_edited_page_is_another_version_of_one_document() {
    let folder = Folder::new();
    folder.article("a", MORNING, PAGE, "2031-03-10T08:00:00Z");
    folder.article("b", EVENING, PAGE, "2031-03-10T18:00:00Z");
    let mut case = memory();
    let added = folder.add_to(&mut case);
    assert_eq!((added.count(Keeping::New), added.count(Keeping::Edited)), (1, 1));
    let state = case.state(None).unwrap();
    let texts: Vec<_> = state.of_document(&DocumentId(PAGE.into())).map(|known| known.rendition.text.as_str()).collect();
    assert_eq!(texts.len(), 2);
    assert!(texts[1].contains("No maps"), "the first learned comes first: {texts:?}");
}

#[test]
fn a_page_changed_under_the_same_time_of_fetching_counts_as_it_is_now() {
    for (first, second) in [(MORNING, EVENING), (EVENING, MORNING)] {
        let folder = Folder::new();
        let mut case = memory();
        for text in [first, second] {
            folder.article("a", text, PAGE, "2031-03-10T08:00:00Z");
            folder.add_to(&mut case);
        }
        assert_eq!(learned(&case), ["2031-03-10T08:00:00Z", "2031-03-10T08:00:01Z"]);
        let state = case.state(None).unwrap();
        let last = state.of_document(&DocumentId(PAGE.into())).last().map(|known| known.rendition.text.clone());
        assert_eq!(last.as_deref().map(str::trim_end), Some(second.trim_end()), "what was added last holds");
    }
}

#[test]
fn a_document_counts_from_when_it_was_fetched() {
    let folder = Folder::new();
    folder.article("a", MORNING, PAGE, "2031-03-10T08:00:00Z");
    folder.write("b.txt", EVENING);
    let mut case = memory();
    folder.add_to(&mut case);
    assert_eq!(learned(&case), ["2031-03-10T08:00:00Z", "2031-03-12T12:00:00Z"]);
    let before = case.state(Some(at("2031-03-10T08:00:00Z"))).unwrap();
    assert_eq!((before.versions.len(), before.record.documents), (1, 1));
    assert_eq!(case.state(Some(at("2031-03-10T07:59:59Z"))).unwrap().versions.len(), 0);
}

#[test]
fn what_comes_in_after_somebody_looked_is_news_however_old_it_is() {
    let folder = Folder::new();
    folder.article("a", MORNING, PAGE, "2031-03-10T08:00:00Z");
    let mut case = memory();
    case.set_mark("Tuesday", Some(at("2031-03-11T09:00:00Z"))).unwrap();
    folder.add_to(&mut case);
    assert_eq!(learned(&case), ["2031-03-12T12:00:00Z"]);

    let mut case = memory();
    // A mark of this very moment: the next document comes after it all the same.
    let mark = case.set_mark("now", None).unwrap();
    folder.add_to(&mut case);
    assert!(case.state(None).unwrap().versions[0].version.learned > mark.at);
}

#[test]
fn a_mark_is_never_set_before_what_is_known() {
    let folder = Folder::new();
    folder.article("a", MORNING, PAGE, "2031-03-20T08:00:00Z");
    let mut case = memory();
    folder.add_to(&mut case);
    assert_eq!(case.set_mark("now", None).unwrap().at, at("2031-03-20T08:00:00Z"));
    assert_eq!(case.mark("NOW").unwrap().name, "now");
    assert_eq!(case.mark("then").unwrap_err().code(), "R0304");
}

#[test]
fn a_mark_still_to_come_is_refused_and_what_is_added_counts_from_when_it_came() {
    let mut case = memory();
    let error = case.set_mark("trip", Some(at("2099-01-01T00:00:00Z"))).unwrap_err();
    assert_eq!((error.code(), error.kind()), ("R0305", ErrorKind::User));
    assert!(error.to_string().contains("“trip” was not set: 2099-01-01T00:00:00Z is still to come"), "{error}");
    assert!(case.marks().unwrap().is_empty());
    let folder = Folder::new();
    folder.write("b.txt", EVENING);
    folder.add_to(&mut case);
    assert_eq!(learned(&case), ["2031-03-12T12:00:00Z"]);
    // The newest document may be ahead of the clock of this machine; a mark is not ahead of it.
    folder.article("a", MORNING, PAGE, "2031-03-20T08:00:00Z");
    folder.add_to(&mut case);
    case.set_mark("trip", Some(at("2031-03-20T08:00:00Z"))).unwrap();
    assert_eq!(case.set_mark("trip", Some(at("2031-03-20T08:00:01Z"))).unwrap_err().code(), "R0305");
}

#[test]
fn a_mark_goes_by_its_name_whatever_its_case() {
    let mut case = memory();
    case.set_mark("Monday", Some(at("2031-03-10T09:00:00Z"))).unwrap();
    let moved = case.set_mark("MONDAY", Some(at("2031-03-11T09:00:00Z"))).unwrap();
    assert_eq!(moved.name, "Monday");
    assert_eq!(case.marks().unwrap(), [moved]);
    let mark = |name: &str, day: &str| Mark { name: name.to_owned(), at: at(day) };
    let marks = [mark("Trip", "2031-03-10"), mark("trip", "2031-03-11"), mark("TRIP", "2031-03-12")];
    assert_eq!(mark_named(&marks, "trip"), Some(&marks[1]), "the one spelled like it comes first");
    assert_eq!(mark_named(&marks, "tRIP"), Some(&marks[2]), "then the latest");
    assert_eq!(mark_named(&marks, "journey"), None);
}

#[test]
fn each_place_is_told_of_in_turn_and_the_bad_ones_stop_nothing() {
    let folder = Folder::new();
    folder.write("a.txt", MORNING);
    folder.write("b.txt", "");
    folder.write("c.odt", "PK");
    let mut case = memory();
    let inputs = [folder.path("").to_str().unwrap().to_owned(), folder.path("gone").to_str().unwrap().to_owned()];
    let mut told = Vec::new();
    let added = case
        .add(&inputs, &Settings::default(), &mut |progress| told.push((progress.done, progress.total, progress.outcome.clone())))
        .unwrap();
    assert_eq!(told.iter().map(|(done, total, _)| (*done, *total)).collect::<Vec<_>>(), [(1, 4), (2, 4), (3, 4), (4, 4)]);
    assert_eq!(told.into_iter().map(|(.., outcome)| outcome).collect::<Vec<_>>(), added.outcomes);
    let codes: Vec<_> = added.refused().map(rapporteur_desk::Refused::code).collect();
    assert_eq!(codes, ["R0101", "R0107"]);
    assert_eq!(added.outcomes.iter().filter_map(Outcome::skipped).count(), 1);
    assert_eq!(added.count(Keeping::New), 1);
}

#[test]
fn a_file_has_one_name_from_wherever_it_is_named() {
    let folder = Folder::new();
    folder.write("a.txt", MORNING);
    let mut case = memory();
    folder.add_to(&mut case);
    let around = folder.path("../").join(folder.path("").file_name().unwrap()).join("./a.txt");
    let again = case.add(&[around.to_str().unwrap().to_owned()], &Settings::default(), &mut |_| ()).unwrap();
    assert_eq!(again.count(Keeping::Unchanged), 1);
}

#[test]
fn a_folder_can_be_settled_without_a_case() {
    let folder = Folder::new();
    folder.article("a", MORNING, PAGE, "2031-03-10T08:00:00Z");
    folder.article("b", EVENING, PAGE, "2031-03-10T18:00:00Z");
    folder.write("c.txt", "");
    folder.write("case.toml", "title = \"Kessar talks\"\n[[party]]\nname = \"Verran\"\nkind = \"state\"\n");
    let state_at = |instant| State::of_folder(&folder.path(""), instant, &*common::noon()).unwrap();
    let (state, refused) = state_at(None);
    assert_eq!((state.brief.title.as_str(), refused.len()), ("Kessar talks", 1));
    assert_eq!(state_at(Some(at("2031-03-10T12:00:00Z"))).0.versions.len(), 1);
    let mut case = Case::memory(&state.brief, common::noon()).unwrap();
    folder.add_to(&mut case);
    assert_eq!(case.state(None).unwrap().record, state.record, "a case and a folder give the same record");
}

#[test]
fn a_brief_that_cannot_be_understood_says_where() {
    let folder = Folder::new();
    folder.write("case.toml", "[[party]]\nname = \"Verran\"\nkind = \"planet\"\n");
    let error = State::of_folder(&folder.path(""), None, &*common::noon()).unwrap_err();
    assert_eq!(error.code(), "R0301");
    assert!(error.to_string().contains("case.toml") && error.to_string().contains("planet"), "{error}");
}
