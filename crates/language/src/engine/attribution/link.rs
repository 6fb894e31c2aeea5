//! Which source and which contents belong to which cue.

use super::choice::best;
use super::first::far;
use super::line::{Line, NONE, Quote};
use super::second::runs;
use crate::engine::form::Form;
use crate::engine::hash::{feature, mix};
use std::ops::Range;

/// So many candidates on either side are looked at.
const CANDIDATES: usize = 6;

/// Words with one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its words.
    pub words: Range<usize>,
    /// The word the others hang on.
    pub top: usize,
    /// How many commas and marks stand before it on the line, how many pieces of each role.
    before: [u32; 4],
}

/// The pieces of a line by role.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    /// Sources, cues, contents, in the order of the text.
    pub of: [Vec<Piece>; 3],
}

impl Pieces {
    /// Returns the pieces that labels spell.
    #[must_use]
    pub fn new(line: &Line, labels: &[u8]) -> Self {
        let mut pieces = Self::default();
        for (role, words) in runs(labels) {
            let top = words.clone().find(|&word| {
                let head = line.head[word];
                (head == NONE || !words.contains(&(head as usize))) && line.relation[word] != super::line::relation("punct")
            });
            let [sources, cues, contents] = [0, 1, 2].map(|role: usize| pieces.of[role].len() as u32);
            let (top, before) = (top.unwrap_or(words.start), [line.commas[words.start], sources, cues, contents]);
            pieces.of[usize::from(role) - 1].push(Piece { words, top, before });
        }
        pieces
    }

    /// Returns the content nearest to a cue before it, or after it.
    fn across(&self, cue: &Piece, before: bool) -> Option<&Piece> {
        let middle = self.of[2].partition_point(|piece| piece.words.start < cue.words.start);
        if before { self.of[2][..middle].last() } else { self.of[2].get(middle) }
    }

    /// Returns the pieces of a role nearest to the piece `at`, by index.
    #[must_use]
    pub fn near(&self, role: usize, to: &Piece) -> Range<usize> {
        let middle = self.of[role].partition_point(|piece| piece.words.start < to.words.start);
        middle.saturating_sub(CANDIDATES)..(middle + CANDIDATES).min(self.of[role].len())
    }
}

/// Returns the way through the tree from one word to another, and whether it is a straight one.
fn way(line: &Line, from: usize, to: usize) -> u64 {
    const STEPS: usize = 5;
    let up = |word: usize| {
        std::iter::successors(Some(word), |&word| line.head.get(word).filter(|&&head| head != NONE).map(|&head| head as usize))
            .take(STEPS)
    };
    for (rise, over) in up(from).enumerate() {
        if let Some(fall) = up(to).position(|word| word == over) {
            let mut hash = (rise * 8 + fall) as u64;
            for word in up(from).take(rise).chain(up(to).take(fall)) {
                hash = mix(hash, u64::from(line.relation[word]));
            }
            return hash;
        }
    }
    99
}

