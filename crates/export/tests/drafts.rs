//! Two drafts leave the program as the contract has them, and as people read them.

#![expect(clippy::unwrap_used, reason = "a test says that it failed by panicking")]

use rapporteur_draft::{Comparison, Draft, Markup, compare};
use rapporteur_export::{Layout, drafts, redline_html, redline_text, schema_files};
use serde_json::{Value, json};

const EARLIER: &str = "# Pact 🕊️\n\n1. The locks open at six.\n2. Tolm & Verran share the <gauges>.\n3. [The seat is Tolm.]\n";
const LATER: &str = "# Pact 🕊️\n\n1. Tolm & Verran share the <gauges>.\n2. The locks open at nine.\n3. A fund is set up.\n";

fn with<T>(look: impl FnOnce(&Draft, &Draft, &Comparison) -> T) -> T {
    let (from, to) = (Draft::read(EARLIER, Markup::Markdown), Draft::read(LATER, Markup::Markdown));
    look(&from, &to, &compare(&from, &to))
}

fn output() -> Value {
    with(|from, to, comparison| serde_json::to_value(drafts(from, to, comparison)).unwrap())
}

fn faults(output: &Value) -> Vec<String> {
    let file = schema_files().into_iter().find(|file| file.name == "drafts-1.schema.json").unwrap();
    let schema = jsonschema::draft202012::new(file.schema.as_value()).unwrap();
    schema.iter_errors(output).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn two_drafts_are_written_as_the_contract_has_them() {
    let output = output();
    assert_eq!(faults(&output), [""; 0]);
    assert_eq!(output["contract"], "rapporteur-drafts/1");
    assert_eq!(output["brackets"], json!({"from": {"open": 1, "options": 0}, "to": {"open": 0, "options": 0}}));
    let [start, end] = [0, 1].map(|at| usize::try_from(output["from"]["points"][0]["span"][at].as_u64().unwrap()).unwrap());
    // Counted as other programs count: in code points.
    assert_eq!(EARLIER.chars().skip(start).take(end - start).collect::<String>(), "The locks open at six.");
    assert_eq!(
        (&output["distance"]["units"], &output["distance"]["dropped"], &output["distance"]["added"]),
        (&json!(4), &json!(1), &json!(1))
    );
}

#[test]
fn every_amendment_names_an_alignment_and_every_label_a_point() {
    let output = output();
    let list = |value: &Value| value.as_array().unwrap().clone();
    let ids: Vec<Value> = list(&output["alignments"]).iter().map(|own| own["id"].clone()).collect();
    assert!(list(&output["amendments"]).iter().all(|own| ids.contains(&own["alignment"])));
    for side in ["from", "to"] {
        let mut labels: Vec<Value> = list(&output[side]["points"]).iter().map(|point| point["label"].clone()).collect();
        let mut aligned: Vec<Value> = list(&output["alignments"]).iter().flat_map(|own| list(&own[side])).collect();
        labels.sort_by_key(ToString::to_string);
        aligned.sort_by_key(ToString::to_string);
        assert_eq!(labels, aligned);
    }
}

#[test]
fn the_schema_refuses_an_alignment_without_its_kind() {
    let mut output = output();
    output["alignments"][0].as_object_mut().unwrap().remove("kind");
    assert!(!faults(&output).is_empty());
}

#[test]
fn a_redline_can_be_read_in_black_and_white() {
    let text = with(redline_text);
    assert!(text.contains("1 → 2 · number\nThe locks open at [-six-]{+nine+}.\n"), "{text}");
    assert!(text.contains("∅ → 3 · added\n{+A fund is set up.+}\n"), "{text}");
}

#[test]
fn a_page_escapes_the_words_of_the_drafts() {
    for layout in [Layout::Inline, Layout::SideBySide] {
        let page = with(|from, to, comparison| redline_html(from, to, comparison, layout));
        assert!(page.contains("Tolm &amp; Verran share the &lt;gauges&gt;."), "{page}");
        assert!(page.contains("<del>six</del>") && page.contains("<ins>nine</ins>"), "{page}");
        assert!(!page.contains("<script"));
    }
}
