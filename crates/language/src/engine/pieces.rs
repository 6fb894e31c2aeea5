//! How far a word goes: the lengths of addresses, numbers, names and faces at the start of what is left of a text.

use super::spelling::{is_abbreviation, is_joined_prefix, is_unit};

/// Tells whether a character is an apostrophe, in any of its shapes.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

/// Tells whether a character belongs to the one before it: combining marks, joiners, shades of faces.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Tells whether `rest` is a decade without its century: "90s" after an apostrophe.
pub(super) fn is_decade(rest: &str) -> bool {
    matches!(rest.as_bytes(), [a, b, b's', ..] if a.is_ascii_digit() && b.is_ascii_digit())
}

/// Returns the length of the address on the web or by mail that `rest` begins with.
pub(super) fn address_len(rest: &str) -> Option<usize> {
    if !rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let web = ["http://", "https://", "ftp://", "www.", "mailto:"]
        .iter()
        .any(|start| rest.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start)));
    let end = rest.find(['<', '>', '"', '“', '”', '|']).unwrap_or(rest.len());
    let rest = &rest[..end];
    let mail = rest.split_once('@').is_some_and(|(name, host)| {
        name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')) && host.contains('.')
    });
    let address = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '*']);
    let address = if mail && !web { address.split([',', ';', '/', '(', ')']).next().unwrap_or(address) } else { address };
    (web || mail).then_some(address.len())
}

/// Returns the length of the face that `rest` is: ":-)".
pub(super) fn face_len(rest: &str, whole: bool) -> Option<usize> {
    let mut chars = rest.chars();
    let eyes = chars.next().filter(|c| matches!(c, ':' | ';' | '=' | '^' | '('))?;
    let body = rest.trim_end_matches(['.', ',', '!']);
    let mouth = |c: char| matches!(c, ')' | '(' | 'D' | 'P' | 'p' | '/' | ']' | '[' | 'o' | 'O' | '|');
    let face = match body.chars().skip(1).collect::<Vec<_>>()[..] {
        [only] if eyes != '(' && eyes != '^' => mouth(only),
        ['-' | '\'', last] if eyes != '(' => mouth(last),
        ['_', '^'] => eyes == '^',
        [':' | ';'] => eyes == '(',
        _ => false,
    };
    (face && whole && body.len() <= 4).then_some(body.len())
}

/// Returns the length of a left-out passage, "[...]".
pub(super) fn bracketed_len(rest: &str) -> Option<usize> {
    ["[...]", "[…]"].iter().find(|mark| rest.starts_with(**mark)).map(|mark| mark.len())
}

/// Returns the length of the longest word that `rest` begins with, as far as its letters and digits hold together.
pub(super) fn core_len(rest: &str) -> usize {
    let joined = hyphened_number_len(rest);
    if joined > 0 {
        return joined;
    }
    let bytes = rest.as_bytes();
    let mut end = 0;
    let mut piece = 0;
    for (at, c) in rest.char_indices() {
        let next = rest[at + c.len_utf8()..].chars().next();
        let after = next.is_some_and(char::is_alphanumeric);
        let digits = after && at > 0 && bytes[at - 1].is_ascii_digit() && next.is_some_and(|next| next.is_ascii_digit());
        let holds = match c {
            c if c.is_alphanumeric() || is_joiner(c) || c == '_' => true,
            '.' => digits || (after && dot_joins(&rest[piece..at], &rest[at + 1..])),
            ',' | ':' | '/' => digits,
            '-' | '‑' | '‐' => after && is_joined_prefix(&rest[piece..at].to_lowercase(), &rest[at + c.len_utf8()..]),
            '&' => after && at <= 3 && rest[..at].chars().all(char::is_uppercase) && next.is_some_and(char::is_uppercase),
            '$' => at > 0 && at <= 3 && rest[..at].chars().all(char::is_uppercase),
            c if is_apostrophe(c) => next.is_some_and(char::is_alphabetic) && !is_contraction(rest, at, c),
            _ => false,
        };
        if !holds {
            break;
        }
        if !(c.is_alphanumeric() || is_joiner(c) || c == '_') {
            piece = at + c.len_utf8();
        }
        end = at + c.len_utf8();
        if c == '$' {
            break;
        }
    }
    end
}

