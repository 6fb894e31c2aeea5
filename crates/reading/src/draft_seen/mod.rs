//! The versions of the text under negotiation that an article tells apart.
//!
//! A mention is a phrase such as "the 28-point peace plan", "a revised version, which runs to 45 articles", "last week's
//! plan". Mentions of one version are joined by their number of points, their stage (before or after a revision) and who
//! tabled them; a bare "the text" goes with the version spoken of last.

mod mention;
mod points;
mod proposer;
mod provenance;

use crate::{Page, Reader, Work};
use mention::{Sighting, Stage};
use rapporteur_model::{ActorId, Draft, DraftId, Evidence, Provenance, Trace};
use rapporteur_span::Span;

/// Finds drafts.
#[derive(Debug)]
pub struct DraftReader;

impl Reader for DraftReader {
    fn name(&self) -> &'static str {
        "draft_seen"
    }

    fn version(&self) -> u32 {
        1
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        let mut versions: Vec<Version> = Vec::new();
        let mut last: Option<usize> = None;
        for index in page.sentences() {
            let sentence = page.sentence(index);
            for sighting in mention::find(page, work, &sentence) {
                let proposers = proposer::find(page, work, &sighting);
                let placed = place(page, &mut versions, last, &sighting, proposers);
                if let (Some(at), Some(found)) = (placed, provenance::find(page, &sighting)) {
                    let known = &mut versions[at].provenance;
                    *known = (*known).max(Some(found));
                }
                last = placed.filter(|_| !is_compared(page, &sighting)).or(last);
            }
            if let Some(known) = last {
                last = Some(points::count_in(page, &sentence, &mut versions, known));
            }
        }
        link(&mut versions);
        for (index, version) in versions.into_iter().enumerate() {
            let Some(mentions) = Evidence::new(version.mentions) else { continue };
            work.findings.drafts.push(Draft {
                id: DraftId(index as u32),
                name: version.name,
                points: version.points,
                proposers: version.proposers,
                amends: version.amends.map(|amends| DraftId(amends as u32)),
                mentions,
                provenance: version.provenance.map_or(Provenance::Reported, |(provenance, _)| provenance),
                trace: match version.provenance {
                    Some((_, span)) => Trace::of(version.rule).and("draft.provenance", Some(span)),
                    None => Trace::of(version.rule),
                },
            });
        }
    }
}

/// A version on its way to a draft.
#[derive(Debug)]
struct Version {
    name: String,
    points: Option<u32>,
    stage: Stage,
    proposers: Vec<ActorId>,
    amends: Option<usize>,
    mentions: Vec<Span>,
    provenance: Option<(Provenance, Span)>,
    rule: &'static str,
}

/// "It runs to 14 points, against 11 for the version issued in May": what another is held against is not spoken of.
fn is_compared(page: &Page<'_>, sighting: &Sighting) -> bool {
    let sentence = &page.analysis.sentences[page.analysis.sentence_of(sighting.tokens.start)].tokens;
    (sentence.start.max(sighting.tokens.start.saturating_sub(6))..sighting.tokens.start)
        .any(|at| matches!(page.analysis.lower(at), "against" | "than" | "unlike" | "compared"))
}

/// A revised version that the text named before the one it reworks: linked when both are known.
fn link(versions: &mut [Version]) {
    for index in 0..versions.len() {
        if versions[index].stage == Stage::Revised && versions[index].amends.is_none() {
            versions[index].amends = versions.iter().position(|version| version.stage != Stage::Revised);
        }
    }
}

/// Joins a sighting to the version it is of, or makes a new one; returns which.
fn place(
    page: &Page<'_>,
    versions: &mut Vec<Version>,
    last: Option<usize>,
    sighting: &Sighting,
    proposers: Vec<ActorId>,
) -> Option<usize> {
    let span = page.analysis.span(&sighting.tokens);
    // "The offer" is a draft where one is called so.
    let head = page.analysis.words(&sighting.name).to_lowercase();
    if sighting.bare && sighting.weak && !versions.iter().any(|version| version.name.to_lowercase().ends_with(&head)) {
        return None;
    }
    let known = match (sighting.points, sighting.stage) {
        (Some(points), _) => versions.iter().position(|version| version.points == Some(points)).or_else(|| {
            versions.iter().position(|version| {
                version.points.is_none() && version.stage == sighting.stage && sighting.stage != Stage::Unmarked
            })
        }),
        (None, Stage::Revised) => versions.iter().rposition(|version| version.stage == Stage::Revised),
        (None, Stage::Initial) => versions.iter().position(|version| version.stage != Stage::Revised),
        (None, Stage::Unmarked) if !sighting.bare && !proposers.is_empty() => {
            versions.iter().rposition(|version| version.proposers.iter().any(|proposer| proposers.contains(proposer))).or(last)
        }
        // "a new text …, against the version issued on Tuesday"
        (None, Stage::Unmarked) if sighting.dated => {
            versions.iter().position(|version| version.name == page.analysis.words(&sighting.name))
        }
        // "The text" is the one that is called a text, before the amendments spoken of last.
        (None, Stage::Unmarked) => {
            let called = |at: &usize| versions[*at].name.to_lowercase().ends_with(&head);
            last.filter(called).or_else(|| (0..versions.len()).rev().find(called)).or(last)
        }
    };
    if let Some(index) = known {
        let version = &mut versions[index];
        version.mentions.push(span);
        version.points = version.points.or(sighting.points);
        if version.proposers.is_empty() {
            version.proposers = proposers;
        }
        if version.stage == Stage::Unmarked && sighting.stage == Stage::Initial {
            version.stage = Stage::Initial;
        }
        return Some(index);
    }
    if sighting.bare {
        return None;
    }
    let revised = sighting.stage == Stage::Revised;
    let amends = if revised {
        versions.iter().rposition(|version| version.stage != Stage::Revised).or(versions.len().checked_sub(1))
    } else {
        None
    };
    versions.push(Version {
        name: page.analysis.words(&sighting.name).to_owned(),
        points: sighting.points,
        stage: sighting.stage,
        proposers,
        amends,
        mentions: vec![span],
        provenance: None,
        rule: if revised { "draft.revised" } else { "draft.named" },
    });
    Some(versions.len() - 1)
}
