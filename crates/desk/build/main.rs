//! What the program takes from the repository when it is built: the invented case of `demo/`, and a name for what reading is.

#![expect(clippy::print_stdout, reason = "this is how the script speaks to cargo")]

mod demo;
mod sources;

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let out = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    let demo = root.join("demo");
    println!("cargo::rerun-if-changed={}", demo.display());
    fs::write(Path::new(&out).join("bundle.rs"), demo::list(&demo)?)?;
    for folder in sources::OF_READING {
        println!("cargo::rerun-if-changed={}", root.join(folder).display());
    }
    println!("cargo::rustc-env=RAPPORTEUR_READING={}", sources::digest(&root, sources::OF_READING)?);
    Ok(())
}
