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

use std::cell::OnceCell;
use std::ops::Range;

use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Auxiliary, Form, Modal, Roles, Verb, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::text::Document;
use crate::text::token::{Kind, Shape};

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
}

impl VerbGroup<'_> {
    /// Whether the main verb has one of the roles.
    pub(crate) fn does(&self, roles: Roles) -> bool {
        self.verb.is_some_and(|v| v.roles.meets(roles))
    }

    /// Whether it can be the main verb of a clause.
    pub(crate) fn is_finite(&self) -> bool {
        matches!(self.tense, Tense::Past | Tense::Present | Tense::Future)
    }
}

/// The verb groups of a document: each sentence is read when somebody first asks about it.
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

fn groups_of<'a>(document: &Document<'a>, tokens: Range<usize>) -> Vec<VerbGroup<'a>> {
    let mut groups: Vec<VerbGroup<'a>> = Vec::new();
    let mut at = tokens.start;
    while let Some(begin) = document.first(at..tokens.end, BEGINS) {
        let behind = groups.last().map_or(tokens.start, |g| g.tokens.end);
        // Of the prepositions, only "to" can be before a verb.
        let may = document.has(begin, VERBAL) || document.is_word(begin, "to");
        let found = if may { group(document, begin, behind, &tokens) } else { None };
        let found = found.or_else(|| carried_on(document, begin, groups.last()?));
        at = found.as_ref().map_or(begin + 1, |found| found.tokens.end);
        groups.extend(found);
    }
    groups
}

/// "have to correct this and bring it to", "plans to build a mill and sell 5 tonnes": a base form behind "and" goes on with the modal or
/// the infinitive before it.
fn carried_on<'a>(document: &Document<'a>, at: usize, before: &VerbGroup<'a>) -> Option<VerbGroup<'a>> {
    let open = before.tense == Tense::Infinitive || before.modal.is_some() && before.tense == Tense::Future;
    let and = at.checked_sub(1).is_some_and(|and| document.is_word(and, "and"));
    if !open || !and || !document.has(at, Classes::Verb) {
        return None;
    }
    let (verb, form) = main_verb(document, at, Some(Form::Base))?;
    // "to promote trade and export": a noun.
    let object = document.is_number(at + 1)
        || document.has(at + 1, Classes::CurrencySign)
        || opens_noun(document, at + 1)
        || document.has(at + 1, Classes::Pronoun);
    (form == Form::Base && (object || !document.has(at, NOUN))).then(|| VerbGroup {
        tokens: at..at + 1,
        verb,
        tense: before.tense,
        modal: before.modal,
        negated: false,
        passive: false,
        copula: false,
    })
}

/// Words that a group can begin with by themselves.
const VERBAL: Classes = Classes::Verb.with(Classes::Auxiliary).with(Classes::Negation).with(Classes::PastEnding);
/// The first words of groups: most tokens are none.
const BEGINS: Classes = VERBAL.with(Classes::Preposition);

/// Words that are nouns of statements as well.
const NOUN: Classes = Classes::Measure.with(Classes::ModalityNoun).with(Classes::ChangeNoun).with(Classes::Unit);

/// What the auxiliaries before a main verb have said so far.
#[derive(Default)]
struct Auxiliaries {
    first: Option<Form>,
    last: Option<Auxiliary>,
    modal: Option<Modal>,
    negated: bool,
    to: bool,
}

impl Auxiliaries {
    fn any(&self) -> bool {
        self.first.is_some() || self.modal.is_some() || self.to
    }
}

