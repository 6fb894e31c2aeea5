use crate::events::{self, Form};
use crate::paper::plain;
use crate::terminal;
use crate::trouble::{Ending, Failure};
use crate::words;
use clap::ValueEnum;
use rapporteur_desk::{Clock, TimelineQuery, timeline};
use std::path::Path;

/// Shows the events in the order in which they happen, or in which we learned of them.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    moment: super::Moment,
    /// The clock it runs on.
    #[arg(long, value_enum, default_value = "happened")]
    by: By,
    /// The first day, such as 2031-03-01.
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// The last day.
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// Text for people, JSON with the codes of PLOVER and CAMEO for programs, or a calendar (ICS).
    #[arg(long, value_enum, default_value = "text")]
    format: Form,
}

/// The clock of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// When it happens.
    Happened,
    /// When we first learned of it.
    Learned,
}

/// Writes the events in their order.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let day = |option: &str, given: &Option<String>| {
        let parse =
            |given: &String| rapporteur_time::parse_day(given).map_err(|error| Failure::Option(format!("{option}: {error}")));
        given.as_ref().map(parse).transpose()
    };
    let clock = if args.by == By::Learned { Clock::Learned } else { Clock::Happened };
    let query = TimelineQuery { clock, since: day("--since", &args.since)?, until: day("--until", &args.until)? };
    let state = args.moment.state(case)?;
    let found = timeline(&state, &query);
    match args.format {
        Form::Json => events::json(&state, &found)?,
        Form::Ics => events::ics(&state, &found)?,
        Form::Text => {
            let mut paper = terminal::paper_for(case);
            let origins = state.origins();
            for event in &found {
                events::line(&mut paper, &state, &origins, event)?;
            }
            paper.flow(0, &[plain(words::counted(found.len(), "event"))])?;
            match found.first() {
                Some(first) => paper.next(&[format!("show {}", first.id)])?,
                None => paper.next(&["state"])?,
            }
            paper.end()?;
        }
    }
    Ok(if found.is_empty() { Ending::Nothing } else { Ending::Well })
}
