//! Prints how the cases of `cases/who` are read, and what it costs: `cargo run --release -p rapporteur-reading --example who`.
//!
//! `cargo xtask score who` and `cargo xtask score who-speed` run it. Times are of one thread.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example measures and prints")]

use rapporteur_language::{Analysis, Engine, Reader};
use rapporteur_model::Rendition;
use rapporteur_reading::{Readers, Work};
use rapporteur_testkit::{Case, cases};
use rapporteur_time::parse_day;
use std::path::Path;
use std::time::Instant as Clock;

/// How often the texts are read to measure.
const ROUNDS: u32 = 20;

fn main() -> std::io::Result<()> {
    let ready = tables_ready();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/who");
    let cases = cases(&folder)?;
    let right = |file: &str| {
        let of_file: Vec<&Case> = cases.iter().filter(|case| case.file.ends_with(file)).collect();
        (of_file.iter().filter(|case| passes(case)).count(), of_file.len())
    };
    let (metonyms, of_metonyms) = right("metonyms.md");
    let passed = cases.iter().filter(|case| passes(case)).count();
    let (engine, timex, who) = costs(&cases);
    println!(
        "{{\"metonyms\":{metonyms},\"of_metonyms\":{of_metonyms},\"cases\":{},\"passed\":{passed},\"tables_ready_ms\":{ready:.2},\
         \"engine_ms\":{engine:.1},\"resolution_ms\":{:.1}}}",
        cases.len(),
        (who - timex).max(0.0)
    );
    Ok(())
}

/// Returns the milliseconds until every table has answered for the first time.
fn tables_ready() -> f64 {
    let start = Clock::now();
    let known = rapporteur_knowledge::lexicon().entry("Oslo").is_some();
    let day = parse_day("2024-05-02").ok();
    let leads = day.and_then(|day| rapporteur_knowledge::leader("Macron", "president", day)).is_some();
    let office = rapporteur_knowledge::office("envoy").is_some() && rapporteur_knowledge::is_department("trade");
    let town = rapporteur_knowledge::towns("Gyumri").next().is_some() && rapporteur_knowledge::admin1("Texas").is_some();
    assert!(known && leads && office && town, "a table does not answer");
    start.elapsed().as_secs_f64() * 1000.0
}

fn rendition(case: &Case) -> Rendition {
    rapporteur_text::render(&case.capture())
}

fn passes(case: &Case) -> bool {
    let rendition = rendition(case);
    let findings = Readers::new(&case.brief).read(&rendition, case.published);
    case.check(&rendition.text, &findings).is_empty()
}

/// Returns the milliseconds of the language engine, of the reader before the first of ours, and of that with ours: the texts
/// of all cases as one, several times.
fn costs(cases: &[Case]) -> (f64, f64, f64) {
    let texts: Vec<&str> = cases.iter().map(|case| case.text.as_str()).collect();
    let case = Case { text: texts.join("\n\n"), ..cases[0].clone() };
    let rendition = rendition(&case);
    let readers = Readers::new(&case.brief);
    let page = readers.page(&rendition, case.published);
    let analysis = Analysis::new(&rendition.text, &[]);
    let mut parser = Reader::new(Engine::english());
    let timed = |work: &mut dyn FnMut()| {
        work();
        let start = Clock::now();
        (0..ROUNDS).for_each(|_| work());
        start.elapsed().as_secs_f64() * 1000.0 / f64::from(ROUNDS)
    };
    let engine = timed(&mut || drop(std::hint::black_box(parser.parse(&analysis))));
    let until = |name| {
        timed(&mut || {
            let mut work = Work::default();
            readers.read_until(name, &page, &mut work);
            std::hint::black_box(&work);
        })
    };
    let (timex, who) = (until("place"), until("attribution"));
    // The names of the tables are looked up when the page is made.
    let names = timed(&mut || {
        std::hint::black_box(rapporteur_knowledge::lexicon().find(&rendition.text).count());
    });
    (engine, timex, who + names)
}
