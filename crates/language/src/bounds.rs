//! Where the words or tokens of a text begin and end, as columns.

use rapporteur_span::Span;

/// The bytes of units that follow one another in a text.
#[derive(Debug, Default)]
pub(crate) struct Bounds {
    start: Vec<u32>,
    end: Vec<u32>,
}

impl Bounds {
    /// Appends a unit, which begins after the last.
    pub(crate) fn push(&mut self, start: usize, end: usize) {
        self.start.push(start as u32);
        self.end.push(end as u32);
    }

    /// Makes the last unit end at byte `end`.
    pub(crate) fn shorten_last(&mut self, end: usize) {
        if let Some(last) = self.end.last_mut() {
            *last = end as u32;
        }
    }

    /// Returns how many there are.
    pub(crate) fn len(&self) -> usize {
        self.start.len()
    }

    /// Tells whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.start.is_empty()
    }

    /// Returns the bytes of unit `at`; past the end, the empty span after the last unit.
    pub(crate) fn span(&self, at: usize) -> Span {
        match self.start.get(at) {
            Some(&start) => Span::new(start as usize, self.end[at] as usize),
            None => self.end.last().map_or(Span::new(0, 0), |&end| Span::new(end as usize, end as usize)),
        }
    }

    /// Returns how many units begin before byte `at`.
    pub(crate) fn begun_before(&self, at: usize) -> usize {
        self.start.partition_point(|&start| (start as usize) < at)
    }

    /// Returns how many units end at byte `at` or before it.
    pub(crate) fn ended_by(&self, at: usize) -> usize {
        self.end.partition_point(|&end| end as usize <= at)
    }
}
