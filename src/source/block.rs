//! A stretch of one input that holds whole records: what a worker reads on its own, while the next one is fetched.

use std::io::{self, Read};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::input::Input;
use super::lines::{Lines, Stretch};
use super::record::{EXCERPT_CHARS, Format, READ_FAILED, Record, Reject, Stage, hex};
use super::{jsonl, text};

/// Whole records, not parsed yet.
#[derive(Debug)]
pub struct Block {
    input: Arc<Input>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Lines { bytes: Vec<u8>, first_line: i64, byte_offset: u64 },
    File(Vec<u8>),
    Reject(Box<Reject>),
}

/// What was read: each record of the input is in one of the two.
#[derive(Debug, Default)]
pub struct Batch {
    /// The articles, in order of the input.
    pub records: Vec<Record>,
    /// What could not become one.
    pub rejects: Vec<Reject>,
}

impl Block {
    /// The size of what was fetched, in bytes.
    pub fn n_bytes(&self) -> usize {
        match &self.content {
            Content::Lines { bytes, .. } | Content::File(bytes) => bytes.len(),
            Content::Reject(_) => 0,
        }
    }

    /// Parses the records and adds them to a batch.
    pub fn read_into(self, batch: &mut Batch) {
        let Block { input, content } = self;
        match content {
            Content::Reject(reject) => batch.rejects.push(*reject),
            Content::File(bytes) => text::read(&bytes, input.origin(), &input.source, batch),
            Content::Lines { bytes, first_line, byte_offset } => {
                jsonl::read(&bytes, first_line, byte_offset, &input.origin(), &input.source, batch);
            }
        }
    }
}

/// The blocks of an input, in order. An input that cannot be read is a block with its reject.
pub fn blocks(input: Arc<Input>) -> impl Iterator<Item = Block> {
    let mut state = match open(&input) {
        Ok(reader) if input.format == Format::Text => State::File(reader),
        Ok(reader) => State::Lines(Box::new(Lines::new(reader, input.start, input.source.max_record_bytes))),
        Err(error) => State::Failed(Box::new(failure(&input, Stage::Open, &error))),
    };
    std::iter::from_fn(move || {
        let content = match std::mem::replace(&mut state, State::Done) {
            State::Done => return None,
            State::Failed(reject) => Content::Reject(reject),
            State::File(reader) => file(&input, reader),
            State::Lines(mut lines) => match lines.next_stretch() {
                Ok(None) => return None,
                Err(error) => Content::Reject(Box::new(failure(&input, Stage::Decode, &error))),
                Ok(Some(stretch)) => {
                    state = State::Lines(lines);
                    content_of(&input, stretch)
                }
            },
        };
        Some(Block { input: Arc::clone(&input), content })
    })
}

enum State {
    Lines(Box<Lines<Box<dyn Read + Send>>>),
    File(Box<dyn Read + Send>),
    Failed(Box<Reject>),
    Done,
}

fn open(input: &Input) -> io::Result<Box<dyn Read + Send>> {
    input.compression.reader(input.open_at_start()?)
}

fn content_of(input: &Input, stretch: Stretch) -> Content {
    match stretch {
        Stretch::Lines { bytes, first_line, byte_offset } => Content::Lines { bytes, first_line, byte_offset },
        Stretch::TooLong { line, byte_offset, n_bytes, sha256, head } => {
            let mut origin = input.origin();
            origin.source_record = Some(line);
            let message = jsonl::too_long(n_bytes, input.source.max_record_bytes);
            let reject = Reject::new(origin, Stage::Decode, "too_long", message, &head).at(byte_offset);
            Content::Reject(Box::new(Reject { payload_sha256: sha256, ..reject }))
        }
    }
}

/// Reads a file of one article, no further than the limit.
fn file(input: &Input, mut reader: Box<dyn Read + Send>) -> Content {
    let limit = input.source.max_record_bytes;
    let mut bytes = Vec::new();
    let read = reader.by_ref().take(limit as u64 + 1).read_to_end(&mut bytes).and_then(|n_bytes| {
        if n_bytes <= limit {
            return Ok(None);
        }
        // The rest is read for its digest alone.
        let mut hasher = Sha256::new_with_prefix(&bytes);
        let n_rest = io::copy(&mut reader, &mut hasher)?;
        Ok(Some((n_bytes as u64 + n_rest, hex(&hasher.finalize()))))
    });
    match read {
        Ok(None) => Content::File(bytes),
        Ok(Some((n_bytes, sha256))) => {
            bytes.truncate(EXCERPT_CHARS * 8);
            let reject =
                Reject::new(input.origin(), Stage::Decode, "too_long", jsonl::too_long(n_bytes, limit), &bytes);
            Content::Reject(Box::new(Reject { payload_sha256: sha256, ..reject }))
        }
        Err(error) => Content::Reject(Box::new(failure(input, Stage::Decode, &error))),
    }
}

/// The reject for an input that cannot be opened or read on.
pub(super) fn failure(input: &Input, stage: Stage, error: &io::Error) -> Reject {
    let (code, message) = match error.kind() {
        io::ErrorKind::PermissionDenied => ("no_permission", "no permission to read it".to_owned()),
        io::ErrorKind::NotFound => ("not_found", "no such file".to_owned()),
        io::ErrorKind::IsADirectory => ("is_a_folder", "a folder, where a file was expected".to_owned()),
        io::ErrorKind::UnexpectedEof => ("truncated_file", "the file ends within its compressed data".to_owned()),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            ("bad_compression", format!("cannot be decompressed: {error}"))
        }
        _ => (READ_FAILED, error.to_string()),
    };
    Reject::new(input.origin(), stage, code, message, &[])
}
