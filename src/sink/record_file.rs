//! Records in a scratch file, one behind the other: lightly compressed, read back once, in order.
//!
//! | field | bytes |
//! | --- | --- |
//! | length of the record | 4 |
//! | a text | its length (4), UTF-8 |
//! | what may be missing | 0, or 1 and the value |
//! | a value of a closed set | its place in the set (1) |
//!
//! Nothing but the run that wrote it ever reads such a file, so it has no version.

use std::fs::File;
use std::io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use chrono::{DateTime, NaiveDate};
use columnist_extract::{Article, Id};

use crate::batch::Placed;
use crate::source::record::{ArticleFlag, Format, Origin, PublishedMethod, Record};

/// Faster than any disk.
const LEVEL: i32 = 1;
/// Of the window of the compression: 128 KB, for as many are held as there are files.
const WINDOW_LOG: u32 = 17;

/// Writes a scratch file.
pub(super) struct RecordWriter {
    path: PathBuf,
    file: zstd::stream::write::Encoder<'static, BufWriter<File>>,
    bytes: Vec<u8>,
}

impl RecordWriter {
    pub(super) fn create(path: PathBuf) -> Result<RecordWriter> {
        let create = || -> Result<_> {
            let mut file = zstd::stream::write::Encoder::new(BufWriter::new(File::create_new(&path)?), LEVEL)?;
            file.window_log(WINDOW_LOG)?;
            Ok(file)
        };
        let file = create().with_context(|| format!("cannot create the scratch file {}", path.display()))?;
        Ok(RecordWriter { path, file, bytes: Vec::new() })
    }

    pub(super) fn write(&mut self, placed: &Placed) -> Result<()> {
        self.bytes.clear();
        self.bytes.extend([0; 4]);
        let mut fields = Fields(&mut self.bytes);
        fields.placed(placed)?;
        let length = u32::try_from(self.bytes.len() - 4)?;
        self.bytes[..4].copy_from_slice(&length.to_le_bytes());
        let written = self.file.write_all(&self.bytes);
        written.with_context(|| format!("cannot write the scratch file {}", self.path.display()))
    }

    /// The file that was written. It is not made durable: a scratch file is of no use after a crash.
    pub(super) fn finish(self) -> Result<PathBuf> {
        let finished = self.file.finish().and_then(|file| Ok(file.into_inner()?));
        finished.with_context(|| format!("cannot write the scratch file {}", self.path.display()))?;
        Ok(self.path)
    }
}

/// The fields of a record on their way to a file.
struct Fields<'b>(&'b mut Vec<u8>);

impl Fields<'_> {
    fn placed(&mut self, Placed { published_on, article_id, record }: &Placed) -> Result<()> {
        let Record { article, origin, authors, published_method, flags } = record;
        self.day(*published_on);
        self.0.extend(article_id.0);
        self.text(&article.text)?;
        for text in [&article.title, &article.url, &article.publisher, &article.language] {
            self.optional(text.as_deref(), Fields::text)?;
        }
        self.day(article.published_on);
        // Days and nanoseconds apart: the moments of the calendar are more than 64 bits of either.
        self.optional(article.published_at, |fields, moment| {
            fields.0.extend(moment.timestamp().to_le_bytes());
            fields.0.extend(moment.timestamp_subsec_nanos().to_le_bytes());
            Ok(())
        })?;
        self.text(&origin.source)?;
        self.text(&origin.source_uri)?;
        self.optional(origin.source_record, |fields, number| {
            fields.0.extend(number.to_le_bytes());
            Ok(())
        })?;
        self.0.push(place(Format::ALL, origin.format)?);
        self.count(authors.len())?;
        authors.iter().try_for_each(|author| self.text(author))?;
        self.0.push(place(PublishedMethod::ALL, *published_method)?);
        self.count(flags.len())?;
        for flag in flags {
            self.0.push(place(ArticleFlag::ALL, *flag)?);
        }
        Ok(())
    }

    fn count(&mut self, count: usize) -> Result<()> {
        self.0.extend(u32::try_from(count)?.to_le_bytes());
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<()> {
        self.count(text.len())?;
        self.0.extend(text.as_bytes());
        Ok(())
    }

    fn day(&mut self, day: Option<NaiveDate>) {
        self.0.extend(day.map_or(i32::MIN, |day| day.to_epoch_days()).to_le_bytes());
    }

    fn optional<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T) -> Result<()>) -> Result<()> {
        self.0.push(value.is_some().into());
        value.map_or(Ok(()), |value| write(self, value))
    }
}

fn place<T: PartialEq + Copy>(all: &[T], value: T) -> Result<u8> {
    let place = all.iter().position(|one| *one == value).context("a value of no set")?;
    Ok(u8::try_from(place)?)
}

/// Reads a scratch file.
pub(super) struct RecordReader {
    path: PathBuf,
    file: BufReader<zstd::stream::read::Decoder<'static, BufReader<File>>>,
    bytes: Vec<u8>,
}

