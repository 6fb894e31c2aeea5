//! The record: plain data and its invariants.
//!
//! Two layers, and the types say which one you hold:
//!
//! - **Findings** ([`Findings`]): what the readers saw in one rendition. Ids count within it; spans are bytes of it.
//!   Disposable: another reading makes them anew.
//! - **Record** ([`Record`]): what the ledger settled over all documents as of an instant. Every entry rests on
//!   [`Citation`]s, which name a rendition and a span in it.
//!
//! A value about the world cannot be built without a span: the types here ask for [`Evidence`] or [`Citations`], which
//! are never empty. The terms are those of the field; the README's glossary says from which.

mod anchor;
mod brief;
mod document;
mod evidence;
mod finding;
mod ids;
mod note;
mod record;
mod tabled;
mod words;

pub use anchor::{Anchor, Found};
pub use brief::{Brief, BriefIssue, BriefParty, SideRole};
pub use document::{Alignment, Capture, Dated, Media, Origin, Piece, Rendition, Sidecar, Version};
pub use evidence::{Cited, Evidence, Trace, TraceStep};
pub use finding::{
    Act, Actor, ActorKind, Addressee, ChannelKind, CountedFrom, Draft, EarlierStance, Event, EventType, Findings, Issue,
    IssueStatus, Length, Locality, Medium, Modality, Place, PlacePrecision, Point, Position, Provenance, Repeats, Score,
    SpeechForm, Stance, Statement, Target, TimeUnit, Timex,
};
pub use ids::{ActorId, CountryCode, Digest, DocumentId, DraftId, EventId, IssueId, RecordId, StatementId};
pub use note::{Note, NoteKind};
pub use record::{
    Change, ChangeKind, Citation, Citations, CopyGroup, Discrepancy, DiscrepancyValue, Mark, Record, RecordedActor,
    RecordedDraft, RecordedEvent, RecordedIssue, RecordedPosition, RecordedStatement, Report, StatusRule, Turn,
};
pub use tabled::{Asked, TabledDraft};
pub use words::{content_stems, stem_overlap};
