//! The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011): a tree in two moves a word.

/// No word: beyond the sentence, or no such child.
pub const NONE: u32 = u32::MAX;
/// How many words a feature can be about.
pub const ROLES: usize = 15;

/// A move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack gets the next word as its head.
    Left,
    /// The top of the stack gets the word below it as its head.
    Right,
}

impl Move {
    /// All moves, in the order of the scores.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// A sentence half parsed. Its words are numbered from zero; the root stands after the last of them.
#[derive(Debug, Default)]
pub struct Configuration {
    stack: Vec<u32>,
    next: u32,
    root: u32,
    heads: Vec<u32>,
    labels: Vec<u8>,
    /// For each word its outermost and second children on the left, then on the right.
    children: Vec<[u32; 4]>,
    /// For each word how many children it has on the left and on the right.
    counts: Vec<[u8; 2]>,
}

impl Configuration {
    /// Begins a sentence of `length` words.
    pub fn begin(&mut self, length: usize) {
        self.stack.clear();
        self.next = 0;
        self.root = length as u32;
        self.heads.clear();
        self.heads.resize(length, NONE);
        self.labels.clear();
        self.labels.resize(length, 0);
        self.children.clear();
        self.children.resize(length + 1, [NONE; 4]);
        self.counts.clear();
        self.counts.resize(length + 1, [0; 2]);
    }

    /// Tells whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty() && self.next == self.root
    }

    /// Returns the words on the stack, the top last.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// Returns the next word.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// Returns the root's number, which is how many words there are.
    pub fn root(&self) -> u32 {
        self.root
    }

    /// Returns the head of each word.
    pub fn heads(&self) -> &[u32] {
        &self.heads
    }

    /// Returns the label of each word.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// Tells whether a move may be made: one always may, until all is done, and the root gets one child only.
    pub fn allows(&self, chosen: Move) -> bool {
        let at_root = self.next == self.root;
        match chosen {
            Move::Shift => !at_root,
            Move::Left => !self.stack.is_empty() && (!at_root || self.stack.len() == 1),
            Move::Right => self.stack.len() >= 2,
        }
    }

    /// Returns the arc that a move makes: head and dependent.
    pub fn arc(&self, chosen: Move) -> Option<(u32, u32)> {
        let top = *self.stack.last()?;
        match chosen {
            Move::Shift => None,
            Move::Left => Some((self.next, top)),
            Move::Right => Some((*self.stack.get(self.stack.len().checked_sub(2)?)?, top)),
        }
    }

    /// Makes a move that is allowed; an arc gets `label`.
    pub fn make(&mut self, chosen: Move, label: u8) {
        let Some((head, dependent)) = self.arc(chosen) else {
            self.stack.push(self.next);
            self.next += 1;
            return;
        };
        self.stack.pop();
        self.heads[dependent as usize] = head;
        self.labels[dependent as usize] = label;
        let side = usize::from(chosen == Move::Right);
        let children = &mut self.children[head as usize];
        (children[side * 2], children[side * 2 + 1]) = (dependent, children[side * 2]);
        let count = &mut self.counts[head as usize][side];
        *count = count.saturating_add(1);
    }

    /// Returns the words that features are about: the first nine are those whose own word counts, of the rest the tag does.
    #[inline]
    pub fn roles(&self) -> [u32; ROLES] {
        let from_top = |depth: usize| self.stack.len().checked_sub(depth + 1).map_or(NONE, |at| self.stack[at]);
        let ahead = |by: u32| if self.next + by <= self.root { self.next + by } else { NONE };
        let child = |word: u32, which: usize| self.children.get(word as usize).map_or(NONE, |children| children[which]);
        let (top, second) = (from_top(0), from_top(1));
        let left = if top == NONE || top == 0 { NONE } else { top - 1 };
        let right = if top == NONE { NONE } else { top + 1 };
        [
            top,
            second,
            from_top(2),
            ahead(0),
            ahead(1),
            ahead(2),
            child(top, 0),
            child(top, 2),
            child(self.next, 0),
            child(second, 0),
            child(second, 2),
            child(self.next, 1),
            left,
            right,
            ahead(3),
        ]
    }

    /// Returns how many children a word has on the left and on the right.
    pub fn counts(&self, word: u32) -> [u8; 2] {
        self.counts.get(word as usize).copied().unwrap_or([0; 2])
    }

    /// Returns the label of a word, zero for none.
    pub fn label(&self, word: u32) -> u8 {
        self.labels.get(word as usize).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_allowed_moves_end_in_a_tree_with_one_root(length in 1_usize..40, choices in prop::collection::vec(0_usize..3, 120)) {
            let mut configuration = Configuration::default();
            configuration.begin(length);
            let mut moves = 0;
            while !configuration.is_done() {
                let allowed: Vec<Move> = Move::ALL.into_iter().filter(|&chosen| configuration.allows(chosen)).collect();
                prop_assert!(!allowed.is_empty());
                configuration.make(allowed[choices[moves % choices.len()] % allowed.len()], 1);
                moves += 1;
            }
            prop_assert_eq!(moves, length * 2);
            let roots = configuration.heads().iter().filter(|&&head| head == configuration.root()).count();
            prop_assert_eq!(roots, 1);
            for word in 0..length {
                let (mut at, mut steps) = (word as u32, 0);
                while at != configuration.root() {
                    at = configuration.heads()[at as usize];
                    steps += 1;
                    prop_assert!(steps <= length);
                }
            }
        }
    }
}
