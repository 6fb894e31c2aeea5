//! What stands before a point: its number, letter or bullet.

/// Values that an enumerator can have: "(i)" is the ninth letter or the first roman number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// As it is printed, without points and brackets around it: "2bis", "iv", "2.1".
    pub(super) printed: String,
    /// The signs around it, which tell one level from another.
    pub(super) style: Style,
    /// What it can count, the likelier reading first; empty for a bullet.
    pub(super) readings: Vec<Reading>,
    /// Bytes from the start of the line to the words.
    pub(super) len: usize,
    /// Bytes of the brackets before it: "[3. The seat is ...]".
    pub(super) brackets: usize,
}

/// One way to read an enumerator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) series: Series,
    pub(super) value: u32,
}

/// What counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Series {
    Number,
    /// "2.1": a number with its parent's in front; the depth.
    Decimal(usize),
    Lower,
    Upper,
    LowerRoman,
    UpperRoman,
    Bullet,
}

/// The signs around an enumerator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// "(a)"
    Brackets,
    /// "a)"
    Bracket,
    /// "a."
    Point,
    /// "Point 3:", "Paragraph 3."
    Named,
    /// "-", "*", "•"
    Sign(char),
}

/// Returns the marker that `line` begins with.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let bare = line.trim_start_matches('[');
    let brackets = line.len() - bare.len();
    bullet(line).or_else(|| enumerator(bare, brackets))
}

fn bullet(line: &str) -> Option<Marker> {
    let sign = line.chars().next()?;
    let rest = &line[sign.len_utf8()..];
    let is_bullet = matches!(sign, '-' | '*' | '+' | '•' | '–' | '—' | '·' | '▪' | '◦' | '‣' | '●' | '○');
    if !is_bullet || !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let len = line.len() - rest.trim_start().len();
    // "- (a) The seat": the letter tells more than the dash.
    if let Some(inner) = enumerator(&line[len..], 0) {
        return Some(Marker { len: len + inner.len, ..inner });
    }
    let readings = vec![Reading { series: Series::Bullet, value: 0 }];
    Some(Marker { printed: "•".to_owned(), style: Style::Sign(sign), readings, len, brackets: 0 })
}

fn enumerator(bare: &str, brackets: usize) -> Option<Marker> {
    let plain = bare.trim_start_matches(['*', '_']);
    let emphasis = bare.len() - plain.len();
    let named = ["Point", "Paragraph", "Para", "Clause", "Item", "§"].iter().find_map(|name| {
        let rest = plain.strip_prefix(name)?.trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
    });
    let inner = named.unwrap_or(plain);
    let opened = inner.strip_prefix('(');
    let inner = opened.unwrap_or(inner);
    let len = inner.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(inner.len());
    let (body, rest) = inner.split_at(len);
    let (printed, rest, style) = if opened.is_some() {
        (body, rest.strip_prefix(')')?, Style::Brackets)
    } else if let Some(rest) = rest.strip_prefix(')') {
        (body, rest, Style::Bracket)
    } else if named.is_some() {
        (body.trim_end_matches('.'), rest.trim_start_matches([':', '.', ' ', '-', '–', '—']), Style::Named)
    } else if let Some(printed) = body.strip_suffix('.') {
        (printed, rest, Style::Point)
    } else {
        // "2.1 The seat" needs no point after it; "2 The seat" would be a sentence.
        (body.contains('.').then_some(body)?, rest, Style::Point)
    };
    let closed = rest.trim_start_matches(['*', '_']);
    let closed = if emphasis > 0 && rest.len() > closed.len() { closed } else { rest };
    let is_apart = closed.starts_with(char::is_whitespace) || style == Style::Named || closed.is_empty();
    let readings = readings(printed, style)?;
    if !is_apart || readings.is_empty() {
        return None;
    }
    // Emphasis that goes on after the number belongs to the words.
    let words = closed.trim_start();
    let len = brackets + bare.len() - words.len();
    Some(Marker { printed: printed.to_owned(), style, readings, len, brackets })
}

