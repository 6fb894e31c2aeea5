//! Bad input: one clear line each, the rest of the batch is still read, and the exit status is 2 only if nothing could be.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{ARTICLE, Folder, Run, run, run_with_input};
use std::fs::{self, File, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt as _, symlink};

/// Reads `bad` alone and beside a good article, and returns both runs, with one JSON object for each document read.
fn alone_and_in_company(folder: &Folder, bad: &str) -> (Run, Run) {
    let good = folder.write("good.txt", ARTICLE);
    let json = ["read", "--format", "json", "--timeout", "1"];
    let alone = run(&[&json[..], &[bad]].concat());
    let in_company = run(&[&json[..], &[bad, &good]].concat());
    (alone, in_company)
}

/// Checks that `bad` gives nothing and says why under `code`, and that what stands beside it is read.
fn is_refused(folder: &Folder, bad: &str, code: &str) {
    let (alone, in_company) = alone_and_in_company(folder, bad);
    assert_eq!((alone.status, alone.out.as_str()), (Some(2), ""), "{alone:?}");
    for run in [&alone, &in_company] {
        let line = run.only_line();
        assert!(line.contains(bad) && line.contains(code), "{line}");
    }
    assert!(in_company.only_line().contains("the rest is read"));
    assert_eq!(in_company.status, Some(0), "{in_company:?}");
    assert_eq!(in_company.out.lines().count(), 1);
    assert!(in_company.out.contains("No map, no deal"));
}

/// Checks that `bad` is read all the same, with one line that says what is wrong under `code`; returns what was read.
fn is_read_with_a_note(folder: &Folder, bad: &str, code: &str) -> serde_json::Value {
    let (alone, in_company) = alone_and_in_company(folder, bad);
    for run in [&alone, &in_company] {
        assert_eq!(run.status, Some(0), "{run:?}");
        assert!(run.only_line().contains(code), "{run:?}");
    }
    assert_eq!(in_company.out.lines().count(), 2);
    serde_json::from_str(&alone.out).unwrap()
}

fn text_of(read: &serde_json::Value) -> &str {
    read["document"]["text"].as_str().unwrap()
}

#[test]
fn an_empty_file() {
    let folder = Folder::new();
    is_refused(&folder, &folder.write("empty.txt", ""), "R0107");
}

#[test]
fn a_file_of_white_space() {
    let folder = Folder::new();
    let read = is_read_with_a_note(&folder, &folder.write("blank.txt", " \n\n\t \n"), "N0101");
    assert!(read["statements"].as_array().unwrap().is_empty());
}

#[test]
fn a_binary_file() {
    let folder = Folder::new();
    let bytes: Vec<u8> = (0..4096u32).map(|n| (n * 37 % 256) as u8).collect();
    is_refused(&folder, &folder.write("binary.txt", bytes), "R0106");
    is_refused(&folder, &folder.write("scan.txt", b"\x89PNG\r\n\x1a\n"), "R0106");
}

#[test]
fn a_pdf_file_without_words() {
    let folder = Folder::new();
    let bad = folder.write("scan.pdf", b"%PDF-1.7\nstream");
    is_read_with_a_note(&folder, &bad, "N0101");
    let run = run(&["drafts", "points", &bad]);
    assert_eq!(run.status, Some(2));
    assert!(run.only_line().contains("R0116"), "{run:?}");
}

#[test]
fn two_hundred_megabytes_in_one_line() {
    let folder = Folder::new();
    let bad = folder.write("long.txt", "Marsh said ");
    // The rest is a hole in the file: it has the length and takes no room.
    File::options().write(true).open(&bad).unwrap().set_len(200 << 20).unwrap();
    is_refused(&folder, &bad, "R0104");
}

#[test]
fn two_hundred_megabytes_through_the_standard_input() {
    let run = run_with_input(&["read", "--format", "json", "-"], &vec![b'a'; 200 << 20]);
    assert_eq!(run.status, Some(2));
    assert!(run.only_line().contains("R0104"), "{run:?}");
}

#[test]
fn one_line_as_long_as_is_taken_at_all() {
    let folder = Folder::new();
    let long = "Marsh said that the council would not sign. ".repeat(100_000);
    let (alone, _) = alone_and_in_company(&folder, &folder.write("long.txt", long));
    assert_eq!(alone.status, Some(0), "{}", alone.trouble);
}

#[test]
fn bytes_that_are_not_utf_8() {
    let folder = Folder::new();
    let mut bytes = ARTICLE.as_bytes().to_owned();
    bytes.splice(30..30, *b"\xF0\x28\x8C\x28 \xC3\x28 \xFE ");
    let (alone, _) = alone_and_in_company(&folder, &folder.write("invalid.txt", bytes));
    assert_eq!(alone.status, Some(0), "{alone:?}");
    assert!(alone.trouble.contains("N010"), "{alone:?}");
    assert!(alone.out.contains("No map, no deal"));
}

