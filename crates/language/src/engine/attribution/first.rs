//! Features of the first pass: words, tags, trees and quotation marks.

use super::line::{Line, NONE, Quote, Sort};
use crate::engine::form::Form;
use crate::engine::hash::{feature, mix};

/// Places of the window of words: the word itself, then one, two and three before it, then after it.
pub const PLACES: usize = 7;
/// How far each place is from the word.
pub const OFFSETS: [isize; PLACES] = [0, -1, -2, -3, 1, 2, 3];

/// Gives each feature that a form has by itself in a place of the window to `take`.
pub fn form_features(place: usize, form: Option<&Form>, mut take: impl FnMut(u64)) {
    let base = 600 + place as u64 * 12;
    let Some(form) = form else {
        take(feature(base, 0));
        return;
    };
    take(feature(base + 1, form.lower));
    if OFFSETS[place].abs() <= 2 {
        take(feature(base + 2, u64::from(form.cluster)));
        take(feature(base + 3, u64::from(form.coarse)));
    }
    if OFFSETS[place].abs() <= 1 {
        take(feature(base + 4, form.suffixes[2]));
        take(feature(base + 5, form.shape));
    }
    if place == 0 {
        take(feature(base + 6, form.exact));
        take(feature(base + 7, form.suffixes[1]));
        take(feature(base + 8, form.suffixes[3]));
        take(feature(base + 9, form.prefixes[2]));
        take(feature(base + 10, u64::from(form.kinds)));
    }
}

