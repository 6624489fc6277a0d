//! The role of a figure: reported, or a target, forecast, estimate, commitment, hypothesis; and what became of a target.
//!
//! The nearest word that gives a role decides: a noun tied to the amount ("target of", "forecast"), else the chain of verbs from
//! the amount's own up to the one that governs it ("plans to raise it to").
//!
//! | words | role |
//! | --- | --- |
//! | "the **target** of $5 million", "wants it **raised to** $5 million", "was **meant to** carry 5 tonnes" | target |
//! | "the **outlook** was cut to 5%", "will reach 5%", "the economy **should** grow 5%" | forecast |
//! | "an **estimated** 5 tonnes", "**put** it **at** 5 tonnes" | estimate |
//! | "**promised** that fees would fall 5%", "said it **would buy** 12 jets" | commitment |
//! | "**if** prices fall 5%", "**were** prices to fall 5%", "**would have** cost $5 million" | hypothetical |

use std::ops::Range;

use super::Site;
use super::clause::is_report;
use crate::Located;
use crate::lexicon::measure::{MeasureWord, Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Modal, Roles};
use crate::lexicon::{Classes, Sense, Word};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Bound, Date, DateBound, FigureKind, Modality, Outcome};
use crate::text::Document;
use crate::text::token::Kind;

/// How far a noun that gives a role may stand from its amount.
const REACH: usize = 3;

/// ... and how far where its own phrase fills the space.
const PHRASE: usize = 12;

/// The role of an amount and the words that give it.
pub(super) fn read(site: &Site) -> (Modality, Option<String>) {
    let said = |modality: Modality, words: &str| (modality, Some(words.to_owned()));
    if let Some(modality) = site.lead.modality {
        return said(modality, site.document.word(site.lead.start));
    }
    if let Some((modality, at)) = noun(site) {
        return said(modality, site.document.word(at));
    }
    if is_given(site) {
        return (Modality::Reported, None);
    }
    if is_hypothetical(site) {
        return said(Modality::Hypothetical, "if");
    }
    if is_property(site) {
        return (Modality::Reported, None);
    }
    let Some(index) = site.governor.filter(|&at| !is_told_apart(site, at)) else { return (Modality::Reported, None) };
    let found = chain(site, index).or_else(|| {
        let (modality, at) = tail(site)?;
        Some((modality, Some(site.document.surface(site.sentence.groups[at].tokens.clone()).to_owned())))
    });
    found.unwrap_or((Modality::Reported, None))
}

pub(super) fn modality_noun(document: &Document, at: usize) -> Option<Modality> {
    if !document.has(at, Classes::ModalityNoun) {
        return None;
    }
    document
        .read(at, |s| if let Sense::Statement(StatementWord::ModalityNoun(m)) = s { Some(*m) } else { None })
        .map(|(m, _)| m)
}

