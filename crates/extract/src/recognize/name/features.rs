//! What the model sees of a token: hashes of its word, shape and endings, of its neighbours, and of what the lexicon and the rest of
//! the document say about them.

use std::ops::Range;

use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::tagger::{FEATURES, ROWS};
use crate::lexicon::{Classes, Sense};
use crate::recognize::name::stretch::{Stretch, is_capitalised};
use crate::record::EntityKind;
use crate::text::Document;
use crate::text::token::{Key, Kind, Shape};

/// The templates that tell what word the token itself is, as places among its features.
pub const OWN_WORD: &[usize] = &[0, 5, 6, 7, 22, 23, 27, 30, 31, 32, 33, 34, 35];

/// What the whole document says about the words of its stretches; made once.
#[derive(Debug)]
pub(crate) struct Context {
    /// For each token, what the lexicon says about it.
    lexicon: Vec<u8>,
    written: Written,
}

/// How a document writes some words, by their hashes: in small letters, with a capital inside a sentence.
#[derive(Debug)]
struct Written {
    /// Open addressing; a power of two of places, at most a quarter of them taken. A free one has no bits.
    places: Vec<(u32, u8)>,
    /// A bit for each of the words, by its hash: tells most others.
    bits: u64,
}

const SMALL_LETTERS: u8 = 1;
const CAPITAL: u8 = 2;
/// Of a place that is taken.
const TAKEN: u8 = 4;

impl Written {
    fn of(words: impl Iterator<Item = u32> + Clone) -> Written {
        let places = vec![(0, 0); (4 * words.clone().count() + 1).next_power_of_two()];
        let mut written = Written { places, bits: 0 };
        for word in words {
            written.bits |= bit_of(word);
            let place = written.place(word);
            written.places[place] = (word, TAKEN);
        }
        written
    }

    fn place(&self, hash: u32) -> usize {
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        while self.places[at].1 != 0 && self.places[at].0 != hash {
            at = (at + 1) & mask;
        }
        at
    }

    /// Adds a way of writing, if it is one of the words.
    #[inline]
    fn add(&mut self, hash: u32, bit: u8) {
        if self.bits & bit_of(hash) == 0 {
            return;
        }
        let place = self.place(hash);
        let (_, bits) = &mut self.places[place];
        if *bits != 0 {
            *bits |= bit;
        }
    }

    fn ways(&self, hash: u32) -> u8 {
        self.places[self.place(hash)].1 & (SMALL_LETTERS | CAPITAL)
    }
}

/// The bit of a word in [`Written::bits`].
fn bit_of(hash: u32) -> u64 {
    1 << (hash >> 26)
}

const PLACE: u8 = 1;
const ORGANIZATION: u8 = 2;
const PERHAPS_PLACE: u8 = 3;
const PERHAPS_ORGANIZATION: u8 = 4;
const DEMONYM: u8 = 5;
/// Added for the later words of a term.
const LATER: u8 = 8;

impl Context {
    pub(crate) fn new(document: &Document, stretches: &[Stretch]) -> Context {
        let words = stretches.iter().flat_map(|s| s.tokens.clone()).map(|at| document.tokens[at].hash);
        let mut context = Context { lexicon: vec![0; document.len()], written: Written::of(words) };
        for sentence in &document.sentences {
            let tokens = document.tokens[sentence.clone()].iter().zip(&document.classes[sentence.clone()]);
            for (place, (token, classes)) in tokens.enumerate() {
                // A function word in small letters says nothing: every text has them.
                let says = match token.shape {
                    Shape::Lower if token.kind != Kind::Word || classes.meets(Classes::Function) => continue,
                    Shape::Lower => SMALL_LETTERS,
                    _ if place == 0 => continue,
                    _ => CAPITAL,
                };
                if token.end - token.start > 1 {
                    context.written.add(token.hash, says);
                }
            }
        }
        let mut from = 0;
        while let Some(at) = document.first(from..document.len(), Classes::Name | Classes::Demonym) {
            from = at + 1;
            if let Some((mark, words)) = document.read(at, |sense| mark(document, sense)) {
                context.lexicon[at] = mark;
                context.lexicon[at + 1..at + words].fill(mark + LATER);
                from = at + words;
            }
        }
        context
    }
}

impl Context {
    /// Whether the document writes a word of a stretch in small letters somewhere: at the head of a sentence it is then no name.
    pub(crate) fn writes_small(&self, hash: u32) -> bool {
        self.written.ways(hash) & SMALL_LETTERS != 0
    }
}

fn mark(document: &Document, sense: &Sense) -> Option<u8> {
    let place = |index: u32| document.lexicon.sort_of(index).kind() == EntityKind::Place;
    match sense {
        Sense::Name(NameWord::Known(index)) => Some(if place(*index) {
            // Countries are more surely themselves than cities are.
            if document.lexicon.sort_of(*index) == Sort::Country { PLACE + 5 } else { PLACE }
        } else {
            ORGANIZATION
        }),
        Sense::Name(NameWord::Perhaps(index)) => Some(if place(*index) { PERHAPS_PLACE } else { PERHAPS_ORGANIZATION }),
        Sense::Name(NameWord::Demonym(_)) => Some(DEMONYM),
        _ => None,
    }
}

