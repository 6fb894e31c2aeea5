use crate::events::{self, Form};
use crate::paper::{faint, plain};
use crate::terminal;
use crate::trouble::{Ending, Failure};
use rapporteur_desk::{Stage, agenda};
use std::path::Path;

/// Shows what is ahead: meetings, signings, votes and deadlines, with how firm they are and who says so.
///
/// Planned is not held: what was due and is not reported as held is shown apart.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    moment: super::Moment,
    /// Text for people, JSON for programs, or a calendar (ICS) to subscribe to; that has what is over and called off too.
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// Writes the agenda, stage by stage.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let state = args.moment.state(case)?;
    let stages = agenda(&state);
    let open: Vec<_> = stages.iter().flat_map(|(_, events)| events.iter().copied()).collect();
    match args.format {
        Form::Json => events::json(&state, &open)?,
        // A calendar that lacked what was called off would keep showing it.
        Form::Ics => events::ics(&state, &Stage::ALL.into_iter().flat_map(|stage| stage.events(&state)).collect::<Vec<_>>())?,
        Form::Text => {
            let mut paper = terminal::paper_for(case);
            let origins = state.origins();
            for (stage, events) in &stages {
                paper.heading(heading(*stage), events.len())?;
                for event in events {
                    events::line(&mut paper, &state, &origins, event)?;
                }
            }
            paper.gap()?;
            if let Some(first) = open.first() {
                paper.next(&[format!("show {}", first.id), "agenda --format ics".to_owned()])?;
            } else {
                let nothing = plain("Nothing is ahead, as far as the documents tell. ");
                paper.flow(0, &[nothing, faint("timeline shows what is over.")])?;
                paper.next(&["timeline"])?;
            }
            paper.end()?;
        }
    }
    Ok(if open.is_empty() { Ending::Nothing } else { Ending::Well })
}

fn heading(stage: Stage) -> &'static str {
    match stage {
        Stage::UnderWay => "UNDER WAY",
        Stage::Ahead => "AHEAD",
        Stage::Due => "WAS DUE BY NOW, AND NOT REPORTED AS HELD",
        Stage::NoDay => "NO DAY GIVEN",
        Stage::Past => "PAST",
        Stage::Off => "CALLED OFF OR DENIED",
    }
}
