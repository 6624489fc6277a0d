//! A table of a pipeline file, read key by key: whatever is wrong is noted, and reading goes on.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Fault, did_you_mean};

/// Notes what is wrong with a file, in the order in which it is found.
#[derive(Debug)]
pub(super) struct Faults<'t> {
    pub(super) file: &'t str,
    pub(super) text: &'t str,
    pub(super) all: Vec<Fault>,
}

impl Faults<'_> {
    /// Notes a fault with its way out.
    pub(super) fn add(&mut self, bytes: Range<usize>, message: impl Into<String>, hint: impl Into<String>) {
        self.all.push(Fault::at(self.file, self.text, bytes, message).hint(hint));
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) bytes: Range<usize>,
}

/// A table, the keys of which are taken one after the other.
#[derive(Debug)]
pub(super) struct Table<'t> {
    entries: &'t DeTable<'t>,
    /// Where the table itself stands, for what is missing in it.
    bytes: Range<usize>,
    known: Vec<&'static str>,
}

impl<'t> Table<'t> {
    pub(super) fn new(entries: &'t DeTable<'t>, bytes: Range<usize>) -> Table<'t> {
        Table { entries, bytes, known: Vec::new() }
    }

    fn take(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.entries.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// Lets keys pass, whatever they hold.
    pub(super) fn skip(&mut self, keys: &[&'static str]) {
        self.known.extend(keys);
    }

    /// A text.
    pub(super) fn text(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Placed<String>> {
        let value = self.take(key)?;
        let text = value.get_ref().as_str();
        if text.is_none() {
            wrong_type(key, value, "a text in quotes", faults);
        }
        text.map(|text| Placed { value: text.to_owned(), bytes: value.span() })
    }

    /// One of the strings of an enumeration.
    pub(super) fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        all: &[T],
        name: fn(T) -> &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<T> {
        let text = self.text(key, faults)?;
        let found = all.iter().copied().find(|&candidate| name(candidate) == text.value);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|&candidate| name(candidate)).collect();
            let message = format!("`{key}` cannot be \"{}\"", text.value);
            faults.add(text.bytes, message, did_you_mean(&text.value, &names));
        }
        found
    }

    /// A whole number within a range.
    pub(super) fn whole(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
        faults: &mut Faults<'_>,
    ) -> Option<i64> {
        let value = self.take(key)?;
        let number =
            value.get_ref().as_integer().and_then(|number| i64::from_str_radix(number.as_str(), number.radix()).ok());
        match number {
            Some(number) if range.contains(&number) => return Some(number),
            Some(_) => faults.add(
                value.span(),
                format!("`{key}` is out of range"),
                format!("from {} to {}", range.start(), range.end()),
            ),
            None => wrong_type(key, value, "a whole number", faults),
        }
        None
    }

    /// A share, from 0 to 1.
    pub(super) fn share(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<f64> {
        let number = self.number(key, faults)?;
        if (0.0..=1.0).contains(&number.value) {
            return Some(number.value);
        }
        let hint = "a share from 0 to 1: 0.05 for five in a hundred";
        faults.add(number.bytes, format!("`{key}` is out of range"), hint);
        None
    }

    /// A number, whole or not.
    pub(super) fn number(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Placed<f64>> {
        let value = self.take(key)?;
        let number: Option<f64> = match value.get_ref() {
            DeValue::Float(number) => number.as_str().parse().ok(),
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        match number.filter(|number| number.is_finite()) {
            Some(number) => Some(Placed { value: number, bytes: value.span() }),
            None => {
                wrong_type(key, value, "a number", faults);
                None
            }
        }
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Vec<Placed<String>>> {
        let value = self.take(key)?;
        let Some(list) = value.get_ref().as_array() else {
            wrong_type(key, value, "a list of texts: [\"a\", \"b\"]", faults);
            return None;
        };
        let mut texts = Vec::new();
        for element in list.iter() {
            match element.get_ref().as_str() {
                Some(text) => texts.push(Placed { value: text.to_owned(), bytes: element.span() }),
                None => wrong_type(key, element, "texts in quotes", faults),
            }
        }
        Some(texts)
    }

    /// A table within this one.
    pub(super) fn table(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Table<'t>> {
        let value = self.take(key)?;
        let table = value.get_ref().as_table();
        if table.is_none() {
            wrong_type(key, value, &format!("a table: {key} = {{ … }}"), faults);
        }
        table.map(|table| Table::new(table, value.span()))
    }

    /// The tables of `[[key]]`.
    pub(super) fn tables(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<Table<'t>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let list = value.get_ref().as_array().filter(|list| list.iter().all(|element| element.get_ref().is_table()));
        let Some(list) = list else {
            wrong_type(key, value, &format!("tables, each headed [[{key}]]"), faults);
            return Vec::new();
        };
        list.iter().filter_map(|element| Some(Table::new(element.get_ref().as_table()?, element.span()))).collect()
    }

    /// Notes that a key is missing.
    pub(super) fn missing(&self, key: &str, hint: &str, faults: &mut Faults<'_>) {
        faults.add(self.bytes.clone(), format!("`{key}` is missing"), hint);
    }

    /// Whether a key was given, rightly or not.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.get_ref() == key)
    }

    /// Notes every key that nobody asked for.
    pub(super) fn finish(self, faults: &mut Faults<'_>) {
        for (key, _) in self.entries {
            if !self.known.contains(&key.get_ref().as_ref()) {
                faults.add(
                    key.span(),
                    format!("unknown key `{}`", key.get_ref()),
                    did_you_mean(key.get_ref(), &self.known),
                );
            }
        }
    }
}

fn wrong_type(key: &str, value: &Spanned<DeValue<'_>>, wanted: &str, faults: &mut Faults<'_>) {
    let given = match value.get_ref().type_str() {
        "string" => "a text",
        "integer" | "float" => "a number",
        "boolean" => "true or false",
        "array" => "a list",
        "table" => "a table",
        _ => "a date",
    };
    faults.add(value.span(), format!("`{key}` is {given}"), format!("it takes {wanted}"));
}
