//! The same bytes give the same findings, whatever was read before them and however many threads read.

#![expect(clippy::disallowed_methods, reason = "a test reads the bundled case where it lies")]

use rapporteur_model::{Brief, Capture, Findings, Media, Rendition, Sidecar};
use rapporteur_reading::Readers;
use rapporteur_testkit::cases;
use rapporteur_time::{Instant, Stamp};
use std::path::Path;
use std::sync::Mutex;

/// The bundled case and the literate cases, as texts with their days.
fn texts() -> Vec<(Rendition, Option<Stamp>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let cases = cases(&root.join("cases")).expect("the folder of cases is in the tree");
    let mut texts: Vec<_> = cases.iter().map(|case| (rapporteur_text::render(&case.capture()), case.published)).collect();
    let folder = std::fs::read_dir(root.join("demo/articles")).expect("the bundled case is in the tree");
    let mut articles: Vec<_> = folder.map(|entry| entry.expect("a folder can be listed").path()).collect();
    articles.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    articles.sort();
    for path in articles {
        let bytes = std::fs::read(&path).expect("an article can be read");
        let fetched = Instant::from_unix(0);
        let capture = Capture { bytes, media: Media::Plain, charset: None, fetched, sidecar: Sidecar::default() };
        texts.push((rapporteur_text::render(&capture), "2031-03-11".parse().ok()));
    }
    texts
}

/// Reads texts by `threads` threads that take the next one as soon as they are done, in the order of `order`.
fn read(readers: &Readers, texts: &[(Rendition, Option<Stamp>)], order: &[usize], threads: usize) -> Vec<Findings> {
    let next = Mutex::new(order.iter());
    let found = Mutex::new(vec![Findings::default(); texts.len()]);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let at = next.lock().expect("no thread panics").next().copied();
                    let Some((rendition, published)) = at.map(|at| &texts[at]) else { break };
                    let findings = readers.read(rendition, *published);
                    found.lock().expect("no thread panics")[at.unwrap_or_default()] = findings;
                }
            });
        }
    });
    found.into_inner().expect("no thread panics")
}

#[test]
fn any_order_of_texts_and_any_number_of_threads_finds_the_same() {
    let texts = texts();
    assert!(texts.len() > 1000, "{}", texts.len());
    let readers = || Readers::new(&Brief::default());
    let forwards: Vec<usize> = (0..texts.len()).collect();
    let backwards: Vec<usize> = forwards.iter().rev().copied().collect();
    // Every seventh text, then those after them: neighbours are other texts than before.
    let mixed: Vec<usize> = (0..7).flat_map(|from| (from..texts.len()).step_by(7)).collect();
    let first = read(&readers(), &texts, &forwards, 1);
    let fresh = readers();
    for (order, threads) in [(&backwards, 1), (&mixed, 2), (&forwards, 4), (&backwards, 7)] {
        let again = read(&fresh, &texts, order, threads);
        for (at, (one, other)) in first.iter().zip(&again).enumerate() {
            assert_eq!(one, other, "read by {threads} threads: {}", texts[at].0.text);
        }
    }
}
