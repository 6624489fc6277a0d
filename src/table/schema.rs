//! All tables and columns: the one place that states them.
//!
//! Whatever shows a schema (`columnist schema`, datapackage.json, the DuckDB views, the Parquet files themselves) is made from
//! here. The tables are the public interface of columnist: a column may be added; renaming or dropping one breaks its users.

use columnist_extract::record::{
    Bound, CurrencyMethod, DateBound, DateKind, Direction, EntityKind, FigureFlag, FigureKind, Granularity, Inferred,
    MeasureMethod, MentionMethod, Modality, Outcome, PartiesMethod, PeriodMethod, SpeakerMethod, Stat, TimexMod,
    ValueMethod,
};

use columnist_reduce::clusters::Relation;
use columnist_reduce::observations::{Agreement, Basis};
use columnist_reduce::targets::{Status, StatusBasis};

use super::column::{Column, Scope, Table, Type};
use crate::source::record::{ArticleFlag, Format, PublishedMethod, Stage};

/// Every table, in the order in which the documentation lists them.
pub const TABLES: &[&Table] = &[
    &ARTICLES,
    &FIGURES,
    &DATES,
    &MENTIONS,
    &ARTICLE_ENTITIES,
    &ENTITIES,
    &CLUSTERS,
    &OBSERVATIONS,
    &TARGETS,
    &REJECTS,
];

/// The tables made from one article each; `articles` first.
pub const PER_ARTICLE: [&Table; 5] = [&ARTICLES, &FIGURES, &DATES, &MENTIONS, &ARTICLE_ENTITIES];

/// The table of a name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|t| t.name == name).copied()
}

macro_rules! values {
    ($name:ident) => {
        || $name::ALL.iter().map(|v| v.as_str()).collect()
    };
}

const fn text(name: &'static str, doc: &'static str) -> Column {
    Column::new(name, Type::Text, doc)
}
const fn int(name: &'static str, doc: &'static str) -> Column {
    Column::new(name, Type::Int32, doc)
}
const fn double(name: &'static str, doc: &'static str) -> Column {
    Column::new(name, Type::Double, doc)
}
const fn boolean(name: &'static str, doc: &'static str) -> Column {
    Column::new(name, Type::Boolean, doc)
}
const fn day(name: &'static str, doc: &'static str) -> Column {
    Column::new(name, Type::Date, doc).or_null()
}
const fn amount(name: &'static str, doc: &'static str) -> Column {
    Column::new(name, Type::Decimal, doc).or_null()
}
const fn list(name: &'static str, doc: &'static str) -> Column {
    Column::new(name, Type::List, doc)
}

const ARTICLE_ID: Column = text("article_id", "the article").to("articles");
const PUBLISHED_ON: Column = day("published_on", "day of publication of the article; NULL if unknown");
const SENTENCE: Column = int("sentence", "index of the sentence, from 0");
const CHAR_START: Column = int("char_start", "first code point of the span in articles.text, from 0");
const CHAR_END: Column = int("char_end", "code point behind the last of the span");
const BYTE_START: Column = int("byte_start", "first UTF-8 byte of the span in articles.text, from 0");
const BYTE_END: Column = int("byte_end", "byte behind the last of the span");
const SURFACE: Column = text("surface", "the exact words: articles.text from char_start to char_end");
const RULE: Column = text("rule", "name of the rule that made the row");
const MEASURE: Column = text("measure", "id from the measures lexicon: trade_turnover, exports, gdp, …");
const CURRENCY: Column = text("currency", "ISO 4217 code; NULL if it is no money");
const UNIT: Column =
    text("unit", "of a quantity: the noun of the text in the singular, else its symbol (kilometre, km)");
