//! Where one clause of a sentence ends and the next begins.
//!
//! | words | clauses |
//! | --- | --- |
//! | "exports rose **/ ,** and imports fell" | two: each has a verb of its own |
//! | "exports rose, but not enough" | one |
//! | "sales fell **/ after** demand had dropped" | two |
//! | "after a fall of 5%, sales rose" | one |
//! | "sales rose 5%**/ ,** profit falling to $2 million" | two: the second has a subject of its own |
//! | "it beat the $8 billion analysts had expected" | one: the second verb hangs on the amount |

use std::ops::Range;

use crate::interpret::attachment::is_sequel;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::text::Document;
use crate::text::token::Kind;

/// What stands at a border between clauses.
#[derive(PartialEq)]
enum Border {
    /// A semicolon: always one.
    Full,
    /// A dash: where a verb stands before it.
    Dash,
    /// A comma, a word: where clauses stand on either side.
    Soft,
}

/// Cuts a sentence where a new clause with a verb of its own begins.
pub(super) fn cut(
    document: &Document,
    tokens: &Range<usize>,
    groups: &[VerbGroup],
    amounts: &[Range<usize>],
) -> Vec<Range<usize>> {
    let finite: Vec<&VerbGroup> = groups.iter().filter(|g| g.is_finite()).collect();
    // Told once for all borders: the verbs of clauses that hang on an amount open none.
    let hangs = |g: &VerbGroup| {
        let before = amounts.partition_point(|a| a.end <= g.tokens.start);
        amounts[..before].last().is_some_and(|a| is_contact(document, a, g))
    };
    let telling: Vec<&VerbGroup> = finite.iter().copied().filter(|g| !hangs(g)).collect();
    let has_verb = |range: Range<usize>| {
        let first = finite.partition_point(|g| g.tokens.start < range.start);
        finite.get(first).is_some_and(|g| g.tokens.end <= range.end)
    };
    let in_amount = |at: usize| amounts.get(amounts.partition_point(|a| a.end <= at)).is_some_and(|a| a.start <= at);
    let mut clauses = Vec::new();
    let mut start = tokens.start;
    for at in tokens.start + 1..tokens.end {
        let Some(border) = border(document, groups, at).filter(|_| !in_amount(at)) else { continue };
        // ", rose 5 percent": a verb right behind a comma goes on with the subject before it.
        let opens = || {
            let verb = telling.get(telling.partition_point(|g| g.tokens.start <= at));
            verb.is_some_and(|g| opens_clause(document, at, g.tokens.start))
        };
        let cuts = || border == Border::Dash || opens() || is_absolute(document, groups, amounts, at);
        if border == Border::Full || has_verb(start..at) && cuts() {
            clauses.push(start..at);
            start = at;
        }
    }
    clauses.push(start..tokens.end);
    clauses
}

/// The border that may stand at a token.
fn border(document: &Document, groups: &[VerbGroup], at: usize) -> Option<Border> {
    let token = document.tokens[at];
    if token.kind == Kind::Word {
        return (joins(document, at) || is_subordinate(document, groups, at)).then_some(Border::Soft);
    }
    let dash = document.word(at) == "—" || token.sign == b'-' && !document.touches(at) && !document.touches(at + 1);
    match token.sign {
        b';' => Some(Border::Full),
        _ if dash => Some(Border::Dash),
        b',' | b':' | b'"' => (!is_in_date(document, at)).then_some(Border::Soft),
        _ => None,
    }
}

/// "for June 30, 2024 was": a comma within a date.
fn is_in_date(document: &Document, at: usize) -> bool {
    let year = document.is_number(at + 1) && document.word(at + 1).len() == 4;
    document.is_sign(at, b',') && document.is_number(at - 1) && year
}

