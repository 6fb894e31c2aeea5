//! `cargo xtask peers NAME`: other programs and ours over the same documents in the same run.
//!
//! A comparison is a [`Measure`] in a file of its own under `peers/`, added to the table here; its figures are named
//! `PROGRAM.f1`, ours `rapporteur.f1`. No other program makes the record that `score exam` is about, so it has no line.

mod dates;
mod drafts;
mod language;
mod statements;

use crate::figures::{self, Measure};
use crate::run::{Workspace, run as run_program};
use crate::stop::Stop;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Run other programs and ours over the same documents; exits with 3 where one is absent
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    asked: figures::Asked,
}

const PEERS: &[Measure] = &[language::LANGUAGE, dates::DATES, drafts::DRAFTS, statements::STATEMENTS];

/// Takes the comparison that is asked for.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<(), Stop> {
    figures::print(workspace, PEERS, &arguments.asked)
}

/// Returns the Python of an environment with `packages` in it, which is made if it is not there.
pub fn environment(folder: &Path, packages: &[&str]) -> Result<PathBuf, Stop> {
    let python = folder.join("bin/python");
    if !python.is_file() {
        let mut make = Command::new("python3");
        make.args(["-m", "venv"]).arg(folder);
        run_program(make)?;
    }
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(packages);
    run_program(install).map_err(|stop| Stop::Absent(format!("{} could not be installed: {stop}", packages.join(", "))))?;
    Ok(python)
}
