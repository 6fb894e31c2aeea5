//! A name for what reading is: it changes with every byte of the code, the tables and the models that decide what is found.
//!
//! The version of a reader is raised by hand, and so forgotten; findings of an older program would then stay in the case.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// The folders that decide what is found in a text.
///
/// The ledger is among them: a state noted by another ledger is no sign that the file was changed.
pub(crate) const OF_READING: &[&str] = &[
    "crates/reading/src", "crates/ledger/src", "crates/language/src", "crates/knowledge/src", "crates/time/src",
    "data/knowledge", "models",
];

/// Returns a digest of the names and bytes of all files in `folders` of `root` and below, in whatever order they are listed;
/// but for papers (`.md`), which tell of them.
///
/// FNV-1a of 64 bits, in hexadecimal: it has to tell programs apart, and nobody gains by forging it.
pub(crate) fn digest(root: &Path, folders: &[&str]) -> io::Result<String> {
    let mut files = Vec::new();
    for folder in folders {
        below(&root.join(folder), &mut files)?;
    }
    files.sort_unstable();
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for file in files {
        hash.write(file.strip_prefix(root).unwrap_or(&file).as_os_str().as_encoded_bytes());
        hash.write(&bytes(&file)?);
    }
    Ok(format!("{:016x}", hash.0))
}

fn below(root: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "md") {
                files.push(path);
            }
        }
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "these are files of the repository, read when the program is built")]
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    fs::read(file)
}

struct Fnv(u64);

impl Fnv {
    /// Takes in `bytes` and how many they are, so that no two rows of names and files give the same bytes.
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().copied().chain((bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
