//! JSON Schema (draft 2020-12) of the contracts, made from their types.

use crate::{ActorsOutput, DraftListOutput, DraftTraceOutput, DraftsOutput, EventsOutput, ReadOutput, StateOutput};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};

/// The schema of one contract, and the file it is published in.
#[derive(Clone, Debug)]
pub struct SchemaFile {
    /// The name of the file under `schemas/`.
    pub name: &'static str,
    /// The schema.
    pub schema: Schema,
}

/// Returns the schema of every contract.
pub fn schema_files() -> Vec<SchemaFile> {
    vec![
        SchemaFile {
            name: "actors-1.schema.json",
            schema: schema_of::<ActorsOutput<'static>>("Rapporteur: who is who, version 1"),
        },
        SchemaFile {
            name: "draft-list-1.schema.json",
            schema: schema_of::<DraftListOutput<'static>>("Rapporteur: the drafts of a case, version 1"),
        },
        SchemaFile {
            name: "draft-trace-1.schema.json",
            schema: schema_of::<DraftTraceOutput<'static>>("Rapporteur: the thread of a point, version 1"),
        },
        SchemaFile {
            name: "drafts-1.schema.json",
            schema: schema_of::<DraftsOutput<'static>>("Rapporteur: two drafts, version 1"),
        },
        SchemaFile {
            name: "events-1.schema.json",
            schema: schema_of::<EventsOutput<'static>>("Rapporteur: events of a record, version 1"),
        },
        SchemaFile {
            name: "read-1.schema.json",
            schema: schema_of::<ReadOutput<'static>>("Rapporteur: one document, version 1"),
        },
        SchemaFile { name: "state-1.schema.json", schema: schema_of::<StateOutput<'static>>("Rapporteur: state, version 1") },
    ]
}

/// Returns the schema of what is written: a field that may be null is there all the same.
fn schema_of<T: JsonSchema>(title: &str) -> Schema {
    let mut schema = SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema
}
