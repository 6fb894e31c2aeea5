use super::*;
use rapporteur_model::{
    Actor, ActorId, ActorKind, Draft, DraftId, Event, EventId, EventType, Evidence, Modality, Place, Position, SpeechForm,
    Stance, Statement, StatementId, Target, Timex, Trace,
};
use rapporteur_span::Span;
use rapporteur_time::{Bound, Interval, Precision, When, parse_day};

const TEXT: &str = "Verran’s envoy Teo Marsh said the council would not sign the 12-point text. \
    “A line”, Marsh added, “is a wish.” The sides meet in Port Selle by Thursday.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn evidence(words: &[&str]) -> Evidence {
    Evidence::new(words.iter().map(|words| span(words))).unwrap()
}

fn actor(id: u32, name: &str, kind: ActorKind, mentions: &[&str]) -> Actor {
    Actor {
        id: ActorId(id),
        name: name.to_owned(),
        kind,
        country: None,
        role: None,
        represents: None,
        members: Vec::new(),
        descriptive: false,
        mentions: evidence(mentions),
        trace: Trace::default(),
    }
}

fn statement(id: u32, form: SpeechForm, cue: &str, content: &[&str]) -> Statement {
    Statement {
        id: StatementId(id),
        speaker: Some(ActorId(1)),
        party: None,
        form,
        speaker_span: vec![span("Verran’s envoy Teo Marsh")],
        cue_span: vec![span(cue)],
        content_span: evidence(content),
        addressee: None,
        channel: None,
        channel_kind: None,
        said_span: None,
        act: None,
        said: None,
        inside: None,
        score: None,
        trace: Trace::default(),
    }
}

fn findings() -> Findings {
    let when = When::during(Interval::day(parse_day("2031-03-13").unwrap()), Precision::Day).bounded(Bound::By);
    Findings {
        actors: vec![
            actor(0, "Verran", ActorKind::State, &["Verran"]),
            actor(1, "Teo Marsh", ActorKind::Person, &["Verran’s envoy Teo Marsh", "Marsh added"]),
        ],
        statements: vec![
            statement(0, SpeechForm::Indirect, "said", &["the council would not sign the 12-point text"]),
            statement(1, SpeechForm::Direct, "added", &["“A line”", "“is a wish.”"]),
        ],
        timexes: vec![Timex::of_days(span("by Thursday"), when)],
        events: vec![Event {
            id: EventId(0),
            kind: EventType::Meeting,
            modality: Modality::Planned,
            participants: vec![ActorId(0)],
            place: Some(Place { name: "Port Selle".to_owned(), country: None, span: span("Port Selle") }),
            medium: None,
            round: None,
            when: Some(when),
            clock: None,
            evidence: evidence(&["The sides meet in Port Selle by Thursday"]),
            reported_by: None,
            trace: Trace::default(),
        }],
        drafts: vec![Draft {
            id: DraftId(0),
            name: "12-point text".to_owned(),
            points: Some(12),
            proposers: vec![],
            amends: None,
            mentions: evidence(&["the 12-point text"]),
            provenance: rapporteur_model::Provenance::Shared,
            trace: Trace::default(),
        }],
        positions: vec![Position {
            holder: ActorId(0),
            target: Target::Draft(DraftId(0)),
            stance: Stance::Oppose,
            evidence: evidence(&["would not sign"]),
            condition: None,
            earlier: vec![],
            score: 0,
            statement: Some(StatementId(0)),
            trace: Trace::default(),
        }],
        ..Findings::default()
    }
}

/// Returns what a case with this one line says about the findings.
fn failures(line: &str) -> Vec<Failure> {
    let source = format!("## A case\n\n> {TEXT}\n\n```record\n{line}\n```\n");
    parse("cases/a.md", &source)[0].check(TEXT, &findings())
}

#[test]
fn what_is_found_passes() {
    for line in [
        "statement: speaker Marsh · form indirect · cue SAID · content the council would not sign the 12 point text",
        "statement: form direct · content A line … is a wish · source Teo Marsh · party none · said none",
        "event: type meeting · modality planned · when 2031-03-13 · place Port Selle · words sides meet in Port Selle",
        "event: when 2031-03-13..2031-03-13 · bound by · participant Verran · country none",
        "draft: name the 12-point text · points 12 · proposer none · amends none",
        "position: holder Verran · target 12-point text · stance oppose · words would not sign",
        "actor: name Teo Marsh · kind person · role none",
        "timex: words Thursday · bound by · precision day",
        "no event: modality held",
        "no issue: status agreed",
    ] {
        assert_eq!(failures(line), [], "{line}");
    }
}

#[test]
fn what_is_not_found_fails() {
    for line in [
        "statement: speaker Doren",
        "statement: form mixed",
        "statement: content the council would not sign",
        "statement: content A line",
        "statement: source the council",
        "statement: channel none · party Verran",
        "event: modality held",
        "event: when 2031-03-12..2031-03-13",
        "event: participant Verran, Marsh",
        "event: words Verran’s envoy",
        "draft: points 28",
        "issue: name 12-point text",
        "position: stance support",
        "actor: name council",
        "timex: words by Thursday · bound in",
        "no event: type meeting",
        "no statement: speaker Marsh · form direct",
    ] {
        assert_eq!(failures(line).len(), 1, "{line}");
    }
}

#[test]
fn a_failure_says_what_was_expected_and_what_was_nearest() {
    let failure = &failures("statement: speaker Marsh · form mixed · content the council would not sign")[0];
    assert_eq!(
        failure.to_string(),
        "cases/a.md:6: A case\n  \
         expected  statement: speaker Marsh · form mixed · content the council would not sign\n  \
         nearest   statement: speaker Teo Marsh · form indirect · content the council would not sign the 12-point text\n  \
         differs   form, content"
    );
    assert!(failures("issue: status open")[0].message.ends_with("found     no issue at all"));
    assert!(failures("no draft: points 12")[0].message.ends_with("found     draft: points 12"));
}

#[test]
fn a_case_that_misquotes_its_text_fails_even_if_nothing_is_expected() {
    let failure = &failures("no statement: content the council would sign")[0];
    assert_eq!(failure.message, "the case is wrong: its text does not say “the council would sign” (content)");
    assert!(failures("statement: content A line … was a wish")[0].message.contains("does not say “was a wish”"));
}

#[test]
fn a_folder_is_read_in_the_order_of_its_files_and_names_are_given_once() {
    let folder = std::env::temp_dir().join(format!("rapporteur-testkit-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let case = "## The same\n\n> Words.\n\n```record\nno event: modality held\n```\n";
    for name in ["b.md", "a.md", "README.md", "notes.txt"] {
        std::fs::write(folder.join(name), case).unwrap();
    }
    let cases = cases(&folder).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(cases.len(), 2);
    assert!(cases[0].file.ends_with("/a.md") && cases[0].check("Words.", &Findings::default()).is_empty());
    let twin = &cases[1].check("Words.", &Findings::default())[0];
    assert!(twin.message.starts_with("another case has this name") && twin.message.ends_with("/a.md:1"));
    assert!(super::cases("no such folder".as_ref()).is_err());
}
