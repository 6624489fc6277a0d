//! Packs classes of words into the table that the crate reads.
//!
//! ```text
//! cargo run --release -p columnist-extract --example word_classes -- crates/extract/lexicon/en/word_classes.bin CLASSES.tsv
//! ```
//!
//! Each line of the list is `word<TAB>class<TAB>wide class`, as `training/word_classes.py` writes it.

use std::error::Error;
use std::fs;

use columnist_extract::training::{hash, pack};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(out), Some(list)) = (arguments.next(), arguments.next()) else {
        return Err("usage: word_classes TABLE CLASSES.tsv".into());
    };
    let mut words = Vec::new();
    for line in fs::read_to_string(list)?.lines() {
        let mut fields = line.split('\t');
        if let (Some(word), Some(class), Some(wide)) = (fields.next(), fields.next(), fields.next()) {
            words.push((hash(word.as_bytes()), class.parse()?, wide.parse()?));
        }
    }
    fs::write(out, pack(words))?;
    Ok(())
}
