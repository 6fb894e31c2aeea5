//! The cases of `amendments.md`: one point in two drafts, the class of its change, the words that prove it.

#![expect(clippy::disallowed_methods, reason = "a test reads its file, and says that it failed by panicking")]

use rapporteur_draft::{Draft, Markup, compare};
use rapporteur_span::Span;
use std::path::Path;

#[test]
fn every_case_is_read_as_it_says() {
    let file = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/amendments.md")).unwrap();
    let mut faults = Vec::new();
    let mut count = 0;
    for case in file.split("\n## ").skip(1) {
        count += 1;
        let line = |start: &str| case.lines().find_map(|line| line.strip_prefix(start)).unwrap();
        let (a, b) = (format!("1. {}\n", line("> from: ")), format!("1. {}\n", line("> to: ")));
        let said = case.lines().rfind(|line| !line.is_empty()).unwrap();
        let (class, words) = said.split_once(" · ").unwrap_or((said, ""));
        let (from, to) = (Draft::read(&a, Markup::Markdown), Draft::read(&b, Markup::Markdown));
        let comparison = compare(&from, &to);
        let shown = |draft: &Draft, spans: &[Span]| match spans {
            [] => "∅".to_owned(),
            spans => spans.iter().map(|span| span.of(draft.text).unwrap()).collect::<Vec<_>>().join(" + "),
        };
        let found: Vec<String> = comparison
            .amendments
            .iter()
            .map(|own| match words {
                "" => own.class.name().to_owned(),
                _ => format!("{} · {} → {}", own.class.name(), shown(&from, &own.from), shown(&to, &own.to)),
            })
            .collect();
        if found != [if words.is_empty() { class } else { said }] {
            faults.push(format!("{}\n  asked: {said}\n  found: {found:?}", case.lines().next().unwrap()));
        }
    }
    assert!(count > 15, "only {count} cases found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
