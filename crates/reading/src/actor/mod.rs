//! Persons, states, organizations and groups, with their roles.
//!
//! What the text says of a person comes first ("Army Secretary Dan Driscoll" is a role with its span); the tables of
//! `knowledge` are a prior, for the day of the text. A capital stands for a government only where it acts; in "in Kyiv" it is a
//! town. Two people of one surname are never merged: a surname alone goes to the one named last who fits.
//!
//! | file | decides |
//! |---|---|
//! | `capitals.rs` | which runs of capitals may be names |
//! | `body.rs`, `business.rs` | bodies and companies by name, by their head word, by what they own; "the company" |
//! | `standing.rs` | where a state, a capital or an adjective stands for one that acts |
//! | `person.rs`, `people.rs` | persons, and whom a surname refers to |
//! | `role.rs`, `side.rs` | offices beside a name, and whom their holder belongs to and speaks for |
//! | `complete.rs` | what the rest of the text, and the lists, tell of those without a country or a side |
//! | `group.rs` | groups and their members |
//! | `spoken.rs` | what is only known once it is known who speaks: "my predecessor" |

mod body;
mod business;
mod capitals;
mod cast;
mod complete;
mod group;
mod people;
mod person;
mod role;
mod side;
mod spoken;
mod standing;

pub(crate) use cast::state;
pub(crate) use side::{antecedent, country_in, holds, represented};
pub use spoken::SpokenReader;

use crate::{Page, Reader, Work};
use body::Again;

/// Finds actors and their mentions.
#[derive(Debug)]
pub struct ActorReader;

impl Reader for ActorReader {
    fn name(&self) -> &'static str {
        "actor"
    }

    fn version(&self) -> u32 {
        2
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        let names = capitals::sequences(page);
        body::read(page, work, &names);
        business::read(page, work, &names);
        standing::read(page, work);
        body::again(page, work, Again::Bodies);
        person::read(page, work, &names);
        body::again(page, work, Again::Ministries);
        complete::read(page, work);
        group::read(page, work);
    }
}
