//! The content of a cue: a clause, a quotation, or both.

use super::{Cue, Frame};
use crate::phrase::{is_capital, subject_before};
use crate::{Page, Work};
use rapporteur_language::{TokenKind, TokenRange};

/// Returns what the cue attributes, in the order of the text; nothing if it attributes nothing.
pub(super) fn find(
    page: &Page<'_>,
    work: &Work,
    cue: &Cue,
    next: Option<&Cue>,
    source: Option<&TokenRange>,
    inverted: bool,
    sentence: &TokenRange,
) -> Option<Vec<TokenRange>> {
    let analysis = &page.analysis;
    let mut from = cue.tokens.end;
    if inverted && let Some(source) = source {
        from = source.end;
    }
    let limit = next.map_or(sentence.end, |next| clause_border(page, cue, next, sentence));
    let from = skip_frame(page, work, cue, from, limit, inverted);
    let begin = source.map_or(cue.group, |source| source.start.min(cue.group));
    let before = before_content(page, sentence.start..begin);
    let opened = from > cue.tokens.end && matches!(analysis.before(from), "that" | ":");
    let after = after_content(page, cue, from, limit, opened);
    let quote_before = before.as_ref().is_some_and(|range| analysis.is_quoted(range.end - 1));
    let mut contents = Vec::new();
    match (before, after) {
        // "The deal, she said, was close" and "“…,” he told reporters, “and …”": both parts.
        (Some(before), after) if quote_before || inverted || after.is_none() || parenthetical(page, begin, from) => {
            if cue.participle && !quote_before {
                return None;
            }
            contents.push(before);
            if let Some(after) = after
                && (analysis.is_quoted(after.start)
                    || parenthetical(page, begin, from)
                    || analysis.lower(after.start) == "though")
            {
                contents.push(after);
            }
        }
        (_, Some(after)) => contents.push(after),
        _ => return None,
    }
    if cue.frame == Frame::Weak {
        let quoted = contents.iter().any(|range| range.clone().any(|at| analysis.is_quoted(at)));
        let that = (cue.tokens.end..from.max(cue.tokens.end)).any(|at| analysis.lower(at) == "that");
        if !quoted && !that {
            return None;
        }
    }
    if cue.frame == Frame::As && !names_something(page, &contents) {
        return None;
    }
    Some(contents.into_iter().map(|range| whole_quotations(page, range)).collect())
}

/// Returns where the clause of `cue` ends because that of `next` begins: before ", adding", "and warned", ", while B said".
fn clause_border(page: &Page<'_>, cue: &Cue, next: &Cue, sentence: &TokenRange) -> usize {
    let analysis = &page.analysis;
    let low = cue.tokens.end;
    // A cue inside the clause of this one ("said B had told him that") does not end it: only a coordinated one does.
    // "said the envoy, Signe Aldal, had told him": the comma closes an apposition of the next cue's own subject.
    let own_subject = !next.participle
        && subject_before(page, next.group, low)
            .is_some_and(|subject| subject.end < next.group || analysis.before(next.group) != ",");
    let nested = own_subject && analysis.before(next.group) == "," && comma_opens_apposition(page, low, next.group - 1);
    if nested {
        return sentence.end;
    }
    if analysis.before(next.group) == "," || next.participle {
        return (low..next.group).rev().take(3).find(|&at| analysis.lower(at) == ",").unwrap_or(sentence.end);
    }
    if matches!(analysis.before(next.group), "and" | "but") {
        return next.group - 1;
    }
    let lead = (low..next.group).rev().find(|&at| {
        matches!(analysis.lower(at), "while" | "whereas" | "but" | ";")
            || (analysis.lower(at) == "and" && at > low && analysis.before(at) == ",")
    });
    match lead {
        Some(at) if !analysis.is_quoted(at) => {
            if analysis.before(at) == "," {
                at - 1
            } else {
                at
            }
        }
        _ => sentence.end,
    }
}

/// Tells whether a comma before `close` opens an apposition: a name stands between the two.
fn comma_opens_apposition(page: &Page<'_>, low: usize, close: usize) -> bool {
    let opening = (low..close).rev().find(|&at| page.analysis.lower(at) == ",");
    opening.is_some_and(|opening| close - opening <= 8 && (opening + 1..close).any(|at| is_capital(page, at)) && opening > low)
}

