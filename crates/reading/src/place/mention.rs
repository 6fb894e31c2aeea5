//! Where a name stands as a place.

use super::precision;
use crate::Page;
use crate::lexicon::{WordSet, lines};
use crate::page::{Known, KnownName};
use crate::phrase::is_capital;
use rapporteur_knowledge::{Sense, admin1, lexicon, towns};
use rapporteur_language::{NameKind, TokenKind, TokenRange};
use rapporteur_model::PlacePrecision;

/// Prepositions and verbs after which a place is a place.
static PLACING: WordSet = WordSet::new(|| lines(include_str!("../lang/en/placing.txt")).collect());

/// A name that stands as a place.
#[derive(Clone, Debug)]
pub(super) struct PlaceMention {
    /// Its words.
    pub(super) tokens: TokenRange,
    /// The name, in usual capitals.
    pub(super) name: String,
    /// How exact it is.
    pub(super) precision: PlacePrecision,
    /// The region or country after a comma.
    pub(super) within: Option<KnownName>,
    /// The rule that found it.
    pub(super) rule: &'static str,
}

/// Returns the places of the text, in its order.
pub(super) fn find(page: &Page<'_>) -> Vec<PlaceMention> {
    let mut found: Vec<PlaceMention> = page.names.iter().filter_map(|name| known(page, name)).collect();
    found.extend(datelines(page));
    found.extend(small_towns(page));
    found.sort_by_key(|mention| mention.tokens.start);
    let containers: Vec<usize> = found.iter().filter_map(|mention| Some(mention.within.as_ref()?.tokens.start)).collect();
    found.retain(|mention| !containers.contains(&mention.tokens.start));
    found.dedup_by(|later, earlier| later.tokens.start < earlier.tokens.end);
    found
}

/// A name of the tables where places stand.
fn known(page: &Page<'_>, name: &KnownName) -> Option<PlaceMention> {
    let Known::Entry(entry) = name.what else { return None };
    let precision = precision(&entry.senses)?;
    let is_party =
        matches!(entry.senses.first(), Some(Sense::Demonym(_) | Sense::Regional(_) | Sense::Outlet { .. } | Sense::Group(_)));
    let within = after_comma(page, name.tokens.end).cloned();
    if is_party || in_longer_name(page, &name.tokens) || (within.is_none() && !is_placed(page, &name.tokens)) {
        return None;
    }
    let rule = if within.is_some() { "place.within" } else { "place.preposition" };
    let name_words = page.analysis.words(&name.tokens).to_owned();
    Some(PlaceMention { tokens: name.tokens.clone(), name: name_words, precision, within, rule })
}

/// "GOTHENBURG, 22 January —", "OSLO —": a town in capitals that opens a paragraph.
fn datelines<'p>(page: &'p Page<'_>) -> impl Iterator<Item = PlaceMention> + 'p {
    page.analysis.paragraphs.iter().filter_map(|paragraph| {
        let start = paragraph.tokens.start;
        let shouts = |at: usize| {
            let word = page.analysis.word(at);
            word.chars().count() > 1 && word.chars().all(|c| c.is_uppercase() || c == '-' || c == '\'')
        };
        let end = (start..paragraph.tokens.end.min(start + 4)).find(|&at| !shouts(at))?;
        let dated = matches!(page.analysis.lower(end), "," | "—" | "–" | "-" | "(" | ":");
        let name = usual_capitals(page.analysis.words(&(start..end)));
        let is_town = lexicon().entry(&name).is_some_and(|entry| precision(&entry.senses) == Some(PlacePrecision::Town))
            || towns(&name).next().is_some();
        (end > start && dated && is_town).then(|| PlaceMention {
            tokens: start..end,
            within: after_comma(page, end).cloned(),
            name,
            precision: PlacePrecision::Town,
            rule: "place.dateline",
        })
    })
}

/// Returns a name written in capitals throughout as names are written: "BRUSSELS".
fn usual_capitals(words: &str) -> String {
    let mut at_start = true;
    let mut usual = String::with_capacity(words.len());
    for letter in words.chars() {
        if at_start {
            usual.push(letter);
        } else {
            usual.extend(letter.to_lowercase());
        }
        at_start = !letter.is_alphabetic() && letter != '\'';
    }
    usual
}

