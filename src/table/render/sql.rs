//! The schema as `CREATE TABLE` statements, for a database that loads the files.

use std::fmt::Write as _;

use crate::table::schema::TABLES;

/// All tables as DuckDB statements.
pub fn sql() -> String {
    let mut statements = String::new();
    for table in TABLES {
        // Writing to a `String` cannot fail.
        let _ = writeln!(statements, "-- {}\nCREATE TABLE {} (", table.doc, table.name);
        for column in table.columns {
            let null = if column.nullable { "" } else { " NOT NULL" };
            let doc = super::markdown::doc_of(column);
            let _ = writeln!(statements, "    {} {}{null}, -- {doc}", column.name, column.kind.sql());
        }
        let _ = writeln!(statements, "    PRIMARY KEY ({})\n);\n", table.key.join(", "));
    }
    statements
}
