//! Adding documents to a case.

use crate::read::BATCH;
use crate::{Case, DeskError, Given, ReadDocument, read};
use rapporteur_fetch::{Fetched, Gathered, Place, Refused, Settings, fetch, gather};
use rapporteur_model::{DocumentId, Mark, Note};
use rapporteur_store::{Keeping, NewVersion};
use rapporteur_time::{Instant, Stamp};
use rayon::prelude::*;

/// What became of one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is kept.
    Kept {
        /// What it came to.
        keeping: Keeping,
        /// What was understood of it.
        document: Understood,
    },
    /// It gave nothing.
    Refused(Refused),
    /// It lay in a folder and is of no kind that is read.
    Skipped(Refused),
}

impl Outcome {
    /// Returns what lay in a folder and is of no kind that is read.
    pub fn skipped(&self) -> Option<&Refused> {
        match self {
            Self::Skipped(refused) => Some(refused),
            Self::Kept { .. } | Self::Refused(_) => None,
        }
    }
}

/// What was understood of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The document.
    pub id: DocumentId,
    /// Who published it.
    pub outlet: Option<String>,
    /// The words of its title.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Stamp>,
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// How many statements were found.
    pub statements: usize,
    /// How many events were found.
    pub events: usize,
    /// What a person should know about it.
    pub notes: Vec<Note>,
}

/// How far adding has come. What it tells of as kept is on the disk.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// How many places are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// What became of the last.
    pub outcome: &'a Outcome,
}

/// What became of all places, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Added {
    /// One for each place.
    pub outcomes: Vec<Outcome>,
}

impl Added {
    /// Returns how many documents came to `wanted`.
    pub fn count(&self, wanted: Keeping) -> usize {
        self.kept().filter(|(keeping, _)| *keeping == wanted).count()
    }

    /// Returns what is in the case now, whether it was before or not.
    pub fn kept(&self) -> impl Iterator<Item = (Keeping, &Understood)> {
        self.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Kept { keeping, document } => Some((*keeping, document)),
            Outcome::Refused(_) | Outcome::Skipped(_) => None,
        })
    }

    /// Returns what gave nothing.
    pub fn refused(&self) -> impl Iterator<Item = &Refused> {
        self.outcomes.iter().filter_map(|outcome| match outcome {
            Outcome::Refused(refused) => Some(refused),
            Outcome::Kept { .. } | Outcome::Skipped(_) => None,
        })
    }
}

