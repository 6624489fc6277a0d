//! `columnist run`: the job. Reads what is new in the sources of a pipeline, and publishes the next snapshot of its dataset.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, anyhow};
use clap::Args;

use super::check::say_faults;
use super::engine::{Engine, Resources};
use super::log::Event;
use super::progress::Progress;
use super::report::{Report, ReportArguments, Told};
use super::{Exit, Global, metrics};
use crate::config::Pipeline;
use crate::sink::snapshot::{Dataset, Fingerprints, Next, Published, Terms};
use crate::source::input::{Found, from_patterns};

const EXAMPLES: &str = "\
Examples:
  columnist run pipelines/demo.toml
  15 5 * * *  columnist run /srv/news/pipelines/wire.toml      from cron: silent unless something is wrong
  duckdb -c \".read output/demo/current/views.sql\"

Inputs that have not changed are not read again. Readers see the last snapshot until the new one is whole.
Exit codes: 0 done, 1 a check of the pipeline file failed, 2 could not run, 75 another run is at work.";

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
    /// Publish also what a check would hold back
    #[arg(long)]
    no_hold: bool,
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
            say_faults(&faults);
            report.fail(Exit::CouldNotRun, &anyhow!("{} is faulty", arguments.pipeline.display()))?;
            return Ok(Exit::CouldNotRun);
        }
    };
    if arguments.dry_run {
        return dry_run(&pipeline);
    }
    let done = publish(&pipeline, arguments, global, &report);
    let exit = done.as_ref().map_or_else(Exit::of, |(_, exit)| *exit);
    if let Err(error) = &done {
        report.fail(exit, error)?;
    }
    // A run that found another at work leaves it to that one to tell how the dataset fares.
    if let Some(file) = arguments.metrics.as_ref().filter(|_| exit != Exit::Locked) {
        let published = done.as_ref().ok().map(|(published, _)| published);
        metrics::write(file, &pipeline.dataset, published, exit, report.seconds())?;
    }
    done.map(|(_, exit)| exit)
}

/// Reads what is new, and publishes it.
fn publish(
    pipeline: &Pipeline,
    arguments: &Arguments,
    global: &Global,
    report: &Report<'_>,
) -> Result<(Published, Exit)> {
    let dataset = Dataset::new(&pipeline.output, &pipeline.dataset);
    let sources: Vec<_> = pipeline.sources.iter().map(|source| Arc::clone(&source.source)).collect();
    let mut next =
        Next::begin(&dataset, Fingerprints::of(pipeline.options), &sources, arguments.resources.memory_bytes())?;
    let engine = Engine::start(pipeline.options, &arguments.resources)?;
    if next.is_rebuild() {
        if global.talks() {
            Event::info("rebuild", "columnist or its options changed: all rows are made anew from the stored articles")
                .say();
        }
        for records in next.stored_articles() {
            next.add_stored(engine.place(records?)?)?;
        }
    }
    let found = find(pipeline);
    let passed_over = found.passed_over.len();
    next.reject(found.rejects)?;
    let inputs = next.wanted(found.inputs)?;
    let progress = Progress::new(&inputs, global);
    engine.feed(inputs, &progress, &mut |articles, rejects| {
        next.reject(rejects)?;
        next.add(articles)
    })?;
    progress.extract();
    let terms =
        Terms { checks: &pipeline.checks, may_hold: !arguments.no_hold, keep_snapshots: pipeline.keep_snapshots };
    let published = engine.install(|| next.publish(&terms, &|records| engine.extract(records, &progress)))?;
    progress.finish();
    let exit = report.end(
        global,
        &Told {
            summary: &published.summary,
            passed_over,
            out: published.snapshot.as_deref(),
            held: published.held.as_deref(),
            checks: &published.findings,
        },
    )?;
    Ok((published, exit))
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