/// Gives the features of a piece as the partner of another to `take`: `from` is the cue or the content that looks for one.
///
/// `base` tells sources of cues from cues of contents. Without a partner, they are those of `from` alone.
pub fn features(
    line: &Line,
    forms: &[Form],
    pieces: &Pieces,
    base: u64,
    from: &Piece,
    to: Option<&Piece>,
    mut take: impl FnMut(u64),
) {
    let base = 900 + base * 100;
    let lemma = line.lemma[from.top];
    let class = u64::from(line.class[from.top]);
    let quoted = |piece: &Piece| {
        let inside = piece.words.clone().filter(|&at| line.quote[at] != Quote::Outside).count();
        if inside == 0 {
            0
        } else if inside == piece.words.len() {
            2
        } else {
            1_u64
        }
    };
    let sentence = line.sentence[from.words.start];
    let Some(to) = to else {
        let role = base as usize / 100 - 9;
        let own = |piece: &&Piece| line.sentence[piece.words.start] == sentence;
        let near = pieces.near(role, from);
        let there = pieces.of[role][near].iter().filter(own).count().min(3) as u64;
        let word = |at: usize| line.form(forms, at).map_or(0, |form| form.lower);
        take(feature(base, 0));
        take(feature(base + 1, lemma));
        take(feature(base + 2, class));
        take(feature(base + 3, there));
        take(feature(base + 4, mix(there, lemma)));
        take(feature(base + 5, mix(there << 8 | class, quoted(from))));
        take(feature(base + 6, word(from.words.start)));
        take(feature(base + 7, from.words.start.checked_sub(1).map_or(1, word)));
        take(feature(base + 8, u64::from(line.children[from.top]) << 8 | class));
        take(feature(base + 9, (from.words.len().min(6) as u64) << 8 | quoted(from) << 4 | there));
        take(feature(base + 10, mix(u64::from(line.relation[from.top]), there)));
        take(feature(base + 12, mix(line.flags[sentence as usize], quoted(from) << 4 | there)));
        take(feature(
            base + 11,
            u64::from(from.words.start == 0) | (pieces.of[0].len().min(3) as u64) << 2 | (pieces.of[1].len().min(3) as u64) << 4,
        ));
        return;
    };
    let after = u64::from(to.words.start > from.words.start);
    let (first, second) = if after == 1 { (from, to) } else { (to, from) };
    let gap = second.words.start.saturating_sub(first.words.end);
    let apart = u64::from(line.sentence[to.words.start].abs_diff(sentence).min(3));
    let commas = u64::from(second.before[0].saturating_sub(line.commas[first.words.end - 1]).min(4));
    // Pieces of each role between the two.
    let between = [1, 2, 3].map(|role: usize| {
        let own = u32::from(pieces.of[role - 1].get(first.before[role] as usize).is_some_and(|piece| piece.words == first.words));
        u64::from(second.before[role].saturating_sub(first.before[role] + own).min(3))
    });
    let between_all = between[0] << 4 | between[1] << 2 | between[2];
    let to_lemma = line.lemma[to.top];
    let to_class = u64::from(line.class[to.top]);
    let route = way(line, to.top, from.top);
    let step = far(0, gap) << 4 | apart << 2 | after;
    let quotes =
        quoted(from) << 6 | quoted(to) << 4 | u64::from(line.quotation[from.words.start] == line.quotation[to.words.start]) << 3;
    let word = |at: usize| line.form(forms, at).map_or(0, |form| form.lower);
    take(feature(base + 20, 0));
    take(feature(base + 21, step));
    take(feature(base + 22, between_all << 4 | after));
    take(feature(base + 23, mix(between_all, step)));
    take(feature(base + 24, commas << 4 | after << 2 | apart));
    take(feature(base + 25, mix(commas << 8 | between_all, after)));
    take(feature(base + 26, route));
    take(feature(base + 27, mix(route, to_lemma)));
    take(feature(base + 28, mix(route, lemma)));
    take(feature(base + 29, mix(route, between_all)));
    take(feature(base + 30, quotes << 2 | after));
    take(feature(base + 31, mix(quotes << 8 | between_all << 2 | after, apart)));
    take(feature(base + 32, mix(lemma, after << 4 | between_all)));
    take(feature(base + 33, mix(to_lemma, after << 8 | between_all)));
    take(feature(base + 34, mix(lemma, to_lemma)));
    take(feature(base + 35, to_class << 8 | class | after << 20));
    take(feature(base + 36, u64::from(line.relation[to.top]) << 8 | u64::from(line.relation[from.top]) << 2 | after));
    take(feature(base + 37, mix(mix(u64::from(line.relation[to.top]), after), between_all)));
    // The word between, where it is one; the words beside.
    let link = if gap == 1 { word(first.words.end) } else { gap.min(2) as u64 };
    take(feature(base + 38, mix(link, after)));
    take(feature(base + 39, mix(mix(link, after), class << 8 | to_class)));
    take(feature(base + 40, mix(word(second.words.start), after)));
    take(feature(base + 41, mix(word(second.words.end), after << 4 | between_all)));
    take(feature(base + 42, u64::from(line.children[to.top]) << 10 | u64::from(line.children[from.top]) << 2 | after));
    take(feature(
        base + 43,
        (from.words.len().min(5) as u64) << 8 | (to.words.len().min(5) as u64) << 4 | after << 2 | between[1].min(3),
    ));
    let role = base as usize / 100 - 9;
    if role == 1 {
        // "“I love it,” she said after the talks": the cue has its quotation on the other side.
        let of = |piece: &Piece| line.sentence[piece.words.start];
        let across = pieces.across(to, after == 0).filter(|piece| of(piece).abs_diff(of(to)) < 2);
        let close = across.map_or(0, |piece| {
            let gap = if after == 0 {
                piece.words.start.saturating_sub(to.words.end)
            } else {
                to.words.start.saturating_sub(piece.words.end)
            };
            u64::from(gap < 6)
        });
        let state = across.map_or(3, quoted) << 4 | close << 3 | after << 2 | quoted(from);
        take(feature(base + 46, state));
        take(feature(base + 47, mix(state, between_all)));
        take(feature(base + 48, mix(state, word(from.words.start))));
        take(feature(base + 49, mix(state, route)));
        take(feature(base + 50, mix(state, commas << 2 | apart)));
        // "“Is it signed?” she said, but nobody was left in the hall": behind a sentence in marks, words without marks are seldom part of it.
        let opens = |piece: &Piece| piece.words.start == line.sentences[line.sentence[piece.words.start] as usize].start;
        let whole = state << 2 | u64::from(across.is_some_and(opens)) << 1 | u64::from(opens(from));
        take(feature(base + 51, whole));
        take(feature(base + 52, mix(whole, class << 4 | u64::from(line.relation[from.top]))));
        take(feature(base + 53, mix(whole, word(from.words.start))));
        take(feature(base + 54, mix(whole, between_all << 4 | apart)));
        take(feature(base + 55, mix(whole, commas << 4 | far(0, from.words.len()))));
        // "Ms. Orde rounded on him: “The map is a fraud.” “Look at it,” she said": the first quotation shares its sentence with a cue.
        let [own, other] = [from, to].map(|piece| line.flags[line.sentence[piece.words.start] as usize]);
        take(feature(base + 56, mix(own, apart << 4 | after << 3 | quoted(from))));
        take(feature(base + 57, mix(mix(own, other), apart << 4 | after << 3 | quoted(from))));
        take(feature(base + 58, mix(own, state << 2 | apart)));
    }
    // Whether another piece of the partner's role stands nearer on the other side.
    let other =
        pieces.of[role].iter().skip(pieces.near(role, from).start).take(2 * CANDIDATES).filter(|piece| piece.words != to.words);
    let nearest = other.map(|piece| piece.words.start.abs_diff(from.words.start)).min().unwrap_or(99);
    let own = to.words.start.abs_diff(from.words.start);
    let rank = if nearest == 99 { 2 } else { u64::from(own < nearest) };
    take(feature(base + 44, rank << 4 | after << 2 | apart));
    take(feature(base + 45, mix(rank << 8 | between_all << 2 | after, commas)));
}

