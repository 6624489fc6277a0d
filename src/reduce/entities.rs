//! What the articles of a file say of the entities: one row for each, so that a month takes no more room than it has names.

use std::ops::Range;
use std::sync::Arc;

use anyhow::Result;
use arrow::array::{BooleanBuilder, Date32Builder, Int32Array, Int32Builder, ListBuilder, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field, Int32Type, Schema, SchemaRef};
use bumpalo::Bump;
use columnist_extract::Id;
use columnist_extract::record::EntityKind;
use columnist_reduce::same_name::{SeenEntity, bucket};
use columnist_reduce::{Entities, EntityEntry, EntityFact, EntityRow, Links, Naming};
use rustc_hash::FxHashSet;

use super::facts::{Keep, Tables};
use super::output::Output;
use super::words::Words;
use super::{PIECE_ROWS, file_of};
use crate::table::bridge::to_arrow;
use crate::table::column::Type;
use crate::table::columns::{Columns, given};
use crate::table::entities;
use crate::table::frame::days_since_1970;
use crate::table::read::Rows;
use crate::table::schema::{ARTICLE_ENTITIES, ENTITIES};

const COLUMNS: &[&str] =
    &["entity_id", "published_on", "kind", "name", "aliases", "n_mentions", "country", "external_id", "in_lexicon"];

/// The entities of a dataset, and which of them are the same.
pub(super) struct Seen<'h> {
    slices: Slices<'h>,
    links: Links,
}

impl<'h> Seen<'h> {
    /// Finds them, holding about `most` of them at once, and writes them.
    pub(super) fn write(tables: &Tables<'_>, most: usize, held: &'h mut Bump, output: &dyn Output) -> Result<Seen<'h>> {
        let mut slices = Slices::new(tables, held, most)?;
        let links = links(tables, &mut slices, most)?;
        let mut seen = Seen { slices, links };
        seen.write_rows(tables, output)?;
        Ok(seen)
    }

    /// Writes the rows of all in order of id, unless they are as they were.
    fn write_rows(&mut self, tables: &Tables<'_>, output: &dyn Output) -> Result<()> {
        let (path, made_from) = (file_of(&ENTITIES), tables.digest(&[&ARTICLE_ENTITIES]));
        if output.stays(&path, &made_from)? {
            return Ok(());
        }
        let mut file = output.begin(&ENTITIES, path, &made_from)?;
        file.take(RecordBatch::new_empty(ENTITIES.arrow()))?;
        self.slices.for_each(tables, &mut |slice| {
            let mut rows = slice.rows_with(&self.links);
            loop {
                let piece: Vec<EntityRow<'_>> = rows.by_ref().take(PIECE_ROWS).collect();
                if piece.is_empty() {
                    return Ok(());
                }
                file.take(to_arrow(entities::entities(&piece)?, &ENTITIES)?)?;
            }
        })?;
        file.end()
    }

    /// Those that are asked for, and the ones that they are the same as.
    pub(super) fn entries<'n>(
        &mut self,
        tables: &Tables<'_>,
        asked: &FxHashSet<Id>,
        names: &'n Bump,
    ) -> Result<Vec<EntityEntry<'n>>> {
        let wanted: FxHashSet<Id> = asked.iter().flat_map(|id| [*id, self.links.canonical(*id)]).collect();
        let (mut names, mut entries) = (Words::new(names), Vec::with_capacity(wanted.len()));
        self.slices.for_each(tables, &mut |slice| {
            let rows = slice.rows_with(&self.links).filter(|row| wanted.contains(&row.entity));
            entries.extend(rows.map(|row| EntityEntry {
                entity: row.entity,
                canonical: row.canonical,
                kind: row.kind,
                canonical_name: names.keep(row.canonical_name),
                country: row.country.map(|country| names.keep(country)),
            }));
            Ok(())
        })?;
        Ok(entries)
    }
}

