//! The workspace, and the programs run in it.

use crate::stop::Stop;
use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository this tool belongs to.
#[derive(Debug)]
pub struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Returns the repository this tool was built in.
    pub fn here() -> Self {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self { root: own.parent().unwrap_or(own).to_owned() }
    }

    /// Returns the path of a file of the repository.
    pub fn path(&self, within: &str) -> PathBuf {
        self.root.join(within)
    }

    /// Returns the folder that data too large or not ours to publish lies in: `given`, else `shared` beside the repository.
    pub fn shared(&self, given: Option<&Path>) -> PathBuf {
        let beside = || self.root.parent().unwrap_or(&self.root).join("shared");
        // Programs are run in the root, which need not be where the path was typed.
        given.map_or_else(beside, |given| std::path::absolute(given).unwrap_or_else(|_| given.to_owned()))
    }

    /// Returns a file's words.
    pub fn read(&self, path: &Path) -> Result<String, Stop> {
        let name = path.strip_prefix(&self.root).unwrap_or(path).display();
        std::fs::read_to_string(path).map_err(|error| Stop::Failed(format!("{name}: {error}")))
    }

    /// Returns the cargo that runs this tool, in the root of the repository.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(arguments).current_dir(&self.root);
        cargo
    }

    /// Builds a package's program as users have it, and returns its path: for what starts too fast to be run by cargo.
    pub fn program(&self, package: &str) -> Result<PathBuf, Stop> {
        let build = self.cargo(&["build", "--release", "--quiet", "--message-format", "json", "--package", package]);
        let messages = output_of(build, "")?;
        let messages = messages.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
        let mut programs = messages.filter_map(|message| Some(PathBuf::from(message["executable"].as_str()?)));
        programs.next_back().ok_or_else(|| Stop::Failed(format!("{package} has no program")))
    }
}

/// Runs a program to its end; what it prints is seen at once.
pub fn run(mut command: Command) -> Result<(), Stop> {
    let status = command.status().map_err(|error| not_started(&command, &error))?;
    if status.success() { Ok(()) } else { Err(Stop::Failed(format!("{} failed: {status}", written(&command)))) }
}

/// Runs a program to its end, gives it `input`, and returns what it prints; its complaints are seen at once.
pub fn output_of(mut command: Command, input: &str) -> Result<String, Stop> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| not_started(&command, &error))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not want its input closes the pipe: its exit status says whether that was well.
        let _ = stdin.write_all(input.as_bytes());
    }
    let output = child.wait_with_output().map_err(|error| not_started(&command, &error))?;
    if !output.status.success() {
        return Err(Stop::Failed(format!("{} failed: {}", written(&command), output.status)));
    }
    String::from_utf8(output.stdout).map_err(|_| Stop::Failed(format!("{} did not print UTF-8", written(&command))))
}

/// Returns why a program did not start: a missing one is absent, not broken.
pub fn not_started(command: &Command, error: &std::io::Error) -> Stop {
    let program = command.get_program().display();
    match error.kind() {
        std::io::ErrorKind::NotFound => Stop::Absent(format!("{program} is not installed")),
        _ => Stop::Failed(format!("{program}: {error}")),
    }
}

/// Returns the command as a person would type it, cut short where it names many files.
fn written(command: &Command) -> String {
    let mut words: Vec<String> = command.get_args().take(6).map(|word| word.display().to_string()).collect();
    if command.get_args().len() > words.len() {
        words.push("…".to_owned());
    }
    let program = Path::new(command.get_program()).file_name().unwrap_or_default().display();
    format!("{program} {}", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_gets_its_input_and_gives_its_output() {
        assert_eq!(output_of(Command::new("cat"), "words\n"), Ok("words\n".to_owned()));
        assert!(matches!(output_of(Command::new("false"), ""), Err(Stop::Failed(_))));
    }

    #[test]
    fn a_program_that_is_not_there_is_absent() {
        assert_eq!(run(Command::new("no-such-program")), Err(Stop::Absent("no-such-program is not installed".to_owned())));
    }
}
