//! Collects terms while the lexicon files are read, and lays them out so that reading a text follows no pointers.

use super::table::UNKNOWN;
use super::{Node, Term, Terms, Vocabulary, Words};
use crate::lexicon::sense::{Classes, Sense};
use crate::text::token::{self, Kind, Shape, Token};

/// How a word must be written to count as the term: as the lexicon file writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Case {
    /// "billion" in the file: any way.
    Any,
    /// "May" in the file: with a first capital.
    Capital,
    /// "US" in the file: in capitals.
    Upper,
}

impl Case {
    fn of(word: &Token) -> Case {
        match word.shape {
            Shape::Upper => Case::Upper,
            Shape::Capital => Case::Capital,
            Shape::Lower | Shape::Mixed => Case::Any,
        }
    }

    /// By the places of [`super::written`].
    fn admits(self, written: usize) -> bool {
        self as usize <= written
    }
}

/// One sense of a term, for one way of writing it.
#[derive(Debug)]
struct Reading {
    node: u32,
    case: Case,
    sense: Sense,
}

/// A vocabulary in the making.
#[derive(Debug, Default)]
pub struct VocabularyBuilder {
    words: Words,
    /// Of each node: the node of the term without its last word, or [`UNKNOWN`], and its number of words.
    parents: Vec<(u32, u8)>,
    readings: Vec<Reading>,
    tokens: Vec<Token>,
}

impl VocabularyBuilder {
    /// Adds a sense to a term. Its words are cut as those of any text are.
    pub fn add(&mut self, term: &str, sense: Sense) {
        let mut tokens = std::mem::take(&mut self.tokens);
        token::tokenize_into(term, &mut tokens);
        if let Some((first, rest)) = tokens.split_first() {
            let case = if first.kind == Kind::Word { Case::of(first) } else { Case::Any };
            let mut node = self.word(term, first);
            for token in rest {
                let next = self.word(term, token);
                node = self.child(node, next);
            }
            self.readings.push(Reading { node, case, sense });
        }
        self.tokens = tokens;
    }

    fn word(&mut self, term: &str, token: &Token) -> u32 {
        let word = &term[token.start as usize..token.end as usize];
        match self.words.find(token.hash, word) {
            UNKNOWN => {
                let node = self.node(UNKNOWN, 1);
                self.words.insert(token.hash, word, node);
                node
            }
            node => node,
        }
    }

    fn child(&mut self, node: u32, word: u32) -> u32 {
        match self.words.child(node, word) {
            UNKNOWN => {
                let child = self.node(node, self.parents[node as usize].1.saturating_add(1));
                self.words.insert_child(node, word, child);
                child
            }
            child => child,
        }
    }

    fn node(&mut self, parent: u32, words: u8) -> u32 {
        self.parents.push((parent, words));
        (self.parents.len() - 1) as u32
    }

    /// Lays the terms out: for each node and way of writing, all terms that a text at that node begins with stand side by side,
    /// longest first.
    pub fn build(mut self) -> Vocabulary {
        // A stable sort: senses stay in the order in which the files list them.
        self.readings.sort_by_key(|reading| reading.node);
        let mut vocabulary =
            Vocabulary { nodes: Vec::with_capacity(self.parents.len()), words: self.words, terms: Vec::new() };
        let mut readings = &self.readings[..];
        for (node, &(parent, words)) in (0..).zip(&self.parents) {
            let (own, others) = readings.split_at(readings.partition_point(|reading| reading.node == node));
            readings = others;
            let shorter = vocabulary.nodes.get(parent as usize).copied().unwrap_or_default();
            let laid_out = vocabulary.lay_out(own, words, shorter);
            vocabulary.nodes.push(laid_out);
            if let Some(parent) = vocabulary.nodes.get_mut(parent as usize) {
                parent.begins_more = true;
            }
        }
        vocabulary
    }
}

impl Vocabulary {
    fn lay_out(&mut self, own: &[Reading], words: u8, shorter: Node) -> Node {
        let mut node = Node { begins_more: false, ..shorter };
        if own.is_empty() {
            return node;
        }
        for written in 0..node.terms.len() {
            let admitted = || own.iter().filter(|reading| reading.case.admits(written));
            // Most terms read alike however they are written.
            if written > 0
                && admitted().count() == own.iter().filter(|reading| reading.case.admits(written - 1)).count()
                && shorter.terms[written] == shorter.terms[written - 1]
            {
                (node.terms[written], node.classes[written]) = (node.terms[written - 1], node.classes[written - 1]);
                continue;
            }
            let start = self.terms.len();
            self.terms.extend(admitted().map(|reading| Term { words, sense: reading.sense }));
            self.terms.extend_from_within(shorter.terms[written].range());
            node.terms[written] = Terms { start: start as u32, len: (self.terms.len() - start) as u32 };
            let classes = |classes: Classes, term: &Term| classes | term.sense.classes();
            node.classes[written] = self.terms[start..].iter().fold(Classes::NONE, classes);
        }
        node
    }
}
