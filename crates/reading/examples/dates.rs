//! Prints the time expressions of texts, or how fast they are found. Each line of the input is `{"text": …, "published": …}`, each line
//! of the output the list of what was found in it: `cargo run -p rapporteur-reading --release --example dates < texts.jsonl`. With
//! `--speed` the output is one object of megabytes of text a second of CPU time (Linux tells it): `timex` for the reader alone, on texts
//! that are tokenised and parsed, `with_page` with that work, `pipeline` for all readers; and `adds_to_pipeline`, what the
//! readers of dates and of events add to all the rest, as a share of it.
#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example measures and prints")]

use rapporteur_model::{Alignment, Brief, Rendition};
use rapporteur_reading::event::EventReader;
use rapporteur_reading::timex::TimexReader;
use rapporteur_reading::{Page, Reader, Readers, Work};
use rapporteur_time::Stamp;
use serde_json::{Value, json};
use std::io::{self, BufRead};

/// How long each thing is done at least, in seconds of CPU time; the best of three turns counts, as others may be at work on the machine.
const ENOUGH: f64 = 0.5;

fn main() -> io::Result<()> {
    let readers = Readers::new(&Brief::default());
    let mut texts = Vec::new();
    for line in io::stdin().lock().lines() {
        let given: Value = serde_json::from_str(&line?)?;
        let published: Option<Stamp> = given["published"].as_str().and_then(|day| day.parse().ok());
        texts.push((rendition(given["text"].as_str().unwrap_or_default()), published));
    }
    if std::env::args().any(|option| option == "--speed") {
        println!("{}", speed(&readers, &texts)?);
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
                    "start": timex.when.map(|when| when.interval.start().to_string()),
                    "end": timex.when.map(|when| when.interval.end().to_string()),
                    "bound": timex.when.map(|when| when.bound),
                    "clock": timex.clock.as_ref().map(ToString::to_string),
                    "repeats": timex.repeats,
                    "lasts": timex.lasts,
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

fn speed(readers: &Readers, texts: &[(Rendition, Option<Stamp>)]) -> io::Result<Value> {
    // The first reading warms the parser, whose memory of words all texts share.
    let read = || texts.iter().for_each(|(rendition, published)| drop(readers.read(rendition, *published)));
    read();
    let pages: Vec<Page<'_>> = texts.iter().map(|(rendition, published)| readers.page(rendition, *published)).collect();
    let all = seconds(read)?;
    let with_page = seconds(|| {
        for (rendition, published) in texts {
            let mut work = Work::default();
            TimexReader.read(&readers.page(rendition, *published), &mut work);
        }
    })?;
    let timex = seconds(|| {
        for page in &pages {
            let mut work = Work::default();
            TimexReader.read(page, &mut work);
            std::hint::black_box(&work);
        }
    })?;
    // What is found before the events; reading these again gives the same.
    let mut works: Vec<Work> = pages.iter().map(|page| before_events(readers, page)).collect();
    let event = seconds(|| pages.iter().zip(&mut works).for_each(|(page, work)| EventReader.read(page, work)))?;
    let bytes: usize = texts.iter().map(|(rendition, _)| rendition.text.len()).sum();
    let rate = |seconds: f64| bytes as f64 / 1e6 / seconds;
    let both = timex + event;
    Ok(json!({
        "timex_mb_per_cpu_s": rate(timex),
        "with_page_mb_per_cpu_s": rate(with_page),
        "event_mb_per_cpu_s": rate(event),
        "pipeline_mb_per_cpu_s": rate(all),
        "adds_to_pipeline": both / (all - both),
    }))
}

fn before_events(readers: &Readers, page: &Page<'_>) -> Work {
    let mut work = Work::default();
    readers.read_until(EventReader.name(), page, &mut work);
    work
}

/// Returns how many seconds of CPU time something takes.
fn seconds(mut done: impl FnMut()) -> io::Result<f64> {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let (start, mut times) = (cpu_seconds()?, 0.0);
        while cpu_seconds()? - start < ENOUGH {
            done();
            times += 1.0;
        }
        best = best.min((cpu_seconds()? - start) / times);
    }
    Ok(best)
}

/// Returns the CPU time of this process in seconds.
fn cpu_seconds() -> io::Result<f64> {
    let nanoseconds = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: u64 = nanoseconds.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    Ok(nanoseconds as f64 / 1e9)
}
