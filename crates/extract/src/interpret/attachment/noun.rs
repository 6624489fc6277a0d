//! Dates that belong to a noun which is nothing measured.
//!
//! | words | the date tells |
//! | --- | --- |
//! | "bonds due **1996**", "the **1992** issue" | when the bonds fall due, which they are |
//! | "at the **May** meeting", "a **1985** indictment" | which one is meant |
//! | "the drop forecast in **December**", "its **October** forecast" | when it was foreseen |
//! | "its **2017** target is out of reach, sending the shares to 7" | when the target is due |
//! | "**2016**-crop wheat" | which wheat |
//! | "shed 6p in the wake of news **yesterday**", "figures released **on Friday** put it at" | when it was heard |
//! | "**2016** net includes a gain of", in a report on a quarter | the quarter or the year: the words do not say |

use super::owner::is_possessive;
use crate::Located;
use crate::interpret::Site;
use crate::interpret::modality::object_noun;
use crate::interpret::period::is_part_of_year;
use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Date, DateBound, DateKind, Granularity};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// Whether a date belongs to a noun other than what the amount measures.
pub(super) fn is_of_noun(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    belongs_to_noun(site, date)
        || opens_brackets(site, date)
        || is_of_next(site, date)
        || is_of_thing(document, date)
        || is_of_forecast(site, date)
        || is_of_target(site, date)
        || is_kind_of_thing(document, date)
        || is_included(site, date)
        || is_when_foreseen(site, date)
        || is_of_tidings(site, date)
        || is_when_published(document, date)
        || date.tokens.start == site.amount.tokens.end && names_thing(document, date)
}

/// "against 6% expected in September", "better than the 4% she had planned for in May": when that was foreseen.
fn is_when_foreseen(site: &Site, date: &Located<Date>) -> bool {
    let short = matches!(date.row.granularity, Some(Granularity::Day | Granularity::Month));
    let compared = site.is_measured_against();
    let foresees = |g: &VerbGroup| {
        let near = g.tokens.start >= site.amount.tokens.end && g.tokens.end <= date.tokens.start;
        near && date.tokens.start - g.tokens.end <= 2 && g.does(Roles::FORECAST.with(Roles::PLAN))
    };
    // "sees 8%, having promised 10% in March"
    const MEANS: Roles = Roles::FORECAST.with(Roles::PLAN).with(Roles::COMMIT);
    let promised = |g: &VerbGroup| g.looks_back() && g.does(MEANS) && g.tokens.end <= date.tokens.start;
    let groups = &site.sentence.groups;
    let last = groups.iter().rfind(|g| g.tokens.end <= site.amount.tokens.start);
    // "below the 5 million projected last December": a participle right behind, of a time that is over.
    let the = site.document.has(site.amount.tokens.start.wrapping_sub(1), Classes::Definite);
    let behind = |g: &VerbGroup| the && date.row.is_relative && g.tokens.start == site.amount.tokens.end && foresees(g);
    short && (compared && groups.iter().any(foresees) || groups.iter().any(behind) || last.is_some_and(promised))
}

/// "shed 6p in the wake of news yesterday", "rose $2 on a report on Tuesday": when others heard of it.
fn is_of_tidings(site: &Site, date: &Located<Date>) -> bool {
    /// "on unconfirmed".
    const BEFORE: usize = 3;
    let document = site.document;
    let tie = usize::from(document.is_word(date.tokens.start.wrapping_sub(1), "on"));
    let Some(noun) = date.tokens.start.checked_sub(1 + tie) else { return false };
    let led = (noun.saturating_sub(BEFORE).max(site.amount.tokens.end)..noun)
        .any(|at| document.has(at, Classes::Preposition) && !document.is_word(at, "to"));
    document.says(noun, StatementWord::Tidings) && led
}