/// "$1 billion target", "a target of $1 billion", "its forecast for growth is 5%".
fn noun(site: &Site) -> Option<(Modality, usize)> {
    let document = site.document;
    let end = site.amount.tokens.end;
    for at in end..end + REACH {
        if let Some(modality) = modality_noun(document, at) {
            return Some((modality, at));
        }
        // "the 5 million mean estimate"
        let passes = document.has(at, Classes::Measure)
            || modality_noun(document, at + 1).is_some() && !document.has(at, Classes::Function)
            || document.tokens.get(at).is_some_and(|t| t.kind == Kind::Word)
                && !document.has(at, Classes::Function | Classes::Verb);
        if !passes || !site.clause.contains(&at) {
            break;
        }
    }
    if let Some(found) = object_noun(site).or_else(|| subject_noun(site)).or_else(|| noun_beside(site)) {
        return Some(found);
    }
    if let Some(at) = set_for_itself(site) {
        return Some((Modality::Target, at));
    }
    if let Some(found) = between_dashes(site) {
        return Some(found);
    }
    // "Two cities target 5 million in sales"
    let before = site.lead.start.wrapping_sub(1);
    let sum = matches!(site.amount.kind, FigureKind::Money | FigureKind::Percent);
    let target = sum && document.is_one_of(before, &["target", "targets"]);
    if target && site.lead.preposition.is_none() && site.clause.contains(&before) {
        return modality_noun(document, before).map(|modality| (modality, before));
    }
    let until = match site.lead.preposition {
        Some(at) => document.is_one_of(at, &["of", "at", "for"]).then_some(at)?,
        // "the target is $1 billion"
        None => site.governor().filter(|g| g.copula && g.tokens.end == site.lead.start)?.tokens.start,
    };
    if site.lead.preposition.is_none()
        && let Some(found) = told_of(site, until)
    {
        return Some(found);
    }
    // "a target for the public sector deficit of 1%", "a target of annual software sales of $5 million": what the target is for
    // stands between.
    let measures_it = |at: usize| document.is_word(at + 1, "of") && document.has(until - 1, Classes::Measure);
    (site.clause.start..until)
        .rev()
        .take(PHRASE)
        .take_while(|&at| !site.sentence.groups.iter().any(|g| g.tokens.contains(&at)))
        .filter(|&at| until - at <= REACH + 1 || document.is_word(at + 1, "for") || measures_it(at))
        .find_map(|at| modality_noun(document, at).map(|m| (m, at)))
}

/// "Last year's target, $5 million, was missed": put in behind the noun.
pub(super) fn noun_beside(site: &Site) -> Option<(Modality, usize)> {
    let (document, comma) = (site.document, site.lead.start.checked_sub(1)?);
    let noun =
        comma.checked_sub(1).filter(|&at| document.is_sign(comma, b',') && site.sentence.tokens.contains(&at))?;
    let closing =
        (site.amount.tokens.end..site.sentence.tokens.end).take(PHRASE / 2).find(|&at| document.is_sign(at, b','))?;
    let states = site.sentence.groups.iter().any(|g| (comma..closing).contains(&g.tokens.start));
    modality_noun(document, noun).filter(|_| !states).map(|modality| (modality, noun))
}

/// "the target we set together is $1 billion", "the goal that they agreed on was": the subject of a clause, told of by another.
fn told_of(site: &Site, verb: usize) -> Option<(Modality, usize)> {
    /// "but the".
    const BEFORE: usize = 4;
    let document = site.document;
    // "the target set for 2030 is 30%"
    let participle = |g: &VerbGroup| {
        g.tense == Tense::Participle || g.tense == Tense::Past && document.has(g.tokens.end, Classes::Preposition)
    };
    let opens = |at: usize| {
        document.has(at, Classes::Pronoun | Classes::Relative)
            || site.sentence.groups.iter().any(|g| g.tokens.start == at && participle(g))
    };
    (site.clause.start..verb.min(site.clause.start + BEFORE))
        .find_map(|at| modality_noun(document, at).map(|modality| (modality, at)))
        .filter(|&(_, at)| opens(at + 1))
}

/// "The goal the presidents set – $10 billion in 2023 – is realistic": put in behind the noun.
fn between_dashes(site: &Site) -> Option<(Modality, usize)> {
    let (document, dash) = (site.document, site.lead.start.checked_sub(1)?);
    // Alone between two dashes: "the plan is old – 5 million was spent" is another statement.
    let end = site.amount.tokens.end;
    let closing = (end..(end + PHRASE / 2).min(site.sentence.tokens.end)).find(|&at| document.is_dash(at))?;
    let states = site.sentence.groups.iter().any(|g| (dash..closing).contains(&g.tokens.start));
    if !document.is_dash(dash) || dash <= site.sentence.tokens.start || states {
        return None;
    }
    (site.sentence.tokens.start..dash)
        .take(PHRASE / 2)
        .find_map(|at| modality_noun(document, at).map(|modality| (modality, at)))
}

