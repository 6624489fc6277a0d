//! Whom a text names as its source.
//!
//! | words | source |
//! | --- | --- |
//! | `According to the ministry, exports rose` | the ministry, where the text names it |
//! | `the agency reports, citing the ministry` | the ministry |
//! | `Ana Weiss was quoted as saying`, `the paper quoted Ana Weiss as saying` | Ana Weiss |
//! | `For Ana Weiss, an analyst at Alder Bank, the rise is a surprise` | Ana Weiss |

use std::ops::Range;

use super::subject::{pronoun, stands_for, subject};
use super::told::clause_start;
use super::{Last, Speaker, speakers_in};
use crate::Located;
use crate::interpret::clause::Sentence;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{EntityKind, Mention, SpeakerMethod};
use crate::text::Document;

/// How many words behind "is" may say what somebody thinks of it: "a very pleasant surprise".
const JUDGEMENT: usize = 4;

/// "..., the agency reports, citing the ministry": whom one that passes on has it from.
pub(super) fn cited(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    verb: usize,
    reach: usize,
) -> Option<Speaker> {
    let (at, length) = source_in(document, verb..sentence.tokens.end, StatementWord::Citation)?;
    let end = (at + length..sentence.tokens.end).find(|&t| document.is_sign(t, b',')).unwrap_or(sentence.tokens.end);
    let named = speakers_in(mentions, &(at + length..end)).next().filter(|_| at - verb <= reach)?;
    // "citing data of the ministry", but not "citing the case of Ana Weiss".
    let passes = |t: usize| {
        document.has(t, Classes::Function | Classes::Preposition | Classes::Demonym | Classes::Title)
            || document.says(t, StatementWord::Mouthpiece)
    };
    (at + length..named.tokens.start).all(passes).then_some((named.row.entity, SpeakerMethod::AccordingTo))
}

/// The first words of a kind that name a source, as (token, tokens).
fn source_in(document: &Document, range: Range<usize>, kind: StatementWord) -> Option<(usize, usize)> {
    let mut from = range.start;
    while let Some(at) = document.first(from..range.end, Classes::Source) {
        if let Some(length) = document.length_of(at, kind) {
            return Some((at, length));
        }
        from = at + 1;
    }
    None
}

pub(super) fn according_to(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    last: Last,
) -> Option<Speaker> {
    let (at, length) = source_in(document, sentence.tokens.clone(), StatementWord::Source)?;
    let stop = (at + length..sentence.tokens.end)
        .find(|&t| document.is_sign(t, b','))
        .unwrap_or(sentence.tokens.end)
        .max(at + length + 3);
    // "According to the agreement establishing the bank": it is the agreement that says so.
    let told = |m: &&Located<Mention>| {
        let between = |g: &VerbGroup| g.tense == Tense::Ing && (at + length..m.tokens.start).contains(&g.tokens.start);
        !sentence.groups.iter().any(between)
    };
    // "According to the bank's governor, Ana Weiss, prices rose"
    let holder = || {
        let behind = speakers_in(mentions, &(stop + 1..stop + 2)).next()?;
        let office = document.is_sign(stop, b',') && document.has(stop - 1, Classes::Title);
        let apposed = document.is_sign(behind.tokens.end, b',');
        (office && apposed && behind.row.kind == EntityKind::Person).then_some(behind)
    };
    let named = holder().or_else(|| speakers_in(mentions, &(at + length..stop)).filter(told).last());
    let own = document.is_word(at + 1, "his") || document.is_word(at + 1, "her");
    let carried = || (own || pronoun(document, at + length)).then_some(last.pronoun).flatten();
    if own {
        return carried().map(|id| (id, SpeakerMethod::Carried));
    }
    // "According to the minister": who holds the office.
    let noun = at + length + 1;
    let earlier = &mentions[..mentions.partition_point(|m| m.tokens.start < at)];
    let held = || {
        let alone =
            document.is_sign(noun + 1, b',') || document.is_sign(noun + 1, b'.') || noun + 1 == sentence.tokens.end;
        let office = document.is_word(noun - 1, "the") && document.has(noun, Classes::Title) && alone;
        office.then(|| stands_for(document, earlier, noun, last)).flatten()
    };
    named
        .map(|m| (m.row.entity, SpeakerMethod::AccordingTo))
        .or_else(|| held().map(|id| (id, SpeakerMethod::Carried)))
        .or_else(|| carried().map(|id| (id, SpeakerMethod::Carried)))
}

/// "Ana Weiss was quoted as saying", "the paper quoted Ana Weiss as saying": who said it, and from which token on.
pub(super) fn quoted(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&Located<Mention>],
    last: Last,
) -> Option<(Speaker, usize)> {
    let says = |g: &&VerbGroup| {
        g.tense == Tense::Ing && document.is_word(g.tokens.start.wrapping_sub(1), "as") && g.does(Roles::REPORT)
    };
    let link = sentence.groups.iter().find(says)?.tokens.start - 1;
    let quotes = |g: &&VerbGroup| g.is_finite() && g.does(Roles::REPORT) && g.tokens.end <= link;
    let verb = sentence.groups.iter().rfind(quotes)?;
    let end = verb.tokens.end;
    let (id, carried) = if verb.passive {
        subject(sentence, verb.tokens.clone(), mentions, last)?
    } else if let Some(named) = speakers_in(mentions, &(end..link)).last() {
        (named.row.entity, false)
    } else if pronoun(document, link - 1) {
        (last.pronoun?, true)
    } else {
        let earlier = &mentions[..mentions.partition_point(|m| m.tokens.start < end)];
        (stands_for(document, earlier, link - 1, last)?, true)
    };
    let method = if carried { SpeakerMethod::Carried } else { SpeakerMethod::Clause };
    Some(((id, method), clause_start(document, sentence, mentions, verb.tokens.start)))
}

/// "For Ana Weiss, an analyst at Alder Bank, the 2% rise is a surprise": whose view it is, if she holds an office; "the rent is $500"
/// is no view.
pub(super) fn viewed(document: &Document, sentence: &Sentence, mentions: &[&Located<Mention>]) -> Option<Speaker> {
    let start = sentence.tokens.start;
    if !document.is_word(start, "for") {
        return None;
    }
    let named = speakers_in(mentions, &(start + 1..start + 2)).next()?;
    let judgement = |from: usize| {
        let words = from..(from + JUDGEMENT).min(sentence.tokens.end);
        words.take_while(|&at| document.tokens[at].sign == 0).any(|at| document.says(at, StatementWord::Judgement))
    };
    let view = named.row.kind == EntityKind::Person
        && named.row.role.is_some()
        && document.is_sign(named.tokens.end, b',')
        && sentence.groups.iter().filter(|g| g.copula).any(|g| judgement(g.tokens.end));
    view.then_some((named.row.entity, SpeakerMethod::AccordingTo))
}
