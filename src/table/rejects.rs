//! Rows of `rejects`.

use columnist_extract::Id;
use polars::prelude::{DataFrame, PolarsResult};

use super::frame::{frame, id, long, text};
use crate::source::record::Reject;

/// Id of a reject: where it was read and what is wrong with it.
pub fn reject_id(reject: &Reject) -> Id {
    let number = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    let Reject { origin, byte_offset, stage, code, .. } = reject;
    let (record, offset) = (number(origin.source_record), number(*byte_offset));
    Id::of(&[&origin.source, &origin.source_uri, &record, &offset, stage.as_str(), code, &reject.payload_sha256])
}

/// One row per reject, in the order given.
pub fn rejects(rejects: &[Reject]) -> PolarsResult<DataFrame> {
    let all = || rejects.iter();
    frame(
        rejects.len(),
        vec![
            id("reject_id", all().map(|r| Some(reject_id(r)))),
            text("source", all().map(|r| Some(&r.origin.source))),
            text("source_uri", all().map(|r| Some(&r.origin.source_uri))),
            long("source_record", all().map(|r| r.origin.source_record)),
            long("byte_offset", all().map(|r| r.byte_offset)),
            text("stage", all().map(|r| Some(r.stage.as_str()))),
            text("code", all().map(|r| Some(r.code))),
            text("message", all().map(|r| Some(&r.message))),
            text("payload_sha256", all().map(|r| Some(&r.payload_sha256))),
            text("excerpt", all().map(|r| Some(&r.excerpt))),
        ],
    )
}