/// Tells whether the apostrophe at `at` parts a contraction rather than standing inside a name such as "O’Brien".
fn is_contraction(rest: &str, at: usize, mark: char) -> bool {
    let tail = &rest[at + mark.len_utf8()..];
    let letters: usize = tail.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let small = tail[..letters].to_ascii_lowercase();
    matches!(&*small, "s" | "ll" | "re" | "ve" | "d" | "m") || (small == "t" && rest[..at].ends_with(['n', 'N']))
}

/// Tells whether a full stop between letters joins them: "U.S", "a.m", "example.org", not "end.Next".
fn dot_joins(before: &str, after: &str) -> bool {
    let next: usize = after.chars().take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum();
    let next = &after[..next];
    let short = |piece: &str| piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic);
    let ends = [
        "com", "org", "net", "edu", "gov", "uk", "info", "pdf", "doc", "xls", "htm", "html", "jpg", "ppt", "txt", "mil", "ca",
        "de",
    ];
    (short(before) && next.chars().count() <= 2)
        || (before == "Ph" && next == "D")
        || (ends.contains(&&*next.to_lowercase()) && !before.is_empty())
        || (after.contains('.')
            && !next.starts_with(char::is_uppercase)
            && ends.iter().any(|end| after.ends_with(&format!(".{end}"))))
}

/// Tells whether the full stop after `core` belongs to it; `after` follows it at once, `beyond` after the space.
pub(super) fn takes_stop(core: &str, after: &str, beyond: &str) -> bool {
    let small = core.to_lowercase();
    let next = beyond.trim_start_matches(' ').chars().next();
    let at_end = next.is_none_or(|c| c == '\n');
    let single = core.chars().count() == 1 && core.starts_with(char::is_uppercase);
    if core.contains('.') && core.split('.').all(|piece| piece.chars().count() <= 2 && piece.chars().all(char::is_alphabetic)) {
        return true;
    }
    if after.starts_with(|c: char| c.is_alphanumeric()) {
        return is_abbreviation(&small) && core.starts_with(char::is_uppercase) && small.len() <= 4;
    }
    match &*small {
        "no" => next.is_some_and(|c| c.is_ascii_digit()) && after.is_empty(),
        _ if single => (core != "I" && !at_end && next.is_some_and(|c| c.is_uppercase() || c == '(')) || after.starts_with(','),
        _ => is_abbreviation(&small),
    }
}

/// Returns the length of a date or a telephone number held together by hyphens.
fn hyphened_number_len(rest: &str) -> usize {
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '/'))).unwrap_or(rest.len());
    let pieces: Vec<&str> = rest[..end].trim_end_matches(['-', '/']).split('-').collect();
    let number =
        |piece: &str| !piece.is_empty() && piece.bytes().all(|b| b.is_ascii_digit() || b == b'/') && piece.as_bytes()[0] != b'/';
    let long = match pieces[..] {
        [a, b] => number(a) && number(b) && a.len() >= 3 && b.len() == 4 && a.len() != 4,
        [a, b, c] => number(a) && number(c) && (number(b) || (b.len() == 3 && b.bytes().all(|b| b.is_ascii_alphabetic()))),
        [_, _, _, ..] => pieces.iter().all(|piece| number(piece)),
        _ => false,
    };
    if long { pieces.join("-").len() } else { 0 }
}

/// Returns where a unit begins that is written on its number: "10am", "5k".
pub(super) fn unit_at(core: &str) -> Option<usize> {
    let cut = core.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ':')))?;
    (cut > 0 && is_unit(&core[cut..])).then_some(cut)
}
