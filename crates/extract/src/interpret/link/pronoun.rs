//! What a clause says of a measure that stands before it.
//!
//! | words | stands for the measure |
//! | --- | --- |
//! | "**it** has decreased by", "**this figure** should reach", "**they** fell to" | its subject |
//! | "we saw **an increase** by 5%" | what was told of before |
//! | "a goal of bringing **it** to", "will pass **the** $5 million **mark**" | its object |
//! | "imports rose 5% **and reached**", "imports rose to 5 million, **having reached**" | the subject of the clause before |
//! | "the bank **forecasts 3%**" | what a forecast leaves out |

use std::ops::Range;

use super::{MEMORY, Scene, inherit};
use crate::interpret::clause::Sentence;
use crate::interpret::measure::says_how_much;
use crate::interpret::{Reading, Site, lead, measure, parties, period};
use crate::lexicon::verb::{Form, Roles, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::recognize::amount::Amount;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{FigureKind, MeasureMethod, Modality, PeriodMethod, Stat};
use crate::text::Document;
use crate::text::token::Kind;

/// How many amounts of a sentence a subject may be taken from.
const ROW: usize = 8;

/// A word that stands for a measure, and the verb that says how much.
struct Anaphor<'s, 'a> {
    at: usize,
    verb: &'s VerbGroup<'a>,
}

impl Anaphor<'_, '_> {
    /// Whether it can stand for a measure: "they" are what is named in the plural, exports, and no company.
    fn fits(&self, document: &Document, measure: &Range<usize>) -> bool {
        let plural = measure.clone().next_back().is_some_and(|last| document.word(last).ends_with('s'));
        !is_plural(document, self.at) || plural && says_how_much(self.verb)
    }
}

/// Takes over the measure that the words stand for.
pub(super) fn pronoun(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    if readings[at].measure.is_some() {
        return;
    }
    let (document, sentence) = (scene.document, &scene.sentences[readings[at].sentence]);
    let clause = readings[at].clause.clone();
    let before = sentence.verb_before(&clause, amounts[at].tokens.start).map(|g| &sentence.groups[g]);
    // "those in Peru doubled": the verb is the amount.
    let itself = || sentence.groups.iter().find(|g| g.tokens.contains(&amounts[at].tokens.start));
    let Some(verb) = before.or_else(itself) else { return };
    let chained = goes_on(document, sentence, &clause) || goes_with(document, verb) || in_row(document, sentence, verb);
    if chained && says_how_much(verb) {
        same_subject(scene, amounts, readings, at);
        return;
    }
    let word = stated_subject(document, sentence, verb, (&readings[at], &amounts[at]))
        .or_else(|| object(document, verb, amounts[at].tokens.start))
        .or_else(|| bare_change(document, scene, verb, &amounts[at].tokens))
        .or_else(|| mark(document, sentence, verb, &amounts[at]));
    let Some(word) = word else {
        forecast(scene, amounts, readings, at, verb);
        return;
    };
    let anaphor = Anaphor { at: word, verb };
    if !named_here(scene, readings, at, &anaphor)
        && !is_of_noun(scene, sentence, &anaphor)
        && !named_alone(scene, amounts, readings, at, &anaphor)
    {
        told_before(scene, amounts, readings, at, &anaphor);
    }
}

/// "it", "this figure", "the growth": the subject of the verb, where it can be a measure.
fn stated_subject(
    document: &Document,
    sentence: &Sentence,
    group: &VerbGroup,
    (reading, amount): (&Reading, &Amount),
) -> Option<usize> {
    let clause = &reading.clause;
    // "the volume is planned to be brought to": the subject of the verb that the infinitives hang on.
    let verb = main_verb(sentence, group)
        .filter(|g| g.passive && clause.contains(&g.tokens.start))
        .map_or(group.tokens.start, |g| g.tokens.start);
    let noun = subject(document, clause.start, verb)?;
    // "the growth amounted to 5%"; "the rise came after a 5% drop" tells of another.
    let tied = |t: usize| !document.has(t, Classes::Preposition) || document.is_one_of(t, &["to", "at"]);
    let change = document.has(noun, Classes::ChangeNoun);
    // "It has ordered ships worth $5 million", "staff, who get 5%": somebody, and what they do.
    let alone = document.is_word(noun, "it") && reading.stat == Stat::Level || document.has(noun, Classes::Relative);
    let much = says_how_much(group);
    let fits = (much || !alone) && (!change || much && (group.tokens.end..amount.tokens.start).all(tied));
    fits.then_some(noun)
}

/// "the growing trade turnover over the year, when it amounted to": a measure named in the same sentence.
fn named_here(scene: &Scene, readings: &mut [Reading], at: usize, anaphor: &Anaphor) -> bool {
    let (document, clause) = (scene.document, &readings[at].clause);
    let measures = scene.sentences[readings[at].sentence].measures();
    let named = measures.iter().rev().find(|(m, _)| m.end <= clause.start && anaphor.fits(document, m));
    let Some((tokens, measure)) = named else { return false };
    let found = measure::Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Antecedent };
    // "sales in Peru fell and those in Chile rose": of the same measure, and Chile's.
    let those = document.is_word(anaphor.at, "those");
    let own = measure::Found { tokens: anaphor.at..anaphor.at + 1, ..found.clone() };
    readings[at].parties = parties::read(&scene.sites[at], if those { &own } else { &found }, scene.about);
    readings[at].measure = Some(found);
    true
}

