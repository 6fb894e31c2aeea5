//! A document about invented talks, with the findings a reader would make of it, and the record settled from them.

use rapporteur_model::*;
use rapporteur_span::Span;
use rapporteur_time::{Instant, Interval, Precision, When, parse_day};

/// Two-unit and combining characters stand before everything that is cited, so that no two kinds of offset agree.
pub(crate) const TEXT: &str = "Round two 🕊️ in Port Selle\n\n\
    Cafe\u{301} talks: Teo Marsh of Verran said the council “would not sign” the 12-point text. \
    Verran and Altara are to meet in Port Selle on Thursday. The withdrawal line is in dispute.\n";

pub(crate) const URI: &str = "https://basin.example/round-two?x=1";

/// Returns the span of the first `words` in the text.
pub(crate) fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("“{words}” is not in the text"));
    Span::new(start, start + words.len())
}

fn words(words: &str) -> Evidence {
    Evidence::new([span(words)]).unwrap()
}

pub(crate) fn rendition(text: &str) -> Rendition {
    Rendition {
        text: text.to_owned(),
        title: text.find('\n').map(|end| Span::new(0, end)),
        authors: Vec::new(),
        outlet: None,
        published: None,
        language: Some("en".to_owned()),
        furniture: Vec::new(),
        alignment: Alignment::default(),
        notes: vec![Note::new(NoteKind::CharsetGuessed).seen("windows-1252")],
        renderer: "plain/1".to_owned(),
    }
}

fn thursday() -> When {
    When::during(Interval::day(parse_day("2031-03-13").unwrap()), Precision::Day)
}

fn actor(id: u32, name: &str, kind: ActorKind) -> Actor {
    Actor {
        id: ActorId(id),
        name: name.to_owned(),
        kind,
        country: None,
        role: None,
        represents: None,
        members: Vec::new(),
        descriptive: false,
        mentions: words(name),
        trace: Trace::default(),
    }
}

/// One finding of each kind.
pub(crate) fn findings() -> Findings {
    let marsh = Actor { represents: Some(ActorId(1)), ..actor(0, "Teo Marsh", ActorKind::Person) };
    let verran = Actor { country: CountryCode::new("VRN"), ..actor(1, "Verran", ActorKind::State) };
    Findings {
        actors: vec![marsh, verran, actor(2, "Altara", ActorKind::State)],
        statements: vec![Statement {
            id: StatementId(0),
            speaker: Some(ActorId(0)),
            party: Some(ActorId(1)),
            form: SpeechForm::Mixed,
            speaker_span: vec![span("Teo Marsh of Verran")],
            cue_span: vec![span("said")],
            // White space at both ends is cut off on the way out.
            content_span: words(" the council “would not sign” the 12-point text"),
            addressee: Some(Addressee { actor: Some(ActorId(2)), span: span("Altara") }),
            channel: Some(Cited { value: "text".to_owned(), span: span("text") }),
            channel_kind: Some(ChannelKind::Letter),
            said: Some(thursday()),
            said_span: Some(span("Thursday")),
            act: Some(Cited { value: Act::Reject, span: span("would not sign") }),
            inside: None,
            score: None,
            trace: Trace::default(),
        }],
        places: vec![],
        timexes: vec![Timex::of_days(span("on Thursday"), thursday())],
        events: vec![Event {
            id: EventId(0),
            kind: EventType::Meeting,
            modality: Modality::Planned,
            participants: vec![ActorId(1), ActorId(2)],
            place: Some(Place { name: "Port Selle".to_owned(), country: None, span: span("Port Selle on").trimmed(TEXT) }),
            medium: None,
            round: None,
            when: Some(thursday()),
            clock: None,
            evidence: words("Verran and Altara are to meet in Port Selle on Thursday"),
            reported_by: None,
            trace: Trace::default(),
        }],
        drafts: vec![Draft {
            id: DraftId(0),
            name: "12-point text".to_owned(),
            points: Some(12),
            proposers: vec![],
            amends: None,
            mentions: words("the 12-point text"),
            provenance: rapporteur_model::Provenance::Shared,
            trace: Trace::default(),
        }],
        issues: vec![Issue {
            id: IssueId(0),
            name: "withdrawal line".to_owned(),
            parent: None,
            status: IssueStatus::Contested,
            mentions: words("The withdrawal line"),
            because: words("in dispute"),
            trace: Trace::default(),
        }],
        positions: vec![Position {
            holder: ActorId(1),
            target: Target::Draft(DraftId(0)),
            stance: Stance::Oppose,
            evidence: words("would not sign"),
            condition: None,
            earlier: vec![],
            score: 80,
            statement: Some(StatementId(0)),
            trace: Trace::default(),
        }],
        notes: vec![Note::new(NoteKind::NoDate).at(span("on Thursday"))],
    }
}

