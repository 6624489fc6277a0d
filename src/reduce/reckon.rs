//! Observations and targets: of all figures at once where there is room for them, else of the figures of some parties at a time.

use anyhow::Result;
use arrow::array::RecordBatch;
use bumpalo::Bump;
use columnist_extract::Id;
use columnist_extract::record::Modality;
use columnist_reduce::{Index, Part, Reckoned, RoleFact, Stated, reckon};
use rustc_hash::FxHashSet;

use super::facts::{self, Tables};
use super::words::Words;
use super::{PIECE_ROWS, Take, write_pieces};
use crate::table::bridge::to_arrow;
use crate::table::column::Table;
use crate::table::merge::{Taker, merge};
use crate::table::read::Rows;
use crate::table::schema::{OBSERVATIONS, TARGETS};
use crate::table::{observations, targets};

/// What the figures will ask for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    n_figures: usize,
    /// Nothing is listed from the set.
    pub(super) entities: FxHashSet<Id>,
    roles: Vec<RoleFact>,
}

impl Asked {
    pub(super) fn new(tables: &Tables<'_>) -> Result<Asked> {
        let mut asked = Asked::default();
        let held = Bump::new();
        // Only whoever forecasts is asked for whom he speaks.
        let mut forecasters: FxHashSet<Id> = FxHashSet::default();
        facts::figures(tables, &mut Words::new(&held), |article| {
            asked.n_figures += article.len();
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
    asked: Asked,
    index: &Index<'_, '_>,
    most: usize,
    take: &mut Take<'_>,
) -> Result<()> {
    let of = asked.n_figures.div_ceil(most).max(1);
    if of == 1 {
        let held = Bump::new();
        let Reckoned { observations, targets } = part(tables, asked.roles, index, Part::WHOLE, &held)?;
        write_pieces(&OBSERVATIONS, observations.chunks(PIECE_ROWS).map(observations::observations), take)?;
        return write_pieces(&TARGETS, targets.chunks(PIECE_ROWS).map(targets::targets), take);
    }
    for number in 0..of {
        let held = Bump::new();
        let number_and_of = Part { number: number as u64, of: of as u64 };
        let Reckoned { observations, targets } = part(tables, asked.roles.clone(), index, number_and_of, &held)?;
        let observations = observations.chunks(PIECE_ROWS).map(observations::observations);
        keep(tables, &OBSERVATIONS, number, observations.map(|frame| to_arrow(frame?, &OBSERVATIONS)))?;
        let targets = targets.chunks(PIECE_ROWS).map(targets::targets);
        keep(tables, &TARGETS, number, targets.map(|frame| to_arrow(frame?, &TARGETS)))?;
    }
    for table in [&OBSERVATIONS, &TARGETS] {
        let runs: Vec<Rows> = (0..of).filter_map(|number| tables.kept.scratch(&name(table, number))).collect();
        take(table, RecordBatch::new_empty(table.arrow()))?;
        merge(table, runs, &mut Handed(table, take))?;
    }
    Ok(())
}

fn part<'a>(
    tables: &Tables<'_>,
    roles: Vec<RoleFact>,
    index: &Index<'_, 'a>,
    part: Part,
    held: &'a Bump,
) -> Result<Reckoned<'a>> {
    let mut stated = Stated::new(roles);
    facts::figures(tables, &mut Words::new(held), |article| stated.add(article, part, index))?;
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

/// Hands rows on.
struct Handed<'h, 't>(&'static Table, &'h mut Take<'t>);

impl Taker for Handed<'_, '_> {
    fn take(&mut self, rows: RecordBatch) -> Result<()> {
        (self.1)(self.0, rows)
    }
}
