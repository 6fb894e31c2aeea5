//! Why a task stopped.

use std::fmt;
use std::process::ExitCode;

/// Why a task stopped, in words for people.
#[derive(Debug, PartialEq, Eq)]
pub enum Stop {
    /// What was checked does not hold, or could not be run: exit status 1.
    Failed(String),
    /// There is no such name: exit status 2, as for any slip on the command line.
    Unknown(String),
    /// What is needed is not on this machine: exit status 3.
    Absent(String),
}

impl Stop {
    /// Returns the exit status of the program.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Failed(_) => 1,
            Self::Unknown(_) => 2,
            Self::Absent(_) => 3,
        })
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Failed(words) | Self::Unknown(words) | Self::Absent(words)) = self;
        f.write_str(words)
    }
}