/// How many signals there are of a relation's being right.
pub const SIGNALS: usize = 16;

/// How sure what was found is.
#[derive(Clone, Copy, Debug)]
pub struct Sure<'s> {
    /// How far the label of each word is ahead of the next best.
    pub labels: &'s [f32],
    /// How far the start of each content is ahead of the next best, and its end.
    pub bounds: [&'s [f32]; 2],
}

/// A relation by the indices of its pieces.
#[derive(Clone, Debug)]
pub struct Linked {
    /// The source.
    pub source: Option<usize>,
    /// The cue.
    pub cue: usize,
    /// The contents, in the order of the text.
    pub contents: Vec<usize>,
    /// How sure every part of it is.
    pub signals: [f32; SIGNALS],
}

/// Returns the best partner of `from` among the pieces of a role, if any, and how far it is ahead of the next best.
fn choose(
    line: &Line,
    forms: &[Form],
    pieces: &Pieces,
    role: usize,
    from: &Piece,
    weigh: &impl Fn(&[u64]) -> f32,
) -> (Option<usize>, f32) {
    let mut hashes = Vec::with_capacity(64);
    let mut score = |to: Option<&Piece>| {
        hashes.clear();
        features(line, forms, pieces, role as u64, from, to, |hash| hashes.push(hash));
        weigh(&hashes)
    };
    let candidates = std::iter::once(None).chain(pieces.near(role, from).map(Some));
    let scored = candidates.map(|index| (index, score(index.map(|index| &pieces.of[role][index]))));
    best(scored).unwrap_or((None, 0.0))
}

