//! What is only known once it is known who speaks.
//!
//! "My predecessor, Urs Lienhard" belongs to the country of whoever says so; and a speaker whom the text only describes may have
//! got a side since.

use super::role::is_owner;
use super::side::country_of;
use crate::{Page, Reader, Work};
use rapporteur_model::{ActorId, ActorKind};

/// Completes actors from the statements that speak of them.
#[derive(Debug)]
pub struct SpokenReader;

impl Reader for SpokenReader {
    fn name(&self) -> &'static str {
        "spoken"
    }

    fn version(&self) -> u32 {
        1
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        for index in 0..work.findings.actors.len() {
            let actor = &work.findings.actors[index];
            let Some(role) = actor
                .role
                .as_ref()
                .map(|role| role.span)
                .filter(|_| actor.kind == ActorKind::Person && actor.country.is_none() && actor.represents.is_none())
            else {
                continue;
            };
            let at = page.analysis.tokens_in(role).start;
            let mine = ["my", "our"].contains(&page.analysis.lower(at))
                || is_owner(page.analysis.before(at)) && matches!(page.analysis.before(at), "my" | "our");
            let speaker = work.statement_over(at).and_then(|id| work.findings.statement(id)?.speaker).filter(|_| mine);
            let country = speaker.filter(|speaker| *speaker != ActorId(index as u32)).and_then(|id| country_of(work, id));
            if let Some(code) = country {
                let actor = &mut work.findings.actors[index];
                actor.country = Some(code);
                actor.trace.add("side.first-person", Some(role));
            }
        }
    }
}
