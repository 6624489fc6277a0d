//! Shares told as so many of so many.
//!
//! | words | amount |
//! | --- | --- |
//! | "**one in five** adults", "nearly **1 in 10** branches" | percent 20, 10 |
//! | "**two out of every three** claims" | percent 66.666667 |
//! | "**two dollars in three** came from", "**one household in five**" | percent 66.666667, 20 |
//! | "one in five years", "seven out of nine seats", "scored one in two matches", "live one in ten" | none |

use std::ops::Range;

use super::{Amount, unit};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles, VerbWord};
use crate::recognize::number::{self, Number};
use crate::record::FigureKind;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// The largest number of which one is a share: "one in a thousand".
const MOST: i64 = 1000;
/// Of these so many are a share, and no count: "four in ten", where "two in six" may be found in six places.
const ROUND: [i64; 5] = [3, 4, 5, 10, 100];

/// A share that begins with the number.
pub(super) fn read(document: &Document, part: &Number) -> Option<Amount> {
    of_things(document, part).or_else(|| of_numbers(document, part))
}

/// "two dollars in three came", "one household in five": the noun stands between the two.
fn of_things(document: &Document, part: &Number) -> Option<Amount> {
    let noun = part.tokens.end;
    let thing = document.tokens.get(noun).is_some_and(|t| t.shape == Shape::Lower)
        && !document.has(noun, Classes::TimeUnit | Classes::Function | Classes::Verb | Classes::Number | Classes::Unit);
    let whole = noun + 2;
    if !thing || !part.in_words || !document.is_word(noun + 1, "in") || !document.has(whole, Classes::Number) {
        return None;
    }
    let whole = number::read(document, whole)?;
    let (few, many) = (count(part)?, count(&whole)?);
    let end = whole.tokens.end;
    // "one person in five families", "two men in three days"
    let verb = document.has(end, Classes::Auxiliary | Classes::PastEnding)
        || document.verb_forms(end).any(|(_, form)| form != Form::Base) && unit::noun(document, end).is_none();
    let alone = super::count::closes(document, end) || verb;
    // "scored one goal in ten": what was done, unless it is told of people.
    let person = unit::noun(document, noun).is_some_and(|(unit, _)| document.lexicon.amounts.is_person(&unit));
    if is_done(document, part) && !person {
        return None;
    }
    let may = !document.is_hyphen(end) && may_begin(document, part, few, true);
    (few >= 1 && many > few && ROUND.contains(&many) && alone && may).then(|| share(part.tokens.start..end, few, many))
}

/// So many of so many, in digits and words, as one number; a scale or a fraction makes no share.
fn count(number: &Number) -> Option<i64> {
    (number.scale == 1 && number.fraction.is_none()).then(|| number.value?.to_int()).flatten()
}

fn share(tokens: Range<usize>, few: i64, many: i64) -> Amount {
    let percent = Decimal::from_int(few).checked_mul(Decimal::from_int(100));
    Amount {
        kind: FigureKind::Percent,
        value: percent.and_then(|part| part.checked_div(Decimal::from_int(many))),
        rule: "ratio",
        ..Amount::empty(tokens)
    }
}

fn of_numbers(document: &Document, part: &Number) -> Option<Amount> {
    let (at, out) = match part.tokens.end {
        end if document.is_word(end, "in") => (end + 1, false),
        end if document.is_word(end, "out") && document.is_word(end + 1, "of") => (end + 2, true),
        _ => return None,
    };
    let every = document.is_word(at, "every");
    let at = at + usize::from(every);
    if !document.is_number(at) && !document.has(at, Classes::Number) {
        return None;
    }
    let whole = number::read(document, at)?;
    let (few, many) = (count(part)?, count(&whole)?);
    let end = whole.tokens.end;
    // "one in five years", "one in ten kilometres", "one in 5-10"
    let measured = document.has(end, Classes::TimeUnit.with(Classes::Currency).with(Classes::Percent))
        || document.is_hyphen(end)
        || unit::is_measured(document, end);
    if few < 1 || many <= few || many > MOST || measured || !may_begin(document, part, few, every || out) {
        return None;
    }
    let counts = unit::noun(document, end).is_some();
    // "Ten years ago it was one in two."
    let told = part.tokens.start.checked_sub(1).is_some_and(|at| {
        let subject = at.wrapping_sub(1);
        let share = document.is_word(subject, "it") || document.has(subject, Classes::Anaphor | Classes::Measure);
        share && document.is_be(at)
    });
    let told = told && document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign);
    // "were fewer than one in fifty"
    let bounded = || {
        let than = part.tokens.start.checked_sub(1).filter(|&at| document.is_word(at, "than"));
        let many = than.is_some_and(|at| document.is_one_of(at.wrapping_sub(1), &["fewer", "less", "more"]));
        many && super::count::closes(document, end)
    };
    let plain = few == 1 && part.in_words && (counts || told || answers(document, end) || bounded())
        || every
        || counts && (few == 1 || ROUND.contains(&many));
    let said = part.in_words && ROUND.contains(&many) && answers(document, end);
    // "He scored one in two matches": what was done, and not to how many of those surveyed.
    let person = || unit::noun(document, end).is_some_and(|(unit, _)| document.lexicon.amounts.is_person(&unit));
    if !every && is_done(document, part) && !person() {
        return None;
    }
    (plain || said).then(|| share(part.tokens.start..end, few, many))
}

/// "scored one in two": whether the number stands right behind a verb of doing.
fn is_done(document: &Document, part: &Number) -> bool {
    part.tokens.start.checked_sub(1).is_some_and(|at| {
        document.has(at, Classes::Verb.with(Classes::PastEnding))
            && !document.has(at, Classes::Auxiliary)
            && !document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::REPORT))
    })
}

/// "four in ten said", "one in ten of them": what those do of whom it is told.
fn answers(document: &Document, end: usize) -> bool {
    document.has(end, Classes::Verb.with(Classes::Auxiliary).with(Classes::PastEnding).with(Classes::Relative))
        || document.is_word(end, "of")
        || document.says(end, VerbWord::Adverb)
        || unit::noun(document, end).is_some()
}

/// Whether the number can begin a share where it stands: "the one in five hundred" is a thing, and "died, two in three attacks" a count.
fn may_begin(document: &Document, part: &Number, few: i64, clear: bool) -> bool {
    let Some(before) = part.tokens.start.checked_sub(1) else { return true };
    if document.says(before, StatementWord::Label) {
        return false;
    }
    let begins = document.sentences[document.sentence_of(part.tokens.start)].start == part.tokens.start;
    let told = begins
        || document.has(before, Classes::Bound.with(Classes::Quote))
        || document.is_word(before, "that")
        || document.is_word(before, "than");
    let closed = Classes::Function.with(Classes::Verb).with(Classes::Auxiliary).with(Classes::PastEnding);
    let open = document.tokens[before].kind == Kind::Sign && !document.is_sign(before, b'-')
        || document.has(before, closed) && !document.has(before, Classes::Determiner);
    told || open && (few == 1 || clear && !document.has(before, Classes::Verb.with(Classes::PastEnding)))
}
