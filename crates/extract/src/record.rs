//! What comes in and what goes out: one article, and the rows of its tables.
//!
//! The rows mirror the per-article tables of the dataset column by column; `columnist schema` documents each column. Spans are
//! half-open; `char_*` count Unicode code points of the text, `byte_*` UTF-8 bytes.

use std::fmt;
use std::ops::Range;

use chrono::{DateTime, NaiveDate, Utc};

use crate::decimal::Decimal;
use crate::id::Id;
use crate::names::names;

/// One article as a source hands it over: text and what the source itself states about it.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The body: decoded, line ends as `\n`, outer blank space trimmed.
    pub text: String,
    /// Headline, where the source has one apart from the text.
    pub title: Option<String>,
    /// Address of the article.
    pub url: Option<String>,
    /// Outlet that published it.
    pub publisher: Option<String>,
    /// ISO 639-1 code, where the source states it.
    pub language: Option<String>,
    /// Day of publication, where the source states it.
    pub published_on: Option<NaiveDate>,
    /// Moment of publication, only where a time and a zone were stated.
    pub published_at: Option<DateTime<Utc>>,
}

/// What one article says.
#[derive(Debug, Clone, PartialEq)]
pub struct Extraction {
    /// Id of the article: its text and stated day of publication.
    pub article_id: Id,
    /// ISO 639-1 code: as the source states it, else detected; `None` where neither gave one.
    pub language: Option<String>,
    /// The wire named in the dateline ("Kazinform").
    pub agency: Option<String>,
    /// The place of the dateline ("Minsk").
    pub dateline_place: Option<String>,
    /// Day of publication: as the source states it, else a full date in the dateline.
    pub published_on: Option<NaiveDate>,
    /// Whether the day of publication was read in the dateline.
    pub published_in_dateline: bool,
    /// Agencies and outlets that the text credits, in order of first mention.
    pub cited_sources: Vec<String>,
    /// Unicode code points of the text.
    pub n_chars: usize,
    /// Words of the text.
    pub n_words: usize,
    /// Sentences of the text.
    pub n_sentences: usize,
    /// Numbers that mean something, in order of the text.
    pub figures: Vec<Figure>,
    /// Temporal expressions, in order of the text.
    pub dates: Vec<Date>,
    /// Places where an entity is named, in order of the text.
    pub mentions: Vec<Mention>,
    /// Every entity that a row of this article points to, in order of id.
    pub entities: Vec<Entity>,
}

/// Where a row stands in its article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    /// Index of the sentence, from 0.
    pub sentence: usize,
    /// UTF-8 bytes of the text.
    pub bytes: Range<usize>,
    /// Unicode code points of the text.
    pub chars: Range<usize>,
}

impl Span {
    /// The exact words, given the text of the article.
    pub fn surface<'t>(&self, text: &'t str) -> &'t str {
        words(text, &self.bytes)
    }
}

/// What stands at some bytes of the text that they were found in: rows point into their article and repeat none of it.
pub fn words<'t>(text: &'t str, bytes: &Range<usize>) -> &'t str {
    text.get(bytes.clone()).unwrap_or_default()
}

/// A closed stretch of the calendar; an open end is `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Period {
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day (inclusive).
    pub end: Option<NaiveDate>,
}

impl Period {
    /// Whether neither end is known.
    pub fn is_empty(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }
}

/// One row of `dates`: a temporal expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Date {
    pub id: Id,
    pub span: Span,
    pub kind: DateKind,
    /// TIMEX3 value, or an ISO 8601 interval; `None` for what has no value on any calendar.
    pub timex: Option<String>,
    pub timex_mod: Option<TimexMod>,
    pub period: Period,
    /// The finest unit that the words name.
    pub granularity: Option<Granularity>,
    pub bound: Option<DateBound>,
    pub is_relative: bool,
    /// The day that a relative expression was counted from.
    pub anchor: Option<NaiveDate>,
    /// Parts of the date that are not in its words.
    pub inferred: Vec<Inferred>,
    /// The evidence for what was inferred, for `explain`: "past tense 'hosted'".
    pub evidence: Vec<String>,
    pub rule: &'static str,
}

