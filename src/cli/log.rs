//! What is said on standard error: words for people, or one JSON object a line for programs.
//!
//! | `--log-format` | a line |
//! | --- | --- |
//! | `text` | `error: p.toml:7:1: unknown key` |
//! | `json` | `{"ts":"2024-05-07T03:15:06.120Z","level":"error","event":"config_fault","message":"p.toml:7:1: unknown key","fields":{"line":7}}` |
//!
//! A line of the log is never broken: line ends in a message are `\n` in its JSON.

use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::clock;

/// How lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// For people
    Text,
    /// For programs: one object a line, with ts, level, event, message and fields
    Json,
}

/// Set once, before anything is said.
static IS_JSON: AtomicBool = AtomicBool::new(false);

impl LogFormat {
    /// Holds from here on, also for what is said in panic.
    pub(crate) fn set(self) {
        if self == LogFormat::Json {
            IS_JSON.store(true, Ordering::Relaxed);
            std::panic::set_hook(Box::new(|panic| Event::error("panic", panic.to_string()).say()));
        }
    }
}

/// Whether lines are for programs.
pub(crate) fn is_json() -> bool {
    IS_JSON.load(Ordering::Relaxed)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Info,
    Warning,
    Error,
}

/// Something to say.
#[derive(Debug)]
#[must_use = "nothing is said yet"]
pub(crate) struct Event {
    level: Level,
    name: &'static str,
    message: String,
    fields: Map<String, Value>,
}

impl Event {
    /// What was done.
    pub(crate) fn info(name: &'static str, message: impl Into<String>) -> Event {
        Event { level: Level::Info, name, message: message.into(), fields: Map::new() }
    }

    /// What should be looked at, though it stops nothing.
    pub(crate) fn warning(name: &'static str, message: impl Into<String>) -> Event {
        Event { level: Level::Warning, ..Event::info(name, message) }
    }

    /// What is wrong.
    pub(crate) fn error(name: &'static str, message: impl Into<String>) -> Event {
        Event { level: Level::Error, ..Event::info(name, message) }
    }

    /// The same event with one more field.
    pub(crate) fn with(mut self, field: &str, value: impl Serialize) -> Event {
        // What has no JSON, such as a path that is not UTF-8, is said in the message alone.
        self.fields.insert(field.to_owned(), serde_json::to_value(value).unwrap_or(Value::Null));
        self
    }

    /// The same event with the fields of a struct.
    pub(crate) fn with_all(mut self, fields: impl Serialize) -> Event {
        if let Ok(Value::Object(fields)) = serde_json::to_value(fields) {
            self.fields.extend(fields);
        }
        self
    }

    /// Says it. Where nobody can be told, nothing is left to be done about it.
    pub(crate) fn say(self) {
        let line = if is_json() { self.to_json() } else { self.to_text() };
        let _ = writeln!(anstream::stderr(), "{line}");
    }

    fn to_json(&self) -> String {
        let ts = clock::now().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        // Written part by part: a map would put the message before the moment.
        let fields = [
            ("ts", json!(ts)),
            ("level", json!(self.level)),
            ("event", json!(self.name)),
            ("message", json!(self.message)),
            ("fields", json!(self.fields)),
        ];
        let parts = fields.map(|(name, value)| format!("\"{name}\":{value}"));
        format!("{{{}}}", parts.join(","))
    }

    fn to_text(&self) -> String {
        match self.level {
            Level::Info => self.message.clone(),
            Level::Warning => format!("{WARNING}warning{WARNING:#}: {}", with_hints(&self.message)),
            Level::Error => format!("{ERROR}error{ERROR:#}: {}", with_hints(&self.message)),
        }
    }
}

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HINT: Style = AnsiColor::Cyan.on_default().bold();

/// A message with each hint on a line of its own, in color.
fn with_hints(message: &str) -> String {
    message.replace("; hint: ", "\n  hint: ").replace("hint: ", &format!("{HINT}hint{HINT:#}: "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_one_line_of_json() {
        let json = Event::warning("odd", "one\ntwo").with("rows", 3).to_json();
        assert!(!json.contains('\n') && json.starts_with("{\"ts\":\""), "{json}");
        let event: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(
            (&event["level"], &event["event"], &event["message"], &event["fields"]),
            (&json!("warning"), &json!("odd"), &json!("one\ntwo"), &json!({"rows": 3}))
        );
    }
}
