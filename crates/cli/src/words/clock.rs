//! Instants as short as a line of the terminal wants them.

use rapporteur_time::Instant;

/// Returns an instant to the minute: `2031-03-10 09:10Z`.
pub(crate) fn clock(instant: Instant) -> String {
    let text = instant.to_string();
    // Seconds are dropped from the end: years may have more than four digits.
    let minute = text.rsplit_once(':').map_or(text.as_str(), |(minute, _)| minute);
    format!("{}Z", minute.replace('T', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_shown_to_the_minute() {
        assert_eq!(clock("2031-03-10T09:10:45Z".parse().unwrap()), "2031-03-10 09:10Z");
    }
}
