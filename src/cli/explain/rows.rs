//! The rows of an article, each with its values, its rule and the way from words to value.
//!
//! ```text
//! f1 $3.1 billion  money, reported level
//!     value        3,100,000,000 USD (symbol)
//!     period       2023-01-01 to 2023-12-31 (relative, d1)
//!     rule         level
//! ```

use std::fmt::Write as _;

use anstyle::Style;
use columnist_extract::record::{Bound, Date, Figure, FigureKind, Mention, Period, Span, ValueMethod, words};
use columnist_extract::{Article, Decimal, Extraction, Id};

use super::marks::style;
use crate::cli::terminal::grouped;

/// Where a row belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Mentions,
    Dates,
    Figures,
}

/// A row with the label by which marks and list name it.
#[derive(Debug)]
pub(super) struct Row<'e> {
    pub(super) table: Table,
    pub(super) label: String,
    pub(super) span: &'e Span,
    fact: Fact<'e>,
}

#[derive(Debug, Clone, Copy)]
enum Fact<'e> {
    Figure(&'e Figure),
    Date(&'e Date),
    Mention(&'e Mention),
}

/// All rows in order of the text, the longest first where several begin.
pub(super) fn rows(extraction: &Extraction) -> Vec<Row<'_>> {
    let label = |letter: char, idx: usize| format!("{letter}{}", idx + 1);
    let figures = extraction.figures.iter().enumerate().map(|(i, figure)| Row {
        table: Table::Figures,
        label: label('f', i),
        span: &figure.span,
        fact: Fact::Figure(figure),
    });
    let dates = extraction.dates.iter().enumerate().map(|(i, date)| Row {
        table: Table::Dates,
        label: label('d', i),
        span: &date.span,
        fact: Fact::Date(date),
    });
    let mentions = extraction.mentions.iter().enumerate().map(|(i, mention)| Row {
        table: Table::Mentions,
        label: label('m', i),
        span: &mention.span,
        fact: Fact::Mention(mention),
    });
    let mut rows: Vec<Row<'_>> = figures.chain(dates).chain(mentions).collect();
    rows.sort_by_key(|row| (row.span.bytes.start, std::cmp::Reverse(row.span.bytes.end), row.table));
    rows
}

const TITLE: Style = Style::new().bold().underline();
const FAINT: Style = Style::new().dimmed();

/// The rows, table by table.
pub(super) fn listed(article: &Article, extraction: &Extraction, rows: &[Row<'_>]) -> String {
    let names = Names { text: &article.text, extraction, rows };
    let mut out = String::new();
    heading(&mut out, article, extraction);
    for (table, title) in [(Table::Figures, "Figures"), (Table::Dates, "Dates"), (Table::Mentions, "Names")] {
        let of_table: Vec<&Row<'_>> = rows.iter().filter(|row| row.table == table).collect();
        if of_table.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n{TITLE}{title}{TITLE:#}");
        for row in of_table {
            let (kind, facts) = match row.fact {
                Fact::Figure(figure) => figure_facts(figure, &names),
                Fact::Date(date) => date_facts(date),
                Fact::Mention(mention) => mention_facts(mention, &names),
            };
            let style = style(table);
            let surface = row.span.surface(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(out, "{FAINT}{:<4}{FAINT:#}{style}{surface}{style:#}  {kind}", row.label);
            for (name, value) in facts {
                let _ = writeln!(out, "    {FAINT}{name:<13}{FAINT:#}{value}");
            }
        }
    }
    if rows.is_empty() {
        out.push_str("\nNo figure, date or name.\n");
    }
    out
}

fn heading(out: &mut String, article: &Article, extraction: &Extraction) {
    let published = match extraction.published_on {
        Some(day) if extraction.published_in_dateline => format!("{day} (dateline)"),
        Some(day) => day.to_string(),
        None => "unknown: dates that depend on it have no place on the calendar (--date)".to_owned(),
    };
    let optional = [
        ("title", article.title.clone()),
        ("language", extraction.language.clone()),
        ("place", extraction.dateline_place.clone()),
        ("agency", extraction.agency.clone()),
        ("credits", (!extraction.cited_sources.is_empty()).then(|| extraction.cited_sources.join(", "))),
    ];
    let _ = writeln!(out, "{FAINT}published{FAINT:#} {published}");
    for (name, value) in optional {
        if let Some(value) = value {
            let _ = writeln!(out, "{FAINT}{name:<9}{FAINT:#} {value}");
        }
    }
}

/// Names for the ids that rows point to.
struct Names<'e> {
    text: &'e str,
    extraction: &'e Extraction,
    rows: &'e [Row<'e>],
}

impl Names<'_> {
    fn entity(&self, id: Id) -> String {
        let entity = self.extraction.entities.iter().find(|entity| entity.id == id);
        entity.map_or_else(|| id.to_string(), |entity| entity.name.clone())
    }

    /// The label of the figure or date with an id.
    fn label(&self, id: Id) -> String {
        let is_it = |row: &&Row<'_>| match row.fact {
            Fact::Figure(figure) => figure.id == id,
            Fact::Date(date) => date.id == id,
            Fact::Mention(_) => false,
        };
        self.rows.iter().find(is_it).map_or_else(|| id.to_string(), |row| row.label.clone())
    }
}

