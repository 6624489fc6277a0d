//! Words of amounts: currencies, units, percent, "per".

use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::VocabularyBuilder;

/// What a word says in an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyWord {
    /// "dollars", "cents": what the word can mean.
    Name(CurrencyWord),
    /// "$", "US$", "Rs": what the sign can mean.
    Sign(CurrencyWord),
    /// "N" of "N1.06trn", "R" of "R4,500": a sign only before what is written like a sum.
    Letters(CurrencyWord),
    /// "USD": the currency itself, an index into [`Amounts::currencies`].
    Code(u16),
    /// "MUSD": millions of the currency.
    Millions(u16),
    /// "grand": so many thousands of what the word can mean.
    Thousands(CurrencyWord),
    /// "tonnes": an index into [`Amounts::units`].
    Measured(u16),
    /// "people": an index into [`Amounts::units`].
    Counted(u16),
    /// "bcm", billions of cubic metres: an index into [`Amounts::scaled`].
    Scaled(u16),
    /// "tonnage": so many tonnes, an index into [`Amounts::units`].
    Gauge(u16),
    /// "unit" in "480-unit project".
    Compound,
    /// "long": what "717 m" says of a quay.
    Extent,
    /// "bodies": counted however few they are.
    Victim,
    /// "homeless" in "left 3,200 homeless".
    Sufferer,
    /// "tram": can carry so many people.
    Carrier,
    /// "stadium", which holds those who come.
    Venue,
    /// "licensed" in "licensed to carry 80".
    Fitted,
    /// "strong" in "3,000-strong".
    Strong,
    /// Ends like a plural, and counts nothing.
    NotPlural,
    /// "percent", "%".
    Percent,
    /// "percentage points".
    PercentagePoints,
    /// "basis points".
    BasisPoints,
    /// "point", "points": of percent or of something else.
    Point,
    /// "t", "Mt": a unit only as it is spelled, an index into [`Amounts::spelled`].
    Spelled(u16),
    /// "per", "a": what it is counted by follows.
    Per,
    /// "year", "capita": what an amount may be counted by without being a unit.
    PerNoun,
}

/// A word or sign of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CurrencyWord {
    /// What it can mean: an index into [`Amounts::meanings`].
    pub meaning: u16,
    /// Whether it is a hundredth.
    pub minor: bool,
}

/// A currency.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currency {
    /// ISO 4217.
    pub code: String,
    /// ISO 3166-1 alpha-3 codes of the countries that use it, the issuer first.
    #[serde(default)]
    pub countries: Vec<String>,
    /// First year in which it was money, where that was after 1900.
    pub since: Option<i32>,
    /// Last year in which it was money.
    pub until: Option<i32>,
    /// Whether the code is a word of the language as well: "ALL", "TRY".
    #[serde(skip)]
    pub is_word: bool,
    /// Whether a sign that it shares with others is its own where a text is from its country: "$" in Singapore.
    #[serde(skip)]
    pub at_home: bool,
}

/// Currencies and units.
#[derive(Debug, Default)]
pub struct Amounts {
    /// Every currency, in order of its code.
    pub currencies: Vec<Currency>,
    /// What words and signs can mean: indices into `currencies`, the default first.
    pub meanings: Vec<Vec<u16>>,
    /// Names of units, as the tables hold them.
    pub units: Vec<String>,
    /// Units that are so many of another: an index into `units`, and how many.
    pub scaled: Vec<(u16, u64)>,
    /// Units as they must be spelled: an index into `units`, how many of them, and the letters.
    pub spelled: Vec<(u16, u64, String)>,
    /// Plural endings and what the singular has instead.
    pub plural_endings: Vec<(String, String)>,
    /// Endings of the names of peoples that are one of them and all of them: "ese" of "Vietnamese".
    people_endings: Vec<String>,
    /// Units that are people.
    people: Vec<String>,
    /// Units that are jobs.
    jobs: Vec<String>,
    /// Units that are buildings.
    buildings: Vec<String>,
    /// Units of power.
    power: Vec<String>,
    /// Units that the whole world pays one price for.
    world: Vec<String>,
    /// Units of length.
    lengths: Vec<String>,
    rates: Vec<(String, String, String)>,
}

