//! What changed in a point, and the words that prove it.
//!
//! Each class has a file that reads one thing in the clause: [`quantity`] numbers and times, [`actor`] who, [`condition`] provisos
//! and exceptions, [`strength`] how far it binds, [`replaced`] what turns it round, [`open`] brackets and options. What they do
//! not take up is left to `scope` where the wording stands otherwise, and is `reworded` where it does not.

mod actor;
mod class;
mod condition;
mod open;
mod quantity;
mod replaced;
mod side;
mod strength;

use crate::align::Alignment;
use crate::reading::{Pair, Reading};
use actor::{Actor, actors, capitals};
pub use class::Class;
use open::{Opened, opened, options};
use quantity::{Quantity, Value, quantities};
use rapporteur_span::Span;
use side::{Side, Word};
use std::collections::HashSet;

/// One change in a point: its class, and the words that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// The alignment, as an index.
    pub alignment: usize,
    /// What kind of change it is.
    pub class: Class,
    /// The words of the earlier draft; empty where something is new.
    pub from: Vec<Span>,
    /// The words of the later draft; empty where something is gone.
    pub to: Vec<Span>,
    /// Tells whether the words prove it; what is left when nothing else was found does not.
    pub sure: bool,
}

/// Returns the changes of all alignments, in their order.
pub(crate) fn amend(pair: &Pair, alignments: &[Alignment]) -> Vec<Amendment> {
    let known: HashSet<&str> = [&pair.from, &pair.to]
        .into_iter()
        .flat_map(|reading| {
            let spans: Vec<Span> = reading.draft.points.iter().map(|point| point.span).collect();
            capitals(&Side::new(pair, reading, &spans)).collect::<Vec<_>>()
        })
        .collect();
    let linked: Vec<(usize, Clause)> = alignments
        .iter()
        .enumerate()
        .filter(|(_, alignment)| !alignment.from.is_empty() && !alignment.to.is_empty())
        .map(|(at, alignment)| (at, Clause::new(pair, alignment, &known)))
        .collect();
    let close = linked.iter().filter(|(_, clause)| clause.is_close()).count();
    // Where hardly a point keeps its words, the two are renderings of one draft, and other words prove nothing.
    let is_rendering = close * 3 < linked.len();
    linked.into_iter().flat_map(|(at, clause)| clause.amendments(at, is_rendering)).collect()
}

/// A change of one class, with the words on both sides as ranges.
type Change = (Class, Option<(usize, usize)>, Option<(usize, usize)>);

/// Both sides of an alignment, with what stands in them.
struct Clause<'r> {
    ours: Side<'r>,
    theirs: Side<'r>,
    /// The share of the words that stand in the same order on both sides.
    kept: f32,
    opened: Option<Opened>,
    is_identical: bool,
    actors: (Vec<Actor>, Vec<Actor>),
    quantities: (Vec<Quantity>, Vec<Quantity>),
    /// The conditions that only one side has, as ranges of words.
    gone: Vec<(usize, usize)>,
    new: Vec<(usize, usize)>,
    whole: (Vec<Span>, Vec<Span>),
}

impl<'r> Clause<'r> {
    fn new(pair: &'r Pair, alignment: &Alignment, known: &HashSet<&str>) -> Self {
        let (from, to) = (&pair.from, &pair.to);
        let spans =
            |read: &Reading, points: &[usize]| -> Vec<Span> { points.iter().map(|&at| read.draft.points[at].span).collect() };
        let whole = (spans(from, &alignment.from), spans(to, &alignment.to));
        let opened = opened(from.draft, &whole.0, to.draft, &whole.1);
        let (ours, theirs) = chosen(pair, &whole.0, &whole.1);
        let ranges =
            |found: Vec<condition::Condition>| found.into_iter().map(|condition| (condition.start, condition.end)).collect();
        let gone = ranges(condition::unmatched(&ours, &theirs));
        let new = ranges(condition::unmatched(&theirs, &ours));
        let words =
            |side: &Side<'r>| -> Vec<&'r str> { side.words.iter().filter(|word| !word.mark).map(|word| word.lower).collect() };
        let (a, b) = (words(&ours), words(&theirs));
        Self {
            is_identical: a == b,
            kept: kept(&a, &b),
            actors: (actors(&ours, known), actors(&theirs, known)),
            quantities: (quantities(&ours), quantities(&theirs)),
            ours,
            theirs,
            opened,
            gone,
            new,
            whole,
        }
    }

