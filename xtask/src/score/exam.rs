//! The exam: what `rapporteur read` finds in articles with keys, by the exam's own scorer.

use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::stop::Stop;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The measure.
pub const EXAM: Measure =
    Measure { name: "exam", about: "Articles with keys, by the exam's scorer (micro average, 0 to 1)", take };

/// What the scorer weighs, the heaviest first.
const CATEGORIES: [&str; 6] = ["statements", "events", "issues", "positions", "drafts", "actors"];

/// Takes the measure.
pub fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    Ok(figures(&scored(workspace, shared)?.1))
}

/// Adds the figures of events, and how many that have not been held are told as held.
pub fn events(workspace: &Workspace, shared: &Path, figures: &mut Figures) -> Result<(), Stop> {
    let (found, scored) = scored(workspace, shared)?;
    let events = &scored["micro"]["events"];
    figures.add("exam_events_f1", &events["f1"]);
    for (name, attribute) in
        [("modality", "modality"), ("date_exact", "date_exact"), ("place", "place"), ("participants", "participants")]
    {
        figures.add(format!("exam_{name}"), &events["attributes"][attribute]["score"]);
    }
    let mut told = 0;
    for line in found.lines() {
        let document: Value = serde_json::from_str(line).map_err(|error| Stop::Failed(format!("read: {error}")))?;
        let name = document["document"]["uri"].as_str().and_then(|uri| uri.rsplit('/').next()).unwrap_or_default();
        let key = workspace.read(&shared.join("exam/dev").join(name).with_extension("gold.json"))?;
        let key: Value = serde_json::from_str(&key).map_err(|error| Stop::Failed(format!("{name}: {error}")))?;
        told += told_as_held(&document, &key);
    }
    figures.add("unheld_told_as_held", &Value::from(told));
    Ok(())
}

/// Returns how many events of a document are told as held where the key has one in the same words that was not: planned, expected,
/// denied, called off.
fn told_as_held(document: &Value, key: &Value) -> usize {
    let text: Vec<char> = document["document"]["text"].as_str().unwrap_or_default().chars().collect();
    let words = |span: &Value| -> String {
        let at = |end: &str| span[end].as_u64().and_then(|at| usize::try_from(at).ok()).unwrap_or(0).min(text.len());
        text[at("start")..at("end").max(at("start"))].iter().collect()
    };
    let allows_held = |event: &Value| {
        event["modality"] == "held"
            || event["alt_modality"].as_array().is_some_and(|others| others.iter().any(|other| other == "held"))
    };
    let quoted = |event: &Value| -> Vec<String> {
        let evidence = event["evidence"].as_array().into_iter().flatten();
        evidence.filter_map(|words| words.as_str().or_else(|| words["text"].as_str())).map(str::to_owned).collect()
    };
    let unheld: Vec<(Value, Vec<String>)> = key["events"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|event| !allows_held(event))
        .map(|event| (event["type"].clone(), quoted(event)))
        .collect();
    let events = document["events"].as_array().into_iter().flatten();
    events
        .filter(|event| event["modality"] == "held")
        .filter(|event| {
            let spans: Vec<String> = event["evidence"].as_array().into_iter().flatten().map(words).collect();
            unheld.iter().any(|(kind, quoted)| {
                *kind == event["type"]
                    && quoted.iter().any(|quoted| spans.iter().any(|span| span.contains(quoted) || quoted.contains(span)))
            })
        })
        .count()
}

