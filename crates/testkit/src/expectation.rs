//! One line of a record block: what must be found, or must not.

/// How the value of a field is compared with what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The value of the contract, to the letter.
    Label,
    /// A day, or two days with `..` between them.
    Days,
    /// Names, with commas between them: each must be that of an actor, draft or issue found.
    Names,
    /// The same words in the same order; `…` between two spans.
    SameWords,
    /// Words of the text that share half of the shorter with the words found.
    SharedWords,
    /// Words of the text that lie within the words found.
    InnerWords,
}

impl Rule {
    /// Tells whether the value quotes the text.
    pub(crate) fn quotes(self) -> bool {
        matches!(self, Self::SameWords | Self::SharedWords | Self::InnerWords)
    }
}

/// What kind of finding a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Who said what.
    Statement,
    /// What happens, happened or does not.
    Event,
    /// A version of the text under negotiation.
    Draft,
    /// A matter under negotiation.
    Issue,
    /// Who stands where.
    Position,
    /// Who is spoken of.
    Actor,
    /// A town, region or country as a place.
    Place,
    /// A time expression.
    Timex,
}

impl Kind {
    const ALL: [Self; 8] =
        [Self::Statement, Self::Event, Self::Draft, Self::Issue, Self::Position, Self::Actor, Self::Place, Self::Timex];

    /// Returns the word that opens a line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Event => "event",
            Self::Draft => "draft",
            Self::Issue => "issue",
            Self::Position => "position",
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Timex => "timex",
        }
    }

    /// Returns the fields that a line may give, and how each is compared.
    pub fn fields(self) -> &'static [(&'static str, Rule)] {
        use Rule::{Days, InnerWords, Label, Names, SameWords, SharedWords};
        match self {
            Self::Statement => &[
                ("speaker", Names),
                ("party", Names),
                ("form", Label),
                ("source", SharedWords),
                ("cue", SameWords),
                ("content", SameWords),
                ("channel", InnerWords),
                ("channel_kind", Label),
                ("addressee", SameWords),
                ("told", Names),
                ("act", Label),
                ("act_words", SameWords),
                ("said", Days),
                ("said_words", InnerWords),
            ],
            Self::Event => &[
                ("type", Label),
                ("modality", Label),
                ("proof", SharedWords),
                ("participant", Names),
                ("place", Names),
                ("country", Label),
                ("medium", Label),
                ("round", Label),
                ("when", Days),
                ("bound", Label),
                ("clock", Label),
                ("words", SharedWords),
            ],
            Self::Draft => &[
                ("name", Names),
                ("points", Label),
                ("proposer", Names),
                ("amends", Names),
                ("provenance", Label),
                ("words", SharedWords),
            ],
            Self::Issue => &[("name", Names), ("parent", Names), ("status", Label), ("words", SharedWords)],
            Self::Position => &[
                ("holder", Names),
                ("target", Names),
                ("stance", Label),
                ("condition", SameWords),
                ("earlier", Label),
                ("words", SharedWords),
            ],
            Self::Actor => &[
                ("name", Names),
                ("kind", Label),
                ("role", InnerWords),
                ("country", Label),
                ("represents", Names),
                ("members", Names),
            ],
            Self::Place => &[("name", Names), ("country", Label), ("within", Label), ("precision", Label)],
            Self::Timex => &[
                ("when", Days),
                ("bound", Label),
                ("precision", Label),
                ("from", Label),
                ("clock", Label),
                ("offset", Label),
                ("repeats", Label),
                ("lasts", Label),
                ("words", SharedWords),
            ],
        }
    }
}

/// A field of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// How it is compared.
    pub rule: Rule,
    /// What it must be.
    pub value: String,
}

/// One line of a record block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// The line of the file, counted from 1.
    pub line: usize,
    /// The line as it is written.
    pub written: String,
    /// Tells whether nothing may match.
    pub absent: bool,
    /// Tells whether one careful reader would record it and another would not: it never fails.
    pub optional: bool,
    /// What kind of finding it is about.
    pub kind: Kind,
    /// The fields that must match, at least one.
    pub fields: Vec<Field>,
}

impl Expectation {
    /// Reads a line, or says what is wrong with it.
    pub(crate) fn parse(line: usize, written: &str) -> Result<Self, String> {
        let (absent, rest) = written.strip_prefix("no ").map_or((false, written), |rest| (true, rest));
        let (optional, rest) = rest.strip_prefix("maybe ").map_or((false, rest), |rest| (true, rest));
        let (word, rest) = rest.split_once(':').ok_or("a line is a kind of finding, a colon and fields")?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == word.trim());
        let kind = kind.ok_or_else(|| format!("“{word}” is no kind of finding: {}", Kind::ALL.map(Kind::name).join(", ")))?;
        let fields = rest.split('·').map(|field| Field::parse(kind, field.trim())).collect::<Result<_, _>>()?;
        Ok(Self { line, written: written.to_owned(), absent, optional, kind, fields })
    }
}

impl Field {
    fn parse(kind: Kind, written: &str) -> Result<Self, String> {
        let (word, value) = written.split_once(' ').unwrap_or((written, ""));
        let known = kind.fields().iter().find(|(name, _)| *name == word);
        let &(name, rule) = known.ok_or_else(|| {
            let names: Vec<_> = kind.fields().iter().map(|(name, _)| *name).collect();
            format!("“{word}” is no field of a line about {}: {}", kind.name(), names.join(", "))
        })?;
        if value.trim().is_empty() {
            return Err(format!("“{name}” has no value"));
        }
        Ok(Self { name, rule, value: value.trim().to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_kind_and_its_fields() {
        let line = Expectation::parse(7, "no event: modality held · words will meet in Port Selle").unwrap();
        assert!(line.absent && line.kind == Kind::Event && line.line == 7);
        assert_eq!(line.fields[0], Field { name: "modality", rule: Rule::Label, value: "held".to_owned() });
        assert_eq!((line.fields[1].name, line.fields[1].value.as_str()), ("words", "will meet in Port Selle"));
    }

    #[test]
    fn every_field_stands_in_the_table_of_the_docs() {
        for kind in Kind::ALL {
            let fields: Vec<String> = kind.fields().iter().map(|(name, _)| format!("`{name}`")).collect();
            let row = format!("//! | `{}` | {} |\n", kind.name(), fields.join(" "));
            assert!(include_str!("lib.rs").contains(&row), "{row}");
        }
    }

    #[test]
    fn a_slip_in_a_line_is_named() {
        let fault = |line| Expectation::parse(1, line).unwrap_err();
        assert!(fault("meeting: modality held").contains("“meeting” is no kind of finding"));
        assert!(fault("event: mood good").contains("“mood” is no field"));
        assert!(fault("event: modality").contains("“modality” has no value"));
        assert!(fault("event:").contains("is no field"));
        assert!(fault("event").contains("a colon"));
    }
}
