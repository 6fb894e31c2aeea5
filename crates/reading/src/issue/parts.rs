//! Matters that are parts of others.

use super::Matter;
use crate::Page;

/// Returns for each matter the one it is a part of, where the text says so: "adaptation finance …, though the baseline
/// year is still open" says it by nearness only and makes none; "X, consisting of Y" does.
pub(super) fn parents(page: &Page<'_>, matters: &[Matter]) -> Vec<Option<usize>> {
    let text = page.analysis.text();
    matters
        .iter()
        .enumerate()
        .map(|(index, matter)| {
            let first = matter.mentions.iter().min()?;
            let lead = text[..first.start()].trim_end();
            let lead = lead.strip_suffix("the").unwrap_or(lead).trim_end();
            let part = ["including", "consisting of", "of which"].iter().any(|words| lead.ends_with(words));
            let before = matters.iter().enumerate().filter(|(other, _)| *other != index);
            before
                .filter(|_| part)
                .filter_map(|(other, matter)| {
                    matter
                        .mentions
                        .iter()
                        .map(|mention| mention.end())
                        .filter(|&end| end <= first.start())
                        .max()
                        .map(|end| (end, other))
                })
                .max()
                .map(|(_, other)| other)
        })
        .collect()
}
