use crate::args::Format;
use crate::trouble::{Ending, Failure};
use crate::{overview, terminal};
use rapporteur_desk::State;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

/// Shows where the talks stand: parties by issues and drafts, what is stuck and why, and who meets next.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    moment: super::Moment,
    /// The mark that changes are counted from; the latest, if none is named.
    #[arg(long, value_name = "MARK")]
    since: Option<String>,
    /// Text for people, or JSON, one object.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Settles the case, or a folder, and writes the state.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let (state, mark) = if let Some(state) = args.moment.of_folder()? {
        (state, None)
    } else {
        let case = super::open(case)?;
        let mark = super::since(&case, args.since.as_deref())?;
        (case.state(args.moment.as_of()?)?, mark)
    };
    match args.format {
        Format::Json => json(&state)?,
        Format::Text => {
            let mut paper = terminal::paper_for(case);
            overview::write(&mut paper, &state, mark.as_ref())?;
            paper.end()?;
        }
    }
    Ok(if state.versions.is_empty() { Ending::Nothing } else { Ending::Well })
}

fn json(state: &State) -> io::Result<()> {
    let text = |digest: &rapporteur_model::Digest| state.with_text(*digest).next().map(|known| known.rendition.text.as_str());
    let mut out = BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &rapporteur_export::state(&state.record, text))?;
    writeln!(out)?;
    out.flush()
}
