//! Numbers that stand apart from what they count.
//!
//! Each number needs evidence of its own: a noun or a verb of counting, or an amount beside it that has the noun. Years, ages, scores
//! and labels have none.
//!
//! | words | unit |
//! | --- | --- |
//! | "the **number of tourists** reached 5,600", "… exceeds 950" | the noun: tourist |
//! | "the **death toll** rose to 2,300", "**headcount**, now 620," | none, but it counts |
//! | "the storm **killed** 81", "12 people were killed and **30 injured**" | person |
//! | "added 130,000 **jobs** …. Retailers shed 11,000" | job |
//! | "1,920 **companies**, 130 of which", "hired 23 **teachers**. Seven were" | the noun of the whole |
//! | "some 180 **were injured**", "**as many as** 62,000" | person; none, but it counts |
//! | "48,000 **tonnes**. By 1970 **it was** 17,000", "the **promise is** 300,000" | the noun before; none, but it counts |
//! | "2.1 million people had work, **a rise of** 21,000", "in transport (**+2,100**)" | person; none |
//! | "made 1,150 **tractors** and wants to reach 1,500", "not the 5,000 we agreed on" | the noun before |
//! | "the **death toll** from the storm and the floods it set off rose to 292" | none, but it counts |
//! | "the docks took on **8,500**" | none, but what is written with its thousands counts |

mod again;
pub(super) mod before;
pub(super) mod change;
mod far;
pub(super) mod grouped;
mod object;
mod part;
mod said;
mod same;
mod subject;

use super::{Draft, Side, Taken, Unit, unit};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::measure::{MeasureWord, Traits};
use crate::lexicon::money::MoneyWord;
use crate::lexicon::verb::Form;
use crate::recognize::number::Number;
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// How many amounts back another may lend its noun: a sentence may be a table of thousands.
pub(super) const NEAR: usize = 40;

/// Gives numbers what stands elsewhere and says that they count it.
pub(super) fn of_nouns_elsewhere(document: &Document, taken: &Taken, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let (told, rest) = drafts.split_at_mut(at);
        let Some((Draft::Open(side), behind)) = rest.split_first_mut() else { continue };
        if !may_count(side) {
            continue;
        }
        let bare = Bare::new(document, side, (told, behind.iter().find(|draft| !draft.is_small_word())), taken);
        let counted = before::noun(&bare)
            .or_else(|| object::of_verb(&bare))
            .or_else(|| part::of_whole(&bare))
            .or_else(|| subject::of_verb(&bare))
            .or_else(|| same::noun(&bare))
            .or_else(|| said::noun(&bare))
            .or_else(|| again::noun(&bare))
            .or_else(|| change::noun(&bare))
            .or_else(|| far::noun(&bare));
        match counted {
            Some(Counted::Noun(unit)) => side.unit = Some(Unit::Quantity(unit)),
            Some(Counted::Something) => side.counted = true,
            None => {}
        }
    }
}

/// What a number counts.
enum Counted {
    Noun(String),
    /// That it counts is sure, and what is not.
    Something,
}

/// A number without a unit, and the amounts told before.
struct Bare<'d> {
    document: &'d Document<'d>,
    side: &'d Side,
    told: &'d [Draft],
    next: Option<&'d Draft>,
    /// Index of its sentence.
    sentence: usize,
    /// The last token before the number that is no bound or filler: "to a record 1,500" has "to".
    tie: Option<usize>,
    /// Whether a token belongs to a date or a name.
    taken: &'d Taken,
}

/// An amount told before, whose noun a bare number may share.
struct Partner<'d> {
    unit: &'d str,
    value: Decimal,
    start: usize,
    end: usize,
    /// Counted in a unit of measurement, and so no thing that does anything.
    measured: bool,
}

impl Partner<'_> {
    /// What it counts, for a number that counts the same.
    fn noun(&self) -> Counted {
        Counted::Noun(self.unit.to_owned())
    }
}

