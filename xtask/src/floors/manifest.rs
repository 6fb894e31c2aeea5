//! What the manifests say that a crate uses.

use crate::run::Workspace;
use crate::stop::Stop;
use std::path::Path;
use toml::Table;

/// What a crate uses another for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// In the program, or to build it.
    Program,
    /// In its tests only.
    Tests,
}

/// A crate of the house, and what it uses.
#[derive(Debug)]
pub struct Manifest {
    /// Its name, without the name of the project.
    pub name: String,
    /// Crates of the house that it uses.
    pub siblings: Vec<(String, Use)>,
    /// Other crates that it uses in the program.
    pub others: Vec<String>,
}

/// The name of the project, in front of the name of each crate.
const PROJECT: &str = "rapporteur-";

/// Returns the manifests of the crates in `folder`, by name.
pub fn all(workspace: &Workspace, folder: &Path) -> Result<Vec<Manifest>, Stop> {
    let entries = std::fs::read_dir(folder).map_err(|error| Stop::Failed(format!("crates: {error}")))?;
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path().join("Cargo.toml"))).collect();
    paths.sort();
    let present = paths.into_iter().filter(|path| path.is_file());
    present.map(|path| Manifest::parse(&workspace.read(&path)?)).collect()
}

impl Manifest {
    /// Reads a manifest.
    pub fn parse(manifest: &str) -> Result<Self, Stop> {
        let fault = |what: String| Stop::Failed(format!("a manifest cannot be read: {what}"));
        let manifest: Table = toml::from_str(manifest).map_err(|error| fault(error.to_string()))?;
        let package = manifest.get("package").and_then(|package| package.get("name")).and_then(toml::Value::as_str);
        let package = package.ok_or_else(|| fault("it has no name".to_owned()))?;
        let mut own = Self { name: bare(package).to_owned(), siblings: Vec::new(), others: Vec::new() };
        own.add_tables(&manifest);
        for platform in manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(Table::values) {
            platform.as_table().into_iter().for_each(|tables| own.add_tables(tables));
        }
        Ok(own)
    }

    /// Returns how many crates of the house it uses.
    pub fn edges(&self) -> usize {
        self.siblings.len()
    }

    fn add_tables(&mut self, tables: &Table) {
        for (key, how) in [("dependencies", Use::Program), ("build-dependencies", Use::Program), ("dev-dependencies", Use::Tests)]
        {
            for (name, dependency) in tables.get(key).and_then(toml::Value::as_table).into_iter().flatten() {
                // `name = { package = "other" }` is the crate `other` under another name.
                let package = dependency.get("package").and_then(toml::Value::as_str).unwrap_or(name);
                if package.starts_with(PROJECT) {
                    self.siblings.push((bare(package).to_owned(), how));
                } else if how == Use::Program {
                    self.others.push(package.to_owned());
                }
            }
        }
    }
}

fn bare(package: &str) -> &str {
    package.strip_prefix(PROJECT).unwrap_or(package)
}