const VALUE: Column = amount("value", "in major units (50 cents is 0.50); NULL for a range");
const VALUE_LOW: Column = amount("value_low", "lower end of a range; else NULL");
const VALUE_HIGH: Column = amount("value_high", "upper end of a range; else NULL");
const VALUE_F64: Column = double("value_f64", "value, or the middle of the range, as a double").or_null();
const BOUND: Column = text("bound", "how sure the words are of the amount").one_of(values!(Bound));
const SUBJECT: Column = text("subject", "party whose measure it is").or_null().to("entities");
const COUNTERPART: Column = text("counterpart", "other party of the measure").or_null().to("entities");
const FIRST_PUBLISHED_ON: Column = day("first_published_on", "earliest day of publication among its articles");
const LAST_PUBLISHED_ON: Column = day("last_published_on", "latest day of publication among its articles");
const N_ARTICLES: Column = int("n_articles", "articles it was found in");
const SOURCE: Column = text("source", "name of the source in the pipeline file; `extract` without one");
const SOURCE_URI: Column = text("source_uri", "path of the input, relative and with `/` between its parts");
const SOURCE_RECORD: Column =
    Column::new("source_record", Type::Int64, "index within the input, from 0; NULL for one-article files").or_null();
const BY_PLACE: &[&str] = &["published_on", "article_id", "byte_start", "byte_end"];

/// articles
pub const ARTICLES: Table = Table {
    name: "articles",
    doc: "one row per distinct article",
    scope: Scope::Article,
    key: &["article_id"],
    sort: &["published_on", "article_id"],
    columns: &[
        text("article_id", "id of the text and of the day of publication that the source states"),
        SOURCE,
        SOURCE_URI,
        SOURCE_RECORD,
        text("source_format", "format of the input").one_of(values!(Format)),
        text("url", "address of the article").or_null(),
        text("title", "headline").or_null(),
        list("authors", "names of the authors, as the source gives them"),
        text("publisher", "outlet that published it").or_null(),
        text("agency", "the wire named in the dateline").or_null(),
        text("dateline_place", "place of the dateline").or_null(),
        list("cited_sources", "agencies and outlets that the text credits, in order of first mention"),
        text("language", "ISO 639-1 code").or_null(),
        PUBLISHED_ON,
        Column::new("published_at", Type::Timestamp, "moment of publication, only where a time and a zone were stated")
            .or_null(),
        text("published_method", "where the day of publication was found").one_of(values!(PublishedMethod)),
        text(
            "text",
            "the body as given: decoded, line ends as \\n, outer blank space trimmed, a header line taken off",
        ),
        int("n_chars", "code points of the text"),
        int("n_words", "words of the text"),
        int("n_sentences", "sentences of the text"),
        int("n_figures", "rows in figures"),
        int("n_dates", "rows in dates"),
        int("n_mentions", "rows in mentions"),
        list("flags", "what a reader should know about its quality").one_of(values!(ArticleFlag)),
    ],
};

