//! Prints how many literate cases of a folder read as they say: `cargo run -p rapporteur-reading --example cases -- cases/dates`. One
//! JSON object a file: its name, how many cases it has, how many are exact, and the lines that are not.
#![expect(clippy::print_stdout, reason = "an example is a program of its own")]

use rapporteur_reading::Readers;
use rapporteur_testkit::{Case, cases};
use serde_json::json;
use std::collections::BTreeMap;

fn main() -> std::io::Result<()> {
    for folder in std::env::args().skip(1) {
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

fn failures(case: &Case) -> Vec<String> {
    let rendition = rapporteur_text::render(&case.capture());
    let findings = Readers::new(&case.brief).read(&rendition, case.published);
    case.check(&rendition.text, &findings).iter().map(ToString::to_string).collect()
}
