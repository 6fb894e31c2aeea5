//! Who wrote or tabled a draft.

use super::mention::Sighting;
use crate::{MentionForm, Page, Work};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ActorKind};

/// Verbs of tabling.
const TABLING: &[&str] = &[
    "circulated", "tabled", "presented", "prepared", "drafted", "proposed", "published", "issued", "submitted", "wrote",
    "written", "released", "unveiled", "floated", "produced", "forwarded", "sent", "put", "drew",
];

/// Returns the actors that the phrase or its sentence names as authors.
pub(super) fn find(page: &Page<'_>, work: &Work, sighting: &Sighting, sentence: &TokenRange) -> Vec<ActorId> {
    owner(page, work, sighting)
        .or_else(|| by(page, work, sighting, sentence))
        .or_else(|| relative(page, work, sighting, sentence))
        .or_else(|| subject(page, work, sighting, sentence))
        .into_iter()
        .collect()
}

/// "Donald Trump’s 28-point plan", "the Turkish version", "the US framework"
fn owner(page: &Page<'_>, work: &Work, sighting: &Sighting) -> Option<ActorId> {
    let inside = sighting.tokens.start..sighting.name.end;
    work.mentions_in(&inside)
        .iter()
        .find(|mention| {
            let possessive = page.analysis.tokens.kind(mention.tokens.end) == TokenKind::Possessive;
            possessive
                || mention.form == MentionForm::Demonym
                || work.findings.actors[mention.actor.index()].kind != ActorKind::Person
        })
        .map(|mention| mention.actor)
}

/// "circulated by the Commission"
fn by(page: &Page<'_>, work: &Work, sighting: &Sighting, sentence: &TokenRange) -> Option<ActorId> {
    let from = sighting.name.end.min(sighting.tokens.end);
    let tabled = (from..sentence.end.min(from + 4)).find(|&at| TABLING.contains(&page.analysis.lower(at)))?;
    let by = (tabled + 1..sentence.end.min(tabled + 4)).find(|&at| page.analysis.lower(at) == "by")?;
    work.mentions_in(&(by + 1..sentence.end.min(by + 7))).first().map(|mention| mention.actor)
}

/// "which Ankara tabled on Tuesday", "that mediator Karin Öst presented"
fn relative(page: &Page<'_>, work: &Work, sighting: &Sighting, sentence: &TokenRange) -> Option<ActorId> {
    let from = sighting.tokens.end;
    let pronoun = (from..sentence.end.min(from + 2)).find(|&at| matches!(page.analysis.lower(at), "which" | "that"))?;
    let verb = (pronoun + 1..sentence.end.min(pronoun + 14)).find(|&at| TABLING.contains(&page.analysis.lower(at)))?;
    work.mentions_in(&(pronoun + 1..verb)).first().map(|mention| mention.actor)
}

/// "Norlund published a 12-point plan"
fn subject(page: &Page<'_>, work: &Work, sighting: &Sighting, sentence: &TokenRange) -> Option<ActorId> {
    let verb =
        sighting.tokens.start.checked_sub(1).filter(|&at| at > sentence.start && TABLING.contains(&page.analysis.lower(at)))?;
    work.mentions_in(&(verb.saturating_sub(6).max(sentence.start)..verb)).last().map(|mention| mention.actor)
}
