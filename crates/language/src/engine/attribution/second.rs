//! Features of the second pass: what the first one found around a word.

use super::chain::LABELS;
use super::first::far;
use super::line::{Line, NONE, Quote};
use crate::engine::form::Form;
use crate::engine::hash::{feature, mix};
use std::ops::Range;

/// The first label of a cue's words.
const CUE: u8 = 3;

/// What the first pass found, as columns.
#[derive(Debug, Default)]
pub struct Found {
    /// The labels.
    pub labels: Vec<u8>,
    /// How sure each is, in steps.
    pub sure: Vec<u8>,
    /// The nearest cue before and after each word, in the paragraph.
    near: [Vec<u32>; 2],
    /// The nearest cue above each word in the tree, and the relation of its child on the way.
    governor: Vec<(u32, u8)>,
    /// By sentence: how many sources, cues and contents begin in it.
    counts: Vec<u64>,
    /// By quotation of the line, counted from its first: the share of its words that are content, in steps.
    quoted: Vec<u8>,
    first_quotation: u32,
}

/// Returns the role of a label: zero outside, then source, cue, content.
#[must_use]
pub fn role(label: u8) -> u8 {
    label.div_ceil(2)
}

/// Returns the runs of words that labels spell, each with its role: a first word and the further ones behind it.
pub fn runs(labels: &[u8]) -> impl Iterator<Item = (u8, Range<usize>)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = at + labels.get(at..)?.iter().position(|&label| label > 0)?;
        let further = role(labels[from]) * 2;
        at = (from + 1..labels.len()).find(|&next| labels[next] != further).unwrap_or(labels.len());
        Some((role(labels[from]), from..at))
    })
}

impl Found {
    /// Lays out what was found on a line; `ahead` is how far each label is ahead, in units.
    #[must_use]
    pub fn new(line: &Line, labels: Vec<u8>, ahead: impl Iterator<Item = f32>) -> Self {
        let len = labels.len();
        let sure = ahead.map(|ahead| [0.5, 1.0, 2.0, 4.0].iter().filter(|&&bound| ahead > bound).count() as u8).collect();
        let mut found = Self { labels, sure, near: [vec![NONE; len], vec![NONE; len]], ..Self::default() };
        let is_cue = |label: u8| role(label) == 2;
        let mut last = NONE;
        for at in 0..len {
            found.near[0][at] = last;
            if is_cue(found.labels[at]) {
                last = at as u32;
            }
        }
        last = NONE;
        for at in (0..len).rev() {
            found.near[1][at] = last;
            if is_cue(found.labels[at]) {
                last = at as u32;
            }
        }
        for at in 0..len {
            let (mut word, mut above) = (at, (NONE, 0));
            for _ in 0..16 {
                let Some(&head) = line.head.get(word).filter(|&&head| head != NONE) else { break };
                if is_cue(found.labels[head as usize]) {
                    above = (head, line.relation[word]);
                    break;
                }
                word = head as usize;
            }
            found.governor.push(above);
        }
        for sentence in &line.sentences {
            let begun = |first: u8| sentence.clone().filter(|&at| found.labels[at] == first).count().min(3) as u64;
            found.counts.push(begun(1) | begun(CUE) << 2 | begun(5) << 4);
        }
        found.first_quotation = line.quotation.iter().copied().find(|&quotation| quotation > 0).unwrap_or(0);
        let mut tallies: Vec<[u32; 2]> = Vec::new();
        for (at, &quotation) in line.quotation.iter().enumerate().filter(|(_, quotation)| **quotation > 0) {
            let index = (quotation - found.first_quotation) as usize;
            if tallies.len() <= index {
                tallies.resize(index + 1, [0; 2]);
            }
            tallies[index][0] += 1;
            tallies[index][1] += u32::from(role(found.labels[at]) == 3);
        }
        found.quoted = tallies.iter().map(|[all, content]| (content * 4 / all.max(&1)) as u8 + 1).collect();
        found
    }
}

