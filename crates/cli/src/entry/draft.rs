//! A draft.

use super::INDENT;
use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, words};
use rapporteur_desk::State;
use rapporteur_model::RecordedDraft;
use std::io;

/// Writes how many points it has, whose it is, and which version it reworks.
pub(super) fn head(paper: &mut Paper<'_>, state: &State, draft: &RecordedDraft) -> io::Result<Vec<String>> {
    let record = &state.record;
    let mut about = Vec::new();
    about.extend(draft.points.map(|points| words::counted(points as usize, "point")));
    if !draft.proposers.is_empty() {
        about.push(format!("by {}", naming::actors(record, &draft.proposers)));
    }
    about.extend(draft.amends.as_ref().map(|id| format!("reworks “{}” ({id})", naming::target(record, id))));
    paper.hang(&draft.id.0, INDENT, &[bold(draft.name.as_str()), plain(words::dotted(&about))])?;
    paper.flow(INDENT, &[faint(format!("first learned of {}", words::clock(draft.learned)))])?;
    super::position::on(paper, state, &draft.id)?;
    Ok(vec![format!("said --on {}", draft.id)])
}
