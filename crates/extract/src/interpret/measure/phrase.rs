//! Measures named in the phrase of an amount: "a $150 million loan", "exports of $5 million".

use std::ops::Range;

use super::{Found, REACH, fits};
use crate::interpret::Site;
use crate::interpret::attachment::is_possessive;
use crate::interpret::change::is_sum_gained;
use crate::interpret::period::is_dated;
use crate::lexicon::Classes;
use crate::lexicon::measure::{MeasureWord, Nature};
use crate::lexicon::statement::StatementWord;
use crate::record::{FigureKind, Stat};
use crate::text::Document;
use crate::text::token::Kind;

/// "The shares, 214p at their peak,", "the dividend, 0.25 euros a share, will be paid": put behind what it is of, and apart.
pub(super) fn apposed(site: &Site, stat: Stat) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    let comma = site.lead.start.checked_sub(1).filter(|&at| document.is_sign(at, b','))?;
    let (tokens, measure) = site.sentence.measures().iter().find(|(m, w)| m.end == comma && fits(site, *w, stat))?;
    let money = site.amount.kind == FigureKind::Money;
    let a_share = site.amount.per_unit.is_some() && document.is_one_of(end, &["a", "per"]);
    let behind = end + if a_share { 2 } else { 0 };
    let closes = document.is_sign(behind, b',') || document.is_word(behind, "at");
    (money && closes).then(|| Found::in_phrase(*measure, tokens.clone()))
}

/// In the phrase that the amount opens: "$150 million loan", "5% of exports", "$5 million in sales".
pub(super) fn behind(site: &Site, stat: Stat) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    // "a 20 cents per share dividend"
    let unit = |unit: &String| 1 + unit.split(' ').count();
    let behind_unit = site.amount.per_unit.as_ref().filter(|_| document.is_one_of(end, &["a", "per"])).map_or(0, unit);
    // "$253 more in tax"
    let more = document.is_one_of(end, &["more", "less", "extra"]) && document.is_word(end + 1, "in");
    let first = end + behind_unit + usize::from(more);
    // The word that ties what follows to the amount: "5% of".
    let mut tie = None;
    let mut at = first;
    let mut left = REACH;
    while left > 0 && site.clause.contains(&at) {
        // "a 150 million dollar, four-year loan", "worth of one and two year bonds"
        let terms = terms(site, at);
        if terms > 0 {
            at += terms;
            continue;
        }
        let measure = named(site, stat, at, tie.is_some());
        if measure.is_some() {
            return measure;
        }
        // "doubled the supplies": the object of the verb that is the amount.
        let object = site.amount.rule == "multiple_verb" && at == first && document.has(at, Classes::Function);
        if ends_phrase(site, at, tie) || !object && !passes(document, at, tie.is_some()) {
            return None;
        }
        tie = tie.or(Some(at).filter(|&at| ties(document, at)));
        // "of non-performing assets", "a reduction in stocks": of one word, and of none.
        let hyphen = document.is_hyphen(at) || document.is_hyphen(at.wrapping_sub(1));
        left -= usize::from(!hyphen && !document.has(at, Classes::ChangeNoun));
        at += 1;
    }
    None
}

/// The measure that begins at the token; "$14 billion in foreign shares" is no price of a share.
fn named(site: &Site, stat: Stat, at: usize, crossed: bool) -> Option<Found> {
    let (tokens, measure) = site.sentence.measures().iter().find(|(m, _)| m.start == at)?;
    let price = site.document.lexicon.measures.get(*measure).nature == Nature::Price;
    let sum_in = crossed && site.amount.kind == FigureKind::Money;
    (fits(site, *measure, stat) && !(price && sum_in)).then(|| Found::in_phrase(*measure, tokens.clone()))
}

/// Whether the phrase of an amount ends before the token: "$5 million vs", "8% ahead of", "$5 million went".
fn ends_phrase(site: &Site, at: usize, tie: Option<usize>) -> bool {
    let document = site.document;
    // "invested $5 million in the country's economy": where, and not what.
    let whose = is_possessive(document, at) || document.has(at, Classes::Demonstrative | Classes::Possessive);
    whose && tie.is_some_and(|tie| document.is_word(tie, "in")) && moves_money(site)
        || document.is_word(at, "ahead")
        || document.says(at, StatementWord::Comparison)
        || site.sentence.groups.iter().any(|g| g.tokens.start == at)
}

/// Whether the phrase of an amount may go on with the token: "5% of the company's exports"; "$5 million for the first" may not.
fn passes(document: &Document, at: usize, crossed: bool) -> bool {
    let noun = document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
        && (!document.has(at, Classes::Function | Classes::DateStart) || document.says(at, StatementWord::Filler));
    let worth_of = document.is_word(at, "of") && document.is_word(at.wrapping_sub(1), "worth");
    noun || worth_of
        || ties(document, at) && !crossed
        || document.has(at, Classes::Determiner) && crossed
        || document.has(at, Classes::ChangeNoun)
        || document.is_sign(at, b'-') && document.touches(at)
}

fn ties(document: &Document, at: usize) -> bool {
    document.is_one_of(at, &["in", "of", "worth", "for"])
}

/// ", four-year", "8.4% 15-year", "one and two year": how many words from the token on say at what terms money is lent.
fn terms(site: &Site, at: usize) -> usize {
    let document = site.document;
    let numeral = |t: usize| document.is_number(t) || document.has(t, Classes::Number);
    let start = at + usize::from(document.is_sign(at, b','));
    let mut end = start;
    while numeral(end) || document.is_word(end, "and") && end > start {
        end += 1;
    }
    let behind = end + usize::from(document.is_hyphen(end));
    let rate = document.has(end, Classes::Percent);
    if end > start && (rate || document.has(behind, Classes::TimeUnit)) { behind + 1 - at } else { 0 }
}

