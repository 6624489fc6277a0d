//! Exact decimal numbers with six places: what DECIMAL(38,6) holds, and nothing that it does not.
//!
//! | text | value |
//! | --- | --- |
//! | `313.7` scaled by a million | `313700000.000000` |
//! | one third, in percent | `33.333333` (rounded half away from zero at the sixth place) |
//! | a number of 40 digits | no value: the caller flags it |

use std::fmt;

/// An exact decimal: an integer count of millionths, at most 38 digits long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

/// Digits behind the decimal point.
pub const SCALE: u32 = 6;
const ONE: i128 = 1_000_000;
/// The largest magnitude of DECIMAL(38,6), in millionths.
const LIMIT: i128 = 10_i128.pow(38) - 1;

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal(0);
    /// One.
    pub const ONE: Decimal = Decimal(ONE);

    /// A whole number.
    pub const fn from_int(value: i64) -> Decimal {
        Decimal(value as i128 * ONE)
    }

    /// From a count of millionths; `None` beyond 38 digits.
    pub const fn from_millionths(value: i128) -> Option<Decimal> {
        if value >= -LIMIT && value <= LIMIT { Some(Decimal(value)) } else { None }
    }

    /// The count of millionths: the unscaled value of DECIMAL(38,6).
    pub const fn millionths(self) -> i128 {
        self.0
    }

    /// Reads ASCII digits with at most one `.`: "313.7". Digits behind the sixth place are rounded.
    pub fn parse(text: &str) -> Option<Decimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        Decimal::of_digits(whole.bytes(), fraction)
    }

    /// From the digits before the decimal point and those behind it.
    pub(crate) fn of_digits(whole: impl Iterator<Item = u8>, fraction: &str) -> Option<Decimal> {
        let (mut value, mut low, mut unit) = (0_i128, 0_i64, 1_i64);
        for byte in whole {
            if !byte.is_ascii_digit() {
                return None;
            }
            // What fits a register is gathered there: few numbers are longer.
            if unit == 10_i64.pow(17) {
                value = value.checked_mul(i128::from(unit))?.checked_add(i128::from(low))?;
                (low, unit) = (0, 1);
            }
            low = low * 10 + i64::from(byte - b'0');
            unit *= 10;
        }
        if value != 0 {
            value = value.checked_mul(i128::from(unit))?;
        }
        value = value.checked_add(i128::from(low))?.checked_mul(ONE)?;
        if !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let mut unit = ONE;
        for (place, byte) in fraction.bytes().enumerate() {
            let digit = i128::from(byte - b'0');
            if place == SCALE as usize {
                value = value.checked_add(i128::from(digit >= 5))?;
                break;
            }
            unit /= 10;
            value = value.checked_add(digit * unit)?;
        }
        Decimal::from_millionths(value)
    }

    /// Exact sum; `None` beyond 38 digits.
    pub fn checked_add(self, other: Decimal) -> Option<Decimal> {
        Decimal::from_millionths(self.0.checked_add(other.0)?)
    }

    /// Exact difference; `None` beyond 38 digits.
    pub fn checked_sub(self, other: Decimal) -> Option<Decimal> {
        Decimal::from_millionths(self.0.checked_sub(other.0)?)
    }

    /// Product, rounded half away from zero at the sixth place; `None` beyond 38 digits.
    pub fn checked_mul(self, other: Decimal) -> Option<Decimal> {
        // A product of two 127-bit numbers does not fit: split off the whole part of one factor, which keeps it exact.
        let (whole, rest) = (other.0 / ONE, other.0 % ONE);
        let product = self.0.checked_mul(whole)?.checked_add(divide_rounded(self.0.checked_mul(rest)?, ONE))?;
        Decimal::from_millionths(product)
    }

    /// Quotient, rounded half away from zero at the sixth place; `None` for a zero divisor or beyond 38 digits.
    pub fn checked_div(self, other: Decimal) -> Option<Decimal> {
        if other.0 == 0 {
            return None;
        }
        Decimal::from_millionths(divide_rounded(self.0.checked_mul(ONE)?, other.0))
    }

    /// How many digits it takes to write it, zeros at either end not counted: 3 for 313 000, 4 for 0.3137; 0 for zero.
    pub fn n_digits(self) -> u32 {
        let mut digits = self.0.unsigned_abs();
        while digits != 0 && digits.is_multiple_of(10) {
            digits /= 10;
        }
        digits.checked_ilog10().map_or(0, |log| log + 1)
    }

    /// The nearest number of at most so many digits, half away from zero; `None` beyond 38 digits.
    pub fn rounded_to(self, n_digits: u32) -> Option<Decimal> {
        let length = self.0.unsigned_abs().checked_ilog10().map_or(0, |log| log + 1);
        let unit = 10_i128.pow(length.saturating_sub(n_digits));
        Decimal::from_millionths(divide_rounded(self.0, unit).checked_mul(unit)?)
    }

    /// The same magnitude with the other sign.
    pub const fn negated(self) -> Decimal {
        Decimal(-self.0)
    }

    /// The magnitude.
    pub const fn abs(self) -> Decimal {
        Decimal(self.0.abs())
    }

    /// Whether nothing stands behind the decimal point.
    pub const fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// The whole number this is, if it is one that fits.
    pub fn to_int(self) -> Option<i64> {
        if self.is_whole() { i64::try_from(self.0 / ONE).ok() } else { None }
    }

    /// The nearest double: for `value_f64` alone, never on the way to another decimal.
    #[expect(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    pub fn to_f64(self) -> f64 {
        // Through the decimal text, so that 0.1 becomes the double that prints as 0.1.
        self.to_string().parse().unwrap_or(self.0 as f64 / ONE as f64)
    }
}

