//! The words a value rests on.

use rapporteur_span::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The spans that a value rests on: at least one, none of them empty, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<Span>", into = "Vec<Span>")]
pub struct Evidence(Vec<Span>);

impl Evidence {
    /// Returns the evidence of `spans`, or nothing if no span of it holds words.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Option<Self> {
        let mut spans: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
        spans.sort_unstable();
        spans.dedup();
        (!spans.is_empty()).then_some(Self(spans))
    }

    /// Returns the spans, in the order of the text.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// Returns the first span.
    pub fn first(&self) -> Span {
        self.0[0]
    }

    /// Adds a span; an empty one or one that is there already changes nothing.
    pub fn add(&mut self, span: Span) {
        if let Err(at) = self.0.binary_search(&span)
            && !span.is_empty()
        {
            self.0.insert(at, span);
        }
    }

    /// Tells whether a span of it shares a byte with `span`.
    pub fn touches(&self, span: Span) -> bool {
        self.0.iter().any(|own| own.overlaps(span))
    }
}

impl TryFrom<Vec<Span>> for Evidence {
    type Error = &'static str;

    fn try_from(spans: Vec<Span>) -> Result<Self, Self::Error> {
        Self::new(spans).ok_or("a value needs the words it rests on")
    }
}

impl From<Evidence> for Vec<Span> {
    fn from(evidence: Evidence) -> Self {
        evidence.0
    }
}

/// A value together with the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub span: Span,
}

/// Why a finding is as it is: the rules that made it, in the order they spoke.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Trace(pub Vec<TraceStep>);

/// One rule that spoke, and the words it spoke about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TraceStep {
    /// The name of the rule, such as `cue.after-quotation`; listed in the docs of its reader.
    pub rule: Cow<'static, str>,
    /// The words it saw, if it rests on some.
    pub span: Option<Span>,
}

impl Trace {
    /// Returns the trace of a single rule.
    pub fn of(rule: &'static str) -> Self {
        Self(vec![TraceStep { rule: Cow::Borrowed(rule), span: None }])
    }

    /// Returns it with a rule more, and the words the rule saw.
    #[must_use]
    pub fn and(mut self, rule: &'static str, span: Option<Span>) -> Self {
        self.add(rule, span);
        self
    }

    /// Adds a rule, and the words it saw; what it told already is not told twice.
    pub fn add(&mut self, rule: &'static str, span: Option<Span>) {
        let step = TraceStep { rule: Cow::Borrowed(rule), span };
        if !self.0.contains(&step) {
            self.0.push(step);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_never_empty() {
        assert_eq!(Evidence::new([]), None);
        assert_eq!(Evidence::new([Span::new(4, 4)]), None);
        let evidence = Evidence::new([Span::new(9, 12), Span::new(1, 3), Span::new(1, 3)]).unwrap();
        assert_eq!(evidence.spans(), [Span::new(1, 3), Span::new(9, 12)]);
        assert!(evidence.touches(Span::new(11, 20)) && !evidence.touches(Span::new(3, 9)));
    }
}
