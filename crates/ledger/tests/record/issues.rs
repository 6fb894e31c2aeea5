//! Which matters are negotiated, and where each of them stands.

use crate::pages::{At, Page, kessar, page};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{Brief, EventType, IssueStatus, Modality, Record, RecordedIssue, SpeechForm, Stance, StatusRule};

fn settled_for(brief: &Brief, pages: impl IntoIterator<Item = Page>) -> Record {
    let read: Vec<ReadVersion> = pages.into_iter().map(Page::read).collect();
    settle(&read, brief, None)
}

fn settled(pages: impl IntoIterator<Item = Page>) -> Record {
    settled_for(&kessar(), pages)
}

fn only(record: &Record) -> &RecordedIssue {
    let [issue] = record.issues.as_slice() else { panic!("{:#?}", record.issues) };
    issue
}

fn status(record: &Record) -> (IssueStatus, StatusRule) {
    (only(record).status, only(record).rule)
}

/// A page in which an issue stands as the text itself says.
fn stands(uri: &str, time: &str, name: &str, status: IssueStatus) -> Page {
    let mut wire = page(uri, time, "So it stands, we hear.");
    wire.issue(name, status, "So it stands");
    wire
}

/// A page in which a side takes a stance on the gauges.
fn takes(uri: &str, time: &str, side: &str, stance: Stance) -> Page {
    let mut wire = page(uri, time, &format!("{side} spoke on the gauges."));
    let holder = wire.state(side);
    let gauges = wire.issue("gauges", IssueStatus::Open, "the gauges");
    wire.on_issue(holder, gauges, stance, "spoke on the gauges");
    wire
}

#[test]
fn an_issue_of_the_brief_goes_by_its_name() {
    let record = settled([
        stands("wire", "2031-03-03T09:10Z", "the river’s gauge monitors", IssueStatus::Open),
        stands("herald", "2031-03-03T10:10Z", "gauges", IssueStatus::Open),
        stands("post", "2031-03-03T11:10Z", "fishing at night", IssueStatus::Open),
    ]);
    let names: Vec<_> = record.issues.iter().map(|issue| (issue.name.as_str(), issue.mentions.all().len())).collect();
    assert_eq!(names, [("River gauge monitors", 2), ("fishing at night", 1)]);
}

#[test]
fn an_issue_is_one_by_the_words_of_its_name() {
    let record = settled_for(
        &Brief::default(),
        [
            stands("wire", "2031-03-03T09:10Z", "landing controls", IssueStatus::Open),
            stands("herald", "2031-03-03T10:10Z", "the chapter on landing controls", IssueStatus::Contested),
            stands("post", "2031-03-03T11:10Z", "landing fees", IssueStatus::Open),
        ],
    );
    let names: Vec<_> = record.issues.iter().map(|issue| issue.name.as_str()).collect();
    assert_eq!(names, ["landing controls", "landing fees"]);
}

#[test]
fn a_part_of_an_issue_belongs_to_it_and_never_to_itself() {
    let mut wire = page("wire", "2031-03-03T09:10Z", "Security, and of that the demining.");
    let security = wire.issue("security", IssueStatus::Open, "Security");
    let demining = wire.issue("demining", IssueStatus::Open, "demining");
    wire.part_of(demining, security);
    wire.part_of(security, demining);
    let record = settled([wire]);
    let parents: Vec<_> = record.issues.iter().map(|issue| issue.parent.clone()).collect();
    assert_eq!(parents.iter().flatten().count(), 1);
}

#[test]
fn named_and_nothing_said_is_open() {
    let record = settled([stands("wire", "2031-03-03T09:10Z", "gauges", IssueStatus::Open)]);
    assert_eq!(status(&record), (IssueStatus::Open, StatusRule::NothingSaid));
}

#[test]
fn the_newest_report_by_publication_counts() {
    let record = settled([
        stands("wire", "2031-03-08T09:10Z", "gauges", IssueStatus::AgreedInPrinciple),
        stands("slow", "2031-03-03T09:10Z", "gauges", IssueStatus::Contested).learned("2031-03-09T09:10Z"),
    ]);
    assert_eq!(status(&record), (IssueStatus::AgreedInPrinciple, StatusRule::NewestReport));
}

#[test]
fn to_be_called_open_takes_nothing_back() {
    let record = settled([
        stands("wire", "2031-03-03T09:10Z", "gauges", IssueStatus::Contested),
        stands("herald", "2031-03-08T09:10Z", "gauges", IssueStatus::Open),
    ]);
    assert_eq!(status(&record).0, IssueStatus::Contested);
}

#[test]
fn a_side_that_refuses_or_sets_a_condition_makes_it_contested() {
    for stance in [Stance::Oppose, Stance::Conditional] {
        let record = settled([
            stands("wire", "2031-03-03T09:10Z", "gauges", IssueStatus::AgreedInPrinciple),
            takes("herald", "2031-03-05T09:10Z", "Altara", stance),
        ]);
        assert_eq!(status(&record), (IssueStatus::Contested, StatusRule::ASideRefuses));
        assert_eq!(only(&record).because.first().words, "spoke on the gauges");
    }
}

#[test]
fn who_sits_at_the_table_for_nobody_contests_nothing() {
    let record = settled([takes("herald", "2031-03-05T09:10Z", "Norlund", Stance::Oppose)]);
    assert_eq!(status(&record).0, IssueStatus::Open);
}

