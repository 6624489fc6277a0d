//! A fingerprint of what reads an article: the code and the words of this crate. A dataset made by another one is made anew.

use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    // FNV-1a: a digest that needs no crate. Nobody forges a lexicon.
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for folder in ["src", "lexicon"] {
        println!("cargo::rerun-if-changed={folder}");
        for file in files(&root.join(folder)) {
            let name = file.strip_prefix(&root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            let bytes = std::fs::read(&file).unwrap_or_default();
            for byte in name.bytes().chain([0]).chain(bytes) {
                hash = (hash ^ u128::from(byte)).wrapping_mul(0x0100_0000_0000_0000_013b);
            }
        }
    }
    println!("cargo::rustc-env=COLUMNIST_EXTRACT_FINGERPRINT={hash:032x}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.append(&mut files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}