fn divide_rounded(numerator: i128, divisor: i128) -> i128 {
    let (quotient, rest) = (numerator / divisor, numerator % divisor);
    if rest.unsigned_abs() * 2 >= divisor.unsigned_abs() {
        quotient + if (numerator < 0) == (divisor < 0) { 1 } else { -1 }
    } else {
        quotient
    }
}

/// Shortest form: no zeros behind the last place that matters.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, fraction) = (self.0.unsigned_abs() / ONE as u128, self.0.unsigned_abs() % ONE as u128);
        if fraction == 0 {
            return write!(f, "{sign}{whole}");
        }
        let places = format!("{fraction:06}");
        write!(f, "{sign}{whole}.{}", places.trim_end_matches('0'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect(text)
    }

    #[test]
    fn parses_and_prints_the_shortest_form() {
        for (text, shown) in [("313.7", "313.7"), ("007", "7"), (".5", "0.5"), ("1.0000005", "1.000001"), ("2.", "2")] {
            assert_eq!(decimal(text).to_string(), shown);
        }
        for text in ["", ".", "1,5", "-1", "1.2.3", &"9".repeat(40)] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn digits_are_counted_and_rounded() {
        for (text, n_digits, to_two) in
            [("313000", 3, "310000"), ("0.3137", 4, "0.31"), ("0", 0, "0"), ("995", 3, "1000"), ("7", 1, "7")]
        {
            assert_eq!(decimal(text).n_digits(), n_digits, "{text}");
            assert_eq!(decimal(text).rounded_to(2), Some(decimal(to_two)), "{text}");
        }
        assert_eq!(decimal("125").negated().rounded_to(2), Some(decimal("130").negated()));
    }

    #[test]
    fn arithmetic_is_exact_or_absent() {
        assert_eq!(decimal("313.7").checked_mul(Decimal::from_int(1_000_000)), Some(Decimal::from_int(313_700_000)));
        assert_eq!(decimal("100").checked_div(decimal("3")).map(|d| d.to_string()).as_deref(), Some("33.333333"));
        assert_eq!(decimal("1").checked_div(Decimal::ZERO), None);
        let huge = decimal(&"9".repeat(32));
        assert_eq!(huge.checked_mul(decimal("10")), None);
        assert_eq!(huge.checked_add(Decimal::ONE), None);
    }
}