impl RecordReader {
    pub(super) fn open(path: &Path) -> Result<RecordReader> {
        let open = || -> Result<_> { Ok(BufReader::new(zstd::stream::read::Decoder::new(File::open(path)?)?)) };
        let file = open().with_context(|| format!("cannot read the scratch file {}", path.display()))?;
        Ok(RecordReader { path: path.to_owned(), file, bytes: Vec::new() })
    }

    /// The next record; `None` behind the last.
    pub(super) fn next(&mut self) -> Result<Option<Placed>> {
        self.read().with_context(|| format!("cannot read the scratch file {}", self.path.display()))
    }

    fn read(&mut self) -> Result<Option<Placed>> {
        // The end of the file is where no byte follows a record; a file that was cut is a fault.
        if self.file.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let mut length = [0; 4];
        self.file.read_exact(&mut length)?;
        self.bytes.resize(u32::from_le_bytes(length) as usize, 0);
        self.file.read_exact(&mut self.bytes)?;
        Written(&self.bytes).placed().map(Some)
    }
}

/// The fields of a record, as they were written.
struct Written<'b>(&'b [u8]);

impl Written<'_> {
    fn placed(&mut self) -> Result<Placed> {
        Ok(Placed {
            published_on: self.day()?,
            article_id: Id(self.array()?),
            record: Record {
                article: Article {
                    text: self.text()?,
                    title: self.optional(Self::text)?,
                    url: self.optional(Self::text)?,
                    publisher: self.optional(Self::text)?,
                    language: self.optional(Self::text)?,
                    published_on: self.day()?,
                    published_at: self.optional(|written| {
                        let (seconds, nanos) = (written.number()?, u32::from_le_bytes(written.array()?));
                        DateTime::from_timestamp(seconds, nanos).context("no moment")
                    })?,
                },
                origin: Origin {
                    source: self.text()?,
                    source_uri: self.text()?,
                    source_record: self.optional(Self::number)?,
                    format: self.one_of(Format::ALL)?,
                },
                authors: self.list(Self::text)?,
                published_method: self.one_of(PublishedMethod::ALL)?,
                flags: self.list(|written| written.one_of(ArticleFlag::ALL))?,
            },
        })
    }

    fn bytes(&mut self, n: usize) -> Result<&[u8]> {
        let (bytes, rest) = self.0.split_at_checked(n).context("a record ends too soon")?;
        self.0 = rest;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N]> {
        Ok(self.bytes(N)?.try_into()?)
    }

    fn count(&mut self) -> Result<usize> {
        Ok(u32::from_le_bytes(self.array()?) as usize)
    }

    fn number(&mut self) -> Result<i64> {
        Ok(i64::from_le_bytes(self.array()?))
    }

    fn text(&mut self) -> Result<String> {
        let n = self.count()?;
        Ok(std::str::from_utf8(self.bytes(n)?)?.to_owned())
    }

    fn day(&mut self) -> Result<Option<NaiveDate>> {
        match i32::from_le_bytes(self.array()?) {
            i32::MIN => Ok(None),
            days => NaiveDate::from_epoch_days(days).context("no day").map(Some),
        }
    }

    fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T>) -> Result<Option<T>> {
        match self.array()? {
            [0] => Ok(None),
            _ => read(self).map(Some),
        }
    }

    fn list<T>(&mut self, mut read: impl FnMut(&mut Self) -> Result<T>) -> Result<Vec<T>> {
        (0..self.count()?).map(|_| read(self)).collect()
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> Result<T> {
        let [place] = self.array()?;
        all.get(usize::from(place)).copied().context("a value of no set")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back() {
        let full = Record {
            article: Article {
                text: "Exports rose.\nZoë said so.".into(),
                title: Some("Exports".into()),
                url: Some("https://news.example/1".into()),
                publisher: Some(String::new()),
                language: Some("en".into()),
                published_on: NaiveDate::from_ymd_opt(-1, 3, 16),
                published_at: DateTime::from_timestamp(-7, 250_000_000),
            },
            origin: Origin {
                source: "wire".into(),
                source_uri: "a/b.jsonl".into(),
                source_record: Some(i64::MAX),
                format: Format::Jsonl,
            },
            authors: vec!["A. Lee".into(), "B. Zoë".into()],
            published_method: PublishedMethod::Field,
            flags: vec![ArticleFlag::DateConflict],
        };
        let bare = Record {
            article: Article { text: "Trade fell.".into(), ..Article::default() },
            origin: Origin { source_record: None, format: Format::Text, ..full.origin.clone() },
            authors: Vec::new(),
            published_method: PublishedMethod::None,
            flags: Vec::new(),
        };
        let placed = [
            Placed { published_on: full.article.published_on, article_id: Id([7; 16]), record: full },
            Placed { published_on: None, article_id: Id([0; 16]), record: bare },
        ];
        let folder = tempfile::tempdir().unwrap();
        let mut writer = RecordWriter::create(folder.path().join("1")).unwrap();
        placed.iter().for_each(|placed| writer.write(placed).unwrap());
        let mut reader = RecordReader::open(&writer.finish().unwrap()).unwrap();
        for written in placed {
            assert_eq!(format!("{:?}", reader.next().unwrap().unwrap()), format!("{written:?}"));
        }
        assert!(reader.next().unwrap().is_none());
    }
}