/// "figures released on Friday put the deficit at 5 million", "data out yesterday show": when others learned of it.
fn is_when_published(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    let tie = usize::from(document.has(start.wrapping_sub(1), Classes::Preposition));
    let Some(done) = start.checked_sub(1 + tie).filter(|&at| at > 0) else { return false };
    let published = document.is_word(done, "out") || document.says(done, DateWord::Published);
    let noun = document.says(done - 1, DateWord::Results) || document.says(done - 1, StatementWord::Mouthpiece);
    let short = matches!(date.row.granularity, Some(Granularity::Day | Granularity::Week | Granularity::Month));
    short && published && noun
}

/// "bonds due 1996", "the notes of 2016", "the 1992 issue", "a 2% January rise", "the biggest drop since 1914": the date is the
/// noun's own.
fn belongs_to_noun(site: &Site, date: &Located<Date>) -> bool {
    /// "since the very onset of the pandemic in".
    const ONSET: usize = 8;
    let (document, start, end) = (site.document, date.tokens.start, date.tokens.end);
    let security = |at: usize| site.sentence.is_security(at);
    let year = date.row.granularity == Some(Granularity::Year);
    // "the 8.5% June 2027 bonds", but "January bond sales"
    let month = date.row.granularity == Some(Granularity::Month)
        && document.has(start.wrapping_sub(1), Classes::Percent)
        && document.is_number(end - 1);
    let matures = year
        && (start >= 2 && document.is_word(start - 1, "of") && security(start - 2) || document.is_word(end, "issue"))
        || (year || month) && security(end);
    let change = document.has(end, Classes::ChangeNoun)
        && document.has(start.wrapping_sub(1), Classes::Percent | Classes::Currency)
        && site.amount.tokens.end != start;
    // "the index, base 2015, rose"
    let index = year && document.is_word(start.wrapping_sub(1), "base");
    // "a dividend of 15 cents, payable August 1, record July 17"
    let record = document.is_word(start.wrapping_sub(1), "record") && document.is_sign(start.wrapping_sub(2), b',');
    if matures || change || index || record {
        return true;
    }
    // "due 2016", "due on March 31", "holders of record as of March 31"
    let close =
        |at: usize| at + 2 >= start || document.length_of(at, StatementWord::Due).is_some_and(|n| at + n + 2 >= start);
    let due = (start.saturating_sub(4)..=start).any(|at| document.says(at, StatementWord::Due) && close(at));
    // ... or "since the onset of the pandemic in March 2020"
    let onset = || {
        let since = (start.saturating_sub(ONSET).max(site.sentence.tokens.start)..start).rev();
        let since = since.take_while(|&at| !document.is_sign(at, b',')).find(|&at| document.is_word(at, "since"));
        since.filter(|&at| document.has(at + 1, Classes::Definite))
    };
    let start = onset().map_or(start, |since| since + 1);
    let since = date.row.bound == Some(DateBound::Since) || start < date.tokens.start;
    // "for the first time since 2011"
    let first = |at: usize| document.is_word(at, "first") && document.is_word(at + 1, "time");
    // "the highest rate of the last twenty years"
    // ... but "at least"
    let extreme =
        |at: usize| document.says(at, StatementWord::Superlative) && !document.is_word(at.wrapping_sub(1), "at");
    let the = usize::from(document.is_word(start, "the"));
    let rolling = date.tokens.len() > 2 + the && document.is_one_of(start + the, &["last", "past"]);
    let before = start.wrapping_sub(1);
    let of = if document.is_word(before, "the") { start.wrapping_sub(2) } else { before };
    due || (since || rolling && document.is_one_of(of, &["of", "in", "for", "within"]))
        && (start.saturating_sub(6)..start).any(|at| extreme(at) || first(at))
}

/// "in a 1985 indictment over a contract of 5 million", "at the May meeting": the date tells which thing is meant, and that is
/// nothing measured.
fn is_of_thing(document: &Document, date: &Located<Date>) -> bool {
    let start = date.tokens.start;
    // "the 8.5% June 2027 tap"
    let own =
        |before: usize| document.has(before, Classes::Determiner | Classes::Percent) || document.is_genitive(before);
    start.checked_sub(1).is_some_and(own) && names_thing(document, date)
}