impl<'d> Bare<'d> {
    fn new(
        document: &'d Document<'d>,
        side: &'d Side,
        (told, next): (&'d [Draft], Option<&'d Draft>),
        taken: &'d Taken,
    ) -> Bare<'d> {
        let start = side.tokens.start;
        let (sentence, tie) = (document.sentence_of(start), before::tie(document, start));
        Bare { document, side, told, next, sentence, tie, taken }
    }

    fn start(&self) -> usize {
        self.side.tokens.start
    }

    fn end(&self) -> usize {
        self.side.tokens.end
    }

    fn value(&self) -> Decimal {
        self.side.number.value.unwrap_or_default()
    }

    /// The first token of the sentence that lies so many before that of the number.
    fn sentence_start(&self, back: usize) -> usize {
        self.document.sentences.get(self.sentence.saturating_sub(back)).map_or(0, |s| s.start)
    }

    /// The amounts of the sentence, or of so many before, that count something, the last first.
    fn partners(&self, back: usize) -> impl Iterator<Item = Partner<'d>> {
        let floor = self.sentence_start(back);
        self.told.iter().rev().take(NEAR).take_while(move |draft| draft.start() >= floor).filter_map(|draft| {
            let Draft::Open(side) = draft else { return None };
            let Some(Unit::Quantity(unit)) = &side.unit else { return None };
            Some(Partner {
                unit,
                value: side.number.value?,
                start: side.tokens.start,
                end: side.tokens.end,
                measured: unit::is_measured(self.document, self.document.skip_hyphen(side.number.tokens.end)),
            })
        })
    }

    /// The last of them.
    fn partner(&self, back: usize) -> Option<Partner<'d>> {
        self.partners(back).next()
    }

    /// "300 towns and at least 35": whether a conjunction joins it to the amount before.
    fn is_joined(&self) -> bool {
        let document = self.document;
        self.told.last().is_some_and(|last| document.first(last.end()..self.start(), Classes::Conjunction).is_some())
    }

    /// Whether nothing that the number could count stands behind it.
    fn closes(&self) -> bool {
        let (document, end) = (self.document, self.end());
        // "climb to 26,000 next year"
        let dated = || self.taken.has(end) && document.tokens.get(end).is_some_and(|t| t.shape == Shape::Lower);
        closes(document, end) || dated()
    }
}

/// Whether the number is one that counts: whole, and no part of something else.
fn may_count(side: &Side) -> bool {
    let number = &side.number;
    side.unit.is_none() && number.fraction.is_none() && !number.letter_scale
}

/// Whether two numbers can count the same, told twice: neither is so many times the other.
pub(super) fn is_of_one_order(a: Decimal, b: Decimal) -> bool {
    /// How many times more or less at most.
    const ORDER: i64 = 50;
    is_within(ORDER, a, b)
}

/// Whether the one is no more than ten times the other.
pub(crate) fn is_near(a: Decimal, b: Decimal) -> bool {
    const TIMES: i64 = 10;
    is_within(TIMES, a, b)
}

fn is_within(times: i64, a: Decimal, b: Decimal) -> bool {
    let reaches = |a: Decimal, b: Decimal| a.checked_mul(Decimal::from_int(times)).is_some_and(|most| most >= b);
    reaches(a, b) && reaches(b, a)
}

/// Whether what stands at the token is nothing that a number before it could count.
pub(crate) fn closes(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return true };
    match token.kind {
        Kind::Sign => {
            !matches!(token.sign, b'-' | b'/' | b':' | b'%' | b'$' | b'+' | b'&' | b'*') || document.is_dash(at)
        }
        Kind::Number => false,
        Kind::Word if token.gap >= Gap::Paragraph => true,
        Kind::Word => {
            let apart = Classes::Preposition
                | Classes::Conjunction
                | Classes::DateStart
                | Classes::Comparison
                | Classes::Relative;
            let unit = Classes::TimeUnit | Classes::Currency | Classes::Percent | Classes::Unit;
            document.has(at, apart) && !document.has(at, unit) && !document.is_word(at, "of")
        }
    }
}

