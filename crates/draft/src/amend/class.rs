/// The class of a change. What holds for each: docs/decisions/0011-draft-alignment.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// The same words; numbering, punctuation, case and markup aside.
    Identical,
    /// Other words, the same content.
    Reworded,
    /// More stands in brackets or options.
    Bracketed,
    /// Less stands in brackets or options.
    Unbracketed,
    /// Another day, deadline, period or frequency.
    Date,
    /// A proviso, exception, precondition or consent is new.
    ConditionAdded,
    /// One is gone.
    ConditionRemoved,
    /// The same duty for more or fewer things, places or persons.
    Scope,
    /// Another amount, share, count or distance.
    Number,
    /// Another, one more or one fewer to act, pay, decide, receive or mediate.
    Party,
    /// The duty itself is weaker.
    Softened,
    /// The duty itself is stronger.
    Hardened,
    /// The same matter, ruled the other way or by another solution.
    Replaced,
}

impl Class {
    /// Returns the name that the JSON contract has for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::Reworded => "reworded",
            Self::Bracketed => "bracketed",
            Self::Unbracketed => "unbracketed",
            Self::Date => "date",
            Self::ConditionAdded => "condition_added",
            Self::ConditionRemoved => "condition_removed",
            Self::Scope => "scope",
            Self::Number => "number",
            Self::Party => "party",
            Self::Softened => "softened",
            Self::Hardened => "hardened",
            Self::Replaced => "replaced",
        }
    }

    /// Returns how far a point with this change is from what it was: 0 for the same, 1 for another.
    ///
    /// A convention, printed beside every figure that is made from it.
    pub fn severity(self) -> f32 {
        match self {
            Self::Identical | Self::Reworded => 0.0,
            Self::Bracketed | Self::Unbracketed => 0.3,
            Self::Date => 0.4,
            Self::ConditionAdded | Self::ConditionRemoved | Self::Scope => 0.5,
            Self::Number | Self::Party | Self::Softened | Self::Hardened => 0.6,
            Self::Replaced => 1.0,
        }
    }
}
