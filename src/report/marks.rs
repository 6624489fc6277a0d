//! The text of an article with its figures, dates and names marked in place.

use std::fmt::Write as _;

use super::data::{Mark, MarkKind};
use super::html::Escaped;

/// The text as HTML. Marks may stand within one another; where two cross, the earlier one ends with the later.
pub(super) fn marked(text: &str, marks: &[Mark]) -> String {
    let mut ordered: Vec<&Mark> = marks.iter().collect();
    ordered.sort_by_key(|mark| (mark.start, usize::MAX - mark.end, mark.kind));
    let mut out = String::with_capacity(text.len() * 2);
    let mut at = 0;
    let mut open: Vec<usize> = Vec::new();
    for mark in ordered {
        close_until(&mut out, text, &mut at, &mut open, mark.start);
        copy(&mut out, text, &mut at, mark.start);
        let class = match mark.kind {
            MarkKind::Figure => "figure",
            MarkKind::Date => "date",
            MarkKind::Name => "name",
        };
        let _ = write!(out, "<mark class=\"{class}\"");
        if !mark.id.is_empty() {
            let _ = write!(out, " id=\"m-{}\" title=\"{}\"", Escaped(&mark.id), Escaped(&mark.note));
        }
        out.push('>');
        open.push(mark.end.min(text.len()));
    }
    close_until(&mut out, text, &mut at, &mut open, text.len());
    copy(&mut out, text, &mut at, text.len());
    out
}

fn close_until(out: &mut String, text: &str, at: &mut usize, open: &mut Vec<usize>, end: usize) {
    while let Some(mark_end) = open.pop_if(|mark_end| *mark_end <= end) {
        copy(out, text, at, mark_end);
        out.push_str("</mark>");
    }
}

fn copy(out: &mut String, text: &str, at: &mut usize, end: usize) {
    if let Some(part) = text.get(*at..end) {
        let _ = write!(out, "{}", Escaped(part));
        *at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(kind: MarkKind, start: usize, end: usize) -> Mark {
        Mark { kind, id: format!("{start}"), start, end, note: "a \"note\"".into() }
    }

    #[test]
    fn marks_nest_and_text_is_escaped() {
        let text = "<b> rose 5% in May 2020";
        let marks = [mark(MarkKind::Date, 15, 23), mark(MarkKind::Figure, 9, 11), mark(MarkKind::Name, 15, 18)];
        assert_eq!(
            marked(text, &marks),
            "&lt;b&gt; rose <mark class=\"figure\" id=\"m-9\" title=\"a &quot;note&quot;\">5%</mark> in \
             <mark class=\"date\" id=\"m-15\" title=\"a &quot;note&quot;\"><mark class=\"name\" id=\"m-15\" \
             title=\"a &quot;note&quot;\">May</mark> 2020</mark>"
        );
    }

    #[test]
    fn spans_beyond_the_text_lose_nothing_of_it() {
        assert!(marked("abc", &[mark(MarkKind::Date, 2, 9)]).starts_with("ab<mark"));
        assert!(marked("äbc", &[mark(MarkKind::Date, 1, 2)]).contains('b'));
    }
}
