//! The drafts of a case: tabled by a person, compared each with the one it reworks.

use crate::{Case, DeskError, DraftText};
use rapporteur_draft::{AlignmentKind, Class, Comparison, Distance, Draft, Lineage, Markup, compare, lineages};
use rapporteur_model::{Asked, TabledDraft};
use rapporteur_store::{Keeping, KeptDraft};

/// A draft with all its renderings.
#[derive(Clone, Debug)]
pub struct Tabled {
    /// What outlets printed of it, in the order of tabling. The first with a text is the one that is compared.
    pub renderings: Vec<KeptDraft>,
}

/// What is known of a draft beside the one it reworks.
#[derive(Debug)]
pub struct Round<'t> {
    /// The draft.
    pub tabled: &'t Tabled,
    /// How many points it has; none if there is no text.
    pub points: Option<usize>,
    /// Brackets and options that stand open.
    pub open: Option<(usize, usize)>,
    /// The draft it is compared with.
    pub from: Option<&'t Tabled>,
    /// The degree of change; none if one of the texts is missing.
    pub distance: Option<Distance>,
    /// Where the other renderings differ from the first in more than words: the outlet, the labels, the classes.
    pub differences: Vec<(Option<String>, Vec<Difference>)>,
}

/// A point that two renderings of one draft do not give alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The labels in the first rendering.
    pub from: Vec<String>,
    /// The labels in the other.
    pub to: Vec<String>,
    /// What differs; nothing where one of them lacks the point.
    pub classes: Vec<Class>,
}

/// What a point was in one draft.
#[derive(Debug)]
pub struct Step<'t> {
    /// The draft.
    pub tabled: &'t Tabled,
    /// Its labels and words there; nothing if the draft has no text, or lacks it.
    pub points: Vec<(String, String)>,
    /// The classes of the change since the draft before.
    pub classes: Vec<Class>,
    /// Tells whether it moved.
    pub moved: bool,
    /// Words of the point that somebody asked for.
    pub asked: Vec<&'t Asked>,
}

impl Tabled {
    /// Returns the rendering that stands for the draft.
    pub fn chosen(&self) -> &KeptDraft {
        self.renderings.iter().find(|own| own.text.is_some()).unwrap_or(&self.renderings[0])
    }

    /// Returns what it is called.
    pub fn name(&self) -> &str {
        &self.chosen().about.name
    }

    fn draft(&self) -> Option<Draft<'_>> {
        read(self.chosen())
    }
}

fn read(kept: &KeptDraft) -> Option<Draft<'_>> {
    let markup = if kept.about.markdown { Markup::Markdown } else { Markup::Plain };
    kept.text.as_deref().map(|text| Draft::read(text, markup))
}

impl Case {
    /// Tables a draft; without a text it is one that is only spoken of.
    ///
    /// # Errors
    /// One of that name from that outlet has another text, or the file cannot be written to.
    pub fn table(&mut self, mut about: TabledDraft, text: Option<DraftText>) -> Result<Keeping, DeskError> {
        let (mut bytes, mut words) = (Vec::new(), None);
        if let Some(given) = text {
            about.markdown = given.markup == Markup::Markdown;
            let asked = given.revisions.into_iter();
            about.asked = asked.map(|own| Asked { by: own.author, inserted: own.inserted, words: own.words }).collect();
            (bytes, words) = (given.bytes, Some(given.text));
        }
        let name = about.name.clone();
        let draft = KeptDraft { about, text: words, learned: self.world.now() };
        self.store.keep_draft(&draft, &bytes)?.ok_or(DeskError::DraftExists { name })
    }

    /// Returns the drafts with their renderings, in the order of tabling.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn tabled(&self) -> Result<Vec<Tabled>, DeskError> {
        let mut tabled: Vec<Tabled> = Vec::new();
        for kept in self.store.drafts()? {
            match tabled.iter_mut().find(|own| is_name(own.name(), &kept.about.name)) {
                Some(own) => own.renderings.push(kept),
                None => tabled.push(Tabled { renderings: vec![kept] }),
            }
        }
        Ok(tabled)
    }
}

pub(crate) fn is_name(a: &str, b: &str) -> bool {
    let bare = |name: &str| name.trim().trim_start_matches("the ").to_lowercase();
    bare(a) == bare(b)
}

