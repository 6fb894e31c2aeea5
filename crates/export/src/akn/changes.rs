//! The words of each point, kept, deleted and inserted, as paragraphs.

use super::writer::Writer;
use crate::xml::escaped;
use rapporteur_draft::{AlignmentKind, Comparison, Draft, Markup, Piece, redlines};
use rapporteur_span::Span;
use std::collections::HashMap;

/// A run of words, and whether it is kept, new or gone.
#[derive(Clone, Copy, Debug)]
struct Run<'t> {
    words: &'t str,
    /// The white space before it.
    before: &'t str,
    tag: Option<&'static str>,
}

/// What became of each point of a draft.
#[derive(Debug)]
pub(super) struct Changes<'t> {
    /// The words of each point.
    runs: Vec<Vec<Run<'t>>>,
    /// Tells which points are new.
    added: Vec<bool>,
    /// What was dropped, after the point that it stood behind; what stood before any is at the start.
    dropped: HashMap<Option<usize>, Vec<Dropped<'t>>>,
    modifications: Vec<(Modification, Vec<usize>, Option<usize>)>,
    slanted: bool,
}

/// A point that is gone.
#[derive(Debug)]
pub(super) struct Dropped<'t> {
    pub(super) alignment: usize,
    pub(super) number: &'t str,
    run: Run<'t>,
}

/// A change for the list of modifications.
#[derive(Clone, Debug)]
pub(super) struct Modification {
    /// What the standard calls it.
    pub(super) kind: &'static str,
    /// What we call it.
    pub(super) classes: Vec<&'static str>,
    /// The identifiers of what it is about.
    pub(super) destinations: Vec<String>,
}

impl<'t> Changes<'t> {
    /// Returns the words of a draft alone.
    pub(super) fn none(draft: &'t Draft) -> Self {
        let run = |at| vec![Run { words: draft.words(at), before: "", tag: None }];
        let count = draft.points.len();
        let slanted = draft.markup == Markup::Markdown;
        Self {
            runs: (0..count).map(run).collect(),
            added: vec![false; count],
            dropped: HashMap::new(),
            modifications: Vec::new(),
            slanted,
        }
    }

    /// Returns the words of the later of two drafts, with what changed.
    pub(super) fn of(from: &'t Draft, to: &'t Draft, comparison: &Comparison) -> Self {
        let mut changes = Self { runs: vec![Vec::new(); to.points.len()], slanted: false, ..Self::none(to) };
        // Where each point of the earlier draft went, so that what was dropped finds its place.
        let mut place: Vec<Option<usize>> = vec![None; from.points.len()];
        for ((at, own), pieces) in comparison.alignments.iter().enumerate().zip(redlines(from, to, comparison)) {
            let classes: Vec<&str> = comparison
                .classes(at)
                .into_iter()
                .filter(|class| class.severity() > 0.0)
                .map(rapporteur_draft::Class::name)
                .collect();
            let kind = match own.kind {
                AlignmentKind::Dropped => "repeal",
                AlignmentKind::Added => "insertion",
                AlignmentKind::Split => "split",
                AlignmentKind::Merge => "join",
                AlignmentKind::Same if pieces.iter().any(|piece| !matches!(piece, Piece::Kept { .. })) => "substitution",
                AlignmentKind::Same if own.moved || from.points[own.from[0]].label != to.points[own.to[0]].label => "renumbering",
                AlignmentKind::Same => "",
            };
            let is_dropped = own.kind == AlignmentKind::Dropped;
            if !kind.is_empty() {
                let modification = Modification { kind, classes, destinations: Vec::new() };
                changes.modifications.push((modification, own.to.clone(), is_dropped.then_some(at)));
            }
            own.from.iter().for_each(|&point| place[point] = own.to.last().copied());
            own.to.iter().for_each(|&point| changes.added[point] = own.kind == AlignmentKind::Added);
            if !is_dropped {
                changes.place(from, to, &own.to, &pieces);
            }
        }
        for (at, own) in comparison.alignments.iter().enumerate().filter(|(_, own)| own.kind == AlignmentKind::Dropped) {
            for &point in &own.from {
                let behind = place[..point].iter().rev().flatten().next().copied();
                let number = from.points[point].number.and_then(|span| span.of(from.text)).unwrap_or("");
                let run = Run { words: from.words(point), before: "", tag: Some("del") };
                changes.dropped.entry(behind).or_default().push(Dropped { alignment: at, number, run });
            }
        }
        changes
    }

