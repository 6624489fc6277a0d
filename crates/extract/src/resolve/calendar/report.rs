//! Stretches that a report names by their length alone: "for **the nine months**", "the figures for **the past year**".

use chrono::{Datelike, NaiveDate};

use super::stretch::{self, Stretch};
use super::{Resolver, Value, fiscal, slice};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::date::{DateWord, Unit};
use crate::recognize::date::expression::{Duration, Expression};
use crate::record::DateKind;

impl Resolver<'_, '_, '_> {
    /// "the nine months" behind "in January-September": the same; in a report of the third quarter: those from January on.
    pub(super) fn months_of_report(&self, expression: &Expression, length: &Duration) -> Option<Value> {
        /// The quarters behind which their months are told together.
        const QUARTERS: std::ops::RangeInclusive<u32> = 2..=3;
        let [(Some(number), Unit::Month)] = length.parts[..] else { return None };
        let (start, end) = (expression.tokens.start, expression.tokens.end);
        let article = self.document.is_word(start, "the") || self.document.is_word(start.wrapping_sub(1), "the");
        // "the nine months to June", "the six months since", "the six months that": told by themselves.
        let told = |at: usize| {
            let bounds = |word| matches!(word, DateWord::Bound(_) | DateWord::To | DateWord::Later | DateWord::Of);
            self.document.has(at, Classes::Relative)
                || self.document.is_one_of(at, &["ended", "ending", "from", "before", "after", "that", "between"])
                || self.document.read_word(at, |word| bounds(word).then_some(())).is_some()
        };
        if article
            && !told(end)
            && length.low.is_none()
            && length.modifier.is_none()
            && let Some(said) = number.to_int().and_then(|months| self.discourse.run_of_months(months))
        {
            return Some(Value::placed(DateKind::Range, said.placed.clone().counted_from(said.placed.start)));
        }
        let quarter = self.discourse.quarter(self.document.sentence_of(start), self.context.published_on)?;
        let passed = (quarter.month0() + 12 - self.business.as_ref().map_or(12, |year| year.last_month)) % 12;
        let nth = passed / 3 + 1;
        let whole = QUARTERS.contains(&nth) && number == Decimal::from_int(i64::from(3 * nth));
        if !article || told(end) || !whole || length.low.is_some() || length.modifier.is_some() {
            return None;
        }
        let first = stretch::add_months(quarter.with_day(1)?, -(passed as i32))?;
        let last = stretch::add_months(first, 3 * nth as i32)?.pred_opt()?;
        // A company whose year ends in spring tells of another third quarter, and at another time.
        let over = self
            .context
            .published_on
            .is_some_and(|day| (1..=i64::from(fiscal::FRESH)).contains(&(day - last).num_days()));
        Some(Value::placed(DateKind::Range, slice::run(first, last, Unit::Month))).filter(|_| over)
    }

    /// "the figures for the past year", told in January: of the year before.
    pub(super) fn year_of_results(
        &self,
        expression: &Expression,
        length: &Duration,
        published: NaiveDate,
    ) -> Option<Stretch> {
        /// The last month in which a year is summed up.
        const FEBRUARY: u32 = 2;
        let of = expression.tokens.start.checked_sub(1).filter(|&of| self.document.is_one_of(of, &["of", "for"]))?;
        let results = of.checked_sub(1).is_some_and(|at| self.document.says(at, DateWord::Results));
        let year = length.parts[..] == [(Some(Decimal::ONE), Unit::Year)];
        let early = published.month() <= FEBRUARY;
        let last = || Stretch::of(Unit::Year, published)?.shift(-1);
        (results && year && early).then(last).flatten()
    }
}
