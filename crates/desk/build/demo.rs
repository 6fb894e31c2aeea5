//! Bundles the invented case into the program: one list of names and bytes, in the order of the names.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Returns the list, as Rust has it.
pub(crate) fn list(demo: &Path) -> io::Result<String> {
    let mut files = vec![demo.join("case.toml")];
    files.extend(sorted(&demo.join("articles"))?);
    let mut list = String::from("&[\n");
    for file in files {
        let name = file.strip_prefix(demo).unwrap_or(&file).display().to_string();
        let path = fs::canonicalize(&file)?;
        // Writing to a string cannot fail.
        let _ = writeln!(list, "    ({name:?}, include_bytes!({:?})),", path.display().to_string());
    }
    list.push_str("]\n");
    Ok(list)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    files.sort_unstable();
    Ok(files)
}