/// Whether a border opens the clause of a verb behind it: it is near, and no other border stands between.
fn opens_clause(document: &Document, at: usize, verb: usize) -> bool {
    // "from 3 million in May and 2 million in June while imports fell": the clause begins at "while".
    let opposes = |at: usize| document.says(at, StatementWord::Contrast);
    let comma = |at: usize| document.is_sign(at, b',');
    let breaks = |at: &usize| (comma(*at) || document.is_sign(*at, b';')) && !is_in_date(document, *at) || opposes(*at);
    // "while imports, mostly machinery, fell": what is put in behind the subject parts nothing.
    // ... or "and, compared with 2017, fell", or "whereas in 2015, the hardest year, it fell".
    let subject = opposes(at) && verb.checked_sub(2).is_some_and(comma);
    let inserted = (opposes(at) || comma(at + 1)) && comma(verb - 1);
    match (at + 1..verb).filter(breaks).take(3).count() {
        0 => true,
        2 => inserted || subject,
        _ => false,
    }
}

/// ", average crowds at the ground falling from 7,650": behind a comma a subject of its own, and how it changes, as a participle.
fn is_absolute(document: &Document, groups: &[VerbGroup], amounts: &[Range<usize>], comma: usize) -> bool {
    /// "with average crowds at the 12,000-seat ground".
    const SUBJECT: usize = 9;
    /// "to almost".
    const LEAD: usize = 3;
    let subject = comma + 1 + usize::from(document.is_word(comma + 1, "with"));
    let Some(group) = groups.get(groups.partition_point(|g| g.tokens.start < subject)) else { return false };
    let (verb, end) = (group.tokens.start, group.tokens.end);
    let moves = group.tense == Tense::Ing && group.does(Roles::MOVE);
    // "a turnover of 200 million marks rising to"
    let amount = amounts.iter().any(|a| a.end == verb);
    let noun = |at: usize| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Function);
    let phrase = |at: usize| document.tokens[at].kind != Kind::Sign || document.is_hyphen(at);
    let how_much = || {
        let next = amounts.get(amounts.partition_point(|a| a.start < end));
        next.is_some_and(|a| a.start - end <= LEAD)
    };
    document.is_sign(comma, b',')
        && moves
        && subject < verb
        && verb - subject <= SUBJECT
        && !document.has(subject, Classes::Preposition | Classes::Joint)
        && (subject..verb).all(phrase)
        && noun(verb - 1)
        && !amount
        && how_much()
}

/// "the $8 billion analysts had expected", "2.7% projected in December": a clause or a participle that hangs on the amount right
/// before it, with no object of its own.
pub(super) fn is_contact(document: &Document, amount: &Range<usize>, group: &VerbGroup) -> bool {
    /// "analysts", "most economists".
    const SUBJECT: usize = 3;
    let foresees = Roles::FORECAST.with(Roles::ESTIMATE).with(Roles::PLAN);
    let subject = amount.end..group.tokens.start;
    let word =
        |at: usize| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Joint | Classes::Preposition);
    let behind = group.tokens.end;
    let object = document.is_one_of(behind, &["to", "that", "a", "the"]);
    group.does(foresees)
        && group.tense == Tense::Past
        && !group.passive
        && subject.len() <= SUBJECT
        && subject.clone().all(word)
        && !object
}

/// "after sales fell": a preposition that a subject and its verb follow, and not "after a fall of 5%, sales rose".
fn is_subordinate(document: &Document, groups: &[VerbGroup], at: usize) -> bool {
    /// "third-quarter sales in Peru".
    const SUBJECT: usize = 7;
    let time = || document.is_word(at, "after") || document.is_word(at, "before");
    if !document.has(at, Classes::Preposition) || !time() || !is_sequel(document, at) {
        return false;
    }
    let behind = &groups[groups.partition_point(|g| g.tokens.start <= at)..];
    let near = behind.iter().take_while(|g| g.tokens.start - at <= SUBJECT);
    let verb = near.into_iter().find(|g| g.is_finite()).map(|g| g.tokens.start);
    let word = |t: usize| document.tokens[t].kind == Kind::Word && !document.has(t, Classes::Joint);
    verb.is_some_and(|verb| {
        (2..=SUBJECT).contains(&(verb - at)) && (at + 1..verb).all(|t| word(t) || document.is_sign(t, b'-'))
    })
}

/// "and", "while", "who": words that begin a clause; but not the "as" of "as against".
fn joins(document: &Document, at: usize) -> bool {
    document.has(at, Classes::Joint) && !document.has(at, Classes::Comparison)
}
