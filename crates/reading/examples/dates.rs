//! Prints the time expressions of texts, or how fast they are found. Each line of the input is `{"text": …, "published": …}`, each line
//! of the output the list of what was found in it: `cargo run -p rapporteur-reading --release --example dates < texts.jsonl`. With
//! `--speed` the output is one object: megabytes of text a second, for the reader alone on texts that are tokenised and parsed, and
//! the share of the time for the readers of dates and events together in all that reading takes.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example measures and prints")]

use rapporteur_model::{Alignment, Brief, Rendition};
use rapporteur_reading::event::EventReader;
use rapporteur_reading::timex::TimexReader;
use rapporteur_reading::{Reader, Readers, Work};
use rapporteur_time::Stamp;
use serde_json::{Value, json};
use std::io::BufRead;
use std::time::{Duration, Instant};

/// How often the texts are read to take the time.
const ROUNDS: u32 = 20;

fn main() -> std::io::Result<()> {
    let readers = Readers::new(&Brief::default());
    let mut texts = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let given: Value = serde_json::from_str(&line?)?;
        let published: Option<Stamp> = given["published"].as_str().and_then(|day| day.parse().ok());
        texts.push((rendition(given["text"].as_str().unwrap_or_default()), published));
    }
    if std::env::args().any(|option| option == "--speed") {
        println!("{}", speed(&readers, &texts));
        return Ok(());
    }
    for (rendition, published) in &texts {
        let page = readers.page(rendition, *published);
        let mut work = Work::default();
        TimexReader.read(&page, &mut work);
        let found: Vec<Value> = work
            .findings
            .timexes
            .iter()
            .map(|timex| {
                let before = rendition.text.get(..timex.span.start()).unwrap_or_default();
                json!({
                    "at": before.chars().count(),
                    "words": timex.span.of(&rendition.text),
                    "start": timex.when.interval.start().to_string(),
                    "end": timex.when.interval.end().to_string(),
                    "bound": timex.when.bound,
                })
            })
            .collect();
        println!("{}", Value::from(found));
    }
    Ok(())
}

/// The text as it is, without a title.
fn rendition(text: &str) -> Rendition {
    Rendition {
        text: text.to_owned(),
        title: None,
        authors: Vec::new(),
        published: None,
        language: Some("en".to_owned()),
        furniture: Vec::new(),
        alignment: Alignment::default(),
        notes: Vec::new(),
        renderer: "raw".to_owned(),
        outlet: None,
    }
}

fn speed(readers: &Readers, texts: &[(Rendition, Option<Stamp>)]) -> Value {
    let (mut dates, mut both, mut all) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    for (rendition, published) in texts {
        // The first reading warms the parser, whose memory of words all texts share.
        readers.read(rendition, *published);
        let page = readers.page(rendition, *published);
        let start = Instant::now();
        for _ in 0..ROUNDS {
            let mut work = Work::default();
            TimexReader.read(&page, &mut work);
            std::hint::black_box(&work);
        }
        dates += start.elapsed() / ROUNDS;
        let mut work = Work::default();
        readers.read_until(EventReader.name(), &page, &mut work);
        let start = Instant::now();
        EventReader.read(&page, &mut work);
        both += start.elapsed();
        let start = Instant::now();
        readers.read(rendition, *published);
        all += start.elapsed();
    }
    both += dates;
    let bytes: usize = texts.iter().map(|(rendition, _)| rendition.text.len()).sum();
    let megabytes = bytes as f64 / 1e6;
    json!({
        "dates_megabytes_per_second": megabytes / dates.as_secs_f64(),
        "all_megabytes_per_second": megabytes / all.as_secs_f64(),
        "dates_and_events_share": both.as_secs_f64() / all.as_secs_f64(),
    })
}