/// "raised its forecast for growth to 5%": what the verb changes or sets is the forecast.
pub(super) fn object_noun(site: &Site) -> Option<(Modality, usize)> {
    let preposition = site.lead.preposition.filter(|&at| site.document.is_one_of(at, &["to", "from", "by"]))?;
    // "exceeded the plan by 5 million", "fulfilled the plan by 104%": by so much, and that is no plan.
    const MEETS: Roles = Roles::EXCEED.with(Roles::ACHIEVE).with(Roles::MISS);
    let group = site.governor().filter(|g| !g.does(MEETS) || !site.preposition_is("by"))?;
    let object = group.tokens.end.max(preposition.saturating_sub(2 * PHRASE))..preposition;
    object.into_iter().find_map(|at| modality_noun(site.document, at).map(|modality| (modality, at)))
}

/// "The forecast for growth has been cut to 5%": what the verb moves is the forecast.
fn subject_noun(site: &Site) -> Option<(Modality, usize)> {
    let document = site.document;
    let moved = |g: &&VerbGroup| g.is_finite() && g.does(Roles::UP.with(Roles::DOWN)) && g.modal.is_none();
    let verb = site.governor().filter(moved).filter(|_| site.preposition_is("to") || site.preposition_is("from"))?;
    let subject = site.clause.start..verb.tokens.start;
    let (modality, at) = subject.clone().find_map(|at| modality_noun(document, at).map(|modality| (modality, at)))?;
    let head = at + 1 == subject.end || document.is_one_of(at + 1, &["for", "of"]);
    let tied = site.lead.preposition.is_some_and(|to| !(verb.tokens.end..to).any(|at| document.is_sign(at, b',')));
    // "A plan for growth" is none of it.
    (tied && head && modality == Modality::Forecast && at <= subject.start + REACH).then_some((modality, at))
}

/// "the 5% that the government had set itself", "5,000 homes it had set itself as a goal": the verb that makes it a target.
fn set_for_itself(site: &Site) -> Option<usize> {
    let document = site.document;
    let set = |g: &&VerbGroup| g.verb.is_some_and(|_| document.is_word(g.tokens.end - 1, "set"));
    let verb = site.sentence.groups.iter().find(|g| g.tokens.start >= site.amount.tokens.end).filter(set)?;
    let own = document.is_one_of(verb.tokens.end, &["itself", "themselves", "himself", "herself", "ourselves"]);
    let between = site.amount.tokens.end..verb.tokens.start;
    let near = between.len() <= PHRASE / 2 && !between.into_iter().any(|at| document.has(at, Classes::Conjunction));
    (own && near).then_some(verb.tokens.end - 1)
}

/// "its 49% stake", "from 5% a year earlier", "after 5% last year": what is given, or compared with, is told as it is, whatever the verb promises.
fn is_given(site: &Site) -> bool {
    let document = site.document;
    let start = site.amount.tokens.start;
    let possessive = document.has(start.wrapping_sub(1), Classes::Possessive);
    let owned = start > 0 && (document.is_word(start - 1, "'s") || possessive) || site.owner.is_some();
    let compared = site.lead.compares(document) || site.lead.follows(document) || site.is_behind_than();
    // "The 14,000 members will be asked": so many there are.
    let counted = site.amount.kind == FigureKind::Quantity
        && document.has(start.wrapping_sub(1), Classes::Definite)
        && site.governor().is_some_and(|g| g.tokens.start >= site.amount.tokens.end);
    // "the corporate tax, now 45 percent,"
    let now = |at: usize| document.says(at, StatementWord::Now);
    let lead = site.lead.start;
    let put_in = (lead.saturating_sub(2)..lead)
        .any(|at| now(at) && at > 0 && matches!(document.tokens[at - 1].sign, b',' | b'('));
    // "its capacity, 2,300 megawatts until now,"
    let behind = site.amount.tokens.end;
    let put_in = put_in || document.is_sign(lead.wrapping_sub(1), b',') && now(behind);
    // "half of the $28 billion of 2023", "twice the $28 billion of 2023"
    let part = site.neighbours.0.is_some_and(|end| site.lead.start - end.min(site.lead.start) <= 1);
    let of_then = document.has(site.lead.start, Classes::Definite)
        && part
        && document.is_word(behind, "of")
        && site.dates.iter().any(|d| d.tokens.start == behind + 1 && !d.row.period.is_empty());
    let given = |at: usize| document.says(at, StatementWord::Given);
    let there = (lead.saturating_sub(REACH)..start)
        .any(|at| given(at) && !site.sentence.groups.iter().any(|g| g.tokens.start >= at && g.tokens.end <= lead));
    owned || put_in || of_then || there || counted || compared && site.neighbours.0.is_some() || is_of_definite(site)
}

