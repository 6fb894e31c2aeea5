//! A case: a text, and what must be found in it.

use crate::found::found;
use crate::matching::{differing, misquoted, nearness, written};
use crate::parse::parse;
use crate::words::Text;
use crate::{Expectation, Field};
use rapporteur_model::{Brief, Capture, Findings, Media, Sidecar};
use rapporteur_time::{Instant, Stamp};
use std::collections::HashMap;
use std::fmt;
use std::io;
use std::path::Path;

/// A text, and what must be found in it.
#[derive(Clone, Debug)]
pub struct Case {
    /// Its heading; no other case has it.
    pub name: String,
    /// The file it stands in, as people name it: `cases/statements.md`.
    pub file: String,
    /// The line of its heading, counted from 1.
    pub line: usize,
    /// When the text was published.
    pub published: Option<Stamp>,
    /// The parties it names; empty if it names none.
    pub brief: Brief,
    /// The text, paragraphs apart by a blank line.
    pub text: String,
    /// What must be found in it, or must not.
    pub expectations: Vec<Expectation>,
    /// What is wrong with the case itself.
    pub faults: Vec<Failure>,
}

/// What failed, and where the case says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The name of the case.
    pub case: String,
    /// The file and line that expect otherwise.
    pub place: String,
    /// What was expected and what was found, for people.
    pub message: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n  {}", self.place, self.case, self.message.replace('\n', "\n  "))
    }
}

/// Returns the cases of the Markdown files in `folder` and the folders in it, file by file; a README is none of them.
///
/// # Errors
/// The folder or a file in it cannot be read. What is wrong inside a file is a fault of its case.
pub fn cases(folder: &Path) -> io::Result<Vec<Case>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next)? {
            let path = entry?.path();
            let is_case = path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md");
            if path.is_dir() {
                folders.push(path);
            } else {
                files.extend(is_case.then_some(path));
            }
        }
    }
    files.sort();
    let mut cases = Vec::new();
    for path in files {
        #[expect(clippy::disallowed_methods, reason = "cases are files of this repository")]
        let source = std::fs::read_to_string(&path)?;
        let within = path.strip_prefix(folder.parent().unwrap_or(folder)).unwrap_or(&path);
        cases.extend(parse(&within.to_string_lossy().replace('\\', "/"), &source));
    }
    find_twins(&mut cases);
    Ok(cases)
}

/// Two cases of one name could not be told apart in a report.
fn find_twins(cases: &mut [Case]) {
    let mut places: HashMap<String, String> = HashMap::new();
    for case in cases {
        let place = format!("{}:{}", case.file, case.line);
        if let Some(first) = places.get(&case.name) {
            case.faults.push(case.failure(case.line, format!("another case has this name: {first}")));
        } else {
            places.insert(case.name.clone(), place);
        }
    }
}

impl Case {
    /// Returns the text as if it had been fetched, to be rendered and read as it stands.
    pub fn capture(&self) -> Capture {
        Capture {
            bytes: self.text.clone().into_bytes(),
            media: Media::Raw,
            charset: None,
            fetched: Instant::from_unix(0),
            sidecar: Sidecar { published: self.published, ..Sidecar::default() },
        }
    }

    /// Compares `findings`, whose spans are of `text`, with what the case expects; an empty answer is a pass.
    ///
    /// `text` is that of the rendition made from [`Case::text`].
    pub fn check(&self, text: &str, findings: &Findings) -> Vec<Failure> {
        let text = Text::new(text);
        let failed = self.expectations.iter().filter(|expectation| !expectation.optional).filter_map(|expectation| {
            let message = check(expectation, &text, findings)?;
            Some(self.failure(expectation.line, message))
        });
        self.faults.iter().cloned().chain(failed).collect()
    }

    pub(crate) fn failure(&self, line: usize, message: impl Into<String>) -> Failure {
        Failure { case: self.name.clone(), place: format!("{}:{line}", self.file), message: message.into() }
    }
}

/// Returns what a person should read if the findings are not as the line expects.
fn check(expectation: &Expectation, text: &Text<'_>, findings: &Findings) -> Option<String> {
    let quotes = |field: &Field| misquoted(field, text).map(|words| (field.name, words.trim().to_owned()));
    if let Some((field, words)) = expectation.fields.iter().find_map(quotes) {
        return Some(format!("the case is wrong: its text does not say “{words}” ({field})"));
    }
    let found = found(expectation.kind, findings);
    let matched = found.iter().find(|found| differing(expectation, found, text).is_empty());
    if expectation.absent {
        let matched = matched?;
        return Some(format!("expected  {}\nfound     {}", expectation.written, written(expectation, matched, text)));
    }
    if matched.is_some() {
        return None;
    }
    let nearest = found.iter().max_by_key(|found| nearness(expectation, found, text));
    Some(match nearest {
        None => format!("expected  {}\nfound     no {} at all", expectation.written, expectation.kind.name()),
        Some(nearest) => format!(
            "expected  {}\nnearest   {}\ndiffers   {}",
            expectation.written,
            written(expectation, nearest, text),
            differing(expectation, nearest, text).join(", ")
        ),
    })
}

#[cfg(test)]
mod tests;