/// "The company, which has lost 5%": what stands right before, and nothing told earlier; but "$5 million, which is 3% more".
fn is_of_noun(scene: &Scene, sentence: &Sentence, anaphor: &Anaphor) -> bool {
    let comma = anaphor.at.wrapping_sub(1);
    let noun = comma.wrapping_sub(1);
    scene.document.has(anaphor.at, Classes::Relative)
        && scene.document.is_sign(comma, b',')
        && !sentence.is_in_amount(noun)
        && !period::is_dated(scene.dates, noun)
}

/// "How is the trade between our countries? It amounted to": the one measure of a sentence without figures, behind the last figure.
fn named_alone(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize, anaphor: &Anaphor) -> bool {
    let document = scene.document;
    if !document.is_one_of(anaphor.at, &["it", "they"]) || !says_how_much(anaphor.verb) {
        return false;
    }
    let here = readings[at].sentence;
    let told = at.checked_sub(1).map_or(0, |last| readings[last].sentence + 1);
    let named = (here.saturating_sub(MEMORY).max(told)..here)
        .rev()
        .map(|s| (s, scene.sentences[s].measures()))
        .find(|(_, measures)| !measures.is_empty());
    let Some((sentence, [(tokens, measure)])) = named else { return false };
    if !measure::admits(document.lexicon, *measure, &amounts[at], readings[at].stat) || !anaphor.fits(document, tokens)
    {
        return false;
    }
    let found = measure::Found { measure: *measure, tokens: tokens.clone(), method: MeasureMethod::Antecedent };
    let site = Site::new(document, &scene.sentences[sentence], amounts, at, scene.dates);
    readings[at].parties = parties::read(&site, &found, scene.about);
    readings[at].measure = Some(found);
    true
}

/// "$4 billion, up 12%. They want to bring this figure to $5 billion": the measure of the last figure that has one.
fn told_before(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize, anaphor: &Anaphor) {
    let (document, here) = (scene.document, readings[at].sentence);
    let mut near = (0..at).rev().take_while(|&i| readings[i].sentence + MEMORY >= here);
    let Some(before) = near.find(|&i| readings[i].measure.is_some()) else { return };
    if !readings[before].measure.as_ref().is_some_and(|m| anaphor.fits(document, &m.tokens)) {
        return;
    }
    let from = readings[before].clone();
    let reading = &mut readings[at];
    reading.evidence.push(format!(
        "'{}' is the measure of '{}'",
        document.word(anaphor.at),
        document.surface(amounts[before].tokens.clone())
    ));
    inherit(scene, &amounts[at], &from, reading, MeasureMethod::Antecedent);
    if reading.stat == Stat::Change {
        reading.relates_to = Some(before);
        let same = reading.reference.zip(from.reference).is_some_and(|(own, other)| own.period == other.period);
        if reading.base.is_none() && from.stat == Stat::Level && !same {
            reading.base = from.reference.map(|found| period::Found { method: PeriodMethod::Inherited, ..found });
        }
    } else if document.has(anaphor.at, Classes::Anaphor) {
        // The sum, and not its growth.
        reading.relates_to = from.relates_to.filter(|_| from.stat == Stat::Change).or(Some(before));
    }
}

