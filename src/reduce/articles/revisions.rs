//! Texts of one address: how alike the first and each later one are.
//!
//! What two texts have in common never changes; so it is kept for each month, and reckoned for new pairs alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use arrow::array::{ArrayRef, Float32Array, RecordBatch};
use arrow::datatypes::{DataType, Field, Float32Type, Schema, SchemaRef};
use columnist_extract::Id;
use columnist_reduce::Signature;
use columnist_reduce::clusters::{Place, Stretch};

use super::signed::{id, id_column, ids, signature, signature_column, signatures};
use super::{Month, name, one};
use crate::reduce::facts::Tables;
use crate::table::columns::Columns;

/// Pairs of texts that are compared at once.
const PIECE_PAIRS: usize = 1 << 15;

/// A text, the first one of its address, and how alike they are.
type Revised = BTreeMap<(Id, Id), f32>;

/// Links texts of one address, and says how alike they are.
pub(super) fn revise(
    tables: &Tables<'_>,
    months: &[Month<'_>],
    number: usize,
    revisions: &[(u32, Place)],
    stretch: &mut Stretch,
) -> Result<()> {
    if revisions.is_empty() {
        return Ok(());
    }
    let what = format!("revised-{}", name(months[number].file.path).trim_end_matches(".parquet"));
    let known = known(tables, &what)?;
    let mut revised = Revised::new();
    for pairs in revisions.chunks(PIECE_PAIRS) {
        let here = u32::try_from(number)?;
        let mut wanted: Vec<Place> =
            pairs.iter().flat_map(|(at, first)| [Place { stretch: here, at: *at }, *first]).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let ids = articles_at(tables, months, &wanted)?;
        let id_of = |place: &Place| ids.get(place).copied().context("an article has no id");
        let mut unknown = Vec::new();
        for (at, first) in pairs {
            let later = Place { stretch: here, at: *at };
            let key = (id_of(&later)?, id_of(first)?);
            match known.get(&key) {
                Some(similarity) => {
                    revised.insert(key, *similarity);
                    stretch.revise(*at, *first, *similarity);
                }
                None => unknown.push((key, later, *first)),
            }
        }
        let mut wanted: Vec<Place> = unknown.iter().flat_map(|(_, later, first)| [*later, *first]).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let signatures = signatures_at(tables, months, &wanted)?;
        for (key, later, first) in unknown {
            let pair = signatures.get(&first).zip(signatures.get(&later)).context("an article has no signature")?;
            let similarity = pair.0.similarity(pair.1);
            revised.insert(key, similarity);
            stretch.revise(later.at, first, similarity);
        }
    }
    if revised == known { Ok(()) } else { keep(tables, &what, &revised) }
}

/// The ids of the articles at some places, in order.
fn articles_at(tables: &Tables<'_>, months: &[Month<'_>], wanted: &[Place]) -> Result<BTreeMap<Place, Id>> {
    let mut found = BTreeMap::new();
    for of_month in wanted.chunk_by(|a, b| a.stretch == b.stretch) {
        let (mut at, mut rest) = (0, of_month.iter().peekable());
        super::for_each_entry(tables, months[of_month[0].stretch as usize].file, |article, _, _| {
            if let Some(place) = rest.next_if(|place| place.at == at) {
                found.insert(*place, article);
            }
            at += 1;
            Ok(())
        })?;
    }
    Ok(found)
}

/// The signatures of the articles at some places, in order.
fn signatures_at(tables: &Tables<'_>, months: &[Month<'_>], wanted: &[Place]) -> Result<BTreeMap<Place, Signature>> {
    let mut found = BTreeMap::new();
    for of_month in wanted.chunk_by(|a, b| a.stretch == b.stretch) {
        let (mut at, mut rest) = (0, of_month.iter().peekable());
        for rows in signatures(tables, months[of_month[0].stretch as usize].file)? {
            let rows = rows?;
            let column = signature_column(&rows)?;
            for row in 0..rows.num_rows() {
                if let Some(place) = rest.next_if(|place| place.at == at) {
                    found.insert(*place, signature(column, row)?);
                }
                at += 1;
            }
        }
    }
    Ok(found)
}

fn schema() -> SchemaRef {
    let id = |name: &str| Field::new(name, DataType::FixedSizeBinary(16), false);
    Arc::new(Schema::new(vec![id("later"), id("first"), Field::new("similarity", DataType::Float32, false)]))
}

fn known(tables: &Tables<'_>, what: &str) -> Result<Revised> {
    let mut known = Revised::new();
    for rows in tables.kept.latest(what).into_iter().flatten() {
        let rows = rows?;
        let (later, first) = (ids(&rows, "later")?, ids(&rows, "first")?);
        let similarities = Columns(&rows).numbers::<Float32Type>("similarity")?;
        for row in 0..rows.num_rows() {
            known.insert((id(later, row)?, id(first, row)?), similarities.value(row));
        }
    }
    Ok(known)
}

fn keep(tables: &Tables<'_>, what: &str, revised: &Revised) -> Result<()> {
    let columns: Vec<ArrayRef> = vec![
        id_column(revised.keys().map(|key| key.0).collect())?,
        id_column(revised.keys().map(|key| key.1).collect())?,
        Arc::new(Float32Array::from_iter_values(revised.values().copied())),
    ];
    tables.kept.replace(what, &schema(), one(RecordBatch::try_new(schema(), columns)?))
}
