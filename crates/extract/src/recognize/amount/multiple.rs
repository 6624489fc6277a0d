//! Multiples and ranks: "doubled", "eightfold", "by more than 2 times", "by a factor of 2", "multiplied by seven", "3.5 times as much", "top five".

use super::{Amount, count};
use crate::decimal::Decimal;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Auxiliary, Form, Roles, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::recognize::number::Number;
use crate::record::{Direction, FigureKind};
use crate::text::Document;
use crate::text::token::Kind;

/// How far before "2 times" a word of change may stand.
const REACH: usize = 7;

/// A word that is a multiple by itself: "doubled", "eightfold", "twice as much".
pub(super) fn word(document: &Document, at: usize) -> Option<Amount> {
    if !document.has(at, Classes::Multiple) || document.is_sign(at + 1, b'-') && document.touches(at + 1) {
        return None;
    }
    if let Some((verb, form)) = document.verb_forms(at).next().filter(|(verb, _)| verb.multiple.is_some()) {
        // "a double room", "double the level": the base form is a verb only behind "to", a modal or a plural subject.
        // "would merely double"
        let adverb = |at: usize| at > 0 && document.ends_like_adverb(at);
        let modal = at.wrapping_sub(1 + usize::from(adverb(at.wrapping_sub(1))));
        let modal = if document.is_be(modal) { at.wrapping_sub(1) } else { modal };
        let governed = at > 0
            && (document.has(modal, Classes::Auxiliary)
                || document.is_word(at - 1, "to")
                || document.word(at - 1).ends_with('s') && document.tokens[at - 1].kind == Kind::Word);
        // "double digits", "to double standards": an adjective.
        let adjective = document.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word)
            && document.word(at + 1).ends_with('s')
            && !document.has(at + 1, Classes::Function | Classes::Measure | Classes::Demonym | Classes::Name);
        if form != Form::Base || governed && !adjective {
            return Some(multiple(
                at..at + 1,
                verb.multiple.map(|n| Decimal::from_int(i64::from(n))),
                verb.roles.direction(),
                "multiple_verb",
            ));
        }
    }
    let (factor, length) =
        document.read(at, |s| if let Sense::Statement(StatementWord::Multiple(n)) = s { Some(*n) } else { None })?;
    let fold = document.word(at + length - 1).to_ascii_lowercase().ends_with("fold");
    // "won twice" counts occasions.
    (fold || compares(document, at + length) || is_of_owner(document, at, at + length))
        .then(|| multiple(at..at + length, Some(Decimal::from_int(i64::from(factor))), None, "multiple_word"))
}

/// "fell by a factor of 1.7".
pub(super) fn factor(document: &Document, number: &Number) -> Option<Amount> {
    let at = number.tokens.start;
    let words = ["by", "a", "factor", "of"];
    let start = at.checked_sub(words.len())?;
    let said = words.iter().zip(start..).all(|(word, at)| document.is_word(at, word));
    // "by a factor of 5 to 10"
    let range = document.is_word(number.tokens.end, "to") && document.is_number(number.tokens.end + 1);
    (said && !range).then(|| multiple(start + 1..number.tokens.end, number.value, None, "multiple_times"))
}

/// "imports multiplied by seven", "exports have multiplied by five": of what is measured, in the verb of its sentence. "12 multiplied by 5
/// is", "valued at earnings multiplied by 12" reckon.
pub(super) fn multiplied(document: &Document, number: &Number) -> Option<Amount> {
    let by = number.tokens.start.checked_sub(1).filter(|&by| document.is_word(by, "by"))?;
    let verb = by.checked_sub(1).filter(|&verb| document.says(verb, StatementWord::Multiplies))?;
    let counts = number.value.is_some_and(|value| value > Decimal::ONE) && number.scale <= 1000;
    (counts && count::closes(document, number.tokens.end) && is_of_measure(document, verb, number.tokens.end))
        .then(|| multiple(by..number.tokens.end, number.value, Some(Direction::Increase), "multiple_times"))
}

