//! Where a content ends: a choice among the places where a phrase or a sentence does.
//!
//! A chain sees a few words at a time, and goes on through "…, who is 70" or "… in a statement on Thursday", which tell of the
//! saying and are not part of what was said. Here the words from the first to each possible end are weighed as a whole
//! (Scheible, Klinger and Padó 2016 score whole quotations for that reason).

use super::chain::{LANES, Scores};
use super::first::far;
use super::line::{LIKELY, Line, NONE, Quote, Sort};
use super::second::{role, runs};
use crate::engine::form::Form;
use crate::engine::hash::{feature, mix};
use std::ops::Range;

/// So many ends before the one that was found, and after it, are looked at.
const NEAREST: [usize; 2] = [16, 8];
/// So many words of the rest of a sentence are looked at, so that one of millions of words takes linear time.
const FURTHEST: usize = 400;
/// The labels of a content's words: the first, the further ones.
pub const CONTENT: [u8; 2] = [5, 6];

/// Returns the contents that labels spell.
#[must_use]
pub fn contents(labels: &[u8]) -> Vec<Range<usize>> {
    runs(labels).filter(|&(own, _)| own == role(CONTENT[0])).map(|(_, words)| words).collect()
}

/// Returns where a content may end, in the order of the text; its own end is among them.
#[must_use]
pub fn candidates(line: &Line, labels: &[u8], content: &Range<usize>) -> Vec<usize> {
    let ends = |at: usize| {
        at == line.len()
            || matches!(line.sort[at], Sort::Comma | Sort::Stop | Sort::Quote | Sort::Mark)
            || matches!(line.sort[at - 1], Sort::Stop | Sort::Quote | Sort::Mark)
            || line.phrase[at] != NONE
            || line.sentence[at] != line.sentence[at - 1]
    };
    let mut found: Vec<usize> = (content.start + 1..content.end).rev().filter(|&at| ends(at)).take(NEAREST[0]).collect();
    found.reverse();
    found.push(content.end);
    let free = (content.end..labels.len()).take_while(|&at| labels[at] == 0).map(|at| at + 1);
    found.extend(free.filter(|&at| ends(at)).take(NEAREST[1]));
    found
}

/// What the second pass says of a line.
#[derive(Clone, Copy, Debug)]
pub struct Chained<'c> {
    /// The labels.
    pub labels: &'c [u8],
    /// The scores of all labels, by word.
    pub scores: &'c [Scores],
    /// How many whole numbers a unit of score is.
    pub unit: f32,
}

/// A content that was found, with what is the same wherever it ends.
#[derive(Clone, Debug)]
pub struct Begun {
    /// Its words, to the end that was found.
    words: Range<usize>,
    /// The word the others hang on.
    top: usize,
    /// Its first word.
    first: u64,
    /// The lemma of the cue right before it.
    cue: u64,
}

impl Begun {
    /// Looks at a content of a line.
    #[must_use]
    pub fn new(line: &Line, forms: &[Form], labels: &[u8], words: Range<usize>) -> Self {
        let top = words.clone().find(|&word| !words.contains(&(line.head[word] as usize))).unwrap_or(words.start);
        let first = line.form(forms, words.start).map_or(1, |form| form.lower);
        let cue = words.start.checked_sub(1).filter(|&before| role(labels[before]) == 2).map_or(3, |cue| line.lemma[cue]);
        Self { words, top, first, cue }
    }
}

