//! One utterance, however many outlets tell of it; and what is another one.

use crate::pages::{Page, kessar, page};
use rapporteur_ledger::{ReadVersion, settle};
use rapporteur_model::{ActorKind, RecordedStatement, SpeechForm};

const IN_FULL: &str = "No side will win this river outright. Each side may still drink from this river.";

fn quoted(uri: &str, time: &str, words: &str) -> Page {
    let mut wire = page(uri, time, &format!("“{words}” said Ilse Norr, who chairs the talks."));
    let norr = wire.person("Ilse Norr", None);
    wire.said(norr, SpeechForm::Direct, words);
    wire
}

fn told(uri: &str, time: &str, words: &str) -> Page {
    let mut story = page(uri, time, &format!("Ilse Norr said that {words}."));
    let norr = story.person("Ilse Norr", None);
    story.said(norr, SpeechForm::Indirect, words);
    story
}

fn settled(pages: impl IntoIterator<Item = Page>) -> Vec<RecordedStatement> {
    let read: Vec<ReadVersion> = pages.into_iter().map(Page::read).collect();
    settle(&read, &kessar(), None).statements
}

fn documents(statement: &RecordedStatement) -> Vec<&str> {
    statement.reports.iter().map(|report| report.document().0.as_str()).collect()
}

#[test]
fn in_full_shortened_or_retold_it_is_one() {
    let statements = settled([
        quoted("wire", "2031-03-03T09:10Z", IN_FULL),
        quoted("herald", "2031-03-03T17:20Z", "No side will win this river outright"),
        told(
            "evening",
            "2031-03-04T19:00Z",
            "no side would win this river outright but that each side might still drink from this river",
        ),
    ]);
    let [one] = statements.as_slice() else { panic!("{statements:#?}") };
    assert_eq!(documents(one), ["wire", "herald", "evening"]);
    assert_eq!(one.form, SpeechForm::Direct);
}

#[test]
fn a_writer_recalls_it_a_week_later() {
    let statements = settled([
        quoted("wire", "2031-03-03T09:10Z", IN_FULL),
        told("analysis", "2031-03-10T07:00Z", "each side could still drink from this river that no side would win outright"),
    ]);
    assert_eq!(statements.len(), 1);
}

#[test]
fn the_line_used_again_on_another_occasion_is_another() {
    let statements = settled([
        quoted("wire", "2031-03-03T09:10Z", IN_FULL),
        quoted(
            "radio",
            "2031-03-12T18:00Z",
            "In Port Selle, on 20 March. Both have confirmed. No side will win this river outright there either",
        ),
    ]);
    assert_eq!(statements.len(), 2);
}

#[test]
fn other_words_of_the_same_day_are_another() {
    let statements = settled([
        quoted("wire", "2031-03-03T09:10Z", "One more round, no more quarrels"),
        quoted("herald", "2031-03-03T10:10Z", "I have nothing to say about enemies"),
    ]);
    assert_eq!(statements.len(), 2);
}

#[test]
fn the_same_words_on_two_days_are_two_statements() {
    let on = |uri: &str, time: &str, date: &str| {
        let mut wire = page(uri, time, "“No map, no deal with the council,” said Teo Marsh.");
        let marsh = wire.person("Teo Marsh", None);
        wire.said_on(date, marsh, SpeechForm::Direct, "No map, no deal with the council");
        wire
    };
    let statements = settled([on("wire", "2031-03-03T09:10Z", "2031-03-03"), on("post", "2031-03-04T09:10Z", "2031-03-04")]);
    assert_eq!(statements.len(), 2);
}

#[test]
fn the_same_words_of_two_people_are_two_statements() {
    let mut story = told("wire", "2031-03-03T09:10Z", "the gauges must be read before any line is drawn");
    let read = {
        let mut other =
            page("post", "2031-03-03T10:10Z", "Teo Marsh said that the gauges must be read before any line is drawn.");
        let marsh = other.person("Teo Marsh", None);
        other.said(marsh, SpeechForm::Indirect, "the gauges must be read before any line is drawn");
        other
    };
    story = story.learned("2031-03-03T09:20Z");
    assert_eq!(settled([story, read]).len(), 2);
}

#[test]
fn a_delegate_and_the_side_stand_for_each_other() {
    let mut wire =
        page("wire", "2031-03-03T09:10Z", "Verran’s Teo Marsh said the council would never hand over a list of prisoners.");
    let verran = wire.state("Verran");
    let marsh = wire.person("Teo Marsh", verran);
    wire.said(marsh, SpeechForm::Indirect, "the council would never hand over a list of prisoners");
    let mut herald = page("herald", "2031-03-03T12:10Z", "Verran said it would never hand over a list of prisoners.");
    let verran = herald.state("Verran");
    herald.said(verran, SpeechForm::Indirect, "it would never hand over a list of prisoners");
    let statements = settled([wire, herald]);
    assert_eq!(statements.len(), 1);
    assert_eq!(statements[0].party, statements[0].party.clone().filter(|party| party.letter() == 'A'));
}

#[test]
fn a_document_never_has_two_of_its_own_joined() {
    let mut wire =
        page("wire", "2031-03-03T09:10Z", "Altara will not yield on the line. Altara will not yield on the line, ever.");
    let altara = wire.state("Altara");
    wire.said(altara, SpeechForm::Indirect, "Altara will not yield on the line");
    wire.said(altara, SpeechForm::Indirect, "Altara will not yield on the line, ever");
    assert_eq!(settled([wire]).len(), 2);
}

#[test]
fn two_unnamed_officials_are_one_voice_only_in_nearly_the_same_words() {
    let by = |uri: &str, time: &str, words: &str| {
        let mut wire = page(uri, time, &format!("An official of Altara said that {words}."));
        let altara = wire.state("Altara");
        let official = wire.described("An official of Altara", ActorKind::Person);
        wire.speaks_for(official, altara);
        wire.said(official, SpeechForm::Indirect, words);
        wire
    };
    let same = settled([
        by("wire", "2031-03-03T09:10Z", "Port Altar had no quarrel with the gauges"),
        by("herald", "2031-03-03T12:10Z", "Port Altar has no quarrel with the gauges"),
    ]);
    let other = settled([
        by("wire", "2031-03-03T09:10Z", "Port Altar had no quarrel with the gauges"),
        by("herald", "2031-03-03T12:10Z", "Port Altar had long known the gauges and their readers"),
    ]);
    assert_eq!((same.len(), other.len()), (1, 2));
}