/// figures
pub const FIGURES: Table = Table {
    name: "figures",
    doc: "one row per number that means something",
    scope: Scope::Article,
    key: &["figure_id"],
    sort: &[BY_PLACE[0], BY_PLACE[1], BY_PLACE[2], BY_PLACE[3], "figure_id"],
    columns: &[
        text("figure_id", "id of article, span and kind"),
        ARTICLE_ID,
        PUBLISHED_ON,
        SENTENCE,
        CHAR_START,
        CHAR_END,
        BYTE_START,
        BYTE_END,
        SURFACE,
        text("kind", "what kind of number it is").one_of(values!(FigureKind)),
        amount(
            "value",
            "in major units (50 cents is 0.50); of a change, how far it goes, without a sign; NULL for a range",
        ),
        VALUE_LOW,
        VALUE_HIGH,
        VALUE_F64,
        text("value_method", "whether its own words state the value, or what \"this target\" points to")
            .one_of(values!(ValueMethod)),
        CURRENCY.or_null(),
        text("currency_method", "how the currency was found").or_null().one_of(values!(CurrencyMethod)),
        UNIT.or_null(),
        text("per_unit", "what the amount is counted for: \"tonne\" in \"$430 per tonne\"").or_null(),
        BOUND,
        text("modality", "the role in which it is stated").one_of(values!(Modality)),
        boolean("negated", "the statement itself is denied: \"did not rise by 5%\""),
        text("outcome", "for a target whose fate is stated: what became of it").or_null().one_of(values!(Outcome)),
        day("outcome_start", "first day of the period of the outcome"),
        day("outcome_end", "last day of the period of the outcome (inclusive)"),
        text("stat", "a level, or a change of one").one_of(values!(Stat)),
        text("direction", "where a change goes; NULL for a level").or_null().one_of(values!(Direction)),
        day("base_start", "first day of the period that a change is measured against"),
        day("base_end", "last day of that period (inclusive)"),
        text("base_method", "how that period was found").or_null().one_of(values!(PeriodMethod)),
        text("relates_to", "the level that a change belongs to, or the antecedent of \"this figure\"")
            .or_null()
            .to("figures"),
        MEASURE.or_null(),
        text("measure_surface", "the words that name the measure").or_null(),
        text("measure_method", "how the measure was found").or_null().one_of(values!(MeasureMethod)),
        SUBJECT,
        COUNTERPART,
        text("parties_method", "how the parties were found").or_null().one_of(values!(PartiesMethod)),
        day("ref_start", "first day of the period it holds for"),
        day("ref_end", "last day of that period (inclusive)"),
        text("ref_granularity", "finest unit that the words of the period name").or_null().one_of(values!(Granularity)),
        text("ref_date_id", "the row of dates that the period came from").or_null().to("dates"),
        text("ref_method", "how the period was found").or_null().one_of(values!(PeriodMethod)),
        text("speaker", "who says so").or_null().to("entities"),
        text("speaker_method", "how the speaker was found").or_null().one_of(values!(SpeakerMethod)),
        text("context", "the sentence"),
        list("flags", "what a reader should know about it").one_of(values!(FigureFlag)),
        RULE,
    ],
};

/// dates
pub const DATES: Table = Table {
    name: "dates",
    doc: "one row per temporal expression",
    scope: Scope::Article,
    key: &["date_id"],
    sort: &[BY_PLACE[0], BY_PLACE[1], BY_PLACE[2], BY_PLACE[3], "date_id"],
    columns: &[
        text("date_id", "id of article, span and kind"),
        ARTICLE_ID,
        PUBLISHED_ON,
        SENTENCE,
        CHAR_START,
        CHAR_END,
        BYTE_START,
        BYTE_END,
        SURFACE,
        text("kind", "what it is").one_of(values!(DateKind)),
        text("timex", "TIMEX3 value, or an ISO 8601 interval where TIMEX3 has none").or_null(),
        text("timex_mod", "mod attribute of TIMEX3").or_null().one_of(values!(TimexMod)),
        day("start_date", "first day; NULL if it has no place on the calendar or is open to the past"),
        day("end_date", "last day (inclusive); NULL if it has no place on the calendar or is open to the future"),
        text("granularity", "finest unit that the words name").or_null().one_of(values!(Granularity)),
        text("bound", "how it bounds what it dates").or_null().one_of(values!(DateBound)),
        boolean("is_relative", "whether it was counted from another day"),
        day("anchor", "the day that a relative expression was counted from"),
        list("inferred", "parts of the date that are not in its words").one_of(values!(Inferred)),
        RULE,
    ],
};

/// mentions
pub const MENTIONS: Table = Table {
    name: "mentions",
    doc: "one row per place where an entity is named",
    scope: Scope::Article,
    key: &["mention_id"],
    sort: &[BY_PLACE[0], BY_PLACE[1], BY_PLACE[2], BY_PLACE[3], "mention_id"],
    columns: &[
        text("mention_id", "id of article, span and kind"),
        text("entity_id", "who or what is named").to("entities"),
        ARTICLE_ID,
        PUBLISHED_ON,
        SENTENCE,
        CHAR_START,
        CHAR_END,
        BYTE_START,
        BYTE_END,
        SURFACE,
        text("kind", "what is named").one_of(values!(EntityKind)),
        text("role", "office or title, as the text gives it").or_null(),
        text("role_of", "the country or organisation in the role").or_null().to("entities"),
        text("method", "how it was found").one_of(values!(MentionMethod)),
        double("confidence", "from 0 to 1; 1 for closed classes"),
        RULE,
    ],
};

