//! Pairs of drafts with keys, all invented: what became of each point, and how it changed.
//!
//! `NAME.key` beside `NAME.from.md` and `NAME.to.md` (or `.txt`) has a line for each alignment: the labels of the earlier draft,
//! `->`, those of the later, a colon, the classes. Nothing on one side means dropped or added. A class with `?` is neither asked
//! for nor wrong. A line after `~` is known to be missed: it fails once it is met, so that the sign goes away.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads its files, and says that it failed by panicking"
)]

use rapporteur_draft::{Class, Comparison, Draft, Markup, compare};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What a line of a key asks for.
struct Expected<'k> {
    from: Vec<&'k str>,
    to: Vec<&'k str>,
    asked: BTreeSet<&'k str>,
    free: BTreeSet<&'k str>,
    is_missed: bool,
}

fn expected(line: &str) -> Expected<'_> {
    let (is_missed, line) = line.strip_prefix("~ ").map_or((false, line), |line| (true, line));
    let (from, rest) = line.split_once("->").unwrap();
    let (to, classes) = rest.rsplit_once(':').unwrap();
    let (mut asked, mut free) = (BTreeSet::new(), BTreeSet::new());
    for class in classes.split_whitespace() {
        match class.strip_suffix('?') {
            Some(class) => free.insert(class),
            None => asked.insert(class),
        };
    }
    Expected { from: split(from), to: split(to), asked, free, is_missed }
}

fn split(side: &str) -> Vec<&str> {
    side.split(',').map(str::trim).filter(|label| !label.is_empty()).collect()
}

/// Returns what is wrong with an alignment, if anything is.
fn fault(expected: &Expected, from: &Draft, to: &Draft, comparison: &Comparison) -> Option<String> {
    let labels =
        |draft: &Draft, points: &[usize]| -> Vec<String> { points.iter().map(|&at| draft.points[at].label.clone()).collect() };
    let at = comparison
        .alignments
        .iter()
        .position(|own| labels(from, &own.from) == expected.from && labels(to, &own.to) == expected.to);
    let Some(at) = at else {
        return Some("is not aligned so".to_owned());
    };
    let found: BTreeSet<&str> =
        comparison.amendments.iter().filter(|own| own.alignment == at).map(|own| own.class.name()).collect();
    let missing: Vec<_> = expected.asked.difference(&found).collect();
    let is_quiet = |class: &&&str| [Class::Identical.name(), Class::Reworded.name()].contains(*class);
    let extra: Vec<_> = found
        .difference(&expected.asked)
        .filter(|class| !(expected.free.contains(*class) || is_quiet(class) && expected.asked.is_empty()))
        .collect();
    (!missing.is_empty() || !extra.is_empty()).then(|| format!("lacks {missing:?}, has {extra:?}"))
}

#[test]
fn every_line_of_every_key_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pairs");
    let mut keys: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    keys.retain(|path| path.extension().is_some_and(|ending| ending == "key"));
    keys.sort();
    let mut faults = Vec::new();
    for path in &keys {
        let name = path.file_stem().unwrap().to_string_lossy();
        let text = |side: &str| {
            let markdown = std::fs::read_to_string(folder.join(format!("{name}.{side}.md")));
            let plain = || std::fs::read_to_string(folder.join(format!("{name}.{side}.txt"))).unwrap();
            markdown.map_or_else(|_| (plain(), Markup::Plain), |text| (text, Markup::Markdown))
        };
        let (a, b) = (text("from"), text("to"));
        let (from, to) = (Draft::read(&a.0, a.1), Draft::read(&b.0, b.1));
        let comparison = compare(&from, &to);
        let key = std::fs::read_to_string(path).unwrap();
        for line in key.lines().filter(|line| !line.is_empty()) {
            let expected = expected(line);
            match (fault(&expected, &from, &to, &comparison), expected.is_missed) {
                (Some(fault), false) => faults.push(format!("{name}: {line} {fault}")),
                (None, true) => faults.push(format!("{name}: {line} holds now: take the ~ away")),
                _ => {}
            }
        }
    }
    assert!(keys.len() >= 8, "only {} keys found", keys.len());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
