//! Laws and treaties.
//!
//! | text | name |
//! | --- | --- |
//! | `the Clean Water Act of 1974` | `Clean Water Act of 1974` |
//! | `the Law on Investments` | `Law on Investments` |
//! | `the Law "On Forest Guards"` | `Law "On Forest Guards"` |
//! | `Resolution 1325`, `Directive 2003/87/EC` | the same |
//! | `the Democratic National Convention` | none: a meeting |

use std::ops::Range;

use super::Naming;
use super::institution::{premodifiers, tails};
use super::stretch::is_capitalised;
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::record::{EntityKind, MentionMethod};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// How many words a quoted law may have.
const QUOTED: usize = 14;

/// The law whose head word stands at the token.
pub(super) fn recognize(document: &Document, head: usize, sentence: &Range<usize>) -> Option<Naming> {
    if !is_capitalised(document, head) {
        return None;
    }
    let numbered = document.read(head, |sense| matches!(sense, Sense::Name(NameWord::NumberedLaw)).then_some(()));
    let worded = document.read(head, |sense| matches!(sense, Sense::Name(NameWord::LawWord)).then_some(()));
    let end = head + numbered.or(worded)?.1;
    let naming =
        |tokens: Range<usize>, rule| Naming { tokens, rule, ..Naming::new(EntityKind::Law, MentionMethod::Pattern) };
    if let Some(end) = numbered.and_then(|_| number(document, end, sentence)) {
        return Some(naming(head..end, "law_number"));
    }
    if let Some(end) = quoted(document, end, sentence) {
        return Some(naming(head..end, "law_quoted"));
    }
    let tail = tails(document, end, sentence);
    if tail > end {
        return Some(naming(head..tail, "law_of"));
    }
    let start = modified(document, head, sentence)?;
    // A convention is a meeting unless a place gives it its name.
    let meeting = document.is_word(head, "convention") && !document.has(head - 1, Classes::Name);
    (worded.is_some() && !meeting && !is_capitalised(document, end))
        .then(|| naming(start..year(document, end, sentence), "law"))
}

/// "1325", "No. 12", "(EU) 2016/679", "2003/87/EC": the token behind.
fn number(document: &Document, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let bracket = document.is_sign(at, b'(') && document.is_sign(at + 2, b')');
    let mut at = at + if bracket { 3 } else { 0 };
    if matches!(document.word(at), "No" | "no" | "No." | "№") {
        at += 1 + usize::from(document.is_sign(at + 1, b'.'));
    }
    let counted = Classes::Number | Classes::Percent | Classes::Currency | Classes::Unit;
    if at >= sentence.end || !document.is_number(at) || document.has(at + 1, counted) {
        return None;
    }
    let mut end = at + 1;
    while end + 1 < sentence.end
        && document.touches(end)
        && matches!(document.tokens[end].sign, b'/' | b'-')
        && document.touches(end + 1)
        && document.tokens[end + 1].kind != Kind::Sign
    {
        end += 2;
    }
    Some(end)
}

/// `"On Forest Guards"`: the token behind the closing quote.
fn quoted(document: &Document, open: usize, sentence: &Range<usize>) -> Option<usize> {
    if !document.is_sign(open, b'"') || !document.is_word(open + 1, "on") {
        return None;
    }
    let limit = sentence.end.min(open + QUOTED);
    (open + 2..limit).find(|&at| document.is_sign(at, b'"')).map(|close| close + 1)
}

/// Where the words before the head begin, behind an article: "Clean Water", "Freedom of Information".
fn modified(document: &Document, head: usize, sentence: &Range<usize>) -> Option<usize> {
    let definite = |start: usize| {
        start > sentence.start
            && (document.is_word(start - 1, "the")
                || document.word(start - 1).starts_with(['\'', '’'])
                || document.has(start - 1, Classes::Demonym) && document.tokens[start - 1].shape != Shape::Lower)
    };
    let mut start = premodifiers(document, head, sentence);
    if start == head {
        return None;
    }
    while !definite(start) {
        let small = start.checked_sub(1).filter(|&at| matches!(document.word(at), "of" | "and" | "in" | "to"))?;
        let wider = premodifiers(document, small, sentence);
        if wider == small {
            return None;
        }
        start = wider;
    }
    Some(start)
}

/// The end with its year: "of 1974", "2006".
fn year(document: &Document, end: usize, sentence: &Range<usize>) -> usize {
    let at = end + usize::from(document.word(end) == "of");
    let word = document.word(at);
    let is_year = at < sentence.end
        && word.len() == 4
        && document.is_number(at)
        && (word.starts_with('1') || word.starts_with("20"));
    if is_year { at + 1 } else { end }
}
