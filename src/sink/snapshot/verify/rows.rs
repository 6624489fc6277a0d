//! Rows: in the order of their table, each once, in the file of their month, with values of closed sets.

use std::collections::BTreeSet;

use anyhow::Result;
use arrow::array::RecordBatch;
use arrow::compute::SortOptions;
use arrow::row::{OwnedRow, RowConverter, SortField};

use super::Verdict;
use crate::sink::month::Month;
use crate::sink::months::month_of;
use crate::sink::snapshot::Snapshot;
use crate::table::column::{Scope, Table, Type};
use crate::table::columns::Columns;
use crate::table::read::read;
use crate::table::schema::ARTICLES;

pub(super) fn check(
    snapshot: &Snapshot,
    table: &'static Table,
    readable: &BTreeSet<String>,
    verdict: &mut Verdict,
) -> Result<()> {
    let prefix = format!("{}/", table.name);
    let closed: Vec<&str> =
        table.columns.iter().filter(|c| c.values.is_some() && c.kind == Type::Text).map(|c| c.name).collect();
    let mut columns: Vec<&str> = table.sort.to_vec();
    columns.extend(closed.iter().filter(|c| !table.sort.contains(c)));
    for path in readable.iter().filter(|path| path.starts_with(&prefix)) {
        let is_by_month = matches!(table.scope, Scope::Article | Scope::DatasetByMonth);
        let month = month_of(path).filter(|_| is_by_month);
        if is_by_month && month.is_none() {
            verdict.fault(format!("{path}: its name is no month"));
            continue;
        }
        if table.scope == Scope::DatasetByMonth {
            // Every article has a row, which points to it: so many rows in each month are the right ones.
            let rows = |path: &str| snapshot.manifest.files.get(path).map_or(0, |file| file.rows);
            let articles = path.replacen(table.name, ARTICLES.name, 1);
            if rows(path) != rows(&articles) {
                verdict.fault(format!("{path}: {} rows, and {} in {articles}", rows(path), rows(&articles)));
            }
        }
        let mut last = None;
        for rows in read(&snapshot.path.join(path), table, &columns)? {
            let rows = rows?;
            verdict.n_rows += rows.num_rows() as u64;
            order(path, table, &rows, &mut last, verdict)?;
            values(path, table, &closed, &rows, verdict)?;
            if let Some(month) = month.filter(|_| table.scope == Scope::Article) {
                let days = Columns(&rows).days("published_on")?;
                if let Some(row) = (0..rows.num_rows()).find(|row| Month::of_day(days.get(*row)) != month) {
                    verdict.fault(format!("{path}: a row of another month ({:?})", days.get(row)));
                }
            }
        }
    }
    Ok(())
}

fn order(
    path: &str,
    table: &Table,
    rows: &RecordBatch,
    last: &mut Option<OwnedRow>,
    verdict: &mut Verdict,
) -> Result<()> {
    let options = SortOptions { descending: false, nulls_first: true };
    let columns: Vec<_> = table.sort.iter().filter_map(|name| rows.column_by_name(name).cloned()).collect();
    let fields = columns.iter().map(|c| SortField::new_with_options(c.data_type().clone(), options)).collect();
    let keys = RowConverter::new(fields)?.convert_columns(&columns)?;
    for key in &keys {
        // The last of the sort columns is the id: no two rows are equal.
        if last.as_ref().is_some_and(|last| last.row() >= key) {
            verdict.fault(format!("{path}: a row is out of order, or there twice"));
        }
        *last = Some(key.owned());
    }
    Ok(())
}

fn values(path: &str, table: &Table, closed: &[&str], rows: &RecordBatch, verdict: &mut Verdict) -> Result<()> {
    for name in closed {
        let allowed: Vec<&str> = table.column(name).and_then(|c| c.values).map(|values| values()).unwrap_or_default();
        let texts = Columns(rows).texts(name)?;
        let strange = (0..rows.num_rows()).filter_map(|row| texts.get(row)).find(|value| !allowed.contains(value));
        if let Some(value) = strange {
            verdict.fault(format!("{path}: {name} is \"{value}\""));
        }
    }
    Ok(())
}
