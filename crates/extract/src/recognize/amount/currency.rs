//! The currency around a number.

use super::{CurrencyEvidence, Unit, count, currency_word, evidence, multiple};
use crate::decimal::Decimal;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::name::NameWord;
use crate::lexicon::number::{NumberWord, Written};
use crate::lexicon::{Classes, Sense};
use crate::recognize::number::{self, Number};
use crate::record::CurrencyMethod;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// The sign or code right before a number, as (first token, evidence, whether it is a minor unit).
pub(super) fn before(document: &Document, start: usize, behind: usize) -> Option<(usize, CurrencyEvidence, bool)> {
    let sign = (1..=3).rev().find_map(|length| {
        let begin = start.checked_sub(length).filter(|&b| b >= behind)?;
        let (word, found) = currency_word(document, begin)?;
        (found == length && stands_before(document, begin, start, word)).then_some((begin, word))
    });
    let (begin, word) = sign.or_else(|| {
        let at = start.checked_sub(1).filter(|&at| at >= behind)?;
        letters(document, at).map(|word| (at, word))
    })?;
    let (found, minor) = evidence(word)?;
    // "Canadian $5 million", "CAD $5 million": what stands before the sign settles it.
    if let (CurrencyEvidence::OneOf { meaning, .. }, Some(at)) =
        (found, begin.checked_sub(1).filter(|&at| at >= behind))
    {
        if let Some((MoneyWord::Code(currency), 1)) = currency_word(document, at) {
            return Some((at, CurrencyEvidence::Certain { currency, by: CurrencyMethod::Code }, minor));
        }
        if let Some(currency) = of_country(document, at, meaning) {
            return Some((at, CurrencyEvidence::Certain { currency, by: CurrencyMethod::Word }, minor));
        }
    }
    Some((begin, found, minor))
}

fn stands_before(document: &Document, begin: usize, start: usize, word: MoneyWord) -> bool {
    let token = document.tokens[begin];
    match word {
        // "T15.5 trillion": one letter must touch the digits.
        MoneyWord::Sign(_) if token.kind == Kind::Word && start == begin + 1 => {
            // "the T7 processor" is a name.
            let closed = Classes::Function | Classes::Number | Classes::Verb | Classes::Auxiliary;
            let named = || {
                document.word(start).len() == 1
                    && document.tokens.get(start + 1).is_some_and(|t| t.shape == Shape::Lower)
                    && !document.has(start + 1, closed)
            };
            token.end - token.start > 1 || document.touches(start) && !named()
        }
        // "A $5 million loan": an article.
        MoneyWord::Sign(_) if start > begin + 1 && document.word(begin) == "A" && !document.touches(begin + 1) => false,
        // "S&P 500": pence stand behind their number.
        MoneyWord::Name(name) if name.minor => false,
        // "against the dollar 5 percent" is no amount of dollars; "Euro 5 million" and "at dollar 22.5 million" are.
        MoneyWord::Name(_) => {
            let article = begin > 0 && document.has(begin - 1, Classes::Function) && !document.is_word(begin - 1, "at");
            document.is_number(start) && (token.shape != Shape::Lower || !article && scale_follows(document, start))
        }
        // What seven-bit codes made of "£".
        MoneyWord::Sign(_) if token.sign == b'#' => scale_follows(document, start),
        // "ALL 5 solutions": a code that is a word as well needs a scale behind the number.
        MoneyWord::Code(currency) if document.lexicon.amounts.currencies[usize::from(currency)].is_word => {
            document.touches(start) || scale_follows(document, start) || is_told_again(document, start)
        }
        _ => true,
    }
}

/// "TRY 250 ($14)": a sum, since brackets tell it again in another currency.
fn is_told_again(document: &Document, number: usize) -> bool {
    let (open, sign) = (number + 1, number + 2);
    document.is_sign(open, b'(')
        && document.has(sign, Classes::CurrencySign | Classes::Currency)
        && document.is_number(sign + 1)
}

