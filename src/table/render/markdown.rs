//! The data dictionary.

use std::fmt::Write as _;

use crate::table::column::{Column, Scope};
use crate::table::schema::TABLES;

/// All tables and columns as Markdown.
pub fn markdown() -> String {
    let mut page = String::from("# Tables\n");
    for table in TABLES {
        let files = match table.scope {
            Scope::Article | Scope::DatasetByMonth => "one file a month of publication",
            Scope::Dataset | Scope::Input => "one file",
        };
        let (name, doc) = (table.name, capital(table.doc));
        let key = table.key.join(", ");
        let sort = table.sort.join(", ");
        // Writing to a `String` cannot fail.
        let _ = write!(page, "\n## {name}\n\n{doc}; {files}. Key: {key}. Sorted by {sort}.\n\n");
        page.push_str("| column | type | | what it says |\n| --- | --- | --- | --- |\n");
        for column in table.columns {
            let null = if column.nullable { "" } else { "not null" };
            let _ = writeln!(
                page,
                "| {} | {} | {null} | {} |",
                column.name,
                column.kind.sql(),
                doc_of(column).replace('|', "\\|")
            );
        }
    }
    page
}

/// What a column says, its values and what it points to.
pub(super) fn doc_of(column: &Column) -> String {
    let mut doc = column.doc.to_owned();
    if let Some(values) = column.values {
        let _ = write!(doc, ": {}", values().join(", "));
    }
    if let Some(table) = column.references {
        let _ = write!(doc, " (→ {table})");
    }
    doc
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