/// Gives each feature of a content's ending before word `end` to `take`.
pub fn features(line: &Line, forms: &[Form], chained: Chained<'_>, begun: &Begun, end: usize, mut take: impl FnMut(u64)) {
    let Chained { labels, scores, unit } = chained;
    let Begun { words: content, top, first, cue } = begun;
    let (top, first, cue) = (*top, *first, *cue);
    let lower = |at: usize| line.form(forms, at).map_or(1, |form| form.lower);
    let class = |at: usize| line.class.get(at).map_or(0xFF, |&class| u64::from(class));
    let way = match end.cmp(&content.end) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => 1,
        std::cmp::Ordering::Greater => 2_u64,
    };
    // What the chain says of the words between.
    let inside = |at: usize| {
        let own: &[i16; LANES] = &scores[at];
        (f32::from(own[usize::from(CONTENT[1])]) - f32::from(own[0])) / unit
    };
    let moved: f32 = match way {
        0 => (end..content.end).map(inside).sum(),
        _ => (content.end..end).map(inside).sum(),
    };
    let first_moved = line.numbers.get(end.min(content.end)).map_or(0.0, |_| inside(end.min(content.end)));
    let grade = |value: f32| {
        [-8.0, -4.0, -2.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0, 16.0].iter().filter(|&&bound| value > bound).count() as u64
    };
    let (sum, edge) = (grade(moved) << 2 | way, grade(first_moved) << 2 | way);
    let words = far(end, content.end) << 2 | way;
    take(feature(1100, way));
    take(feature(1101, sum));
    take(feature(1102, edge));
    take(feature(1103, words));
    take(feature(1104, mix(sum, edge)));
    // The words beside.
    let (last, next) = (end - 1, end);
    let comma = |at: usize| line.sort.get(at).is_some_and(|&sort| sort == Sort::Comma);
    let behind = if comma(next) { next + 1 } else { next };
    take(feature(1110, mix(lower(next), u64::from(comma(next)))));
    take(feature(1111, mix(lower(next), lower(next + 1))));
    take(feature(1112, class(next)));
    take(feature(1113, class(last)));
    take(feature(1114, class(last) << 8 | class(next)));
    take(feature(1115, class(next) << 8 | class(next + 1)));
    take(feature(1116, mix(lower(last), class(next))));
    take(feature(1117, mix(lower(behind), u64::from(comma(next)) << 2 | way)));
    take(feature(1118, mix(class(behind) << 8 | class(behind + 1), u64::from(comma(next)))));
    take(feature(1119, mix(sum, class(next))));
    // The phrase that begins behind, and what it hangs on.
    let phrase = line.phrase.get(behind).copied().unwrap_or(NONE);
    let head = line.head.get(phrase as usize).copied().unwrap_or(NONE);
    let relation = line.relation.get(phrase as usize).map_or(0xFF, |&relation| u64::from(relation));
    let hangs = match head {
        NONE => 0,
        head if head as usize == top => 1,
        head if content.start <= head as usize && (head as usize) < end => 2,
        head if (head as usize) < content.start => 3 + u64::from(role(labels[head as usize])),
        head => 7 + u64::from(role(labels[head as usize])),
    };
    let likely = u64::from(line.prior.get(phrase as usize).copied().unwrap_or(0) >= LIKELY);
    let lemma = |of: u32| line.lemma.get(of as usize).copied().unwrap_or(2);
    let reach = if head == NONE { 15 } else { far(head as usize, behind) };
    let hung = relation << 6 | hangs << 2 | u64::from(comma(next)) << 1 | likely;
    take(feature(1120, hung));
    take(feature(1121, mix(hung, lower(behind))));
    take(feature(1122, mix(hung, reach)));
    take(feature(1123, mix(relation << 4 | hangs, lemma(head))));
    take(feature(1124, mix(relation << 4 | hangs, lemma(phrase))));
    take(feature(1125, mix(hung, sum)));
    take(feature(1126, mix(hung, u64::from(line.children.get(phrase as usize).copied().unwrap_or(0)))));
    // What is left of the sentence.
    let sentence = line.sentence.get(last).map_or(0..0, |&sentence| line.sentences[sentence as usize].clone());
    let left = sentence.end.saturating_sub(end);
    let closed = left == 0 || (end..sentence.end).take(FURTHEST).all(|at| matches!(line.sort[at], Sort::Stop | Sort::Quote));
    let more = (end..sentence.end).take(FURTHEST).any(|at| line.prior[at] >= LIKELY);
    take(feature(1130, far(0, left) << 3 | u64::from(closed) << 2 | way));
    take(feature(1131, mix(far(0, left) << 3 | u64::from(closed) << 2 | u64::from(more) << 1, sum)));
    take(feature(1132, u64::from(more) << 8 | u64::from(closed) << 7 | hangs));
    // Quotation marks: both of a pair within, and where the ends stand.
    let inside = |at: usize| line.quote.get(at).map_or(7, |&quote| quote as u64);
    let opened = (content.start..end).filter(|&at| line.quote[at] == Quote::Opens).count().min(3) as u64;
    let shut = (content.start..end).filter(|&at| line.quote[at] == Quote::Closes).count().min(3) as u64;
    let marks = opened << 12 | shut << 9 | inside(content.start) << 6 | inside(last) << 3 | inside(next);
    take(feature(1140, marks));
    take(feature(1141, mix(marks, sum)));
    take(feature(1142, mix(marks, u64::from(closed) << 8 | class(next))));
    // How it begins, how long it is, of how many sentences.
    let sentences = u64::from((line.sentence[last] - line.sentence[content.start]).min(3));
    let long = far(content.start, end);
    take(feature(1150, long << 4 | sentences << 2 | way));
    take(feature(1151, mix(first, hung)));
    take(feature(1152, mix(first, long)));
    take(feature(1153, mix(long, hung)));
    take(feature(1154, mix(cue, hung)));
    take(feature(1155, mix(cue, long)));
    take(feature(1156, mix(class(content.start) << 16 | class(top) << 8 | u64::from(line.relation[top]), hung)));
    take(feature(1157, mix(u64::from(line.relation[top]) << 4 | sentences, u64::from(closed) << 2 | way)));
}

/// Moves the end of each content to the best of its candidates; returns the labels then. `weigh` returns the sum of the weights of features.
#[must_use]
pub fn mend(line: &Line, forms: &[Form], chained: Chained<'_>, weigh: impl Fn(&[u64]) -> f32) -> Vec<u8> {
    let (mut labels, mut hashes) = (chained.labels.to_vec(), Vec::with_capacity(64));
    for content in contents(chained.labels) {
        let begun = Begun::new(line, forms, &labels, content.clone());
        let mut score = |end: usize| {
            hashes.clear();
            let chained = Chained { labels: &labels, scores: chained.scores, unit: chained.unit };
            features(line, forms, chained, &begun, end, |hash| hashes.push(hash));
            weigh(&hashes)
        };
        let ends = candidates(line, &labels, &content).into_iter().map(|end| (end, score(end)));
        let (end, _) = ends.reduce(|best, own| if own.1 > best.1 { own } else { best }).unwrap_or((content.end, 0.0));
        labels[content.start + 1..end.max(content.end)].fill(0);
        labels[content.start + 1..end].fill(CONTENT[1]);
    }
    labels
}
