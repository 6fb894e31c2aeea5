//! What a stance is about.

use super::predicate::Predicate;
use crate::{Page, Work};
use rapporteur_language::TokenRange;
use rapporteur_model::Target;
use rapporteur_span::Span;

/// Where drafts and issues are mentioned, in the order of the text.
#[derive(Debug)]
pub(super) struct Targets(Vec<(Span, Target)>);

impl Targets {
    /// Returns the mentions of all drafts and issues.
    pub(super) fn new(work: &Work) -> Self {
        let issues = work.findings.issues.iter().map(|issue| (Target::Issue(issue.id), issue.mentions.spans()));
        let drafts = work.findings.drafts.iter().map(|draft| (Target::Draft(draft.id), draft.mentions.spans()));
        let mut all: Vec<(Span, Target)> =
            issues.chain(drafts).flat_map(|(target, mentions)| mentions.iter().map(move |mention| (*mention, target))).collect();
        // Of two that begin together the longer names more.
        all.sort_by_key(|(mention, target)| (mention.start(), std::cmp::Reverse(mention.len()), *target));
        Self(all)
    }

    /// Returns the draft or issue that `span` mentions first, and those joined to it by "and": "rejects the line in the
    /// new text" is about the line.
    fn within(&self, text: &str, span: Span) -> Vec<Target> {
        let from = self.0.partition_point(|(mention, _)| mention.start() < span.start());
        let mut found: Vec<Target> = Vec::new();
        let mut end = 0;
        for (mention, target) in self.0[from..].iter().take_while(|(mention, _)| mention.start() < span.end()) {
            let gap = text.get(end..mention.start()).unwrap_or("").trim();
            let joined = matches!(gap, "and" | "," | ", and" | "or" | "and the" | "and on");
            if (found.is_empty() || joined) && !found.contains(target) {
                found.push(*target);
                end = mention.end();
            }
        }
        found
    }

    /// Returns the draft or issue that `span` mentions last.
    fn last_within(&self, span: Span) -> Option<Target> {
        let to = self.0.partition_point(|(mention, _)| mention.start() < span.end());
        self.0[..to].last().filter(|(mention, _)| mention.start() >= span.start()).map(|(_, target)| *target)
    }

    /// Tells whether a mention of a draft or issue holds `span`.
    pub(super) fn cover(&self, span: Span) -> bool {
        let to = self.0.partition_point(|(mention, _)| mention.start() <= span.start());
        self.0[..to].iter().rev().take(4).any(|(mention, _)| mention.contains(span))
    }

    /// Returns the draft or issue mentioned last before byte `at`, if it is near.
    fn last_before(&self, at: usize) -> Option<Target> {
        let to = self.0.partition_point(|(mention, _)| mention.start() < at);
        self.0[..to]
            .iter()
            .rev()
            .take(4)
            .find(|(mention, _)| mention.end() <= at && at - mention.end() < NEAR)
            .map(|(_, target)| *target)
    }
}

/// Bytes that a pronoun may go back: some three sentences.
const NEAR: usize = 400;

/// Returns the drafts and issues that the predicate is about: those after it in its clause, else those before it, else
/// the draft or issue that a pronoun goes back to.
pub(super) fn find(page: &Page<'_>, targets: &Targets, predicate: &Predicate, clause: &TokenRange) -> Vec<Target> {
    let analysis = &page.analysis;
    let after = analysis.span(&(predicate.tokens.end..clause.end.max(predicate.tokens.end)));
    let object_end = (predicate.tokens.end..clause.end)
        .find(|&at| ["if", "provided", "unless", "because", "so", "until"].contains(&analysis.lower(at)))
        .unwrap_or(clause.end);
    let object = analysis.span(&(predicate.tokens.end..object_end.max(predicate.tokens.end)));
    let own = analysis.span(&predicate.tokens);
    let before = analysis.span(&(clause.start..predicate.tokens.start));
    let pronoun = (predicate.tokens.end..object_end.min(predicate.tokens.end + 3))
        .any(|at| matches!(analysis.lower(at), "it" | "them" | "this" | "that"));
    let mut found = targets.within(analysis.text(), object);
    if found.is_empty() && pronoun {
        found = targets.last_before(own.start()).into_iter().collect();
    }
    if found.is_empty() {
        found = targets.within(analysis.text(), after);
    }
    if found.is_empty() {
        // What stands nearest before it: "would view any changes as a fundamentally different situation".
        found = targets.last_within(before).into_iter().collect();
    }
    if found.is_empty() && predicate.tokens.len() > 1 {
        found = targets.last_before(own.start()).into_iter().collect();
    }
    found
}