    /// Tells whether most of the words stand as they were.
    fn is_close(&self) -> bool {
        self.kept >= 0.6
    }

    fn amendments(&self, alignment: usize, is_rendering: bool) -> Vec<Amendment> {
        let mut found = Vec::new();
        let mut add = |class, from: Vec<Option<Span>>, to: Vec<Option<Span>>| {
            let flat = |spans: Vec<Option<Span>>| spans.into_iter().flatten().collect();
            // Scope is what is left over; and words that are all new prove nothing either way.
            let sure = !(class == Class::Scope || class == Class::Reworded && self.kept < 0.25 && !is_rendering);
            found.push(Amendment { alignment, class, from: flat(from), to: flat(to), sure });
        };
        let all = |spans: &[Span]| spans.iter().copied().map(Some).collect::<Vec<_>>();
        match self.opened {
            Some(Opened::More) => add(Class::Bracketed, all(&self.whole.0), all(&self.whole.1)),
            Some(Opened::Less) => add(Class::Unbracketed, all(&self.whole.0), all(&self.whole.1)),
            None => {}
        }
        if self.is_identical {
            if self.opened.is_none() {
                add(Class::Identical, Vec::new(), Vec::new());
            }
            return found;
        }
        let ours = |range: Option<(usize, usize)>| vec![range.and_then(|(start, end)| self.ours.span(start, end))];
        let theirs = |range: Option<(usize, usize)>| vec![range.and_then(|(start, end)| self.theirs.span(start, end))];
        let word = |at: Option<usize>| at.map(|at| (at, at + 1));
        if let Some((a, b)) = replaced::turned(&self.ours, &self.theirs, self.kept >= 0.45) {
            add(Class::Replaced, ours(word(a)), theirs(word(b)));
            return found;
        }
        if !is_rendering && self.is_another(13) {
            add(Class::Replaced, all(&self.whole.0), all(&self.whole.1));
            return found;
        }
        let numbers = self.numbers();
        let has_number = !numbers.is_empty();
        // An event in place of a day is a date and no condition.
        let apart = |conditions: &[(usize, usize)], taken: &dyn Fn(&Change) -> Option<(usize, usize)>| -> Vec<(usize, usize)> {
            let is_taken = |own: &(usize, usize)| {
                numbers
                    .iter()
                    .filter(|(class, ..)| *class == Class::Date)
                    .filter_map(taken)
                    .any(|other| own.0 < other.1 && other.0 < own.1)
            };
            conditions.iter().copied().filter(|own| !is_taken(own)).collect()
        };
        let (gone, new) = (apart(&self.gone, &|change| change.1), apart(&self.new, &|change| change.2));
        for &(class, a, b) in &numbers {
            add(class, ours(a), theirs(b));
        }
        let party = self.party();
        let has_party = party.is_some();
        if let Some((a, b)) = party {
            add(Class::Party, ours(a), theirs(b));
        }
        if let Some(&words) = gone.first() {
            add(Class::ConditionRemoved, ours(Some(words)), Vec::new());
        }
        if let Some(&words) = new.first() {
            add(Class::ConditionAdded, Vec::new(), theirs(Some(words)));
        }
        let shift = strength::shift(&self.ours, &self.theirs, &self.gone, &self.new);
        if let Some(shift) = &shift {
            add(if shift.softer { Class::Softened } else { Class::Hardened }, ours(shift.from), theirs(shift.to));
        }
        let is_explained = has_party || has_number || shift.is_some() || !gone.is_empty() || !new.is_empty();
        let scope = self.scope(is_explained);
        if let Some((a, b)) = scope {
            add(Class::Scope, ours(a), theirs(b));
        }
        let is_quiet = self.opened.is_none()
            && !has_number
            && !has_party
            && self.gone.is_empty()
            && self.new.is_empty()
            && shift.is_none()
            && scope.is_none();
        if is_quiet && !is_rendering && self.is_another(9) {
            add(Class::Replaced, all(&self.whole.0), all(&self.whole.1));
        } else if is_quiet {
            add(Class::Reworded, all(&self.whole.0), all(&self.whole.1));
        }
        found
    }