/// "the 300-MW plant will be built", "lists above 5% can merge": what somebody does something with is as it is.
fn is_property(site: &Site) -> bool {
    let (document, amount) = (site.document, site.amount);
    let compound = amount.kind == FigureKind::Quantity
        && amount.unit.is_some()
        && amount.tokens.clone().any(|at| document.is_hyphen(at) && !document.is_number(at + 1));
    const HOW_MUCH: Roles =
        Roles::FORECAST.with(Roles::PLAN).with(Roles::ESTIMATE).with(Roles::ACHIEVE).with(Roles::LEVEL);
    let subject = site.governor().is_some_and(|g| g.tokens.start >= amount.tokens.end && !g.does(HOW_MUCH));
    let above = document.is_one_of(site.lead.start, &["above", "below"]) && site.lead.start > site.clause.start;
    compound || subject && above
}

/// "to cut the company's debt of $6 billion": as large as it is; but "to reach the level of $6 billion".
fn is_of_definite(site: &Site) -> bool {
    let document = site.document;
    let Some(of) = site.lead.preposition.filter(|&at| document.is_word(at, "of")) else { return false };
    let lowers = |g: &&VerbGroup| g.does(Roles::DOWN) && g.tokens.end < of && of - g.tokens.end <= PHRASE / 2;
    let Some(verb) = site.governor().filter(lowers) else { return false };
    let definite = |at: usize| document.has(at, Classes::Definite) || document.is_genitive(at);
    document.has(of - 1, Classes::Measure) && (verb.tokens.end..of).any(definite)
}

/// "will clean up the region, which encompasses 23 states": what a relative clause tells, no verb outside of it rules.
fn is_told_apart(site: &Site, governor: usize) -> bool {
    let amount = site.amount.tokens.start;
    let verb = site.sentence.groups[governor].tokens.start;
    // "from July, when the rate falls to 34%": as sure as July is.
    let apart = |r: &Range<usize>| r.contains(&amount) && !r.contains(&verb) && !site.document.is_word(r.start, "when");
    site.sentence.relatives().iter().any(apart)
}

pub(super) fn is_hypothetical(site: &Site) -> bool {
    let document = site.document;
    // "small gains, if not declines", "erred in assuming a loan": no condition.
    let apart =
        |at: usize| at > 0 && document.has(at - 1, Classes::Preposition) || document.has(at + 1, Classes::Negation);
    let conditional =
        |at: usize| document.has(at, Classes::Joint) && document.says(at, StatementWord::Hypothetical) && !apart(at);
    // "If the price stays at $40, exports may fall to": the condition rules the modal of the main clause too.
    let modal = site.governor().is_some_and(|g| g.modal.is_some());
    // "Were half of them to leave, it could save": but "Were prices higher?".
    let first = site.sentence.tokens.start;
    let last = site.sentence.tokens.end.saturating_sub(1);
    let inverted = document.is_one_of(first, &["were", "had", "should"]) && !document.is_sign(last, b'?');
    if inverted && (modal || !(first..site.amount.tokens.start).any(|at| document.is_sign(at, b','))) {
        return true;
    }
    let start = if modal { site.sentence.tokens.start } else { site.clause.start };
    (start..site.amount.tokens.start).any(conditional)
}

