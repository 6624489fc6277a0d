//! The role that verbs give: the amount's own, and each that governs the one before: "plans to raise it to".

use super::noun::{before_insertion, modality_noun};
use super::{PHRASE, REACH};
use crate::Located;
use crate::interpret::Site;
use crate::interpret::clause::is_report;
use crate::lexicon::Classes;
use crate::lexicon::measure::Nature;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Modal, Roles};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Date, DateBound, FigureKind, Modality};
use crate::text::Document;
use crate::text::token::Kind;

/// What people do with what is not there yet.
const MEANS: Roles = Roles::PLAN.with(Roles::FORECAST).with(Roles::REQUEST).with(Roles::COMMIT);

/// A verb of the chain, from the amount's own on upwards.
struct Step<'a, 's, 'd> {
    site: &'a Site<'s, 'd>,
    group: &'a VerbGroup<'d>,
    /// The amount's own verb.
    own: &'a VerbGroup<'d>,
    /// The verb before.
    before: Option<&'a VerbGroup<'d>>,
}

impl Step<'_, '_, '_> {
    /// Whether it rules another verb, and not the amount itself.
    fn governs(&self) -> bool {
        self.group.tokens != self.own.tokens
    }

    /// "to reach" and "reaching" take their role from the verb before; "expects that it will reach" from both.
    ///
    /// ... but "will rise, having lost 5%": what went before.
    fn is_open(&self) -> bool {
        const OPEN: [Tense; 3] = [Tense::Infinitive, Tense::Ing, Tense::Participle];
        let alone = self.group.looks_back()
            || self.group.tense == Tense::Ing && follows_preposition(self.site, self.group) && !self.is_meant();
        OPEN.contains(&self.group.tense) && !alone || is_wanted(self)
    }

    /// "counts on earning", "aims at earning": the preposition is that of a verb which foresees it.
    fn is_meant(&self) -> bool {
        const FORESEES: Roles = Roles::PLAN.with(Roles::FORECAST).with(Roles::COMMIT);
        // "gains were seen in building"
        let tied = self.site.document.is_one_of(self.group.tokens.start - 1, &["on", "upon", "at", "to", "with"]);
        tied && self.before.is_some_and(|g| g.does(FORESEES) && g.tokens.end + 1 == self.group.tokens.start)
    }
}

/// The role that a verb gives; reported, where nothing above it may give another.
type Rule = fn(&Step) -> Option<Modality>;

/// The rules. The first that says anything is right.
const RULES: &[Rule] = &[
    unreal,
    of_its_own,
    judged,
    foreseen,
    planned,
    bound,
    asked,
    able,
    by_modal,
    before_gerund,
    of_headline,
    before_infinitive,
    called_for,
];

/// The role that the verbs give: the amount's own, then each that governs the one before.
pub(super) fn chain(site: &Site, index: usize) -> Option<(Modality, Option<String>)> {
    let groups = &site.sentence.groups;
    let own = &groups[index];
    let words = |g: &VerbGroup| Some(site.document.surface(g.tokens.clone()).to_owned());
    if gives(site, index) {
        return Some((Modality::Commitment, words(own)));
    }
    for at in (0..=index).rev() {
        let step = Step { site, group: &groups[at], own, before: at.checked_sub(1).map(|before| &groups[before]) };
        if let Some(modality) = RULES.iter().find_map(|rule| rule(&step)) {
            return (modality != Modality::Reported).then(|| (modality, words(step.group)));
        }
        if !step.is_open() {
            break;
        }
    }
    None
}

