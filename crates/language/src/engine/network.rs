//! The network that scores a parser's moves: one hidden layer over the words a configuration is about.
//!
//! What a word in a role adds to the hidden layer depends on nothing else (Chen & Manning 2014), so it is worked out when a model is
//! made, and a move costs a sum of rows of small whole numbers.

use super::clusters::Clusters;
use super::facts::FACTS;
use super::form::{Form, Has};
use super::pack::{LINE, Unpack};
use super::transition::{Move, NONE, ROLES};

/// Cells of the hidden layer.
pub const HIDDEN: usize = 192;
/// Cells that are summed together, as vectors are wide.
const TOGETHER: usize = 8;
/// Cells that are worked out together: as many as there are registers for.
const TILE: usize = 64;
/// Roles in which the word itself counts, not only its tag: the first ones.
pub const WORD_ROLES: usize = 9;
/// The roles of the top of the stack and of the words beside it, where only their tags count.
const TOP: [usize; 3] = [0, 12, 13];
/// The roles of the next word, and of those after it; of the last only the tag counts.
const NEXT: [usize; 4] = [3, 4, 5, 14];
/// The other roles in which the word itself counts.
const SINGLE: [usize; 5] = [1, 2, 6, 7, 8];
/// The other roles in which the tag counts.
const TAGGED: [usize; 3] = [9, 10, 11];
/// Rows that are kept for each word: what it adds in each of the roles in [`SINGLE`], what it adds as the top of the stack with the
/// words beside it, and as the next word with those after it, since these are never without them.
const KEPT: usize = SINGLE.len() + 2;
/// What a word adds in each role in which it counts.
pub const WORD_ROW: usize = WORD_ROLES * HIDDEN;
/// What a tag adds in each role.
pub const TAG_ROW: usize = ROLES * HIDDEN;
/// Kinds of words that are in no cluster; behind them is the root.
pub const UNKNOWN: usize = 8;

/// The hidden layer, before and after what is below zero is cut.
pub type Hidden = [i16; HIDDEN];

/// The words that the network knows by themselves; the others count as their cluster, or by their letters.
#[derive(Debug)]
pub struct Vocabulary<'m> {
    /// The words, by hash.
    pub words: Clusters<'m>,
    /// How many there are.
    pub known: usize,
    /// How many clusters there are.
    pub clusters: usize,
}

impl Vocabulary<'_> {
    /// Returns the row of a word.
    pub fn row(&self, form: &Form) -> usize {
        match (self.words.of(form.lower).0, form.cluster) {
            (0, 0) => self.known + self.clusters + unknown(form),
            (0, cluster) => self.known + usize::from(cluster) - 1,
            (word, _) => usize::from(word) - 1,
        }
    }

    /// Returns the row of a word as if it were not among the known ones.
    pub fn row_of_stranger(&self, form: &Form) -> usize {
        self.known + if form.cluster == 0 { self.clusters + unknown(form) } else { usize::from(form.cluster) - 1 }
    }

    /// Returns the row of the root.
    pub fn root(&self) -> usize {
        self.known + self.clusters + UNKNOWN
    }

    /// Returns how many rows there are.
    pub fn rows(&self) -> usize {
        self.root() + 1
    }
}

/// Returns the kind of a word by its letters.
fn unknown(form: &Form) -> usize {
    let capital = form.is(Has::Capital) || form.is(Has::InnerCapital);
    usize::from(capital) + 2 * usize::from(form.is(Has::Digit)) + 4 * usize::from(form.is(Has::Small))
}

/// The network.
#[derive(Debug)]
pub struct Network<'m> {
    /// The words it knows.
    pub vocabulary: Vocabulary<'m>,
    words: &'m [u8],
    /// What each tag adds, role by role.
    tags: Vec<Hidden>,
    /// What each fact adds, and whether that is anything.
    facts: Vec<(Hidden, bool)>,
    bias: Hidden,
    moves: Vec<(Hidden, i32)>,
    /// For arcs to the left, then to the right, the weights of each label.
    labels: [Vec<(Hidden, i32)>; 2],
}

