//! Where a content ends.

use super::boundary::{Boundary, CONTENT, Chained, grade, way};
use super::first::far;
use super::line::{LIKELY, NONE, Quote, Sort};
use super::second::role;
use crate::engine::hash::{feature, mix};
use std::ops::Range;

/// So many ends before the one that was found, and after it, are looked at.
pub const NEAREST: [usize; 2] = [10, 6];
/// So many words of the rest of a sentence are looked at, so that one of millions of words takes linear time.
const FURTHEST: usize = 400;

/// The end of a content, with what is the same wherever it ends.
#[derive(Clone, Debug)]
pub struct End {
    /// Its words, to the end that was found.
    content: Range<usize>,
    /// The word the others hang on.
    top: usize,
    /// Its first word.
    first: u64,
    /// The lemma of the cue right before it.
    cue: u64,
}

impl Boundary for End {
    fn new(chained: Chained<'_>, content: Range<usize>) -> Self {
        let Chained { line, labels, .. } = chained;
        let top = content.clone().find(|&word| !content.contains(&(line.head[word] as usize))).unwrap_or(content.start);
        let first = chained.lower(Some(content.start));
        let cue = content.start.checked_sub(1).filter(|&before| role(labels[before]) == 2).map_or(3, |cue| line.lemma[cue]);
        Self { content, top, first, cue }
    }

    fn with(content: &Range<usize>, at: usize) -> Range<usize> {
        content.start..at
    }

    fn candidates(&self, chained: Chained<'_>) -> Vec<usize> {
        let Chained { line, labels, .. } = chained;
        // A quotation that the content opens with has no end within: it is of many sentences now and then.
        let quotation = if line.quote[self.content.start] == Quote::Opens { line.quotation[self.content.start] } else { 0 };
        let within_quotation =
            |at: usize| quotation > 0 && line.quotation[at] == quotation && line.quotation[at - 1] == quotation;
        let bounds = |at: usize| {
            matches!(line.sort[at], Sort::Comma | Sort::Stop | Sort::Quote | Sort::Mark)
                || matches!(line.sort[at - 1], Sort::Stop | Sort::Quote | Sort::Mark)
                || line.phrase[at] != NONE
                || line.sentence[at] != line.sentence[at - 1]
        };
        let ends = |at: usize| at == line.len() || bounds(at) && !within_quotation(at);
        let within = (self.content.start + 1..self.content.end).rev();
        let mut found: Vec<usize> = within.filter(|&at| ends(at)).take(chained.nearest[0]).collect();
        found.reverse();
        found.push(self.content.end);
        let free = (self.content.end..labels.len()).take_while(|&at| labels[at] == 0).map(|at| at + 1);
        found.extend(free.filter(|&at| ends(at)).take(chained.nearest[1]));
        found
    }

    fn features(&self, chained: Chained<'_>, end: usize, mut take: impl FnMut(u64)) {
        let Self { content, top, first, cue } = self;
        let (top, first, cue) = (*top, *first, *cue);
        let Chained { line, labels, .. } = chained;
        let (lower, class) = (|at: usize| chained.lower(Some(at)), |at: usize| chained.class(Some(at)));
        let way = way(end, content.end);
        // What the chain says of the words between.
        let moved = chained.between(content.end, end);
        let at_edge = end.min(content.end);
        let first_moved = if at_edge < line.len() { chained.ahead(at_edge, [CONTENT[1], 0]) } else { 0.0 };
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
        let quote = |at: usize| chained.quote(Some(at));
        let opened = chained.count(content.start..end, |at| line.quote[at] == Quote::Opens);
        let shut = chained.count(content.start..end, |at| line.quote[at] == Quote::Closes);
        let marks = opened << 12 | shut << 9 | quote(content.start) << 6 | quote(last) << 3 | quote(next);
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
}
