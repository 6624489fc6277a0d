//! What a table and a column are, apart from which ones there are.

use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};

/// A table of the dataset.
#[derive(Debug)]
pub struct Table {
    /// Name of the table and of its folder.
    pub name: &'static str,
    /// What one row is.
    pub doc: &'static str,
    /// What its rows are made from.
    pub scope: Scope,
    /// Columns, in the order of the file.
    pub columns: &'static [Column],
    /// Columns that tell one row from every other.
    pub key: &'static [&'static str],
    /// Columns by which the rows of a file are sorted, NULLs first.
    pub sort: &'static [&'static str],
}

/// What the rows of a table are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// From one article alone; one file a month of publication.
    Article,
    /// From the rows of all articles, one row for each article; one file a month of publication.
    DatasetByMonth,
    /// From the rows of all articles; one file.
    Dataset,
    /// From an input that gave no article; one file.
    Input,
}

/// A column of a table.
#[derive(Debug)]
pub struct Column {
    /// Name; no SQL keyword.
    pub name: &'static str,
    /// Type of the values.
    pub kind: Type,
    /// Whether a value may be missing.
    pub nullable: bool,
    /// What it says, with unit and range.
    pub doc: &'static str,
    /// The values it may take, where they are few and closed.
    pub values: Option<fn() -> Vec<&'static str>>,
    /// The table whose key it holds.
    pub references: Option<&'static str>,
}

/// Types that DuckDB, Polars, pyarrow, pandas and Spark all read alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// UTF-8 text.
    Text,
    /// 32-bit signed integer.
    Int32,
    /// 64-bit signed integer.
    Int64,
    /// 64-bit float.
    Double,
    /// True or false.
    Boolean,
    /// Day of the Gregorian calendar.
    Date,
    /// Moment in UTC, to the microsecond.
    Timestamp,
    /// Exact decimal of 38 digits, 6 of them behind the point.
    Decimal,
    /// List of texts; may be empty, holds no NULL.
    List,
}

/// Digits of a decimal.
pub const PRECISION: u8 = 38;
/// Digits behind the point of a decimal.
pub const SCALE: i8 = 6;

impl Column {
    /// A column that always has a value.
    pub const fn new(name: &'static str, kind: Type, doc: &'static str) -> Column {
        Column { name, kind, nullable: false, doc, values: None, references: None }
    }

    /// The same column, with values that may be missing.
    pub const fn or_null(self) -> Column {
        Column { nullable: true, ..self }
    }

    /// The same column, of a closed set of values.
    pub const fn one_of(self, values: fn() -> Vec<&'static str>) -> Column {
        Column { values: Some(values), ..self }
    }

    /// The same column, holding the key of a table.
    pub const fn to(self, table: &'static str) -> Column {
        Column { references: Some(table), ..self }
    }

    /// Whether it holds an id: of its own row, or of another.
    pub fn is_id(&self) -> bool {
        self.references.is_some()
            || (self.kind == Type::Text && self.name.ends_with("_id") && self.name != "external_id")
    }
}

impl Table {
    /// The Arrow schema of the table: what its Parquet files hold.
    pub fn arrow(&self) -> SchemaRef {
        let fields = self.columns.iter().map(|c| Field::new(c.name, c.kind.arrow(), c.nullable));
        Arc::new(Schema::new(fields.collect::<Vec<_>>()))
    }

    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&'static Column> {
        self.columns.iter().find(|c| c.name == name)
    }
}

impl Type {
    /// The Arrow type.
    pub fn arrow(self) -> DataType {
        match self {
            Type::Text => DataType::Utf8,
            Type::Int32 => DataType::Int32,
            Type::Int64 => DataType::Int64,
            Type::Double => DataType::Float64,
            Type::Boolean => DataType::Boolean,
            Type::Date => DataType::Date32,
            Type::Timestamp => DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
            Type::Decimal => DataType::Decimal128(PRECISION, SCALE),
            // `element` is the name of the item in the Parquet specification.
            Type::List => DataType::List(Arc::new(Field::new("element", DataType::Utf8, false))),
        }
    }

    /// The SQL type, as DuckDB spells it.
    pub const fn sql(self) -> &'static str {
        match self {
            Type::Text => "VARCHAR",
            Type::Int32 => "INTEGER",
            Type::Int64 => "BIGINT",
            Type::Double => "DOUBLE",
            Type::Boolean => "BOOLEAN",
            Type::Date => "DATE",
            Type::Timestamp => "TIMESTAMP WITH TIME ZONE",
            Type::Decimal => "DECIMAL(38,6)",
            Type::List => "VARCHAR[]",
        }
    }

    /// The type in a Frictionless table schema.
    pub const fn frictionless(self) -> &'static str {
        match self {
            Type::Text => "string",
            Type::Int32 | Type::Int64 => "integer",
            Type::Double | Type::Decimal => "number",
            Type::Boolean => "boolean",
            Type::Date => "date",
            Type::Timestamp => "datetime",
            Type::List => "array",
        }
    }
}
