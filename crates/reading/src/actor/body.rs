//! Bodies and groups by name: ministries, unions, commissions, seats that stand for a government.

use super::capitals::{Sequence, Shape, is_body_head};
use super::cast::{organization, state};
use crate::page::{Known, KnownName};
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::{Sense, Standing, lexicon};
use rapporteur_model::{ActorId, ActorKind, CountryCode, content_stems};

/// Adds the bodies, groups and parties of the brief that the text names.
pub(super) fn read(page: &Page<'_>, work: &mut Work, sequences: &[Sequence]) {
    for sequence in sequences.iter().filter(|sequence| sequence.shape == Shape::Body) {
        let whole = page.name_at(sequence.tokens.start).is_some_and(|name| name.tokens.end >= sequence.tokens.end);
        // "Verran's Council of State" is the party that the brief calls "Council of State".
        let of_brief = page.name_ending(sequence.tokens.end).is_some_and(|name| matches!(name.what, Known::Party(..)));
        if !whole && !of_brief {
            by_head(page, work, sequence);
        }
    }
    for sequence in sequences.iter().filter(|sequence| sequence.shape != Shape::Body) {
        by_noun(page, work, sequence);
        by_initials(page, work, sequence);
    }
    for name in &page.names {
        // The runs of capitals are apart from each other: only the last that begins before the name can hold it.
        let next = sequences.partition_point(|sequence| sequence.tokens.start <= name.tokens.start);
        let inside_body = sequences[..next].last().is_some_and(|sequence| {
            let party_at_end = matches!(name.what, Known::Party(..)) && name.tokens.end == sequence.tokens.end;
            sequence.shape == Shape::Body
                && name.tokens.end <= sequence.tokens.end
                && sequence.tokens.len() > name.tokens.len()
                && !party_at_end
        });
        if !inside_body {
            known(page, work, name);
        }
    }
    for sequence in sequences {
        again(page, work, sequence);
    }
}

/// "the Ministry", "the Commission": goes back to the body named last with that word in its name.
fn again(page: &Page<'_>, work: &mut Work, sequence: &Sequence) {
    let analysis = &page.analysis;
    let noun = analysis.lower(sequence.tokens.start);
    let definite = sequence.tokens.start > 0 && analysis.before(sequence.tokens.start) == "the";
    if sequence.tokens.len() != 1 || !definite || !is_body_head(noun) || work.mention_over(&sequence.tokens) {
        return;
    }
    let named = work.mentions_before(sequence.tokens.start).find(|mention| {
        let actor = &work.findings.actors[mention.actor.index()];
        actor.kind == ActorKind::Organization && actor.name.to_lowercase().split(' ').any(|word| word == noun)
    });
    if let Some(actor) = named.map(|mention| mention.actor) {
        work.findings.actors[actor.index()].mentions.add(analysis.span(&sequence.tokens));
        work.mention(Mention { tokens: sequence.tokens.clone(), actor, form: MentionForm::Description });
    }
}

/// "the National Mediation Office", "German Economy Ministry"
fn by_head(page: &Page<'_>, work: &mut Work, sequence: &Sequence) {
    let span = page.analysis.span(&sequence.tokens);
    let words = page.analysis.words(&sequence.tokens);
    let country = page.names_in(&sequence.tokens).iter().find_map(country_of);
    let Some(id) = organization(work, words, ActorKind::Organization, country, span, "body.head") else { return };
    let governs = ["Ministry", "Department", "Parliament", "Treasury", "Presidency", "Embassy", "Government", "Army"];
    let of_government = governs.iter().any(|head| words.contains(head)) || words.starts_with("Foreign Office");
    if let Some(code) = country.filter(|_| of_government)
        && let Some(state) = state(work, code, span, "body.country")
    {
        work.findings.actors[id.index()].represents = Some(state);
    }
    // "The Baltic Pilots’ Federation (BPF)": the initials are another name of it.
    let initials = sequence.tokens.end + 1;
    let bracketed = page.analysis.lower(sequence.tokens.end) == "(" && page.analysis.lower(initials + 1) == ")";
    if bracketed && is_initials(page.analysis.word(initials)) {
        work.bodies.insert((ActorKind::Organization, content_stems(page.analysis.word(initials))), id);
    }
    work.mention(Mention { tokens: sequence.tokens.clone(), actor: id, form: MentionForm::Name });
}

fn is_initials(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '-')
}

/// "The BPF said": initials that stood in brackets after a name.
fn by_initials(page: &Page<'_>, work: &mut Work, sequence: &Sequence) {
    let words = page.analysis.words(&sequence.tokens);
    if !is_initials(words) || page.name_at(sequence.tokens.start).is_some() {
        return;
    }
    if let Some(&actor) = work.bodies.get(&(ActorKind::Organization, content_stems(words))) {
        work.findings.actors[actor.index()].mentions.add(page.analysis.span(&sequence.tokens));
        work.mention(Mention { tokens: sequence.tokens.clone(), actor, form: MentionForm::Name });
    }
}