/// The verb itself, or the one that the infinitives it ends hang on: "is planned" of "is planned to be brought".
fn main_verb<'s, 'a>(sentence: &'s Sentence<'s, 'a>, group: &VerbGroup) -> Option<&'s VerbGroup<'a>> {
    let behind = sentence.groups.partition_point(|g| g.tokens.start <= group.tokens.start);
    sentence.groups[..behind].iter().rev().find(|g| g.tense != Tense::Infinitive)
}

fn is_plural(document: &Document, at: usize) -> bool {
    document.is_word(at, "they") || document.is_word(at, "those") || document.is_word(at, "them")
}

/// The pronoun or anaphor that is the subject of a clause, if one is.
fn subject(document: &Document, start: usize, verb: usize) -> Option<usize> {
    let this = verb.checked_sub(1).filter(|&at| at >= start && document.is_word(at, "this"));
    // "revenue that rose", ", which fell to"
    let that = start + usize::from(document.is_sign(start, b','));
    // ", which in 2016 had fallen to"
    let when = Classes::DateWord | Classes::DateStart | Classes::Preposition;
    let dated = |t: usize| document.has(t, when) || document.is_number(t);
    if that < verb && document.has(that, Classes::Relative) && (that + 1..verb).all(dated) {
        return Some(that);
    }
    // "and those in Peru"
    let those = (start..verb.min(start + 3))
        .find(|&at| document.is_word(at, "those") && document.has(at + 1, Classes::Preposition));
    if those.is_some() {
        return those;
    }
    let last = this.or_else(|| {
        let noun = |&t: &usize| document.tokens[t].kind == Kind::Word && !document.has(t, Classes::DateWord);
        (start..verb).rev().find(noun)
    })?;
    if this.is_some() || document.is_one_of(last, &["it", "which", "they"]) {
        return Some(last);
    }
    let points = last > start && document.has(last - 1, Classes::Demonstrative);
    (points && document.has(last, Classes::Anaphor | Classes::ChangeNoun)).then_some(last)
}

/// "bringing it to", "raise them by", "bring that number to": the object of a verb, right behind it.
fn object(document: &Document, group: &VerbGroup, amount: usize) -> Option<usize> {
    let at = group.tokens.end;
    let points = document.has(at, Classes::Demonstrative);
    if points && document.has(at + 1, Classes::Anaphor) && document.has(at + 2, Classes::Preposition) {
        return Some(at + 1);
    }
    let pronoun = document.is_word(at, "it") || document.is_word(at, "them");
    // "bring it down to"
    let tie = at + 1 + usize::from(document.has(at + 1, Classes::Direction));
    (pronoun && tie < amount && document.has(tie, Classes::Preposition)).then_some(at)
}

/// The noun of "in March we saw an increase by 1.7 times": a change of what was told of, where neither the subject nor the words
/// behind say of what.
fn bare_change(document: &Document, scene: &Scene, group: &VerbGroup, amount: &Range<usize>) -> Option<usize> {
    let subject = group.tokens.start.checked_sub(1)?;
    let taken_up =
        document.is_one_of(subject, &["we", "it", "they", "which"]) || document.has(subject, Classes::DateWord);
    let noun = group.tokens.end + 1;
    let bare = document.has(group.tokens.end, Classes::Determiner)
        && document.has(noun, Classes::ChangeNoun)
        && document.is_one_of(noun + 1, &["by", "of"])
        && noun + 2 == amount.start;
    let of = document.is_one_of(amount.end, &["in", "of", "for"]) && !period::is_dated(scene.dates, amount.end + 1);
    (taken_up && bare && !of).then_some(noun)
}

/// "will surpass the $5 million mark", "we expect to reach $5 million": the mark of what was told of.
fn mark(document: &Document, sentence: &Sentence, group: &VerbGroup, amount: &Amount) -> Option<usize> {
    let end = amount.tokens.end;
    // "we expect to reach": the subject of the verb that governs the infinitive.
    let we = main_verb(sentence, group).is_some_and(|g| document.is_word(g.tokens.start.wrapping_sub(1), "we"))
        && amount.kind == FigureKind::Money;
    let object = lead::read(document, amount.tokens.start, group.tokens.end).start == group.tokens.end;
    if we && group.does(Roles::ACHIEVE) && object {
        return Some(group.tokens.start);
    }
    let the = (group.tokens.end..amount.tokens.start).any(|at| document.has(at, Classes::Demonstrative));
    (group.does(Roles::EXCEED.with(Roles::ACHIEVE)) && the && document.has(end, Classes::Anaphor)).then_some(end)
}

