//! Which articles are one report: found month by month, for those months alone whose articles, or the clusters that these lead to, are others
//! than they were.
//!
//! | kept | of | read |
//! | --- | --- | --- |
//! | `entries`: id, day, address | a file of articles | each time, for the addresses |
//! | `signatures` | a file of articles | when this month or the one before changed |
//! | `repeats` | a file and the one before it | when the clusters of the month are looked for |
//! | `meetings` | a file and the undated one | when there are undated articles |
//! | `clusters`: article, cluster | all that the clusters of the month follow from | when another month leads to it, or its figures are read |
//! | `revised`: how alike two texts of one address are | a month | when the clusters of the month are looked for |

mod found;
mod revisions;
pub(super) mod signed;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use arrow::array::{Array as _, RecordBatch};
use arrow::datatypes::UInt64Type;
use chrono::NaiveDate;
use columnist_extract::Id;
use columnist_reduce::ClusterRow;
use columnist_reduce::clusters::{Addresses, Meeting, Place, Stretch};

use super::PIECE_ROWS;
use super::facts::{TableFile, Tables};
use super::output::Output;
use crate::table::bridge::to_arrow;
use crate::table::columns::Columns;
use crate::table::schema::{ARTICLES, CLUSTERS};
use crate::table::{clusters, read::Rows};
use signed::{ids, signed_entries};

/// The file that holds what has no date.
const UNDATED: &str = "/undated.parquet";

/// The clusters of all articles.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    /// The last day on which an article was published.
    pub(super) latest: Option<NaiveDate>,
    /// By the name of a file: `2017-03.parquet`.
    of_file: BTreeMap<String, Clustered>,
}

/// The clusters of one file.
#[derive(Debug, Clone)]
struct Clustered {
    /// Digest of all that they follow from: what is kept of them bears it.
    made_from: String,
    /// Digest of the clusters themselves.
    content: String,
}

impl Clusters {
    /// Digest of the clusters of a file.
    pub(super) fn content(&self, file: &str) -> Result<&str> {
        Ok(&self.of(file)?.content)
    }

    /// Digest of all clusters, and of the last day on which an article was published.
    pub(super) fn digest(&self) -> String {
        let latest = self.latest.map(|day| day.to_string()).unwrap_or_default();
        let contents = self.of_file.values().map(|clustered| &*clustered.content);
        Id::of(&contents.chain([&*latest]).collect::<Vec<_>>()).to_string()
    }

    /// Calls back with each article of a file, and its cluster.
    pub(super) fn for_each(&self, tables: &Tables<'_>, file: &str, each: impl FnMut(Id, Id)) -> Result<()> {
        found::clusters_of(tables, &self.of(file)?.made_from, each)
    }

    fn of(&self, file: &str) -> Result<&Clustered> {
        self.of_file.get(file).with_context(|| format!("the clusters of {file} are not known"))
    }
}

/// A file of articles, and what was found of it so far.
#[derive(Debug)]
struct Month<'t> {
    file: TableFile<'t>,
    n_articles: u32,
    clustered: Option<Clustered>,
}

/// Name of a file, without its folder.
fn name(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, name)| name)
}

/// Writes the clusters of all articles: a file for each file of articles.
pub(super) fn write(tables: &Tables<'_>, output: &dyn Output) -> Result<Clusters> {
    let (undated, dated): (Vec<_>, Vec<_>) = tables.of(&ARTICLES).partition(|file| file.path.ends_with(UNDATED));
    let n_dated = dated.len();
    let mut months: Vec<Month<'_>> =
        dated.into_iter().chain(undated).map(|file| Month { file, n_articles: 0, clustered: None }).collect();
    let mut clusters = Clusters::default();
    let mut addresses = Addresses::new(tables.n_rows(&ARTICLES));
    for month in &mut months {
        for_each_entry(tables, month.file, |_, day, address| {
            month.n_articles += 1;
            clusters.latest = clusters.latest.max(day);
            address.into_iter().for_each(|address| addresses.see(address));
            Ok(())
        })?;
    }
    for number in 0..months.len() {
        let links = Links::of(tables, &months, number, n_dated, &mut addresses)?;
        let clustered = write_month(tables, &months, number, n_dated, &links, output)?;
        clusters.of_file.insert(name(months[number].file.path).to_owned(), clustered.clone());
        months[number].clustered = Some(clustered);
    }
    Ok(clusters)
}

/// What leads from a month to any other.
struct Links {
    /// Place of a revision in the month, and the first article of its address.
    revisions: Vec<(u32, Place)>,
    /// Of an undated article, and the number of a dated month.
    meetings: Vec<(u32, Meeting)>,
}

