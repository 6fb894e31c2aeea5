//! A stance, or that there is none, as a sign and a word.

use askama::Template;
use rapporteur_desk::Cell;
use rapporteur_model::Stance;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

/// What a cell of the matrix says, as a sign and a word. Its `Display` is an HTML element; elsewhere see [`Sign::text`].
///
/// In HTML U+FE0E follows the sign: some would be drawn as coloured pictures without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Template)]
#[template(
    source = r#"<span class="stance {{ class }}"><span class="sign" aria-hidden="true">{{ glyph }}&#xfe0e;</span> {{ word }}</span>"#,
    ext = "html"
)]
pub struct Sign {
    /// One character, hidden from screen readers: the word says it.
    pub glyph: &'static str,
    /// The word.
    pub word: &'static str,
    /// The class of the style sheet.
    pub class: &'static str,
}

impl Sign {
    /// Returns the sign with its word: `✔ supports`.
    pub fn text(self) -> String {
        format!("{} {}", self.glyph, self.word)
    }
}

/// Every stance, in the order of a legend: from support to none.
pub const STANCES: [Stance; 5] = [Stance::Support, Stance::Conditional, Stance::Oppose, Stance::Mixed, Stance::Undeclared];

/// A party's own draft, of which it need not say that it supports it.
pub const OWN_DRAFT: Sign = Sign { glyph: "▷", word: "own draft", class: "proposed" };

/// A party that was read of, and no stance found. Silence is neither consent nor a gap in what was read.
pub const SILENT: Sign = Sign { glyph: "○", word: "silent", class: "silent" };

/// A party that no document speaks of.
pub const NOT_READ: Sign = Sign { glyph: "?", word: "not read", class: "unread" };

/// Returns how a stance is shown.
pub fn stance(stance: Stance) -> Sign {
    let (glyph, word, class) = match stance {
        Stance::Support => ("✔", "supports", "support"),
        Stance::Conditional => ("◐", "on condition", "conditional"),
        Stance::Oppose => ("✘", "opposes", "oppose"),
        Stance::Mixed => ("⚡", "for and against", "mixed"),
        Stance::Undeclared => ("◇", "undeclared", "undeclared"),
    };
    Sign { glyph, word, class }
}

/// Returns how a cell of the matrix is shown.
pub fn cell(cell: &Cell) -> Sign {
    match cell {
        Cell::Stance(cell) => stance(cell.stance),
        Cell::Proposed => OWN_DRAFT,
        Cell::Silent => SILENT,
        Cell::NotRead => NOT_READ,
    }
}

/// Returns the stance that the JSON contract writes as `value`.
pub(crate) fn stance_of_contract(value: &str) -> Option<Stance> {
    let value: StrDeserializer<'_, Error> = value.into_deserializer();
    Stance::deserialize(value).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_contract_and_the_vocabulary_know_the_same_stances() {
        for wanted in STANCES {
            assert_eq!(stance_of_contract(stance(wanted).class), Some(wanted), "the class is the word of the contract");
        }
        assert_eq!(stance_of_contract("supports"), None);
    }

    #[test]
    fn a_sign_is_never_without_its_word() {
        let sign = stance(Stance::Support);
        assert_eq!(sign.text(), "✔ supports");
        let html = "<span class=\"stance support\"><span class=\"sign\" aria-hidden=\"true\">✔&#xfe0e;</span> supports</span>";
        assert_eq!(sign.to_string(), html);
    }
}
