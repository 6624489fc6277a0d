//! `columnist explain`: a text with its figures, dates and names marked, and for each the way from words to value.

mod marks;
mod rows;

use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;
use clap::Args;
use columnist_extract::{Article, Entities, Lexicon, Options, extract};

use super::Exit;
use crate::source::{Batch, Format, Input, Source, blocks, body::body, input, published};

const EXAMPLES: &str = "\
Examples:
  columnist explain \"Trade grew 12% to $3.1 billion last year\" --date 2024-02-15
  columnist explain article.txt
  columnist explain news.jsonl --record 41     the 42nd line
  xclip -o | columnist explain -

Relative dates (\"last year\", \"on Friday\") need the day of publication: from --date, or from the file.
What a pipeline file asks for, its [[check]]s among it, is explained by `columnist check --verbose PIPELINE.toml`.";

/// Show what is read in a text, and why
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// A text, a .txt or .jsonl file, or - for standard input
    #[arg(required = true, value_name = "TEXT|FILE")]
    text: Vec<String>,
    /// Day of publication
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<NaiveDate>,
    /// Which line of a JSONL file, from 0 (articles.source_record)
    #[arg(long, value_name = "N", default_value_t = 0)]
    record: i64,
    /// Which names are looked for: full or lexicon
    #[arg(long, value_name = "KIND", default_value = "full", value_parser = entities)]
    entities: Entities,
}

pub(super) fn entities(text: &str) -> Result<Entities, String> {
    Entities::ALL.iter().copied().find(|e| e.as_str() == text).ok_or_else(|| "full or lexicon".to_owned())
}

fn day(text: &str) -> Result<NaiveDate, String> {
    published::day_of(text).ok_or_else(|| "no day of the calendar; write it as 2024-05-06".to_owned())
}

pub(super) fn explain(arguments: &Arguments) -> Result<Exit> {
    let lexicon = Lexicon::english().context("the lexicon is broken")?;
    let mut article = article(arguments)?;
    article.published_on = arguments.date.or(article.published_on);
    let extraction = extract(&article, &lexicon, Options { entities: arguments.entities });
    let mut out = anstream::stdout().lock();
    let rows = rows::rows(&extraction);
    writeln!(out, "{}\n", marks::marked(&article.text, &rows))?;
    write!(out, "{}", rows::listed(&article, &extraction, &rows))?;
    out.flush()?;
    Ok(Exit::Done)
}

/// The article that is meant: what is a file is read as one, all else is a text.
fn article(arguments: &Arguments) -> Result<Article> {
    let [one] = arguments.text.as_slice() else { return Ok(of_text(&arguments.text.join(" "))) };
    if one == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("standard input")?;
        return Ok(of_text(&text));
    }
    let path = Path::new(one);
    if path.is_file() {
        if path.extension().is_some_and(|extension| extension == "toml") {
            bail!("{one} is no article\n  hint: columnist check --verbose {one} explains a pipeline file");
        }
        return of_file(path, arguments.record).with_context(|| one.clone());
    }
    // A word with the extension of a format is a file that is not there, not a text of one word.
    if !one.contains(char::is_whitespace) && input::kind_of(one).is_some() {
        bail!("{one}: no such file");
    }
    Ok(of_text(one))
}

fn of_text(text: &str) -> Article {
    Article { text: body(text).into_owned(), ..Article::default() }
}

fn of_file(path: &Path, record: i64) -> Result<Article> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let format = input::kind_of(&name).map_or(Format::Text, |(format, _)| format);
    let source = Arc::new(Source::named("explain"));
    let found = input::from_arguments(&[path.to_path_buf()], Some(format), &source)
        .map_err(|faults| anyhow::anyhow!(faults.join("\n")))?;
    let inputs: Vec<Arc<Input>> = found.inputs;
    let is_meant = |at: Option<i64>| at.is_none_or(|at| at == record);
    for block in inputs.into_iter().flat_map(blocks) {
        let mut batch = Batch::default();
        block.read_into(&mut batch);
        if let Some(found) = batch.records.into_iter().find(|r| is_meant(r.origin.source_record)) {
            return Ok(found.article);
        }
        if let Some(reject) = batch.rejects.into_iter().find(|r| is_meant(r.origin.source_record)) {
            bail!("{}", reject.message);
        }
    }
    bail!("has no record {record}\n  hint: records count from 0, and empty lines count too")
}
