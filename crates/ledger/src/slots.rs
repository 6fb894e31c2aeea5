//! Places in the tables of the fold. They mean nothing outside it: the record knows entries by their ids.

macro_rules! slots {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) struct $name(pub(crate) usize);
    )*};
}

slots! {
    /// An actor over all documents.
    ActorSlot;
    /// An utterance over all documents.
    StatementSlot;
    /// An event over all documents.
    EventSlot;
    /// A draft over all documents.
    DraftSlot;
    /// An issue over all documents.
    IssueSlot;
}

/// What a stance is about, over all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum TargetSlot {
    /// A draft.
    Draft(DraftSlot),
    /// An issue.
    Issue(IssueSlot),
}
