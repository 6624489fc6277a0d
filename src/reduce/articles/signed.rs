//! Articles with their texts signed, in the order of clusters: some days at a time.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use arrow::array::{
    ArrayRef, AsArray as _, BinaryArray, Date32Array, FixedSizeBinaryArray, FixedSizeBinaryBuilder, RecordBatch,
    UInt64Array,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_reduce::clusters::{address, in_order};
use columnist_reduce::{ArticleFact, Signature};
use rayon::prelude::*;

use crate::reduce::facts::{TableFile, Tables};
use crate::table::columns::{Columns, given};
use crate::table::frame::days_since_1970;
use crate::table::read::Rows;
use crate::table::schema::ARTICLES;

/// Articles of one piece; more, if one day has more.
const PIECE_ARTICLES: usize = 1 << 15;

/// The signed articles of a file in the order of clusters, some days at a time.
pub(super) fn signatures(tables: &Tables<'_>, file: TableFile<'_>) -> Result<Rows> {
    let make = || -> Result<Rows> {
        let rows = tables.read(file, &ARTICLES, &["article_id", "url", "published_on", "text"])?;
        Ok(Box::new(Days { rows, rest: None }.map(|articles| signed_rows(articles?))))
    };
    tables.kept.rows("signatures", &[file.sha256], &signed_schema(), make)
}

/// The same articles without their signatures.
pub(super) fn signed_entries(tables: &Tables<'_>, file: TableFile<'_>) -> Result<Rows> {
    let make = || -> Result<Rows> {
        Ok(Box::new(signatures(tables, file)?.map(|rows| Ok(rows?.project(&[ID, DAY, ADDRESS])?))))
    };
    let schema = Arc::new(signed_schema().project(&[ID, DAY, ADDRESS])?);
    tables.kept.rows("entries", &[file.sha256], &schema, make)
}

/// Cuts articles, which come in order of publication, between two days.
struct Days {
    rows: Rows,
    rest: Option<Vec<ArticleFact>>,
}

impl Iterator for Days {
    type Item = Result<Vec<ArticleFact>>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut piece = self.rest.take().unwrap_or_default();
        for rows in &mut self.rows {
            match rows.and_then(|rows| facts(&rows)) {
                Ok(mut articles) => piece.append(&mut articles),
                Err(error) => return Some(Err(error)),
            }
            // The last day may go on in the next rows.
            let last = piece.last().and_then(|article| article.published_on);
            let whole_days = piece.partition_point(|article| article.published_on < last);
            if whole_days >= PIECE_ARTICLES {
                self.rest = Some(piece.split_off(whole_days));
                return Some(Ok(piece));
            }
        }
        (!piece.is_empty()).then_some(Ok(piece))
    }
}

/// The articles of some rows of the table, with their texts signed.
pub(super) fn facts(rows: &RecordBatch) -> Result<Vec<ArticleFact>> {
    let columns = Columns(rows);
    let (ids, days) = (columns.texts("article_id")?, columns.days("published_on")?);
    let (urls, texts) = (columns.texts("url")?, columns.texts("text")?);
    let sign = |row: usize| Signature::of(texts.get(row).unwrap_or_default());
    let signatures: Vec<Signature> = (0..rows.num_rows()).into_par_iter().map(sign).collect();
    let fact = |(row, signature): (usize, Signature)| -> Result<ArticleFact> {
        Ok(ArticleFact {
            article: given(ids.id(row)?, "article_id")?,
            published_on: days.get(row),
            address: urls.get(row).map(address),
            signature,
        })
    };
    signatures.into_iter().enumerate().map(fact).collect()
}

const ID: usize = 0;
const DAY: usize = 1;
const ADDRESS: usize = 2;

pub(super) fn signed_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("article_id", DataType::FixedSizeBinary(16), false),
        Field::new("published_on", DataType::Date32, true),
        Field::new("address", DataType::UInt64, true),
        Field::new("signature", DataType::Binary, false),
    ]))
}

pub(super) fn signed_rows(mut articles: Vec<ArticleFact>) -> Result<RecordBatch> {
    in_order(&mut articles);
    let signatures = articles.iter().map(|article| article.signature.to_bytes());
    let columns: Vec<ArrayRef> = vec![
        id_column(articles.iter().map(|article| article.article).collect())?,
        Arc::new(articles.iter().map(|a| a.published_on.map(days_since_1970)).collect::<Date32Array>()),
        Arc::new(articles.iter().map(|article| article.address).collect::<UInt64Array>()),
        Arc::new(BinaryArray::from_iter_values(signatures)),
    ];
    Ok(RecordBatch::try_new(signed_schema(), columns)?)
}

/// Days and signatures.
pub(super) fn signed(rows: &RecordBatch) -> Result<Vec<(Option<NaiveDate>, Signature)>> {
    let (days, column) = (Columns(rows).days("published_on")?, signature_column(rows)?);
    (0..rows.num_rows()).map(|row| Ok((days.get(row), signature(column, row)?))).collect()
}

/// Signatures alone.
pub(super) fn signatures_of(rows: impl Iterator<Item = Result<RecordBatch>>) -> Result<Vec<Signature>> {
    let mut all = Vec::new();
    for rows in rows {
        let rows = rows?;
        let column = signature_column(&rows)?;
        for row in 0..rows.num_rows() {
            all.push(signature(column, row)?);
        }
    }
    Ok(all)
}

pub(super) fn signature_column(rows: &RecordBatch) -> Result<&BinaryArray> {
    rows.column_by_name("signature").and_then(|c| c.as_binary_opt::<i32>()).context("there is no signature")
}

pub(super) fn signature(column: &BinaryArray, row: usize) -> Result<Signature> {
    Signature::from_bytes(column.value(row)).context("a signature of another length")
}

pub(in crate::reduce) fn ids<'r>(rows: &'r RecordBatch, name: &str) -> Result<&'r FixedSizeBinaryArray> {
    rows.column_by_name(name).and_then(|c| c.as_fixed_size_binary_opt()).with_context(|| format!("no column {name}"))
}

pub(in crate::reduce) fn id(ids: &FixedSizeBinaryArray, row: usize) -> Result<Id> {
    Ok(Id(ids.value(row).try_into()?))
}

pub(in crate::reduce) fn id_column(ids: Vec<Id>) -> Result<ArrayRef> {
    let mut column = FixedSizeBinaryBuilder::with_capacity(ids.len(), 16);
    ids.into_iter().try_for_each(|Id(bytes)| column.append_value(bytes))?;
    Ok(Arc::new(column.finish()))
}