/// The role that the verbs give: the amount's own, then each that governs the one before.
fn chain(site: &Site, index: usize) -> Option<(Modality, Option<String>)> {
    let groups = &site.sentence.groups;
    let words = |g: &VerbGroup| Some(site.document.surface(g.tokens.clone()).to_owned());
    let own = &groups[index];
    let will = match own.modal {
        Some(Modal::Will | Modal::Going) => true,
        // "said it would spend $5 million" is what it says it will.
        Some(Modal::Would) => {
            let told = groups[..index].iter().any(|g| is_report(g) && g.tense == Tense::Past);
            let subject = own.tokens.start.wrapping_sub(1);
            told && site.document.has(subject, Classes::Pronoun)
        }
        _ => false,
    };
    let transaction = own.does(Roles::TRANSACT) && will;
    // "signed five contracts": these are there.
    let signed = || {
        let last = site.amount.tokens.end.saturating_sub(1);
        site.document
            .read(last, MeasureWord::of)
            .is_some_and(|(word, _)| word == site.document.lexicon.measures.known.contract)
    };
    // "grants 200 scholarships a year"
    let used_to = own.tense == Tense::Present && site.amount.per_unit.is_some() && own.tokens.len() == 1;
    if (own.does(Roles::COMMIT) && !used_to || transaction) && is_object(site, own) && !signed() {
        return Some((Modality::Commitment, words(own)));
    }
    let mut at = index;
    loop {
        let group = &groups[at];
        if let Some(modality) = perfect(site, group) {
            return Some((modality, words(group)));
        }
        // "the hall can hold 500 people"
        if group.does(Roles::HOLD) && site.document.is_one_of(group.tokens.start, &["can", "could"]) {
            return None;
        }
        let modality = match group.modal {
            Some(Modal::Should) if group.tense == Tense::Future && is_of_economy(site, group) => {
                Some(Modality::Forecast)
            }
            Some(Modal::Should | Modal::Must) if group.tense == Tense::Future => Some(Modality::Target),
            Some(Modal::Will | Modal::Would) if group.tense == Tense::Future && is_promised(site, at) => {
                Some(Modality::Commitment)
            }
            Some(Modal::Will | Modal::Would | Modal::May | Modal::Going) if group.tense == Tense::Future => {
                Some(Modality::Forecast)
            }
            _ => None,
        };
        let governs = at < index;
        let role = if wants(site, group) {
            return None;
        } else if group.does(Roles::ESTIMATE)
            && !is_put_elsewhere(site, group)
            && (governs || group.passive || site.preposition_is("at"))
        {
            Some(Modality::Estimate)
        } else if group.does(Roles::FORECAST) {
            Some(Modality::Forecast)
        } else if group.does(Roles::PLAN) && (governs || !group.does(Roles::LEVEL)) {
            Some(Modality::Target)
        } else if governs && group.does(Roles::COMMIT) {
            // "agreed to supply 5 tonnes" binds them to it; "agreed to double trade", "agreed to push trade to" is what they aim at.
            // ... and "approved loans totalling 5 million" them.
            let aims = Roles::UP.with(Roles::DOWN).with(Roles::LEVEL).with(Roles::ACHIEVE);
            Some(if own.does(aims) && own.tense != Tense::Ing || site.preposition_is("to") {
                Modality::Target
            } else {
                Modality::Commitment
            })
        } else if governs && group.does(Roles::REQUEST) {
            Some(Modality::Target)
        } else {
            None
        };
        if let Some(modality) = role.or(modality) {
            return Some((modality, words(group)));
        }
        if let Some(modality) = before_infinitive(site, group) {
            return Some((modality, words(group)));
        }
        // "to reach" and "reaching" take their role from the verb before; "expects that it will reach" from both.
        // "will rise, having lost 5%": what went before.
        let alone = group.looks_back() || group.tense == Tense::Ing && follows_preposition(site, group);
        let open =
            matches!(group.tense, Tense::Infinitive | Tense::Ing | Tense::Participle) && !alone || is_wanted(site, at);
        let floor = if open { site.sentence.tokens.start } else { site.clause.start };
        match at.checked_sub(1).filter(|&before| groups[before].tokens.start >= floor && open) {
            Some(before) => at = before,
            None => return None,
        }
    }
}

