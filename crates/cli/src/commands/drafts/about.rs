//! What Akoma Ntoso wants to know of a draft beside its words.

use super::super::world;
use crate::trouble::Failure;
use rapporteur_export::AknAbout;
use rapporteur_time::parse_day;
use std::path::Path;

/// Who tabled a draft under which name and when.
#[derive(Debug, clap::Args)]
pub(super) struct About {
    /// What the draft is called in Akoma Ntoso; the name of its file, if none is given.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Who tabled it, in Akoma Ntoso.
    #[arg(long, value_name = "PARTY")]
    by: Option<String>,
    /// The day of the draft in Akoma Ntoso; today, if none is given.
    #[arg(long, value_name = "DAY")]
    date: Option<String>,
}

impl About {
    /// Returns what is known of the draft in the file `given`.
    pub(super) fn of<'a>(&'a self, given: &'a str) -> Result<AknAbout<'a>, Failure> {
        let dated = match &self.date {
            Some(day) => parse_day(day).map_err(|error| Failure::Option(format!("--date: {error} · nothing was written")))?,
            None => world().now().day(),
        };
        Ok(AknAbout { name: self.name.as_deref().unwrap_or_else(|| stem(given)), author: self.by.as_deref(), dated })
    }
}

/// Returns the name of a file without its folder and its ending.
pub(super) fn stem(given: &str) -> &str {
    Path::new(given).file_stem().and_then(|stem| stem.to_str()).unwrap_or(given)
}
