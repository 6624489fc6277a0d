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
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{FigureKind, MeasureMethod, Stat};
use crate::text::token::Kind;

/// In the phrase that the amount opens: "$150 million loan", "5% of exports", "$5 million in sales".
pub(super) fn behind(site: &Site, stat: Stat) -> Option<Found> {
    let document = site.document;
    let end = site.amount.tokens.end;
    // "a 20 cents per share dividend"
    let unit = |unit: &String| 1 + unit.split(' ').count();
    let behind_unit = site.amount.per_unit.as_ref().filter(|_| document.is_one_of(end, &["a", "per"])).map_or(0, unit);
    let end = end + behind_unit;
    let mut crossed = false;
    let mut within = false;
    let mut at = end;
    let mut left = REACH;
    while left > 0 {
        if !site.clause.contains(&at) {
            return None;
        }
        // "a 150 million dollar, four-year loan", "worth of one and two year bonds"
        let terms = terms(site, at);
        if terms > 0 {
            at += terms;
            continue;
        }
        // "invested $5 million in the economy": where, and not what.
        let points = document.has(at, Classes::Demonstrative | Classes::Possessive);
        if within && stat == Stat::Level && (is_possessive(document, at) || points) {
            return None;
        }
        if let Some((tokens, measure)) = site.sentence.measures().iter().find(|(m, _)| m.start == at)
            && fits(site, *measure, stat)
            // "$14 billion in foreign shares" is no price of a share.
            && !(crossed && site.amount.kind == FigureKind::Money && document.lexicon.measures.get(*measure).nature == Nature::Price)
        {
            return Some(Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Phrase });
        }
        // "rose 8% ahead of the tariffs"
        // "profit $5 million vs loss $2 million"
        let ahead = at == end && document.is_word(at, "ahead");
        if ahead
            || document.says(at, StatementWord::Comparison) && !document.has(at, Classes::Function)
            || site.sentence.groups.iter().any(|g| g.tokens.start == at && !(crossed && qualifies(site, g)))
        {
            return None;
        }
        let opens = document.is_one_of(at, &["in", "of", "worth", "for"]);
        let change = document.has(at, Classes::ChangeNoun) && stat == Stat::Change;
        let worth = crossed && document.is_word(at, "of") && document.is_word(at.wrapping_sub(1), "worth");
        let joins = opens && !crossed || worth || change || document.is_sign(at, b'-') && document.touches(at);
        // "5% of the company's exports" may go on; "$5 million for the first" may not.
        let noun = document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
            && (!document.has(at, Classes::Function | Classes::DateStart) || document.says(at, StatementWord::Filler));
        let determiner = document.has(at, Classes::Determiner) && crossed;
        // "doubled the supplies": the object of the verb that is the amount.
        let object = site.amount.rule == "multiple_verb" && at == end && document.has(at, Classes::Function);
        if !joins && !noun && !determiner && !object {
            return None;
        }
        within |= !crossed && document.is_word(at, "in") && moves_money(site);
        crossed |= opens;
        // "of non-performing assets", "a reduction in stocks": of one word, and of none.
        let hyphen = document.is_hyphen(at) || document.is_hyphen(at.wrapping_sub(1));
        left -= usize::from(!hyphen && !document.has(at, Classes::ChangeNoun));
        at += 1;
    }
    None
}

/// "of subordinated notes": a participle before its noun.
fn qualifies(site: &Site, group: &VerbGroup) -> bool {
    let end = group.tokens.end;
    let noun = site.document.tokens.get(end).is_some_and(|t| t.kind == Kind::Word);
    group.tense == Tense::Participle && group.tokens.len() == 1 && noun && !site.document.has(end, Classes::Function)
}

/// ", four-year", "8.4% 15-year", "one and two year": how many words from the token on say at what terms money is lent.
fn terms(site: &Site, at: usize) -> usize {
    let document = site.document;
    let numeral = |t: usize| document.is_number(t) || document.has(t, Classes::Number);
    let start = at + usize::from(document.is_sign(at, b','));
    let mut end = start;
    while numeral(end) || document.is_word(end, "and") && numeral(end + 1) && end > start {
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
    if site.amount.kind != FigureKind::Money || !site.preposition_is("at") {
        return None;
    }
    let known = &site.document.lexicon.measures.known;
    let measure = if site.amount.per_unit.as_deref()? == "share" { known.share_price } else { known.price };
    let at = site.amount.tokens.start;
    Some(Found { measure, tokens: at..at, method: MeasureMethod::Phrase })
}

/// "includes a gain of $5 million", "a gain $5 million": what a deal brought in.
pub(super) fn gain(site: &Site) -> Option<Found> {
    let document = site.document;
    let end = site.lead.preposition.filter(|&at| document.is_word(at, "of")).unwrap_or(site.lead.start);
    let at = end.checked_sub(1).filter(|&at| site.clause.contains(&at) && is_sum_gained(site, at))?;
    // "a capital gain": a name of its own.
    let named = site.sentence.measures().iter().any(|(m, _)| m.end == at + 1);
    let measure = document.lexicon.measures.known.profit;
    (!named).then(|| Found { measure, tokens: at..at + 1, method: MeasureMethod::Phrase })
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
    security.then_some(Found { measure, tokens: end..end, method: MeasureMethod::Phrase })
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
    let verb = site
        .sentence
        .groups
        .iter()
        .filter(|g| {
            let valued = g.tokens.end == preposition && site.document.is_word(g.tokens.start, "valued");
            !valued && !g.tokens.contains(&preposition)
        })
        // "for the period ended Dec 31"
        .filter(|g| !(g.tense == Tense::Participle && in_date(g.tokens.end)))
        .any(|g| g.tokens.start >= tokens.end && g.tokens.end <= preposition && !in_date(g.tokens.start));
    // "operating earnings for its paint segment of 5 million": for whom.
    let whose = site.document.is_word(tokens.end, "for") && is(&["of"]) && apart <= 2 + REACH;
    let near = (apart <= 2 || whose) && !verb;
    near.then(|| Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Phrase })
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
    // "exports from the port - $5 million went into it - rose": no item of a list.
    let end = site.amount.tokens.end;
    let closes = document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign) || document.is_word(end, "and");
    let dash = start.checked_sub(1).filter(|&at| document.is_dash(at) && closes);
    let nearest = |dash: usize| {
        site.sentence.measures().iter().rev().find(|(m, _)| {
            let phrase = m.end..dash;
            m.end <= dash
                && phrase.len() <= REACH
                && phrase
                    .into_iter()
                    .all(|at| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Joint))
        })
    };
    let direct = || site.sentence.measures().iter().find(|(m, _)| m.end == start);
    let behind_dash = dash.and_then(nearest);
    let (tokens, measure) = behind_dash.or_else(direct)?;
    ((behind_dash.is_some() || site.clause.contains(&tokens.start)) && fits(site, *measure, stat)).then(|| Found {
        measure: *measure,
        tokens: tokens.clone(),
        method: MeasureMethod::Phrase,
    })
}
