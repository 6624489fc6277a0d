//! References: every id that points to a row points to one that is there.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use columnist_extract::Id;
use rustc_hash::FxHashSet;

use super::Verdict;
use crate::sink::snapshot::Snapshot;
use crate::table::column::{Column, Table, Type};
use crate::table::columns::Columns;
use crate::table::read::read;
use crate::table::schema::{TABLES, table};

pub(super) fn check(snapshot: &Snapshot, verdict: &mut Verdict) -> Result<()> {
    let targets: BTreeMap<&str, &'static Table> = TABLES
        .iter()
        .flat_map(|t| t.columns)
        .filter_map(|c| c.references)
        .filter_map(|name| Some((name, table(name)?)))
        .collect();
    for (name, target) in targets {
        let key = target.key[0];
        // The ids of one table at a time: 16 bytes a row.
        let mut known: FxHashSet<Id> = FxHashSet::default();
        for_each_id(snapshot, target, target.column(key).context("a key that is no column")?, |id| {
            known.insert(id);
        })?;
        for table in TABLES {
            for column in table.columns.iter().filter(|c| c.references == Some(name)) {
                let mut missing = None;
                for_each_id(snapshot, table, column, |id| {
                    if !known.contains(&id) {
                        missing = Some(id);
                    }
                })?;
                if let Some(id) = missing {
                    verdict.fault(format!("{}.{}: {id} is no row of {name}", table.name, column.name));
                }
            }
        }
    }
    Ok(())
}

fn for_each_id(snapshot: &Snapshot, table: &'static Table, column: &Column, mut see: impl FnMut(Id)) -> Result<()> {
    let prefix = format!("{}/", table.name);
    let mut see_text = |text: &str| -> Result<()> {
        see(Id::parse(text).with_context(|| format!("{}.{}: \"{text}\" is no id", table.name, column.name))?);
        Ok(())
    };
    for path in snapshot.manifest.files.keys().filter(|path| path.starts_with(&prefix)) {
        for rows in read(&snapshot.path.join(path), table, &[column.name])? {
            let rows = rows?;
            if column.kind == Type::List {
                let lists = Columns(&rows).lists(column.name)?;
                (0..rows.num_rows()).flat_map(|row| lists.get(row)).try_for_each(|text| see_text(&text))?;
            } else {
                let texts = Columns(&rows).texts(column.name)?;
                (0..rows.num_rows()).filter_map(|row| texts.get(row)).try_for_each(&mut see_text)?;
            }
        }
    }
    Ok(())
}
