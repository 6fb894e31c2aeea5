//! `cargo xtask test`: every test of the workspace.

use crate::run::{Workspace, not_started};
use crate::stop::Stop;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

/// Run every test of the workspace, the examples in the docs included
#[derive(clap::Args)]
pub struct Arguments {
    /// Passed on to `cargo test`: the name of a test, `-p CRATE`, `-- --nocapture`
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    rest: Vec<String>,
}

/// How many passed and how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that passed.
    pub passed: u32,
    /// Those that failed.
    pub failed: u32,
}

impl Tally {
    /// Adds another count to this one.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Ends a run with its closing line, the last that is printed.
    pub fn close(self) -> Result<(), Stop> {
        let line = format!("\n{} passed, {} failed", self.passed, self.failed);
        if self.failed > 0 {
            return Err(Stop::Failed(line));
        }
        println!("{line}");
        Ok(())
    }
}

/// Runs the tests, and ends with their closing line.
pub fn run(workspace: &Workspace, arguments: &Arguments) -> Result<(), Stop> {
    let (tally, _) = tests(workspace, &arguments.rest);
    tally.close()
}

/// Runs the tests, and counts them over all their programs.
pub fn tests(workspace: &Workspace, rest: &[String]) -> (Tally, Result<(), Stop>) {
    let mut command = workspace.cargo(&["test", "--no-fail-fast"]);
    if !rest.iter().any(|word| matches!(word.as_str(), "-p" | "--package")) {
        command.arg("--workspace");
    }
    command.args(rest);
    counted(command)
}

/// Runs a test program, shows what it prints and adds up its closing lines.
fn counted(mut command: Command) -> (Tally, Result<(), Stop>) {
    let mut tally = Tally::default();
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => return (Tally { failed: 1, ..tally }, Err(not_started(&command, &error))),
    };
    for line in child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).split(b'\n')).map_while(Result::ok) {
        // A test may print anything, and must not be cut off for it.
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        tally.add(closing_line(&line).unwrap_or_default());
    }
    let done = match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Stop::Failed(format!("the tests failed: {status}"))),
        Err(error) => Err(Stop::Failed(error.to_string())),
    };
    if done.is_err() {
        // What does not even compile has no count of its own.
        tally.failed = tally.failed.max(1);
    }
    (tally, done)
}

/// Reads `test result: ok. 12 passed; 0 failed; ...`.
fn closing_line(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |word: &str| {
        let part = counts.split("; ").find_map(|part| part.trim().strip_suffix(word))?;
        part.trim().parse().ok()
    };
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_added_up() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s";
        assert_eq!(closing_line(line), Some(Tally { passed: 12, failed: 3 }));
        assert_eq!(closing_line("running 3 tests"), None);
        let mut printing = Command::new("sh");
        printing.args(["-c", &format!("echo '{line}'; echo words; echo '{line}'; exit 101")]);
        let (tally, done) = counted(printing);
        assert_eq!(tally, Tally { passed: 24, failed: 6 });
        assert!(matches!(done, Err(Stop::Failed(_))));
        assert_eq!(tally.close(), Err(Stop::Failed("\n24 passed, 6 failed".to_owned())));
    }

    #[test]
    fn tests_that_do_not_compile_have_failed() {
        let mut broken = Command::new("sh");
        broken.args(["-c", "echo 'error: no such word'; exit 101"]);
        assert_eq!(counted(broken).0, Tally { passed: 0, failed: 1 });
        assert_eq!(counted(Command::new("no-such-program")).0.failed, 1);
    }
}