/// "invested $5 million": whether a verb says what becomes of the money.
fn moves_money(site: &Site) -> bool {
    let measured = site.governor().and_then(|g| g.verb).is_some_and(|v| v.measure.is_some());
    site.amount.kind == FigureKind::Money && measured
}

/// "offered at 20 dollars each", "at 25 cents a share": what is asked for one.
pub(super) fn price(site: &Site) -> Option<Found> {
    let known = &site.document.lexicon.measures.known;
    let asked = site.amount.kind == FigureKind::Money && site.preposition_is("at");
    let unit = site.amount.per_unit.as_deref().filter(|_| asked)?;
    let measure = if unit == "share" { known.share_price } else { known.price };
    let at = site.amount.tokens.start;
    Some(Found::in_phrase(measure, at..at))
}

/// "includes a gain of $5 million", "a gain $5 million": what a deal brought in.
pub(super) fn gain(site: &Site) -> Option<Found> {
    let document = site.document;
    let end = site.lead.preposition.filter(|&at| document.is_word(at, "of")).unwrap_or(site.lead.start);
    let at = end.checked_sub(1).filter(|&at| is_sum_gained(site, at))?;
    // "a capital gain": a name of its own.
    let named = site.sentence.measures().iter().any(|(m, _)| m.end == at + 1);
    let measure = document.lexicon.measures.known.profit;
    (!named).then(|| Found::in_phrase(measure, at..at + 1))
}

/// "15 percent mortgage bonds", "a 4% note": the rate of interest that a security bears.
pub(in crate::interpret) fn coupon(site: &Site) -> Option<Found> {
    let (document, end) = (site.document, site.amount.tokens.end);
    if site.amount.kind != FigureKind::Percent {
        return None;
    }
    let security = (end..end + REACH)
        .take_while(|&at| {
            document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
                && !document.has(at, Classes::Function | Classes::Direction | Classes::ChangeNoun)
        })
        .any(|at| site.sentence.is_security(at));
    let measure = document.lexicon.measures.known.interest_rate;
    security.then_some(Found::in_phrase(measure, end..end))
}

/// "exports of $5 million", "a loan worth $5 million", "inflation at 5%".
pub(super) fn before(site: &Site, stat: Stat) -> Option<Found> {
    let worth = site.lead.start.checked_sub(1).filter(|&at| site.document.is_word(at, "worth"));
    let Some(preposition) = site.lead.preposition.or(worth) else { return label(site, stat) };
    let is = |words: &[&str]| site.document.is_one_of(preposition, words);
    let measures = site.sentence.measures();
    let nearest = measures.iter().rev().find(|(m, _)| m.end <= preposition)?;
    // "a yield of 5%": of the two that a word names, the one that is told so.
    let same = |(m, w): &&(Range<usize>, MeasureWord)| *m == nearest.0 && fits(site, *w, stat);
    let (tokens, measure) = measures.iter().find(same)?;
    // "prices from 205 dollars": right before; "exports rose from" is for the clause.
    let close = is(&["of", "at", "worth", "totaling", "totalling", "for", "with"])
        || is(&["from", "between"]) && tokens.end == preposition && !is_whole(site, tokens.start);
    if !close {
        return None;
    }
    // "sales for the year ended Jan 31 of 2.2 million": what stands in dates, and the words that tie them, is passed over.
    let in_date = |t: usize| is_dated(site.dates, t);
    let dated = (tokens.end..preposition).any(in_date);
    let apart = (tokens.end..preposition)
        .filter(|&t| {
            !(in_date(t) || dated && site.document.has(t, Classes::Function) || site.document.is_sign(t, b','))
        })
        .count();
    let verb = site.sentence.groups.iter().any(|g| {
        let valued = g.tokens.end == preposition && site.document.is_word(g.tokens.start, "valued");
        g.tokens.start >= tokens.end && g.tokens.end <= preposition && !in_date(g.tokens.start) && !valued
    });
    // "operating earnings for its paint segment of 5 million": for whom.
    let whose = site.document.is_word(tokens.end, "for") && is(&["of"]) && apart <= 2 + REACH;
    let near = (apart <= 2 || whose) && !verb;
    near.then(|| Found::in_phrase(*measure, tokens.clone()))
}

/// "to 62% of GDP from 54%": what a share is a share of.
pub(super) fn is_whole(site: &Site, measure: usize) -> bool {
    let of = measure.saturating_sub(1);
    site.document.is_word(of, "of") && site.sentence.is_in_amount(of.saturating_sub(1))
}

/// "sales 113 billion, net 4.8 billion and dividends 5 yen", "imports from Uzbekistan - 853 million": a name right before its
/// amount, as in a list.
fn label(site: &Site, stat: Stat) -> Option<Found> {
    let (document, start) = (site.document, site.lead.start);
    let measures = site.sentence.measures().iter();
    // "exports from the port - $5 million went into it - rose": no item of a list.
    let closes = document.tokens.get(site.amount.tokens.end).is_none_or(|t| t.kind == Kind::Sign);
    let dash = start.checked_sub(1).filter(|&at| document.is_dash(at) && closes);
    let word = |at: usize| document.tokens[at].kind == Kind::Word;
    let nearest = |dash| measures.clone().rev().find(|(m, _)| m.end <= dash && (m.end..dash).all(word));
    let direct = || measures.clone().find(|(m, _)| m.end == start && site.clause.contains(&m.start));
    let (tokens, measure) = dash.and_then(nearest).or_else(direct)?;
    fits(site, *measure, stat).then(|| Found::in_phrase(*measure, tokens.clone()))
}
