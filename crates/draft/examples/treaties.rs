//! How well sibling trade treaties are aligned, titles hidden: `cargo run --release -p rapporteur-draft --example treaties -- ARCHIVE`.
//!
//! The archive is that of Texts of Trade Agreements (ToTA): XML, an article with its title an element. Two treaties in English
//! that share a party are siblings if each has at most [`MOST_ARTICLES`] articles and they share [`LEAST_TITLES`] titles that
//! each uses once. Articles under one title are taken for counterparts: a proxy, since one title may stand over two matters
//! ("Objectives") and two titles over one ("Anti-dumping", "Dumping"). What has no counterpart by that key is neither right
//! nor wrong where both ends lack one. Prints one JSON object.

#![expect(clippy::print_stdout, clippy::disallowed_methods, reason = "an example reads a file and the time it took, and prints")]

use rapporteur_draft::{Comparison, Draft, Markup, compare};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::io::Read as _;

type Failed = Box<dyn std::error::Error>;

const MOST_ARTICLES: usize = 45;
const LEAST_TITLES: usize = 15;
/// How many of the most reordered pairs are told apart.
const REORDERED: usize = 42;
/// Of all pairs, one in so many is taken besides.
const EVERY: usize = 10;
/// In how many of these a treaty may stand: a family of copies is no sample.
const MOST_PAIRS: usize = 3;

struct Treaty {
    name: String,
    parties: BTreeSet<String>,
    /// Its articles one after the other, each under its number alone.
    text: String,
    /// Where each article ends in the text.
    ends: Vec<usize>,
    /// The titles that are used once, with the article.
    titles: BTreeMap<String, usize>,
}

fn main() -> Result<(), Failed> {
    let archive = std::env::args().nth(1).unwrap_or_default();
    let shows = std::env::args().nth(2).is_some_and(|flag| flag == "--faults");
    let treaties = treaties(&archive)?;
    let pairs = siblings(&treaties);
    let chosen = reordered(&treaties, &pairs);
    let spent = chosen.iter().map(|&pair| score(&treaties, pair, shows));
    let hard: Score = spent.fold(Score::default(), Score::and);
    let all: Score = pairs.iter().step_by(EVERY).map(|pair| score(&treaties, *pair, false)).fold(Score::default(), Score::and);
    println!("{{\"reordered\": {}, \"siblings\": {}}}", hard.json(), all.json());
    Ok(())
}

fn treaties(archive: &str) -> Result<Vec<Treaty>, Failed> {
    let mut archive = tar::Archive::new(zstd::Decoder::new(std::fs::File::open(archive)?)?);
    let mut treaties = Vec::new();
    for entry in archive.entries()? {
        let mut entry = entry?;
        if entry.path()?.extension().is_some_and(|ending| ending == "xml") {
            let name = entry.path()?.display().to_string();
            let mut xml = String::new();
            entry.read_to_string(&mut xml)?;
            treaties.extend(treaty(name, &roxmltree::Document::parse(&xml)?));
        }
    }
    treaties.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(treaties)
}

/// Returns a treaty in English.
fn treaty(name: String, xml: &roxmltree::Document) -> Option<Treaty> {
    let elements = |tag: &'static str| xml.descendants().filter(move |node| node.has_tag_name(tag));
    elements("language").any(|node| node.text() == Some("en")).then_some(())?;
    let originals = elements("parties_original").flat_map(|node| node.children());
    let mut treaty = Treaty {
        name,
        parties: originals.filter_map(|node| Some(node.text()?.trim().to_owned())).filter(|party| !party.is_empty()).collect(),
        text: String::new(),
        ends: Vec::new(),
        titles: BTreeMap::new(),
    };
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut titles = Vec::new();
    for article in elements("article") {
        let words: String = article.descendants().filter_map(|node| node.is_text().then(|| node.text()).flatten()).collect();
        if words.trim().is_empty() {
            continue;
        }
        let number = treaty.ends.len() + 1;
        write!(treaty.text, "Article {number}\n\n{}\n\n", words.trim()).ok()?;
        treaty.ends.push(treaty.text.len());
        let title = title(article.attribute("name").unwrap_or(""));
        *seen.entry(title.clone()).or_default() += 1;
        titles.push(title);
    }
    titles.into_iter().enumerate().filter(|(_, title)| !title.is_empty() && seen[title] == 1).for_each(|(at, title)| {
        treaty.titles.insert(title, at);
    });
    Some(treaty)
}