/// "the bridge near Gyumri", "Constanța's mayor": a town that only the long table knows, where a place stands.
fn small_towns<'p>(page: &'p Page<'_>) -> impl Iterator<Item = PlaceMention> + 'p {
    let analysis = &page.analysis;
    (1..analysis.tokens.len()).filter_map(move |at| {
        let opens =
            is_capital(page, at) && analysis.tokens.kind(at) == TokenKind::Word && !is_capital(page, at.saturating_sub(1));
        let placing = matches!(analysis.before(at), "in" | "at" | "near" | "outside" | "around" | "from" | "to" | "of" | "into");
        if !opens || !placing || page.name_at(at).is_some() {
            return None;
        }
        let run = (at..analysis.tokens.len().min(at + 4))
            .find(|&end| !is_capital(page, end) || analysis.tokens.kind(end) != TokenKind::Word)
            .unwrap_or(at + 1);
        let name = analysis.words(&(at..run));
        let town = towns(name).next()?;
        // "at Marsh", "to Keller": a surname has a village somewhere. The name finder or the size must speak for a town.
        let is_place = name_kind(page, &(at..run)) == Some(NameKind::Place);
        let certain = is_place || (town.population >= 50_000 && matches!(analysis.before(at), "in" | "near"));
        certain.then(|| PlaceMention {
            tokens: at..run,
            name: name.to_owned(),
            precision: PlacePrecision::Town,
            within: after_comma(page, run).cloned(),
            rule: "place.town",
        })
    })
}

/// Returns what the name finder takes the words for, if it sees exactly one name that begins there.
pub(super) fn name_kind(page: &Page<'_>, tokens: &TokenRange) -> Option<NameKind> {
    let words = page.syntax.words_of(&page.analysis, tokens);
    let names = &page.syntax.names;
    let at = names.partition_point(|name| name.words.end <= words.start);
    names.get(at).filter(|name| name.words.start <= words.start && !words.is_empty()).map(|name| name.kind)
}

/// "Paris, Texas", "Geneva, Switzerland": the region or country right after the comma, if it ends there.
fn after_comma<'p>(page: &'p Page<'_>, end: usize) -> Option<&'p KnownName> {
    let analysis = &page.analysis;
    let name = page.name_at(end + 1).filter(|_| analysis.lower(end) == ",")?;
    let Known::Entry(entry) = name.what else { return None };
    let of_union = admin1(page.analysis.words(&name.tokens)).is_some();
    let holds_towns = of_union || entry.senses.iter().any(|sense| matches!(sense, Sense::State(_) | Sense::Region(_)));
    // "in Vienna, Armenia said": what acts holds no town. "Geneva, Switzerland and Austria" is a list.
    let ends = [",", ".", ";", ")", "—", "–", "-", ""].contains(&analysis.lower(name.tokens.end))
        || analysis.tokens.kind(name.tokens.end) == TokenKind::Quote
        || (!is_capital(page, name.tokens.end) && !acts(page, &name.tokens) && analysis.lower(name.tokens.end) != "and");
    (holds_towns && ends).then_some(name)
}

fn acts(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let words = page.syntax.words_of(&page.analysis, tokens);
    page.syntax.top_of(&words).is_some_and(|top| page.syntax.relation(top) == "nsubj")
}

/// "Delegate Rosa Lugano", "Georgia Street": tells whether the words are part of a longer name that is no place.
fn in_longer_name(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let words = page.syntax.words_of(analysis, tokens);
    let names = &page.syntax.names;
    let at = names.partition_point(|name| name.words.end <= words.start);
    let longer = names
        .get(at)
        .is_some_and(|name| name.words.start <= words.start && name.words.len() > words.len() && name.kind != NameKind::Place);
    longer
        || (is_capital(page, tokens.end)
            && analysis.tokens.kind(tokens.end) == TokenKind::Word
            && page.name_at(tokens.end).is_none())
}

/// Tells whether the words are where something is or goes to, or the place a report is dated from.
pub(crate) fn is_placed(page: &Page<'_>, tokens: &TokenRange) -> bool {
    let analysis = &page.analysis;
    let before = |back: usize| tokens.start.checked_sub(back).map_or("", |at| analysis.lower(at));
    let previous = if before(1) == "the" { before(2) } else { before(1) };
    let paragraph = &analysis.paragraphs[analysis.paragraph_of(tokens.start)].tokens;
    // "BRUSSELS — Negotiators", "Tashkent, 17 June."
    let dateline = tokens.start == paragraph.start
        && (matches!(analysis.lower(tokens.end), "—" | "–" | "-" | "(")
            || (analysis.lower(tokens.end) == "," && paragraph.len() > 3 && dateline_goes_on(page, tokens.end + 1)));
    // "in Texas, Georgia and Alabama", "crossed Georgia and Armenia": the second is where the first is.
    let listed = matches!(before(1), "," | "and" | "or")
        && page
            .name_ending(tokens.start.saturating_sub(1))
            .is_some_and(|name| name.tokens.start > 0 && is_placed(page, &name.tokens))
        && !acts(page, tokens);
    dateline || PLACING.contains(previous) || listed
}

fn dateline_goes_on(page: &Page<'_>, at: usize) -> bool {
    let kind = page.analysis.tokens.kind(at);
    kind == TokenKind::Number
        || is_calendar(page.analysis.lower(at))
        || ["oct", "jan", "feb", "mar", "apr", "nov", "dec", "sept", "aug", "jun", "jul"].contains(&page.analysis.lower(at))
}

/// Tells whether `lower` is a day of the week or a month.
pub(crate) fn is_calendar(lower: &str) -> bool {
    [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
        "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    .contains(&lower)
}
