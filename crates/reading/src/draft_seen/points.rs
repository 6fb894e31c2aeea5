//! Points counted in a sentence of their own: "It had nine points. Since May it has ten."

use super::Version;
use super::mention::Stage;
use crate::Page;
use rapporteur_language::{TokenRange, number_word};

/// Tells whether `word` is what a draft is counted in. Pages do not count.
pub(super) fn is_unit(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    ["point", "article", "step", "chapter", "item", "paragraph", "clause", "provision", "principle"].contains(&singular)
}

/// Reads the count of points in a sentence and returns the version it is of, made if the count makes it another one.
pub(super) fn count_in(page: &Page<'_>, sentence: &TokenRange, versions: &mut Vec<Version>, last: usize) -> usize {
    let analysis = &page.analysis;
    // Mentions stand in the order of the text: those of this sentence are the last.
    let here = analysis.span(sentence);
    let in_sentence = |version: &Version| {
        version.mentions.iter().rev().take_while(|mention| mention.end() > here.start()).any(|mention| here.contains(*mention))
    };
    // "six of the nine points of the ferry draft"
    if let Some(version) = versions.iter_mut().find(|version| version.points.is_none() && in_sentence(version)) {
        let first = version
            .mentions
            .iter()
            .rev()
            .find(|mention| here.contains(**mention))
            .map_or(0, |mention| analysis.tokens_in(*mention).start);
        let counted =
            (sentence.start..first).rev().take(3).find(|&at| is_unit(analysis.lower(at)) && analysis.lower(at + 1) == "of");
        version.points = counted.and_then(|at| number_word(analysis.before(at)));
    }
    // The version spoken of in this sentence comes before the one spoken of last.
    for at in sentence.clone() {
        let verb = analysis.lower(at);
        let counts = [
            "has", "had", "have", "runs", "ran", "contains", "contained", "comprises", "grown", "counts", "lists", "of", "with",
            "to",
        ]
        .contains(&verb);
        if !counts {
            continue;
        }
        let Some((number, words)) = number_after(page, at + 1, sentence.end) else { continue };
        let with_unit = is_unit(analysis.lower(at + 1 + words));
        let elliptic = matches!(verb, "has" | "had")
            && (matches!(analysis.before(at), "it" | "which") || versions.iter().any(in_sentence))
            && matches!(analysis.lower(at + 1 + words), "." | "," | ";");
        let linked = ["has", "had", "have", "contains", "contained", "comprises", "counts", "lists"].contains(&verb)
            || at > 0 && analysis.reads(at - 1, "runs to")
            || at > 0 && analysis.reads(at - 1, "grown to")
            || at > 0 && analysis.reads(at - 1, "expanded to")
            || (verb == "of"
                && ["version", "draft", "plan", "text", "paper", "proposal", "offer", "framework"]
                    .contains(&analysis.before(at)));
        if !(linked && (with_unit || (elliptic && versions.iter().any(|version| version.points.is_some())))) {
            continue;
        }
        let counted = at + 1 + words + usize::from(with_unit);
        held_against(page, &(counted..sentence.end), versions);
        // The count is that of the version named before it, whatever that one is held against.
        let verb = analysis.tokens.span(at).start();
        let before = |version: &Version| {
            let mut latest = version.mentions.iter().rev().take_while(|mention| mention.end() > here.start());
            latest.any(|mention| here.contains(*mention) && mention.start() < verb)
        };
        let about = versions.iter().rposition(before).or_else(|| versions.iter().rposition(in_sentence)).unwrap_or(last);
        let span = analysis.span(&(sentence.start..counted));
        match versions[about].points {
            None => versions[about].points = Some(number),
            Some(points) if points == number => {}
            Some(_) => {
                let name = versions[about].name.clone();
                let proposers = versions[about].proposers.clone();
                if let Some(known) = versions.iter().position(|version| version.points == Some(number)) {
                    return known;
                }
                versions.push(Version {
                    name,
                    points: Some(number),
                    stage: Stage::Revised,
                    proposers,
                    amends: Some(about),
                    mentions: vec![span],
                    provenance: None,
                    rule: "draft.grown",
                });
                return versions.len() - 1;
            }
        }
        return about;
    }
    last
}

/// "It runs to 14 points, |against 11 for the version issued in May": gives the version named after "for" its count.
fn held_against(page: &Page<'_>, rest: &TokenRange, versions: &mut [Version]) {
    let analysis = &page.analysis;
    let at = rest.start + usize::from(analysis.lower(rest.start) == ",");
    let opens = if analysis.reads(at, "compared with") { 2 } else { usize::from(analysis.lower(at) == "against") };
    let Some((number, words)) = (opens > 0).then(|| number_after(page, at + opens, rest.end)).flatten() else { return };
    let after = at + opens + words + usize::from(is_unit(analysis.lower(at + opens + words)));
    if !matches!(analysis.lower(after), "for" | "in") {
        return;
    }
    let named = analysis.span(&(after..rest.end));
    let version = versions.iter_mut().find(|version| version.mentions.iter().rev().take(2).any(|own| named.contains(*own)));
    if let Some(version) = version {
        version.points = version.points.or(Some(number));
    }
}

fn number_after(page: &Page<'_>, at: usize, limit: usize) -> Option<(u32, usize)> {
    let lead = usize::from(matches!(page.analysis.lower(at), "some" | "only" | "now" | "exactly" | "about"));
    let number = (at + lead < limit).then(|| number_word(page.analysis.lower(at + lead))).flatten()?;
    (2..=500).contains(&number).then_some((number, lead + 1))
}
