//! Where a content begins, once it is known where it ends.

use super::boundary::{Boundary, CONTENT, Chained, grade, way};
use super::first::far;
use super::line::{LIKELY, NONE, Quote, Sort};
use super::second::role;
use crate::engine::hash::{feature, mix};
use std::ops::Range;

/// So many starts are looked at.
const NEAREST: usize = 6;

/// The start of a content.
#[derive(Clone, Debug)]
pub struct Start {
    /// Its words, from the start that was found.
    content: Range<usize>,
}

impl Boundary for Start {
    fn new(_: Chained<'_>, content: Range<usize>) -> Self {
        Self { content }
    }

    fn with(content: &Range<usize>, at: usize) -> Range<usize> {
        at..content.end
    }

    fn candidates(&self, chained: Chained<'_>) -> Vec<usize> {
        let line = chained.line;
        let opens = (self.content.start + 1..self.content.end).filter(|&at| line.quote[at] == Quote::Opens);
        std::iter::once(self.content.start).chain(opens.take(NEAREST)).collect()
    }

    fn features(&self, chained: Chained<'_>, start: usize, mut take: impl FnMut(u64)) {
        let content = &self.content;
        let Chained { line, labels, .. } = chained;
        let (lower, class) = (|at| chained.lower(at), |at| chained.class(at));
        let quote = |at| chained.quote(at);
        let way = way(start, content.start);
        // What the chain says of the words between, and of beginning here.
        let sum = grade(chained.between(content.start, start)) << 2 | way;
        let edge = grade(chained.ahead(start, CONTENT)) << 2 | way;
        take(feature(1300, way));
        take(feature(1301, sum));
        take(feature(1302, edge));
        take(feature(1303, far(start, content.start) << 2 | way));
        take(feature(1304, mix(sum, edge)));
        // The words beside.
        let (before, first, second) = (start.checked_sub(1), Some(start), Some(start + 1));
        let comma = u64::from(line.sort[start] == Sort::Comma);
        take(feature(1310, lower(first)));
        take(feature(1311, mix(lower(first), lower(second))));
        take(feature(1312, mix(lower(before), lower(first))));
        take(feature(1313, mix(class(before) << 8 | class(first), way)));
        take(feature(1314, class(first) << 8 | class(second)));
        take(feature(1315, mix(lower(before), class(first))));
        take(feature(1316, mix(class(before), lower(first))));
        take(feature(1317, mix(lower(before), way)));
        take(feature(1318, mix(sum, class(first) << 8 | class(before))));
        // What stands before: a cue, a source, nothing; the words left out.
        let of_before = before.map_or(7, |at| u64::from(labels[at]));
        let cue = (0..start).rev().take(12).find(|&at| role(labels[at]) == 2);
        let gap = cue.map_or(9, |cue| far(cue + 1, start));
        let cue_lemma = cue.map_or(3, |cue| line.lemma[cue]);
        take(feature(1320, of_before << 2 | way));
        take(feature(1321, mix(of_before << 4 | gap, class(first))));
        take(feature(1322, mix(cue_lemma, gap)));
        take(feature(1323, mix(cue_lemma, class(first) << 4 | gap)));
        take(feature(1324, mix(cue_lemma, lower(first))));
        take(feature(1325, mix(of_before << 4 | gap, lower(first))));
        let skipped = content.start..start;
        let likely = skipped.clone().any(|at| line.prior[at] >= LIKELY);
        let colon = before.is_some_and(|at| line.sort[at] == Sort::Mark && line.sort[start] == Sort::Quote);
        let verb = skipped.clone().any(|at| line.sort[at] == Sort::Verb);
        let left = u64::from(likely) << 3 | u64::from(colon) << 2 | way;
        take(feature(1326, left));
        take(feature(1327, mix(left, u64::from(verb) << 8 | sum)));
        // The phrase that begins here, and what it hangs on.
        let phrase = line.phrase.get(start).copied().filter(|&phrase| phrase != NONE).unwrap_or(start as u32);
        let head = line.head.get(phrase as usize).copied().unwrap_or(NONE);
        let relation = line.relation.get(phrase as usize).map_or(0xFF, |&relation| u64::from(relation));
        let hangs = match head {
            NONE => 0,
            head if (head as usize) < start => 1 + u64::from(role(labels[head as usize])),
            head if (head as usize) < content.end => 5,
            head => 6 + u64::from(role(labels[head as usize])),
        };
        let hung = relation << 6 | hangs << 2 | u64::from(role(labels[phrase as usize]));
        let opens = u64::from(line.opens[start].0) << 4 | u64::from(line.opens[start].1);
        let lemma = |of: u32| line.lemma.get(of as usize).copied().unwrap_or(2);
        take(feature(1330, hung << 2 | way));
        take(feature(1331, mix(hung, lower(first))));
        take(feature(1332, mix(relation << 4 | hangs, lemma(head))));
        take(feature(1333, mix(hung, sum)));
        take(feature(1334, mix(opens, hangs << 2 | way)));
        take(feature(1335, mix(opens, of_before << 4 | gap)));
        // Quotation marks: what is within, and where the ends stand.
        let last = content.end - 1;
        let opened = chained.count(start..content.end, |at| line.quote[at] == Quote::Opens);
        let shut = chained.count(start..content.end, |at| line.quote[at] == Quote::Closes);
        let all = u64::from(line.quotation[start] > 0 && line.quotation[start] == line.quotation[last]);
        let marks = all << 16 | opened << 12 | shut << 9 | quote(before) << 6 | quote(first) << 3 | quote(Some(last));
        take(feature(1340, marks));
        take(feature(1341, mix(marks, sum)));
        take(feature(1342, mix(marks, left)));
        take(feature(1343, mix(marks, of_before << 4 | gap)));
        take(feature(1344, mix(marks, cue_lemma)));
        take(feature(1345, mix(quote(first) << 4 | comma, left)));
        // What comes behind, how long it is.
        let behind = (content.end..labels.len()).take(4).find(|&at| labels[at] > 0).map_or(7, |at| u64::from(role(labels[at])));
        let sentences = u64::from((line.sentence[last] - line.sentence[start]).min(3));
        let long = far(start, content.end);
        let opening = u64::from(start == 0 || line.sentence[start] != line.sentence[start - 1]);
        take(feature(1350, long << 4 | sentences << 2 | way));
        take(feature(1351, mix(behind << 3 | opening, marks)));
        take(feature(1352, mix(behind << 3 | opening, left)));
        take(feature(1353, mix(behind << 3 | opening, of_before << 4 | gap)));
        take(feature(1354, mix(opening << 4 | long, hung)));
    }
}
