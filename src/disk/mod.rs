//! What is done to files and folders, each step so that a power cut behind it cannot undo it.

mod syncer;

pub(crate) use syncer::Syncer;

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result};

/// Creates a folder and those above it, and makes their entries durable.
pub(crate) fn create_folder(path: &Path) -> Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    if let Some(parent) = path.parent().filter(|p| !p.as_os_str().is_empty()) {
        create_folder(parent)?;
    }
    match fs::create_dir(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            return Err(error).with_context(|| format!("cannot create the folder {}", path.display()));
        }
        _ => {}
    }
    sync_folder(folder_of(path))
}

/// The folder that a path lies in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The same path without `.` and `..` in it, where it can be written without: for people to read.
///
/// Behind a symbolic link, `..` is the folder above the one that the link leads to.
pub(crate) fn tidied(path: &Path) -> PathBuf {
    let mut tidy = PathBuf::new();
    for part in path.components() {
        match (part, tidy.components().next_back()) {
            (Component::CurDir, _) | (Component::ParentDir, Some(Component::RootDir)) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                if tidy.is_symlink() {
                    // A link that leads nowhere has no folder above.
                    let Ok(real) = tidy.canonicalize() else { return path.to_owned() };
                    tidy = real;
                }
                tidy.pop();
            }
            _ => tidy.push(part),
        }
    }
    if tidy.as_os_str().is_empty() { PathBuf::from(".") } else { tidy }
}

/// Makes the entries of a folder durable.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    File::open(path).and_then(|f| f.sync_all()).with_context(|| format!("cannot sync the folder {}", path.display()))
}

/// Writes a new file, durable once this returns; its entry in the folder is not, until the folder is synced.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let write = || {
        let mut file = File::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

/// Renames within one file system, replacing what is there.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).with_context(|| format!("cannot rename {} to {}", from.display(), to.display()))
}

/// Removes a file.
pub(crate) fn remove_file(path: &Path) -> Result<()> {
    fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))
}

/// Removes a folder with all that is in it; one that is not there is fine.
pub(crate) fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove the folder {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Names of the entries of a folder; none if it is not there.
pub(crate) fn names(path: &Path) -> Result<Vec<String>> {
    let list = || -> std::io::Result<Vec<String>> {
        fs::read_dir(path)?.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned())).collect()
    };
    match list() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        result => result.with_context(|| format!("cannot list the folder {}", path.display())),
    }
}

/// Makes a symbolic link, or turns one that is there to another target, in one step and durably.
pub(crate) fn swap_link(link: &Path, target: &Path) -> Result<()> {
    let folder = folder_of(link);
    let name = link.file_name().unwrap_or_default().to_string_lossy();
    let fresh = folder.join(format!(".{name}.new"));
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot remove {}", fresh.display()));
        }
        _ => {}
    }
    std::os::unix::fs::symlink(target, &fresh)
        .with_context(|| format!("cannot create the link {}", fresh.display()))?;
    rename(&fresh, link)?;
    sync_folder(folder)
}

/// Makes a second name for a file; a copy where the file system knows no second names.
pub(crate) fn link_file(from: &Path, to: &Path) -> Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let copy = || {
        fs::copy(from, to)?;
        File::open(to)?.sync_all()
    };
    copy().with_context(|| format!("cannot link or copy {} to {}", from.display(), to.display()))
}

/// Whether both names lead to one file.
pub(crate) fn is_same_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    match (fs::metadata(a), fs::metadata(b)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

/// Writes a file in the place of one that may be there: readers see the old or the new one.
pub(crate) fn replace_file(path: &Path, bytes: &[u8]) -> Result<()> {
    let folder = folder_of(path);
    let fresh = folder.join(format!(".{}.new", path.file_name().unwrap_or_default().to_string_lossy()));
    match fs::remove_file(&fresh) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(error).with_context(|| format!("cannot remove {}", fresh.display()));
        }
        _ => {}
    }
    write_file(&fresh, bytes)?;
    rename(&fresh, path)?;
    sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tidy_path_leads_to_the_same_place() {
        for (path, tidy) in [
            ("pipelines/../output", "output"),
            ("./output/demo", "output/demo"),
            ("../../output", "../../output"),
            ("a/./b/../../..", ".."),
            ("a/..", "."),
            ("/srv/news/pipelines/../output", "/srv/news/output"),
            ("/..", "/"),
        ] {
            assert_eq!(tidied(Path::new(path)), Path::new(tidy), "{path}");
        }
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("far/pipelines")).unwrap();
        std::os::unix::fs::symlink("far/pipelines", root.join("near")).unwrap();
        std::os::unix::fs::symlink("nowhere", root.join("lost")).unwrap();
        assert_eq!(tidied(&root.join("near/../output")), root.join("far/output"));
        assert_eq!(tidied(&root.join("lost/../output")), root.join("lost/../output"));
    }
}
