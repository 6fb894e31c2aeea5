use super::Quote;
use crate::view::View;
use crate::words;
use askama::Template;
use rapporteur_model::{Discrepancy, RecordId};

/// What documents contradict one another about, side by side.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/discrepancy.html")]
pub(crate) struct DiscrepancyLine {
    /// What it is about.
    field: String,
    /// Each value with the words that say so.
    values: Vec<(String, Vec<Quote>)>,
}

impl DiscrepancyLine {
    /// Returns what documents contradict one another about in an entry.
    pub(crate) fn about(view: &View<'_>, id: &RecordId) -> Vec<Self> {
        let about = view.record().discrepancies.iter().filter(|discrepancy| discrepancy.about == *id);
        about.map(|discrepancy| Self::new(view, discrepancy)).collect()
    }

    fn new(view: &View<'_>, discrepancy: &Discrepancy) -> Self {
        let values = discrepancy.values.iter();
        Self {
            field: words::field(&discrepancy.field).to_owned(),
            values: values.map(|value| (words::value(&value.value), Quote::each(view, value.words.all()))).collect(),
        }
    }
}