/// The room in which stretches are looked at, one after the other.
#[derive(Debug, Default)]
pub(crate) struct Room(Vec<Seen>);

impl Room {
    /// Looks at a stretch.
    pub(crate) fn view<'a, 'd>(
        &'a mut self,
        document: &'a Document<'d>,
        context: &'a Context,
        stretch: &'a Stretch,
    ) -> View<'a, 'd> {
        let sentence = &document.sentences[stretch.sentence];
        let (stretch, tokens) = (&stretch.tokens, Tokens { document, context, sentence });
        let from = stretch.start as isize - AROUND as isize;
        let to = (stretch.end + AROUND) as isize;
        self.0.clear();
        self.0.extend((from..to).map(|at| tokens.see(at)));
        View { tokens, stretch, seen: &self.0 }
    }
}

/// How many tokens on either side of a stretch are looked at.
const AROUND: usize = 2;

/// What the features of a token and of its neighbours are made of.
#[derive(Debug, Clone, Copy)]
struct Seen {
    word: u32,
    class: u32,
    shape: u32,
    /// Whether it can be part of a run of capitalised words.
    in_run: bool,
    /// The class of words that it is like, and the wider one.
    fine: u32,
    wide: u32,
}

/// What lies beyond the sentence.
const BEYOND: Seen = Seen { word: 1, class: 1, shape: 15, in_run: false, fine: 3000, wide: 101 };
/// The classes of a word in small letters: its shape above this, and one for all.
const SMALL: (u32, u32) = (2000, 100);

/// Collects rows; each feature has a template number of its own.
struct Rows {
    rows: [u32; FEATURES],
    template: usize,
}

impl Rows {
    #[inline(always)]
    fn add(&mut self, a: u32, b: u32) {
        let mut state = u64::from(a) | u64::from(b) << 32;
        state ^= (self.template as u64 + 1).wrapping_mul(0xd6e8_feb8_6659_fd93);
        state = state.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        state ^= state >> 29;
        state = state.wrapping_mul(0xbf58_476d_1ce4_e5b9);
        self.rows[self.template] = (state >> 40) as u32 % ROWS as u32;
        self.template += 1;
    }
}

/// What is seen of a stretch.
pub(crate) struct View<'a, 'd> {
    tokens: Tokens<'a, 'd>,
    stretch: &'a Range<usize>,
    /// The tokens of the stretch and [`AROUND`] it.
    seen: &'a [Seen],
}

impl View<'_, '_> {
    /// The token and those around it.
    #[inline]
    fn around(&self, at: usize) -> [Seen; 1 + 2 * AROUND] {
        let first = at - self.stretch.start;
        self.seen[first..].first_chunk().copied().unwrap_or([BEYOND; 1 + 2 * AROUND])
    }

    /// The features of a token, as rows of the weight table.
    #[inline]
    pub(crate) fn features(&self, at: usize) -> [u32; FEATURES] {
        let mut rows = Rows { rows: [0; FEATURES], template: 0 };
        let [before2, before1, own, after1, after2] = self.around(at);
        let (w, c, s) = (own.word, own.class, own.shape);
        rows.add(w, 0);
        rows.add(before1.word, 0);
        rows.add(after1.word, 0);
        rows.add(before2.word, 0);
        rows.add(after2.word, 0);
        rows.add(before1.word, w);
        rows.add(w, after1.word);
        rows.add(w, s);
        rows.add(before1.shape << 8 | s, after1.shape);
        rows.add(c, 0);
        rows.add(c, before1.class);
        rows.add(c, after1.class);
        rows.add(c ^ before1.class.rotate_left(11), after1.class);
        rows.add(before1.class, after1.shape);
        rows.add(after1.class, s);
        rows.add(before2.class, before1.class);
        rows.add(after1.class, after2.class);
        rows.add(before1.word, c);
        rows.add(after1.word, c);
        rows.add(before1.word, after1.word);
        // The words around the run of capitals, and its first and last word.
        let run = self.run(at);
        let [before_run2, before_run, first_of, ..] = self.around(run.start);
        let [.., last_of, behind_run, behind_run2] = self.around(run.end - 1);
        let (before, behind) = (before_run.word, behind_run.word);
        let length = (run.len().min(4) as u32) << 4 | (at - run.start).min(3) as u32;
        rows.add(before, length);
        rows.add(behind, length);
        rows.add(first_of.word, length);
        rows.add(last_of.word, length);
        rows.add(last_of.class, length);
        rows.add(first_of.class, length);
        rows.add(before_run.class, behind_run.class);
        rows.add(before, last_of.word);
        rows.add(behind_run2.word, length);
        rows.add(before_run2.word, length);
        // Endings and beginnings.
        let Tokens { document, context, sentence } = &self.tokens;
        let bytes = document.bytes(at..at + 1);
        let ends = |n: usize| if bytes.len() < n { 0 } else { part(document, bytes.end - n, n) };
        let starts = |n: usize| if bytes.len() < n { 0 } else { part(document, bytes.start, n) };
        let end3 = ends(3);
        rows.add(ends(2), s);
        rows.add(end3, s);
        rows.add(ends(4), 0);
        rows.add(starts(3), 0);
        rows.add(starts(4), 0);
        rows.add(end3, before1.class);
        // The document and the place in it.
        let opens = u32::from(at == sentence.start);
        let written = u32::from(context.written.ways(document.tokens[at].hash));
        rows.add(opens << 2 | written, s);
        rows.add(opens << 2 | written, c);
        rows.add(length, s | opens << 8);
        // What words like this one are.
        rows.add(own.fine, 0);
        rows.add(own.wide, s | opens << 8);
        rows.add(own.fine, length);
        rows.add(before1.fine, own.wide);
        rows.add(own.wide, after1.fine);
        rows.add(before1.wide << 8 | own.wide, after1.wide);
        rows.add(last_of.fine, length);
        rows.add(first_of.wide << 8 | last_of.wide, length);
        rows.add(own.fine, before);
        rows.add(own.wide, behind);
        rows.add(own.wide, c);
        rows.rows
    }

