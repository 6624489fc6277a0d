//! Which files are read: from paths, folders and patterns to a sorted list of inputs.
//!
//! | given | read |
//! | --- | --- |
//! | a file | that file; its format is told by its name unless it is stated |
//! | a folder | the files of a known format in it and below, but for hidden ones |
//! | `wire/**/*.jsonl.gz` (pipeline files) | what matches |
//! | `-` | standard input |
//!
//! A path in the tables never names the machine: it is relative to the pipeline file or, without one, to the folder that all inputs share.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::Source;
use super::compression::Compression;
use super::record::{Format, Origin, Reject, Stage};

/// One input.
#[derive(Debug, Clone)]
pub struct Input {
    /// What it has in common with others.
    pub source: Arc<Source>,
    /// Where it lies; `None` for standard input.
    pub path: Option<PathBuf>,
    /// Its name in the tables.
    pub uri: String,
    /// What it is written in.
    pub format: Format,
    /// How it is compressed.
    pub compression: Compression,
    /// Where reading begins.
    pub start: Start,
}

/// A place in a file of lines; the first one unless what lies before is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Start {
    /// Index of the line, from 0.
    pub line: i64,
    /// Where the line begins.
    pub byte: u64,
}

impl Input {
    /// Whether bytes that are added to the file leave the records before them as they were.
    pub fn can_grow(&self) -> bool {
        self.format == Format::Jsonl && self.compression == Compression::None && self.path.is_some()
    }

    /// Where a record of this input comes from.
    pub fn origin(&self) -> Origin {
        Origin {
            source: self.source.name.clone(),
            source_uri: self.uri.clone(),
            source_record: None,
            format: self.format,
        }
    }

    /// All raw bytes.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        self.open_at(0)
    }

    /// The raw bytes from where reading begins.
    ///
    /// # Errors
    /// What the operating system says.
    pub fn open_at_start(&self) -> io::Result<Box<dyn Read + Send>> {
        self.open_at(self.start.byte)
    }

    fn open_at(&self, byte: u64) -> io::Result<Box<dyn Read + Send>> {
        let Some(path) = &self.path else { return Ok(Box::new(io::stdin())) };
        let mut file = File::open(path)?;
        // A folder opens like a file and fails at the first read; here it still has its name.
        if file.metadata()?.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        // A pipe cannot be wound on, and need not be: nothing of it is known before.
        if byte > 0 {
            file.seek(SeekFrom::Start(byte))?;
        }
        Ok(Box::new(file))
    }
}

/// What was found to read.
#[derive(Debug, Default)]
pub struct Found {
    /// In order of their names in the tables.
    pub inputs: Vec<Arc<Input>>,
    /// Folders and files that cannot be looked at.
    pub rejects: Vec<Reject>,
    /// Files of a kind that no source reads.
    pub passed_over: Vec<PathBuf>,
}

impl Found {
    fn sorted(mut self) -> Found {
        self.inputs.sort_by(|a, b| a.uri.cmp(&b.uri));
        self.inputs.dedup_by(|a, b| a.path == b.path && a.uri == b.uri);
        self
    }
}

/// Tells format and compression by a file name: `wire.jsonl.gz`.
pub fn kind_of(file_name: &str) -> Option<(Format, Compression)> {
    let (stem, compression) = Compression::of(file_name);
    let (_, extension) = stem.rsplit_once('.')?;
    let format = match extension.to_ascii_lowercase().as_str() {
        "txt" | "text" => Format::Text,
        "jsonl" | "ndjson" => Format::Jsonl,
        _ => return None,
    };
    Some((format, compression))
}

/// The inputs of a command line.
///
/// # Errors
/// Every path that is not there, or whose format nobody states.
pub fn from_arguments(paths: &[PathBuf], format: Option<Format>, source: &Arc<Source>) -> Result<Found, Vec<String>> {
    let (mut found, mut faults) = (Found::default(), Vec::new());
    let places: Vec<PathBuf> =
        paths.iter().filter(|path| path.as_os_str() != "-").map(|path| lexically_absolute(path)).collect();
    let shared = shared_folder(&places);
    for (path, place) in paths.iter().filter(|path| path.as_os_str() != "-").zip(&places) {
        let mut search = Search { found: &mut found, source, format, root: &shared, parents: 0 };
        match std::fs::metadata(place) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                faults.push(format!("{}: no such file or folder", path.display()))
            }
            Err(error) => search.reject(place, &error),
            Ok(metadata) if metadata.is_dir() => search.folder(place),
            Ok(_) if search.file(place, true) => {}
            Ok(_) => faults.push(format!(
                "{}: its name does not tell its format\n  hint: --format text or --format jsonl",
                path.display()
            )),
        }
    }
    if paths.iter().any(|path| path.as_os_str() == "-") {
        let format = format.unwrap_or(Format::Jsonl);
        let compression = Compression::None;
        found.inputs.push(Arc::new(Input {
            source: Arc::clone(source),
            path: None,
            uri: "-".to_owned(),
            format,
            compression,
            start: Start::default(),
        }));
    }
    if faults.is_empty() { Ok(found.sorted()) } else { Err(faults) }
}

