//! The time of day: for what is said to people and the manifest, never for a table.
//!
//! The one place that asks for it. Everything else depends on its input alone, so that the same input gives the same bytes.

use std::time::Instant;

use chrono::{DateTime, Utc};

/// The moment.
#[expect(clippy::disallowed_methods, reason = "the one place that asks for the time")]
pub fn now() -> DateTime<Utc> {
    DateTime::from(std::time::SystemTime::now())
}

/// A stretch of time that began with its making.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Begins now.
    pub fn start() -> Stopwatch {
        Stopwatch(Instant::now())
    }

    /// Seconds since the beginning, to the millisecond.
    pub fn seconds(self) -> f64 {
        (self.0.elapsed().as_secs_f64() * 1000.0).round() / 1000.0
    }
}