#[test]
fn a_refusal_is_settled_by_a_later_agreement() {
    let record = settled([
        takes("herald", "2031-03-03T09:10Z", "Altara", Stance::Oppose),
        stands("wire", "2031-03-08T09:10Z", "gauges", IssueStatus::AgreedInPrinciple),
    ]);
    assert_eq!(status(&record), (IssueStatus::AgreedInPrinciple, StatusRule::NewestReport));
}

#[test]
fn agreed_is_only_what_every_side_accepts() {
    let agreed = || stands("wire", "2031-03-08T09:10Z", "gauges", IssueStatus::Agreed);
    let altara = || takes("herald", "2031-03-08T10:10Z", "Altara", Stance::Support);
    let verran = || takes("post", "2031-03-08T11:10Z", "Verran", Stance::Support);
    assert_eq!(status(&settled([agreed()])), (IssueStatus::AgreedInPrinciple, StatusRule::NewestReport));
    assert_eq!(status(&settled([agreed(), altara()])), (IssueStatus::AgreedInPrinciple, StatusRule::NewestReport));
    assert_eq!(status(&settled([agreed(), altara(), verran()])), (IssueStatus::Agreed, StatusRule::AllSidesSupport));
}

#[test]
fn without_a_brief_those_who_took_a_position_must_accept() {
    let pages = |stance| {
        [
            stands("wire", "2031-03-08T09:10Z", "gauges", IssueStatus::Agreed),
            takes("herald", "2031-03-01T10:10Z", "Altara", Stance::Support),
            takes("post", "2031-03-01T11:10Z", "Verran", stance),
        ]
    };
    assert_eq!(status(&settled_for(&Brief::default(), pages(Stance::Support))).0, IssueStatus::Agreed);
    assert_eq!(status(&settled_for(&Brief::default(), pages(Stance::Undeclared))).0, IssueStatus::AgreedInPrinciple);
    let silent = stands("wire", "2031-03-08T09:10Z", "gauges", IssueStatus::Agreed);
    assert_eq!(status(&settled_for(&Brief::default(), [silent])).0, IssueStatus::AgreedInPrinciple, "silence is not consent");
}

#[test]
fn who_signed_has_accepted() {
    let mut wire = page("wire", "2031-03-08T09:10Z", "The gauges are settled: Altara and Verran initialled the chapter.");
    let who = [wire.state("Altara"), wire.state("Verran")];
    wire.issue("gauges", IssueStatus::Agreed, "Altara and Verran initialled the chapter");
    wire.event(EventType::Signing, Modality::Held, &who, "Altara and Verran initialled the chapter").on("2031-03-07");
    assert_eq!(status(&settled([wire])).0, IssueStatus::Agreed);
}

/// A page in which a side says that an issue is agreed, or that it is not.
fn claims(uri: &str, time: &str, side: &str, claim: IssueStatus, words: &str) -> Page {
    let mut wire = page(uri, time, &format!("{side} said: {words}."));
    let speaker = wire.state(side);
    wire.said(speaker, SpeechForm::Indirect, words);
    wire.issue("gauges", claim, words);
    wire
}

#[test]
fn one_sides_claim_that_the_other_has_agreed_never_counts() {
    let claim = || claims("wire", "2031-03-08T09:10Z", "Altara", IssueStatus::Agreed, "Verran has agreed to the gauges");
    let denial = || claims("post", "2031-03-08T11:10Z", "Verran", IssueStatus::Contested, "nothing was agreed");
    assert_eq!(status(&settled([claim()])), (IssueStatus::Open, StatusRule::NothingSaid));

    let record = settled([claim(), denial()]);
    assert_eq!(status(&record), (IssueStatus::Contested, StatusRule::NewestReport));
    let [discrepancy] = record.discrepancies.as_slice() else { panic!("{:#?}", record.discrepancies) };
    let values: Vec<_> = discrepancy.values.iter().map(|value| value.value.as_str()).collect();
    assert_eq!((discrepancy.field.as_str(), values), ("status", vec!["agreed", "contested"]));
}

#[test]
fn what_both_sides_claim_counts() {
    let record = settled([
        claims("wire", "2031-03-08T09:10Z", "Altara", IssueStatus::AgreedInPrinciple, "we have the gauges"),
        claims("post", "2031-03-08T11:10Z", "Verran", IssueStatus::AgreedInPrinciple, "the gauges are nearly done"),
    ]);
    assert_eq!(status(&record), (IssueStatus::AgreedInPrinciple, StatusRule::NewestReport));
}

#[test]
fn a_minister_known_later_to_speak_for_a_side_spoke_for_it() {
    let mut wire = page("wire", "2031-03-03T09:10Z", "Greta Strand will not hear of the gauges.");
    let strand = wire.person("Greta Strand", None);
    let gauges = wire.issue("gauges", IssueStatus::Open, "the gauges");
    wire.on_issue(strand, gauges, Stance::Oppose, "will not hear of the gauges");
    let mut post = page("post", "2031-03-04T09:10Z", "Greta Strand, the minister of Verran, slept well.");
    let verran = post.state("Verran");
    post.person("Greta Strand", verran);
    let record = settled([wire, post]);
    let [position] = record.positions.as_slice() else { panic!("{:#?}", record.positions) };
    assert_eq!(record.actor(&position.holder).unwrap().name, "Verran");
    assert_eq!(status(&record), (IssueStatus::Contested, StatusRule::ASideRefuses));
}
