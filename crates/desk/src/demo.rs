//! The bundled case: the Kessar talks, an invented negotiation.

use crate::add::Added;
use crate::case::brief;
use crate::{Case, DeskError, Progress, World};
use rapporteur_fetch::Fetched;
use rapporteur_model::Mark;
use rapporteur_store::StoreError;
use rapporteur_time::Instant;
use std::path::Path;
use std::sync::Arc;

/// The files under `demo/`: their paths in it, and their bytes.
const BUNDLE: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

/// How the names of sidecars end.
const SIDECAR: &str = ".doc.json";

/// The mark set in the bundled case: somebody looked on Monday morning.
const MARK: (&str, &str) = ("Monday", "2031-03-10T09:10:00Z");

/// The bundled case, read.
#[derive(Debug)]
pub struct Demo {
    /// The case.
    pub case: Case,
    /// What became of its documents.
    pub added: Added,
    /// The mark to tell the news from.
    pub mark: Mark,
}

/// Reads the bundled case into the case file `into`; nothing is read twice if it is there already.
///
/// # Errors
/// There is another file under that name, or it cannot be written to.
pub fn demo(into: &Path, world: Arc<dyn World>, progress: &mut dyn FnMut(Progress<'_>)) -> Result<Demo, DeskError> {
    let find = |name: &str| BUNDLE.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes);
    let toml = find("case.toml").unwrap_or_default();
    let brief = brief("demo/case.toml", &String::from_utf8_lossy(toml))?;
    let now = world.now();
    let mut case = match Case::init(into, &brief, Arc::clone(&world)) {
        Err(DeskError::Store(StoreError::Exists(_))) => Case::open(into, world)?,
        other => other?,
    };
    case.reread(&mut |_, _| ())?;
    let documents = BUNDLE.iter().filter(|(name, _)| name.starts_with("articles/") && !name.ends_with(SIDECAR));
    let fetched = documents.map(|(name, bytes)| {
        let stem = Path::new(name).with_extension("doc.json");
        Fetched::bundled(name, bytes, stem.to_str().and_then(find), now)
    });
    let added = case.add_fetched(fetched.collect(), progress)?;
    let (name, at) = MARK;
    let at: Instant = at.parse().unwrap_or(now);
    let mark = case.set_mark(name, Some(at))?;
    Ok(Demo { case, added, mark })
}
