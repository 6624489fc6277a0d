//! Verbs: their forms, and what they do in a statement about an amount.

use serde::Deserialize;

use super::endings::Endings;
use super::fault::{Fault, parse};
use super::measure::{MeasureWord, Measures};
use super::sense::{Classes, Sense};
use super::vocabulary::VocabularyBuilder;
use crate::names::names;
use crate::record::Direction;

/// What a word says in a group of verbs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbWord {
    /// A form of a verb: index into [`Verbs::list`].
    Verb(u16, Form),
    /// A form of an auxiliary.
    Auxiliary(Auxiliary, Form),
    /// A modal, or what stands for one ("is set to").
    Modal(Modal),
    /// "not", "no longer".
    Negation,
    /// What may stand between the parts of a group: "also".
    Adverb,
    /// Only looks like a past form: "hundred".
    NotPast,
    /// A form of a verb that is a multiple by itself: "doubled".
    Multiple,
    /// A form of a verb with its particle, and what it does with that: "looked for".
    WithParticle(Roles),
    /// A form of a verb with the word behind it, and what an amount under both is: "sent home".
    Phrase(MeasureWord),
}

/// A form of a verb. A word that is several forms at once ("cut") has several senses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// "rise"
    Base,
    /// "rises", "is"
    Present,
    /// "rising"
    Ing,
    /// "rose"
    Past,
    /// "risen"
    Participle,
}

names! {
    /// An auxiliary verb.
    pub enum Auxiliary { Be = "be", Have = "have", Do = "do" }
}
names! {
    /// A modal verb, by what it says of a figure.
    #[derive(Default)]
    pub enum Modal {
        /// "will"
        #[default]
        Will = "will",
        /// "would"
        Would = "would",
        /// "should"
        Should = "should",
        /// "may", "can", "could"
        May = "may",
        /// "must", "has to"
        Must = "must",
        /// "is set to", "is going to"
        Going = "going",
    }
}

/// What a verb does in a statement about an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles(u32);

