//! Runs of words with capitals: what may be a name.

use crate::Page;
use crate::lexicon::{WordSet, lines};
use crate::phrase::is_capital;
use crate::place::is_calendar;
use rapporteur_language::{TokenKind, TokenRange};
use std::collections::HashSet;

static BODY_HEADS: WordSet = WordSet::new(|| lines(include_str!("../lang/en/body_heads.txt")).collect());
static OTHER_HEADS: WordSet = WordSet::new(|| lines(include_str!("../lang/en/other_heads.txt")).collect());
static BUSINESS_HEADS: WordSet = WordSet::new(|| lines(include_str!("../lang/en/business_heads.txt")).collect());
static BUSINESS_NOUNS: WordSet = WordSet::new(|| lines(include_str!("../lang/en/business_nouns.txt")).collect());
static NO_NAME: WordSet = WordSet::new(|| lines(include_str!("../lang/en/sentence_openers.txt")).collect());

/// A run of words with capitals, and what its words tell.
#[derive(Clone, Debug)]
pub(super) struct Sequence {
    /// Its words.
    pub(super) tokens: TokenRange,
    /// What they may name.
    pub(super) shape: Shape,
}

/// What a run of capitals may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A body: a head word such as "Ministry" is among the words.
    Body,
    /// A company: its last word tells, "Orvane Shipping".
    Business,
    /// Something else: a treaty, a river, a day.
    Other,
    /// A person, for all that the words tell.
    Open,
}

/// Tells whether `word` (in lower case) is the head of the name of a body.
pub(super) fn is_body_head(word: &str) -> bool {
    BODY_HEADS.contains(word)
}

/// Tells whether `word` (in lower case) is a noun for a company.
pub(super) fn is_business_noun(word: &str) -> bool {
    BUSINESS_NOUNS.contains(word)
}

/// Returns the runs of capitals in the text, in its order, apart from each other.
pub(super) fn sequences(page: &Page<'_>) -> Vec<Sequence> {
    let mut found = Vec::new();
    for sentence in &page.analysis.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !begins_name(page, at, sentence.tokens.start) {
                at += 1;
                continue;
            }
            let end = name_end(page, at, sentence.tokens.end);
            found.push(Sequence { shape: shape(page, &(at..end)), tokens: at..end });
            at = end;
        }
    }
    found
}

/// Returns the words that end a run of several capitals that may name a person: "On the withdrawal line |Marsh offered more", of a
/// text that has "Teo Marsh", is no shipping line.
pub(super) fn surnames<'t>(page: &Page<'t>, sequences: &[Sequence]) -> HashSet<&'t str> {
    let people = sequences.iter().filter(|sequence| sequence.shape == Shape::Open && sequence.tokens.len() > 1);
    people.map(|sequence| page.analysis.word(sequence.tokens.end - 1)).collect()
}

fn begins_name(page: &Page<'_>, at: usize, first: usize) -> bool {
    let analysis = &page.analysis;
    if analysis.tokens.kind(at) != TokenKind::Word || !is_capital(page, at) {
        return false;
    }
    let lower = analysis.lower(at);
    // "April Tessier said": a month before a name is a given name; "in March", "March Street" are not.
    let given = at == first
        && is_capital(page, at + 1)
        && !is_calendar(analysis.lower(at + 1))
        && analysis.tokens.kind(at + 1) == TokenKind::Word;
    if (is_calendar(lower) && !given) || lower == "i" {
        return false;
    }
    // "Delegates of the |Coffee Growers’ League", "the Nyon-based |Institute": the name begins later.
    let people_of = at == first && lower.ends_with('s') && analysis.lower(at + 1) == "of" && is_office(lower);
    if people_of || lower.ends_with("-based") || lower.ends_with("-led") || lower.ends_with("-backed") {
        return false;
    }
    // The first word of a sentence or of a quotation has a capital anyway.
    let opens =
        at == first || matches!(analysis.tokens.kind(at.saturating_sub(1)), TokenKind::Quote) || analysis.before(at) == ":";
    lower != "the" && !(opens && NO_NAME.contains(lower))
}

fn is_office(lower: &str) -> bool {
    rapporteur_knowledge::office(lower).or_else(|| rapporteur_knowledge::office(lower.strip_suffix('s')?)).is_some()
}

