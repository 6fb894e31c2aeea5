//! The drafts of a case and the thread of a point for programs.

use rapporteur_desk::{Difference, Round, Stand, State, Step, claimed, stands};
use rapporteur_draft::Class;
use rapporteur_export::{
    ClaimedDraft, DraftListContract, DraftListOutput, DraftTraceContract, DraftTraceOutput, ListedDifference, ListedDraft,
    ListedPosition, ListedRendering, TracedAsked, TracedPoint, TracedStep, drafts_distance,
};
use std::io::{self, Write as _};

/// Writes the drafts of a case.
pub(super) fn list(state: &State, rounds: &[Round]) -> io::Result<()> {
    let all: Vec<Vec<Stand>> = (0..rounds.len()).map(|at| stands(state, rounds, at)).collect();
    let spoken = claimed(state, rounds);
    put(serde_json::to_vec(&DraftListOutput {
        contract: DraftListContract::V1,
        drafts: rounds.iter().zip(&all).map(|(round, stands)| draft(round, stands)).collect(),
        claimed: spoken
            .into_iter()
            .map(|own| ClaimedDraft { id: &own.id.0, name: &own.name, points: own.points, words: &own.mentions.first().words })
            .collect(),
    })?)
}

fn draft<'a>(round: &'a Round, stands: &'a [Stand]) -> ListedDraft<'a> {
    let about = &round.tabled.chosen().about;
    ListedDraft {
        name: &about.name,
        author: about.author.as_deref(),
        dated: about.dated.as_deref(),
        points: round.points,
        brackets: round.open.map(|open| open.0),
        options: round.open.map(|open| open.1),
        from: round.from.map(rapporteur_desk::Tabled::name),
        distance: round.distance.as_ref().map(drafts_distance),
        renderings: round
            .differences
            .iter()
            .map(|(outlet, own)| ListedRendering { outlet: outlet.as_deref(), differences: own.iter().map(difference).collect() })
            .collect(),
        positions: stands.iter().map(position).collect(),
    }
}

fn difference(own: &Difference) -> ListedDifference<'_> {
    ListedDifference {
        from: own.from.iter().map(String::as_str).collect(),
        to: own.to.iter().map(String::as_str).collect(),
        classes: own.classes.iter().copied().map(Class::name).collect(),
    }
}

fn position<'a>(own: &'a Stand) -> ListedPosition<'a> {
    ListedPosition {
        id: &own.position.id.0,
        holder: &own.position.holder.0,
        stance: own.stance,
        on_earlier: own.earlier,
        point: own.point.as_deref(),
        here: own.here.iter().map(String::as_str).collect(),
        words: &own.citation.words,
    }
}

/// Writes the thread of a point.
pub(super) fn trace(draft: &str, label: &str, steps: &[Step]) -> io::Result<()> {
    put(serde_json::to_vec(&DraftTraceOutput {
        contract: DraftTraceContract::V1,
        draft,
        label,
        steps: steps
            .iter()
            .map(|own| TracedStep {
                draft: own.tabled.name(),
                has_text: own.tabled.chosen().text.is_some(),
                points: own.points.iter().map(|(label, words)| TracedPoint { label, words }).collect(),
                classes: own.classes.iter().copied().map(Class::name).collect(),
                moved: own.moved,
                asked: own.asked.iter().map(|own| TracedAsked { by: &own.by, words: own.words.trim() }).collect(),
            })
            .collect(),
    })?)
}

fn put(mut json: Vec<u8>) -> io::Result<()> {
    json.push(b'\n');
    io::stdout().lock().write_all(&json)
}