/// Returns each draft beside the one it reworks: the one it names, else the one tabled before it.
pub fn rounds(tabled: &[Tabled]) -> Vec<Round<'_>> {
    tabled
        .iter()
        .enumerate()
        .map(|(at, own)| {
            let draft = own.draft();
            let named = own.renderings.iter().find_map(|rendering| rendering.about.amends.as_deref());
            let from = match named {
                Some(name) => tabled.iter().find(|other| is_name(other.name(), name)),
                None => at.checked_sub(1).and_then(|before| tabled.get(before)),
            };
            let distance = match (&draft, from.and_then(Tabled::draft)) {
                (Some(draft), Some(before)) => Some(compare(&before, draft).distance),
                _ => None,
            };
            let open = draft.as_ref().map(|draft| (draft.brackets.brackets.len(), draft.brackets.options.len()));
            let points = draft.as_ref().map(|draft| draft.points.len());
            Round { tabled: own, points, open, from, distance, differences: differences(own) }
        })
        .collect()
}

/// Returns where other renderings differ from the chosen one in more than words.
fn differences(tabled: &Tabled) -> Vec<(Option<String>, Vec<Difference>)> {
    let Some(chosen) = tabled.draft() else { return Vec::new() };
    let others = tabled.renderings.iter().filter(|other| !std::ptr::eq(*other, tabled.chosen()));
    others
        .filter_map(|other| {
            let draft = read(other)?;
            Some((other.about.outlet.clone(), material(&chosen, &draft, &compare(&chosen, &draft))))
        })
        .collect()
}

fn material(from: &Draft, to: &Draft, comparison: &Comparison) -> Vec<Difference> {
    let labels = |draft: &Draft, points: &[usize]| points.iter().map(|&at| draft.points[at].label.clone()).collect();
    let lone = |kind| matches!(kind, AlignmentKind::Dropped | AlignmentKind::Added);
    comparison
        .alignments
        .iter()
        .enumerate()
        .map(|(at, own)| (own, comparison.classes(at)))
        .filter(|(own, classes)| lone(own.kind) || classes.iter().any(|class| class.severity() > 0.0))
        .map(|(own, classes)| Difference { from: labels(from, &own.from), to: labels(to, &own.to), classes })
        .collect()
}

/// Returns what a point of the draft at `draft` was in each of the drafts, or nothing if there is no such point.
pub fn trace<'t>(tabled: &'t [Tabled], draft: usize, label: &str) -> Option<Vec<Step<'t>>> {
    let texts: Vec<(usize, Draft<'t>)> = tabled.iter().enumerate().filter_map(|(at, own)| Some((at, own.draft()?))).collect();
    let place = texts.iter().position(|(at, _)| *at == draft)?;
    let is_label = |own: &str| own == label || own.trim_start_matches("Article ") == label.trim_start_matches("Article ");
    let point = texts[place].1.points.iter().position(|point| is_label(&point.label))?;
    let comparisons: Vec<Comparison> = texts.windows(2).map(|pair| compare(&pair[0].1, &pair[1].1)).collect();
    let thread = if comparisons.is_empty() {
        Lineage { points: vec![vec![point]] }
    } else {
        lineages(&comparisons).into_iter().find(|thread| thread.points[place].contains(&point))?
    };
    let steps = tabled.iter().enumerate().map(|(at, own)| {
        let mut step = Step { tabled: own, points: Vec::new(), classes: Vec::new(), moved: false, asked: Vec::new() };
        let Some(at) = texts.iter().position(|(text, _)| *text == at) else { return step };
        let draft = &texts[at].1;
        let words = |own: &usize| (draft.points[*own].label.clone(), draft.words(*own).to_owned());
        step.points = thread.points[at].iter().map(words).collect();
        if let Some(comparison) = at.checked_sub(1).map(|before| &comparisons[before]) {
            let touches = |own: &rapporteur_draft::Alignment| own.to.iter().any(|to| thread.points[at].contains(to));
            for (alignment, own) in comparison.alignments.iter().enumerate().filter(|(_, own)| touches(own)) {
                step.moved |= own.moved;
                step.classes.extend(comparison.classes(alignment));
            }
        }
        let asked = own.renderings.iter().flat_map(|rendering| &rendering.about.asked);
        step.asked = asked.filter(|asked| is_in(asked, &step.points)).collect();
        step
    });
    Some(steps.collect())
}

/// Tells whether words that were asked for stand in one of the points, or hold one, with its number.
fn is_in(asked: &Asked, points: &[(String, String)]) -> bool {
    let words = asked.words.trim();
    // A sign or a short word stands in many points.
    let is_telling = words.chars().filter(|c| c.is_alphanumeric()).count() > 2 || words.contains(|c: char| c.is_ascii_digit());
    asked.inserted && is_telling && points.iter().any(|(_, point)| point.contains(words) || words.contains(point.as_str()))
}