/// Goes over what stands between a cue and what it attributes: whom it was said to, when, where, "that".
fn skip_frame(page: &Page<'_>, work: &Work, cue: &Cue, from: usize, limit: usize, inverted: bool) -> usize {
    let analysis = &page.analysis;
    let mut at = from;
    if cue.frame == Frame::Tell && !inverted {
        at = skip_addressee(page, cue, at, limit);
    }
    while at < limit {
        let word = analysis.lower(at);
        if let Some(timex) = work.timex_over(at) {
            at = timex.end;
        } else if ["on", "in", "at", "by", "from", "during", "to", "via", "after"].contains(&word)
            && !analysis.is_quoted(at)
            && cue.frame != Frame::About
        {
            match adjunct_end(page, work, at, limit) {
                Some(end) => at = end,
                None => break,
            }
        } else if ["earlier", "later", "again", "simply", "only", "evening", "morning"].contains(&word)
            && at + 1 < limit
            && !analysis.is_quoted(at)
        {
            at += 1;
        } else {
            break;
        }
    }
    if at < limit
        && analysis.lower(at) == ","
        && (analysis.tokens.kind(at + 1) == TokenKind::Quote || analysis.lower(at + 1) == "that")
    {
        at += 1;
    }
    if at < limit && matches!(analysis.lower(at), "that" | ":") && !(analysis.lower(at) == "that" && at + 1 >= limit) {
        at += 1;
    }
    at
}

/// Returns the end of an adjunct of place, time or occasion: "on Tuesday", "in a statement", "to reporters in Oslo".
fn adjunct_end(page: &Page<'_>, work: &Work, at: usize, limit: usize) -> Option<usize> {
    let analysis = &page.analysis;
    let occasion = |word: &str| {
        [
            "statement", "interview", "conference", "briefing", "reporters", "journalists", "post", "letter", "speech",
            "telephone", "phone", "call", "television", "radio", "parliament", "note", "email", "message", "press",
        ]
        .contains(&word)
    };
    let mut end = at + 1;
    let mut found = false;
    while end < limit && end - at < 9 {
        let word = analysis.lower(end);
        if let Some(timex) = work.timex_over(end) {
            end = timex.end;
            found = true;
            continue;
        }
        if matches!(word, "that" | "," | ":" | ".") || analysis.tokens.kind(end) == TokenKind::Quote {
            break;
        }
        let known = page.name_at(end).is_some();
        found |= occasion(word) || known;
        let belongs = occasion(word)
            || known
            || is_capital(page, end)
            || [
                "a", "an", "the", "joint", "written", "news", "telephone", "on", "in", "at", "to", "of", "with", "after",
                "video", "public", "short",
            ]
            .contains(&word);
        if !belongs {
            break;
        }
        end += 1;
    }
    // The adjunct is over when what follows may be what is said.
    found.then_some(end)
}

/// Returns the end of the phrase that says to whom: "reporters", "Radio Basin", "the presidency", "me in front of everyone".
fn skip_addressee(page: &Page<'_>, cue: &Cue, from: usize, limit: usize) -> usize {
    let analysis = &page.analysis;
    let bound = limit.min(from + 14);
    let that = (from..bound).find(|&at| analysis.lower(at) == "that" && !analysis.is_quoted(at));
    let mark = (from..bound).find(|&at| matches!(analysis.lower(at), "," | ":") || analysis.tokens.kind(at) == TokenKind::Quote);
    if analysis.lower(cue.tokens.start).starts_with("warn") && analysis.lower(from) != "that" {
        // "warned it may not accept" says nothing of whom; "warned Oslo that" does.
        return that.filter(|&that| mark.is_none_or(|mark| that < mark) && that - from <= 4).unwrap_or(from);
    }
    match (that, mark) {
        (Some(that), mark) if mark.is_none_or(|mark| that < mark) => that,
        (_, Some(mark)) if page.analysis.tokens.kind(mark) == TokenKind::Quote && mark - from > 5 => {
            from + addressee_words(page, from)
        }
        (_, Some(mark)) => mark,
        _ => from + addressee_words(page, from),
    }
}

