//! What looks like a date and is none: "may", "EXPO 2017", "page 2000", "2014 people", "The Sunday Times".

use super::reader::Reader;
use crate::lexicon::Classes;
use crate::lexicon::date::DateWord;
use crate::lexicon::number::NumberWord;
use crate::text::token::{Gap, Kind, Shape};

/// Whether a number goes on before the token: "$1,987", "A-320", "12.1987".
pub(super) fn is_part_of_number(r: &Reader, at: usize) -> bool {
    if at == 0 || !r.document.touches(at) {
        return false;
    }
    let before = r.document.tokens[at - 1];
    // "NOTE:1986" lacks a space; "12:1986" does not.
    if before.is(b':') {
        return at > 1 && r.is_kind(at - 2, Kind::Number);
    }
    before.kind != Kind::Sign
        || matches!(before.sign, b'.' | b',' | b'$' | b'#' | b'+' | b'/' | b'_' | b'&' | b'=' | b'@')
        || r.document.has(at - 1, Classes::CurrencySign)
}

/// Whether what stands behind a number is counted by it: "5 pct", "2 mln", "2000 people".
pub(super) fn counts(r: &Reader, end: usize) -> bool {
    if r.gap(end) > Gap::Line {
        return false;
    }
    let decimal = r.document.touches(end)
        && matches!(r.document.tokens[end].sign, b'.' | b',')
        && r.document.is_number(end + 1)
        && r.document.touches(end + 1);
    decimal
        || r.is_sign(end, b'%')
        || r.document.has(end, Classes::Percent | Classes::Currency | Classes::CurrencySign)
        || r.is(end, DateWord::Counted).is_some()
        || r.number_word(end, |w| matches!(w, NumberWord::Scale { .. }).then_some(())).is_some()
}

/// Whether four digits are a year and no count, label or part of a name.
pub(super) fn is_year(r: &Reader, at: usize, end: usize) -> bool {
    let Ok(year) = r.document.word(at).parse::<u32>().or_else(|_| if end > at + 1 { Ok(1950) } else { "".parse() })
    else {
        return false;
    };
    // "in 2018 $129": the sign is that of the next number.
    let next = r.document.has(end, Classes::CurrencySign)
        && !r.document.touches(end)
        && r.document.is_number(end + 1)
        && r.document.is_word(at.wrapping_sub(1), "in");
    if is_part_of_number(r, at) || counts(r, end) && !next {
        return false;
    }
    if r.document.touches(end)
        && (r.document.tokens[end].kind == Kind::Word && !r.document.is_genitive(end)
            || r.is_sign(end, b'%')
            || r.is_sign(end, b'/')
            || r.is_sign(end, b':') && r.document.touches(end + 1))
    {
        return false;
    }
    // "2018-2019" behind a hyphen, "2000-strong"
    let compound = r.skip_hyphen(end);
    if is_chain(r, end) || compound > end && r.is(compound, DateWord::Counted).is_some() {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|_| r.gap(at) <= Gap::Line) else {
        return (1900..2100).contains(&year);
    };
    // "A320-2000", "Kazakhstan-2050": a name or a code; "2014-2016" and "mid-2014" are none.
    if r.is_sign(before, b'-') && r.document.touches(at) {
        let Some(head) = before.checked_sub(1).filter(|_| r.document.touches(before)) else { return true };
        return r.document.has(head, Classes::DateWord) || r.four_digits(head).is_some() && !is_chained(r, head);
    }
    let preposition = is_introduced(r, at)
        || r.document.is_one_of(before, &["than", "during", "between", "around", "about", "circa", "into"]);
    if preposition {
        return if (1700..2100).contains(&year) {
            true
        } else {
            (1000..2200).contains(&year) && r.document.is_word(before, "in")
        };
    }
    if is_label(r, before) {
        return false;
    }
    // "EXPO 2017", "Agenda 2030": a capitalised word right before makes a name of it.
    let token = r.document.tokens[before];
    let name = token.kind == Kind::Word
        && token.shape != Shape::Lower
        && !r
            .document
            .has(before, Classes::DateWord | Classes::Function | Classes::Number | Classes::Auxiliary | Classes::Verb)
        && r.is(before, DateWord::Event).is_none()
        && !is_shouting(r, at);
    !name && (1900..2100).contains(&year)
}

