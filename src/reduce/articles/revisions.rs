//! Texts of one address: how alike the first and each later one are.
//!
//! What two texts have in common never changes; so it is kept for the whole dataset, and reckoned for new pairs alone.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use arrow::array::{ArrayRef, Float32Array, RecordBatch};
use arrow::datatypes::{DataType, Field, Float32Type, Schema, SchemaRef};
use columnist_extract::Id;
use columnist_reduce::{Clusters, Signature};
use rustc_hash::FxHashMap;

use super::signed::{id, id_column, ids, signature, signature_column, signatures};
use crate::reduce::facts::{TableFile, Tables};
use crate::table::columns::Columns;

/// Pairs of texts that are compared at once.
const PIECE_PAIRS: usize = 1 << 15;

/// Links texts of one address, and says how alike they are.
pub(super) fn revisions(
    tables: &Tables<'_>,
    stretches: &[(u32, TableFile<'_>)],
    clusters: &mut Clusters,
) -> Result<()> {
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
    let column =
        |of: fn(&(Id, Id, Option<f32>)) -> Id| -> Result<ArrayRef> { id_column(revisions.iter().map(of).collect()) };
    let similarities = revisions.iter().map(|(.., similarity)| similarity.unwrap_or_default());
    let columns =
        vec![column(|r| r.0)?, column(|r| r.1)?, Arc::new(Float32Array::from_iter_values(similarities)) as ArrayRef];
    let rows = RecordBatch::try_new(revision_schema(), columns)?;
    tables.kept.replace(REVISIONS, &revision_schema(), Box::new(std::iter::once(Ok(rows))))
}
