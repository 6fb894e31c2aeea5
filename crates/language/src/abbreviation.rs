//! Words whose full stop does not end a sentence.

/// Abbreviations in lower case, without their last full stop; a name or a number follows them.
const BEFORE_NAME: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "lt", "col", "capt", "sgt", "maj", "sen", "rep", "gov", "pres", "rev", "hon",
    "messrs", "mt", "no", "nos", "art", "vol", "fig", "vs", "cf", "al", "eg", "ie", "approx", "ca", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "para", "paras", "arts", "amb",
    "adm",
];

/// Tells whether a full stop after `word` (in lower case) belongs to it rather than to the sentence.
#[must_use]
pub fn takes_full_stop(word: &str) -> bool {
    let initial = word.chars().count() == 1 && word.chars().all(char::is_alphabetic) && word != "i" && word != "a";
    initial || BEFORE_NAME.contains(&word)
}
