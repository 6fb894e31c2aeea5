//! Lists of matters: "X, Y and Z".

use crate::Page;
use crate::lexicon::{WordSet, lines};
use crate::phrase::without_article;
use rapporteur_language::{TokenKind, TokenRange, is_auxiliary, is_modal, number_word};

static NO_ISSUE: WordSet = WordSet::new(|| lines(include_str!("../lang/en/no_issue.txt")).collect());

/// Words that end a list of matters.
const STOPS: &[&str] = &[
    "which", "who", "but", "while", "although", "though", "after", "before", "because", "since", "until", "if", "unless", "as",
    "when", "where", "said", "says", "told", "according", "resume", "resumes", "remains", "remain", "wants", "than", "so",
    "ended", "broke", "we", "they", "he", "she", "it", "i", "you", "began", "begin", "continue", "continued", "without",
    "despite", "during", "at", "again", "go", "goes", "followed",
];

/// Returns the matters in the list that begins at `from`.
pub(super) fn after(page: &Page<'_>, from: usize, limit: usize) -> Vec<TokenRange> {
    let analysis = &page.analysis;
    let mut from = from;
    // "divided on issues such as", "remains the issue of": the list follows.
    for lead in [
        "issues such as", "matters such as", "issues including", "points such as", "the issue of", "the question of",
        "the issues of",
    ] {
        if analysis.reads(from, lead) {
            from += lead.split(' ').count();
        }
    }
    let end = (from..limit).find(|&at| stops(page, at, from)).unwrap_or(limit);
    let mut items = Vec::new();
    let mut start = from;
    let mut at = from;
    while at < end {
        let word = analysis.lower(at);
        let goes_on = matches!(analysis.lower(at + 1), "including" | "consisting" | "particularly" | "especially");
        if word == "," && goes_on {
            // ", including Crimea," belongs to its matter: the comma after it parts. What is no name is a part of its own.
            let joint = at + 2 + usize::from(analysis.lower(at + 2) == "of");
            if !has_name_first(page, joint) {
                push(page, &mut items, start..at);
                start = joint;
            }
            at = joint;
            continue;
        }
        if word == "such" && analysis.lower(at + 1) == "as" && at > start {
            push(page, &mut items, start..at);
            start = at + 2;
            at += 2;
            continue;
        }
        let joins_names =
            word == "and" && crate::phrase::is_capital(page, at.saturating_sub(1)) && crate::phrase::is_capital(page, at + 1);
        if (word == "," || word == "and" || word == "or") && !joins_names {
            push(page, &mut items, start..at);
            start = at + 1;
        }
        at += 1;
    }
    // "at odds over the dues, the outcome remains open": what stands before a verb is the next subject.
    let verb_follows = end < limit
        && (is_auxiliary(analysis.lower(end))
            || is_modal(analysis.lower(end))
            || matches!(analysis.lower(end), "remains" | "remain" | "resume" | "resumes" | "continue"));
    let after_comma = start > from && analysis.before(start) == ",";
    if !(verb_follows && after_comma) {
        push(page, &mut items, start..end);
    }
    // A list ends with "and": "agreed on monitors, Norlund’s envoy, Signe Aldal, said" names one matter.
    let listed = (from..end).any(|at| matches!(analysis.lower(at), "and" | "or"));
    if !listed && after_comma {
        items.truncate(1);
    }
    items
}

/// Returns the matter that is the subject of a phrase at `end`: the noun phrase before it.
pub(super) fn before(page: &Page<'_>, floor: usize, end: usize) -> Vec<TokenRange> {
    let analysis = &page.analysis;
    let mut last = end;
    while last > floor
        && (is_auxiliary(analysis.before(last))
            || ["still", "now", "all", "not", "already", "largely", "there", "in", "also", "yet", "been"]
                .contains(&analysis.before(last)))
    {
        last -= 1;
    }
    // ", the cause of many a quarrel,": an apposition is no part of the name.
    if last > floor && analysis.before(last) == "," {
        last = (floor..last.saturating_sub(1)).rev().find(|&at| analysis.lower(at) == ",").unwrap_or(floor);
    }
    let first = (floor..last)
        .rev()
        .find(|&at| {
            [
                ",", ";", ":", "that", "but", "while", "though", "although", "—", "–", "said", "says", ".", "because", "if",
                "unless", "until", "once", "when",
            ]
            .contains(&analysis.lower(at))
                || analysis.tokens.kind(at) == TokenKind::Quote
        })
        .map_or(floor, |at| at + 1);
    // "a clause on pensions": the matter is what the clause is on.
    let on = (first..last).find(|&at| {
        matches!(analysis.lower(at), "on" | "about")
            && at > first
            && ["clause", "chapter", "article", "paragraph", "section", "text"].contains(&analysis.before(at))
    });
    let mut items = Vec::new();
    // A verb before it: "is 14 pages long and contains nine passages in brackets" names no matter.
    let clause = (first..last).any(|at| {
        is_auxiliary(analysis.lower(at)) || ["contains", "we", "they", "he", "she", "it", "has"].contains(&analysis.lower(at))
    });
    if clause {
        return items;
    }
    push(page, &mut items, on.map_or(first, |on| on + 1)..last);
    items
}

