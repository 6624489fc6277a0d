//! Tables read back from their files.

use std::path::Path;

use arrow::array::{Array as _, AsArray as _, RecordBatch};
use arrow::datatypes::{DataType, Date32Type, Int32Type, Int64Type};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

/// The rows of a table, file after file.
pub(crate) fn read(folder: &Path, table: &str) -> Vec<RecordBatch> {
    let mut names: Vec<_> = std::fs::read_dir(folder.join(table)).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let open = |path: &std::path::PathBuf| std::fs::File::open(path).unwrap();
    let rows = |file| ParquetRecordBatchReaderBuilder::try_new(file).unwrap().build().unwrap();
    names.iter().map(open).flat_map(rows).map(|batch| batch.unwrap()).collect()
}

/// A column as texts; NULL is "-", a day is ISO 8601.
pub(crate) fn column(batches: &[RecordBatch], name: &str) -> Vec<String> {
    let mut values = Vec::new();
    for batch in batches {
        let column = batch.column_by_name(name).unwrap_or_else(|| panic!("no column {name}"));
        for row in 0..batch.num_rows() {
            values.push(match column.data_type() {
                _ if column.is_null(row) => "-".to_owned(),
                DataType::Utf8 => column.as_string::<i32>().value(row).to_owned(),
                DataType::Int32 => column.as_primitive::<Int32Type>().value(row).to_string(),
                DataType::Int64 => column.as_primitive::<Int64Type>().value(row).to_string(),
                DataType::Date32 => column.as_primitive::<Date32Type>().value_as_date(row).unwrap().to_string(),
                DataType::List(_) => {
                    let list = column.as_list::<i32>().value(row);
                    list.as_string::<i32>().iter().flatten().collect::<Vec<_>>().join("|")
                }
                other => panic!("column {name} is {other}"),
            });
        }
    }
    values
}

/// Columns beside each other, one row a line.
pub(crate) fn rows(folder: &Path, table: &str, columns: &[&str]) -> Vec<String> {
    let batches = read(folder, table);
    let columns: Vec<_> = columns.iter().map(|name| column(&batches, name)).collect();
    let n_rows = columns.first().map_or(0, Vec::len);
    (0..n_rows).map(|row| columns.iter().map(|column| column[row].as_str()).collect::<Vec<_>>().join(" ")).collect()
}