/// Returns the cue that ends a line with a colon and has no content there, with its source: "He said:" before a paragraph of quotation.
pub fn announced(
    line: &Line,
    forms: &[Form],
    pieces: &Pieces,
    linked: &[Linked],
    weigh: impl Fn(&[u64]) -> f32,
) -> Option<(Option<usize>, usize)> {
    let cue = pieces.of[1].len().checked_sub(1)?;
    let end = pieces.of[1][cue].words.end;
    let last = !pieces.of.iter().flatten().any(|piece| piece.words.start >= end);
    let free = !linked.iter().any(|relation| relation.cue == cue);
    (line.colon && last && free && end + 2 >= line.len())
        .then(|| (choose(line, forms, pieces, 0, &pieces.of[1][cue], &weigh).0, cue))
}

/// Gives each cue its source and each content its cue, by the highest score; a cue without content makes no relation.
///
/// `weigh` returns the sum of the weights of features.
pub fn link(line: &Line, forms: &[Form], pieces: &Pieces, sure: Sure<'_>, weigh: impl Fn(&[u64]) -> f32) -> Vec<Linked> {
    let choose = |role: usize, from: &Piece| choose(line, forms, pieces, role, from, &weigh);
    let ahead = sure.labels;
    let mut contents: Vec<Vec<(usize, f32)>> = vec![Vec::new(); pieces.of[1].len()];
    for (index, content) in pieces.of[2].iter().enumerate() {
        if let (Some(cue), ahead) = choose(1, content) {
            contents[cue].push((index, ahead));
        }
    }
    let mut all = Vec::new();
    for (cue, contents) in contents.into_iter().enumerate().filter(|(_, contents)| !contents.is_empty()) {
        let (source, source_ahead) = choose(0, &pieces.of[1][cue]);
        let least = |words: &Range<usize>| ahead[words.clone()].iter().copied().fold(20.0, f32::min);
        let squash = |ahead: f32| (ahead / 4.0).tanh();
        let of_contents = |value: &dyn Fn(&Range<usize>) -> f32| {
            contents.iter().map(|&(content, _)| value(&pieces.of[2][content].words)).fold(20.0, f32::min)
        };
        let of_bounds = |bound: usize| {
            contents.iter().filter_map(|&(content, _)| sure.bounds[bound].get(content).copied()).fold(20.0, f32::min)
        };
        let beyond = |at: Option<usize>| at.and_then(|at| ahead.get(at)).copied().unwrap_or(20.0);
        let from_source = source.map(|source| least(&pieces.of[0][source].words));
        let words: usize = contents.iter().map(|&(content, _)| pieces.of[2][content].words.len()).sum();
        let first = &pieces.of[2][contents[0].0].words;
        let signals = [
            1.0,
            squash(least(&pieces.of[1][cue].words)),
            squash(of_contents(&|words| ahead[words.start])),
            squash(of_contents(&|words| ahead[words.end - 1].min(beyond(Some(words.end))))),
            squash(of_bounds(0)),
            squash(of_bounds(1)),
            squash(of_contents(&least)),
            from_source.map_or(0.0, squash),
            f32::from(u8::from(source.is_some())),
            squash(source_ahead),
            squash(contents.iter().map(|&(_, ahead)| ahead).fold(20.0, f32::min)),
            (words.min(30) as f32 / 10.0).min(1.0),
            f32::from(u8::from(contents.len() > 1)),
            f32::from(u8::from(line.quote[first.start] != Quote::Outside)),
            f32::from(line.prior[pieces.of[1][cue].top]) / 7.0,
            squash(beyond(first.start.checked_sub(1))),
        ];
        all.push(Linked { source, cue, contents: contents.into_iter().map(|(content, _)| content).collect(), signals });
    }
    all
}
