//! Which articles are one report: found month by month, and kept for as long as a month and the one before it stay as they are.
//!
//! | kept | of | read |
//! | --- | --- | --- |
//! | `signatures` | a file of articles | when this month or the one before changed |
//! | `entries`: id, day, address | a file of articles | each time |
//! | `repeats` | a file and the one before it | each time |
//! | `meetings` | a file and the undated one | each time |
//! | `revisions`: how alike two texts of one address are | the dataset | each time |

use std::sync::Arc;

use anyhow::{Context as _, Result};
use arrow::array::{
    Array as _, ArrayRef, AsArray as _, BinaryArray, Date32Array, FixedSizeBinaryArray, Float32Array, RecordBatch,
    UInt32Array, UInt64Array,
};
use arrow::datatypes::{DataType, Field, Float32Type, Schema, SchemaRef, UInt32Type, UInt64Type};
use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_reduce::clusters::{Entry, Meeting, Repeat, Reprints, Undated, address, in_order};
use columnist_reduce::{ArticleFact, Clustered, Clusters, Signature};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::facts::{TableFile, Tables};
use crate::table::columns::{Columns, given};
use crate::table::frame::days_since_1970;
use crate::table::read::Rows;
use crate::table::schema::ARTICLES;

/// Articles of one piece; more, if one day has more.
const PIECE_ARTICLES: usize = 1 << 15;
/// Pairs of texts of one address that are compared at once.
const PIECE_PAIRS: usize = 1 << 15;
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
    revisions(tables, &stretches, &mut clusters)?;
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
            if at_hand.is_none() {
                let mut all = Vec::new();
                for rows in signatures(tables, undated)? {
                    all.extend(signed(&rows?)?.into_iter().map(|(_, signature)| signature));
                }
                at_hand = Some(Undated::new(all));
            }
            let mut best: FxHashMap<u32, Meeting> = FxHashMap::default();
            let mut before = 0;
            for rows in signatures(tables, *file)? {
                let articles = signed(&rows?)?;
                let found = at_hand.iter().flat_map(|at_hand| at_hand.meet(articles.iter().map(|(_, s)| s)));
                for meeting in found {
                    let meeting = Meeting { dated: before + meeting.dated, ..meeting };
                    let best = best.entry(meeting.undated).or_insert(meeting);
                    if best.similarity < meeting.similarity {
                        *best = meeting;
                    }
                }
                before += u32::try_from(articles.len()).unwrap_or(u32::MAX);
            }
            let mut found: Vec<Meeting> = best.into_values().collect();
            found.sort_unstable_by_key(|meeting| meeting.undated);
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

