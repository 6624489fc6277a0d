//! datapackage.json: the tables of a snapshot for whoever speaks Frictionless.

use serde_json::{Map, Value, json};

use crate::table::column::{Column, Table, Type};
use crate::table::schema::TABLES;

/// A description of the tables whose files are at `paths` (`articles/2017-03.parquet`), in order.
pub fn datapackage<'a>(name: &str, paths: impl Iterator<Item = &'a str> + Clone) -> String {
    let resources: Vec<Value> = TABLES
        .iter()
        .map(|table| {
            let folder = format!("{}/", table.name);
            let files: Vec<&str> = paths.clone().filter(|p| p.starts_with(&folder)).collect();
            json!({
                "name": table.name.replace('_', "-"),
                "description": table.doc,
                "path": files,
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "schema": schema(table),
            })
        })
        .collect();
    format!("{:#}\n", json!({ "name": name, "profile": "data-package", "resources": resources }))
}

fn schema(table: &Table) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    // A foreign key of Frictionless is one value: lists of ids are told in the description of their field.
    let keys = table.columns.iter().filter(|c| c.kind == Type::Text).filter_map(|c| Some((c, c.references?)));
    let foreign_keys: Vec<Value> = keys
        .filter_map(|(column, other)| {
            let key = crate::table::schema::table(other)?.key;
            // Within one table the resource is the empty string.
            let resource = if other == table.name { String::new() } else { other.replace('_', "-") };
            Some(json!({ "fields": [column.name], "reference": { "resource": resource, "fields": key } }))
        })
        .collect();
    json!({ "fields": fields, "primaryKey": table.key, "foreignKeys": foreign_keys, "missingValues": [""] })
}

fn field(column: &Column) -> Value {
    let mut constraints = Map::new();
    if !column.nullable {
        constraints.insert("required".into(), true.into());
    }
    if let (Some(values), Type::Text) = (column.values, column.kind) {
        constraints.insert("enum".into(), values().into());
    }
    json!({
        "name": column.name,
        "type": column.kind.frictionless(),
        "description": super::markdown::doc_of(column),
        "constraints": constraints,
    })
}
