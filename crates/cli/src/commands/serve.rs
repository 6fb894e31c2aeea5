use crate::paper::{bold, faint, plain};
use crate::terminal;
use crate::trouble::{Ending, Failure};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;

/// Shows the case as pages in a browser on this machine.
///
/// Only this machine can open them, and they ask for nothing from elsewhere. Ends with Ctrl-C.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The port; 0 takes one that is free.
    #[arg(long, default_value_t = 7373)]
    port: u16,
}

/// Serves the pages until the program is ended.
pub(crate) fn run(args: &Args, case: &Path) -> Result<Ending, Failure> {
    let case = super::open(case)?;
    let mut told = Ok(());
    rapporteur_web::serve(case, SocketAddr::from((Ipv4Addr::LOCALHOST, args.port)), |address| {
        let mut paper = terminal::paper();
        told = paper
            .flow(0, &[plain("The pages are at "), bold(format!("http://{address}/")), faint("  (Ctrl-C ends)")])
            .and_then(|()| paper.end());
    })?;
    told?;
    Ok(Ending::Well)
}
