//! The page of codes against the sources: neither knows a code that the other lacks.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "helpers of tests, which read the repository itself")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Tells whether a word is a code: `R0203`, `N0101`.
fn is_code(word: &str) -> bool {
    let digits = word.strip_prefix("R0").or_else(|| word.strip_prefix("N0"));
    digits.is_some_and(|digits| digits.len() == 3 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns every Rust file below the `src` folders of the crates.
fn sources(crates: &Path) -> Vec<PathBuf> {
    let inside = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = inside(crates).map(|member| member.join("src")).filter(|src| src.is_dir()).collect();
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in inside(&folder) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files
}

#[test]
fn every_code_is_documented() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let sources: Vec<String> = sources(&root.join("crates")).iter().map(|path| read(path)).collect();
    // A code is given where it stands between quotation marks; elsewhere it is only spoken of.
    let given: BTreeSet<&str> = sources.iter().flat_map(|source| source.split('"')).filter(|word| is_code(word)).collect();
    assert!(given.contains("N0101") && given.contains("R0101"), "the sources were not found: {given:?}");

    let page = read(&root.join("docs/codes.md"));
    // A code that is only referred to is not documented: it has a row of its own.
    let rows = page.lines().filter_map(|line| line.strip_prefix("| ")?.split_whitespace().next());
    let documented: BTreeSet<&str> = rows.filter(|word| is_code(word)).collect();
    let named: BTreeSet<&str> = page.split(|c: char| !c.is_alphanumeric()).filter(|word| is_code(word)).collect();
    let undocumented: Vec<&&str> = given.difference(&documented).collect();
    let unknown: Vec<&&str> = named.difference(&given).collect();
    assert!(undocumented.is_empty(), "docs/codes.md has no row for {undocumented:?}");
    assert!(unknown.is_empty(), "docs/codes.md names {unknown:?}, which no source gives");
}
