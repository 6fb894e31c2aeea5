//! What serving can fail with.

use std::io;
use std::net::SocketAddr;

/// Why the pages cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// The address can be reached from other machines, and the pages know no users.
    #[error("{0} can be reached from other machines; the pages are for this one")]
    NotLoopback(SocketAddr),
    /// The address cannot be listened at.
    #[error("cannot listen at {address}: {cause}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The words of the system.
        cause: io::Error,
    },
    /// The system gives no means to wait for connections.
    #[error("cannot serve: {0}")]
    Serve(io::Error),
}

impl WebError {
    /// Returns the code, which never changes its meaning.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotLoopback(_) => "R0601",
            Self::Listen { .. } => "R0602",
            Self::Serve(_) => "R0603",
        }
    }

    /// Returns what a person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::NotLoopback(_) => "use 127.0.0.1 or [::1]",
            Self::Listen { .. } => "another program may hold the port; choose another, or 0 for any that is free",
            Self::Serve(_) => "close some programs and try again",
        }
    }
}
