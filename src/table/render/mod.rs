//! The schema as people and programs read it: Markdown, JSON, SQL, a Frictionless data package, DuckDB views.
//!
//! Everything here is made from [`super::schema`]; nothing about a column is stated a second time.

mod datapackage;
mod json;
mod markdown;
mod sql;
mod views;

pub use datapackage::datapackage;
pub use json::json;
pub use markdown::markdown;
pub use sql::sql;
pub use views::views;
