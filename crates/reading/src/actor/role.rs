//! Offices before and after a name.

use crate::phrase::is_capital;
use crate::place::is_calendar;
use crate::{Page, page::Known};
use rapporteur_knowledge::{Level, Office, Sense, is_department, office};
use rapporteur_language::{TokenKind, TokenRange};

/// Words of an office read from the text.
#[derive(Clone, Debug)]
pub(super) struct Role {
    /// The office itself, without the country before it.
    pub(super) office: TokenRange,
    /// The whole phrase, with country and body.
    pub(super) phrase: TokenRange,
    /// What the office implies.
    pub(super) level: Level,
    /// Tells whether the office is past: "former", "predecessor".
    pub(super) past: bool,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

/// Words that make an office a past one.
const PAST: &[&str] = &["former", "ex", "late", "outgoing", "predecessor", "ousted", "deposed", "onetime", "retired"];

/// Verbs that make their subject the head of what follows: "who leads the EU team", "speaks for Fiji".
const LEADS: &[&str] = &[
    "leads", "heads", "speaks", "chairs", "represents", "led", "runs", "mediates", "headed", "chaired", "represented", "led",
    "negotiates", "spoke",
];

/// Returns the office of one to four words that ends right before token `end`, and where it begins.
pub(super) fn office_before(page: &Page<'_>, end: usize, floor: usize) -> Option<(usize, Office)> {
    (floor.max(end.saturating_sub(4))..end).find_map(|start| lookup(page, start, end).map(|office| (start, office)))
}

/// Returns the office of one to four words that begins at token `start`, and where it ends.
fn office_at(page: &Page<'_>, start: usize, limit: usize) -> Option<(usize, Office)> {
    (start + 1..=(start + 4).min(limit)).rev().find_map(|end| lookup(page, start, end).map(|office| (end, office)))
}

fn lookup(page: &Page<'_>, start: usize, end: usize) -> Option<Office> {
    if end == start + 1 {
        let word = page.analysis.lower(start);
        // "Ex-minister", "vice-president": what a prefix makes of an office is one.
        let bare = ["ex-", "co-", "vice-"].iter().find_map(|prefix| word.strip_prefix(prefix));
        return office(word).or_else(|| office(bare?));
    }
    let words: Vec<&str> = (start..end).map(|at| page.analysis.lower(at)).collect();
    office(&words.join(" "))
}

fn upos<'p>(page: &'p Page<'_>, at: usize) -> &'p str {
    page.syntax.upos(page.syntax.words_of(&page.analysis, &(at..at + 1)).start)
}

/// Returns where the noun phrase begins that ends in an office: left over modifiers, countries, owners.
///
/// "Kenya’s summit |president", "Portuguese Foreign Minister and chief |negotiator".
fn phrase_start(page: &Page<'_>, office: usize, floor: usize) -> usize {
    let analysis = &page.analysis;
    let mut start = office;
    while start > floor {
        let at = start - 1;
        if let Some(name) = page.name_ending(start).filter(|name| name.tokens.start >= floor && affiliates(name.what)) {
            start = name.tokens.start;
            continue;
        }
        let joins = analysis.lower(at) == "and" && office_before(page, at, floor).is_some();
        let modifier = analysis.tokens.kind(at) == TokenKind::Possessive
            || is_department(analysis.lower(at))
            || matches!(upos(page, at), "NOUN" | "PROPN" | "ADJ");
        let word = matches!(analysis.tokens.kind(at), TokenKind::Word | TokenKind::Possessive);
        if !(joins || (word && modifier && !is_calendar(analysis.lower(at)))) {
            break;
        }
        start = at;
    }
    while start < office && (analysis.tokens.kind(start) == TokenKind::Possessive || analysis.lower(start) == "and") {
        start += 1;
    }
    if start > floor && is_owner(analysis.before(start)) { start - 1 } else { start }
}

fn affiliates(what: Known) -> bool {
    match what {
        Known::Party(..) => true,
        Known::Entry(entry) => !matches!(entry.senses.first(), Some(Sense::Outlet { .. }) | None),
    }
}

/// Tells whether `word` is a possessive pronoun.
pub(super) fn is_owner(word: &str) -> bool {
    matches!(word, "its" | "their" | "his" | "her" | "my" | "our" | "whose")
}

/// Returns where the office itself begins: after the countries and owners of its phrase.
fn office_start(page: &Page<'_>, phrase: usize, office: usize) -> usize {
    let analysis = &page.analysis;
    let mut start = phrase;
    for at in phrase..office {
        let owner = analysis.tokens.kind(at) == TokenKind::Possessive || is_owner(analysis.lower(at));
        let named = page.name_ending(at + 1).is_some_and(|name| name.tokens.start >= phrase && affiliates(name.what));
        if owner || named {
            start = at + 1;
        }
    }
    start
}

fn is_past(page: &Page<'_>, range: TokenRange) -> bool {
    range.into_iter().any(|at| {
        let word = page.analysis.lower(at);
        PAST.contains(&word) || word.starts_with("ex-")
    })
}

/// Returns the title that stands directly before a name: "US Army Secretary", "mediator", "Secretary of the Army".
pub(super) fn before_name(page: &Page<'_>, name: usize, floor: usize) -> Option<Role> {
    let analysis = &page.analysis;
    let mut end = name;
    // "Prime Minister Sir Keir", "Deputy Minister of Ports Ms Lena": forms of address stand between.
    while end > floor {
        match office_before(page, end, floor.max(end.saturating_sub(1))) {
            Some((start, office)) if office.level == Level::Honorific => end = start,
            _ if analysis.before(end) == "." => end -= 1,
            _ => break,
        }
    }
    // "Secretary of the Army", "Minister of Energy", "Minister for Water": the field after the office.
    let mut head_end = end;
    if let Some(of) = (floor..end).rev().take(6).find(|&at| matches!(analysis.lower(at), "of" | "for"))
        && of > floor
        && (of + 1..end).all(|at| is_capital(page, at) || matches!(analysis.lower(at), "the" | "and"))
        && is_capital(page, end.saturating_sub(1))
        && office_before(page, of, floor).is_some()
    {
        head_end = of;
    }
    let (start, office) = office_before(page, head_end, floor)?;
    let phrase = phrase_start(page, start, floor);
    if !office.before_name && !is_capital(page, start) && phrase == start {
        return None;
    }
    let past = is_past(page, phrase.max(1) - 1..head_end);
    let office_at = office_start(page, phrase, start);
    Some(Role { office: office_at..end, phrase: phrase..end, level: office.level, past, rule: "role.title" })
}

/// Returns the apposition after a name: ", chief negotiator of the bakers' union BU-7,", ", who leads the EU team",
/// "(Estonia’s chief negotiator)".
pub(super) fn after_name(page: &Page<'_>, name_end: usize, limit: usize) -> Option<Role> {
    let analysis = &page.analysis;
    if !matches!(analysis.lower(name_end), "," | "(") {
        return predicated(page, name_end, limit);
    }
    let mut start = name_end + 1;
    let end = phrase_end(page, start, limit);
    if matches!(analysis.lower(start), "and" | "or" | "but") {
        return None;
    }
    if matches!(analysis.lower(start), "who" | "which") {
        let leads = LEADS.contains(&analysis.lower(start + 1));
        if leads {
            let phrase = start + 1..phrase_end(page, start + 1, limit);
            return Some(Role {
                office: phrase.clone(),
                phrase,
                level: Level::Representative,
                past: false,
                rule: "role.relative",
            });
        }
        // "who is Norway’s climate negotiator"
        return predicated(page, start + 1, limit);
    }
    while ["the", "a", "an", "its", "their", "his", "her", "then"].contains(&analysis.lower(start)) {
        start += 1;
    }
    let (at, office) = (start..end.min(start + 9)).find_map(|at| office_at(page, at, end).map(|(_, office)| (at, office)))?;
    // ", spoke to our reporter": the office of an apposition is its head, and no verb stands before it.
    let verb = (start..at).any(|at| matches!(upos(page, at), "VERB" | "AUX"));
    if office.level == Level::Honorific || verb || (at > start && analysis.before(at) == ",") {
        return None;
    }
    let past = is_past(page, start..at + 1);
    let phrase = if is_owner(analysis.before(start)) { start - 1..end } else { start..end };
    let office_at = office_start(page, start, at);
    Some(Role { office: office_at..end, phrase, level: office.level, past, rule: "role.apposition" })
}

/// "Grace Okonjo leads the Nigerian team", "Marit Solheim is Norway’s climate negotiator", "was appointed ambassador".
fn predicated(page: &Page<'_>, at: usize, limit: usize) -> Option<Role> {
    let analysis = &page.analysis;
    let end = phrase_end(page, at + 1, limit);
    if LEADS[..5].contains(&analysis.lower(at)) && at + 1 < end && analysis.lower(at) != "speaks" {
        let phrase = at..end;
        return Some(Role { office: phrase.clone(), phrase, level: Level::Representative, past: false, rule: "role.leads" });
    }
    let verb = analysis.lower(at);
    let mut from = at + 1;
    let becomes = match verb {
        "is" | "became" | "remains" => true,
        "was" | "has" if ["appointed", "named", "elected", "become", "been"].contains(&analysis.lower(from)) => {
            from += 1;
            true
        }
        _ => false,
    };
    if !becomes {
        return None;
    }
    let head = (from..end.min(from + 7)).find_map(|at| office_at(page, at, end).map(|(_, office)| (at, office)));
    let (at, office) = head.filter(|(at, office)| {
        let noun_phrase = (from..*at).all(|at| {
            matches!(upos(page, at), "DET" | "ADJ" | "NOUN" | "PROPN" | "PART" | "PRON" | "ADP")
                || analysis.tokens.kind(at) == TokenKind::Possessive
        });
        office.level != Level::Honorific && noun_phrase
    })?;
    let phrase = phrase_start(page, at, from);
    let past = is_past(page, from..at + 1);
    let office_at = office_start(page, phrase, at);
    Some(Role { office: office_at..end, phrase: phrase..end, level: office.level, past, rule: "role.predicate" })
}

/// Returns the description before a name in apposition: "The union's chairman, Jonas Brask", "China’s envoy, Gao".
pub(super) fn apposed_before(page: &Page<'_>, name: usize, floor: usize) -> Option<Role> {
    let analysis = &page.analysis;
    // "the Minister of Water Resources, Mr Otabek": a form of address may stand before the name.
    let point = usize::from(name > floor && analysis.before(name) == ".");
    let title = name - point;
    let addressed =
        title > floor && office_before(page, title, title - 1).is_some_and(|(_, office)| office.level == Level::Honorific);
    let name = if addressed { title - 1 } else { name };
    if name < floor + 2 || analysis.before(name) != "," {
        return None;
    }
    let end = name - 1;
    let from = (floor..end)
        .rev()
        .take(12)
        .find(|&at| {
            [",", ".", ";", "and", "but", "that"].contains(&analysis.lower(at))
                || analysis.tokens.kind(at) == TokenKind::Quote
                || matches!(upos(page, at), "VERB" | "AUX")
        })
        .map_or(floor.max(end.saturating_sub(12)), |at| at + 1);
    let (start, office) = (from..end).find_map(|at| office_at(page, at, end).map(|(_, office)| (at, office)))?;
    if office.level == Level::Honorific {
        return None;
    }
    let phrase = phrase_start(page, start, from);
    let past = is_past(page, phrase..end);
    let office_at = office_start(page, phrase, start);
    Some(Role { office: office_at..end, phrase: phrase..end, level: office.level, past, rule: "role.apposed" })
}

/// Returns the end of a phrase: before the next mark or verb of saying.
pub(super) fn phrase_end(page: &Page<'_>, from: usize, limit: usize) -> usize {
    (from..limit)
        .find(|&at| {
            [",", ";", ".", ":", "—", "–", "(", ")", "said", "says", "told", "who"].contains(&page.analysis.lower(at))
                || page.analysis.tokens.kind(at) == TokenKind::Quote
        })
        .unwrap_or(limit)
}
