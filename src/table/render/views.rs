//! DuckDB views over the files of a snapshot.
//!
//! They name the folder itself, so that a database that keeps them can be opened again. For a folder that was moved,
//! `columnist views FOLDER` writes them anew.
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
    let mut statements = String::from(
        "-- For a folder that was moved or copied, `columnist views FOLDER` writes these with its new path.\n",
    );
    for table in TABLES {
        let name = table.name;
        // Writing to a `String` cannot fail.
        let _ = write!(
            statements,
            "\n-- {}\nCREATE OR REPLACE VIEW {name} AS\n    SELECT * FROM read_parquet({});\n",
            table.doc,
            quoted(&folder.join(name).join("*.parquet").display().to_string())
        );
    }
    for table in TABLES.iter().filter(|t| t.name != "entities") {
        statements.push_str(&named(table));
    }
    statements + SERIES + TARGET_STATUS
}

/// What most people come for: the values of each series in order of time.
const SERIES: &str = "
-- The values of each series, in order of time, with names in the place of ids
CREATE OR REPLACE VIEW series AS
    SELECT measure, subject_name, counterpart_name, stat, currency, unit, period_start, period_end, value, value_low,
        value_high, bound, basis, derivation, n_clusters, agreement, observation_id
    FROM observations_named
    ORDER BY measure, subject_name, counterpart_name, stat, currency, unit, period_start, period_end, observation_id;
";

/// And what became of each target, with the sentences that say so.
const TARGET_STATUS: &str = "
-- Each target and what became of it, with the sentences that state it and those that show the outcome
CREATE OR REPLACE VIEW target_status AS
    WITH said AS (
        SELECT t.target_id, list(DISTINCT f.context ORDER BY f.context) AS sentences
        FROM (SELECT target_id, unnest(target_figure_ids) AS figure_id FROM targets) AS t JOIN figures AS f USING (figure_id)
        GROUP BY t.target_id
    ), shown AS (
        SELECT t.target_id, list(DISTINCT f.context ORDER BY f.context) AS sentences
        FROM (SELECT target_id, unnest(outcome_figure_ids) AS figure_id FROM targets) AS t JOIN figures AS f USING (figure_id)
        GROUP BY t.target_id
    )
    SELECT t.measure, t.subject_name, t.counterpart_name, t.stat, t.value, t.value_low, t.value_high, t.bound, t.currency,
        t.unit, t.due_start, t.due_end, t.speaker_name, t.first_stated_on, t.status, t.status_period_start,
        t.status_period_end, t.status_basis, t.score, said.sentences AS target_sentences,
        shown.sentences AS outcome_sentences, t.target_id
    FROM targets_named AS t LEFT JOIN said USING (target_id) LEFT JOIN shown USING (target_id)
    ORDER BY t.measure, t.subject_name, t.counterpart_name, t.due_end, t.value, t.target_id;
";

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
