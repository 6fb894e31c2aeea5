//! The floors, and which edges between crates they allow.

use super::manifest::{Manifest, Use};
use crate::stop::Stop;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The house: `floors.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct House {
    floors: Vec<Vec<String>>,
    for_tests: BTreeMap<String, usize>,
    network_crates: Vec<String>,
    network_stacks: Vec<String>,
    /// How many lines a source file may have.
    pub longest_file: usize,
}

impl House {
    /// Reads the table.
    pub fn parse(table: &str) -> Result<Self, Stop> {
        toml::from_str(table).map_err(|error| Stop::Failed(format!("xtask/floors.toml: {error}")))
    }

    /// Returns every crate and every edge that the house does not allow, one line each.
    pub fn faults(&self, manifests: &[Manifest]) -> Vec<String> {
        manifests.iter().flat_map(|manifest| self.faults_of(manifest)).collect()
    }

    fn faults_of(&self, manifest: &Manifest) -> Vec<String> {
        let name = &manifest.name;
        let Some(own) = self.floor(name) else {
            return vec![format!("{name} is on no floor: give it one in xtask/floors.toml")];
        };
        let mut faults = Vec::new();
        for (used, how) in &manifest.siblings {
            let in_tests = if *how == Use::Tests { " in its tests" } else { "" };
            if self.for_tests.contains_key(used) {
                if *how == Use::Program {
                    faults.push(format!("{name} uses {used}, which is for tests only, outside its tests"));
                }
            } else if let Some(floor) = self.floor(used).filter(|floor| *floor >= own) {
                faults
                    .push(format!("{name} (floor {own}) uses {used} (floor {floor}){in_tests}: a crate uses lower floors only"));
            }
        }
        if !self.network_crates.contains(name) {
            let stacks = manifest.others.iter().filter(|other| self.network_stacks.contains(other));
            let allowed = self.network_crates.join(" and ");
            faults.extend(stacks.map(|stack| format!("{name} uses {stack}: only {allowed} may hold a network stack")));
        }
        faults
    }

    fn floor(&self, name: &str) -> Option<usize> {
        let on_floor = self.floors.iter().position(|floor| floor.iter().any(|own| own == name));
        on_floor.or_else(|| self.for_tests.get(name).copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUSE: &str = r#"
        floors = [["span"], ["model"], ["fetch", "store"]]
        network_crates = ["fetch"]
        network_stacks = ["ureq"]
        longest_file = 500
        [for_tests]
        testkit = 2
    "#;

    fn faults(name: &str, dependencies: &str) -> Vec<String> {
        let manifest = Manifest::parse(&format!("package.name = 'rapporteur-{name}'\n{dependencies}")).unwrap();
        House::parse(HOUSE).unwrap().faults(&[manifest])
    }

    #[test]
    fn lower_floors_and_the_test_kit_in_tests_are_allowed() {
        let uses = "[dependencies]\nrapporteur-model = {}\nureq = '3'\n[dev-dependencies]\nrapporteur-testkit = {}";
        assert!(faults("fetch", uses).is_empty());
        assert!(faults("testkit", "[dependencies]\nrapporteur-model = {}").is_empty());
    }

    #[test]
    fn an_edge_up_or_along_a_floor_names_both_ends() {
        let up = faults("span", "[dependencies]\nrapporteur-model = {}");
        assert_eq!(up, ["span (floor 0) uses model (floor 1): a crate uses lower floors only"]);
        let along = faults("store", "[dev-dependencies]\nrapporteur-fetch = {}");
        assert_eq!(along, ["store (floor 2) uses fetch (floor 2) in its tests: a crate uses lower floors only"]);
        let renamed = faults("span", "[target.'cfg(unix)'.build-dependencies]\nm = { package = 'rapporteur-model' }");
        assert_eq!(renamed.len(), 1);
    }

    #[test]
    fn strangers_test_kits_and_networks_are_kept_out() {
        assert_eq!(faults("attic", ""), ["attic is on no floor: give it one in xtask/floors.toml"]);
        let kit = faults("store", "[dependencies]\nrapporteur-testkit = {}");
        assert_eq!(kit, ["store uses testkit, which is for tests only, outside its tests"]);
        let network = faults("store", "[dependencies]\nureq = '3'");
        assert_eq!(network, ["store uses ureq: only fetch may hold a network stack"]);
        assert!(faults("store", "[dev-dependencies]\nureq = '3'").is_empty());
    }
}
