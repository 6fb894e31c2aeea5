//! The best of several candidates.

/// A candidate without a rival is so far ahead.
const FAR: f32 = 20.0;

/// Returns the candidate of the highest score, the first of equals, and how far it is ahead of the next best.
pub(super) fn best<T>(scored: impl Iterator<Item = (T, f32)>) -> Option<(T, f32)> {
    let mut best: Option<(T, f32)> = None;
    let mut second = f32::MIN;
    for (candidate, score) in scored {
        match &best {
            Some((_, top)) if score <= *top => second = second.max(score),
            _ => second = best.replace((candidate, score)).map_or(second, |(_, top)| top),
        }
    }
    best.map(|(candidate, top)| (candidate, (top - second).min(FAR)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_equals_is_best() {
        assert_eq!(best([('a', 1.0), ('b', 3.0), ('c', 3.0)].into_iter()), Some(('b', 0.0)));
        assert_eq!(best([('a', 4.0), ('b', 3.0), ('c', 3.5)].into_iter()), Some(('a', 0.5)));
    }

    #[test]
    fn a_candidate_without_a_rival_is_far_ahead() {
        assert_eq!(best([('a', -7.0)].into_iter()), Some(('a', FAR)));
        assert_eq!(best(std::iter::empty::<(char, f32)>()), None);
    }
}
