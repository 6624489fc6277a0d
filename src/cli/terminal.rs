//! What is said to people on standard error, in which color, and how numbers are written for them.

use std::fmt::Display;
use std::io::Write as _;

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;

/// When to use color.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Holds from here on for standard output and standard error.
    pub(crate) fn set(self) {
        match self {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// Says something. Where nobody can be told, nothing is left to be done about it.
pub(crate) fn say(message: impl Display) {
    let _ = writeln!(anstream::stderr(), "{message}");
}

/// Says what is wrong; lines that begin with `hint:` stand out.
pub(crate) fn error(message: &str) {
    say(format!("{ERROR}error{ERROR:#}: {}", with_hints(message)));
}

/// Says what should be looked at, though it stops nothing.
pub(crate) fn warning(message: &str) {
    say(format!("{WARNING}warning{WARNING:#}: {}", with_hints(message)));
}

/// A message with each hint on a line of its own, in color.
fn with_hints(message: &str) -> String {
    message.replace("; hint: ", "\n  hint: ").replace("hint: ", &format!("{HINT}hint{HINT:#}: "))
}

/// Digits in groups of three: `1000000.5` as `1,000,000.5`.
pub(crate) fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, fraction)| (whole, Some(fraction)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = sign.to_owned();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn digits_in_groups() {
        for (number, shown) in [("5", "5"), ("1000", "1,000"), ("-313700000.25", "-313,700,000.25"), ("100", "100")] {
            assert_eq!(super::grouped(number), shown);
        }
    }
}