/// Gives each feature of word `at` to `take`.
pub fn features(line: &Line, forms: &[Form], found: &Found, at: usize, mut take: impl FnMut(u64)) {
    let label = |by: isize| found.labels.get(at.wrapping_add_signed(by)).map_or(LABELS as u64, |&label| u64::from(label));
    let sure = |by: isize| found.sure.get(at.wrapping_add_signed(by)).map_or(7, |&sure| u64::from(sure));
    let class = |by: isize| line.class.get(at.wrapping_add_signed(by)).map_or(0xFF, |&class| u64::from(class));
    let word = line.form(forms, at).map_or(0, |form| form.lower);
    let own = label(0);
    let quote = line.quote[at] as u64;
    for (number, by) in (0..).zip([-3, -2, -1, 1, 2, 3]) {
        take(feature(800 + number, label(by)));
    }
    take(feature(806, own << 3 | sure(0)));
    take(feature(807, label(-1) << 3 | own));
    take(feature(808, own << 3 | label(1)));
    take(feature(809, label(-1) << 6 | own << 3 | label(1)));
    take(feature(810, label(-2) << 12 | label(-1) << 9 | own << 6 | label(1) << 3 | label(2)));
    take(feature(811, label(-1) << 12 | sure(-1) << 9 | own << 6 | sure(0) << 3 | label(1)));
    take(feature(812, mix(own << 3 | label(-1), word)));
    take(feature(813, mix(own << 3 | label(1), word)));
    take(feature(814, own << 16 | class(0) << 8 | label(-1)));
    take(feature(815, own << 16 | class(0) << 8 | label(1)));
    take(feature(816, label(-1) << 16 | class(-1) << 8 | class(0)));
    let head = line.head[at];
    let of_head = found.labels.get(head as usize).map_or(LABELS as u64, |&label| u64::from(label));
    take(feature(820, of_head << 8 | u64::from(line.relation[at]) | own << 12));
    take(feature(821, mix(of_head << 8 | u64::from(line.relation[at]), class(0))));
    // The cue above.
    let (governor, below) = found.governor[at];
    let side = u64::from((governor as usize) < at);
    let lemma = |of: u32| line.lemma.get(of as usize).copied().unwrap_or(2);
    take(feature(822, u64::from(below) << 4 | own << 1 | side));
    take(feature(823, mix(u64::from(below) << 1 | side, lemma(governor))));
    take(feature(
        824,
        mix(u64::from(below) << 4 | own << 1 | side, u64::from(line.opens[at].0) << 8 | u64::from(line.closes[at].0)),
    ));
    take(feature(825, u64::from(below) << 12 | class(0) << 4 | side));
    // The cues beside.
    let beside = |way: usize| -> u64 {
        let cue = found.near[way][at];
        if cue == NONE {
            return 0xFFFF;
        }
        let commas = line.commas[at].abs_diff(line.commas[cue as usize]).min(3);
        let quoted = u64::from(line.quotation[at] != line.quotation[cue as usize]);
        let apart = u64::from(line.sentence[at].abs_diff(line.sentence[cue as usize]).min(2));
        far(at, cue as usize) << 8 | u64::from(commas) << 4 | quoted << 3 | apart
    };
    let [left, right] = [beside(0), beside(1)];
    take(feature(830, left));
    take(feature(831, right));
    take(feature(832, mix(left, own)));
    take(feature(833, mix(right, own)));
    take(feature(834, mix(left >> 3 << 16 | right >> 3, own)));
    take(feature(835, mix(lemma(found.near[0][at]), own << 4 | (left >> 8).min(3))));
    take(feature(836, mix(lemma(found.near[1][at]), own << 4 | (right >> 8).min(3))));
    take(feature(837, mix(left >> 3, class(0))));
    take(feature(838, mix(right >> 3, class(0))));
    // What the sentence holds, the one before, and the quotation.
    let sentence = line.sentence[at] as usize;
    let counts = found.counts.get(sentence).copied().unwrap_or(0);
    let before = sentence.checked_sub(1).and_then(|before| found.counts.get(before)).copied().unwrap_or(0x7F);
    let after = found.counts.get(sentence + 1).copied().unwrap_or(0x7F);
    take(feature(840, counts << 4 | own));
    take(feature(841, counts << 16 | before << 4 | own));
    take(feature(842, counts << 16 | after << 4 | own));
    take(feature(843, mix(counts, class(0) << 4 | own)));
    take(feature(844, mix(counts << 4 | u64::from(line.prior[at]), class(0))));
    let quoted = match line.quote[at] {
        Quote::Outside => 0,
        _ => found
            .quoted
            .get((line.quotation[at].wrapping_sub(found.first_quotation)) as usize)
            .map_or(0, |&share| u64::from(share)),
    };
    take(feature(845, quoted << 6 | quote << 3 | own));
    take(feature(846, quoted << 6 | counts << 12 | quote << 3 | own));
    let flags = line.flags.get(sentence).copied().unwrap_or(0);
    take(feature(847, flags << 16 | counts << 4 | own));
    // The last and the next role other than its own.
    let other = |step: isize| (1..30).map(|by| label(step * by)).find(|&label| role(label as u8) != role(own as u8)).unwrap_or(9);
    take(feature(848, other(-1) << 8 | own << 4 | other(1)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_begin_with_a_first_word_or_where_a_further_one_has_none() {
        let spelt = |labels: &[u8]| runs(labels).collect::<Vec<_>>();
        assert_eq!(spelt(&[0, 5, 6, 6, 0, 1, 3, 5, 5, 6]), [(3, 1..4), (1, 5..6), (2, 6..7), (3, 7..8), (3, 8..10)]);
        assert_eq!(spelt(&[6, 0, 6, 2]), [(3, 0..1), (3, 2..3), (1, 3..4)]);
        assert_eq!(spelt(&[0, 0]), []);
    }
}
