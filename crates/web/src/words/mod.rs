//! The fixed words and signs for the values of the record, for the pages and the terminal alike.
//!
//! Every value has a word, and where it has a sign too, the word says the same: nothing hangs on a sign or a colour
//! alone. Sentences of any other kind stand where they are shown.

mod dates;
mod labels;
mod notes;
mod stances;

pub use dates::{Moment, day, when};
pub(crate) use dates::{captured, instant, precision, published};
pub use labels::{act, actor_kind, event_type, field, form, modality, rule, side_role, status, value};
pub(crate) use labels::{capitalized, place};
pub use notes::note;
pub(crate) use stances::stance_of_contract;
pub use stances::{NOT_READ, OWN_DRAFT, SILENT, STANCES, Sign, cell, stance};
