//! The Kessar talks: what an analyst finds on coming back after the weekend.

use crate::pages::{At, day, instant, kessar, page};
use rapporteur_ledger::{ReadVersion, news, settle, state_digest};
use rapporteur_model::{ChangeKind, EventType, IssueStatus, Modality, Record, SpeechForm, Stance, StatusRule};

/// Thursday, 6 March 2031: Verran would accept a line on a condition, the third round is announced for Wednesday.
fn thursday() -> ReadVersion {
    let mut post = page(
        "northwire/6",
        "2031-03-06T16:40Z",
        "Verran softens on the line\n\nTeo Marsh, who leads the delegation of Verran, said it could accept a line if the gauges were read first. \
         Altara and Verran will meet in Port Selle on Wednesday for the third round.",
    );
    let (verran, altara) = (post.state("Verran"), post.state("Altara"));
    let marsh = post.person("Teo Marsh", verran);
    post.said(marsh, SpeechForm::Indirect, "it could accept a line if the gauges were read first");
    let line = post.issue("the line", IssueStatus::Contested, "it could accept a line if the gauges were read first");
    post.on_issue(marsh, line, Stance::Conditional, "it could accept a line if the gauges were read first");
    post.meeting(
        Modality::Planned,
        &[altara, verran],
        "Altara and Verran will meet in Port Selle on Wednesday for the third round",
    )
    .at("Port Selle")
    .on("2031-03-12");
    post.read()
}

/// Monday, 10 March: Verran rejects, and Norlund moves the round to Friday.
fn monday() -> ReadVersion {
    let mut post = page(
        "verran-post/10",
        "2031-03-10T17:02Z",
        "No map, no deal\n\nReporters asked about the line. Marsh said the council would not accept any line drawn before the gauges are read.\n\n\
         Norlund has moved the third round in Port Selle to Friday.",
    );
    post.state("Norlund");
    let marsh = post.person("Marsh", None);
    post.said_on(
        "2031-03-10",
        marsh,
        SpeechForm::Indirect,
        "the council would not accept any line drawn before the gauges are read",
    );
    let line = post.issue("the line", IssueStatus::Contested, "the line");
    post.on_issue(marsh, line, Stance::Oppose, "the council would not accept any line drawn before the gauges are read");
    post.meeting(Modality::Postponed, &[], "Norlund has moved the third round in Port Selle to Friday")
        .at("Port Selle")
        .on("2031-03-14");
    post.read()
}

/// Saturday, 15 March: the round was held on Friday.
fn saturday() -> ReadVersion {
    let mut gazette = page(
        "gazette/15",
        "2031-03-15T07:00Z",
        "Long night in Port Selle\n\nDelegations of Altara and Verran met in Port Selle on Friday. The Verran side gave no ground on the line.",
    );
    let (altara, verran) = (gazette.state("Altara"), gazette.state("Verran"));
    gazette
        .meeting(Modality::Held, &[altara, verran], "Delegations of Altara and Verran met in Port Selle on Friday")
        .at("Port Selle")
        .on("2031-03-14");
    gazette.issue("the line", IssueStatus::Contested, "The Verran side gave no ground on the line");
    gazette.read()
}

fn talks() -> Vec<ReadVersion> {
    vec![thursday(), monday(), saturday()]
}

fn settled() -> Record {
    settle(&talks(), &kessar(), None)
}

#[test]
fn a_side_moves_from_yes_if_to_no() {
    let record = settled();
    let verran = record.actors.iter().find(|actor| actor.name == "Verran").unwrap();
    let line = record.issues.iter().find(|issue| issue.name == "Withdrawal line").unwrap();
    let position = record.position(&verran.id, &line.id).unwrap();
    assert_eq!((position.stance, position.since), (Stance::Oppose, day("2031-03-10")));
    assert_eq!(position.evidence.first().words, "the council would not accept any line drawn before the gauges are read");
    assert_eq!(position.statements, [record.statements[1].id.clone()]);
    let (stance, since, words) = &position.earlier[0];
    assert_eq!((*stance, *since), (Stance::Conditional, day("2031-03-06")));
    assert_eq!(words.words, "it could accept a line if the gauges were read first");

    let moved = news(&record, instant("2031-03-10T09:10Z")).find(|change| change.kind == ChangeKind::Position).unwrap();
    assert_eq!((moved.from.as_deref(), moved.to.as_deref()), (Some("conditional"), Some("oppose")));
    assert_eq!((&moved.target, moved.holder.as_ref()), (&line.id.0, Some(&verran.id)));
    assert_eq!((moved.learned, moved.happened), (instant("2031-03-10T17:02Z"), Some(day("2031-03-10"))));
}

