//! Names of persons, however an outlet spells them.

/// What stands before a name without being part of it.
const HONORIFICS: &[&str] = &["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor"];

/// Words of a surname that are no name by themselves.
const PARTICLES: &[&str] = &[
    "a", "al", "ap", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le",
    "ter", "ten", "van", "von", "zu",
];

/// A name of a person, for comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PersonName {
    /// All of it, folded.
    pub(crate) full: String,
    /// The last word of it.
    pub(crate) surname: String,
    /// Whether it is a surname and nothing else.
    pub(crate) alone: bool,
}

impl PersonName {
    /// Reads a name.
    pub(crate) fn new(name: &str) -> Self {
        let folded = folded(name);
        let mut words: Vec<&str> = folded.split(' ').collect();
        while words.len() > 1 && HONORIFICS.contains(&words[0]) {
            words.remove(0);
        }
        let alone = words.iter().filter(|word| !PARTICLES.contains(word)).count() < 2;
        Self { full: words.join(" "), surname: words.last().copied().unwrap_or_default().to_owned(), alone }
    }
}

/// Returns `name` in lower case, without marks and punctuation, its words one space apart.
pub(crate) fn folded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match base(c) {
            Some(letters) => out.push_str(letters),
            None if c.is_alphanumeric() => out.push(c),
            // An apostrophe inside a name and a combining mark part no words.
            None if matches!(c, '’' | '\'' | '\u{300}'..='\u{36F}') => {}
            None if !out.is_empty() && !out.ends_with(' ') => out.push(' '),
            None => {}
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Returns the letters that outlets without the special ones write for `c`.
fn base(c: char) -> Option<&'static str> {
    Some(match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_under_three_spellings() {
        for name in ["Þórunn Ásvaldsdóttir", "Thorunn Asvaldsdottir", "Mrs. Thórunn  Ásvaldsdo\u{301}ttir"] {
            assert_eq!(PersonName::new(name).full, "thorunn asvaldsdottir");
        }
    }

    #[test]
    fn a_particle_does_not_make_a_full_name() {
        let name = PersonName::new("á Lakjuni");
        assert!(name.alone);
        assert_eq!(name.surname, "lakjuni");
        assert!(PersonName::new("Mr van der Marsh").alone);
        assert!(!PersonName::new("Teo Marsh").alone);
    }

    #[test]
    fn a_name_without_letters_is_no_trouble() {
        assert_eq!(PersonName::new("").full, "");
        assert_eq!(folded(" — "), "");
        assert_eq!(folded("О’Нил"), "онил");
    }
}
