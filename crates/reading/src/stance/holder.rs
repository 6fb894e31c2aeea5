//! Whose stance it is.

use super::predicate::Predicate;
use super::target::Targets;
use crate::{MentionForm, Page, Work};
use rapporteur_language::{TokenKind, TokenRange};
use rapporteur_model::ActorId;

/// Returns the subject of the predicate, or the speaker of the statement it stands in; "A and B" are two.
pub(super) fn find(page: &Page<'_>, work: &Work, targets: &Targets, predicate: &Predicate, clause: &TokenRange) -> Vec<ActorId> {
    let analysis = &page.analysis;
    let statement =
        work.statement_over(predicate.tokens.start).and_then(|id| work.findings.statement(id).map(|statement| (id, statement)));
    let after = predicate.tokens.end..clause.end;
    // "not acceptable to Norlund"
    if analysis.before(predicate.tokens.end) == "to" && analysis.words(&predicate.tokens).starts_with("not acceptable") {
        return work.mentions_in(&after).first().map(|mention| mention.actor).into_iter().collect();
    }
    let inside = |at: usize| statement.is_none() || work.statement_over(at) == statement.map(|(id, _)| id);
    let acts = |mention: &&crate::Mention| {
        let owner = analysis.tokens.kind(mention.tokens.end) == TokenKind::Possessive;
        let adjective = mention.form == MentionForm::Demonym
            && !matches!(analysis.lower(mention.tokens.end), "delegation" | "government" | "side" | "officials");
        // "The delegation of Norlund" acts; "the head of Norlund’s …" does not.
        let stands = mention
            .tokens
            .start
            .checked_sub(2)
            .is_some_and(|at| matches!(analysis.lower(at), "delegation" | "government" | "representative" | "delegations"));
        let object = !stands
            && mention
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|at| ["on", "of", "for", "by", "with", "to", "from", "over"].contains(&analysis.lower(at)));
        // "the initial US peace framework" supports nothing.
        let named_in_target = targets.cover(page.analysis.span(&mention.tokens));
        !owner && !adjective && !object && !named_in_target
    };
    let before = clause.start..predicate.tokens.start;
    let mentions: Vec<_> = work.mentions_in(&before).iter().filter(|mention| inside(mention.tokens.start)).filter(acts).collect();
    if let Some(last) = mentions.last() {
        // A pronoun between them takes over: "Moscow had supported it, and they would …" stays with the last name.
        let mut holders = vec![last.actor];
        let paired = mentions
            .iter()
            .rev()
            .nth(1)
            .filter(|other| other.tokens.end + 1 == last.tokens.start && analysis.lower(other.tokens.end) == "and");
        holders.extend(paired.map(|mention| mention.actor));
        return holders;
    }
    // "It would accept", "“We reject it”", "the text is “a landing zone”": the speaker's own. "She said neither delegation
    // had accepted it" is nobody's.
    let of_others = before.clone().any(|at| {
        ["neither", "delegation", "delegations", "side", "sides", "parties", "governments", "both", "members", "nobody", "others"]
            .contains(&analysis.lower(at))
    });
    statement.filter(|_| !of_others).and_then(|(_, statement)| statement.party.or(statement.speaker)).into_iter().collect()
}
