//! `[[source]]`: which files are read, and what is known about them beforehand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::table::{Faults, Placed, Table};
use crate::source::fields::Slot;
use crate::source::input::is_pattern;
use crate::source::{Fields, Format, MAX_RECORD_BYTES, Source};

/// A source of a pipeline file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceConfig {
    /// What its inputs have in common.
    pub source: Arc<Source>,
    /// Files, folders and patterns, relative to the pipeline file.
    pub paths: Vec<String>,
    /// What they are written in; `None` where each file name tells.
    pub format: Option<Format>,
}

pub(super) fn read_all(tables: Vec<Table<'_>>, faults: &mut Faults<'_>) -> Vec<SourceConfig> {
    let mut sources = Vec::new();
    let mut names: BTreeMap<String, ()> = BTreeMap::new();
    for mut table in tables {
        let name = table.text("name", faults);
        match &name {
            None if table.has("name") => {}
            None => table.missing("name", "each source has a name of its own: name = \"wire\"", faults),
            Some(name) if name.value.trim().is_empty() => {
                faults.add(name.bytes.clone(), "`name` is empty", "name = \"wire\"")
            }
            Some(name) => {
                if names.insert(name.value.clone(), ()).is_some() {
                    let message = format!("a second source is named \"{}\"", name.value);
                    faults.add(name.bytes.clone(), message, "each source has a name of its own");
                }
            }
        }
        if let Some(source) = read(name, table, faults) {
            sources.push(source);
        }
    }
    sources
}

fn read(name: Option<Placed<String>>, mut table: Table<'_>, faults: &mut Faults<'_>) -> Option<SourceConfig> {
    let format = table.choice("format", Format::ALL, Format::as_str, faults);
    let given = table.texts("paths", faults);
    if !table.has("paths") || given.as_ref().is_some_and(Vec::is_empty) {
        table.missing(
            "paths",
            "files, folders or patterns, relative to this file: paths = [\"wire/**/*.txt\"]",
            faults,
        );
    }
    let given = given.unwrap_or_default();
    for path in &given {
        if is_pattern(&path.value)
            && let Err(error) = glob::Pattern::new(&path.value)
        {
            faults.add(
                path.bytes.clone(),
                format!("not a pattern: {}", error.msg),
                "`*` within a name, `**` for folders of any depth, `?`, `[a-z]`",
            );
        }
    }
    let publisher = table.text("publisher", faults).map(|text| text.value);
    let language = table.text("language", faults);
    if let Some(language) = &language
        && !(language.value.len() == 2 && language.value.bytes().all(|b| b.is_ascii_lowercase()))
    {
        faults.add(
            language.bytes.clone(),
            format!("\"{}\" is no language code", language.value),
            "two letters as in ISO 639-1: \"en\"",
        );
    }
    let max_record_bytes = table.whole("max_record_bytes", 1..=1 << 30, faults);
    let fields = table.table("fields", faults).map_or_else(Fields::default, |fields| read_fields(fields, faults));
    table.finish(faults);
    Some(SourceConfig {
        source: Arc::new(Source {
            name: name?.value,
            publisher,
            language: language.map(|text| text.value),
            fields,
            max_record_bytes: max_record_bytes.and_then(|n| usize::try_from(n).ok()).unwrap_or(MAX_RECORD_BYTES),
        }),
        paths: given.into_iter().map(|path| path.value).collect(),
        format,
    })
}

/// The facts whose field can be named; a day of publication has one name there.
const MAPPED: [Slot; 7] =
    [Slot::Text, Slot::PublishedOn, Slot::Url, Slot::Title, Slot::Authors, Slot::Publisher, Slot::Language];

fn read_fields(mut table: Table<'_>, faults: &mut Faults<'_>) -> Fields {
    let mut fields = Fields::default();
    for slot in MAPPED {
        if let Some(field) = table.text(slot.as_str(), faults) {
            fields.map(slot, &field.value);
        }
    }
    table.finish(faults);
    fields
}
