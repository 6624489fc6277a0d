//! The command line: one file per command.
//!
//! | exit code | meaning |
//! | --- | --- |
//! | 0 | done; what was rejected is reported. A closed pipe is 0 too: whoever reads has enough |
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
mod log;
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
mod views;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use clap::builder::styling::{AnsiColor, Styles};
use clap::{ArgAction, Args, Parser, Subcommand};

use crate::sink::snapshot::Locked;
use log::{Event, LogFormat};
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

impl Exit {
    /// How a command ends that met with an error.
    fn of(error: &anyhow::Error) -> Exit {
        if error.downcast_ref::<Locked>().is_some() { Exit::Locked } else { Exit::CouldNotRun }
    }

    /// What the shell sees.
    fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::CouldNotRun => 2,
            // EX_TEMPFAIL of sysexits.h.
            Exit::Locked => 75,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
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
    /// How standard error is written
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text")]
    pub(crate) log_format: LogFormat,
}

impl Global {
    /// Whether a success is worth words: a log that was asked for tells of it.
    pub(crate) fn talks(&self) -> bool {
        self.verbose || (!self.quiet && (log::is_json() || std::io::stderr().is_terminal()))
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
    Views(views::Arguments),
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
            if error.use_stderr() && asks_for_json() {
                LogFormat::Json.set();
                Event::error("usage", error.to_string().trim_start_matches("error: ").trim_end()).say();
                return code.into();
            }
            return match error.print() {
                Ok(()) => code.into(),
                Err(error) => end(Err(error.into())),
            };
        }
    };
    cli.global.color.set();
    cli.global.log_format.set();
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
        Command::Views(arguments) => views::views(&arguments),
        Command::Forget(arguments) => forget::forget(&arguments, &cli.global),
        Command::Report(arguments) => report_html::report(&arguments, &cli.global),
        Command::Series(arguments) => series::series(&arguments),
        Command::Show(arguments) => show::show(&arguments),
    })
}

/// Whether the arguments ask for a log in JSON, where they are no valid command line that could be asked.
fn asks_for_json() -> bool {
    let words: Vec<_> = std::env::args_os().collect();
    words.windows(2).any(|pair| pair == ["--log-format", "json"]) || words.iter().any(|w| w == "--log-format=json")
}

fn end(result: anyhow::Result<Exit>) -> ExitCode {
    match result {
        Ok(exit) => exit.into(),
        // Whoever reads our output has closed it, as `head` does: nothing is wrong.
        Err(error) if is_broken_pipe(&error) => Exit::Done.into(),
        Err(error) => {
            let exit = Exit::of(&error);
            let name = if exit == Exit::Locked { "locked" } else { "failed" };
            Event::error(name, format!("{error:#}")).with("exit_code", exit.code()).say();
            exit.into()
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let kinds = error.chain().filter_map(|cause| cause.downcast_ref::<std::io::Error>()).map(std::io::Error::kind);
    kinds.into_iter().any(|kind| kind == std::io::ErrorKind::BrokenPipe)
}
