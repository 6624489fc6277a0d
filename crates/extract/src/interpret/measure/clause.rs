//! Measures that are the object or the subject of the verb: "exports rose to $5 million", "restore the trade to $1 billion".

use std::ops::Range;

use super::phrase::is_whole;
use super::{Found, REACH, fits};
use crate::interpret::Site;
use crate::lexicon::measure::{MeasureWord, Traits};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{MeasureMethod, Stat};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// A measure and where it is named.
type Named = (Range<usize>, MeasureWord);

/// The object between verb and amount, else the subject before the verb.
pub(super) fn of_clause(site: &Site, stat: Stat) -> Option<Found> {
    if is_of_other_noun(site) || is_cause(site) {
        return None;
    }
    // "the deficit, which was $6 million, fell to": the subject stands before the relative clause.
    let opening = site.sentence.resumed(&site.clause);
    let in_clause =
        |at: usize| site.clause.contains(&at) || opening.as_ref().is_some_and(|opening| opening.contains(&at));
    let measures: Vec<&Named> =
        site.sentence.measures().iter().filter(|(m, w)| in_clause(m.start) && fits(site, *w, stat)).collect();
    let (start, end) = (site.amount.tokens.start, site.amount.tokens.end);
    let (tokens, measure) = match site.governor() {
        None => measures.into_iter().rfind(|(m, _)| m.end <= start)?,
        // "of which 5 million are exports of Peru"; but "some $5 million was spent on imports" says nothing of the measure of imports.
        Some(verb) if verb.tokens.start >= end => {
            let is = verb.copula && verb.tokens.start == end;
            measures.into_iter().find(|(m, _)| is && m.start == verb.tokens.end)?
        }
        Some(verb) => object(site, verb, &measures).or_else(|| subject(site, stat, verb, &measures))?,
    };
    Some(Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Clause })
}

/// "restore the trade to $1 billion", "cut prices 5%"; but not "repair a pipeline for exports of 40 km".
fn object<'m>(site: &Site, verb: &VerbGroup, measures: &[&'m Named]) -> Option<&'m Named> {
    let tied = site.lead.preposition.is_none_or(|at| site.document.is_one_of(at, &["to", "by", "at", "from"]));
    // "take trade back over the $5 million mark"
    let mark = site.lead.bound.is_some() && site.document.has(site.amount.tokens.end, Classes::Anaphor);
    let told = tied && (site.lead.preposition.is_some() || says_how_much(verb) || mark);
    let between = |m: &Range<usize>| m.start >= verb.tokens.end && m.end <= site.lead.start;
    measures.iter().copied().find(|(m, _)| told && between(m) && !is_whole(site, m.start))
}

/// "exports rose to $5 million"; an infinitive has the subject of the verb that governs it.
fn subject<'m>(site: &Site<'m, '_>, stat: Stat, verb: &VerbGroup, measures: &[&'m Named]) -> Option<&'m Named> {
    let (document, end) = (site.document, verb.tokens.end);
    // "adds 5 million to sales": the subject is not what grows.
    let behind = site.amount.tokens.end;
    if verb.does(Roles::TALLY) && document.is_word(behind, "to") && !site.is_numeral(behind + 1) {
        return None;
    }
    let mut subject: Vec<&Named> = measures.iter().copied().filter(|(m, _)| m.end <= verb.tokens.start).collect();
    // "slower growth will cause sales to drop 4%", "if loans stay unpaid profit would fall by": what stands closer than another
    // verb is the subject.
    let before = site.governor.and_then(|at| at.checked_sub(1)).map(|at| &site.sentence.groups[at]);
    let since = before.filter(|g| g.is_finite() || g.tense == Tense::Infinitive).map_or(0, |g| g.tokens.end);
    if subject.iter().any(|(m, _)| m.start >= since) {
        subject.retain(|(m, _)| m.start >= since);
    }
    // "went up by 12%"
    let moves = document.has(end, Classes::Direction);
    // "set a record of 5 million"
    let record = site.preposition_is("of")
        && (end..end + 3).any(|at| document.says(at, StatementWord::Extreme))
        && site.lead.start.saturating_sub(end) <= REACH;
    // "Inflation ended 2023 at 5%"
    let ended = site.preposition_is("at") && document.is_one_of(end - 1, &["ended", "finished", "began", "started"]);
    if !says_how_much(verb) && !moves && !record && !ended && !is_quote(site, stat, &subject) {
        return None;
    }
    // "on revenue that rose 5%", "to inflation, which slowed to 5%": what a relative clause tells of stands right before it.
    let relative = verb.tokens.start.wrapping_sub(1);
    let noun = relative.wrapping_sub(usize::from(document.is_sign(relative.wrapping_sub(1), b',')));
    let told = |(m, w): &&Named| document.has(relative, Classes::Relative) && m.end == noun && fits(site, *w, stat);
    site.sentence.measures().iter().find(told).or_else(|| head(document, &subject))
}

