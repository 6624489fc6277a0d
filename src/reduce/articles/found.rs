//! What is found of the articles of a file, and kept for as long as that stays true.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use arrow::array::{ArrayRef, Float32Array, RecordBatch, UInt32Array};
use arrow::datatypes::{DataType, Field, Float32Type, Schema, SchemaRef, UInt32Type};
use columnist_extract::Id;
use columnist_reduce::ClusterRow;
use columnist_reduce::clusters::{Meeting, Repeat, Reprints, Undated};

use super::one;
use super::signed::{id, id_column, ids, signatures, signatures_of, signed};
use crate::reduce::facts::{TableFile, Tables};
use crate::table::columns::Columns;
use crate::table::read::Rows;

const CLUSTERS: &str = "clusters";
/// Where the schema of kept clusters says what digest they have.
const CONTENT: &str = "content";

/// Digest of the clusters that were made from this, if they are kept.
pub(super) fn content(tables: &Tables<'_>, made_from: &str) -> Option<String> {
    tables.kept.schema(CLUSTERS, made_from)?.metadata().get(CONTENT).cloned()
}

/// Keeps the clusters of a month, in the order of its articles; returns their digest.
pub(super) fn keep(tables: &Tables<'_>, made_from: &str, rows: &[ClusterRow]) -> Result<String> {
    let mut digest = blake3::Hasher::new();
    for row in rows {
        digest.update(&row.article.0).update(&row.cluster.0).update(row.relation.as_str().as_bytes());
        digest.update(&row.similarity.to_le_bytes());
    }
    let content = digest.finalize().to_hex()[..32].to_owned();
    let ids = |of: fn(&ClusterRow) -> Id| id_column(rows.iter().map(of).collect());
    let id = |name: &str| Field::new(name, DataType::FixedSizeBinary(16), false);
    let schema = Schema::new(vec![id("article_id"), id("cluster_id")])
        .with_metadata([(CONTENT.to_owned(), content.clone())].into());
    let schema = Arc::new(schema);
    let rows = RecordBatch::try_new(Arc::clone(&schema), vec![ids(|row| row.article)?, ids(|row| row.cluster)?])?;
    tables.kept.put(CLUSTERS, made_from, &schema, one(rows))?;
    Ok(content)
}

/// Calls back with each article of a month and its cluster, in the order of its articles.
pub(super) fn clusters_of(tables: &Tables<'_>, made_from: &str, mut each: impl FnMut(Id, Id)) -> Result<()> {
    for rows in tables.kept.get(CLUSTERS, made_from).context("clusters that were found are not kept")? {
        let rows = rows?;
        let (articles, clusters) = (ids(&rows, "article_id")?, ids(&rows, "cluster_id")?);
        for row in 0..rows.num_rows() {
            each(id(articles, row)?, id(clusters, row)?);
        }
    }
    Ok(())
}

/// Which articles of a file repeat one of it or of the one before it.
pub(super) fn repeats(
    tables: &Tables<'_>,
    before: Option<TableFile<'_>>,
    file: TableFile<'_>,
    mut each: impl FnMut(Repeat),
) -> Result<()> {
    let make = || -> Result<Rows> {
        let mut reprints = Reprints::default();
        let mut pieces = signatures(tables, file)?.peekable();
        let first_day = match pieces.peek() {
            Some(Ok(rows)) if rows.num_rows() > 0 => Columns(rows).days("published_on")?.get(0),
            _ => None,
        };
        for rows in before.map(|before| signatures(tables, before)).transpose()?.into_iter().flatten() {
            reprints.remember(first_day, signed(&rows?)?);
        }
        let mut next = move || -> Result<Option<RecordBatch>> {
            let mut articles = Vec::new();
            // All that are remembered are gone through for each piece: so one that is not much smaller.
            while articles.len() <= reprints.n_remembered() / 2
                && let Some(rows) = pieces.next()
            {
                articles.append(&mut signed(&rows?)?);
            }
            if articles.is_empty() {
                return Ok(None);
            }
            let found = reprints.add(articles);
            let columns: [ArrayRef; 3] = [
                Arc::new(UInt32Array::from_iter_values(found.iter().map(|repeat| repeat.article))),
                Arc::new(UInt32Array::from_iter_values(found.iter().map(|repeat| repeat.back))),
                Arc::new(Float32Array::from_iter_values(found.iter().map(|repeat| repeat.similarity))),
            ];
            Ok(Some(RecordBatch::try_new(pair_schema(["article", "back"]), columns.into())?))
        };
        Ok(Box::new(std::iter::from_fn(move || next().transpose())))
    };
    let digests: Vec<&str> = before.iter().chain([&file]).map(|file| file.sha256).collect();
    for rows in tables.kept.rows("repeats", &digests, &pair_schema(["article", "back"]), make)? {
        let rows = rows?;
        let (articles, backs, similarities) = pairs(&rows, ["article", "back"])?;
        for row in 0..rows.num_rows() {
            let (article, back) = (articles.value(row), backs.value(row));
            each(Repeat { article, back, similarity: similarities.value(row) });
        }
    }
    Ok(())
}

/// Which undated articles repeat a dated one, with the number of its file.
pub(super) fn meetings<'t>(
    tables: &Tables<'_>,
    undated: TableFile<'_>,
    dated: impl Iterator<Item = TableFile<'t>>,
    mut each: impl FnMut(u32, Meeting),
) -> Result<()> {
    let schema = pair_schema(["undated", "dated"]);
    // Read for the first month that is not known.
    let mut at_hand: Option<Undated> = None;
    for (number, file) in (0..).zip(dated) {
        let make = || -> Result<Rows> {
            let at_hand = match &mut at_hand {
                Some(at_hand) => at_hand,
                none => none.insert(Undated::new(signatures_of(signatures(tables, undated)?)?)),
            };
            for rows in signatures(tables, file)? {
                at_hand.meet(&signatures_of(std::iter::once(rows))?);
            }
            let found = at_hand.take_meetings();
            let columns: [ArrayRef; 3] = [
                Arc::new(UInt32Array::from_iter_values(found.iter().map(|meeting| meeting.undated))),
                Arc::new(UInt32Array::from_iter_values(found.iter().map(|meeting| meeting.dated))),
                Arc::new(Float32Array::from_iter_values(found.iter().map(|meeting| meeting.similarity))),
            ];
            let rows = RecordBatch::try_new(pair_schema(["undated", "dated"]), columns.into())?;
            Ok(Box::new(std::iter::once(Ok(rows))))
        };
        for rows in tables.kept.rows("meetings", &[undated.sha256, file.sha256], &schema, make)? {
            let rows = rows?;
            let (undated, dated, similarities) = pairs(&rows, ["undated", "dated"])?;
            for row in 0..rows.num_rows() {
                let (undated, dated) = (undated.value(row), dated.value(row));
                each(number, Meeting { undated, dated, similarity: similarities.value(row) });
            }
        }
    }
    Ok(())
}

fn pair_schema(names: [&str; 2]) -> SchemaRef {
    let place = |name: &str| Field::new(name, DataType::UInt32, false);
    let [a, b] = names.map(place);
    Arc::new(Schema::new(vec![a, b, Field::new("similarity", DataType::Float32, false)]))
}

/// The columns of pairs.
fn pairs<'r>(rows: &'r RecordBatch, names: [&str; 2]) -> Result<(&'r UInt32Array, &'r UInt32Array, &'r Float32Array)> {
    let columns = Columns(rows);
    let [a, b] = names.map(|name| columns.numbers::<UInt32Type>(name));
    Ok((a?, b?, columns.numbers::<Float32Type>("similarity")?))
}
