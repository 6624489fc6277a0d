//! Words are data: the lexicon files, read once, and the way to find their terms in a text.
//!
//! A language is a folder of files, one a domain; what does not depend on a language (currencies, units, countries, measures) has
//! a file of its own. A file that does not parse is a [`Fault`] with its line; the files in this crate are checked by its tests.

pub mod date;
mod endings;
pub mod entity;
pub mod fault;
pub mod grammar;
pub mod measure;
pub mod money;
pub mod name;
pub mod number;
pub(crate) mod people;
pub mod sense;
pub mod statement;
pub(crate) mod tagger;
pub mod verb;
pub mod vocabulary;
pub(crate) mod word_class;
mod words;

pub use entity::LexiconEntity;
pub use fault::Fault;

pub use sense::{Classes, Sense, Word};
use tagger::Model;
use vocabulary::{Vocabulary, VocabularyBuilder};
use word_class::WordClasses;

/// Everything the recognisers know about words.
#[derive(Debug)]
pub struct Lexicon {
    /// ISO 639-1 code of the language.
    pub language: &'static str,
    /// The terms.
    pub vocabulary: Vocabulary,
    entities: Vec<LexiconEntity>,
    /// Of each entity: asked far more often than all the rest, and so many that together they would not stay in a cache.
    sorts: Vec<entity::Sort>,
    /// Currencies and units.
    pub amounts: money::Amounts,
    /// The measures.
    pub measures: measure::Measures,
    pub(crate) people: people::People,
    /// The weights of the tagger of names.
    pub(crate) tagger: Model,
    /// What capitalised words resemble.
    pub(crate) word_classes: WordClasses,
    /// How names are made.
    pub(crate) names: name::Names,
    /// The verbs.
    pub verbs: verb::Verbs,
    /// How the language writes dates.
    pub dates: date::Habits,
}

impl Lexicon {
    /// The English lexicon that comes with the crate.
    ///
    /// # Errors
    /// The first fault in a lexicon file; none in a released version.
    pub fn english() -> Result<Lexicon, Fault> {
        let mut vocabulary = VocabularyBuilder::default();
        grammar::load("en/grammar.toml", include_str!("../../lexicon/en/grammar.toml"), &mut vocabulary)?;
        number::load("en/number.toml", include_str!("../../lexicon/en/number.toml"), &mut vocabulary)?;
        statement::load("en/statement.toml", include_str!("../../lexicon/en/statement.toml"), &mut vocabulary)?;
        let amounts = money::load(
            ("currencies.toml", include_str!("../../lexicon/currencies.toml")),
            ("en/currency.toml", include_str!("../../lexicon/en/currency.toml")),
            ("en/unit.toml", include_str!("../../lexicon/en/unit.toml")),
            &mut vocabulary,
        )?;
        let measures =
            measure::load("en/measure.toml", include_str!("../../lexicon/en/measure.toml"), &mut vocabulary)?;
        let verbs =
            verb::load(("en/verb.toml", include_str!("../../lexicon/en/verb.toml")), &measures, &mut vocabulary)?;
        let dates = date::load("en/date.toml", include_str!("../../lexicon/en/date.toml"), &mut vocabulary)?;
        let own_names = name::load("en/name.toml", include_str!("../../lexicon/en/name.toml"), &mut vocabulary)?;
        let mut names = entity::Loader { vocabulary: &mut vocabulary, entities: Vec::new() };
        names.countries("en/countries.tsv", include_str!("../../lexicon/en/countries.tsv"))?;
        names.regions("regions.tsv", include_str!("../../lexicon/regions.tsv"))?;
        names.organizations("organizations.tsv", include_str!("../../lexicon/organizations.tsv"))?;
        names.agencies("agencies.tsv", include_str!("../../lexicon/agencies.tsv"))?;
        names.each_its_own(entity::Sort::Region, "provinces.tsv", include_str!("../../lexicon/provinces.tsv"))?;
        names.each_its_own(entity::Sort::Product, "products.tsv", include_str!("../../lexicon/products.tsv"))?;
        names.cities("cities.tsv", include_str!("../../lexicon/cities.tsv"))?;
        let entities = names.entities;
        let people = people::People::read(include_str!("../../lexicon/given_names.txt"));
        let tagger = Model::read(include_bytes!("../../lexicon/en/tagger.weights")).ok_or_else(|| Fault {
            file: "en/tagger.weights".to_owned(),
            line: 0,
            message: "not as many weights as the tagger has".to_owned(),
        })?;
        let vocabulary = vocabulary.build();
        let word_classes =
            WordClasses::read(include_bytes!("../../lexicon/en/word_classes.bin")).ok_or_else(|| Fault {
                file: "en/word_classes.bin".to_owned(),
                line: 0,
                message: "not as many slots as the table has".to_owned(),
            })?;
        Ok(Lexicon {
            language: "en",
            vocabulary,
            amounts,
            measures,
            verbs,
            names: own_names,
            sorts: entities.iter().map(|entity| entity.sort).collect(),
            entities,
            people,
            tagger,
            word_classes,
            dates,
        })
    }

    /// What sort of entity a [`name::NameWord`] points to.
    pub fn sort_of(&self, index: u32) -> entity::Sort {
        self.sorts[index as usize]
    }

    /// Whether an entity is the capital of a country, for whose government its name may stand: each country has its own behind it.
    pub fn is_capital(&self, index: u32) -> bool {
        let before = index.checked_sub(1).map(|country| self.sort_of(country));
        self.sort_of(index) == entity::Sort::City && before == Some(entity::Sort::Country)
    }

    /// The country with an ISO 3166-1 alpha-3 code, as an index for [`Lexicon::entity`].
    pub fn country(&self, code: &str) -> Option<u32> {
        let is = |e: &LexiconEntity| e.sort == entity::Sort::Country && e.country == Some(code);
        self.entities.iter().position(is).map(|index| index as u32)
    }

    /// The entity that a [`name::NameWord`] points to.
    pub fn entity(&self, index: u32) -> &LexiconEntity {
        &self.entities[index as usize]
    }
}
