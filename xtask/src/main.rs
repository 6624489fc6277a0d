//! The project's own tasks: what cargo alone cannot say.
//!
//! | task | does |
//! | --- | --- |
//! | `cargo xtask test` | every test: Rust, then the tables in other people's readers and the notebook |
//! | `cargo xtask soak` | the tests that loop, in their long form: hundreds of killed runs, power cuts, a month of nights |
//! | `cargo xtask bench [JSONL]` | `columnist extract` against DuckDB's copy of the same file |
//! | `cargo xtask draw JSONL` | figures, mentions or entities drawn at random, to be judged by hand |

mod bench;
mod draw;
mod python;
mod soak;
mod test;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, bail};
use clap::Parser;

#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The project's own tasks", max_term_width = 100)]
enum Task {
    Test(test::Arguments),
    Soak(soak::Arguments),
    Bench(bench::Arguments),
    Draw(draw::Arguments),
}

fn main() -> ExitCode {
    let done = match Task::parse() {
        Task::Test(arguments) => test::test(&arguments),
        Task::Soak(arguments) => soak::soak(&arguments),
        Task::Bench(arguments) => bench::bench(&arguments),
        Task::Draw(arguments) => draw::draw(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::print_stderr, reason = "a task for the terminal")]
fn say(message: &str) {
    eprintln!("{message}");
}

#[expect(clippy::print_stdout, reason = "what a task finds is its output")]
fn print(text: &str) {
    println!("{text}");
}

/// The folder of the workspace.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// Where cargo builds.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |target| root().join(target))
}

/// The cargo that runs this task.
fn cargo() -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root());
    cargo
}

/// Runs a command to its end, showing what it prints.
fn run(command: &mut Command) -> Result<()> {
    say(&format!("$ {}", shown(command)));
    let status = command.status().with_context(|| format!("cannot start {}", command.get_program().display()))?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().replace(&*root().to_string_lossy(), ".")).collect::<Vec<_>>().join(" ")
}
