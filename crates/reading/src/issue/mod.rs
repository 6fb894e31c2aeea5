//! The matters under negotiation, by the article's own name for them, and where they stand.
//!
//! A matter is what stands in a frame of negotiation: "divided on X", "the issue of X and Y", "X has been agreed in
//! principle", "Article 7, on X", and what the brief of a case names. A claim by one side never makes a matter agreed:
//! the frames of agreement count only outside what one side says of the other.

mod crux;
mod frame;
mod items;
mod parts;

use crate::{Page, Reader, Work};
use aho_corasick::{AhoCorasick, MatchKind};
use frame::{Claim, Reading};
use rapporteur_language::TokenRange;
use rapporteur_model::{Evidence, Issue, IssueId, IssueStatus, Trace, content_stems, stem_overlap};
use rapporteur_span::Span;
use std::collections::{BTreeMap, HashMap};

/// Finds issues.
#[derive(Debug)]
pub struct IssueReader;

impl Reader for IssueReader {
    fn name(&self) -> &'static str {
        "issue"
    }

    fn version(&self) -> u32 {
        2
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        let mut agenda = Agenda::of_brief(page);
        for index in page.sentences() {
            let sentence = page.sentence(index);
            for reading in frame::find(page, work, &sentence) {
                agenda.add(page, work, &reading);
            }
            // Where a person has named the points, a stance names no other.
            if page.brief.issues.is_empty() {
                for reading in by_stance(page, work, &sentence) {
                    agenda.add(page, work, &reading);
                }
            }
        }
        let mut matters = agenda.matters;
        // Where a person has named the points, a mere topic is none of them.
        if !page.brief.issues.is_empty() {
            matters.retain(|matter| matter.of_brief || matter.claim != Claim::Topic);
        }
        mention_again(page, &mut matters);
        let parents = parts::parents(page, &matters);
        for (index, matter) in matters.into_iter().enumerate() {
            let Some(mentions) = Evidence::new(matter.mentions) else { continue };
            let because = Evidence::new(matter.because).unwrap_or_else(|| mentions.clone());
            let (status, rule) = status(matter.claim);
            work.findings.issues.push(Issue {
                id: IssueId(index as u32),
                name: matter.name,
                parent: parents[index].map(|parent| IssueId(parent as u32)),
                status,
                mentions,
                because,
                trace: Trace::of(rule),
            });
        }
    }
}

/// Returns the matters that somebody rejects, demands or backs in a sentence. What one side refuses is contested.
fn by_stance(page: &Page<'_>, work: &Work, sentence: &TokenRange) -> Vec<Reading> {
    let named = crate::stance::named(page, work, sentence).into_iter();
    named
        .map(|named| Reading {
            claim: if named.refused { Claim::Contested } else { Claim::Topic },
            items: vec![named.tokens],
            because: named.because,
        })
        .collect()
}

/// A matter on its way to an issue.
#[derive(Debug)]
pub(crate) struct Matter {
    pub(crate) name: String,
    stems: Vec<String>,
    claim: Claim,
    pub(crate) mentions: Vec<Span>,
    because: Vec<Span>,
    of_brief: bool,
}

fn status(claim: Claim) -> (IssueStatus, &'static str) {
    match claim {
        Claim::Contested => (IssueStatus::Contested, "issue.contested"),
        Claim::Agreed => (IssueStatus::Agreed, "issue.agreed"),
        Claim::InPrinciple => (IssueStatus::AgreedInPrinciple, "issue.agreed-in-principle"),
        Claim::Open => (IssueStatus::Open, "issue.open"),
        Claim::Topic => (IssueStatus::Open, "issue.topic"),
    }
}

/// The matters found so far, and where to look for each: by the stems of its name, and by its place in the text.
#[derive(Debug, Default)]
struct Agenda {
    matters: Vec<Matter>,
    by_stem: HashMap<String, Vec<usize>>,
    /// The end and the matter of each mention, by where it begins.
    by_place: BTreeMap<usize, (usize, usize)>,
}

impl Agenda {
    /// Returns the matters of the brief that the text names.
    fn of_brief(page: &Page<'_>) -> Self {
        let mut agenda = Self::default();
        let mut places: HashMap<usize, usize> = HashMap::new();
        for (span, index) in page.brief.issues_in(page.analysis.text()) {
            if page.analysis.tokens_in(span).is_empty() {
                continue;
            }
            if let Some(&at) = places.get(&index) {
                agenda.mention(at, span);
                continue;
            }
            let name = page.brief.issues[index].name.clone();
            let stems = content_stems(&name);
            let matter = Matter { name, stems, claim: Claim::Topic, mentions: Vec::new(), because: Vec::new(), of_brief: true };
            places.insert(index, agenda.put(matter, span));
        }
        agenda
    }

    fn put(&mut self, matter: Matter, span: Span) -> usize {
        let at = self.matters.len();
        for stem in &matter.stems {
            self.by_stem.entry(stem.clone()).or_default().push(at);
        }
        self.matters.push(matter);
        self.mention(at, span);
        at
    }

