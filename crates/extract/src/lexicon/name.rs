//! Words in and about names, and the entities that the lexicon knows.
//!
//! | file | gives |
//! | --- | --- |
//! | `en/countries.tsv` | countries with adjectives, demonyms and capitals |
//! | `regions.tsv`, `provinces.tsv` | continents, seas and regions, with adjectives; provinces and sights of a country |
//! | `cities.tsv` | cities, largest first |
//! | `products.tsv` | products |
//! | `organizations.tsv` | organisations, blocs, offices of state, companies |
//! | `agencies.tsv` | news agencies and outlets |
//! | `given_names.txt` | given names and surnames |
//! | `en/name.toml` | the words around names: titles, heads of institutions, words that credit a source |
//!
//! Long lists are lines of tab-separated fields, so that a thousand entities stay a thousand lines; `|` parts the names in a field.

use rustc_hash::FxHashMap;

use super::fault::{Fault, parse};
use super::sense::{Classes, Word};
use super::vocabulary::{Table, VocabularyBuilder};
use super::words::{Terms, words};
use crate::id::Id;
use crate::record::EntityKind;
use crate::text::token;

words! {
    /// What a word says in or about a name.
    pub enum NameWord {
        /// "reports", "has learned": what a credited source does.
        CreditVerb = credit_verbs,
        /// "told", "according to": what stands before a credited source.
        CreditLead = credit_leads,
        /// "Avg", "N.A.": written with a capital in tables, and no name.
        NoName = no_names,
        /// "Wire", "Times": the last word of the name of an agency or outlet.
        PressWord = press_words,
        /// "of", "de": a small word inside names.
        Particle = particles: Classes::Particle,
        /// "Mr", "Queen": stands before a person's name.
        Honorific = honorifics: Classes::Title,
        /// "president", "head": an office.
        Office = offices: Classes::Title,
        /// "minister": an office whose "of" names a portfolio.
        PortfolioOffice = portfolio_offices,
        /// "Trade", "Affairs": what a minister looks after.
        Portfolio = portfolios,
        /// "al", "el": before a surname and a hyphen.
        NameArticle = name_articles,
        /// "uulu", "oglu": in small letters behind a person's name.
        PatronymicTail = patronymic_tails,
        /// "led", "based": behind a name and a hyphen, and no part of it.
        CompoundTail = compound_tails,
        /// "former", "acting": stands before an office and belongs to it.
        OfficeModifier = office_modifiers,
        /// "Inc", "Airlines": behind the name of a company.
        CompanySuffix = company_suffixes: Classes::Head,
        /// "Ministry", "Bank": in the name of an institution.
        Institution = institutions: Classes::Head,
        /// "Ministry", "Chamber": the head of an institution that goes on with "of".
        InstitutionOf = institutions_of: Classes::Head,
        /// "Region", "Airport": the last word of a place's name.
        PlaceTail = place_tails: Classes::PlaceHead,
        /// "Lake", "North": the first word of a place's name.
        PlaceHead = place_heads: Classes::PlaceHead,
        /// "Forum", "World Cup": in the name of an event.
        EventWord = event_words: Classes::EventHead,
        /// "Treaty", "Act": in the name of a law.
        LawWord = law_words: Classes::EventHead,
        /// "Resolution", "Directive": a law that a number tells.
        NumberedLaw = numbered_laws: Classes::EventHead,
        /// "is", "became": stands between a name and what it is.
        Copula = copulas,
        /// "village", "river": says that a name beside it is a place's.
        PlaceNoun = place_nouns,
        /// "film", "ferry": says that a name beside it is no person's, organisation's or place's.
        OtherNoun = other_nouns,
        /// "Republicans": people, and no team.
        Group = groups,
        /// "program", "initiative": says that a quoted name is a programme's.
        ProgramWord = program_words: Classes::EventHead,
        /// "plant", "company": says that a quoted name is an organisation's.
        OrganizationNoun = organization_nouns,
    }
    others {
        /// A name that the lexicon knows: index into its entities.
        Known(u32): Classes::Name,
        /// A name that the lexicon knows but that is more often something else: "Wellington", "Trend".
        Perhaps(u32): Classes::Name,
        /// "Belarusian": the adjective or demonym of an entity.
        Demonym(u32): Classes::Demonym,
    }
}

