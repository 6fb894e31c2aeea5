//! Stances in colour, and where room is short.

use crate::paper::{Run, styled};
use anstyle::{AnsiColor, Style};
use rapporteur_model::Stance;
use rapporteur_web::words;

/// Returns how a stance is coloured.
pub(crate) fn colour(stance: Stance) -> Style {
    match stance {
        Stance::Support => AnsiColor::Green.on_default(),
        Stance::Conditional => AnsiColor::Yellow.on_default(),
        Stance::Oppose => AnsiColor::Red.on_default(),
        Stance::Mixed => AnsiColor::Magenta.on_default(),
        Stance::Undeclared => Style::new(),
    }
}

/// Returns the sign and the word of a stance, in its colour.
pub(crate) fn coloured(stance: Stance) -> Run {
    styled(words::stance(stance).text(), colour(stance))
}

/// Returns the word for a stance where room is short.
pub(crate) fn short_stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Conditional => "if …",
        Stance::Mixed => "both",
        Stance::Support | Stance::Oppose | Stance::Undeclared => words::stance(stance).word,
    }
}
