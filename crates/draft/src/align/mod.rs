//! Which point became which: free of order, with splits and merges, and with what was dropped and added.
//!
//! 1. Each pair of points has a likeness: the cosine of their terms, and a little for the likeness of the parts they stand in.
//! 2. The assignment of highest total worth links them one to one, whatever their order ([`assign`]).
//! 3. Links whose neighbours are linked gain by it, and the assignment is made again: renderings of one draft keep its order.
//! 4. Links under the cut are let go ([`CUT`]).
//! 5. A point that is let go, or hangs by a weak link, may be a part of another that the first part does not cover ([`knots`]).

mod assign;
mod knots;
mod moves;

use crate::point::{Draft, Point};
use crate::reading::Pair;
use crate::terms::{Terms, Vector, dot, products};
use assign::{Candidate, assign};

/// Under this likeness two points are not the same matter, however freely the texts are worded.
const CUT: f32 = 0.155;
/// Nor under this share of the likeness that is usual between the two drafts: where points keep their words, a pair that
/// shares few is no pair.
const CUT_SHARE: f32 = 0.27;
/// What is left of the likeness of points that share nothing but phrases of place or belonging.
const PHRASE: f32 = 0.7;
/// Under this likeness a pair is not even considered.
const FLOOR: f32 = 0.04;
/// What the likeness of the parts of the text adds.
const PART: f32 = 0.40;
/// What a linked neighbour adds, on each side.
const NEIGHBOUR: f32 = 0.06;
/// The likeness from which what surrounds two points counts in full.
const BACKED: f32 = 0.25;
/// How much more likeness is asked of a link that leaves the counterpart of its part.
const ASTRAY: f32 = 1.8;
/// The likeness from which a link speaks for its neighbours.
const SURE: f32 = 0.30;

/// A point's counterparts in the other draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The points of the earlier draft, as indices.
    pub from: Vec<usize>,
    /// The points of the later draft.
    pub to: Vec<usize>,
    /// How they are linked.
    pub kind: AlignmentKind,
    /// Tells whether the link lies outside every longest run of links that keeps the order.
    pub moved: bool,
    /// The likeness of the terms, 0 to 1; 0 for what has no counterpart.
    pub score: f32,
}

/// How points are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlignmentKind {
    /// One to one.
    Same,
    /// One to several.
    Split,
    /// Several to one.
    Merge,
    /// Without a counterpart in the later draft.
    Dropped,
    /// Without a counterpart in the earlier draft.
    Added,
}

impl AlignmentKind {
    /// Returns the name that the JSON contract has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Split => "split",
            Self::Merge => "merge",
            Self::Dropped => "dropped",
            Self::Added => "added",
        }
    }
}

/// Returns the alignments of two drafts; every point is in one. Links come in the order of the later draft, then what was
/// dropped in the order of the earlier.
pub(crate) fn align(pair: &Pair) -> Vec<Alignment> {
    let (from, to) = (pair.from.draft, pair.to.draft);
    let terms = Terms::new(pair);
    let likeness = Likeness::new(from, to, &terms);
    let first = likeness.assigned(&[]);
    let sure: Vec<(usize, usize)> = first.into_iter().filter(|&(i, j)| likeness.placed(i, j) >= SURE).collect();
    let linked = likeness.assigned(&sure);
    let mut links: Vec<Link> = linked
        .into_iter()
        .map(|(i, j)| {
            let is_astray = likeness.parts.is_astray(from.points[i].section, to.points[j].section);
            Link { from: vec![i], to: vec![j], score: likeness.own(i, j) + likeness.beside(i, j, &sure), is_astray }
        })
        .collect();
    let cut = cut(&links);
    links.retain(|link| link.score >= if link.is_astray { cut * ASTRAY } else { cut });
    knots::tie(&mut links, &terms, from.points.len(), to.points.len());
    alignments(links, from.points.len(), to.points.len())
}

/// Returns the likeness under which links are let go.
fn cut(links: &[Link]) -> f32 {
    let mut scores: Vec<f32> = links.iter().map(|link| link.score).collect();
    scores.sort_unstable_by(f32::total_cmp);
    let usual = scores.get(scores.len() / 2).copied().unwrap_or(0.0);
    CUT.max(CUT_SHARE * usual)
}

/// A link under construction.
#[derive(Clone, Debug)]
struct Link {
    from: Vec<usize>,
    to: Vec<usize>,
    score: f32,
    /// Tells whether it leaves the part of the text that is the counterpart of its own.
    is_astray: bool,
}

/// How like the points of two drafts are.
struct Likeness {
    columns: usize,
    parts: Parts,
    /// By their own words.
    own: Vec<f32>,
    /// By the parts they stand in, too.
    placed: Vec<f32>,
}

impl Likeness {
    fn new(from: &Draft, to: &Draft, terms: &Terms) -> Self {
        let columns = to.points.len();
        let parts = Parts::new(&from.points, &to.points, terms);
        let mut own = products(&terms.from, &terms.to, terms.count);
        for (at, own) in own.iter_mut().enumerate() {
            let is_doubtful = (FLOOR..BACKED * 2.0).contains(own);
            if is_doubtful && !terms.from[at / columns].shares_head(&terms.to[at % columns]) {
                *own *= PHRASE;
            }
        }
        // "in May" has no term at all: what is said in the same words is the same.
        let is_mute = |vector: &Vector| vector.stems.is_empty();
        for (at, own) in own.iter_mut().enumerate() {
            let (i, j) = (at / columns, at % columns);
            if is_mute(&terms.from[i]) && is_mute(&terms.to[j]) && from.words(i) == to.words(j) {
                *own = 1.0;
            }
        }
        let placed = own
            .iter()
            .enumerate()
            .map(|(at, &own)| {
                let (from, to) = (&from.points[at / columns], &to.points[at % columns]);
                own + parts.likeness(from.section, to.section) * backed(own)
            })
            .collect();
        Self { columns, parts, own, placed }
    }

