//! Prints what became of each point of a draft in another: `cargo run -p rapporteur-export --example drafts_diff -- A B`.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example reads files and prints")]

use rapporteur_draft::{Draft, Markup, compare};

fn main() -> std::io::Result<()> {
    let mut paths = std::env::args().skip(1);
    let (a, b) = (paths.next().unwrap_or_default(), paths.next().unwrap_or_default());
    let markup = |path: &str| if path.to_ascii_lowercase().ends_with(".txt") { Markup::Plain } else { Markup::Markdown };
    let texts = (std::fs::read_to_string(&a)?, std::fs::read_to_string(&b)?);
    let (from, to) = (Draft::read(&texts.0, markup(&a)), Draft::read(&texts.1, markup(&b)));
    let comparison = compare(&from, &to);
    println!("{}", serde_json::to_string(&rapporteur_export::drafts(&from, &to, &comparison))?);
    Ok(())
}
