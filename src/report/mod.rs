//! What people see of a snapshot: a page (`columnist report`), a listing (`columnist series`), a sentence (`columnist show`).
//!
//! ```text
//! snapshot ──read──▶ data ──page──▶ HTML
//!                         ──listing──▶ a table or CSV
//! ```
//!
//! The page needs no network and no script. Whatever texts hold is escaped, and a content policy forbids what might still slip
//! through.

mod row;

mod data;
mod read;
mod words;

mod chart;
mod html;
mod marks;
mod page;

mod listing;
mod sentence;

use std::path::Path;

use anyhow::Result;

pub use listing::{Form, Listing, What};
pub use read::Limits;
pub use sentence::show;

/// The page of a snapshot, under the name of its dataset.
///
/// # Errors
/// If a table cannot be read.
pub fn page(name: &str, snapshot: &Path, limits: Limits) -> Result<String> {
    Ok(page::page(name, &read::data(snapshot, limits)?))
}
