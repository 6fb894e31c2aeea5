//! Findings laid out by the field names of the cases.

use crate::Kind;
use rapporteur_model::{ActorId, Evidence, Findings, Repeats, Target, TimeUnit};
use rapporteur_span::Span;
use rapporteur_time::When;
use serde::Serialize;

/// A value that was found; nothing is an empty list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    /// A value of the contract, or days.
    Label(Option<String>),
    /// Things, each by all its names, the fullest first.
    Named(Vec<Names>),
    /// Words of the text.
    Spans(Vec<Span>),
}

/// What one thing goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Names {
    /// Its name in the record.
    pub(crate) name: String,
    /// Where the text speaks of it.
    pub(crate) mentions: Vec<Span>,
    /// Tells whether it is a person, whose last name will do.
    pub(crate) person: bool,
}

/// One finding, by fields.
pub(crate) type Found = Vec<(&'static str, Value)>;

/// Returns the findings of `kind`.
pub(crate) fn found(kind: Kind, findings: &Findings) -> Vec<Found> {
    match kind {
        Kind::Statement => statements(findings),
        Kind::Event => events(findings),
        Kind::Draft => drafts(findings),
        Kind::Issue => issues(findings),
        Kind::Position => positions(findings),
        Kind::Actor => actors(findings),
        Kind::Place => places(findings),
        Kind::Timex => timexes(findings),
    }
}

fn statements(findings: &Findings) -> Vec<Found> {
    let lay_out = |statement: &rapporteur_model::Statement| {
        vec![
            ("speaker", actors_named(findings, statement.speaker)),
            ("party", actors_named(findings, statement.party)),
            ("form", label(statement.form)),
            ("source", Value::Spans(statement.speaker_span.clone())),
            ("cue", Value::Spans(statement.cue_span.clone())),
            ("content", spans(&statement.content_span)),
            ("channel", Value::Spans(statement.channel.iter().map(|channel| channel.span).collect())),
            ("channel_kind", label(statement.channel_kind)),
            ("addressee", Value::Spans(statement.addressee.iter().map(|addressee| addressee.span).collect())),
            ("told", actors_named(findings, statement.addressee.as_ref().and_then(|addressee| addressee.actor))),
            ("act", label(statement.act.as_ref().map(|act| act.value))),
            ("act_words", Value::Spans(statement.act.iter().map(|act| act.span).collect())),
            ("said", days(statement.said)),
            ("said_words", Value::Spans(statement.said_span.into_iter().collect())),
        ]
    };
    findings.statements.iter().map(lay_out).collect()
}

fn events(findings: &Findings) -> Vec<Found> {
    let lay_out = |event: &rapporteur_model::Event| {
        let place = event.place.as_ref();
        let named = place.map(|place| Names { name: place.name.clone(), mentions: vec![place.span], person: false });
        vec![
            ("type", label(event.kind)),
            ("modality", label(event.modality)),
            ("proof", Value::Spans(event.proof().into_iter().collect())),
            ("participant", actors_named(findings, event.participants.iter().copied())),
            ("place", Value::Named(named.into_iter().collect())),
            ("country", label(place.and_then(|place| place.country))),
            ("medium", label(event.medium)),
            ("round", label(event.round)),
            ("when", days(event.when)),
            ("bound", label(event.when.map(|when| when.bound))),
            ("clock", label(event.clock.as_ref().map(ToString::to_string))),
            ("words", spans(&event.evidence)),
        ]
    };
    findings.events.iter().map(lay_out).collect()
}

fn drafts(findings: &Findings) -> Vec<Found> {
    let lay_out = |draft: &rapporteur_model::Draft| {
        let amended = draft.amends.and_then(|id| findings.draft(id));
        vec![
            ("name", one_named(&draft.name, &draft.mentions)),
            ("points", label(draft.points)),
            ("proposer", actors_named(findings, draft.proposers.iter().copied())),
            ("amends", amended.map_or(Value::Named(vec![]), |draft| one_named(&draft.name, &draft.mentions))),
            ("provenance", label(draft.provenance)),
            ("words", spans(&draft.mentions)),
        ]
    };
    findings.drafts.iter().map(lay_out).collect()
}

fn issues(findings: &Findings) -> Vec<Found> {
    let lay_out = |issue: &rapporteur_model::Issue| {
        let parent = issue.parent.and_then(|id| findings.issue(id));
        vec![
            ("name", one_named(&issue.name, &issue.mentions)),
            ("parent", parent.map_or(Value::Named(vec![]), |issue| one_named(&issue.name, &issue.mentions))),
            ("status", label(issue.status)),
            ("words", spans(&issue.mentions)),
        ]
    };
    findings.issues.iter().map(lay_out).collect()
}

fn positions(findings: &Findings) -> Vec<Found> {
    let target = |target| match target {
        Target::Issue(id) => findings.issue(id).map(|issue| one_named(&issue.name, &issue.mentions)),
        Target::Draft(id) => findings.draft(id).map(|draft| one_named(&draft.name, &draft.mentions)),
    };
    let lay_out = |position: &rapporteur_model::Position| {
        vec![
            ("holder", actors_named(findings, [position.holder])),
            ("target", target(position.target).unwrap_or(Value::Named(vec![]))),
            ("stance", label(position.stance)),
            ("condition", Value::Spans(position.condition.into_iter().collect())),
            ("earlier", label(position.earlier.last().map(|earlier| earlier.stance))),
            ("words", spans(&position.evidence)),
        ]
    };
    findings.positions.iter().map(lay_out).collect()
}

fn actors(findings: &Findings) -> Vec<Found> {
    let lay_out = |actor: &rapporteur_model::Actor| {
        vec![
            ("name", actors_named(findings, [actor.id])),
            ("kind", label(actor.kind)),
            ("role", Value::Spans(actor.role.iter().map(|role| role.span).collect())),
            ("country", label(actor.country)),
            ("represents", actors_named(findings, actor.represents)),
            ("members", actors_named(findings, actor.members.iter().copied())),
        ]
    };
    findings.actors.iter().map(lay_out).collect()
}

fn places(findings: &Findings) -> Vec<Found> {
    let lay_out = |place: &rapporteur_model::Locality| {
        vec![
            ("name", one_named(&place.name, &place.mentions)),
            ("country", label(place.country)),
            ("within", label(place.within.as_deref())),
            ("precision", label(place.precision)),
        ]
    };
    findings.places.iter().map(lay_out).collect()
}

fn timexes(findings: &Findings) -> Vec<Found> {
    let lay_out = |timex: &rapporteur_model::Timex| {
        vec![
            ("when", days(timex.when)),
            ("bound", label(timex.when.map(|when| when.bound))),
            ("precision", label(timex.when.map(|when| when.precision))),
            ("from", label(timex.when.map(|_| timex.counted_from))),
            ("clock", label(timex.clock.as_ref().map(ToString::to_string))),
            ("offset", label(timex.clock.as_ref().and_then(|clock| clock.zone.as_ref()?.iso_offset()))),
            ("repeats", label(timex.repeats.as_ref().map(repeats))),
            ("lasts", label(timex.lasts.map(|length| counted(length.count, length.unit)))),
            ("words", Value::Spans(vec![timex.span])),
        ]
    };
    findings.timexes.iter().map(lay_out).collect()
}

/// "2 in 1 week", "1 in 2 week on 2 4", "1 in 1 year in 3": how often, on which weekdays (1 Monday), in which month.
fn repeats(repeats: &Repeats) -> String {
    let weekdays: Vec<String> = repeats.weekdays.iter().map(ToString::to_string).collect();
    let on = if weekdays.is_empty() { String::new() } else { format!(" on {}", weekdays.join(" ")) };
    let month = repeats.month.map(|month| format!(" in {month}")).unwrap_or_default();
    format!("{} in {}{on}{month}", repeats.times, counted(repeats.every, repeats.unit))
}

/// "3 day": a number and the word of the contract.
fn counted(count: u32, unit: TimeUnit) -> String {
    let unit = serde_json::to_value(unit).ok();
    format!("{count} {}", unit.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default())
}

/// Returns the word that the JSON contract has for a value, so that a case and the output never differ.
fn label(value: impl Serialize) -> Value {
    let word = match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Some(word),
        Ok(serde_json::Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    Value::Label(word)
}

fn days(when: Option<When>) -> Value {
    Value::Label(when.map(|when| format!("{}..{}", when.interval.start(), when.interval.end())))
}

fn spans(evidence: &Evidence) -> Value {
    Value::Spans(evidence.spans().to_vec())
}

fn one_named(name: &str, mentions: &Evidence) -> Value {
    Value::Named(vec![Names { name: name.to_owned(), mentions: mentions.spans().to_vec(), person: false }])
}

fn actors_named(findings: &Findings, ids: impl IntoIterator<Item = ActorId>) -> Value {
    let actors = ids.into_iter().filter_map(|id| findings.actor(id));
    let names = actors.map(|actor| Names {
        name: actor.name.clone(),
        mentions: actor.mentions.spans().to_vec(),
        person: actor.kind == rapporteur_model::ActorKind::Person,
    });
    Value::Named(names.collect())
}
