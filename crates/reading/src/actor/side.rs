//! Whom the holder of an office belongs to and speaks for, as the words of the office tell.

use super::cast::state;
use super::role::{Role, is_owner, office_before};
use crate::page::Known;
use crate::{Page, Work};
use rapporteur_knowledge::{Level, Sense, Standing, towns};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ActorKind, CountryCode};

/// What the words of an office tell about its holder.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Side {
    /// The state or body spoken for.
    pub(super) represents: Option<ActorId>,
    /// The country belonged to.
    pub(super) country: Option<CountryCode>,
    /// The rule that told.
    pub(super) rule: &'static str,
}

/// Returns whom the holder of `role` speaks for and belongs to.
pub(super) fn of_role(page: &Page<'_>, work: &mut Work, actor: ActorId, role: &Role) -> Side {
    let phrase = affiliating(page, role);
    let named = represented(page, work, &phrase).filter(|id| *id != actor);
    let (side, rule) = match named {
        Some(id) => (Some(id), "side.office"),
        None => (owner_side(page, work, role), "side.owner"),
    };
    let country = side.and_then(|id| country_of(work, id));
    let (country, rule) = match country {
        Some(code) => (Some(code), rule),
        None if side.is_none() => (country_in(page, work, &phrase), "side.place"),
        None => (None, rule),
    };
    let is_state = side.is_some_and(|id| work.findings.actors[id.index()].kind == ActorKind::State);
    // "the Maltese judge who chairs the talks" speaks for the chair, a professor for nobody, a former minister no longer.
    let chairs =
        role.phrase.clone().any(|at| ["chairs", "chair", "mediates", "mediator", "mediating"].contains(&page.analysis.lower(at)));
    // Whom the brief knows as a party, an expert of it may speak for.
    let of_brief = page.names_in(&phrase).iter().any(|name| matches!(name.what, Known::Party(..)));
    let independent = role.level == Level::Independent && !of_brief;
    let for_none = role.past || (is_state && (chairs || independent));
    Side { represents: side.filter(|_| !for_none), country, rule }
}

/// Returns the phrase without what an envoy is sent to: "UN special envoy |for Libya" is nobody of Libya.
fn affiliating(page: &Page<'_>, role: &Role) -> TokenRange {
    let analysis = &page.analysis;
    let sent = |at: usize| {
        ["envoy", "representative", "ambassador", "mediator", "emissary", "rapporteur", "coordinator"]
            .contains(&analysis.before(at))
            && matches!(analysis.lower(at), "for" | "to" | "on" | "in")
    };
    let end = role.phrase.clone().find(|&at| sent(at)).unwrap_or(role.phrase.end);
    role.phrase.start..end
}

/// Returns the country of an actor, or of whom it represents.
pub(super) fn country_of(work: &Work, id: ActorId) -> Option<CountryCode> {
    let side = work.findings.side_of(id);
    work.findings.actors[id.index()].country.or(work.findings.actors[side.index()].country)
}

/// "Its chief executive", "her deputy", "the minister’s predecessor": the side of whoever the owner is.
fn owner_side(page: &Page<'_>, work: &Work, role: &Role) -> Option<ActorId> {
    if role.level == Level::Independent && !is_relation(page, role) {
        return None;
    }
    // A counterpart is of the other side.
    if role.phrase.clone().any(|at| page.analysis.lower(at).starts_with("counterpart")) {
        return None;
    }
    let owner = owner(page, work, &role.phrase)?;
    let actor = &work.findings.actors[owner.index()];
    if actor.kind == ActorKind::Person { actor.represents } else { Some(owner) }
}

/// Tells whether the office is one in relation to another person: deputy, successor.
fn is_relation(page: &Page<'_>, role: &Role) -> bool {
    role.phrase.clone().any(|at| matches!(page.analysis.lower(at), "predecessor" | "successor" | "deputy"))
}

/// Returns whoever owns the office: "her" deputy, the secretary of "its" council, the "minister’s" predecessor.
pub(super) fn owner(page: &Page<'_>, work: &Work, phrase: &TokenRange) -> Option<ActorId> {
    let analysis = &page.analysis;
    for at in phrase.clone() {
        let word = analysis.lower(at);
        match word {
            "his" | "her" | "whose" => return last_person(work, at),
            "its" | "their" => return antecedent(page, work, at),
            _ if is_owner(word) => return None,
            _ => {}
        }
        if analysis.tokens.kind(at) == TokenKind::Possessive && at > phrase.start {
            let mention = work.mentions_before(at).find(|mention| mention.tokens.end == at);
            return mention.map(|mention| mention.actor).or_else(|| holder_of(page, work, at));
        }
    }
    None
}

fn last_person(work: &Work, at: usize) -> Option<ActorId> {
    let person = |id: ActorId| work.findings.actors[id.index()].kind == ActorKind::Person;
    work.mentions_before(at).map(|mention| mention.actor).find(|id| person(*id))
}

