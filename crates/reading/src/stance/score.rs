//! How often a stance found in one way is right.

use super::bearing::Lean;
use super::predicate::{About, Predicate};

/// Returns how many in a hundred of the positions found this way are right.
///
/// The levels were set by the share of right ones among the positions of the invented articles under
/// `crates/reading/tests/articles`; `cargo xtask score positions` prints the share found right at each level.
pub(super) fn of(predicate: &Predicate, lean: Lean, holder: &str, target: &str) -> u8 {
    let by_holder = match holder {
        "holder.subject" | "holder.beside" => 0,
        "holder.speaker" | "holder.both" => 5,
        _ => 15,
    };
    let by_target = match target {
        "target.object" => 0,
        "target.pronoun" | "target.head-noun" => 5,
        "target.within" => 10,
        _ => 15,
    };
    let by_words = match (lean, predicate.about) {
        (Lean::Doubt, _) => 20,
        (_, About::Called | About::Clause) => 10,
        _ => 0,
    };
    95 - (by_holder + by_target + by_words)
}
