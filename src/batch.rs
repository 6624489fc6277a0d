//! A batch of articles in, the rows of its tables out: the one entry for every engine that spreads articles over workers. First comes the
//! [`place`] of each article, by which they are put in order; then they are read.
//!
//! Rows depend on the article, the lexicon and the options alone; how many threads there are and how articles are cut into
//! batches changes nothing in them.

use anyhow::Result;
use chrono::NaiveDate;
use columnist_extract::{Article, Id, Lexicon, Options, extract_all};
use polars::prelude::{DataFrame, PolarsResult};
use rayon::prelude::*;

use crate::source::record::Record;
use crate::table::{Read, article_entities, articles, dates, figures, mentions};

/// The rows of a batch of articles.
#[derive(Debug)]
pub struct Batch {
    /// One frame for each of [`crate::table::schema::PER_ARTICLE`], in that order, each sorted as its table says.
    pub frames: Vec<DataFrame>,
}

impl Batch {
    /// Number of distinct articles.
    pub fn n_articles(&self) -> usize {
        self.frames.first().map_or(0, DataFrame::height)
    }
}

/// A record, and where its article stands in the order of the tables.
#[derive(Debug, Clone)]
pub struct Placed {
    /// Day of publication, as the tables will have it.
    pub published_on: Option<NaiveDate>,
    /// Id of the article.
    pub article_id: Id,
    /// The record.
    pub record: Record,
}

impl Placed {
    /// The order of articles in the tables; equal articles by where they were read.
    pub fn order(&self) -> (Option<NaiveDate>, Id, &str, &str, Option<i64>) {
        let origin = &self.record.origin;
        (self.published_on, self.article_id, &origin.source, &origin.source_uri, origin.source_record)
    }
}

/// Finds the place of each article, with as many threads as the current rayon pool has.
pub fn place(records: Vec<Record>, lexicon: &Lexicon) -> Vec<Placed> {
    let place = |record: Record| {
        let (published_on, article_id) = columnist_extract::place(&record.article, lexicon);
        Placed { published_on, article_id, record }
    };
    records.into_par_iter().map(place).collect()
}

/// Bytes of text that are read together: enough that the code of a stage is fetched for many articles, few enough that what is known of
/// them stays near the processor.
const GROUP_BYTES: usize = 1 << 15;

/// The articles in groups; one that is longer than a group is a group of its own.
fn groups(mut articles: &[Placed]) -> Vec<&[Placed]> {
    let mut groups = Vec::new();
    while let [first, rest @ ..] = articles {
        let n_bytes = |placed: &Placed| placed.record.article.text.len();
        let mut sum = n_bytes(first);
        let more = rest.iter().take_while(|placed| {
            sum += n_bytes(placed);
            sum <= GROUP_BYTES
        });
        let (group, others) = articles.split_at(1 + more.count());
        groups.push(group);
        articles = others;
    }
    groups
}

type ToFrame = fn(&[Read]) -> PolarsResult<DataFrame>;

/// In the order of [`crate::table::schema::PER_ARTICLE`].
const FRAMES: [ToFrame; 5] =
    [articles::articles, figures::figures, dates::dates, mentions::mentions, article_entities::article_entities];

/// Reads the articles with as many threads as the current rayon pool has.
///
/// An article that is there twice is one: the first in order of (source, source_uri, source_record).
///
/// # Errors
/// If the frames cannot be built, which is a fault of ours and no matter of the text.
pub fn extract(mut articles: Vec<Placed>, lexicon: &Lexicon, options: Options) -> Result<Batch> {
    articles.par_sort_by(|a, b| a.order().cmp(&b.order()));
    articles.dedup_by_key(|placed| placed.article_id);
    let read = |group: &[Placed]| {
        let articles: Vec<&Article> = group.iter().map(|placed| &placed.record.article).collect();
        extract_all(&articles, lexicon, options)
    };
    let extractions: Vec<_> = groups(&articles).into_par_iter().map(read).collect();
    let read: Vec<Read> = articles
        .into_iter()
        .zip(extractions.into_iter().flatten())
        .map(|(Placed { article_id, record, .. }, extraction)| Read {
            article_id: article_id.to_string(),
            record,
            extraction,
        })
        .collect();
    let frames = FRAMES.par_iter().map(|frame| frame(&read)).collect::<PolarsResult<Vec<_>>>()?;
    Ok(Batch { frames })
}
