//! `cargo xtask peers NAME`: other programs and ours over the same documents in the same run.
//!
//! A comparison is a [`Measure`] in a file of its own under `peers/`, added to the table here; its figures are named
//! `PROGRAM.f1`, ours `rapporteur.f1`. No other program makes the record that `score exam` is about, so it has no line.

mod drafts;
mod language;

use crate::figures::{self, Measure};
use crate::run::Workspace;
use crate::stop::Stop;

/// Run other programs and ours over the same documents; exits with 3 where one is absent
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    asked: figures::Asked,
}

const PEERS: &[Measure] = &[language::LANGUAGE, drafts::DRAFTS];

/// Takes the comparison that is asked for.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<(), Stop> {
    figures::print(workspace, PEERS, &arguments.asked)
}
