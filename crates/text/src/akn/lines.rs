//! Headings and provisions as lines of text.

/// Columns that a level is set in.
const COLUMNS: usize = 3;

/// A text under construction.
pub(super) struct Lines {
    text: String,
    marked: bool,
}

impl Lines {
    pub(super) fn new(marked: bool) -> Self {
        Self { text: String::new(), marked }
    }

    pub(super) fn text(self) -> String {
        self.text
    }

    pub(super) fn heading(&mut self, words: &str) {
        self.apart();
        if self.marked {
            self.text.push_str("# ");
        }
        self.text.push_str(&words.replace('\n', " "));
        self.text.push('\n');
    }

    /// Adds a provision: its number, and its paragraphs one under the other.
    pub(super) fn point(&mut self, number: &str, paragraphs: &[String], level: usize) {
        if number.is_empty() && paragraphs.iter().all(String::is_empty) {
            return;
        }
        self.apart();
        let lead = " ".repeat(level * COLUMNS);
        self.text.push_str(&lead);
        self.text.push_str(number);
        let is_numbered = !number.is_empty();
        for (at, words) in paragraphs.iter().enumerate() {
            if at > 0 {
                self.text.push_str("\n\n");
            } else if is_numbered {
                self.text.push(' ');
            }
            let set_in = " ".repeat((level + usize::from(is_numbered)) * COLUMNS);
            if at > 0 {
                self.text.push_str(&set_in);
            }
            self.text.push_str(&words.replace('\n', &format!("\n{set_in}")));
        }
        self.text.push('\n');
    }

    /// Adds paragraphs to the provision before.
    pub(super) fn goes_on(&mut self, paragraphs: &[String], level: usize) {
        paragraphs.iter().for_each(|words| self.point("", std::slice::from_ref(words), level));
    }

    fn apart(&mut self) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
    }
}

/// Returns the heading of a part: "Article 3 - Access", "Chapter IV", "II. Security".
pub(super) fn heading(name: &str, num: &str, title: &str) -> String {
    let (num, title) = (num.trim(), title.trim());
    // "3" over an article is "Article 3".
    let is_bare = num.chars().all(char::is_alphanumeric) && !num.is_empty();
    let mut capital = name.chars();
    let named: String = capital.next().map(|first| first.to_uppercase().chain(capital).collect()).unwrap_or_default();
    let num = match name {
        "article" | "chapter" | "part" | "title" | "annex" if is_bare && is_count(num) => format!("{named} {num}"),
        _ if is_bare && is_count(num) => format!("{num}."),
        _ => num.to_owned(),
    };
    match (num.is_empty(), title.is_empty()) {
        (true, _) => title.to_owned(),
        (_, true) => num,
        _ if num.ends_with(['.', ')', ':', '-', '–', '—']) => format!("{num} {title}"),
        _ => format!("{num} - {title}"),
    }
}

/// Returns the number of a provision with signs around it: "3" is "3.", "a" is "(a)".
pub(super) fn number(num: &str) -> String {
    let num = num.trim();
    if num.is_empty() || !num.chars().all(char::is_alphanumeric) {
        // A bullet is one however it is drawn.
        return if num.chars().all(|c| !c.is_alphanumeric()) && !num.is_empty() { "-".to_owned() } else { num.to_owned() };
    }
    if num.starts_with(|c: char| c.is_ascii_digit()) { format!("{num}.") } else { format!("({num})") }
}

/// Tells whether a number is all there is: "12", "3bis", "IV", "A".
fn is_count(num: &str) -> bool {
    num.starts_with(|c: char| c.is_ascii_digit()) || num.chars().all(|c| "IVXLC".contains(c)) || num.chars().count() == 1
}
