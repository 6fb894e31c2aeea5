//! Near-duplicates: which texts are copies of one another.
//!
//! A text is the set of its shingles: runs of five words (Broder 1997, "On the resemblance and containment of documents").
//! Words inside quotation marks make no shingle of their own, so that sharing one quotation does not make a copy.

use std::collections::{BTreeMap, HashMap, HashSet};

/// Words in a shingle.
const WORDS: usize = 5;
/// Shingles two texts share of all they have, from which on they are copies. Never wrong on the labelled sets we know.
const RESEMBLANCE: f64 = 0.3;
/// The same for a text that was lightly rewritten: it opens like the other. A later report that repeats the background of an earlier one
/// shares as much, but opens with its own news.
const REWRITTEN: f64 = 0.15;
/// Shingles of the opening of one text that the other has anywhere, from which on it opens like the other.
const OPENS_ALIKE: f64 = 0.15;
/// Words in an opening: the headline and the first sentence or two.
const OPENING: usize = 40;
/// Shingles of the shorter text that the longer one has, from which on they are copies: a text that was cut.
const CONTAINMENT: f64 = 0.6;
/// The shortest text that can be a copy, in words: shorter ones are alike by chance.
const MIN_WORDS: usize = 30;

/// The shingles of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shingles {
    /// FNV-1a hashes (64 bits) of the shingles; sorted, each once.
    hashes: Vec<u64>,
    /// Those of the opening, in the same form.
    opening: Vec<u64>,
    words: usize,
}

impl Shingles {
    /// Returns the shingles of `text`: five words in a row, lower case, without punctuation.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let unquoted = |run: &&[Word]| run.iter().any(|word| !word.is_quoted);
        let set = |words: &[Word]| {
            let mut hashes: Vec<u64> = words.windows(WORDS).filter(unquoted).map(hash).collect();
            hashes.sort_unstable();
            hashes.dedup();
            hashes
        };
        Self { hashes: set(&words), opening: set(&words[..words.len().min(OPENING)]), words: words.len() }
    }

    fn can_be_a_copy(&self) -> bool {
        self.words >= MIN_WORDS && !self.hashes.is_empty()
    }
}

/// Returns the share of all shingles of two texts that both have, 0 to 1 (the Jaccard coefficient).
pub fn resemblance(a: &Shingles, b: &Shingles) -> f64 {
    let shared = shared(&a.hashes, &b.hashes);
    ratio(shared, a.hashes.len() + b.hashes.len() - shared)
}

/// Returns the share of the shingles of `part` that `whole` has too, 0 to 1.
pub fn containment(part: &Shingles, whole: &Shingles) -> f64 {
    ratio(shared(&part.hashes, &whole.hashes), part.hashes.len())
}

/// Returns the groups of copies among `texts` as indexes into it: groups of two or more, each in order, by their first text.
///
/// Copies of a copy are in the same group. The time is near linear in the number of shingles, as long as a shingle is rare:
/// only texts that share one of the rarest shingles of the shorter are compared.
pub fn groups(texts: &[Shingles]) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(texts.len());
    // Texts with the very same shingles need no comparing.
    let mut first_of: HashMap<&[u64], usize> = HashMap::new();
    let mut order: Vec<usize> = Vec::new();
    for (at, text) in texts.iter().enumerate().filter(|(_, text)| text.can_be_a_copy()) {
        if let Some(&first) = first_of.get(text.hashes.as_slice()) {
            sets.join(first, at);
        } else {
            first_of.insert(&text.hashes, at);
            order.push(at);
        }
    }
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for &at in &order {
        for &hash in &texts[at].hashes {
            holders.entry(hash).or_default().push(at);
        }
    }
    for &at in &order {
        let mut compared = HashSet::new();
        for hash in rarest(&texts[at], &holders) {
            for &other in &holders[&hash] {
                let is_longer = (texts[other].hashes.len(), other) > (texts[at].hashes.len(), at);
                if is_longer
                    && sets.root(other) != sets.root(at)
                    && compared.insert(other)
                    && are_copies(&texts[at], &texts[other])
                {
                    sets.join(at, other);
                }
            }
        }
    }
    sets.groups()
}

fn are_copies(shorter: &Shingles, longer: &Shingles) -> bool {
    let resemblance = resemblance(shorter, longer);
    let opens_alike = |a: &Shingles, b: &Shingles| ratio(shared(&a.opening, &b.hashes), a.opening.len()) >= OPENS_ALIKE;
    resemblance >= RESEMBLANCE
        || containment(shorter, longer) >= CONTAINMENT
        || (resemblance >= REWRITTEN && opens_alike(shorter, longer) && opens_alike(longer, shorter))
}

/// Returns how many hashes two sorted lists share.
fn shared(a: &[u64], b: &[u64]) -> usize {
    let mut others = b.iter().peekable();
    let is_shared = |hash: &&u64| {
        while others.next_if(|other| other < hash).is_some() {}
        others.peek() == Some(hash)
    };
    a.iter().filter(is_shared).count()
}