/// "N1.06trn", "R4,500", "R4.5-billion", "R5 per child", "for P150": letters that touch a number which is written like a sum. "P5", "R500 saloon", "K2.1" are names.
pub(super) fn letters(document: &Document, at: usize) -> Option<MoneyWord> {
    let start = at + 1;
    if !document.touches(start) || !document.is_number(start) || document.tokens[at].kind != Kind::Word {
        return None;
    }
    let (word, _) = document.read(at, |s| match s {
        Sense::Money(word @ MoneyWord::Letters(_)) => Some(*word),
        _ => None,
    })?;
    let digits = document.word(start);
    let cents = digits.split_once('.').is_some_and(|(_, cents)| cents.len() == 2);
    let led = at > 0 && document.has(at - 1, Classes::Preposition | Classes::Bound | Classes::Comparison);
    let named = document.has(start + 1, Classes::Capital) || document.is_hyphen(start + 1);
    // "R5 per child", "P52 a kilo"
    let each =
        document.is_one_of(start + 1, &["a", "an"]) && document.has(start + 2, Classes::Unit | Classes::TimeUnit);
    let counted_by = document.is_word(start + 1, "per") || each;
    let sum = is_written_like_sum(document, start)
        || cents
        || counted_by
        || digits.len() >= 3 && led && !named
        || !named && is_established(document, at);
    (sum && !document.is_hyphen(at.wrapping_sub(1))).then_some(word)
}

/// "15,000", "2 billion".
fn is_written_like_sum(document: &Document, number: usize) -> bool {
    document.word(number).contains(',') || scale_follows(document, number)
}

/// "P45", near "P15,000": the same letters touch a sum as well; but "the N1", "the R500 saloon".
fn is_established(document: &Document, at: usize) -> bool {
    /// An article's worth of tokens: a table of thousands of such numbers must not be read through for each.
    const NEAR: usize = 500;
    let letters = document.word(at);
    if document.has(at.wrapping_sub(1), Classes::Determiner) || document.word(at + 1).len() < 2 {
        return false;
    }
    let sum = |other: usize| {
        other != at
            && document.word(other) == letters
            && document.touches(other + 1)
            && document.is_number(other + 1)
            && is_written_like_sum(document, other + 1)
    };
    (at.saturating_sub(NEAR)..(at + NEAR).min(document.len() - 1)).any(sum)
}

/// "10 $ 30 cents": blanks on both sides, behind what is no year.
fn stands_between(document: &Document, begin: usize, start: usize) -> bool {
    let year = |at: usize| document.word(at).parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year));
    begin > 0
        && document.is_number(begin - 1)
        && !document.touches(begin)
        && !document.touches(start)
        && !year(begin - 1)
}

/// Whether a scale stands behind the number at the token: "4.5 billion", "4.5-billion".
fn scale_follows(document: &Document, at: usize) -> bool {
    let hyphened = |at: usize| number::is_scale(document, document.skip_hyphen(at));
    document.has(at + 1, Classes::Number) || document.is_hyphen(at + 1) && hyphened(at + 1)
}

/// The currency word behind a number, as (token behind it, evidence, whether it is a minor unit). Where a currency stands before
/// the number already, a sign before the next number is that one's.
pub(super) fn behind(document: &Document, at: usize, is_money: bool) -> Option<(usize, CurrencyEvidence, bool)> {
    // "the $1 billion mark": what is reached, and no currency.
    if is_money && document.has(at, Classes::Anaphor) {
        return None;
    }
    if let Some((word, length)) = currency_word(document, at) {
        let sign = matches!(word, MoneyWord::Sign(_));
        let letter = document.tokens[at].kind == Kind::Word && document.tokens[at].end - document.tokens[at].start == 1;
        // "Flat 12C": cents are written small.
        if letter && document.word(at) == "C" {
            return None;
        }
        // "100 $50" are two amounts, and "5 T" is no tenge.
        let taken = sign && !document.touches(at) && (is_money || !stands_between(document, at, at + length));
        let next_number = document.is_number(at + length) && (document.touches(at + length) || taken);
        if !next_number && (!letter || document.touches(at)) {
            let (found, minor) = evidence(word)?;
            return Some((at + length, found, minor));
        }
        return None;
    }
    // "5 million Canadian dollars", "2 trillion Kazakh tenge".
    let (_, length) = document.read(at, country)?;
    let (word, words) = currency_word(document, at + length)?;
    let MoneyWord::Name(name) = word else { return None };
    let (found, minor) = evidence(word)?;
    let certain = of_country(document, at, name.meaning)
        .map(|currency| CurrencyEvidence::Certain { currency, by: CurrencyMethod::Word });
    Some((at + length + words, certain.unwrap_or(found), minor))
}

