use super::read::{Inputs, tell_notes};
use crate::args::Format;
use crate::trouble::{Ending, Failure};
use crate::{page, terminal};
use std::io::{self, BufWriter, Write as _};

/// Shows who is who in documents: persons, states, organizations and groups, for whom they speak, and why.
///
/// Each actor has its reasons: the rules that made it what it is, and the words they saw. Then the places, with the country each
/// lies in. Takes what `read` takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Text for people, or JSON, one object a line for each document.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// Reads every input, and writes its actors and places.
pub(crate) fn run(args: &Args) -> Result<Ending, Failure> {
    match args.format {
        Format::Text => {
            let mut paper = terminal::paper();
            let mut is_first = true;
            args.inputs.each(false, |document| {
                if !std::mem::take(&mut is_first) {
                    paper.rule()?;
                }
                page::actors(&mut paper, &document)
            })?;
            paper.end()?;
        }
        Format::Json => {
            let mut out = BufWriter::new(io::stdout().lock());
            args.inputs.each(false, |document| {
                tell_notes(&document);
                let output = rapporteur_export::actors(&document.id, &document.rendition, &document.findings);
                serde_json::to_writer(&mut out, &output)?;
                writeln!(out)
            })?;
            out.flush()?;
        }
    }
    Ok(Ending::Well)
}
