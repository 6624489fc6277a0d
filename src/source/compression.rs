//! Compressed inputs, told by their file name: `.gz` and `.zst`.

use std::io::{self, BufReader, Read};

use columnist_extract::names;

names! {
    /// How the bytes of an input are compressed.
    #[derive(Default)]
    pub enum Compression {
        #[default]
        None = "none",
        Gzip = "gz",
        Zstd = "zst",
    }
}

impl Compression {
    /// Splits the extension of a compression off a file name: `wire.jsonl.gz` is a gzip of `wire.jsonl`.
    pub fn of(file_name: &str) -> (&str, Compression) {
        for compression in [Compression::Gzip, Compression::Zstd] {
            if let Some((stem, extension)) = file_name.rsplit_once('.')
                && extension.eq_ignore_ascii_case(compression.as_str())
            {
                return (stem, compression);
            }
        }
        (file_name, Compression::None)
    }

    /// Reads the bytes behind the compression.
    ///
    /// # Errors
    /// Where the decompressor finds no memory.
    pub fn reader<'r>(self, raw: impl Read + Send + 'r) -> io::Result<Box<dyn Read + Send + 'r>> {
        Ok(match self {
            Compression::None => Box::new(raw),
            // Log rotation and parallel compressors write several members into one file.
            Compression::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(BufReader::with_capacity(1 << 16, raw))),
            Compression::Zstd => Box::new(zstd::stream::read::Decoder::new(raw)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn told_by_the_name() {
        assert_eq!(Compression::of("a.jsonl.gz"), ("a.jsonl", Compression::Gzip));
        assert_eq!(Compression::of("a.jsonl.ZST"), ("a.jsonl", Compression::Zstd));
        assert_eq!(Compression::of("a.gz.jsonl"), ("a.gz.jsonl", Compression::None));
        assert_eq!(Compression::of("gz"), ("gz", Compression::None));
    }
}