/// The inputs of a source in a pipeline file that lies in `folder`.
pub fn from_patterns(folder: &Path, patterns: &[String], format: Option<Format>, source: &Arc<Source>) -> Found {
    let mut found = Found::default();
    let folder = lexically_absolute(folder);
    for pattern in patterns {
        // Relative to the pipeline file; for an absolute pattern, to its part without wildcards.
        let root = if Path::new(pattern).is_absolute() { fixed_part(pattern) } else { folder.clone() };
        let parents = Path::new(pattern).components().take_while(|c| *c == Component::ParentDir).count();
        let root = root.ancestors().nth(parents).unwrap_or(&root).to_path_buf();
        let mut search = Search { found: &mut found, source, format, root: &root, parents };
        if !is_pattern(pattern) {
            search.path(&lexically_absolute(&folder.join(pattern)));
            continue;
        }
        let pattern = if Path::new(pattern).is_absolute() {
            pattern.clone()
        } else {
            let rest: PathBuf = Path::new(pattern).components().skip(parents).collect();
            format!("{}/{}", glob::Pattern::escape(&root.to_string_lossy()), rest.to_string_lossy())
        };
        // The pattern was checked with the pipeline file; one that does not parse matches nothing.
        for path in glob::glob_with(&pattern, MATCHING).into_iter().flatten() {
            match path {
                Ok(path) => search.path(&path),
                Err(error) => search.reject(error.path(), error.error()),
            }
        }
    }
    found.sorted()
}

/// As a shell matches: `*` ends at a `/`, and a leading dot hides.
const MATCHING: glob::MatchOptions =
    glob::MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// Whether a path of a pipeline file holds wildcards.
pub fn is_pattern(path: &str) -> bool {
    path.contains(['*', '?', '['])
}

/// A search below one root.
struct Search<'s> {
    found: &'s mut Found,
    source: &'s Arc<Source>,
    /// The one format that is wanted; `None` for any.
    format: Option<Format>,
    root: &'s Path,
    /// How many `..` lead from the pipeline file to the root.
    parents: usize,
}

impl Search<'_> {
    fn path(&mut self, path: &Path) {
        match std::fs::metadata(path) {
            Err(error) => self.reject(path, &error),
            Ok(metadata) if metadata.is_dir() => self.folder(path),
            Ok(_) => {
                if !self.file(path, true) {
                    self.found.passed_over.push(path.to_path_buf());
                }
            }
        }
    }

    /// The files of a folder and of those below.
    fn folder(&mut self, folder: &Path) {
        let n_before = self.found.inputs.len() + self.found.rejects.len();
        let is_shown =
            |entry: &walkdir::DirEntry| entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.');
        for entry in walkdir::WalkDir::new(folder).follow_links(true).into_iter().filter_entry(is_shown) {
            match entry {
                // Pipes and devices would wait for a writer: in a folder they are no articles.
                Ok(entry) if entry.file_type().is_file() => {
                    if !self.file(entry.path(), false) {
                        self.found.passed_over.push(entry.into_path());
                    }
                }
                Ok(_) => {}
                Err(error) => {
                    let path = error.path().unwrap_or(folder).to_path_buf();
                    self.reject(&path, &error.into());
                }
            }
        }
        // A folder named `wire.jsonl` is a mistake; one named `wire` may be empty tonight.
        let named_like_a_file = folder.file_name().is_some_and(|name| kind_of(&name.to_string_lossy()).is_some());
        if named_like_a_file && self.found.inputs.len() + self.found.rejects.len() == n_before {
            self.reject(folder, &io::ErrorKind::IsADirectory.into());
        }
    }

    /// Adds a file, if its format is known and wanted. One that was named itself is read in the format that is asked for.
    fn file(&mut self, path: &Path, named: bool) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let (format, compression) = match (kind_of(&name), self.format) {
            (Some((format, compression)), None) => (format, compression),
            (Some((format, compression)), Some(wanted)) if format == wanted => (format, compression),
            (_, Some(wanted)) if named => (wanted, Compression::of(&name).1),
            _ => return false,
        };
        let (source, uri) = (Arc::clone(self.source), self.uri(path));
        let (path, start) = (Some(path.to_path_buf()), Start::default());
        self.found.inputs.push(Arc::new(Input { source, path, uri, format, compression, start }));
        true
    }

    fn reject(&mut self, path: &Path, error: &io::Error) {
        let format = path.file_name().and_then(|name| kind_of(&name.to_string_lossy())).map(|(format, _)| format);
        let input = Input {
            source: Arc::clone(self.source),
            path: Some(path.to_path_buf()),
            uri: self.uri(path),
            format: self.format.or(format).unwrap_or(Format::Text),
            compression: Compression::None,
            start: Start::default(),
        };
        self.found.rejects.push(super::block::failure(&input, Stage::Open, error));
    }

    /// The name in the tables: relative, with `/` between its parts.
    fn uri(&self, path: &Path) -> String {
        let inside = path.strip_prefix(self.root).unwrap_or(path);
        let mut parts = vec!["..".to_owned(); self.parents];
        parts.extend(inside.components().filter_map(|part| match part {
            Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            _ => None,
        }));
        parts.join("/")
    }
}