    /// Gives each point of an alignment its pieces.
    fn place(&mut self, from: &'t Draft, to: &'t Draft, points: &[usize], pieces: &[Piece]) {
        let Some(&first) = points.first() else { return };
        let mut point = first;
        for piece in pieces {
            let (draft, span, tag) = match *piece {
                Piece::Kept { to: span, .. } => (to, span, None),
                Piece::Inserted(span) => (to, span, Some("ins")),
                Piece::Deleted(span) => (from, span, Some("del")),
            };
            if tag != Some("del") {
                point = points.iter().copied().find(|&own| to.points[own].span.contains(span)).unwrap_or(point);
            }
            let before = if self.runs[point].is_empty() { "" } else { white(draft.text, span) };
            self.runs[point].push(Run { words: span.of(draft.text).unwrap_or(""), before, tag });
        }
    }

    /// Returns what was dropped behind a point.
    pub(super) fn dropped(&self, behind: Option<usize>) -> &[Dropped<'t>] {
        self.dropped.get(&behind).map_or(&[], Vec::as_slice)
    }

    /// Tells whether point `at` is new.
    pub(super) fn is_added(&self, at: usize) -> bool {
        self.added[at]
    }

    /// Returns the paragraphs of a point.
    pub(super) fn paragraphs(&self, at: usize) -> Vec<String> {
        paragraphs(&self.runs[at], self.slanted)
    }

    /// Returns the modifications, with the identifiers that `parts` gave to the points.
    pub(super) fn modifications(&self, parts: &Writer) -> Vec<Modification> {
        let mut found = Vec::new();
        for (own, points, dropped) in &self.modifications {
            let ids = points.iter().filter_map(|at| parts.points.get(at));
            let destinations = ids.chain(dropped.as_ref().and_then(|at| parts.dropped.get(at))).cloned().collect();
            found.push(Modification { destinations, ..own.clone() });
        }
        found.retain(|own| !own.destinations.is_empty());
        found
    }
}

impl Dropped<'_> {
    pub(super) fn paragraphs(&self) -> Vec<String> {
        paragraphs(&[self.run], false)
    }
}

/// Returns the white space before a span.
fn white(text: &str, span: Span) -> &str {
    let before = text.get(..span.start()).unwrap_or("");
    &before[before.trim_end().len()..]
}

/// Returns runs of words as paragraphs: a blank line parts them, the end of a line is kept.
fn paragraphs(runs: &[Run], slanted: bool) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for run in runs {
        let whole = [run.before, run.words].concat();
        let mut is_first = true;
        for (at, line) in whole.split('\n').enumerate() {
            let words = line.trim();
            if at > 0 && words.is_empty() && !is_first {
                continue;
            }
            let is_blank_before =
                at > 0 && whole.split('\n').nth(at - 1).is_some_and(|before| before.trim().is_empty()) && at > 1;
            let Some(last) = paragraphs.last_mut() else { continue };
            if words.is_empty() {
                continue;
            }
            // What parts the words from those before comes and goes with them.
            let mut lead = "";
            // What follows words that are gone may go on where they stood.
            if is_blank_before && !last.is_empty() && run.tag != Some("del") {
                paragraphs.push(String::new());
            } else if at > 0 && !last.is_empty() {
                lead = "<eol/>";
            } else if line.starts_with(char::is_whitespace) && !last.is_empty() {
                lead = " ";
            }
            is_first = false;
            let words = if slanted { emphasised(&escaped(words)) } else { escaped(words) };
            let Some(last) = paragraphs.last_mut() else { continue };
            match run.tag {
                Some(tag) => last.extend(["<", tag, ">", lead, &words, "</", tag, ">"]),
                None => last.push_str(&[lead, &words].concat()),
            }
        }
    }
    paragraphs.retain(|words| !words.is_empty());
    if paragraphs.is_empty() {
        paragraphs.push(String::new());
    }
    paragraphs
}

/// Turns the signs of Markdown around words into elements: "*Recalling* its decisions".
fn emphasised(words: &str) -> String {
    let (mut marked, mut rest) = (String::new(), words);
    while let Some(at) = rest.find('*') {
        let sign = if rest[at..].starts_with("**") { "**" } else { "*" };
        let after = &rest[at + sign.len()..];
        let end = after.find(sign).filter(|&end| {
            !after.starts_with(char::is_whitespace)
                && !after[..end].ends_with(char::is_whitespace)
                && !after[..end].contains('*')
                && end > 0
        });
        let Some(end) = end else {
            marked.push_str(&rest[..at + sign.len()]);
            rest = after;
            continue;
        };
        let tag = if sign == "**" { "b" } else { "i" };
        marked.extend([&rest[..at], "<", tag, ">", &after[..end], "</", tag, ">"]);
        rest = &after[end + sign.len()..];
    }
    marked + rest
}
