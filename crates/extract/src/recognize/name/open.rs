//! Open classes: what the tagger takes for a name.

use std::ops::Range;

use super::features::{Context, features};
use super::{Naming, stretch};
use crate::lexicon::date::DateWord;
use crate::lexicon::name::NameWord;
use crate::lexicon::tagger::Label;
use crate::lexicon::{Classes, Sense};
use crate::record::MentionMethod;
use crate::text::Document;

/// The names that the tagger sees, in order of the text.
pub(super) fn recognize(document: &Document) -> Vec<Naming> {
    let model = &document.lexicon.tagger;
    let context = Context::new(document);
    let (mut rows, mut labels) = (Vec::new(), Vec::new());
    let mut found: Vec<Naming> = Vec::new();
    for sentence in &document.sentences {
        if stretch::is_all_capitals(document, sentence.clone()) {
            continue;
        }
        for stretch in stretch::stretches(document, sentence.clone()) {
            if is_settled(document, &stretch) {
                continue;
            }
            features(document, &context, &stretch, sentence, &mut rows);
            model.decode(&rows, &mut labels);
            for (at, label) in stretch.clone().zip(&labels) {
                if label.continues() {
                    if let Some(naming) = found.last_mut().filter(|n| n.tokens.end == at) {
                        naming.tokens.end = at + 1;
                    }
                } else if let Some(kind) = Label::kind(*label)
                    && !(at == sentence.start && stretch.len() == 1 && context.writes_small(document.tokens[at].hash))
                {
                    found.push(Naming {
                        tokens: at..at + 1,
                        rule: "tagger",
                        ..Naming::new(kind, MentionMethod::Model)
                    });
                }
            }
        }
    }
    found
}

/// Whether the lexicon knows what the whole stretch is: a name, a nationality, a month.
fn is_settled(document: &Document, stretch: &Range<usize>) -> bool {
    let settles = |sense: &Sense| {
        matches!(sense, Sense::Name(NameWord::Known(_) | NameWord::Demonym(_)) | Sense::Date(DateWord::Month { .. }))
    };
    document.has(stretch.start, Classes::Name | Classes::Demonym | Classes::DateStart)
        && document.senses(stretch.start).any(|(words, sense)| words == stretch.len() && settles(sense))
}

/// Both lists as one without overlaps. A name of the lexicon gives way only to a longer one that holds it.
pub(super) fn merge(known: Vec<Naming>, open: Vec<Naming>) -> Vec<Naming> {
    let mut merged: Vec<Naming> = Vec::with_capacity(known.len() + open.len());
    let mut known = known.into_iter().peekable();
    let mut open = open.into_iter().peekable();
    loop {
        match (known.peek(), open.peek()) {
            (Some(k), Some(o)) => {
                let fixed = k.rule == "dateline";
                let (k, o) = (k.tokens.clone(), o.tokens.clone());
                if k.end <= o.start {
                    merged.extend(known.next());
                } else if o.end <= k.start {
                    merged.extend(open.next());
                } else if !fixed && o.start <= k.start && k.end <= o.end && o.len() > k.len() {
                    known.next();
                } else {
                    open.next();
                }
            }
            (Some(_), None) => merged.extend(known.next()),
            (None, Some(_)) => merged.extend(open.next()),
            (None, None) => return merged,
        }
    }
}
