//! How closely words are looked at.

/// Whether a look that is sure is the last one.
///
/// A class is mostly plain from the words alone. What else there is (the tags before, words taken together) is then not looked up,
/// since it hardly ever changes anything. Models are made from what was read thoroughly, so that they do not hang on how fast it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// What is sure at first sight is not looked at again.
    Quick,
    /// Everything is looked up.
    Thorough,
}

impl Care {
    /// Returns how far ahead a class must be to be taken at first sight: so far as `enough` says, or farther than any is.
    #[inline]
    pub(crate) fn lead(self, enough: i16) -> i16 {
        match self {
            Self::Quick => enough,
            Self::Thorough => i16::MAX,
        }
    }
}

/// Returns the class with the highest score if no other is so near as `lead`.
#[inline]
pub(crate) fn far_ahead(scores: &[i16], lead: i16) -> Option<u8> {
    let class = super::tagger::best(scores);
    let bound = scores.get(usize::from(class))?.saturating_sub(lead);
    let near: u16 = scores.iter().map(|&score| u16::from(score >= bound)).sum();
    (near == 1).then_some(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_far_ahead_if_none_comes_near_it() {
        assert_eq!(far_ahead(&[3, 90, -7], 80), Some(1));
        assert_eq!(far_ahead(&[3, 90, 10], 80), None);
        assert_eq!(far_ahead(&[90, 90], 0), None);
        assert_eq!(far_ahead(&[i16::MIN, 400, i16::MIN, -3000], 80), Some(1));
        assert_eq!(far_ahead(&[i16::MIN, 400, 90], Care::Thorough.lead(80)), None);
        assert_eq!(far_ahead(&[], 80), None);
    }
}
