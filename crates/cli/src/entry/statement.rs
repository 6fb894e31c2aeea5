//! A statement.

use super::INDENT;
use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, words};
use rapporteur_desk::{Said, SaidQuery, State, said};
use rapporteur_model::RecordedStatement;
use std::io;

/// Writes who said it, when and how, on what it shows a stance, and who reported it first.
pub(super) fn head(paper: &mut Paper<'_>, state: &State, statement: &RecordedStatement) -> io::Result<Vec<String>> {
    let record = &state.record;
    let speaker = statement.speaker.as_ref().map_or("somebody unnamed", |id| naming::actor(record, id));
    let mut about = vec![words::form(statement.form).to_owned()];
    about.extend(statement.act.as_ref().map(|(act, _)| words::act(*act).to_owned()));
    about.extend(statement.addressee.as_ref().map(|told| format!("to {}", told.words)));
    about.extend(statement.said.map(|when| words::when(when).text));
    about.extend(statement.channel.as_ref().map(|(channel, _)| format!("via {channel}")));
    paper.hang(
        &statement.id.0,
        INDENT,
        &[bold(speaker), plain(behind(state, statement)), plain(" · "), plain(about.join(" · "))],
    )?;
    let all = said(state, &SaidQuery::default()).unwrap_or_default();
    let stances = all.iter().find(|said| said.statement.id == statement.id).map(|said| stances(state, said)).unwrap_or_default();
    for stance in stances {
        paper.flow(INDENT, &[plain(stance)])?;
    }
    let documents: Vec<_> = statement.reports.iter().map(rapporteur_model::Report::document).collect();
    let sources = state.origins().independent(documents.iter().copied());
    let first = statement.reports.first().and_then(|report| Some((state.cited(report.words.first())?, report.learned)));
    let first = first.map(|(version, learned)| format!("first read: {}, {} · ", naming::outlet(version), words::clock(learned)));
    let counts = format!("{}, {}", words::counted(sources, "independent source"), words::counted(documents.len(), "document"));
    paper.flow(INDENT, &[faint(first.unwrap_or_default() + &counts)])?;
    let by = statement.speaker.as_ref().map_or(String::new(), |id| format!(" --by {}", naming::typed(naming::actor(record, id))));
    Ok(vec![format!("said{by}")])
}

/// Returns the role of the speaker and the party behind it.
pub(crate) fn behind(state: &State, statement: &RecordedStatement) -> String {
    let record = &state.record;
    let actor = statement.speaker.as_ref().and_then(|id| record.actor(id));
    let role = actor.and_then(|actor| actor.role.as_ref()).map(|(role, _)| format!(", {role}")).unwrap_or_default();
    let party = statement.party.as_ref().filter(|party| Some(*party) != statement.speaker.as_ref());
    role + &party.map(|party| format!(" ({})", naming::actor(record, party))).unwrap_or_default()
}

/// Returns the stances that a statement shows, each with what it is on.
pub(crate) fn stances(state: &State, said: &Said<'_>) -> Vec<String> {
    let line = |(target, stance): &(&rapporteur_model::RecordId, _)| {
        let name = naming::target(&state.record, target);
        format!("{} · {name} ({target})", words::stance(*stance).text())
    };
    said.stances.iter().map(line).collect()
}
