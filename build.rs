//! Digests the code that makes tables, so that a dataset sees when its rows would come out otherwise today.

use std::path::Path;
use std::{env, fs, io};

/// What makes tables of what the articles say. The crate that reads articles digests itself.
const DIGESTED: [&str; 3] = ["src/table", "src/reduce", "crates/reduce/src"];

fn main() -> io::Result<()> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(env::var("CARGO_PKG_VERSION").unwrap_or_default().as_bytes());
    for folder in DIGESTED {
        println!("cargo::rerun-if-changed={folder}");
        digest(Path::new(folder), &mut hasher)?;
    }
    println!("cargo::rustc-env=COLUMNIST_TABLES_FINGERPRINT={}", &hasher.finalize().to_hex()[..32]);
    Ok(())
}

/// A package that was published alone does not hold the other crates: then its version has to do.
fn digest(path: &Path, hasher: &mut blake3::Hasher) -> io::Result<()> {
    if path.is_dir() {
        let mut entries = fs::read_dir(path)?.map(|e| Ok(e?.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| digest(entry, hasher));
    }
    if path.is_file() {
        for part in [path.to_string_lossy().as_bytes(), &fs::read(path)?] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
    }
    Ok(())
}
