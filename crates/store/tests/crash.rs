//! What was reported as kept is kept, even if the program is killed in the middle of the next document.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::document;
use rapporteur_model::Brief;
use rapporteur_store::Store;
use std::env;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

/// Names the case file to the program that is going to be killed.
const CASE: &str = "RAPPORTEUR_TEST_CASE";

#[test]
fn killed_in_the_middle_nothing_reported_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("case.rapporteur");
    drop(Store::create(&path, &Brief::default()).unwrap());
    let mut reported = 0;
    for round in 1..=3 {
        let mut writer = Command::new(env::current_exe().unwrap())
            .args(["--ignored", "--exact", "keep_without_end", "--nocapture"])
            .env(CASE, &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
        let kept = lines.filter_map(|line| line.rsplit_once("kept ")?.1.parse::<usize>().ok());
        reported = kept.take(20 * round).last().unwrap();
        // SIGKILL on Unix: no handler, no clean-up.
        writer.kill().unwrap();
        writer.wait().unwrap();
        check(&path, reported);
    }
    assert!(reported >= 60);
}

fn check(path: &Path, reported: usize) {
    let store = Store::open(path).unwrap();
    assert!(store.faults().unwrap().is_empty());
    let versions = store.versions().unwrap();
    assert!(versions.len() >= reported, "{} of {reported} are there", versions.len());
    assert_eq!(store.citations().unwrap().len(), versions.len(), "every version has the words it rests on");
    assert!(store.altered_texts().unwrap().1.is_empty() && store.altered_captures().unwrap().1.is_empty());
}

#[test]
#[ignore = "the program that the test above kills"]
fn keep_without_end() {
    let Some(path) = env::var_os(CASE) else { return };
    let mut store = Store::open(Path::new(&path)).unwrap();
    let first = store.versions().unwrap().len() + 1;
    for number in first.. {
        let words = format!("Marsh said no for the {number}th time. ").repeat(500);
        document(&format!("https://outlet.example/{number}"), &words, "2031-03-10T12:00:00Z").keep_in(&mut store).unwrap();
        let mut out = std::io::stdout().lock();
        if writeln!(out, "kept {number}").and_then(|()| out.flush()).is_err() {
            return;
        }
    }
}
