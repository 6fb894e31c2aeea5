//! Where an issue stands: the written rules, and which of them spoke.
//!
//! | rule | holds where | status |
//! |---|---|---|
//! | [`ASideRefuses`](StatusRule::ASideRefuses) | a side opposes, or sets a condition, and nothing has been settled since | contested |
//! | [`AllSidesSupport`](StatusRule::AllSidesSupport) | the newest report that says where it stands says agreed, and every side has accepted or signed | agreed |
//! | [`NewestReport`](StatusRule::NewestReport) | the newest report that says where it stands says agreed, but not every side is known to have accepted | agreed in principle |
//! | [`NewestReport`](StatusRule::NewestReport) | it says agreed in principle, or contested | that |
//! | [`NothingSaid`](StatusRule::NothingSaid) | no report says more than that it is a matter of the talks, or open | open |
//!
//! The first that holds counts. What one side says about the other's consent is its claim and settles nothing, until
//! another side says the same. "Open" takes nothing back: who calls an issue open tells that it is not settled, not
//! that nobody objects any more.

use crate::actors::Actors;
use crate::issues::IssueReport;
use crate::positions::Standing;
use crate::slots::ActorSlot;
use rapporteur_model::{Evidence, IssueStatus, Stance, StatusRule};
use std::collections::BTreeSet;

/// Where an issue stands, by which rule, and on which words of which versions.
#[derive(Clone, Debug)]
pub(crate) struct Verdict<'v> {
    pub(crate) status: IssueStatus,
    pub(crate) rule: StatusRule,
    pub(crate) because: Vec<(usize, &'v Evidence)>,
}

/// Returns where an issue stands, or nothing if no report tells of it. `standings` are the stances that hold now.
pub(crate) fn verdict<'v>(reports: &[&IssueReport<'v>], standings: &[Standing<'v>], actors: &Actors<'_>) -> Option<Verdict<'v>> {
    let newest = |fits: &dyn Fn(&IssueReport<'v>) -> bool| {
        reports.iter().copied().filter(|report| fits(report)).max_by_key(|report| report.told.order())
    };
    let claimants = claimants(reports.iter().copied());
    let settlement = newest(&|report| settles(report, &claimants));
    let refusing: Vec<_> = standings
        .iter()
        .filter(|standing| matches!(standing.stance(), Stance::Oppose | Stance::Conditional) && actors.is_side(standing.side))
        .filter(|standing| settlement.is_none_or(|settlement| standing.newest.told.order() >= settlement.told.order()))
        .collect();
    let contested = newest(&|report| report.issue.status == IssueStatus::Contested);
    let says = settlement.into_iter().chain(contested).max_by_key(|report| report.told.order());
    let words = |report: &IssueReport<'v>| (report.told.version, &report.issue.because);

    if !refusing.is_empty() {
        let stances = refusing.iter().map(|standing| (standing.newest.told.version, standing.newest.evidence));
        let report = says.filter(|report| report.issue.status == IssueStatus::Contested);
        let because = stances.chain(report.map(words)).collect();
        return Some(Verdict { status: IssueStatus::Contested, rule: StatusRule::ASideRefuses, because });
    }
    let Some(report) = says else {
        let because = vec![words(newest(&|_| true)?)];
        return Some(Verdict { status: IssueStatus::Open, rule: StatusRule::NothingSaid, because });
    };
    let because = vec![words(report)];
    Some(match report.issue.status {
        IssueStatus::Agreed if all_accept(report, standings, actors) => {
            Verdict { status: IssueStatus::Agreed, rule: StatusRule::AllSidesSupport, because }
        }
        IssueStatus::Agreed => Verdict { status: IssueStatus::AgreedInPrinciple, rule: StatusRule::NewestReport, because },
        status => Verdict { status, rule: StatusRule::NewestReport, because },
    })
}

/// Returns the sides that say of an issue that it is settled.
pub(crate) fn claimants<'r, 'v: 'r>(reports: impl Iterator<Item = &'r IssueReport<'v>>) -> BTreeSet<ActorSlot> {
    reports.filter(|report| report.is_settled()).filter_map(|report| report.claimed_by).collect()
}

/// Tells whether a report says that an issue is settled, and is more than the claim of a single one of the `claimants`.
pub(crate) fn settles(report: &IssueReport<'_>, claimants: &BTreeSet<ActorSlot>) -> bool {
    report.is_settled() && report.claimed_by.is_none_or(|claimant| claimants.iter().any(|side| *side != claimant))
}

/// Tells whether every side accepts what `report` calls agreed: each side of the brief; where the brief names none, each
/// side that takes a position, or at least two that signed. Silence is not consent.
fn all_accept(report: &IssueReport<'_>, standings: &[Standing<'_>], actors: &Actors<'_>) -> bool {
    let accepts = |side: ActorSlot| {
        let supports = standings.iter().any(|standing| standing.side == side && standing.stance() == Stance::Support);
        supports || report.signed_by.contains(&side)
    };
    let of_brief = actors.brief_sides();
    if !of_brief.is_empty() {
        return of_brief.into_iter().all(|side| side.is_some_and(accepts));
    }
    let mut sides = standings.iter().map(|standing| standing.side).filter(|side| actors.is_side(*side)).peekable();
    (sides.peek().is_some() || report.signed_by.len() > 1) && sides.all(accepts)
}
