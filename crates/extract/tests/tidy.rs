//! What the compiler does not look at: the order of the stages, the size of files, where words come from.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::{Path, PathBuf};

/// A stage imports only from itself and from those before it. Tokens come first: the terms of the lexicon are cut like the text.
const STAGES: &[&str] = &["text/token", "lexicon", "text", "recognize", "resolve", "interpret"];

/// Longest file that one can still read in one sitting.
const MAX_LINES: usize = 600;

#[test]
fn a_stage_imports_only_from_stages_before_it() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    let mut n_imports = 0;
    for file in files(&src, &["rs"]) {
        let inside = file.strip_prefix(&src).unwrap().with_extension("");
        let Some(stage) = stage_of(&inside.to_string_lossy().replace('\\', "/")) else { continue };
        let text = std::fs::read_to_string(&file).unwrap();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for path in line.split("crate::").skip(1) {
                let module =
                    path.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':'))).next().unwrap_or_default();
                let Some(imported) = stage_of(&module.replace("::", "/")) else { continue };
                n_imports += 1;
                if imported > stage {
                    faults.push(format!("{}:{}: {}", inside.display(), number + 1, line.trim()));
                }
            }
        }
    }
    assert!(n_imports > 20, "imports are read from `crate::` paths");
    assert!(faults.is_empty(), "stages are {STAGES:?}, but:\n{}", faults.join("\n"));
}

/// The stage of a module path such as `text/token`; `None` for what every stage may use.
fn stage_of(module: &str) -> Option<usize> {
    let is_in = |stage: &str| module == stage || module.strip_prefix(stage).is_some_and(|rest| rest.starts_with('/'));
    STAGES.iter().position(|stage| is_in(stage))
}

#[test]
fn no_file_is_longer_than_a_sitting() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let sources = ["src", "crates", "xtask", "tests", "benches"]
        .into_iter()
        .flat_map(|folder| files(&root.join(folder), &["rs"]));
    let lines = |file: &Path| std::fs::read_to_string(file).unwrap().lines().count();
    let long: Vec<String> = sources
        .map(|file| (lines(&file), file))
        .filter(|(n, _)| *n > MAX_LINES)
        .map(|(n, file)| format!("{}: {n} lines", file.display()))
        .collect();
    assert!(long.is_empty(), "split along its concepts:\n{}", long.join("\n"));
}

#[test]
fn every_lexicon_file_says_where_its_words_come_from() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon");
    let files = files(&folder, &["toml", "tsv", "csv", "txt"]);
    assert!(!files.is_empty());
    let is_silent = |file: &&PathBuf| {
        let text = std::fs::read_to_string(file).unwrap();
        let head = text.lines().take(12).collect::<Vec<_>>().join(" ").to_lowercase();
        !((head.contains("source:") || head.contains(" from ")) && head.contains("licen"))
    };
    let silent: Vec<_> = files.iter().filter(is_silent).collect();
    assert!(silent.is_empty(), "name source and licence in the first lines of {silent:?}");
}

fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| extensions.iter().any(|wanted| e == *wanted)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
