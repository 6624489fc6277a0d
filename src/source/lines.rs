//! Cuts a stream into stretches of whole lines, in bounded memory.
//!
//! | stream | comes out as |
//! | --- | --- |
//! | many short lines | stretches of about [`STRETCH_BYTES`], cut behind a line end |
//! | a line longer than the limit | [`Stretch::TooLong`], with its digest; its bytes are read and forgotten |
//! | an error in the middle | the lines before it, then the error |

use std::io::{self, Read};

use sha2::{Digest, Sha256};

use super::input::Start;
use super::record::{EXCERPT_CHARS, hex};

/// About how much is handed over at once: enough that a worker is not asked too often, little enough to keep a dozen in memory.
pub const STRETCH_BYTES: usize = 1 << 20;

/// A part of the stream.
#[derive(Debug, PartialEq, Eq)]
pub enum Stretch {
    /// Whole lines; the last one of a stream may lack its line end.
    Lines {
        /// The lines, line ends included.
        bytes: Vec<u8>,
        /// Index of the first line, from 0.
        first_line: i64,
        /// Where the first line begins in the stream.
        byte_offset: u64,
    },
    /// A line beyond the limit.
    TooLong {
        /// Index of the line, from 0.
        line: i64,
        /// Where it begins in the stream.
        byte_offset: u64,
        /// Its length without the line end.
        n_bytes: u64,
        /// SHA-256 of the line without its end.
        sha256: String,
        /// Its first bytes.
        head: Vec<u8>,
    },
}

/// Reads a stream stretch by stretch.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    /// What was read behind the last line end.
    carry: Vec<u8>,
    /// What stopped the reading, to be told once what came before is handed over.
    fault: Option<io::Error>,
    at_end: bool,
    line: i64,
    byte_offset: u64,
    max_line_bytes: usize,
}

impl<R: Read> Lines<R> {
    /// Lines of at most `max_line_bytes`, of a stream that begins at a place of its file.
    pub fn new(reader: R, start: Start, max_line_bytes: usize) -> Lines<R> {
        let Start { line, byte: byte_offset } = start;
        Lines { reader, carry: Vec::new(), fault: None, at_end: false, line, byte_offset, max_line_bytes }
    }

    /// The next stretch; `None` behind the last.
    ///
    /// # Errors
    /// What the stream says, once, after all that came before it.
    pub fn next_stretch(&mut self) -> io::Result<Option<Stretch>> {
        let mut bytes = std::mem::take(&mut self.carry);
        loop {
            let searched = bytes.len();
            self.fill(&mut bytes, STRETCH_BYTES);
            if self.at_end {
                break;
            }
            if let Some(line_end) = memchr::memrchr(b'\n', &bytes[searched..]) {
                self.carry = bytes.split_off(searched + line_end + 1);
                break;
            }
            if bytes.len() > self.max_line_bytes {
                return Ok(Some(self.skip_line(&bytes)));
            }
        }
        if bytes.is_empty() {
            return self.fault.take().map_or(Ok(None), Err);
        }
        let (first_line, byte_offset) = (self.line, self.byte_offset);
        let n_lines = memchr::memchr_iter(b'\n', &bytes).count();
        self.line = self.line.saturating_add_unsigned(n_lines as u64);
        self.byte_offset += bytes.len() as u64;
        Ok(Some(Stretch::Lines { bytes, first_line, byte_offset }))
    }

    /// Reads on to the end of a line of which `head` is known to hold no line end.
    fn skip_line(&mut self, head: &[u8]) -> Stretch {
        let mut hasher = Sha256::new_with_prefix(head);
        let (line, byte_offset) = (self.line, self.byte_offset);
        let mut n_bytes = head.len() as u64;
        let mut bytes = Vec::new();
        while !self.at_end {
            bytes.clear();
            self.fill(&mut bytes, STRETCH_BYTES);
            let line_end = memchr::memchr(b'\n', &bytes);
            let of_line = line_end.unwrap_or(bytes.len());
            hasher.update(&bytes[..of_line]);
            n_bytes += of_line as u64;
            if let Some(line_end) = line_end {
                self.carry = bytes.split_off(line_end + 1);
                self.line += 1;
                self.byte_offset += 1;
                break;
            }
        }
        self.byte_offset += n_bytes;
        let head = head[..head.len().min(EXCERPT_CHARS * 8)].to_vec();
        Stretch::TooLong { line, byte_offset, n_bytes, sha256: hex(&hasher.finalize()), head }
    }

    fn fill(&mut self, bytes: &mut Vec<u8>, n_bytes: usize) {
        bytes.reserve(n_bytes);
        match self.reader.by_ref().take(n_bytes as u64).read_to_end(bytes) {
            Ok(n_read) => self.at_end = n_read < n_bytes,
            Err(error) => {
                self.at_end = true;
                self.fault = Some(error);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut lines: Lines<impl Read>) -> (Vec<Stretch>, Option<String>) {
        let mut stretches = Vec::new();
        loop {
            match lines.next_stretch() {
                Ok(Some(stretch)) => stretches.push(stretch),
                Ok(None) => return (stretches, None),
                Err(error) => return (stretches, Some(error.to_string())),
            }
        }
    }

    #[test]
    fn stretches_join_to_the_stream_and_know_their_place() {
        let text: String = (0..200_000).map(|i| format!("line number {i}\n")).collect();
        let (stretches, fault) = all(Lines::new(text.as_bytes(), Start::default(), 100));
        assert!(stretches.len() > 2 && fault.is_none());
        let mut joined = Vec::new();
        for stretch in stretches {
            let Stretch::Lines { bytes, first_line, byte_offset } = stretch else { panic!("{stretch:?}") };
            assert_eq!(byte_offset, joined.len() as u64);
            assert!(bytes.starts_with(format!("line number {first_line}\n").as_bytes()));
            joined.extend(bytes);
        }
        assert_eq!(joined, text.as_bytes());
    }

    #[test]
    fn a_line_beyond_the_limit_is_told_and_forgotten() {
        let long = "x".repeat(5 * STRETCH_BYTES);
        let text = format!("first\n{long}\nlast");
        let (stretches, _) = all(Lines::new(text.as_bytes(), Start::default(), 2 * STRETCH_BYTES));
        assert_eq!(stretches.len(), 3);
        assert_eq!(stretches[0], Stretch::Lines { bytes: b"first\n".to_vec(), first_line: 0, byte_offset: 0 });
        let Stretch::TooLong { line, byte_offset, n_bytes, sha256, head } = &stretches[1] else {
            panic!("{stretches:?}")
        };
        assert_eq!((*line, *byte_offset, *n_bytes), (1, 6, long.len() as u64));
        assert_eq!(*sha256, hex(&Sha256::digest(&long)));
        assert!(head.len() < 5000);
        let last = Stretch::Lines { bytes: b"last".to_vec(), first_line: 2, byte_offset: 7 + long.len() as u64 };
        assert_eq!(stretches[2], last);
    }

    #[test]
    fn lines_before_an_error_are_kept() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("unplugged"))
            }
        }
        let (stretches, fault) = all(Lines::new(b"a\nb".chain(Broken), Start::default(), 10));
        assert_eq!(stretches, [Stretch::Lines { bytes: b"a\nb".to_vec(), first_line: 0, byte_offset: 0 }]);
        assert_eq!(fault.as_deref(), Some("unplugged"));
        assert_eq!(all(Lines::new(b"".as_slice(), Start::default(), 10)), (vec![], None));
    }
}
