//! The issues of a document.

use super::MARGIN;
use super::quoted::Quoted;
use crate::paper::{Paper, bold, plain};
use crate::words;
use rapporteur_model::{Findings, Issue};
use std::io;

/// Columns that a part lies further in than what it is a part of.
const STEP: usize = 2;

/// Writes the matters under negotiation, each followed by its parts, and the words that say where it stands.
pub(super) fn write(paper: &mut Paper<'_>, findings: &Findings, quoted: &Quoted<'_>) -> io::Result<()> {
    if findings.issues.is_empty() {
        return Ok(());
    }
    paper.heading("ISSUES", findings.issues.len())?;
    let issues = in_tree(findings);
    for (at, (issue, depth)) in issues.iter().enumerate() {
        let indent = MARGIN + depth * STEP;
        let runs = [bold(issue.name.as_str()), plain(format!(" · {}", words::status(issue.status)))];
        paper.hang(&quoted.lead(issue.because.first()), indent, &runs)?;
        // One sentence often names several issues: its words follow the last of them.
        if issues.get(at + 1).is_none_or(|(next, _)| next.because != issue.because) {
            paper.flow(indent, &[plain(quoted.words(issue.because.spans()))])?;
        }
    }
    Ok(())
}

/// Returns the issues, each followed by its parts, and how deep they lie.
fn in_tree(findings: &Findings) -> Vec<(&Issue, usize)> {
    let mut waiting: Vec<(&Issue, usize)> =
        findings.issues.iter().filter(|issue| issue.parent.is_none()).map(|i| (i, 0)).collect();
    waiting.reverse();
    let mut ordered = Vec::new();
    while let Some((issue, depth)) = waiting.pop() {
        ordered.push((issue, depth));
        let parts = findings.issues.iter().rev().filter(|part| part.parent == Some(issue.id));
        waiting.extend(parts.map(|part| (part, depth + 1)));
    }
    ordered
}