/// Whether a noun that is nothing measured stands right behind a date: "May meeting", "December 2032 stock".
fn names_thing(document: &Document, date: &Located<Date>) -> bool {
    /// "federal indictment".
    const NOUN: usize = 3;
    /// "North American passenger car production".
    const PHRASE: usize = 5;
    const MEASURED: Classes = Classes::Measure
        .with(Classes::ChangeNoun)
        .with(Classes::ModalityNoun)
        .with(Classes::Anaphor)
        .with(Classes::DateWord)
        .with(Classes::TimeUnit)
        .with(Classes::Number)
        .with(Classes::Unit)
        .with(Classes::Currency);
    let end = date.tokens.end;
    let noun = (end..end + PHRASE)
        .take_while(|&at| {
            document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
                && !document.has(at, Classes::Function | Classes::Auxiliary)
                && (at < end + NOUN || !document.has(at, Classes::Verb))
        })
        .count();
    // "in the 2023/24 season": the time itself.
    let kept = |s: &Sense| {
        let tail = matches!(s, Sense::Statement(StatementWord::MeasureTail | StatementWord::Filler));
        // "at the 2016 census"
        tail || matches!(s, Sense::Date(DateWord::Period) | Sense::Statement(StatementWord::Record))
    };
    // "the firm's weekend filing for protection"
    let filing = document.is_genitive(date.tokens.start.wrapping_sub(1))
        && document.verb_forms(end).all(|(_, form)| form == Form::Ing);
    noun > 0
        && (filing || !document.has(end, Classes::Verb))
        && !document.says(end, VerbWord::Adverb)
        && !(end..end + noun).any(|at| document.has(at, MEASURED) || document.is(at, kept))
}

/// "3 million bags, just below the 2013 4-million-bag record": the date that owns the amount behind it.
fn is_of_next(site: &Site, date: &Located<Date>) -> bool {
    date.tokens.start > site.amount.tokens.end
        && site.sentence.is_in_amount(date.tokens.end)
        && site.document.has(date.tokens.start - 1, Classes::Determiner)
}

/// "the 1% drop forecast in December", "against 3% expected last autumn": when it was foreseen.
fn is_of_forecast(site: &Site, date: &Located<Date>) -> bool {
    let document = site.document;
    if is_when_made(document, date) {
        return true;
    }
    // "the target of $1 billion was set by the presidents in 2016": when it was, while one "for 2016" is due then.
    let named = site.lead.preposition.filter(|&at| document.is_word(at, "of")).and_then(|of| of.checked_sub(1));
    let set = |g: &VerbGroup| {
        let fate = Roles::ACHIEVE.with(Roles::MISS).with(Roles::EXCEED).with(Roles::LEVEL);
        g.passive && g.tense == Tense::Past && g.tokens.end <= date.tokens.start && !g.does(fate)
    };
    let due = document.is_one_of(date.tokens.start.wrapping_sub(1), &["for", "by", "until"]);
    if !due
        && named.is_some_and(|noun| document.has(noun, Classes::ModalityNoun))
        && site.governor().is_some_and(|g| g.tokens.start >= site.amount.tokens.end && set(g))
    {
        return true;
    }
    // "The fund in June cut its forecast to 2%": when it did so, while a forecast "for June" is one of June.
    let short = matches!(date.row.granularity, Some(Granularity::Month | Granularity::Week | Granularity::Day));
    let for_it = document.is_word(date.tokens.start.wrapping_sub(1), "for");
    if short && !for_it && object_noun(site).is_some() {
        return true;
    }
    let last = (site.amount.tokens.end..date.tokens.start).rev().find(|&at| !document.has(at, Classes::Preposition));
    last.is_some_and(|at| {
        let verb = site.sentence.groups.iter().find(|g| g.tokens.contains(&at));
        // ... but "the 5 million expected for 2025" are of that year.
        let foreseen = |g: &VerbGroup| {
            let plain = g.tense != Tense::Infinitive && g.tokens.len() == 1;
            plain && !for_it && g.does(Roles::FORECAST.with(Roles::ESTIMATE))
        };
        let noun = document.has(at, Classes::ModalityNoun) && date.row.granularity != Some(Granularity::Year);
        verb.map_or(noun, foreseen)
    })
}

