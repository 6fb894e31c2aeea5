//! Offices before and after a name, and whom they speak for.

use super::cast::state;
use crate::page::Known;
use crate::phrase::is_capital;
use crate::{Page, Work};
use rapporteur_knowledge::{Level, Office, Sense, Standing, is_department, office};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::{ActorId, ActorKind};

/// Words of an office read from the text.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The office itself, without the country before it.
    pub(super) office: TokenRange,
    /// The whole phrase, with country and body.
    pub(super) phrase: TokenRange,
    /// What the office implies.
    pub(super) level: Level,
    /// Tells whether the office is past or someone else's: "former", "predecessor".
    pub(super) past: bool,
}

/// Returns the office of one to four words that ends right before token `end`, and where it begins.
pub(super) fn office_before(page: &Page<'_>, end: usize, floor: usize) -> Option<(usize, Office)> {
    (floor.max(end.saturating_sub(4))..end).find_map(|start| {
        let words: Vec<&str> = (start..end).map(|at| page.analysis.lower(at)).collect();
        office(&words.join(" ")).map(|office| (start, office))
    })
}

/// Returns the office of one to four words that begins at token `start`, and where it ends.
fn office_at(page: &Page<'_>, start: usize, limit: usize) -> Option<(usize, Office)> {
    (start + 1..=(start + 4).min(limit)).rev().find_map(|end| {
        let words: Vec<&str> = (start..end).map(|at| page.analysis.lower(at)).collect();
        office(&words.join(" ")).map(|office| (end, office))
    })
}

/// Returns the title that stands directly before a name: "US Army Secretary", "mediator", "Secretary of the Army".
pub(super) fn before_name(page: &Page<'_>, name: usize, floor: usize) -> Option<Role> {
    let analysis = &page.analysis;
    let mut end = name;
    // "Prime Minister Sir Keir", "Deputy Minister of Energy Ms Aigul": forms of address stand between.
    while end > floor {
        match office_before(page, end, floor.max(end - 1)) {
            Some((start, office)) if office.level == Level::Honorific => end = start,
            _ if analysis.before(end) == "." => end -= 1,
            _ => break,
        }
    }
    // "Secretary of the Army", "Minister of Energy": the field after the office.
    let mut head_end = end;
    if let Some(of) = (floor..end).rev().take(6).find(|&at| analysis.lower(at) == "of")
        && of > floor
        && (of + 1..end).all(|at| is_capital(page, at) || matches!(analysis.lower(at), "the" | "and"))
        && office_before(page, of, floor).is_some()
    {
        head_end = of;
    }
    let (start, office) = office_before(page, head_end, floor)?;
    if !office.before_name && !is_capital(page, start) {
        return None;
    }
    let office_start = with_department(page, start, floor);
    let phrase_start = with_country(page, office_start, floor);
    let past = (phrase_start.max(1) - 1..head_end)
        .any(|at| matches!(analysis.lower(at), "former" | "ex" | "late" | "outgoing" | "predecessor"));
    Some(Role { office: office_start..end, phrase: phrase_start..end, level: office.level, past })
}

fn with_department(page: &Page<'_>, mut start: usize, floor: usize) -> usize {
    while start > floor {
        let word = page.analysis.before(start);
        if !(is_department(word)
            || (is_capital(page, start - 1)
                && page.name_ending(start).is_none()
                && page.analysis.tokens.kind(start - 1) == TokenKind::Word))
        {
            break;
        }
        start -= 1;
    }
    start
}

/// Goes left over the country or body of an office: "French", "Samoa’s", "State Department".
fn with_country(page: &Page<'_>, mut start: usize, floor: usize) -> usize {
    let analysis = &page.analysis;
    if start > floor && analysis.tokens.kind(start - 1) == TokenKind::Possessive {
        start -= 1;
    }
    while start > floor {
        if let Some(name) = page.name_ending(start) {
            start = name.tokens.start;
        } else if is_capital(page, start - 1) && analysis.tokens.kind(start - 1) == TokenKind::Word && start - 1 > floor {
            start -= 1;
        } else {
            break;
        }
    }
    start.max(floor)
}

/// Returns the apposition after a name: ", chief negotiator of the dockers' union HF-4,", ", who leads the EU team".
pub(super) fn after_name(page: &Page<'_>, name_end: usize, limit: usize) -> Option<Role> {
    let analysis = &page.analysis;
    if analysis.lower(name_end) != "," {
        return None;
    }
    let mut start = name_end + 1;
    let end = phrase_end(page, start, limit);
    if matches!(analysis.lower(start), "who" | "which") {
        let speaks =
            ["leads", "heads", "speaks", "chairs", "represents", "led", "runs", "mediates"].contains(&analysis.lower(start + 1));
        return speaks.then(|| Role {
            office: start + 1..end,
            phrase: start + 1..end,
            level: Level::Representative,
            past: false,
        });
    }
    while ["the", "a", "an", "its", "their", "his", "her"].contains(&analysis.lower(start)) {
        start += 1;
    }
    let (at, office) = (start..end.min(start + 9)).find_map(|at| office_at(page, at, end).map(|(_, office)| (at, office)))?;
    if office.level == Level::Honorific || (at > start && analysis.before(at) == ",") {
        return None;
    }
    let past = (start..at).any(|at| matches!(analysis.lower(at), "former" | "ex"));
    Some(Role { office: start..end, phrase: start..end, level: office.level, past })
}

/// Returns the description before a name in apposition: "The union's chairman, Bengt Hallqvist", "China’s envoy, Shen".
pub(super) fn apposed_before(page: &Page<'_>, name: usize, floor: usize) -> Option<Role> {
    let analysis = &page.analysis;
    // "the Minister of Water Resources, Mr Botir": a form of address may stand before the name.
    let addressed =
        name > floor && office_before(page, name, name - 1).is_some_and(|(_, office)| office.level == Level::Honorific);
    let name = if addressed { name - 1 } else { name };
    if name < floor + 2 || analysis.before(name) != "," {
        return None;
    }
    let end = name - 1;
    let from = (floor..end)
        .rev()
        .take(12)
        .find(|&at| {
            [",", ".", ";", "and", "but", "that"].contains(&analysis.lower(at)) || analysis.tokens.kind(at) == TokenKind::Quote
        })
        .map_or(floor.max(end.saturating_sub(12)), |at| at + 1);
    let (start, office) = (from..end).find_map(|at| office_at(page, at, end).map(|(_, office)| (at, office)))?;
    if office.level == Level::Honorific {
        return None;
    }
    let past = (from..end).any(|at| matches!(analysis.lower(at), "former" | "predecessor" | "ex"));
    Some(Role { office: with_department(page, start, from)..end, phrase: from..end, level: office.level, past })
}

fn phrase_end(page: &Page<'_>, from: usize, limit: usize) -> usize {
    (from..limit)
        .find(|&at| {
            [",", ";", ".", ":", "—", "–", "(", ")", "said", "says", "told"].contains(&page.analysis.lower(at))
                || page.analysis.tokens.kind(at) == TokenKind::Quote
        })
        .unwrap_or(limit)
}

/// Returns the state or body that the phrase of an office names: whom its holder speaks for.
pub(crate) fn represented(page: &Page<'_>, work: &mut Work, phrase: &TokenRange) -> Option<ActorId> {
    // A body made from its head word, or a party of the brief.
    let by_mention = work
        .mentions_in(phrase)
        .iter()
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
