//! Rows of `clusters`.

use columnist_reduce::ClusterRow;
use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{boolean, double, frame, id, text};

/// One row per article, in the order given.
pub fn clusters(rows: &[ClusterRow]) -> PolarsResult<DataFrame> {
    let all = || rows.iter();
    frame(
        rows.len(),
        vec![
            id("article_id", all().map(|r| Some(r.article))),
            id("cluster_id", all().map(|r| Some(r.cluster))),
            boolean("is_canonical", all().map(|r| r.is_canonical)),
            text("relation", all().map(|r| Some(r.relation.as_str()))),
            double("similarity", all().map(|r| Some(r.similarity))),
        ],
    )
}
