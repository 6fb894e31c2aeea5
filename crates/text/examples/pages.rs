//! Prints what the renderer makes of HTML files, one JSON object a line, to look at it or to score it:
//! `cargo run -p rapporteur-text --release --example pages -- page.html`.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example is a program of its own")]

use rapporteur_model::{Capture, Media, Sidecar};
use rapporteur_time::Instant;
use serde_json::json;
use std::time;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let fetched = Instant::from_unix(0);
        let capture = Capture { bytes, media: Media::Html, charset: None, fetched, sidecar: Sidecar::default() };
        let start = time::Instant::now();
        let rendition = rapporteur_text::render(&capture);
        let seconds = start.elapsed().as_secs_f64();
        let body = rendition.title.map_or(&*rendition.text, |title| rendition.text[title.end()..].trim_start());
        let page = json!({
            "path": path,
            "title": rendition.title_words(),
            "authors": rendition.authors,
            "published": rendition.published,
            "language": rendition.language,
            "notes": rendition.notes,
            "seconds": seconds,
            "body": body,
        });
        println!("{page}");
    }
    Ok(())
}