    /// Returns the numbers and dates that took the place of others.
    fn numbers(&self) -> Vec<Change> {
        let outside = |quantity: &&Quantity, skip: &[(usize, usize)]| {
            !skip.iter().any(|&(start, end)| (start..end).contains(&quantity.start))
        };
        let only = |own: &[Quantity], other: &[Quantity], skip: &[(usize, usize)]| -> Vec<Quantity> {
            own.iter()
                .filter(|quantity| outside(quantity, skip))
                .filter(|own| !other.iter().any(|other| own.value.equals(&other.value)))
                .cloned()
                .collect()
        };
        let mut gone = only(&self.quantities.0, &self.quantities.1, &self.gone);
        let new = only(&self.quantities.1, &self.quantities.0, &self.new);
        let mut found = Vec::new();
        let range = |quantity: &Quantity| Some((quantity.start, quantity.end));
        for new in &new {
            // A unit in common first, then a place in common.
            let unit = |value: &Value| match value {
                Value::Count(_, unit) => unit.clone(),
                Value::Share(_) => "%".to_owned(),
                _ => String::new(),
            };
            let fits = |old: &Quantity| old.value.is_time() == new.value.is_time();
            let best = gone
                .iter()
                .position(|old| {
                    fits(old)
                        && unit(&old.value) == unit(&new.value)
                        && std::mem::discriminant(&old.value) == std::mem::discriminant(&new.value)
                })
                .or_else(|| gone.iter().position(|old| fits(old)));
            let class = if new.value.is_time() { Class::Date } else { Class::Number };
            if let Some(best) = best {
                let old = gone.remove(best);
                found.push((class, range(&old), range(new)));
            } else if let Some(old) =
                self.quantities.0.iter().find(|old| matches!((&old.value, &new.value), (Value::Day(..), Value::Day(..))))
            {
                // "in 2026" and then "in 2026 and 2027"
                found.push((class, range(old), range(new)));
            } else if matches!(new.value, Value::Period(_) | Value::Day(..) | Value::Frequency(_)) {
                if let Some(event) = time_words(&self.ours, &self.theirs) {
                    found.push((Class::Date, Some(event), range(new)));
                }
            } else if matches!(new.value, Value::Share(_)) && self.is_close() {
                // "taxes" and then "half of the taxes"
                found.push((Class::Scope, None, range(new)));
            }
        }
        for old in &gone {
            if old.value.is_time() && !found.iter().any(|(class, ..)| *class == Class::Date) {
                let day =
                    self.quantities.1.iter().find(|new| matches!((&old.value, &new.value), (Value::Day(..), Value::Day(..))));
                if let Some(new) = day {
                    found.push((Class::Date, range(old), range(new)));
                } else if let Some(event) = time_words(&self.theirs, &self.ours) {
                    found.push((Class::Date, range(old), Some(event)));
                }
            }
        }
        found
    }

    /// Returns the party that took the place of another, came or went.
    fn party(&self) -> Option<(Option<(usize, usize)>, Option<(usize, usize)>)> {
        let counts = |actor: &&Actor, skip: &[(usize, usize)]| {
            !actor.generic && !actor.place && !skip.iter().any(|&(start, end)| (start..end).contains(&actor.start))
        };
        let only = |own: &[Actor], side: &Side, other: &[Actor], text: &Side, skip: &[(usize, usize)]| -> Vec<Actor> {
            own.iter()
                .filter(|actor| counts(actor, skip))
                .filter(|own| !other.iter().any(|other| own.is_same(other)))
                // Named in small letters there: "the centre"
                .filter(|own| !(own.start..own.end).filter(|&at| side.words[at].content).all(|at| text.says(&side.words[at])))
                .cloned()
                .collect()
        };
        let gone = only(&self.actors.0, &self.ours, &self.actors.1, &self.theirs, &self.gone);
        let new = only(&self.actors.1, &self.theirs, &self.actors.0, &self.ours, &self.new);
        let range = |actor: &Actor| Some((actor.start, actor.end));
        match (gone.first(), new.first()) {
            (Some(old), Some(new)) => Some((range(old), range(new))),
            (Some(old), None) if joins(&self.ours, old) && self.kept >= 0.5 => Some((range(old), None)),
            (None, Some(new)) if joins(&self.theirs, new) && self.kept >= 0.5 => Some((None, range(new))),
            _ => None,
        }
    }

