//! Whom a sentence is about, where nobody is said to speak.
//!
//! | words | about |
//! | --- | --- |
//! | `Ana Weiss is more upbeat.` | Ana Weiss: the "she" of the next sentence |
//! | `Commenting on it, Ana Weiss blamed the snow.` | Ana Weiss |
//! | `His deputy, Ana Weiss, was more cautious: "..."` | Ana Weiss, who says what is quoted |
//! | `Ana Weiss's firm lost money.`, `Shares of Ana Weiss fell.` | nobody |
//! | `Ana Weiss and Jan Berg met.` | nobody: it could be either |

use std::ops::Range;

use super::speakers_in;
use crate::Located;
use crate::id::Id;
use crate::interpret::clause::Sentence;
use crate::lexicon::Classes;
use crate::recognize::verb::VerbGroup;
use crate::record::{EntityKind, Mention};
use crate::text::Document;

/// How many words a partial quotation may have.
const WORDS: usize = 12;

/// The person who is the subject of a sentence.
pub(super) fn of(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    quotes: &[Range<usize>],
) -> Option<Id> {
    let quoted = |token: usize| quotes.iter().any(|q| q.contains(&token));
    let mention = subject(document, sentence, mentions)?;
    (mention.row.kind == EntityKind::Person && !quoted(mention.tokens.start)).then_some(mention.row.entity)
}

/// "Ana Weiss put the loss \"north of 5%\"": who says the few words that a sentence quotes.
pub(super) fn of_words(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    quotes: &[Range<usize>],
) -> Option<Id> {
    let quote = quotes.iter().find(|q| q.start > sentence.tokens.start && q.start < sentence.tokens.end)?;
    let open = quote.start - 1;
    // With a capital begins a sentence of its own; a colon hands the word to the subject.
    let words = quote.len() <= WORDS && !document.has(quote.start, Classes::Capital)
        || document.is_sign(open.wrapping_sub(1), b':');
    let mention = subject(document, sentence, mentions).filter(|m| words && m.tokens.end < open)?;
    // Nobody but the subject may have said it.
    let other = |m: &Located<Mention>| m.row.kind == EntityKind::Person && m.row.entity != mention.row.entity;
    let alone = !speakers_in(mentions, &(sentence.tokens.start..open)).any(other);
    (alone && mention.row.kind == EntityKind::Person).then_some(mention.row.entity)
}

/// The name before the first finite verb, if it is the verb's subject.
pub(in crate::interpret) fn subject<'m>(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&'m Located<Mention>],
) -> Option<&'m Located<Mention>> {
    let start = sentence.tokens.start;
    let mention = speakers_in(mentions, &sentence.tokens).find(|m| is_free(document, start, m))?;
    let end = mention.tokens.end;
    let relatives = sentence.relatives();
    let inside = |at: usize| relatives.iter().any(|r| r.contains(&at));
    // "Ana Weiss, an engineer who had never held office, was elected": without a comma before it too.
    let relative = |g: &VerbGroup| {
        let before = g.tokens.start.wrapping_sub(1);
        inside(g.tokens.start) || before >= end && document.has(before, Classes::Relative)
    };
    let verb = sentence.groups.iter().find(|g| g.is_finite() && !relative(g))?;
    let joined = document.is_one_of(end, &["and", "or"])
        || document.has(mention.tokens.start.wrapping_sub(1), Classes::Conjunction);
    // Of an appositive, the comma before the verb closes it: "His deputy, Ana Weiss, was".
    let commas = (end..verb.tokens.start).filter(|&at| document.is_sign(at, b',')).count();
    let apposed = document.is_sign(mention.tokens.start.wrapping_sub(1), b',');
    (end <= verb.tokens.start && !joined && (commas != 1 || apposed) && !inside(mention.tokens.start))
        .then_some(mention)
}

/// No object of a preposition, and no owner.
fn is_free(document: &Document, start: usize, mention: &Located<Mention>) -> bool {
    let article = usize::from(document.is_word(mention.tokens.start.wrapping_sub(1), "the"));
    let before = mention.tokens.start.wrapping_sub(1 + article);
    let object = mention.tokens.start > start + article && document.has(before, Classes::Preposition);
    !object && !document.is_genitive(mention.tokens.end)
}
