//! Word forms: what is known of a word by its letters alone, worked out once for each different word of a text.

use super::clusters::Clusters;
use super::hash;

/// A different word, as features see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The hash of the word as it stands.
    pub exact: u64,
    /// The hash of the word in lower case, apostrophes made one, digits made zeros.
    pub lower: u64,
    /// Hashes of the first one to three letters in lower case.
    pub prefixes: [u64; 3],
    /// Hashes of the last one to four letters in lower case.
    pub suffixes: [u64; 4],
    /// The pattern of capitals, small letters, digits and marks; runs are cut to two.
    pub shape: u64,
    /// Which kinds of characters occur: see [`Form::is`].
    pub kinds: u8,
    /// The fine cluster, from one; zero if the word is in none.
    pub cluster: u16,
    /// The coarse cluster, from one; zero if the word is in none.
    pub coarse: u8,
}

/// A kind of character, as a bit of [`Form::kinds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Has {
    /// A capital first.
    Capital = 1,
    /// A capital that is not the first character.
    InnerCapital = 2,
    /// A small letter.
    Small = 4,
    /// A digit.
    Digit = 8,
    /// A hyphen.
    Hyphen = 16,
    /// A full stop.
    Stop = 32,
    /// Any other mark.
    Mark = 64,
}

impl Form {
    /// Returns the form of `word`; `small` is room to write the lower case in.
    pub fn new(word: &str, clusters: &Clusters<'_>, small: &mut String) -> Self {
        small.clear();
        let mut form = Self { exact: hash::bytes(word.as_bytes()), ..Self::default() };
        let (mut last, mut run) = ('\0', 0);
        for (at, c) in word.chars().enumerate() {
            let (kind, sign, lowered) = kind_of(c, at == 0);
            form.kinds |= kind as u8;
            run = if sign == last { run + 1 } else { 1 };
            last = sign;
            if run <= 2 {
                form.shape = hash::mix(form.shape, u64::from(u32::from(sign)));
            }
            match lowered {
                Some(lowered) => small.push(lowered),
                None => small.extend(c.to_lowercase()),
            }
        }
        form.lower = hash::bytes(small.as_bytes());
        (form.cluster, form.coarse) = clusters.of(form.lower);
        let mut ends = small.char_indices().map(|(at, c)| at + c.len_utf8());
        form.prefixes = std::array::from_fn(|_| hash::bytes(&small.as_bytes()[..ends.next().unwrap_or(small.len())]));
        let mut starts = small.char_indices().rev().map(|(at, _)| at);
        form.suffixes = std::array::from_fn(|_| hash::bytes(&small.as_bytes()[starts.next().unwrap_or(0)..]));
        form
    }

    /// Tells whether the word has this kind of character.
    pub fn is(&self, has: Has) -> bool {
        self.kinds & has as u8 != 0
    }
}

/// Returns the kind of a character, its sign in a shape, and its lower case where that is one character and cheap to tell.
fn kind_of(c: char, first: bool) -> (Has, char, Option<char>) {
    match c {
        'a'..='z' => (Has::Small, 'x', Some(c)),
        'A'..='Z' if first => (Has::Capital, 'X', Some(c.to_ascii_lowercase())),
        'A'..='Z' => (Has::InnerCapital, 'X', Some(c.to_ascii_lowercase())),
        '0'..='9' => (Has::Digit, '0', Some('0')),
        '-' | '‑' | '‐' => (Has::Hyphen, '-', Some('-')),
        '.' => (Has::Stop, '.', Some('.')),
        '\'' | '’' | '‘' | 'ʼ' | '`' => (Has::Mark, '\'', Some('\'')),
        '“' | '”' | '«' | '»' | '„' => (Has::Mark, '"', Some('"')),
        '–' | '—' => (Has::Mark, '—', Some('—')),
        c if c.is_ascii() => (Has::Mark, c, Some(c)),
        c if c.is_uppercase() => (if first { Has::Capital } else { Has::InnerCapital }, 'X', None),
        c if c.is_alphabetic() => (Has::Small, 'x', None),
        c if c.is_numeric() => (Has::Digit, '0', Some(c)),
        c => (Has::Mark, c, Some(c)),
    }
}

/// The different words of a text: each is given a number at its first sight.
#[derive(Debug, Default)]
pub struct Forms {
    seen: Vec<Form>,
    /// At each place of an open-addressed table, the hash of the form as it stands and one more than its number; zero where it is free.
    places: Vec<(u64, u32)>,
    small: String,
}

impl Forms {
    /// Returns the number of `word`.
    pub fn number(&mut self, word: &str, clusters: &Clusters<'_>) -> u32 {
        if self.seen.len() * 2 >= self.places.len() {
            self.grow();
        }
        let exact = hash::bytes(word.as_bytes());
        let place = self.place(exact);
        if self.places[place].1 == 0 {
            self.seen.push(Form::new(word, clusters, &mut self.small));
            self.places[place] = (exact, self.seen.len() as u32);
        }
        self.places[place].1 - 1
    }

    /// Returns the forms, by number.
    pub fn all(&self) -> &[Form] {
        &self.seen
    }

    /// Returns the place of the form with this hash: where it is, or the free one where it would be. Two words with one
    /// 64-bit hash would be taken for one; that costs a wrong tag in a text of some billion words.
    fn place(&self, exact: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut place = (exact >> 20) as usize & mask;
        while self.places[place].1 != 0 && self.places[place].0 != exact {
            place = (place + 1) & mask;
        }
        place
    }

    fn grow(&mut self) {
        self.places = vec![(0, 0); (self.places.len() * 2).max(1024)];
        for number in 0..self.seen.len() {
            let exact = self.seen[number].exact;
            let place = self.place(exact);
            self.places[place] = (exact, number as u32 + 1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_number_and_its_case_is_kept_apart() {
        let clusters = Clusters::none();
        let mut forms = Forms::default();
        let first = forms.number("Tolm", &clusters);
        for number in 0..5000 {
            forms.number(&format!("word{number}"), &clusters);
        }
        assert_eq!(forms.number("Tolm", &clusters), first);
        let lower = forms.number("tolm", &clusters);
        assert_ne!(lower, first);
        let (a, b) = (forms.all()[first as usize], forms.all()[lower as usize]);
        assert_eq!(a.lower, b.lower);
        assert!(a.is(Has::Capital) && !b.is(Has::Capital));
    }

    #[test]
    fn shapes_cut_runs_and_digits_are_alike() {
        let mut small = String::new();
        let mut form = |word: &str| Form::new(word, &Clusters::none(), &mut small);
        assert_eq!(form("1,900").shape, form("2,875").shape);
        assert_eq!(form("1,900").lower, form("2,875").lower);
        assert_eq!(form("Marsh").shape, form("Doren").shape);
        assert_eq!(form("don’t").lower, form("DON'T").lower);
        assert_eq!(form("").kinds, 0);
    }
}
