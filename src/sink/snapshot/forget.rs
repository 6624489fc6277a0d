//! `columnist forget`: takes articles out of a dataset, in a new snapshot, for good.

use anyhow::{Context as _, Result, bail, ensure};
use arrow::array::AsArray as _;

use super::dataset::{Dataset, Snapshot};
use super::next::{Next, Published, Terms};
use crate::table::read::read;
use crate::table::schema::ARTICLES;

/// Publishes a snapshot without the articles of `ids`. They stay out, also when an input that holds them is read again.
///
/// # Errors
/// If the dataset has no snapshot, or is locked.
pub fn forget(dataset: &Dataset, ids: &[String], memory_bytes: usize, keep_snapshots: usize) -> Result<Published> {
    let current = dataset.current()?.with_context(|| format!("{} has no snapshot yet", dataset.root.display()))?;
    for id in ids {
        let is_id = id.len() == 32 && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        ensure!(is_id, "\"{id}\" is no article_id; hint: 32 hex digits");
    }
    let mut next = Next::begin(dataset, current.manifest.fingerprints, &[], memory_bytes)?;
    next.forget(ids.iter().cloned());
    // Who forgets knows what is wanted: no check stands in the way.
    let terms = Terms { checks: &[], may_hold: false, keep_snapshots };
    next.publish(&terms, &|_| bail!("an article came in that nobody asked for"))
}

/// Ids of the articles whose `source_uri` meets a condition, in order of the tables.
pub fn articles_of(snapshot: &Snapshot, mut meets: impl FnMut(&str) -> bool) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for path in snapshot.manifest.files.keys().filter(|path| path.starts_with("articles/")) {
        for rows in read(&snapshot.path.join(path), &ARTICLES, &["article_id", "source_uri"])? {
            let rows = rows?;
            let column =
                |name: &str| rows.column_by_name(name).map(|c| c.as_string::<i32>()).context("articles lacks a column");
            let pairs = column("article_id")?.iter().zip(column("source_uri")?);
            ids.extend(pairs.filter_map(|(id, uri)| meets(uri?).then(|| id.map(str::to_owned)).flatten()));
        }
    }
    Ok(ids)
}
