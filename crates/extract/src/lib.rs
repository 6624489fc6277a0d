//! Reads one news article: the dates, figures and names in it, and what they mean.
//!
//! One way through, each stage a module that imports only from those before it:
//!
//! ```text
//! text ──text──▶ tokens, sentences ──recognize──▶ expressions ──resolve──▶ values ──interpret──▶ rows
//! ```
//!
//! The crate is pure: no files, clock, environment or threads, and no text can make it fail. What it does not do: read formats,
//! write tables, or know more than one article.

pub mod decimal;
pub mod id;
mod interpret;
pub mod lexicon;
mod names;
mod recognize;
pub mod record;
mod resolve;
mod stages;
pub mod text;
#[doc(hidden)]
pub mod training;

pub use decimal::Decimal;
pub use id::Id;
pub use lexicon::Lexicon;
pub use record::{Article, Extraction};

use recognize::verb::VerbGroups;
use text::Document;

/// Of the code and the words that read an article: where it differs, so may the rows.
pub const FINGERPRINT: &str = env!("COLUMNIST_EXTRACT_FINGERPRINT");

/// What may be switched for a whole run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Which names are looked for.
    pub entities: Entities,
}

names::names! {
    /// How names are found.
    #[derive(Default)]
    pub enum Entities {
        /// Lexicon, patterns and the tagger.
        #[default]
        Full = "full",
        /// Lexicon and patterns alone.
        Lexicon = "lexicon",
    }
}

/// A token range and the row made from it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Located<T> {
    pub(crate) tokens: std::ops::Range<usize>,
    pub(crate) row: T,
}

/// The dates of a text alone: what an article of that text, published on that day, has in its `dates`.
pub fn dates(text: &str, published_on: Option<chrono::NaiveDate>, lexicon: &Lexicon) -> Vec<record::Date> {
    let document = Document::new(text, lexicon);
    let article = article_id(text, published_on);
    let dates = resolve_dates(&document, &VerbGroups::new(&document), article, published_on);
    dates.into_iter().map(|d| d.row).collect()
}

/// Dates and figures of a text whose names nobody looks for: what the benchmark measures. No part of the public API.
#[doc(hidden)]
pub fn dates_and_figures(
    text: &str,
    published_on: Option<chrono::NaiveDate>,
    lexicon: &Lexicon,
) -> (Vec<record::Date>, Vec<record::Figure>) {
    let article = Article { text: text.to_owned(), published_on, ..Article::default() };
    stages::dates_and_figures(&article, &Document::new(text, lexicon))
}

/// The names of a document and the entities that they name: what the benchmark measures. No part of the public API.
#[doc(hidden)]
pub fn names(document: &Document, article: Id) -> (Vec<record::Mention>, Vec<record::Entity>) {
    let (mentions, entities) = stages::names(document, article);
    (mentions.into_iter().map(|m| m.row).collect(), entities)
}

fn article_id(text: &str, published_on: Option<chrono::NaiveDate>) -> Id {
    Id::of(&[text, &published_on.map(|day| day.to_string()).unwrap_or_default()])
}

fn resolve_dates<'a>(
    document: &Document<'a>,
    verbs: &VerbGroups<'_, 'a>,
    article: Id,
    published_on: Option<chrono::NaiveDate>,
) -> Vec<Located<record::Date>> {
    let context = resolve::calendar::Context { article, published_on };
    resolve::calendar::resolve(document, verbs, recognize::date::recognize(document), &context)
}

/// Where an article stands among all: its day of publication and its id, as [`Extraction`] has them, without reading the rest.
pub fn place(article: &Article, lexicon: &Lexicon) -> (Option<chrono::NaiveDate>, Id) {
    let in_dateline = || text::dateline::read(&Document::new(&article.text, lexicon)).date;
    (article.published_on.or_else(in_dateline), article_id(&article.text, article.published_on))
}

/// Reads one article.
pub fn extract(article: &Article, lexicon: &Lexicon, options: Options) -> Extraction {
    stages::extract(article, &Document::new(&article.text, lexicon), options)
}

/// Reads some articles: of each what [`extract`] gives, at less time for each.
pub fn extract_all(articles: &[&Article], lexicon: &Lexicon, options: Options) -> Vec<Extraction> {
    let documents: Vec<Document> = articles.iter().map(|article| Document::new(&article.text, lexicon)).collect();
    stages::extract_all(articles, &documents, options)
}
