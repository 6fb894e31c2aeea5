//! What went wrong, in one line: what happened · what still works · what to do.

use crate::words;
use rapporteur_desk::{DeskError, Refused};
use rapporteur_model::NoteKind;
use rapporteur_web::WebError;
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// How a verb ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// All is well.
    Well,
    /// Nothing was found, or a check failed.
    Nothing,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Well => Self::SUCCESS,
            Ending::Nothing => Self::from(1),
        }
    }
}

/// Why a verb could not do its work.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The desk.
    Desk(DeskError),
    /// The pages.
    Web(WebError),
    /// The output cannot be written to.
    Out(io::Error),
    /// Of all that was named nothing could be read; each has had its line.
    NothingRead,
    /// An option has a value that cannot be understood: the line that says so.
    Option(String),
}

impl Failure {
    /// Tells of it on the standard error and returns the exit status.
    pub(crate) fn tell(self) -> ExitCode {
        match self {
            Self::NothingRead => {}
            Self::Out(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Out(error) => line(&format!("the output cannot be written: {error} · check where it goes")),
            Self::Desk(error) => line(&format!("{error} · {} [{}]", error.hint(), error.code())),
            Self::Web(error) => line(&format!("{error} · {} [{}]", error.hint(), error.code())),
            Self::Option(words) => line(&words),
        }
        ExitCode::from(2)
    }
}

impl From<DeskError> for Failure {
    fn from(error: DeskError) -> Self {
        Self::Desk(error)
    }
}

impl From<WebError> for Failure {
    fn from(error: WebError) -> Self {
        Self::Web(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Out(error)
    }
}

/// Tells of a place that gave nothing; `of` are all that were asked for.
pub(crate) fn refused(refused: &Refused, of: usize) {
    let rest = if of > 1 { " · the rest is read" } else { "" };
    line(&format!("{refused}{rest} · {} [{}]", refused.hint(), refused.code()));
}

/// Tells whether a note is about something wrong, which the person who gave the document should hear of at once.
pub(crate) fn is_trouble(kind: NoteKind) -> bool {
    !matches!(kind, NoteKind::Boilerplate | NoteKind::NoDate)
}

/// Tells in one line of files of other kinds that lie in a folder.
pub(crate) fn skipped(skipped: &[&Refused]) {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for refused in skipped {
        *kinds.entry(refused.reason.to_string()).or_default() += 1;
    }
    for (reason, count) in kinds {
        let hint = skipped.first().map(|refused| refused.hint()).unwrap_or_default();
        line(&format!("{} left out: {reason} · the rest is read · {hint}", words::counted(count, "file")));
    }
}

/// Writes a line to the standard error. Where that is closed there is nobody left to tell.
pub(crate) fn line(words: &str) {
    let words: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let _ = writeln!(anstream::stderr(), "{words}");
}
