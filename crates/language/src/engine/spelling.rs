//! What the writing of English words tells about where they end.

/// Abbreviations in lower case, without their full stop.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "st", "gen", "lt", "col", "capt", "sgt", "maj", "sen", "sens", "rep", "reps", "gov", "pres",
    "rev", "hon", "messrs", "mt", "nos", "vol", "fig", "figs", "vs", "cf", "al", "eg", "ie", "approx", "ca", "jan", "feb", "apr",
    "aug", "sept", "oct", "nov", "dec", "inc", "corp", "co", "ltd", "jr", "sr", "etc", "dept", "ft", "ave", "blvd", "bros",
    "univ", "assn", "esp", "attn", "tel", "ext", "ed", "eds", "pp", "adm", "amb", "para", "paras", "arts", "conf", "tues",
    "thur", "thurs", "mlle", "mme", "viz", "lb", "lbs", "oz", "hwy", "sec", "div", "spec", "sc", "u.s",
];

/// Prefixes that a hyphen does not part from their word.
const PREFIXES: &[&str] = &[
    "non", "e", "mid", "re", "anti", "pre", "co", "pro", "cross", "post", "over", "multi", "ex", "sub", "counter", "semi",
    "mini", "neo", "socio", "psycho", "inter", "intra", "un", "micro", "ultra", "bi", "tri", "trans", "extra", "quasi", "pseudo",
    "de",
];

/// Units written on their number, as they stand.
const UNITS: &[&str] = &[
    "am", "pm", "AM", "PM", "m", "M", "k", "K", "b", "B", "bn", "mm", "MM", "cm", "km", "ft", "kg", "lb", "lbs", "x", "Hz", "kb",
    "KB", "MB", "GB", "mb", "gb", "C", "F", "mins", "min", "hrs", "hr", "mph", "g", "mg", "ml", "kHz", "MHz", "GHz", "p.m",
    "a.m", "t", "hh", "sq", "tn", "yr", "yrs", "w", "kW", "MW",
];

/// Contractions without their apostrophe, and where they are parted.
const PARTS: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("dont", 2),
    ("doesnt", 4),
    ("didnt", 3),
    ("wont", 2),
    ("cant", 2),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("isnt", 2),
    ("arent", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("havent", 4),
    ("hasnt", 3),
    ("hadnt", 3),
    ("aint", 2),
    ("im", 1),
    ("ive", 1),
    ("youre", 3),
    ("youve", 3),
    ("youll", 3),
    ("theyre", 4),
    ("thats", 4),
    ("theres", 5),
    ("whats", 4),
    ("heres", 4),
];

/// Tells whether a full stop after `word` (in lower case) belongs to it.
pub(super) fn is_abbreviation(word: &str) -> bool {
    ABBREVIATIONS.contains(&word)
}

/// Tells whether a hyphen joins `piece` (in lower case) to what follows.
pub(super) fn is_joined_prefix(piece: &str, after: &str) -> bool {
    PREFIXES.contains(&piece) && after.starts_with(char::is_alphabetic)
}

/// Tells whether `tail` is a unit.
pub(super) fn is_unit(tail: &str) -> bool {
    UNITS.contains(&tail)
}

/// Returns where `word` (in lower case) is parted, if it is two words written as one.
pub(super) fn parts_of(word: &str) -> Option<usize> {
    PARTS.iter().find(|(contraction, _)| *contraction == word).map(|(_, cut)| *cut)
}
