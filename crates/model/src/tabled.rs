//! Drafts that a person put into a case.

use serde::{Deserialize, Serialize};

/// A version of the text under negotiation, or what one outlet printed of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TabledDraft {
    /// What it is called. Texts of one name are renderings of one draft.
    pub name: String,
    /// Who printed this rendering.
    pub outlet: Option<String>,
    /// Who tabled it.
    pub author: Option<String>,
    /// The day of the draft, as a person gave it.
    pub dated: Option<String>,
    /// The name of the draft it reworks.
    pub amends: Option<String>,
    /// Tells whether the text is Markdown.
    pub markdown: bool,
    /// Words that were tracked as new or gone in it, with who asked for them.
    pub asked: Vec<Asked>,
}

/// Words that somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who, as the document names them.
    pub by: String,
    /// Tells whether the words are new; otherwise they are gone.
    pub inserted: bool,
    /// The words.
    pub words: String,
}
