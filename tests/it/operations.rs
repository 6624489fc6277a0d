//! What a program did to a disk, call by call, and what a power cut would have left of it.
//!
//! In goes the output of strace, out comes a list of operations. A [`Disk`] takes them one after the other, and remembers of each
//! file and folder what it was when it was last synced: a power cut may keep that, or anything since.
//!
//! Not modelled: writes in the middle of a file, and what a rename between two folders does; columnist does neither.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A call that changes the disk or makes a change durable.
#[derive(Debug, Clone)]
pub(crate) enum Operation {
    Folder(PathBuf),
    Create(PathBuf),
    Write(PathBuf, Vec<u8>),
    Link(PathBuf, PathBuf),
    Symlink(PathBuf, PathBuf),
    Rename(PathBuf, PathBuf),
    Remove(PathBuf),
    Sync(PathBuf),
}

/// For strace: full strings, in hexadecimal; the path behind each descriptor; the calls that are understood here.
pub(crate) const STRACE: [&str; 6] = [
    "-y",
    "-xx",
    "-s",
    "100000000",
    "-e",
    "trace=openat,write,pwrite64,writev,mkdir,mkdirat,link,linkat,symlink,symlinkat,rename,renameat,renameat2,unlink,unlinkat,rmdir,\
     ftruncate,fallocate,copy_file_range,fsync,fdatasync",
];

/// The operations below a folder, in order. Paths are relative to it.
pub(crate) fn parse(trace: &str, root: &Path) -> Vec<Operation> {
    let root = root.canonicalize().unwrap();
    let mut pending: BTreeMap<&str, String> = BTreeMap::new();
    let mut operations = Vec::new();
    for line in trace.lines() {
        let (thread, rest) = line.split_once(' ').unwrap();
        let rest = rest.trim_start();
        // A call of another thread came between: the two halves belong together, where the call ended.
        if let Some(begun) = rest.strip_suffix("<unfinished ...>") {
            pending.insert(thread, begun.trim_end().to_owned());
            continue;
        }
        let whole = match rest.strip_prefix("<... ").and_then(|rest| rest.split_once("resumed>")) {
            Some((_, end)) => pending.remove(thread).unwrap() + end,
            None => rest.to_owned(),
        };
        operations.extend(operation(&whole, &root));
    }
    operations
}

fn operation(call: &str, root: &Path) -> Option<Operation> {
    let (name, rest) = call.split_once('(')?;
    let (arguments, result) = rest.rsplit_once(" = ")?;
    if result.starts_with('-') {
        return None;
    }
    let arguments: Vec<&str> = arguments.trim_end().strip_suffix(')')?.split(", ").collect();
    // A path may stand behind the descriptor that it starts from.
    let texts: Vec<Vec<u8>> = arguments.iter().filter_map(|text| quoted(text)).collect();
    let start = |at: usize| arguments.get(at).and_then(|fd| behind(fd)).unwrap_or_else(|| root.to_owned());
    let path =
        |at: usize, text: usize| Some(start(at).join(PathBuf::from(String::from_utf8(texts.get(text)?.clone()).ok()?)));
    let below = |path: PathBuf| folded(&path).strip_prefix(root).ok().map(Path::to_owned);
    let both = |a: Option<PathBuf>, b: Option<PathBuf>| Some((below(a?)?, below(b?)?));
    Some(match name {
        "openat" if call.contains("O_CREAT") => Operation::Create(below(path(0, 0)?)?),
        "mkdir" => Operation::Folder(below(path(9, 0)?)?),
        "mkdirat" => Operation::Folder(below(path(0, 0)?)?),
        "write" => Operation::Write(below(behind(arguments[0])?)?, texts.first().cloned().unwrap_or_default()),
        "fsync" | "fdatasync" => Operation::Sync(below(behind(arguments[0])?)?),
        "unlink" | "rmdir" => Operation::Remove(below(path(9, 0)?)?),
        "unlinkat" => Operation::Remove(below(path(0, 0)?)?),
        "symlink" => {
            Operation::Symlink(PathBuf::from(String::from_utf8(texts.first()?.clone()).ok()?), below(path(9, 1)?)?)
        }
        "rename" => both(path(9, 0), path(9, 1)).map(|(from, to)| Operation::Rename(from, to))?,
        "link" => both(path(9, 0), path(9, 1)).map(|(from, to)| Operation::Link(from, to))?,
        "linkat" => both(path(0, 0), path(2, 1)).map(|(from, to)| Operation::Link(from, to))?,
        "openat" => return None,
        other => panic!("{other} is not understood: {call}"),
    })
}

