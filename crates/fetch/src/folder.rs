//! From what a person names to the places to fetch.

use crate::media::{self, READ_ENDINGS};
use crate::{Reason, Refused};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A place that can give a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file.
    File(PathBuf),
    /// An address of the web.
    Address(String),
    /// The standard input.
    Stdin,
}

impl Place {
    /// Returns the place with the full path of its file, so that one file has one name from wherever it is named.
    #[must_use]
    pub fn absolute(self) -> Self {
        match self {
            Self::File(path) => Self::File(fs::canonicalize(&path).unwrap_or(path)),
            other => other,
        }
    }
}

/// The places behind one name on a command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// What can be fetched: the files of a folder in the order of their paths.
    pub places: Vec<Place>,
    /// What cannot, and why.
    pub refused: Vec<Refused>,
    /// Files of a folder that are of no kind that is read: told, but no failure.
    pub skipped: Vec<Refused>,
}

impl Gathered {
    /// Adds the places behind another name.
    pub fn extend(&mut self, more: Self) {
        self.places.extend(more.places);
        self.refused.extend(more.refused);
        self.skipped.extend(more.skipped);
    }
}

/// Returns the places behind `given`: an address, `-` for the standard input, a file, or a folder with all it holds.
///
/// In a folder, hidden files, sidecars (`NAME.doc.json`) and `case.toml` are no documents. Links to folders are not
/// followed, so that a circle of links ends.
pub fn gather(given: &str) -> Gathered {
    let mut gathered = Gathered::default();
    let path = Path::new(given);
    if given == "-" {
        gathered.places.push(Place::Stdin);
    } else if is_address(given) {
        gathered.places.push(Place::Address(given.to_owned()));
    } else {
        match fs::metadata(path) {
            Ok(about) if about.is_dir() => walk(path, &mut gathered),
            // What a person names by hand is read whatever its ending says.
            Ok(_) => gathered.places.push(Place::File(path.to_owned())),
            Err(error) => gathered.refused.push(Refused::new(given, reason_of(&error))),
        }
    }
    gathered
}

/// Tells whether `given` is meant as an address and not as a path.
fn is_address(given: &str) -> bool {
    given.split_once("://").is_some_and(|(scheme, _)| scheme.len() > 1 && scheme.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Adds what lies in `root` and below, folders first opened as they are met, in the order of the paths.
fn walk(root: &Path, gathered: &mut Gathered) {
    let mut folders = vec![root.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                gathered.refused.push(Refused::new(folder.display().to_string(), reason_of(&error)));
                continue;
            }
        };
        let entries = readable(&folder, entries, &mut gathered.refused);
        for entry in entries.into_iter().filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b".")) {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                _ => files.push(entry.path()),
            }
        }
    }
    files.sort_unstable();
    for file in files.into_iter().filter(|file| !is_beside(file)) {
        match media::ending(&file) {
            Some(ending) if READ_ENDINGS.contains(&ending.as_str()) => gathered.places.push(Place::File(file)),
            ending => {
                let kind = ending.map_or_else(|| "unnamed".to_owned(), |ending| format!(".{ending}"));
                gathered.skipped.push(Refused::new(file.display().to_string(), Reason::UnknownKind(kind)));
            }
        }
    }
    if gathered.places.is_empty() && gathered.refused.is_empty() {
        gathered.refused.push(Refused::new(root.display().to_string(), Reason::NothingInside));
    }
}

/// Returns the entries of `folder` that could be listed; where the file system fails in the middle, the folder is told of.
fn readable<T>(folder: &Path, entries: impl Iterator<Item = io::Result<T>>, refused: &mut Vec<Refused>) -> Vec<T> {
    let mut told = |error: io::Error| refused.push(Refused::new(folder.display().to_string(), reason_of(&error)));
    entries.filter_map(|entry| entry.map_err(&mut told).ok()).collect()
}

/// Tells whether a file stands beside the documents and is none itself.
fn is_beside(file: &Path) -> bool {
    file.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.ends_with(".doc.json") || name == "case.toml")
}

/// Returns why the file system did not give what was asked for.
pub(crate) fn reason_of(error: &io::Error) -> Reason {
    match error.kind() {
        io::ErrorKind::NotFound => Reason::Missing,
        io::ErrorKind::PermissionDenied => Reason::NoRights,
        _ => Reason::Io(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    fn names(gathered: &Gathered) -> Vec<String> {
        let name = |place: &Place| match place {
            Place::File(path) => path.file_name().unwrap().to_string_lossy().into_owned(),
            other => format!("{other:?}"),
        };
        gathered.places.iter().map(name).collect()
    }

    #[test]
    fn a_folder_gives_its_documents_in_order_and_tells_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["b/2.md", "a.txt", "a.doc.json", "case.toml", ".hidden.txt", "scan.odt", "c.HTML", "plain"] {
            fs::write(folder.path().join(name), "words").unwrap();
        }
        let gathered = gather(folder.path().to_str().unwrap());
        assert_eq!(names(&gathered), ["a.txt", "2.md", "c.HTML"]);
        let skipped: Vec<_> = gathered.skipped.iter().map(|refused| refused.reason.clone()).collect();
        assert_eq!(skipped, [Reason::UnknownKind("unnamed".into()), Reason::UnknownKind(".odt".into())]);
        assert!(gathered.refused.is_empty());
    }

    #[test]
    fn a_circle_of_links_ends() {
        let folder = tempfile::tempdir().unwrap();
        symlink(folder.path(), folder.path().join("again")).unwrap();
        fs::write(folder.path().join("a.txt"), "words").unwrap();
        let gathered = gather(folder.path().to_str().unwrap());
        assert_eq!(names(&gathered), ["a.txt"]);
    }

    #[test]
    fn what_is_not_there_and_what_holds_nothing_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let nothing = gather(folder.path().to_str().unwrap());
        assert_eq!(nothing.refused[0].reason, Reason::NothingInside);
        let missing = gather(folder.path().join("missing").to_str().unwrap());
        assert_eq!(missing.refused[0].reason, Reason::Missing);
    }

    #[test]
    fn a_folder_whose_listing_breaks_off_is_told_of_and_the_rest_is_read() {
        let mut refused = Vec::new();
        let entries = [Ok("a.txt"), Err(io::Error::other("bad sector")), Ok("b.txt")];
        assert_eq!(readable(Path::new("pages"), entries.into_iter(), &mut refused), ["a.txt", "b.txt"]);
        assert_eq!(refused, [Refused::new("pages", Reason::Io("bad sector".into()))]);
    }

    #[test]
    fn addresses_and_the_standard_input_are_told_from_paths() {
        assert_eq!(gather("-").places, [Place::Stdin]);
        assert_eq!(gather("https://outlet.example/a").places, [Place::Address("https://outlet.example/a".into())]);
        assert!(gather("nofile:/x").places.is_empty());
    }
}