/// Finds out which entities are the same, looking at names that have something in common together.
fn links(tables: &Tables<'_>, slices: &mut Slices<'_>, most: usize) -> Result<Links> {
    let mut links = Links::default();
    // In order of the entities.
    let mut buckets: Vec<Option<u64>> = Vec::new();
    slices.for_each(tables, &mut |slice| {
        buckets.extend(slice.seen().map(|entity| bucket(&entity)));
        Ok(())
    })?;
    let mut sorted: Vec<u64> = buckets.iter().copied().flatten().collect();
    sorted.sort_unstable();
    let is_several = |same: &&[u64]| same.len() > 1;
    let shared: FxHashSet<u64> = sorted.chunk_by(|a, b| a == b).filter(is_several).map(|same| same[0]).collect();
    drop(sorted);
    let is_shared = |bucket: &Option<u64>| bucket.filter(|bucket| shared.contains(bucket));
    let of = buckets.iter().filter_map(is_shared).count().div_ceil(most).max(1) as u64;
    for number in 0..of {
        let held = Bump::new();
        let mut seen: Vec<SeenEntity<'_>> = Vec::new();
        let mut buckets = buckets.iter();
        slices.for_each(tables, &mut |slice| {
            for (entity, bucket) in slice.seen().zip(buckets.by_ref()) {
                if is_shared(bucket).is_some_and(|bucket| bucket % of == number) {
                    seen.push(SeenEntity {
                        name: held.alloc_str(entity.name),
                        country: entity.country.map(|country| &*held.alloc_str(country)),
                        ..entity
                    });
                }
            }
            Ok(())
        })?;
        links.find(&seen);
    }
    Ok(links)
}

/// The entities of a dataset: all at once where there is room for them, else a slice of their ids at a time.
pub(super) struct Slices<'h> {
    most: usize,
    /// How many of the 2^32 beginnings of an id make a slice.
    width: u64,
    whole: Option<Entities<'h>>,
}

/// How many beginnings an id may have.
const BEGINNINGS: u64 = 1 << 32;

impl<'h> Slices<'h> {
    /// Reads them as far as there is room for `most`.
    pub(super) fn new(tables: &Tables<'_>, held: &'h Bump, most: usize) -> Result<Slices<'h>> {
        let mut slices = Slices { most, width: BEGINNINGS, whole: None };
        let entities = slices.gather(tables, 0, held)?;
        slices.whole = Some(entities).filter(|_| slices.width == BEGINNINGS);
        Ok(slices)
    }

    /// Calls back with each slice, in order of ids.
    pub(super) fn for_each(
        &mut self,
        tables: &Tables<'_>,
        each: &mut dyn FnMut(&Entities<'_>) -> Result<()>,
    ) -> Result<()> {
        if let Some(whole) = &self.whole {
            return each(whole);
        }
        let mut start = 0;
        while start < BEGINNINGS {
            let held = Bump::new();
            let entities = self.gather(tables, start, &held)?;
            start += self.width;
            each(&entities)?;
        }
        Ok(())
    }

    /// The entities of the slice that begins at `start`; it is narrowed until there is room for it.
    fn gather<'a>(&mut self, tables: &Tables<'_>, start: u64, held: &'a Bump) -> Result<Entities<'a>> {
        let keep = Keep { table: &ARTICLE_ENTITIES, columns: COLUMNS, keep: whole_file, schema: || Ok(schema()) };
        let (mut words, mut entities) = (Words::new(held), Entities::default());
        let days = ["first_published_on", "last_published_on"];
        tables.for_each(&keep, &mut |rows| {
            let end = start + self.width;
            add(&rows, days, Some("n_articles"), start..end, &mut words, &mut entities)?;
            while entities.len() > self.most && self.width > 1 {
                self.width /= 2;
                let end = start + self.width;
                entities.retain(|entity| (start..end).contains(&beginning(entity)));
            }
            Ok(())
        })?;
        Ok(entities)
    }
}

fn beginning(Id([a, b, c, d, ..]): Id) -> u64 {
    u32::from_be_bytes([a, b, c, d]).into()
}

/// The rows of one file as one row for each entity.
fn whole_file(rows: Rows) -> Rows {
    let reduced = |rows: Rows| -> Result<RecordBatch> {
        let bump = Bump::new();
        let (mut words, mut facts) = (Words::new(&bump), Entities::default());
        for rows in rows {
            add(&rows?, ["published_on"; 2], None, 0..BEGINNINGS, &mut words, &mut facts)?;
        }
        kept(&facts)
    };
    Box::new(std::iter::once(reduced(rows)))
}

