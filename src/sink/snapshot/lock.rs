//! One run at a time: an advisory lock on a file.
//!
//! The operating system lets go of it when the process ends, however it ends: the file that stays behind is no obstacle.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::disk;

/// Another run holds the lock. The run ends with exit code 75: try again later.
#[derive(Debug, thiserror::Error)]
#[error("another run is writing to {}; hint: wait for it, or see who holds {}", .dataset.display(), .file.display())]
pub struct Locked {
    dataset: PathBuf,
    file: PathBuf,
}

/// The right to write to a dataset; given back when it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of a dataset, without waiting.
    ///
    /// # Errors
    /// [`Locked`] if another run holds it; else what the operating system says.
    pub fn take(dataset: &Path) -> Result<Lock> {
        disk::create_folder(dataset)?;
        let path = dataset.join("lock");
        let open = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = open.with_context(|| format!("cannot open the lock {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Locked { dataset: dataset.to_owned(), file: path }.into()),
            Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("cannot lock {}", path.display())),
        }
    }
}
