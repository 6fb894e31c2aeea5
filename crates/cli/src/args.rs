//! The command line.

use crate::commands::{
    actors, add, agenda, demo, drafts, init, mark, news, read, said, serve, show, state, timeline, verify, why,
};
use clap::{Parser, Subcommand, ValueEnum};
use rapporteur_desk::Settings;
use std::fs;
use std::io::{self, Write as _};
use std::path::PathBuf;

/// The case file where none is named.
pub(crate) const DEFAULT_CASE: &str = "case.rapporteur";

/// Keeps a live, sourced record of where a negotiation stands: who said what, what is agreed and what is stuck, who meets
/// whom, and what is new since you looked. Every entry opens the exact words in the stored source.
#[derive(Debug, Parser)]
#[command(name = "rapporteur", version, max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Args {
    /// The case file.
    #[arg(long, global = true, value_name = "FILE", default_value = DEFAULT_CASE)]
    pub(crate) case: PathBuf,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// The verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Demo(demo::Args),
    Drafts(drafts::Args),
    Read(read::Args),
    Actors(actors::Args),
    Init(init::Args),
    Add(add::Args),
    State(state::Args),
    Said(said::Args),
    Show(show::Args),
    Why(why::Args),
    Agenda(agenda::Args),
    Timeline(timeline::Args),
    News(news::Args),
    Mark(mark::Args),
    Verify(verify::Args),
    Serve(serve::Args),
}

/// How the result is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs: the contracts under `schemas/`.
    Json,
}

/// How long to wait for what is fetched.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Patience {
    /// How long a server may take, in seconds.
    #[arg(long, value_name = "SECONDS", default_value_t = Self::default().timeout)]
    timeout: u64,
}

impl Default for Patience {
    fn default() -> Self {
        Self { timeout: Settings::default().total.as_secs() }
    }
}

impl Patience {
    /// Returns the settings of a verb that fetches.
    pub(crate) fn settings(self) -> Settings {
        Settings::within(self.timeout)
    }
}

/// Where a result goes.
#[derive(Debug, clap::Args)]
pub(crate) struct Output {
    /// Writes to a file, and not to the standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Output {
    /// Writes all of a result.
    pub(crate) fn put(&self, written: &[u8]) -> io::Result<()> {
        match &self.output {
            Some(path) => fs::write(path, written),
            None => io::stdout().lock().write_all(written),
        }
    }
}