/// article_entities
pub const ARTICLE_ENTITIES: Table = Table {
    name: "article_entities",
    doc: "one row per article and entity that a row of the article points to",
    scope: Scope::Article,
    key: &["article_id", "entity_id"],
    sort: &["published_on", "article_id", "entity_id"],
    columns: &[
        ARTICLE_ID,
        text("entity_id", "the entity").to("entities"),
        PUBLISHED_ON,
        text("kind", "what it is").one_of(values!(EntityKind)),
        text("name", "the lexicon's name, else the fullest form in this article"),
        list("aliases", "every surface in this article, sorted"),
        int("n_mentions", "rows in mentions; 0 where only an adjective (\"Belarusian exports\") points to it"),
        text("country", "ISO 3166-1 alpha-3").or_null(),
        text("external_id", "ISO code or GeoNames id, where the lexicon has one").or_null(),
        boolean("in_lexicon", "whether the lexicon knows it"),
    ],
};

/// entities
pub const ENTITIES: Table = Table {
    name: "entities",
    doc: "one row per entity seen",
    scope: Scope::Dataset,
    key: &["entity_id"],
    sort: &["entity_id"],
    columns: &[
        text("entity_id", "id of kind and lexicon key, or of kind and normalised full form"),
        text("canonical_id", "the entity it is the same as; itself if it is canonical").to("entities"),
        text("name", "fullest form"),
        text("canonical_name", "name of the canonical entity"),
        text("kind", "what it is").one_of(values!(EntityKind)),
        text("country", "ISO 3166-1 alpha-3, for places and what belongs to a country").or_null(),
        list("aliases", "every surface seen, sorted"),
        int("n_mentions", "rows in mentions"),
        N_ARTICLES,
        FIRST_PUBLISHED_ON,
        LAST_PUBLISHED_ON,
        text("external_id", "ISO code or GeoNames id, where the lexicon has one").or_null(),
        text("link_method", "why it has its canonical_id; NULL if that is its own").or_null(),
    ],
};

/// clusters
pub const CLUSTERS: Table = Table {
    name: "clusters",
    doc: "one row per article: which others tell the same story in nearly the same words",
    scope: Scope::DatasetByMonth,
    key: &["article_id"],
    sort: &["article_id"],
    columns: &[
        ARTICLE_ID,
        text("cluster_id", "id of the cluster; an article on its own is one too"),
        boolean("is_canonical", "whether it is the earliest of its cluster"),
        text("relation", "original, reprint, or revision (same URL, other text)").one_of(values!(Relation)),
        double("similarity", "share of its words that it has in common with the canonical one, from 0 to 1"),
    ],
};

/// observations
pub const OBSERVATIONS: Table = Table {
    name: "observations",
    doc: "one row per value of a series: what the articles together say of a measure in a period",
    scope: Scope::Dataset,
    key: &["observation_id"],
    sort: &[
        "measure",
        "subject",
        "counterpart",
        "stat",
        "currency",
        "unit",
        "period_start",
        "period_end",
        "base_start",
        "base_end",
        "observation_id",
    ],
    columns: &[
        text("observation_id", "id of its key columns"),
        MEASURE,
        SUBJECT,
        COUNTERPART,
        text("stat", "a level, or a change of one").one_of(values!(Stat)),
        CURRENCY.or_null(),
        UNIT.or_null(),
        day("period_start", "first day of the period"),
        day("period_end", "last day of the period (inclusive)"),
        text("granularity", "length of the period").or_null().one_of(values!(Granularity)),
        day("base_start", "first day of the period that a change is measured against"),
        day("base_end", "last day of that period (inclusive)"),
        VALUE,
        VALUE_LOW,
        VALUE_HIGH,
        VALUE_F64,
        BOUND,
        text("basis", "whether an article states it, or it follows from what articles state").one_of(values!(Basis)),
        text("derivation", "how it follows: \"313.7 million / 1.756\"; NULL if reported").or_null(),
        N_ARTICLES,
        int("n_clusters", "independent reports"),
        text("agreement", "whether the reports agree").one_of(values!(Agreement)),
        FIRST_PUBLISHED_ON,
        LAST_PUBLISHED_ON,
        list("figure_ids", "the figures it is made from").to("figures"),
    ],
};

