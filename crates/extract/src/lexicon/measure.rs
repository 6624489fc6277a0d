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

/// What rules ask of a measure, beside its nature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits(u32);

macro_rules! traits {
    ($($(#[$meta:meta])* $name:ident = $text:literal),+ $(,)?) => {
        #[repr(u8)]
        #[expect(clippy::upper_case_acronyms, non_camel_case_types, reason = "named like the constants")]
        enum Bit { $($name),+ }
        impl Traits {
            $($(#[$meta])* pub const $name: Traits = Traits(1 << Bit::$name as u8);)+
            fn named(name: &str) -> Option<Traits> {
                match name { $($text => Some(Traits::$name),)+ _ => None }
            }
        }
    };
}

traits! {
    /// Can only be an amount of money.
    MONEY = "money",
    /// Is also given as a percentage of something else.
    RATIO = "ratio",
    /// Counts people.
    PEOPLE = "people",
    /// Is named by the noun that an amount counts: "5 million tourists".
    COUNTED = "counted",
    /// Goes from one country to another: exports.
    TRADED = "traded",
    /// Goes into a country: investment.
    INVESTED = "invested",
    /// Is told by the share as well: profit.
    EARNED = "earned",
    /// Is of goods, though a bare number of it may stand among sums of money.
    GOODS = "goods",
    /// Is a line in the tables of companies and banks, where a bare number is money.
    TABLED = "tabled",
    /// Is told for a unit of something without being a price: a dividend.
    BY_UNIT = "by_unit",
    /// Is told for a period that a report names once: output, and no fine.
    PERIODIC = "periodic",
    /// Only countries have it: inflation.
    NATIONAL = "national",
    /// Is a line of a company's results.
    RESULT = "result",
    /// Companies have it, and no country: a dividend.
    CORPORATE = "corporate",
    /// Companies have it, and others too: debt.
    SHARED = "shared",
    /// Is quoted day by day: a share's price.
    QUOTED = "quoted",
    /// Is measured in megawatts.
    POWER = "power",
    /// Counts those whom something happened to: deaths, injuries.
    VICTIMS = "victims",
    /// Changes by points of percent: an interest rate, a share of the vote.
    POINTED = "pointed",
}

impl Traits {
    /// Whether the two sets share a trait.
    pub fn meets(self, other: Traits) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn with(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

/// A measure of the lexicon.
#[derive(Debug)]
pub struct Measure {
    /// The id in the tables. Lexicons live as long as the program, so that rows can borrow it.
    pub id: &'static str,
    /// How it behaves.
    pub nature: Nature,
    /// What else rules ask of it.
    pub traits: Traits,
    /// The account that it is a line of, as an index into the lexicon's list: exports and imports are lines of one.
    pub account: Option<usize>,
}

macro_rules! known {
    ($($name:ident),+ $(,)?) => {
        /// The measures that rules call by name: most are what the words of a figure mean without naming it.
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each is the measure with that id")]
        pub struct Known { $(pub $name: MeasureWord),+ }
        impl Known {
            fn new<E>(find: impl Fn(&str) -> Result<MeasureWord, E>) -> Result<Known, E> {
                Ok(Known { $($name: find(stringify!($name))?),+ })
            }
        }
    };
}

known! {
    acquisition, bonds, budget, capacity, contract, costs, current_account, deaths, deposits, earnings_per_share, economic_growth, exchange_rate, exports, fee, freight, gdp, harvest, imports, inflation, interest_rate, investment, length, loan, loss, market_capitalization, passengers, price, profit, purchases, reserves, revenue, sales, share, spending,
    share_price, stake, stock_index, trade_balance, trade_deficit, trade_turnover, wages,
}

/// The measures.
#[derive(Debug)]
pub struct Measures {
    list: Vec<Measure>,
    /// Those that rules call by name.
    pub known: Known,
    /// What a bare word is by itself, and among figures of another account.
    balances: Vec<(MeasureWord, MeasureWord)>,
    /// What a fall of a measure is called.
    falls: Vec<(MeasureWord, MeasureWord)>,
    /// What it is called between two countries.
    abroad: Vec<(MeasureWord, MeasureWord)>,
    /// What so many of a unit measure, by unit.
    by_unit: Vec<(MeasureWord, Vec<String>)>,
    /// What money for one of a unit measures, by unit.
    by_one: Vec<(MeasureWord, Vec<String>)>,
    /// The accounts below this index are those of a country.
    country_accounts: usize,
}

impl Measures {
    /// The measure of a word.
    pub fn get(&self, word: MeasureWord) -> &Measure {
        &self.list[usize::from(word.0)]
    }

    /// Whether it has one of the traits.
    pub fn is(&self, word: MeasureWord, traits: Traits) -> bool {
        self.get(word).traits.meets(traits)
    }

    /// What a measure is called where goods go from one country to another: the exports that sales are.
    pub fn abroad(&self, home: MeasureWord) -> Option<MeasureWord> {
        self.abroad.iter().find(|(word, _)| *word == home).map(|(_, other)| *other)
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

    /// What so many of a unit measure: 5,000 shares.
    pub fn by_unit(&self, unit: &str) -> Option<MeasureWord> {
        named_in(&self.by_unit, unit)
    }

    /// What money for one of a unit measures: 5 dollars a tonne.
    pub fn by_one(&self, unit: &str) -> Option<MeasureWord> {
        named_in(&self.by_one, unit)
    }

    /// The measure with an id.
    pub fn find(&self, id: &str) -> Option<MeasureWord> {
        find(&self.list, id)
    }
}

fn named_in(list: &[(MeasureWord, Vec<String>)], unit: &str) -> Option<MeasureWord> {
    list.iter().find(|(_, units)| units.iter().any(|u| u == unit)).map(|(word, _)| *word)
}

fn find(list: &[Measure], id: &str) -> Option<MeasureWord> {
    list.iter().position(|m| m.id == id).map(|index| MeasureWord(index as u16))
}

impl MeasureWord {
    pub(super) fn classes(self) -> Classes {
        Classes::Measure
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<'a> {
    traits: Vec<(String, Vec<String>)>,
    country_accounts: Vec<Vec<String>>,
    other_accounts: Vec<Vec<String>>,
    falls: Vec<(String, String)>,
    abroad: Vec<(String, String)>,
    balances: Vec<(String, String)>,
    by_unit: Vec<(String, Vec<String>)>,
    by_one: Vec<(String, Vec<String>)>,
    #[serde(borrow)]
    measures: Vec<(&'a str, Nature, Vec<String>)>,
}

pub(super) fn load(name: &str, text: &'static str, vocabulary: &mut VocabularyBuilder) -> Result<Measures, Fault> {
    let file: File<'static> = parse(name, text)?;
    let fault = |message: String| Fault { file: name.to_owned(), line: 0, message };
    let mut list = Vec::with_capacity(file.measures.len());
    for (id, nature, terms) in file.measures {
        let word = MeasureWord(list.len() as u16);
        list.push(Measure { id, nature, traits: Traits::default(), account: None });
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Measure(word)));
    }
    let known =
        |list: &[Measure], id: &str| find(list, id).ok_or_else(|| fault(format!("no measure is called {id:?}")));
    for (named, ids) in &file.traits {
        let traits = Traits::named(named).ok_or_else(|| fault(format!("no trait is called {named:?}")))?;
        for id in ids {
            let measure = known(&list, id)?;
            let own = &mut list[usize::from(measure.0)].traits;
            *own = own.with(traits);
        }
    }
    for (account, ids) in file.country_accounts.iter().chain(&file.other_accounts).enumerate() {
        for id in ids {
            let measure = known(&list, id)?;
            list[usize::from(measure.0)].account.get_or_insert(account);
        }
    }
    let pairs = |pairs: &[(String, String)]| -> Result<Vec<(MeasureWord, MeasureWord)>, Fault> {
        pairs.iter().map(|(one, other)| Ok((known(&list, one)?, known(&list, other)?))).collect()
    };
    let units = |units: Vec<(String, Vec<String>)>| -> Result<Vec<(MeasureWord, Vec<String>)>, Fault> {
        units.into_iter().map(|(measure, units)| Ok((known(&list, &measure)?, units))).collect()
    };
    Ok(Measures {
        by_unit: units(file.by_unit)?,
        by_one: units(file.by_one)?,
        balances: pairs(&file.balances)?,
        falls: pairs(&file.falls)?,
        abroad: pairs(&file.abroad)?,
        known: Known::new(|id| known(&list, id))?,
        country_accounts: file.country_accounts.len(),
        list,
    })
}
