//! "This target", "the figure": words that take an earlier amount up again and say something new of it.
//!
//! Only what became of a target is taken up so ("this target was fulfilled in 2021"): the row repeats the target's value, says by
//! `value_method` that its words do not state it, and points to the figure that does.

use std::ops::Range;

use super::clause::Sentence;
use super::{fate, modality};
use crate::lexicon::Classes;
use crate::recognize::amount::Amount;
use crate::recognize::verb::VerbGroup;
use crate::record::Modality;
use crate::text::Document;

/// The rule of such an amount.
pub(super) const RULE: &str = "antecedent";

/// The amounts and, between them, the places where an earlier target is taken up.
pub(super) fn with_antecedents(document: &Document, sentences: &[Sentence], amounts: Vec<Amount>) -> Vec<Amount> {
    let mut all = amounts;
    let stated = all.len();
    for sentence in sentences {
        let may_take_up = document.first(sentence.tokens.clone(), Classes::Anaphor | Classes::Pronoun).is_some();
        if !may_take_up {
            continue;
        }
        for clause in sentence.clauses() {
            let holds_amount = all[..stated].iter().any(|a| clause.contains(&a.tokens.start));
            let Some(group) = sentence.verb_behind(clause, clause.start).map(|at| &sentence.groups[at]) else {
                continue;
            };
            if holds_amount || fate::verdict(group).is_none() {
                continue;
            }
            let words = clause.clone().find_map(|at| taken_up(document, at)).or_else(|| pronoun(document, group));
            all.extend(words.map(|tokens| Amount { rule: RULE, ..Amount::empty(tokens) }));
        }
    }
    all.sort_by_key(|a| a.tokens.start);
    all
}

/// "it was fulfilled in 2021".
fn pronoun(document: &Document, group: &VerbGroup) -> Option<Range<usize>> {
    let at = group.tokens.start.checked_sub(1)?;
    // "It was met with anger": what people thought of it.
    let thought = document.is_word(group.tokens.end, "with");
    (group.passive && document.is_word(at, "it") && !thought).then_some(at..at + 1)
}

/// "this target", "the goal": a demonstrative and a noun of a target.
fn taken_up(document: &Document, at: usize) -> Option<Range<usize>> {
    let points = document.has(at, Classes::Demonstrative) && document.has(at + 1, Classes::Anaphor);
    let target = modality::modality_noun(document, at + 1) == Some(Modality::Target);
    (points && target).then_some(at..at + 2)
}