impl MoneyWord {
    pub(super) fn classes(self) -> Classes {
        match self {
            MoneyWord::Name(_) | MoneyWord::Code(_) | MoneyWord::Millions(_) => Classes::Currency,
            MoneyWord::Sign(_) => Classes::CurrencySign,
            MoneyWord::Measured(_) | MoneyWord::Counted(_) | MoneyWord::Scaled(_) | MoneyWord::Spelled(_) => {
                Classes::Unit
            }
            MoneyWord::Percent | MoneyWord::PercentagePoints | MoneyWord::BasisPoints => Classes::Percent,
            MoneyWord::Letters(_)
            | MoneyWord::Thousands(_)
            | MoneyWord::Gauge(_)
            | MoneyWord::Point
            | MoneyWord::Compound
            | MoneyWord::Extent
            | MoneyWord::Victim
            | MoneyWord::Sufferer
            | MoneyWord::Carrier
            | MoneyWord::Venue
            | MoneyWord::Fitted
            | MoneyWord::Strong
            | MoneyWord::NotPlural
            | MoneyWord::Per
            | MoneyWord::PerNoun => Classes::NONE,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrencyFile {
    currencies: Vec<Currency>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NameFile {
    codes_that_are_words: Vec<String>,
    at_home: Vec<String>,
    names: Vec<toml::Spanned<Terms>>,
    full_names: Vec<toml::Spanned<Terms>>,
    minor_names: Vec<toml::Spanned<Terms>>,
    signs: Vec<toml::Spanned<Terms>>,
    letters: Vec<toml::Spanned<Terms>>,
    thousands: Vec<toml::Spanned<Terms>>,
    minor_signs: Vec<toml::Spanned<Terms>>,
}

/// Codes and terms.
type Terms = (Vec<String>, Vec<String>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitFile {
    measured: Vec<(String, Vec<String>)>,
    counted: Vec<(String, Vec<String>)>,
    spelled: Vec<toml::Spanned<(String, u64, String)>>,
    scaled: Vec<toml::Spanned<(String, u64, Vec<String>)>>,
    gauges: Vec<toml::Spanned<(String, Vec<String>)>>,
    plural_endings: Vec<(String, String)>,
    people_endings: Vec<String>,
    compounds: Vec<String>,
    extents: Vec<String>,
    victims: Vec<String>,
    sufferers: Vec<String>,
    carriers: Vec<String>,
    venues: Vec<String>,
    fitted: Vec<String>,
    strong: Vec<String>,
    not_plural: Vec<String>,
    percent: Vec<String>,
    percentage_points: Vec<String>,
    basis_points: Vec<String>,
    points: Vec<String>,
    per: Vec<String>,
    per_nouns: Vec<String>,
    people_units: Vec<String>,
    job_units: Vec<String>,
    building_units: Vec<String>,
    power_units: Vec<String>,
    world_units: Vec<String>,
    length_units: Vec<String>,
    /// (name of the unit, what is counted, per what)
    rates: Vec<(String, String, String)>,
}

pub(super) fn load(
    currencies: (&str, &str),
    names: (&str, &str),
    units: (&str, &str),
    vocabulary: &mut VocabularyBuilder,
) -> Result<Amounts, Fault> {
    let CurrencyFile { currencies } = parse(currencies.0, currencies.1)?;
    let mut amounts = Amounts { currencies, ..Amounts::default() };
    for (index, currency) in amounts.currencies.iter().enumerate() {
        vocabulary.add(&currency.code, Sense::Money(MoneyWord::Code(index as u16)));
        // "48.5 MGBP": millions, as Nordic companies write them.
        vocabulary.add(&format!("M{}", currency.code), Sense::Money(MoneyWord::Millions(index as u16)));
    }
    load_names(names, &mut amounts, vocabulary)?;
    load_units(units, &mut amounts, vocabulary)?;
    Ok(amounts)
}

fn load_names(
    (name, text): (&str, &str),
    amounts: &mut Amounts,
    vocabulary: &mut VocabularyBuilder,
) -> Result<(), Fault> {
    let file: NameFile = parse(name, text)?;
    for currency in &mut amounts.currencies {
        currency.is_word = file.codes_that_are_words.contains(&currency.code);
        currency.at_home = file.at_home.contains(&currency.code);
    }
    type Word = fn(CurrencyWord) -> MoneyWord;
    let kinds: [(_, Word, bool); 7] = [
        (file.full_names, MoneyWord::Name, false),
        (file.names, MoneyWord::Name, false),
        (file.minor_names, MoneyWord::Name, true),
        (file.signs, MoneyWord::Sign, false),
        (file.letters, MoneyWord::Letters, false),
        (file.thousands, MoneyWord::Thousands, false),
        (file.minor_signs, MoneyWord::Sign, true),
    ];
    for (lines, word, minor) in kinds {
        for line in lines {
            let (codes, terms) = line.get_ref();
            let mut meaning = Vec::with_capacity(codes.len());
            for code in codes {
                let index = amounts.currencies.iter().position(|c| c.code == *code);
                meaning.push(index.ok_or_else(|| {
                    Fault::at(name, text, line.span().start, format!("no currency has the code {code:?}"))
                })? as u16);
            }
            let meaning_index = amounts.meanings.len() as u16;
            amounts.meanings.push(meaning);
            for term in terms {
                vocabulary.add(term, Sense::Money(word(CurrencyWord { meaning: meaning_index, minor })));
            }
        }
    }
    Ok(())
}

fn load_units(
    (name, text): (&str, &str),
    amounts: &mut Amounts,
    vocabulary: &mut VocabularyBuilder,
) -> Result<(), Fault> {
    let file: UnitFile = parse(name, text)?;
    type Word = fn(u16) -> MoneyWord;
    let kinds: [(_, Word); 2] = [(file.measured, MoneyWord::Measured), (file.counted, MoneyWord::Counted)];
    for (lines, word) in kinds {
        for (unit, terms) in lines {
            let index = amounts.units.len() as u16;
            amounts.units.push(unit);
            terms.iter().for_each(|t| vocabulary.add(t, Sense::Money(word(index))));
        }
    }
    let known = |amounts: &Amounts, unit: &str, at: usize| {
        let index = amounts.units.iter().position(|known| known == unit).map(|index| index as u16);
        index.ok_or_else(|| Fault::at(name, text, at, format!("no unit is called {unit:?}")))
    };
    for line in &file.spelled {
        let (unit, factor, term) = line.get_ref();
        let index = known(amounts, unit, line.span().start)?;
        vocabulary.add(term, Sense::Money(MoneyWord::Spelled(amounts.spelled.len() as u16)));
        amounts.spelled.push((index, *factor, term.clone()));
    }
    for line in file.scaled {
        let (unit, factor, terms) = line.get_ref();
        let index = known(amounts, unit, line.span().start)?;
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Money(MoneyWord::Scaled(amounts.scaled.len() as u16))));
        amounts.scaled.push((index, *factor));
    }
    for line in file.gauges {
        let (unit, terms) = line.get_ref();
        let index = known(amounts, unit, line.span().start)?;
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Money(MoneyWord::Gauge(index))));
    }
    for (terms, word) in [
        (&file.compounds, MoneyWord::Compound),
        (&file.extents, MoneyWord::Extent),
        (&file.victims, MoneyWord::Victim),
        (&file.sufferers, MoneyWord::Sufferer),
        (&file.carriers, MoneyWord::Carrier),
        (&file.venues, MoneyWord::Venue),
        (&file.fitted, MoneyWord::Fitted),
        (&file.strong, MoneyWord::Strong),
        (&file.not_plural, MoneyWord::NotPlural),
        (&file.percent, MoneyWord::Percent),
        (&file.percentage_points, MoneyWord::PercentagePoints),
        (&file.basis_points, MoneyWord::BasisPoints),
        (&file.points, MoneyWord::Point),
        (&file.per, MoneyWord::Per),
        (&file.per_nouns, MoneyWord::PerNoun),
    ] {
        terms.iter().for_each(|t| vocabulary.add(t, Sense::Money(word)));
    }
    (amounts.people, amounts.jobs, amounts.power) = (file.people_units, file.job_units, file.power_units);
    (amounts.lengths, amounts.rates) = (file.length_units, file.rates);
    (amounts.buildings, amounts.world) = (file.building_units, file.world_units);
    amounts.plural_endings = file.plural_endings;
    amounts.people_endings = file.people_endings;
    Ok(())
}

impl Amounts {
    /// Whether a unit is people.
    pub fn is_person(&self, unit: &str) -> bool {
        self.people.iter().any(|person| person == unit)
    }

