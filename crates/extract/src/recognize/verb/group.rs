//! Auxiliaries, and the verb that they lead to.
//!
//! | words | group |
//! | --- | --- |
//! | "**has also risen**", "**may have risen**" | past |
//! | "**is to be reduced**", "**will soon reach**" | future |
//! | "It is expected **to grow**" | infinitive |
//! | "that it **be reduced**" | future, should |
//! | "**did not last**", "**never met**" | past, negated |

use std::ops::Range;

use super::bare::{after_break, bare_verb};
use super::main_verb::{is_adverb, main_verb};
use super::{Tense, VerbGroup};
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Auxiliary, Form, Modal, Roles, Verb, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::text::Document;
use crate::text::token::Shape;

/// What the auxiliaries before a main verb have said so far.
#[derive(Default)]
struct Auxiliaries {
    first: Option<Form>,
    last: Option<Auxiliary>,
    modal: Option<Modal>,
    negated: bool,
    to: bool,
}

/// The group whose first word stands at the token; `behind` is the token behind the group before.
pub(super) fn group<'a>(
    document: &Document<'a>,
    start: usize,
    behind: usize,
    sentence: &Range<usize>,
) -> Option<VerbGroup<'a>> {
    let mut auxiliaries = Auxiliaries::default();
    let mut at = start;
    // The token behind the last auxiliary: where the group ends if no main verb follows.
    let mut settled = start;
    while at < sentence.end {
        if let Some((word, length)) = auxiliary_at(document, at, sentence.start) {
            auxiliaries.add(document, at, word);
            at += length;
            settled = at;
        } else if let Some(length) = negation_at(document, at) {
            let verb = at + length;
            if at == start && !document.is_word(verb, "to") && !negates_ahead(document, verb, sentence.end) {
                return None;
            }
            auxiliaries.negated = true;
            at = verb;
        } else if (at == start || auxiliaries.any()) && !auxiliaries.to && opens_infinitive(document, at) {
            auxiliaries.add_to();
            at += 1;
        } else if at > start && (is_not_only(document, at) || is_adverb(document, at)) {
            at += 1;
        } else {
            break;
        }
    }
    if auxiliaries.any() {
        return Some(match main_verb(document, at, Some(auxiliaries.wanted())) {
            Some((verb, form)) => finish(&auxiliaries, start..at + 1, verb, Some(form)),
            None if settled == start => return None,
            None => finish(&auxiliaries, start..settled, None, None),
        });
    }
    if at > start && !auxiliaries.negated {
        return None;
    }
    // "no longer expect", "never rose": the negation tells the verb from a noun.
    let (verb, form) = if at > start { main_verb(document, at, None)? } else { bare_verb(document, at, behind)? };
    Some(finish(&auxiliaries, start..at + 1, verb, Some(form)))
}

impl Auxiliaries {
    fn any(&self) -> bool {
        self.first.is_some() || self.modal.is_some() || self.to
    }

    /// The next auxiliary or modal; "cannot" denies as well.
    fn add(&mut self, document: &Document, at: usize, word: VerbWord) {
        match word {
            VerbWord::Auxiliary(auxiliary, form) => {
                // "did", "had": past by itself. "have" behind "to" or a modal stays what they are.
                self.first.get_or_insert(form);
                self.last = Some(auxiliary);
            }
            VerbWord::Modal(modal) => {
                // "No more than a quarter shall come from abroad": what is laid down; "we shall see" is to come.
                let rules = document.is_word(at, "shall") && !document.is_one_of(at.wrapping_sub(1), &["i", "we"]);
                self.modal.get_or_insert(if rules { Modal::Must } else { modal });
            }
            _ => {}
        }
        self.negated |= negation_at(document, at).is_some();
    }

    /// The "to" of an infinitive; "is to rise" says that it must.
    fn add_to(&mut self) {
        if self.last == Some(Auxiliary::Be) {
            self.modal.get_or_insert(Modal::Must);
        }
        self.to = true;
    }

    /// The form that the main verb has behind them.
    fn wanted(&self) -> Form {
        if matches!(self.last, Some(Auxiliary::Be | Auxiliary::Have)) { Form::Participle } else { Form::Base }
    }
}

/// The auxiliary or modal at a token, and how many tokens it has; "May" may be the month.
fn auxiliary_at(document: &Document, at: usize, first: usize) -> Option<(VerbWord, usize)> {
    let month = document.has(at, Classes::DateWord) && is_month(document, at, first);
    (document.has(at, Classes::Auxiliary) && !month).then(|| document.read(at, auxiliary)).flatten()
}

/// How many tokens the negation at a token has; "was not only met but exceeded" denies nothing.
fn negation_at(document: &Document, at: usize) -> Option<usize> {
    let denies = document.has(at, Classes::Negation) && !is_not_only(document, at);
    denies.then(|| document.read(at, negation)).flatten().map(|(_, length)| length)
}

fn is_not_only(document: &Document, at: usize) -> bool {
    document.is_word(at, "not") && document.is_one_of(at + 1, &["only", "just", "merely"])
}