/// What sort of entity the lexicon lists, beyond its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A country or territory of ISO 3166-1.
    Country,
    /// A city.
    City,
    /// A continent, sea, province or other region.
    Region,
    /// An organisation.
    Organization,
    /// A product.
    Product,
    /// A news agency.
    Wire,
    /// A newspaper, broadcaster or site.
    Outlet,
}

impl Sort {
    /// What all of the sort are.
    pub fn kind(self) -> EntityKind {
        match self {
            Sort::Country | Sort::City | Sort::Region => EntityKind::Place,
            Sort::Product => EntityKind::Product,
            Sort::Organization | Sort::Wire | Sort::Outlet => EntityKind::Organization,
        }
    }
}

/// An entity that the lexicon knows.
#[derive(Debug, Clone)]
pub struct LexiconEntity {
    /// Id of the entity: its kind and key.
    pub id: Id,
    /// What it is.
    pub sort: Sort,
    /// Its canonical name.
    pub name: String,
    /// ISO 3166-1 alpha-3 of the country that it is or belongs to.
    pub country: Option<String>,
    /// ISO code of a country, GeoNames id of a place ("geonames:625144").
    pub external_id: Option<String>,
}

/// Reads the words around names.
pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<(), Fault> {
    parse::<File>(name, text)?.add_to(vocabulary);
    Ok(())
}

/// Given names and surnames, by the hash of the word. They are too many to stand among the terms that every word is looked up in,
/// and they only ever tip a balance: two words of one hash (one in a hundred thousand) do no harm.
#[derive(Debug, Default)]
pub struct People {
    by_hash: Table,
}

/// The classes of a name, by its number in the table: a given name, a surname, both.
const PEOPLE: [Classes; 3] = [Classes::GivenName, Classes::Surname, Classes::GivenName.with(Classes::Surname)];

impl People {
    /// Reads given names and, behind a line of dashes, surnames.
    pub(super) fn read(text: &str) -> People {
        let mut names: FxHashMap<u32, u32> = FxHashMap::default();
        let mut bit = 1;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with("---") {
                bit = 2;
                continue;
            }
            for name in line.split_whitespace() {
                *names.entry(token::hash(name.as_bytes())).or_default() |= bit;
            }
        }
        let mut people = People::default();
        names.into_iter().for_each(|(hash, bits)| people.by_hash.insert(hash, bits - 1));
        people
    }

    /// Whether the word is a given name or a surname.
    pub(crate) fn classes(&self, hash: u32) -> Classes {
        PEOPLE.get(self.by_hash.find(hash, |_| true) as usize).copied().unwrap_or_default()
    }
}

/// Collects entities while the files are read.
pub(super) struct Loader<'a> {
    pub(super) vocabulary: &'a mut VocabularyBuilder,
    pub(super) entities: Vec<LexiconEntity>,
}

