//! What is read of an amount where it stands, one question after the other.
//!
//! | asked | of "profit should rise by more than 5% in 2026" |
//! | --- | --- |
//! | change | increase |
//! | modality | forecast |
//! | bound | more than |
//! | measure | profit |
//! | period | 2026, measured against 2025 |
//! | negation | no |

use std::ops::Range;

use super::{Site, antecedent, change, lead, link, measure, modality, parties, period};
use crate::lexicon::measure::Nature;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::VerbGroup;
use crate::record::{Bound, Direction, Modality, Outcome, Stat, ValueMethod};

/// What is read of an amount, before and after linking.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    pub(super) sentence: usize,
    pub(super) clause: Range<usize>,
    pub(super) bound: Bound,
    pub(super) stat: Stat,
    pub(super) direction: Option<Direction>,
    pub(super) modality: Modality,
    pub(super) negated: bool,
    pub(super) outcome: Option<Outcome>,
    pub(super) outcome_period: Option<period::Found>,
    pub(super) measure: Option<measure::Found>,
    pub(super) parties: Option<parties::Parties>,
    pub(super) reference: Option<period::Found>,
    pub(super) base: Option<period::Found>,
    /// The amount that it relates to, as an index.
    pub(super) relates_to: Option<usize>,
    pub(super) value_method: ValueMethod,
    /// The amount whose currency a bare number has.
    pub(super) currency_of: Option<usize>,
    /// Whether a bare number is money, though no currency is known.
    pub(super) is_money: bool,
    pub(super) evidence: Vec<String>,
    pub(super) rule: &'static str,
}

/// The questions, in order: each may look at what those before it have read.
const QUESTIONS: [fn(&Site, parties::About, &mut Reading); 6] =
    [ask_change, ask_modality, ask_bound, ask_measure, ask_period, ask_negation];

/// Reads the amounts of an article. Each question is asked of all before the next one is: its code is at hand then, and fetching code
/// takes longer than running it.
pub(super) fn read(sites: &[Site], about: parties::About) -> Vec<Reading> {
    let mut readings: Vec<Reading> = sites.iter().map(Reading::unread).collect();
    for ask in QUESTIONS {
        sites.iter().zip(&mut readings).for_each(|(site, reading)| ask(site, about, reading));
    }
    readings
}

impl Reading {
    fn unread(site: &Site) -> Reading {
        let taken_up = site.amount.rule == antecedent::RULE;
        Reading {
            sentence: site.document.sentence_of(site.amount.tokens.start),
            clause: site.clause.clone(),
            bound: Bound::Exact,
            stat: Stat::Level,
            direction: None,
            modality: Modality::Reported,
            negated: false,
            outcome: None,
            outcome_period: None,
            measure: None,
            parties: None,
            reference: None,
            base: None,
            relates_to: None,
            currency_of: None,
            is_money: false,
            value_method: if taken_up { ValueMethod::Antecedent } else { ValueMethod::Stated },
            evidence: Vec::new(),
            rule: "level",
        }
    }
}

fn ask_change(site: &Site, _: parties::About, reading: &mut Reading) {
    // "the yield on the 5.1% bond dropped": the rate of a security is as it was.
    if measure::coupon(site).is_none() {
        (reading.stat, reading.direction, reading.rule) = change::read(site);
    }
}

fn ask_modality(site: &Site, _: parties::About, reading: &mut Reading) {
    let (modality, words) = modality::read(site);
    reading.modality = modality;
    reading.evidence.extend(words.map(|words| format!("{modality}: '{words}'")));
    reading.outcome = link::outcome(site, modality);
    if let Some(outcome) = reading.outcome {
        reading.modality = Modality::Target;
        reading.evidence.push(format!("outcome {outcome}"));
    }
}

fn ask_bound(site: &Site, _: parties::About, reading: &mut Reading) {
    reading.bound = bound(site);
}

fn ask_measure(site: &Site, about: parties::About, reading: &mut Reading) {
    let Some(mut found) = measure::read(site, reading.stat) else { return };
    reading.parties = parties::read(site, &found, about);
    // "Uganda's sales to Kenya": its exports.
    let both = reading.parties.is_some_and(|p| p.subject.is_some() && p.counterpart.is_some());
    if both && !parties::is_of_body(site, &found) {
        let measures = &site.document.lexicon.measures;
        // "Greece has bought 5,000 tonnes of Spanish corn": not yet shipped.
        let bought = found.tokens.is_empty() && measures.get(found.measure).nature == Nature::Inflow;
        found.measure = measures.abroad(found.measure).filter(|_| !bought).unwrap_or(found.measure);
    }
    reading.measure = Some(found);
}

fn ask_period(site: &Site, _: parties::About, reading: &mut Reading) {
    // The rate that a security bears holds as long as it runs.
    let reference = measure::coupon(site).is_none().then(|| period::reference(site, reading.stat)).flatten();
    if reading.stat == Stat::Change {
        reading.base = period::base(site, reference.as_ref());
    }
    (reading.reference, reading.outcome_period) =
        if reading.outcome.is_some() { link::due_or_outcome(site, reference) } else { (reference, None) };
}

fn ask_negation(site: &Site, _: parties::About, reading: &mut Reading) {
    reading.negated = reading.outcome.is_none() && modality::negated(site, reading.bound);
}

/// How sure the text is: the words before or behind, else the verb ("exceeded"), else a rough number word.
fn bound(site: &Site) -> Bound {
    if site.amount.ends.is_some() {
        return Bound::Between;
    }
    if let Some(bound) = lead::bound_behind(site.document, site.amount.tokens.end).or(site.lead.bound) {
        // "will not borrow more than"
        let denied = bound == Bound::MoreThan && site.governor().is_some_and(|g| g.negated);
        return if denied { Bound::AtMost } else { bound };
    }
    let object =
        |g: &&VerbGroup| g.tokens.end <= site.amount.tokens.start && site.lead.start.saturating_sub(g.tokens.end) <= 2;
    if let Some(group) = site.governor().filter(object) {
        if group.does(Roles::EXCEED) && !site.preposition_is("by") {
            // "must not exceed": the verb denied is the other bound.
            return if group.negated { Bound::AtMost } else { Bound::MoreThan };
        }
        if group.does(Roles::APPROACH) {
            return Bound::Nearly;
        }
    }
    // "more than doubled": the words stand before the verb that is the amount.
    if site.amount.rough { Bound::Approximately } else { Bound::Exact }
}