/// Whether the verb has a measure for its subject, and is the only one of its sentence unless an auxiliary makes it one.
fn is_of_measure(document: &Document, verb: usize, end: usize) -> bool {
    const ACTS: Classes = Classes::Verb.with(Classes::Auxiliary).with(Classes::PastEnding);
    let sentence = document.sentences[document.sentence_of(verb)].clone();
    let have = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Have, _)));
    let perfect = verb > sentence.start && document.is(verb - 1, have);
    let noun = verb - usize::from(perfect);
    let sign = |at: &usize| document.tokens[*at].kind != Kind::Sign;
    let clause = noun - (sentence.start..noun).rev().take_while(sign).count();
    let acts = |at: usize| document.has(at, ACTS) && !document.has(at, Classes::Measure);
    // "imports from Brazil": the measure stands before every preposition.
    let place = |&at: &usize| !document.has(at, Classes::Preposition);
    let measured = (clause..noun).take_while(place).any(|at| document.has(at, Classes::Measure));
    let alone = || {
        let joint = |&at: &usize| !document.has(at, Classes::Joint);
        clause == sentence.start && !(end..sentence.end).take_while(joint).any(acts)
    };
    measured && !(clause..noun).any(acts) && (perfect || alone())
}

/// A number with "times" or "fold".
pub(super) fn times(document: &Document, number: &Number) -> Option<Amount> {
    let at = document.skip_hyphen(number.tokens.end);
    let length = document.length_of(at, StatementWord::Times)?;
    let end = at + length;
    // "4.1 times annualized earnings" says how much, and of no change.
    let mut rule = "multiple_times";
    let counts = match document.word(end - 1) {
        "fold" => true,
        "x" | "X" => !number.in_words && document.touches(end - 1) && !document.is_number(end),
        // "five times champion", "met three times": occasions, unless something grew or is compared.
        _ => {
            let told = compares(document, end)
                || changes_before(document, number.tokens.start)
                || is_moved_by_part(document, number)
                || is_of_owner(document, number.tokens.start, end);
            if !told {
                rule = "multiple_ratio";
            }
            told || is_ratio(document, number, end)
                || is_ratio_again(document, number, end)
                || is_compared_ratio(document, number, end)
        }
    };
    counts.then(|| multiple(number.tokens.start..end, number.value, None, rule))
}

/// "top five", "top 100".
pub(super) fn rank(document: &Document, number: &Number) -> Option<Amount> {
    let before = number.tokens.start.checked_sub(1)?;
    let percent = document.has(number.tokens.end, Classes::Percent | Classes::Currency);
    let whole = number.value.and_then(Decimal::to_int).is_some_and(|n| (2..=1000).contains(&n));
    let top = document.says(before, StatementWord::Rank);
    (top && whole && !percent && number.scale == 1).then(|| Amount {
        kind: FigureKind::Rank,
        rule: "rank",
        ..multiple(before..number.tokens.end, number.value, None, "rank")
    })
}

fn multiple(
    tokens: std::ops::Range<usize>,
    value: Option<Decimal>,
    direction: Option<Direction>,
    rule: &'static str,
) -> Amount {
    Amount { kind: FigureKind::Multiple, value, direction, rule, ..Amount::empty(tokens) }
}

/// "went up 1.4 times": no occasions, since it is no whole number; "showed up three times" has them.
fn is_moved_by_part(document: &Document, number: &Number) -> bool {
    let direction = number.tokens.start.checked_sub(1).is_some_and(|at| document.has(at, Classes::Direction));
    direction && !number.in_words && number.value.is_some_and(|value| !value.is_whole())
}

/// "4.1 times annualized earnings": so many times what is measured. "The 2.5 times winner" and "2.5 times weekly" have no measure.
fn is_ratio(document: &Document, number: &Number, end: usize) -> bool {
    /// "annualized core earnings".
    const MEASURE: usize = 3;
    // "2.5 times a game", "1.5 times in May": how often.
    let word = |at: &usize| {
        document.tokens.get(*at).is_some_and(|t| t.kind == Kind::Word) && !document.has(*at, Classes::Function)
    };
    let measured = || (end..end + MEASURE).take_while(word).any(|at| document.has(at, Classes::Measure));
    !number.in_words && number.value.is_some_and(|value| !value.is_whole()) && measured()
}

