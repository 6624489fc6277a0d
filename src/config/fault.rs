//! What is wrong with a pipeline file, and where.

use std::fmt;
use std::ops::Range;

/// One fault, with the place where it stands and, where there is one, a way out.
///
/// ```text
/// demo.toml:7:1: unknown key `formt`
///     7 | formt = "jsonl"
///       | ^^^^^
///   hint: did you mean `format`?
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The pipeline file, as it was named.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// The line itself, and how many of its characters are meant.
    excerpt: Option<(String, usize)>,
}

impl Fault {
    /// A fault at a stretch of the file's text.
    pub(super) fn at(file: &str, text: &str, bytes: Range<usize>, message: impl Into<String>) -> Fault {
        let start = (0..=bytes.start.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
        let before = &text[..start];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let line_text = text[line_start..].lines().next().unwrap_or_default();
        let column = before[line_start..].chars().count();
        let meant =
            text.get(start..bytes.end).and_then(|meant| meant.lines().next()).map_or(1, |meant| meant.chars().count());
        Fault {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: column + 1,
            message: message.into(),
            hint: None,
            excerpt: (!bytes.is_empty() && !line_text.trim().is_empty()).then(|| (line_text.to_owned(), meant.max(1))),
        }
    }

    /// A file that cannot be read at all.
    pub(super) fn unreadable(file: &str, error: &std::io::Error) -> Fault {
        let (message, hint) = match error.kind() {
            std::io::ErrorKind::NotFound => ("no such file", "columnist run PIPELINE.toml"),
            std::io::ErrorKind::IsADirectory => {
                ("a folder, where a file was expected", "columnist run FOLDER/PIPELINE.toml")
            }
            _ => (&*error.to_string(), "see its permissions"),
        };
        Fault::at(file, "", 0..0, message).hint(hint)
    }

    /// The same fault with a way out.
    pub(super) fn hint(self, hint: impl Into<String>) -> Fault {
        Fault { hint: Some(hint.into()), ..self }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)?;
        if let Some((line, meant)) = &self.excerpt {
            // Tabs are shown as one space, so that the marks stand below what they mean.
            write!(f, "\n{:>5} | {}", self.line, line.replace('\t', " "))?;
            write!(f, "\n      | {}{}", " ".repeat(self.column - 1), "^".repeat(*meant))?;
        }
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}

/// The candidate that was probably meant.
pub(super) fn nearest<'c>(word: &str, candidates: &[&'c str]) -> Option<&'c str> {
    let score = |candidate: &str| strsim::jaro_winkler(&word.to_lowercase(), candidate);
    candidates
        .iter()
        .map(|candidate| (score(candidate), *candidate))
        .filter(|(score, _)| *score > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, c)| c)
}

/// "did you mean `format`?", or else what there is.
pub(super) fn did_you_mean(word: &str, candidates: &[&str]) -> String {
    match nearest(word, candidates) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None => format!("one of: {}", candidates.join(", ")),
    }
}
