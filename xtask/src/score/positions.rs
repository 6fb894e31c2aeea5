//! Positions: how many that the readers find in invented articles of other talks are right, and how many they miss.

use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::stop::Stop;
use serde_json::Value;
use std::path::Path;

/// The measure. `cargo run --release -p rapporteur-reading --example positions` prints each position that it counts.
pub const POSITIONS: Measure =
    Measure { name: "positions", about: "Positions in ten invented articles, of talks that no rule was made for (0 to 1)", take };

fn take(workspace: &Workspace, _shared: &Path) -> Result<Figures, Stop> {
    let mut read = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-reading", "--example", "positions", "--"]);
    read.arg("--json");
    let found: Value = serde_json::from_str(&output_of(read, "")?)
        .map_err(|error| Stop::Failed(format!("the example “positions” of rapporteur-reading: {error}")))?;
    Ok(figures(&found))
}

/// Lays out the shares first, then the counts they are made of, then how far each level of scores can be trusted.
fn figures(found: &Value) -> Figures {
    let mut figures = Figures::default();
    for name in ["precision", "recall", "right", "wrong", "missed", "open", "articles"] {
        figures.add(name, &found[name]);
    }
    for (name, value) in found.as_object().into_iter().flatten().filter(|(name, _)| name.starts_with("score")) {
        figures.add(name, value);
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn shares_come_before_counts_and_scores_last() {
        let found = json!({"articles": 2, "missed": 1, "precision": 0.5, "recall": 0.25, "right": 1, "wrong": 1, "open": 0,
                           "score90": 1.0, "score90.found": 4});
        let mut expected = Figures::default();
        for (name, value) in [
            ("precision", json!(0.5)),
            ("recall", json!(0.25)),
            ("right", json!(1)),
            ("wrong", json!(1)),
            ("missed", json!(1)),
            ("open", json!(0)),
            ("articles", json!(2)),
            ("score90", json!(1.0)),
            ("score90.found", json!(4)),
        ] {
            expected.add(name, &value);
        }
        assert_eq!(figures(&found), expected);
    }
}
