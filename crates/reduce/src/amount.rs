//! An amount as a text states it, what it leaves room for, and arithmetic that keeps the bound.
//!
//! | stated | room |
//! | --- | --- |
//! | `$313.7 million` | 313.65 to 313.8 million: rounded, or cut off, at the last digit |
//! | `$1 billion` | 0.9 to 1.1 billion: at most a tenth |
//! | `about $900 million` | 850 to 990 million: as stated, and a twentieth at least |
//! | `nearly $1 billion` | 0.9 to 1 billion |
//! | `more than $890 million` | from 890 million |
//!
//! | arithmetic | bound |
//! | --- | --- |
//! | `more than 1 billion` / `nearly 1.333` | more than 750 million |
//! | `about 10` + `5` | about 15 |
//! | `more than 10` / `more than 2` | nothing can be said |

use columnist_extract::Decimal;
use columnist_extract::record::Bound;

/// A number or a range, and how sure the text is of it. A decrease is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Amount {
    pub(crate) value: Option<Decimal>,
    pub(crate) low: Option<Decimal>,
    pub(crate) high: Option<Decimal>,
    pub(crate) bound: Bound,
}

/// What an amount leaves room for, both ends included. A tolerance, so doubles are good enough for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Room {
    pub(crate) low: f64,
    pub(crate) high: f64,
}

impl Room {
    pub(crate) fn common(self, other: Room) -> Option<Room> {
        let common = Room { low: self.low.max(other.low), high: self.high.min(other.high) };
        (common.low <= common.high).then_some(common)
    }
}

impl Amount {
    /// An amount; `None` if there is neither a value nor a whole range.
    pub(crate) fn new(
        value: Option<Decimal>,
        low: Option<Decimal>,
        high: Option<Decimal>,
        bound: Bound,
    ) -> Option<Amount> {
        match (value, low, high) {
            (Some(_), ..) => Some(Amount { value, low: None, high: None, bound }),
            (None, Some(low), Some(high)) => {
                Some(Amount { value: None, low: Some(low.min(high)), high: Some(low.max(high)), bound: Bound::Between })
            }
            _ => None,
        }
    }

    /// The value, or the middle of the range.
    pub(crate) fn value_f64(&self) -> Option<f64> {
        match (self.value, self.low, self.high) {
            (Some(value), ..) => Some(value.to_f64()),
            (None, Some(low), Some(high)) => Some(low.checked_add(high)?.checked_div(Decimal::from_int(2))?.to_f64()),
            _ => None,
        }
    }

    /// The same with each number mapped. Where `flips`, what grew now shrinks, and bounds turn round.
    pub(crate) fn map(&self, flips: bool, number: impl Fn(Decimal) -> Option<Decimal>) -> Option<Amount> {
        let map = |decimal: Option<Decimal>| decimal.map_or(Some(None), |d| number(d).map(Some));
        let bound = if flips { mirrored(self.bound) } else { self.bound };
        Amount::new(map(self.value)?, map(self.low)?, map(self.high)?, bound)
    }

    /// What the statement leaves room for.
    pub(crate) fn room(&self) -> Room {
        let (Some(low), Some(high)) = (self.value.or(self.low), self.value.or(self.high)) else {
            return Room { low: f64::NEG_INFINITY, high: f64::INFINITY };
        };
        let exact = Room { low: precision(low).low, high: precision(high).high };
        let (low, high) = (millionths(low), millionths(high));
        let about = Room { low: exact.low.min(low - low.abs() / 20.0), high: exact.high.max(high + high.abs() / 20.0) };
        match self.bound {
            Bound::Exact | Bound::Between => exact,
            Bound::Approximately => about,
            // Nearly -5 is a little above it: what is near is on the side of zero.
            Bound::Nearly if low < 0.0 => Room { low, high: about.high },
            Bound::Nearly => Room { low: about.low, high },
            Bound::AtLeast | Bound::MoreThan => Room { low, high: f64::INFINITY },
            Bound::AtMost | Bound::LessThan => Room { low: f64::NEG_INFINITY, high },
        }
    }

    /// How far two amounts are apart.
    pub(crate) fn distance(&self, other: &Amount) -> f64 {
        let middle = |amount: &Amount| match (amount.value, amount.low, amount.high) {
            (Some(value), ..) => millionths(value),
            (None, Some(low), Some(high)) => f64::midpoint(millionths(low), millionths(high)),
            _ => 0.0,
        };
        (middle(self) - middle(other)).abs()
    }

    /// How exact the statement is: less is better.
    pub(crate) fn vagueness(&self) -> (u8, f64) {
        let rank = match self.bound {
            Bound::Exact => 0,
            Bound::Approximately => 1,
            Bound::Nearly => 2,
            Bound::Between => 3,
            Bound::AtLeast | Bound::AtMost => 4,
            Bound::MoreThan | Bound::LessThan => 5,
        };
        let room = self.room();
        (rank, room.high - room.low)
    }

    /// The result of an operation on two amounts, with the bound that follows. `a_raises` says whether the result grows with `self`, `b_raises`
    /// with `other`. `None` where no bound follows, or the result is beyond what a decimal holds.
    pub(crate) fn combine(
        &self,
        a_raises: bool,
        other: &Amount,
        b_raises: bool,
        operation: impl Fn(Decimal, Decimal) -> Option<Decimal>,
    ) -> Option<Amount> {
        let bound = joint(toward(self.bound, a_raises), toward(other.bound, b_raises))?;
        match (self.value, other.value) {
            (Some(a), Some(b)) => Amount::new(Some(operation(a, b)?), None, None, bound),
            // A range goes through where the other number is no range.
            (None, Some(b)) => self.map(false, |a| operation(a, b)),
            (Some(a), None) => other.map(false, |b| operation(a, b)),
            (None, None) => None,
        }
    }
}

