//! The products of matrices that training a network takes, row by row, so that every run adds in the same order.

/// Floats worked on at once; a block of four rows of them stays in the first cache.
const BLOCK: usize = 512;

/// Adds `left` times `right` to `out`: `rows` × `inner` and `inner` × `columns`; rows of `out` are `stride` apart.
pub fn add_product(left: &[f32], inner: usize, right: &[f32], columns: usize, out: &mut [f32], stride: usize) {
    for (lefts, outs) in left.chunks(inner * 4).zip(out.chunks_mut(stride * 4)) {
        for from in (0..columns).step_by(BLOCK) {
            let to = (from + BLOCK).min(columns);
            if let ([a, b, c, d], true) = (rows::<4>(lefts, inner), lefts.len() == inner * 4) {
                let (out_a, rest) = outs.split_at_mut(stride);
                let (out_b, rest) = rest.split_at_mut(stride);
                let (out_c, out_d) = rest.split_at_mut(stride);
                let (out_a, out_b) = (&mut out_a[from..to], &mut out_b[from..to]);
                let (out_c, out_d) = (&mut out_c[from..to], &mut out_d[from..to]);
                for at in 0..inner {
                    let row = &right[at * columns + from..at * columns + to];
                    let (a, b, c, d) = (a[at], b[at], c[at], d[at]);
                    for ((((weight, a_), b_), c_), d_) in
                        row.iter().zip(&mut *out_a).zip(&mut *out_b).zip(&mut *out_c).zip(&mut *out_d)
                    {
                        *a_ += a * weight;
                        *b_ += b * weight;
                        *c_ += c * weight;
                        *d_ += d * weight;
                    }
                }
            } else {
                for (left, out) in lefts.chunks(inner).zip(outs.chunks_mut(stride)) {
                    for at in 0..inner {
                        add_scaled(left[at], &right[at * columns + from..at * columns + to], &mut out[from..to]);
                    }
                }
            }
        }
    }
}

/// Adds the transpose of `left` times `right` to `out` (`inner` × `columns`); rows of `right` are `stride` apart.
pub fn add_outer(left: &[f32], inner: usize, right: &[f32], stride: usize, columns: usize, out: &mut [f32]) {
    for (lefts, rights) in left.chunks(inner * 4).zip(right.chunks(stride * 4)) {
        for (at, out) in out.chunks_mut(columns).enumerate() {
            if lefts.len() == inner * 4 {
                let [a, b, c, d] = [0, 1, 2, 3].map(|row| lefts[row * inner + at]);
                let [r, s, t, u] = rows::<4>(rights, stride).map(|row| &row[..columns]);
                for ((((out, r), s), t), u) in out.iter_mut().zip(r).zip(s).zip(t).zip(u) {
                    *out += a * r + b * s + c * t + d * u;
                }
            } else {
                for (left, right) in lefts.chunks(inner).zip(rights.chunks(stride)) {
                    add_scaled(left[at], &right[..columns], out);
                }
            }
        }
    }
}

/// Adds `by` times `row` to `out`.
pub fn add_scaled(by: f32, row: &[f32], out: &mut [f32]) {
    for (out, value) in out.iter_mut().zip(row) {
        *out += by * value;
    }
}

/// Returns the sum of the products of two rows.
pub fn dot(left: &[f32], right: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 32];
    let (lefts, left_rest) = left.as_chunks::<32>();
    let (rights, right_rest) = right.as_chunks::<32>();
    for (left, right) in lefts.iter().zip(rights) {
        for ((sum, left), right) in sums.iter_mut().zip(left).zip(right) {
            *sum += left * right;
        }
    }
    sums.iter().sum::<f32>() + left_rest.iter().zip(right_rest).map(|(left, right)| left * right).sum::<f32>()
}

fn rows<const N: usize>(matrix: &[f32], width: usize) -> [&[f32]; N] {
    std::array::from_fn(|row| matrix.get(row * width..(row + 1) * width).unwrap_or(&[]))
}
