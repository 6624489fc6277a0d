//! Observations and targets: of all figures at once where there is room for them, else of the figures of some parties at a time.

use anyhow::Result;
use arrow::array::RecordBatch;
use bumpalo::Bump;
use columnist_extract::Id;
use columnist_extract::record::Modality;
use columnist_reduce::{FigureFact, Index, Part, Reckoned, RoleFact, Stated, reckon};
use rustc_hash::FxHashSet;

use super::PIECE_ROWS;
use super::articles::Clusters;
use super::facts::{self, Tables};
use super::output::OutputFile;
use super::words::Words;
use crate::table::bridge::to_arrow;
use crate::table::column::Table;
use crate::table::merge::merge;
use crate::table::read::Rows;
use crate::table::schema::{OBSERVATIONS, TARGETS};
use crate::table::{observations, targets};

/// The figures that the reduce needs, and what they will ask for.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    /// Where there is room for all.
    held: Option<Vec<FigureFact<'a>>>,
    n_figures: usize,
    /// Nothing is listed from the set.
    pub(super) entities: FxHashSet<Id>,
    roles: Vec<RoleFact>,
}

impl<'a> Asked<'a> {
    /// Reads them; about `most` are held.
    pub(super) fn new(tables: &Tables<'_>, clusters: &Clusters, most: usize, words: &'a Bump) -> Result<Asked<'a>> {
        let mut asked =
            Asked { held: Some(Vec::new()), n_figures: 0, entities: FxHashSet::default(), roles: Vec::new() };
        // Only whoever forecasts is asked for whom he speaks.
        let mut forecasters: FxHashSet<Id> = FxHashSet::default();
        facts::figures(tables, clusters, &mut Words::new(words), |article| {
            asked.n_figures += article.len();
            if asked.n_figures > most {
                asked.held = None;
            }
            if let Some(held) = &mut asked.held {
                held.extend_from_slice(article);
            }
            for figure in article {
                asked.entities.extend([figure.subject, figure.counterpart, figure.speaker].into_iter().flatten());
                if figure.modality == Modality::Forecast && figure.speaker.is_some() {
                    forecasters.insert(figure.article);
                }
            }
        })?;
        asked.roles = facts::roles(tables, |article| forecasters.contains(&article))?;
        asked.entities.extend(asked.roles.iter().flat_map(|role| [role.entity, role.role_of]));
        Ok(asked)
    }
}

/// Writes both tables, holding about `most` figures at once.
pub(super) fn write(
    tables: &Tables<'_>,
    clusters: &Clusters,
    asked: Asked<'_>,
    index: &Index<'_>,
    most: usize,
    [mut observations_file, mut targets_file]: [Box<dyn OutputFile + '_>; 2],
) -> Result<()> {
    for (table, file) in [(&OBSERVATIONS, &mut observations_file), (&TARGETS, &mut targets_file)] {
        // Of an empty table the columns.
        file.take(RecordBatch::new_empty(table.arrow()))?;
    }
    if let Some(figures) = asked.held {
        let mut stated = Stated::new(asked.roles);
        figures.chunk_by(|a, b| a.article == b.article).for_each(|article| stated.add(article, Part::WHOLE, index));
        drop(figures);
        let Reckoned { observations, targets } = reckon(stated, index);
        for rows in observations.chunks(PIECE_ROWS) {
            observations_file.take(to_arrow(observations::observations(rows)?, &OBSERVATIONS)?)?;
        }
        for rows in targets.chunks(PIECE_ROWS) {
            targets_file.take(to_arrow(targets::targets(rows)?, &TARGETS)?)?;
        }
    } else {
        let of = asked.n_figures.div_ceil(most).max(1);
        for number in 0..of {
            let held = Bump::new();
            let number_and_of = Part { number: number as u64, of: of as u64 };
            let Reckoned { observations, targets } =
                part(tables, clusters, asked.roles.clone(), index, number_and_of, &held)?;
            let observations = observations.chunks(PIECE_ROWS).map(observations::observations);
            keep(tables, &OBSERVATIONS, number, observations.map(|frame| to_arrow(frame?, &OBSERVATIONS)))?;
            let targets = targets.chunks(PIECE_ROWS).map(targets::targets);
            keep(tables, &TARGETS, number, targets.map(|frame| to_arrow(frame?, &TARGETS)))?;
        }
        for (table, file) in [(&OBSERVATIONS, &mut observations_file), (&TARGETS, &mut targets_file)] {
            let runs: Vec<Rows> = (0..of).filter_map(|number| tables.kept.scratch(&name(table, number))).collect();
            merge(table, runs, file)?;
        }
    }
    observations_file.end()?;
    targets_file.end()
}

fn part<'a>(
    tables: &Tables<'_>,
    clusters: &Clusters,
    roles: Vec<RoleFact>,
    index: &Index<'a>,
    part: Part,
    held: &'a Bump,
) -> Result<Reckoned<'a>> {
    let mut stated = Stated::new(roles);
    facts::figures(tables, clusters, &mut Words::new(held), |article| stated.add(article, part, index))?;
    Ok(reckon(stated, index))
}

/// Keeps the rows of a part until all are there.
fn keep(
    tables: &Tables<'_>,
    table: &'static Table,
    number: usize,
    rows: impl Iterator<Item = Result<RecordBatch>>,
) -> Result<()> {
    let rows: Vec<RecordBatch> = rows.collect::<Result<_>>()?;
    tables.kept.replace(&name(table, number), &table.arrow(), Box::new(rows.into_iter().map(Ok)))
}

fn name(table: &Table, part: usize) -> String {
    format!("{}-{part}", table.name)
}
