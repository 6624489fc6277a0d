//! A verb without an auxiliary, told from a noun or an adjective by its neighbours.
//!
//! | words | verb |
//! | --- | --- |
//! | "Exports **rose**", "On Friday, Karaganda **hosted**" | past |
//! | "BelTA **reports** growth", "economists **expect** inflation to" | present |
//! | "The **rise** was small", "Fish **exports** from Peru", "the **proposed** deal" | none |

use super::main_verb::{is_adverb, looks_past, main_verb};
use super::{NOUN, VERBAL};
use crate::lexicon::date::DateWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Form, Roles, Verb, VerbWord};
use crate::lexicon::{Classes, Sense};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// A verb without an auxiliary: told from a noun or an adjective by its neighbours.
pub(super) fn bare_verb<'a>(document: &Document<'a>, at: usize, behind: usize) -> Option<(Option<&'a Verb>, Form)> {
    let token = document.tokens.get(at)?;
    if token.kind != Kind::Word
        || token.shape == Shape::Capital && at > behind && token.gap < Gap::Paragraph && !after_break(document, at)
    {
        return None;
    }
    // "rose by close to 6%": how sure the amount is.
    let bound = document.has(at, Classes::Bound) && document.has(at.wrapping_sub(1), Classes::Preposition);
    // "compared with" is a preposition by now.
    if bound || document.has(at, Classes::Comparison) {
        return None;
    }
    let mut forms: [Option<&'a Verb>; 5] = [None; 5];
    for (verb, form) in document.verb_forms(at) {
        forms[form as usize].get_or_insert(verb);
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
        // "the full set of" has none.
        let of = document.is_word(at + 1, "of") && document.has(at.wrapping_sub(2), Classes::Determiner);
        let noun = forms[Form::Base as usize].is_some() && (of || !has_subject(document, at, behind));
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
        // "The plant turns out 600 tractors"
        let phrase = document.is(at, |s| matches!(s, Sense::Verb(VerbWord::Phrase(_))));
        let told = is_present(document, at, behind)
            || phrase && !attributive
            || says_level(document, at, present.0) && has_subject(document, at, behind) && !attributive;
        let reports = reports(document, at, present.0);
        return (told || reports || looks_ahead(document, at, behind, present.0)).then_some(present);
    }
    if let Some(base) = form_of(Form::Base) {
        // "bring exports back to"
        let adverb = document.says(at, VerbWord::Adverb);
        let plural =
            !adverb && is_plural_subject(document, at, behind, base.0) || looks_ahead(document, at, behind, base.0);
        let plural = plural || reports(document, at, base.0);
        return plural.then_some((base.0, Form::Present));
    }
    (looks_past(document, at) && !attributive).then_some((None, Form::Past))
}

/// "the data show exports", "figures released on Friday show that": a verb of saying, by its subject or by "that"; but "a survey report".
fn reports(document: &Document, at: usize, verb: Option<&Verb>) -> bool {
    if verb.is_some_and(|v| v.roles.meets(Roles::REPORT.with(Roles::ESTIMATE).with(Roles::FORECAST)))
        && is_aside(document, at)
    {
        return true;
    }
    let says = verb.is_some_and(|v| v.roles.meets(Roles::REPORT)) && !document.says(at, StatementWord::Mouthpiece);
    let source = at > 0 && document.says(at - 1, StatementWord::Mouthpiece);
    let before = at.wrapping_sub(1);
    let free = at > 0 && !document.has(before, VERBAL | Classes::Preposition | Classes::Determiner);
    says && (source || free && document.is_word(at + 1, "that"))
}

/// ", Alder Bank estimates,", ", the Harbour Office forecasts.": a name between a comma and the verb, and nothing behind.
fn is_aside(document: &Document, at: usize) -> bool {
    /// "the Harbour Office of Peru".
    const NAME: usize = 5;
    let closes = document.tokens.get(at + 1).is_some_and(|t| matches!(t.sign, b',' | b'.'));
    let name = |t: &usize| document.has(*t, Classes::Capital) || document.is_one_of(*t, &["the", "of"]);
    let words = || (at.saturating_sub(NAME)..at).rev().take_while(name);
    let comma = || words().last().and_then(|first| first.checked_sub(1));
    closes && document.has(at.wrapping_sub(1), Classes::Capital) && comma().is_some_and(|c| document.is_sign(c, b','))
}

/// "the year ended December 31": tells when the year did, and states nothing.
fn ends_stretch(document: &Document, at: usize) -> bool {
    let unit = at.checked_sub(1).is_some_and(|before| document.has(before, Classes::TimeUnit));
    let behind = at + 1 + usize::from(document.is_word(at + 1, "on") || document.is_word(at + 1, "in"));
    unit && document.is(at, |s| matches!(s, Sense::Date(DateWord::Ended)))
        && (document.has(behind, Classes::DateStart) || document.is_number(behind))
}

/// Whether the token is the first of a text or stands behind a quote, a stop or a colon.
pub(super) fn after_break(document: &Document, at: usize) -> bool {
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
    // "a half-percentage-point cut", but "Kim Jae-woo informed"
    let hyphen = before.wrapping_sub(1);
    let name = document.has(hyphen.wrapping_sub(1), Classes::Capital);
    if !name
        && document.is_sign(hyphen, b'-')
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
    // ... and so is the one of "the total fell".
    let moved = |(verb, form): (&Verb, Form)| form == Form::Past && verb.roles.meets(Roles::MOVE);
    let level = document.says(before, StatementWord::Level)
        && document.has(before.wrapping_sub(1), Classes::Definite)
        && document.verb_forms(at).any(moved);
    let opens = opens_noun(document, before) && !document.has(before, Classes::Measure) && !level;
    // "five rose" are flowers, "the third quarter rose" did.
    // ... and "cars worth $5 million crossed the border", "the 10 million foreseen in May".
    let foreseen = |(verb, form): (&Verb, Form)| {
        let means = Roles::FORECAST.with(Roles::PLAN).with(Roles::COMMIT);
        matches!(form, Form::Past | Form::Participle) && verb.roles.meets(means)
    };
    let definite = document.has(before.wrapping_sub(2), Classes::Definite | Classes::Comparison)
        && document.verb_forms(at).any(foreseen);
    let closes =
        document.tokens.get(at + 1).is_none_or(|t| t.kind == Kind::Sign) || document.has(at + 1, Classes::Function);
    let sum = document.has(before, Classes::Number)
        && document.is_number(before.wrapping_sub(1))
        && (document.has(before.wrapping_sub(2), Classes::CurrencySign) || closes && definite)
        && !document.has(at, NOUN);
    let number = document.has(before, Classes::Number) && !document.has(before, Classes::DateWord) && !sum;
    opens || number || document.is_word(before, "'s")
}

/// Whether a noun phrase begins at the token or goes on behind it, so that what could be a verb there is none.
pub(super) fn opens_noun(document: &Document, at: usize) -> bool {
    let quantifies = |(_, word)| matches!(word, StatementWord::Bound(_) | StatementWord::Filler);
    document.has(at, Classes::Determiner | Classes::Preposition) || document.words(at).any(quantifies)
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
    // "Weiss promises 4,000 flats"
    let promises = document.has(at, Classes::ModalityNoun) && document.is_number(at + 1);
    let object = document.has(at + 1, Classes::Determiner) || promises;
    // "Profit rises 11.7 percent"
    // ... and "profit falls back by 11.7 percent"
    let next = at + 1 + usize::from(document.is_one_of(at + 1, &["back", "again", "further"]));
    let amount = document.has(before, Classes::Measure)
        && (document.is_number(next) || document.is_word(next, "to") || document.is_word(next, "by"));
    // "the plant employs 5,000 people", "the line, built in 1990, carries about 4 million tonnes"
    let counts = document.is_number(at + 1) || document.has(at + 1, Classes::CurrencySign | Classes::Bound);
    let singular = token.is(b',') || token.kind == Kind::Word && !document.word(before).ends_with('s');
    // "the chief executive forecasts full-year growth": nothing follows that a noun would need.
    const NEEDED: Classes = VERBAL.with(Classes::Preposition).with(Classes::Joint).with(Classes::Auxiliary);
    let forecasts = token.kind == Kind::Word
        && !document.word(before).ends_with('s')
        && document.has(at, Classes::ModalityNoun)
        && document.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.shape == Shape::Lower)
        && !document.has(at + 1, NEEDED);
    // "the bank projects average inflation of": of a measure, and no works.
    let foresees = |(verb, _): (&Verb, Form)| verb.roles.meets(Roles::FORECAST);
    const QUANTITY: Classes = Classes::Measure.with(Classes::ChangeNoun);
    let of_measure = document.has(at + 1, QUANTITY)
        || document.has(at + 2, QUANTITY) && !document.has(at + 1, Classes::Function | Classes::Auxiliary);
    let projects = token.kind == Kind::Word
        && !document.word(before).ends_with('s')
        && document.has(at, Classes::Measure)
        && of_measure
        && document.verb_forms(at).any(foresees);
    // "the fund forecasts 8%": one noun behind an article, and no plural whose number follows.
    let subject = singular
        && token.shape == Shape::Lower
        && token.kind == Kind::Word
        && before.checked_sub(1).is_some_and(|article| document.has(article, Classes::Determiner));
    let foresees = |(verb, _): (&Verb, Form)| verb.roles.meets(Roles::FORECAST.with(Roles::PLAN).with(Roles::COMMIT));
    let states = subject && counts && document.verb_forms(at).any(foresees);
    let purpose = document.is_word(at + 1, "to") && main_verb(document, at + 2, Some(Form::Base)).is_some();
    pronoun
        || amount
        || forecasts
        || projects
        || states
        || name && (!measure || object || purpose)
        || !measure && (token.kind == Kind::Word && next_opens || singular && counts)
}

