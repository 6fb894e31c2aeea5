//! The words of the pages, and what only the terminal needs beside them: colours, short forms, counts and lists.
//!
//! Every sign has a word beside it or in a legend: nothing hangs on a sign or a colour alone.

mod clock;
mod rules;
mod stances;

pub(crate) use clock::clock;
pub(crate) use rapporteur_web::words::{
    NOT_READ, OWN_DRAFT, SILENT, STANCES, act, actor_kind, cell, day, event_type, field, form, modality, note, rule, side_role,
    stance, status, value, when,
};
pub(crate) use rules::reader_rule;
pub(crate) use stances::{colour, coloured, short_stance};

/// Returns a count with its noun: `1 statement`, `3 statements`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    match (count, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {noun}s"),
    }
}

/// Returns words as a list: `a`, `a and b`, `a, b and c`.
pub(crate) fn listed(words: &[impl AsRef<str>]) -> String {
    match words {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// Returns each of `parts` with a dot before it: what follows a name.
pub(crate) fn dotted(parts: &[String]) -> String {
    parts.iter().flat_map(|part| [" · ", part.as_str()]).collect()
}

/// Returns the word for how a draft came to the reporters; none where they only speak of it.
pub(crate) fn provenance(provenance: rapporteur_model::Provenance) -> Option<&'static str> {
    use rapporteur_model::Provenance;
    match provenance {
        Provenance::Reported => None,
        Provenance::Shared => Some("shared"),
        Provenance::Official => Some("official"),
        Provenance::Leaked => Some("leaked"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_lists_read_well() {
        assert_eq!(counted(1, "discrepancy"), "1 discrepancy");
        assert_eq!(counted(0, "discrepancy"), "0 discrepancies");
        assert_eq!(counted(2, "document"), "2 documents");
        assert_eq!(listed(&["Altara", "Verran", "Norlund"]), "Altara, Verran and Norlund");
        assert_eq!(listed(&["Altara"]), "Altara");
    }
}
