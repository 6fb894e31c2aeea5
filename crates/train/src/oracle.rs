//! The dynamic oracle of the arc-hybrid system (Goldberg & Nivre 2013): which moves lose no gold arc that can still be made.

use rapporteur_language::engine::transition::{Configuration, Move};

/// A gold tree, numbered as a configuration numbers it.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The head of each word; the root's number is the number of words.
    pub heads: Vec<u32>,
    /// The label of each word.
    pub labels: Vec<u8>,
    children: Vec<Vec<u32>>,
}

impl Tree {
    /// Returns the tree with these heads and labels.
    pub fn new(heads: Vec<u32>, labels: Vec<u8>) -> Self {
        let mut children = vec![Vec::new(); heads.len() + 1];
        for (word, &head) in heads.iter().enumerate() {
            children[head as usize].push(word as u32);
        }
        Self { heads, labels, children }
    }

    /// Returns how many gold arcs each move loses; nothing for a move that is not allowed.
    pub fn costs(&self, configuration: &Configuration) -> [Option<usize>; 3] {
        Move::ALL.map(|chosen| configuration.allows(chosen).then(|| self.cost(configuration, chosen)))
    }

    fn cost(&self, configuration: &Configuration, chosen: Move) -> usize {
        let (stack, next) = (configuration.stack(), configuration.next());
        let head = |word: u32| self.heads.get(word as usize).copied();
        let children_from = |word: u32, from: u32| self.children[word as usize].iter().filter(|&&child| child >= from).count();
        match (chosen, stack) {
            (Move::Shift, _) => {
                let below = &stack[..stack.len().saturating_sub(1)];
                let lost_head = usize::from(head(next).is_some_and(|head| below.contains(&head)));
                lost_head + self.children[next as usize].iter().filter(|child| stack.contains(child)).count()
            }
            (Move::Left, [below @ .., top]) => {
                let gold = head(*top);
                let lost_head = gold.is_some_and(|gold| gold > next || below.last() == Some(&gold));
                usize::from(lost_head) + children_from(*top, next)
            }
            (Move::Right, [.., top]) => usize::from(head(*top).is_some_and(|gold| gold >= next)) + children_from(*top, next),
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn following_moves_without_cost_gives_the_gold_tree() {
        // "Doren told Marsh no .", with the root at 5.
        let tree = Tree::new(vec![1, 5, 1, 1, 1], vec![0, 1, 2, 3, 4]);
        let mut configuration = Configuration::default();
        configuration.begin(5);
        while !configuration.is_done() {
            let costs = tree.costs(&configuration);
            let chosen = Move::ALL.into_iter().find(|&chosen| costs[chosen as usize] == Some(0)).unwrap();
            let label = configuration.arc(chosen).map_or(0, |(_, word)| tree.labels[word as usize]);
            configuration.make(chosen, label);
        }
        assert_eq!((configuration.heads(), configuration.labels()), (&tree.heads[..], &tree.labels[..]));
    }
}