/// "economists now expect inflation to", "the bank sees growth of", "Ana Weiss, the minister, believes": a verb of forecasts and plans,
/// or behind a comma or a quotation one of saying, that is no noun as well.
fn looks_ahead(document: &Document, at: usize, behind: usize, verb: Option<&Verb>) -> bool {
    let says = at > behind && (document.is_sign(at - 1, b',') || document.is_sign(at - 1, b'"'));
    let roles = Roles::FORECAST.with(Roles::PLAN);
    let roles = if says { roles.with(Roles::REPORT) } else { roles };
    if document.has(at, NOUN) && !closes_appositive(document, at, behind) || !verb.is_some_and(|v| v.roles.meets(roles))
    {
        return false;
    }
    let subject = (behind..at).rev().find(|&t| !is_adverb(document, t)).map_or(at, |before| before + 1);
    has_subject(document, subject, behind) && !is_attributive(document, subject, behind)
}

/// "Ana Weiss, head of the bank, forecasts growth": a noun of statements would have its own verb or preposition behind it.
fn closes_appositive(document: &Document, at: usize, behind: usize) -> bool {
    let comma = at.wrapping_sub(1);
    if !document.is_sign(comma, b',') || document.has(at + 1, VERBAL | Classes::Preposition | Classes::Joint) {
        return false;
    }
    let open = (behind..comma).rev().find(|&t| document.is_sign(t, b','));
    open.is_some_and(|open| open > behind && document.has(open - 1, Classes::Capital) && open + 1 < comma)
}

