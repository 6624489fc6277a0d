//! A bar on a terminal while a command reads; nothing anywhere else.

use std::fmt::Write;
use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::{Global, log};
use crate::source::Input;
use crate::source::compression::Compression;

/// How far the reading has come.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    /// Shown with the bytes: a message of the bar would be drawn one time later.
    n_articles: Arc<AtomicUsize>,
}

impl Progress {
    pub(super) fn new(inputs: &[Arc<Input>], global: &Global) -> Progress {
        let is_shown = !global.quiet && !log::is_json() && std::io::stderr().is_terminal();
        let target = if is_shown { ProgressDrawTarget::stderr_with_hz(10) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(n_bytes(inputs), target);
        let template = if bar.length().is_some() {
            // The bar takes what the words leave of the line: one that is too long is broken and leaves its rest behind.
            "{wide_bar:.cyan/dim} {bytes} of {total_bytes}  {articles}"
        } else {
            "{spinner:.cyan} {bytes}  {articles}"
        };
        let progress = Progress { bar, n_articles: Arc::default() };
        progress.show(template);
        progress
    }

    fn show(&self, template: &str) {
        let n_articles = Arc::clone(&self.n_articles);
        let articles = move |_: &ProgressState, line: &mut dyn Write| {
            // A line that cannot be drawn is none.
            let _ = write!(line, "{} articles", n_articles.load(Ordering::Relaxed));
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style.progress_chars("━━─").with_key("articles", articles));
        }
    }

    /// Counts what one batch brought.
    pub(super) fn add(&self, n_bytes: usize, n_articles: usize) {
        self.n_articles.fetch_add(n_articles, Ordering::Relaxed);
        self.bar.inc(n_bytes as u64);
    }

    /// All articles are there, and will be read now.
    pub(super) fn extract(&self) {
        self.bar.reset();
        self.bar.set_length(self.n_articles.load(Ordering::Relaxed) as u64);
        self.show("{spinner:.cyan} {wide_bar:.cyan/dim} {human_pos} of {articles}  {eta} left");
        if !self.bar.is_hidden() {
            self.bar.enable_steady_tick(Duration::from_millis(100));
        }
    }

    /// Counts articles that were read.
    pub(super) fn extracted(&self, n_articles: usize) {
        self.bar.inc(n_articles as u64);
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