/// The folder that all places share: of a file its own folder, of a folder itself.
fn shared_folder(places: &[PathBuf]) -> PathBuf {
    let mut folders = places.iter().map(|place| if place.is_dir() { place } else { place.parent().unwrap_or(place) });
    let first = folders.next().map(Path::to_path_buf).unwrap_or_default();
    folders.fold(first, |shared, folder| {
        shared.components().zip(folder.components()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
    })
}

/// The part of a pattern in front of its first wildcard, in whole folders.
fn fixed_part(pattern: &str) -> PathBuf {
    let path = Path::new(pattern);
    let folder = if is_pattern(pattern) || path.is_dir() { path } else { path.parent().unwrap_or(path) };
    folder.components().take_while(|part| !is_pattern(&part.as_os_str().to_string_lossy())).collect()
}

/// An absolute path without `.` and `..`, links left as they are.
fn lexically_absolute(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let mut place = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::ParentDir => {
                place.pop();
            }
            part => place.push(part),
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{create_dir_all, write};

    fn uris(found: &Found) -> Vec<&str> {
        found.inputs.iter().map(|input| input.uri.as_str()).collect()
    }

    fn tree() -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder for the test");
        for name in [
            "wire/b.jsonl",
            "wire/a/c.txt",
            "wire/.hidden.txt",
            "wire/d.pdf",
            "wire/e.jsonl.gz",
            "other/f.txt",
            "pipelines/p.toml",
        ] {
            let path = dir.path().join(name);
            create_dir_all(path.parent().expect("a folder")).expect("a folder");
            write(path, "x").expect("a file");
        }
        dir
    }

    #[test]
    fn arguments_are_named_from_the_folder_they_share() {
        let dir = tree();
        let source = Arc::new(Source::named("extract"));
        let read = |paths: &[&str], format| {
            let paths: Vec<PathBuf> = paths.iter().map(|p| dir.path().join(p)).collect();
            from_arguments(&paths, format, &source)
        };
        let found = read(&["wire"], None).expect("inputs");
        assert_eq!(uris(&found), ["a/c.txt", "b.jsonl", "e.jsonl.gz"]);
        assert_eq!(found.passed_over.len(), 1);
        assert_eq!(uris(&read(&["wire"], Some(Format::Text)).expect("inputs")), ["a/c.txt"]);
        assert_eq!(uris(&read(&["other/../wire/b.jsonl"], None).expect("inputs")), ["b.jsonl"]);
        let both = ["wire/b.jsonl", "other", "wire"];
        assert_eq!(
            uris(&read(&both, None).expect("inputs")),
            ["other/f.txt", "wire/a/c.txt", "wire/b.jsonl", "wire/e.jsonl.gz"]
        );
        assert_eq!(uris(&read(&["wire/d.pdf"], Some(Format::Text)).expect("inputs")), ["d.pdf"]);
        assert_eq!(read(&["nowhere", "wire/d.pdf"], None).expect_err("faults").len(), 2);
    }

    #[test]
    fn patterns_are_named_from_the_pipeline_file() {
        let dir = tree();
        let source = Arc::new(Source::named("wire"));
        let read = |patterns: &[&str]| {
            let patterns: Vec<String> = patterns.iter().map(|p| (*p).to_owned()).collect();
            from_patterns(&dir.path().join("pipelines"), &patterns, None, &source)
        };
        assert_eq!(uris(&read(&["../wire/**/*.txt", "../wire/*.jsonl"])), ["../wire/a/c.txt", "../wire/b.jsonl"]);
        assert_eq!(uris(&read(&["../wire"])), ["../wire/a/c.txt", "../wire/b.jsonl", "../wire/e.jsonl.gz"]);
        let absolute = format!("{}/wire/**/*.txt", dir.path().display());
        assert_eq!(uris(&read(&[&absolute])), ["a/c.txt"]);
        let missing = read(&["nothing.jsonl", "*.jsonl"]);
        assert_eq!((missing.inputs.len(), missing.rejects.len(), missing.rejects[0].code), (0, 1, "not_found"));
    }
}
