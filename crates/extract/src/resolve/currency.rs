//! Which currency a sign or a word means in this article.
//!
//! Order of evidence: the words themselves ("Canadian dollars", "USD"); the dollar of the dateline's country, where the article writes
//! "US$" for the other and tells of nothing priced or done elsewhere; another amount of the article that names one of the
//! possible currencies for certain; that of the country where the text was written, if it names no other and no agency sends it
//! around the world, and the sentence tells of nothing that is priced or at home elsewhere; that of the only country whose places a text
//! without a dateline names, if it begins with one, likewise; of a dollar, that of the country whose city a text begins with that names hardly
//! another; but for the dollar, the country that the
//! sentence tells of before it, unless it tells of that of the dateline too, then that of the dateline, then the country most named in the article that does, then
//! that of its cities and bodies; the usual meaning, marked as a default. A currency that was not money in the year of publication is
//! no candidate.

use std::cell::OnceCell;

use chrono::{Datelike, NaiveDate};

use crate::lexicon::entity::Sort;
use crate::lexicon::money::{Amounts, MoneyWord};
use crate::lexicon::name::NameWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::{Amount, CurrencyEvidence};
use crate::record::{CurrencyMethod, EntityKind};
use crate::text::Document;

/// A currency withdrawn this many years ago still stands in retrospects.
const YEARS_OF_MEMORY: i32 = 1;

/// A currency is written about this many years before it is money.
const YEARS_OF_PLANS: i32 = 3;

/// Whether nobody could have meant any of these currencies yet: "6T" of 1987 is a model, and no sum of tenge.
pub(crate) fn is_unheard_of(amounts: &Amounts, published: Option<NaiveDate>, evidence: CurrencyEvidence) -> bool {
    let Some(year) = published.map(|day| day.year()) else { return false };
    let unheard = |currency: u16| {
        amounts.currencies[usize::from(currency)].since.is_some_and(|since| since > year + YEARS_OF_PLANS)
    };
    match evidence {
        CurrencyEvidence::Certain { currency, .. } => unheard(currency),
        CurrencyEvidence::OneOf { meaning, .. } => amounts.meanings[usize::from(meaning)].iter().all(|&c| unheard(c)),
    }
}