/// "313.7 million": the number as people write it, and exactly.
pub fn in_words(decimal: Decimal) -> String {
    for (word, scale) in [("trillion", 1_000_000_000_000), ("billion", 1_000_000_000), ("million", 1_000_000)] {
        let scale = Decimal::from_int(scale);
        if decimal.abs() < scale {
            continue;
        }
        if let Some(scaled) = decimal.checked_div(scale)
            && scaled.checked_mul(scale) == Some(decimal)
        {
            return format!("{scaled} {word}");
        }
    }
    decimal.to_string()
}

#[expect(clippy::cast_precision_loss, reason = "a tolerance, no amount")]
pub(crate) fn millionths(decimal: Decimal) -> f64 {
    decimal.millionths() as f64
}

/// What a number was before it was rounded or cut off at its last digit that is not zero: half a unit toward zero, a whole one
/// away from it, and at most a tenth of it. (169.8 billion is told as 170 and as 169.)
fn precision(decimal: Decimal) -> Room {
    let mut digits = decimal.millionths().unsigned_abs();
    let value = millionths(decimal);
    if digits == 0 {
        return Room { low: value, high: value };
    }
    let mut unit = 1.0_f64;
    while digits.is_multiple_of(10) {
        digits /= 10;
        unit *= 10.0;
    }
    let (inward, outward) = ((unit / 2.0).min(value.abs() / 10.0), unit.min(value.abs() / 10.0));
    if value < 0.0 {
        Room { low: value - outward, high: value + inward }
    } else {
        Room { low: value - inward, high: value + outward }
    }
}

fn mirrored(bound: Bound) -> Bound {
    match bound {
        Bound::AtLeast => Bound::AtMost,
        Bound::MoreThan => Bound::LessThan,
        Bound::AtMost => Bound::AtLeast,
        Bound::LessThan => Bound::MoreThan,
        Bound::Exact | Bound::Approximately | Bound::Nearly | Bound::Between => bound,
    }
}

fn toward(bound: Bound, raises: bool) -> Bound {
    if raises { bound } else { mirrored(bound) }
}

/// The bound of a result that grows with both amounts.
fn joint(a: Bound, b: Bound) -> Option<Bound> {
    use Bound::{Approximately, AtLeast, AtMost, Between, Exact, LessThan, MoreThan, Nearly};
    match (a, b) {
        (Exact, Exact) => Some(Exact),
        (Between, Exact) | (Exact, Between) => Some(Between),
        // What is about right moves a limit little.
        (limit @ (AtLeast | MoreThan | AtMost | LessThan), Exact | Approximately | Nearly)
        | (Exact | Approximately | Nearly, limit @ (AtLeast | MoreThan | AtMost | LessThan)) => Some(limit),
        (Exact | Approximately | Nearly, Exact | Approximately | Nearly) => Some(Approximately),
        (AtLeast, AtLeast) => Some(AtLeast),
        (AtLeast | MoreThan, AtLeast | MoreThan) => Some(MoreThan),
        (AtMost, AtMost) => Some(AtMost),
        (AtMost | LessThan, AtMost | LessThan) => Some(LessThan),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str, bound: Bound) -> Amount {
        Amount::new(Decimal::parse(text), None, None, bound).unwrap()
    }

    #[test]
    fn statements_agree_within_their_precision() {
        use Bound::{Approximately, Exact, LessThan, MoreThan, Nearly};
        for (a, a_bound, b, b_bound, agree) in [
            ("900000000", Approximately, "896000000", Exact, true),
            ("890000000", Exact, "890000000", MoreThan, true),
            ("700000000", Exact, "604100000", Exact, false),
            ("1000000000", Exact, "1400000000", Exact, false),
            ("1000000000", Nearly, "1000000000", MoreThan, true),
            ("1000000000", Nearly, "1100000000", Exact, false),
            ("313700000", Exact, "313660000", Exact, true),
            ("313700000", Exact, "314000000", Exact, true),
            ("313700000", Exact, "315000000", Exact, false),
            ("313700000", Exact, "315000000", Approximately, true),
            ("169800000000", Exact, "169000000000", Exact, true),
            ("169800000000", Exact, "170000000000", Exact, true),
            ("169800000000", Exact, "168000000000", Exact, false),
            ("5", MoreThan, "4", LessThan, false),
        ] {
            let common = amount(a, a_bound).room().common(amount(b, b_bound).room());
            assert_eq!(common.is_some(), agree, "{a} {a_bound} and {b} {b_bound}");
        }
    }

    #[test]
    fn bounds_are_carried_through() {
        use Bound::{Approximately, AtLeast, Exact, LessThan, MoreThan, Nearly};
        let quotient = |a, b| {
            amount("6", a).combine(true, &amount("2", b), false, Decimal::checked_div).map(|amount| amount.bound)
        };
        for (a, b, bound) in [
            (Exact, Exact, Some(Exact)),
            (MoreThan, Nearly, Some(MoreThan)),
            (MoreThan, MoreThan, None),
            (AtLeast, LessThan, Some(MoreThan)),
            (Approximately, Exact, Some(Approximately)),
            (Exact, MoreThan, Some(LessThan)),
        ] {
            assert_eq!(quotient(a, b), bound, "{a} / {b}");
        }
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        for (text, words) in [
            ("313700000", "313.7 million"),
            ("1000000000", "1 billion"),
            ("999", "999"),
            ("1234567.891234", "1234567.891234"),
        ] {
            assert_eq!(in_words(Decimal::parse(text).unwrap()), words);
        }
    }
}
