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

use std::iter::zip;
use std::ops::Range;

use super::link::Scene;
use super::{Site, antecedent, attachment, bound, change, fate, measure, modality, parties, period};
use crate::lexicon::measure::Nature;
use crate::record::{Bound, Direction, Modality, Outcome, Stat, ValueMethod};

/// The rule of a percentage of what a measure was before: "104% of the level of 2016".
pub(super) const INDEX: &str = "index";

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
    /// Whether the words say that the period is one which nobody knows: "in quarter".
    pub(super) untold: bool,
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

/// Reads the amounts of articles. Each question is asked of all before the next one is: its code is at hand then, and fetching code
/// takes longer than running it.
pub(super) fn read(scenes: &[Scene]) -> Vec<Vec<Reading>> {
    let unread = |scene: &Scene| scene.sites.iter().map(Reading::unread).collect();
    let mut readings: Vec<Vec<Reading>> = scenes.iter().map(unread).collect();
    for ask in QUESTIONS {
        for (scene, readings) in zip(scenes, &mut readings) {
            zip(scene.sites, readings).for_each(|(site, reading)| ask(site, scene.about, reading));
        }
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
            untold: false,
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
    if reading.stat == Stat::Level && attachment::is_index(site) {
        reading.rule = INDEX;
    }
}

fn ask_modality(site: &Site, _: parties::About, reading: &mut Reading) {
    let (modality, words) = modality::read(site);
    reading.modality = modality;
    reading.evidence.extend(words.map(|words| format!("{modality}: '{words}'")));
    reading.outcome = fate::outcome(site, modality);
    if let Some(outcome) = reading.outcome {
        reading.modality = Modality::Target;
        reading.evidence.push(format!("outcome {outcome}"));
    }
}

fn ask_bound(site: &Site, _: parties::About, reading: &mut Reading) {
    reading.bound = bound::read(site, reading.modality);
}

fn ask_measure(site: &Site, about: parties::About, reading: &mut Reading) {
    // "97% of the level of 2021" is no level of exports, though they may be so much of what they were.
    let stat = if reading.rule == INDEX { Stat::Change } else { reading.stat };
    let Some(found) = measure::read(site, stat) else { return };
    let mut found = if about.trade { measure::of_trade(site, found) } else { found };
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
    reading.untold = period::is_untold(site);
    let told = !reading.untold && measure::coupon(site).is_none();
    let reference = told.then(|| period::reference(site, reading.stat)).flatten();
    let index = reading.rule == INDEX;
    if reading.stat == Stat::Change || index {
        reading.base = period::base(site, reference.as_ref()).filter(|base| !index || base.date.is_some());
    }
    (reading.reference, reading.outcome_period) =
        if reading.outcome.is_some() { fate::due_or_outcome(site, reference) } else { (reference, None) };
}

fn ask_negation(site: &Site, _: parties::About, reading: &mut Reading) {
    reading.negated = reading.outcome.is_none() && modality::negated(site, reading.bound);
}