/// Adds rows of the table, of which each is one article; or kept ones, which say of how many. Of ids that begin elsewhere than in `slice`
/// none is added.
fn add<'a>(
    rows: &RecordBatch,
    days: [&str; 2],
    n_articles: Option<&str>,
    slice: Range<u64>,
    words: &mut Words<'a>,
    facts: &mut Entities<'a>,
) -> Result<()> {
    let columns = Columns(rows);
    let text = |name: &str| columns.texts(name);
    let count = |name: &str| columns.numbers::<Int32Type>(name);
    let (ids, kinds, names) = (text("entity_id")?, text("kind")?, text("name")?);
    let (countries, external_ids) = (text("country")?, text("external_id")?);
    let (aliases, known) = (columns.lists("aliases")?, columns.booleans("in_lexicon")?);
    let (n_mentions, n_articles) = (count("n_mentions")?, n_articles.map(count).transpose()?);
    let (first_days, last_days) = (columns.days(days[0])?, columns.days(days[1])?);
    let number = |column: &Int32Array, row: usize| usize::try_from(column.value(row)).unwrap_or_default();
    for row in 0..rows.num_rows() {
        let entity = given(ids.id(row)?, "entity_id")?;
        if !slice.contains(&beginning(entity)) {
            continue;
        }
        let fact = EntityFact {
            entity,
            kind: given(kinds.one_of(row, EntityKind::parse)?, "kind")?,
            name: given(names.get(row), "name")?,
            country: countries.get(row),
            external_id: external_ids.get(row),
            in_lexicon: known.value(row),
        };
        let n_mentions = number(n_mentions, row);
        // An adjective alone points to the entity, and does not name it.
        let is_named = n_mentions > 0;
        let aliases: Vec<&str> = aliases.items(row).collect();
        let naming = Naming {
            aliases: &aliases,
            n_mentions,
            n_articles: n_articles.map_or(usize::from(is_named), |column| number(column, row)),
            first_published_on: first_days.get(row).filter(|_| is_named),
            last_published_on: last_days.get(row).filter(|_| is_named),
        };
        facts.add(&fact, &naming, |text| words.keep(text));
    }
    Ok(())
}

fn schema() -> SchemaRef {
    let text = |name: &str| Field::new(name, DataType::Utf8, true);
    let count = |name: &str| Field::new(name, DataType::Int32, false);
    let day = |name: &str| Field::new(name, DataType::Date32, true);
    Arc::new(Schema::new(vec![
        text("entity_id"),
        text("kind"),
        text("name"),
        Field::new("aliases", Type::List.arrow(), false),
        count("n_mentions"),
        count("n_articles"),
        day("first_published_on"),
        day("last_published_on"),
        text("country"),
        text("external_id"),
        Field::new("in_lexicon", DataType::Boolean, false),
    ]))
}

fn kept(facts: &Entities<'_>) -> Result<RecordBatch> {
    let (mut ids, mut kinds, mut names) = (StringBuilder::new(), StringBuilder::new(), StringBuilder::new());
    let (mut countries, mut external_ids) = (StringBuilder::new(), StringBuilder::new());
    let (mut n_mentions, mut n_articles) = (Int32Builder::new(), Int32Builder::new());
    let (mut first_days, mut last_days) = (Date32Builder::new(), Date32Builder::new());
    let mut in_lexicon = BooleanBuilder::new();
    let mut aliases = ListBuilder::new(StringBuilder::new()).with_field(Field::new("element", DataType::Utf8, false));
    // Counts of a month are far below two thousand million.
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    for (fact, naming) in facts.iter() {
        ids.append_value(fact.entity.to_string());
        kinds.append_value(fact.kind.as_str());
        names.append_value(fact.name);
        aliases.append_value(naming.aliases.iter().map(|alias| Some(*alias)));
        n_mentions.append_value(count(naming.n_mentions));
        n_articles.append_value(count(naming.n_articles));
        first_days.append_option(naming.first_published_on.map(days_since_1970));
        last_days.append_option(naming.last_published_on.map(days_since_1970));
        countries.append_option(fact.country);
        external_ids.append_option(fact.external_id);
        in_lexicon.append_value(fact.in_lexicon);
    }
    let columns: Vec<arrow::array::ArrayRef> = vec![
        Arc::new(ids.finish()),
        Arc::new(kinds.finish()),
        Arc::new(names.finish()),
        Arc::new(aliases.finish()),
        Arc::new(n_mentions.finish()),
        Arc::new(n_articles.finish()),
        Arc::new(first_days.finish()),
        Arc::new(last_days.finish()),
        Arc::new(countries.finish()),
        Arc::new(external_ids.finish()),
        Arc::new(in_lexicon.finish()),
    ];
    Ok(RecordBatch::try_new(schema(), columns)?)
}
