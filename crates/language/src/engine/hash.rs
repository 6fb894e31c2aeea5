//! Hashes of words and features. They are part of every model file: a change here asks for new models.

/// Returns the hash of `bytes`, eight at a time.
pub fn bytes(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64 ^ 0x9E37_79B9_7F4A_7C15;
    let (eights, rest) = bytes.as_chunks::<8>();
    for eight in eights {
        hash = mix(hash, u64::from_le_bytes(*eight));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    mix(hash, u64::from_le_bytes(last))
}

/// Returns the hash of `hash` followed by `value`; the upper and the lower half depend on all bits of both.
pub fn mix(hash: u64, value: u64) -> u64 {
    let product = u128::from(hash ^ 0xD6E8_FEB8_6659_FD93) * u128::from(value ^ 0xA076_1D64_78BD_642F);
    (product as u64) ^ ((product >> 64) as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Returns the hash of a feature: the number of its template and what fills it.
pub fn feature(template: u64, value: u64) -> u64 {
    mix(template.wrapping_mul(0xC2B2_AE3D_27D4_EB4F), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_length_and_template_count() {
        assert_ne!(bytes(b"ab"), bytes(b"ba"));
        assert_ne!(bytes(b"a"), bytes(b"a\0"));
        assert_ne!(bytes(b"12345678"), bytes(b"123456789"));
        assert_ne!(feature(1, 7), feature(2, 7));
        assert_ne!(mix(1, 2), mix(2, 1));
    }
}
