//! Prints how many literate cases of a folder read as they say: `cargo run -p rapporteur-reading --example cases -- cases/dates`. One
//! JSON object a file: its name, how many cases it has, how many are exact, and the lines that are not. With `--keys` before the folder, one
//! object a case that has time expressions: its text, its day, and the expressions with their days, for other programs to be held against.
#![expect(clippy::print_stdout, reason = "an example is a program of its own")]

use rapporteur_reading::Readers;
use rapporteur_testkit::{Case, Kind, cases};
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn main() -> std::io::Result<()> {
    let (options, folders): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|argument| argument == "--keys");
    for folder in folders {
        if !options.is_empty() {
            cases(folder.as_ref())?.iter().filter_map(key).for_each(|key| println!("{key}"));
            continue;
        }
        let mut files: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
        for case in cases(folder.as_ref())? {
            let failures = failures(&case);
            let (count, failed) = files.entry(case.file.clone()).or_default();
            *count += 1;
            failed.extend(failures.into_iter().take(1));
        }
        for (file, (count, failed)) in files {
            println!("{}", json!({"file": file, "cases": count, "exact": count - failed.len(), "failed": failed}));
        }
    }
    Ok(())
}

/// The days that a case says its expressions stand for; none if it has no such line, or no day to count from.
fn key(case: &Case) -> Option<Value> {
    let lines = case.expectations.iter().filter(|line| line.kind == Kind::Timex && !line.absent && !line.optional);
    let result = |line: &rapporteur_testkit::Expectation| {
        let value = |name: &str| line.fields.iter().find(|field| field.name == name).map(|field| field.value.as_str());
        let when = value("when").filter(|when| *when != "none")?;
        let (start, end) = when.split_once("..").unwrap_or((when, when));
        Some(json!({"words": value("words")?, "start": start, "end": end}))
    };
    let results: Vec<Value> = lines.filter_map(result).collect();
    let published = case.published?.day().to_string();
    (!results.is_empty()).then(|| json!({"file": case.file, "text": case.text, "published": published, "results": results}))
}

fn failures(case: &Case) -> Vec<String> {
    let rendition = rapporteur_text::render(&case.capture());
    let findings = Readers::new(&case.brief).read(&rendition, case.published);
    case.check(&rendition.text, &findings).iter().map(ToString::to_string).collect()
}
