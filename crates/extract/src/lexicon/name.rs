//! Words in and about names, and the entities that the lexicon knows.
//!
//! | file | gives |
//! | --- | --- |
//! | `en/countries.tsv` | countries with adjectives, demonyms and capitals |
//! | `regions.tsv` | continents, seas and regions, with adjectives |
//! | `agencies.tsv` | news agencies and outlets |
//! | `en/name.toml` | the words around names: titles, heads of institutions, words that credit a source |
//!
//! Long lists are lines of tab-separated fields, so that a thousand entities stay a thousand lines; `|` parts the names in a field.

use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::Vocabulary;
use crate::id::Id;
use crate::record::EntityKind;

/// What a word says in or about a name.
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

impl NameWord {
    pub(super) fn classes(&self) -> Classes {
        match self {
            NameWord::Known(_) | NameWord::Perhaps(_) => Classes::Name,
            NameWord::Demonym(_) => Classes::Demonym,
            NameWord::CreditVerb | NameWord::CreditLead => Classes::NONE,
        }
    }
}

/// What sort of entity the lexicon lists, beyond its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A country or territory of ISO 3166-1.
    Country,
    /// A capital.
    City,
    /// A continent, sea or other region.
    Region,
    /// A news agency.
    Wire,
    /// A newspaper, broadcaster or site.
    Outlet,
}

/// An entity that the lexicon knows.
#[derive(Debug, Clone)]
pub struct LexiconEntity {
    /// Id of the entity: its kind and key.
    pub id: Id,
    /// What it is.
    pub kind: EntityKind,
    /// What sort of it.
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
}

/// Reads the words around names.
pub(super) fn load(name: &str, text: &str, vocabulary: &mut Vocabulary) -> Result<(), Fault> {
    let file: File = parse(name, text)?;
    for (terms, word) in [(&file.credit_verbs, NameWord::CreditVerb), (&file.credit_leads, NameWord::CreditLead)] {
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Name(word.clone())));
    }
    Ok(())
}

/// Collects entities while the files are read.
pub(super) struct Loader<'a> {
    pub(super) vocabulary: &'a mut Vocabulary,
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

    /// News agencies and outlets.
    pub(super) fn agencies(&mut self, file: &str, text: &str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [sort, country, names] = line.fields()?;
            let sort = match sort {
                "wire" => Sort::Wire,
                "outlet" => Sort::Outlet,
                other => return Err(line.fault(format!("{other:?} is neither wire nor outlet"))),
            };
            let key = names.split('|').next().unwrap_or_default().to_lowercase();
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
        let kind = match sort {
            Sort::Country | Sort::City | Sort::Region => EntityKind::Place,
            Sort::Wire | Sort::Outlet => EntityKind::Organization,
        };
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
            id: Id::of(&[kind.as_str(), key]),
            kind,
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
