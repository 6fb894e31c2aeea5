//! `cargo xtask ci`: everything CI runs, in the order of what fails soonest.

use crate::run::{Workspace, output_of, run as run_command};
use crate::stop::Stop;
use crate::test::{Tally, tests};
use crate::{floors, licences};
use std::time::Instant;

/// Run everything CI runs; later steps run even if an earlier one fails
#[derive(clap::Args)]
pub struct Arguments {}

/// The first command of the README: what a newcomer types must work.
const FIRST_COMMAND: &str = "cargo run --release -- demo";

/// A step, by name; it says how many of its checks passed.
type Step = (&'static str, fn(&Workspace) -> (Tally, Result<(), Stop>));

const STEPS: &[Step] = &[
    ("format", |workspace| one(run_command(workspace.cargo(&["fmt", "--all", "--check"])))),
    ("floors", |workspace| one(floors::run(workspace, &floors::Arguments {}))),
    ("licences", |workspace| one(licences::run(workspace, &licences::Arguments {}))),
    ("clippy", |workspace| {
        one(run_command(workspace.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])))
    }),
    ("test", |workspace| tests(workspace, &[])),
    ("docs", |workspace| one(docs(workspace))),
    ("first command", |workspace| one(first_command(workspace))),
];

/// Runs every step, reports on each, and ends with a closing line over all of them.
pub fn run(workspace: &Workspace, _arguments: &Arguments) -> Result<(), Stop> {
    let mut all = Tally::default();
    let mut report = Vec::new();
    for (name, step) in STEPS {
        println!("\n=== {name}");
        let started = Instant::now();
        let (tally, done) = step(workspace);
        if let Err(stop) = &done {
            println!("{stop}");
        }
        all.add(tally);
        let verdict = if done.is_ok() { "ok" } else { "FAILED" };
        report.push(format!("{verdict:<7} {name:<14} {:>5} s", started.elapsed().as_secs()));
    }
    println!("\n{}", report.join("\n"));
    all.close()
}

/// Counts a step without tests of its own as one check.
fn one(done: Result<(), Stop>) -> (Tally, Result<(), Stop>) {
    (Tally { passed: u32::from(done.is_ok()), failed: u32::from(done.is_err()) }, done)
}

fn docs(workspace: &Workspace) -> Result<(), Stop> {
    let mut cargo = workspace.cargo(&["doc", "--workspace", "--no-deps"]);
    cargo.env("RUSTDOCFLAGS", "-D warnings");
    run_command(cargo)
}

fn first_command(workspace: &Workspace) -> Result<(), Stop> {
    let readme = workspace.read(&workspace.path("README.md"))?;
    if !readme.contains(FIRST_COMMAND) {
        return Err(Stop::Failed(format!("README.md no longer has the command `{FIRST_COMMAND}`")));
    }
    let arguments: Vec<&str> = FIRST_COMMAND.split(' ').skip(1).collect();
    let printed = output_of(workspace.cargo(&arguments), "")?;
    println!("{printed}");
    if printed.trim().is_empty() { Err(Stop::Failed(format!("`{FIRST_COMMAND}` prints nothing"))) } else { Ok(()) }
}
