//! A text cut into tokens and sentences, each token looked up once in the lexicon.

use std::ops::Range;

use super::sentence;
use super::token::{self, Gap, Key, Kind, Shape, Token};

use crate::lexicon::verb::{Auxiliary, Form, Verb, VerbWord};
use crate::lexicon::vocabulary::Terms;
use crate::lexicon::{Classes, Lexicon, Sense, Word};
use crate::record::Span;

/// A text with its tokens. Recognisers read it by token index; ranges of tokens are half-open.
#[derive(Debug)]
pub struct Document<'a> {
    /// The text.
    pub text: &'a str,
    /// Where the words come from.
    pub lexicon: &'a Lexicon,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// For each token, the classes of all terms that begin at it.
    pub classes: Vec<Classes>,
    /// The classes of all its terms.
    all_classes: Classes,
    /// Token ranges of the sentences, in order, without gaps.
    pub sentences: Vec<Range<usize>>,
    /// For each token, the terms that begin at it.
    terms: Vec<Terms>,
    /// Whether a byte is a code point.
    is_ascii: bool,
}

impl<'a> Document<'a> {
    /// Cuts a text and looks its words up.
    pub fn new(text: &'a str, lexicon: &'a Lexicon) -> Document<'a> {
        let tokens = token::tokenize(text);
        let words = lexicon.vocabulary.words(&tokens);
        let read = |(at, token): (usize, &Token)| {
            let (terms, classes) = lexicon.vocabulary.read(&words[at..], token.shape);
            (terms, classes | written(token, text, classes, lexicon))
        };
        let (terms, classes): (_, Vec<Classes>) = tokens.iter().enumerate().map(read).unzip();
        let all_classes = classes.iter().fold(Classes::NONE, |all, &own| all | own);
        let is_ascii = text.is_ascii();
        let sentences = Vec::new();
        let mut document = Document { text, lexicon, tokens, classes, all_classes, sentences, terms, is_ascii };
        document.sentences = sentence::split(&document);
        document
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Number of code points of the text.
    pub fn n_chars(&self) -> usize {
        if self.is_ascii { self.text.len() } else { self.text.chars().count() }
    }

    /// Whether every byte of the text is a code point.
    pub(crate) fn is_ascii(&self) -> bool {
        self.is_ascii
    }

    /// Whether the text has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Whether a term of one of the classes begins at the token. False beyond the last token.
    pub fn has(&self, at: usize, classes: Classes) -> bool {
        self.classes.get(at).is_some_and(|c| c.meets(classes))
    }

    /// The terms that begin at the token, longest first, as (tokens, sense).
    pub fn senses(&self, at: usize) -> impl Iterator<Item = (usize, &'a Sense)> + use<'a, '_> {
        let lexicon: &'a Lexicon = self.lexicon;
        let terms = self.terms.get(at).copied().unwrap_or_default();
        lexicon.vocabulary.terms(terms).iter().map(|term| (term.words(), &term.sense))
    }

    /// The terms of one domain that begin at the token, longest first, as (tokens, word).
    #[inline]
    pub fn words<W: Word>(&self, at: usize) -> impl Iterator<Item = (usize, W)> + use<'a, '_, W> {
        let lexicon: &'a Lexicon = self.lexicon;
        let terms = self.terms.get(at).copied().filter(|terms| terms.are_of(W::DOMAIN)).unwrap_or_default();
        lexicon.vocabulary.terms(terms).iter().filter_map(|term| Some((term.words(), W::of(&term.sense)?)))
    }

