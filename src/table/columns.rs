//! Reads the columns of a record batch by name: the way back from Arrow to values.

use anyhow::{Context as _, Result};
use arrow::array::{
    Array as _, ArrayRef, ArrowPrimitiveType, AsArray as _, BooleanArray, Decimal128Array, ListArray, PrimitiveArray,
    RecordBatch, StringArray,
};
use arrow::datatypes::Date32Type;
use arrow::temporal_conversions::date32_to_datetime;
use chrono::NaiveDate;
use columnist_extract::{Decimal, Id};

/// The columns of a batch.
pub(crate) struct Columns<'a>(pub(crate) &'a RecordBatch);

/// A column of texts.
#[derive(Clone, Copy)]
pub(crate) struct Texts<'a>(&'a StringArray);

/// A column of days.
#[derive(Clone, Copy)]
pub(crate) struct Days<'a>(&'a PrimitiveArray<Date32Type>);

/// A column of exact decimals.
#[derive(Clone, Copy)]
pub(crate) struct Amounts<'a>(&'a Decimal128Array);

/// A column of lists of texts.
#[derive(Clone, Copy)]
pub(crate) struct Lists<'a>(&'a ListArray);

impl<'a> Columns<'a> {
    fn column<T>(&self, name: &str, of: impl Fn(&'a ArrayRef) -> Option<T>) -> Result<T> {
        let column = self.0.column_by_name(name).with_context(|| format!("there is no column {name}"))?;
        of(column).with_context(|| format!("the column {name} is of type {}", column.data_type()))
    }

    pub(crate) fn texts(&self, name: &str) -> Result<Texts<'a>> {
        self.column(name, |c| c.as_string_opt::<i32>()).map(Texts)
    }

    pub(crate) fn days(&self, name: &str) -> Result<Days<'a>> {
        self.numbers(name).map(Days)
    }

    pub(crate) fn amounts(&self, name: &str) -> Result<Amounts<'a>> {
        self.numbers(name).map(Amounts)
    }

    pub(crate) fn lists(&self, name: &str) -> Result<Lists<'a>> {
        self.column(name, |c| c.as_list_opt::<i32>()).map(Lists)
    }

    pub(crate) fn booleans(&self, name: &str) -> Result<&'a BooleanArray> {
        self.column(name, |c| c.as_boolean_opt())
    }

    pub(crate) fn numbers<T: ArrowPrimitiveType>(&self, name: &str) -> Result<&'a PrimitiveArray<T>> {
        self.column(name, |c| c.as_primitive_opt::<T>())
    }
}

impl<'a> Texts<'a> {
    /// The text of a row; `None` for NULL.
    pub(crate) fn get(self, row: usize) -> Option<&'a str> {
        self.0.is_valid(row).then(|| self.0.value(row))
    }

    /// The id in a row; `None` for NULL.
    ///
    /// # Errors
    /// If it is no id.
    pub(crate) fn id(self, row: usize) -> Result<Option<Id>> {
        self.get(row).map(|text| Id::parse(text).with_context(|| format!("\"{text}\" is no id"))).transpose()
    }

    /// The value of a closed set in a row; `None` for NULL.
    ///
    /// # Errors
    /// If it is none of the set.
    pub(crate) fn one_of<T>(self, row: usize, parse: fn(&str) -> Option<T>) -> Result<Option<T>> {
        self.get(row).map(|text| parse(text).with_context(|| format!("\"{text}\" is none of the values"))).transpose()
    }
}

impl Days<'_> {
    /// The day of a row; `None` for NULL.
    pub(crate) fn get(self, row: usize) -> Option<NaiveDate> {
        if self.0.is_valid(row) { date32_to_datetime(self.0.value(row)).map(|moment| moment.date()) } else { None }
    }
}

impl Amounts<'_> {
    /// The amount of a row; `None` for NULL.
    pub(crate) fn get(self, row: usize) -> Option<Decimal> {
        if self.0.is_valid(row) { Decimal::from_millionths(self.0.value(row)) } else { None }
    }
}

impl<'a> Lists<'a> {
    /// The texts of a row.
    pub(crate) fn get(self, row: usize) -> Vec<String> {
        self.items(row).map(str::to_owned).collect()
    }

    /// The texts of a row, one by one.
    pub(crate) fn items(self, row: usize) -> impl Iterator<Item = &'a str> {
        let items = self.0.values().as_string::<i32>();
        let ends = self.0.value_offsets();
        let place = |end: i32| usize::try_from(end).unwrap_or_default();
        (place(ends[row])..place(ends[row + 1])).map(|item| items.value(item))
    }
}

/// A value that a column without NULLs must have.
pub(crate) fn given<T>(value: Option<T>, name: &str) -> Result<T> {
    value.with_context(|| format!("{name} is NULL"))
}
