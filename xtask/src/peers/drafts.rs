//! Drafts: difflib and redlines over the same points.

use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::score::drafts::answer;
use crate::stop::Stop;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The comparison.
pub const DRAFTS: Measure =
    Measure { name: "drafts", about: "Links between the points of two drafts, over the same points (F1)", take };

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    let given = answer(workspace, shared)?;
    let mut peers = Command::new("python3");
    peers.args(["-B", "-c", include_str!("drafts.py")]).args([given.scorer, given.keys, given.folder]);
    let found = output_of(peers, "")?;
    let found: Value = serde_json::from_str(&found).map_err(|error| Stop::Failed(format!("the peers: {error}")))?;
    Ok(figures(&found))
}

fn figures(found: &Value) -> Figures {
    let mut figures = Figures::default();
    for (program, parts) in found.as_object().into_iter().flatten() {
        figures.add(program.as_str(), &parts["f1"]);
        for (part, value) in parts.as_object().into_iter().flatten() {
            figures.add(format!("{program}.{part}"), value);
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn each_program_has_its_line() {
        let mut expected = Figures::default();
        expected.add("difflib", &json!(0.5));
        expected.add("difflib.f1", &json!(0.5));
        assert_eq!(figures(&json!({"difflib": {"f1": 0.5}})), expected);
    }
}