#[test]
fn a_meeting_that_is_announced_moved_and_held_is_one_event() {
    let record = settled();
    let [round] = record.events.as_slice() else { panic!("{:#?}", record.events) };
    assert_eq!(
        (round.kind, round.modality, round.when.unwrap().interval.start()),
        (EventType::Meeting, Modality::Held, day("2031-03-14"))
    );
    let history: Vec<_> = round.history.iter().map(|turn| (turn.modality, turn.words.document.0.as_str())).collect();
    assert_eq!(
        history,
        [(Modality::Planned, "northwire/6"), (Modality::Postponed, "verran-post/10"), (Modality::Held, "gazette/15")]
    );
    assert_eq!(round.reports.len(), 3);
    let turns: Vec<_> =
        record.changes.iter().filter(|change| change.target == round.id.0).map(|change| change.to.as_deref().unwrap()).collect();
    assert_eq!(turns, ["planned", "postponed", "held"]);
    assert!(record.discrepancies.is_empty(), "a date that was moved is no contradiction: {:?}", record.discrepancies);
}

#[test]
fn the_surname_is_the_delegate_met_before() {
    let record = settled();
    let persons: Vec<_> = record.actors.iter().filter(|actor| actor.name.contains("Marsh")).collect();
    let [marsh] = persons.as_slice() else { panic!("{persons:?}") };
    assert_eq!(marsh.mentions.all().len(), 2);
    assert_eq!(record.side_of(&marsh.id), &record.actors.iter().find(|actor| actor.name == "Verran").unwrap().id);
    let names: Vec<_> = record.actors.iter().map(|actor| actor.name.as_str()).collect();
    assert_eq!(names, ["Altara", "Verran", "Norlund", "Teo Marsh"], "the parties of the brief come first");
}

#[test]
fn an_issue_is_contested_because_a_side_refuses() {
    let record = settled();
    let [line] = record.issues.as_slice() else { panic!("issues of the brief that nobody speaks of do not appear") };
    assert_eq!((line.status, line.rule), (IssueStatus::Contested, StatusRule::ASideRefuses));
    assert_eq!(line.because.first().words, "the council would not accept any line drawn before the gauges are read");
}

#[test]
fn what_was_learned_later_does_not_exist() {
    let monday_noon = Some(instant("2031-03-10T12:00Z"));
    let record = settle(&talks(), &kessar(), monday_noon);
    assert_eq!(record.events[0].modality, Modality::Planned);
    assert_eq!(record.positions[0].stance, Stance::Conditional);
    let known_then = settle(&[thursday()], &kessar(), monday_noon);
    assert_eq!(record, known_then);
    assert_eq!(state_digest(&record), state_digest(&known_then));
    assert_ne!(state_digest(&record), state_digest(&settled()));
}

#[test]
fn nothing_is_new_after_the_last_page() {
    let record = settled();
    assert_eq!(record.as_of, instant("2031-03-15T07:00Z"));
    assert_eq!(news(&record, record.as_of).count(), 0);
    assert_eq!(news(&record, instant("2031-03-01")).count(), record.changes.len());
}

#[test]
fn nothing_read_is_an_empty_record() {
    let record = settle(&[], &kessar(), None);
    assert!(record.documents == 0 && record.actors.is_empty() && record.issues.is_empty() && record.changes.is_empty());
}

#[test]
fn every_citation_gives_back_its_words() {
    let talks = talks();
    let record = settled();
    let words = record
        .changes
        .iter()
        .map(|change| &change.words)
        .chain(record.events.iter().flat_map(|event| event.reports[0].words.all()));
    for citation in words {
        let read = talks.iter().find(|read| read.version.rendition == citation.rendition).unwrap();
        assert!(citation.holds_in(&read.text), "{citation:?}");
    }
}

#[test]
fn a_finding_without_words_is_left_out() {
    let mut broken = page("broken", "2031-03-06T16:40Z", "Altara said no.");
    let altara = broken.state("Altara");
    broken.said(altara, SpeechForm::Indirect, "no");
    let mut read = broken.read();
    read.text = "Alt".into();
    let record = settle(&[read], &kessar(), None);
    assert!(record.actors.is_empty() && record.statements.is_empty());
}