    /// Whether a unit is jobs.
    pub fn is_job(&self, unit: &str) -> bool {
        self.jobs.iter().any(|job| job == unit)
    }

    /// Whether a unit is a building.
    pub fn is_building(&self, unit: &str) -> bool {
        self.buildings.iter().any(|building| building == unit)
    }

    /// Whether the whole world pays one price for a unit, wherever the text was written.
    pub fn is_priced_worldwide(&self, unit: &str) -> bool {
        self.world.iter().any(|world| world == unit)
    }

    /// Whether a unit is one of power.
    pub fn is_power(&self, unit: &str) -> bool {
        self.power.iter().any(|power| power == unit)
    }

    /// "bpd": barrels, a day.
    pub fn rate(&self, unit: &str) -> Option<(&str, &str)> {
        let (_, counted, per) = self.rates.iter().find(|(name, ..)| name == unit)?;
        Some((counted, per))
    }

    /// Whether a unit is one of length.
    pub fn is_length(&self, unit: &str) -> bool {
        self.lengths.iter().any(|length| length == unit)
    }

    /// What people are counted in.
    pub fn person(&self) -> Option<&String> {
        self.people.first()
    }

    /// Whether the name of a people is that of one of them and of all of them: "Vietnamese".
    pub fn is_of_all(&self, people: &str) -> bool {
        self.people_endings.iter().any(|ending| people.ends_with(ending.as_str()))
    }

    /// The singular of a plural noun by its ending; `None` for a word without a plural ending.
    pub fn singular(&self, plural: &str) -> Option<String> {
        // "loaves" is listed whole, for the sake of "meatloaves" too.
        let ends =
            |e: &str| plural.ends_with(e) && (plural.len() > e.len() + 1 || plural.len() == e.len() && e.len() > 4);
        let (ending, instead) = self.plural_endings.iter().find(|(e, _)| ends(e))?;
        // "loss", "surplus": listed as they are, since they end like plurals.
        (ending != instead).then(|| format!("{}{instead}", &plural[..plural.len() - ending.len()]))
    }
}
