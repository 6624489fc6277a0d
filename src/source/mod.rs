//! From files to records: what the outside world gives, made into articles.
//!
//! In come files, folders or standard input; out go [`Batch`]es of records and rejects. Reading is two steps, so that the second can
//! run on every core: [`blocks`] cuts an input into stretches of whole records with little more than a look at each byte, and
//! [`Block::read`] parses one. Neither holds more than a block and one record in memory.
//!
//! Nothing is left out in silence: what cannot become an article is a [`record::Reject`], and a file of a kind that no source reads is counted.
//! What a source does not do: look into the text. The dateline, the language and all else are read by `columnist-extract`.

pub mod block;
pub mod body;
pub mod compression;
pub mod fields;
pub mod input;
pub mod jsonl;
pub mod lines;
mod object;
pub mod published;
pub mod record;
pub mod text;

pub use block::{Batch, Block, blocks};
pub use fields::Fields;
pub use input::{Found, Input};
pub use record::{Format, Record, Reject};

/// What a set of inputs has in common: the `[[source]]` of a pipeline file, or the inputs of one `columnist extract`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name in the tables.
    pub name: String,
    /// Outlet of every article that names none itself.
    pub publisher: Option<String>,
    /// ISO 639-1 code of every article that states none itself.
    pub language: Option<String>,
    /// Which fields of a record hold what.
    pub fields: Fields,
    /// Longest record, in bytes; a longer one is a reject and is never held in memory.
    pub max_record_bytes: usize,
}

/// Longest record unless the pipeline says otherwise: far beyond any article, far below the memory of any machine.
pub const MAX_RECORD_BYTES: usize = 16 << 20;

impl Source {
    /// A source that states nothing but its name.
    pub fn named(name: &str) -> Source {
        Source {
            name: name.to_owned(),
            publisher: None,
            language: None,
            fields: Fields::default(),
            max_record_bytes: MAX_RECORD_BYTES,
        }
    }
}
