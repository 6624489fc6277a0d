//! What can be wrong with a lexicon file.

use thiserror::Error;

/// A fault in a lexicon file, with the place where it stands.
#[derive(Debug, Error)]
#[error("{file}:{line}: {message}")]
pub struct Fault {
    /// Name of the file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Fault {
    /// A fault at a byte of a file.
    pub fn at(file: &str, text: &str, byte: usize, message: impl Into<String>) -> Fault {
        let line = text.as_bytes().iter().take(byte).filter(|&&b| b == b'\n').count() + 1;
        Fault { file: file.to_owned(), line, message: message.into() }
    }
}

/// Reads a TOML file into its type; every fault names its line.
pub(crate) fn parse<'a, T: serde::Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, Fault> {
    toml::from_str(text).map_err(|e| Fault::at(file, text, e.span().map_or(0, |s| s.start), e.message()))
}
