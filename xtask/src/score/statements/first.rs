//! How long a user waits for the first statement of an article, from the start of the program.

use crate::figures::Figures;
use crate::run::{Workspace, not_started};
use crate::score::exam;
use crate::stop::Stop;
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often the program is started; the shortest wait counts, as others may be at work on the machine.
const TURNS: usize = 9;

/// Adds the wait for the first row of the first article with a key, in milliseconds.
pub(super) fn take(workspace: &Workspace, shared: &Path, figures: &mut Figures) -> Result<(), Stop> {
    let program = workspace.program("rapporteur-cli")?;
    let articles = exam::articles(&shared.join("exam/dev"));
    let Some(article) = articles.first() else { return Ok(()) };
    let waits = (0..TURNS).map(|_| first_row(&program, article)).collect::<Result<Vec<_>, _>>()?;
    let shortest = waits.into_iter().min().unwrap_or_default();
    figures.add("first_record_ms", &Value::from(shortest.as_secs_f64() * 1e3));
    Ok(())
}

/// Returns how long it is from the start of the program to the end of the first line that it prints.
fn first_row(program: &Path, article: &Path) -> Result<Duration, Stop> {
    let mut read = Command::new(program);
    read.args(["read", "--raw", "--only", "statements", "--format", "jsonl"]).arg(article).stdout(Stdio::piped());
    let start = Instant::now();
    let mut child = read.spawn().map_err(|error| not_started(&read, &error))?;
    let mut line = String::new();
    let printed = child.stdout.take().map_or(Ok(0), |out| BufReader::new(out).read_line(&mut line));
    let wait = start.elapsed();
    let ended = child.wait();
    match (printed, ended) {
        (Ok(1..), Ok(_)) => Ok(wait),
        (Err(error), _) | (_, Err(error)) => Err(Stop::Failed(format!("{}: {error}", program.display()))),
        (Ok(0), _) => Err(Stop::Failed(format!("{} found no statement in {}", program.display(), article.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_prints_nothing_has_no_first_row() {
        assert!(matches!(first_row(Path::new("true"), Path::new("a.txt")), Err(Stop::Failed(_))));
        assert!(first_row(Path::new("echo"), Path::new("a.txt")).is_ok());
    }
}
