//! Drafts of a text under negotiation: one file a verb.

mod about;
mod add;
mod diff;
mod json;
mod list;
mod points;
mod trace;

use crate::trouble::{self, Ending, Failure};
use clap::Subcommand;
use rapporteur_desk::{DraftText, Settings, SystemWorld, Tabled, draft_text};
use rapporteur_draft::Class;
use std::path::Path;

/// Compares drafts of a text under negotiation, point by point, and keeps them in the case.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Diff(diff::Args),
    Points(points::Args),
    Add(add::Args),
    List(list::Args),
    Trace(trace::Args),
}

/// Runs what was asked for.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    match &args.what {
        What::Diff(args) => diff::run(args),
        What::Points(args) => points::run(args),
        What::Add(args) => add::run(args, case),
        What::List(args) => list::run(args, case),
        What::Trace(args) => trace::run(args, case),
    }
}

/// How the drafts of a case are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// For people, in the terminal.
    Text,
    /// For programs: the contract under `schemas/`.
    Json,
}

/// Returns a draft with who tabled it and when, as far as is known.
fn title(tabled: &Tabled) -> String {
    let about = &tabled.chosen().about;
    let parts = [Some(&about.name), about.author.as_ref(), about.dated.as_ref()];
    parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ")
}

/// Returns the names of classes of change, the quiet ones apart.
fn named(classes: &[Class]) -> String {
    let mut classes: Vec<Class> = classes.iter().copied().filter(|class| class.severity() > 0.0).collect();
    classes.sort_unstable();
    classes.dedup();
    classes.into_iter().map(|class| class.name().replace('_', " ")).collect::<Vec<_>>().join(", ")
}

/// Returns the text of a draft, or tells why there is none.
fn text(given: &str, settings: &Settings) -> Option<DraftText> {
    match draft_text(given, settings, &SystemWorld) {
        Ok(Some(text)) => Some(text),
        Ok(None) => {
            trouble::line(&format!("{given}: there is no document in it · nothing is compared · name a file or an address"));
            None
        }
        Err(refused) => {
            trouble::refused(&refused, 1);
            None
        }
    }
}
