//! What a page is asked for, beyond its path.

use crate::problem::Problem;
use rapporteur_time::Instant;
use serde::Deserialize;

/// The parameters of an address, those of every screen together; empty where they are not given.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ask {
    /// The moment on the learned clock.
    pub(crate) as_of: String,
    /// A mark by its name, an instant or a day.
    pub(crate) since: String,
    /// The id of the actor who speaks or is spoken for.
    pub(crate) by: String,
    /// The id of the issue or draft spoken on.
    pub(crate) on: String,
    /// The kind of change.
    pub(crate) kind: String,
    /// `oldest`: the oldest first.
    pub(crate) order: String,
    /// The page of a list, counted from 1.
    pub(crate) page: String,
    /// The document that a text is looked at in, where several have it.
    pub(crate) document: String,
    /// The spans to mark as quoted words, in code points: `12-40,51-60`.
    pub(crate) mark: String,
    /// The spans to mark as the source.
    pub(crate) source: String,
    /// The spans to mark as reporting words.
    pub(crate) cue: String,
}

impl Ask {
    /// Returns the moment asked for; nothing for all that is known.
    pub(crate) fn moment(&self) -> Result<Option<Instant>, Problem> {
        let given = self.as_of.trim();
        if given.is_empty() {
            return Ok(None);
        }
        // A date field sends no time zone; the page says that it is read as UTC.
        let instant = given.parse().or_else(|_| format!("{given}Z").parse());
        instant.map(Some).map_err(|_| Problem::NotAMoment(given.to_owned()))
    }

    /// Returns the page of a list.
    pub(crate) fn page(&self) -> usize {
        self.page.parse().unwrap_or(1)
    }

    /// Returns the parameters that are given, but for the moment.
    pub(crate) fn kept(&self) -> Vec<(&'static str, String)> {
        let all = [
            ("since", &self.since),
            ("by", &self.by),
            ("on", &self.on),
            ("kind", &self.kind),
            ("order", &self.order),
            ("document", &self.document),
            ("source", &self.source),
            ("cue", &self.cue),
            ("mark", &self.mark),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (name, value.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_field_is_read_as_utc() {
        let asked = |as_of: &str| Ask { as_of: as_of.to_owned(), ..Ask::default() }.moment();
        assert_eq!(asked("2031-03-10T09:10").unwrap().unwrap().to_string(), "2031-03-10T09:10:00Z");
        assert_eq!(asked("2031-03-10T09:10:00+01:00").unwrap().unwrap().to_string(), "2031-03-10T08:10:00Z");
        assert_eq!(asked("2031-03-10").unwrap().unwrap().to_string(), "2031-03-10T23:59:59Z");
        assert!(asked(" ").unwrap().is_none());
        assert!(asked("Monday").is_err());
    }
}
