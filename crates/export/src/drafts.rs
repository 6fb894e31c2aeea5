//! `rapporteur-drafts/1`: what became of each point of a draft in another.

use crate::parts::Offsets;
use rapporteur_draft::{Alignment, Amendment, Brackets, Comparison, Distance, Draft};
use rapporteur_span::{CharSpan, Span};
use schemars::JsonSchema;
use serde::Serialize;

/// The version of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub enum DraftsContract {
    /// The first.
    #[serde(rename = "rapporteur-drafts/1")]
    V1,
}

/// Two versions of a text, point by point.
///
/// Spans are pairs of code points, half-open, in the text of their own draft. Every point is in one alignment. Fields may be
/// added.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DraftsOutput<'a> {
    /// The contract that the object keeps.
    pub contract: DraftsContract,
    /// The earlier draft.
    pub from: DraftsSide<'a>,
    /// The later draft.
    pub to: DraftsSide<'a>,
    /// What became of each point.
    pub alignments: Vec<DraftsAlignment<'a>>,
    /// What changed in the points that have a counterpart.
    pub amendments: Vec<DraftsAmendment>,
    /// What stands open.
    pub brackets: DraftsSides,
    /// How far the later draft is from the earlier.
    pub distance: DraftsDistance,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DraftsSide<'a> {
    /// Its points, in the order of the text.
    pub points: Vec<DraftsPoint<'a>>,
}

/// A point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DraftsPoint<'a> {
    /// The printed number with its parents' in front where numbers start again; used once in a draft.
    pub label: &'a str,
    /// Its own words, without its number and without its children's.
    pub span: CharSpan,
    /// The label of the point it stands under.
    pub parent: Option<&'a str>,
}

/// A point and its counterparts.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DraftsAlignment<'a> {
    /// Its id.
    pub id: usize,
    /// The labels of the earlier draft.
    pub from: Vec<&'a str>,
    /// The labels of the later draft.
    pub to: Vec<&'a str>,
    /// How they are linked.
    #[schemars(regex(pattern = "^(same|split|merge|dropped|added)$"))]
    pub kind: &'static str,
    /// Whether it lies outside every longest run of alignments that keeps the order.
    pub moved: bool,
    /// The likeness of the terms, 0 to 1; 0 for what has no counterpart.
    pub score: f32,
}

/// A change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DraftsAmendment {
    /// The id of the alignment.
    pub alignment: usize,
    /// What kind of change it is.
    #[schemars(length(min = 1))]
    pub classes: Vec<&'static str>,
    /// The words of the earlier draft that prove it; none where something is new.
    pub from: Vec<CharSpan>,
    /// The words of the later draft that prove it; none where something is gone.
    pub to: Vec<CharSpan>,
}

/// What stands open on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DraftsSides {
    /// In the earlier draft.
    pub from: DraftsBrackets,
    /// In the later draft.
    pub to: DraftsBrackets,
}

/// What stands open in a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DraftsBrackets {
    /// Brackets that are no markup.
    pub open: usize,
    /// Heads of options: "Option 1".
    pub options: usize,
}

/// The degree of change: the counts first.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct DraftsDistance {
    /// The weighted share of what changed, 0 to 1; null where a text is missing.
    pub value: Option<f32>,
    /// The same with every doubtful change left out.
    pub low: Option<f32>,
    /// The same with every doubtful rewording taken as a change.
    pub high: Option<f32>,
    /// What two renderings of one draft differ by: under this the value says nothing.
    pub floor: f32,
    /// The alignments, each counted once, formulas apart.
    pub units: usize,
    /// Those that are the same in substance.
    pub same: usize,
    /// Those that changed.
    pub changed: usize,
    /// Those that were replaced.
    pub replaced: usize,
    /// Those without a counterpart in the later draft.
    pub dropped: usize,
    /// Those without a counterpart in the earlier draft.
    pub added: usize,
}

/// Returns two drafts and what became of each point as the contract has them.
pub fn drafts<'a>(from: &'a Draft, to: &'a Draft, comparison: &'a Comparison) -> DraftsOutput<'a> {
    let (ours, theirs) = (Offsets::new(from.text), Offsets::new(to.text));
    DraftsOutput {
        contract: DraftsContract::V1,
        from: side(from, &ours),
        to: side(to, &theirs),
        alignments: comparison.alignments.iter().enumerate().map(|(id, own)| alignment(id, own, from, to)).collect(),
        amendments: comparison.amendments.iter().map(|own| amendment(own, &ours, &theirs)).collect(),
        brackets: DraftsSides { from: brackets(&from.brackets), to: brackets(&to.brackets) },
        distance: drafts_distance(&comparison.distance),
    }
}

/// Returns the degree of change as the contracts have it.
pub fn drafts_distance(distance: &Distance) -> DraftsDistance {
    DraftsDistance {
        value: distance.value,
        low: distance.low,
        high: distance.high,
        floor: Distance::FLOOR,
        units: distance.units,
        same: distance.same,
        changed: distance.changed,
        replaced: distance.replaced,
        dropped: distance.dropped,
        added: distance.added,
    }
}

fn side<'a>(draft: &'a Draft, offsets: &Offsets) -> DraftsSide<'a> {
    let points = draft.points.iter().filter_map(|point| {
        let parent = point.parent.and_then(|parent| draft.points.get(parent)).map(|parent| parent.label.as_str());
        Some(DraftsPoint { label: &point.label, span: pair(offsets, point.span)?, parent })
    });
    DraftsSide { points: points.collect() }
}

fn alignment<'a>(id: usize, alignment: &Alignment, from: &'a Draft, to: &'a Draft) -> DraftsAlignment<'a> {
    let labels = |draft: &'a Draft, points: &[usize]| points.iter().map(|&at| draft.points[at].label.as_str()).collect();
    DraftsAlignment {
        id,
        from: labels(from, &alignment.from),
        to: labels(to, &alignment.to),
        kind: alignment.kind.name(),
        moved: alignment.moved,
        score: alignment.score,
    }
}

fn amendment(amendment: &Amendment, ours: &Offsets, theirs: &Offsets) -> DraftsAmendment {
    let pairs = |offsets: &Offsets, spans: &[Span]| spans.iter().filter_map(|span| pair(offsets, *span)).collect();
    DraftsAmendment {
        alignment: amendment.alignment,
        classes: vec![amendment.class.name()],
        from: pairs(ours, &amendment.from),
        to: pairs(theirs, &amendment.to),
    }
}

fn pair(offsets: &Offsets, span: Span) -> Option<CharSpan> {
    offsets.span(span).map(|span| CharSpan(span.start, span.end))
}

fn brackets(brackets: &Brackets) -> DraftsBrackets {
    DraftsBrackets { open: brackets.brackets.len(), options: brackets.options.len() }
}