/// Texts of one address, and how alike they are.
fn revisions(tables: &Tables<'_>, stretches: &[(u32, TableFile<'_>)], clusters: &mut Clusters) -> Result<()> {
    let mut revisions: Vec<[(u32, Id); 2]> = Vec::new();
    clusters.revisions(|pair| revisions.push(pair));
    let known_before = known_revisions(tables)?;
    let mut similarities: Vec<Option<f32>> =
        revisions.iter().map(|[(_, first), (_, later)]| known_before.get(&(*first, *later)).copied()).collect();
    let unknown: Vec<usize> = (0..revisions.len()).filter(|at| similarities[*at].is_none()).collect();
    for piece in unknown.chunks(PIECE_PAIRS) {
        let mut wanted: Vec<u32> = piece.iter().flat_map(|at| revisions[*at].map(|(place, _)| place)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let signatures = at_places(tables, stretches, &wanted)?;
        for at in piece {
            let [first, later] = revisions[*at].map(|(place, _)| signatures.get(&place));
            let (first, later) = first.zip(later).context("an article has no signature")?;
            similarities[*at] = Some(first.similarity(later));
        }
    }
    if !unknown.is_empty() || known_before.len() > revisions.len() {
        let all = revisions.iter().zip(&similarities).map(|([(_, first), (_, later)], alike)| (*first, *later, *alike));
        keep_revisions(tables, &all.collect::<Vec<_>>())?;
    }
    for ([(first, _), (later, _)], similarity) in revisions.iter().zip(similarities) {
        clusters.revise(*first, *later, similarity.unwrap_or_default());
    }
    Ok(())
}

/// The signatures of the articles at some places, in order.
fn at_places(
    tables: &Tables<'_>,
    stretches: &[(u32, TableFile<'_>)],
    wanted: &[u32],
) -> Result<FxHashMap<u32, Signature>> {
    let mut found = FxHashMap::default();
    let mut rest = wanted;
    for (at, (first, file)) in stretches.iter().enumerate() {
        let end = stretches.get(at + 1).map_or(u32::MAX, |(first, _)| *first);
        let (here, behind) = rest.split_at(rest.partition_point(|place| *place < end));
        rest = behind;
        if here.is_empty() {
            continue;
        }
        let mut place = *first;
        for rows in signatures(tables, *file)? {
            let rows = rows?;
            let column = signature_column(&rows)?;
            for row in 0..rows.num_rows() {
                if here.binary_search(&place).is_ok() {
                    found.insert(place, signature(column, row)?);
                }
                place += 1;
            }
        }
    }
    Ok(found)
}

const REVISIONS: &str = "revisions";

fn revision_schema() -> SchemaRef {
    let id = |name: &str| Field::new(name, DataType::FixedSizeBinary(16), false);
    Arc::new(Schema::new(vec![id("first"), id("later"), Field::new("similarity", DataType::Float32, false)]))
}

fn known_revisions(tables: &Tables<'_>) -> Result<FxHashMap<(Id, Id), f32>> {
    let mut known = FxHashMap::default();
    for rows in tables.kept.latest(REVISIONS).into_iter().flatten() {
        let rows = rows?;
        let (first, later) = (ids(&rows, "first")?, ids(&rows, "later")?);
        let similarities = Columns(&rows).numbers::<Float32Type>("similarity")?;
        for row in 0..rows.num_rows() {
            known.insert((id(first, row)?, id(later, row)?), similarities.value(row));
        }
    }
    Ok(known)
}

fn keep_revisions(tables: &Tables<'_>, revisions: &[(Id, Id, Option<f32>)]) -> Result<()> {
    let column = |of: fn(&(Id, Id, Option<f32>)) -> Id| -> Result<ArrayRef> {
        Ok(id_column(revisions.iter().map(of).collect())?)
    };
    let similarities = revisions.iter().map(|(.., similarity)| similarity.unwrap_or_default());
    let columns =
        vec![column(|r| r.0)?, column(|r| r.1)?, Arc::new(Float32Array::from_iter_values(similarities)) as ArrayRef];
    let rows = RecordBatch::try_new(revision_schema(), columns)?;
    tables.kept.replace(REVISIONS, &revision_schema(), Box::new(std::iter::once(Ok(rows))))
}

/// The signed articles of a file in the order of clusters, some days at a time.
fn signatures(tables: &Tables<'_>, file: TableFile<'_>) -> Result<Rows> {
    let make = || -> Result<Rows> {
        let rows = tables.read(file, &ARTICLES, &["article_id", "url", "published_on", "text"])?;
        Ok(Box::new(Days { rows, rest: None }.map(|articles| signed_rows(articles?))))
    };
    tables.kept.rows("signatures", &[file.sha256], &signed_schema(), make)
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
fn facts(rows: &RecordBatch) -> Result<Vec<ArticleFact>> {
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

fn signed_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("article_id", DataType::FixedSizeBinary(16), false),
        Field::new("published_on", DataType::Date32, true),
        Field::new("address", DataType::UInt64, true),
        Field::new("signature", DataType::Binary, false),
    ]))
}

fn signed_rows(mut articles: Vec<ArticleFact>) -> Result<RecordBatch> {
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
fn signed(rows: &RecordBatch) -> Result<Vec<(Option<NaiveDate>, Signature)>> {
    let (days, column) = (Columns(rows).days("published_on")?, signature_column(rows)?);
    (0..rows.num_rows()).map(|row| Ok((days.get(row), signature(column, row)?))).collect()
}

fn signature_column(rows: &RecordBatch) -> Result<&BinaryArray> {
    rows.column_by_name("signature").and_then(|c| c.as_binary_opt::<i32>()).context("there is no signature")
}

fn signature(column: &BinaryArray, row: usize) -> Result<Signature> {
    Signature::from_bytes(column.value(row)).context("a signature of another length")
}

fn ids<'r>(rows: &'r RecordBatch, name: &str) -> Result<&'r FixedSizeBinaryArray> {
    rows.column_by_name(name).and_then(|c| c.as_fixed_size_binary_opt()).with_context(|| format!("no column {name}"))
}

fn id(ids: &FixedSizeBinaryArray, row: usize) -> Result<Id> {
    Ok(Id(ids.value(row).try_into()?))
}

fn id_column(ids: Vec<Id>) -> Result<ArrayRef> {
    Ok(Arc::new(FixedSizeBinaryArray::try_from_iter(ids.into_iter().map(|Id(bytes)| bytes))?))
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
