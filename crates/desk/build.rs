//! Bundles the invented case of `demo/` into the program: one list of names and bytes, in the order of the names.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    println!("cargo::rerun-if-changed={}", demo.display());
    let mut files = vec![demo.join("case.toml")];
    files.extend(sorted(&demo.join("articles"))?);
    let mut list = String::from("&[\n");
    for file in files {
        let name = file.strip_prefix(&demo).unwrap_or(&file).display().to_string();
        let path = fs::canonicalize(&file)?;
        // Writing to a string cannot fail.
        let _ = writeln!(list, "    ({name:?}, include_bytes!({:?})),", path.display().to_string());
    }
    list.push_str("]\n");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&out).join("bundle.rs"), list)
}

fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>()?;
    files.sort_unstable();
    Ok(files)
}
