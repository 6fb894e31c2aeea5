//! What a verb can fail with.

use rapporteur_fetch::Refused;
use rapporteur_store::StoreError;
use rapporteur_time::Instant;

/// Where an error comes from, which decides who can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// What the user asked for cannot be.
    User,
    /// What is stored is not as it should be.
    Data,
    /// The file system or the network refused.
    World,
}

/// An error of a verb.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The case file.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file that was named gave nothing.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The brief cannot be understood: the words of the parser.
    #[error("{what} cannot be understood: {cause}")]
    Brief {
        /// The file.
        what: String,
        /// The words of the parser.
        cause: String,
    },
    /// No entry, cell or document goes by that name.
    #[error("nothing in the record is called “{given}”")]
    Unknown {
        /// The name as given.
        given: String,
    },
    /// More than one entry goes by that name.
    #[error("“{given}” could be {}", candidates.join(", "))]
    Ambiguous {
        /// The name as given.
        given: String,
        /// The names it could stand for.
        candidates: Vec<String>,
    },
    /// No mark goes by that name.
    #[error("there is no mark “{given}”")]
    NoMark {
        /// The name as given.
        given: String,
    },
    /// A draft of that name from that outlet has another text.
    #[error("there is a draft “{name}” with another text already · it is as it was")]
    DraftExists {
        /// The name of the draft.
        name: String,
    },
    /// A mark was to be set at a moment that is still to come.
    #[error("the mark “{name}” was not set: {at} is still to come · all marks are as they were")]
    MarkAhead {
        /// The name of the mark.
        name: String,
        /// Where it was to be set.
        at: Instant,
        /// The latest moment for a mark: now, or when the newest document was learned if that is later.
        latest: Instant,
    },
}

impl DeskError {
    /// Returns where it comes from.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Self::Store(StoreError::NotACase(_) | StoreError::Newer { .. } | StoreError::Damaged(_)) => ErrorKind::Data,
            Self::Store(StoreError::Missing(_) | StoreError::Exists(_))
            | Self::Brief { .. }
            | Self::Unknown { .. }
            | Self::Ambiguous { .. }
            | Self::NoMark { .. }
            | Self::DraftExists { .. }
            | Self::MarkAhead { .. } => ErrorKind::User,
            Self::Store(_) | Self::Refused(_) => ErrorKind::World,
        }
    }

    /// Returns the code, which never changes its meaning.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Refused(refused) => refused.code(),
            Self::Brief { .. } => "R0301",
            Self::Unknown { .. } => "R0302",
            Self::Ambiguous { .. } => "R0303",
            Self::NoMark { .. } => "R0304",
            Self::MarkAhead { .. } => "R0305",
            Self::DraftExists { .. } => "R0306",
        }
    }

    /// Returns what a person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Store(error) => error.hint(),
            Self::Refused(refused) => refused.hint(),
            Self::Brief { .. } => "see `rapporteur init --help` for an example",
            Self::Unknown { .. } => "ids stand in the output of `rapporteur state`, `said` and `news`",
            Self::Ambiguous { .. } => "give more of the name, or the id",
            Self::NoMark { .. } => "`rapporteur mark` lists the marks there are",
            Self::DraftExists { .. } => "give a version its own name with --name, what another outlet printed its --outlet",
            Self::MarkAhead { .. } => "name a moment that has passed (a day stands for its end), or none for the present one",
        }
    }
}