/// "the debt stands at 60%", "reserves stand at $5 million", "the line runs for 40 km": a verb of level or change, tied to the amount
/// behind it.
fn says_level(document: &Document, at: usize, verb: Option<&Verb>) -> bool {
    /// "at about $5".
    const REACH: usize = 3;
    let roles = Roles::LEVEL.with(Roles::UP).with(Roles::DOWN).with(Roles::EXCEED).with(Roles::APPROACH);
    // "exceeds 5%"
    let object = verb.is_some_and(|v| v.roles.meets(Roles::EXCEED.with(Roles::APPROACH)));
    let tied = object || document.is_one_of(at + 1, &["at", "to", "by", "for"]);
    let behind = at + 1 + usize::from(!object);
    let amount = |t: usize| document.is_number(t) || document.has(t, Classes::CurrencySign | Classes::Number);
    let passes = |t: usize| document.has(t, Classes::Bound | Classes::Function);
    !document.has(at, NOUN)
        && verb.is_some_and(|v| v.roles.meets(roles))
        && tied
        && (behind..behind + REACH).find(|&t| !passes(t) || amount(t)).is_some_and(amount)
}

/// "we expect", "the parties plan", "exports amount": a plural, not a noun or a singular.
fn is_plural_subject(document: &Document, at: usize, behind: usize, verb: Option<&Verb>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if is_attributive(document, at, behind) {
        return false;
    }
    let pronoun = document.has(before, Classes::Pronoun);
    let token = document.tokens[before];
    // "the previous record"
    let singular = ["ss", "us"].iter().any(|ending| document.word(before).ends_with(ending));
    let plural = token.kind == Kind::Word
        && document.word(before).ends_with('s')
        && !singular
        && !document.has(before, Classes::Function | Classes::Auxiliary)
        && !document.is_word(before, "'s");
    // "goods trade between", "cars exports to": a noun behind a noun.
    let noun = document.has(at, Classes::Measure) && document.has(at + 1, Classes::Preposition);
    let next_opens = (document.is_word(at + 1, "to") || opens_noun(document, at + 1)) && !noun
        || document.is_word(at + 1, "that")
        || says_level(document, at, verb)
        // "Home prices rise 0.5%"
        || document.has(before, Classes::Measure) && document.is_number(at + 1);
    pronoun || plural && next_opens
}