fn stops(page: &Page<'_>, at: usize, from: usize) -> bool {
    let analysis = &page.analysis;
    let word = analysis.lower(at);
    let mark = [";", ".", ":", "—", "–", "(", "!", "?"].contains(&word);
    let verb = at > from && (is_auxiliary(word) || is_modal(word) || is_finite(page, at));
    mark || verb
        || (STOPS.contains(&word) && !(word == "as" && analysis.before(at) == "such"))
        || (analysis.tokens.kind(at) == TokenKind::Quote && at > from + 1)
}

/// Adds a matter if its words name one: one to fourteen words, none of them a mere "issue" or "it".
pub(super) fn push(page: &Page<'_>, items: &mut Vec<TokenRange>, range: TokenRange) {
    let range = without_article(page, range);
    if range.is_empty() || range.len() > 14 {
        return;
    }
    let words = page.analysis.words(&range).to_lowercase();
    let content = range.clone().any(|at| {
        page.analysis.tokens.kind(at) == TokenKind::Word
            && !NO_ISSUE.contains(page.analysis.lower(at))
            && page.analysis.lower(at).len() > 2
    });
    let vague =
        ["some", "several", "many", "most", "other", "key", "two", "three", "these", "those", "what", "how", "to", "not", "who"]
            .contains(&page.analysis.lower(range.start))
            && range.len() <= 4;
    // "four of five points", "a date for reopening", "passages on monitors": the head names no matter.
    let head = range
        .clone()
        .skip(1)
        .find(|&at| ["of", "for", "on", "in", "from", "to"].contains(&page.analysis.lower(at)))
        .map_or(range.end - 1, |at| at - 1);
    let word = page.analysis.lower(head);
    let head_vague = (range.len() <= 2 || head < range.end - 1) && (NO_ISSUE.contains(word) || number_word(word).is_some());
    // "consultations on the treaty, attended by delegations": a participle names nothing.
    let first = page.syntax.words_of(&page.analysis, &(range.start..range.start + 1)).start;
    let participle = page.syntax.xpos(first) == "VBN" && page.syntax.relation(first) == "acl";
    let no_noun = participle
        || ["from", "with", "in", "on", "at", "by", "begin", "starting", "as", "than", "whether"]
            .contains(&page.analysis.lower(range.start));
    if content
        && !vague
        && !head_vague
        && !no_noun
        && !NO_ISSUE.contains(words.as_str())
        && page.analysis.tokens.kind(range.start) == TokenKind::Word
    {
        items.push(range);
    }
}

/// "Talks on deep-sea mining came up at noon": a verb in a tense ends the name.
fn is_finite(page: &Page<'_>, at: usize) -> bool {
    let syntax = &page.syntax;
    let word = syntax.words_of(&page.analysis, &(at..at + 1)).start;
    let relation = syntax.relation(word);
    let bare = syntax.xpos(word) == "VB" && relation == "acl" && page.analysis.before(at) != "to";
    bare || matches!(syntax.xpos(word), "VBD" | "VBZ" | "VBP") && !matches!(relation, "amod" | "compound" | "conj")
}

/// Tells whether a name follows: "including Crimea", "consisting of Donetsk and Luhansk".
fn has_name_first(page: &Page<'_>, at: usize) -> bool {
    let at = at + usize::from(matches!(page.analysis.lower(at), "the" | "a" | "an"));
    crate::phrase::is_capital(page, at)
}
