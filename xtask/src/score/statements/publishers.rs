//! Publishers that the trained reader has not learnt from: how much of what it knows is the style of a house.

use super::{found_by, scored, trainer};
use crate::figures::Figures;
use crate::run::{Workspace, output_of, run};
use crate::stop::Stop;
use serde_json::Value;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The publishers left out: the first two by name, so that nobody chose them by their result.
const LEFT_OUT: [&str; 2] = ["breitbart", "huff-post"];
/// What the reader needs; these models stay as they are.
const OTHERS: [&str; 6] = ["clusters", "splitter", "tagger", "lemma", "parser", "names"];

/// Adds the figures of a reader that has learnt from the other publishers, on the dev articles of those left out, and beside
/// them those of the whole reader on the same articles.
pub(super) fn take(workspace: &Workspace, shared: &Path, data: &Path, figures: &mut Figures) -> Result<(), Stop> {
    let models = workspace.path("target/score/without").join(LEFT_OUT.join("-"));
    learn(workspace, shared, &models)?;
    let mut find = trainer(workspace, &["attributions", "--shared"]);
    find.arg(shared).arg("--models").arg(&models);
    let found = found_by(data, "without");
    let relations = output_of(find, "")?;
    fs::write(&found, relations).map_err(|error| Stop::Failed(format!("{}: {error}", found.display())))?;
    let without = scored(workspace, shared, data, &found, &LEFT_OUT)?;
    let whole = scored(workspace, shared, data, &found_by(data, "rapporteur"), &LEFT_OUT)?;
    add(figures, &without, &whole);
    Ok(())
}

fn add(figures: &mut Figures, without: &Value, whole: &Value) {
    figures.add("without_publishers", &without["rel_soft80"]["F1"]);
    figures.say("without_publishers.left_out", LEFT_OUT.join(" "));
    for (prefix, scored) in [("", without), ("whole_", whole)] {
        for (name, value) in [
            ("relation_dice80_f1", &scored["rel_soft80"]["F1"]),
            ("content_dice80_f1", &scored["content_dice80"]["F1"]),
            ("source_exact_given_content", &scored["source_given_content"]["exact"]),
            ("recall_indirect", &scored["recall80_by_kind"]["indirect"][2]),
        ] {
            figures.add(format!("without_publishers.{prefix}{name}"), value);
        }
    }
}

/// Trains the reader without the publishers, unless it was since the trainer was built: it takes minutes.
fn learn(workspace: &Workspace, shared: &Path, models: &Path) -> Result<(), Stop> {
    let changed = |path: PathBuf| fs::metadata(path).and_then(|file| file.modified());
    let built = changed(workspace.program("rapporteur-train")?).unwrap_or(SystemTime::now());
    if changed(models.join("attribution/model.bin")).is_ok_and(|made| made > built) {
        return Ok(());
    }
    let copy = |model: &&str| -> io::Result<u64> {
        fs::create_dir_all(models.join(model))?;
        fs::copy(workspace.path("models").join(model).join("model.bin"), models.join(model).join("model.bin"))
    };
    OTHERS.iter().try_for_each(|model| copy(model).map(drop)).map_err(|error| Stop::Failed(format!("models: {error}")))?;
    let mut learn = trainer(workspace, &["attribution", "--shared"]);
    learn.arg(shared).arg("--models").arg(models).args(LEFT_OUT.iter().flat_map(|publisher| ["--without", publisher]));
    run(learn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_readers_have_their_figures_on_the_articles_left_out() {
        let mut figures = Figures::default();
        add(&mut figures, &json!({"rel_soft80": {"F1": 58.5}}), &json!({"rel_soft80": {"F1": 61.5}}));
        let expected = json!({"left_out": "breitbart huff-post", "relation_dice80_f1": 58.5, "whole_relation_dice80_f1": 61.5});
        assert_eq!(figures.details("without_publishers"), expected);
    }
}
