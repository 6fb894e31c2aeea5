//! The statements of a document.

use super::quoted::Quoted;
use super::{MARGIN, names};
use crate::paper::{Paper, bold, faint, plain};
use crate::words;
use rapporteur_model::{Findings, Statement};
use std::io;

/// Writes who said what, in the order of the text.
pub(super) fn write(paper: &mut Paper<'_>, findings: &Findings, quoted: &Quoted<'_>) -> io::Result<()> {
    if findings.statements.is_empty() {
        return Ok(());
    }
    paper.heading("STATEMENTS", findings.statements.len())?;
    let mut statements: Vec<&Statement> = findings.statements.iter().collect();
    statements.sort_by_key(|statement| statement.content_span.first());
    for statement in statements {
        let first = statement.content_span.first();
        let (name, about) = speaker(findings, statement, quoted);
        let runs = [bold(name), plain(about), faint(format!(" · {}", manner(findings, statement, quoted)))];
        paper.hang(&quoted.lead(first), MARGIN, &runs)?;
        paper.flow(MARGIN, &[plain(quoted.with_marks(statement.content_span.spans()))])?;
    }
    Ok(())
}

/// Returns the name of the speaker, and the role and the party behind it.
fn speaker(findings: &Findings, statement: &Statement, quoted: &Quoted<'_>) -> (String, String) {
    let Some(actor) = statement.speaker.and_then(|id| findings.actor(id)) else {
        let words = quoted.words(&statement.speaker_span);
        return (if words.is_empty() { "somebody unnamed".to_owned() } else { words }, String::new());
    };
    let role = actor.role.as_ref().map(|role| format!(", {}", role.value)).unwrap_or_default();
    let party = statement.party.filter(|party| Some(*party) != statement.speaker).and_then(|id| findings.actor(id));
    let party = party.map(|party| format!(" ({})", party.name)).unwrap_or_default();
    (actor.name.clone(), role + &party)
}

/// Returns how it was said: cue, form, act, to whom, channel, day.
fn manner(findings: &Findings, statement: &Statement, quoted: &Quoted<'_>) -> String {
    let cue = quoted.words(&statement.cue_span);
    let mut manner = Vec::new();
    if !cue.is_empty() {
        manner.push(format!("“{cue}”"));
    }
    manner.push(words::form(statement.form).to_owned());
    manner.extend(statement.act.as_ref().map(|act| words::act(act.value).to_owned()));
    manner.extend(statement.addressee.as_ref().map(|told| format!("to {}", quoted.words(&[told.span]))));
    manner.extend(statement.channel.as_ref().map(|channel| format!("via {}", channel.value)));
    manner.extend(statement.said.map(|when| words::when(when).text));
    let outer = statement.inside.and_then(|id| findings.statement(id)).and_then(|outer| outer.speaker);
    manner.extend(outer.map(|speaker| format!("as told by {}", names(findings, &[speaker]))));
    manner.join(" · ")
}
