//! Bodies and groups by name: ministries, unions, commissions, seats that stand for a government.

use super::capitals::{Sequence, Shape, is_body_head, is_business_noun, surnames};
use super::cast::{organization, state};
use crate::page::{Known, KnownName};
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::{Sense, Standing, is_department, lexicon};
use rapporteur_language::{TokenKind, TokenRange};
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
    let surnames = surnames(page, sequences);
    let is_surname = |sequence: &Sequence| surnames.contains(page.analysis.words(&sequence.tokens));
    for sequence in sequences.iter().filter(|sequence| sequence.shape != Shape::Body && !is_surname(sequence)) {
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
    governing(page, work);
    secretariats(page, work);
}

/// What a noun alone may go back to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// A body named before.
    Bodies,
    /// Once the ministers are known: the state of one.
    Ministries,
}

/// "the Ministry", "the company": goes back to the body named last with that word in its name, or to the last that is such;
/// "the Ministry" of a minister whom alone the text names is that minister's state.
pub(super) fn again(page: &Page<'_>, work: &mut Work, pass: Again) {
    let analysis = &page.analysis;
    for at in 1..analysis.tokens.len() {
        if analysis.before(at) != "the" {
            continue;
        }
        let noun = analysis.lower(at);
        let is_company = is_business_noun(noun);
        let definite = is_company || is_body_head(noun);
        let next = page.syntax.words_of(analysis, &(at + 1..at + 2)).start;
        let modifies = matches!(page.syntax.upos(next), "NOUN" | "PROPN") && analysis.tokens.kind(at + 1) == TokenKind::Word;
        let here = at..at + 1;
        let in_turn = pass == Again::Bodies || noun == "ministry";
        if !in_turn || !definite || modifies || analysis.lower(at + 1) == "of" || work.mention_over(&here) {
            continue;
        }
        let named = work.mentions_before(at).map(|mention| mention.actor).find(|id| {
            let actor = &work.findings.actors[id.index()];
            let has_word = || actor.name.split([' ', '-']).any(|word| word.eq_ignore_ascii_case(noun));
            actor.kind == ActorKind::Organization && (has_word() || called(page, work, *id, noun))
        });
        let business = || work.mentions_before(at).map(|mention| mention.actor).find(|id| work.businesses.contains(id));
        let found = named
            .map(|id| (id, "again.word"))
            .or_else(|| business().filter(|_| is_company).map(|id| (id, "again.company")))
            .or_else(|| minister_of(work, at).filter(|_| pass == Again::Ministries).map(|id| (id, "again.minister")));
        if let Some((actor, rule)) = found {
            let span = analysis.span(&here);
            work.findings.actors[actor.index()].mentions.add(span);
            work.findings.actors[actor.index()].trace.add(rule, Some(span));
            work.mention(Mention { tokens: here, actor, form: MentionForm::Description });
        }
    }
}

/// Tells whether a mention of the actor has the noun: "the dockers’ |union HF-4".
fn called(page: &Page<'_>, work: &Work, id: ActorId, noun: &str) -> bool {
    let spans = work.findings.actors[id.index()].mentions.spans();
    spans.iter().take(3).any(|span| {
        let start = page.analysis.tokens_in(*span).start;
        page.analysis.before(start) == noun
    })
}

/// Returns the state that the minister named last speaks for; a deputy's is asked for last.
fn minister_of(work: &Work, at: usize) -> Option<ActorId> {
    let of = |deputy: bool| {
        work.mentions_before(at).find_map(|mention| {
            let side = work.findings.actors[mention.actor.index()].represents?;
            let fits = super::side::holds(work, mention.actor, "minister")
                && super::side::holds(work, mention.actor, "deputy") == deputy;
            fits.then_some(side)
        })
    };
    of(false).or_else(|| of(true))
}

