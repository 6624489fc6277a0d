//! Which articles are one report: found month by month, and kept for as long as a month and the one before it stay as they are.
//!
//! | kept | of | read |
//! | --- | --- | --- |
//! | `signatures` | a file of articles | when this month or the one before changed |
//! | `entries`: id, day, address | a file of articles | each time |
//! | `repeats` | a file and the one before it | each time |
//! | `meetings` | a file and the undated one | each time |
//! | `revisions`: how alike two texts of one address are | the dataset | each time |

mod revisions;
mod signed;

use std::sync::Arc;

use anyhow::Result;
use arrow::array::{Array as _, ArrayRef, Float32Array, RecordBatch, UInt32Array};
use arrow::datatypes::{DataType, Field, Float32Type, Schema, SchemaRef, UInt32Type, UInt64Type};
use columnist_reduce::clusters::{Entry, Meeting, Repeat, Reprints, Undated};
use columnist_reduce::{Clustered, Clusters};

use super::facts::{TableFile, Tables};
use crate::table::columns::Columns;
use crate::table::read::Rows;
use crate::table::schema::ARTICLES;
use signed::{ADDRESS, DAY, ID, id, ids, signatures, signatures_of, signed, signed_schema};

/// The file that holds what has no date.
const UNDATED: &str = "/undated.parquet";

/// The clusters of all articles.
pub(super) fn clusters(tables: &Tables<'_>) -> Result<Clustered> {
    let mut clusters = Clusters::default();
    let (undated, dated): (Vec<_>, Vec<_>) = tables.of(&ARTICLES).partition(|file| file.path.ends_with(UNDATED));
    let mut stretches: Vec<(u32, TableFile<'_>)> = Vec::with_capacity(dated.len() + undated.len());
    for (files, is_dated) in [(dated, true), (undated, false)] {
        let mut before = None;
        for file in files {
            let first = clusters.next_place();
            stretches.push((first, file));
            add(tables, file, &mut clusters)?;
            repeats(tables, before, file, |repeat| clusters.repeat(first, repeat))?;
            before = Some(file).filter(|_| is_dated);
        }
    }
    if let Some(((of_undated, undated), dated)) = stretches.split_last()
        && undated.path.ends_with(UNDATED)
    {
        meetings(tables, *undated, dated, |first, meeting| clusters.meet(*of_undated, first, meeting))?;
    }
    revisions::revisions(tables, &stretches, &mut clusters)?;
    Ok(clusters.finish())
}

/// Reads the articles of a file without their texts.
fn add(tables: &Tables<'_>, file: TableFile<'_>, clusters: &mut Clusters) -> Result<()> {
    let make = || -> Result<Rows> {
        let signatures = signatures(tables, file)?;
        Ok(Box::new(signatures.map(|rows| Ok(rows?.project(&[ID, DAY, ADDRESS])?))))
    };
    let entries = Arc::new(signed_schema().project(&[ID, DAY, ADDRESS])?);
    for rows in tables.kept.rows("entries", &[file.sha256], &entries, make)? {
        let rows = rows?;
        let columns = Columns(&rows);
        let (days, addresses) = (columns.days("published_on")?, columns.numbers::<UInt64Type>("address")?);
        let ids = ids(&rows, "article_id")?;
        for row in 0..rows.num_rows() {
            clusters.add(Entry {
                article: id(ids, row)?,
                published_on: days.get(row),
                address: addresses.is_valid(row).then(|| addresses.value(row)),
            });
        }
    }
    Ok(())
}

/// Which articles of a file repeat one of it or of the one before it.
fn repeats(
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
        Ok(Box::new(pieces.map(move |rows| {
            let found = reprints.add(signed(&rows?)?);
            let columns: [ArrayRef; 3] = [
                Arc::new(UInt32Array::from_iter_values(found.iter().map(|repeat| repeat.article))),
                Arc::new(UInt32Array::from_iter_values(found.iter().map(|repeat| repeat.back))),
                Arc::new(Float32Array::from_iter_values(found.iter().map(|repeat| repeat.similarity))),
            ];
            Ok(RecordBatch::try_new(pair_schema(["article", "back"]), columns.into())?)
        })))
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

/// Which undated articles repeat a dated one.
fn meetings(
    tables: &Tables<'_>,
    undated: TableFile<'_>,
    dated: &[(u32, TableFile<'_>)],
    mut each: impl FnMut(u32, Meeting),
) -> Result<()> {
    let schema = pair_schema(["undated", "dated"]);
    // Read for the first month that is not known.
    let mut at_hand: Option<Undated> = None;
    for (first, file) in dated {
        let make = || -> Result<Rows> {
            let at_hand = match &mut at_hand {
                Some(at_hand) => at_hand,
                none => none.insert(Undated::new(signatures_of(signatures(tables, undated)?)?)),
            };
            for rows in signatures(tables, *file)? {
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
                each(*first, Meeting { undated, dated, similarity: similarities.value(row) });
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
