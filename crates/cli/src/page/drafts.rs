//! The drafts of a document.

use super::quoted::Quoted;
use super::{MARGIN, names};
use crate::paper::{Paper, bold, plain};
use crate::words;
use rapporteur_model::Findings;
use std::io;

/// Writes the versions of the text under negotiation.
pub(super) fn write(paper: &mut Paper<'_>, findings: &Findings, quoted: &Quoted<'_>) -> io::Result<()> {
    if findings.drafts.is_empty() {
        return Ok(());
    }
    paper.heading("DRAFTS", findings.drafts.len())?;
    for draft in &findings.drafts {
        let mut about = Vec::new();
        about.extend(draft.points.map(|points| words::counted(points as usize, "point")));
        if !draft.proposers.is_empty() {
            about.push(format!("by {}", names(findings, &draft.proposers)));
        }
        about.extend(words::provenance(draft.provenance).map(str::to_owned));
        let reworked = draft.amends.and_then(|id| findings.draft(id));
        about.extend(reworked.map(|reworked| format!("reworks “{}”", reworked.name)));
        paper.hang(&quoted.lead(draft.mentions.first()), MARGIN, &[bold(draft.name.as_str()), plain(words::dotted(&about))])?;
    }
    Ok(())
}