    /// The longest term at the token that `read` can use, as (what it read, tokens).
    pub fn read<T>(&self, at: usize, mut read: impl FnMut(&'a Sense) -> Option<T>) -> Option<(T, usize)> {
        self.senses(at).find_map(|(words, sense)| read(sense).map(|value| (value, words)))
    }

    /// The longest term of one domain at the token that `read` can use, as (what it read, tokens). Most tokens have no term of a
    /// domain, which is known before any is looked at.
    #[inline]
    pub fn read_word<W: Word, T>(&self, at: usize, mut read: impl FnMut(W) -> Option<T>) -> Option<(T, usize)> {
        self.words::<W>(at).find_map(|(words, word)| read(word).map(|value| (value, words)))
    }

    /// The verbs that the token can be a form of.
    pub fn verb_forms(&self, at: usize) -> impl Iterator<Item = (&'a Verb, Form)> + use<'a, '_> {
        let verbs = &self.lexicon.verbs.list;
        self.senses(at).filter_map(|(_, sense)| match sense {
            Sense::Verb(VerbWord::Verb(index, form)) => Some((&verbs[usize::from(*index)], *form)),
            _ => None,
        })
    }

    /// "is", "was", "been": whether the token is a form of "be".
    pub fn is_be(&self, at: usize) -> bool {
        self.is(at, |sense| matches!(sense, Sense::Verb(VerbWord::Auxiliary(Auxiliary::Be, _))))
    }

    /// The first of some tokens at which a term of one of the classes begins.
    pub fn first(&self, tokens: Range<usize>, classes: Classes) -> Option<usize> {
        // What a text has none of is looked for in many places all the same.
        let within = self.classes.get(tokens.clone()).filter(|_| self.all_classes.meets(classes))?;
        within.iter().position(|c| c.meets(classes)).map(|place| tokens.start + place)
    }

    /// Whether a term with such a sense begins at the token.
    pub fn is(&self, at: usize, sense: impl Fn(&Sense) -> bool) -> bool {
        self.senses(at).any(|(_, found)| sense(found))
    }

    /// Whether a term that says just this begins at the token.
    #[inline]
    pub fn says<W: Word>(&self, at: usize, word: W) -> bool {
        self.words::<W>(at).any(|(_, found)| found == word)
    }

    /// How many tokens the longest term takes that begins at the token and says just this.
    #[inline]
    pub fn length_of<W: Word>(&self, at: usize, word: W) -> Option<usize> {
        self.words::<W>(at).find(|&(_, found)| found == word).map(|(words, _)| words)
    }

    /// Whether the tokens are a term that says just this.
    pub fn is_term<W: Word>(&self, tokens: Range<usize>, word: W) -> bool {
        self.words::<W>(tokens.start).any(|(words, found)| words == tokens.len() && found == word)
    }

    /// The token as written; empty beyond the last.
    pub fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.of(self.text))
    }

    /// Whether the token is this word, in any case. `word` is lower case.
    #[inline(always)]
    pub fn is_word(&self, at: usize, word: &str) -> bool {
        // The key of a word that stands in the code is reckoned when that is compiled.
        self.tokens.get(at).is_some_and(|token| token.key == Key::of_ascii(word.as_bytes(), 0..word.len()))
    }

    /// Whether the token is one of these words, in any case. They are lower case.
    #[inline(always)]
    pub fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        let length = (token.end - token.start) as usize;
        words.iter().any(|word| word.len() == length && self.is_word(at, word))
    }

    /// Whether the token is this sign (in its ASCII form).
    pub fn is_sign(&self, at: usize, sign: u8) -> bool {
        self.tokens.get(at).is_some_and(|t| t.sign == sign)
    }

    /// Whether the token is a number in digits.
    pub fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.kind == Kind::Number)
    }

    /// Whether the token touches the one before it.
    pub fn touches(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|t| t.gap == Gap::None)
    }

    /// Whether the token is a hyphen that joins two others, without a blank.
    pub fn is_hyphen(&self, at: usize) -> bool {
        self.is_sign(at, b'-') && self.touches(at) && self.touches(at + 1)
    }

    /// Behind such a hyphen if one stands there, else where it was.
    pub fn skip_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.is_hyphen(at))
    }

    /// Whether the token is a dash between words: " - ", "–", "—".
    pub fn is_dash(&self, at: usize) -> bool {
        self.is_sign(at, b'-') && !self.touches(at) || matches!(self.word(at), "—" | "–")
    }

    /// Whether the token is "'s", with either apostrophe.
    pub fn is_genitive(&self, at: usize) -> bool {
        self.is_word(at, "'s") || self.word(at) == "’s"
    }

    /// Whether the token, by its ending, can be an adverb.
    pub(crate) fn ends_like_adverb(&self, at: usize) -> bool {
        self.lexicon.verbs.ends_like_adverb(self.word(at).as_bytes())
    }

    /// Whether the token, by its ending, can be a gerund.
    pub(crate) fn ends_like_gerund(&self, at: usize) -> bool {
        self.lexicon.verbs.ends_like_gerund(self.word(at).as_bytes())
    }

    /// The bytes of a range of tokens; an empty range is empty at its place.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(self.text.len(), |t| t.start as usize);
        let end = if tokens.is_empty() { start } else { self.tokens[tokens.end - 1].end as usize };
        start..end
    }

    /// The words of a range of tokens, as written.
    pub fn surface(&self, tokens: Range<usize>) -> &'a str {
        &self.text[self.bytes(tokens)]
    }

    /// Index of the sentence that holds the token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.end <= token).min(self.sentences.len().saturating_sub(1))
    }

    /// The row span of a range of tokens. Code points are counted from the nearest mark before it.
    pub fn span(&self, tokens: Range<usize>, chars: &mut CharCounter) -> Span {
        let bytes = self.bytes(tokens.clone());
        let chars = if self.is_ascii {
            bytes.clone()
        } else {
            let start = chars.at(self.text, bytes.start);
            start..start + self.text[bytes.clone()].chars().count()
        };
        Span { sentence: self.sentence_of(tokens.start), chars, bytes }
    }
}

/// The classes of a token that its letters give, beside those of the terms that begin at it.
#[inline]
fn written(token: &Token, text: &str, terms: Classes, lexicon: &Lexicon) -> Classes {
    let word = || &text.as_bytes()[token.start as usize..token.end as usize];
    match (token.kind, token.shape) {
        (Kind::Word, Shape::Lower) if !terms.meets(Classes::NotPast) && lexicon.verbs.ends_like_past(word()) => {
            Classes::PastEnding
        }
        (Kind::Word, Shape::Lower) => Classes::NONE,
        (Kind::Word, Shape::Capital | Shape::Upper) => Classes::Capital | lexicon.people.classes(token.hash),
        (Kind::Word, Shape::Mixed) if word().starts_with(b"'") || word().starts_with("’".as_bytes()) => {
            lexicon.people.classes(token.hash)
        }
        (Kind::Word, Shape::Mixed) => Classes::Capital | lexicon.people.classes(token.hash),
        (Kind::Number, _) => Classes::Digits,
        (Kind::Sign, _) => match token.sign {
            b'"' => Classes::Quote,
            b'\'' => Classes::Apostrophe,
            _ => Classes::NONE,
        },
    }
}

/// Turns byte offsets into code points, fast where they come in order.
#[derive(Debug, Default)]
pub struct CharCounter {
    byte: usize,
    chars: usize,
}

impl CharCounter {
    /// The code points before a byte offset.
    pub fn at(&mut self, text: &str, byte: usize) -> usize {
        if byte < self.byte {
            *self = CharCounter::default();
        }
        self.chars += text[self.byte..byte].chars().count();
        self.byte = byte;
        self.chars
    }
}