    /// The run of capitalised words without a break that the token is in; of a small word, itself.
    fn run(&self, at: usize) -> Range<usize> {
        let part = |at: usize| self.seen[at - self.stretch.start + AROUND].in_run;
        let mut run = at..at + 1;
        if !part(at) {
            return run;
        }
        while run.start > self.stretch.start && part(run.start - 1) {
            run.start -= 1;
        }
        while run.end < self.stretch.end && part(run.end) {
            run.end += 1;
        }
        run
    }
}

/// A part of a word, 0 where it would cut a letter. In one piece with its caller, which knows the length.
#[inline(always)]
fn part(document: &Document, start: usize, len: usize) -> u32 {
    let (text, end) = (document.text, start + len);
    let whole = document.is_ascii() || text.is_char_boundary(start) && text.is_char_boundary(end);
    if whole { Key::at(text.as_bytes(), start..end).hash() } else { 0 }
}

/// The tokens of a sentence.
struct Tokens<'a, 'd> {
    document: &'a Document<'d>,
    context: &'a Context,
    sentence: &'a Range<usize>,
}

impl Tokens<'_, '_> {
    fn see(&self, at: isize) -> Seen {
        let Some(at) = usize::try_from(at).ok().filter(|at| self.sentence.contains(at)) else { return BEYOND };
        let token = &self.document.tokens[at];
        let capitalised = is_capitalised(self.document, at);
        let in_run = capitalised || matches!(token.sign, b'.' | b'&');
        let shape = self.shape(at);
        let (fine, wide) = if capitalised {
            let (fine, wide) = self.document.lexicon.word_classes.of(token.hash);
            (u32::from(fine), u32::from(wide))
        } else {
            (SMALL.0 + shape, SMALL.1)
        };
        // Numbers are one word.
        let word = if token.kind == Kind::Number { 2 } else { token.hash };
        Seen { word, class: self.class(at), shape, in_run, fine, wide }
    }

    /// What the lexicon says about a token.
    fn class(&self, at: usize) -> u32 {
        const CLASSES: [Classes; 9] = [
            Classes::Title,
            Classes::Head,
            Classes::PlaceHead,
            Classes::EventHead,
            Classes::GivenName,
            Classes::Surname,
            Classes::Particle,
            Classes::Function,
            Classes::Abbreviation,
        ];
        let classes = self.document.classes[at];
        let bits = CLASSES.iter().enumerate().map(|(place, &class)| u32::from(classes.meets(class)) << (place + 1));
        let mut code = bits.sum::<u32>() | u32::from(self.context.lexicon[at]) << 20;
        if self.document.tokens[at].kind == Kind::Sign {
            code |= u32::from(self.document.tokens[at].sign) << 24 | 1 << 19;
        }
        code
    }

    fn shape(&self, at: usize) -> u32 {
        let token = &self.document.tokens[at];
        let length = (token.end - token.start).min(4);
        match token.kind {
            Kind::Number => 14,
            Kind::Sign => 13,
            Kind::Word => match token.shape {
                Shape::Lower => 0,
                Shape::Capital => {
                    let word = self.document.word(at);
                    let inner = if word.is_ascii() {
                        word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase())
                    } else {
                        word.chars().skip(1).any(char::is_uppercase)
                    };
                    if inner { 8 } else { 1 + u32::from(length == 1) }
                }
                Shape::Upper => 3 + length,
                Shape::Mixed => 9,
            },
        }
    }
}