/// "shares closed at $5", "the index ended 2% lower": whatever the verb, what is quoted stands at that.
fn is_quote(site: &Site, stat: Stat, subject: &[&Named]) -> bool {
    let measures = &site.document.lexicon.measures;
    let known = &measures.known;
    let quoted = |m: MeasureWord| measures.is(m, Traits::QUOTED) || m == known.price;
    let moved = stat == Stat::Change && site.document.says(site.amount.tokens.end, StatementWord::Compares);
    (site.preposition_is("at") || moved) && head(site.document, subject).is_some_and(|(_, m)| quoted(*m))
}

/// "rose due to the 30% appreciation of the currencies": what something comes from is no change of it.
fn is_cause(site: &Site) -> bool {
    let (document, lead) = (site.document, site.lead.start);
    // A preposition of its own belongs to the lead or stands right before it.
    (lead.saturating_sub(3)..lead)
        .any(|at| document.length_of(at, StatementWord::Cause).is_some_and(|words| at + words + 1 >= lead))
}

/// "rose on a balance sheet of $5 million": the amount is that of a noun which is no measure, behind the verb.
pub(in crate::interpret) fn is_of_other_noun(site: &Site) -> bool {
    const PASSES: Classes = Classes::Function
        .with(Classes::Measure)
        .with(Classes::ChangeNoun)
        .with(Classes::ModalityNoun)
        .with(Classes::Direction)
        .with(Classes::DateWord)
        .with(Classes::Bound)
        .with(Classes::Anaphor)
        .with(Classes::Number)
        .with(Classes::Verb);
    let document = site.document;
    let Some(of) = site.lead.preposition.filter(|&at| document.is_word(at, "of")) else { return false };
    let noun = of.wrapping_sub(1);
    let keeps = |s: &Sense| {
        matches!(s, Sense::Statement(StatementWord::MeasureTail | StatementWord::Filler | StatementWord::Superlative))
    };
    let plain = document.tokens.get(noun).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
        && !document.has(noun, PASSES)
        && !document.is(noun, keeps);
    // Its own phrase begins behind a preposition that the verb does not ask for: "on a balance sheet of", "with a fleet of".
    let phrase = site.governor().map_or(of, |g| g.tokens.end);
    plain && (phrase..noun).any(|at| document.has(at, Classes::Preposition) && !document.is_word(at, "to"))
}

/// Whether the verb says how much its subject is: it has a level, changes, or is expected to. "is" does, "repairs" does not.
pub(in crate::interpret) fn says_how_much(group: &VerbGroup) -> bool {
    const ROLES: Roles = Roles::LEVEL
        .with(Roles::UP)
        .with(Roles::DOWN)
        .with(Roles::FLAT)
        .with(Roles::EXCEED)
        .with(Roles::APPROACH)
        .with(Roles::PLAN)
        .with(Roles::FORECAST)
        .with(Roles::ESTIMATE)
        .with(Roles::ACHIEVE)
        .with(Roles::MISS)
        .with(Roles::SHARE);
    group.copula || group.does(ROLES)
}

/// Of the measures of a subject, the one at its head: the last that no preposition puts below another.
fn head<'m>(document: &Document, subject: &[&'m Named]) -> Option<&'m Named> {
    let mut head: Option<&'m Named> = None;
    for &measure in subject {
        let below = head.is_some_and(|h| {
            (h.0.end..measure.0.start).any(|at| document.has(at, Classes::Preposition))
                && !(h.0.end..measure.0.start).any(|at| document.is_sign(at, b','))
        });
        if !below {
            head = Some(measure);
        }
    }
    head
}