/// Whether a word before the token places it in time: "in", "since", "early", "the end of", "to", "last".
fn is_introduced(r: &Reader, at: usize) -> bool {
    let places = |w: DateWord| {
        let part = matches!(w, DateWord::Part(_) | DateWord::Edge(_) | DateWord::Shift(_));
        (part || matches!(w, DateWord::Of | DateWord::Bound(_) | DateWord::To)).then_some(())
    };
    r.before(at, places).is_some()
}

/// "-2018-2019" behind a year: the digits of something else.
fn is_chain(r: &Reader, end: usize) -> bool {
    let link = |at: usize| r.document.is_hyphen(at) && r.document.is_number(at + 1);
    link(end) && link(end + 2)
}

/// Whether digits and a hyphen stand before the token.
fn is_chained(r: &Reader, at: usize) -> bool {
    at > 1 && r.document.touches(at) && r.is_sign(at - 1, b'-') && r.document.is_number(at - 2)
}

/// Whether a word before a number makes a label of it: "page 2014", "no. 1968".
pub(super) fn is_label(r: &Reader, before: usize) -> bool {
    let before = if r.is_sign(before, b'.') && before > 0 { before - 1 } else { before };
    r.is(before, DateWord::Label).is_some() || r.is_sign(before, b'#')
}

/// Whether the words around are all in capitals, so that capitals say nothing.
fn is_shouting(r: &Reader, at: usize) -> bool {
    let from = at.saturating_sub(3);
    (from..at).filter(|&t| r.is_kind(t, Kind::Word)).all(|t| r.shape(t) == Shape::Upper) && at - from == 3
}

/// Whether the name of a month stands for something else: "may", "the Prime Minister, Theresa May", "April Smith".
pub(super) fn is_other_word(r: &Reader, at: usize, end: usize) -> bool {
    let Some((unsure, _)) = r.word(at, |word| match word {
        DateWord::Month { unsure, .. } => Some(unsure),
        _ => None,
    }) else {
        return false;
    };
    if r.document.touches(at)
        && at > 0
        && (r.document.has(at - 1, Classes::CurrencySign)
            || r.is_sign(at - 1, b'$')
            || r.is_sign(at - 1, b'@')
            || r.is_sign(at - 1, b'#'))
    {
        return true;
    }
    let in_series = at >= 2
        && r.month(at - 2).is_some()
        && (r.is(at - 1, DateWord::And).is_some()
            || matches!(r.document.tokens[at - 1].sign, b',' | b'/' | b'-')
            || r.document.is_word(at - 1, "or"));
    let follows_month =
        matches!(r.document.tokens.get(end), Some(t) if matches!(t.sign, b'/' | b'-')) && r.month(end + 1).is_some();
    let introduced = is_introduced(r, at) || r.before(at, |w| (w == DateWord::Every).then_some(())).is_some();
    let lower = r.shape(at) == Shape::Lower;
    // "in dec", "from april to june", but never "in may" or "to march"; "the august assembly" is no month.
    if lower {
        return unsure || !(introduced || in_series);
    }
    if introduced || in_series || follows_month {
        return false;
    }
    if at == 0 || r.gap(at) == Gap::Paragraph {
        return begins_other(r, at, end, unsure);
    }
    // "the prime minister, May, resigned"
    if unsure && (r.shape(at) == Shape::Upper || r.is_sign(at - 1, b',')) {
        return true;
    }
    let before = r.document.tokens[at - 1];
    let after_name = !is_of_measure(r, at, end)
        && before.kind == Kind::Word
        && before.shape != Shape::Lower
        && !r.document.has(at - 1, Classes::Function | Classes::DateWord | Classes::Verb | Classes::Auxiliary)
        || r.document.has(at - 1, Classes::TitleAbbreviation)
        || r.is_sign(at - 1, b'.') && at > 1 && r.document.has(at - 2, Classes::TitleAbbreviation);
    let determined = r.document.has(at - 1, Classes::Definite | Classes::Article);
    let before_name = r.is_kind(end, Kind::Word)
        && matches!(r.shape(end), Shape::Capital)
        && r.gap(end) <= Gap::Line
        && !r.document.has(end, Classes::Function | Classes::DateWord)
        && !determined;
    let given = r.document.has(at, Classes::GivenName) && !determined;
    let sentence_start = r.document.sentences.binary_search_by_key(&at, |s| s.start).is_ok();
    if sentence_start {
        return begins_other(r, at, end, unsure);
    }
    let acts = unsure
        && !determined
        && (r.document.has(end, Classes::Verb | Classes::Auxiliary) || r.document.is_word(end, "'s"));
    after_name
        || before_name && (given || unsure || !determined && !sentence_start && r.document.says(at, DateWord::NameLike))
        || acts
}

