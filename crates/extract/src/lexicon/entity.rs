//! The entities that the lexicon knows, with their names.
//!
//! | file | gives |
//! | --- | --- |
//! | `en/countries.tsv` | countries with adjectives, demonyms and capitals |
//! | `regions.tsv`, `provinces.tsv` | continents, seas and regions, with adjectives; provinces and sights of a country |
//! | `cities.tsv` | cities, largest first |
//! | `products.tsv` | products |
//! | `organizations.tsv` | organisations, blocs, offices of state, companies |
//! | `agencies.tsv` | news agencies and outlets |
//!
//! Long lists are lines of tab-separated fields, so that a thousand entities stay a thousand lines; `|` parts the names in a field.

use super::fault::Fault;
use super::name::NameWord;
use super::sense::Word;
use super::vocabulary::VocabularyBuilder;
use crate::id::Id;
use crate::record::EntityKind;

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
    pub name: &'static str,
    /// ISO 3166-1 alpha-3 of the country that it is or belongs to.
    pub country: Option<&'static str>,
    /// ISO code of a country, GeoNames id of a place ("geonames:625144").
    pub external_id: Option<String>,
}

/// Collects entities while the files are read.
pub(super) struct Loader<'a> {
    pub(super) vocabulary: &'a mut VocabularyBuilder,
    pub(super) entities: Vec<LexiconEntity>,
}

impl LexiconEntity {
    /// Whether it is a city, or the country that has no other: "Singapore".
    pub fn is_city(&self) -> bool {
        self.sort == Sort::City || matches!(self.country, Some("SGP" | "HKG"))
    }
}

impl Loader<'_> {
    /// Countries, each with its capital.
    pub(super) fn countries(&mut self, file: &'static str, text: &'static str) -> Result<(), Fault> {
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
    pub(super) fn regions(&mut self, file: &'static str, text: &'static str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [key, names, adjectives] = line.fields()?;
            let region = self.add(&line, Sort::Region, key, names, None, None)?;
            self.demonyms(adjectives, region);
        }
        Ok(())
    }

    /// Provinces and sights, or products: of a line, each name is an entity of its own; behind "=" stand other names of it.
    pub(super) fn each_its_own(&mut self, sort: Sort, file: &'static str, text: &'static str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [country, names] = line.fields()?;
            for name in names.split('|') {
                let (first, _) = name.split_once('=').unwrap_or((name, ""));
                let key = format!("{country}:{}", first.trim_end_matches('?').to_lowercase());
                self.add(&line, sort, &key, name, Some(country), None)?;
            }
        }
        Ok(())
    }

    /// Cities.
    pub(super) fn cities(&mut self, file: &'static str, text: &'static str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [number, country, names] = line.fields()?;
            let external = format!("geonames:{number}");
            self.add(&line, Sort::City, &external, names, Some(country), Some(external.clone()))?;
        }
        Ok(())
    }

    /// Organisations.
    pub(super) fn organizations(&mut self, file: &'static str, text: &'static str) -> Result<(), Fault> {
        for line in lines(file, text) {
            let [country, names] = line.fields()?;
            let key = names.split('|').next().unwrap_or_default().trim_end_matches('?').to_lowercase();
            self.add(&line, Sort::Organization, &key, names, Some(country), None)?;
        }
        Ok(())
    }

    /// News agencies and outlets.
    pub(super) fn agencies(&mut self, file: &'static str, text: &'static str) -> Result<(), Fault> {
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

    /// Adds an entity with its names, which "|" or "=" part; the first is canonical, and a question mark marks a doubtful one.
    fn add(
        &mut self,
        line: &Line,
        sort: Sort,
        key: &str,
        names: &'static str,
        country: Option<&'static str>,
        external_id: Option<String>,
    ) -> Result<u32, Fault> {
        let index = self.entities.len() as u32;
        for name in names.split(PARTS) {
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
            name: names.split(PARTS).next().unwrap_or_default().trim_end_matches('?'),
            country: country.filter(|c| !c.is_empty()),
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

/// What parts the names of an entity.
const PARTS: [char; 2] = ['|', '='];

/// A line of a file of tab-separated fields.
struct Line {
    file: &'static str,
    number: usize,
    text: &'static str,
}

impl Line {
    /// The fields; those missing at the end are empty.
    fn fields<const N: usize>(&self) -> Result<[&'static str; N], Fault> {
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

fn lines(file: &'static str, text: &'static str) -> impl Iterator<Item = Line> {
    let numbered = text.lines().enumerate().map(move |(at, text)| Line { file, number: at + 1, text });
    numbered.filter(|line| !line.text.is_empty() && !line.text.starts_with('#'))
}
