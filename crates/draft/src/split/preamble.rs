//! Paragraphs without a number that are points all the same: those of a preamble or of a decision.

/// Tells whether `words`, a paragraph that no number opens, is one of a preamble or decision: "*Recalling* its earlier
/// decisions,", "The Parties to this Agreement,", "Have agreed as follows:".
pub(super) fn is_clause(words: &str) -> bool {
    let bare = words.trim_start_matches(['[', '(', ' ']);
    let closed = words.trim_end_matches([']', ')', '*', '_', ' ']);
    if !closed.ends_with([',', ';', ':', '.']) {
        return false;
    }
    if let Some(sign) = bare.chars().next().filter(|c| matches!(c, '*' | '_')) {
        let inner = bare.trim_start_matches(sign);
        let end = inner.find(sign);
        // A note about the version is slanted from end to end.
        return end.is_some_and(|end| inner[..end].split_whitespace().count() <= 6 && end + 4 < inner.len());
    }
    let first = bare.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or("");
    let is_open = closed.ends_with([',', ';']);
    let lower = first.to_lowercase();
    let is_participle = first.starts_with(char::is_uppercase) && lower.len() > 4 && lower.ends_with("ing");
    let is_opener = is_participle
        || OPENERS.contains(&lower.as_str())
        || ADVERBS.contains(&lower.as_str())
            && bare.split_whitespace().nth(1).is_some_and(|word| word.ends_with("ing") || OPENERS.contains(&word));
    let is_speaker = first == "The" && closed.ends_with(',') && bare.split_whitespace().count() <= 16;
    let agrees = closed.ends_with(':')
        && ["as follows", "following"].iter().any(|end| closed[..closed.len() - 1].trim_end().ends_with(end))
        && bare.split_whitespace().count() <= 14;
    is_open && is_opener || is_speaker || agrees
}

/// Tells whether `words` only opens or closes a preamble: "The Parties,", "Have agreed as follows:".
pub(crate) fn is_formula(words: &str) -> bool {
    let few = words.split_whitespace().count() <= 14;
    let speaks = words.starts_with("The ") && words.ends_with(',') && !words.trim_end_matches(',').contains(',');
    let agrees = words.ends_with("as follows:") || words.ends_with("the following:");
    few && (speaks || agrees)
}

const OPENERS: &[&str] = &[
    "alarmed", "aware", "concerned", "conscious", "convinced", "desirous", "determined", "disturbed", "encouraged", "gratified",
    "guided", "in", "inspired", "mindful", "moved", "persuaded", "pursuant", "resolved", "with", "considering", "having",
    "cognizant", "bearing",
];

const ADVERBS: &[&str] =
    &["also", "deeply", "further", "gravely", "fully", "again", "firmly", "strongly", "particularly", "keenly"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_told_from_notes_and_titles() {
        for words in [
            "*Recalling* its earlier decisions,",
            "[*Noting with concern* the delay,]",
            "Recalling the talks of 2031,",
            "Deeply concerned by the floods,",
            "The Parties to this Agreement,",
            "Have agreed as follows:",
        ] {
            assert!(is_clause(words), "{words}");
        }
        for words in [
            "*First draft, circulated by the chair*",
            "Version of 6 November",
            "The chair circulated this text.",
            "*[More may follow.]*",
        ] {
            assert!(!is_clause(words), "{words}");
        }
    }
}
