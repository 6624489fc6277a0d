//! What a term can mean. One enum over the domains; each domain keeps its own words in a file of its own.

use std::ops::{BitAnd, BitOr, BitOrAssign};

use super::{
    date::DateWord, grammar::GrammarWord, measure::MeasureWord, money::MoneyWord, name::NameWord, number::NumberWord,
    statement::StatementWord, verb::VerbWord,
};

/// One meaning of a term.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sense {
    /// In any sentence: "the", "of", "which".
    Grammar(GrammarWord),
    /// In a number: "billion", "third".
    Number(NumberWord),
    /// In an amount: "dollar", "tonne", "per".
    Money(MoneyWord),
    /// In a temporal expression: "March", "ago".
    Date(DateWord),
    /// In a group of verbs: "rose", "has", "not".
    Verb(VerbWord),
    /// In or about a name: "Belarus", "Belarusian", "Mr".
    Name(NameWord),
    /// What an amount is of: "exports".
    Measure(MeasureWord),
    /// In a statement about an amount: "rose", "at least", "exports", "according to".
    Statement(StatementWord),
}

impl Sense {
    /// The classes by which recognisers find where to start.
    pub fn classes(&self) -> Classes {
        match self {
            Sense::Grammar(word) => word.classes(),
            Sense::Number(word) => word.classes(),
            Sense::Money(word) => word.classes(),
            Sense::Date(word) => word.classes(),
            Sense::Verb(word) => word.classes(),
            Sense::Name(word) => word.classes(),
            Sense::Measure(word) => word.classes(),
            Sense::Statement(word) => word.classes(),
        }
    }
}

/// A word of one domain.
pub trait Word: Copy + PartialEq {
    /// The word, if the sense is one of its domain.
    fn of(sense: &Sense) -> Option<Self>;

    /// What the word means.
    fn sense(self) -> Sense;

    /// The bit of its domain.
    const DOMAIN: Domains;
}

/// A set of domains: most terms are of one or two, and who asks for words of another need not look at them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Domains(u8);

impl Domains {
    /// Those of some senses.
    pub fn of<'s>(senses: impl Iterator<Item = &'s Sense>) -> Domains {
        Domains(senses.fold(0, |all, sense| all | sense.domain().0))
    }

    /// Whether the two sets share a domain.
    pub fn meets(self, other: Domains) -> bool {
        self.0 & other.0 != 0
    }
}

macro_rules! words {
    ($($sense:ident: $word:ty),+ $(,)?) => {
        #[repr(u8)]
        enum Domain { $($sense),+ }

        impl Sense {
            fn domain(&self) -> Domains {
                match self { $(Sense::$sense(_) => <$word>::DOMAIN),+ }
            }
        }

        $(impl Word for $word {
            const DOMAIN: Domains = Domains(1 << Domain::$sense as u8);

            #[inline]
            fn of(sense: &Sense) -> Option<Self> {
                if let Sense::$sense(word) = sense { Some(*word) } else { None }
            }

            fn sense(self) -> Sense {
                Sense::$sense(self)
            }
        })+
    };
}

words! {
    Grammar: GrammarWord, Number: NumberWord, Money: MoneyWord, Date: DateWord, Verb: VerbWord, Name: NameWord, Measure: MeasureWord,
    Statement: StatementWord,
}

/// A set of classes. Every token carries the classes of all terms that begin at it, so that one test tells whether a
/// recogniser has anything to do there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(pub u64);

macro_rules! classes {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {
        #[repr(u8)]
        enum Bit { $($name),+ }
        #[expect(non_upper_case_globals, reason = "read like variants")]
        impl Classes { $($(#[$meta])* pub const $name: Classes = Classes(1 << Bit::$name as u8);)+ }
    };
}

classes! {
    /// A number word: cardinal, ordinal, scale, fraction.
    Number,
    /// A word that is or begins a multiple: "doubled", "twice".
    Multiple,
    /// A currency word or code.
    Currency,
    /// A currency sign: "$".
    CurrencySign,
    /// A unit of measurement or a counted noun.
    Unit,
    /// A word for percent or percentage points.
    Percent,
    /// A word that can begin a temporal expression (the date recogniser starts only here and at numbers).
    DateStart,
    /// Any word of a temporal expression.
    DateWord,
    /// A unit of the calendar or the clock: what a length of time is counted in.
    TimeUnit,
    /// A name that the lexicon knows.
    Name,
    /// A demonym or an adjective of a country.
    Demonym,
    /// A title or an office before or after a name.
    Title,
    /// A head word of institutions or companies: "Ministry", "Ltd".
    Head,
    /// A word that tells a place: "Region", "Lake".
    PlaceHead,
    /// A word that tells an event, a law or a programme.
    EventHead,
    /// A given name.
    GivenName,
    /// A surname.
    Surname,
    /// A small word that stands inside names: "of", "de".
    Particle,
    /// A form of a verb that the lexicon knows.
    Verb,
    /// A word that only looks like the past form of a verb: "hundred".
    NotPast,
    /// An auxiliary or a modal: "has", "will", "should".
    Auxiliary,
    /// A negation: "not", "never".
    Negation,
    /// A word that bounds an amount: "about", "at least".
    Bound,
    /// A measure: "exports".
    Measure,
    /// A word of a target, forecast and the like: "target", "forecast".
    ModalityNoun,
    /// A noun of change: "increase", "drop".
    ChangeNoun,
    /// A word of direction: "up", "down".
    Direction,
    /// A word that begins a comparison: "than", "compared with".
    Comparison,
    /// "according to".
    Source,
    /// "figure", "target": takes an amount up again.
    Anaphor,
    /// A closed-class word (article, preposition, conjunction, pronoun): at the head of a sentence it is no name.
    Function,
    /// Of these, a word that a noun follows: "the", "its", "no".
    Determiner,
    /// Of determiners, "a" and "an".
    Article,
    /// Of determiners, one before what is known: "the", "its".
    Definite,
    /// Of determiners, one that points to what was spoken of: "this", "the".
    Demonstrative,
    /// Of determiners, "its" and the like.
    Possessive,
    /// A pronoun: "it", "who".
    Pronoun,
    /// A word that begins a clause about the noun before it: "which".
    Relative,
    /// A preposition.
    Preposition,
    /// A conjunction: "and", "while".
    Conjunction,
    /// A word that can begin a clause: "and", "who", "if".
    Joint,
    /// An abbreviation that a dot belongs to: "Mr", "Inc".
    Abbreviation,
    /// Of these, one that never ends a sentence: "Mr", "Gen".
    TitleAbbreviation,
    /// Any word that is written with a capital, but for "'S". This and the rest are no classes of terms, but of how a token is written.
    Capital,
    /// A word in small letters with the ending of a past form: "hosted".
    PastEnding,
    /// A number in digits.
    Digits,
    /// A double quote.
    Quote,
    /// An apostrophe that is no part of a word, or a single quote.
    Apostrophe,
}

impl Classes {
    /// No class.
    pub const NONE: Classes = Classes(0);

    /// Whether the two sets share a class.
    pub const fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

impl BitOr for Classes {
    type Output = Classes;
    fn bitor(self, other: Classes) -> Classes {
        self.with(other)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Classes) {
        self.0 |= other.0;
    }
}

impl BitAnd for Classes {
    type Output = Classes;
    fn bitand(self, other: Classes) -> Classes {
        Classes(self.0 & other.0)
    }
}
