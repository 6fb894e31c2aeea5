//! What CI runs, and the figures anyone can re-run: `cargo xtask TASK`. One file a task.

mod ci;
mod figures;
mod floors;
mod licences;
mod peers;
mod run;
mod schemas;
mod score;
mod stop;
mod test;

use clap::{Parser, Subcommand};
use run::Workspace;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "What CI runs, and the figures anyone can re-run")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Test(test::Arguments),
    Ci(ci::Arguments),
    Floors(floors::Arguments),
    Licences(licences::Arguments),
    Schemas(schemas::Arguments),
    Score(score::Arguments),
    Peers(peers::Arguments),
}

fn main() -> ExitCode {
    let workspace = Workspace::here();
    let done = match Arguments::parse().task {
        Task::Test(arguments) => test::run(&workspace, &arguments),
        Task::Ci(arguments) => ci::run(&workspace, &arguments),
        Task::Floors(arguments) => floors::run(&workspace, &arguments),
        Task::Licences(arguments) => licences::run(&workspace, &arguments),
        Task::Schemas(arguments) => schemas::run(&workspace, &arguments),
        Task::Score(arguments) => score::run(&workspace, &arguments),
        Task::Peers(arguments) => peers::run(&workspace, &arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("{stop}");
            stop.exit_code()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        <Arguments as clap::CommandFactory>::command().debug_assert();
    }
}