impl Loader<'_> {
    /// Countries, each with its capital.
    pub(super) fn countries(&mut self, file: &str, text: &str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [code, names, adjectives, capital, geonames] = line.fields()?;
            let country = self.add(&line, Sort::Country, code, names, Some(code), Some(code.to_owned()))?;
            self.demonyms(adjectives, country);
            if !capital.is_empty() {
                let external = (!geonames.is_empty()).then(|| format!("geonames:{geonames}"));
                let key = external.clone().unwrap_or_else(|| format!("capital:{code}"));
                self.add(&line, Sort::City, &key, capital, Some(code), external)?;
            }
        }
        Ok(())
    }

    /// Regions of the world.
    pub(super) fn regions(&mut self, file: &str, text: &str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [key, names, adjectives] = line.fields()?;
            let region = self.add(&line, Sort::Region, key, names, None, None)?;
            self.demonyms(adjectives, region);
        }
        Ok(())
    }

    /// Provinces and sights, or products: of a line, each name is an entity of its own; behind "=" stand other names of it.
    pub(super) fn each_its_own(&mut self, sort: Sort, file: &str, text: &str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [country, names] = line.fields()?;
            for name in names.split('|') {
                let (first, _) = name.split_once('=').unwrap_or((name, ""));
                let key = format!("{country}:{}", first.trim_end_matches('?').to_lowercase());
                self.add(&line, sort, &key, &name.replace('=', "|"), Some(country), None)?;
            }
        }
        Ok(())
    }

    /// Cities.
    pub(super) fn cities(&mut self, file: &str, text: &str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [number, country, names] = line.fields()?;
            let external = format!("geonames:{number}");
            self.add(&line, Sort::City, &external, names, Some(country), Some(external.clone()))?;
        }
        Ok(())
    }

    /// Organisations.
    pub(super) fn organizations(&mut self, file: &str, text: &str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [country, names] = line.fields()?;
            let key = names.split('|').next().unwrap_or_default().trim_end_matches('?').to_lowercase();
            self.add(&line, Sort::Organization, &key, names, Some(country), None)?;
        }
        Ok(())
    }

    /// News agencies and outlets.
    pub(super) fn agencies(&mut self, file: &str, text: &str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [sort, country, names] = line.fields()?;
            let sort = match sort {
                "wire" => Sort::Wire,
                "outlet" => Sort::Outlet,
                other => return Err(line.fault(format!("{other:?} is neither wire nor outlet"))),
            };
            let key = names.split('|').next().unwrap_or_default().trim_end_matches('?').to_lowercase();
            self.add(&line, sort, &key, names, Some(country), None)?;
        }
        Ok(())
    }

    /// Adds an entity with its names; the first is canonical, and a question mark marks a doubtful one.
    fn add(
        &mut self,
        line: &Line,
        sort: Sort,
        key: &str,
        names: &str,
        country: Option<&str>,
        external_id: Option<String>,
    ) -> Result<u32, Fault> {
        let index = self.entities.len() as u32;
        for name in names.split('|') {
            let (name, word) = match name.strip_suffix('?') {
                Some(name) => (name, NameWord::Perhaps(index)),
                None => (name, NameWord::Known(index)),
            };
            if name.is_empty() {
                return Err(line.fault("an empty name"));
            }
            self.vocabulary.add(name, word.sense());
        }
        self.entities.push(LexiconEntity {
            id: Id::of(&[sort.kind().as_str(), key]),
            sort,
            name: names.split('|').next().unwrap_or_default().trim_end_matches('?').to_owned(),
            country: country.filter(|c| !c.is_empty()).map(str::to_owned),
            external_id,
        });
        Ok(index)
    }

    fn demonyms(&mut self, adjectives: &str, entity: u32) {
        for adjective in adjectives.split('|').filter(|a| !a.is_empty()) {
            self.vocabulary.add(adjective, NameWord::Demonym(entity).sense());
        }
    }
}

/// A line of a file of tab-separated fields.
struct Line<'a> {
    file: &'a str,
    number: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    /// The fields; those missing at the end are empty.
    fn fields<const N: usize>(&self) -> Result<[&'a str; N], Fault> {
        let mut fields = [""; N];
        for (place, field) in self.text.split('\t').enumerate() {
            *fields.get_mut(place).ok_or_else(|| self.fault(format!("more than {N} fields")))? = field;
        }
        Ok(fields)
    }

    fn fault(&self, message: impl Into<String>) -> Fault {
        Fault { file: self.file.to_owned(), line: self.number, message: message.into() }
    }
}

fn lines<'a>(file: &'a str, text: &'a str) -> impl Iterator<Item = Line<'a>> {
    let numbered = text.lines().enumerate().map(move |(at, text)| Line { file, number: at + 1, text });
    numbered.filter(|line| !line.text.is_empty() && !line.text.starts_with('#'))
}