/// "promised $5 million", "will buy 12 jets": what somebody binds himself to.
///
/// ... but not "grants 200 scholarships a year", nor "are expected to provide $5 million", which nobody has promised.
fn gives(site: &Site, index: usize) -> bool {
    let own = &site.sentence.groups[index];
    let used_to = own.tense == Tense::Present && site.amount.per_unit.is_some();
    let before = index.checked_sub(1).map(|before| &site.sentence.groups[before]);
    let foreseen = before.is_some_and(|g| g.does(Roles::FORECAST) && g.tokens.end == own.tokens.start);
    // "Buyers will ship in 3 tonnes, Weiss reckons", "Weiss reckons buyers will ship in 3 tonnes": no promise of theirs.
    let reckons = |g: &VerbGroup| g.is_finite() && g.does(Roles::ESTIMATE) && !g.passive;
    let reckoned =
        || before.is_some_and(reckons) || tail(site).is_some_and(|(modality, _)| modality != Modality::Reported);
    let commits = own.does(Roles::COMMIT) && !used_to && !foreseen || will_pay(site, index) && !reckoned();
    commits && is_object(site, own) && !is_permitted(site, own)
}

/// "will buy 12 jets", "will put 5 million into a mill", "said it would spend $5 million".
fn will_pay(site: &Site, index: usize) -> bool {
    let (document, groups) = (site.document, &site.sentence.groups);
    let own = &groups[index];
    let will = match own.modal {
        Some(Modal::Will | Modal::Going) => true,
        Some(Modal::Would) => {
            // "said it would spend 5 million", "added that the chain would"; "said a fall would cost 5 million" supposes one.
            let that = |g: &VerbGroup| is_report(g) && document.is_word(g.tokens.end, "that");
            let subject = own.tokens.start.wrapping_sub(1);
            groups[..index].iter().any(is_report) && document.has(subject, Classes::Pronoun)
                || groups[..index].last().is_some_and(that) && !is_supposed(site, own) && !is_unreal(document, own)
        }
        _ => false,
    };
    let into = own.does(Roles::INTO) && document.is_word(site.amount.tokens.end, "into");
    will && (own.does(Roles::TRANSACT) || into)
}

/// "would have paid": what never was.
fn is_unreal(document: &Document, group: &VerbGroup) -> bool {
    group.tokens.clone().any(|at| document.is_word(at, "have"))
}

/// "40% of them expect", "was expected by 14 of 16 economists": those who foresee are there.
fn of_its_own(step: &Step) -> Option<Modality> {
    let by = step.group.tokens.end;
    let agent =
        step.group.passive && step.site.document.is_word(by, "by") && (by..=by + REACH).contains(&step.site.lead.start);
    let agent = agent && step.site.amount.kind == FigureKind::Quantity;
    (step.group.does(MEANS) && agent || wants(step.site, step.group)).then_some(Modality::Reported)
}

/// "is put at 5 tonnes", "reckons prices fell 5%".
fn judged(step: &Step) -> Option<Modality> {
    let judges = step.group.does(Roles::ESTIMATE) && (is_of_past(step.site, step.group) || judges(step));
    (judges || is_judged_to_be(step)).then_some(Modality::Estimate)
}

/// "expects 5 tonnes", "is forecast to reach 5 tonnes".
fn foreseen(step: &Step) -> Option<Modality> {
    let foresees = step.group.does(Roles::FORECAST) && !is_wished(step) && !is_sought(step.site, step.group);
    foresees.then_some(Modality::Forecast)
}

/// "plans to reach 5 tonnes".
fn planned(step: &Step) -> Option<Modality> {
    step.group.does(Roles::PLAN).then_some(Modality::Target)
}

/// "agreed to supply 5 tonnes" binds them to it; "agreed to double trade", "agreed to push trade to" is what they aim at.
fn bound(step: &Step) -> Option<Modality> {
    const AIMS: Roles = Roles::CHANGE.with(Roles::LEVEL).with(Roles::ACHIEVE);
    if !step.governs() || !step.group.does(Roles::COMMIT) {
        return None;
    }
    // ... and "approved loans totalling 5 million" them.
    let aims = step.own.does(AIMS) && step.own.tense != Tense::Ing || step.site.preposition_is("to");
    Some(if aims { Modality::Target } else { Modality::Commitment })
}

/// "called on them to reach 5 tonnes", "would like to see $5 million".
fn asked(step: &Step) -> Option<Modality> {
    let asks = step.group.does(Roles::REQUEST) && (step.governs() || is_claimed(step)) || is_wished(step);
    asks.then_some(Modality::Target)
}