fn is_particle(lower: &str) -> bool {
    [
        "van", "von", "de", "del", "della", "da", "di", "der", "den", "el", "al", "bin", "ibn", "la", "le", "dos", "á", "af",
        "du", "ter", "ten",
    ]
    .contains(&lower)
}

fn name_end(page: &Page<'_>, from: usize, limit: usize) -> usize {
    let analysis = &page.analysis;
    let name_like = |at: usize| {
        at < limit && is_capital(page, at) && analysis.tokens.kind(at) == TokenKind::Word && !is_calendar(analysis.lower(at))
    };
    let mut has_head = is_body_head(analysis.lower(from)) || analysis.lower(from) == "port";
    // "Minister of Water Resources": an office takes its field along as a body does.
    let field_follows = |end: usize| rapporteur_knowledge::office(analysis.before(end)).is_some();
    let mut end = from + 1;
    while end < limit {
        let lower = analysis.lower(end);
        if name_like(end) {
            has_head |= is_body_head(lower);
            end += 1;
        } else if lower == "." && is_initial(analysis.word(end - 1)) && name_like(end + 1) {
            // "Harold J. Finch"
            end += 2;
        } else if is_particle(lower) && name_like(end + 1) && analysis.tokens.kind(end) == TokenKind::Word {
            end += 2;
        } else if is_particle(lower) && is_particle(analysis.lower(end + 1)) && name_like(end + 2) {
            // "Anke van der Meulen"
            end += 3;
        } else if analysis.tokens.kind(end) == TokenKind::Possessive
            && name_like(end + 1)
            && is_body_head(analysis.lower(end + 1))
        {
            // "the Anatolian Growers’ Union"
            has_head = true;
            end += 2;
        } else if lower == "and" && name_like(end + 1) && joins_field(page, from, end, limit) {
            end += 2;
        } else if (has_head || (end <= from + 2 && field_follows(end))) && matches!(lower, "of" | "for") {
            // "Ministry of Water Resources of Norlund", "Alliance of Small Island States"
            let article = usize::from(analysis.lower(end + 1) == "the");
            if !name_like(end + 1 + article) {
                break;
            }
            end += 2 + article;
        } else {
            break;
        }
    }
    end
}

/// "Chamber of Commerce |and Industry", "Economic |and Social Council": tells whether "and" joins two fields of one body.
fn joins_field(page: &Page<'_>, from: usize, and: usize, limit: usize) -> bool {
    let analysis = &page.analysis;
    let known = page.name_at(and + 1).is_some();
    let after_of = (from..and).any(|at| matches!(analysis.lower(at), "of" | "for")) && is_body_head(analysis.lower(from));
    let head_ahead = and + 2 < limit && is_body_head(analysis.lower(and + 2)) && is_capital(page, and + 2);
    let adjective = page.syntax.upos(page.syntax.words_of(analysis, &(from..from + 1)).start) == "ADJ";
    !known
        && ((after_of && rapporteur_knowledge::is_department(analysis.lower(and + 1)))
            || (head_ahead && adjective && and == from + 1))
}

fn is_initial(word: &str) -> bool {
    word.chars().count() == 1 && word.chars().all(char::is_uppercase)
}

fn shape(page: &Page<'_>, tokens: &TokenRange) -> Shape {
    let analysis = &page.analysis;
    let last = analysis.before(tokens.end);
    let acronym = |at: usize| {
        let word = analysis.word(at);
        word.len() > 1 && word.chars().all(|c| !c.is_lowercase())
    };
    // "US Army Secretary Dan Driscoll" is no army: the head of a body ends its name, or "of" and "for" follow it.
    let heads =
        |at: usize| is_body_head(analysis.lower(at)) && (at + 1 == tokens.end || matches!(analysis.lower(at + 1), "of" | "for"));
    if tokens.clone().any(heads) && tokens.len() > 1 {
        Shape::Body
    } else if tokens.len() > 1 && BUSINESS_HEADS.contains(last) && !tokens.clone().any(|at| is_office(analysis.lower(at))) {
        Shape::Business
    } else if OTHER_HEADS.contains(last) || tokens.clone().all(acronym) {
        Shape::Other
    } else {
        Shape::Open
    }
}
