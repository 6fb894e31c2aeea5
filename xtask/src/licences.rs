//! `cargo xtask licences`: what the program is built from, held against `licences.toml`.

mod packages;
mod spdx;

use crate::run::Workspace;
use crate::stop::Stop;
use packages::Package;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Check that everything the program is built from has a licence on the list
#[derive(clap::Args)]
pub struct Arguments {}

/// The list: `licences.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// SPDX identifiers.
    allowed: Vec<String>,
    /// Crates under another licence, and that licence.
    exceptions: BTreeMap<String, String>,
}

/// Holds the packages that the program is built from against `licences.toml`.
pub fn run(workspace: &Workspace, _arguments: &Arguments) -> Result<(), Stop> {
    let list: List = toml::from_str(&workspace.read(&workspace.path("xtask/licences.toml"))?)
        .map_err(|error| Stop::Failed(format!("xtask/licences.toml: {error}")))?;
    let packages = packages::of_the_program(workspace)?;
    let faults: Vec<String> = packages.iter().filter_map(|package| list.fault(package)).collect();
    println!("{} packages from elsewhere", packages.len());
    if faults.is_empty() { Ok(()) } else { Err(Stop::Failed(faults.join("\n"))) }
}

impl List {
    /// Returns what is wrong with the licence of a package.
    fn fault(&self, package: &Package) -> Option<String> {
        let Package { name, version, license } = package;
        let Some(expression) = license else {
            return Some(format!("{name} {version} names no licence"));
        };
        let excepted = self.exceptions.get(name);
        let allowed = |id: &str| self.allowed.iter().any(|own| own == id) || excepted.is_some_and(|own| own == id);
        match spdx::holds(expression, allowed) {
            Some(true) => None,
            Some(false) => {
                Some(format!("{name} {version} is under {expression}, which is not on the list of xtask/licences.toml"))
            }
            None => Some(format!("{name} {version} has a licence that cannot be read: {expression}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_names_the_package() {
        let exceptions = BTreeMap::from([("selectors".to_owned(), "MPL-2.0".to_owned())]);
        let list = List { allowed: vec!["MIT".to_owned()], exceptions };
        let fault = |name: &str, license: Option<&str>| {
            list.fault(&Package { name: name.to_owned(), version: "1.0.0".to_owned(), license: license.map(str::to_owned) })
        };
        assert_eq!(fault("a", Some("MIT OR GPL-3.0-only")), None);
        assert_eq!(fault("selectors", Some("MPL-2.0")), None);
        assert!(fault("other", Some("MPL-2.0")).unwrap().starts_with("other 1.0.0 is under MPL-2.0"));
        assert_eq!(fault("a", None).unwrap(), "a 1.0.0 names no licence");
        assert!(fault("a", Some("MIT (or so)")).unwrap().contains("cannot be read"));
    }
}