fn instant(given: &str) -> Instant {
    given.parse().unwrap()
}

/// Returns a citation of the text.
pub(crate) fn cited(words: &str) -> Citation {
    let document = DocumentId(URI.to_owned());
    Citation::new(&document, Digest::of(TEXT.as_bytes()), TEXT, span(words)).unwrap()
}

fn citations(words: &str) -> Citations {
    Citations::new([cited(words)]).unwrap()
}

/// The record with one entry of each kind.
pub(crate) fn record() -> Record {
    let learned = instant("2031-03-12T18:00:00Z");
    let copy = DocumentId("https://courant.example/the-same".to_owned());
    let id = |letter, name: &str| RecordId::of(letter, &[name]);
    let actor = |name: &str, kind| RecordedActor {
        id: id('A', name),
        name: name.to_owned(),
        kind,
        country: None,
        role: None,
        side: None,
        represents: None,
        mentions: citations(name),
    };
    Record {
        as_of: instant("2031-03-13T06:00:00Z"),
        documents: 2,
        actors: vec![actor("Teo Marsh", ActorKind::Person), actor("Verran", ActorKind::State)],
        statements: vec![RecordedStatement {
            id: id('S', "sign"),
            speaker: Some(id('A', "Teo Marsh")),
            party: Some(id('A', "Verran")),
            form: SpeechForm::Mixed,
            addressee: None,
            channel: None,
            act: None,
            said: None,
            source: Some(cited("Teo Marsh of Verran")),
            cue: vec![cited("said")],
            reports: vec![Report { learned, words: citations("would not sign") }],
        }],
        events: vec![RecordedEvent {
            id: id('E', "meeting"),
            kind: EventType::Meeting,
            modality: Modality::Planned,
            participants: vec![id('A', "Verran")],
            place: Some(Place { name: "Port Selle".to_owned(), country: None, span: span("Port Selle") }),
            when: Some(thursday()),
            clock: None,
            reports: vec![Report { learned, words: citations("are to meet in Port Selle on Thursday") }],
            history: vec![Turn { modality: Modality::Planned, learned, words: cited("are to meet") }],
        }],
        drafts: vec![RecordedDraft {
            id: id('D', "12-point text"),
            name: "12-point text".to_owned(),
            points: Some(12),
            proposers: vec![id('A', "Verran")],
            amends: None,
            learned,
            mentions: citations("12-point text"),
        }],
        issues: vec![RecordedIssue {
            id: id('I', "withdrawal line"),
            name: "withdrawal line".to_owned(),
            parent: None,
            status: IssueStatus::Contested,
            rule: StatusRule::NewestReport,
            because: Citations::new([cited("The withdrawal line"), cited("in dispute")]).unwrap(),
            mentions: citations("The withdrawal line"),
        }],
        positions: vec![RecordedPosition {
            id: id('P', "verran"),
            holder: id('A', "Verran"),
            target: id('D', "12-point text"),
            stance: Stance::Oppose,
            since: parse_day("2031-03-12").unwrap(),
            evidence: citations("would not sign"),
            condition: None,
            statements: vec![id('S', "sign")],
            earlier: vec![],
        }],
        copies: vec![
            CopyGroup { documents: vec![DocumentId(URI.to_owned()), copy.clone()] },
            CopyGroup { documents: vec![DocumentId("alone".to_owned())] },
        ],
        discrepancies: vec![Discrepancy {
            about: id('D', "12-point text"),
            field: "points".to_owned(),
            values: vec![
                DiscrepancyValue { value: "12".to_owned(), words: citations("12-point text") },
                DiscrepancyValue {
                    value: "14".to_owned(),
                    words: Citations::new([Citation { document: copy.clone(), ..cited("text") }]).unwrap(),
                },
            ],
        }],
        changes: vec![Change {
            learned,
            happened: None,
            kind: ChangeKind::Position,
            target: id('D', "12-point text").to_string(),
            holder: Some(id('A', "Verran")),
            from: None,
            to: Some("oppose".to_owned()),
            words: cited("would not sign"),
        }],
    }
}

/// The record before anything was read.
pub(crate) fn empty_record() -> Record {
    Record {
        as_of: instant("2031-03-01T00:00:00Z"),
        documents: 0,
        actors: vec![],
        statements: vec![],
        events: vec![],
        drafts: vec![],
        issues: vec![],
        positions: vec![],
        copies: vec![],
        discrepancies: vec![],
        changes: vec![],
    }
}
