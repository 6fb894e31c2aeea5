//! Reads the articles under `tests/articles` and compares every position with their keys: `cargo xtask score positions`.
//!
//! With `--json` one flat object of figures; without it a line for each position that is not right.

#![allow(clippy::print_stdout, reason = "an example prints")]

use rapporteur_model::{Capture, Media};
use rapporteur_reading::Readers;
use rapporteur_testkit::{Case, Judged, Verdict, cases, measure};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;

fn judge(case: &Case) -> Vec<Judged> {
    let rendition = rapporteur_text::render(&Capture { media: Media::Plain, ..case.capture() });
    measure(case, &rendition.text, &Readers::new(&case.brief).read(&rendition, case.published))
}

fn main() -> std::io::Result<()> {
    let articles = cases(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles"))?;
    let json = std::env::args().any(|argument| argument == "--json");
    let mut all = Vec::new();
    for case in &articles {
        let judged = judge(case);
        if !json {
            println!("{}", case.name);
            for one in &judged {
                println!("  {:?} {} {} [{}]", one.verdict, one.score, one.line, one.words);
            }
        }
        all.extend(judged);
    }
    let figures = figures(articles.len(), &all);
    if json {
        println!("{}", Value::Object(figures));
    } else {
        figures.iter().for_each(|(name, value)| println!("{name} {value}"));
    }
    Ok(())
}

fn figures(articles: usize, all: &[Judged]) -> Map<String, Value> {
    let count = |verdict| all.iter().filter(|one| one.verdict == verdict).count();
    let share = |part: usize, whole: usize| json!(part as f64 / whole.max(1) as f64);
    let (right, wrong, missed) = (count(Verdict::Right), count(Verdict::Wrong), count(Verdict::Missed));
    let mut figures = Map::new();
    figures.insert("precision".to_owned(), share(right, right + wrong));
    figures.insert("recall".to_owned(), share(right, right + missed));
    for (name, value) in
        [("articles", articles), ("right", right), ("wrong", wrong), ("missed", missed), ("open", count(Verdict::Open))]
    {
        figures.insert(name.to_owned(), json!(value));
    }
    // How far the scores can be trusted: of those found with a score, how many were right.
    let mut levels: BTreeMap<u8, (usize, usize)> = BTreeMap::new();
    for one in all.iter().filter(|one| matches!(one.verdict, Verdict::Right | Verdict::Wrong)) {
        let level = levels.entry(one.score / 10 * 10).or_default();
        level.1 += 1;
        level.0 += usize::from(one.verdict == Verdict::Right);
    }
    for (level, (right, found)) in levels {
        figures.insert(format!("score{level}"), share(right, found));
        figures.insert(format!("score{level}.found"), json!(found));
    }
    figures
}
