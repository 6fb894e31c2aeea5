//! Copies are all kept and counted once.

use crate::pages::{At, Page, day, kessar, page};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{IssueStatus, Modality, Record};

const STORY: &str = "Delegations of Altara and Verran met in Port Selle on Thursday to look at the gauges of the river, which neither side \
                     trusts and both sides need. They sat for seven hours in the customs house, where the heating has been out of order \
                     since the autumn, and parted without a word to the reporters who had waited on the stairs.";

fn story(uri: &str, time: &str, text: &str, date: &str) -> Page {
    let mut wire = page(uri, time, text);
    let who = [wire.state("Altara"), wire.state("Verran")];
    wire.meeting(Modality::Held, &who, "met in Port Selle").at("Port Selle").on(date);
    wire
}

fn settled(pages: impl IntoIterator<Item = Page>) -> Record {
    let read: Vec<ReadVersion> = pages.into_iter().map(Page::read).collect();
    settle(&read, &kessar(), None)
}

/// The wire has it on the 6th, two papers print it; two others were there themselves on the 7th.
fn two_against_one() -> [Page; 5] {
    [
        story("wire", "2031-03-08T07:10Z", STORY, "2031-03-06"),
        story("courier", "2031-03-08T08:10Z", STORY, "2031-03-06"),
        story("herald", "2031-03-08T09:10Z", &format!("By our staff. {STORY}"), "2031-03-06"),
        story(
            "radio",
            "2031-03-08T10:10Z",
            "It was Friday when Altara and Verran met in Port Selle, our man on the stairs says.",
            "2031-03-07",
        ),
        story("post", "2031-03-08T11:10Z", "Altara and Verran met in Port Selle. The Post was there.", "2031-03-07"),
    ]
}

#[test]
fn copies_are_grouped_the_first_learned_first() {
    let record = settled(two_against_one());
    let groups: Vec<Vec<&str>> =
        record.copies.iter().map(|group| group.documents.iter().map(|document| document.0.as_str()).collect()).collect();
    assert_eq!(groups, [["wire", "courier", "herald"]]);
    assert_eq!(record.documents, 5);
}

#[test]
fn three_copies_do_not_outvote_two_witnesses() {
    let record = settled(two_against_one());
    let [event] = record.events.as_slice() else { panic!("{:#?}", record.events) };
    assert_eq!(event.when.unwrap().interval.start(), day("2031-03-07"));
    assert_eq!(event.reports.len(), 5, "all of them are kept");
}

#[test]
fn copies_do_not_contradict_each_other() {
    let record = settled([
        story("wire", "2031-03-08T07:10Z", STORY, "2031-03-06"),
        story("courier", "2031-03-08T08:10Z", STORY, "2031-03-07"),
    ]);
    assert_eq!(record.discrepancies, []);
}

#[test]
fn a_late_copy_is_as_old_as_its_origin() {
    let stands = |uri: &str, time: &str, text: &str, words: &str, status: IssueStatus| {
        let mut wire = page(uri, time, text);
        wire.issue("gauges", status, words);
        wire
    };
    let trusts = "which neither side trusts";
    let record = settled([
        stands("wire", "2031-03-08T07:10Z", STORY, trusts, IssueStatus::Contested),
        stands("radio", "2031-03-09T10:10Z", "It is done, for the gauges.", "It is done", IssueStatus::AgreedInPrinciple),
        stands("weekly", "2031-03-10T07:10Z", STORY, trusts, IssueStatus::Contested),
    ]);
    assert_eq!(record.issues[0].status, IssueStatus::AgreedInPrinciple);
}

#[test]
fn two_versions_of_one_page_are_no_copies() {
    let record = settled([
        story("wire", "2031-03-08T07:10Z", STORY, "2031-03-06"),
        story("wire", "2031-03-08T09:10Z", &format!("Updated. {STORY}"), "2031-03-06"),
    ]);
    assert_eq!(record.copies, []);
    assert_eq!(record.documents, 1);
}

#[test]
fn a_digest_of_two_stories_does_not_make_copies_of_them() {
    let other = "On Friday the delegations of Altara and Verran met in Port Selle for an hour, according to the woman who keeps the \
                 cloakroom, and left by two doors. She had counted eleven coats and nine umbrellas, one of which nobody came back for, \
                 and thought that whoever had won had been in no hurry to tell anybody.";
    let two = [story("wire", "2031-03-08T07:10Z", STORY, "2031-03-06"), story("radio", "2031-03-08T10:10Z", other, "2031-03-07")];
    let digest = story("weekly", "2031-03-09T07:10Z", &format!("{STORY}\n\n{other}"), "2031-03-06");
    let record = settled(two.into_iter().chain([digest]));
    let fields: Vec<_> = record.discrepancies.iter().map(|found| found.field.as_str()).collect();
    assert_eq!(fields, ["when"], "the wire and the radio still are two, and say two days");
    assert_eq!(record.copies[0].documents.len(), 3);
}
