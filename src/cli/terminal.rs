//! Standard error: what is said to people, and in which color.

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

/// A message with its hints in their color.
pub(crate) fn with_hints(message: &str) -> String {
    message.replace("hint: ", &format!("{HINT}hint{HINT:#}: "))
}
