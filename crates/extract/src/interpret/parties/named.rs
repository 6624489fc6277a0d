//! Whose a measure is, by the countries that its phrase and its clause name.
//!
//! Each rule is a function; [`RULES`] says in which order they are asked.

use super::pair::{Pair, ordered};
use super::phrase::{Behind, before, behind};
use super::subject::{subject_country, subject_pair, subject_people};
use super::{Parties, is_worldwide, names_country, spoken_of};
use crate::interpret::Site;
use crate::interpret::measure::Found;
use crate::lexicon::measure::{Nature, Traits};
use crate::lexicon::statement::StatementWord;
use crate::record::PartiesMethod;
use crate::text::token::Shape;

/// A measure, and the countries of its phrase.
struct Named<'a, 's, 'd> {
    site: &'a Site<'s, 'd>,
    measure: &'a Found,
    nature: Nature,
    /// The two countries that the article is about.
    pair: Option<Pair>,
    behind: Behind,
    /// The one right before the measure, and the one that it is joined to.
    before: Option<(u32, Option<u32>, PartiesMethod)>,
}

/// Asks one rule.
type Rule = fn(&Named) -> Option<Parties>;

/// The rules. The first that says anything is right.
const RULES: &[Rule] =
    &[both, invested, with_several, own_with_other, with_other, both_of_subject, own, shared, of_subject];

pub(super) fn read(site: &Site, measure: &Found, pair: Option<Pair>) -> Option<Parties> {
    let measures = &site.document.lexicon.measures;
    let start = measure.tokens.start;
    let told = measure.tokens.is_empty();
    // "3,000 enterprises with Peruvian capital": what is counted is nobody's exports.
    let counted = !told && site.amount.tokens.contains(&start);
    // "Latvian police wounded 5 people": who did it is not whose they are.
    if counted || told && measures.is(measure.measure, Traits::PEOPLE) {
        return None;
    }
    let nature = measures.get(measure.measure).nature;
    let mut behind = behind(site.document, site.sentence, measure.tokens.end, nature == Nature::Inflow);
    if told && behind.other.is_none() && behind.owner.is_none() {
        behind.other = other_of_verb(site, measure, nature);
    }
    let before = before(site.document, site.sentence, start, site.clause.start.min(site.sentence.clause(start).start));
    let named = Named { site, measure, nature, pair, behind, before };
    RULES.iter().find_map(|rule| rule(&named))
}

/// "bought Armenian goods worth 5 million", "sold Peru goods worth 5 million", "exported 5 million euros' worth of goods to Peru": whom a
/// verb that tells a measure deals with.
fn other_of_verb(site: &Site, measure: &Found, nature: Nature) -> Option<u32> {
    let measures = &site.document.lexicon.measures;
    let inflow = nature == Nature::Inflow;
    let of_object = if inflow {
        object_origin(site)
    } else {
        let verb = site.governor().map(|g| g.tokens.end).filter(|_| measures.abroad(measure.measure).is_some());
        verb.and_then(|end| spoken_of(site.sentence, site.document, end)).map(|(country, ..)| country)
    };
    let traded = measures.is(measure.measure, Traits::TRADED);
    let of_amount = || behind(site.document, site.sentence, site.amount.tokens.end, inflow).other.filter(|_| traded);
    of_object.or_else(of_amount)
}

/// "Armenian" of "bought Armenian goods": where the object of a verb comes from.
fn object_origin(site: &Site) -> Option<u32> {
    let verb = site.governor()?.tokens.end;
    let (entity, ..) = spoken_of(site.sentence, site.document, verb)?;
    // "bought French striker Dembele"
    let name = |at: usize| site.document.tokens[at].shape != Shape::Lower;
    let somebody = (verb + 1..site.lead.start).any(name);
    (!somebody).then_some(entity)
}

