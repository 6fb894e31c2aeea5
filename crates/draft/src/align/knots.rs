//! Splits and merges: a point that is a part of another.

use super::Link;
use crate::terms::{Terms, Vector, dot};

/// A link under this likeness may be given up for a split or a merge.
const WEAK: f32 = 0.30;
/// How much of the smaller point the larger must hold.
const HELD: f32 = 0.30;
/// The same where it need not add much.
const HELD_INSIDE: f32 = 0.5;
/// How much a point must add that lies mostly within the larger.
const GAIN_INSIDE: f32 = 0.07;
/// How much of the larger point the smaller must add, beside the counterpart it has.
const GAIN: f32 = 0.15;
/// The same where the smaller point does not stand beside that counterpart.
const GAIN_APART: f32 = 0.28;

/// How much less like the whole may become with the part: a part that says much else is none.
const FALL: f32 = -0.08;

/// Ties points without a counterpart, or with a weak one, to links as parts of a split or a merge.
pub(super) fn tie(links: &mut Vec<Link>, terms: &Terms, from_count: usize, to_count: usize) {
    pass(links, &terms.from, &terms.to, to_count, false);
    pass(links, &terms.to, &terms.from, from_count, true);
}

/// Looks for parts among the `count` points `parts` of one draft, and for their whole among `wholes` of the other.
fn pass(links: &mut Vec<Link>, wholes: &[Vector], parts: &[Vector], count: usize, merges: bool) {
    let ends = |link: &Link| if merges { (link.to.clone(), link.from.clone()) } else { (link.from.clone(), link.to.clone()) };
    for part in 0..count {
        let own = links.iter().position(|link| ends(link).1.contains(&part));
        if own.is_some_and(|own| links[own].score >= WEAK || links[own].from.len() + links[own].to.len() > 2) {
            continue;
        }
        let best = links
            .iter()
            .enumerate()
            .filter(|&(at, link)| Some(at) != own && ends(link).0.len() == 1)
            .filter_map(|(at, link)| {
                let (whole, firsts) = ends(link);
                let whole = whole.first().copied()?;
                let beside = firsts.iter().any(|first| first.abs_diff(part) == 1);
                if own.is_some() && !beside {
                    return None;
                }
                // Most wholes hold next to nothing of it: the rest need not be worked out.
                let held = held(&wholes[whole], &parts[part]);
                if held < HELD {
                    return None;
                }
                let fit = Fit::new(held, &wholes[whole], &parts[part], firsts.iter().map(|&first| &parts[first]));
                fit.holds(beside).then_some((at, fit.worth(beside)))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((at, worth)) = best else { continue };
        if own.is_some_and(|own| links[own].score >= worth) {
            continue;
        }
        if merges {
            links[at].from.push(part);
        } else {
            links[at].to.push(part);
        }
        if let Some(own) = own {
            links.remove(own);
        }
    }
}

/// How well a part fits a whole that has counterparts already.
struct Fit {
    /// The share of the part that the whole holds.
    held: f32,
    /// The share of the whole that the part holds and its counterparts do not.
    gain: f32,
    /// How much liker the whole its counterparts are with the part than without.
    rise: f32,
}

impl Fit {
    fn new<'v>(held: f32, whole: &Vector, part: &Vector, firsts: impl Iterator<Item = &'v Vector>) -> Self {
        let mut first: Vec<(u32, f32)> = firsts.flat_map(|first| first.stems.iter().copied()).collect();
        first.sort_by_key(|&(id, _)| id);
        first.dedup_by_key(|&mut (id, _)| id);
        let mut both: Vec<(u32, f32)> = first.iter().chain(&part.stems).copied().collect();
        both.sort_by_key(|&(id, _)| id);
        both.dedup_by_key(|&mut (id, _)| id);
        Self {
            held,
            gain: (shared(&whole.stems, &both) - shared(&whole.stems, &first)) / total(&whole.stems),
            rise: cosine(&whole.stems, &both) - cosine(&whole.stems, &first),
        }
    }

    fn holds(&self, beside: bool) -> bool {
        let is_inside = beside && self.held >= HELD_INSIDE && self.gain >= GAIN_INSIDE;
        self.rise >= FALL && (is_inside || self.held >= HELD && self.gain >= if beside { GAIN } else { GAIN_APART })
    }

    fn worth(&self, beside: bool) -> f32 {
        self.held.min(1.0) * 0.5 + self.gain * 0.5 + if beside { 0.1 } else { 0.0 }
    }
}

/// Returns the share of a part that a whole holds.
fn held(whole: &Vector, part: &Vector) -> f32 {
    shared(&part.stems, &whole.stems) / total(&part.stems)
}

fn total(stems: &[(u32, f32)]) -> f32 {
    stems.iter().map(|(_, weight)| weight).sum::<f32>().max(f32::MIN_POSITIVE)
}

/// Returns the weight of the stems of `a` that `b` has.
fn shared(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    a.iter().filter(|(id, _)| b.binary_search_by_key(id, |&(id, _)| id).is_ok()).map(|(_, weight)| weight).sum()
}

fn cosine(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt().max(f32::MIN_POSITIVE)
}
