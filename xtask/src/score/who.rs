//! Who is who: capitals and seats as governments, the actors and parties of the exam; and what it costs.

use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::score::exam;
use crate::stop::Stop;
use serde_json::Value;
use std::path::Path;

/// The measure.
pub const WHO: Measure = Measure {
    name: "who",
    about: "Capitals and seats as governments (cases/who/metonyms.md), and who is who in the exam (0 to 1)",
    take,
};

/// What it costs.
pub const WHO_SPEED: Measure = Measure {
    name: "who-speed",
    about: "What who-is-who costs on the texts of cases/who: time as a share of the language engine's, tables in bytes and ms",
    take: take_speed,
};

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let (_, scored) = exam::scored(workspace, shared)?;
    Ok(figures(&example(workspace)?, &scored["micro"]))
}

fn figures(printed: &Value, micro: &Value) -> Figures {
    let mut figures = Figures::default();
    let share = |part: &str, of: &str| printed[part].as_f64().zip(printed[of].as_f64()).map(|(part, of)| part / of);
    figures.add("metonymy_accuracy", &Value::from(share("metonyms", "of_metonyms")));
    figures.add("exam_actors_f1", &micro["actors"]["f1"]);
    for (name, category, attribute) in [
        ("exam_kind", "actors", "kind"),
        ("exam_country", "actors", "country"),
        ("exam_role", "actors", "role"),
        ("exam_speaker", "statements", "speaker"),
        ("exam_party", "statements", "party"),
    ] {
        figures.add(name, &micro[category]["attributes"][attribute]["score"]);
    }
    figures
}

fn take_speed(workspace: &Workspace, _shared: &Path) -> Result<Figures, Stop> {
    let printed = example(workspace)?;
    let mut figures = Figures::default();
    let share = printed["resolution_ms"].as_f64().zip(printed["engine_ms"].as_f64()).map(|(own, engine)| own / engine);
    figures.add("share_of_engine", &Value::from(share));
    for name in ["engine_ms", "resolution_ms", "tables_ready_ms", "cases", "passed"] {
        figures.add(name, &printed[name]);
    }
    figures.add("tables_bytes", &Value::from(size(&workspace.path("data/knowledge"))));
    Ok(figures)
}

/// Runs the example that reads the cases.
fn example(workspace: &Workspace) -> Result<Value, Stop> {
    let run = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-reading", "--example", "who"]);
    let printed = output_of(run, "")?;
    serde_json::from_str(&printed).map_err(|error| Stop::Failed(format!("the example: {error}")))
}

/// Returns the bytes of the tables in a folder.
fn size(folder: &Path) -> u64 {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let tables = entries.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "tsv" || ending == "txt"));
    tables.filter_map(|entry| Some(entry.metadata().ok()?.len())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_figures_are_those_that_are_promised() {
        let micro = json!({
            "actors": {"f1": 0.9, "attributes": {"kind": {"score": 1.0}, "country": {"score": 0.5}, "role": {"score": 0.25}}},
            "statements": {"attributes": {"speaker": {"score": 0.75}, "party": {"score": 0.125}}},
        });
        let mut expected = Figures::default();
        for (name, value) in [
            ("metonymy_accuracy", 0.5),
            ("exam_actors_f1", 0.9),
            ("exam_kind", 1.0),
            ("exam_country", 0.5),
            ("exam_role", 0.25),
            ("exam_speaker", 0.75),
            ("exam_party", 0.125),
        ] {
            expected.add(name, &Value::from(value));
        }
        assert_eq!(figures(&json!({"metonyms": 34, "of_metonyms": 68}), &micro), expected);
    }
}
