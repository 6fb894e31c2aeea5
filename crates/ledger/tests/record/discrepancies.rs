//! What documents contradict each other on, and what only looks so.

use crate::pages::{At, Page, kessar, page};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{Discrepancy, EventType, IssueStatus, Modality, Record, SpeechForm};

fn settled(pages: impl IntoIterator<Item = Page>) -> Record {
    let read: Vec<ReadVersion> = pages.into_iter().map(Page::read).collect();
    settle(&read, &kessar(), None)
}

fn values(discrepancy: &Discrepancy) -> Vec<&str> {
    discrepancy.values.iter().map(|value| value.value.as_str()).collect()
}

fn agreed(uri: &str, time: &str, words: &str) -> Page {
    let mut wire = page(uri, time, &format!("Altara and Verran {words}."));
    let who = [wire.state("Altara"), wire.state("Verran")];
    wire.event(EventType::Agreement, Modality::Held, &who, words).on("2031-03-06");
    wire
}

#[test]
fn two_numbers_of_one_thing() {
    let record = settled([
        agreed("wire", "2031-03-06T19:10Z", "agreed to release 740 prisoners by 1 May"),
        agreed("herald", "2031-03-06T20:10Z", "agreed to release 740 prisoners by 1 May"),
        agreed("post", "2031-03-07T09:10Z", "agreed to release 704 prisoners by 3 May"),
        agreed("radio", "2031-03-07T10:10Z", "agreed to release some 700 prisoners"),
    ]);
    let [number] = record.discrepancies.as_slice() else { panic!("{:#?}", record.discrepancies) };
    assert_eq!((number.field.as_str(), &number.about, values(number)), ("number", &record.events[0].id, vec!["740", "704"]));
}

#[test]
fn two_numbers_in_one_quotation_are_told_about_its_issue() {
    let said = |uri: &str, time: &str, words: &str| {
        let mut wire = page(uri, time, &format!("“{words}” said Teo Marsh."));
        let marsh = wire.person("Teo Marsh", None);
        wire.said(marsh, SpeechForm::Direct, words);
        wire.issue("lists of prisoners", IssueStatus::Open, "lists of prisoners");
        wire
    };
    let record = settled([
        said("wire", "2031-03-06T19:10Z", "We handed over lists of prisoners with forty-five names on the quay"),
        said("post", "2031-03-06T20:10Z", "We handed over lists of prisoners with 54 names on the quay"),
    ]);
    assert_eq!(record.statements.len(), 1);
    let [number] = record.discrepancies.as_slice() else { panic!("{:#?}", record.discrepancies) };
    assert_eq!((number.field.as_str(), &number.about, values(number)), ("number", &record.issues[0].id, vec!["45", "54"]));
}

#[test]
fn who_took_part() {
    let met = |uri: &str, time: &str, others: [&str; 2]| {
        let mut wire = page(uri, time, &format!("{} and {} met in Tirn.", others[0], others[1]));
        let who = others.map(|name| wire.state(name));
        wire.meeting(Modality::Held, &who, "met in Tirn").at("Tirn").on("2031-03-06");
        wire
    };
    let record = settled([
        met("wire", "2031-03-06T19:10Z", ["Altara", "Verran"]),
        met("herald", "2031-03-06T20:10Z", ["Altara", "Verran"]),
        met("post", "2031-03-06T21:10Z", ["Altara", "Norlund"]),
    ]);
    let [participants] = record.discrepancies.as_slice() else { panic!("{:#?}", record.discrepancies) };
    assert_eq!((participants.field.as_str(), values(participants)), ("participants", vec!["Altara, Verran", "Altara, Norlund"]));
}

#[test]
fn a_text_that_reports_a_claim_with_its_denial_gives_both() {
    let mut live =
        page("live", "2031-03-06T19:10Z", "Verran says that the two met in Tirn on Sunday. Altara says: “There was no meeting.”");
    let (verran, altara) = (live.state("Verran"), live.state("Altara"));
    live.said(verran, SpeechForm::Indirect, "the two met in Tirn on Sunday");
    let no = live.said(altara, SpeechForm::Direct, "There was no meeting.");
    live.meeting(Modality::Denied, &[altara, verran], "the two met in Tirn on Sunday … There was no meeting").at("Tirn").by(no);
    let record = settled([live]);
    let [modality] = record.discrepancies.as_slice() else { panic!("{:#?}", record.discrepancies) };
    assert_eq!((modality.field.as_str(), values(modality)), ("modality", vec!["held", "denied"]));
}

#[test]
fn a_plan_is_not_contradicted_by_a_plan_told_on_a_later_day() {
    let planned = |uri: &str, time: &str, date: &str| {
        let mut wire = page(uri, time, "Altara and Verran will meet.");
        let who = [wire.state("Altara"), wire.state("Verran")];
        wire.meeting(Modality::Planned, &who, "will meet").at("Tirn").on(date);
        wire
    };
    let later = settled([planned("wire", "2031-03-03T09:10Z", "2031-03-06"), planned("post", "2031-03-04T09:10Z", "2031-03-07")]);
    let same_day =
        settled([planned("wire", "2031-03-03T09:10Z", "2031-03-06"), planned("post", "2031-03-03T11:10Z", "2031-03-07")]);
    assert_eq!(later.discrepancies, []);
    assert_eq!(values(&same_day.discrepancies[0]), ["2031-03-06", "2031-03-07"]);
}