/// "8 million people want work", "40% of them expect": the amount itself does so, and is there.
fn wants(site: &Site, group: &VerbGroup) -> bool {
    const MEANS: Roles = Roles::PLAN.with(Roles::FORECAST).with(Roles::REQUEST).with(Roles::COMMIT);
    // "the 5% that Peru wants", "around 5%, as some expect": what stands before is its object.
    let object = site.document.tokens.get(group.tokens.end).is_some_and(|t| t.kind == Kind::Word);
    object
        && group.does(MEANS)
        && group.tense == Tense::Present
        && !group.passive
        && group.modal.is_none()
        && group.tokens.start >= site.amount.tokens.end
}

/// "12 schools were put into service": no judgement, as "were put at" is.
fn is_put_elsewhere(site: &Site, group: &VerbGroup) -> bool {
    group.does(Roles::INTO) && !site.preposition_is("at") && !site.document.is_word(group.tokens.end, "at")
}

/// "the economy should grow by 3%": what nobody decides is only expected.
fn is_of_economy(site: &Site, group: &VerbGroup) -> bool {
    let measures = &site.document.lexicon.measures;
    let moves = group.does(Roles::UP.with(Roles::DOWN)) && !group.negated && !group.passive;
    let subject = site.sentence.measures().iter().rfind(|(m, _)| m.end <= group.tokens.start);
    moves
        && subject.is_some_and(|(_, word)| {
            *word == measures.known.gdp
                || measures.is(*word, Traits::NATIONAL) && measures.get(*word).nature == Nature::Rate
        })
}

/// "promised that prices would fall by 5%": the clause tells what was promised.
fn is_promised(site: &Site, at: usize) -> bool {
    let groups = &site.sentence.groups;
    let Some(before) = at.checked_sub(1).map(|before| &groups[before]) else { return false };
    let end = before.tokens.end;
    let that = site.document.is_word(end, "that") || site.document.has(end, Classes::Pronoun);
    before.does(Roles::COMMIT) && !before.negated && that
}

/// "wants output doubled to 5 tonnes": a participle that says what is wanted.
fn is_wanted(site: &Site, at: usize) -> bool {
    let groups = &site.sentence.groups;
    let (own, Some(before)) = (&groups[at], at.checked_sub(1).map(|before| &groups[before])) else { return false };
    let object = before.tokens.end..own.tokens.start;
    let noun = |t: usize| {
        let token = &site.document.tokens[t];
        token.kind == Kind::Word && !site.document.has(t, Classes::Conjunction | Classes::Joint)
    };
    matches!(own.tense, Tense::Past | Tense::Participle)
        && own.tokens.len() == 1
        && own.does(Roles::UP.with(Roles::DOWN))
        && before.does(Roles::PLAN)
        && before.is_finite()
        && !before.passive
        && (1..=PHRASE / 2).contains(&object.len())
        && object.into_iter().all(noun)
}

/// "would have paid 5 million": what did not happen; "by 2030 it would have paid" is to come.
fn perfect(site: &Site, group: &VerbGroup) -> Option<Modality> {
    let document = site.document;
    let have = |g: &VerbGroup| {
        let have = |at: usize| document.is_word(at, "have") && !document.is_word(at + 1, "to");
        g.modal == Some(Modal::Would) && (g.tokens.start..g.tokens.end - 1).any(have)
    };
    // "would have paid 5 million and cut the debt to 2 million"
    let carried = || {
        let plain = matches!(group.tense, Tense::Past | Tense::Participle) && group.tokens.len() == 1;
        let before = site.sentence.groups.iter().rfind(|g| g.tokens.end < group.tokens.start);
        plain && document.is_word(group.tokens.start - 1, "and") && before.is_some_and(have)
    };
    let lost = have(group) || group.tokens.start > site.sentence.tokens.start && carried();
    if !lost {
        return None;
    }
    let by = |d: &Located<Date>| d.row.bound == Some(DateBound::By) && site.sentence.tokens.contains(&d.tokens.start);
    Some(if site.dates.iter().any(by) { Modality::Forecast } else { Modality::Hypothetical })
}