/// Returns a distance in steps.
#[must_use]
pub fn far(from: usize, to: usize) -> u64 {
    match from.abs_diff(to) {
        near @ 0..=4 => near as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

/// Returns the sign of a word for the chain: where it stands to quotation marks, and what sort it is.
#[must_use]
pub fn sign(line: &Line, at: usize) -> u8 {
    let sort = match line.sort[at] {
        Sort::Comma => 1,
        Sort::Stop => 2,
        Sort::Quote | Sort::Mark => 3,
        Sort::Verb | Sort::Auxiliary => 4,
        Sort::Pronoun | Sort::Name => 5,
        Sort::Subordinator | Sort::Coordinator => 6,
        _ => 0,
    };
    let starts = line.sentences.get(line.sentence[at] as usize).is_some_and(|sentence| sentence.start == at);
    let sort = if starts { 7 } else { sort };
    let before =
        at.checked_sub(1).map_or(0, |before| u8::from(matches!(line.sort[before], Sort::Comma | Sort::Quote | Sort::Mark)));
    sort | (u8::from(line.quote[at] != Quote::Outside)) << 3 | before << 4 | u8::from(line.opens[at].1 >= 3) << 5
}

/// Gives each feature of word `at` that rests on several words, on tags or on the tree to `take`.
#[expect(clippy::too_many_lines, reason = "a list of templates")]
pub fn joint_features(line: &Line, forms: &[Form], at: usize, mut take: impl FnMut(u64)) {
    let lower = |by: isize| line.form(forms, at.wrapping_add_signed(by)).map_or(1, |form| form.lower);
    let cluster = |by: isize| line.form(forms, at.wrapping_add_signed(by)).map_or(0xFFFF, |form| u64::from(form.cluster));
    let class = |by: isize| line.class.get(at.wrapping_add_signed(by)).map_or(0xFF, |&class| u64::from(class));
    let quote = |by: isize| line.quote.get(at.wrapping_add_signed(by)).map_or(7, |&quote| quote as u64);
    let prior = |by: isize| line.prior.get(at.wrapping_add_signed(by)).map_or(9, |&prior| u64::from(prior));
    let (word, own_class, own_quote, own_prior, lemma) = (lower(0), class(0), quote(0), prior(0), line.lemma[at]);
    // Words beside it.
    take(feature(700, mix(lower(-1), word)));
    take(feature(701, mix(word, lower(1))));
    take(feature(702, mix(lower(-2), lower(-1))));
    take(feature(703, mix(lower(1), lower(2))));
    take(feature(704, mix(mix(lower(-1), word), lower(1))));
    take(feature(705, mix(cluster(-1) << 16 | cluster(0), 0)));
    take(feature(706, mix(cluster(0) << 16 | cluster(1), 0)));
    // Tags.
    for (number, by) in (0..).zip([-2, -1, 0, 1, 2]) {
        take(feature(710 + number, class(by)));
    }
    take(feature(715, class(-1) << 8 | own_class));
    take(feature(716, own_class << 8 | class(1)));
    take(feature(717, class(-1) << 16 | own_class << 8 | class(1)));
    take(feature(718, class(-2) << 16 | class(-1) << 8 | own_class));
    take(feature(719, own_class << 16 | class(1) << 8 | class(2)));
    take(feature(720, mix(lemma, own_class)));
    take(feature(721, mix(word, class(1))));
    take(feature(722, mix(word, class(-1))));
    take(feature(723, mix(line.lemma.get(at + 1).copied().unwrap_or(0), own_class)));
    take(feature(724, mix(at.checked_sub(1).map_or(0, |before| line.lemma[before]), own_class)));
    // The tree.
    let (relation, head) = (u64::from(line.relation[at]), line.head[at]);
    let up = |of: u32| line.head.get(of as usize).copied().unwrap_or(NONE);
    let lemma_of = |of: u32| line.lemma.get(of as usize).copied().unwrap_or(2);
    let class_of = |of: u32| line.class.get(of as usize).map_or(0xFF, |&class| u64::from(class));
    let relation_of = |of: u32| line.relation.get(of as usize).map_or(0xFF, |&relation| u64::from(relation));
    let side = u64::from((head as usize) < at);
    take(feature(730, relation));
    take(feature(731, mix(relation, lemma_of(head))));
    take(feature(732, relation << 8 | class_of(head) | side << 20));
    take(feature(733, mix(lemma_of(head), own_class)));
    take(feature(734, relation << 1 | side | if head == NONE { 1 << 30 } else { far(at, head as usize) << 9 }));
    take(feature(735, mix(relation << 8 | relation_of(head), lemma_of(up(head)))));
    take(feature(736, relation << 16 | relation_of(head) << 8 | class_of(up(head))));
    take(feature(737, u64::from(line.children[at]) << 8 | own_class));
    take(feature(738, mix(u64::from(line.children[at]), lemma)));
    take(feature(739, mix(u64::from(line.children[at]) << 8 | own_prior, own_quote)));
    // The largest phrase that begins or ends here.
    let (opens, closes) = (line.opens[at], line.closes[at]);
    let opens = u64::from(opens.0) << 4 | u64::from(opens.1);
    let closes = u64::from(closes.0) << 4 | u64::from(closes.1);
    take(feature(740, opens));
    take(feature(741, closes));
    take(feature(742, mix(opens, own_class)));
    take(feature(743, mix(closes, class(1))));
    take(feature(
        744,
        opens << 16
            | u64::from(
                at.checked_sub(1)
                    .map_or(0xFFFF, |before| u16::from(line.closes[before].0) << 4 | u16::from(line.closes[before].1)),
            ),
    ));
    take(feature(745, opens << 8 | class(-1)));
    // Quotation marks.
    take(feature(750, own_quote << 6 | quote(-1) << 3 | quote(1)));
    take(feature(751, own_quote << 8 | own_class));
    take(feature(752, mix(own_quote, word)));
    let flags = line.flags.get(line.sentence[at] as usize).copied().unwrap_or(0);
    let before = (line.sentence[at] as usize).checked_sub(1).and_then(|before| line.flags.get(before)).copied().unwrap_or(0x7F);
    take(feature(753, flags << 4 | own_quote));
    take(feature(754, mix(flags << 16 | before << 4 | own_quote, own_prior)));
    take(feature(755, flags << 12 | own_quote << 8 | own_class));
    take(feature(
        756,
        u64::from(line.continued) | u64::from(line.continues) << 1 | own_quote << 2 | u64::from(line.sentence[at].min(2)) << 5,
    ));
    let first = line.sentences.get(line.sentence[at] as usize).map_or(0, |sentence| sentence.start);
    take(feature(757, far(first, at) << 4 | own_quote));
    take(feature(758, mix(line.lemma[first], own_quote)));
    // Likely cues.
    take(feature(760, own_prior << 4 | own_quote));
    take(feature(761, own_prior << 8 | own_class));
    take(feature(762, prior(-1) << 8 | own_prior << 4 | prior(1)));
    take(feature(763, own_prior << 16 | class(-1) << 8 | class(1)));
    take(feature(764, mix(own_prior, lower(1))));
    take(feature(765, mix(own_prior, lower(-1))));
    take(feature(766, own_prior << 8 | relation));
    // The likely cue above.
    let governor = line.governor[at];
    let governor_prior = line.prior.get(governor as usize).map_or(9, |&prior| u64::from(prior));
    let governor_side = u64::from((governor as usize) < at);
    let (path, below) = (line.path[at], u64::from(line.below[at]));
    take(feature(770, below << 1 | governor_side));
    take(feature(771, mix(below << 1 | governor_side, lemma_of(governor))));
    take(feature(772, below << 8 | governor_prior << 4 | own_quote << 1 | governor_side));
    take(feature(773, mix(path, governor_side)));
    take(feature(774, mix(path << 4 | governor_prior, own_class)));
    let reach = if governor == NONE { 15 } else { far(at, governor as usize) };
    take(feature(775, below << 12 | reach << 8 | governor_prior << 4 | own_quote << 1 | governor_side));
    take(feature(776, mix(opens << 16 | below << 1 | governor_side, lemma_of(governor))));
    // The likely cues beside it.
    let [left, right] = [0, 1].map(|way: usize| line.near[way][at]);
    let beside = |cue: u32| -> u64 {
        if cue == NONE {
            return 0xFFFF;
        }
        let commas = line.commas[at].abs_diff(line.commas[cue as usize]).min(3);
        let quoted = u64::from(line.quotation[at] != line.quotation[cue as usize]);
        far(at, cue as usize) << 8 | u64::from(commas) << 4 | quoted << 3 | u64::from(line.prior[cue as usize])
    };
    take(feature(780, beside(left)));
    take(feature(781, beside(right)));
    take(feature(782, mix(beside(left) >> 4, beside(right) >> 4)));
    take(feature(783, mix(lemma_of(left), if left == NONE { 99 } else { far(at, left as usize).min(3) })));
    take(feature(784, mix(lemma_of(right), if right == NONE { 99 } else { far(at, right as usize).min(3) })));
    take(feature(785, mix(beside(left) >> 4, own_class)));
    take(feature(786, mix(beside(right) >> 4, own_class)));
    // A label in front of the paragraph, a signature behind it.
    let side_of = |mark: u32| match mark {
        NONE => 0,
        mark => match (at as u32).cmp(&mark) {
            std::cmp::Ordering::Less => 1,
            std::cmp::Ordering::Equal => 2,
            std::cmp::Ordering::Greater => 3_u64,
        },
    };
    take(feature(790, side_of(line.label) << 8 | side_of(line.signature) << 4 | own_quote));
    take(feature(791, mix(side_of(line.label) << 8 | side_of(line.signature) << 4 | own_quote, own_class)));
    take(feature(787, u64::from(line.name[at]) << 12 | own_class << 4 | own_quote));
}
