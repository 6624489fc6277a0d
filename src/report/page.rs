//! The page: series, targets, entities, articles; one file, no script, nothing from elsewhere.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::chart::chart;
use super::data::{Article, Data, Evidence, Mark, MarkKind, Observation, Series, Target};
use super::html::{Escaped, followable};
use super::marks::marked;
use super::words;

const STYLE: &str = include_str!("page.css");

/// The whole page.
pub(super) fn page(name: &str, data: &Data) -> String {
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{name}: series and targets</title>\
         <style>{STYLE}</style></head><body>\n<header><h1>{name}</h1><p>{totals}</p>\
         <nav aria-label=\"Parts of the page\"><a href=\"#series\">Series</a> <a href=\"#targets\">Targets</a> \
         <a href=\"#entities\">Names</a> <a href=\"#articles\">Articles</a></nav></header>\n<main>\n",
        name = Escaped(name),
        totals = totals(data),
    );
    series(&mut html, data);
    targets(&mut html, data);
    entities(&mut html, data);
    articles(&mut html, data);
    html.push_str("</main></body></html>\n");
    html
}

fn totals(data: &Data) -> String {
    let totals = data.totals;
    let counts = [
        (totals.articles, "article", "articles"),
        (totals.figures, "figure", "figures"),
        (totals.entities, "name", "names"),
        (totals.series, "series", "series"),
        (totals.targets, "target", "targets"),
    ];
    let counts = counts.map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many }));
    counts.join(" · ")
}

/// A heading, and how much of the dataset is below it.
fn heading(html: &mut String, id: &str, title: &str, shown: usize, all: usize) {
    let _ = write!(html, "<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title}</h2>");
    if shown < all {
        let _ = write!(html, "<p class=\"note\">{shown} of {all} are shown.</p>");
    }
    if shown == 0 {
        html.push_str("<p class=\"note\">The dataset has none.</p>");
    }
}

fn series(html: &mut String, data: &Data) {
    let mut groups: Vec<(&Series, Vec<&Observation>)> = Vec::new();
    for observation in &data.observations {
        match groups.last_mut() {
            Some((series, rows)) if **series == observation.series => rows.push(observation),
            _ => groups.push((&observation.series, vec![observation])),
        }
    }
    // The series that say most first.
    groups.sort_by_key(|(_, rows)| {
        Reverse(rows.iter().filter(|row| row.derivation.is_none()).map(|row| row.n_clusters).sum::<usize>())
    });
    heading(html, "series", "Series", groups.len(), data.totals.series);
    if !groups.is_empty() {
        html.push_str(
            "<p class=\"note\">A filled dot is reported, a hollow one derived; a line covers the period, a whisker shows \
             where the words leave room; a flag is a target. A dot leads to its sentences.</p>",
        );
    }
    for (series, rows) in groups {
        let title = words::series(series, data);
        let targets: Vec<&Target> = data.targets.iter().filter(|target| target.series == *series).collect();
        let unit = words::unit(series).map(|unit| format!(" <small>{}</small>", Escaped(unit))).unwrap_or_default();
        let _ = write!(html, "<section class=\"series\"><h3>{}{unit}</h3>", Escaped(&title));
        html.push_str(&chart(&title, &rows, &targets));
        html.push_str(
            "<div class=\"wide\"><table><thead><tr><th scope=\"col\">Period</th><th scope=\"col\">Value</th>\
             <th scope=\"col\">Reports</th><th scope=\"col\">Sentences</th></tr></thead><tbody>",
        );
        for row in rows {
            observation(html, row, data);
        }
        html.push_str("</tbody></table></div></section>");
    }
    html.push_str("</section>\n");
}

fn observation(html: &mut String, row: &Observation, data: &Data) {
    let derivation =
        row.derivation.as_ref().map(|how| format!("<br><small>derived: {}</small>", Escaped(how))).unwrap_or_default();
    let agreement = if row.agreement == "conflicting" { ", <strong>conflicting</strong>" } else { "" };
    let reports = match (row.n_clusters, row.n_articles) {
        (1, 1) => "1 report".to_owned(),
        (1, articles) => format!("1 report in {articles} articles"),
        (reports, articles) if articles > reports => format!("{reports} reports in {articles} articles"),
        (reports, _) => format!("{reports} reports"),
    };
    let _ = write!(
        html,
        "<tr id=\"o-{}\"><th scope=\"row\">{}</th><td>{}{derivation}</td><td>{reports}{agreement}</td><td>",
        Escaped(&row.id),
        words::period(row.start, row.end),
        Escaped(words::amount(&row.amount, &row.series)),
    );
    sentences(html, &row.figures, data);
    html.push_str("</td></tr>");
}

/// Sentences shown of one row; the others are counted.
const SENTENCES: usize = 5;