/// "after shrinking by 5%": told for itself, not under the verb before; "before jumping 8%" is.
fn follows_preposition(site: &Site, group: &VerbGroup) -> bool {
    group.tokens.start > site.sentence.tokens.start
        && site.document.has(group.tokens.start - 1, Classes::Preposition)
        && !site.document.is_word(group.tokens.start - 1, "before")
}

/// "..., economists estimate": a verb at the end of the sentence that rules all of it.
fn tail(site: &Site) -> Option<(Modality, usize)> {
    let (index, group) = site.sentence.groups.iter().enumerate().next_back()?;
    let (start, end) = (group.tokens.start, group.tokens.end);
    let comma = (site.amount.tokens.end..start).rev().take(6).any(|t| site.document.is_sign(t, b','));
    if start < site.amount.tokens.end || !comma || !group.is_finite() || end + 2 < site.sentence.tokens.end {
        return None;
    }
    let modality = if group.does(Roles::ESTIMATE) {
        Modality::Estimate
    } else if group.does(Roles::FORECAST) {
        Modality::Forecast
    } else {
        return None;
    };
    Some((modality, index))
}

/// "eager to restore", "the task to restore", "a plan to raise", "a goal of raising".
fn before_infinitive(site: &Site, group: &VerbGroup) -> Option<Modality> {
    // "a goal of bringing it to"
    if group.tense == Tense::Ing && site.document.is_word(group.tokens.start.wrapping_sub(1), "of") {
        return modality_noun(site.document, group.tokens.start.wrapping_sub(2));
    }
    if group.tense != Tense::Infinitive {
        return None;
    }
    // "To reach $1 billion, we should": what the sentence is about to say serves that end.
    if group.tokens.start == site.sentence.tokens.start {
        return Some(Modality::Target);
    }
    let before = group.tokens.start.checked_sub(1)?;
    if let Some(modality) = modality_noun(site.document, before) {
        return Some(modality);
    }
    site.document.says(before, StatementWord::Intent).then_some(Modality::Target)
}

/// Whether what the verb promises is the amount itself: "allocated $5 million", "approved a $150 million loan".
fn is_object(site: &Site, group: &VerbGroup) -> bool {
    group.tokens.end <= site.lead.start
        && matches!(site.amount.kind, FigureKind::Money | FigureKind::Quantity)
        && site.lead.start.saturating_sub(group.tokens.end) <= REACH
}

/// Whether the statement is denied: by its own verb or by one that governs it ("no longer expects to reach").
pub(super) fn negated(site: &Site, bound: Bound) -> bool {
    let Some(index) = site.governor else { return false };
    let groups = &site.sentence.groups;
    // "should not exceed", "will not borrow more than": a bound of its own.
    if (groups[index].does(Roles::EXCEED) || site.lead.bound == Some(Bound::MoreThan)) && bound == Bound::AtMost {
        return false;
    }
    let mut at = index;
    loop {
        if groups[at].negated {
            return true;
        }
        let open = matches!(groups[at].tense, Tense::Infinitive);
        match at.checked_sub(1).filter(|_| open) {
            Some(before) => at = before,
            None => return false,
        }
    }
}

/// Whether the clause says that a target was met or missed: the verb, and whether it is denied.
pub(super) fn outcome(group: &VerbGroup) -> Option<Outcome> {
    if group.tense == Tense::Future || group.modal.is_some() {
        // "will not be met"
        let given_up = group.modal == Some(Modal::Will)
            && group.negated
            && group.does(Roles::ACHIEVE)
            && !group.does(Roles::EXCEED);
        return given_up.then_some(Outcome::NotMet);
    }
    if group.does(Roles::MISS) {
        return Some(if group.negated { Outcome::Met } else { Outcome::NotMet });
    }
    if group.does(Roles::ACHIEVE) {
        return Some(if group.negated { Outcome::NotMet } else { Outcome::Met });
    }
    None
}