impl<'m> Network<'m> {
    /// Reads the model.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        let vocabulary = Vocabulary { known: file.number(), clusters: file.number(), words: Clusters::unpack(file) };
        let words = file.bytes();
        let tags = file.bytes().as_chunks::<HIDDEN>().0.iter().map(|row| row.map(small)).collect();
        let facts = file.bytes().as_chunks::<HIDDEN>().0.iter().map(|row| (row.map(small), row.iter().any(|&value| value != 0)));
        let facts = facts.collect();
        let bias = whole(file.bytes()).next().map_or([0; HIDDEN], |(bias, _)| bias);
        let [moves, left, right] = std::array::from_fn(|_| whole(file.bytes()).collect());
        Self { vocabulary, words, tags, facts, bias, moves, labels: [left, right] }
    }

    /// Writes what each word of a sentence adds, then the root: `KEPT` rows each. `words` are those of the vocabulary, without the root,
    /// `tags` are theirs and the root's.
    pub fn look_up(&self, words: &[u32], tags: &[u8], rows: &mut Vec<Hidden>) {
        const NO_WORD: &[u8; WORD_ROW] = &[0; WORD_ROW];
        const NO_TAG: &[Hidden; ROLES] = &[[0; HIDDEN]; ROLES];
        let root = self.vocabulary.root();
        let word = |at: usize| -> &[u8; WORD_ROW] {
            let word = if at < words.len() { words[at] as usize } else { root };
            if at > words.len() {
                NO_WORD
            } else {
                self.words.get(word * WORD_ROW..).and_then(<[u8]>::first_chunk).unwrap_or(NO_WORD)
            }
        };
        let tag = |at: usize| -> &[Hidden; ROLES] {
            let rows = tags.get(at).and_then(|&tag| self.tags.get(usize::from(tag) * ROLES..)?.first_chunk());
            rows.unwrap_or(NO_TAG)
        };
        // The memory that all of them lie in is asked for before the first is looked at.
        let lines = (0..=words.len()).flat_map(|at| word(at).iter().step_by(LINE));
        std::hint::black_box(lines.fold(0, |seen, byte| seen ^ byte));
        rows.clear();
        for at in 0..=words.len() {
            let own = |role: usize, by: usize| (&word(at + by).as_chunks::<HIDDEN>().0[role], &tag(at + by)[role]);
            let [before, after] = [&tag(at.wrapping_sub(1))[TOP[1]], &tag(at + 1)[TOP[2]]];
            let (top, top_tag) = own(TOP[0], 0);
            let last = &tag(at + 3)[NEXT[3]];
            let [first, second, third] = std::array::from_fn(|by| own(NEXT[by], by));
            rows.push(std::array::from_fn(|cell| small(top[cell]) + top_tag[cell] + before[cell] + after[cell]));
            rows.push(std::array::from_fn(|cell| {
                let words = small(first.0[cell]) + small(second.0[cell]) + small(third.0[cell]);
                words + first.1[cell] + second.1[cell] + third.1[cell] + last[cell]
            }));
            for (word, tag) in SINGLE.map(|role| own(role, 0)) {
                rows.push(std::array::from_fn(|cell| tag[cell] + small(word[cell])));
            }
        }
    }

    /// Returns the row of tags for the root.
    pub fn root_tag(&self) -> usize {
        (self.tags.len() / ROLES).saturating_sub(1)
    }

    /// Returns the hidden layer of a configuration: `rows` is what its words add, `tags` are theirs and the root's.
    ///
    /// What is absent (a child that is not there, a place beyond the sentence) adds nothing: it is part of the bias.
    #[inline]
    pub fn hidden<'r>(&'r self, roles: &[u32; ROLES], facts: &[u16; FACTS], rows: &'r [Hidden], tags: &[u8]) -> Hidden {
        const NOTHING: &Hidden = &[0; HIDDEN];
        let mut added = [NOTHING; ROLES + FACTS];
        let mut count = 0;
        // No branch on what is absent, since that cannot be foretold: the next row takes its place.
        let mut add = |word: u32, row: Option<&'r Hidden>| {
            added[count] = row.unwrap_or(NOTHING);
            count += usize::from(word != NONE);
        };
        let present = |word: u32| if word == NONE { 0 } else { word as usize };
        for (kept, role) in [TOP[0], NEXT[0]].into_iter().chain(SINGLE).enumerate() {
            add(roles[role], rows.get(present(roles[role]) * KEPT + kept));
        }
        for role in TAGGED {
            let tag = tags.get(present(roles[role])).map_or(0, |&tag| usize::from(tag));
            add(roles[role], self.tags.get(tag * ROLES + role));
        }
        for &fact in facts {
            let Some((row, present)) = self.facts.get(usize::from(fact)) else { continue };
            added[count] = row;
            count += usize::from(*present);
        }
        let mut hidden = self.bias;
        for (tile, cells) in hidden.as_chunks_mut::<TILE>().0.iter_mut().enumerate() {
            let mut sums = *cells;
            for row in &added[..count] {
                let row = &row.as_chunks::<TILE>().0[tile];
                for (sum, value) in sums.iter_mut().zip(row) {
                    *sum += value;
                }
            }
            *cells = sums.map(|cell| cell.max(0));
        }
        hidden
    }

    /// Returns the score of each move.
    #[inline]
    pub fn moves(&self, hidden: &Hidden) -> [i32; Move::ALL.len()] {
        std::array::from_fn(|chosen| self.moves.get(chosen).map_or(0, |weights| score(weights, hidden)))
    }

    /// Returns the best of the labels `allowed` (a bit each) for an arc, to the left or to the right.
    #[inline]
    pub fn label(&self, hidden: &Hidden, right: bool, allowed: u64) -> u8 {
        let labels = &self.labels[usize::from(right)];
        let (mut best, mut left) = ((i32::MIN, 0), allowed);
        while let Some(weights) = labels.get(left.trailing_zeros() as usize) {
            let score = score(weights, hidden);
            best = if score > best.0 { (score, left.trailing_zeros()) } else { best };
            left &= left - 1;
        }
        best.1 as u8
    }
}

fn small(byte: u8) -> i16 {
    i16::from(byte.cast_signed())
}

// By itself it is one multiplication for eight cells; in a loop over labels, numbers are widened first.
#[inline(never)]
fn score((weights, bias): &(Hidden, i32), hidden: &Hidden) -> i32 {
    let mut sums = [0; TOGETHER];
    for (weights, cells) in weights.as_chunks::<TOGETHER>().0.iter().zip(hidden.as_chunks::<TOGETHER>().0) {
        for ((sum, weight), cell) in sums.iter_mut().zip(weights).zip(cells) {
            *sum += i32::from(*weight) * i32::from(*cell);
        }
    }
    sums.iter().sum::<i32>() + bias
}

/// Returns rows of weights, each with a bias behind it.
fn whole(bytes: &[u8]) -> impl Iterator<Item = (Hidden, i32)> {
    bytes.chunks_exact(HIDDEN * 2 + 4).map(|row| {
        let (weights, bias) = row.split_at(HIDDEN * 2);
        let weights = weights.as_chunks().0;
        let bias = bias.first_chunk().map_or(0, |bias| i32::from_le_bytes(*bias));
        (std::array::from_fn(|cell| i16::from_le_bytes(weights[cell])), bias)
    })
}