    fn own(&self, i: usize, j: usize) -> f32 {
        self.own[i * self.columns + j]
    }

    fn placed(&self, i: usize, j: usize) -> f32 {
        self.placed[i * self.columns + j]
    }

    /// Returns what linked neighbours add.
    fn beside(&self, i: usize, j: usize, sure: &[(usize, usize)]) -> f32 {
        let is_sure =
            |i: Option<usize>, j: Option<usize>| matches!((i, j), (Some(i), Some(j)) if sure.binary_search(&(i, j)).is_ok());
        let before = is_sure(i.checked_sub(1), j.checked_sub(1));
        let after = is_sure(Some(i + 1), Some(j + 1));
        NEIGHBOUR * backed(self.own(i, j)) * f32::from(u8::from(before) + u8::from(after))
    }

    fn assigned(&self, sure: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let rows = self.own.len().checked_div(self.columns).unwrap_or(0);
        let mut candidates = Vec::new();
        for from in 0..rows {
            for to in 0..self.columns {
                if self.own(from, to) >= FLOOR {
                    let value = self.placed(from, to) + self.beside(from, to, sure);
                    // Worth grows faster than likeness: two doubtful links must not outweigh one that is plain.
                    candidates.push(Candidate { from, to, worth: value * value });
                }
            }
        }
        assign(&candidates, rows, self.columns)
    }
}

/// Returns how far what surrounds two points may speak for them, 0 to 1, when they are alike by `own`: place alone proves
/// nothing.
fn backed(own: f32) -> f32 {
    if own < FLOOR { 0.0 } else { (own / BACKED).min(1.0) }
}

/// How like the parts (articles, chapters) of two drafts are, by all their points and their titles.
struct Parts {
    columns: usize,
    values: Vec<f32>,
}

impl Parts {
    fn new(from: &[Point], to: &[Point], terms: &Terms) -> Self {
        let (a, b) = (summed(from, &terms.from, &terms.from_titles), summed(to, &terms.to, &terms.to_titles));
        let is_divided = |parts: &[Vec<(u32, f32)>]| parts.iter().filter(|part| !part.is_empty()).count() > 1;
        if !is_divided(&a) || !is_divided(&b) {
            return Self { columns: 0, values: Vec::new() };
        }
        let values = a.iter().flat_map(|a| b.iter().map(|b| dot(a, b) * PART)).collect();
        Self { columns: b.len(), values }
    }

    /// Tells whether both parts have a likelier counterpart.
    fn is_astray(&self, from: usize, to: usize) -> bool {
        let own = self.likeness(from, to) * 2.0;
        let row = self.values.chunks(self.columns.max(1)).nth(from).unwrap_or(&[]);
        let column = self.values.iter().skip(to).step_by(self.columns.max(1));
        row.iter().any(|&value| value > own) && column.into_iter().any(|&value| value > own)
    }

    fn likeness(&self, from: usize, to: usize) -> f32 {
        self.values.get(from * self.columns + to).copied().filter(|_| to < self.columns).unwrap_or(0.0)
    }
}

fn summed(points: &[Point], vectors: &[Vector], titles: &[Vector]) -> Vec<Vec<(u32, f32)>> {
    let count = points.iter().map(|point| point.section + 1).max().unwrap_or(0);
    let mut parts = vec![Vec::new(); count];
    for (at, point) in points.iter().enumerate() {
        let part: &mut Vec<(u32, f32)> = &mut parts[point.section];
        if part.is_empty() {
            part.extend(titles[at].all.iter().map(|&(id, weight)| (id, weight * 2.0)));
        }
        part.extend(&vectors[at].all);
    }
    for part in &mut parts {
        part.sort_by_key(|&(id, _)| id);
        part.dedup_by(|next, kept| {
            next.0 == kept.0 && {
                kept.1 += next.1;
                true
            }
        });
        let length = part.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        for (_, weight) in part.iter_mut() {
            *weight /= length;
        }
    }
    parts
}

fn alignments(mut links: Vec<Link>, from_count: usize, to_count: usize) -> Vec<Alignment> {
    let (mut is_from, mut is_to) = (vec![false; from_count], vec![false; to_count]);
    for link in &mut links {
        link.from.sort_unstable();
        link.to.sort_unstable();
        link.from.iter().for_each(|&i| is_from[i] = true);
        link.to.iter().for_each(|&j| is_to[j] = true);
    }
    links.sort_by_key(|link| (link.from.first().copied(), link.to.first().copied()));
    let sequence: Vec<usize> = links.iter().filter_map(|link| link.to.first().copied()).collect();
    let moved = moves::moved(&sequence);
    let mut alignments: Vec<Alignment> = links
        .into_iter()
        .zip(moved)
        .map(|(link, moved)| {
            let kind = match (link.from.len(), link.to.len()) {
                (1, 1) => AlignmentKind::Same,
                (1, _) => AlignmentKind::Split,
                _ => AlignmentKind::Merge,
            };
            Alignment { from: link.from, to: link.to, kind, moved, score: link.score.min(1.0) }
        })
        .collect();
    let lone = |from, to, kind| Alignment { from, to, kind, moved: false, score: 0.0 };
    alignments.extend((0..to_count).filter(|&j| !is_to[j]).map(|j| lone(vec![], vec![j], AlignmentKind::Added)));
    alignments.sort_by_key(|alignment| alignment.to.first().copied());
    alignments.extend((0..from_count).filter(|&i| !is_from[i]).map(|i| lone(vec![i], vec![], AlignmentKind::Dropped)));
    alignments
}
