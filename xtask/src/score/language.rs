//! The language engine: tags, trees, words, sentences and names, on treebanks and texts with gold names.

use crate::figures::{Figures, Measure};
use crate::run::{Workspace, output_of};
use crate::stop::Stop;
use serde_json::Value;
use std::path::Path;

/// The measure.
pub const LANGUAGE: Measure = Measure {
    name: "language",
    about: "The language engine on UD English EWT and GUM (percent) and on UNER English EWT (0 to 1)",
    take,
};

/// The figures, in the order in which they are worth reading.
const FIGURES: [&str; 22] = [
    "ewt_upos", "ewt_xpos", "ewt_lemma", "ewt_uas", "ewt_las", "ewt_tokens_f1", "ewt_sentences_f1", "gum_upos", "gum_xpos",
    "gum_lemma", "gum_uas", "gum_las", "gum_tokens_f1", "gum_sentences_f1", "uner_names_f1", "actor_names_f1",
    "ewt_quick_tags_f1", "ewt_quick_names_f1", "ewt_quick_sentences_f1", "gum_quick_tags_f1", "gum_quick_names_f1",
    "gum_quick_sentences_f1",
];

/// The data that the figures are of, in the folder of the data.
const DATA: [&str; 3] = ["data/ud/ewt-test.conllu.zst", "data/ud/gum-test.conllu.zst", "data/ner/uner-test.iob2"];

fn take(workspace: &Workspace, shared: &Path) -> Result<Figures, Stop> {
    if let Some(absent) = DATA.iter().find(|file| !shared.join(file).is_file()) {
        return Err(Stop::Absent(format!("there is no {absent} in {}: name its folder with --shared DIR", shared.display())));
    }
    let mut score = workspace.cargo(&["run", "--release", "--quiet", "-p", "rapporteur-train", "--", "score", "--shared"]);
    score.arg(shared);
    figures(&output_of(score, "")?)
}

fn figures(printed: &str) -> Result<Figures, Stop> {
    let scored: Value = serde_json::from_str(printed).map_err(|error| Stop::Failed(format!("the trainer's score: {error}")))?;
    let mut figures = Figures::default();
    for name in FIGURES {
        figures.add(name, &scored[name]);
    }
    Ok(figures)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_order_and_others_are_left_out() {
        let mut expected = Figures::default();
        expected.add("ewt_uas", &Value::from(85.5));
        expected.add("uner_names_f1", &Value::from(0.5));
        assert_eq!(figures(r#"{"other": 1.0, "uner_names_f1": 0.5, "ewt_uas": 85.5}"#), Ok(expected));
    }

    #[test]
    fn absent_data_is_said_to_be_absent() {
        let stop = take(&Workspace::here(), Path::new("/no/such/folder")).unwrap_err();
        assert!(matches!(stop, Stop::Absent(words) if words.contains("/no/such/folder")));
    }
}
