//! The README and the guide show what the program prints: their `console` blocks are run and compared.
//!
//! A line `$ cat FILE` makes the file of the words below it; `$ rapporteur …` and `$ cargo run --release -- …` are run in
//! one folder, in the order of the page. A line `…` stands for any lines. Blocks with other commands are left alone. With
//! `UPDATE=1` in the environment, blocks without `…` are written anew.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test that reads pages and runs the program")]

mod common;

use common::{Folder, program};
use std::path::{Path, PathBuf};

/// A command of a page and the lines below it.
struct Step {
    /// The line of the page it stands on, counted from 0.
    line: usize,
    command: String,
    /// The lines that the page shows, by their place.
    shown: std::ops::Range<usize>,
}

fn steps(lines: &[String]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if inside && let Some(command) = line.strip_prefix("$ ") {
            steps.push(Step { line: at, command: command.to_owned(), shown: at + 1..at + 1 });
        } else if inside && let Some(step) = steps.last_mut() {
            step.shown.end = at + 1;
        }
    }
    steps
}

/// Returns the arguments of a command of ours, if it is one that this test can run.
fn arguments(command: &str) -> Option<Vec<String>> {
    let rest = command.strip_prefix("rapporteur ").or_else(|| command.strip_prefix("cargo run --release -- "))?;
    let plain = !rest.contains(['|', '>', '<', '\'', '*', '$']);
    plain.then(|| rest.split_whitespace().map(|word| word.trim_matches('"').to_owned()).collect())
}

/// Tells whether `printed` is what the page shows; `…` alone on a line stands for any lines.
fn fits(shown: &[String], printed: &[&str]) -> bool {
    match (shown.first().map(String::as_str), printed.first()) {
        (None, None) => true,
        (Some("…"), _) => (0..=printed.len()).any(|skip| fits(&shown[1..], &printed[skip..])),
        (Some(line), Some(first)) => line.trim_end() == first.trim_end() && fits(&shown[1..], &printed[1..]),
        _ => false,
    }
}

/// Runs the commands of a page and returns what it shows otherwise than it is.
fn differences(page: &Path) -> Vec<String> {
    let mut lines: Vec<String> = std::fs::read_to_string(page).unwrap().lines().map(str::to_owned).collect();
    let folder = Folder::new();
    let mut differences = Vec::new();
    let mut rewritten: Vec<(std::ops::Range<usize>, Vec<String>)> = Vec::new();
    for step in steps(&lines) {
        let shown = &lines[step.shown.clone()];
        if let Some(file) = step.command.strip_prefix("cat ") {
            folder.write(file, &(shown.join("\n") + "\n"));
            continue;
        }
        let Some(arguments) = arguments(&step.command) else { continue };
        let case = arguments.iter().position(|word| word == "--case").map(|at| PathBuf::from(folder.name(&arguments[at + 1])));
        let makes = arguments.iter().any(|word| word == "init" || word == "demo");
        if case.is_some_and(|case| !case.exists() && !makes) {
            continue;
        }
        let output = program(&arguments).current_dir(folder.name("")).env("COLUMNS", "100").output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        let printed: Vec<&str> = printed.trim_end_matches('\n').split('\n').collect();
        let end = shown.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        if !fits(&shown[..end], &printed) {
            differences.push(format!("{}:{}: $ {}\n{}", page.display(), step.line + 1, step.command, printed.join("\n")));
            if !shown.iter().any(|line| line == "…") {
                rewritten
                    .push((step.shown.start..step.shown.start + end, printed.iter().map(|line| (*line).to_owned()).collect()));
            }
        }
    }
    if std::env::var_os("UPDATE").is_some() {
        for (range, printed) in rewritten.into_iter().rev() {
            lines.splice(range, printed);
        }
        std::fs::write(page, lines.join("\n") + "\n").unwrap();
    }
    differences
}

#[test]
fn the_papers_show_what_the_program_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let differences: Vec<String> = ["README.md", "docs/guide.md"].iter().flat_map(|page| differences(&root.join(page))).collect();
    assert!(differences.is_empty(), "{}\n\nUPDATE=1 writes the blocks anew that have no line “…”", differences.join("\n\n"));
}
