//! The texts, in order of publication: signed as they pass by, some days at a time.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use arrow::array::{Array as _, ArrayRef, AsArray as _, BinaryArray, RecordBatch, UInt64Array};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, UInt64Type};
use columnist_reduce::clusters::address;
use columnist_reduce::{ArticleFact, Clusters, Signature};
use rayon::prelude::*;

use super::facts::{Keep, Tables};
use crate::table::columns::{Columns, given};
use crate::table::schema::ARTICLES;

const KEEP: Keep = Keep {
    table: &ARTICLES,
    columns: &["article_id", "url", "published_on", "text"],
    keep: |rows| Box::new(rows.map(|rows| signed(&rows?))),
    schema: || Ok(schema()),
};
const URLS: Keep =
    Keep { table: &ARTICLES, columns: &["url", "published_on"], keep: |rows| rows, schema: || Ok(ARTICLES.arrow()) };
/// Articles of one piece; more, if one day has more.
const PIECE_ARTICLES: usize = 1 << 15;

/// The addresses of all articles, and the texts that nobody can date.
pub(super) fn begin(tables: &Tables<'_>) -> Result<Clusters> {
    let mut addresses: Vec<u64> = Vec::new();
    // One column of the files themselves: quicker read than looked up among the signatures.
    let files = Tables { kept: None, ..tables.clone() };
    files.for_each(&URLS, &mut |rows| {
        let urls = Columns(&rows).texts("url")?;
        addresses.extend((0..rows.num_rows()).filter_map(|row| urls.get(row)).map(address));
        Ok(())
    })?;
    let mut undated = Vec::new();
    tables.undated().for_each(&KEEP, &mut |rows| {
        undated.append(&mut facts(&rows)?);
        Ok(())
    })?;
    Ok(Clusters::new(undated, &mut addresses))
}

/// Hands on the dated articles.
pub(super) fn feed(tables: &Tables<'_>, clusters: &mut Clusters) -> Result<()> {
    let mut piece: Vec<ArticleFact> = Vec::new();
    tables.dated().for_each(&KEEP, &mut |rows| {
        piece.append(&mut facts(&rows)?);
        if piece.len() >= PIECE_ARTICLES {
            // The last day may go on in the next rows.
            let last = piece.last().and_then(|article| article.published_on);
            let rest = piece.split_off(piece.partition_point(|article| article.published_on < last));
            clusters.add(std::mem::replace(&mut piece, rest));
        }
        Ok(())
    })?;
    clusters.add(piece);
    Ok(())
}

fn schema() -> SchemaRef {
    let columns = ["article_id", "published_on"].into_iter().filter_map(|name| ARTICLES.column(name));
    let mut fields: Vec<Field> = columns.map(|c| Field::new(c.name, c.kind.arrow(), c.nullable)).collect();
    fields.push(Field::new("address", DataType::UInt64, true));
    fields.push(Field::new("signature", DataType::Binary, false));
    Arc::new(Schema::new(fields))
}

/// The texts of some rows, signed.
fn signed(rows: &RecordBatch) -> Result<RecordBatch> {
    let columns = Columns(rows);
    let (urls, texts) = (columns.texts("url")?, columns.texts("text")?);
    let sign = |row: usize| Signature::of(texts.get(row).unwrap_or_default()).to_bytes();
    let signatures: Vec<Vec<u8>> = (0..rows.num_rows()).into_par_iter().map(sign).collect();
    let column = |name: &str| rows.column_by_name(name).cloned().context("articles lacks a column");
    let addresses: UInt64Array = (0..rows.num_rows()).map(|row| urls.get(row).map(address)).collect();
    let signatures: ArrayRef = Arc::new(BinaryArray::from_iter_values(signatures));
    let columns = vec![column("article_id")?, column("published_on")?, Arc::new(addresses), signatures];
    Ok(RecordBatch::try_new(schema(), columns)?)
}

fn facts(rows: &RecordBatch) -> Result<Vec<ArticleFact>> {
    let columns = Columns(rows);
    let (ids, days) = (columns.texts("article_id")?, columns.days("published_on")?);
    let addresses = columns.numbers::<UInt64Type>("address")?;
    let signatures: &BinaryArray =
        rows.column_by_name("signature").and_then(|c| c.as_binary_opt::<i32>()).context("there is no signature")?;
    let fact = |row: usize| -> Result<ArticleFact> {
        Ok(ArticleFact {
            article: given(ids.id(row)?, "article_id")?,
            published_on: days.get(row),
            address: addresses.is_valid(row).then(|| addresses.value(row)),
            signature: Signature::from_bytes(signatures.value(row)).context("a signature of another length")?,
        })
    };
    (0..rows.num_rows()).map(fact).collect()
}
