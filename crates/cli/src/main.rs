//! The front door: one file a verb under `commands/`; its doc comment is its help.
//!
//! The exit status is 0 if all is well, 1 if nothing was found or a check failed, 2 for an error. A reader that closes the
//! pipe early has what it wanted: that is no error.

mod args;
mod changes;
mod commands;
mod entry;
mod events;
mod matrix;
mod naming;
mod overview;
mod page;
mod paper;
mod reasons;
mod terminal;
mod trouble;
mod words;

use clap::Parser as _;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = args::Args::parse();
    match commands::run(args) {
        Ok(ending) => ending.into(),
        Err(failure) => failure.tell(),
    }
}
