//! For tests only: literate cases, documents that say what a reader must find in a text.
//!
//! A case is written for people first. Files lie in `cases/`; a `#` heading and prose open a file, and each `##` heading is a
//! case with a name that no other case has:
//!
//! ````markdown
//! ## Indirect speech keeps the condition
//! A condition after "unless" belongs to the content, not to the reporter.
//!
//! - published: 2031-03-10
//! - party: Verran | Verrani | Tolm
//!
//! > Verran's envoy Teo Marsh said the council would not sign unless the gauges were read.
//!
//! ```record
//! statement: speaker Marsh · form indirect · cue said · content the council would not sign unless the gauges were read
//! no event: modality held
//! ```
//! ````
//!
//! The blockquote is the text; an empty `>` line parts two paragraphs. A `party` is a state of the case's brief, its name
//! first, then its other names. In the block each line expects one finding, or, after `no`, that there is none such. Fields
//! that are given must match, fields that are not are free, and `none` is the value of a field that is empty:
//!
//! | line | fields |
//! |---|---|
//! | `statement` | `speaker` `party` `form` `source` `cue` `content` `channel` `channel_kind` `addressee` `told` `act` `act_words` `said` `said_words` |
//! | `event` | `type` `modality` `proof` `participant` `place` `country` `medium` `round` `when` `bound` `clock` `words` |
//! | `draft` | `name` `points` `proposer` `amends` `provenance` `words` |
//! | `issue` | `name` `parent` `status` `words` |
//! | `position` | `holder` `target` `stance` `condition` `earlier` `words` |
//! | `actor` | `name` `kind` `role` `country` `represents` `members` |
//! | `place` | `name` `country` `within` `precision` |
//! | `timex` | `when` `bound` `precision` `from` `clock` `offset` `repeats` `lasts` `words` |
//!
//! - `form`, `type`, `modality`, `status`, `stance`, `kind`, `bound`, `precision`, `country` and `points` are the values of the
//!   JSON contract.
//! - `from` is what the days are counted from (`calendar`, `publication`, `quotation`, `last_named`, `sentence`).
//! - `clock` is `14:00` with the zone as the text has it, `offset` that of its zone (`+02:00`); `repeats` how many times in how many of
//!   which unit (`2 in 1 week`), then the weekdays (`on 2 4`, Tuesday and Thursday) or the month (`in 3`); `lasts` a length (`3 day`).
//! - `when` and `said` are a day or `2031-03-10..2031-03-14`.
//! - Names of people and things are theirs in the record, a mention of them in the text, or a person's last name;
//!   `participant`, `proposer` and `members` may name several, with commas.
//! - `addressee` and `act_words` are the very words, `told` is the actor behind the addressee.
//! - `content` and `cue` are the very words; `…` stands where a quotation is split. `words`, `proof` and `source` must share half of the
//!   shorter with what is found; `role` and `channel` must lie within it. Case and punctuation never count.
//! - `maybe` before a line marks what one careful reader would record and another would not: it never fails, and [`measure`] counts
//!   it neither way.
//! - Words that the text does not have make the case itself fail.
//!
//! A test of the readers is then a loop:
//!
//! ```no_run
//! # use rapporteur_model::Findings;
//! # fn read(text: &str, case: &rapporteur_testkit::Case) -> Findings { Findings::default() }
//! let cases = rapporteur_testkit::cases("../../cases".as_ref()).unwrap();
//! let failures: Vec<String> = cases
//!     .iter()
//!     .flat_map(|case| case.check(&case.text, &read(&case.text, case)))
//!     .map(|failure| failure.to_string())
//!     .collect();
//! assert!(failures.is_empty(), "{} of {} cases\n\n{}", failures.len(), cases.len(), failures.join("\n\n"));
//! ```

mod case;
mod expectation;
mod found;
mod matching;
mod measure;
mod parse;
mod words;

pub use case::{Case, Failure, cases};
pub use expectation::{Expectation, Field, Kind, Rule};
pub use measure::{Judged, Verdict, measure};