impl Links {
    fn of(
        tables: &Tables<'_>,
        months: &[Month<'_>],
        number: usize,
        n_dated: usize,
        addresses: &mut Addresses,
    ) -> Result<Links> {
        let mut links = Links { revisions: Vec::new(), meetings: Vec::new() };
        let mut here = Place { stretch: u32::try_from(number)?, at: 0 };
        for_each_entry(tables, months[number].file, |_, _, address| {
            if let Some(first) = address.and_then(|address| addresses.first(address, here)) {
                links.revisions.push((here.at, first));
            }
            here.at += 1;
            Ok(())
        })?;
        if number >= n_dated {
            let dated = months[..n_dated].iter().map(|month| month.file);
            found::meetings(tables, months[number].file, dated, |month, meeting| {
                links.meetings.push((month, meeting));
            })?;
        }
        Ok(links)
    }

    /// Digest of all that the clusters of a month follow from.
    fn digest(&self, months: &[Month<'_>], number: usize, n_dated: usize) -> Result<String> {
        let clustered = |month: &Month<'_>| -> Result<[String; 2]> {
            let clustered = month.clustered.as_ref().context("a month before has no clusters")?;
            Ok([month.file.sha256.to_owned(), clustered.content.clone()])
        };
        let mut parts = vec![months[number].file.sha256.to_owned()];
        let mut leads_to = Vec::new();
        if (1..n_dated).contains(&number) {
            leads_to.push(number - 1);
        }
        for (at, first) in &self.revisions {
            parts.push(format!("{at} {} {}", months[first.stretch as usize].file.path, first.at));
            leads_to.push(first.stretch as usize);
        }
        leads_to.extend(self.meetings.iter().map(|(month, _)| *month as usize));
        leads_to.sort_unstable();
        leads_to.dedup();
        for month in leads_to.into_iter().filter(|month| *month != number) {
            parts.extend(clustered(&months[month])?);
        }
        Ok(Id::of(&parts.iter().map(String::as_str).collect::<Vec<_>>()).to_string())
    }
}

/// Writes the clusters of a month, unless they are as they were.
fn write_month(
    tables: &Tables<'_>,
    months: &[Month<'_>],
    number: usize,
    n_dated: usize,
    links: &Links,
    output: &dyn Output,
) -> Result<Clustered> {
    let made_from = links.digest(months, number, n_dated)?;
    let path = format!("{}/{}", CLUSTERS.name, name(months[number].file.path));
    if let Some(content) = found::content(tables, &made_from)
        && output.stays(&path, &content)?
    {
        return Ok(Clustered { made_from, content });
    }
    let mut rows = rows(tables, months, number, n_dated, links)?;
    let content = found::keep(tables, &made_from, &rows)?;
    if !output.stays(&path, &content)? {
        rows.sort_unstable_by_key(|row| row.article);
        let mut file = output.begin(&CLUSTERS, path, &content)?;
        file.take(RecordBatch::new_empty(CLUSTERS.arrow()))?;
        for piece in rows.chunks(PIECE_ROWS) {
            file.take(to_arrow(clusters::clusters(piece)?, &CLUSTERS)?)?;
        }
        file.end()?;
    }
    Ok(Clustered { made_from, content })
}

/// The clusters of a month, in the order of its articles.
fn rows(
    tables: &Tables<'_>,
    months: &[Month<'_>],
    number: usize,
    n_dated: usize,
    links: &Links,
) -> Result<Vec<ClusterRow>> {
    let month = &months[number];
    let mut articles = Vec::with_capacity(month.n_articles as usize);
    for_each_entry(tables, month.file, |article, _, _| {
        articles.push(article);
        Ok(())
    })?;
    let before = number.checked_sub(1).filter(|_| number < n_dated).map(|before| &months[before]);
    let mut stretch = Stretch::new(u32::try_from(number)?, articles);
    let n_before = before.map_or(0, |month| month.n_articles);
    found::repeats(tables, before.map(|month| month.file), month.file, |repeat| stretch.repeat(repeat, n_before))?;
    links.meetings.iter().for_each(|(month, meeting)| stretch.meet(*month, *meeting));
    revisions::revise(tables, months, number, &links.revisions, &mut stretch)?;
    let mut clusters: BTreeMap<Place, Id> = BTreeMap::new();
    let elsewhere = stretch.elsewhere();
    for of_month in elsewhere.chunk_by(|a, b| a.stretch == b.stretch) {
        let clustered = months[of_month[0].stretch as usize].clustered.as_ref().context("a month leads ahead")?;
        let (mut at, mut wanted) = (0, of_month.iter().peekable());
        found::clusters_of(tables, &clustered.made_from, |_, cluster| {
            if let Some(place) = wanted.next_if(|place| place.at == at) {
                clusters.insert(*place, cluster);
            }
            at += 1;
        })?;
    }
    anyhow::ensure!(clusters.len() == elsewhere.len(), "{}: an article leads to none", month.file.path);
    Ok(stretch.rows(|place| clusters.get(&place).copied()))
}

/// Calls back with the id, day and address of each article of a file, in the order of clusters.
fn for_each_entry(
    tables: &Tables<'_>,
    file: TableFile<'_>,
    mut each: impl FnMut(Id, Option<NaiveDate>, Option<u64>) -> Result<()>,
) -> Result<()> {
    for rows in signed_entries(tables, file)? {
        let rows = rows?;
        let columns = Columns(&rows);
        let (days, addresses) = (columns.days("published_on")?, columns.numbers::<UInt64Type>("address")?);
        let ids = ids(&rows, "article_id")?;
        for row in 0..rows.num_rows() {
            let address = addresses.is_valid(row).then(|| addresses.value(row));
            each(signed::id(ids, row)?, days.get(row), address)?;
        }
    }
    Ok(())
}

/// Rows of what is kept.
fn one(rows: RecordBatch) -> Rows {
    Box::new(std::iter::once(Ok(rows)))
}
