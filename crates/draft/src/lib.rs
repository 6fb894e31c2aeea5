//! Two versions of a negotiating text, point by point.

mod bracket;
mod point;
mod split;

pub use bracket::{Bracket, Brackets};
pub use point::{Draft, Point};
pub use split::Markup;
