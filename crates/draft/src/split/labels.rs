//! Labels: the printed numbers, with the parent's in front where numbers start again.

use super::marker::Series;
use super::section::Section;
use super::{Raw, Style};
use crate::point::{Part, Point};
use std::collections::{HashMap, HashSet};

/// Gives each point its label.
pub(super) fn label(raws: Vec<Raw>, sections: &[Section]) -> Vec<Point> {
    let restarting = restarting(&raws, sections);
    let mut labels: Vec<String> = Vec::with_capacity(raws.len());
    let mut used: HashMap<String, usize> = HashMap::new();
    let mut paragraphs = 0;
    for raw in &raws {
        let section = &sections[raw.section];
        let mut label = match (&raw.marker, raw.parent) {
            (Some((printed, style, series)), Some(parent)) => joined(&labels[parent], printed, *style, *series),
            (Some((printed, style, series)), None) if restarting.contains(&raw.section) => {
                joined(&section.label, printed, *style, *series)
            }
            (Some((printed, style, series)), None) => joined("", printed, *style, *series),
            (None, _) if section.kind == Part::Article && !used.contains_key(&section.label) => section.label.clone(),
            (None, _) => {
                paragraphs += 1;
                format!("¶{paragraphs}")
            }
        };
        let times = used.entry(label.clone()).or_default();
        *times += 1;
        if *times > 1 || label.ends_with('•') {
            let mut number = *times;
            while used.contains_key(&format!("{label}#{number}")) {
                number += 1;
            }
            label = if label.ends_with('•') { format!("{label}{number}") } else { format!("{label}#{number}") };
            used.insert(label.clone(), 1);
        }
        labels.push(label);
    }
    raws.into_iter()
        .zip(labels)
        .map(|(raw, label)| Point {
            label,
            span: raw.span,
            number: raw.number,
            parent: raw.parent,
            title: sections[raw.section].title.filter(|_| sections[raw.section].kind != Part::Body),
            section: raw.section,
        })
        .collect()
}

/// Returns the sections whose numbers need the section's in front: those of articles and annexes, and where a number has been
/// used in another section.
fn restarting(raws: &[Raw], sections: &[Section]) -> HashSet<usize> {
    let mut seen: HashMap<(&str, bool), usize> = HashMap::new();
    let mut repeats = false;
    for raw in raws.iter().filter(|raw| raw.parent.is_none()) {
        let Some((printed, style, series)) = &raw.marker else { continue };
        let section = &sections[raw.section];
        if *series != Series::Bullet && !matches!(section.kind, Part::Article | Part::Annex | Part::Body) {
            repeats |= *seen.entry((printed, *style == Style::Brackets)).or_insert(raw.section) != raw.section;
        }
    }
    (0..sections.len())
        .filter(|&at| match sections[at].kind {
            Part::Article | Part::Annex => true,
            Part::Body | Part::Preamble => false,
            Part::Numbered | Part::Titled => repeats,
        })
        .collect()
}

fn joined(parent: &str, printed: &str, style: Style, series: Series) -> String {
    let between = match series {
        Series::Decimal(_) => return printed.to_owned(),
        Series::Bullet => return format!("{parent}•"),
        Series::Number | Series::Upper | Series::UpperRoman if !parent.is_empty() && style != Style::Brackets => ".",
        _ => "",
    };
    match series {
        Series::Number | Series::Upper | Series::UpperRoman if style != Style::Brackets => format!("{parent}{between}{printed}"),
        _ if parent.is_empty() && style != Style::Brackets => printed.to_owned(),
        _ => format!("{parent}({printed})"),
    }
}
