//! The verbs, one file each.

pub(crate) mod actors;
pub(crate) mod add;
pub(crate) mod agenda;
pub(crate) mod demo;
pub(crate) mod drafts;
pub(crate) mod init;
pub(crate) mod mark;
pub(crate) mod news;
pub(crate) mod read;
pub(crate) mod said;
pub(crate) mod serve;
pub(crate) mod show;
pub(crate) mod state;
pub(crate) mod timeline;
pub(crate) mod verify;
pub(crate) mod why;

use crate::args::{Args, Verb};
use crate::trouble::{self, Ending, Failure};
use rapporteur_desk::{Case, State, SystemWorld, World};
use rapporteur_model::Mark;
use rapporteur_time::Instant;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Runs the verb that was asked for.
pub(crate) fn run(args: Args) -> Result<Ending, Failure> {
    let case = args.case.as_path();
    match args.verb {
        Verb::Demo(args) => demo::run(&args),
        Verb::Drafts(args) => drafts::run(&args, case),
        Verb::Read(args) => read::run(&args),
        Verb::Actors(args) => actors::run(&args),
        Verb::Init(args) => init::run(&args, case),
        Verb::Add(args) => add::run(&args, case),
        Verb::State(args) => state::run(&args, case),
        Verb::Said(args) => said::run(&args, case),
        Verb::Show(args) => show::run(&args, case),
        Verb::Why(args) => why::run(&args, case),
        Verb::Agenda(args) => agenda::run(&args, case),
        Verb::Timeline(args) => timeline::run(&args, case),
        Verb::News(args) => news::run(&args, case),
        Verb::Mark(args) => mark::run(&args, case),
        Verb::Verify(_) => verify::run(case),
        Verb::Serve(args) => serve::run(&args, case),
    }
}

/// Returns the world of this machine.
pub(crate) fn world() -> Arc<dyn World> {
    Arc::new(SystemWorld)
}

/// Opens a case. What older readers read is read again first; where that cannot be written down, what they found is shown.
pub(crate) fn open(path: &Path) -> Result<Case, Failure> {
    let mut case = Case::open(path, world())?;
    match case.reread(&mut |_, _| ()) {
        Ok(reread) if reread.read > 0 => trouble::line(&format!(
            "{} were read again by this version of the program; in {} it finds something else than before",
            crate::words::counted(reread.read, "text"),
            reread.changed
        )),
        Ok(_) => {}
        Err(error) => trouble::line(&format!("{error} · what an older version of the program found is shown · {}", error.hint())),
    }
    Ok(case)
}

/// Which record is shown: of the case or of a folder, and as known when.
#[derive(Debug, clap::Args)]
pub(crate) struct Moment {
    /// Reads a folder of documents instead of a case. Sidecars give `published`, `fetched`, `uri` and `outlet`.
    #[arg(long, value_name = "FOLDER")]
    from: Option<PathBuf>,
    /// Shows what was known then: 2031-03-10T09:10Z, or a day for its end.
    #[arg(long, value_name = "INSTANT")]
    as_of: Option<String>,
}

impl Moment {
    /// Returns the state of the folder or of the case; what a folder holds and cannot be read has its line on the standard error.
    fn state(&self, case: &Path) -> Result<State, Failure> {
        match self.of_folder()? {
            Some(state) => Ok(state),
            None => Ok(open(case)?.state(self.as_of()?)?),
        }
    }

    fn of_folder(&self) -> Result<Option<State>, Failure> {
        let Some(folder) = &self.from else { return Ok(None) };
        let (state, refused) = State::of_folder(folder, self.as_of()?, &*world())?;
        let of = refused.len() + state.versions.len();
        refused.iter().for_each(|refused| trouble::refused(refused, of));
        if state.versions.is_empty() && !refused.is_empty() { Err(Failure::NothingRead) } else { Ok(Some(state)) }
    }

    fn as_of(&self) -> Result<Option<Instant>, Failure> {
        self.as_of.as_deref().map(|given| instant("--as-of", given)).transpose()
    }
}

/// Returns the instant that an option gives.
pub(crate) fn instant(option: &str, given: &str) -> Result<Instant, Failure> {
    given.parse().map_err(|error| Failure::Option(format!("{option}: {error} · nothing was done · a day stands for its end")))
}

/// Returns the mark of that name, or the latest, if there is one.
fn since(case: &Case, name: Option<&str>) -> Result<Option<Mark>, Failure> {
    Ok(match name {
        Some(name) => Some(case.mark(name)?),
        None => case.marks()?.pop(),
    })
}