/// "the five-billion mark": what is reached, where no noun follows as in "the 300 million mark bond"; "a 5-mark coin" is money.
pub(super) fn is_threshold(document: &Document, number: usize, at: usize) -> bool {
    document.has(at, Classes::Currency)
        && document.has(at, Classes::Anaphor)
        && number.checked_sub(1).is_some_and(|the| document.has(the, Classes::Definite))
        && count::closes(document, at + 1)
}

/// "the 2032 dollar bond": a bond in dollars that falls due in that year.
pub(super) fn bond_of_year(document: &Document, at: usize) -> bool {
    let Some((_, length)) = currency_word(document, at).filter(|_| document.has(at, Classes::Currency)) else {
        return false;
    };
    let bonds = document.lexicon.measures.known.bonds;
    let bond = |s: &Sense| matches!(s, Sense::Measure(word) if *word == bonds);
    let year = |word: &str| word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1950..2150).contains(&year));
    document.has(at + length, Classes::Measure)
        && document.is(at + length, bond)
        && at.checked_sub(1).is_some_and(|number| year(document.word(number)))
}

/// "75 USD million": the scale behind the currency. Gives the token behind it.
pub(super) fn scale_behind(document: &Document, number: &mut Number, end: usize, is_money: bool) -> Option<usize> {
    if !is_money || number.scale > 1 || end == number.tokens.end || number.in_words {
        return None;
    }
    let (factor, length) = document.read(end, |s| match s {
        Sense::Number(NumberWord::Scale { factor, written: Written::Word }) if *factor >= 1000 => Some(*factor),
        _ => None,
    })?;
    number.scale_by(factor);
    Some(end + length)
}

/// "MEUR", on either side of its number: millions of euros. Gives the tokens that it has.
pub(super) fn millions(document: &Document, at: usize) -> Option<(CurrencyEvidence, usize)> {
    document.read_word(at, |word| match word {
        MoneyWord::Millions(currency) => Some(CurrencyEvidence::Certain { currency, by: CurrencyMethod::Code }),
        _ => None,
    })
}

/// "ten grand": a scale that only money has.
pub(super) fn thousands(document: &Document, number: &Number) -> Option<CurrencyEvidence> {
    let word = |word: MoneyWord| matches!(word, MoneyWord::Thousands(_)).then_some(word);
    let (word, _) = document.read_word(number.tokens.end - 1, word)?;
    evidence(word).filter(|_| number.scale > 1).map(|(found, _)| found)
}

/// "3 dollars 50 cents", "three pounds and fifty pence": the minor part is added. Gives the token behind it.
pub(super) fn minor_part(document: &Document, number: &mut Number, unit: Option<&Unit>, end: usize) -> Option<usize> {
    let Some(Unit::Money { evidence: major, minor: false }) = unit else { return None };
    let at = end + usize::from(document.is_word(end, "and"));
    if number.scale > 1 || !number.value?.is_whole() || !document.has(at, Classes::Number) && !document.is_number(at) {
        return None;
    }
    let part = number::read(document, at)?;
    let hundredths = part.value.filter(|v| v.is_whole() && *v < Decimal::from_int(100))?;
    let named = behind(document, part.tokens.end, true)
        .filter(|&(_, evidence, minor)| minor && agree(document, *major, evidence));
    // "15 dollars 50", "thirteen dollars and forty-five": two digits, and nothing that they count.
    let two_digits = hundredths >= Decimal::from_int(10);
    let last =
        document.tokens.get(part.tokens.end).is_none_or(|t| t.kind == Kind::Sign && t.sign != b'%' && t.sign != b'-')
            && !document.has(part.tokens.end, Classes::CurrencySign)
            || at == end
                && (document.has(part.tokens.end, Classes::Function) || multiple::compares(document, part.tokens.end));
    let bare = two_digits && last && part.fraction.is_none();
    if named.is_none() && !bare {
        return None;
    }
    number.value = number.value?.checked_add(hundredths.checked_div(Decimal::from_int(100))?);
    Some(named.map_or(part.tokens.end, |(end, _, _)| end))
}

