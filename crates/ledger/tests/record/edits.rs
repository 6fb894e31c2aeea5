//! Pages that were changed after publication: the newest version counts, and the changes remember the others.

use crate::pages::{At, Page, instant, kessar, page};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{Change, ChangeKind, IssueStatus, Modality, Record, SpeechForm, Stance};

fn settled(pages: impl IntoIterator<Item = Page>) -> Record {
    let read: Vec<ReadVersion> = pages.into_iter().map(Page::read).collect();
    settle(&read, &kessar(), None)
}

/// A live page of 4 March, fetched at `learned`, in which Marsh says `words`.
fn live(learned: &str, words: &str, stance: Stance) -> Page {
    let text = format!("18:15 “{words},” says Teo Marsh of Verran.\n\n13:00 The meeting with Altara is set for Thursday.");
    let mut live = page("live", "2031-03-04T09:00Z", &text).learned(learned);
    let verran = live.state("Verran");
    let marsh = live.person("Teo Marsh", verran);
    let altara = live.state("Altara");
    live.said(marsh, SpeechForm::Direct, words);
    let line = live.issue("the line", IssueStatus::Contested, words);
    live.on_issue(marsh, line, stance, words);
    live.meeting(Modality::Planned, &[verran, altara], "The meeting with Altara is set for Thursday").on("2031-03-06");
    live
}

const BEFORE: &str = "Verran accepts a line once the gauges are read";
const AFTER: &str = "Verran does not discuss a line before the gauges are read";

fn corrected() -> Record {
    settled([live("2031-03-04T20:30Z", BEFORE, Stance::Conditional), live("2031-03-07T13:00Z", AFTER, Stance::Oppose)])
}

fn of_kind(record: &Record, kind: ChangeKind) -> Vec<&Change> {
    record.changes.iter().filter(|change| change.kind == kind).collect()
}

#[test]
fn an_edit_is_a_change_of_the_page() {
    let record = corrected();
    let [edit] = of_kind(&record, ChangeKind::Edit)[..] else { panic!("{:#?}", record.changes) };
    assert_eq!((edit.target.as_str(), edit.learned), ("live", instant("2031-03-07T13:00Z")));
    assert!(edit.from.as_ref().is_some_and(|line| line.contains(BEFORE)));
    assert!(edit.to.as_ref().is_some_and(|line| line.contains(AFTER)));
    assert!(edit.words.words.contains(AFTER));
}

#[test]
fn a_corrected_quotation_is_one_utterance_in_its_newest_words() {
    let record = corrected();
    let [statement] = record.statements.as_slice() else { panic!("{:#?}", record.statements) };
    assert_eq!(statement.reports[0].words.first().words, AFTER);
    let [withdrawn] = of_kind(&record, ChangeKind::Withdrawn)[..] else { panic!("{:#?}", record.changes) };
    assert_eq!(
        (&withdrawn.target, withdrawn.from.as_deref(), withdrawn.to.as_deref()),
        (&statement.id.0, Some(BEFORE), Some(AFTER))
    );
}

#[test]
fn what_only_the_older_version_said_no_longer_holds() {
    let record = corrected();
    let [position] = record.positions.as_slice() else { panic!("{:#?}", record.positions) };
    assert_eq!((position.stance, position.earlier.len()), (Stance::Oppose, 0));
    let newest = position.evidence.first().rendition;
    assert!(record.actors.iter().flat_map(|actor| actor.mentions.all()).all(|mention| mention.rendition == newest));
    let moved: Vec<_> =
        of_kind(&record, ChangeKind::Position).iter().map(|change| (change.from.clone(), change.to.clone())).collect();
    let word = |word: &str| Some(word.to_owned());
    assert_eq!(moved, [(None, word("conditional")), (word("conditional"), word("oppose"))]);
}

#[test]
fn what_stands_unchanged_was_learned_when_it_was() {
    let record = corrected();
    let [event] = record.events.as_slice() else { panic!("{:#?}", record.events) };
    assert_eq!(event.reports[0].learned, instant("2031-03-04T20:30Z"));
    assert_eq!(event.history.len(), 1);
    assert_eq!(of_kind(&record, ChangeKind::Event).len(), 1, "the same words are no news");
}

#[test]
fn words_that_are_taken_back_are_withdrawn() {
    let silent = page("live", "2031-03-04T09:00Z", "18:15 An entry was taken back.").learned("2031-03-07T13:00Z");
    let record = settled([live("2031-03-04T20:30Z", BEFORE, Stance::Conditional), silent]);
    assert!(record.statements.is_empty() && record.events.is_empty() && record.positions.is_empty() && record.issues.is_empty());
    let withdrawn: Vec<_> =
        of_kind(&record, ChangeKind::Withdrawn).iter().map(|change| change.target.chars().next().unwrap()).collect();
    assert_eq!(withdrawn, ['S', 'I', 'I', 'E'], "a statement, a position on an issue, the issue, an event");
    assert!(of_kind(&record, ChangeKind::Withdrawn).iter().all(|change| change.to.is_none()));
}

#[test]
fn an_entry_lives_on_in_another_document() {
    let mut wire = page("wire", "2031-03-04T19:00Z", &format!("“{BEFORE},” said Teo Marsh."));
    let marsh = wire.person("Teo Marsh", None);
    wire.said(marsh, SpeechForm::Direct, BEFORE);
    let silent = page("live", "2031-03-04T09:00Z", "18:15 An entry was taken back.").learned("2031-03-07T13:00Z");
    let pages = [wire, live("2031-03-04T20:30Z", BEFORE, Stance::Conditional), silent];
    let before = settled(pages[..2].to_vec());
    let after = settled(pages);
    assert_eq!((before.statements[0].reports.len(), after.statements[0].reports.len()), (2, 1));
    assert_eq!(before.statements[0].id, after.statements[0].id);
}

#[test]
fn a_page_fetched_again_without_a_change_is_no_edit() {
    let record = settled([
        live("2031-03-04T20:30Z", BEFORE, Stance::Conditional),
        live("2031-03-05T20:30Z", BEFORE, Stance::Conditional),
        live("2031-03-06T20:30Z", BEFORE, Stance::Conditional),
    ]);
    assert_eq!(of_kind(&record, ChangeKind::Edit).len(), 0);
    assert_eq!(record.statements[0].reports[0].learned, instant("2031-03-04T20:30Z"));
}

#[test]
fn a_page_that_goes_back_to_its_first_words_tells_them_again() {
    let record = settled([
        live("2031-03-04T20:30Z", BEFORE, Stance::Conditional),
        live("2031-03-05T20:30Z", AFTER, Stance::Oppose),
        live("2031-03-06T20:30Z", BEFORE, Stance::Conditional),
    ]);
    assert_eq!((record.statements.len(), of_kind(&record, ChangeKind::Edit).len()), (1, 2));
    assert_eq!(record.positions[0].stance, Stance::Conditional);
}

#[test]
fn an_emptied_page_is_an_edit_shown_by_what_it_said() {
    let record = settled([
        live("2031-03-04T20:30Z", BEFORE, Stance::Conditional),
        page("live", "2031-03-04T09:00Z", "").learned("2031-03-05T20:30Z"),
    ]);
    let [edit] = of_kind(&record, ChangeKind::Edit)[..] else { panic!("{:#?}", record.changes) };
    assert_eq!(edit.to, None);
    assert!(edit.words.words.contains(BEFORE));
}
