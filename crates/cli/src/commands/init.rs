use crate::paper::{bold, plain};
use crate::trouble::{Ending, Failure};
use crate::{terminal, words};
use rapporteur_desk::{Case, brief_of_file};
use rapporteur_model::Brief;
use std::path::{Path, PathBuf};

/// Makes an empty case.
///
/// What you know of the talks goes into a brief, a small file in TOML; all of it is optional:
///
///     title = "Kessar talks"
///
///     [[party]]
///     name = "Verran"
///     kind = "state"            # or organization, group
///     aliases = ["Kolvane"]     # capital, demonym, seat of government
///     role = "party"            # or mediator, observer
///
///     [[issue]]
///     name = "withdrawal line"
///     aliases = ["line of withdrawal"]
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment)]
pub(crate) struct Args {
    /// The brief of the case.
    #[arg(long, value_name = "FILE")]
    brief: Option<PathBuf>,
    /// What the case is called.
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
}

/// Makes the case file.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let mut brief = args.brief.as_deref().map_or_else(|| Ok(Brief::default()), brief_of_file)?;
    if let Some(title) = &args.title {
        brief.title.clone_from(title);
    }
    Case::init(case, &brief, super::world())?;
    let mut paper = terminal::paper_for(case);
    let counts = format!(" · {}, {}", words::counted(brief.parties.len(), "party"), words::counted(brief.issues.len(), "point"));
    paper.flow(0, &[plain("made "), bold(case.display().to_string()), plain(counts)])?;
    paper.next(&["add FOLDER"])?;
    paper.end()?;
    Ok(Ending::Well)
}
