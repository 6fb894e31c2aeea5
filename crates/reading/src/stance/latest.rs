//! The stance that holds: several of one sentence weighed together, then the latest, with the earlier ones kept.

use super::bearing::Lean;
use crate::Work;
use rapporteur_model::{ActorId, EarlierStance, Evidence, Position, Stance, StatementId, Target, Trace};
use rapporteur_span::Span;

/// A stance taken at one place of the text.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the text says of when and of what it holds")]
pub(super) struct Taken {
    pub(super) holder: ActorId,
    pub(super) target: Target,
    pub(super) lean: Lean,
    /// The words of the predicate.
    pub(super) place: Span,
    /// Nothing where it only takes another back, or takes no side alone.
    pub(super) stance: Option<Stance>,
    /// It is told of the past.
    pub(super) over: bool,
    /// It is said to hold no longer.
    pub(super) gone: bool,
    /// It stands in a relative clause.
    pub(super) aside: bool,
    /// It is about anything on the table: it replaces nothing that was said of this text.
    pub(super) vague: bool,
    pub(super) condition: Option<Span>,
    pub(super) evidence: Evidence,
    pub(super) statement: Option<StatementId>,
    pub(super) trace: Trace,
    pub(super) score: u8,
}

/// Adds the stances of one sentence to the positions.
pub(super) fn keep(work: &mut Work, taken: Vec<Taken>) {
    let mut taken = taken;
    for at in 0..taken.len() {
        weigh(&mut taken, at);
    }
    taken.into_iter().for_each(|taken| put(work, taken));
}

/// Weighs a stance against the earlier ones of its sentence on the same matter.
fn weigh(taken: &mut [Taken], at: usize) {
    let (before, rest) = taken.split_at_mut(at);
    let own = &mut rest[0];
    let (holder, target) = (own.holder, own.target);
    let same = |other: &&mut Taken| other.holder == holder && other.target == target && !other.over && !other.gone;
    for other in before.iter_mut().filter(same) {
        let pair = (other.lean, own.lean);
        let both = |a: fn(Lean) -> bool, b: fn(Lean) -> bool| (a(pair.0) && b(pair.1)) || (b(pair.0) && a(pair.1));
        let is_for = |lean| lean == Lean::For;
        let is_against = |lean| matches!(lean, Lean::Against | Lean::Doubt | Lean::NotFor);
        if own.over || own.gone {
            continue;
        }
        // What the relative clause says was so before what the main clause says.
        if own.aside != other.aside && own.stance != other.stance {
            let before = if own.aside { &mut *own } else { other };
            before.over = true;
            continue;
        }
        // "did not reject it, nor did it accept it"
        if both(|lean| lean == Lean::NotFor, |lean| lean == Lean::NotAgainst) {
            own.stance = Some(Stance::Undeclared);
            own.trace = std::mem::take(&mut own.trace).and("stance.neither", None);
            other.stance = None;
        } else if both(is_for, is_against) && other.condition.is_none() && own.condition.is_none() {
            // "welcomed it but had reservations"
            own.stance = Some(Stance::Mixed);
            own.trace = std::mem::take(&mut own.trace).and("stance.both", None);
            other.stance = None;
        }
    }
}

fn put(work: &mut Work, taken: Taken) {
    let positions = &mut work.findings.positions;
    let known = positions.iter_mut().find(|known| known.holder == taken.holder && known.target == taken.target);
    let span = taken.evidence.first();
    let Some(stance) = taken.stance else {
        // "dropped its opposition": what was opposed is so no longer.
        if taken.lean == Lean::Cleared {
            positions.retain(|known| {
                !(known.holder == taken.holder && known.target == taken.target && known.stance == Stance::Oppose)
            });
        }
        return;
    };
    let earlier = |stance| EarlierStance { stance, span };
    match known {
        Some(_) if taken.vague => {}
        Some(known) if taken.over || taken.gone => {
            if known.stance != stance {
                known.earlier.push(earlier(stance));
            }
        }
        Some(known) if known.stance == stance => {
            taken.evidence.spans().iter().for_each(|span| known.evidence.add(*span));
            known.condition = known.condition.or(taken.condition);
            known.score = known.score.max(taken.score);
        }
        Some(known) => {
            let mut kept = std::mem::take(&mut known.earlier);
            kept.push(EarlierStance { stance: known.stance, span: known.evidence.first() });
            *known = position(taken, stance);
            known.earlier = kept;
        }
        None => positions.push(position(taken, stance)),
    }
}

/// A stance that is told of the past, or gone, is marked by a score of zero until the end: a later one replaces it.
fn position(taken: Taken, stance: Stance) -> Position {
    let score = match (taken.gone, taken.over) {
        (true, _) => GONE,
        (_, true) => OVER,
        _ => taken.score,
    };
    Position {
        holder: taken.holder,
        target: taken.target,
        stance,
        evidence: taken.evidence,
        condition: taken.condition,
        earlier: Vec::new(),
        statement: taken.statement,
        score,
        trace: taken.trace,
    }
}

/// The score of a stance that is said to hold no longer.
const GONE: u8 = 0;
/// The score of a stance that is told of the past, with none after it.
const OVER: u8 = 45;

/// Takes out what is said to hold no longer and was replaced by nothing.
pub(super) fn end(work: &mut Work) {
    work.findings.positions.retain(|position| position.score != GONE);
}
