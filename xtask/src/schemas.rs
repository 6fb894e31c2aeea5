//! `cargo xtask schemas`: the JSON Schemas, made anew from the types of `export`.

use crate::run::{Workspace, run as run_command};
use crate::stop::Stop;

/// Write schemas/*.json anew from the types
#[derive(clap::Args)]
pub struct Arguments {}

/// Writes the files, by the very test that holds them to the types.
pub fn run(workspace: &Workspace, _arguments: &Arguments) -> Result<(), Stop> {
    let test = "the_files_under_schemas_are_those_of_the_types";
    let mut cargo =
        workspace.cargo(&["test", "--quiet", "-p", "rapporteur-export", "--test", "contracts", "--", "--exact", test]);
    cargo.env("UPDATE", "1");
    run_command(cargo)
}
