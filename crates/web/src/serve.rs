//! Listening on this machine.

use crate::WebError;
use crate::room::Room;
use crate::routes::routes;
use rapporteur_desk::Case;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Serves the pages of a case at `listen` until the program ends; port 0 takes any that is free.
///
/// `on_ready` is told the address once a browser can open it. One thread does it all: one person reads, a page at a time.
///
/// # Errors
/// `listen` is not an address of this machine alone, or cannot be listened at.
pub fn serve(case: Case, listen: SocketAddr, on_ready: impl FnOnce(SocketAddr)) -> Result<(), WebError> {
    if !listen.ip().is_loopback() {
        return Err(WebError::NotLoopback(listen));
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(WebError::Serve)?;
    runtime.block_on(async {
        let refused = |cause| WebError::Listen { address: listen, cause };
        let listener = TcpListener::bind(listen).await.map_err(refused)?;
        on_ready(listener.local_addr().map_err(refused)?);
        axum::serve(listener, routes(Room::new(case))).await.map_err(WebError::Serve)
    })
}
