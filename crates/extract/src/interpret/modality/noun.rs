//! Nouns and words put in that give an amount its role: "a target of $5 million", "the 5% it had set itself".

use super::{PHRASE, REACH};
use crate::interpret::Site;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{FigureKind, Modality};
use crate::text::Document;
use crate::text::token::Kind;

pub(in crate::interpret) fn modality_noun(document: &Document, at: usize) -> Option<Modality> {
    let gives = |s: &Sense| if let Sense::Statement(StatementWord::ModalityNoun(m)) = s { Some(*m) } else { None };
    document.has(at, Classes::ModalityNoun).then(|| document.read(at, gives)).flatten().map(|(m, _)| m)
}

/// "the goal, set in 2012, of": what stands before an insertion that ends at the token; else the token itself.
pub(super) fn before_insertion(site: &Site, at: usize) -> usize {
    let document = site.document;
    let first = site.sentence.tokens.start + 1;
    let comma = |at: &usize| document.is_sign(*at, b',');
    let open = (at.saturating_sub(PHRASE / 2).max(first)..at).rev().find(|t| comma(&at) && comma(t));
    open.map_or(at, |open| open - 1)
}

/// A noun or verb that gives an amount its role, and where it stands.
type Rule = fn(&Site) -> Option<(Modality, usize)>;

/// The rules. The first that says anything is right.
const RULES: &[Rule] = &[
    noun_behind,
    object_noun,
    subject_noun,
    noun_beside,
    |site| set_for_itself(site).or_else(|| set_as_aim(site)).map(|at| (Modality::Target, at)),
    behind_colon,
    foreseen_by,
    between_dashes,
    targeted,
    noun_before,
    adjective_before,
    attainable,
];

pub(super) fn noun(site: &Site) -> Option<(Modality, usize)> {
    RULES.iter().find_map(|rule| rule(site))
}

/// "$1 billion target", "the 5 million mean estimate"; but no "240 people, plans".
fn noun_behind(site: &Site) -> Option<(Modality, usize)> {
    let (document, end) = (site.document, site.amount.tokens.end);
    for at in end..end + REACH {
        if let Some(modality) = modality_noun(document, at) {
            return Some((modality, at));
        }
        let word = document.tokens.get(at).is_some_and(|t| t.kind != Kind::Sign);
        let passes = modality_noun(document, at + 1).is_some() && !document.has(at, Classes::Function)
            || !document.has(at, Classes::Function | Classes::Verb);
        if !word || !passes {
            return None;
        }
    }
    None
}

/// "Two cities target 5 million in sales".
fn targeted(site: &Site) -> Option<(Modality, usize)> {
    let before = site.lead.start.wrapping_sub(1);
    let sum = matches!(site.amount.kind, FigureKind::Money | FigureKind::Percent);
    let verb = || site.document.verb_forms(before).any(|(verb, _)| verb.roles.meets(Roles::PLAN));
    modality_noun(site.document, before).filter(|_| sum && verb()).map(|modality| (modality, before))
}