/// "1.4 times EBITDA against 2.1 times a year ago": compared with so many times before, of the same.
fn is_ratio_again(document: &Document, number: &Number, end: usize) -> bool {
    /// Tokens from the one to the other: "annualized core earnings in May,".
    const BETWEEN: usize = 8;
    let start = number.tokens.start;
    let compared = start
        .checked_sub(1)
        .is_some_and(|at| document.has(at, Classes::Comparison) || document.is_one_of(at, &["from", "to"]));
    let sentence = document.sentences[document.sentence_of(start)].start;
    let ratio =
        |at: usize| at > sentence && document.says(at, StatementWord::Times) && document.word(at - 1).contains('.');
    let dated = document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign)
        || document.has(end, Classes::DateStart | Classes::Function)
        || document.has(end, Classes::Number) && document.has(end + 1, Classes::TimeUnit);
    compared && dated && !number.in_words && (start.saturating_sub(BETWEEN).max(sentence)..start).any(ratio)
}

/// "stood at 1.4 times, against 2.1 times a year ago": what so many times are compared with stands right behind.
fn is_compared_ratio(document: &Document, number: &Number, end: usize) -> bool {
    let compared = end + usize::from(document.is_sign(end, b','));
    let other = (compared + 1..compared + 3).find(|&at| document.is_number(at));
    let part = |number: &str| number.contains('.');
    document.has(compared, Classes::Comparison)
        && !number.in_words
        && number.value.is_some_and(|value| !value.is_whole())
        && other.is_some_and(|at| part(document.word(at)) && document.says(at + 1, StatementWord::Times))
}

/// Whether a comparison follows: "more", "as much as", "the level of".
pub(super) fn compares(document: &Document, at: usize) -> bool {
    document.says(at, StatementWord::Compares)
}

/// "nearly twice last year's 15 million", "three times Germany's rate": so many times what somebody or some time has. "won twice Germany's
/// championship" has no measure, and "at last year's fair" is no time that has a number.
fn is_of_owner(document: &Document, start: usize, end: usize) -> bool {
    /// Tokens of the owner: "the previous year".
    const OWNER: usize = 4;
    let word = |at: &usize| document.tokens[*at].kind == Kind::Word && !document.has(*at, Classes::Preposition);
    let last = document.len().min(end + OWNER);
    let Some(genitive) = (end..last).take_while(word).find(|&at| document.is_genitive(at)) else { return false };
    let dated = document.has(genitive - 1, Classes::DateWord | Classes::DateStart);
    let measured = || {
        let near = genitive + 1..document.len().min(genitive + 1 + OWNER);
        near.clone().take_while(word).any(|at| document.has(at, Classes::Measure | Classes::Anaphor))
            || near.take_while(|at| !document.is_sign(*at, b',')).any(|at| document.is_number(at))
    };
    let bound = start > 0 && document.has(start - 1, Classes::Bound);
    (dated || document.has(genitive - 1, Classes::Name)) && (bound || measured())
}

/// Whether a verb or noun of change stands shortly before: "decreased by more than", "a growth of", or a direction right before:
/// "(up 2.2 times)", which "showed up three times" has not.
pub(super) fn changes_before(document: &Document, start: usize) -> bool {
    let roles = Roles::CHANGE;
    // "exceeded the level of 2016 2.5 times", but "beat Weiss three times"
    let exceeds = |at: usize| {
        let verb = document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::EXCEED));
        verb && (at + 1..start).any(|t| document.says(t, StatementWord::Level))
    };
    let bound = |&at: &usize| document.has(at, Classes::Bound) || document.is_one_of(at, &["by", "than"]);
    let direction = (start.saturating_sub(REACH)..start).rev().find(|at| !bound(at));
    if direction.is_some_and(|at| {
        let behind_verb = document.has(at.wrapping_sub(1), Classes::Verb | Classes::PastEnding);
        document.has(at, Classes::Direction) && !behind_verb
    }) {
        return true;
    }
    (start.saturating_sub(REACH)..start).any(|at| {
        let moves = document.verb_forms(at).any(|(verb, _)| verb.roles.meets(roles));
        document.has(at, Classes::ChangeNoun) || moves || exceeds(at)
    })
}
