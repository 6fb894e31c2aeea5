//! Whether redlines come back: `cargo run --release -p rapporteur-export --example docx_back -- PAIRS`.
//!
//! PAIRS holds a folder a pair, with `a.md` and `b.md` (or `.txt`). Each redline is read again, with its changes accepted and rejected,
//! and then once more after LibreOffice has opened it and written it anew. Prints one JSON object: how many pairs came back.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "an example reads and writes files, runs another program, and prints"
)]

use rapporteur_draft::{Draft, Markup, compare};
use rapporteur_export::redline_docx;
use rapporteur_text::{Side, Word};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Failed = Box<dyn std::error::Error>;

/// The lines of both drafts.
struct Pair {
    name: String,
    earlier: Vec<String>,
    later: Vec<String>,
}

fn main() -> Result<(), Failed> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name the folder of the pairs")?);
    let made = std::env::temp_dir().join(format!("docx-back-{}", std::process::id()));
    let written = made.join("written");
    fs::create_dir_all(&written)?;
    let mut pairs = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let Some((ending, markup)) = [("md", Markup::Markdown), ("txt", Markup::Plain)]
            .into_iter()
            .find(|(ending, _)| path.join("a").with_extension(ending).is_file())
        else {
            continue;
        };
        let text = |name: &str| fs::read_to_string(path.join(name).with_extension(ending));
        let (a, b) = (text("a")?, text("b")?);
        let (from, to) = (Draft::read(&a, markup), Draft::read(&b, markup));
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        fs::write(made.join(&name).with_extension("docx"), redline_docx(&from, &to, &compare(&from, &to), "Rapporteur"))?;
        pairs.push(Pair { name, earlier: lines(&a, markup), later: lines(&b, markup) });
    }
    let (rejected, accepted) = back(&pairs, &made);
    print!("{{\"pairs\": {}, \"rejected\": {rejected}, \"accepted\": {accepted}", pairs.len());
    let mut office = Command::new("soffice");
    office.args(["--headless", "--convert-to", "docx", "--outdir"]).arg(&written);
    office.args(pairs.iter().map(|pair| made.join(&pair.name).with_extension("docx")));
    match office.output() {
        Ok(output) => {
            let (rejected, accepted) = back(&pairs, &written);
            let quiet = output.status.success() && !String::from_utf8_lossy(&output.stderr).contains("Error");
            print!(", \"office_rejected\": {rejected}, \"office_accepted\": {accepted}, \"office_quiet\": {quiet}");
        }
        Err(error) => eprintln!("LibreOffice: left out, since soffice does not start: {error}"),
    }
    println!("}}");
    fs::remove_dir_all(&made)?;
    Ok(())
}

/// Returns how many redlines in `folder` give back the earlier draft and how many the later.
fn back(pairs: &[Pair], folder: &Path) -> (usize, usize) {
    let word = |pair: &Pair| Word::read(&fs::read(folder.join(&pair.name).with_extension("docx")).ok()?);
    let is = |pair: &&Pair, side: Side, own: &[String]| {
        word(pair).is_some_and(|word| lines(&word.text(side, false), Markup::Plain) == own)
    };
    (
        pairs.iter().filter(|pair| is(pair, Side::Earlier, &pair.earlier)).count(),
        pairs.iter().filter(|pair| is(pair, Side::Later, &pair.later)).count(),
    )
}

/// Returns the lines that hold something, headings without their signs.
fn lines(text: &str, markup: Markup) -> Vec<String> {
    let bare = |line: &str| match markup {
        Markup::Markdown if line.starts_with('#') => line.trim_start_matches('#').trim_start().to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(|line| bare(line.trim())).filter(|line| !line.is_empty()).collect()
}