    /// Tells whether so little is common to both sides that another solution must have taken the place of the first.
    ///
    /// `twentieths` of the matter of each side must be without a like on the other.
    fn is_another(&self, twentieths: usize) -> bool {
        let counts = |quantities: &[Quantity], at| quantities.iter().any(|quantity| (quantity.start..quantity.end).contains(&at));
        let (ours, mine) =
            replaced::remainder(&self.ours, &self.theirs, |at, _| !within(&self.gone, at) && !counts(&self.quantities.0, at));
        let (theirs, yours) =
            replaced::remainder(&self.theirs, &self.ours, |at, _| !within(&self.new, at) && !counts(&self.quantities.1, at));
        mine >= 4 && yours >= 4 && ours.len() * 20 >= mine * twentieths && theirs.len() * 20 >= yours * twentieths
    }

    /// Returns the words by which the duty holds for more or fewer things, places or persons.
    fn scope(&self, is_explained: bool) -> Option<(Option<(usize, usize)>, Option<(usize, usize)>)> {
        let taken = |quantities: &[Quantity], actors: &[Actor], skip: &[(usize, usize)], at: usize| {
            within(skip, at)
                || quantities.iter().any(|quantity| (quantity.start..quantity.end).contains(&at))
                || actors.iter().any(|actor| !actor.place && (actor.start..actor.end).contains(&at))
        };
        let counts = |word: &Word| !word.open && !is_light(word.lower);
        let (mut ours, mine) = replaced::remainder(&self.ours, &self.theirs, |at, word| {
            !taken(&self.quantities.0, &self.actors.0, &self.gone, at) && counts(word)
        });
        let (mut theirs, yours) = replaced::remainder(&self.theirs, &self.ours, |at, word| {
            !taken(&self.quantities.1, &self.actors.1, &self.new, at) && counts(word)
        });
        if is_explained {
            // Beside another party or number, only what is listed widens the duty.
            ours.retain(|&at| is_listed(&self.ours, at));
            theirs.retain(|&at| is_listed(&self.theirs, at));
        }
        let range = |rest: &[usize]| rest.first().map(|&at| (at, at + 1));
        let shared = (mine + yours).saturating_sub(ours.len() + theirs.len()) as f32 / (mine + yours).max(1) as f32;
        let is_close = self.kept >= 0.62 || self.kept >= 0.45 && shared >= 0.7;
        match (ours.is_empty(), theirs.is_empty()) {
            (true, false) | (false, true) if is_close => Some((range(&ours), range(&theirs))),
            (false, false) if is_close && ours.len().abs_diff(theirs.len()) >= 3 && ours.len().min(theirs.len()) <= 1 => {
                Some((range(&ours), range(&theirs)))
            }
            _ => None,
        }
    }
}

fn within(ranges: &[(usize, usize)], at: usize) -> bool {
    ranges.iter().any(|&(start, end)| (start..end).contains(&at))
}

/// Tells whether a word is a part of a list: "land, air and sea".
fn is_listed(side: &Side, at: usize) -> bool {
    (at.saturating_sub(4)..(at + 4).min(side.words.len())).any(|near| matches!(side.lower(near), "and" | "or" | ","))
}

/// Returns the words of a time that is no number and that only `side` has: "upon ratification".
fn time_words(side: &Side, other: &Side) -> Option<(usize, usize)> {
    (0..side.words.len()).find_map(|at| {
        let count = [
            "as soon as", "upon", "immediately", "after", "once", "when", "before", "until", "on the day", "following",
            "at the end of",
        ]
        .iter()
        .find_map(|head| side.reads(at, head))?;
        let end = side.clause_end(at + count);
        let is_new = (at + count..end).any(|at| side.words[at].content && !other.says(&side.words[at])) || count == end - at;
        is_new.then_some((at, end))
    })
}