/// Reads the articles of the exam and has them scored: what was found, a line a document, and the scorer's answer.
pub fn scored(workspace: &Workspace, shared: &Path) -> Result<(String, Value), Stop> {
    let (program, keys) = (shared.join("exam/score.py"), shared.join("exam/dev"));
    let articles = articles(&keys);
    if articles.is_empty() || !program.is_file() {
        return Err(Stop::Absent(format!("there is no exam in {}: name its folder with --shared DIR", shared.display())));
    }
    let mut read = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-cli", "--"]);
    read.args(["read", "--raw", "--format", "json"]).args(articles);
    let found = output_of(read, "")?;
    let mut score = Command::new("python3");
    // The folder of the data may not be ours to write in.
    score.arg("-B").arg(program).arg("--gold").arg(keys).args(["--pred", "-", "--json"]);
    let scored = output_of(score, &found)?;
    let scored = serde_json::from_str(&scored).map_err(|error| Stop::Failed(format!("the scorer: {error}")))?;
    Ok((found, scored))
}

/// Returns the texts that have a key, by name.
pub fn articles(keys: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(keys).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut articles: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "txt")).collect();
    articles.sort();
    articles
}

/// Lays out the micro average flat: a composite for each category, then what it is made of.
fn figures(scored: &Value) -> Figures {
    let micro = &scored["micro"];
    let mut figures = Figures::default();
    figures.add("overall", &micro["overall"]);
    figures.add("span_validity", &micro["spans"]["validity"]);
    for category in CATEGORIES {
        let part = &micro[category];
        figures.add(category, &part["composite"]);
        for key in ["f1", "precision", "recall", "tp", "fp", "fn"] {
            figures.add(format!("{category}.{key}"), &part[key]);
        }
        figures.add(format!("{category}.pair_f1"), &part["pair"]["f1"]);
        for (attribute, scored) in part["attributes"].as_object().into_iter().flatten() {
            figures.add(format!("{category}.{attribute}"), &scored["score"]);
        }
    }
    figures.add("answered", &scored["answered"]);
    figures.add("answered.of", &scored["expected"]);
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_micro_average_is_laid_out_flat() {
        let scored = json!({
            "answered": 2, "expected": 3, "documents": {"a": {"overall": 0.9}},
            "micro": {
                "overall": 0.5, "spans": {"validity": 1.0, "valid": 9, "invalid": 0},
                "events": {"composite": 0.25, "f1": 0.5, "precision": 0.5, "recall": 0.5, "tp": 1, "fp": 1, "fn": 1,
                           "attributes": {"modality": {"score": 0.75, "n": 4}, "place": null}},
                "positions": {"composite": 0.1, "pair": {"precision": 0.2, "recall": 0.2, "f1": 0.2}},
            },
        });
        let mut expected = Figures::default();
        for (name, value) in [
            ("overall", json!(0.5)),
            ("span_validity", json!(1.0)),
            ("events", json!(0.25)),
            ("events.f1", json!(0.5)),
            ("events.precision", json!(0.5)),
            ("events.recall", json!(0.5)),
            ("events.tp", json!(1)),
            ("events.fp", json!(1)),
            ("events.fn", json!(1)),
            ("events.modality", json!(0.75)),
            ("positions", json!(0.1)),
            ("positions.pair_f1", json!(0.2)),
            ("answered", json!(2)),
            ("answered.of", json!(3)),
        ] {
            expected.add(name, &value);
        }
        assert_eq!(figures(&scored), expected);
    }

    #[test]
    fn what_is_planned_in_the_key_and_held_in_the_answer_is_counted() {
        let document = |modality: &str| {
            json!({"document": {"text": "They will meet in Oslo."},
                   "events": [{"type": "meeting", "modality": modality, "evidence": [{"start": 0, "end": 22}]}]})
        };
        let key = json!({"events": [{"type": "meeting", "modality": "planned", "evidence": ["will meet in Oslo"]}]});
        assert_eq!(told_as_held(&document("held"), &key), 1);
        assert_eq!(told_as_held(&document("expected"), &key), 0);
    }

    #[test]
    fn absent_data_is_said_to_be_absent() {
        let stop = take(&Workspace::here(), Path::new("/no/such/folder")).unwrap_err();
        assert!(matches!(stop, Stop::Absent(words) if words.contains("/no/such/folder")));
    }
}
