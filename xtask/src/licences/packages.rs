//! The packages that the program is built from.

use crate::run::{Workspace, output_of};
use crate::stop::Stop;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::process::Command;

/// A package from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub license: Option<String>,
}

/// The package of the program.
const PROGRAM: &str = "rapporteur-cli";

/// Returns what `rapporteur` is linked from and built with on this machine, tests left out, by name.
pub fn of_the_program(workspace: &Workspace) -> Result<Vec<Package>, Stop> {
    // Packages of other platforms need not have been fetched.
    let about = output_of(rustc(), "")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let metadata = output_of(workspace.cargo(&["metadata", "--format-version", "1", "--filter-platform", host]), "")?;
    let metadata: Metadata = serde_json::from_str(&metadata).map_err(|error| Stop::Failed(format!("cargo metadata: {error}")))?;
    Ok(metadata.built_into(PROGRAM))
}

fn rustc() -> Command {
    let mut rustc = Command::new("rustc");
    rustc.arg("-vV");
    rustc
}

/// What `cargo metadata` prints, as far as it is used here.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<About>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct About {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    /// Where it came from: nothing for the crates of this repository.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    /// Nothing for the usual kind, `build` or `dev`.
    kind: Option<String>,
}

impl Metadata {
    fn built_into(&self, program: &str) -> Vec<Package> {
        let uses: HashMap<&str, &Node> = self.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
        let mut found: HashSet<&str> = HashSet::new();
        let mut ahead: Vec<&str> =
            self.packages.iter().filter(|about| about.name == program).map(|about| about.id.as_str()).collect();
        while let Some(id) = ahead.pop() {
            if found.insert(id) {
                let dependencies = uses.get(id).into_iter().flat_map(|node| &node.deps);
                ahead.extend(dependencies.filter(|used| used.is_built_in()).map(|used| used.pkg.as_str()));
            }
        }
        let elsewhere = self.packages.iter().filter(|about| about.source.is_some() && found.contains(about.id.as_str()));
        let mut packages: Vec<Package> = elsewhere
            .map(|about| Package { name: about.name.clone(), version: about.version.clone(), license: about.license.clone() })
            .collect();
        packages.sort();
        packages
    }
}

impl Dependency {
    fn is_built_in(&self) -> bool {
        self.dep_kinds.iter().any(|kind| kind.kind.as_deref() != Some("dev"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_tests_use_is_left_out() {
        let metadata: Metadata = serde_json::from_value(serde_json::json!({
            "packages": [
                {"id": "own", "name": "program", "version": "0.1.0", "license": "MIT", "source": null},
                {"id": "a", "name": "alpha", "version": "1.0.0", "license": "MIT", "source": "registry"},
                {"id": "b", "name": "beta", "version": "2.0.0", "license": null, "source": "registry"},
                {"id": "t", "name": "tests", "version": "3.0.0", "license": "GPL-3.0-only", "source": "registry"},
            ],
            "resolve": {"nodes": [
                {"id": "own", "deps": [
                    {"pkg": "a", "dep_kinds": [{"kind": null}, {"kind": "dev"}]},
                    {"pkg": "t", "dep_kinds": [{"kind": "dev"}]},
                ]},
                {"id": "a", "deps": [{"pkg": "b", "dep_kinds": [{"kind": "build"}]}, {"pkg": "a", "dep_kinds": [{"kind": null}]}]},
            ]},
        }))
        .unwrap();
        let names: Vec<String> = metadata.built_into("program").into_iter().map(|package| package.name).collect();
        assert_eq!(names, ["alpha", "beta"]);
    }
}