    fn mention(&mut self, at: usize, span: Span) {
        if self.by_place.insert(span.start(), (span.end(), at)) != Some((span.end(), at)) {
            self.matters[at].mentions.push(span);
        }
    }

    /// Returns the first matter that a name goes with: one mentioned in the same words, or one of the same stems.
    fn find(&self, span: Span, name: &str, stems: &[String]) -> Option<usize> {
        let in_place =
            self.by_place.range(..span.end()).next_back().filter(|(_, (end, _))| *end > span.start()).map(|(_, (_, at))| *at);
        let alike = |at: &usize| {
            let known = &self.matters[*at];
            // "Compensation" is that for winter storage.
            let of_one_word = |few: &[String], whole: &str| few.len() == 1 && content_stems(core(whole)) == few;
            stem_overlap(&known.stems, stems) >= 0.6
                || contains(&known.stems, stems)
                || of_one_word(&known.stems, name)
                || of_one_word(stems, &known.name)
        };
        let candidates = stems.iter().filter_map(|stem| self.by_stem.get(stem)).flatten().copied();
        in_place.or_else(|| candidates.filter(alike).min())
    }

    /// Joins a reading to the matter it is about, or makes a new one.
    fn add(&mut self, page: &Page<'_>, work: &Work, reading: &Reading) {
        // "Ukraine and Russia remain divided": who is divided is no matter.
        let is_actor = |item: &&TokenRange| {
            work.mentions_in(item).iter().any(|mention| {
                mention.tokens.start == item.start
                    && (mention.tokens.end == item.end || page.analysis.lower(mention.tokens.end) == "and")
            })
        };
        let is_day = |item: &&TokenRange| work.timex_over(item.start).is_some();
        for item in reading.items.iter().filter(|item| !is_actor(item) && !is_day(item)) {
            let span = page.analysis.span(item);
            let name = page.analysis.words(item).to_owned();
            let stems = content_stems(&name);
            if stems.is_empty() {
                continue;
            }
            let Some(at) = self.find(span, &name, &stems) else {
                let because = vec![reading.because];
                self.put(Matter { name, stems, claim: reading.claim, mentions: Vec::new(), because, of_brief: false }, span);
                continue;
            };
            self.mention(at, span);
            let matter = &mut self.matters[at];
            // The fuller name says which: "compensation for winter storage".
            if matter.stems.len() == 1 && stems.len() > 1 && !matter.of_brief {
                matter.name = name;
                matter.stems.clone_from(&stems);
                stems.iter().for_each(|stem| self.by_stem.entry(stem.clone()).or_default().push(at));
            }
            if reading.claim.outranks(matter.claim) {
                matter.claim = reading.claim;
                matter.because = vec![reading.because];
            }
        }
    }
}

/// "Withdrawal" after "full withdrawal from the eastern region": all words of the shorter name, at least two.
fn contains(known: &[String], stems: &[String]) -> bool {
    let (few, many) = if known.len() < stems.len() { (known, stems) } else { (stems, known) };
    few.len() >= 2 && few.iter().all(|stem| many.contains(stem))
}

/// Adds the places where the name of a matter is repeated, or its core: "gauging stations" of "independent gauging
/// stations", "compensation" of "compensation for winter storage".
fn mention_again(page: &Page<'_>, matters: &mut [Matter]) {
    let text = page.analysis.text();
    let mut names: Vec<(String, usize)> = Vec::new();
    for (index, matter) in matters.iter().enumerate().filter(|(_, matter)| !matter.of_brief) {
        for words in [matter.name.as_str(), core(&matter.name)] {
            match words.len() {
                8.. => names.push((words.to_owned(), index)),
                // A short word alone may be any word: "the cap", "a cap".
                3.. => names.extend(["the ", "a "].map(|article| (format!("{article}{words}"), index))),
                _ => {}
            }
        }
    }
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(names.iter().map(|(words, _)| words));
    let Ok(automaton) = automaton else { return };
    let mut taken: Vec<Span> = matters.iter().flat_map(|matter| matter.mentions.clone()).collect();
    taken.sort_unstable();
    for found in automaton.find_iter(text) {
        let span = Span::new(found.start(), found.end());
        let whole =
            !text[..span.start()].ends_with(char::is_alphanumeric) && !text[span.end()..].starts_with(char::is_alphanumeric);
        let next = taken.partition_point(|mention| mention.start() < span.end());
        let free = !taken[..next].iter().rev().take(3).any(|mention| mention.overlaps(span));
        if whole && free && !page.analysis.tokens_in(span).is_empty() {
            matters[names[found.pattern().as_usize()].1].mentions.push(span);
        }
    }
}

/// Returns the last two words before the first preposition, or the one there is.
fn core(name: &str) -> &str {
    let head = [" of ", " for ", " to ", " on ", " from ", " in ", " by ", " over ", ","]
        .iter()
        .filter_map(|words| name.find(words))
        .min()
        .map_or(name, |end| &name[..end]);
    let from = head.rmatch_indices(' ').nth(1).map_or(0, |(at, _)| at + 1);
    &head[from..]
}
