//! What leaves the program keeps the contract, and its schema says what the contract is.

#![expect(clippy::unwrap_used, reason = "a test says that it failed by panicking")]

mod invented;

use invented::{TEXT, URI};
use rapporteur_export::{ReadInput, STATEMENT_COLUMNS, actors, read, schema_files, state, statement_rows};
use rapporteur_model::{Digest, DocumentId, Findings};
use serde_json::{Value, json};
use std::path::Path;

/// Returns the faults that the published schema `name` finds in `output`.
fn faults(name: &str, output: &Value) -> Vec<String> {
    let file = schema_files().into_iter().find(|file| file.name == name).unwrap();
    let schema = jsonschema::draft202012::new(file.schema.as_value()).unwrap();
    schema.iter_errors(output).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn read_json(text: &str, findings: &Findings) -> Value {
    let document = DocumentId(URI.to_owned());
    let rendition = invented::rendition(text);
    let published = Some("2031-03-12T18:00:00+01:00".parse().unwrap());
    let input = ReadInput { document: &document, uri: Some(URI), published, rendition: &rendition, findings };
    serde_json::to_value(read(input)).unwrap()
}

fn state_json() -> Value {
    let texts = |digest: &Digest| (*digest == Digest::of(TEXT.as_bytes())).then_some(TEXT);
    serde_json::to_value(state(&invented::record(), texts)).unwrap()
}

/// Returns the words that a span of the output covers, counted as other programs count: in code points.
fn counted(span: &Value) -> String {
    let [start, end] = ["start", "end"].map(|key| usize::try_from(span[key].as_u64().unwrap()).unwrap());
    TEXT.chars().skip(start).take(end - start).collect()
}

#[test]
fn a_document_is_written_as_the_contract_has_it() {
    let output = read_json(TEXT, &invented::findings());
    assert_eq!(faults("read-1.schema.json", &output), [""; 0]);
    assert_eq!(output["contract"], "rapporteur-read/1");
    assert_eq!(
        output["document"],
        json!({"id": URI, "uri": URI, "title": "Round two 🕊️ in Port Selle", "published": "2031-03-12", "language": "en", "text": TEXT})
    );
    assert_eq!(
        output["actors"][1],
        json!({"id": "a2", "name": "Verran", "kind": "state", "country": "VRN", "role": null, "represents": null, "members": [],
            "mentions": [{"start": 54, "end": 60}]})
    );
    let event = &output["events"][0];
    assert_eq!((&event["type"], &event["modality"]), (&json!("meeting"), &json!("planned")));
    assert_eq!(event["participants"], json!(["a2", "a3"]));
    assert_eq!(event["place"], json!({"name": "Port Selle", "country": null}));
    assert_eq!(event["when"], json!({"start": "2031-03-13", "end": "2031-03-13"}));
    assert_eq!(output["positions"][0]["target"], output["drafts"][0]["id"]);
    assert_ne!(output["drafts"][0]["id"], output["issues"][0]["id"]);
    assert_eq!(output["notes"][0], json!({"code": "N0103", "span": null, "detail": "windows-1252"}));
}

#[test]
fn to_whom_where_and_to_what_effect_leave_with_their_words() {
    let statement = &read_json(TEXT, &invented::findings())["statements"][0];
    assert_eq!((&statement["addressee"]["actor"], counted(&statement["addressee"]["span"])), (&json!("a3"), "Altara".to_owned()));
    assert_eq!((&statement["channel_kind"], counted(&statement["channel_span"])), (&json!("letter"), "text".to_owned()));
    assert_eq!(counted(&statement["said_span"]), "Thursday");
    assert_eq!((&statement["act"], counted(&statement["act_span"])), (&json!("REJECT"), "would not sign".to_owned()));
}

#[test]
fn a_row_has_a_cell_for_each_column() {
    let (document, rendition, findings) = (DocumentId(URI.to_owned()), invented::rendition(TEXT), invented::findings());
    let input = ReadInput { document: &document, uri: None, published: None, rendition: &rendition, findings: &findings };
    let row = statement_rows(input).remove(0).csv();
    assert_eq!(STATEMENT_COLUMNS[13..].join(","), "score,addressee,channel_kind,said_words,act,act_words");
    assert!(row.ends_with(",text,2031-03-13,,Altara,letter,Thursday,REJECT,would not sign"), "{row}");
}

#[test]
fn actors_leave_with_their_reasons() {
    let findings = invented::findings();
    let (document, rendition) = (DocumentId(URI.to_owned()), invented::rendition(TEXT));
    let output = serde_json::to_value(actors(&document, &rendition, &findings)).unwrap();
    assert_eq!(faults("actors-1.schema.json", &output), [""; 0]);
    assert_eq!(output["contract"], "rapporteur-actors/1");
    assert_eq!(output["actors"].as_array().unwrap().len(), findings.actors.len());
    for (actor, found) in output["actors"].as_array().unwrap().iter().zip(&findings.actors) {
        assert_eq!((&actor["name"], actor["reasons"].as_array().unwrap().len()), (&json!(found.name), found.trace.0.len()));
    }
}

#[test]
fn spans_count_code_points_without_white_space_at_their_ends() {
    let output = read_json(TEXT, &invented::findings());
    let statement = &output["statements"][0];
    assert_eq!(counted(&statement["source"][0]), "Teo Marsh of Verran");
    assert_eq!(counted(&statement["content"][0]), "the council “would not sign” the 12-point text");
    assert_eq!(counted(&output["notes"][1]["span"]), "on Thursday");
    assert_eq!(counted(&state_json()["positions"][0]["evidence"][0]["span"]), "would not sign");
}

#[test]
fn a_text_in_which_nothing_is_found_keeps_every_list() {
    for text in ["", "\n", "Cafe\u{301} 🕊️\n\nNothing."] {
        let output = read_json(text, &Findings::default());
        assert_eq!(faults("read-1.schema.json", &output), [""; 0]);
        for list in ["actors", "places", "statements", "events", "drafts", "issues", "positions"] {
            assert_eq!(output[list], json!([]), "{list}");
        }
    }
}

#[test]
fn a_record_is_written_as_the_contract_has_it() {
    let output = state_json();
    assert_eq!(faults("state-1.schema.json", &output), [""; 0]);
    assert_eq!((&output["contract"], &output["as_of"]), (&json!("rapporteur-state/1"), &json!("2031-03-13T06:00:00Z")));
    assert_eq!(output["copies"], json!([{"documents": [URI, "https://courant.example/the-same"]}]));
    assert_eq!(
        output["events"][0]["history"],
        json!([{"modality": "planned", "learned": "2031-03-12T18:00:00Z", "document": URI}])
    );
    // Two citations of one document are one report.
    let because: Vec<String> = output["issues"][0]["because"][0]["evidence"].as_array().unwrap().iter().map(counted).collect();
    assert_eq!(because, ["The withdrawal line", "in dispute"]);
    assert_eq!(output["positions"][0]["since"], "2031-03-12");
    assert_eq!(output["positions"][0]["target"], output["discrepancies"][0]["about"]);
    assert_eq!(
        output["discrepancies"][0]["values"][1],
        json!({"value": "14", "documents": ["https://courant.example/the-same"]})
    );
    assert_eq!(output["changes"][0]["from"], Value::Null);
}

#[test]
fn a_record_is_written_before_anything_is_known() {
    let output = serde_json::to_value(state(&invented::empty_record(), |_| None)).unwrap();
    assert_eq!(faults("state-1.schema.json", &output), [""; 0]);
}

#[test]
fn a_citation_whose_text_is_not_at_hand_keeps_its_document() {
    let output = serde_json::to_value(state(&invented::record(), |_| None)).unwrap();
    assert_eq!(faults("state-1.schema.json", &output), [""; 0]);
    assert_eq!(output["quotes"][0]["reports"], json!([{"document": URI, "content": []}]));
    assert_eq!(output["positions"][0]["evidence"], json!([]));
}

#[test]
fn the_schemas_refuse_what_breaks_the_contract_and_allow_more_fields() {
    let refused = |name, output: &Value, at: &str, value: Option<Value>| {
        let mut broken = output.clone();
        let (parent, key) = at.rsplit_once('/').unwrap();
        let parent = broken.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        match value {
            Some(value) => parent.insert(key.to_owned(), value),
            None => parent.remove(key),
        };
        !faults(name, &broken).is_empty()
    };
    let read = read_json(TEXT, &invented::findings());
    for (at, value) in [
        ("/events", None),
        ("/contract", Some(json!("rapporteur-read/2"))),
        ("/document/published", Some(json!("12 March"))),
        ("/actors/0/country", Some(json!("VR"))),
        ("/statements/0/content", Some(json!([]))),
        ("/statements/0/content/0/start", Some(json!(-1))),
        ("/statements/0/cue", Some(json!([[3, 4]]))),
        ("/events/0/modality", Some(json!("maybe"))),
        ("/events/0/when/end", None),
        ("/positions/0/holder", Some(Value::Null)),
    ] {
        assert!(refused("read-1.schema.json", &read, at, value), "{at}");
    }
    let state = state_json();
    for (at, value) in [
        ("/as_of", None),
        ("/copies/0/documents", Some(json!([URI]))),
        ("/positions/0/since", Some(Value::Null)),
        ("/discrepancies/0/field", Some(json!("mood"))),
        ("/changes/0/kind", Some(json!("odds"))),
    ] {
        assert!(refused("state-1.schema.json", &state, at, value), "{at}");
    }
    assert!(!refused("read-1.schema.json", &read, "/actors/0/wikidata", Some(json!("Q1"))));
    assert!(!refused("state-1.schema.json", &state, "/mood", Some(json!([]))));
}

/// `cargo xtask schemas` sets `UPDATE=1`, and the files that differ are written anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test of files")]
fn the_files_under_schemas_are_those_of_the_types() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas");
    for file in schema_files() {
        let path = folder.join(file.name);
        let made = file.schema.as_value();
        let published = || serde_json::from_str::<Value>(&std::fs::read_to_string(&path).unwrap_or_default()).ok();
        if published().as_ref() != Some(made) && std::env::var("UPDATE").is_ok() {
            std::fs::write(&path, serde_json::to_string_pretty(made).unwrap() + "\n").unwrap();
        }
        assert!(
            published().as_ref() == Some(made),
            "{} is not up to date: run `cargo xtask schemas`, and look at what changed",
            file.name
        );
    }
}
