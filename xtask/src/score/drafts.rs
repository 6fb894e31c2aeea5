//! Drafts: what became of each point of a draft in another, by the exam's own scorer; whether redlines as DOCX come back; and how well
//! sibling treaties are aligned, at what cost, by the examples of `draft`.

use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::stop::Stop;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The measure.
pub const DRAFTS: Measure = Measure { name: "drafts", about: "Pairs of drafts with keys, by the exam's scorer (0 to 1)", take };

/// What the scorer weighs, the heaviest first.
const PARTS: [&str; 11] = [
    "links", "classes", "links_hard", "segmentation", "dropped_added", "split_merge", "number_date", "calm", "brackets",
    "distance", "moved",
];

/// The pairs, the scorer, and what the program answers.
pub struct Answers {
    /// The program that scores.
    pub scorer: PathBuf,
    /// The folder of the keys.
    pub keys: PathBuf,
    /// The folder of the answers, a file a pair.
    pub folder: PathBuf,
}

/// Compares every pair of drafts that has a key, and keeps the answers under `target/`.
pub fn answer(workspace: &Workspace, shared: &Path) -> Result<Answers, Stop> {
    let (scorer, keys) = (shared.join("exam/score_drafts.py"), shared.join("exam/drafts/dev"));
    let pairs = pairs(&keys);
    if pairs.is_empty() || !scorer.is_file() {
        return Err(Stop::Absent(format!(
            "there are no pairs of drafts in {}: name its folder with --shared DIR",
            shared.display()
        )));
    }
    let answers = workspace.path("target/drafts");
    let failed = |error: std::io::Error| Stop::Failed(format!("{}: {error}", answers.display()));
    if answers.exists() {
        std::fs::remove_dir_all(&answers).map_err(failed)?;
    }
    std::fs::create_dir_all(&answers).map_err(failed)?;
    for pair in pairs {
        let mut diff =
            workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-export", "--example", "drafts_diff", "--"]);
        diff.args([&pair.earlier, &pair.later]);
        let answer = output_of(diff, "")?;
        std::fs::write(answers.join(format!("{}.json", pair.name)), answer).map_err(failed)?;
    }
    Ok(Answers { scorer, keys, folder: answers })
}

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let given = answer(workspace, shared)?;
    let mut score = Command::new("python3");
    // The folder of the data may not be ours to write in.
    score.arg("-B").arg(given.scorer).arg("--gold").arg(&given.keys).arg("--pred").arg(given.folder).arg("--json");
    let scored = output_of(score, "")?;
    let scored: Value = serde_json::from_str(&scored).map_err(|error| Stop::Failed(format!("the scorer: {error}")))?;
    let mut figures = figures(&scored);
    flat(&mut figures, "docx", &example(workspace, "rapporteur-export", "docx_back", Some(&given.keys))?);
    flat(&mut figures, "pace", &example(workspace, "rapporteur-draft", "pace", None)?);
    let treaties = shared.join("data/drafts/tota.tar.zst");
    if treaties.is_file() {
        flat(&mut figures, "treaties", &example(workspace, "rapporteur-draft", "treaties", Some(&treaties))?);
    } else {
        eprintln!("treaties: left out, since there is no {}", treaties.display());
    }
    Ok(figures)
}

/// Returns what an example of a crate prints.
fn example(workspace: &Workspace, package: &str, name: &str, given: Option<&Path>) -> Result<Value, Stop> {
    let mut run = workspace.cargo(&["run", "--release", "--quiet", "-p", package, "--example", name, "--"]);
    run.args(given);
    serde_json::from_str(&output_of(run, "")?).map_err(|error| Stop::Failed(format!("{name}: {error}")))
}

/// Adds every figure of an object, its name after those of the objects around it.
fn flat(figures: &mut Figures, name: &str, value: &Value) {
    match value {
        Value::Object(parts) => parts.iter().for_each(|(part, value)| flat(figures, &format!("{name}.{part}"), value)),
        value => figures.add(name, value),
    }
}

/// A pair of drafts with a key.
struct Pair {
    name: String,
    earlier: PathBuf,
    later: PathBuf,
}

fn pairs(keys: &Path) -> Vec<Pair> {
    let entries = std::fs::read_dir(keys).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path()));
    let mut pairs: Vec<Pair> = entries
        .filter_map(|folder| {
            let draft = |name: &str| {
                ["md", "txt"].iter().map(|ending| folder.join(name).with_extension(ending)).find(|path| path.is_file())
            };
            Some(Pair { name: folder.file_name()?.to_str()?.to_owned(), earlier: draft("a")?, later: draft("b")? })
        })
        .collect();
    pairs.sort_by(|a, b| a.name.cmp(&b.name));
    pairs
}

/// Lays out the parts flat: each part, then what it is made of.
fn figures(scored: &Value) -> Figures {
    let mut figures = Figures::default();
    figures.add("overall", &scored["overall"]);
    figures.add("span_validity", &scored["span_validity"]);
    for part in PARTS {
        figures.add(part, &scored["parts"][part]);
        for key in ["p", "r", "f1", "tp", "fp", "fn", "labels", "evidence"] {
            figures.add(format!("{part}.{key}"), &scored["details"][part][key]);
        }
        for (name, value) in scored["details"][part]["pairs"].as_object().into_iter().flatten() {
            figures.add(format!("{part}.{name}"), value);
        }
    }
    for (class, counts) in scored["details"]["classes"].as_object().into_iter().flatten() {
        figures.add(format!("classes.{class}"), &counts["f1"]);
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_parts_are_laid_out_flat() {
        let scored = json!({
            "overall": 0.5, "span_validity": 1.0, "parts": {"links": 0.75, "classes": 0.25},
            "details": {"links": {"pairs": {"locks": 0.75}, "micro": {"p": 1.0}}, "classes": {"party": {"f1": 0.25, "support": 3}}},
        });
        let mut expected = Figures::default();
        for (name, value) in [
            ("overall", 0.5),
            ("span_validity", 1.0),
            ("links", 0.75),
            ("links.locks", 0.75),
            ("classes", 0.25),
            ("classes.party", 0.25),
        ] {
            expected.add(name, &json!(value));
        }
        assert_eq!(figures(&scored), expected);
    }

    #[test]
    fn absent_data_is_said_to_be_absent() {
        let stop = take(&Workspace::here(), Path::new("/no/such/folder")).unwrap_err();
        assert!(matches!(stop, Stop::Absent(words) if words.contains("/no/such/folder")));
    }
}
