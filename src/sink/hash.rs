//! A writer that counts and digests what passes through it.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::source::record::hex;

/// Passes bytes on, and keeps their number and SHA-256.
#[derive(Debug)]
pub(super) struct Hashing<W> {
    inner: W,
    digest: Sha256,
    bytes: u64,
}

impl<W: Write> Hashing<W> {
    pub(super) fn new(inner: W) -> Self {
        Hashing { inner, digest: Sha256::new(), bytes: 0 }
    }

    /// The writer, the number of bytes, and their digest in hex.
    pub(super) fn finish(self) -> (W, u64, String) {
        (self.inner, self.bytes, hex(&self.digest.finalize()))
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.digest.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