/// Returns the rarest shingles of `text`: as many as cannot all be missing from a longer copy.
///
/// At the least resemblance of copies, 3/20, both texts together share 3/23 of what they have, and so 6/23 of the shorter at least;
/// containment asks for more. Of the other 17/23 all may be missing, and not one more.
fn rarest(text: &Shingles, holders: &HashMap<u64, Vec<usize>>) -> Vec<u64> {
    let mut hashes = text.hashes.clone();
    hashes.sort_by_key(|hash| (holders[hash].len(), *hash));
    let must_share = (hashes.len() * 6).div_ceil(23);
    hashes.truncate(hashes.len() + 1 - must_share);
    hashes
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

struct Word {
    hash: u64,
    is_quoted: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut hash = None;
    let mut is_quoted = false;
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() {
            let start = hash.unwrap_or(FNV_OFFSET);
            hash = Some(c.to_lowercase().fold(start, |hash, c| fnv1a(hash, c.encode_utf8(&mut [0; 4]).as_bytes())));
            continue;
        }
        // An apostrophe is no border: "envoy’s" is one word in every printing.
        if matches!(c, '\'' | '’') && hash.is_some() {
            continue;
        }
        words.extend(hash.take().map(|hash| Word { hash, is_quoted }));
        match c {
            '“' | '«' => is_quoted = true,
            '”' | '»' | '\n' => is_quoted = false,
            '"' => is_quoted = !is_quoted,
            _ => {}
        }
    }
    words
}

const FNV_OFFSET: u64 = 0xCBF2_9CE4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01B3;

/// FNV-1a (Fowler, Noll, Vo), 64 bits.
fn fnv1a(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME))
}

fn hash(run: &[Word]) -> u64 {
    run.iter().fold(FNV_OFFSET, |hash, word| fnv1a(hash, &word.hash.to_le_bytes()))
}

/// Disjoint sets of indexes; the root of a set is its first index.
struct Sets(Vec<usize>);

impl Sets {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }

    fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..self.0.len() {
            groups.entry(self.root(at)).or_default().push(at);
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const WIRE: &str = "ORLEN — The ministers of the four river states will meet in Orlen on Thursday to seek a deal on sharing the water of \
        the Kessar, the chair of the talks said on Monday. Ada Voss, who chairs the talks, said the ministers would work on the paper she \
        had sent to them on Friday. “Nobody will get the water they want, but everybody can get water they can live with,” she said.";

    fn shingles(texts: &[&str]) -> Vec<Shingles> {
        texts.iter().map(|text| Shingles::of(text)).collect()
    }

    #[test]
    fn copies_survive_a_new_headline_and_a_cut() {
        let retitled = format!("Ministers to meet over the Kessar\n\n{}", WIRE.replace("ORLEN — ", "").replace(['“', '”'], "\""));
        let cut = &WIRE[..WIRE.find(" “Nobody").unwrap()];
        let other = "The dockers of Norrhamn have voted to strike for a day over pay. Their union said that the port authority had \
            offered less than in the year before, and that talks would go on as long as there was anything to talk about at all.";
        assert_eq!(groups(&shingles(&[WIRE, other, &retitled, cut])), [vec![0, 2, 3]]);
    }

    #[test]
    fn a_light_rewriting_is_a_copy_and_a_later_report_is_none() {
        let rewritten = "The ministers of the four river states are to meet in Orlen on Thursday in search of a deal on sharing the water of the \
            Kessar, the talks’ chair said on Monday. Voss, a former judge, said that they would work on the paper she had sent to them. \
            “Nobody will get the water they want,” she told reporters in the harbour of Orlen.";
        let later = "Vantal has walked out. Its minister left the hall in Orlen on Friday morning and took the train home, saying that there \
            was nothing left to sign and nobody left to sign it with. Ada Voss, who chairs the talks, said the ministers would work on \
            the paper she had sent to them on Friday.";
        assert_eq!(groups(&shingles(&[WIRE, rewritten, later])), [vec![0, 1]]);
        let resembles = |text: &str| resemblance(&Shingles::of(WIRE), &Shingles::of(text)) >= REWRITTEN;
        assert!(resembles(rewritten) && resembles(later));
    }

    #[test]
    fn a_shared_quotation_makes_no_copy() {
        let other = "In a speech at the harbour the chair looked back on two years of work. “Nobody will get the water they want, but everybody \
            can get water they can live with,” she said. Fishermen who had come to listen shook their heads and went back to their boats.";
        assert_eq!(groups(&shingles(&[WIRE, other])), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn short_texts_are_alike_by_chance() {
        let short = "The ministers of the four river states will meet in Orlen on Thursday.";
        assert_eq!(groups(&shingles(&[short, short])), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn measures_are_shares() {
        let [a, b] = [Shingles::of("one two three four five six"), Shingles::of("One, two three four five! Seven")];
        assert!((resemblance(&a, &b) - 1.0 / 3.0).abs() < 1e-9);
        assert!((containment(&a, &b) - 0.5).abs() < 1e-9);
        assert!(resemblance(&a, &Shingles::default()).abs() < 1e-9 && containment(&Shingles::default(), &a).abs() < 1e-9);
    }

    #[test]
    fn case_and_signs_do_not_count() {
        assert_eq!(Shingles::of("The envoy’s paper, they said: NO"), Shingles::of("the envoy's paper they said no."));
    }

    proptest! {
        #[test]
        fn groups_are_those_of_comparing_every_pair(texts in proptest::collection::vec("([a-c] ){28,60}", 0..8)) {
            let shingles: Vec<_> = texts.iter().map(|text| Shingles::of(text)).collect();
            let mut sets = Sets::new(shingles.len());
            for a in 0..shingles.len() {
                for b in 0..shingles.len() {
                    let (short, long) = (&shingles[a], &shingles[b]);
                    let both = a != b && short.can_be_a_copy() && long.can_be_a_copy();
                    if both && short.hashes.len() <= long.hashes.len() && are_copies(short, long) {
                        sets.join(a, b);
                    }
                }
            }
            prop_assert_eq!(groups(&shingles), sets.groups());
        }
    }
}