names! {
    /// What a temporal expression is.
    pub enum DateKind { Date = "date", Range = "range", Duration = "duration", Time = "time", Set = "set", Reference = "reference" }
}
names! {
    /// The `mod` attribute of TIMEX3.
    pub enum TimexMod {
        Approx = "APPROX", Start = "START", Mid = "MID", End = "END", Before = "BEFORE", After = "AFTER",
        OnOrBefore = "ON_OR_BEFORE", OnOrAfter = "ON_OR_AFTER", LessThan = "LESS_THAN", MoreThan = "MORE_THAN",
        EqualOrLess = "EQUAL_OR_LESS", EqualOrMore = "EQUAL_OR_MORE",
    }
}
names! {
    /// The finest unit that the words of a date name.
    pub enum Granularity {
        Day = "day", Week = "week", Weekend = "weekend", Month = "month", Quarter = "quarter", Season = "season", Half = "half",
        Year = "year", Decade = "decade", Century = "century",
    }
}
names! {
    /// How a date bounds what it dates.
    pub enum DateBound { On = "on", Since = "since", Until = "until", Before = "before", After = "after", By = "by" }
}
names! {
    /// A part of a date that its words do not state.
    pub enum Inferred { Year = "year", Month = "month", Day = "day", Century = "century", Tense = "tense" }
}

/// One row of `mentions`: a place where an entity is named.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    pub id: Id,
    pub entity: Id,
    pub span: Span,
    pub kind: EntityKind,
    /// Office or title, as the text gives it.
    pub role: Option<String>,
    /// The country or organisation in the role.
    pub role_of: Option<Id>,
    pub method: MentionMethod,
    /// From 0 to 1; 1 for closed classes.
    pub confidence: f64,
    pub rule: &'static str,
}

names! {
    /// What an entity is.
    pub enum EntityKind {
        Person = "person", Organization = "organization", Place = "place", Event = "event", Product = "product",
        Program = "program", Law = "law",
    }
}
names! {
    /// How a mention was found.
    pub enum MentionMethod { Lexicon = "lexicon", Pattern = "pattern", Model = "model", Coreference = "coreference" }
}

/// An entity as one article and the lexicon know it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    pub id: Id,
    pub kind: EntityKind,
    /// The lexicon's name, else the fullest form that the article gives.
    pub name: String,
    /// ISO 3166-1 alpha-3, for places and what belongs to a country.
    pub country: Option<&'static str>,
    /// ISO code or GeoNames id, where the lexicon has one.
    pub external_id: Option<String>,
    /// Whether the lexicon knows it: its name then outranks every form that articles use.
    pub in_lexicon: bool,
}

/// One row of `figures`: a number that means something.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub id: Id,
    pub span: Span,
    pub kind: FigureKind,
    /// In major units; `None` for a range and for a number beyond DECIMAL(38,6).
    pub value: Option<Decimal>,
    pub value_low: Option<Decimal>,
    pub value_high: Option<Decimal>,
    pub value_method: ValueMethod,
    /// ISO 4217.
    pub currency: Option<String>,
    pub currency_method: Option<CurrencyMethod>,
    /// Singular lower-case noun or symbol, for a quantity.
    pub unit: Option<String>,
    pub per_unit: Option<String>,
    pub bound: Bound,
    pub modality: Modality,
    /// The statement itself is denied: "did not rise by 5%".
    pub negated: bool,
    pub outcome: Option<Outcome>,
    pub outcome_period: Period,
    pub stat: Stat,
    pub direction: Option<Direction>,
    pub base: Period,
    pub base_method: Option<PeriodMethod>,
    /// The level that a change belongs to, or the antecedent of "this figure", "this target".
    pub relates_to: Option<Id>,
    /// Id from the measures lexicon.
    pub measure: Option<&'static str>,
    /// The bytes of the words that name it.
    pub measure_words: Option<Range<usize>>,
    pub measure_method: Option<MeasureMethod>,
    pub subject: Option<Id>,
    pub counterpart: Option<Id>,
    pub parties_method: Option<PartiesMethod>,
    pub ref_period: Period,
    pub ref_granularity: Option<Granularity>,
    /// The row of `dates` that the period came from.
    pub ref_date: Option<Id>,
    pub ref_method: Option<PeriodMethod>,
    pub speaker: Option<Id>,
    pub speaker_method: Option<SpeakerMethod>,
    /// The bytes of the sentence.
    pub context: Range<usize>,
    pub flags: Vec<FigureFlag>,
    /// What its value was read as, and by which rule, for `explain`.
    pub amount: ReadAs,
    /// Each further step from words to value, for `explain`.
    pub evidence: Vec<String>,
    pub rule: &'static str,
}

