//! `cargo xtask floors`: the house as `floors.toml` has it, held against the manifests and the files.

mod house;
mod manifest;
mod sizes;

use crate::run::Workspace;
use crate::stop::Stop;
use house::House;
use manifest::Manifest;
use sizes::Sizes;

/// Check that crates use lower floors only, that few hold a network stack, and that files stay short
#[derive(clap::Args)]
pub struct Arguments {}

/// Holds the manifests and the files against `floors.toml`.
pub fn run(workspace: &Workspace, _arguments: &Arguments) -> Result<(), Stop> {
    let house = House::parse(&workspace.read(&workspace.path("xtask/floors.toml"))?)?;
    let crates = workspace.path("crates");
    let manifests = manifest::all(workspace, &crates)?;
    let sizes = Sizes::of(workspace, &crates)?;
    let mut faults = house.faults(&manifests);
    faults.extend(
        sizes
            .longer_than(house.longest_file)
            .map(|(path, lines)| format!("{path} has {lines} lines: no file has more than {}", house.longest_file)),
    );
    let edges: usize = manifests.iter().map(Manifest::edges).sum();
    println!("{} crates, {edges} edges between them", manifests.len());
    println!("{sizes}");
    if faults.is_empty() { Ok(()) } else { Err(Stop::Failed(faults.join("\n"))) }
}