/// "French February car sales", "FORD FEBRUARY OUTPUT": a month of what is measured, whatever name stands before.
fn is_of_measure(r: &Reader, at: usize, end: usize) -> bool {
    /// "car".
    const NOUN: usize = 2;
    let name = r.document.says(at, DateWord::NameLike) || r.document.has(at, Classes::GivenName);
    let noun = |t: &usize| {
        r.is_kind(*t, Kind::Word) && r.gap(*t) <= Gap::Line && !r.document.has(*t, Classes::Function | Classes::Verb)
    };
    let measure = |t: usize| r.document.has(t, Classes::Measure) && r.shape(t) != Shape::Capital;
    let passed = (end..end + NOUN).take_while(noun).count();
    !name && (end..=end + passed).any(|t| r.gap(t) <= Gap::Line && measure(t))
}

/// "may" and "march" in small letters.
pub(super) fn is_verb(r: &Reader, at: usize) -> bool {
    r.shape(at) == Shape::Lower
        && r.word(at, |word| matches!(word, DateWord::Month { unsure: true, .. }).then_some(())).is_some()
}

/// At the head of a sentence: "May I", "April Smith", but "May was wet".
fn begins_other(r: &Reader, at: usize, end: usize, unsure: bool) -> bool {
    let name = r.document.says(at, DateWord::NameLike)
        && r.is_kind(end, Kind::Word)
        && r.shape(end) == Shape::Capital
        && r.gap(end) <= Gap::Line;
    let asks = r.document.has(end, Classes::Function) && !r.document.has(end, Classes::Auxiliary);
    name || unsure && (!r.is_kind(end, Kind::Word) || asks)
}

/// "Sat", "Sun", "Wed" by themselves are mostly no days.
pub(super) fn is_unsure_weekday(r: &Reader, at: usize) -> bool {
    r.word(at, |word| match word {
        DateWord::Weekday { unsure, .. } => Some(unsure),
        _ => None,
    })
    .is_some_and(|(unsure, end)| unsure && !(at > 0 && r.is_sign(at - 1, b'(') && r.is_sign(end, b')')))
}

/// "The Sunday Times", "USA Today", "Black Friday".
pub(super) fn is_title(r: &Reader, at: usize) -> bool {
    if r.shape(at) == Shape::Lower {
        return false;
    }
    let title = r.is(at + 1, DateWord::Title).is_some() && r.shape(at + 1) != Shape::Lower;
    let head = at > 0 && r.is(at - 1, DateWord::NamedDay).is_some() && r.shape(at - 1) != Shape::Lower;
    title || head
}

/// Whether a capitalised word in the midst of a sentence stands beside another one.
pub(super) fn is_name(r: &Reader, at: usize, end: usize) -> bool {
    let capital = |token: usize| {
        r.is_kind(token, Kind::Word)
            && r.shape(token) != Shape::Lower
            && !r.document.has(token, Classes::Function | Classes::DateWord)
            && r.gap(token) <= Gap::Line
    };
    let before = at > 0 && capital(at - 1) && r.gap(at) <= Gap::Line;
    r.shape(at) != Shape::Lower && (before || capital(end))
}

/// "in his thirties", "in their early 60s": so old, and no decade.
pub(super) fn is_age(r: &Reader, at: usize) -> bool {
    let part = r.before(at, |w| matches!(w, DateWord::Part(_)).then_some(())).map_or(at, |(_, start)| start);
    let hyphen = at > 1 && r.skip_hyphen(at - 1) == at;
    let owner = if hyphen && part == at { at.saturating_sub(2) } else { part };
    owner > 0 && r.document.has(owner - 1, Classes::Possessive)
}

/// "The first half ended 1-0": a half or a quarter of a match, as some word of its sentence tells.
pub(super) fn is_of_match(r: &Reader, at: usize) -> bool {
    let sentence = r.document.sentences.get(r.document.sentence_of(at)).cloned().unwrap_or(at..at);
    sentence.into_iter().any(|t| r.is(t, DateWord::Sport).is_some())
}
