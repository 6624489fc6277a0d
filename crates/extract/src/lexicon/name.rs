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
use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::{Table, VocabularyBuilder};
use crate::id::Id;
use crate::record::EntityKind;
use crate::text::token;

/// What a word says in or about a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameWord {
    /// A name that the lexicon knows: index into its entities.
    Known(u32),
    /// A name that the lexicon knows but that is more often something else: "Wellington", "Trend".
    Perhaps(u32),
    /// "Belarusian": the adjective or demonym of an entity.
    Demonym(u32),
    /// "reports", "has learned": what a credited source does.
    CreditVerb,
    /// "told", "according to": what stands before a credited source.
    CreditLead,
    /// "Avg", "N.A.": written with a capital in tables, and no name.
    NoName,
    /// "Wire", "Times": the last word of the name of an agency or outlet.
    PressWord,
    /// "of", "de": a small word inside names.
    Particle,
    /// "Mr", "Queen": stands before a person's name.
    Honorific,
    /// "president", "head": an office.
    Office,
    /// "minister": an office whose "of" names a portfolio.
    PortfolioOffice,
    /// "Trade", "Affairs": what a minister looks after.
    Portfolio,
    /// "al", "el": before a surname and a hyphen.
    NameArticle,
    /// "uulu", "oglu": in small letters behind a person's name.
    PatronymicTail,
    /// "led", "based": behind a name and a hyphen, and no part of it.
    CompoundTail,
    /// "former", "acting": stands before an office and belongs to it.
    OfficeModifier,
    /// "Inc", "Airlines": behind the name of a company.
    CompanySuffix,
    /// "Ministry", "Bank": in the name of an institution.
    Institution,
    /// "Ministry", "Chamber": the head of an institution that goes on with "of".
    InstitutionOf,
    /// "Region", "Airport": the last word of a place's name.
    PlaceTail,
    /// "Lake", "North": the first word of a place's name.
    PlaceHead,
    /// "Forum", "World Cup": in the name of an event.
    EventWord,
    /// "Treaty", "Act": in the name of a law.
    LawWord,
    /// "Resolution", "Directive": a law that a number tells.
    NumberedLaw,
    /// "is", "became": stands between a name and what it is.
    Copula,
    /// "village", "river": says that a name beside it is a place's.
    PlaceNoun,
    /// "film", "ferry": says that a name beside it is no person's, organisation's or place's.
    OtherNoun,
    /// "Republicans": people, and no team.
    Group,
    /// "program", "initiative": says that a quoted name is a programme's.
    ProgramWord,
    /// "plant", "company": says that a quoted name is an organisation's.
    OrganizationNoun,
}

impl NameWord {
    pub(super) fn classes(self) -> Classes {
        match self {
            NameWord::Known(_) | NameWord::Perhaps(_) => Classes::Name,
            NameWord::Demonym(_) => Classes::Demonym,
            NameWord::Particle => Classes::Particle,
            NameWord::Honorific | NameWord::Office => Classes::Title,
            NameWord::CompanySuffix | NameWord::Institution | NameWord::InstitutionOf => Classes::Head,
            NameWord::PlaceTail | NameWord::PlaceHead => Classes::PlaceHead,
            NameWord::EventWord | NameWord::LawWord | NameWord::NumberedLaw | NameWord::ProgramWord => {
                Classes::EventHead
            }
            NameWord::CreditVerb
            | NameWord::CreditLead
            | NameWord::NoName
            | NameWord::PressWord
            | NameWord::PortfolioOffice
            | NameWord::Portfolio
            | NameWord::NameArticle
            | NameWord::PatronymicTail
            | NameWord::CompoundTail
            | NameWord::OfficeModifier
            | NameWord::OrganizationNoun
            | NameWord::Copula
            | NameWord::PlaceNoun
            | NameWord::OtherNoun
            | NameWord::Group => Classes::NONE,
        }
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    credit_verbs: Vec<String>,
    credit_leads: Vec<String>,
    no_names: Vec<String>,
    press_words: Vec<String>,
    particles: Vec<String>,
    honorifics: Vec<String>,
    offices: Vec<String>,
    portfolio_offices: Vec<String>,
    portfolios: Vec<String>,
    name_articles: Vec<String>,
    patronymic_tails: Vec<String>,
    compound_tails: Vec<String>,
    office_modifiers: Vec<String>,
    company_suffixes: Vec<String>,
    institutions: Vec<String>,
    institutions_of: Vec<String>,
    place_tails: Vec<String>,
    place_heads: Vec<String>,
    event_words: Vec<String>,
    law_words: Vec<String>,
    numbered_laws: Vec<String>,
    copulas: Vec<String>,
    place_nouns: Vec<String>,
    other_nouns: Vec<String>,
    groups: Vec<String>,
    program_words: Vec<String>,
    organization_nouns: Vec<String>,
}

/// Reads the words around names.
pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<(), Fault> {
    let file: File = parse(name, text)?;
    for (terms, word) in [
        (&file.credit_verbs, NameWord::CreditVerb),
        (&file.credit_leads, NameWord::CreditLead),
        (&file.no_names, NameWord::NoName),
        (&file.press_words, NameWord::PressWord),
        (&file.particles, NameWord::Particle),
        (&file.honorifics, NameWord::Honorific),
        (&file.offices, NameWord::Office),
        (&file.portfolio_offices, NameWord::PortfolioOffice),
        (&file.portfolios, NameWord::Portfolio),
        (&file.name_articles, NameWord::NameArticle),
        (&file.patronymic_tails, NameWord::PatronymicTail),
        (&file.compound_tails, NameWord::CompoundTail),
        (&file.office_modifiers, NameWord::OfficeModifier),
        (&file.company_suffixes, NameWord::CompanySuffix),
        (&file.institutions, NameWord::Institution),
        (&file.institutions_of, NameWord::InstitutionOf),
        (&file.place_tails, NameWord::PlaceTail),
        (&file.place_heads, NameWord::PlaceHead),
        (&file.event_words, NameWord::EventWord),
        (&file.law_words, NameWord::LawWord),
        (&file.numbered_laws, NameWord::NumberedLaw),
        (&file.copulas, NameWord::Copula),
        (&file.place_nouns, NameWord::PlaceNoun),
        (&file.other_nouns, NameWord::OtherNoun),
        (&file.groups, NameWord::Group),
        (&file.program_words, NameWord::ProgramWord),
        (&file.organization_nouns, NameWord::OrganizationNoun),
    ] {
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Name(word)));
    }
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
            self.vocabulary.add(name, Sense::Name(word));
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
            self.vocabulary.add(adjective, Sense::Name(NameWord::Demonym(entity)));
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