/// "a target of $1 billion", "the target is $1 billion", "its forecast for growth is 5%".
fn noun_before(site: &Site) -> Option<(Modality, usize)> {
    let document = site.document;
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
    // "the goal, set in 2012, of 10 million"
    let named = before_insertion(site, until.saturating_sub(1));
    if let Some(modality) = modality_noun(document, named).filter(|_| named + 1 < until) {
        return Some((modality, named));
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

/// "the expected inflation of 6%", "planned capital spending of $5 million": an adjective before the noun that the amount is of.
fn adjective_before(site: &Site) -> Option<(Modality, usize)> {
    let document = site.document;
    let of = site.lead.preposition.filter(|&at| document.is_word(at, "of"))?;
    let noun = |at: &usize| {
        document.tokens[*at].kind == Kind::Word && !document.has(*at, Classes::Function | Classes::Auxiliary)
    };
    let given = |at: usize| {
        document.read_word(at, |word| if let StatementWord::ModalAdjective(m) = word { Some(m) } else { None })
    };
    let first = of.saturating_sub(REACH + 1).max(site.clause.start);
    let phrase = (first..of).rev().take_while(noun).skip(1);
    phrase.into_iter().find_map(|at| given(at).map(|(modality, _)| (modality, at)))
}

/// "Last year's target, $5 million, was missed": put in behind the noun.
pub(in crate::interpret) fn noun_beside(site: &Site) -> Option<(Modality, usize)> {
    let (document, start) = (site.document, site.lead.start);
    let comma = |at: &usize| document.is_sign(*at, b',');
    // "The plan of the year, set at 5 million,"
    let set = site.preposition_is("at") && document.is_one_of(start.wrapping_sub(2), &["set", "fixed"]);
    let before = start.checked_sub(if set { 3 } else { 1 }).filter(comma)?.checked_sub(1)?;
    (site.amount.tokens.end..site.sentence.tokens.end).take(PHRASE / 2).find(comma)?;
    let of = |at: &usize| modality_noun(document, *at).is_some() && document.is_word(at + 1, "of");
    let noun = (before.saturating_sub(REACH)..before).find(of).filter(|_| set).unwrap_or(before);
    let modality = modality_noun(document, noun).or_else(|| next_one(document, noun));
    modality.map(|modality| (modality, noun))
}

/// "The goal was reached. **The next one**, 20% in 2030, is harder.": the one is a goal as well.
fn next_one(document: &Document, one: usize) -> Option<Modality> {
    let other = ["next", "new", "previous", "old", "first", "second", "latest", "earlier", "later"];
    let pointed = document.is_word(one, "one") && document.is_one_of(one.checked_sub(1)?, &other);
    let here = document.sentence_of(one);
    let told = document.sentences.get(here.checked_sub(1)?).filter(|_| pointed)?;
    let aim = |sentence: &std::ops::Range<usize>| {
        sentence.clone().find_map(|at| modality_noun(document, at)).filter(|&m| m == Modality::Target)
    };
    aim(told).or_else(|| aim(document.sentences.get(here.checked_sub(2)?)?))
}

/// "the target we set together is $1 billion", "the goal that they agreed on was": the subject of a clause, told of by another.
fn told_of(site: &Site, verb: usize) -> Option<(Modality, usize)> {
    /// "but the".
    const BEFORE: usize = 4;
    let document = site.document;
    // "the target set for 2030 is 30%"
    let participle = |g: &VerbGroup| matches!(g.tense, Tense::Participle | Tense::Past);
    let told = |at: usize| site.sentence.groups.iter().any(|g| g.tokens.start == at && participle(g));
    let opens = |at: usize| document.has(at, Classes::Pronoun | Classes::Relative) || told(at);
    (site.clause.start..verb.min(site.clause.start + BEFORE))
        .find_map(|at| modality_noun(document, at).map(|modality| (modality, at)))
        .filter(|&(_, at)| opens(at + 1))
}

/// "The goal the presidents set – $10 billion in 2023 – is realistic": put in behind the noun.
fn between_dashes(site: &Site) -> Option<(Modality, usize)> {
    let (document, dash) = (site.document, site.lead.start.checked_sub(1)?);
    // Alone between two dashes: "the plan is old – 5 million was spent" is another statement.
    let end = site.amount.tokens.end;
    let closes = (end..(end + PHRASE / 2).min(site.sentence.tokens.end)).any(|at| document.is_dash(at));
    if !document.is_dash(dash) || !closes {
        return None;
    }
    (site.sentence.tokens.start..dash)
        .take(PHRASE / 2)
        .find_map(|at| modality_noun(document, at).map(|modality| (modality, at)))
}

/// "raised its forecast for growth to 5%": what the verb changes or sets is the forecast.
pub(in crate::interpret) fn object_noun(site: &Site) -> Option<(Modality, usize)> {
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
    let states = |g: &&VerbGroup| g.is_finite() && g.tokens.end <= site.lead.start;
    let verb = site.governor().filter(states)?;
    let moves = verb.does(Roles::CHANGE) || document.says(verb.tokens.end - 1, StatementWord::Shifts);
    let moved = moves && (site.preposition_is("to") || site.preposition_is("from"));
    let direct = site.lead.start - verb.tokens.end <= 1;
    let stands = verb.does(Roles::LEVEL) && (site.lead.preposition.is_none() || site.preposition_is("at")) && direct;
    let subject = site.clause.start..verb.tokens.start;
    let (modality, at) = subject.clone().find_map(|at| modality_noun(document, at).map(|modality| (modality, at)))?;
    let head = at + 1 == subject.end || document.is_one_of(at + 1, &["for", "of"]);
    let tied = stands || !(verb.tokens.end..site.lead.start).any(|at| document.is_sign(at, b','));
    // "A plan for growth" is none of it.
    let plan = document.is_one_of(at, &["plan", "plans", "task"]);
    ((moved || stands) && tied && head && !plan).then_some((modality, at))
}

/// "half a billion is conceivable", "thinks 8% likelier".
fn attainable(site: &Site) -> Option<(Modality, usize)> {
    /// "would not be at all".
    const VERB: usize = 4;
    let (document, end) = (site.document, site.amount.tokens.end);
    let passes = |at: &usize| {
        document.has(*at, Classes::Auxiliary | Classes::Negation)
            || document.says(*at, StatementWord::Filler)
            || document.ends_like_adverb(*at)
    };
    let word = (end..end + VERB).find(|at| !passes(at))?;
    let (_, length) =
        document.read(word, |s| matches!(s, Sense::Statement(StatementWord::Attainable)).then_some(()))?;
    // "is likely to be a loss", "is enough money"
    let closes = document.tokens.get(word + length).is_none_or(|t| t.kind != Kind::Word)
        || document.has(word + length, Classes::Preposition | Classes::Conjunction | Classes::DateWord);
    (closes && !document.is_word(word + length, "to")).then_some((Modality::Forecast, word))
}

/// "the 5% that the government had set itself", "set themselves 5%", "5,000 homes it had set itself as a goal": the verb that makes it a target.
fn set_for_itself(site: &Site) -> Option<usize> {
    let document = site.document;
    let reflexive = |at: usize| document.says(at, StatementWord::Reflexive);
    // "we had set ourselves $6 billion"
    let itself = site.lead.start.wrapping_sub(1);
    if reflexive(itself) {
        return itself.checked_sub(1);
    }
    let end = site.amount.tokens.end;
    let verb = site.sentence.groups.iter().find(|g| g.tokens.start >= end)?;
    let near = !(end..verb.tokens.start).any(|at| document.has(at, Classes::Conjunction));
    let set = document.is_word(verb.tokens.end - 1, "set") && reflexive(verb.tokens.end);
    (set && near).then_some(verb.tokens.end - 1)
}

/// "the 9 tonnes that the state set **as a target**", "the 2 million that was set **as a limit**".
pub(in crate::interpret) fn set_as_aim(site: &Site) -> Option<usize> {
    let (document, end) = (site.document, site.amount.tokens.end);
    let stop = (end + PHRASE).min(site.sentence.tokens.end);
    // "described as a target" sets none.
    let set = |at: usize| document.is_word(at, "as") && document.is_word(at - 1, "set");
    let aim =
        |at: usize| modality_noun(document, at) == Some(Modality::Target) || document.says(at, StatementWord::Limit);
    let tie = (end..stop).take_while(|&at| !site.sentence.is_in_amount(at)).find(|&at| set(at))?;
    let noun = tie + 1 + usize::from(document.has(tie + 1, Classes::Determiner | Classes::Possessive));
    aim(noun).then_some(noun)
}

/// "The aim for 2024 is the old one: 300 buses", "Our goal has grown: 5,000 homes", "the goal set in May, namely 5,000 homes".
fn behind_colon(site: &Site) -> Option<(Modality, usize)> {
    /// "The government's goal".
    const BEFORE: usize = 4;
    let (document, first) = (site.document, site.sentence.tokens.start);
    // "namely a profit of 5 million"
    let namely = |&at: &usize| document.says(at, StatementWord::Namely);
    if let Some(tie) = (site.lead.start.saturating_sub(BEFORE).max(first)..site.lead.start).rev().find(namely) {
        let modality = |at: usize| modality_noun(document, at).map(|modality| (modality, at));
        return (first..tie).rev().take(2 * PHRASE).find_map(modality);
    }
    let colon = site.lead.start.checked_sub(1).filter(|&at| document.is_sign(at, b':'))?;
    // "None of us forgets the goal which they wrote down in May: 5,000 homes"
    let set =
        |at: usize| document.has(at + 1, Classes::Relative) && document.has(at.wrapping_sub(1), Classes::Definite);
    let aim = |at: &usize| modality_noun(document, *at) == Some(Modality::Target) && (*at < first + BEFORE || set(*at));
    let noun = (first..colon).find(aim)?;
    // "The target was missed again: 3,000 tonnes" is what was got.
    const FATE: Roles = Roles::ACHIEVE.with(Roles::MISS);
    let fate = site.sentence.groups.iter().any(|g| g.does(FATE));
    // "The plan had three parts: 40 million euros went to roads"
    let plan = document.is_word(noun, "plan");
    (!plan && !fate).then_some((Modality::Target, noun))
}

/// "beat the $5 million that analysts **had forecast**", "the 3% the bank **expects**": the verb of those who foresee it.
pub(in crate::interpret) fn foreseen_by(site: &Site) -> Option<(Modality, usize)> {
    let (document, end) = (site.document, site.amount.tokens.end);
    let the = (site.lead.start..site.amount.tokens.start).any(|at| document.is_word(at, "the"));
    let verb = site.sentence.groups.iter().find(|g| g.tokens.start >= end)?;
    // "against 6% expected in September"
    let told = verb.tokens.start == end;
    // "spent the 5 million they had planned to give": nothing is measured against it.
    if !(told || the && verb.is_finite()) || !site.is_measured_against() {
        return None;
    }
    let that = usize::from(document.is_one_of(end, &["that", "which"]));
    let subject = end + that..verb.tokens.start;
    let somebody = !subject.is_empty() && !subject.clone().any(|at| document.has(at, Classes::Joint));
    let active = somebody && subject.len() <= PHRASE / 2 && !verb.passive;
    // "the 6% that was foreseen"
    let passive = verb.passive && subject.is_empty();
    let modality = [(Roles::FORECAST, Modality::Forecast), (Roles::PLAN.with(Roles::COMMIT), Modality::Target)];
    // "the tariff approved in May", "the 5 million it agreed to lend": no aim.
    // ... but "short of the 5 homes it undertook to build" is one.
    let short = (site.lead.start..site.amount.tokens.start).any(|at| document.is_word(at, "short"))
        || site.lead.preposition.is_some_and(|of| document.is_word(of.wrapping_sub(1), "short"));
    let promises = !verb.does(Roles::COMMIT) || short || verb.does(Roles::PLAN.with(Roles::REPORT));
    let told = (active || told || passive) && promises;
    let (_, modality) = modality.into_iter().find(|(role, _)| told && verb.does(*role))?;
    Some((modality, verb.tokens.end - 1))
}
