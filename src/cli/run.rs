//! `columnist run`: the job. Reads what is new in the sources of a pipeline, and publishes the next snapshot of its dataset.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;

use super::engine::{Engine, Resources};
use super::progress::Progress;
use super::report::{Report, ReportArguments, Told};
use super::{Exit, Global, metrics, terminal};
use crate::clock::Stopwatch;
use crate::config::Pipeline;
use crate::sink::snapshot::{Dataset, Fingerprints, Next};
use crate::sink::summary::Summary;
use crate::source::input::{Found, from_patterns};

const EXAMPLES: &str = "\
Examples:
  columnist run pipelines/demo.toml
  15 5 * * *  columnist run /srv/news/pipelines/wire.toml      from cron: silent unless something is wrong
  duckdb -c \".read output/demo/current/views.sql\"

Inputs that have not changed are not read again. Readers see the last snapshot until the new one is whole.
Exit codes: 0 done, 1 done but more was rejected than max_reject_rate allows, 2 could not run, 75 another run is at work.";

/// Write the next snapshot of a pipeline's dataset
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The pipeline file
    #[arg(value_name = "PIPELINE.toml")]
    pipeline: PathBuf,
    #[command(flatten)]
    resources: Resources,
    /// Say what would be read, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write what was done for Prometheus' textfile collector
    #[arg(long, value_name = "FILE.prom")]
    metrics: Option<PathBuf>,
    #[command(flatten)]
    report: ReportArguments,
}

pub(super) fn run(arguments: &Arguments, global: &Global) -> Result<Exit> {
    let report = Report::start("run", &arguments.report);
    let pipeline = match Pipeline::load(&arguments.pipeline) {
        Ok(pipeline) => pipeline,
        Err(faults) => {
            faults.iter().for_each(|fault| terminal::error(&fault.to_string()));
            return Ok(Exit::CouldNotRun);
        }
    };
    if arguments.dry_run {
        return dry_run(&pipeline);
    }
    let stopwatch = Stopwatch::start();
    let done = publish(&pipeline, arguments, global, &report);
    if let Some(file) = &arguments.metrics {
        let (summary, exit) = done.as_ref().map_or((None, Exit::CouldNotRun), |(summary, exit)| (Some(summary), *exit));
        metrics::write(file, &pipeline.dataset, summary, exit, stopwatch.seconds())?;
    }
    done.map(|(_, exit)| exit)
}

/// Reads what is new, and publishes it.
fn publish(
    pipeline: &Pipeline,
    arguments: &Arguments,
    global: &Global,
    report: &Report<'_>,
) -> Result<(Summary, Exit)> {
    let dataset = Dataset::new(&pipeline.output, &pipeline.dataset);
    let sources: Vec<_> = pipeline.sources.iter().map(|source| Arc::clone(&source.source)).collect();
    let mut next =
        Next::begin(&dataset, Fingerprints::of(pipeline.options), &sources, arguments.resources.memory_bytes())?;
    let engine = Engine::start(pipeline.options, &arguments.resources)?;
    if next.is_rebuild() {
        for records in next.stored_articles() {
            next.add_stored(engine.extract(records?)?)?;
        }
    }
    let found = find(pipeline);
    let passed_over = found.passed_over.len();
    next.reject(found.rejects);
    let inputs = next.wanted(found.inputs)?;
    let progress = Progress::new(&inputs, global);
    engine.feed(inputs, &progress, &mut |batch, rejects| {
        next.reject(rejects);
        next.add(batch)
    })?;
    let published = next.publish(pipeline.keep_snapshots)?;
    progress.finish();
    let summary = published.summary;
    report.end(global, &Told { summary: &summary, passed_over, out: published.snapshot.as_deref() })?;
    let exit = judge(&summary, pipeline);
    Ok((summary, exit))
}

/// Lists what a run would read now.
fn dry_run(pipeline: &Pipeline) -> Result<Exit> {
    let dataset = Dataset::new(&pipeline.output, &pipeline.dataset);
    let sources: Vec<_> = pipeline.sources.iter().map(|source| Arc::clone(&source.source)).collect();
    let mut inputs = find(pipeline).inputs;
    // A dataset that is not there yet is not made by asking.
    if dataset.current()?.is_some() {
        inputs = Next::begin(&dataset, Fingerprints::of(pipeline.options), &sources, 0)?.wanted(inputs)?;
    }
    let mut out = anstream::stdout().lock();
    for input in inputs {
        writeln!(out, "{}: {}", input.source.name, input.uri)?;
    }
    Ok(Exit::Done)
}

/// The inputs of all sources.
fn find(pipeline: &Pipeline) -> Found {
    let mut found = Found::default();
    for source in &pipeline.sources {
        let mut of_source = from_patterns(pipeline.folder(), &source.paths, source.format, &source.source);
        found.inputs.append(&mut of_source.inputs);
        found.rejects.append(&mut of_source.rejects);
        found.passed_over.append(&mut of_source.passed_over);
    }
    found
}

/// Whether so much was rejected that somebody should look.
fn judge(summary: &Summary, pipeline: &Pipeline) -> Exit {
    let n_records = summary.articles_read + summary.rejected;
    // Counts of records are far below 2^52.
    #[expect(clippy::cast_precision_loss, reason = "counts of records")]
    let rate = summary.rejected as f64 / n_records.max(1) as f64;
    if rate <= pipeline.max_reject_rate {
        return Exit::Done;
    }
    terminal::error(&format!(
        "{} of {n_records} records were rejected, more than max_reject_rate = {} allows; hint: the table rejects says why",
        summary.rejected, pipeline.max_reject_rate
    ));
    Exit::Failed
}
