//! From files to records: what the outside world gives, made into articles.

pub mod record;
