//! A bar on a terminal while a command reads; nothing anywhere else.

use std::io::IsTerminal as _;
use std::sync::Arc;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Global, log};
use crate::source::Input;
use crate::source::compression::Compression;

/// How far the reading has come.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    pub(super) fn new(inputs: &[Arc<Input>], global: &Global) -> Progress {
        let is_shown = !global.quiet && !log::is_json() && std::io::stderr().is_terminal();
        let target = if is_shown { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(n_bytes(inputs), target);
        let template = if bar.length().is_some() {
            // The bar takes what the words leave of the line: one that is too long is broken and leaves its rest behind.
            "{wide_bar:.cyan/dim} {bytes} of {total_bytes}  {binary_bytes_per_sec}  {msg}  {eta} left"
        } else {
            "{spinner:.cyan} {bytes}  {binary_bytes_per_sec}  {msg}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("━━─"));
        }
        bar.set_message("0 articles");
        Progress { bar }
    }

    /// Counts what one batch brought.
    pub(super) fn add(&self, n_bytes: usize, n_articles: usize) {
        self.bar.inc(n_bytes as u64);
        let so_far: usize = self.bar.message().split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0);
        self.bar.set_message(format!("{} articles", so_far + n_articles));
    }

    /// All is read; what is left takes time too.
    pub(super) fn write(&self) {
        if let Ok(style) = ProgressStyle::with_template("{spinner:.cyan} {msg} read, writing tables") {
            self.bar.set_style(style);
        }
        if !self.bar.is_hidden() {
            self.bar.enable_steady_tick(Duration::from_millis(100));
        }
    }

    /// Clears the line.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// How much there is to read; `None` where nobody can know before.
fn n_bytes(inputs: &[Arc<Input>]) -> Option<u64> {
    let size = |input: &Arc<Input>| {
        let path = input.path.as_ref().filter(|_| input.compression == Compression::None)?;
        let metadata = std::fs::metadata(path).ok()?;
        metadata.is_file().then_some(metadata.len().saturating_sub(input.start.byte))
    };
    inputs.iter().map(size).sum()
}