fn group<'a>(document: &Document<'a>, start: usize, behind: usize, sentence: &Range<usize>) -> Option<VerbGroup<'a>> {
    let end = sentence.end;
    let mut auxiliaries = Auxiliaries::default();
    let mut at = start;
    // The token behind the last auxiliary: where the group ends if no main verb follows.
    let mut settled = start;
    while at < end {
        let month = at > sentence.start && is_capital_inside(document, at) && document.has(at, Classes::DateWord);
        let auxiliary =
            (document.has(at, Classes::Auxiliary) && !month).then(|| document.read(at, auxiliary)).flatten();
        let negation = || document.has(at, Classes::Negation).then(|| document.read(at, negation)).flatten();
        if let Some((word, length)) = auxiliary {
            match word {
                VerbWord::Auxiliary(auxiliary, form) => {
                    // "did", "had": past by itself. "have" behind "to" or a modal stays what they are.
                    auxiliaries.first.get_or_insert(form);
                    auxiliaries.last = Some(auxiliary);
                }
                VerbWord::Modal(modal) => auxiliaries.modal = auxiliaries.modal.or(Some(modal)),
                _ => {}
            }
            auxiliaries.negated |= negation().is_some();
            at += length;
            settled = at;
        } else if let Some((_, length)) = negation() {
            if at == start && !document.is_word(at + length, "to") && !negates_ahead(document, at + length, end) {
                return None;
            }
            auxiliaries.negated = true;
            at += length;
        } else if document.is_word(at, "to")
            && (at == start || auxiliaries.any())
            && !auxiliaries.to
            && (main_verb(document, at + 1, Some(Form::Base)).is_some() || is_base_auxiliary(document, at + 1))
        {
            if auxiliaries.first.is_some() && auxiliaries.last == Some(Auxiliary::Be) {
                // "is to rise"
                auxiliaries.modal = auxiliaries.modal.or(Some(Modal::Must));
            }
            auxiliaries.to = true;
            at += 1;
        } else if at > start && is_adverb(document, at) {
            at += 1;
        } else {
            break;
        }
    }
    if auxiliaries.any() {
        let wanted = match (auxiliaries.last, auxiliaries.modal, auxiliaries.to) {
            (Some(Auxiliary::Be | Auxiliary::Have), ..) => Form::Participle,
            _ => Form::Base,
        };
        return Some(match main_verb(document, at, Some(wanted)) {
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
    let tense = match (auxiliaries.modal, auxiliaries.to, auxiliaries.first, auxiliaries.last, form) {
        // "may have risen", "would have risen": over, as far as anyone knows.
        (Some(_), _, Some(Form::Base), Some(Auxiliary::Have), Some(Form::Participle)) => Tense::Past,
        (Some(_), ..) => Tense::Future,
        (None, true, ..) => Tense::Infinitive,
        (None, _, Some(Form::Past), ..) => Tense::Past,
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
        modal: auxiliaries.modal,
        negated: auxiliaries.negated,
        passive: auxiliaries.last == Some(Auxiliary::Be) && matches!(form, Some(Form::Participle | Form::Past)),
        copula: form.is_none() && auxiliaries.last == Some(Auxiliary::Be),
    }
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

fn is_adverb(document: &Document, at: usize) -> bool {
    if document.says(at, VerbWord::Adverb) {
        return true;
    }
    document.tokens.get(at).is_some_and(|t| t.shape == Shape::Lower)
        && document.lexicon.verbs.ends_like_adverb(document.word(at).as_bytes())
}

/// A main verb behind its auxiliaries; `wanted` is the form that they ask for.
fn main_verb<'a>(document: &Document<'a>, at: usize, wanted: Option<Form>) -> Option<(Option<&'a Verb>, Form)> {
    let fits = |form: Form| match wanted {
        Some(Form::Participle) => matches!(form, Form::Participle | Form::Ing | Form::Past),
        Some(wanted) => form == wanted,
        None => true,
    };
    let known = document.read(at, |sense| match sense {
        Sense::Verb(VerbWord::Verb(index, form)) if fits(*form) => {
            Some((&document.lexicon.verbs.list[usize::from(*index)], *form))
        }
        _ => None,
    });
    if let Some(((verb, form), _)) = known {
        // "is rising" is no past, "has risen" no progressive: the participle reading wins where both fit.
        let form = if wanted == Some(Form::Participle) && form == Form::Past { Form::Participle } else { form };
        return Some((Some(verb), form));
    }
    match wanted {
        Some(Form::Participle) if looks_past(document, at) => Some((None, Form::Participle)),
        Some(Form::Participle) if document.word(at).ends_with("ing") && document.tokens[at].shape == Shape::Lower => {
            Some((None, Form::Ing))
        }
        None if looks_past(document, at) => Some((None, Form::Past)),
        // Behind "to" or a modal, any lower-case word that is no function word is the verb.
        Some(Form::Base) => document
            .tokens
            .get(at)
            .filter(|t| {
                t.kind == Kind::Word && t.shape == Shape::Lower && !document.has(at, Classes::Function | Classes::Verb)
            })
            .map(|_| (None, Form::Base)),
        _ => None,
    }
}

/// Whether an unknown word has the ending of a past form.
fn looks_past(document: &Document, at: usize) -> bool {
    document.has(at, Classes::PastEnding)
}

/// A verb without an auxiliary: told from a noun or an adjective by its neighbours.
fn bare_verb<'a>(document: &Document<'a>, at: usize, behind: usize) -> Option<(Option<&'a Verb>, Form)> {
    let token = document.tokens.get(at)?;
    if token.kind != Kind::Word
        || token.shape == Shape::Capital
            && at > behind
            && token.gap < crate::text::token::Gap::Paragraph
            && !after_break(document, at)
    {
        return None;
    }
    // "compared with" is a preposition by now.
    if document.has(at, Classes::Comparison) {
        return None;
    }
    let verbs = &document.lexicon.verbs.list;
    let mut forms: [Option<&'a Verb>; 5] = [None; 5];
    for (_, sense) in document.senses(at) {
        if let Sense::Verb(VerbWord::Verb(index, form)) = sense {
            forms[*form as usize].get_or_insert(&verbs[usize::from(*index)]);
        }
    }
    // "cut its growth forecast to 2%", "the target was": what a verb would need, an object, does not follow.
    let no_object =
        document.is_one_of(at + 1, &["to", "from", "for", "of"]) || document.has(at + 1, Classes::Auxiliary);
    if no_object && document.has(at, Classes::ModalityNoun) && document.has(at.wrapping_sub(1), Classes::Measure) {
        return None;
    }
    let form_of = |form: Form| forms[form as usize].map(|verb| (Some(verb), form));
    let attributive = is_attributive(document, at, behind);
    if let Some(past) = form_of(Form::Past) {
        // "cut" and the like are a past form only behind a subject.
        let noun = forms[Form::Base as usize].is_some() && !has_subject(document, at, behind);
        let form = if ends_stretch(document, at) { Form::Participle } else { past.1 };
        return (!attributive && !noun).then_some((past.0, form));
    }
    if let Some(participle) = form_of(Form::Participle) {
        return (!attributive).then_some(participle);
    }
    if let Some(ing) = form_of(Form::Ing) {
        let preposition = document.has(at.wrapping_sub(1), Classes::Preposition);
        return (!attributive || preposition).then_some(ing);
    }
    if let Some(present) = form_of(Form::Present) {
        let told = is_present(document, at, behind)
            || says_level(document, at, present.0) && has_subject(document, at, behind) && !attributive;
        return (told || looks_ahead(document, at, behind, present.0)).then_some(present);
    }
    if let Some(base) = form_of(Form::Base) {
        // "bring exports back to"
        let adverb = document.says(at, VerbWord::Adverb);
        let plural =
            !adverb && is_plural_subject(document, at, behind, base.0) || looks_ahead(document, at, behind, base.0);
        return plural.then_some((base.0, Form::Present));
    }
    (looks_past(document, at) && !attributive).then_some((None, Form::Past))
}

/// "the year ended December 31": tells when the year did, and states nothing.
fn ends_stretch(document: &Document, at: usize) -> bool {
    let unit = at.checked_sub(1).is_some_and(|before| document.has(before, Classes::TimeUnit));
    let behind = at + 1 + usize::from(document.is_word(at + 1, "on") || document.is_word(at + 1, "in"));
    unit && document.is(at, |s| matches!(s, Sense::Date(DateWord::Ended)))
        && (document.has(behind, Classes::DateStart) || document.is_number(behind))
}

fn after_break(document: &Document, at: usize) -> bool {
    at == 0 || matches!(document.tokens[at - 1].sign, b'"' | b'.' | b':')
}

/// "the proposed deal", "its increased exports", "of reported losses": no verb.
fn is_attributive(document: &Document, at: usize, behind: usize) -> bool {
    if at <= behind.min(at) && at == behind {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    if document.is_sign(before, b'-') && document.touches(at) {
        return true;
    }
    // "a half-percentage-point cut"
    let hyphen = before.wrapping_sub(1);
    if document.is_sign(hyphen, b'-')
        && document.touches(hyphen)
        && document.touches(before)
        && document.tokens[before].shape == Shape::Lower
    {
        return true;
    }
    // "revenue that rose", but "told reporters that exports rose"
    const NO_NOUN: Classes = VERBAL.with(Classes::Function);
    let noun = |t: usize| document.tokens[t].kind == Kind::Word && !document.has(t, NO_NOUN) && !document.has(at, NOUN);
    if document.is_word(before, "that") && before.checked_sub(1).is_some_and(noun) {
        return false;
    }
    // "net rose": an adjective that is a measure as well.
    let opens = opens_noun(document, before) && !document.has(before, Classes::Measure);
    // "five rose" are flowers, "the third quarter rose" did.
    let number = document.has(before, Classes::Number) && !document.has(before, Classes::DateWord);
    opens || number || document.is_word(before, "'s")
}

/// Whether a noun phrase begins at the token or goes on behind it, so that what could be a verb there is none.
fn opens_noun(document: &Document, at: usize) -> bool {
    let quantifies = |s: &Sense| matches!(s, Sense::Statement(StatementWord::Bound(_) | StatementWord::Filler));
    document.has(at, Classes::Determiner | Classes::Preposition) || document.is(at, quantifies)
}

/// Whether something that can be a subject stands right before: a name, a noun, a pronoun, a closing bracket or comma.
fn has_subject(document: &Document, at: usize, behind: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&b| b >= behind.min(at)) else { return false };
    let token = document.tokens[before];
    match token.kind {
        Kind::Word => !opens_noun(document, before) || document.has(before, Classes::Pronoun),
        Kind::Number => true,
        Kind::Sign => matches!(token.sign, b')' | b',' | b'"' | b'%' | b'>'),
    }
}

/// "BelTA reports", "it totals": a third person, not a plural noun.
fn is_present(document: &Document, at: usize, behind: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if is_attributive(document, at, behind) || !has_subject(document, at, behind) {
        return false;
    }
    let token = document.tokens[before];
    let pronoun = document.has(before, Classes::Pronoun);
    let name = token.kind == Kind::Word
        && token.shape != Shape::Lower
        && !document.has(before, Classes::Demonym | Classes::Function);
    let next_opens = opens_noun(document, at + 1) && !document.is_word(at + 1, "of");
    let measure = document.has(at, NOUN);
    // "Peru exports the fish" but "Fish exports from Peru".
    let object = document.has(at + 1, Classes::Determiner);
    // "Profit rises 11.7 percent"
    let amount = document.has(before, Classes::Measure)
        && (document.is_number(at + 1) || document.is_word(at + 1, "to") || document.is_word(at + 1, "by"));
    // "the plant employs 5,000 people", "the line, built in 1990, carries about 4 million tonnes"
    let counts = document.is_number(at + 1) || document.has(at + 1, Classes::CurrencySign | Classes::Bound);
    let singular = token.is(b',') || token.kind == Kind::Word && !document.word(before).ends_with('s');
    let purpose = document.is_word(at + 1, "to") && main_verb(document, at + 2, Some(Form::Base)).is_some();
    pronoun
        || amount
        || name && (!measure || object || purpose)
        || !measure && (token.kind == Kind::Word && next_opens || singular && counts)
}

/// "economists now expect inflation to", "the bank sees growth of", "Ana Weiss, the minister, believes": a verb of forecasts and plans,
/// or behind a comma one of saying, that is no noun as well.
fn looks_ahead(document: &Document, at: usize, behind: usize, verb: Option<&Verb>) -> bool {
    let says = at > behind && document.is_sign(at - 1, b',');
    let roles = Roles::FORECAST.with(Roles::PLAN);
    let roles = if says { roles.with(Roles::REPORT) } else { roles };
    if document.has(at, NOUN) || !verb.is_some_and(|v| v.roles.meets(roles)) {
        return false;
    }
    let subject = (behind..at).rev().find(|&t| !is_adverb(document, t)).map_or(at, |before| before + 1);
    has_subject(document, subject, behind) && !is_attributive(document, subject, behind)
}

/// "the debt stands at 60%", "reserves stand at $5 million": a verb of level or change, tied to the amount behind it.
fn says_level(document: &Document, at: usize, verb: Option<&Verb>) -> bool {
    /// "at about $5".
    const REACH: usize = 3;
    let roles = Roles::LEVEL.with(Roles::UP).with(Roles::DOWN);
    let tied = document.is_one_of(at + 1, &["at", "to", "by"]);
    let amount = |t: usize| document.is_number(t) || document.has(t, Classes::CurrencySign | Classes::Number);
    let passes = |t: usize| document.has(t, Classes::Bound | Classes::Function);
    !document.has(at, NOUN)
        && verb.is_some_and(|v| v.roles.meets(roles))
        && tied
        && (at + 2..at + 2 + REACH).find(|&t| !passes(t) || amount(t)).is_some_and(amount)
}

/// "we expect", "the parties plan", "exports amount": a plural, not a noun or a singular.
fn is_plural_subject(document: &Document, at: usize, behind: usize, verb: Option<&Verb>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if is_attributive(document, at, behind) {
        return false;
    }
    let pronoun = document.has(before, Classes::Pronoun);
    let token = document.tokens[before];
    let plural = token.kind == Kind::Word
        && document.word(before).ends_with('s')
        && !document.has(before, Classes::Function | Classes::Auxiliary)
        && !document.is_word(before, "'s");
    let next_opens = opens_noun(document, at + 1)
        || document.is_word(at + 1, "to")
        || document.is_word(at + 1, "that")
        || says_level(document, at, verb);
    pronoun || plural && next_opens
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