type Facts = Vec<(&'static str, String)>;

fn figure_facts(figure: &Figure, names: &Names<'_>) -> (String, Facts) {
    let mut facts = Facts::new();
    facts.push(("value", amount(figure)));
    let mut role = vec![format!("{} {}", figure.modality, figure.stat)];
    role.extend(figure.direction.map(|direction| direction.to_string()));
    if figure.negated {
        role.push("negated".to_owned());
    }
    role.extend(figure.outcome.map(|outcome| format!("outcome {outcome}{}", within(figure.outcome_period))));
    if let Some(measure) = figure.measure {
        let words = figure.measure_words.as_ref().map_or("", |bytes| words(names.text, bytes));
        facts.push(("measure", with_method(&format!("{measure} \"{words}\""), figure.measure_method)));
    }
    let parties: Vec<String> =
        [figure.subject, figure.counterpart].into_iter().flatten().map(|id| names.entity(id)).collect();
    if !parties.is_empty() {
        facts.push(("parties", with_method(&parties.join(" and "), figure.parties_method)));
    }
    if !figure.ref_period.is_empty() {
        let from = figure.ref_date.map(|id| format!(", {}", names.label(id))).unwrap_or_default();
        let method = figure.ref_method.map(|method| format!(" ({method}{from})")).unwrap_or_default();
        facts.push(("period", format!("{}{method}", period(figure.ref_period))));
    }
    if !figure.base.is_empty() {
        facts.push(("base", with_method(&period(figure.base), figure.base_method)));
    }
    facts.extend(figure.relates_to.map(|id| ("relates to", names.label(id))));
    facts.extend(figure.speaker.map(|id| ("speaker", with_method(&names.entity(id), figure.speaker_method))));
    if !figure.flags.is_empty() {
        let flags: Vec<&str> = figure.flags.iter().map(|flag| flag.as_str()).collect();
        facts.push(("flags", flags.join(", ")));
    }
    let amount = figure.amount.to_string();
    because(&mut facts, figure.rule, std::iter::once(&amount).chain(&figure.evidence));
    (format!("{}, {}", figure.kind, role.join(", ")), facts)
}

fn amount(figure: &Figure) -> String {
    let shown = |value: Decimal| grouped(&value.to_string());
    let sign = match figure.kind {
        FigureKind::Percent => "%",
        FigureKind::PercentagePoints => " percentage points",
        FigureKind::Multiple => " times",
        FigureKind::Money | FigureKind::Quantity | FigureKind::Rank => "",
    };
    let value = match (figure.value, figure.value_low, figure.value_high) {
        (Some(value), ..) => shown(value),
        (None, low, high) => {
            let end = |value: Option<_>| value.map_or_else(|| "?".to_owned(), shown);
            if low.is_none() && high.is_none() {
                "beyond 38 digits".to_owned()
            } else {
                format!("{} to {}", end(low), end(high))
            }
        }
    };
    let mut parts = Vec::new();
    if figure.bound != Bound::Exact {
        parts.push(figure.bound.as_str().replace('_', " "));
    }
    parts.push(format!("{value}{sign}"));
    parts.extend(figure.currency.clone().map(|currency| with_method(&currency, figure.currency_method)));
    parts.extend(figure.unit.clone());
    parts.extend(figure.per_unit.as_ref().map(|unit| format!("per {unit}")));
    if figure.value_method != ValueMethod::Stated {
        parts.push(format!("({})", figure.value_method));
    }
    parts.join(" ")
}

fn date_facts(date: &Date) -> (String, Facts) {
    let mut facts = Facts::new();
    let timex_mod = date.timex_mod.map(|m| format!(" ({m})")).unwrap_or_default();
    facts.push(("timex", format!("{}{timex_mod}", date.timex.as_deref().unwrap_or("none"))));
    if !date.period.is_empty() {
        facts.push(("days", period(date.period)));
    }
    if let Some(anchor) = date.anchor {
        facts.push(("counted from", anchor.to_string()));
    }
    if !date.inferred.is_empty() {
        let inferred: Vec<&str> = date.inferred.iter().map(|part| part.as_str()).collect();
        facts.push(("inferred", inferred.join(", ")));
    }
    because(&mut facts, date.rule, &date.evidence);
    let mut kind = vec![date.kind.to_string()];
    kind.extend(date.granularity.map(|g| g.to_string()));
    kind.extend(date.bound.map(|b| b.to_string()));
    (kind.join(", "), facts)
}

fn mention_facts(mention: &Mention, names: &Names<'_>) -> (String, Facts) {
    let mut facts = Facts::new();
    let name = names.entity(mention.entity);
    if name != mention.span.surface(names.text) {
        facts.push(("is", name));
    }
    if let Some(role) = &mention.role {
        let of = mention.role_of.map(|id| format!(" (of {})", names.entity(id))).unwrap_or_default();
        facts.push(("role", format!("{role}{of}")));
    }
    let sure = if mention.confidence < 1.0 { format!(", {:.2} sure", mention.confidence) } else { String::new() };
    facts.push(("rule", format!("{} ({}{sure})", mention.rule, mention.method)));
    (mention.kind.to_string(), facts)
}

fn because<'e>(facts: &mut Facts, rule: &'static str, evidence: impl IntoIterator<Item = &'e String>) {
    facts.push(("rule", rule.to_owned()));
    let labels = std::iter::once("because").chain(std::iter::repeat(""));
    facts.extend(labels.zip(evidence.into_iter().cloned()));
}

fn period(period: Period) -> String {
    match (period.start, period.end) {
        (Some(start), Some(end)) if start == end => start.to_string(),
        (Some(start), Some(end)) => format!("{start} to {end}"),
        (Some(start), None) => format!("from {start}"),
        (None, Some(end)) => format!("until {end}"),
        (None, None) => "unknown".to_owned(),
    }
}

fn within(outcome: Period) -> String {
    if outcome.is_empty() { String::new() } else { format!(" in {}", period(outcome)) }
}

fn with_method<M: std::fmt::Display>(value: &str, method: Option<M>) -> String {
    method.map_or_else(|| value.to_owned(), |method| format!("{value} ({method})"))
}