fn country(sense: &Sense) -> Option<u32> {
    match sense {
        Sense::Name(NameWord::Known(entity) | NameWord::Perhaps(entity) | NameWord::Demonym(entity)) => Some(*entity),
        _ => None,
    }
}

/// Of the currencies that a word can mean, the one of the country that the token names.
fn of_country(document: &Document, at: usize, meaning: u16) -> Option<u16> {
    if !document.has(at, Classes::Name | Classes::Demonym) {
        return None;
    }
    let (entity, _) = document.read(at, country)?;
    let country = document.lexicon.entity(entity).country?;
    let amounts = &document.lexicon.amounts;
    amounts.meanings[usize::from(meaning)]
        .iter()
        .copied()
        .find(|&c| amounts.currencies[usize::from(c)].countries.iter().any(|k| k == country))
}

/// Whether two pieces of evidence can mean the same currency.
pub(super) fn agree(document: &Document, a: CurrencyEvidence, b: CurrencyEvidence) -> bool {
    let meanings = &document.lexicon.amounts.meanings;
    let can_be = |evidence: CurrencyEvidence, currency: u16| match evidence {
        CurrencyEvidence::Certain { currency: c, .. } => c == currency,
        CurrencyEvidence::OneOf { meaning, .. } => meanings[usize::from(meaning)].contains(&currency),
    };
    match a {
        CurrencyEvidence::Certain { currency, .. } => can_be(b, currency),
        CurrencyEvidence::OneOf { meaning, .. } => meanings[usize::from(meaning)].iter().any(|&c| can_be(b, c)),
    }
}

/// "The rupee closed at 83.59 to the dollar", "the dollar fell to 148.20 against the yen": of two currencies the one that the rate is told in.
pub(super) fn exchanged(document: &Document, number: &Number) -> Option<CurrencyEvidence> {
    /// "The rupee, which had been falling for days, closed at a record low of".
    const NEAR: usize = 14;
    let (start, tie) = (number.tokens.start, number.tokens.end);
    let digits = !number.in_words && number.scale == 1 && number.fraction.is_none();
    // "at 3.7495/98 to the dollar": bid and offer.
    let quote = document.is_sign(start.wrapping_sub(1), b'/') || document.is_sign(tie, b'/');
    if !digits || quote || !document.is_one_of(tie, &["to", "against", "per"]) {
        return None;
    }
    // "to the US dollar", "per dollar"
    let base = (tie + 1..=tie + 3).find(|&at| document.has(at, Classes::Currency))?;
    let tied = |at: usize| document.has(at, Classes::Determiner | Classes::Demonym | Classes::Capital);
    let from = document.sentences[document.sentence_of(start)].start.max(start.saturating_sub(NEAR));
    let own = (from..start).rev().find(|&at| document.has(at, Classes::Currency))?;
    // The trade tells rates of the euro in dollars, those of the dollar in yen.
    let rank = |at: usize| {
        let first = [&["euro"][..], &["pound", "sterling"], &["aussie", "kiwi"], &["dollar", "greenback"]];
        first.iter().position(|words| document.is_one_of(at, words)).unwrap_or(first.len())
    };
    let told_in = if rank(base) > rank(own) { base } else { own };
    let (word, _) = currency_word(document, told_in).filter(|_| (tie + 1..base).all(tied))?;
    evidence(word).map(|(evidence, _)| evidence)
}