/// The sentences of figures, the latest first, each leading to its place in the article. Figures of one sentence share it.
fn sentences(html: &mut String, figures: &[String], data: &Data) {
    let mut found: Vec<_> = figures.iter().filter_map(|id| Some((id, data.evidence.get(id)?))).collect();
    found.sort_by_key(|(id, evidence)| (Reverse(evidence.published_on), &evidence.article, &evidence.context, *id));
    let mut sentences: Vec<_> =
        found.chunk_by(|(_, a), (_, b)| a.article == b.article && a.context == b.context).collect();
    // A story that many outlets print says it once.
    let mut said = BTreeSet::new();
    sentences.retain(|sentence| said.insert(&sentence[0].1.context));
    for sentence in sentences.iter().take(SENTENCES) {
        let (id, evidence) = sentence[0];
        let day = evidence.published_on.map_or("undated".into(), words::day);
        let _ = write!(html, "<blockquote>{} ", context(sentence.iter().map(|(_, evidence)| *evidence)));
        let _ = if data.articles.iter().any(|article| article.id == evidence.article) {
            write!(html, "<a href=\"#m-{}\">{day}</a></blockquote>", Escaped(id))
        } else {
            write!(html, "<small>{day}</small></blockquote>")
        };
    }
    if sentences.len() > SENTENCES {
        let _ = write!(html, "<p class=\"note\">and {} more</p>", sentences.len() - SENTENCES);
    }
}

/// A sentence with the words of its figures marked.
fn context<'a>(figures: impl Iterator<Item = &'a Evidence>) -> String {
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = String::new();
    let mut marks: Vec<Mark> = Vec::new();
    for evidence in figures {
        text = one_line(&evidence.context);
        let surface = one_line(&evidence.surface);
        if let Some(start) = text.find(&surface) {
            marks.push(Mark {
                kind: MarkKind::Figure,
                id: String::new(),
                start,
                end: start + surface.len(),
                note: String::new(),
            });
        }
    }
    marked(&text, &marks)
}

fn targets(html: &mut String, data: &Data) {
    heading(html, "targets", "Targets", data.targets.len(), data.totals.targets);
    if data.targets.is_empty() {
        html.push_str("</section>\n");
        return;
    }
    html.push_str(
        "<div class=\"wide\"><table><thead><tr><th scope=\"col\">Target</th><th scope=\"col\">Due</th>\
         <th scope=\"col\">Outcome</th><th scope=\"col\">Stated</th><th scope=\"col\">Outcome shown by</th></tr></thead><tbody>",
    );
    for target in &data.targets {
        let due = words::open_period(target.due_start, target.due_end).unwrap_or_else(|| "no date stated".into());
        let when = words::open_period(target.status_start, target.status_end).map(|when| format!(", {when}"));
        let basis = target.basis.as_ref().map(|basis| format!("<br><small>{}</small>", Escaped(basis)));
        let by =
            target.speaker.as_ref().map(|id| format!("<p class=\"note\">{}</p>", Escaped(words::entity(id, data))));
        let _ = write!(
            html,
            "<tr id=\"t-{}\"><th scope=\"row\">{}<br>{}</th><td>{due}</td>\
             <td><span class=\"status {status}\">{}</span>{}{}</td><td>{}",
            Escaped(&target.id),
            Escaped(words::series(&target.series, data)),
            Escaped(words::amount(&target.amount, &target.series)),
            Escaped(words::name(&target.status)),
            when.unwrap_or_default(),
            basis.unwrap_or_default(),
            by.unwrap_or_default(),
            status = Escaped(&target.status),
        );
        sentences(html, &target.figures, data);
        html.push_str("</td><td>");
        sentences(html, &target.outcome_figures, data);
        html.push_str("</td></tr>");
    }
    html.push_str("</tbody></table></div></section>\n");
}

fn entities(html: &mut String, data: &Data) {
    heading(html, "entities", "Names", data.entities.len(), data.totals.entities);
    if data.entities.is_empty() {
        html.push_str("</section>\n");
        return;
    }
    html.push_str(
        "<div class=\"wide\"><table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Kind</th>\
         <th scope=\"col\">Country</th><th scope=\"col\">Mentions</th><th scope=\"col\">Also written</th></tr></thead><tbody>",
    );
    for entity in &data.entities {
        let others: Vec<&str> =
            entity.aliases.iter().map(String::as_str).filter(|alias| *alias != entity.name).take(12).collect();
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{} in {}</td><td>{}</td></tr>",
            Escaped(&entity.name),
            Escaped(words::name(&entity.kind)),
            Escaped(entity.country.as_deref().unwrap_or_default()),
            entity.n_mentions,
            entity.n_articles,
            Escaped(others.join(", "))
        );
    }
    html.push_str("</tbody></table></div></section>\n");
}

fn articles(html: &mut String, data: &Data) {
    heading(html, "articles", "Articles", data.articles.len(), data.totals.articles);
    if !data.articles.is_empty() {
        html.push_str(
            "<p class=\"note\">Marked in place: <mark class=\"figure\">figures</mark>, <mark class=\"date\">dates</mark>, \
             <mark class=\"name\">names</mark>.</p>",
        );
    }
    data.articles.iter().for_each(|one| article(html, one));
    html.push_str("</section>\n");
}

fn article(html: &mut String, article: &Article) {
    let title = match &article.title {
        Some(title) => title.clone(),
        None => article.text.split_whitespace().take(10).collect::<Vec<_>>().join(" ") + " …",
    };
    let title = Escaped(&title).to_string();
    let heading = match article.url.as_deref().filter(|url| followable(url)) {
        Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{title}</a>", Escaped(url)),
        None => title,
    };
    let day = article.published_on.map_or("undated".into(), words::day);
    let publisher = article.publisher.as_ref().map(|name| format!(" · {}", Escaped(name))).unwrap_or_default();
    let _ = write!(
        html,
        "<article id=\"a-{}\"><h3>{heading}</h3><p class=\"note\">{day}{publisher}</p><div class=\"text\">{}</div></article>",
        Escaped(&article.id),
        marked(&article.text, &article.marks)
    );
}
