//! The role that verbs give: the amount's own, and each that governs the one before: "plans to raise it to".

use super::noun::{before_insertion, modality_noun};
use super::{PHRASE, REACH};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::clause::is_report;
use crate::interpret::period::is_dated;
use crate::lexicon::measure::{MeasureWord, Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Modal, Roles};
use crate::lexicon::{Classes, Word};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Date, DateBound, FigureKind, Modality};
use crate::text::Document;
use crate::text::token::Kind;

/// What people do with what is not there yet.
const MEANS: Roles = Roles::PLAN.with(Roles::FORECAST).with(Roles::REQUEST).with(Roles::COMMIT);

/// The role that the verbs give: the amount's own, then each that governs the one before.
pub(super) fn chain(site: &Site, index: usize) -> Option<(Modality, Option<String>)> {
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
    // "will put 5 million into a mill"
    let money = site.amount.kind == FigureKind::Money;
    let into = money && own.does(Roles::INTO) && site.document.is_word(site.amount.tokens.end, "into");
    let transaction = (own.does(Roles::TRANSACT) || into) && will;
    // "signed five contracts": these are there.
    let signed = || {
        let last = site.amount.tokens.end.saturating_sub(1);
        site.document
            .read(last, MeasureWord::of)
            .is_some_and(|(word, _)| word == site.document.lexicon.measures.known.contract)
    };
    // "grants 200 scholarships a year"
    let used_to = own.tense == Tense::Present && site.amount.per_unit.is_some() && own.tokens.len() == 1;
    // "are expected to provide $5 million": nobody has promised it.
    let foreseen = own.tense == Tense::Infinitive
        && index
            .checked_sub(1)
            .map(|at| &groups[at])
            .is_some_and(|g| g.does(Roles::FORECAST) && g.tokens.end == own.tokens.start);
    let commits = own.does(Roles::COMMIT) && !used_to && !foreseen || transaction;
    if commits && is_object(site, own) && !signed() && !is_permitted(site, own) {
        return Some((Modality::Commitment, words(own)));
    }
    let mut at = index;
    loop {
        let group = &groups[at];
        if let Some(modality) = perfect(site, group) {
            return Some((modality, words(group)));
        }
        let modality = match group.modal {
            Some(Modal::Should) if group.tense == Tense::Future && is_of_economy(site, group) => {
                Some(Modality::Forecast)
            }
            Some(Modal::Should | Modal::Must) if group.tense == Tense::Future => Some(Modality::Target),
            Some(Modal::Would) if is_supposed(site, group) => Some(Modality::Hypothetical),
            Some(Modal::Will | Modal::Would) if group.tense == Tense::Future && is_promised(site, at) => {
                Some(Modality::Commitment)
            }
            // "You can see that it rose 5%": anybody can.
            Some(Modal::May) if is_seen_by_you(site, group) => return None,
            Some(Modal::Will | Modal::Would | Modal::May | Modal::Going) if group.tense == Tense::Future => {
                Some(Modality::Forecast)
            }
            _ => None,
        };
        let governs = at < index;
        let role = if wants(site, group) || is_agent(site, group) {
            return None;
        } else if at == index && is_judged_to_be(site, index)
            || group.does(Roles::ESTIMATE) && (is_of_past(site, group) || judges(site, group, governs))
        {
            Some(Modality::Estimate)
        } else if group.does(Roles::FORECAST)
            && !is_aside(site, group)
            && !is_wished(site, group)
            && !is_sought(site, group)
            && !is_lived_through(site, group)
        {
            Some(Modality::Forecast)
        } else if group.does(Roles::PLAN) && (governs || !group.does(Roles::LEVEL)) {
            Some(Modality::Target)
        } else if governs && group.does(Roles::COMMIT) {
            // "agreed to supply 5 tonnes" binds them to it; "agreed to double trade", "agreed to push trade to" is what they aim at.
            // ... and "approved loans totalling 5 million" them.
            let aims = Roles::CHANGE.with(Roles::LEVEL).with(Roles::ACHIEVE);
            Some(if own.does(aims) && own.tense != Tense::Ing || site.preposition_is("to") {
                Modality::Target
            } else {
                Modality::Commitment
            })
        } else if governs && group.does(Roles::REQUEST) || is_meant(site, group) || is_wished(site, group) {
            Some(Modality::Target)
        } else {
            None
        };
        // "the hall can hold 500 people"
        // ... "can make 5,000 cars a year"; but "can create 5,000 jobs by 2030", "trade can reach 5 million a year"
        const GROWS: Roles =
            Roles::CHANGE.with(Roles::ACHIEVE).with(Roles::EXCEED).with(Roles::LEVEL).with(Roles::INTO);
        let able = site.document.is_word(group.tokens.start, "can")
            && site.amount.per_unit.is_some()
            && !group.does(GROWS)
            && !group.passive;
        let holds = group.does(Roles::HOLD) && site.document.is_one_of(group.tokens.start, &["can", "could"]);
        if role.is_none() && (able || holds) {
            return None;
        }
        if let Some(modality) = role.or(modality) {
            return Some((modality, words(group)));
        }
        if let Some(modality) = before_infinitive(site, group).or_else(|| called_for(site, group)) {
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

/// "approved 414 projects", "granted 50 scholarships": so many have been.
fn is_permitted(site: &Site, group: &VerbGroup) -> bool {
    let last = site.amount.tokens.end.saturating_sub(1);
    let things = site.amount.kind == FigureKind::Quantity
        && site.amount.unit.is_some()
        && !site.document.has(last, Classes::Unit);
    things && group.does(Roles::PERMIT) && group.tense == Tense::Past && group.modal.is_none()
}

/// "looking for 14 miners", "bet on 12 horses", "4 million bet on football": things that are sought or taken, and nothing foreseen.
fn is_sought(site: &Site, group: &VerbGroup) -> bool {
    let own = group.verb.is_some_and(|verb| verb.roles.meets(Roles::FORECAST));
    let thing = site.amount.kind == FigureKind::Quantity && !site.preposition_is("of");
    !own && (thing || group.tokens.end > site.lead.start)
}

/// "The clinic saw 18,400 patients, 9% more than in 2019": people and things that came, and nothing foreseen; "the bank saw growth of 3%" may be
/// either.
fn is_lived_through(site: &Site, group: &VerbGroup) -> bool {
    let document = site.document;
    let saw = group.tense == Tense::Past && !group.passive && group.does(Roles::PERCEIVE);
    let first = site.sentence.amounts().iter().find(|a| a.start >= group.tokens.end);
    let counted = first.is_some_and(|first| {
        let behind = (group.tokens.end..first.start).all(|at| document.has(at, Classes::Bound));
        const SHARE: Classes = Classes::Percent.with(Classes::Currency).with(Classes::CurrencySign);
        let thing = document.tokens[first.end - 1].kind == Kind::Word && document.first(first.clone(), SHARE).is_none();
        behind && thing
    });
    let foresees = document.says(group.tokens.start.wrapping_sub(1), StatementWord::Mouthpiece);
    saw && counted && !foresees
}

/// "8 million people want work", "40% of them expect": the amount itself does so, and is there.
///
/// ... and so is the one of "15 had forecast no change".
fn wants(site: &Site, group: &VerbGroup) -> bool {
    // "the 5% that Peru wants", "around 5%, as some expect": what stands before is its object.
    let object = site.document.tokens.get(group.tokens.end).is_some_and(|t| t.kind == Kind::Word);
    // "5 million planned for 2025", "the 7 million pledged investors"
    let past = group.tense == Tense::Past
        && site.amount.kind == FigureKind::Quantity
        && group.tokens.len() > 1
        && group.tokens.start == site.amount.tokens.end
        && !site.document.has(group.tokens.end, Classes::Preposition);
    object
        && group.does(MEANS)
        && (group.tense == Tense::Present || past)
        && !group.passive
        && group.modal.is_none()
        && group.tokens.start >= site.amount.tokens.end
}

/// "was expected by 14 of 16 economists": those who expect it are there.
fn is_agent(site: &Site, group: &VerbGroup) -> bool {
    let document = site.document;
    let of = site.lead.preposition.filter(|&at| document.is_word(at, "of") && site.neighbours.0 == Some(at));
    let part = of.and_then(|of| site.sentence.amounts().iter().find(|a| a.end == of));
    // ... but "is expected to rise by 5,000"
    let behind = group.tokens.end;
    let agent = site.lead.preposition == Some(behind) || part.is_some_and(|part| part.start == behind + 1);
    agent
        && document.is_word(behind, "by")
        && site.amount.kind == FigureKind::Quantity
        && group.passive
        && group.does(MEANS)
}

/// "estimates that the damage came to $5 million", "reckons prices fell 5%": what somebody judges to be so, or to have been.
fn is_judged_to_be(site: &Site, index: usize) -> bool {
    let groups = &site.sentence.groups;
    let (own, Some(before)) = (&groups[index], index.checked_sub(1).map(|before| &groups[before])) else {
        return false;
    };
    let between = before.tokens.end..own.tokens.start;
    // "Lead values today were unchanged", "thinks people who earn 5% are": a noun, and a clause of its own.
    const THINKS: Roles = Roles::FORECAST.with(Roles::REPORT);
    let judges = before.does(Roles::ESTIMATE) && before.does(THINKS) && before.is_finite() && !before.negated;
    let states = own.is_finite() && own.modal.is_none() && own.tokens.end <= site.lead.start;
    let relative = |at: usize| site.document.has(at, Classes::Relative) && at > before.tokens.end;
    let parts = |at: usize| matches!(site.document.tokens[at].sign, b',' | b';' | b':' | b'"') || relative(at);
    judges && states && !between.is_empty() && !between.into_iter().any(parts)
}

/// "would like to see $5 million", "would like to raise it to $5 million"; but "would like to thank the 500 people".
fn is_wished(site: &Site, group: &VerbGroup) -> bool {
    const ENDS: Roles = Roles::PERCEIVE.with(Roles::UP).with(Roles::DOWN).with(Roles::LEVEL).with(Roles::ACHIEVE);
    let like = group.tokens.start.wrapping_sub(1);
    let would = site.document.is_word(like, "like") && site.document.is_word(like.wrapping_sub(1), "would");
    let wants =
        site.sentence.groups.iter().rfind(|g| g.tokens.end == group.tokens.start).filter(|g| g.does(Roles::PLAN));
    // "wants to see $5 million spent"
    let sees = wants.is_some() && group.does(Roles::PERCEIVE);
    (would || sees) && group.tense == Tense::Infinitive && group.does(ENDS)
}

/// "grants of 5 million are meant to help": what somebody intends, told behind the amount.
fn is_meant(site: &Site, group: &VerbGroup) -> bool {
    let last = group.tokens.end - 1;
    let to = group.tokens.end;
    let acts = site.document.verb_forms(to + 1).any(|(_, form)| form == Form::Base);
    let intent = site.document.says(last, StatementWord::Intent) && site.document.is_word(to, "to") && acts;
    intent && group.passive && group.tokens.start >= site.amount.tokens.end
}

/// "reckoned 5% of the crop had been cut", "believes that 5,000 people left": what is judged has been.
fn is_of_past(site: &Site, group: &VerbGroup) -> bool {
    let behind = site.sentence.groups.iter().find(|g| g.tokens.start >= site.amount.tokens.end);
    let within = |g: &&VerbGroup| !(site.amount.tokens.end..g.tokens.start).any(|at| site.document.is_sign(at, b','));
    let that = site.document.is_word(group.tokens.end, "that") && group.tokens.end + 1 == site.lead.start;
    group.tokens.end <= site.lead.start
        && behind.filter(within).is_some_and(|g| g.tense == Tense::Past && (g.tokens.len() > 1 || that))
}

/// "a rise of one point would add $45": what would be, were there one; not "promised that a rise would add $45".
fn is_supposed(site: &Site, group: &VerbGroup) -> bool {
    /// "a rise of one full percentage point".
    const SUBJECT: usize = 10;
    let document = site.document;
    let verb = group.tokens.start;
    let first = verb.saturating_sub(SUBJECT).max(site.sentence.tokens.start);
    let any = |at: usize| document.has(at, Classes::Determiner) && !document.has(at, Classes::Definite);
    let named = |at: usize| any(at) && document.has(at + 1, Classes::ChangeNoun);
    let Some(start) = (first..verb).rev().find(|&at| named(at)) else { return false };
    let goes_on = |at: usize| document.is_sign(at, b',') || document.has(at, Classes::Joint);
    let states = |g: &VerbGroup| g.is_finite() && (start..verb).contains(&g.tokens.start);
    let told =
        |g: &VerbGroup| g.tokens.end <= start && g.tense == Tense::Past && g.does(Roles::REPORT.with(Roles::COMMIT));
    !(start..verb).any(goes_on) && !site.sentence.groups.iter().any(|g| states(g) || told(g))
}

/// "you can see", "you may call it".
fn is_seen_by_you(site: &Site, group: &VerbGroup) -> bool {
    let sees = group.does(Roles::PERCEIVE.with(Roles::REPORT)) || site.document.is_word(group.tokens.end - 1, "call");
    sees && site.document.is_word(group.tokens.start.wrapping_sub(1), "you")
}

/// "You see, it is 5%": said in passing.
fn is_aside(site: &Site, group: &VerbGroup) -> bool {
    let you = site.document.is_word(group.tokens.start.wrapping_sub(1), "you");
    you && site.document.is_sign(group.tokens.end, b',')
}

/// Whether what the verb tells of is a judgement: "is put at", "is believed to".
fn judges(site: &Site, group: &VerbGroup, governs: bool) -> bool {
    let put = governs || group.passive || site.preposition_is("at") && !is_report(group);
    put && !is_put_elsewhere(site, group) && !is_of_records(site, group)
}

/// "12 schools were put into service": no judgement, as "were put at" is.
fn is_put_elsewhere(site: &Site, group: &VerbGroup) -> bool {
    group.does(Roles::INTO) && !site.preposition_is("at") && !site.document.is_word(group.tokens.end, "at")
}

/// "Customs data put exports at $5 million": counted, and not judged.
fn is_of_records(site: &Site, group: &VerbGroup) -> bool {
    /// "of the statistics office".
    const OWNER: usize = 7;
    let records = |at: usize| site.document.says(at, StatementWord::Record);
    let subject = group.tokens.start.saturating_sub(OWNER).max(site.clause.start)..group.tokens.start;
    group.does(Roles::INTO) && group.tokens.len() == 1 && subject.into_iter().any(records)
}

/// "the economy should grow by 3%": what nobody decides is only expected.
fn is_of_economy(site: &Site, group: &VerbGroup) -> bool {
    let measures = &site.document.lexicon.measures;
    let moves = group.does(Roles::CHANGE) && !group.negated && !group.passive;
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
    // "promised in 2021 that it would"
    let dated = |t: usize| site.document.is_one_of(t, &["in", "on"]) || is_dated(site.dates, t);
    let end = (before.tokens.end..before.tokens.end + PHRASE / 2).find(|&t| !dated(t)).unwrap_or(before.tokens.end);
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
        && own.does(Roles::CHANGE)
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
pub(super) fn tail(site: &Site) -> Option<(Modality, usize)> {
    let (index, group) = site.sentence.groups.iter().enumerate().next_back()?;
    let (start, end) = (group.tokens.start, group.tokens.end);
    let comma = (site.amount.tokens.end..start).rev().take(6).find(|&t| site.document.is_sign(t, b','))?;
    // ", though 6 million had been forecast", ", where 5% was expected": of another amount; but ", it is estimated".
    let of_other = site.document.has(comma + 1, Classes::Joint)
        || group.passive && !site.document.is_word(start - 1, "it")
        || (comma + 1..start).any(|t| site.sentence.is_in_amount(t));
    if of_other || !group.is_finite() || end + 2 < site.sentence.tokens.end {
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

/// "promised 65 million for roads, and Norway 72 million": the verb is left out behind another who does the same.
fn names_another(site: &Site, before: usize) -> bool {
    /// "and the European Development Bank a further".
    const GAP: usize = 12;
    let (document, start) = (site.document, site.lead.start);
    let and = (before..start).rev().take(GAP).find(|&at| document.is_word(at, "and") || document.is_sign(at, b','));
    let name = |at: usize| document.has(at, Classes::Capital | Classes::Determiner);
    and.is_some_and(|and| and + 1 < start && document.is_word(and, "and") && (and + 1..start).all(name))
}

/// "the plan calls for 5 million", "the forecast called for 5 million": as what calls for it is.
fn called_for(site: &Site, group: &VerbGroup) -> Option<Modality> {
    let document = site.document;
    let calls = document.says(group.tokens.end - 1, StatementWord::CallsFor);
    modality_noun(document, group.tokens.start.checked_sub(1).filter(|_| calls)?)
}

/// "eager to restore", "the task to restore", "a plan to raise", "a goal of raising".
fn before_infinitive(site: &Site, group: &VerbGroup) -> Option<Modality> {
    if group.tense == Tense::Ing && group.tokens.start > site.sentence.tokens.start + 1 {
        let tie = group.tokens.start - 1;
        // "a goal of bringing it to", "the ambition, proclaimed in 2023, of reaching it"
        if site.document.is_word(tie, "of") {
            return modality_noun(site.document, before_insertion(site, tie - 1));
        }
        // "committed to investing it"
        return site.document.says(tie - 1, StatementWord::Committed).then_some(Modality::Commitment);
    }
    if group.tense != Tense::Infinitive {
        return None;
    }
    if let Some(modality) = of_headline(site, group) {
        return Some(modality);
    }
    // "To reach $1 billion, we should": what the sentence is about to say serves that end.
    if group.tokens.start == site.sentence.tokens.start {
        return Some(Modality::Target);
    }
    let before = group.tokens.start.checked_sub(1)?;
    // "We have one aim before us: to bring it to $1 billion".
    let aim = |at: usize| {
        modality_noun(site.document, at) == Some(Modality::Target) || site.document.has(at, Classes::Anaphor)
    };
    if site.document.is_sign(before, b':') && (site.sentence.tokens.start..before).any(aim) {
        return Some(Modality::Target);
    }
    // "the task set in May, namely to bring it to $1 billion"
    let named = before_namely(site.document, before).filter(|&comma| comma > site.sentence.tokens.start);
    let task = |comma: usize| {
        let phrase = comma.saturating_sub(PHRASE).max(site.sentence.tokens.start)..comma;
        phrase.rev().find_map(|at| modality_noun(site.document, at)).filter(|m| *m == Modality::Target)
    };
    if let Some(modality) = named.and_then(task) {
        return Some(modality);
    }
    if let Some(modality) = modality_noun(site.document, before).or_else(|| aim_of_somebody(site, before)) {
        return Some(modality);
    }
    site.document.says(before, StatementWord::Intent).then_some(Modality::Target)
}

/// "Overspend to reach $5 million by summer", "Alder Mills to buy 12 jets": what a headline says of its subject is to come.
fn of_headline(site: &Site, group: &VerbGroup) -> Option<Modality> {
    /// "The Alder Mills group".
    const SUBJECT: usize = 4;
    let (document, start) = (site.document, group.tokens.start);
    // "Failure to pay 5 million", "first to lose 5 million", "accused of trying to steal 5 million", "happy to host".
    const NO_NAME: Classes = Classes::Function.with(Classes::PastEnding).with(Classes::Number).with(Classes::Verb);
    let name = |at: usize| {
        document.tokens[at].kind == Kind::Word
            && !document.has(at, NO_NAME)
            && !document
                .words(at)
                .any(|(_, word)| matches!(word, StatementWord::Superlative | StatementWord::NoSubject))
    };
    let headline = site.sentence.tokens.start == 0 && document.sentences.len() > 1 && (1..=SUBJECT).contains(&start);
    let only = site.sentence.groups.len() == 1 && group.tokens.len() <= 2;
    if !headline || !only || !(0..start).all(name) {
        return None;
    }
    let promised = group.does(Roles::TRANSACT) && is_object(site, group);
    modality_noun(document, start - 1).or(Some(if promised { Modality::Commitment } else { Modality::Forecast }))
}

/// ", namely": the comma before it.
pub(super) fn before_namely(document: &Document, at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|&comma| document.says(at, StatementWord::Namely) && document.is_sign(comma, b','))
}

/// "the task of the presidents to bring it to": the noun of an infinitive that stands behind whose it is.
fn aim_of_somebody(site: &Site, before: usize) -> Option<Modality> {
    let document = site.document;
    let noun =
        |at: usize| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Verb | Classes::Auxiliary);
    let of = (before.saturating_sub(PHRASE / 2).max(site.clause.start)..before)
        .rev()
        .take_while(|&at| noun(at))
        .find(|&at| document.is_word(at, "of"))?;
    modality_noun(document, of.checked_sub(1)?).filter(|m| *m == Modality::Target)
}

/// Whether what the verb promises is the amount itself: "allocated $5 million", "approved a $150 million loan".
fn is_object(site: &Site, group: &VerbGroup) -> bool {
    let start = site.lead.start;
    // "Norway has promised 30 million and Sweden 20 million"
    let second = site.neighbours.0.is_some_and(|end| {
        let gapped = start.saturating_sub(end) <= REACH + 1 && site.lead.preposition.is_none();
        let gapped = gapped && site.document.is_word(end, "and") || names_another(site, end);
        gapped && group.tokens.end <= end
    });
    group.tokens.end <= start
        && matches!(site.amount.kind, FigureKind::Money | FigureKind::Quantity)
        && (start.saturating_sub(group.tokens.end) <= REACH || second)
}