/// "demanded $12 an hour", "asked donors for $5 million": the amount itself is what somebody wants.
fn is_claimed(step: &Step) -> bool {
    /// "foreign governments".
    const WHOM: usize = 5;
    let (site, group) = (step.site, step.group);
    let document = site.document;
    let sum = site.amount.kind == FigureKind::Money || site.amount.kind.is_relative();
    let object = group.tokens.end..site.lead.start;
    let of_them = site.preposition_is("for") && object.len() <= WHOM;
    let alone = site.lead.preposition.is_none() && object.is_empty();
    // "the work requires $5 million": a need, which nobody asks for.
    let demands = document.says(group.tokens.end - 1, StatementWord::Claims);
    sum && demands && !group.passive && group.tokens.end <= site.lead.start && (of_them || alone)
}

/// "the hall can hold 500 people", "can make 5,000 cars a year"; but "can create 5,000 jobs by 2030", "trade can reach 5 million a year".
fn able(step: &Step) -> Option<Modality> {
    const GROWS: Roles = Roles::CHANGE.with(Roles::ACHIEVE).with(Roles::EXCEED).with(Roles::LEVEL).with(Roles::INTO);
    let (site, group) = (step.site, step.group);
    let can = site.document.is_word(group.tokens.start, "can");
    let makes = can && site.amount.per_unit.is_some() && !group.does(GROWS) && !group.passive;
    // "could lift trade by 5%": a change is none of it.
    let much = site.preposition_is("by") || site.preposition_is("to");
    let holds = group.does(Roles::HOLD) && !much && (can || site.document.is_word(group.tokens.start, "could"));
    (makes || holds).then_some(Modality::Reported)
}

/// "should reach $5 million", "promised it would fall by 5%", "will grow by 5%".
fn by_modal(step: &Step) -> Option<Modality> {
    let modal = step.group.modal.filter(|_| step.group.tense == Tense::Future)?;
    match modal {
        Modal::Should if is_of_economy(step.site, step.group) || comes_about(step) => Some(Modality::Forecast),
        Modal::Should | Modal::Must => Some(Modality::Target),
        Modal::Would if is_supposed(step.site, step.group) => Some(Modality::Hypothetical),
        Modal::Will | Modal::Would if is_promised(step) => Some(Modality::Commitment),
        Modal::Will | Modal::Would | Modal::May | Modal::Going => Some(Modality::Forecast),
    }
}

/// "8 million people want work", "15 had forecast no change": the amount itself does so, and is there.
fn wants(site: &Site, group: &VerbGroup) -> bool {
    // "the 5% that Peru wants", "around 5%, as some expect": what stands before is its object.
    let object = site.document.tokens.get(group.tokens.end).is_some_and(|t| t.kind == Kind::Word);
    let end = site.amount.tokens.end;
    let own = group.tense == Tense::Present && group.tokens.start >= end;
    let had = group.tense == Tense::Past && group.tokens.len() > 1 && group.tokens.start == end;
    (own || had) && object && group.does(MEANS) && !group.passive
}

/// "approved 414 projects", "granted 50 scholarships": so many have been.
fn is_permitted(site: &Site, group: &VerbGroup) -> bool {
    let last = site.amount.tokens.end.saturating_sub(1);
    let things = site.amount.kind == FigureKind::Quantity
        && site.amount.unit.is_some()
        && !site.document.has(last, Classes::Unit);
    things && group.does(Roles::PERMIT) && group.tense == Tense::Past
}

/// "looking for 14 miners", "bet on 12 horses", "saw 18,400 patients": things that are sought, taken or met, and nothing foreseen.
fn is_sought(site: &Site, group: &VerbGroup) -> bool {
    let saw = group.does(Roles::PERCEIVE) && group.tense == Tense::Past && !group.passive;
    let foresees = group.verb.is_some_and(|verb| verb.roles.meets(Roles::FORECAST)) && !saw;
    !foresees && site.amount.kind == FigureKind::Quantity && !site.preposition_is("of")
}

