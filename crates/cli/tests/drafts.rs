//! `drafts diff`: two files in, a redline, a page or the contract out.

#![expect(clippy::unwrap_used, reason = "a test says that it failed by panicking")]

mod common;

use common::{Folder, run};
use serde_json::Value;
use std::fs;

const EARLIER: &str = "# Pact\n\n1. The locks open at six.\n2. Tolm pays.\n";
const LATER: &str = "# Pact\n\n1. Tolm pays.\n2. The locks open at nine.\n";

fn diff(arguments: &[&str]) -> common::Run {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let (a, b) = (path("a.md", EARLIER), path("b.md", LATER));
    run(&[&["drafts", "diff"], arguments, &[a.as_str(), b.as_str()]].concat())
}

#[test]
fn the_redline_is_text_for_people() {
    let run = diff(&[]);
    assert_eq!((run.status, run.trouble.as_str()), (Some(0), ""));
    assert!(run.out.contains("The locks open at [-six-]{+nine+}."), "{}", run.out);
}

#[test]
fn the_contract_is_one_object() {
    let run = diff(&["--format", "json"]);
    let output: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(output["contract"], "rapporteur-drafts/1");
    assert_eq!(output["from"]["points"][0]["span"], serde_json::json!([11, 33]));
}

#[test]
fn the_page_stands_alone() {
    let run = diff(&["--format", "html", "--side-by-side"]);
    assert!(run.out.starts_with("<!doctype html>") && run.out.contains("<del>six</del>"), "{}", run.out);
}

#[test]
fn a_draft_comes_back_from_akoma_ntoso() {
    let folder = Folder::new();
    let (a, akn) = (folder.write("a.md", EARLIER), folder.name("a.xml"));
    let made = run(&["drafts", "points", "--format", "akn", "--date", "2031-04-02", "-o", &akn, &a]);
    assert_eq!((made.status, made.out.as_str()), (Some(0), ""));
    let shown = run(&["drafts", "points", &akn]);
    assert!(shown.out.contains("1  The locks open at six.\n2  Tolm pays.\n"), "{shown:?}");
    let (same, both) = (run(&["drafts", "diff", &a, &akn]), diff(&["--format", "akn", "--by", "Tolm"]));
    assert!(!same.out.contains("[-"), "{same:?}");
    assert!(both.out.contains("<del> six</del><ins> nine</ins>") && both.out.contains("showAs=\"Tolm\""), "{both:?}");
    assert_eq!(run(&["drafts", "points", "--format", "akn", "--date", "soon", &a]).status, Some(2));
}

#[test]
fn a_draft_that_is_not_there_is_an_error() {
    let run = run(&["drafts", "diff", "no-such.md", "no-such-either.md"]);
    assert_eq!((run.status, run.out.as_str()), (Some(2), ""));
    assert!(run.trouble.contains("no-such.md"), "{}", run.trouble);
}

#[test]
fn a_position_is_of_the_text_and_of_the_point_that_its_words_name() {
    let folder = Folder::new();
    let case = folder.name("case.rapporteur");
    let article = "Verran and the locks\n\nKOLVANE, March 10, 2031 (Northwire) - Teo Marsh, Verran's chief negotiator, said on Monday: \
        \"We accept point 2 of the 2-point text.\"\n\nAda Quill of Lorvia said a third text, the 9-point plan, was ready.\n";
    let (a, b, news) = (folder.write("a.md", EARLIER), folder.write("b.md", LATER), folder.write("news.txt", article));
    let in_case = |arguments: &[&str]| run(&[&["--case", &case], arguments].concat());
    in_case(&["init", "--title", "Tolm talks"]);
    in_case(&["add", &news]);
    in_case(&["drafts", "add", &a, "--name", "2-point text"]);
    in_case(&["drafts", "add", &b, "--name", "second"]);
    let list: Value = serde_json::from_str(&in_case(&["drafts", "list", "--format", "json"]).out).unwrap();
    assert_eq!(list["contract"], "rapporteur-draft-list/1");
    // "Tolm pays." is point 1 by now, and unchanged: the position holds.
    let (first, second) = (&list["drafts"][0]["positions"][0], &list["drafts"][1]["positions"][0]);
    assert_eq!((&first["point"], &first["here"][0], &first["stance"]), (&"2".into(), &"2".into(), &"support".into()));
    assert_eq!((&second["point"], &second["here"][0], &second["on_earlier"]), (&"2".into(), &"1".into(), &Value::Null));
    assert_eq!(list["claimed"][0]["name"], "9-point plan");
    let shown = in_case(&["drafts", "list"]).out;
    assert!(shown.contains("on point 2, here 1") && shown.contains("Only spoken of"), "{shown}");
    let trace: Value = serde_json::from_str(&in_case(&["drafts", "trace", "2", "--format", "json"]).out).unwrap();
    assert_eq!(trace["contract"], "rapporteur-draft-trace/1");
    assert_eq!((&trace["steps"][0]["points"][0]["label"], &trace["steps"][1]["classes"][0]), (&"1".into(), &"number".into()));
}

#[test]
fn a_document_with_tracked_changes_holds_both_drafts_and_who_asked_for_what() {
    let folder = Folder::new();
    let case = folder.name("case.rapporteur");
    let (a, b, redline) = (folder.write("a.md", EARLIER), folder.write("b.md", LATER), folder.name("red.docx"));
    let made = run(&["drafts", "diff", "--format", "docx", "--author", "Ines Dorrow", "-o", &redline, &a, &b]);
    assert_eq!((made.status, made.out.as_str()), (Some(0), ""));
    let diff = run(&["drafts", "diff", &redline]);
    assert!(diff.out.contains("The locks open at [-six-]{+nine+}."), "{diff:?}");
    assert_eq!(run(&["--case", &case, "init", "--title", "Tolm talks"]).status, Some(0));
    for arguments in [vec!["add", &a, "--name", "first text"], vec!["add", &redline, "--name", "second text"]] {
        assert_eq!(run(&[&["--case", &case, "drafts"], &arguments[..]].concat()).status, Some(0));
    }
    let list = run(&["--case", &case, "drafts", "list"]);
    assert!(list.out.contains("from first text: 1 the same in substance, 1 changed"), "{}", list.out);
    let trace = run(&["--case", &case, "drafts", "trace", "2"]);
    assert!(trace.out.contains("The locks open at six.") && trace.out.contains("asked for by Ines Dorrow"), "{}", trace.out);
}

#[test]
fn a_document_in_which_nothing_is_tracked_is_one_draft_only() {
    let folder = Folder::new();
    let run = run(&["drafts", "diff", &folder.write("a.md", EARLIER)]);
    assert_eq!(run.status, Some(2));
    assert!(run.trouble.contains("nothing is tracked in it"), "{}", run.trouble);
}
