//! The parser: from left to right, always the move with the best score.

use super::facts::{Before, facts};
use super::network::{Hidden, Network};
use super::pack::Unpack;
use super::transition::{Configuration, Move};

/// The parser.
#[derive(Debug)]
pub struct Parser<'m> {
    /// The labels: relations of Universal Dependencies, subtypes included.
    pub labels: Vec<&'m str>,
    /// For each class of the tagger whether it is a comma (1) or a verb (2).
    pub marks: &'m [u8],
    /// For each class of the tagger the labels it was seen with, a bit each, to the left and to the right.
    allowed: Vec<[u64; 2]>,
    /// The network that chooses.
    pub network: Network<'m>,
}

/// Room to parse in, kept from sentence to sentence.
#[derive(Debug, Default)]
pub struct Room {
    configuration: Configuration,
    rows: Vec<Hidden>,
    /// The tags of the words, and of the root.
    tags: Vec<u8>,
    before: Vec<Before>,
}

impl<'m> Parser<'m> {
    /// Reads the model.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        let (labels, marks) = (file.words(), file.bytes());
        let words = file.bytes().as_chunks::<8>().0;
        let allowed = words.as_chunks::<2>().0.iter().map(|pair| pair.map(u64::from_le_bytes)).collect();
        Self { labels, marks, allowed, network: Network::unpack(file) }
    }

    /// Parses a sentence, given by the row of each word in the vocabulary and its class; the tree is left in `room`.
    pub fn parse<'r>(&self, words: &[u32], classes: &[u8], room: &'r mut Room) -> &'r Configuration {
        let length = words.len();
        room.configuration.begin(length);
        counts_before(classes, self.marks, &mut room.before);
        let root_tag = self.network.root_tag();
        room.tags.clear();
        room.tags.extend(classes.iter().take(length).copied().chain([root_tag as u8]));
        self.network.look_up(words, &room.tags, &mut room.rows);
        while !room.configuration.is_done() {
            let roles = room.configuration.roles();
            let facts = facts(&room.configuration, &roles, &room.before);
            let hidden = self.network.hidden(&roles, &facts, &room.rows, &room.tags);
            let scores = self.network.moves(&hidden);
            let allowed = Move::ALL.into_iter().filter(|&chosen| room.configuration.allows(chosen));
            let Some(chosen) = allowed.max_by_key(|&chosen| scores[chosen as usize]) else { break };
            let label = room.configuration.arc(chosen).map_or(0, |(_, dependent)| {
                let class = classes.get(dependent as usize).copied().unwrap_or(0);
                let side = usize::from(chosen == Move::Right);
                let allowed = self.allowed.get(usize::from(class)).map_or(u64::MAX, |sides| sides[side]);
                self.network.label(&hidden, side == 1, allowed)
            });
            room.configuration.make(chosen, label);
        }
        &room.configuration
    }
}

/// Counts the commas and the verbs before each word and before the root.
pub fn counts_before(classes: &[u8], marks: &[u8], before: &mut Vec<Before>) {
    before.clear();
    let mut counts = [0; 2];
    for &class in classes {
        before.push(counts);
        match marks.get(usize::from(class)) {
            Some(1) => counts[0] += 1,
            Some(2) => counts[1] += 1,
            _ => {}
        }
    }
    before.push(counts);
}