/// "estimates that the damage came to $5 million", "reckons prices fell 5%": what somebody judges to be so, or to have been.
fn is_judged_to_be(step: &Step) -> bool {
    let (document, own) = (step.site.document, step.own);
    let Some(before) = step.before.filter(|_| !step.governs()) else { return false };
    // "Lead values today were unchanged", "thinks people who earn 5% are": a noun, and a clause of its own.
    const THINKS: Roles = Roles::FORECAST.with(Roles::REPORT);
    let judges = before.does(Roles::ESTIMATE) && before.does(THINKS) && before.is_finite() && !before.negated;
    let states = own.is_finite() && own.modal.is_none() && own.tokens.end <= step.site.lead.start;
    let relative = |at: usize| document.has(at, Classes::Relative) && at > before.tokens.end;
    let parts = |at: usize| matches!(document.tokens[at].sign, b',' | b';' | b':' | b'"') || relative(at);
    judges && states && !(before.tokens.end..own.tokens.start).any(parts)
}

/// "would like to raise it to $5 million", "wants to see $5 million spent".
fn is_wished(step: &Step) -> bool {
    let start = step.group.tokens.start;
    let wants = step.before.is_some_and(|g| g.tokens.end == start && g.does(Roles::PLAN));
    step.site.document.is_word(start.wrapping_sub(1), "like") || wants && step.group.does(Roles::PERCEIVE)
}

/// "reckoned 5% of the crop had been cut": what is judged has been.
fn is_of_past(site: &Site, group: &VerbGroup) -> bool {
    let end = site.amount.tokens.end;
    let had = |g: &VerbGroup| {
        let near = !(end..g.tokens.start).any(|at| site.document.is_sign(at, b','));
        near && g.tense == Tense::Past && g.tokens.len() > 1
    };
    let behind = site.sentence.groups.iter().find(|g| g.tokens.start >= end);
    group.tokens.end <= site.lead.start && behind.is_some_and(had)
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
    !site.sentence.groups.iter().any(|g| g.tokens.end <= start)
}

/// Whether what the verb tells of is a judgement: "is put at", "is believed to".
fn judges(step: &Step) -> bool {
    let (site, group) = (step.site, step.group);
    let put = step.governs() || group.passive || site.preposition_is("at") && !is_report(group);
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
    (group.tokens.start.saturating_sub(OWNER).max(site.clause.start)..group.tokens.start).any(records)
}

/// "the economy should grow by 3%": what nobody decides is only expected.
fn is_of_economy(site: &Site, group: &VerbGroup) -> bool {
    let measures = &site.document.lexicon.measures;
    let subject = site.sentence.measures().iter().rfind(|(m, _)| m.end <= group.tokens.start);
    let undecided = |word| word == measures.known.gdp || measures.get(word).nature == Nature::Rate;
    group.does(Roles::CHANGE) && !group.passive && subject.is_some_and(|&(_, word)| undecided(word))
}

/// "sales should come to 5 million", "the pact should create 5,000 jobs": how it will turn out; what should be reached is aimed at.
fn comes_about(step: &Step) -> bool {
    const TURNS_OUT: Roles = Roles::LEVEL.with(Roles::TALLY);
    let group = step.group;
    // "the levy should come down by a third": somebody decides that.
    let moves = step.site.document.has(group.tokens.end, Classes::Direction);
    group.does(TURNS_OUT)
        && !moves
        && !group.does(Roles::ACHIEVE)
        && !group.negated
        && !group.passive
        && group.tokens.end <= step.site.lead.start
}

/// "promised that prices would fall by 5%", "promised parents in May that it would": the clause tells what was promised.
fn is_promised(step: &Step) -> bool {
    let (document, verb) = (step.site.document, step.group.tokens.start);
    // "approved changes that will lower costs": what is approved does so.
    let apart = |g: &VerbGroup| g.does(Roles::REPORT) && (g.tokens.end..verb).any(|at| document.is_word(at, "that"));
    let that = |g: &VerbGroup| document.has(g.tokens.end, Classes::Pronoun) || apart(g);
    step.before.is_some_and(|g| g.does(Roles::COMMIT) && that(g))
}

