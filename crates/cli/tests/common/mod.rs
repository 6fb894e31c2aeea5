//! Running the program as a user does.

#![allow(dead_code, clippy::unwrap_used, reason = "helpers of tests, of which each file uses some")]

use std::ffi::OsStr;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// What a run of the program came to.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) trouble: String,
}

impl Run {
    /// Returns the only line on the standard error.
    pub(crate) fn only_line(&self) -> &str {
        let mut lines = self.trouble.lines();
        let line = lines.next().unwrap_or_else(|| panic!("no line of trouble: {self:?}"));
        assert_eq!(lines.next(), None, "more than one line of trouble: {self:?}");
        line
    }
}

/// Returns the program, ready to be given more.
pub(crate) fn program(arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    command.args(arguments).env_remove("NO_COLOR").stdin(Stdio::null());
    command
}

/// Runs the program to its end.
pub(crate) fn run(arguments: &[impl AsRef<OsStr>]) -> Run {
    finished(program(arguments))
}

/// Runs the program with words on its standard input.
pub(crate) fn run_with_input(arguments: &[impl AsRef<OsStr>], input: &[u8]) -> Run {
    let mut child = program(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // The program may have enough before all of it is written.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    run_of(&output)
}

pub(crate) fn finished(mut command: Command) -> Run {
    run_of(&command.output().unwrap())
}

fn run_of(output: &std::process::Output) -> Run {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_owned()).unwrap();
    Run { status: output.status.code(), out: text(&output.stdout), trouble: text(&output.stderr) }
}

/// A folder that is gone after the test.
pub(crate) struct Folder(TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// Returns the path of a name in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Returns the path of a name in the folder, as an argument.
    pub(crate) fn name(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    /// Writes a file and returns its path as an argument.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        self.name(name)
    }

    pub(crate) fn root(&self) -> &Path {
        self.0.path()
    }
}

/// An article that any reader finds something in.
pub(crate) const ARTICLE: &str = "Marsh rejects the line\n\nKOLVANE, March 10 (Northwire) - Teo Marsh, Verran's chief \
    negotiator, said on Monday that the council would not accept any line drawn before the gauges are read.\n\n\
    \"No map, no deal,\" Marsh told reporters.\n";
