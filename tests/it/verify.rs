//! `columnist verify` sees each way in which a snapshot can be wrong, also where its digests are right.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray as _, Int32Array, RecordBatch, StringArray, UInt32Array};
use arrow::compute::{concat_batches, take_record_batch};
use arrow::datatypes::Int32Type;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use sha2::{Digest as _, Sha256};

use crate::sandbox::Sandbox;
use crate::trade::{PIPELINE, line};

/// What is made of the rows of a file.
type Change = fn(RecordBatch) -> RecordBatch;

/// Writes a file of the current snapshot anew, and the manifest as if it had always been so.
fn tamper(snapshot: &Path, file: &str, change: impl FnOnce(RecordBatch) -> RecordBatch) {
    let path = snapshot.join(file);
    let reader = ParquetRecordBatchReaderBuilder::try_new(fs::File::open(&path).unwrap()).unwrap().build().unwrap();
    let batches: Vec<RecordBatch> = reader.map(|batch| batch.unwrap()).collect();
    let rows = change(concat_batches(&batches[0].schema(), &batches).unwrap());
    fs::remove_file(&path).unwrap();
    let mut writer = ArrowWriter::try_new(fs::File::create(&path).unwrap(), rows.schema(), None).unwrap();
    writer.write(&rows).unwrap();
    writer.close().unwrap();
    let bytes = fs::read(&path).unwrap();
    edit_manifest(snapshot, file, |entry| {
        entry["bytes"] = bytes.len().into();
        let digest = Sha256::digest(&bytes);
        entry["sha256"] = digest.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into();
    });
}

fn edit_manifest(snapshot: &Path, file: &str, edit: impl FnOnce(&mut serde_json::Value)) {
    let path = snapshot.join("manifest.json");
    let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    edit(&mut manifest["files"][file]);
    fs::write(path, serde_json::to_vec(&manifest).unwrap()).unwrap();
}

fn with(rows: &RecordBatch, column: &str, values: ArrayRef) -> RecordBatch {
    let at = rows.schema().index_of(column).unwrap();
    let mut columns = rows.columns().to_vec();
    columns[at] = values;
    RecordBatch::try_new(rows.schema(), columns).unwrap()
}

/// The texts of a column, the first of them another.
fn with_first(rows: &RecordBatch, column: &str, text: &str) -> RecordBatch {
    let texts = rows.column_by_name(column).unwrap().as_string::<i32>();
    let changed: StringArray =
        texts.iter().enumerate().map(|(row, old)| if row == 0 { Some(text) } else { old }).collect();
    with(rows, column, Arc::new(changed))
}

#[test]
fn every_kind_of_fault_is_seen() {
    let faults: [(&str, Change, &str); 6] = [
        (
            "dates/2010-01.parquet",
            |rows| rows.project(&(1..rows.num_columns()).collect::<Vec<_>>()).unwrap(),
            "dates/2010-01.parquet: the column",
        ),
        (
            "mentions/2010-01.parquet",
            |rows| {
                take_record_batch(
                    &rows,
                    &UInt32Array::from_iter_values((0..u32::try_from(rows.num_rows()).unwrap()).rev()),
                )
                .unwrap()
            },
            "mentions/2010-01.parquet: a row is out of order",
        ),
        (
            "figures/2010-01.parquet",
            |rows| with_first(&rows, "kind", "monie"),
            "figures/2010-01.parquet: kind is \"monie\"",
        ),
        (
            "mentions/2010-01.parquet",
            |rows| {
                let starts = rows.column_by_name("char_start").unwrap().as_primitive::<Int32Type>();
                let later: Int32Array = starts.iter().map(|start| start.map(|start| start + 1)).collect();
                with(&rows, "char_start", Arc::new(later))
            },
            "does not stand at its span",
        ),
        (
            "mentions/2010-01.parquet",
            |rows| with_first(&rows, "entity_id", "00000000000000000000000000000000"),
            "mentions.entity_id: 00000000000000000000000000000000 is no row of entities",
        ),
        ("articles/2010-01.parquet", |rows| rows.slice(0, 0), "articles/2010-01.parquet: 0 rows, the manifest says 1"),
    ];
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    sandbox.write("wire/0.jsonl", line(0) + &line(1));
    sandbox.succeed("run p.toml");
    let snapshot = sandbox.path("output/trade/snapshots/000001");
    for (file, change, told) in faults {
        let (whole, manifest) =
            (fs::read(snapshot.join(file)).unwrap(), fs::read(snapshot.join("manifest.json")).unwrap());
        tamper(&snapshot, file, change);
        let done = sandbox.run("verify p.toml");
        assert_eq!((done.code, &*done.stdout), (1, ""), "{told}");
        assert!(done.stderr.contains(told), "{told}\n{}", done.stderr);
        fs::write(snapshot.join(file), whole).unwrap();
        fs::write(snapshot.join("manifest.json"), manifest).unwrap();
        sandbox.succeed("verify p.toml");
    }
}

#[test]
fn what_is_no_snapshot_cannot_be_verified() {
    let sandbox = Sandbox::new();
    sandbox.write("p.toml", PIPELINE);
    for (words, told) in
        [("verify p.toml", "has no snapshot yet"), ("verify nowhere", "no pipeline file, dataset or snapshot")]
    {
        let done = sandbox.run(words);
        assert_eq!(done.code, 2);
        assert!(done.stderr.contains(told), "{}", done.stderr);
    }
}