/// "and reached": a clause whose verb has no subject of its own.
fn goes_on(document: &Document, sentence: &Sentence, clause: &Range<usize>) -> bool {
    let start = clause.start + usize::from(document.is_sign(clause.start, b','));
    // "and, compared with 2017, fell by"
    let inserted = document.is_sign(start + 1, b',');
    let close = (start + 2..clause.end).find(|&at| inserted && document.is_sign(at, b','));
    let verb = close.unwrap_or(start) + 1;
    let opens = |g: &VerbGroup| g.tokens.start == verb && g.is_finite();
    document.has(start, Classes::Conjunction) && sentence.groups.iter().any(opens)
}

/// "rose to 5 million in 2019, **collapsed** to 3 million in 2020 and": the next of verbs in a row.
fn in_row(document: &Document, sentence: &Sentence, group: &VerbGroup) -> bool {
    let comma = group.tokens.start.wrapping_sub(1);
    let behind = sentence.groups.partition_point(|g| g.tokens.start < group.tokens.start);
    let before = sentence.groups[..behind].last();
    let moves = |g: &VerbGroup| g.tense == Tense::Past && !g.passive && g.does(Roles::MOVE);
    document.is_sign(comma, b',') && moves(group) && before.is_some_and(moves)
}

/// ", having decreased by", ", rising to", "before easing to": what its subject did besides.
fn goes_with(document: &Document, group: &VerbGroup) -> bool {
    let having = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(_, Form::Ing)));
    let ing = group.tense == Tense::Ing || document.is(group.tokens.start, having);
    let before = group.tokens.start.wrapping_sub(1);
    ing && (document.is_sign(before, b',') || document.is_word(before, "before") || document.is_word(before, "after"))
}

/// The subject of the clause before, which its figure is measured by.
fn same_subject(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let near = |i: &usize| readings[*i].sentence == readings[at].sentence;
    let Some(before) = (0..at).rev().take_while(near).take(ROW).find(|&i| readings[i].measure.is_some()) else {
        return;
    };
    let from = readings[before].clone();
    inherit(scene, &amounts[at], &from, &mut readings[at], MeasureMethod::Antecedent);
}

/// "The fund has projected 3 percent": of what the figure of its kind before is.
fn forecast(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize, group: &VerbGroup) {
    let site = &scene.sites[at];
    let object = group.does(Roles::FORECAST)
        && site.lead.start <= group.tokens.end
        && site.lead.preposition.is_none()
        && !group.passive;
    let here = readings[at].sentence;
    let level = |i: usize| readings[i].stat == Stat::Level;
    let rate = |i: usize| amounts[i].kind == FigureKind::Percent && level(i);
    // "Profit fell to 412 million crowns. Analysts had expected 530 million."
    let sum = |i: usize| amounts[i].kind == FigureKind::Money && level(i);
    let bare: Amount;
    let is_sum = amounts[at].kind == FigureKind::Money || amounts[at].rule == "bare_scaled";
    let mut told = (0..at).rev().take_while(|&i| readings[i].sentence + 1 >= here);
    let (amount, before) = if rate(at) {
        (&amounts[at], at.checked_sub(1).filter(|&i| readings[i].sentence + 1 >= here && rate(i)))
    } else if is_sum && object && level(at) {
        bare = Amount { kind: FigureKind::Money, ..amounts[at].clone() };
        (&bare, told.find(|&i| sum(i) && readings[i].measure.is_some()))
    } else {
        return;
    };
    let Some(before) = before else { return };
    // "kept its forecast for inflation of 5% in 2024 but cut the 2025 forecast to 4%"
    let again = readings[before].sentence == here
        && readings[at].modality != Modality::Reported
        && readings[before].modality == readings[at].modality
        && !scene.sentences[here].measures().iter().any(|(m, _)| readings[at].clause.contains(&m.start));
    if object || again {
        let from = readings[before].clone();
        inherit(scene, amount, &from, &mut readings[at], MeasureMethod::Antecedent);
    }
}
