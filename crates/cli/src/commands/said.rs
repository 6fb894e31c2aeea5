use crate::entry::behind;
use crate::paper::{Paper, bold, faint, plain};
use crate::trouble::{Ending, Failure};
use crate::{naming, terminal, words};
use rapporteur_desk::{Said, SaidQuery, State, said};
use rapporteur_model::{RecordedStatement, Report, Stance};
use std::io;
use std::path::Path;

/// Searches the statements: who said it, on what, since when.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A speaker or a party, by some words of the name.
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// An issue or a draft, by some words of its name or by its id.
    #[arg(long, value_name = "ISSUE")]
    on: Option<String>,
    /// The first day, such as 2031-03-01.
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
}

/// Writes the statements that were asked for, the first said first.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let day = |given: &String| rapporteur_time::parse_day(given).map_err(|error| Failure::Option(format!("--since: {error}")));
    let since = args.since.as_ref().map(day).transpose()?;
    let state = super::open(case)?.state(None)?;
    let found = said(&state, &SaidQuery { by: args.by.clone(), on: args.on.clone(), since })?;
    let mut paper = terminal::paper_for(case);
    for said in &found {
        write(&mut paper, &state, said)?;
    }
    summary(&mut paper, &state, &found)?;
    paper.end()?;
    Ok(if found.is_empty() { Ending::Nothing } else { Ending::Well })
}

fn write(paper: &mut Paper<'_>, state: &State, said: &Said<'_>) -> io::Result<()> {
    let statement = said.statement;
    let speaker = statement.speaker.as_ref().map_or("somebody unnamed", |id| naming::actor(&state.record, id));
    let mut runs = vec![
        plain(format!("{}  ", said.day)),
        bold(speaker),
        plain(behind(state, statement)),
        faint(words::dotted(&manner(statement))),
    ];
    for (target, stance) in &said.stances {
        runs.push(plain(format!(" · {} ", naming::target(&state.record, target))));
        runs.push(words::coloured(*stance));
    }
    paper.hang(&statement.id.0, 9, &runs)?;
    let Some(first) = statement.reports.first() else { return Ok(()) };
    let content: Vec<&str> = first.words.all().iter().map(|citation| citation.words.as_str()).collect();
    let outlet = state.cited(first.words.first()).map(naming::outlet).unwrap_or_default();
    let others = match statement.reports.len() {
        0 | 1 => String::new(),
        more => format!(" +{}", more - 1),
    };
    paper.flow(9, &[plain(content.join(" … ")), faint(format!(" · {outlet}{others}"))])
}

/// Returns how it was said: form, act, to whom, through what.
fn manner(statement: &RecordedStatement) -> Vec<String> {
    let mut manner = vec![words::form(statement.form).to_owned()];
    manner.extend(statement.act.as_ref().map(|(act, _)| words::act(*act).to_owned()));
    manner.extend(statement.addressee.as_ref().map(|told| format!("to {}", told.words)));
    manner.extend(statement.channel.as_ref().map(|(channel, _)| format!("via {channel}")));
    manner
}

fn summary(paper: &mut Paper<'_>, state: &State, found: &[Said<'_>]) -> io::Result<()> {
    let documents = found.iter().flat_map(|said| said.statement.reports.iter().map(Report::document));
    let sources = state.origins().independent(documents);
    let count = format!("{}, {}", words::counted(found.len(), "statement"), words::counted(sources, "independent source"));
    let shows = |wanted| found.iter().any(|said| said.stances.iter().any(|(_, stance)| *stance == wanted));
    let both = shows(Stance::Support) && shows(Stance::Oppose);
    let both = if both { " · some support what others oppose" } else { "" };
    paper.flow(0, &[plain(count + both)])?;
    match found.first() {
        Some(said) => paper.next(&[format!("show {}", said.statement.id)]),
        None => paper.next(&["said", "state"]),
    }
}
