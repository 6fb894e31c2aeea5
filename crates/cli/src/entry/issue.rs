//! An issue.

use super::INDENT;
use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, words};
use rapporteur_desk::State;
use rapporteur_model::RecordedIssue;
use std::io;

/// Writes where it stands and by which rule, what it is a part of, and who stands where.
pub(super) fn head(paper: &mut Paper<'_>, state: &State, issue: &RecordedIssue) -> io::Result<Vec<String>> {
    let parent = issue.parent.as_ref().map(|id| format!(" · part of {} ({id})", naming::target(&state.record, id)));
    let status = format!(" · {}{}", words::status(issue.status), parent.unwrap_or_default());
    paper.hang(&issue.id.0, INDENT, &[bold(issue.name.as_str()), plain(status)])?;
    paper.flow(INDENT, &[faint(format!("because {}", words::rule(issue.rule)))])?;
    super::position::on(paper, state, &issue.id)?;
    Ok(vec![format!("said --on {}", issue.id)])
}