/// "The Kenyan |presidency", "the Azerbaijani |embassy", "Quito’s foreign |ministry": a body of a state that it speaks for.
fn governing(page: &Page<'_>, work: &mut Work) {
    let analysis = &page.analysis;
    for name in &page.names {
        let owned = analysis.tokens.kind(name.tokens.end) == TokenKind::Possessive;
        let Known::Entry(entry) = name.what else { continue };
        let Some(code) = entry.senses.iter().find_map(|sense| match sense {
            Sense::Demonym(code) => Some(*code),
            Sense::State(code) | Sense::Capital(code) if owned => Some(*code),
            _ => None,
        }) else {
            continue;
        };
        let from = name.tokens.end + usize::from(owned);
        let head = (from..analysis.tokens.len().min(from + 3))
            .take_while(|&at| analysis.word(at).starts_with(char::is_lowercase))
            .find(|&at| ["presidency", "embassy", "ministry", "parliament"].contains(&analysis.lower(at)));
        let Some(head) = head.filter(|&head| (from..head).all(|at| is_department(analysis.lower(at)))) else { continue };
        let tokens = name.tokens.start..head + 1;
        let span = analysis.span(&tokens);
        let Some(represented) = state(work, code, analysis.span(&name.tokens), "body.country") else { continue };
        let words = analysis.words(&tokens);
        if let Some(id) = organization(work, words, ActorKind::Organization, Some(code), span, "body.governing") {
            work.findings.actors[id.index()].represents = Some(represented);
            work.mention(Mention { tokens, actor: id, form: MentionForm::Name });
        }
    }
}

/// "the secretariat of the Nile Commission": a body of a body.
fn secretariats(page: &Page<'_>, work: &mut Work) {
    let analysis = &page.analysis;
    for at in 1..analysis.tokens.len() {
        if !matches!(analysis.lower(at), "secretariat") || analysis.lower(at + 1) != "of" {
            continue;
        }
        let from = at + 2 + usize::from(analysis.lower(at + 2) == "the");
        let Some(body) = work.mentions_in(&(from..from + 1)).first().cloned() else { continue };
        let tokens = at..body.tokens.end;
        let words = analysis.words(&tokens);
        if let Some(id) = organization(work, words, ActorKind::Organization, None, analysis.span(&tokens), "body.secretariat") {
            work.findings.actors[id.index()].represents = Some(body.actor);
            work.mention(Mention { tokens: at..at + 1, actor: id, form: MentionForm::Name });
        }
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
    // "The BPF (Baltic Pilots’ Federation)", "the Baltic Pilots’ Federation (BPF)": the initials are another name of it.
    let ahead = sequence.tokens.start.saturating_sub(2);
    if page.analysis.before(sequence.tokens.start) == "("
        && is_initials(page.analysis.word(ahead))
        && page.name_at(ahead).is_none()
    {
        work.bodies.insert((ActorKind::Organization, content_stems(page.analysis.word(ahead))), id);
    }
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
                let placed = is_town && !super::standing::stands_for_government(page, &name.tokens);
                if placed { None } else { body(work, canonical, *country, span) }
            }
            Some(Sense::Group(canonical)) => organization(work, canonical, ActorKind::Group, None, span, "body.table"),
            Some(Sense::Metonym(standing)) => {
                let is_town = entry.senses.iter().any(|sense| matches!(sense, Sense::Capital(_) | Sense::Town(_)));
                let acts = if is_town {
                    super::standing::stands_for_government(page, &name.tokens)
                } else {
                    !is_beside(page, &name.tokens)
                };
                if acts { seat(work, entry.canonical, *standing, is_town, span) } else { None }
            }
            _ => None,
        },
    };
    if let Some(actor) = id {
        work.mention(Mention { tokens: name.tokens.clone(), actor, form: MentionForm::Name });
    }
}

/// "Tourists walked around the Kremlin", "in Downing Street": a building is a place after these.
fn is_beside(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let article = usize::from(analysis.before(tokens.start) == "the");
    let before = tokens.start.checked_sub(1 + article).map_or("", |at| analysis.lower(at));
    matches!(before, "in" | "at" | "near" | "around" | "outside" | "inside" | "into" | "through" | "across" | "behind")
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
