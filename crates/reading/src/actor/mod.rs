//! Persons, states, organizations and groups, with their roles.
//!
//! What the text says of a person comes first ("Army Secretary Dan Driscoll" is a role with its span); the tables of
//! `knowledge` are a prior. A capital stands for a government only where it acts; in "in Kyiv" it is a town. Two people
//! of one surname are never merged: a surname alone goes to the one named last who fits.

mod body;
mod capitals;
mod cast;
mod person;
mod role;
mod standing;

pub(crate) use role::represented;

use crate::{Page, Reader, Work};

/// Finds actors and their mentions.
#[derive(Debug)]
pub struct ActorReader;

impl Reader for ActorReader {
    fn name(&self) -> &'static str {
        "actor"
    }

    fn version(&self) -> u32 {
        1
    }

    fn read(&self, page: &Page<'_>, work: &mut Work) {
        let names = capitals::sequences(page);
        body::read(page, work, &names);
        standing::read(page, work);
        person::read(page, work, &names);
    }
}
