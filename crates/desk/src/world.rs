//! The clock, which comes in from outside.

use rapporteur_time::Instant;
use std::fmt::Debug;

/// What the desk asks of the world outside.
pub trait World: Debug + Send + Sync {
    /// Returns the present instant.
    fn now(&self) -> Instant;
}

/// The clock of this machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemWorld;

impl World for SystemWorld {
    #[expect(clippy::disallowed_methods, reason = "this is the door through which the clock comes in")]
    fn now(&self) -> Instant {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Instant::from_unix(i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands, for tests and examples.
#[derive(Clone, Copy, Debug)]
pub struct FixedWorld(pub Instant);

impl World for FixedWorld {
    fn now(&self) -> Instant {
        self.0
    }
}
