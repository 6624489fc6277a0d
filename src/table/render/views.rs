//! DuckDB views over the files of a snapshot.
//!
//! ```sql
//! .read output/demo/current/views.sql
//! SELECT subject_name, ref_end, value FROM figures_named WHERE measure = 'exports';
//! ```

use std::fmt::Write as _;
use std::path::Path;

use crate::table::column::{Table, Type};
use crate::table::schema::TABLES;

/// Statements that make a view of each table in `folder`, and one more of each table that points to entities, with their names.
pub fn views(folder: &Path) -> String {
    let folder = quoted(&folder.display().to_string());
    let mut statements = format!(
        "-- Where the tables lie. For a folder that was moved or copied, first: SET VARIABLE columnist_dir = '…';\n\
         SET VARIABLE columnist_dir = coalesce(getvariable('columnist_dir'), {folder});\n"
    );
    for table in TABLES {
        let name = table.name;
        // Writing to a `String` cannot fail.
        let _ = write!(
            statements,
            "\n-- {}\nCREATE OR REPLACE VIEW {name} AS\n    SELECT * FROM read_parquet(getvariable('columnist_dir') || '/{name}/*.parquet');\n",
            table.doc
        );
    }
    for table in TABLES.iter().filter(|t| t.name != "entities") {
        statements.push_str(&named(table));
    }
    statements
}

/// A view that puts the canonical name of each entity beside its id.
fn named(table: &Table) -> String {
    let entities = table.columns.iter().filter(|c| c.references == Some("entities") && c.kind == Type::Text);
    let names: Vec<&str> = entities.map(|c| c.name).collect();
    if names.is_empty() {
        return String::new();
    }
    let mut statement = format!(
        "\n-- {}, with the canonical names of its entities\nCREATE OR REPLACE VIEW {}_named AS\n    SELECT t.*",
        table.name, table.name
    );
    for name in &names {
        let shown = if *name == "entity_id" { "entity" } else { name };
        let _ = write!(statement, ", {name}_entity.canonical_name AS {shown}_name");
    }
    let _ = write!(statement, "\n    FROM {} AS t", table.name);
    for name in &names {
        let _ = write!(statement, "\n    LEFT JOIN entities AS {name}_entity ON {name}_entity.entity_id = t.{name}");
    }
    statement + ";\n"
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