/// "The minister |’s predecessor": the person spoken of last who holds the office before the mark.
fn holder_of(page: &Page<'_>, work: &Work, mark: usize) -> Option<ActorId> {
    let (start, _) = office_before(page, mark, mark.saturating_sub(3))?;
    let head = page.analysis.lower(mark.saturating_sub(1));
    let mut holders = work.mentions_before(start).map(|mention| mention.actor).filter(|id| holds(work, *id, head));
    let last = holders.next()?;
    // Of two ministers it is the one of the side that the paragraph is about.
    let topic = antecedent(page, work, mark);
    let of_topic = |id: &ActorId| topic.is_some() && work.findings.actors[id.index()].represents == topic;
    Some(std::iter::once(last).chain(holders).find(of_topic).unwrap_or(last))
}

/// Tells whether the person's role, or the one taken over from a predecessor, has the word `head`.
pub(crate) fn holds(work: &Work, id: ActorId, head: &str) -> bool {
    let actor = &work.findings.actors[id.index()];
    let has = |role: &str| role.to_lowercase().split([' ', '-']).any(|word| word == head);
    actor.kind == ActorKind::Person
        && (actor.role.as_ref().is_some_and(|role| has(&role.value)) || work.offices.get(&id).is_some_and(|role| has(role)))
}

/// "Its", "their": the body or state that the sentence, or the nearest one before it that names any, is about.
///
/// "The Ferry Workers’ Union went to the Labour Court. |Its general secretary" is that of the union: the subject goes first.
pub(crate) fn antecedent(page: &Page<'_>, work: &Work, at: usize) -> Option<ActorId> {
    let first = page.analysis.sentence_of(at);
    for index in (first.saturating_sub(4)..=first).rev() {
        let sentence = &page.analysis.sentences[index].tokens;
        let within = sentence.start..sentence.end.min(at);
        let bodies: Vec<_> = work
            .mentions_in(&within)
            .iter()
            .filter(|mention| work.findings.actors[mention.actor.index()].kind != ActorKind::Person && mention.tokens.end <= at)
            .collect();
        let subject = bodies.iter().find(|mention| {
            let words = page.syntax.words_of(&page.analysis, &mention.tokens);
            page.syntax.top_of(&words).is_some_and(|top| page.syntax.relation(top) == "nsubj")
        });
        if let Some(mention) = subject.or(bodies.last()) {
            return Some(mention.actor);
        }
    }
    None
}

/// Returns the country of a place, people or region that the words name: "Gyumri’s", "Bavarian", "of Constanța".
pub(crate) fn country_in(page: &Page<'_>, work: &Work, tokens: &TokenRange) -> Option<CountryCode> {
    let span = page.analysis.span(tokens);
    let stated = work.place_over(span).and_then(|place| place.country);
    let by_table = || {
        page.names_in(tokens).iter().find_map(|name| match name.what {
            Known::Entry(entry) => entry.senses.iter().find_map(|sense| match sense {
                Sense::State(code)
                | Sense::Demonym(code)
                | Sense::Capital(code)
                | Sense::Regional(code)
                | Sense::Town(code)
                | Sense::Region(Some(code)) => Some(*code),
                _ => None,
            }),
            Known::Party(..) => None,
        })
    };
    let small_town = || {
        let mark = tokens.clone().find(|&at| page.analysis.tokens.kind(at) == TokenKind::Possessive)?;
        towns(page.analysis.words(&(tokens.start..mark))).next().map(|town| town.country)
    };
    stated.or_else(by_table).or_else(small_town)
}

/// Returns the state or body that the phrase of an office names: whom its holder speaks for.
pub(crate) fn represented(page: &Page<'_>, work: &mut Work, phrase: &TokenRange) -> Option<ActorId> {
    // A body made from its head word, or a party of the brief.
    let by_mention = work
        .mentions_in(phrase)
        .iter()
        .filter(|mention| mention.tokens.end <= phrase.end)
        .map(|mention| mention.actor)
        .find(|id| work.findings.actors[id.index()].kind != ActorKind::Person);
    let by_table = page.names_in(phrase).iter().find_map(|name| match name.what {
        Known::Party(..) => None,
        Known::Entry(entry) => entry.senses.iter().find_map(|sense| match sense {
            Sense::State(code) | Sense::Demonym(code) | Sense::Metonym(Standing::State(code)) => {
                Some((*code, page.analysis.span(&name.tokens)))
            }
            Sense::Organization { country: Some(code), .. } => Some((*code, page.analysis.span(&name.tokens))),
            _ => None,
        }),
    });
    match (by_mention, by_table) {
        (Some(id), _) => Some(id),
        (None, Some((code, span))) => state(work, code, span, "role.country"),
        (None, None) => None,
    }
}
