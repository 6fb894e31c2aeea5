//! What the program prints hangs on the documents, and not on their order or on how many threads read them.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "helpers of tests")]

mod common;

use common::{Folder, finished, program};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn articles() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/articles");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut articles: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt" || ending == "html")).collect();
    articles.sort();
    articles
}

fn printed(arguments: &[&str], files: &[PathBuf], threads: &str) -> Vec<String> {
    let mut command = program(arguments);
    command.args(files).env("RAYON_NUM_THREADS", threads);
    let run = finished(command);
    assert_eq!(run.status, Some(0), "{}", run.trouble);
    run.out.lines().map(str::to_owned).collect()
}

#[test]
fn documents_read_in_any_order_and_by_any_number_of_threads_give_the_same_lines() {
    let articles = articles();
    assert!(articles.len() >= 30, "{}", articles.len());
    let backwards: Vec<PathBuf> = articles.iter().rev().cloned().collect();
    let read = ["read", "--format", "json"];
    let first = printed(&read, &articles, "1");
    assert_eq!(first.len(), articles.len());
    assert_eq!(printed(&read, &articles, "5"), first);
    let mut again = printed(&read, &backwards, "3");
    again.reverse();
    assert_eq!(again, first);
}

#[test]
fn a_folder_whose_files_have_other_names_gives_the_same_agenda_and_calendar() {
    let (folder, articles) = (Folder::new(), articles());
    let count = articles.len();
    for (at, path) in articles.iter().enumerate() {
        let sidecar = path.with_extension("doc.json");
        let Ok(sidecar) = std::fs::read(&sidecar) else { continue };
        let ending = path.extension().unwrap().to_str().unwrap();
        let bytes = std::fs::read(path).unwrap();
        for (case, number) in [("forwards", at), ("backwards", count - at)] {
            folder.write(&format!("{case}/{number:03}.{ending}"), &bytes);
            folder.write(&format!("{case}/{number:03}.doc.json"), &sidecar);
        }
    }
    let told = |case: &str, verb: &str, form: &str, threads: &str| {
        let mut command = program(&[verb, "--from", &folder.name(case), "--as-of", "2031-03-20T00:00:00Z", "--format", form]);
        command.env("RAYON_NUM_THREADS", threads);
        let run = finished(command);
        assert_eq!(run.status, Some(0), "{}", run.trouble);
        // The name of the case is that of its folder.
        run.out.replace(case, "case")
    };
    let mut checked = BTreeMap::new();
    for (verb, form) in [("timeline", "json"), ("agenda", "ics"), ("timeline", "ics")] {
        let one = told("forwards", verb, form, "1");
        assert_eq!(told("backwards", verb, form, "4"), one, "{verb} {form}");
        checked.insert((verb, form), one.len());
    }
    assert!(checked.values().all(|size| *size > 1000), "{checked:?}");
}
