//! A position.

use super::INDENT;
use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, words};
use rapporteur_desk::State;
use rapporteur_model::{RecordId, RecordedPosition};
use std::io;

/// Writes a party's stance, since when, and the earlier ones.
pub(super) fn head(paper: &mut Paper<'_>, state: &State, position: &RecordedPosition) -> io::Result<Vec<String>> {
    let record = &state.record;
    paper.hang(
        &position.id.0,
        INDENT,
        &[
            bold(naming::target(record, &position.target)),
            plain(format!(" · {} · ", naming::actor(record, &position.holder))),
            words::coloured(position.stance),
            plain(format!(" · since {}", words::day(position.since).text)),
        ],
    )?;
    if let Some(condition) = &position.condition {
        paper.flow(INDENT, &[plain(format!("condition: “{}”", condition.words))])?;
    }
    for (stance, day, citation) in position.earlier.iter().rev() {
        let outlet = state.cited(citation).map(naming::outlet).unwrap_or_default();
        let was = format!("was: {}, {} · ", words::stance(*stance).text(), words::day(*day).text);
        paper.flow(INDENT, &[plain(was), plain(citation.words.as_str()), faint(format!(" · {outlet}"))])?;
    }
    if !position.statements.is_empty() {
        let ids: Vec<&str> = position.statements.iter().map(|id| id.0.as_str()).collect();
        paper.flow(INDENT, &[faint(format!("in {}", words::listed(&ids)))])?;
    }
    let holder = naming::typed(naming::actor(record, record.side_of(&position.holder)));
    Ok(vec![format!("said --by {holder} --on {}", position.target)])
}

/// Writes who stands where on an issue or draft, one line a party.
pub(super) fn on(paper: &mut Paper<'_>, state: &State, target: &RecordId) -> io::Result<()> {
    for position in state.record.positions.iter().filter(|position| position.target == *target) {
        let holder = naming::actor(&state.record, &position.holder);
        paper.flow(
            INDENT,
            &[
                plain(format!("{holder} ")),
                words::coloured(position.stance),
                faint(format!(" · since {} · {}", words::day(position.since).text, position.id)),
            ],
        )?;
    }
    Ok(())
}
