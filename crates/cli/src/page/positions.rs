//! The positions of a document.

use super::MARGIN;
use super::quoted::Quoted;
use crate::paper::{Paper, bold, faint, plain};
use crate::words;
use rapporteur_model::{Findings, Position, Target};
use std::io;

/// Writes who stands where, party by party.
pub(super) fn write(paper: &mut Paper<'_>, findings: &Findings, quoted: &Quoted<'_>) -> io::Result<()> {
    if findings.positions.is_empty() {
        return Ok(());
    }
    paper.heading("POSITIONS", findings.positions.len())?;
    let mut positions: Vec<&Position> = findings.positions.iter().collect();
    positions.sort_by_key(|position| (findings.side_of(position.holder), position.target, position.evidence.first()));
    for position in positions {
        let holder = findings.actor(position.holder).map_or("?", |actor| actor.name.as_str());
        let target = match position.target {
            Target::Issue(id) => findings.issue(id).map(|issue| issue.name.as_str()),
            Target::Draft(id) => findings.draft(id).map(|draft| draft.name.as_str()),
        };
        let mut runs = vec![bold(holder), plain(format!(" · {} · ", target.unwrap_or("?"))), words::coloured(position.stance)];
        runs.extend(position.condition.map(|condition| plain(format!(": “{}”", quoted.words(&[condition])))));
        paper.hang(&quoted.lead(position.evidence.first()), MARGIN, &runs)?;
        paper.flow(MARGIN, &[plain(quoted.with_marks(position.evidence.spans()))])?;
        for earlier in position.earlier.iter().rev() {
            let was = format!("was: {} · line {} · ", words::stance(earlier.stance).text(), quoted.line(earlier.span));
            paper.flow(MARGIN, &[faint(was), faint(quoted.with_marks(&[earlier.span]))])?;
        }
    }
    Ok(())
}