/// The bytes of `"\x2f\x61"`.
fn quoted(text: &str) -> Option<Vec<u8>> {
    let hex = text.strip_prefix('"')?.strip_suffix('"')?;
    hex.split("\\x").skip(1).map(|byte| u8::from_str_radix(byte, 16).ok()).collect()
}

/// The path in `4<\x2f\x61>`, or `AT_FDCWD<\x2f\x61>`.
fn behind(descriptor: &str) -> Option<PathBuf> {
    let (_, path) = descriptor.strip_suffix('>')?.split_once('<')?;
    let path = if path.starts_with("\\x") { quoted(&format!("\"{path}\""))? } else { path.as_bytes().to_vec() };
    Some(PathBuf::from(String::from_utf8(path).ok()?))
}

fn folded(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// A disk, and what of it is durable.
#[derive(Debug, Default, Clone)]
pub(crate) struct Disk {
    nodes: Vec<Node>,
}

/// A file or folder: what it was when it was last synced, and each state since. The last is what programs see.
#[derive(Debug, Clone)]
enum Node {
    File(Vec<Vec<u8>>),
    Folder(Vec<BTreeMap<String, usize>>),
    Symlink(PathBuf),
}

/// The first node.
const ROOT: usize = 0;

impl Disk {
    /// What lies in a folder, all of it durable.
    pub(crate) fn of(folder: &Path) -> Disk {
        let mut disk = Disk::default();
        disk.add(folder);
        disk
    }

    fn add(&mut self, path: &Path) -> usize {
        let at = self.nodes.len();
        let kind = fs::symlink_metadata(path).unwrap().file_type();
        if kind.is_symlink() {
            self.nodes.push(Node::Symlink(fs::read_link(path).unwrap()));
        } else if kind.is_file() {
            self.nodes.push(Node::File(vec![fs::read(path).unwrap()]));
        } else {
            self.nodes.push(Node::Folder(vec![BTreeMap::new()]));
            let mut entries = BTreeMap::new();
            for entry in fs::read_dir(path).unwrap() {
                let entry = entry.unwrap();
                let node = self.add(&entry.path());
                entries.insert(entry.file_name().into_string().unwrap(), node);
            }
            self.nodes[at] = Node::Folder(vec![entries]);
        }
        at
    }

    /// Does what a program did.
    pub(crate) fn apply(&mut self, operation: &Operation) {
        match operation {
            Operation::Folder(path) => self.put(path, Node::Folder(vec![BTreeMap::new()])),
            // A file that is there is opened as it is: columnist empties none.
            Operation::Create(path) if self.find(path).is_some() => {}
            Operation::Create(path) => self.put(path, Node::File(vec![Vec::new()])),
            Operation::Symlink(target, path) => self.put(path, Node::Symlink(target.clone())),
            Operation::Write(path, bytes) => {
                let Some(at) = self.find(path) else { return };
                if let Node::File(states) = &mut self.nodes[at] {
                    let mut now = states.last().cloned().unwrap_or_default();
                    now.extend_from_slice(bytes);
                    states.push(now);
                }
            }
            Operation::Link(from, to) => {
                let node = self.find(from).unwrap_or_else(|| panic!("no {}", from.display()));
                self.change(to, |entries, name| {
                    entries.insert(name, node);
                });
            }
            Operation::Rename(from, to) => {
                assert_eq!(from.parent(), to.parent(), "a rename between folders");
                let node = self.find(from).unwrap_or_else(|| panic!("no {}", from.display()));
                let old = from.file_name().unwrap().to_str().unwrap().to_owned();
                self.change(to, |entries, name| {
                    entries.remove(&old);
                    entries.insert(name, node);
                });
            }
            Operation::Remove(path) => self.change(path, |entries, name| {
                entries.remove(&name);
            }),
            Operation::Sync(path) => {
                let at = self.find(path).unwrap_or_else(|| panic!("no {}", path.display()));
                match &mut self.nodes[at] {
                    Node::File(states) => drop(states.drain(..states.len() - 1)),
                    Node::Folder(states) => drop(states.drain(..states.len() - 1)),
                    Node::Symlink(_) => {}
                }
            }
        }
    }

    fn put(&mut self, path: &Path, node: Node) {
        let at = self.nodes.len();
        self.nodes.push(node);
        self.change(path, |entries, name| {
            entries.insert(name, at);
        });
    }

    /// Changes the entries of the folder that a path lies in.
    fn change(&mut self, path: &Path, change: impl FnOnce(&mut BTreeMap<String, usize>, String)) {
        let folder = self.find(path.parent().unwrap()).unwrap_or_else(|| panic!("no folder of {}", path.display()));
        let Node::Folder(states) = &mut self.nodes[folder] else { panic!("{} lies in a file", path.display()) };
        let mut now = states.last().cloned().unwrap_or_default();
        change(&mut now, path.file_name().unwrap().to_str().unwrap().to_owned());
        states.push(now);
    }

    fn find(&self, path: &Path) -> Option<usize> {
        let mut at = ROOT;
        for part in path.components() {
            let Node::Folder(states) = &self.nodes[at] else { return None };
            at = *states.last()?.get(part.as_os_str().to_str()?)?;
        }
        Some(at)
    }

    /// What a power cut leaves: `pick` says which of the states of each file or folder, of the number that there are; the first is durable.
    pub(crate) fn after_power_cut(&self, mut pick: impl FnMut(IsFile, usize) -> usize) -> BTreeMap<PathBuf, Remains> {
        let mut remains = BTreeMap::new();
        self.collect(ROOT, Path::new(""), &mut pick, &mut remains);
        remains
    }

    fn collect(
        &self,
        at: usize,
        path: &Path,
        pick: &mut impl FnMut(IsFile, usize) -> usize,
        remains: &mut BTreeMap<PathBuf, Remains>,
    ) {
        match &self.nodes[at] {
            Node::Symlink(target) => drop(remains.insert(path.to_owned(), Remains::Symlink(target.clone()))),
            Node::File(states) => {
                drop(remains.insert(path.to_owned(), Remains::File(states[pick(true, states.len())].clone())));
            }
            Node::Folder(states) => {
                remains.insert(path.to_owned(), Remains::Folder);
                for (name, node) in &states[pick(false, states.len())] {
                    self.collect(*node, &path.join(name), pick, remains);
                }
            }
        }
    }
}

type IsFile = bool;

/// What is left under a path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Remains {
    File(Vec<u8>),
    Folder,
    Symlink(PathBuf),
}

/// Writes what is left into an empty folder.
pub(crate) fn restore(remains: &BTreeMap<PathBuf, Remains>, folder: &Path) {
    for (path, what) in remains {
        let path = folder.join(path);
        match what {
            Remains::Folder => fs::create_dir_all(&path).unwrap(),
            Remains::File(bytes) => fs::write(&path, bytes).unwrap(),
            Remains::Symlink(target) => std::os::unix::fs::symlink(target, &path).unwrap(),
        }
    }
}
