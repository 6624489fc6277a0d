//! From a Polars frame to an Arrow record batch of the table's schema, through the Arrow C Data Interface.
//!
//! Polars and the `parquet` crate each have an Arrow of their own; the C Data Interface is the form that both understand, and
//! buffers move across without a copy. This file holds the only `unsafe` of the project.

use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};
use arrow::array::{Array as _, ArrayRef, RecordBatch, make_array};
use arrow::compute::cast;
use arrow::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use polars::prelude::{CompatLevel, DataFrame};
use polars_arrow::datatypes::Field;
use polars_arrow::ffi::{export_array_to_c, export_field_to_c};

use super::column::Table;

/// The rows of `frame` as a record batch of `table`.
///
/// # Errors
/// If the columns of the frame are not those of the table, in order.
pub fn to_arrow(mut frame: DataFrame, table: &Table) -> Result<RecordBatch> {
    frame.rechunk_mut();
    let schema = table.arrow();
    let names = frame.get_column_names();
    ensure!(
        names.iter().map(|n| n.as_str()).eq(table.columns.iter().map(|c| c.name)),
        "the frame of {} has columns {names:?}",
        table.name
    );
    let mut columns = Vec::with_capacity(schema.fields().len());
    for (series, field) in frame.columns().iter().zip(schema.fields()) {
        let array = series.as_materialized_series().to_arrow(0, CompatLevel::oldest());
        let array = import(array).with_context(|| format!("{}.{}", table.name, field.name()))?;
        columns.push(cast(&array, field.data_type()).with_context(|| format!("{}.{}", table.name, field.name()))?);
    }
    Ok(RecordBatch::try_new(Arc::clone(&schema), columns)?)
}

#[expect(unsafe_code, reason = "handing memory from one Arrow to the other; see the safety comment")]
fn import(array: Box<dyn polars_arrow::array::Array>) -> Result<ArrayRef> {
    let field = Field::new("".into(), array.dtype().clone(), true);
    let schema = export_field_to_c(&field);
    let array = export_array_to_c(array);
    // SAFETY: both crates declare these structs with the layout of the Arrow C Data Interface, which is `repr(C)` and fixed.
    // Transmuting moves them, so that each is released once, by the side that imported it; and the schema describes the array,
    // for both were exported from it.
    let data = unsafe {
        let schema: FFI_ArrowSchema = std::mem::transmute(schema);
        let array: FFI_ArrowArray = std::mem::transmute(array);
        from_ffi(array, &schema)?
    };
    let array = make_array(data);
    ensure!(array.null_count() <= array.len(), "an array with more NULLs than values");
    Ok(array)
}