/// "wants output doubled to 5 tonnes": a participle that says what is wanted.
fn is_wanted(step: &Step) -> bool {
    let (document, group) = (step.site.document, step.group);
    let noun = |at: usize| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Conjunction);
    let wants = |g: &VerbGroup| g.does(Roles::PLAN) && (g.tokens.end..group.tokens.start).all(noun);
    let wanted = matches!(group.tense, Tense::Past | Tense::Participle) && group.tokens.len() == 1;
    wanted && group.does(Roles::CHANGE) && step.before.is_some_and(wants)
}

/// "would have paid 5 million": what did not happen; "by 2030 it would have paid" is to come.
fn unreal(step: &Step) -> Option<Modality> {
    let (site, group) = (step.site, step.group);
    let document = site.document;
    let have = |g: &VerbGroup| {
        let have = |at: usize| document.is_word(at, "have") && !document.is_word(at + 1, "to");
        g.modal == Some(Modal::Would) && (g.tokens.start..g.tokens.end - 1).any(have)
    };
    // "would have paid 5 million and cut the debt to 2 million"
    let carried = || document.is_word(group.tokens.start.wrapping_sub(1), "and") && step.before.is_some_and(have);
    let by = |d: &Located<Date>| d.row.bound == Some(DateBound::By) && site.sentence.tokens.contains(&d.tokens.start);
    let is_to_come = || site.dates.iter().any(by);
    // "could have earned 5 million", "may have peaked at 9%"
    if group.modal == Some(Modal::May) && group.tense == Tense::Past {
        let could = document.is_one_of(group.tokens.start, &["could", "couldn't", "might"]);
        return Some(if could { Modality::Hypothetical } else { Modality::Estimate });
    }
    (have(group) || carried()).then(|| if is_to_come() { Modality::Forecast } else { Modality::Hypothetical })
}

/// "after shrinking by 5%": told for itself, not under the verb before; "before jumping 8%" is.
fn follows_preposition(site: &Site, group: &VerbGroup) -> bool {
    let before = group.tokens.start.wrapping_sub(1);
    site.document.has(before, Classes::Preposition) && !site.document.is_word(before, "before")
}

