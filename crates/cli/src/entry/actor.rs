//! An actor.

use super::INDENT;
use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, words};
use rapporteur_desk::State;
use rapporteur_model::RecordedActor;
use std::io;

/// Writes who it is, whom it speaks for, and where it stands.
pub(super) fn head(paper: &mut Paper<'_>, state: &State, actor: &RecordedActor) -> io::Result<Vec<String>> {
    let record = &state.record;
    let mut about = vec![words::actor_kind(actor.kind).to_owned()];
    about.extend(actor.country.map(|country| country.to_string()));
    about.extend(actor.side.map(|side| format!("{} at the table", words::side_role(side))));
    about.extend(actor.role.as_ref().map(|(role, _)| role.clone()));
    about.extend(actor.represents.as_ref().map(|id| format!("speaks for {}", naming::actor(record, id))));
    paper.hang(&actor.id.0, INDENT, &[bold(actor.name.as_str()), plain(words::dotted(&about))])?;
    for position in record.positions.iter().filter(|position| record.side_of(&position.holder) == &actor.id) {
        paper.flow(
            INDENT,
            &[
                words::coloured(position.stance),
                plain(format!(" · {} ", naming::target(record, &position.target))),
                faint(position.id.0.as_str()),
            ],
        )?;
    }
    Ok(vec![format!("said --by {}", naming::typed(&actor.name))])
}
