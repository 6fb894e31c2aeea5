//! Why an entry is as it is, as a chain: the entry, what was found in each text, the rules that found it.

use crate::paper::{Paper, bold, faint, plain};
use crate::{naming, words};
use rapporteur_desk::{Entry, Found, Ground, State, Why};
use rapporteur_model::TraceStep;
use std::collections::HashSet;
use std::io;

/// Findings that are explained at once: an actor is spoken of in every document.
const SHOWN: usize = 8;

/// Columns for the id of the entry.
const INDENT: usize = 9;

/// Columns that each link of the chain lies further in.
const STEP: usize = 2;

/// Columns for the name of a rule.
const RULE: usize = 26;

/// Writes the chain of reasons of an entry; of one that is `kept` in a case, where to go from it.
pub(crate) fn write(paper: &mut Paper<'_>, state: &State, why: &Why<'_>, kept: bool) -> io::Result<()> {
    let (id, name) = head(state, why.entry);
    paper.hang(&id, INDENT, &name)?;
    if let Some(rule) = why.rule {
        paper.flow(INDENT, &[plain(format!("because {}", words::rule(rule)))])?;
    }
    if why.grounds.is_empty() {
        paper.gap()?;
        paper.flow(0, &[plain("No reader found anything here: there is no rule to show.")])?;
    }
    let mut explained = HashSet::new();
    for found in why.grounds.iter().take(SHOWN) {
        paper.gap()?;
        let at = format!(" · line {}", line(found));
        paper.flow(STEP, &[bold(naming::source(found.version)), faint(at)])?;
        ground(paper, found, STEP, &mut explained)?;
    }
    if why.grounds.len() > SHOWN {
        paper.gap()?;
        paper.flow(0, &[faint(format!("… and {}", words::counted(why.grounds.len() - SHOWN, "more finding")))])?;
    }
    if !kept {
        return Ok(());
    }
    paper.gap()?;
    paper.next(&[format!("show {id}")])
}

fn head(state: &State, entry: Entry<'_>) -> (String, Vec<crate::paper::Run>) {
    let record = &state.record;
    let target = |id| naming::target(record, id).to_owned();
    match entry {
        Entry::Actor(actor) => (actor.id.0.clone(), vec![bold(actor.name.as_str())]),
        Entry::Statement(statement) => {
            let speaker = statement.speaker.as_ref().map_or("somebody unnamed", |id| naming::actor(record, id));
            (statement.id.0.clone(), vec![bold(speaker)])
        }
        Entry::Event(event) => {
            let what = format!("{} {}", words::event_type(event.kind), words::modality(event.modality));
            (event.id.0.clone(), vec![bold(what)])
        }
        Entry::Draft(draft) => (draft.id.0.clone(), vec![bold(draft.name.as_str())]),
        Entry::Issue(issue) => {
            (issue.id.0.clone(), vec![bold(issue.name.as_str()), plain(format!(" · {}", words::status(issue.status)))])
        }
        Entry::Position(position) => {
            let holder = naming::actor(record, &position.holder);
            let name = vec![bold(target(&position.target)), plain(format!(" · {holder} · ")), words::coloured(position.stance)];
            (position.id.0.clone(), name)
        }
        Entry::Silent { party, target: id } => {
            let name = vec![bold(target(id)), plain(format!(" · {} · {}", party.name, words::SILENT.text()))];
            (id.0.clone(), name)
        }
        Entry::Document(version) => (version.version.document.0.clone(), vec![bold(naming::source(version))]),
    }
}

/// Writes what a reader found, the rules that made it, and then the findings it names, each explained once.
fn ground(
    paper: &mut Paper<'_>,
    found: &Ground<'_>,
    indent: usize,
    explained: &mut HashSet<(u8, usize, usize, String)>,
) -> io::Result<()> {
    let key = (found.found as u8, found.words.start(), found.words.end(), found.name.clone());
    let known = !explained.insert(key);
    let again = if known { " (as above)" } else { "" };
    paper.flow(indent, &[plain(format!("{} ", noun(found.found))), bold(found.name.as_str()), faint(again)])?;
    if known {
        return Ok(());
    }
    for step in &found.trace.0 {
        rule(paper, found, step, indent + STEP)?;
    }
    found.names.iter().try_for_each(|named| ground(paper, named, indent + STEP, explained))
}

fn rule(paper: &mut Paper<'_>, found: &Ground<'_>, step: &TraceStep, indent: usize) -> io::Result<()> {
    let seen = step.span.and_then(|span| span.of(&found.version.rendition.text));
    let seen = seen.map(|words| format!(" ⟦{words}⟧")).unwrap_or_default();
    let told = words::reader_rule(&step.rule).unwrap_or("(no sentence is written for this rule yet)");
    let name = format!("{}{:<RULE$}", " ".repeat(indent), step.rule);
    paper.hang(&name, indent + RULE, &[plain(told), faint(seen)])
}

fn noun(found: Found) -> &'static str {
    match found {
        Found::Actor => "actor",
        Found::Statement => "statement",
        Found::Event => "event",
        Found::Draft => "draft",
        Found::Issue => "issue",
        Found::Position => "position",
    }
}

/// Returns the line that the words of a finding begin on.
fn line(found: &Ground<'_>) -> usize {
    let before = found.version.rendition.text.get(..found.words.start()).unwrap_or_default();
    1 + before.matches('\n').count()
}
