//! Terms of one word or several, found by the hash that each token already carries.
//!
//! Words and the beginnings of terms are nodes of a tree: "prime" is one, "prime minister" a child of it. A node holds every term
//! that a text at it begins with, so that a token is looked up once and all that anyone asks about it stands side by side.

mod builder;
mod table;

use std::ops::Range;

use super::sense::{Classes, Domains, Sense};
use crate::text::token::{Key, Shape, Token};
pub use builder::VocabularyBuilder;
use table::Slot;
pub(crate) use table::Table;
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

/// Terms that stand side by side in a vocabulary, and the domains that they are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Terms {
    start: u32,
    len: u16,
    domains: Domains,
}

impl Terms {
    fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.len)
    }

    /// Whether one of them is of one of the domains.
    pub fn are_of(self, domains: Domains) -> bool {
        self.domains.meets(domains)
    }
}

/// What a text at a node begins with: the terms that end there or before, and their classes.
#[derive(Debug, Clone, Copy, Default)]
struct Reading {
    classes: Classes,
    terms: Terms,
}

/// A word, or the beginning of a term of several. Its size counts: every token of a text looks at one.
#[derive(Debug, Clone, Copy)]
struct Node {
    /// Of a word, what tells it from others; of a longer beginning, the node before and the last word.
    key: u64,
    /// However the first word is written.
    reading: Reading,
    /// For what depends on how the first word is written: place in the list of those.
    cased: u32,
    /// A bit for each child, by its last word: tells most words that lead nowhere.
    children: u32,
}

/// The words, and how terms go on from word to word.
#[derive(Debug, Default)]
struct Tree {
    nodes: Vec<Node>,
    words: Table,
    children: Table,
}

impl Tree {
    /// The node of a word, or [`UNKNOWN`].
    fn word(&self, word: Key) -> u32 {
        self.words.find(word.hash(), |node| self.is_word(node, word))
    }

    #[inline]
    fn is_word(&self, node: u32, word: Key) -> bool {
        self.nodes[node as usize].key == word.bits()
    }

    /// The last node on the way that some words lead, or [`UNKNOWN`].
    #[inline]
    fn follow(&self, words: &[u32]) -> u32 {
        let [first, rest @ ..] = words else { return UNKNOWN };
        let mut last = *first;
        for &word in rest {
            let leads = self.nodes.get(last as usize).is_some_and(|node| node.children & bit(word) != 0);
            if !leads || word == UNKNOWN {
                break;
            }
            match self.child(last, word) {
                UNKNOWN => break,
                child => last = child,
            }
        }
        last
    }

    /// The node that a word leads to, or [`UNKNOWN`].
    fn child(&self, node: u32, word: u32) -> u32 {
        let (hash, key) = step(node, word);
        self.children.find(hash, |child| self.nodes[child as usize].key == key)
    }
}

/// Hash and key of the step from a node to its child.
fn step(node: u32, word: u32) -> (u32, u64) {
    let key = u64::from(node) << 32 | u64::from(word);
    ((key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32, key)
}

/// The bit of a child in [`Node::children`].
fn bit(word: u32) -> u32 {
    1 << (word % u32::BITS)
}

/// Every word that the lexicon knows, with the terms that it is or begins.
#[derive(Debug)]
pub struct Vocabulary {
    tree: Tree,
    /// With a capital, and in capitals.
    cased: Vec<[Reading; 2]>,
    terms: Vec<Term>,
}

impl Vocabulary {
    /// For each token of a text, the node of its word, or [`UNKNOWN`].
    pub fn words(&self, tokens: &[Token]) -> Vec<u32> {
        // One step for all tokens, then the next: memory brings many things at a time, if nobody waits for each.
        let slots: Vec<Slot> = tokens.iter().map(|token| self.tree.words.first(token.hash)).collect();
        let word = |(token, slot): (&Token, Slot)| {
            self.tree.words.find_from(slot, token.hash, |node| self.tree.is_word(node, token.key))
        };
        tokens.iter().zip(slots).map(word).collect()
    }

    /// The terms that a text begins with, by the nodes of its words, and their classes, given the shape of the first word.
    #[inline]
    pub fn read(&self, words: &[u32], shape: Shape) -> (Terms, Classes) {
        let Some(node) = self.tree.nodes.get(self.tree.follow(words) as usize) else { return Default::default() };
        let reading = match shape {
            _ if node.cased == UNKNOWN => node.reading,
            Shape::Lower | Shape::Mixed => node.reading,
            Shape::Capital => self.cased[node.cased as usize][0],
            Shape::Upper => self.cased[node.cased as usize][1],
        };
        (reading.terms, reading.classes)
    }

    /// The terms themselves, longest first.
    #[inline]
    pub fn terms(&self, terms: Terms) -> &[Term] {
        &self.terms[terms.range()]
    }
}
