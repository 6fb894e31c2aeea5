//! From a Markdown file to its cases.

use crate::{Case, Expectation};
use rapporteur_model::{ActorKind, Brief, BriefParty, SideRole};

/// Where in a case the line before stood.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Prose,
    Text,
    Record,
    /// A fenced block that is not ours.
    Other,
}

/// Returns the cases of a file. What is wrong with one becomes a fault of it, and the rest is still read.
pub(crate) fn parse(file: &str, source: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut within = Within::Prose;
    for (line, written) in (1..).zip(source.lines()) {
        let fence = written.strip_prefix("```").map(str::trim);
        if let (Within::Record | Within::Other, Some("")) = (within, fence) {
            within = Within::Prose;
            continue;
        }
        if within == Within::Other {
            continue;
        }
        if within != Within::Record
            && let Some(name) = written.strip_prefix("## ")
        {
            cases.push(empty(name.trim(), file, line));
            within = Within::Prose;
            continue;
        }
        // What stands before the first case is an introduction.
        let Some(case) = cases.last_mut() else {
            continue;
        };
        within = match (within, fence) {
            (Within::Record, _) => {
                case.expect(line, written.trim());
                Within::Record
            }
            (_, Some("record")) => Within::Record,
            (_, Some(_)) => Within::Other,
            (_, None) => case.prose_or_text(within, line, written),
        };
    }
    cases.iter_mut().for_each(Case::find_gaps);
    cases
}

fn empty(name: &str, file: &str, line: usize) -> Case {
    Case {
        name: name.to_owned(),
        file: file.to_owned(),
        line,
        published: None,
        brief: Brief::default(),
        text: String::new(),
        expectations: Vec::new(),
        faults: Vec::new(),
    }
}

impl Case {
    fn prose_or_text(&mut self, before: Within, line: usize, written: &str) -> Within {
        if let Some(quoted) = written.strip_prefix('>') {
            self.add_text(before, quoted.trim());
            return Within::Text;
        }
        if let Some((key, value)) = written.strip_prefix("- ").and_then(|item| item.split_once(':'))
            && key.chars().all(char::is_alphanumeric)
        {
            self.set(line, key, value.trim());
        }
        Within::Prose
    }

    /// Adds a line of the text: as in Markdown, lines that follow one another are one paragraph.
    fn add_text(&mut self, before: Within, quoted: &str) {
        let parted = before != Within::Text || self.text.ends_with('\n');
        if quoted.is_empty() {
            self.text.push('\n');
            return;
        }
        if !self.text.trim_end().is_empty() {
            self.text.truncate(self.text.trim_end().len());
            self.text.push_str(if parted { "\n\n" } else { " " });
        }
        self.text.push_str(quoted);
    }

    fn set(&mut self, line: usize, key: &str, value: &str) {
        match key {
            "published" => match value.parse() {
                Ok(stamp) => self.published = Some(stamp),
                Err(error) => self.faults.push(self.failure(line, format!("{error}"))),
            },
            "party" => {
                let mut names = value.split('|').map(|name| name.trim().to_owned());
                let name = names.next().unwrap_or_default();
                let party = BriefParty { name, kind: ActorKind::State, aliases: names.collect(), role: SideRole::default() };
                self.brief.parties.push(party);
            }
            _ => self.faults.push(self.failure(line, format!("“{key}” is no setting of a case: published, party"))),
        }
    }

    fn expect(&mut self, line: usize, written: &str) {
        if written.is_empty() {
            return;
        }
        match Expectation::parse(line, written) {
            Ok(expectation) => self.expectations.push(expectation),
            Err(fault) => self.faults.push(self.failure(line, format!("the case is wrong: {fault}"))),
        }
    }

    /// A case that says nothing would pass for ever.
    fn find_gaps(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        if self.text.is_empty() {
            self.faults.push(self.failure(self.line, "the case has no text: quote it with “>”"));
        }
        if self.expectations.is_empty() && self.faults.is_empty() {
            self.faults.push(self.failure(self.line, "the case expects nothing: it needs a block fenced as “record”"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
# Who said what
Prose with > signs and - lists: not a case.

## Split speech
Why it matters.

- published: 2031-03-10
- party: Verran | Verrani | Tolm

> Talks
>
> Marsh said
> no.

> Doren left.

```text
## not a heading, no: mistake
```

```record
statement: speaker Marsh · form indirect

no event: modality held
```
Prose after it.

## Full of slips
- publishd: 2031-03-10
- published: soon

```record
statement: speaker
```
";

    #[test]
    fn a_file_is_read_case_by_case() {
        let cases = parse("cases/a.md", FILE);
        let case = &cases[0];
        assert_eq!((case.name.as_str(), case.line, cases.len()), ("Split speech", 4, 2));
        assert_eq!(case.text, "Talks\n\nMarsh said no.\n\nDoren left.");
        assert_eq!(case.published.unwrap().to_string(), "2031-03-10");
        let party = &case.brief.parties[0];
        assert_eq!((party.name.as_str(), party.aliases.join(" ").as_str()), ("Verran", "Verrani Tolm"));
        let lines: Vec<_> = case.expectations.iter().map(|expectation| (expectation.line, expectation.absent)).collect();
        assert_eq!(lines, [(22, false), (24, true)]);
        assert_eq!(case.faults, []);
    }

    #[test]
    fn slips_of_the_writer_are_faults_with_their_line() {
        let cases = parse("cases/a.md", FILE);
        let faults: Vec<String> = cases[1].faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            faults,
            [
                "cases/a.md:29: Full of slips\n  “publishd” is no setting of a case: published, party",
                "cases/a.md:30: Full of slips\n  “soon” is not a day such as 2031-03-10",
                "cases/a.md:33: Full of slips\n  the case is wrong: “speaker” has no value",
                "cases/a.md:28: Full of slips\n  the case has no text: quote it with “>”",
            ]
        );
        assert!(parse("b.md", "## Bare\n\n> Words.\n")[0].faults[0].message.contains("expects nothing"));
    }
}