/// Returns the words of a title, in lower case.
fn title(printed: &str) -> String {
    let words = printed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn siblings(treaties: &[Treaty]) -> Vec<(usize, usize)> {
    let small: Vec<usize> = (0..treaties.len()).filter(|&at| treaties[at].ends.len() <= MOST_ARTICLES).collect();
    let mut pairs = Vec::new();
    for (at, &a) in small.iter().enumerate() {
        for &b in &small[at + 1..] {
            let are_kin = !treaties[a].parties.is_disjoint(&treaties[b].parties);
            if are_kin && key(&treaties[a], &treaties[b]).len() >= LEAST_TITLES {
                pairs.push((a, b));
            }
        }
    }
    pairs
}

/// Returns the articles under one title, in the order of the first treaty.
fn key(a: &Treaty, b: &Treaty) -> BTreeMap<usize, usize> {
    a.titles.iter().filter_map(|(title, &i)| Some((i, *b.titles.get(title)?))).collect()
}

/// Returns the pairs in which most articles leave the order.
fn reordered(treaties: &[Treaty], pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let moved = |&(a, b): &(usize, usize)| {
        let mut tails: Vec<usize> = Vec::new();
        let key = key(&treaties[a], &treaties[b]);
        for &j in key.values() {
            let at = tails.partition_point(|&tail| tail < j);
            tails.truncate(tails.len().max(at));
            if at == tails.len() { tails.push(j) } else { tails[at] = j }
        }
        key.len() - tails.len()
    };
    let mut ranked: Vec<_> = pairs.to_vec();
    ranked.sort_by_key(|pair| (std::cmp::Reverse(moved(pair)), *pair));
    let mut times = vec![0; treaties.len()];
    ranked.retain(|&(a, b)| {
        let is_new = times[a] < MOST_PAIRS && times[b] < MOST_PAIRS;
        times[a] += usize::from(is_new);
        times[b] += usize::from(is_new);
        is_new
    });
    ranked.truncate(REORDERED);
    ranked
}

#[derive(Clone, Copy, Default)]
struct Score {
    pairs: usize,
    right: usize,
    found: usize,
    asked: usize,
    f1: f64,
    ms: f64,
}

impl Score {
    fn and(self, other: Self) -> Self {
        Self {
            pairs: self.pairs + other.pairs,
            right: self.right + other.right,
            found: self.found + other.found,
            asked: self.asked + other.asked,
            f1: self.f1 + other.f1,
            ms: self.ms + other.ms,
        }
    }

    fn json(&self) -> String {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let (p, r) = (share(self.right, self.found), share(self.right, self.asked));
        let f1 = share(2 * self.right, self.found + self.asked);
        let (mean, ms) = (self.f1 / self.pairs.max(1) as f64, self.ms / self.pairs.max(1) as f64);
        let (pairs, links) = (self.pairs, self.asked);
        format!(
            "{{\"pairs\": {pairs}, \"links\": {links}, \"f1\": {f1:.4}, \"p\": {p:.4}, \"r\": {r:.4}, \"f1_mean\": {mean:.4}, \"cpu_ms_a_pair\": {ms:.2}}}"
        )
    }
}

/// Returns the milliseconds that this thread was on a core, as Linux counts them; none elsewhere.
fn spent_ms() -> f64 {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    counted.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e6
}

fn score(treaties: &[Treaty], (a, b): (usize, usize), shows: bool) -> Score {
    let (a, b) = (&treaties[a], &treaties[b]);
    let started = spent_ms();
    let (from, to) = (Draft::read(&a.text, Markup::Plain), Draft::read(&b.text, Markup::Plain));
    let comparison = compare(&from, &to);
    let ms = spent_ms() - started;
    let key = key(a, b);
    let theirs: BTreeSet<usize> = key.values().copied().collect();
    let found: BTreeSet<(usize, usize)> = links(&from, &to, &comparison, &a.ends, &b.ends);
    let found: BTreeSet<_> = found.into_iter().filter(|(i, j)| key.contains_key(i) || theirs.contains(j)).collect();
    let right = found.iter().filter(|(i, j)| key.get(i) == Some(j)).count();
    if shows {
        let name = |treaty: &Treaty, at: usize| {
            treaty.titles.iter().find(|(_, i)| **i == at).map_or_else(|| format!("#{at}"), |(title, _)| format!("#{at} {title}"))
        };
        println!("== {} {}: {right} right, {} found, {} asked", a.name, b.name, found.len(), key.len());
        for (i, j) in found.iter().filter(|(i, j)| key.get(i) != Some(j)) {
            println!("  wrong  {} -> {}", name(a, *i), name(b, *j));
        }
        for (i, j) in key.iter().filter(|(i, j)| !found.contains(&(**i, **j))) {
            println!("  missed {} -> {}", name(a, *i), name(b, *j));
        }
    }
    let f1 = 2.0 * right as f64 / (found.len() + key.len()).max(1) as f64;
    Score { pairs: 1, right, found: found.len(), asked: key.len(), f1, ms }
}

/// Returns the links between articles: those of which most of the words of the linked paragraphs go to one another, from either
/// side. The key is one to one, so that what merges says nothing here.
fn links(from: &Draft, to: &Draft, comparison: &Comparison, ours: &[usize], theirs: &[usize]) -> BTreeSet<(usize, usize)> {
    let article =
        |draft: &Draft, point: usize, ends: &[usize]| ends.partition_point(|&end| end <= draft.points[point].span.start());
    let size = |draft: &Draft, point: usize| draft.words(point).split_whitespace().count();
    let mut votes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for alignment in &comparison.alignments {
        for &i in &alignment.from {
            for &j in &alignment.to {
                *votes.entry((article(from, i, ours), article(to, j, theirs))).or_default() += size(from, i).min(size(to, j));
            }
        }
    }
    let is_best = |&(i, j): &(usize, usize)| {
        let own = votes[&(i, j)];
        votes.iter().all(|(&(a, b), &other)| (a == i) == (b == j) || other < own || other == own && (a, b) > (i, j))
    };
    votes.keys().copied().filter(is_best).collect()
}