/// What the article says about currencies.
pub(crate) struct Context<'a> {
    document: &'a Document<'a>,
    amounts: &'a Amounts,
    year: Option<i32>,
    /// Currencies that the article names for certain.
    certain: Vec<u16>,
    /// ... and those of them that no word or code names: "A$3 million".
    only_by_own_sign: Vec<u16>,
    /// Countries of the article, most named first.
    countries: &'a [&'static str],
    /// The country of the dateline.
    filed: Option<&'a str>,
    /// Where the text was written, and for whom: the country of a dateline without an agency, if no other is named.
    home: Option<&'a str>,
    /// Whether an agency sends the text around the world.
    for_the_world: bool,
    /// Whether the article marks the money of the world as such: "US$5 million".
    marks_world: bool,
    /// The countries of the cities, regions and bodies of the text, looked for where nothing else tells.
    of_names: OnceCell<Vec<&'a str>>,
    /// Whether the text begins with a place of the only country whose places it names.
    begins: OnceCell<bool>,
    /// The country of the city whose paper the text may come from, looked for where nothing else tells.
    city_paper: OnceCell<Option<&'a str>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        document: &'a Document<'a>,
        published: Option<NaiveDate>,
        found: &[Amount],
        countries: &'a [&'static str],
        filed: Option<&'a str>,
        for_the_world: bool,
    ) -> Context<'a> {
        let amounts = &document.lexicon.amounts;
        let evidence = |a: &Amount| match a.currency? {
            CurrencyEvidence::Certain { currency, by } => Some((currency, by)),
            // "€" means one alone.
            CurrencyEvidence::OneOf { meaning, by } => match amounts.meanings[usize::from(meaning)][..] {
                [only] => Some((only, by)),
                _ => None,
            },
        };
        let (signed, told): (Vec<_>, Vec<_>) =
            found.iter().filter_map(evidence).partition(|(_, by)| *by == CurrencyMethod::Symbol);
        let told: Vec<u16> = told.into_iter().map(|(currency, _)| currency).collect();
        let signed: Vec<u16> = signed.into_iter().map(|(currency, _)| currency).collect();
        let only_by_own_sign =
            signed.iter().copied().filter(|c| !told.contains(c) && !is_world_money(amounts, *c)).collect();
        let certain = [told, signed].concat();
        Context {
            document,
            amounts,
            year: published.map(|d| d.year()),
            certain,
            only_by_own_sign,
            countries,
            filed,
            for_the_world,
            marks_world: found.iter().any(|a| is_marked(amounts, a.currency)),
            home: filed.filter(|home| !for_the_world && countries.iter().all(|c| c == home)),
            of_names: OnceCell::new(),
            begins: OnceCell::new(),
            city_paper: OnceCell::new(),
        }
    }

    /// The ISO code of an amount, and how it was found.
    pub(crate) fn resolve(&self, amount: &Amount, evidence: CurrencyEvidence) -> (String, CurrencyMethod) {
        let (currency, method) = match evidence {
            CurrencyEvidence::Certain { currency, by } => (currency, by),
            CurrencyEvidence::OneOf { meaning, by } => {
                let meanings = &self.amounts.meanings[usize::from(meaning)];
                let level = self.level_behind(amount).map(|level| {
                    meanings.iter().copied().filter(|meaning| level.contains(meaning)).collect::<Vec<u16>>()
                });
                match level.filter(|both| !both.is_empty()) {
                    Some(both) => self.choose(amount, &both, by),
                    None => self.choose(amount, meanings, by),
                }
            }
        };
        (self.amounts.currencies[usize::from(currency)].code.clone(), method)
    }

    /// "eased 4 cents to $8.20": what the sign of the level can mean that a change led to.
    fn level_behind(&self, amount: &Amount) -> Option<&'a [u16]> {
        let end = amount.tokens.end;
        let led = self.document.is_one_of(end, &["at", "to"]);
        let sign = |sense: &Sense| match sense {
            Sense::Money(MoneyWord::Sign(word)) => Some(word.meaning),
            _ => None,
        };
        let (meaning, _) = self.document.read(end + 1, sign).filter(|_| led)?;
        Some(&self.amounts.meanings[usize::from(meaning)])
    }

    fn choose(&self, amount: &Amount, meanings: &[u16], by: CurrencyMethod) -> (u16, CurrencyMethod) {
        let all = meanings;
        let none_valid = !all.iter().any(|&c| self.was_money(c));
        let meanings = || all.iter().copied().filter(|&c| none_valid || self.was_money(c));
        let Some(usual) = meanings().next() else { return (all[0], by) };
        if meanings().nth(1).is_none() {
            return (usual, by);
        }
        if let Some(local) = self.marked_off(amount, usual, meanings()) {
            return (local, CurrencyMethod::Context);
        }
        // "Australia gave A$3 million, Japan $2 million": the bare sign is that of the other dollar.
        let other =
            |c: u16| by == CurrencyMethod::Symbol && self.is_world_money(usual) && self.only_by_own_sign.contains(&c);
        let named = |c: &u16| self.certain.contains(c) && !other(*c) && (none_valid || self.was_money(*c));
        if let Some(named) = all.iter().copied().find(named) {
            return (named, if named == usual { by } else { CurrencyMethod::Context });
        }
        if let Some(local) = self.home.or_else(|| self.home_of_names()).and_then(|home| {
            meanings().find(|&c| self.is_at_home(c, home)).filter(|_| !self.is_told_of_the_world(amount, home))
        }) {
            return (local, CurrencyMethod::Context);
        }
        // Amounts are given in dollars of the United States everywhere; any other money stays at home.
        if self.is_world_money(usual) {
            let local = self.home_of_city_paper().and_then(|home| {
                let told_elsewhere = self.is_told_of_the_world(amount, home) || self.is_told_of_abroad(amount, home);
                meanings().find(|&c| self.is_at_home(c, home)).filter(|_| !told_elsewhere)
            });
            return match local.filter(|&local| local != usual) {
                Some(local) => (local, CurrencyMethod::Context),
                None => (usual, CurrencyMethod::Default),
            };
        }
        let uses = |currency: u16, country: &str| {
            self.amounts.currencies[usize::from(currency)].countries.iter().any(|c| c == country)
        };
        let used = |country: &&str| meanings().any(|c| uses(c, country));
        let filed = self.filed.filter(used);
        // "Norway's wealth fund lost 5 billion crowns", filed in Copenhagen; "Kenya borrows 12 billion shillings" in a text on Somalia.
        let told: Vec<&str> = self.told_of(amount).filter(used).collect();
        let told = told.first().copied().filter(|_| filed.is_none_or(|filed| !told.contains(&filed)));
        for country in told.into_iter().chain(filed).chain(self.countries.iter().copied()) {
            if let Some(local) = meanings().find(|&c| uses(c, country)) {
                return (local, if local == usual { by } else { CurrencyMethod::Context });
            }
        }
        // "Rs" in a text on Lahore and Karachi, where no city of India is named.
        let mut locals = self.names().iter().filter_map(|country| meanings().find(|&c| uses(c, country)));
        let only = locals.next().filter(|&first| locals.all(|other| other == first));
        only.filter(|&local| local != usual).map_or((usual, CurrencyMethod::Default), |c| (c, CurrencyMethod::Context))
    }

    /// "$5 million" from Sydney in an article that writes "US$" where it means it: the dollar of the dateline.
    fn marked_off(&self, amount: &Amount, usual: u16, mut meanings: impl Iterator<Item = u16>) -> Option<u16> {
        let filed = self.filed.filter(|_| self.marks_world && self.is_world_money(usual))?;
        let local = meanings.find(|&c| self.is_at_home(c, filed)).filter(|c| !self.certain.contains(c))?;
        (!self.is_told_of_the_world(amount, filed) && !self.is_told_of_abroad(amount, filed)).then_some(local)
    }

    /// "paid $3 million in fines in Washington": whether the sentence or the one before names a place of another country.
    fn is_told_of_abroad(&self, amount: &Amount, home: &str) -> bool {
        let (document, lexicon) = (self.document, self.document.lexicon);
        let sentence = document.sentence_of(amount.tokens.start);
        let abroad = |sense: &Sense| match sense {
            Sense::Name(NameWord::Known(entity) | NameWord::Demonym(entity)) => {
                lexicon.sort_of(*entity).kind() == EntityKind::Place
                    && lexicon.entity(*entity).country.is_some_and(|country| country != home)
            }
            _ => false,
        };
        (document.sentences[sentence.saturating_sub(1)].start..document.sentences[sentence].end)
            // "US$"
            .filter(|&at| document.has(at, Classes::Name | Classes::Demonym) && !document.is_sign(at + 1, b'$'))
            .any(|at| document.is(at, abroad))
    }

    /// The countries that the sentence of an amount names before it, but for those where something is done: "will invest in Egypt".
    fn told_of(&self, amount: &Amount) -> impl Iterator<Item = &'a str> {
        let (document, lexicon) = (self.document, self.document.lexicon);
        let start = document.sentences[document.sentence_of(amount.tokens.start)].start;
        let country = move |at: usize| {
            let named = document.read_word(at, |word| match word {
                NameWord::Known(entity) | NameWord::Demonym(entity) => Some(entity),
                _ => None,
            });
            let (entity, _) = named.filter(|&(entity, _)| matches!(lexicon.sort_of(entity), Sort::Country))?;
            let before = at.checked_sub(1).filter(|&before| before > start && !document.is_word(before, "of"));
            let place = before.is_some_and(|before| document.has(before, Classes::Preposition));
            lexicon.entity(entity).country.filter(|_| !place)
        };
        (start..amount.tokens.start)
            .filter(|&at| document.has(at, Classes::Name | Classes::Demonym))
            .filter_map(country)
    }

    /// "Auckland house prices": where a text without a dateline is about, if it begins with a place of one country and names no other.
    fn home_of_names(&self) -> Option<&'a str> {
        let [home] = self.names()[..] else { return None };
        let about =
            self.filed.is_none() && !self.for_the_world && self.countries.iter().all(|country| *country == home);
        // Asked once for a text, since it looks through all of it.
        (about && *self.begins.get_or_init(|| self.begins_at(home))).then_some(home)
    }

    /// "Auckland's library will cost $90 million": the country of a text that begins with one of its cities, names several of its places
    /// and bodies, and of all others no more than a country in passing.
    fn home_of_city_paper(&self) -> Option<&'a str> {
        *self.city_paper.get_or_init(|| if self.for_the_world { None } else { self.home_of_places() })
    }

    fn home_of_places(&self) -> Option<&'a str> {
        /// The title and the sentence behind it.
        const HEAD: usize = 2;
        /// Cities and bodies of the country that a text at home there names at least.
        const LOCAL: usize = 2;
        /// Mentions of its country to one of another.
        const TIMES: usize = 3;
        let (document, lexicon) = (self.document, self.document.lexicon);
        let named = |sense: &Sense| match sense {
            Sense::Name(NameWord::Known(entity) | NameWord::Demonym(entity)) => Some(*entity),
            _ => None,
        };
        let mut home = None;
        let (mut here, mut local, mut abroad) = (0, 0, 0);
        let mut from = 0;
        while let Some(at) = document.first(from..document.len(), Classes::Name | Classes::Demonym) {
            let found = document.read(at, named);
            from = at + found.map_or(1, |(_, length)| length.max(1));
            let Some((entity, _)) = found else { continue };
            let Some(country) = lexicon.entity(entity).country else { continue };
            let whole = matches!(lexicon.sort_of(entity), Sort::Country);
            if home.is_none() {
                let head = document.sentence_of(at) < HEAD && lexicon.sort_of(entity).kind() == EntityKind::Place;
                if whole && !lexicon.entity(entity).is_city() || !head {
                    return None;
                }
                home = Some(country);
            }
            match (home == Some(country), whole) {
                (true, whole) => (here, local) = (here + 1, local + usize::from(!whole)),
                (false, true) => abroad += 1,
                // A bank of another country is quoted everywhere; its cities are told of where something happens there.
                (false, false) if matches!(lexicon.sort_of(entity), Sort::Organization) => {}
                (false, false) => return None,
            }
        }
        home.filter(|_| local >= LOCAL && here >= TIMES * abroad)
    }

    /// Whether the text begins with a place of the country, and names more of them: "Ford Canada cuts its dividend" is about no place.
    fn begins_at(&self, home: &str) -> bool {
        /// The title and the sentence behind it.
        const HEAD: usize = 2;
        let (document, lexicon) = (self.document, self.document.lexicon);
        let place = |sense: &Sense| match sense {
            Sense::Name(NameWord::Known(entity) | NameWord::Perhaps(entity) | NameWord::Demonym(entity)) => {
                lexicon.sort_of(*entity).kind() == EntityKind::Place && lexicon.entity(*entity).country == Some(home)
            }
            _ => false,
        };
        let named = |at: &usize| document.has(*at, Classes::Name | Classes::Demonym) && document.is(*at, place);
        let mut places = (0..document.len()).filter(named);
        let first = places.next().is_some_and(|at| document.sentence_of(at) < HEAD);
        first && places.next().is_some()
    }

    /// The countries of the cities, regions and bodies that the text names.
    fn names(&self) -> &[&'a str] {
        self.of_names.get_or_init(|| {
            let (document, lexicon) = (self.document, self.document.lexicon);
            let mut countries: Vec<&str> = Vec::new();
            let mut from = 0;
            while let Some(at) = document.first(from..document.len(), Classes::Name) {
                let known = document.read(at, |s| match s {
                    Sense::Name(NameWord::Known(entity)) => Some(*entity),
                    _ => None,
                });
                from = at + known.map_or(1, |(_, length)| length);
                let country = known.and_then(|(entity, _)| lexicon.entity(entity).country);
                countries.extend(country.filter(|country| !countries.contains(country)));
            }
            countries
        })
    }

    /// Whether the sign that it shares with others is its own in the country.
    fn is_at_home(&self, currency: u16, home: &str) -> bool {
        let currency = &self.amounts.currencies[usize::from(currency)];
        currency.at_home && currency.countries.iter().any(|country| country == home)
    }

    /// "$80 a barrel", "Apple earned", "Bitcoin fell to": what a price of the world, or a body or product of another country or of
    /// none, stands beside.
    fn is_told_of_the_world(&self, amount: &Amount, home: &str) -> bool {
        // Oil and gold have one price in all the world; a farmer is paid by the tonne in the money of his country.
        let worldwide = |unit: &str| self.document.lexicon.amounts.is_priced_worldwide(unit);
        let local = |unit: &str| !self.for_the_world && matches!(unit, "tonne" | "ton");
        if amount.per_unit.as_deref().is_some_and(|unit| worldwide(unit) && !local(unit)) {
            return true;
        }
        let (document, lexicon) = (self.document, self.document.lexicon);
        let elsewhere = |sense: &Sense| match sense {
            Sense::Name(NameWord::Known(entity) | NameWord::Perhaps(entity)) => {
                matches!(lexicon.sort_of(*entity), Sort::Organization | Sort::Product)
                    && lexicon.entity(*entity).country != Some(home)
            }
            _ => false,
        };
        let sentence = document.sentences[document.sentence_of(amount.tokens.start)].clone();
        sentence.filter(|&at| document.has(at, Classes::Name)).any(|at| document.is(at, elsewhere))
    }

    /// Whether amounts are given in it far from its own country.
    fn is_world_money(&self, currency: u16) -> bool {
        is_world_money(self.amounts, currency)
    }

    fn was_money(&self, currency: u16) -> bool {
        let Some(year) = self.year else { return self.amounts.currencies[usize::from(currency)].until.is_none() };
        let currency = &self.amounts.currencies[usize::from(currency)];
        currency.since.is_none_or(|since| since <= year)
            && currency.until.is_none_or(|until| until + YEARS_OF_MEMORY >= year)
    }
}

fn is_world_money(amounts: &Amounts, currency: u16) -> bool {
    amounts.currencies[usize::from(currency)].code == "USD"
}

/// "US$": a sign of the money of the world that no other has.
fn is_marked(amounts: &Amounts, evidence: Option<CurrencyEvidence>) -> bool {
    let Some(CurrencyEvidence::OneOf { meaning, by: CurrencyMethod::Symbol }) = evidence else { return false };
    matches!(amounts.meanings[usize::from(meaning)][..], [only] if is_world_money(amounts, only))
}
