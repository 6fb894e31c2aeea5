//! What speaks for a relation's being right: words, order and marks of its parts, and how sure each of them is.

use super::first::far;
use super::line::{Line, NONE, Quote, Sort};
use super::link::{Linked, Piece, Pieces, SIGNALS};
use crate::engine::form::Form;
use crate::engine::hash::{feature, mix};

/// How many terms there are of signals.
pub const TERMS: usize = SIGNALS * (SIGNALS + 1) / 2;
/// How many whole numbers a unit of a feature's weight is: they are small and many.
pub const TRUST_UNIT: f32 = 256.0;

/// Returns the step of a signal between minus one and one.
fn step(signal: f32) -> u64 {
    [-0.5, 0.0, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97].iter().filter(|&&bound| signal > bound).count() as u64
}

/// Returns the products of each two signals: the first of them is one, so that each signal is a product by itself as well.
pub fn terms(signals: &[f32; SIGNALS]) -> impl Iterator<Item = f32> + '_ {
    signals.iter().enumerate().flat_map(|(at, signal)| signals[at..].iter().map(move |other| signal * other))
}

/// Gives each feature of a relation to `take`.
pub fn features(line: &Line, forms: &[Form], pieces: &Pieces, linked: &Linked, mut take: impl FnMut(u64)) {
    let cue = &pieces.of[1][linked.cue];
    let source = linked.source.map(|source| &pieces.of[0][source]);
    let Some(content) = linked.contents.first().map(|&content| &pieces.of[2][content]) else { return };
    let lower = |at: usize| line.form(forms, at).map_or(1, |form| form.lower);
    let class = |at: usize| line.class.get(at).map_or(0xFF, |&class| u64::from(class));
    let quoted = |at: usize| u64::from(line.quote[at] != Quote::Outside);
    let (lemma, prior) = (line.lemma[cue.top], u64::from(line.prior[cue.top]));
    let words = cue.words.clone().fold(7, |hash, at| mix(hash, lower(at)));
    // The order of the three, and whether each stands in a quotation.
    let begins = |words: Option<usize>| words.map_or(9, |at| u64::from(at < cue.words.start));
    let order = begins(source.map(|source| source.words.start)) << 4 | begins(Some(content.words.start));
    let marks = quoted(cue.words.start) << 2 | quoted(content.words.start) << 1 | quoted(content.words.end - 1);
    let way = order << 4 | marks;
    let sort = |at: usize| line.sort[at] as u64;
    let of_source = source.map_or(99, |source| sort(source.top) << 8 | u64::from(line.relation[source.top]));
    let of_content = u64::from(line.relation[content.top]) << 1 | u64::from(line.head[content.top] as usize == cue.top);
    let long = far(0, linked.contents.iter().map(|&at| pieces.of[2][at].words.len()).sum());
    let pieces_of = (linked.contents.len().min(3)) as u64;
    let next = content.words.end;
    let closed = line.sort.get(next).is_none_or(|&sort| matches!(sort, Sort::Stop | Sort::Quote));
    take(feature(1200, way));
    take(feature(1201, lemma));
    take(feature(1202, words));
    take(feature(1203, mix(lemma, way)));
    take(feature(1204, prior << 8 | class(cue.top)));
    take(feature(1205, mix(prior << 8 | cue.words.len().min(5) as u64, way)));
    take(feature(1206, mix(of_source, way)));
    take(feature(1207, mix(of_source, lemma)));
    take(feature(1208, mix(of_content, lemma)));
    take(feature(1209, mix(of_content, way)));
    take(feature(1210, mix(lower(content.words.start), way)));
    take(feature(1211, mix(lower(content.words.start), lemma)));
    take(feature(1212, mix(class(content.words.start) << 8 | class(content.top), of_content)));
    take(feature(1213, mix(long << 4 | pieces_of, marks)));
    take(feature(1214, mix(long, lemma)));
    take(feature(1215, mix(class(next) << 1 | u64::from(closed), marks)));
    take(feature(1216, lower(next)));
    take(feature(1217, source.map_or(9, |source| lower(source.words.start))));
    take(feature(1218, mix(source.map_or(9, |source| far(0, source.words.len())), order)));
    take(feature(1219, mix(u64::from(line.relation[cue.top]), way)));
    take(feature(1220, u64::from(line.children[cue.top]) << 8 | class(cue.top)));
    let head = line.head[cue.top];
    take(feature(1221, line.lemma.get(head as usize).copied().unwrap_or(2)));
    take(feature(1222, cue.words.start.checked_sub(1).map_or(1, lower)));
    take(feature(1223, mix(u64::from(line.relation[cue.top]) << 8 | u64::from(head == NONE), prior)));
    // Pieces of a role in the sentence of a word.
    let beside = |role: usize, piece: &Piece| {
        let sentence = line.sentence[piece.words.start];
        let near = pieces.of[role][pieces.near(role, piece)].iter();
        near.filter(|piece| line.sentence[piece.words.start] == sentence).count().min(4) as u64
    };
    let (cues, sources) = (beside(1, cue), source.map_or(0, |source| beside(0, source)));
    take(feature(1224, mix(cues << 8 | prior, way)));
    take(feature(1225, sources << 8 | cues << 4 | pieces_of));
    // The label of the cue, the bounds of the contents, the link to the source, by their places among the signals.
    let [of_cue, of_start, of_end, of_link] = [1, 4, 5, 9].map(|number| step(linked.signals[number]));
    take(feature(1290, of_start << 4 | of_end));
    take(feature(1291, mix(of_start << 4 | of_end, of_cue << 4 | of_link)));
    take(feature(1292, mix(lemma, of_end)));
    take(feature(1293, mix(lemma, of_cue)));
    take(feature(1294, mix(long << 4 | of_end, marks)));
    take(feature(1295, mix(of_cue << 4 | of_end, way)));
    take(feature(1296, mix(of_link << 4 | of_cue, order)));
    for (number, &signal) in (0..).zip(&linked.signals) {
        take(feature(1230 + number, step(signal)));
        take(feature(1250 + number, step(signal) << 8 | way));
        take(feature(1270 + number, mix(step(signal), prior << 8 | of_content)));
    }
}
