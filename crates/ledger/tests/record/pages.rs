//! Invented pages with what readers would have found in them.

use rapporteur_ledger::ReadVersion;
use rapporteur_model::{
    Actor, ActorId, ActorKind, Brief, BriefIssue, BriefParty, CountryCode, Digest, DocumentId, Draft, DraftId, Event, EventId,
    EventType, Evidence, Findings, Issue, IssueId, IssueStatus, Modality, Place, Position, SideRole, SpeechForm, Stance,
    Statement, StatementId, Target, Trace, Version,
};
use rapporteur_span::Span;
use rapporteur_time::{Date, Instant, When, parse_day};
use std::sync::Arc;

/// A page being written: its text, and finding after finding, each by the words it rests on.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    uri: String,
    published: String,
    learned: Instant,
    text: String,
    findings: Findings,
}

/// Returns a page of `uri`, published and learned at `time` ("2031-03-10T17:02Z").
pub(crate) fn page(uri: &str, time: &str, text: &str) -> Page {
    let learned = time.parse().unwrap();
    Page { uri: uri.to_owned(), published: time.to_owned(), learned, text: text.to_owned(), findings: Findings::default() }
}

pub(crate) fn instant(time: &str) -> Instant {
    time.parse().unwrap()
}

pub(crate) fn day(day: &str) -> Date {
    parse_day(day).unwrap()
}

/// The brief of the Kessar talks: Altara and Verran, Norlund mediates; withdrawal line, gauges, lists.
pub(crate) fn kessar() -> Brief {
    let party = |name: &str, aliases: &[&str], role| BriefParty {
        name: name.to_owned(),
        kind: ActorKind::State,
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        role,
    };
    let issue = |name: &str, aliases: &[&str]| BriefIssue {
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
    };
    Brief {
        title: "Kessar talks".to_owned(),
        parties: vec![
            party("Altara", &["Port Altar"], SideRole::Party),
            party("Verran", &["Verra"], SideRole::Party),
            party("Norlund", &[], SideRole::Mediator),
        ],
        issues: vec![
            issue("Withdrawal line", &["the line"]),
            issue("River gauge monitors", &["gauges"]),
            issue("Prisoner lists", &[]),
        ],
    }
}

impl Page {
    /// Learned later than it was published.
    pub(crate) fn learned(mut self, time: &str) -> Self {
        self.learned = instant(time);
        self
    }

    /// Returns the span of `words`, which must stand in the text.
    fn span(&self, words: &str) -> Span {
        let start = self.text.find(words).unwrap_or_else(|| panic!("{words:?} does not stand in {:?}", self.text));
        Span::new(start, start + words.len())
    }

    fn evidence(&self, words: &str) -> Evidence {
        Evidence::new(words.split(" … ").map(|part| self.span(part))).unwrap()
    }

    pub(crate) fn actor(&mut self, name: &str, kind: ActorKind) -> ActorId {
        let id = ActorId(self.findings.actors.len() as u32);
        let mentions = self.evidence(name);
        self.findings.actors.push(Actor {
            id,
            name: name.to_owned(),
            kind,
            country: None,
            role: None,
            represents: None,
            members: Vec::new(),
            descriptive: false,
            mentions,
            trace: Trace::default(),
        });
        id
    }

    pub(crate) fn state(&mut self, name: &str) -> ActorId {
        self.actor(name, ActorKind::State)
    }

    /// A state that the text calls `words`.
    pub(crate) fn country(&mut self, name: &str, code: &str, words: &str) -> ActorId {
        let id = self.actor(words, ActorKind::State);
        let actor = &mut self.findings.actors[id.index()];
        name.clone_into(&mut actor.name);
        actor.country = CountryCode::new(code);
        id
    }

    /// A person who speaks for `side`.
    pub(crate) fn person(&mut self, name: &str, side: impl Into<Option<ActorId>>) -> ActorId {
        let id = self.actor(name, ActorKind::Person);
        self.findings.actors[id.index()].represents = side.into();
        id
    }

    pub(crate) fn speaks_for(&mut self, actor: ActorId, side: ActorId) {
        self.findings.actors[actor.index()].represents = Some(side);
    }

    pub(crate) fn from(&mut self, actor: ActorId, code: &str) {
        self.findings.actors[actor.index()].country = CountryCode::new(code);
    }

    /// Somebody with a description for a name.
    pub(crate) fn described(&mut self, words: &str, kind: ActorKind) -> ActorId {
        let id = self.actor(words, kind);
        self.findings.actors[id.index()].descriptive = true;
        id
    }