impl Named<'_, '_, '_> {
    fn two(&self, a: u32, b: u32, method: PartiesMethod) -> Parties {
        let (a, b) = if self.nature == Nature::Pair { ordered(self.site.document, a, b) } else { (a, b) };
        Parties { subject: Some(a), counterpart: Some(b), method }
    }

    /// Whose the measure is, before it or behind.
    fn owner(&self) -> Option<(u32, PartiesMethod)> {
        let before = self.before.map(|(a, _, method)| (a, method));
        before.or(self.behind.owner.map(|a| (a, PartiesMethod::Phrase)))
    }

    /// "bilateral", "our", "between the two countries": in or around the measure's phrase.
    fn is_bilateral(&self) -> bool {
        let (start, end) = (self.measure.tokens.start, self.measure.tokens.end);
        (start.saturating_sub(3)..end + 4).any(|at| self.site.document.says(at, StatementWord::Pair))
    }

    /// "bilateral trade", "trade" that is not the world's: two have it together.
    fn is_shared(&self) -> bool {
        self.nature == Nature::Pair && !is_worldwide(self.site.document, &self.measure.tokens) || self.is_bilateral()
    }

    /// The two of the article, where they share the measure.
    fn sharers(&self) -> Option<Pair> {
        self.pair.filter(|pair| self.is_shared() && (pair.is_named || self.is_bilateral()))
    }
}

fn one((subject, method): (u32, PartiesMethod)) -> Parties {
    Parties { subject: Some(subject), counterpart: None, method }
}

/// "trade between Peru and Latvia", "the trade of Peru and Latvia", "Latvia-Peru trade".
fn both(named: &Named) -> Option<Parties> {
    let owners = named.behind.owner.zip(named.behind.second_owner).filter(|_| named.nature == Nature::Pair);
    if let Some((a, b)) = named.behind.between.or(owners) {
        return Some(named.two(a, b, PartiesMethod::Phrase));
    }
    let (a, b, method) = named.before?;
    b.map(|b| named.two(a, b, method))
}

/// "Latvian investments in Peru", "Latvian firms have invested $5 million in Peru": the money goes there.
fn invested(named: &Named) -> Option<Parties> {
    let (site, measure) = (named.site, named.measure);
    let to = named.behind.owner.filter(|_| site.document.lexicon.measures.is(measure.measure, Traits::INVESTED))?;
    let people = || subject_people(site).filter(|_| measure.tokens.is_empty()).map(|a| (a, PartiesMethod::Phrase));
    let (from, method) = named.before.map(|(a, _, method)| (a, method)).or_else(people)?;
    Some(named.two(from, to, method))
}

/// "Latvian exports to Peru and Chile": to both, which is no one country.
fn with_several(named: &Named) -> Option<Parties> {
    named.owner().filter(|_| named.behind.others).map(one)
}

/// "Latvian exports to Peru", "exports from Latvia to Peru".
fn own_with_other(named: &Named) -> Option<Parties> {
    let ((a, method), b) = named.owner().zip(named.behind.other)?;
    (a != b).then(|| named.two(a, b, method))
}

/// "restore the trade with Peru": with whoever the clause is about, else with the article's other country.
fn with_other(named: &Named) -> Option<Parties> {
    let (site, measure) = (named.site, named.measure);
    let b = named.behind.other.filter(|_| named.owner().is_none() && !named.behind.others)?;
    let subject = || subject_country(site, measure).or_else(|| subject_people(site)).filter(|&a| a != b);
    // "the country's exports to Peru"
    let of_pair = named.nature == Nature::Pair || names_country(site.document, measure.tokens.start);
    let other = || named.pair.filter(|_| of_pair).and_then(|pair| pair.other(b));
    let nobody = Parties { subject: None, counterpart: Some(b), method: PartiesMethod::Phrase };
    Some(subject().or_else(other).map_or(nobody, |a| named.two(a, b, PartiesMethod::Phrase)))
}

/// "Turkey and Ukraine agreed to double their trade".
fn both_of_subject(named: &Named) -> Option<Parties> {
    let (a, b) = subject_pair(named.site, named.measure).filter(|_| named.nature == Nature::Pair)?;
    Some(named.two(a, b, PartiesMethod::Phrase))
}

/// "Latvia's trade": in an article on Latvia and Peru with Peru; elsewhere with the world.
fn own(named: &Named) -> Option<Parties> {
    let own = named.owner()?;
    let with = named.sharers().filter(|pair| pair.other(own.0).is_some());
    Some(with.map_or(one(own), |pair| named.two(pair.first, pair.second, PartiesMethod::Pair)))
}

/// "bilateral trade", "trade" in an article on two countries.
fn shared(named: &Named) -> Option<Parties> {
    named.sharers().map(|pair| named.two(pair.first, pair.second, PartiesMethod::Pair))
}

/// "Latvia exported 5,000 tonnes".
fn of_subject(named: &Named) -> Option<Parties> {
    let subject = subject_country(named.site, named.measure).filter(|_| !named.is_shared())?;
    Some(one((subject, PartiesMethod::Phrase)))
}
