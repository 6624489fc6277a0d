//! The main verb of a group.
//!
//! | words | verb |
//! | --- | --- |
//! | "has **risen**", "is **rising**" | the form that the auxiliary asks for |
//! | "was **hosted**", "is **hosting**" | none that the lexicon knows: told by its ending |
//! | "to **refurbish**" | none that it knows: told by its place |

use crate::lexicon::Classes;
use crate::lexicon::verb::{Form, Verb, VerbWord};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// A main verb behind its auxiliaries; `wanted` is the form that they ask for.
pub(super) fn main_verb<'a>(
    document: &Document<'a>,
    at: usize,
    wanted: Option<Form>,
) -> Option<(Option<&'a Verb>, Form)> {
    let fits = |form: Form| match wanted {
        Some(Form::Participle) => matches!(form, Form::Participle | Form::Ing | Form::Past),
        Some(wanted) => form == wanted,
        None => true,
    };
    if let Some((verb, form)) = document.verb_forms(at).find(|(_, form)| fits(*form)) {
        // "is rising" is no past, "has risen" no progressive: the participle reading wins where both fit.
        let form = if wanted == Some(Form::Participle) && form == Form::Past { Form::Participle } else { form };
        return Some((Some(verb), form));
    }
    match wanted {
        Some(Form::Participle) if looks_past(document, at) => Some((None, Form::Participle)),
        Some(Form::Participle) if document.ends_like_gerund(at) && document.tokens[at].shape == Shape::Lower => {
            Some((None, Form::Ing))
        }
        None if looks_past(document, at) => Some((None, Form::Past)),
        // Behind "to" or a modal, any lower-case word that is no function word is the verb; but not "to inflation, which".
        // ... nor "to six percent".
        Some(Form::Base) => document
            .tokens
            .get(at)
            .filter(|t| {
                const NONE: Classes = Classes::Function.with(Classes::Verb).with(Classes::Number).with(Classes::Bound);
                t.kind == Kind::Word && t.shape == Shape::Lower && !document.has(at, NONE)
            })
            .filter(|_| !document.has(at, Classes::Measure | Classes::ModalityNoun) || has_object(document, at + 1))
            .map(|_| (None, Form::Base)),
        _ => None,
    }
}

/// "to harvest the crop", "to grant $5 million".
fn has_object(document: &Document, at: usize) -> bool {
    document.is_number(at) || document.has(at, Classes::Determiner | Classes::Number | Classes::CurrencySign)
}

/// Whether an unknown word has the ending of a past form.
pub(super) fn looks_past(document: &Document, at: usize) -> bool {
    document.has(at, Classes::PastEnding)
}

/// What may stand between the words of a group: "also", "quickly".
pub(super) fn is_adverb(document: &Document, at: usize) -> bool {
    if document.says(at, VerbWord::Adverb) {
        return true;
    }
    document.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower) && document.ends_like_adverb(at)
}
