//! The command line: one file per command.
//!
//! | exit code | meaning |
//! | --- | --- |
//! | 0 | done; rejects are reported, and no failure below `max_reject_rate`. A closed pipe is 0 too: whoever reads has enough |
//! | 1 | ran, but a check failed |
//! | 2 | could not run |
//! | 75 | another run is at work: try again later |
//!
//! Standard output is data, standard error is talk. Without a terminal a success says nothing, unless `--verbose` asks for it.

mod check;
mod diff;
mod engine;
mod explain;
mod extract;
mod forget;
mod metrics;
mod place;
mod progress;
mod report;
mod report_html;
mod run;
mod schema;
mod series;
mod show;
mod snapshots;
mod terminal;
mod verify;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{ArgAction, Args, Parser, Subcommand};

use crate::sink::snapshot::Locked;
use terminal::Color;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It did what was asked.
    Done,
    /// It ran, but a check failed.
    Failed,
    /// It could not run, and has said why.
    CouldNotRun,
    /// Another run holds the dataset: try again later.
    Locked,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Done => ExitCode::SUCCESS,
            Exit::Failed => ExitCode::from(1),
            Exit::CouldNotRun => ExitCode::from(2),
            // EX_TEMPFAIL of sysexits.h.
            Exit::Locked => ExitCode::from(75),
        }
    }
}

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Green.on_default().bold())
    .usage(AnsiColor::Green.on_default().bold())
    .literal(AnsiColor::Cyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const EXAMPLES: &str = "\
Examples:
  columnist extract news.jsonl --out tables    articles in, Parquet tables out
  columnist run pipelines/demo.toml            the same as a job: the next snapshot of a dataset
  columnist explain \"Exports rose 5% in May\" --date 2024-06-10
  duckdb -c \"SELECT surface, value FROM 'tables/figures/*.parquet'\"

Exit codes: 0 done, 1 a check failed, 2 could not run, 75 another run is at work.";

/// Turns raw news articles into Parquet tables of figures, dates and names.
#[derive(Debug, Parser)]
#[command(name = "columnist", version, styles = STYLES, after_help = EXAMPLES, max_term_width = 100, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// What every command knows.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Say what is done, also without a terminal
    #[arg(short, long, global = true, action = ArgAction::SetTrue)]
    pub(crate) verbose: bool,
    /// Say nothing but what is wrong, also on a terminal
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// When to use color
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
}

impl Global {
    /// Whether a success is worth words.
    pub(crate) fn talks(&self) -> bool {
        self.verbose || (!self.quiet && std::io::stderr().is_terminal())
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::Arguments),
    Extract(extract::Arguments),
    Check(check::Arguments),
    Explain(explain::Arguments),
    Schema(schema::Arguments),
    Snapshots(snapshots::ListArguments),
    Path(snapshots::PathArguments),
    Pin(snapshots::PinArguments),
    Unpin(snapshots::UnpinArguments),
    Diff(diff::Arguments),
    Verify(verify::Arguments),
    Forget(forget::Arguments),
    Report(report_html::Arguments),
    Series(series::Arguments),
    Show(show::Arguments),
}

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { Exit::CouldNotRun } else { Exit::Done };
            return match error.print() {
                Ok(()) => code.into(),
                Err(error) => end(Err(error.into())),
            };
        }
    };
    cli.global.color.set();
    end(match cli.command {
        Command::Run(arguments) => run::run(&arguments, &cli.global),
        Command::Extract(arguments) => extract::extract(&arguments, &cli.global),
        Command::Check(arguments) => check::check(&arguments, &cli.global),
        Command::Explain(arguments) => explain::explain(&arguments),
        Command::Schema(arguments) => schema::schema(&arguments),
        Command::Snapshots(arguments) => snapshots::list(&arguments),
        Command::Path(arguments) => snapshots::path(&arguments),
        Command::Pin(arguments) => snapshots::pin(&arguments, &cli.global),
        Command::Unpin(arguments) => snapshots::unpin(&arguments),
        Command::Diff(arguments) => diff::diff(&arguments),
        Command::Verify(arguments) => verify::verify(&arguments, &cli.global),
        Command::Forget(arguments) => forget::forget(&arguments, &cli.global),
        Command::Report(arguments) => report_html::report(&arguments, &cli.global),
        Command::Series(arguments) => series::series(&arguments),
        Command::Show(arguments) => show::show(&arguments),
    })
}

fn end(result: anyhow::Result<Exit>) -> ExitCode {
    match result {
        Ok(exit) => exit.into(),
        // Whoever reads our output has closed it, as `head` does: nothing is wrong.
        Err(error) if is_broken_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            terminal::error(&format!("{error:#}"));
            let is_locked = error.downcast_ref::<Locked>().is_some();
            if is_locked { Exit::Locked } else { Exit::CouldNotRun }.into()
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind);
    kinds.into_iter().any(|kind| kind == std::io::ErrorKind::BrokenPipe)
}
