//! Companies that no table knows: by what the text calls them, by what they own, by whom they employ.

use super::capitals::{Sequence, Shape, is_business_noun, surnames};
use super::cast::organization;
use super::side::country_in;
use crate::lexicon::{WordSet, lines};
use crate::page::Known;
use crate::{Mention, MentionForm, Page, Work};
use rapporteur_knowledge::{Level, Sense, lexicon, office, towns};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ActorKind, CountryCode};

static SITES: WordSet = WordSet::new(|| lines(include_str!("../lang/en/business_sites.txt")).collect());

/// Adds the companies, and what the text calls "the company" without naming it again.
pub(super) fn read(page: &Page<'_>, work: &mut Work, sequences: &[Sequence]) {
    let surnames = surnames(page, sequences);
    for sequence in sequences {
        if sequence.shape == Shape::Business {
            let country = people_before(page, sequence.tokens.start);
            named(page, work, &sequence.tokens, &sequence.tokens, country, "body.company");
            continue;
        }
        let place = work.place_over(page.analysis.span(&sequence.tokens)).is_some();
        if is_acronym(page, &sequence.tokens) && !place && !work.mention_over(&sequence.tokens) && acts(page, &sequence.tokens) {
            let words = page.analysis.words(&sequence.tokens);
            let (name, country) = lexicon().unsure(words).unwrap_or((words, None));
            let span = page.analysis.span(&sequence.tokens);
            if let Some(actor) = organization(work, name, ActorKind::Organization, country, span, "body.acronym") {
                work.mention(Mention { tokens: sequence.tokens.clone(), actor, form: MentionForm::Name });
            }
            continue;
        }
        let known = page.name_at(sequence.tokens.start).is_some() || page.name_ending(sequence.tokens.end).is_some();
        let free = sequence.shape != Shape::Body && !known && !surnames.contains(page.analysis.words(&sequence.tokens));
        if free && !work.mention_over(&sequence.tokens) {
            by_noun(page, work, &sequence.tokens);
        }
    }
}

/// Three capitals and more that no table knows for sure.
fn is_acronym(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let word = page.analysis.word(tokens.start);
    let length = word.chars().count();
    tokens.len() == 1
        && (3..=7).contains(&length)
        && word.chars().all(|c| c.is_uppercase() || c.is_numeric() || c == '-')
        && word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && page.name_at(tokens.start).is_none()
}

/// Tells whether an acronym negotiates: "the RSF delegation", "RSF negotiator Izzat", "the RSF said".
fn acts(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let next = page.analysis.lower(tokens.end);
    let people = ["delegation", "delegates", "side", "fighters", "forces", "members", "leadership", "leader", "leaders"];
    let words = page.syntax.words_of(&page.analysis, tokens);
    let subject = page.syntax.relation(words.start) == "nsubj" && page.syntax.upos(words.start) == "PROPN";
    people.contains(&next) || office(next).is_some_and(|office| office.level != Level::Honorific) || subject
}

/// "the Danish shipping line |Torrigo", "Torrigo, a shipping company", "the |Velmont container terminal", "Torrigo’s chief
/// executive".
fn by_noun(page: &Page<'_>, work: &mut Work, tokens: &TokenRange) {
    let analysis = &page.analysis;
    let noun_before = tokens
        .start
        .checked_sub(1)
        .filter(|&at| is_business_noun(analysis.lower(at)) && analysis.word(at).starts_with(char::is_lowercase));
    if let Some(noun) = noun_before {
        let country = people_before(page, noun);
        named(page, work, tokens, &(noun..tokens.end), country, "body.noun");
        return;
    }
    if analysis.lower(tokens.end) == "," && matches!(analysis.lower(tokens.end + 1), "a" | "an" | "the") {
        let noun = (tokens.end + 2..analysis.tokens.len().min(tokens.end + 6)).find(|&at| is_business_noun(analysis.lower(at)));
        if noun.is_some_and(|noun| (tokens.end + 2..noun).all(|at| analysis.tokens.kind(at) == TokenKind::Word)) {
            let country = noun.and_then(|noun| country_in(page, work, &(tokens.end + 2..analysis.tokens.len().min(noun + 4))));
            named(page, work, tokens, tokens, country, "body.apposition");
            return;
        }
    }
    let lower_case = |at: usize| analysis.word(at).starts_with(char::is_lowercase);
    let site = (tokens.end..analysis.tokens.len().min(tokens.end + 3))
        .take_while(|&at| lower_case(at))
        .find(|&at| SITES.contains(analysis.lower(at)));
    let is_town = || towns(analysis.words(tokens)).next().is_some();
    if site.is_some() && !is_town() {
        named(page, work, tokens, tokens, None, "body.site");
        return;
    }
    // A person may own a deputy; only a body has a chief executive.
    if analysis.tokens.kind(tokens.end) == TokenKind::Possessive {
        let owned = (tokens.end + 2..analysis.tokens.len().min(tokens.end + 5)).find_map(|end| {
            let words: Vec<&str> = (tokens.end + 1..end).map(|at| analysis.lower(at)).collect();
            office(&words.join(" ")).filter(|office| office.level == Level::Body)
        });
        if owned.is_some() {
            named(page, work, tokens, tokens, None, "body.owner");
        }
    }
}

fn named(
    page: &Page<'_>,
    work: &mut Work,
    name: &TokenRange,
    mention: &TokenRange,
    country: Option<CountryCode>,
    rule: &'static str,
) -> Option<ActorId> {
    let span = page.analysis.span(name);
    let actor = organization(work, page.analysis.words(name), ActorKind::Organization, country, span, rule)?;
    work.businesses.insert(actor);
    work.mention(Mention { tokens: mention.clone(), actor, form: MentionForm::Name });
    Some(actor)
}

/// "the |Danish shipping line": the people in the noun phrase that ends before `end`.
fn people_before(page: &Page<'_>, end: usize) -> Option<CountryCode> {
    (end.saturating_sub(3)..=end).rev().find_map(|end| {
        let name = page.name_ending(end)?;
        let Known::Entry(entry) = name.what else { return None };
        entry.senses.iter().find_map(|sense| match sense {
            Sense::Demonym(code) | Sense::Regional(code) => Some(*code),
            _ => None,
        })
    })
}
