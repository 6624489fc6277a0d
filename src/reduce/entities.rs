//! `entities`: what all articles together know of each entity.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result};
use arrow::array::{Array, AsArray as _, RecordBatch};
use arrow::datatypes::{Date32Type, Int32Type};
use polars::prelude::DataFrame;

use crate::sink::parquet::{all_columns, read};
use crate::table::bridge::to_arrow;
use crate::table::entities::{EntityRow, entities as frame};
use crate::table::schema::{ARTICLE_ENTITIES, ENTITIES};

/// One row for each entity of `article_entities`, each its own canonical entity.
pub(super) fn entities(folder: &Path, files: &[&str]) -> Result<RecordBatch> {
    let mut entities: BTreeMap<String, EntityRow> = BTreeMap::new();
    for file in files.iter().filter(|f| f.starts_with("article_entities/")) {
        for rows in read(&folder.join(file), &ARTICLE_ENTITIES, &all_columns(&ARTICLE_ENTITIES))? {
            gather(&rows?, &mut entities)?;
        }
    }
    let rows: Vec<EntityRow> = entities.into_values().collect();
    let frame: DataFrame = frame(&rows)?;
    to_arrow(frame, &ENTITIES)
}

fn gather(rows: &RecordBatch, entities: &mut BTreeMap<String, EntityRow>) -> Result<()> {
    let column =
        |name: &str| rows.column_by_name(name).with_context(|| format!("article_entities has no column {name}"));
    let text = |name: &str| Ok::<_, anyhow::Error>(column(name)?.as_string::<i32>());
    let (ids, names, kinds) = (text("entity_id")?, text("name")?, text("kind")?);
    let (countries, external_ids) = (text("country")?, text("external_id")?);
    let mentions = column("n_mentions")?.as_primitive::<Int32Type>();
    let days = column("published_on")?.as_primitive::<Date32Type>();
    let aliases = column("aliases")?.as_list::<i32>();
    for row in 0..rows.num_rows() {
        let entity = entities.entry(ids.value(row).to_owned()).or_insert_with(|| EntityRow {
            entity_id: ids.value(row).to_owned(),
            kind: kinds.value(row).to_owned(),
            ..EntityRow::default()
        });
        // The fullest form, then the first in order: whatever the order in which the articles come.
        let name = names.value(row);
        if (name.len(), std::cmp::Reverse(name)) > (entity.name.len(), std::cmp::Reverse(&entity.name)) {
            entity.name = name.to_owned();
        }
        for (known, column) in [(&mut entity.country, countries), (&mut entity.external_id, external_ids)] {
            let value = column.is_valid(row).then(|| column.value(row).to_owned());
            *known = known.take().into_iter().chain(value).min();
        }
        let surfaces = aliases.value(row);
        let surfaces: BTreeSet<&str> = surfaces.as_string::<i32>().iter().flatten().collect();
        entity.aliases.extend(surfaces.into_iter().map(str::to_owned));
        entity.n_mentions += mentions.value(row);
        entity.n_articles += 1;
        if days.is_valid(row) {
            let day = days.value(row);
            entity.first_published_on = entity.first_published_on.into_iter().chain([day]).min();
            entity.last_published_on = entity.last_published_on.into_iter().chain([day]).max();
        }
    }
    Ok(())
}
