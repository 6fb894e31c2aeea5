//! `cargo xtask score NAME`: how good a part is, on data that lies beside the repository.

pub mod dates;
pub mod drafts;
mod exam;
mod language;
mod positions;
pub mod statements;
mod who;

use crate::figures::{self, Measure};
use crate::run::Workspace;
use crate::stop::Stop;

/// Print how good a part is on the data beside the repository; exits with 3 where that is absent
#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    asked: figures::Asked,
}

const SCORES: &[Measure] = &[
    exam::EXAM,
    language::LANGUAGE,
    drafts::DRAFTS,
    dates::DATES,
    positions::POSITIONS,
    statements::STATEMENTS,
    who::WHO,
    who::WHO_SPEED,
];

/// Takes the measure that is asked for.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<(), Stop> {
    figures::print(workspace, SCORES, &arguments.asked)
}
