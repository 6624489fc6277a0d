//! A mention, or an entity with its mentions, in the words around.

use columnist_extract::Article;
use columnist_extract::record::{Entity, Mention};

use super::{Names, listed, or_null};

/// How much of the text is shown on either side of a mention, in bytes.
const AROUND: usize = 160;

/// The mention, to be read by a judge.
pub(super) fn mention(mention: &Mention, article: &Article, names: &Names) -> String {
    let name = |id| or_null(names.get(&id));
    let head = format!(
        "{} [{}]\n> {}\n",
        one_line(mention.span.surface(&article.text)),
        or_null(article.published_on),
        words(mention, article)
    );
    listed(
        head,
        &[
            ("kind", mention.kind.to_string()),
            ("entity", name(mention.entity)),
            (
                "role",
                format!(
                    "{} ({})",
                    or_null(mention.role.as_deref().map(one_line)),
                    mention.role_of.map_or("-".to_owned(), name)
                ),
            ),
            ("method", format!("{} ({})", mention.method, mention.rule)),
        ],
    )
}

/// The entity with each of its mentions in one article.
pub(super) fn entity<'a>(entity: &Entity, mentions: impl Iterator<Item = &'a Mention>, article: &Article) -> String {
    let head = format!("{} [{}]\n", entity.name, or_null(article.published_on));
    let head = mentions.fold(head, |text, mention| format!("{text}> {}\n", words(mention, article)));
    listed(head, &[("kind", entity.kind.to_string()), ("country", or_null(entity.country.as_ref()))])
}

/// The mention between marks, with the text around it.
fn words(mention: &Mention, article: &Article) -> String {
    let (text, span) = (&article.text, &mention.span.bytes);
    let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let end = text.floor_char_boundary((span.end + AROUND).min(text.len()));
    let part = |range| text.get(range).unwrap_or_default();
    one_line(&format!("{}[[{}]]{}", part(start..span.start), part(span.start..span.end), part(span.end..end)))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