/// Tells whether an actor stands where those stand who act, pay, decide or receive.
fn joins(side: &Side, actor: &Actor) -> bool {
    let before = (0..actor.start).rev().find(|&at| !matches!(side.lower(at), "the" | "a" | "an" | "its" | "their"));
    let opens = before.is_none_or(|at| side.words[at].mark);
    let linked = before.is_some_and(|at| matches!(side.lower(at), "by" | "and" | "with" | "to" | "or" | "from"));
    let acts = rapporteur_language::is_modal(side.lower(actor.end));
    acts || linked || opens
}

/// Words that add nothing to what a duty covers.
fn is_light(word: &str) -> bool {
    matches!(
        word,
        "enable"
            | "enabled"
            | "ensure"
            | "ensured"
            | "make"
            | "made"
            | "take"
            | "taken"
            | "takes"
            | "give"
            | "given"
            | "gives"
            | "carry"
            | "carried"
            | "undertake"
            | "undertakes"
            | "fully"
            | "duly"
            | "promptly"
            | "case"
            | "cases"
            | "immediately"
            | "also"
            | "again"
            | "already"
            | "together"
            | "respectively"
            | "effectively"
            | "well"
            | "decides"
            | "requests"
            | "urges"
            | "encourages"
            | "invites"
            | "calls"
            | "intend"
            | "intends"
            | "stand"
            | "stands"
            | "ready"
            | "way"
            | "order"
            | "place"
            | "mutual"
            | "mutually"
            | "including"
            | "inter"
            | "alia"
            | "possible"
            | "appropriate"
            | "regard"
            | "account"
            | "due"
            | "within"
            | "least"
            | "only"
            | "fewer"
            | "less"
            | "half"
            | "practicable"
            | "feasible"
            | "far"
            | "new"
            | "further"
    ) || word.ends_with("ly") && word.len() > 5
}

/// Returns the share of two sequences of words that stands in the same order.
fn kept(a: &[&str], b: &[&str]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let same: usize = similar::capture_diff_slices(similar::Algorithm::Histogram, a, b)
        .iter()
        .filter_map(|change| matches!(change, similar::DiffOp::Equal { .. }).then(|| change.old_range().len()))
        .sum();
    2.0 * same as f32 / (a.len() + b.len()) as f32
}

/// Returns the words to compare: of a point with options, where the other has none, those of the option that became it.
fn chosen<'r>(pair: &'r Pair, ours: &[Span], theirs: &[Span]) -> (Side<'r>, Side<'r>) {
    let sides = |reading: &'r Reading, spans: &[Span]| -> Vec<Side<'r>> {
        match spans {
            [span] => options(reading.draft, *span).into_iter().map(|span| Side::new(pair, reading, &[span])).collect(),
            spans => vec![Side::new(pair, reading, spans)],
        }
    };
    let shared = |a: &Side, b: &Side| {
        let content = a.words.iter().filter(|word| word.content);
        let (said, all) = content.fold((0, 0), |(said, all), word| (said + usize::from(b.says(word)), all + 1));
        said as f32 / all.max(1) as f32
    };
    let (ours, theirs) = (sides(&pair.from, ours), sides(&pair.to, theirs));
    let likest = if ours.len() == 1 && theirs.len() == 1 {
        (0, 0)
    } else {
        let pairs = (0..ours.len()).flat_map(|i| (0..theirs.len()).map(move |j| (i, j))).collect::<Vec<_>>();
        let worth = |&(i, j): &(usize, usize)| shared(&ours[i], &theirs[j]) + shared(&theirs[j], &ours[i]);
        // The first of several that are equally like.
        pairs.into_iter().rev().max_by(|a, b| worth(a).total_cmp(&worth(b))).unwrap_or((0, 0))
    };
    let take = |sides: Vec<Side<'r>>, at: usize| sides.into_iter().nth(at).unwrap_or_default();
    (take(ours, likest.0), take(theirs, likest.1))
}
