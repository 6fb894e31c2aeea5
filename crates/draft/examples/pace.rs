//! How long a comparison takes: `cargo run --release -p rapporteur-draft --example pace`.
//!
//! Compares a draft of 28 points with one of 27, made of the invented pairs under `tests/pairs`, the later in another order. Prints
//! one JSON object: the milliseconds to split both and to compare them, the quickest of many runs, since others share the machine.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example reads files and the clock, and prints")]

use rapporteur_draft::{Draft, Markup, compare};
use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

const PAIRS: [&str; 4] = ["strike", "valley", "border", "mine"];
const RUNS: usize = 200;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (a, b) = (numbered("from", 28, false)?, numbered("to", 27, true)?);
    let run = || {
        let started = Instant::now();
        let (from, to) = (Draft::read(&a, Markup::Plain), Draft::read(&b, Markup::Plain));
        let comparison = compare(&from, &to);
        (started.elapsed().as_secs_f64() * 1000.0, from.points.len(), to.points.len(), comparison.alignments.len())
    };
    let quickest = (0..RUNS).map(|_| run()).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default();
    println!("{{\"from\": {}, \"to\": {}, \"alignments\": {}, \"ms\": {:.3}}}", quickest.1, quickest.2, quickest.3, quickest.0);
    Ok(())
}

/// Returns the first `count` points of one side of the pairs, as one list.
fn numbered(side: &str, count: usize, turned: bool) -> Result<String, Box<dyn std::error::Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let mut points = Vec::new();
    for pair in PAIRS {
        let text = std::fs::read_to_string(folder.join(format!("{pair}.{side}.txt")))?;
        let draft = Draft::read(&text, Markup::Plain);
        points.extend((0..draft.points.len()).map(|at| draft.words(at).replace('\n', " ")));
    }
    points.truncate(count);
    if turned {
        points.reverse();
    }
    let mut text = String::new();
    for (at, point) in points.iter().enumerate() {
        writeln!(text, "{}. {point}", at + 1)?;
    }
    Ok(text)
}