/// "to" before a verb; but not "to date".
fn opens_infinitive(document: &Document, at: usize) -> bool {
    document.is_word(at, "to")
        && !document.is_word(at + 1, "date")
        && !is_bound_of_number(document, at + 1)
        && (main_verb(document, at + 1, Some(Form::Base)).is_some() || is_base_auxiliary(document, at + 1))
}

/// "close to 6 percent": how sure a number is.
fn is_bound_of_number(document: &Document, at: usize) -> bool {
    let bound = |(words, word)| matches!(word, StatementWord::Bound(_)).then_some(at + words);
    let number = |at| document.is_number(at) || document.has(at, Classes::Number | Classes::CurrencySign);
    document.has(at, Classes::Bound) && document.words(at).filter_map(bound).any(number)
}

/// "in May", "May was down": no modal.
fn is_month(document: &Document, at: usize, first: usize) -> bool {
    let stated = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(_, Form::Past | Form::Present)));
    let has_verb = document.tokens[at].shape == Shape::Capital && document.is(at + 1, stated);
    has_verb || at > first && is_capital_inside(document, at)
}

/// "in May": a capital that no beginning of a sentence asks for, in a text that is not all capitals.
fn is_capital_inside(document: &Document, at: usize) -> bool {
    document.tokens[at].shape == Shape::Capital && !after_break(document, at)
}

fn finish<'a>(
    auxiliaries: &Auxiliaries,
    tokens: Range<usize>,
    verb: Option<&'a Verb>,
    form: Option<Form>,
) -> VerbGroup<'a> {
    // "that prices be cut", as somebody wants them to.
    let wanted = auxiliaries.modal.is_none() && !auxiliaries.to && auxiliaries.first == Some(Form::Base);
    let wanted = wanted && auxiliaries.last == Some(Auxiliary::Be) && form.is_some() && tokens.len() == 2;
    let modal = if wanted { Some(Modal::Should) } else { auxiliaries.modal };
    let tense = match (modal, auxiliaries.to, auxiliaries.first, auxiliaries.last, form) {
        // "may have risen", "would have risen": over, as far as anyone knows.
        (Some(_), _, Some(Form::Base), Some(Auxiliary::Have), Some(Form::Participle)) => Tense::Past,
        (Some(_), ..) => Tense::Future,
        (None, true, ..) => Tense::Infinitive,
        (None, _, Some(Form::Past), ..) => Tense::Past,
        // "having risen"
        (None, _, Some(Form::Ing), Some(Auxiliary::Have), ..) => Tense::Ing,
        (None, _, Some(_), Some(Auxiliary::Have), Some(Form::Participle)) => Tense::Past,
        // "has been rising", "has been exported"
        (None, _, Some(Form::Present), Some(Auxiliary::Be), Some(Form::Participle)) => Tense::Present,
        (None, _, Some(Form::Ing), ..) => Tense::Ing,
        (None, _, Some(_), ..) => Tense::Present,
        (None, _, None, _, Some(Form::Past)) => Tense::Past,
        (None, _, None, _, Some(Form::Participle)) => Tense::Participle,
        (None, _, None, _, Some(Form::Ing)) => Tense::Ing,
        (None, ..) => Tense::Present,
    };
    VerbGroup {
        tokens,
        verb,
        tense,
        modal,
        negated: auxiliaries.negated,
        passive: auxiliaries.last == Some(Auxiliary::Be) && matches!(form, Some(Form::Participle | Form::Past)),
        copula: form.is_none() && auxiliaries.last == Some(Auxiliary::Be),
        met: false,
        with_particle: Roles::default(),
    }
}

/// "February saw a rise", "we saw growth", "the market has seen a fall": had by those who foresee nothing.
pub(super) fn has_met(document: &Document, group: &VerbGroup) -> bool {
    let sees = group.verb.is_some_and(|v| v.roles.meets(Roles::PERCEIVE));
    let Some(subject) = group.tokens.start.checked_sub(1).filter(|_| sees && group.tense == Tense::Past) else {
        return false;
    };
    let has = |s: &Sense| matches!(s, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Have, Form::Present)));
    let meets = document.is_one_of(subject, &["we", "which"])
        || document.has(subject, Classes::DateWord) && !document.says(subject, StatementWord::Now);
    !group.passive && (document.is(group.tokens.start, has) || meets)
}

/// "be", "have" behind "to".
fn is_base_auxiliary(document: &Document, at: usize) -> bool {
    document.is(at, |s| matches!(s, Sense::Verb(VerbWord::Auxiliary(_, Form::Base))))
}

fn auxiliary(sense: &Sense) -> Option<VerbWord> {
    match sense {
        Sense::Verb(word @ (VerbWord::Auxiliary(..) | VerbWord::Modal(_))) => Some(*word),
        _ => None,
    }
}

fn negation(sense: &Sense) -> Option<()> {
    matches!(sense, Sense::Verb(VerbWord::Negation)).then_some(())
}

/// Whether a negation that no auxiliary precedes belongs to a verb: "never rose", "failed to rise".
fn negates_ahead(document: &Document, at: usize, end: usize) -> bool {
    at < end && main_verb(document, at, None).is_some()
}