/// "a 3,000-strong crowd", "44 Airbus A220s": whether what stands behind a number is counted, though no noun says as what.
///
/// "9.1 per 1,000 live births": so many of so many are a rate.
pub(super) fn by_itself(document: &Document, at: usize) -> bool {
    /// Tokens of a model: "Airbus A 220 s".
    const MODEL: usize = 5;
    if document.is_hyphen(at) {
        return document.says(at + 1, MoneyWord::Strong);
    }
    if document.is_word(at, "per") && document.is_number(at + 1) {
        return unit::per(document, at).is_some();
    }
    if !document.has(at, Classes::Capital) || document.touches(at) {
        return false;
    }
    let part = |&t: &usize| document.has(t, Classes::Capital | Classes::Digits) || document.is_hyphen(t);
    let end = (at + 1..at + MODEL).find(|t| !part(t));
    end.is_some_and(|t| document.is_word(t, "s") && document.touches(t) && document.is_number(t - 1))
}

/// "injured": the measure of people whom a verb in a past form says something of.
pub(crate) fn suffered(document: &Document, at: usize) -> Option<MeasureWord> {
    let past = document.verb_forms(at).filter(|(_, form)| matches!(form, Form::Past | Form::Participle));
    past.filter_map(|(verb, _)| verb.measure).find(|&m| document.lexicon.measures.is(m, Traits::PEOPLE))
}

/// How far behind a small number the verb may stand that makes victims of what it counts: "three coal miners have been killed".
const VERB: usize = 7;

/// "killed four soldiers", "three workers died", "eleven bodies": however few, they are counted. Gives the token behind their noun.
pub(super) fn victims(document: &Document, number: &Number, at: usize) -> Option<(usize, Unit)> {
    if document.says(at, MoneyWord::Sufferer) {
        return people(document, at).map(|unit| (number.tokens.end, Unit::Quantity(unit)));
    }
    // Most small numbers stand beside no verb at all.
    const ACTS: Classes = Classes::Verb.with(Classes::PastEnding);
    let tie = before::tie(document, number.tokens.start);
    let near = at + 1..document.len().min(at + VERB);
    let body = || document.first(near.clone(), ACTS).is_some() || document.says(at, MoneyWord::Victim);
    if !tie.is_some_and(|tie| document.has(tie, ACTS)) && !body() {
        return None;
    }
    let (unit, end) = unit::noun(document, at)?;
    let amounts = &document.lexicon.amounts;
    let auxiliaries = (end..end + 3).take_while(|&t| document.has(t, Classes::Auxiliary)).count();
    let befell = |t: usize| suffered(document, t).is_some_and(|m| document.lexicon.measures.is(m, Traits::VICTIMS));
    let strikes = |t: usize| {
        let of_victims = |m: MeasureWord| document.lexicon.measures.is(m, Traits::VICTIMS);
        document.has(t, Classes::Verb) && document.verb_forms(t).any(|(verb, _)| verb.measure.is_some_and(of_victims))
    };
    let struck = tie.is_some_and(strikes);
    let bodies = document.is_term(end - 1..end, MoneyWord::Victim);
    (bodies || amounts.is_person(&unit) && (befell(end + auxiliaries) || struck)).then_some((end, Unit::Quantity(unit)))
}

/// "as many as eight trains": however few, they are many for those who tell of them.
pub(super) fn remarked(document: &Document, number: &Number, at: usize) -> Option<(usize, Unit)> {
    let said = said::says_how_many(document, number.tokens.start);
    let (unit, end) = unit::noun(document, at).filter(|_| said)?;
    (!document.has(at, Classes::TimeUnit)).then_some((end, Unit::Quantity(unit)))
}

/// "30 injured", "12 dead", "30 others were injured": people, to whom a verb says that something happened.
pub(super) fn people(document: &Document, at: usize) -> Option<String> {
    if document.says(at, MoneyWord::Sufferer) && closes(document, at + 1) {
        return document.lexicon.amounts.person().cloned();
    }
    let others = document.is_word(at, "others");
    let verb = at + usize::from(others) + usize::from(others && document.has(at + 1, Classes::Auxiliary));
    suffered(document, verb).and_then(|_| document.lexicon.amounts.person().cloned())
}
