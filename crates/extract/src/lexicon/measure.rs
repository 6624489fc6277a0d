//! Measures: what an amount is an amount of.

use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::VocabularyBuilder;

/// A measure, as an index into [`Measures`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeasureWord(pub u16);

/// How a measure behaves over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Adds up over a period: exports.
    Flow,
    /// A flow to its subject: imports.
    Inflow,
    /// A flow between two countries without a direction: trade.
    Pair,
    /// Stands at a moment: debt.
    Stock,
    /// A share or a pace: inflation.
    Rate,
    /// Of one unit: wages.
    Price,
}

/// A measure of the lexicon.
#[derive(Debug)]
pub struct Measure {
    /// The id in the tables. Lexicons live as long as the program, so that rows can borrow it.
    pub id: &'static str,
    /// How it behaves.
    pub nature: Nature,
    /// Whether only money measures it.
    pub is_money: bool,
    /// Whether it is also given as a percentage of something else.
    pub is_ratio: bool,
    /// Whether it counts people.
    pub is_people: bool,
    /// Whether the noun that an amount counts names it: "5 million tourists".
    pub is_counted: bool,
    /// The account that it is a line of, as an index into the lexicon's list: exports and imports are lines of one.
    pub account: Option<usize>,
}

/// The measures.
#[derive(Debug, Default)]
pub struct Measures {
    list: Vec<Measure>,
    /// What a bare word is by itself, and among figures of another account.
    balances: Vec<(MeasureWord, MeasureWord)>,
    /// What a fall of a measure is called.
    falls: Vec<(MeasureWord, MeasureWord)>,
    /// The accounts below this index are those of a country.
    country_accounts: usize,
}

impl Measures {
    /// The measure of a word.
    pub fn get(&self, word: MeasureWord) -> &Measure {
        &self.list[usize::from(word.0)]
    }

    /// Whether it is a line of an account that a country has.
    pub fn is_of_country(&self, word: MeasureWord) -> bool {
        self.get(word).account.is_some_and(|account| account < self.country_accounts)
    }

    /// What a bare "deficit" is among figures of another account: the trade's among exports and imports.
    pub fn balance(&self, bare: MeasureWord) -> Option<MeasureWord> {
        self.balances.iter().find(|(word, _)| *word == bare).map(|(_, other)| *other)
    }

    /// What a fall of the measure is called: job cuts.
    pub fn fall(&self, of: MeasureWord) -> Option<MeasureWord> {
        self.falls.iter().find(|(word, _)| *word == of).map(|(_, fall)| *fall)
    }

    /// The measure with an id.
    pub fn find(&self, id: &str) -> Option<MeasureWord> {
        self.list.iter().position(|m| m.id == id).map(|index| MeasureWord(index as u16))
    }
}

impl MeasureWord {
    pub(super) fn classes(self) -> Classes {
        Classes::Measure
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    money: Vec<String>,
    ratios: Vec<String>,
    people: Vec<String>,
    country_accounts: Vec<Vec<String>>,
    other_accounts: Vec<Vec<String>>,
    counted: Vec<String>,
    falls: Vec<(String, String)>,
    balances: Vec<(String, String)>,
    #[serde(borrow)]
    measures: Vec<(&'a str, Nature, Vec<String>)>,
}

pub(super) fn load(name: &str, text: &'static str, vocabulary: &mut VocabularyBuilder) -> Result<Measures, Fault> {
    let file: File<'static> = parse(name, text)?;
    let mut measures = Measures { country_accounts: file.country_accounts.len(), ..Measures::default() };
    for (id, nature, terms) in file.measures {
        let word = MeasureWord(measures.list.len() as u16);
        let listed = |list: &[String]| list.iter().any(|name| name == id);
        let (is_money, is_ratio) = (listed(&file.money), listed(&file.ratios));
        let (is_people, is_counted) = (listed(&file.people), listed(&file.counted));
        let account = file.country_accounts.iter().chain(&file.other_accounts).position(|lines| listed(lines));
        measures.list.push(Measure { id, nature, is_money, is_ratio, is_people, is_counted, account });
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Measure(word)));
    }
    let known = |id: &String| {
        let fault = || Fault { file: name.to_owned(), line: 0, message: format!("no measure is called {id:?}") };
        measures.find(id).ok_or_else(fault)
    };
    for id in
        file.counted.iter().chain(file.country_accounts.iter().flatten()).chain(file.other_accounts.iter().flatten())
    {
        known(id)?;
    }
    let pairs = |pairs: &[(String, String)]| -> Result<Vec<(MeasureWord, MeasureWord)>, Fault> {
        pairs.iter().map(|(one, other)| Ok((known(one)?, known(other)?))).collect()
    };
    let (balances, falls) = (pairs(&file.balances)?, pairs(&file.falls)?);
    (measures.balances, measures.falls) = (balances, falls);
    Ok(measures)
}
