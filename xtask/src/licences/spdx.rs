//! SPDX licence expressions: `(MIT OR Apache-2.0) AND Unicode-3.0`.
//!
//! The grammar is that of annex D of the SPDX specification 2.3. Older manifests write `/` for `OR`. An exception (`WITH`)
//! only gives more rights, so that the licence before it decides.

/// Tells whether the expression can be kept with licences that are `allowed`; nothing if it is no expression.
pub fn holds(expression: &str, allowed: impl Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = Words { rest: spaced.split_whitespace().collect(), allowed: &allowed };
    words.rest.reverse();
    let holds = words.any_of()?;
    words.rest.is_empty().then_some(holds)
}

struct Words<'e> {
    /// The words ahead, the next one last.
    rest: Vec<&'e str>,
    allowed: &'e dyn Fn(&str) -> bool,
}

impl Words<'_> {
    fn next_is(&mut self, word: &str) -> bool {
        let is_next = self.rest.last() == Some(&word);
        if is_next {
            self.rest.pop();
        }
        is_next
    }

    fn any_of(&mut self) -> Option<bool> {
        let mut holds = self.all_of()?;
        while self.next_is("OR") {
            holds |= self.all_of()?;
        }
        Some(holds)
    }

    fn all_of(&mut self) -> Option<bool> {
        let mut holds = self.licence()?;
        while self.next_is("AND") {
            holds &= self.licence()?;
        }
        Some(holds)
    }

    fn licence(&mut self) -> Option<bool> {
        if self.next_is("(") {
            let holds = self.any_of()?;
            return self.next_is(")").then_some(holds);
        }
        let id = self.rest.pop().filter(|word| is_id(word))?;
        if self.next_is("WITH") {
            self.rest.pop().filter(|word| is_id(word))?;
        }
        Some((self.allowed)(id.trim_end_matches('+')))
    }
}

fn is_id(word: &str) -> bool {
    !matches!(word, "OR" | "AND" | "WITH") && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '+'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_mit(expression: &str) -> Option<bool> {
        holds(expression, |id| id == "MIT" || id == "ISC")
    }

    #[test]
    fn one_choice_is_enough_and_every_part_is_needed() {
        assert_eq!(with_mit("MIT"), Some(true));
        assert_eq!(with_mit("GPL-3.0-only OR MIT"), Some(true));
        assert_eq!(with_mit("GPL-2.0-only/MIT"), Some(true));
        assert_eq!(with_mit("MIT AND GPL-3.0-only"), Some(false));
        assert_eq!(with_mit("MIT AND (GPL-3.0-only OR ISC)"), Some(true));
        // AND binds more firmly than OR.
        assert_eq!(with_mit("MIT OR ISC AND GPL-3.0-only"), Some(true));
        assert_eq!(with_mit("(MIT OR ISC) AND GPL-3.0-only"), Some(false));
        assert_eq!(with_mit("MIT WITH LLVM-exception"), Some(true));
        assert_eq!(with_mit("GPL-2.0+ WITH Classpath-exception-2.0"), Some(false));
    }

    #[test]
    fn what_is_no_expression_allows_nothing() {
        for words in ["", "MIT OR", "OR MIT", "(MIT", "MIT)", "MIT ISC", "MIT WITH", "see LICENSE"] {
            assert_eq!(with_mit(words), None, "{words}");
        }
    }
}
