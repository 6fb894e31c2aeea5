//! Who is who and where: tables with their origins, compiled in.
//!
//! A prior only. What the text itself says of a person's office or of a body's country comes first; these tables say
//! what a name means when the text does not. The files, their origins and licences stand in `data/README.md`.

mod gazetteer;
mod leader;
mod lexicon;
mod office;
mod table;

pub use gazetteer::{Town, admin1, towns};
pub use leader::{Leader, leader, listed};
pub use lexicon::{Entry, Lexicon, Match, Sense, Standing, lexicon};
pub use office::{Level, Office, is_department, office};