/// "the dockers' union HF-4", "the mining company Orvane": the noun before the name says that it is a body.
fn by_noun(page: &Page<'_>, work: &mut Work, sequence: &Sequence) {
    let analysis = &page.analysis;
    let Some(noun) = sequence.tokens.start.checked_sub(1) else { return };
    let is_noun = is_body_head(analysis.lower(noun)) && analysis.word(noun).starts_with(char::is_lowercase);
    if !is_noun || page.name_at(sequence.tokens.start).is_some() {
        return;
    }
    let span = analysis.span(&sequence.tokens);
    if let Some(actor) = organization(work, analysis.words(&sequence.tokens), ActorKind::Organization, None, span, "body.noun") {
        // The noun belongs to the mention: "the union" goes back to it.
        work.mention(Mention { tokens: noun..sequence.tokens.end, actor, form: MentionForm::Name });
    }
}

fn country_of(name: &KnownName) -> Option<CountryCode> {
    match name.what {
        Known::Entry(entry) => entry.senses.iter().find_map(|sense| match sense {
            Sense::State(code) | Sense::Demonym(code) => Some(*code),
            _ => None,
        }),
        Known::Party(..) => None,
    }
}

/// "the Commission" of the tables, "the Kremlin", a party of the brief.
fn known(page: &Page<'_>, work: &mut Work, name: &KnownName) {
    let span = page.analysis.span(&name.tokens);
    let id = match name.what {
        Known::Party(index, _) => party(page, work, index, span),
        Known::Entry(entry) => match entry.senses.first() {
            Some(Sense::Organization { name: canonical, country }) => {
                // "in Brussels" is the town.
                let is_town = entry.senses.iter().any(|sense| matches!(sense, Sense::Capital(_) | Sense::Town(_)));
                let placed = is_town && super::standing::is_placed(page, &name.tokens);
                if placed { None } else { body(work, canonical, *country, span) }
            }
            Some(Sense::Group(canonical)) => organization(work, canonical, ActorKind::Group, None, span, "body.table"),
            Some(Sense::Metonym(standing)) => {
                let is_town = entry.senses.iter().any(|sense| matches!(sense, Sense::Capital(_) | Sense::Town(_)));
                if is_town && super::standing::is_placed(page, &name.tokens) {
                    None
                } else {
                    seat(work, entry.canonical, *standing, is_town, span)
                }
            }
            _ => None,
        },
    };
    if let Some(actor) = id {
        work.mention(Mention { tokens: name.tokens.clone(), actor, form: MentionForm::Name });
    }
}

fn body(work: &mut Work, name: &str, country: Option<CountryCode>, span: rapporteur_span::Span) -> Option<ActorId> {
    let id = organization(work, name, ActorKind::Organization, country, span, "body.table")?;
    if let Some(code) = country
        && work.findings.actors[id.index()].represents.is_none()
        && ["Ministry", "Department", "Parliament", "White House", "Foreign", "Treasury"].iter().any(|head| name.contains(head))
    {
        let state = state(work, code, span, "body.country");
        work.findings.actors[id.index()].represents = state;
    }
    Some(id)
}

/// A seat stands for a government or a body: it is an actor of its own that represents it. A town that stands for a body
/// ("Brussels") is a name of the body itself.
fn seat(work: &mut Work, name: &str, standing: Standing, is_town: bool, span: rapporteur_span::Span) -> Option<ActorId> {
    let (represented, country) = match standing {
        Standing::State(code) => (state(work, code, span, "seat")?, Some(code)),
        Standing::Organization(body) => (organization(work, body, ActorKind::Organization, None, span, "seat")?, None),
    };
    if is_town {
        return Some(represented);
    }
    let id = organization(work, name, ActorKind::Organization, country, span, "seat")?;
    work.findings.actors[id.index()].represents = Some(represented);
    Some(id)
}

/// Returns the party of the brief at `index`.
pub(super) fn party(page: &Page<'_>, work: &mut Work, index: usize, span: rapporteur_span::Span) -> Option<ActorId> {
    let party = &page.brief.parties[index];
    let country = country_named(&party.name).filter(|_| party.kind == ActorKind::State);
    match (party.kind, country) {
        (ActorKind::State, Some(code)) => state(work, code, span, "brief.party"),
        (kind, _) => organization(work, &party.name, kind, None, span, "brief.party"),
    }
}

/// Returns the code of the state that the tables know by exactly that name.
fn country_named(name: &str) -> Option<CountryCode> {
    lexicon().find(name).find(|found| found.span.len() == name.len()).and_then(|found| {
        found.entry.senses.iter().find_map(|sense| match sense {
            Sense::State(code) => Some(*code),
            _ => None,
        })
    })
}