/// "..., economists estimate": a verb at the end of the sentence that rules all of it.
pub(super) fn tail(site: &Site) -> Option<(Modality, usize)> {
    let (index, group) = site.sentence.groups.iter().enumerate().next_back()?;
    let (start, end) = (group.tokens.start, group.tokens.end);
    let comma = (site.amount.tokens.end..start).rev().take(6).find(|&t| site.document.is_sign(t, b','))?;
    // ", though 6 million had been forecast", ", twice what was expected": of another amount.
    if site.document.has(comma + 1, Classes::Joint)
        || (comma + 1..start).any(|t| site.sentence.is_in_amount(t))
        || group.passive && !site.document.is_word(start - 1, "it")
        || end + 2 < site.sentence.tokens.end
    {
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

/// "the plan calls for 5 million", "the forecast called for 5 million": as what calls for it is.
fn called_for(step: &Step) -> Option<Modality> {
    let (document, group) = (step.site.document, step.group);
    let calls = document.says(group.tokens.end - 1, StatementWord::CallsFor);
    modality_noun(document, group.tokens.start.checked_sub(1).filter(|_| calls)?)
}

/// "a goal of raising it", "the ambition, proclaimed in 2023, of raising it", "committed to raising it".
fn before_gerund(step: &Step) -> Option<Modality> {
    let (site, document) = (step.site, step.site.document);
    let first = site.sentence.tokens.start;
    let tie = step.group.tokens.start.checked_sub(1).filter(|&tie| step.group.tense == Tense::Ing && tie > first)?;
    if document.is_word(tie, "of") {
        return modality_noun(document, before_insertion(site, tie - 1));
    }
    document.says(tie - 1, StatementWord::Committed).then_some(Modality::Commitment)
}

/// "eager to restore", "the task to restore", "a plan to raise"; "To reach $1 billion, we should": what is about to be said serves that end.
fn before_infinitive(step: &Step) -> Option<Modality> {
    let (site, start) = (step.site, step.group.tokens.start);
    if step.group.tense != Tense::Infinitive {
        return None;
    }
    let Some(before) = start.checked_sub(1).filter(|_| start > site.sentence.tokens.start) else {
        return Some(Modality::Target);
    };
    let eager = site.document.says(before, StatementWord::Intent) || is_aim(site, before);
    modality_noun(site.document, before).or(eager.then_some(Modality::Target))
}

/// "the task of the presidents to bring it to", "the task set in May, namely to bring it to", "We have one aim before us: to bring it to":
/// whether an infinitive behind the token belongs to a noun further before.
pub(super) fn is_aim(site: &Site, last: usize) -> bool {
    let document = site.document;
    let colon = document.is_sign(last, b':');
    let apart = colon || document.says(last, StatementWord::Namely);
    let noun =
        |at: usize| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Verb | Classes::Auxiliary);
    // "put a new figure before the council: to bring it to"
    let aim = |at| modality_noun(document, at) == Some(Modality::Target) || colon && document.has(at, Classes::Anaphor);
    let phrase = last.saturating_sub(PHRASE).max(site.sentence.tokens.start)..last;
    phrase.rev().take_while(|&at| apart || noun(at)).any(aim)
}

/// "Overspend to reach $5 million by summer", "Alder Mills to buy 12 jets": what a headline says of its subject is to come.
fn of_headline(step: &Step) -> Option<Modality> {
    /// "The Alder Mills group".
    const SUBJECT: usize = 4;
    let (site, document, start) = (step.site, step.site.document, step.group.tokens.start);
    // "Failure to pay 5 million", "first to lose 5 million", "accused of trying to steal 5 million", "happy to host".
    const NO_NAME: Classes = Classes::Function.with(Classes::PastEnding).with(Classes::Number).with(Classes::Verb);
    let other = |(_, word)| matches!(word, StatementWord::Superlative | StatementWord::NoSubject);
    let name = |at: usize| !document.has(at, NO_NAME) && !document.words(at).any(other);
    let headline = site.sentence.tokens.start == 0 && document.sentences.len() > 1 && (1..=SUBJECT).contains(&start);
    let only = site.sentence.groups.len() == 1 && step.group.tense == Tense::Infinitive;
    if !headline || !only || !(0..start).all(name) {
        return None;
    }
    modality_noun(document, start - 1).or(Some(Modality::Forecast))
}

/// Whether what the verb promises is the amount itself: "allocated $5 million", "approved a $150 million loan".
fn is_object(site: &Site, group: &VerbGroup) -> bool {
    let (document, start) = (site.document, site.lead.start);
    // "Norway has promised 30 million and Sweden 20 million"
    let second = site.neighbours.0.is_some_and(|end| {
        let gapped = start.saturating_sub(end) <= REACH + 1 && site.lead.preposition.is_none();
        gapped && site.document.is_word(end, "and") && group.tokens.end <= end
    });
    // "will grant a non-reimbursable assistance of 5 million", "promised us growth of 5%"
    let between = group.tokens.end..start.saturating_sub(1).max(group.tokens.end);
    let part = |at: usize| document.has(at, Classes::Preposition) || matches!(document.tokens[at].sign, b',' | b';');
    let of = site.preposition_is("of") && between.len() <= 2 * REACH && !between.clone().any(part);
    let promised = of && site.amount.kind == FigureKind::Percent && group.does(Roles::REPORT);
    group.tokens.end <= start
        && (matches!(site.amount.kind, FigureKind::Money | FigureKind::Quantity) || promised)
        && (start.saturating_sub(group.tokens.end) <= REACH || second || of)
}
