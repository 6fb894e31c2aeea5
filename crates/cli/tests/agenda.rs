//! What is ahead and what came when, as a user asks for it, and as a calendar reads it.

#![allow(clippy::unwrap_used, reason = "helpers of tests")]

mod common;

use common::{Folder, run};
use ical::IcalParser;
use ical::parser::ical::component::IcalEvent;
use serde_json::Value;

/// Two days of an invented negotiation: a round is held, another planned and then moved, a visit expected, a signing called off.
const FIRST: &str = "Round six ends in Bari\n\nNegotiators from Malta and Tunisia ended a round of talks on sponges in Bari on Tuesday. \
    A seventh round will be held in Sfax on 22 May. Maltese Fisheries Minister Rita Borg is expected to visit Tunis later this month. \
    The presidents of Malta and Tunisia were to have signed the sponge accord in Gozo on Monday, but the signing was called off.\n";
const SECOND: &str = "Sponge talks put off\n\nThe seventh round of talks between Malta and Tunisia, due in Sfax on 22 May, has been \
    postponed to 29 May, the Tunisian foreign ministry said on Thursday.\n";

fn talks() -> Folder {
    let folder = Folder::new();
    folder.write("talks/a.txt", FIRST);
    folder.write(
        "talks/a.doc.json",
        r#"{"published": "2030-05-15", "fetched": "2030-05-15T12:00:00Z", "uri": "https://northwire.example/a", "outlet": "Northwire"}"#,
    );
    folder.write("talks/b.txt", SECOND);
    folder.write(
        "talks/b.doc.json",
        r#"{"published": "2030-05-16", "fetched": "2030-05-16T12:00:00Z", "uri": "https://quay.example/b", "outlet": "Quay Post"}"#,
    );
    folder
}

fn asked(folder: &Folder, verb: &[&str], as_of: &str) -> String {
    let name = folder.name("talks");
    let run = run(&[verb, &["--from", &name, "--as-of", as_of]].concat());
    assert_eq!(run.status, Some(0), "{run:?}");
    run.out
}

#[test]
fn the_agenda_has_what_is_ahead_and_nothing_that_is_over_or_off() {
    let folder = talks();
    let agenda = asked(&folder, &["agenda"], "2030-05-16T13:00:00Z");
    assert!(agenda.contains("AHEAD"), "{agenda}");
    assert!(agenda.contains("Sfax"), "{agenda}");
    assert!(agenda.contains("Quay Post"), "{agenda}");
    assert!(!agenda.contains("ended a round"), "{agenda}");
    assert!(!agenda.contains("Gozo"), "{agenda}");
}

#[test]
fn the_timeline_has_all_in_the_order_of_a_clock() {
    let folder = talks();
    let json: Value = serde_json::from_str(&asked(&folder, &["timeline", "--format", "json"], "2030-05-16T13:00:00Z")).unwrap();
    assert_eq!(json["contract"], "rapporteur-events/1");
    let days: Vec<&str> = json["events"].as_array().unwrap().iter().filter_map(|event| event["when"]["start"].as_str()).collect();
    assert!(days.is_sorted() && days.len() >= 4, "{days:?}");
    let held = json["events"].as_array().unwrap().iter().find(|event| event["modality"] == "held").unwrap();
    assert_eq!(held["codes"]["plover"], "CONSULT", "{held}");
    let off = json["events"].as_array().unwrap().iter().find(|event| event["type"] == "signing").unwrap();
    assert_eq!((&off["modality"], &off["codes"]["cameo"]), (&"cancelled".into(), &Value::Null));
    let narrowed = asked(&folder, &["timeline", "--since", "2030-05-20", "--by", "happened"], "2030-05-16T13:00:00Z");
    assert!(!narrowed.contains("ended a round"), "{narrowed}");
}

fn value<'e>(event: &'e IcalEvent, name: &str) -> &'e str {
    event.properties.iter().find(|property| property.name == name).and_then(|property| property.value.as_deref()).unwrap_or("")
}

/// Returns the entries as a parser that is not ours reads them.
fn entries(calendar: &str) -> Vec<IcalEvent> {
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')), "{calendar}");
    let mut calendars: Vec<_> = IcalParser::new(calendar.as_bytes()).map(Result::unwrap).collect();
    assert_eq!(calendars.len(), 1);
    calendars.remove(0).events
}

#[test]
fn a_calendar_program_reads_the_agenda_and_moves_what_moved() {
    let folder = talks();
    let before = entries(&asked(&folder, &["agenda", "--format", "ics"], "2030-05-15T13:00:00Z"));
    let after = entries(&asked(&folder, &["agenda", "--format", "ics"], "2030-05-16T13:00:00Z"));
    let round = |entries: &[IcalEvent]| entries.iter().find(|entry| value(entry, "LOCATION") == "Sfax").unwrap().clone();
    let (old, new) = (round(&before), round(&after));
    assert_eq!(value(&old, "UID"), value(&new, "UID"));
    assert_eq!((value(&old, "DTSTART"), value(&old, "DTEND")), ("20300522", "20300523"));
    assert_eq!((value(&new, "DTSTART"), value(&new, "STATUS")), ("20300529", "TENTATIVE"));
    let sequence = |entry: &IcalEvent| value(entry, "SEQUENCE").parse::<u32>().unwrap();
    assert!(sequence(&new) > sequence(&old));
    let signing = after.iter().find(|entry| value(entry, "CATEGORIES") == "signing").unwrap();
    assert_eq!(value(signing, "STATUS"), "CANCELLED");
    let visit = after.iter().find(|entry| value(entry, "CATEGORIES") == "visit").unwrap();
    assert_eq!((value(visit, "STATUS"), value(visit, "TRANSP")), ("TENTATIVE", "TRANSPARENT"));
    assert!(value(visit, "SUMMARY").contains("no day given"), "{visit:?}");
    assert_eq!(value(visit, "X-RAPPORTEUR-PRECISION"), "days");
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    let folder = talks();
    for form in ["json", "ics", "text"] {
        let once = asked(&folder, &["timeline", "--format", form], "2030-05-16T13:00:00Z");
        let again = asked(&folder, &["timeline", "--format", form], "2030-05-16T13:00:00Z");
        assert_eq!(once, again);
    }
}