/// "told him Madrid would fight", "told reporters the text was ready": a pronoun or one noun phrase.
fn addressee_words(page: &Page<'_>, from: usize) -> usize {
    let analysis = &page.analysis;
    let mut at = from;
    // "told her Iceland would": a pronoun before a name is the whole of it.
    if ["her", "him", "them", "me", "us", "you"].contains(&analysis.lower(at)) && is_capital(page, at + 1) {
        return 1;
    }
    if ["the", "a", "an", "his", "her", "its", "their", "our", "my"].contains(&analysis.lower(at)) {
        at += 1;
    }
    if page.name_at(at).is_some() || is_capital(page, at) {
        while is_capital(page, at) && at - from < 4 {
            at += 1;
        }
        return at - from;
    }
    at + 1 - from
}

/// Returns the part before source and cue, if it can be what is said: without its closing comma.
fn before_content(page: &Page<'_>, range: TokenRange) -> Option<TokenRange> {
    let analysis = &page.analysis;
    let last = range.end.checked_sub(1).filter(|&last| last >= range.start && last < range.end)?;
    let closes = analysis.tokens.kind(last) == TokenKind::Quote || analysis.lower(last) == ",";
    if !closes {
        return None;
    }
    let mut end = range.end;
    while end > range.start && analysis.before(end) == "," {
        end -= 1;
    }
    // "… was less reserved: Altara would never accept it, he said": the clause after the colon.
    let colon = (range.start..end).rev().find(|&at| {
        matches!(analysis.lower(at), ":" | ";") && !analysis.is_quoted(at) && analysis.tokens.kind(at + 1) != TokenKind::Number
    });
    let mut start = colon.map_or(range.start, |at| at + 1);
    while start < end && matches!(analysis.lower(start), "," | "and" | "but") && !analysis.is_quoted(start) {
        start += 1;
    }
    // "In a note to members, Brask said": an adjunct is not said.
    let adjunct = [
        "in", "on", "at", "during", "speaking", "asked", "earlier", "later", "despite", "meanwhile", "after", "before", "under",
        "while", "notably", "responding",
    ]
    .contains(&analysis.lower(start))
        && !(start..end).any(|at| analysis.is_quoted(at));
    (end > start && !adjunct && end - start >= 2).then_some(start..end)
}

/// Returns the part after the cue, if it can be what is said; `opened` tells that "that" or a colon stood before it.
fn after_content(page: &Page<'_>, cue: &Cue, from: usize, limit: usize, opened: bool) -> Option<TokenRange> {
    let analysis = &page.analysis;
    let mut end = limit;
    while end > from && analysis.tokens.kind(end - 1) == TokenKind::Mark && !analysis.is_quoted(end - 1) {
        end -= 1;
    }
    let mut start = from;
    while start < end && matches!(analysis.lower(start), "," | ":") {
        start += 1;
    }
    let words = (start..end).filter(|&at| analysis.tokens.kind(at) != TokenKind::Mark).count();
    let enough = if cue.frame == Frame::About { words >= 1 } else { words >= 2 };
    // A trailing adjunct is no content: "“…,” she said on Wednesday evening."
    let trailing = !opened
        && start < end
        && ["on", "in", "at", "after", "before", "during", "as", "when", "while", "by", "through"]
            .contains(&analysis.lower(start))
        && cue.frame != Frame::About
        && !analysis.is_quoted(start);
    (enough && !trailing).then_some(start..end)
}

/// Tells whether source and cue stand between commas, inside what is said.
fn parenthetical(page: &Page<'_>, begin: usize, from: usize) -> bool {
    begin > 0 && page.analysis.before(begin) == "," && page.analysis.lower(from) == ","
}

/// "called the plan a trap", "described it as “frank”": not "called a meeting", "called on Oslo".
fn names_something(page: &Page<'_>, contents: &[TokenRange]) -> bool {
    contents.iter().any(|range| range.clone().any(|at| page.analysis.is_quoted(at) || page.analysis.lower(at) == "as"))
        && !contents.first().is_some_and(|range| matches!(page.analysis.lower(range.start), "on" | "off" | "upon" | "in"))
}

/// Returns the range with the whole of every quotation it touches, over sentences and paragraphs.
fn whole_quotations(page: &Page<'_>, range: TokenRange) -> TokenRange {
    let analysis = &page.analysis;
    let mut whole = range.clone();
    if let Some(first) = analysis.quotation_of(range.start) {
        whole.start = whole.start.min(analysis.quotations[first].tokens.start);
    }
    if let Some(last) = analysis.quotation_of(range.end.max(1) - 1) {
        whole.end = whole.end.max(analysis.quotations[last].tokens.end);
    }
    whole
}
