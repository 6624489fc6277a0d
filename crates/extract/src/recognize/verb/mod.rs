//! Verb groups: which words are verbs, and of what tense.
//!
//! | words | group |
//! | --- | --- |
//! | "**has also risen**" | past, `rise` |
//! | "**should reach**" | future, `reach`, should |
//! | "**was not achieved**" | past, `achieve`, negated, passive |
//! | "is expected **to reach**" | infinitive `reach`, after the group "is expected" |
//! | "a planned **increase**" | none: a noun |
//! | "have to correct it and **bring** it back" | future `bring`, must |
//!
//! A word that can be a verb or a noun ("rise", "exports", "plans") is told by its neighbours. Verbs that the lexicon does not
//! know count by their ending ("hosted"), since tense is often all that matters.

mod bare;
mod group;
mod main_verb;

use std::cell::OnceCell;
use std::ops::{Deref, Range};

use crate::lexicon::verb::{Form, Modal, Roles, Verb, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::record::Direction;
use crate::text::Document;
use bare::opens_noun;
use group::{group, has_met};
use main_verb::main_verb;

/// The tense of a verb group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tense {
    /// "rose", "has risen", "had been rising".
    Past,
    /// "rises", "is rising".
    Present,
    /// "will rise", "should rise", "is set to rise".
    Future,
    /// "to rise": takes its time from the verb that governs it.
    Infinitive,
    /// "rising": takes its time from the main verb.
    Ing,
    /// "exported in 2017": a participle without an auxiliary.
    Participle,
}

/// A verb with its auxiliaries.
#[derive(Debug, Clone)]
pub(crate) struct VerbGroup<'a> {
    /// From the first auxiliary to the main verb.
    pub(crate) tokens: Range<usize>,
    /// The main verb, where the lexicon knows it.
    pub(crate) verb: Option<&'a Verb>,
    pub(crate) tense: Tense,
    pub(crate) modal: Option<Modal>,
    pub(crate) negated: bool,
    /// "was achieved"
    pub(crate) passive: bool,
    /// "is", "was" and the like without a main verb.
    pub(crate) copula: bool,
    /// "we saw growth": what was seen has come, while that which "analysts saw" is foreseen.
    pub(crate) met: bool,
    /// What it does with the word behind it: "looked for".
    pub(crate) with_particle: Roles,
}

impl VerbGroup<'_> {
    /// Whether the main verb has one of the roles.
    pub(crate) fn does(&self, roles: Roles) -> bool {
        self.verb.is_some_and(|v| self.roles(v).meets(roles))
    }

    /// Which way it moves an amount.
    pub(crate) fn direction(&self) -> Option<Direction> {
        self.verb.and_then(|verb| self.roles(verb).direction())
    }

    /// "the bank sees growth" foresees it, "we saw growth" had it.
    fn roles(&self, verb: &Verb) -> Roles {
        let roles = verb.roles.with(self.with_particle);
        if self.met { roles.without(Roles::FORECAST) } else { roles }
    }

    /// "having risen": tells what went before its main verb.
    pub(crate) fn looks_back(&self) -> bool {
        self.tense == Tense::Ing && self.tokens.len() > 1 && !self.passive
    }

    /// Whether it can be the main verb of a clause.
    pub(crate) fn is_finite(&self) -> bool {
        matches!(self.tense, Tense::Past | Tense::Present | Tense::Future)
    }
}

/// The verb groups of a document: each sentence is read when somebody first asks about it.
#[derive(Debug)]
pub(crate) struct VerbGroups<'d, 'a> {
    document: &'d Document<'a>,
    by_sentence: Vec<OnceCell<Vec<VerbGroup<'a>>>>,
}

impl<'d, 'a> VerbGroups<'d, 'a> {
    pub(crate) fn new(document: &'d Document<'a>) -> VerbGroups<'d, 'a> {
        VerbGroups { document, by_sentence: vec![OnceCell::new(); document.sentences.len()] }
    }

    /// Those of a sentence, in order.
    pub(crate) fn of(&self, sentence: usize) -> &[VerbGroup<'a>] {
        let Some(groups) = self.by_sentence.get(sentence) else { return &[] };
        groups.get_or_init(|| groups_of(self.document, self.document.sentences[sentence].clone()))
    }
}

/// The verb groups of one sentence, in order.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SentenceGroups<'d, 'a> {
    pub(crate) all: &'d VerbGroups<'d, 'a>,
    pub(crate) sentence: usize,
}

impl<'a> Deref for SentenceGroups<'_, 'a> {
    type Target = [VerbGroup<'a>];

    fn deref(&self) -> &[VerbGroup<'a>] {
        self.all.of(self.sentence)
    }
}

/// Words that a group can begin with by themselves.
const VERBAL: Classes = Classes::Verb.with(Classes::Auxiliary).with(Classes::Negation).with(Classes::PastEnding);
/// The first words of groups: most tokens are none.
const BEGINS: Classes = VERBAL.with(Classes::Preposition);

/// Words that are nouns of statements as well.
const NOUN: Classes = Classes::Measure.with(Classes::ModalityNoun).with(Classes::ChangeNoun).with(Classes::Unit);