#[test]
fn a_wrong_label_of_the_character_set() {
    let folder = Folder::new();
    let page = b"<!doctype html><html><head><meta charset=\"utf-8\"><title>Line</title></head><body><article>\
        <p>The Gr\xFCne Br\xFCcke mediators said on Monday that they would \x93wait and see\x94 what the council decides.</p>\
        <p>Marsh said that caf\xE9s in Kolvane would stay open.</p></article></body></html>";
    let read = is_read_with_a_note(&folder, &folder.write("wrong.html", page), "N0103");
    assert!(text_of(&read).contains("Grüne Brücke") && text_of(&read).contains("cafés"), "{}", text_of(&read));
}

#[test]
fn a_folder_without_rights() {
    let folder = Folder::new();
    folder.write("closed/inside.txt", ARTICLE);
    let closed = folder.path("closed");
    fs::set_permissions(&closed, Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything, as the administrator, is not kept out.
    let may_read_everything = fs::read_dir(&closed).is_ok();
    if !may_read_everything {
        is_refused(&folder, closed.to_str().unwrap(), "R0102");
    }
    fs::set_permissions(&closed, Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_name_that_leads_nowhere() {
    let folder = Folder::new();
    symlink(folder.path("gone"), folder.path("link.txt")).unwrap();
    is_refused(&folder, &folder.name("link.txt"), "R0101");
    is_refused(&folder, &folder.name("missing"), "R0101");
    let file = folder.write("file.txt", ARTICLE);
    is_refused(&folder, &format!("{file}/inside"), "R01");
}

#[test]
fn a_folder_with_something_unreadable_in_it() {
    let folder = Folder::new();
    folder.write("in/a.txt", ARTICLE);
    folder.write("in/b.txt", "");
    folder.write("in/c.odt", "PK");
    symlink(folder.path("gone"), folder.path("in/d.txt")).unwrap();
    let run = run(&["read", "--format", "json", &folder.name("in")]);
    assert_eq!((run.status, run.out.lines().count()), (Some(0), 1), "{run:?}");
    let lines: Vec<&str> = run.trouble.lines().collect();
    assert_eq!(lines.len(), 3, "{run:?}");
    assert!(run.trouble.contains(".odt") && run.trouble.contains("R0107") && run.trouble.contains("R0101"));
}

#[test]
fn a_page_nested_a_hundred_thousand_deep() {
    let folder = Folder::new();
    let deep = 100_000;
    let page = format!("<!doctype html><html><body>{}{ARTICLE}{}", "<div>".repeat(deep), "</div>".repeat(deep));
    let read = is_read_with_a_note(&folder, &folder.write("deep.html", page), "N0104");
    assert!(text_of(&read).contains("No map, no deal"));
}

#[test]
fn a_day_in_the_year_99999() {
    let folder = Folder::new();
    let good = folder.write("good.txt", ARTICLE);
    let given = run(&["read", "--format", "json", "--date", "99999-03-10", &good]);
    assert_eq!(given.status, Some(0), "{given:?}");
    assert!(given.only_line().contains("99999-03-10"), "{given:?}");
    let bad = folder.write("dated.txt", ARTICLE);
    folder.write("dated.doc.json", r#"{"published": "99999-03-10", "outlet": "Northwire"}"#);
    is_read_with_a_note(&folder, &bad, "N0106");
}

#[test]
fn a_sidecar_that_is_no_json() {
    let folder = Folder::new();
    let bad = folder.write("a.txt", ARTICLE);
    folder.write("a.doc.json", "{\"published\": ");
    is_read_with_a_note(&folder, &bad, "N0109");
}

#[test]
fn an_address_that_hangs() {
    let folder = Folder::new();
    // It takes the connection, since the system does so for it, and never says a word.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    is_refused(&folder, &format!("http://{}/page", silent.local_addr().unwrap()), "R0111");
}

#[test]
fn an_address_nobody_answers_at() {
    let folder = Folder::new();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    is_refused(&folder, &format!("http://{free}/page"), "R0112");
    is_refused(&folder, "gopher://outlet.example/page", "R0110");
}

#[test]
fn bad_input_does_not_spoil_a_case() {
    let folder = Folder::new();
    let case = folder.name("case.rapporteur");
    assert_eq!(run(&["init", "--case", &case]).status, Some(0));
    folder.write("in/a.txt", ARTICLE);
    folder.write("in/b.txt", "");
    folder.write("in/c.txt", b"\x00\x01");
    let added = run(&["add", "--case", &case, &folder.name("in")]);
    assert_eq!((added.status, added.trouble.lines().count()), (Some(0), 2), "{added:?}");
    assert!(added.out.contains("1 document kept, 1 without a date") || added.out.contains("1 document kept, 2"), "{added:?}");
    assert_eq!(run(&["add", "--case", &case, &folder.name("in/b.txt")]).status, Some(2));
    assert_eq!(run(&["verify", "--case", &case]).status, Some(0));
}