/// "its 2017 target would be hard to reach, sending the shares to 7 francs": the target's own, where another verb leads to the amount.
fn is_of_target(site: &Site, date: &Located<Date>) -> bool {
    let noun = date.tokens.end;
    if !site.document.has(noun, Classes::ModalityNoun) {
        return false;
    }
    let finite = |g: &VerbGroup| g.is_finite() && g.tokens.start > noun && g.tokens.end <= site.amount.tokens.start;
    let verb = site.sentence.groups.iter().position(finite);
    verb.is_some_and(|verb| site.governor.is_some_and(|at| at > verb))
}

/// "2016-crop wheat", "2015-model cars".
fn is_kind_of_thing(document: &Document, date: &Located<Date>) -> bool {
    let hyphen = date.tokens.end;
    document.is_sign(hyphen, b'-')
        && document.touches(hyphen)
        && document.touches(hyphen + 1)
        && document.tokens.get(hyphen + 1).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
}

/// "2016 net includes a gain of 3 million", in a report on a quarter: of the quarter or of the year, which the words do not say.
fn is_included(site: &Site, date: &Located<Date>) -> bool {
    /// "qtr and nine mths net".
    const SUBJECT: usize = 6;
    let (document, end) = (site.document, date.tokens.end);
    let year = date.row.granularity == Some(Granularity::Year);
    let part = |d: &Located<Date>| {
        let months = d.row.kind == DateKind::Duration && d.row.granularity == Some(Granularity::Month);
        months || d.row.granularity == Some(Granularity::Quarter) || is_part_of_year(&d.row.period)
    };
    let contains = |at: usize| document.verb_forms(at).any(|(verb, _)| verb.roles.meets(Roles::CONTAIN));
    let told = |at: usize| document.says(at, StatementWord::Account) || document.has(at, Classes::TimeUnit);
    // "net for nine mths 2016 includes"
    let months = document.has(date.tokens.start.wrapping_sub(1), Classes::TimeUnit);
    let contained = (end..(end + SUBJECT).min(site.sentence.tokens.end)).find(|&at| contains(at));
    year && contained.is_some_and(|verb| months || (end..verb).any(told)) && site.dates.iter().any(part)
}

/// "its October forecast": made then, while "its 2025 forecast" is for that year.
pub(super) fn is_when_made(document: &Document, date: &Located<Date>) -> bool {
    let long =
        matches!(date.row.granularity, Some(Granularity::Year | Granularity::Quarter | Granularity::Half) | None);
    // "in its report of May", "the projection of May"
    let of = date.tokens.start.wrapping_sub(1);
    let noun = of.wrapping_sub(1);
    let told = document.has(noun, Classes::ModalityNoun) || document.says(noun, StatementWord::Mouthpiece);
    let whole = document.is_word(of, "of") && told && !is_possessive(document, date.tokens.end);
    !long && (whole || document.has(date.tokens.end, Classes::ModalityNoun))
}

/// "shipped 229 tonnes (2016: 182)", "grew by 5% (in 2017 - 2 billion)": the date of another number in brackets.
fn opens_brackets(site: &Site, date: &Located<Date>) -> bool {
    let (document, end) = (site.document, date.tokens.end);
    let before = date.tokens.start.wrapping_sub(1);
    let open = document.is_sign(before, b'(')
        || document.has(before, Classes::Preposition) && document.is_sign(before.wrapping_sub(1), b'(');
    let joins = document.is_sign(end, b':') || document.is_sign(end, b',') || document.is_dash(end);
    let number = document.is_number(end + 1) || document.has(end + 1, Classes::CurrencySign);
    open && joins && number && site.amount.tokens.start != end + 1
}
