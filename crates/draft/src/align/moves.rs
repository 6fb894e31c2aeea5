//! Which links moved.

/// Returns, for each place of a sequence, whether it lies outside every longest increasing subsequence.
///
/// What lies in one of several such subsequences may be said to stay. Time n log n, by the lengths of the longest
/// subsequences that end and that begin at each place (Schensted).
pub(super) fn moved(sequence: &[usize]) -> Vec<bool> {
    let up = longest_ending(sequence.iter().copied());
    let mut down = longest_ending(sequence.iter().rev().map(|value| usize::MAX - value));
    down.reverse();
    let best = up.iter().copied().max().unwrap_or(0);
    up.iter().zip(&down).map(|(up, down)| up + down - 1 < best).collect()
}

fn longest_ending(sequence: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut tails: Vec<usize> = Vec::new();
    sequence
        .map(|value| {
            let length = tails.partition_point(|&tail| tail < value);
            if length == tails.len() {
                tails.push(value);
            } else {
                tails[length] = value;
            }
            length + 1
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leaves_the_order_moved() {
        assert_eq!(moved(&[0, 1, 9, 2, 3]), [false, false, true, false, false]);
        assert_eq!(moved(&[1, 0]), [false, false]);
        assert_eq!(moved(&[]), Vec::<bool>::new());
    }
}