    pub(crate) fn said(&mut self, speaker: ActorId, form: SpeechForm, words: &str) -> StatementId {
        let id = StatementId(self.findings.statements.len() as u32);
        let content_span = self.evidence(words);
        self.findings.statements.push(Statement {
            id,
            speaker: Some(speaker),
            party: None,
            form,
            speaker_span: Vec::new(),
            cue_span: Vec::new(),
            content_span,
            addressee: None,
            channel: None,
            channel_kind: None,
            said_span: None,
            act: None,
            said: None,
            inside: None,
            score: None,
            trace: Trace::default(),
        });
        id
    }

    pub(crate) fn said_on(&mut self, date: &str, speaker: ActorId, form: SpeechForm, words: &str) -> StatementId {
        let id = self.said(speaker, form, words);
        self.findings.statements[id.index()].said = Some(When::day(day(date)));
        id
    }

    /// An event; its place and its days are told afterwards.
    pub(crate) fn event(&mut self, kind: EventType, modality: Modality, who: &[ActorId], words: &str) -> &mut Event {
        let evidence = self.evidence(words);
        self.findings.events.push(Event {
            id: EventId(self.findings.events.len() as u32),
            kind,
            modality,
            participants: who.to_vec(),
            place: None,
            medium: None,
            round: None,
            when: None,
            clock: None,
            evidence,
            reported_by: None,
            trace: Trace::default(),
        });
        self.findings.events.last_mut().unwrap()
    }

    pub(crate) fn meeting(&mut self, modality: Modality, who: &[ActorId], words: &str) -> &mut Event {
        self.event(EventType::Meeting, modality, who, words)
    }

    pub(crate) fn draft(&mut self, name: &str, points: impl Into<Option<u32>>, proposers: &[ActorId], words: &str) -> &mut Draft {
        let mentions = self.evidence(words);
        self.findings.drafts.push(Draft {
            id: DraftId(self.findings.drafts.len() as u32),
            name: name.to_owned(),
            points: points.into(),
            proposers: proposers.to_vec(),
            amends: None,
            mentions,
            provenance: rapporteur_model::Provenance::Shared,
            trace: Trace::default(),
        });
        self.findings.drafts.last_mut().unwrap()
    }

    /// An issue that stands as `words` say; `name` need not stand in the text.
    pub(crate) fn issue(&mut self, name: &str, status: IssueStatus, words: &str) -> IssueId {
        let id = IssueId(self.findings.issues.len() as u32);
        let words = self.evidence(words);
        self.findings.issues.push(Issue {
            id,
            name: name.to_owned(),
            parent: None,
            status,
            mentions: words.clone(),
            because: words,
            trace: Trace::default(),
        });
        id
    }

    pub(crate) fn part_of(&mut self, issue: IssueId, parent: IssueId) {
        self.findings.issues[issue.index()].parent = Some(parent);
    }

    pub(crate) fn on_issue(&mut self, holder: ActorId, issue: IssueId, stance: Stance, words: &str) {
        self.stance(holder, Target::Issue(issue), stance, words);
    }

    pub(crate) fn on_draft(&mut self, holder: ActorId, draft: DraftId, stance: Stance, words: &str) {
        self.stance(holder, Target::Draft(draft), stance, words);
    }

    fn stance(&mut self, holder: ActorId, target: Target, stance: Stance, words: &str) {
        let evidence = self.evidence(words);
        let inside = |statement: &&Statement| statement.content_span.touches(evidence.first());
        let statement = self.findings.statements.iter().find(inside).map(|statement| statement.id);
        let (condition, earlier, trace) = (None, Vec::new(), Trace::default());
        let position = Position { holder, target, stance, evidence, condition, earlier, statement, score: 0, trace };
        self.findings.positions.push(position);
    }

    /// Returns the page as it was read.
    pub(crate) fn read(self) -> ReadVersion {
        let digest = Digest::of(self.text.as_bytes());
        ReadVersion {
            version: Version {
                document: DocumentId(self.uri.clone()),
                uri: Some(self.uri),
                outlet: None,
                published: Some(self.published.parse().unwrap()),
                learned: self.learned,
                capture: digest,
                rendition: digest,
            },
            text: Arc::from(self.text),
            findings: Arc::new(self.findings),
        }
    }
}

/// Says when and where an event is.
pub(crate) trait At {
    fn at(&mut self, place: &str) -> &mut Self;
    fn on(&mut self, date: &str) -> &mut Self;
    fn by(&mut self, statement: StatementId) -> &mut Self;
}

impl At for Event {
    fn at(&mut self, place: &str) -> &mut Self {
        self.place = Some(Place { name: place.to_owned(), country: None, span: self.evidence.first() });
        self
    }

    fn on(&mut self, date: &str) -> &mut Self {
        self.when = Some(When::day(day(date)));
        self
    }

    fn by(&mut self, statement: StatementId) -> &mut Self {
        self.reported_by = Some(statement);
        self
    }
}