macro_rules! roles {
    ($($(#[$meta:meta])* $name:ident = $text:literal),+ $(,)?) => {
        #[repr(u8)]
        #[expect(clippy::upper_case_acronyms, reason = "named like the constants")]
        enum Bit { $($name),+ }
        impl Roles {
            $($(#[$meta])* pub const $name: Roles = Roles(1 << Bit::$name as u8);)+
            fn named(name: &str) -> Option<Roles> {
                match name { $($text => Some(Roles::$name),)+ _ => None }
            }
        }
    };
}

roles! {
    /// Says something: "noted".
    REPORT = "report",
    /// Names right behind it whom it says that to: "told".
    ADDRESS = "address",
    /// Goes up: "rose".
    UP = "up",
    /// Goes down: "fell".
    DOWN = "down",
    /// Goes up or down by itself: "rose $3 million" is a change, "raised $3 million" is none.
    MOVE = "move",
    /// Stays: "stagnated".
    FLAT = "flat",
    /// Has a level: "amounted to".
    LEVEL = "level",
    /// Is a part of: "accounted for".
    SHARE = "share",
    /// Names what its subject is made of: "included".
    CONTAIN = "contain",
    /// Is more than: "exceeded".
    EXCEED = "exceed",
    /// Is nearly: "approached".
    APPROACH = "approach",
    /// Is meant to be: "aims".
    PLAN = "plan",
    /// Asks somebody for what follows: "urged".
    REQUEST = "request",
    /// Is expected to be: "projects".
    FORECAST = "forecast",
    /// Foresees it in the present, has met with it in the past: "sees growth", "saw growth".
    PERCEIVE = "perceive",
    /// Is reckoned to be: "estimates".
    ESTIMATE = "estimate",
    /// Is promised: "allocated".
    COMMIT = "commit",
    /// Lets others have or do something: "approved 12 projects" tells of what has been.
    PERMIT = "permit",
    /// Moves money or goods: "will invest" is a promise.
    TRANSACT = "transact",
    /// Happens to those whom an amount counts: "5,000 people died".
    BEFALL = "befall",
    /// Does something to people, so that a bare number under it is of people: "killed 81".
    PEOPLE = "people",
    /// Makes what is counted more or less: "created 24,000".
    TALLY = "tally",
    /// Has money for its object whatever its subject: "saved 9 million".
    FUND = "fund",
    /// Puts money into something: "poured $5 million into".
    INTO = "into",
    /// Says that a target was met: "fulfilled".
    ACHIEVE = "achieve",
    /// Says that a target was missed: "missed".
    MISS = "miss",
    /// What it can hold or do is a property: "can hold 500 people".
    HOLD = "hold",
    /// "averaged".
    AVERAGE = "average",
}

impl Roles {
    /// Goes up or down.
    pub(crate) const CHANGE: Roles = Roles::UP.with(Roles::DOWN);

    /// Whether the two sets share a role.
    pub fn meets(self, other: Roles) -> bool {
        self.0 & other.0 != 0
    }

    /// Which way a verb of change moves an amount: down where it can do both.
    pub(crate) fn direction(self) -> Option<Direction> {
        if self.meets(Roles::DOWN) {
            return Some(Direction::Decrease);
        }
        self.meets(Roles::UP).then_some(Direction::Increase)
    }

    /// These roles but for the others.
    pub(crate) const fn without(self, other: Roles) -> Roles {
        Roles(self.0 & !other.0)
    }

    /// Both sets together.
    pub const fn with(self, other: Roles) -> Roles {
        Roles(self.0 | other.0)
    }
}

/// A verb of the lexicon.
#[derive(Debug, Clone)]
pub struct Verb {
    /// "rise"
    pub lemma: String,
    /// What it does.
    pub roles: Roles,
    /// The factor that it states: 2 for "doubled".
    pub multiple: Option<u32>,
    /// The measure that an amount under it has: "exports" for "exported 5 tonnes".
    pub measure: Option<MeasureWord>,
    /// The measure that a percentage under it has: "interest_rate" for "pay 5%".
    pub rate: Option<MeasureWord>,
}

/// The verbs and what goes with them.
#[derive(Debug)]
pub struct Verbs {
    /// The verbs; [`VerbWord::Verb`] counts in it.
    pub list: Vec<Verb>,
    /// Of past forms that no list holds: "ed".
    past_endings: Endings,
    /// Of adverbs: "ly".
    adverb_endings: Endings,
    /// Of gerunds: "ing".
    gerund_endings: Endings,
}

impl Verbs {
    /// Whether a word, by its ending, can be a past form.
    #[inline]
    pub(crate) fn ends_like_past(&self, word: &[u8]) -> bool {
        self.past_endings.has(word)
    }

    /// Whether a word, by its ending, can be an adverb.
    pub(crate) fn ends_like_adverb(&self, word: &[u8]) -> bool {
        self.adverb_endings.has(word)
    }

    /// Whether a word, by its ending, can be a gerund.
    pub(crate) fn ends_like_gerund(&self, word: &[u8]) -> bool {
        self.gerund_endings.has(word)
    }
}

impl VerbWord {
    pub(super) fn classes(self) -> Classes {
        match self {
            VerbWord::Verb(..) => Classes::Verb,
            VerbWord::Auxiliary(..) | VerbWord::Modal(_) => Classes::Auxiliary,
            VerbWord::Negation => Classes::Negation,
            VerbWord::Multiple => Classes::Multiple,
            VerbWord::NotPast => Classes::NotPast,
            VerbWord::Adverb | VerbWord::WithParticle(_) | VerbWord::Phrase(_) => Classes::NONE,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    past_endings: Vec<String>,
    not_past: Vec<String>,
    adverbs: Vec<String>,
    adverb_endings: Vec<String>,
    gerund_endings: Vec<String>,
    negations: Vec<String>,
    auxiliaries: Auxiliaries,
    modals: Modals,
    verbs: List,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Auxiliaries {
    be: Paradigm,
    have: Paradigm,
    r#do: Paradigm,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paradigm {
    base: Vec<String>,
    present: Vec<String>,
    past: Vec<String>,
    participle: Vec<String>,
    ing: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Modals {
    will: Vec<String>,
    would: Vec<String>,
    should: Vec<String>,
    may: Vec<String>,
    must: Vec<String>,
    going: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    list: Vec<toml::Spanned<Record>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    forms: String,
    #[serde(default)]
    roles: Vec<String>,
    /// A word behind the verb and a role that it has only with that.
    #[serde(default)]
    particles: Vec<(String, String)>,
    /// A word behind the verb and what an amount under both is.
    #[serde(default)]
    phrases: Vec<(String, String)>,
    multiple: Option<u32>,
    measure: Option<String>,
    rate: Option<String>,
}

const FORMS: [Form; 5] = [Form::Base, Form::Present, Form::Ing, Form::Past, Form::Participle];

pub(super) fn load(
    (name, text): (&str, &str),
    measures: &Measures,
    vocabulary: &mut VocabularyBuilder,
) -> Result<Verbs, Fault> {
    let file: File = parse(name, text)?;
    let mut add = |terms: &[String], word: VerbWord| terms.iter().for_each(|t| vocabulary.add(t, Sense::Verb(word)));
    for (auxiliary, paradigm) in [
        (Auxiliary::Be, &file.auxiliaries.be),
        (Auxiliary::Have, &file.auxiliaries.have),
        (Auxiliary::Do, &file.auxiliaries.r#do),
    ] {
        let forms = [&paradigm.base, &paradigm.present, &paradigm.ing, &paradigm.past, &paradigm.participle];
        for (terms, form) in forms.into_iter().zip(FORMS) {
            add(terms, VerbWord::Auxiliary(auxiliary, form));
        }
    }
    let modals = &file.modals;
    for (modal, terms) in [
        (Modal::Will, &modals.will),
        (Modal::Would, &modals.would),
        (Modal::Should, &modals.should),
        (Modal::May, &modals.may),
        (Modal::Must, &modals.must),
        (Modal::Going, &modals.going),
    ] {
        add(terms, VerbWord::Modal(modal));
    }
    add(&file.negations, VerbWord::Negation);
    add(&file.adverbs, VerbWord::Adverb);
    add(&file.not_past, VerbWord::NotPast);
    let mut list = Vec::with_capacity(file.verbs.list.len());
    for record in file.verbs.list {
        let fault = |message: String| Fault::at(name, text, record.span().start, message);
        let record = record.get_ref();
        let forms: Vec<&str> = record.forms.split(' ').collect();
        if forms.len() != FORMS.len() {
            return Err(fault(format!("a verb has {} forms, not {}: {:?}", FORMS.len(), forms.len(), record.forms)));
        }
        let named = |role: &String| Roles::named(role).ok_or_else(|| fault(format!("no role is called {role:?}")));
        let mut roles = Roles::default();
        for role in &record.roles {
            roles = roles.with(named(role)?);
        }
        for (particle, role) in &record.particles {
            let word = VerbWord::WithParticle(named(role)?);
            forms.iter().for_each(|form| vocabulary.add(&format!("{form} {particle}"), Sense::Verb(word)));
        }
        let measure = |id: &String| measures.find(id).ok_or_else(|| fault(format!("no measure is called {id:?}")));
        for (behind, id) in &record.phrases {
            let word = VerbWord::Phrase(measure(id)?);
            forms.iter().for_each(|form| vocabulary.add(&format!("{form} {behind}"), Sense::Verb(word)));
        }
        let index = u16::try_from(list.len()).map_err(|_| fault("too many verbs".to_owned()))?;
        for (term, form) in forms.iter().zip(FORMS) {
            vocabulary.add(term, Sense::Verb(VerbWord::Verb(index, form)));
            if record.multiple.is_some() {
                vocabulary.add(term, Sense::Verb(VerbWord::Multiple));
            }
        }
        list.push(Verb {
            lemma: forms[0].to_owned(),
            roles,
            multiple: record.multiple,
            measure: record.measure.as_ref().map(measure).transpose()?,
            rate: record.rate.as_ref().map(measure).transpose()?,
        });
    }
    Ok(Verbs {
        list,
        past_endings: Endings::new(file.past_endings),
        adverb_endings: Endings::new(file.adverb_endings),
        gerund_endings: Endings::new(file.gerund_endings),
    })
}