fn groups_of<'a>(document: &Document<'a>, tokens: Range<usize>) -> Vec<VerbGroup<'a>> {
    let mut groups: Vec<VerbGroup<'a>> = Vec::new();
    let mut at = tokens.start;
    while let Some(begin) = document.first(at..tokens.end, BEGINS) {
        let behind = groups.last().map_or(tokens.start, |g| g.tokens.end);
        // Of the prepositions, only "to" can be before a verb.
        let may = (document.has(begin, VERBAL) || document.is_word(begin, "to")) && !is_gerund(document, begin);
        // "to rebuild schools declared dangerous, add 20 classrooms"
        let states = |g: &&VerbGroup| !matches!(g.tense, Tense::Participle | Tense::Past) || g.tokens.len() > 1;
        let before = groups.last().filter(states).or_else(|| groups.iter().rev().nth(1));
        let found = before.and_then(|before| carried_on(document, begin, before));
        let found = found.or_else(|| if may { group(document, begin, behind, &tokens) } else { None });
        at = found.as_ref().map_or(begin + 1, |found| found.tokens.end);
        groups.extend(found.map(|group| VerbGroup {
            met: has_met(document, &group),
            with_particle: with_particle(document, &group),
            ..group
        }));
    }
    groups
}

/// "looked for": what the main verb does with the word behind it.
fn with_particle(document: &Document, group: &VerbGroup) -> Roles {
    let role = |word| if let VerbWord::WithParticle(role) = word { Some(role) } else { None };
    let behind = group.tokens.end + 1;
    // "counted on Monday", "counted on average", "is supposed to have stolen"
    let other = document.has(behind, Classes::DateWord) || document.is_one_of(behind, &["average", "have"]);
    let found = document.read_word(group.tokens.end - 1, role).map(|(role, _)| role);
    found.filter(|_| !other).unwrap_or_default()
}

/// "cut its benchmark lending rate", "housing starts": the first word of a measure, and no verb.
fn is_gerund(document: &Document, at: usize) -> bool {
    let measure = |(words, sense): (usize, &Sense)| words > 1 && matches!(sense, Sense::Measure(_));
    document.has(at, Classes::Measure)
        && document.senses(at).any(measure)
        && document.verb_forms(at).any(|(_, form)| form == Form::Ing)
}

/// "have to correct this and bring it to", "plans to build a mill and sell 5 tonnes": a base form behind "and" goes on with the modal or
/// the infinitive before it.
fn carried_on<'a>(document: &Document<'a>, at: usize, before: &VerbGroup<'a>) -> Option<VerbGroup<'a>> {
    let open = before.tense == Tense::Infinitive || before.modal.is_some() && before.tense == Tense::Future;
    let number = document.is_number(at + 1) || document.has(at + 1, Classes::CurrencySign);
    let joint = |at: usize| document.is_word(at, "and") || number && document.is_sign(at, b',');
    let and = at.checked_sub(1).is_some_and(joint);
    if !open || !and || !document.has(at, Classes::Verb) {
        return None;
    }
    let (verb, form) = main_verb(document, at, Some(Form::Base))?;
    // "to promote trade and export": a noun.
    let object = number || opens_noun(document, at + 1) || document.has(at + 1, Classes::Pronoun | Classes::Measure);
    (form == Form::Base && (object || !document.has(at, NOUN))).then(|| VerbGroup {
        tokens: at..at + 1,
        verb,
        tense: before.tense,
        modal: before.modal,
        negated: false,
        passive: false,
        copula: false,
        met: false,
        with_particle: Roles::default(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    fn shown(text: &str) -> String {
        let lexicon = Lexicon::english().unwrap();
        let document = Document::new(text, &lexicon);
        groups_of(&document, 0..document.len())
            .iter()
            .map(|g| {
                let no = if g.negated { " not" } else { "" };
                format!("{} {:?}{no}", document.surface(g.tokens.clone()), g.tense)
            })
            .collect::<Vec<_>>()
            .join("; ")
    }

    #[test]
    fn groups_tell_tense_and_negation() {
        for (text, expected) in [
            ("Exports rose by 5% and will soon reach $2 billion.", "rose Past; will soon reach Future"),
            ("The target was not achieved.", "was not achieved Past not"),
            ("This figure should reach $1 billion in 2020.", "should reach Future"),
            ("It is expected to grow.", "is expected Present; to grow Infinitive"),
            ("Turnover has also risen.", "has also risen Past"),
            ("The proposed deal, worth $5 million, was hosted by Minsk.", "was hosted Past"),
            ("On Friday, Karaganda hosted a meeting.", "hosted Past"),
            ("We expect that it will be signed in August.", "expect Present; will be signed Future"),
            ("The increase in exports did not last.", "did not last Past not"),
            ("BelTA reports growth.", "reports Present"),
            ("The rise was small.", "was Past"),
            ("Exports to China fell.", "fell Past"),
            ("He never met the goal.", "never met Past not"),
            ("The trade turnover in 2021 exceeded one billion dollars.", "exceeded Past"),
            ("It is to be reduced to 1% of GDP.", "is to be reduced Future"),
            ("We no longer expect to reach it.", "no longer expect Present not; to reach Infinitive"),
            ("Fish exports from Peru rose, compared with 2016.", "rose Past"),
            ("They failed to reach it.", "failed Past; to reach Infinitive"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
