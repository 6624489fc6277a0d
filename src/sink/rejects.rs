//! The rejects on their way to their table: as many in memory as there is room for, the others in sorted scratch files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use arrow::array::{Array as _, AsArray as _, BooleanArray, RecordBatch};
use arrow::compute::{SortColumn, filter_record_batch, lexsort_to_indices, take_record_batch};
use arrow::datatypes::Int64Type;

use super::run::{Run, Scratch};
use crate::disk;
use crate::source::record::Reject;
use crate::table::bridge::to_arrow;
use crate::table::merge::{NULLS_FIRST, Taker, merge};
use crate::table::read;
use crate::table::rejects;
use crate::table::schema::REJECTS;

/// Rejects held in memory: some hundred bytes each.
const IN_MEMORY: usize = 1 << 16;

/// Records that became no article.
#[derive(Debug)]
pub(super) struct Rejects {
    scratch: PathBuf,
    fresh: Vec<Reject>,
    in_scratch: Vec<Run>,
    /// How many came in.
    pub(super) count: u64,
}

impl Rejects {
    /// What there is no room for goes to files in `scratch`, a folder that is made when it is needed.
    pub(super) fn new(scratch: PathBuf) -> Rejects {
        Rejects { scratch, fresh: Vec::new(), in_scratch: Vec::new(), count: 0 }
    }

    pub(super) fn add(&mut self, rejects: impl IntoIterator<Item = Reject>) -> Result<()> {
        for reject in rejects {
            self.count += 1;
            self.fresh.push(reject);
            if self.fresh.len() >= IN_MEMORY {
                self.spill()?;
            }
        }
        Ok(())
    }

    fn spill(&mut self) -> Result<()> {
        disk::create_folder(&self.scratch)?;
        let path = self.scratch.join(format!("rejects-{:06}.arrows", self.in_scratch.len()));
        let mut scratch = Scratch::create(path, &REJECTS)?;
        scratch.push(sorted(&self.take_fresh()?)?)?;
        self.in_scratch.push(scratch.finish()?);
        Ok(())
    }

    fn take_fresh(&mut self) -> Result<RecordBatch> {
        to_arrow(rejects::rejects(&std::mem::take(&mut self.fresh))?, &REJECTS)
    }

    /// Whether a file of the table holds all that came in; `false` also where there were too many to look them up.
    pub(super) fn are_in(&self, file: &Path) -> Result<bool> {
        let mut wanted: BTreeSet<String> =
            self.fresh.iter().map(|reject| rejects::reject_id(reject).to_string()).collect();
        if !wanted.is_empty() {
            for rows in read::read(file, &REJECTS, &["reject_id"])? {
                let rows = rows?;
                let ids = rows
                    .column_by_name("reject_id")
                    .map(|c| c.as_string::<i32>())
                    .context("rejects has no reject_id")?;
                for id in ids.iter().flatten() {
                    wanted.remove(id);
                }
            }
        }
        Ok(wanted.is_empty() && self.in_scratch.is_empty())
    }

    /// Hands on all rows in order, each once: what came in, and the rows of the file `before` but for those of the inputs in
    /// `replaced`, from the byte on that it says.
    pub(super) fn merge(
        &mut self,
        before: Option<&Path>,
        replaced: &BTreeMap<(String, String), u64>,
        taker: &mut impl Taker,
    ) -> Result<()> {
        let mut runs = vec![Run::Memory(sorted(&self.take_fresh()?)?).open()?];
        for run in &self.in_scratch {
            runs.push(run.open()?);
        }
        if let Some(before) = before {
            let rows = read::read(before, &REJECTS, &read::all_columns(&REJECTS))?;
            let replaced = replaced.clone();
            runs.push(Box::new(rows.map(move |rows| without(&rows?, &replaced))));
        }
        merge(&REJECTS, runs, taker)
    }
}

/// The rows of other inputs than those in `replaced`, and of these the rows in front of what was read again.
fn without(rows: &RecordBatch, replaced: &BTreeMap<(String, String), u64>) -> Result<RecordBatch> {
    let text = |name: &str| rows.column_by_name(name).map(|c| c.as_string::<i32>()).context("rejects lacks a column");
    let (sources, uris) = (text("source")?, text("source_uri")?);
    let offsets = rows.column_by_name("byte_offset").context("rejects lacks a column")?.as_primitive::<Int64Type>();
    let stays = |row| match replaced.get(&(sources.value(row).to_owned(), uris.value(row).to_owned())) {
        None => true,
        Some(&from) => offsets.is_valid(row) && u64::try_from(offsets.value(row)).is_ok_and(|offset| offset < from),
    };
    let mask: BooleanArray = (0..rows.num_rows()).map(|row| Some(stays(row))).collect();
    Ok(filter_record_batch(rows, &mask)?)
}

fn sorted(rows: &RecordBatch) -> Result<RecordBatch> {
    let column = |name: &&str| {
        rows.column_by_name(name).cloned().map(|values| SortColumn { values, options: Some(NULLS_FIRST) })
    };
    let columns: Vec<SortColumn> = REJECTS.sort.iter().filter_map(column).collect();
    Ok(take_record_batch(rows, &lexsort_to_indices(&columns, None)?)?)
}

#[cfg(test)]
mod tests {
    use arrow::compute::concat_batches;

    use super::*;
    use crate::source::record::{Format, Origin, Stage};

    /// Keeps what it takes.
    struct Taken(Vec<RecordBatch>);

    impl Taker for Taken {
        fn take(&mut self, rows: RecordBatch) -> Result<()> {
            self.0.push(rows);
            Ok(())
        }
    }

    fn reject(record: usize) -> Reject {
        let origin = Origin {
            source: "wire".into(),
            source_uri: format!("{}.jsonl", record % 3),
            source_record: i64::try_from(record).ok().filter(|record| record % 5 != 0),
            format: Format::Jsonl,
        };
        Reject::new(origin, Stage::Parse, "bad_json", "cut off", record.to_string().as_bytes())
    }

    fn rows(parts: &[&[Reject]]) -> RecordBatch {
        let folder = tempfile::tempdir().unwrap();
        let mut rejects = Rejects::new(folder.path().join("scratch"));
        for part in parts {
            rejects.add(part.iter().cloned()).unwrap();
            rejects.spill().unwrap();
        }
        rejects.add(parts[0].iter().cloned()).unwrap();
        let mut taken = Taken(Vec::new());
        rejects.merge(None, &BTreeMap::new(), &mut taken).unwrap();
        concat_batches(&REJECTS.arrow(), &taken.0).unwrap()
    }

    #[test]
    fn rejects_come_in_order_and_once_however_they_were_spilled() {
        let all: Vec<Reject> = (0..2000).map(reject).collect();
        let whole = rows(&[&all]);
        assert_eq!((whole.num_rows(), &sorted(&whole).unwrap()), (2000, &whole));
        assert_eq!(rows(&[&all[1500..], &all[..700], &all[300..1500]]), whole);
    }
}
