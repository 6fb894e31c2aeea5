//! How fast texts are read, in CPU time of this process.

use crate::conllu;
use crate::score::written;
use rapporteur_language::{Analysis, Engine, Reader};
use rapporteur_model::{Brief, Capture, Media, Sidecar};
use rapporteur_reading::Readers;
use serde_json::{Map, Value};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Reads all texts once to warm up, then again and again for some seconds of CPU time; names of figures with their values.
pub fn speed(paths: &[PathBuf]) -> io::Result<Map<String, Value>> {
    // Too short for the clock of CPU time, which goes by ticks.
    let start = Instant::now();
    let mut reader = Reader::new(Engine::english());
    let load_ms = start.elapsed().as_secs_f64() * 1e3;
    let texts = paths.iter().map(fs::read_to_string).collect::<io::Result<Vec<_>>>()?;
    timed(load_ms, || texts.iter().map(|text| reader.parse(&Analysis::new(text, &[]))).map(|syntax| syntax.len()).sum())
}

/// Reads the statements of all texts, from their bytes, as [`speed`] does; tokens are the engine's words, as there.
pub fn statements(paths: &[PathBuf]) -> io::Result<Map<String, Value>> {
    let texts = paths.iter().map(fs::read).collect::<io::Result<Vec<_>>>()?;
    let start = Instant::now();
    let readers = Readers::of_statements(&Brief::default());
    let read = |bytes: &Vec<u8>| {
        let fetched = rapporteur_time::Instant::from_unix(0);
        let capture = Capture { bytes: bytes.clone(), media: Media::Raw, charset: None, fetched, sidecar: Sidecar::default() };
        readers.read(&rapporteur_text::render(&capture), None).statements.len()
    };
    let first = texts.first().map_or(0, read);
    let load_ms = start.elapsed().as_secs_f64() * 1e3;
    let mut parser = Reader::new(Engine::english());
    let words = |bytes| parser.parse(&Analysis::new(&String::from_utf8_lossy(bytes), &[])).len();
    let words: usize = texts.iter().map(Vec::as_slice).map(words).sum();
    drop(parser);
    let mut figures = timed(load_ms, || {
        texts.iter().for_each(|text| {
            read(text);
        });
        words
    })?;
    figures.insert("first_statements".to_owned(), Value::from(first));
    Ok(figures)
}

/// Calls `read`, which returns how many words it read, once to warm up, then for some seconds of CPU time.
fn timed(load_ms: f64, mut read: impl FnMut() -> usize) -> io::Result<Map<String, Value>> {
    let words = read();
    let (start, mut rounds) = (cpu_seconds()?, 0);
    let mut spent = 0.0;
    while spent < 3.0 {
        read();
        rounds += 1;
        spent = cpu_seconds()? - start;
    }
    let mut figures = Map::new();
    figures.insert("tokens_per_cpu_s".to_owned(), Value::from((words * rounds) as f64 / spent));
    figures.insert("tokens".to_owned(), Value::from(words));
    figures.insert("peak_mb".to_owned(), Value::from(peak_mb()?));
    figures.insert("load_ms".to_owned(), Value::from(load_ms));
    Ok(figures)
}

/// Reads texts of 1 KB to 10 MB, cut from all texts in a row, and one of 10 MB that is a single line; nanoseconds a token by size.
pub fn cost(engine: &Engine<'_>, paths: &[PathBuf]) -> io::Result<Map<String, Value>> {
    let all = paths.iter().map(fs::read_to_string).collect::<io::Result<Vec<_>>>()?.concat();
    let long = all.repeat(10_000_000 / all.len().max(1) + 1);
    let line = long.replace(['\n', '.'], " ");
    let mut figures = Map::new();
    let mut reader = Reader::new(engine);
    let whole = (3..=7).map(|power| (format!("{}", 10_usize.pow(power)), &long[..long.floor_char_boundary(10_usize.pow(power))]));
    for (name, text) in whole.chain([("line".to_owned(), &line[..line.floor_char_boundary(10_000_000)])]) {
        let (start, mut words) = (cpu_seconds()?, 0);
        while cpu_seconds()? - start < 1.0 {
            words += reader.parse(&Analysis::new(text, &[])).len();
        }
        let nanoseconds = (cpu_seconds()? - start) * 1e9 / words.max(1) as f64;
        figures.insert(name, Value::from(nanoseconds.round()));
    }
    figures.insert("peak_mb".to_owned(), Value::from(peak_mb()?.round()));
    Ok(figures)
}

/// Writes what is nearest to the coverage of a negotiation in GUM, a file for each document.
pub fn write_texts(shared: &Path, folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let mut number = 0;
    for bank in ["gum-open-train", "gum-dev", "gum-test"] {
        let sentences = conllu::read(&shared.join(format!("data/ud/{bank}.conllu.zst")))?;
        for document in sentences.chunk_by(|_, next| !next.opens_document) {
            if matches!(&*document[0].genre, "news" | "interview" | "speech") {
                fs::write(folder.join(format!("{number:03}.txt")), written(document).0)?;
                number += 1;
            }
        }
    }
    Ok(())
}

/// Returns the CPU time of this process in seconds.
pub fn cpu_seconds() -> io::Result<f64> {
    let nanoseconds = fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: u64 = nanoseconds.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
    Ok(nanoseconds as f64 / 1e9)
}

/// Returns the most memory this process held at once, in megabytes.
fn peak_mb() -> io::Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
    Ok(kilobytes.unwrap_or(0.0) / 1024.0)
}