fn readings(printed: &str, style: Style) -> Option<Vec<Reading>> {
    let digits = printed.len() - printed.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 {
        let (number, rest) = printed.split_at(digits);
        // A number of four digits is a year at the start of a line.
        let value = number.parse().ok().filter(|_| digits < 4)?;
        let depth = rest.matches('.').count();
        if depth > 0 {
            let mut parts = rest.split('.').skip(1);
            let fits = parts.all(|part| !part.is_empty() && part.len() < 4 && part.bytes().all(|b| b.is_ascii_digit()));
            let value = printed.rsplit('.').next().and_then(|last| last.parse().ok())?;
            return fits.then(|| vec![Reading { series: Series::Decimal(depth), value }]);
        }
        let is_inserted = matches!(rest, "" | "bis" | "ter" | "quater" | "quinquies") || rest.len() == 1;
        return is_inserted.then(|| vec![Reading { series: Series::Number, value }]);
    }
    let mut readings = Vec::new();
    let is_upper = printed.bytes().all(|b| b.is_ascii_uppercase());
    if !is_upper && !printed.bytes().all(|b| b.is_ascii_lowercase()) {
        return None;
    }
    if let Some(value) = roman(printed) {
        readings.push(Reading { series: if is_upper { Series::UpperRoman } else { Series::LowerRoman }, value });
    }
    if let [letter] = printed.as_bytes() {
        let value = u32::from(letter.to_ascii_lowercase() - b'a') + 1;
        readings.push(Reading { series: if is_upper { Series::Upper } else { Series::Lower }, value });
        // "c." and "d." are letters long before they are a hundred and five hundred.
        if value != 9 && value != 22 && value != 24 {
            readings.reverse();
        }
    } else if matches!(style, Style::Point)
        && printed.len() == 2
        && printed.bytes().all(|b| b == printed.as_bytes()[0])
        && readings.is_empty()
    {
        return None;
    }
    Some(readings)
}

/// Returns the number that `word` writes in roman figures, up to 89.
pub(super) fn roman(word: &str) -> Option<u32> {
    let mut total = 0;
    let mut last = u32::MAX;
    let values = word.bytes().map(|b| match b.to_ascii_lowercase() {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        b'c' => Some(100),
        _ => None,
    });
    for value in values {
        let value = value?;
        total += value;
        if value > last {
            total = total.checked_sub(2 * last)?;
        }
        last = value;
    }
    (!word.is_empty() && total < 90 && written(total) == word.to_ascii_lowercase()).then_some(total)
}

fn written(mut value: u32) -> String {
    let mut word = String::new();
    for (step, figures) in [(50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")] {
        while value >= step {
            word.push_str(figures);
            value -= step;
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(line: &str) -> Option<(String, &str)> {
        marker(line).map(|marker| (marker.printed, &line[marker.len..]))
    }

    #[test]
    fn numbers_letters_and_bullets_open_a_point() {
        for (line, printed, words) in [
            ("1. The seat", "1", "The seat"),
            ("2bis. The seat", "2bis", "The seat"),
            ("(a) The seat", "a", "The seat"),
            ("iv) The seat", "iv", "The seat"),
            ("2.1 The seat", "2.1", "The seat"),
            ("2.1. The seat", "2.1", "The seat"),
            ("**3.** The seat", "3", "The seat"),
            ("4. **Option 1:** x", "4", "**Option 1:** x"),
            ("[5. The seat]", "5", "The seat]"),
            ("Point 6: the seat", "6", "the seat"),
            ("- The seat", "•", "The seat"),
            ("- (b) The seat", "b", "The seat"),
        ] {
            assert_eq!(seen(line), Some((printed.to_owned(), words)), "{line}");
        }
    }

    #[test]
    fn words_that_only_look_like_numbers_open_none() {
        for line in [
            "2026 is the year", "The seat", "12 trucks pass", "-5 degrees", "(see below) it", "*Recalling* its", "e.g. this",
            "1.5 °C",
        ] {
            assert_eq!(seen(line).filter(|_| line != "1.5 °C"), None, "{line}");
        }
    }

    #[test]
    fn roman_numbers_are_read_only_when_well_written() {
        assert_eq!((roman("xiv"), roman("iix"), roman("IV"), roman("")), (Some(14), None, Some(4), None));
    }
}