/// targets
pub const TARGETS: Table = Table {
    name: "targets",
    doc: "one row per promise: who promised what by when, and what became of it",
    scope: Scope::Dataset,
    key: &["target_id"],
    sort: &[
        "measure",
        "subject",
        "counterpart",
        "stat",
        "currency",
        "unit",
        "value",
        "value_low",
        "value_high",
        "due_end",
        "target_id",
    ],
    columns: &[
        text("target_id", "id of measure, parties, value and due date"),
        MEASURE,
        SUBJECT,
        COUNTERPART,
        text("stat", "a level, or a change of one").one_of(values!(Stat)),
        VALUE,
        VALUE_LOW,
        VALUE_HIGH,
        VALUE_F64,
        BOUND,
        CURRENCY.or_null(),
        UNIT.or_null(),
        day("due_start", "first day of the period it is due in"),
        day("due_end", "last day of that period (inclusive)"),
        day("first_stated_on", "earliest day of publication of a statement of it"),
        text("speaker", "who stated it first").or_null().to("entities"),
        text("status", "what became of it; pending against the latest published_on of the dataset")
            .one_of(values!(Status)),
        day("status_period_start", "first day of the period that decided it"),
        day("status_period_end", "last day of that period (inclusive)"),
        text("status_basis", "whether an article says so, or it was computed").or_null().one_of(values!(StatusBasis)),
        double("score", "how sure the link between target and outcome is, from 0 to 1").or_null(),
        list("target_figure_ids", "the figures that state it").to("figures"),
        list("outcome_figure_ids", "the figures that decide it").to("figures"),
        list("outcome_article_ids", "their articles").to("articles"),
    ],
};

/// rejects
pub const REJECTS: Table = Table {
    name: "rejects",
    doc: "one row per input record that could not become an article",
    scope: Scope::Input,
    key: &["reject_id"],
    sort: &["source", "source_uri", "source_record", "byte_offset", "reject_id"],
    columns: &[
        text("reject_id", "id of its place in the input, stage and code"),
        SOURCE,
        SOURCE_URI,
        SOURCE_RECORD,
        Column::new("byte_offset", Type::Int64, "first byte of the record in its (uncompressed) input, where known")
            .or_null(),
        text("stage", "how far it came").one_of(values!(Stage)),
        text("code", "what is wrong, in a form that can be counted"),
        text("message", "what is wrong, in a sentence"),
        text("payload_sha256", "SHA-256 of the record's bytes"),
        text("excerpt", "its first characters, at most 200"),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_sort_columns_and_references_exist() {
        for table in TABLES {
            for name in table.key.iter().chain(table.sort) {
                assert!(table.column(name).is_some(), "{}.{name}", table.name);
            }
            for column in table.columns {
                if let Some(other) = column.references {
                    let other = super::table(other).unwrap_or_else(|| panic!("{}.{}", table.name, column.name));
                    assert_eq!(other.key.len(), 1, "{}.{}", table.name, column.name);
                }
                assert!(!column.doc.is_empty() && column.doc.is_ascii() | column.doc.contains('…'), "{}", column.name);
                assert_eq!(table.columns.iter().filter(|c| c.name == column.name).count(), 1, "{}", column.name);
            }
        }
    }
}
