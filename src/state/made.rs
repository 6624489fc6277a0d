//! From what the files of the tables over the dataset were made: so that one which would come out as it is need not be made again.
//!
//! | a file of the last snapshot | was made from | tonight |
//! | --- | --- | --- |
//! | clusters/2017-03.parquet | the same clusters | is linked |
//! | clusters/2017-04.parquet | other clusters | is written |
//! | entities/entities.parquet | nobody knows | is written |

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::disk;

const FILE: &str = "made.json";

/// Digests of what files were made from, by their path below the dataset.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// Of the code that made them.
    tables: String,
    files: BTreeMap<String, From>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct From {
    made_from: String,
    /// Of the file.
    sha256: String,
}

impl Made {
    /// Reads what is known in a dataset. What is missing or broken, or of another version, says nothing: then all files are made anew.
    pub fn load(dataset: &Path) -> Made {
        let bytes = fs::read(dataset.join("state").join(FILE)).unwrap_or_default();
        let made: Made = serde_json::from_slice(&bytes).unwrap_or_default();
        if made.tables == tables() { made } else { Made { tables: tables().to_owned(), ..Made::default() } }
    }

    /// Writes what is known of the files of a snapshot.
    pub fn save(&mut self, dataset: &Path, is_there: impl Fn(&str) -> bool) -> Result<()> {
        self.files.retain(|path, _| is_there(path));
        let folder = dataset.join("state");
        disk::create_folder(&folder)?;
        disk::replace_file(&folder.join(FILE), &serde_json::to_vec(self)?)
    }

    /// Whether a file that has these bytes was made from this.
    pub fn is(&self, path: &str, made_from: &str, sha256: &str) -> bool {
        self.files.get(path).is_some_and(|from| (&*from.made_from, &*from.sha256) == (made_from, sha256))
    }

    /// Remembers it.
    pub fn set(&mut self, path: &str, made_from: &str, sha256: &str) {
        let from = From { made_from: made_from.to_owned(), sha256: sha256.to_owned() };
        self.files.insert(path.to_owned(), from);
    }
}

fn tables() -> &'static str {
    env!("COLUMNIST_TABLES_FINGERPRINT")
}
