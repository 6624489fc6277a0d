//! The texts, in order of publication: signed as they pass by, some days at a time.

use anyhow::Result;
use arrow::array::RecordBatch;
use columnist_reduce::clusters::address;
use columnist_reduce::{ArticleFact, Clusters, Signature};
use rayon::prelude::*;

use super::facts::Tables;
use crate::table::columns::{Columns, given};
use crate::table::schema::ARTICLES;

const COLUMNS: &[&str] = &["article_id", "url", "published_on", "text"];
/// Articles of one piece; more, if one day has more.
const PIECE_ARTICLES: usize = 1 << 15;

/// The addresses of all articles, and the texts that nobody can date.
pub(super) fn begin(tables: &Tables<'_>) -> Result<Clusters> {
    let mut addresses: Vec<u64> = Vec::new();
    tables.for_each(&ARTICLES, &["url", "published_on"], |rows| {
        let urls = Columns(&rows).texts("url")?;
        addresses.extend((0..rows.num_rows()).filter_map(|row| urls.get(row)).map(address));
        Ok(())
    })?;
    let mut undated = Vec::new();
    tables.undated().for_each(&ARTICLES, COLUMNS, |rows| {
        undated.append(&mut signed(&rows)?);
        Ok(())
    })?;
    Ok(Clusters::new(undated, &mut addresses))
}

/// Hands on the dated articles.
pub(super) fn feed(tables: &Tables<'_>, clusters: &mut Clusters) -> Result<()> {
    let mut piece: Vec<ArticleFact> = Vec::new();
    tables.dated().for_each(&ARTICLES, COLUMNS, |rows| {
        piece.append(&mut signed(&rows)?);
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

fn signed(rows: &RecordBatch) -> Result<Vec<ArticleFact>> {
    let columns = Columns(rows);
    let (ids, urls, days) = (columns.texts("article_id")?, columns.texts("url")?, columns.days("published_on")?);
    let texts = columns.texts("text")?;
    let article = |row: usize| -> Result<ArticleFact> {
        Ok(ArticleFact {
            article: given(ids.id(row)?, "article_id")?,
            published_on: days.get(row),
            address: urls.get(row).map(address),
            signature: Signature::of(texts.get(row).unwrap_or_default()),
        })
    };
    (0..rows.num_rows()).into_par_iter().map(article).collect()
}
