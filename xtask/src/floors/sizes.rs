//! How long the source files are.

use crate::run::Workspace;
use crate::stop::Stop;
use std::fmt;
use std::path::{Path, PathBuf};

/// The source files with their lines, the shortest first.
#[derive(Debug)]
pub struct Sizes(Vec<(usize, String)>);

impl Sizes {
    /// Counts the lines of every Rust file under `folder`.
    pub fn of(workspace: &Workspace, folder: &Path) -> Result<Self, Stop> {
        let mut sizes = Vec::new();
        for path in rust_files(folder).map_err(|error| Stop::Failed(format!("{}: {error}", folder.display())))? {
            let within = path.strip_prefix(workspace.path("")).unwrap_or(&path).display().to_string();
            sizes.push((workspace.read(&path)?.lines().count(), within));
        }
        sizes.sort();
        Ok(Self(sizes))
    }

    /// Returns the files that have more than `limit` lines.
    pub fn longer_than(&self, limit: usize) -> impl Iterator<Item = (&str, usize)> {
        self.0.iter().filter(move |(lines, _)| *lines > limit).map(|(lines, path)| (path.as_str(), *lines))
    }

    /// Returns the length that `percent` of the files do not exceed (nearest rank).
    fn percentile(&self, percent: usize) -> usize {
        let rank = (self.0.len() * percent).div_ceil(100).max(1);
        self.0.get(rank - 1).map_or(0, |(lines, _)| *lines)
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (median, ninety, longest) = (self.percentile(50), self.percentile(90), self.percentile(100));
        write!(f, "{} source files: median {median} lines, 90 % under {}, longest {longest}", self.0.len(), ninety + 1)
    }
}

fn rust_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_lengths_of_files() {
        let sizes = Sizes((1..=10).map(|tens| (tens * 10, format!("{tens}.rs"))).collect());
        assert_eq!((sizes.percentile(50), sizes.percentile(90), sizes.percentile(100)), (50, 90, 100));
        assert_eq!(sizes.longer_than(90).collect::<Vec<_>>(), [("10.rs", 100)]);
        assert_eq!(Sizes(vec![]).percentile(50), 0);
    }
}
