//! The parser: from left to right, always the move with the best score.

use super::facts::{Before, facts};
use super::network::Network;
use super::pack::Unpack;
use super::transition::{Configuration, Move, NONE, ROLES};

/// The parser.
#[derive(Debug)]
pub struct Parser<'m> {
    /// The labels: relations of Universal Dependencies, subtypes included.
    pub labels: Vec<&'m str>,
    /// For each class of the tagger whether it is a comma (1) or a verb (2).
    pub marks: &'m [u8],
    /// The network that chooses.
    pub network: Network<'m>,
}

/// Room to parse in, kept from sentence to sentence.
#[derive(Debug, Default)]
pub struct Room {
    configuration: Configuration,
    rows: Vec<i16>,
    before: Vec<Before>,
}

impl<'m> Parser<'m> {
    /// Reads the model.
    pub fn unpack(file: &mut Unpack<'m>) -> Self {
        Self { labels: file.words(), marks: file.bytes(), network: Network::unpack(file) }
    }

    /// Parses a sentence, given by the row of each word in the vocabulary and its class; the tree is left in `room`.
    pub fn parse<'r>(&self, words: &[u32], classes: &[u8], room: &'r mut Room) -> &'r Configuration {
        let length = words.len();
        room.configuration.begin(length);
        counts_before(classes, self.marks, &mut room.before);
        let (root, root_tag) = (self.network.vocabulary.root(), self.network.root_tag());
        let own = words.iter().zip(classes).map(|(&word, &class)| (word as usize, usize::from(class)));
        self.network.look_up(own.chain([(root, root_tag), (root + 1, root_tag + 1)]), &mut room.rows);
        while !room.configuration.is_done() {
            let roles = room.configuration.roles();
            let facts = facts(&room.configuration, &roles, &room.before);
            let hidden = self.network.hidden(&places(&roles, length), &facts, &room.rows);
            let scores = self.network.moves(&hidden);
            let allowed = Move::ALL.into_iter().filter(|&chosen| room.configuration.allows(chosen));
            let Some(chosen) = allowed.max_by_key(|&chosen| scores[chosen as usize]) else { break };
            let label = if chosen == Move::Shift { 0 } else { self.network.label(&hidden, chosen == Move::Right) };
            room.configuration.make(chosen, label);
        }
        &room.configuration
    }
}

/// Returns where each role's word has its rows: the place beyond the sentence stands after the root.
pub fn places(roles: &[u32; ROLES], length: usize) -> [usize; ROLES] {
    roles.map(|word| if word == NONE { length + 1 } else { word as usize })
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
