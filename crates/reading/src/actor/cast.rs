//! The actors of a text, each once.

use crate::Work;
use rapporteur_knowledge::lexicon;
use rapporteur_model::{Actor, ActorId, ActorKind, CountryCode, Evidence, Trace, content_stems};
use rapporteur_span::Span;

/// Returns the state of that code, made if it is new; `span` is where it is spoken of.
pub(crate) fn state(work: &mut Work, code: CountryCode, span: Span, rule: &'static str) -> Option<ActorId> {
    if let Some(&known) = work.states.get(&code) {
        work.findings.actors[known.index()].mentions.add(span);
        return Some(known);
    }
    let name = lexicon().state_name(code)?;
    let id = add(work, name, ActorKind::State, Some(code), span, rule)?;
    work.states.insert(code, id);
    Some(id)
}

/// Returns the body or group of that name, made if it is new; `span` is where it is spoken of.
pub(crate) fn organization(
    work: &mut Work,
    name: &str,
    kind: ActorKind,
    country: Option<CountryCode>,
    span: Span,
    rule: &'static str,
) -> Option<ActorId> {
    let key = (kind, content_stems(name));
    if let Some(&known) = work.bodies.get(&key) {
        let actor = &mut work.findings.actors[known.index()];
        actor.mentions.add(span);
        actor.country = actor.country.or(country);
        return Some(known);
    }
    let id = add(work, name, kind, country, span, rule)?;
    work.bodies.insert(key, id);
    Some(id)
}

/// Adds an actor and returns its id; nothing if the span holds no words.
pub(super) fn add(
    work: &mut Work,
    name: &str,
    kind: ActorKind,
    country: Option<CountryCode>,
    span: Span,
    rule: &'static str,
) -> Option<ActorId> {
    let mentions = Evidence::new([span])?;
    let trace = Trace::of(rule).and("named", Some(span));
    let actor = Actor {
        id: ActorId(0),
        name: name.to_owned(),
        kind,
        country,
        role: None,
        represents: None,
        members: Vec::new(),
        descriptive: false,
        mentions,
        trace,
    };
    Some(work.add_actor(actor))
}
