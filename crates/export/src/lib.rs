//! The contracts: JSON outputs and their schemas.
//!
//! | contract | made by | printed by | schema |
//! |---|---|---|---|
//! | `rapporteur-read/1` | [`read`] | `rapporteur read --format json`, one object a document | `schemas/read-1.schema.json` |
//! | `rapporteur-actors/1` | [`actors`] | `rapporteur actors --format json`, one object a document | `schemas/actors-1.schema.json` |
//! | `rapporteur-draft-list/1` | [`DraftListOutput`] | `rapporteur drafts list --format json`, one object | `schemas/draft-list-1.schema.json` |
//! | `rapporteur-draft-trace/1` | [`DraftTraceOutput`] | `rapporteur drafts trace --format json`, one object | `schemas/draft-trace-1.schema.json` |
//! | `rapporteur-drafts/1` | [`drafts`] | `rapporteur drafts diff --format json`, one object | `schemas/drafts-1.schema.json` |
//! | `rapporteur-events/1` | [`events`] | `rapporteur agenda` and `timeline` with `--format json`, one object | `schemas/events-1.schema.json` |
//! | `rapporteur-state/1` | [`state`] | `rapporteur state --format json`, one object | `schemas/state-1.schema.json` |
//!
//! One file a contract. Its types are the contract: the schema is made from them, with their doc comments as its text, and a
//! test fails where the file under `schemas/` differs. Fields may be added within a version, so schemas leave objects open;
//! nothing is renamed or taken away without a new number.
//!
//! Inside the program spans count bytes. Here they leave as Unicode code points ([`JsonSpan`]; in drafts as pairs), without
//! white space at their ends.
//!
//! Beside the contracts, [`redline_text`], [`redline_html`] and [`redline_docx`] show two drafts to people,
//! [`draft_akn`] and [`redline_akn`] write drafts as Akoma Ntoso, and [`calendar`] writes
//! events as iCalendar.
//! [`statement_rows`] lays out statements alone as rows, for `rapporteur read --only statements`.

mod actors;
mod akn;
mod calendar;
mod codes;
mod docx;
mod drafts;
mod events;
mod naming;
mod parts;
mod read;
mod redline;
mod schema;
mod state;
mod statements;
mod tabled;
mod texts;
mod timex;
mod xml;

pub use actors::{ActorsActor, ActorsContract, ActorsOutput, ActorsPlace, ActorsReason, actors};
pub use akn::{AknAbout, draft_akn, redline_akn};
pub use calendar::{EntryWords, calendar};
pub use codes::{EventCodes, event_codes};
pub use docx::redline_docx;
pub use drafts::{
    DraftsAlignment, DraftsAmendment, DraftsBrackets, DraftsContract, DraftsDistance, DraftsOutput, DraftsPoint, DraftsSide,
    DraftsSides, drafts, drafts_distance,
};
pub use events::{EventsContract, EventsOutput, ListedActor, ListedEvent, ListedWhen, events};
pub use parts::{JsonPlace, JsonSpan};
pub use read::{
    ReadActor, ReadContract, ReadDocument, ReadDraft, ReadEvent, ReadInput, ReadIssue, ReadNote, ReadOutput, ReadPlace,
    ReadPosition, ReadStatement, read,
};
pub use redline::{Layout, redline_html, redline_text};
pub use schema::{SchemaFile, schema_files};
pub use state::{
    StateActor, StateChange, StateCitation, StateContract, StateCopies, StateDiscrepancy, StateDraft, StateEvent, StateIssue,
    StateOutput, StatePosition, StateQuote, StateQuoteReport, StateReport, StateTurn, StateValue, state,
};
pub use statements::{STATEMENT_COLUMNS, StatementRow, statement_rows};
pub use tabled::{
    ClaimedDraft, DraftListContract, DraftListOutput, DraftTraceContract, DraftTraceOutput, ListedDifference, ListedDraft,
    ListedPosition, ListedRendering, TracedAsked, TracedPoint, TracedStep,
};
pub use timex::{ReadClock, ReadLength, ReadRepeats, ReadTimex};
