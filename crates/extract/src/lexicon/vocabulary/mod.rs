//! Terms of one word or several, found by the hash that each token already carries.
//!
//! Words and the beginnings of terms are nodes of a tree: "prime" is one, "prime minister" a child of it. A node holds every term
//! that a text at it begins with, so that a token is looked up once and all that anyone asks about it stands side by side.

mod builder;
mod table;

use std::ops::Range;

use super::sense::{Classes, Sense};
use crate::text::token::{self, Shape, Token};
pub use builder::VocabularyBuilder;
use table::Table;
pub use table::UNKNOWN;

/// A meaning of a term, and how many tokens the term takes.
#[derive(Debug, Clone, Copy)]
pub struct Term {
    words: u8,
    /// What it means.
    pub sense: Sense,
}

impl Term {
    /// Tokens that it takes.
    pub fn words(&self) -> usize {
        usize::from(self.words)
    }
}

/// Terms that stand side by side in a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    start: u32,
    len: u32,
}

impl Terms {
    fn range(self) -> Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }
}

/// A word, or the beginning of a term of several; for each way of writing its first word, the terms that end at it or before it.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    classes: [Classes; 3],
    terms: [Terms; 3],
    /// Whether a longer term goes on from it.
    begins_more: bool,
}

/// The place of a shape in a [`Node`]: as any word is, with a capital, in capitals.
fn written(shape: Shape) -> usize {
    match shape {
        Shape::Lower | Shape::Mixed => 0,
        Shape::Capital => 1,
        Shape::Upper => 2,
    }
}

/// Every word that the lexicon knows, with the terms that it is or begins.
#[derive(Debug)]
pub struct Vocabulary {
    nodes: Vec<Node>,
    words: Words,
    terms: Vec<Term>,
}

impl Vocabulary {
    /// The node of a token, or [`UNKNOWN`].
    pub fn look_up(&self, token: &Token, word: &str) -> u32 {
        self.words.find(token.hash, word)
    }

    /// Whether a term of several words begins with the node.
    pub fn begins_more(&self, node: u32) -> bool {
        self.nodes.get(node as usize).is_some_and(|node| node.begins_more)
    }

    /// The node that the longest beginning of a term at the first of `nodes` (those of successive tokens) leads to.
    pub fn follow(&self, nodes: &[u32]) -> u32 {
        let Some((&first, rest)) = nodes.split_first() else { return UNKNOWN };
        let mut node = first;
        for &word in rest {
            if word == UNKNOWN || !self.begins_more(node) {
                break;
            }
            match self.words.child(node, word) {
                UNKNOWN => break,
                child => node = child,
            }
        }
        node
    }

    /// The terms that a text at the node begins with, and their classes, where the first word is written so.
    pub fn at(&self, node: u32, shape: Shape) -> (Terms, Classes) {
        let written = written(shape);
        self.nodes.get(node as usize).map_or_else(Default::default, |node| (node.terms[written], node.classes[written]))
    }

    /// The terms themselves, longest first.
    pub fn terms(&self, terms: Terms) -> &[Term] {
        &self.terms[terms.range()]
    }
}

/// The words by their spelling, and how terms go on from word to word.
#[derive(Debug, Default)]
struct Words {
    by_spelling: Table,
    children: Table,
    /// The words in lower case, one behind the other, and where that of each node stands.
    spellings: String,
    spelling_of: Vec<(u32, u32)>,
}

/// Up to so many letters, a key is the word.
const KEY_LETTERS: usize = 8;

impl Words {
    fn find(&self, hash: u32, word: &str) -> u32 {
        if word.is_ascii() { self.find_folded(hash, word) } else { self.find_folded(hash, &token::lower(word)) }
    }

    /// `word` in lower case, or in ASCII.
    fn find_folded(&self, hash: u32, word: &str) -> u32 {
        let is_it = |node: u32| {
            // A sign may differ from another in the bit that makes letters small.
            (2..=KEY_LETTERS).contains(&word.len()) || self.spelling(node).eq_ignore_ascii_case(word)
        };
        self.by_spelling.find(hash, token::prefix(word.as_bytes()), is_it)
    }

    fn spelling(&self, node: u32) -> &str {
        let (start, end) = self.spelling_of.get(node as usize).copied().unwrap_or_default();
        &self.spellings[start as usize..end as usize]
    }

    fn insert(&mut self, hash: u32, word: &str, node: u32) {
        let lower = token::lower(word);
        self.by_spelling.insert(hash, token::prefix(lower.as_bytes()), node);
        let start = self.spellings.len();
        self.spellings.push_str(&lower);
        self.spelling_of.resize(node as usize, (0, 0));
        self.spelling_of.push((start as u32, self.spellings.len() as u32));
    }

    fn child(&self, node: u32, word: u32) -> u32 {
        let (hash, key) = step(node, word);
        self.children.find(hash, key, |_| true)
    }

    fn insert_child(&mut self, node: u32, word: u32, child: u32) {
        let (hash, key) = step(node, word);
        self.children.insert(hash, key, child);
    }
}

/// Hash and key of the step from a node to its child.
fn step(node: u32, word: u32) -> (u32, u64) {
    let key = u64::from(node) << 32 | u64::from(word);
    ((key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32, key)
}
