//! The network that scores a parser's moves: one hidden layer over the words a configuration is about.
//!
//! What a word in a role adds to the hidden layer depends on nothing else (Chen & Manning 2014), so it is worked out when a model is
//! made, and a move costs a sum of rows of small whole numbers.

use super::clusters::Clusters;
use super::facts::FACTS;
use super::form::{Form, Has};
use super::pack::Unpack;
use super::transition::{Move, NONE, ROLES};

/// Cells of the hidden layer.
pub const HIDDEN: usize = 192;
/// Cells that are summed together, as vectors are wide.
const TOGETHER: usize = 8;
/// Cells that are worked out together: as many as there are registers for.
const TILE: usize = 64;
/// Roles in which the word itself counts, not only its tag: the first ones.
pub const WORD_ROLES: usize = 9;
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
    facts: Vec<Option<Box<Hidden>>>,
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
        let facts = file.bytes().as_chunks::<HIDDEN>().0.iter().map(|row| {
            let row = row.map(small);
            row.iter().any(|&value| value != 0).then(|| Box::new(row))
        });
        let facts = facts.collect();
        let bias = whole(file.bytes()).next().map_or([0; HIDDEN], |(bias, _)| bias);
        let [moves, left, right] = std::array::from_fn(|_| whole(file.bytes()).collect());
        Self { vocabulary, words, tags, facts, bias, moves, labels: [left, right] }
    }

    /// Writes what each word of a sentence adds in each of the roles in which the word itself counts, then the root.
    pub fn look_up(&self, words: impl Iterator<Item = (usize, usize)>, rows: &mut Vec<Hidden>) {
        rows.clear();
        for (word, tag) in words {
            let word = self.words.get(word * WORD_ROW..(word + 1) * WORD_ROW).unwrap_or(&[0; WORD_ROW]);
            let tag = self.tags.get(tag * ROLES..tag * ROLES + WORD_ROLES).unwrap_or(&[[0; HIDDEN]; WORD_ROLES]);
            for (word, tag) in word.as_chunks::<HIDDEN>().0.iter().zip(tag) {
                rows.push(std::array::from_fn(|cell| tag[cell] + small(word[cell])));
            }
        }
    }

    /// Returns the row of tags for the root.
    pub fn root_tag(&self) -> usize {
        (self.tags.len() / ROLES).saturating_sub(1)
    }

    /// Returns the hidden layer of a configuration: `rows` is what its words add, and `tags` are theirs.
    ///
    /// What is absent (a child that is not there, a place beyond the sentence) adds nothing: it is part of the bias.
    #[inline]
    pub fn hidden(&self, roles: &[u32; ROLES], facts: &[u16; FACTS], rows: &[Hidden], tags: &[u8]) -> Hidden {
        let row = |role: usize, word: u32| {
            let word = word as usize;
            match tags.get(word) {
                Some(&tag) if role >= WORD_ROLES => self.tags.get(usize::from(tag) * ROLES + role),
                None if role >= WORD_ROLES => self.tags.get(self.root_tag() * ROLES + role),
                _ => rows.get(word * WORD_ROLES + role),
            }
        };
        let of_roles = roles.iter().enumerate().filter(|(_, word)| **word != NONE).filter_map(|(role, &word)| row(role, word));
        let of_facts = facts.iter().filter_map(|&fact| self.facts.get(usize::from(fact))?.as_deref());
        let mut added: [&Hidden; ROLES + FACTS] = [&[0; HIDDEN]; ROLES + FACTS];
        let mut count = 0;
        for (place, row) in added.iter_mut().zip(of_roles.chain(of_facts)) {
            *place = row;
            count += 1;
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
        let mut best = (i32::MIN, 0);
        for (label, weights) in self.labels[usize::from(right)].iter().enumerate().take(64) {
            if allowed >> label & 1 == 0 {
                continue;
            }
            let score = score(weights, hidden);
            if score > best.0 {
                best = (score, label);
            }
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