impl Case {
    /// Adds the documents behind `inputs`: files, folders, addresses, `-` for the standard input.
    ///
    /// Each document is one transaction. What is there already, in the same words, is left alone; a page whose words
    /// changed becomes another version of its document.
    ///
    /// # Errors
    /// The case file cannot be written to; what was told to `progress` as kept stays kept.
    pub fn add(
        &mut self,
        inputs: &[String],
        settings: &Settings,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Added, DeskError> {
        let mut gathered = Gathered::default();
        for input in inputs {
            gathered.extend(gather(input));
        }
        let places: Vec<Place> = gathered.places.into_iter().map(Place::absolute).collect();
        let refused = gathered.refused.into_iter().map(Outcome::Refused);
        let left_out: Vec<Outcome> = refused.chain(gathered.skipped.into_iter().map(Outcome::Skipped)).collect();
        let now = self.world.now();
        let mut keeper = Keeper::new(self, places.len() + left_out.len(), progress)?;
        for outcome in left_out {
            keeper.tell(outcome);
        }
        for batch in places.chunks(BATCH) {
            let fetched: Vec<_> = batch.par_iter().map(|place| fetch(place, settings, now)).collect();
            keeper.keep(fetched)?;
        }
        keeper.end()
    }

    /// Adds documents that were fetched already.
    ///
    /// # Errors
    /// As for [`Case::add`].
    pub(crate) fn add_fetched(
        &mut self,
        fetched: Vec<Fetched>,
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<Added, DeskError> {
        let mut keeper = Keeper::new(self, fetched.len(), progress)?;
        keeper.keep(fetched.into_iter().map(Ok).collect())?;
        keeper.end()
    }
}

/// Keeps documents one after the other, and tells of each.
struct Keeper<'c, 'p> {
    case: &'c mut Case,
    readers: String,
    latest_mark: Option<Mark>,
    now: Instant,
    total: usize,
    progress: &'p mut dyn FnMut(Progress<'_>),
    added: Added,
}

impl<'c, 'p> Keeper<'c, 'p> {
    fn new(case: &'c mut Case, total: usize, progress: &'p mut dyn FnMut(Progress<'_>)) -> Result<Self, DeskError> {
        let latest_mark = case.store.marks()?.pop();
        let (readers, now) = (case.readers_name(), case.world.now());
        Ok(Self { case, readers, latest_mark, now, total, progress, added: Added::default() })
    }

    /// Reads a batch on all cores and keeps it in its order.
    fn keep(&mut self, batch: Vec<Result<Fetched, Refused>>) -> Result<(), DeskError> {
        let readers = &self.case.readers;
        let read_all = batch.into_par_iter().map(|fetched| {
            let fetched = named(fetched?);
            let document = read(&fetched, Given::default(), readers);
            Ok((fetched, document))
        });
        let documents: Vec<Result<(Fetched, ReadDocument), Refused>> = read_all.collect();
        for document in documents {
            let outcome = match document {
                Ok((fetched, document)) => self.keep_one(&fetched, document)?,
                Err(refused) => Outcome::Refused(refused),
            };
            self.tell(outcome);
        }
        Ok(())
    }

    fn keep_one(&mut self, fetched: &Fetched, document: ReadDocument) -> Result<Outcome, DeskError> {
        let version = document.version(self.learned(fetched.capture.fetched));
        let keeping = self.case.store.keep(&NewVersion {
            version: &version,
            capture: &fetched.capture,
            rendition: &document.rendition,
            findings: &document.findings,
            readers: &self.readers,
        })?;
        Ok(Outcome::Kept { keeping, document: Understood::from(document) })
    }

    /// Returns when a document fetched at `fetched` begins to count.
    ///
    /// That is when it was fetched; but if someone has looked since and set a mark, it is news to them, however old.
    fn learned(&self, fetched: Instant) -> Instant {
        match &self.latest_mark {
            Some(mark) if mark.at >= fetched => self.now.max(after(mark.at)),
            _ => fetched,
        }
    }

    fn tell(&mut self, outcome: Outcome) {
        let done = self.added.outcomes.len() + 1;
        (self.progress)(Progress { done, total: self.total, outcome: &outcome });
        self.added.outcomes.push(outcome);
    }

    /// Notes the digest of the state that came of it.
    fn end(self) -> Result<Added, DeskError> {
        if self.added.kept().any(|(keeping, _)| keeping != Keeping::Unchanged) {
            self.case.note_state()?;
        }
        Ok(self.added)
    }
}

/// Returns the first instant after `at`.
pub(crate) fn after(at: Instant) -> Instant {
    Instant::from_unix(at.unix().saturating_add(1))
}

/// Returns what came through the standard input under a name of its own: the next text that comes is another document.
fn named(mut fetched: Fetched) -> Fetched {
    if fetched.name == "-" {
        fetched.name = format!("stdin:{}", fetched.capture.digest().short());
    }
    fetched
}

impl From<ReadDocument> for Understood {
    fn from(document: ReadDocument) -> Self {
        Self {
            title: document.rendition.title_words().map(str::to_owned),
            id: document.id,
            outlet: document.outlet,
            published: document.published.map(|dated| dated.stamp),
            language: document.rendition.language,
            statements: document.findings.statements.len(),
            events: document.findings.events.len(),
            notes: document.notes,
        }
    }
}