/// What an amount was taken for where it stands, before its sentence was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadAs {
    pub kind: FigureKind,
    pub rule: &'static str,
}

impl fmt::Display for ReadAs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} by rule '{}'", self.kind, self.rule)
    }
}

impl Figure {
    /// The value, or the middle of the range, as a double.
    pub fn value_f64(&self) -> Option<f64> {
        match (self.value, self.value_low, self.value_high) {
            (Some(value), ..) => Some(value.to_f64()),
            (None, Some(low), Some(high)) => Some(low.checked_add(high)?.checked_div(Decimal::from_int(2))?.to_f64()),
            _ => None,
        }
    }
}

names! {
    /// What kind of number a figure is.
    pub enum FigureKind {
        Money = "money", Percent = "percent", PercentagePoints = "percentage_points", Multiple = "multiple",
        Quantity = "quantity", Rank = "rank",
    }
}
impl FigureKind {
    /// Whether it says how much more, less or how large a part, and not how much: "5%", "three times".
    pub(crate) fn is_relative(self) -> bool {
        matches!(self, FigureKind::Percent | FigureKind::PercentagePoints | FigureKind::Multiple)
    }
}

names! {
    /// How a value was found: in its own words, or through "this target".
    pub enum ValueMethod { Stated = "stated", Antecedent = "antecedent" }
}
names! {
    /// How a currency was found.
    pub enum CurrencyMethod { Code = "code", Symbol = "symbol", Word = "word", Context = "context", Default = "default" }
}
names! {
    /// How sure the text is of an amount.
    pub enum Bound {
        Exact = "exact", Approximately = "approximately", Nearly = "nearly", AtLeast = "at_least", MoreThan = "more_than",
        AtMost = "at_most", LessThan = "less_than", Between = "between",
    }
}
names! {
    /// The role in which a figure is stated.
    pub enum Modality {
        Reported = "reported", Target = "target", Forecast = "forecast", Estimate = "estimate", Commitment = "commitment",
        Hypothetical = "hypothetical",
    }
}
names! {
    /// What became of a target.
    pub enum Outcome { Met = "met", NotMet = "not_met" }
}
names! {
    /// A level, or a change of one.
    pub enum Stat { Level = "level", Change = "change" }
}
names! {
    /// Where a change goes.
    pub enum Direction { Increase = "increase", Decrease = "decrease", Unchanged = "unchanged" }
}
names! {
    /// How a period was found.
    pub enum PeriodMethod { Explicit = "explicit", Relative = "relative", Inherited = "inherited" }
}
names! {
    /// How a measure was found: named in the figure's own phrase or clause, or taken over from an earlier figure.
    pub enum MeasureMethod { Phrase = "phrase", Clause = "clause", Verb = "verb", Antecedent = "antecedent", Inherited = "inherited" }
}
names! {
    /// How parties were found.
    pub enum PartiesMethod { Phrase = "phrase", Adjective = "adjective", Pair = "pair", Inherited = "inherited" }
}
names! {
    /// How a speaker was found.
    pub enum SpeakerMethod { Quote = "quote", Clause = "clause", AccordingTo = "according_to", Carried = "carried" }
}
names! {
    /// Something a reader of a figure should know.
    pub enum FigureFlag {
        Overflow = "overflow", SplitByLineBreak = "split_by_line_break", CurrencyConflict = "currency_conflict",
        AmbiguousGrouping = "ambiguous_grouping",
    }
}
