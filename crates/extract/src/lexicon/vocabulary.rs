//! Terms of one word or several, found by the hash that each token already carries.

use super::sense::{Classes, Sense};
use crate::text::token::{self, Kind, Shape, Token};

/// How a word must be written to count as the term: as the lexicon file writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// "billion" in the file: any way.
    Any,
    /// "May" in the file: with a first capital.
    Capital,
    /// "US" in the file: in capitals.
    Upper,
}

impl Case {
    fn of(word: &str) -> Case {
        let token = token::tokenize(word);
        match token.first().map(|t| t.shape) {
            Some(Shape::Upper) => Case::Upper,
            Some(Shape::Capital) => Case::Capital,
            _ => Case::Any,
        }
    }

    fn admits(self, shape: Shape) -> bool {
        match self {
            Case::Any => true,
            Case::Capital => matches!(shape, Shape::Capital | Shape::Upper),
            Case::Upper => shape == Shape::Upper,
        }
    }
}

/// One reading of a term, for one way of writing it.
#[derive(Debug, Clone)]
struct Reading {
    case: Case,
    sense: Sense,
}

/// A term of several words; the first is the entry that holds it.
#[derive(Debug)]
struct Phrase {
    /// The first of `rest`: tells most phrases apart without a look at the others.
    second: u32,
    rest: Box<[u32]>,
    readings: Vec<Reading>,
}

#[derive(Debug, Default)]
struct Entry {
    lower: Box<str>,
    readings: Vec<Reading>,
    /// Longest first.
    phrases: Vec<Phrase>,
}

/// What every token asks of its entry: kept apart, so that it stays in the cache.
#[derive(Debug, Clone, Copy, Default)]
struct Hot {
    /// Classes by the shape of the token: any, with a capital, all capitals.
    classes: [Classes; 3],
    begins_phrase: bool,
}

/// A place of the hash table: short words are told apart here, without a look at the entry.
#[derive(Debug, Clone, Copy)]
struct Slot {
    hash: u32,
    entry: u32,
    prefix: u64,
    len: u32,
}

const FREE: Slot = Slot { hash: 0, entry: UNKNOWN, prefix: 0, len: 0 };

/// Every word that the lexicon knows, with the terms that it is or begins.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Open addressing; a power of two of slots, at most half of them taken.
    slots: Vec<Slot>,
    hot: Vec<Hot>,
    entries: Vec<Entry>,
}

/// Index of an entry that no word has.
pub const UNKNOWN: u32 = u32::MAX;

impl Vocabulary {
    /// Adds a sense to a term. Its words are cut as those of any text are.
    pub fn add(&mut self, term: &str, sense: Sense) {
        let tokens = token::tokenize(term);
        let Some(first) = tokens.first() else { return };
        let word = |t: &Token| &term[t.start as usize..t.end as usize];
        let case = if first.kind == Kind::Word { Case::of(word(first)) } else { Case::Any };
        let head = self.intern(word(first));
        let rest: Box<[u32]> = tokens[1..].iter().map(|t| self.intern(word(t))).collect();
        let entry = &mut self.entries[head as usize];
        let hot = &mut self.hot[head as usize];
        let reading = Reading { case, sense };
        if rest.is_empty() {
            for (class, shape) in hot.classes.iter_mut().zip([Shape::Lower, Shape::Capital, Shape::Upper]) {
                if case.admits(shape) {
                    *class |= reading.sense.classes();
                }
            }
            entry.readings.push(reading);
            return;
        }
        hot.begins_phrase = true;
        match entry.phrases.iter_mut().find(|p| p.rest == rest) {
            Some(phrase) => phrase.readings.push(reading),
            None => {
                let at = entry.phrases.partition_point(|p| p.rest.len() >= rest.len());
                entry.phrases.insert(at, Phrase { second: rest[0], rest, readings: vec![reading] });
            }
        }
    }

    fn intern(&mut self, word: &str) -> u32 {
        let lower = token::lower(word);
        let hash = token::hash(word.as_bytes());
        if let Some(index) = self.find(hash, word) {
            return index;
        }
        let index = self.entries.len() as u32;
        if self.slots.len() < 2 * (self.entries.len() + 1) {
            self.grow();
        }
        let slot = Slot { hash, entry: index, prefix: token::prefix(lower.as_bytes()), len: lower.len() as u32 };
        place(&mut self.slots, slot);
        self.entries.push(Entry { lower: lower.into(), ..Entry::default() });
        self.hot.push(Hot::default());
        index
    }

    fn grow(&mut self) {
        let mut slots = vec![FREE; (self.slots.len() * 2).max(1024)];
        self.slots.iter().filter(|s| s.entry != UNKNOWN).for_each(|s| place(&mut slots, *s));
        self.slots = slots;
    }

    fn find(&self, hash: u32, word: &str) -> Option<u32> {
        if word.is_ascii() { self.find_folded(hash, word) } else { self.find_folded(hash, &token::lower(word)) }
    }

    /// `word` in lower case, or in ASCII.
    fn find_folded(&self, hash: u32, word: &str) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let (prefix, len) = (token::prefix(word.as_bytes()), word.len() as u32);
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.entry == UNKNOWN {
                return None;
            }
            // Up to eight letters the prefix is the word.
            if slot.hash == hash
                && slot.prefix == prefix
                && slot.len == len
                && ((2..=8).contains(&len) || self.entries[slot.entry as usize].lower.eq_ignore_ascii_case(word))
            {
                return Some(slot.entry);
            }
            at = (at + 1) & mask;
        }
    }

    /// The entry of a token, or [`UNKNOWN`].
    pub fn look_up(&self, token: &Token, word: &str) -> u32 {
        self.find(token.hash, word).unwrap_or(UNKNOWN)
    }

    /// The classes of a one-word term written like the token.
    pub fn classes(&self, entry: u32, shape: Shape) -> Classes {
        let place = match shape {
            Shape::Lower | Shape::Mixed => 0,
            Shape::Capital => 1,
            Shape::Upper => 2,
        };
        self.hot[entry as usize].classes[place]
    }

    /// Whether a term of several words begins with the entry.
    pub fn begins_phrase(&self, entry: u32) -> bool {
        self.hot[entry as usize].begins_phrase
    }

    /// The terms that begin at the first of `entries` (the entries of successive tokens), longest first, as (words, sense).
    pub fn senses<'a, 'e>(
        &'a self,
        entries: &'e [u32],
        shape: Shape,
    ) -> impl Iterator<Item = (usize, &'a Sense)> + use<'a, 'e> {
        let entry = entries.first().and_then(|&e| self.entries.get(e as usize));
        let second = entries.get(1).copied().unwrap_or(UNKNOWN);
        let phrases = entry
            .filter(|_| entries.len() > 1)
            .into_iter()
            .flat_map(|e| &e.phrases)
            .filter(move |p| p.second == second && entries.get(1..=p.rest.len()) == Some(&p.rest));
        let many = phrases.flat_map(|p| p.readings.iter().map(|r| (p.rest.len() + 1, r)));
        let one = entry.into_iter().flat_map(|e| e.readings.iter().map(|r| (1, r)));
        many.chain(one).filter(move |(_, r)| r.case.admits(shape)).map(|(words, r)| (words, &r.sense))
    }
}

/// Puts a slot into a table that has room for it.
fn place(slots: &mut [Slot], slot: Slot) {
    let mask = slots.len() - 1;
    let mut at = slot.hash as usize & mask;
    while slots[at].entry != UNKNOWN {
        at = (at + 1) & mask;
    }
    slots[at] = slot;
}
