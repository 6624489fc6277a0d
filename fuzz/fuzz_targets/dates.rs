//! Dates of any text: no panic, spans within the text, ends in order.
//!
//! The first two bytes choose the day of publication, so that leap days and year ends come up.

#![no_main]

use std::sync::LazyLock;

use chrono::NaiveDate;
use columnist_extract::{Lexicon, dates};
use libfuzzer_sys::fuzz_target;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::english().expect("a lexicon without faults"));

fuzz_target!(|data: (u16, &str)| {
    let (days, text) = data;
    let published = NaiveDate::from_ymd_opt(1900, 1, 1).and_then(|d| d.checked_add_days(chrono::Days::new(u64::from(days))));
    let mut behind = 0;
    for date in dates(text, published, &LEXICON) {
        assert!(date.span.bytes.start >= behind);
        assert_eq!(text.get(date.span.bytes.clone()), Some(date.span.surface.as_str()));
        if let (Some(start), Some(end)) = (date.period.start, date.period.end) {
            assert!(start <= end);
        }
        behind = date.span.bytes.end;
    }
});
