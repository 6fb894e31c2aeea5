//! Statements: the trained reader on PolNeAR dev, also on publishers it has not learnt from, `rapporteur read` on the articles
//! with keys, and how long a user waits for the first statement.

mod first;
mod publishers;

use super::exam;
use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::stop::Stop;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The measure.
pub const STATEMENTS: Measure = Measure {
    name: "statements",
    about: "Attribution relations on PolNeAR dev (percent), and the statements of articles with keys (0 to 1)",
    take,
};

/// The archive that is scored, in the folder of the data.
const DEV: &str = "data/polnear/dev.tar.zst";
/// Scores relations, in the same folder.
const SCORER: &str = "exam/attribution/score_polnear.py";
/// Recall by whether a cue was seen in training, and how right a high score is.
const FURTHER: &str = include_str!("statements.py");

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let data = polnear(workspace, shared)?;
    let found = find(workspace, shared, &data)?;
    let scored = scored(workspace, shared, &data, &found, &[])?;
    let exam = exam::take(workspace, shared)?;
    let mut figures = figures(&scored, &exam.details("statements"));
    publishers::take(workspace, shared, &data, &mut figures)?;
    first::take(workspace, shared, &mut figures)?;
    Ok(figures)
}

/// Unpacks PolNeAR's train and dev parts under `target`, and returns their folder.
pub fn polnear(workspace: &Workspace, shared: &Path) -> Result<PathBuf, Stop> {
    if !shared.join(DEV).is_file() || !shared.join(SCORER).is_file() {
        return Err(Stop::Absent(format!("there is no {DEV} in {}: name its folder with --shared DIR", shared.display())));
    }
    let data = workspace.path("target/score/polnear");
    for part in ["train", "dev"] {
        let folder = data.join(part);
        std::fs::create_dir_all(&folder).map_err(|error| Stop::Failed(format!("{}: {error}", folder.display())))?;
        let mut unpack = Command::new("tar");
        unpack.arg("--zstd").arg("-xf").arg(shared.join(format!("data/polnear/{part}.tar.zst"))).arg("-C").arg(folder);
        output_of(unpack, "")?;
    }
    Ok(data)
}

/// Returns `rapporteur-train`, to be run with `arguments`.
pub fn trainer(workspace: &Workspace, arguments: &[&str]) -> Command {
    let mut trainer = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-train", "--"]);
    trainer.args(arguments);
    trainer
}

/// Returns where the relations that a program found in PolNeAR dev are kept.
pub fn found_by(data: &Path, program: &str) -> PathBuf {
    data.join(format!("{program}.jsonl"))
}

/// Writes the relations that the trained reader finds in PolNeAR dev to a file, and returns its path.
pub fn find(workspace: &Workspace, shared: &Path, data: &Path) -> Result<PathBuf, Stop> {
    let mut find = trainer(workspace, &["attributions", "--shared"]);
    find.arg(shared);
    let found = found_by(data, "rapporteur");
    std::fs::write(&found, output_of(find, "")?).map_err(|error| Stop::Failed(format!("{}: {error}", found.display())))?;
    Ok(found)
}

/// Scores relations in a file: those of the articles of some publishers, or of all if none is named.
pub fn scored(workspace: &Workspace, shared: &Path, data: &Path, found: &Path, publishers: &[&str]) -> Result<Value, Stop> {
    let mut score = Command::new(python(workspace)?);
    score.args(["-B", "-c", FURTHER]).arg(shared.join(SCORER)).arg(data).arg(found).args(publishers);
    serde_json::from_str(&output_of(score, "")?).map_err(|error| Stop::Failed(format!("the scorer: {error}")))
}

/// Returns a Python that has what the scorer needs, in an environment of its own.
pub fn python(workspace: &Workspace) -> Result<PathBuf, Stop> {
    crate::peers::environment(&workspace.path("target/score/python"), &["numpy", "scipy"])
}

fn figures(scored: &Value, exam: &Value) -> Figures {
    let mut figures = Figures::default();
    let f1 = |part: &str| scored[part]["F1"].clone();
    let recall = |kind: &str| scored["recall80_by_kind"][kind][2].clone();
    for (name, value) in [
        ("relation_dice80_f1", f1("rel_soft80")),
        ("content_dice80_f1", f1("content_dice80")),
        ("source_exact_given_content", scored["source_given_content"]["exact"].clone()),
        ("spans_source_f1", f1("spanS_source")),
        ("spans_cue_f1", f1("spanS_cue")),
        ("spans_content_f1", f1("spanS_content")),
        ("recall_direct", recall("direct")),
        ("recall_mixed", recall("mixed")),
        ("recall_indirect", recall("indirect")),
        ("recall_unseen_cue", scored["recall_unseen_cue"].clone()),
        ("precision_score90", scored["precision_score90"].clone()),
        ("coverage_score90", scored["coverage_score90"].clone()),
        ("exam_statements_f1", exam["f1"].clone()),
        ("exam_speaker", exam["speaker"].clone()),
        ("exam_party", exam["party"].clone()),
        ("exam_kind", exam["kind"].clone()),
        ("exam_cue", exam["cue"].clone()),
    ] {
        figures.add(name, &value);
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn figures_carry_the_names_that_are_promised() {
        let scored = json!({"rel_soft80": {"F1": 60.5}, "recall80_by_kind": {"direct": [1, 2, 50.0]}, "recall_unseen_cue": 45.1});
        let mut expected = Figures::default();
        expected.add("relation_dice80_f1", &json!(60.5));
        expected.add("recall_direct", &json!(50.0));
        expected.add("recall_unseen_cue", &json!(45.1));
        expected.add("exam_speaker", &json!(0.9));
        assert_eq!(figures(&scored, &json!({"speaker": 0.9})), expected);
    }

    #[test]
    fn absent_data_is_said_to_be_absent() {
        let stop = take(&Workspace::here(), Path::new("/no/such/folder")).unwrap_err();
        assert!(matches!(stop, Stop::Absent(words) if words.contains("/no/such/folder")));
    }
}
