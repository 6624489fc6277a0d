//! What the articles of a file say of the entities: one row for each, so that a month takes no more room than it has names.

use std::sync::Arc;

use anyhow::Result;
use arrow::array::{BooleanBuilder, Date32Builder, Int32Array, Int32Builder, ListBuilder, RecordBatch, StringBuilder};
use arrow::datatypes::{DataType, Field, Int32Type, Schema, SchemaRef};
use bumpalo::Bump;
use columnist_extract::record::EntityKind;
use columnist_reduce::{Entities, EntityFact, Naming};

use super::facts::{Keep, Tables};
use super::words::Words;
use crate::table::column::Type;
use crate::table::columns::{Columns, given};
use crate::table::frame::days_since_1970;
use crate::table::read::Rows;
use crate::table::schema::ARTICLE_ENTITIES;

const COLUMNS: &[&str] =
    &["entity_id", "published_on", "kind", "name", "aliases", "n_mentions", "country", "external_id", "in_lexicon"];

/// What articles say of the entities.
pub(super) fn entities<'a>(tables: &Tables<'_>, words: &mut Words<'a>, facts: &mut Entities<'a>) -> Result<()> {
    let keep = Keep { table: &ARTICLE_ENTITIES, columns: COLUMNS, keep: whole_file, schema: || Ok(schema()) };
    tables.for_each(&keep, &mut |rows| {
        let (first, last) = ("first_published_on", "last_published_on");
        add(&rows, [first, last], Some("n_articles"), words, facts)
    })
}

/// The rows of one file as one row for each entity.
fn whole_file(rows: Rows) -> Rows {
    let reduced = |rows: Rows| -> Result<RecordBatch> {
        let bump = Bump::new();
        let (mut words, mut facts) = (Words::new(&bump), Entities::default());
        for rows in rows {
            add(&rows?, ["published_on"; 2], None, &mut words, &mut facts)?;
        }
        kept(&facts)
    };
    Box::new(std::iter::once(reduced(rows)))
}

/// Adds rows of the table, of which each is one article; or kept ones, which say of how many.
fn add<'a>(
    rows: &RecordBatch,
    days: [&str; 2],
    n_articles: Option<&str>,
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
        let fact = EntityFact {
            entity: given(ids.id(row)?, "entity_id")?,
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
    facts.for_each(|fact, naming| {
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
    });
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
