//! The schema for programs.

use serde_json::{Value, json};

use crate::table::column::{Column, Scope};
use crate::table::schema::TABLES;

/// All tables and columns as JSON.
pub fn json() -> String {
    let tables: Vec<Value> = TABLES
        .iter()
        .map(|table| {
            let scope = match table.scope {
                Scope::Article => "article",
                Scope::Dataset | Scope::DatasetByMonth => "dataset",
                Scope::Input => "input",
            };
            let columns: Vec<Value> = table.columns.iter().map(column).collect();
            json!({
                "name": table.name, "doc": table.doc, "scope": scope, "key": table.key, "sort": table.sort, "columns": columns,
            })
        })
        .collect();
    format!("{:#}\n", json!({ "tables": tables }))
}

fn column(column: &Column) -> Value {
    json!({
        "name": column.name,
        "type": column.kind.sql(),
        "nullable": column.nullable,
        "doc": column.doc,
        "values": column.values.map(|values| values()),
        "references": column.references,
    })
}
