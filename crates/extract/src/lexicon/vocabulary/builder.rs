//! Collects terms while the lexicon files are read, and lays them out so that reading a text follows no pointers.

use super::table::UNKNOWN;
use super::{Node, Reading, Term, Terms, Tree, Vocabulary, bit, step};
use crate::lexicon::sense::{Classes, Domains, Sense};
use crate::text::token::{self, Key, Kind, Shape, Token};

/// How a word must be written to count as the term: as the lexicon file writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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
            _ if word.kind != Kind::Word => Case::Any,
            Shape::Upper => Case::Upper,
            Shape::Capital => Case::Capital,
            Shape::Lower | Shape::Mixed => Case::Any,
        }
    }
}

/// One sense of a term, for one way of writing it.
#[derive(Debug)]
struct Meaning {
    case: Case,
    sense: Sense,
}

/// The term at a node.
#[derive(Debug)]
struct Entry {
    /// The node of the term without its last word, or [`UNKNOWN`].
    parent: u32,
    words: u8,
    /// In the order in which the files list them.
    meanings: Vec<Meaning>,
}

/// A vocabulary in the making.
#[derive(Debug, Default)]
pub struct VocabularyBuilder {
    tree: Tree,
    /// One for each node.
    entries: Vec<Entry>,
    tokens: Vec<Token>,
}

impl VocabularyBuilder {
    /// Adds a sense to a term. Its words are cut as those of any text are.
    pub fn add(&mut self, term: &str, sense: Sense) {
        let mut tokens = std::mem::take(&mut self.tokens);
        token::tokenize_into(term, &mut tokens);
        if let Some((first, rest)) = tokens.split_first() {
            let mut node = self.word(first.key);
            for token in rest {
                let next = self.word(token.key);
                node = self.child(node, next);
            }
            self.entries[node as usize].meanings.push(Meaning { case: Case::of(first), sense });
        }
        self.tokens = tokens;
    }

    fn word(&mut self, word: Key) -> u32 {
        match self.tree.word(word) {
            UNKNOWN => {
                let node = self.node(word.bits(), UNKNOWN, 1);
                self.tree.words.insert(word.hash(), node);
                node
            }
            node => node,
        }
    }

    fn child(&mut self, node: u32, word: u32) -> u32 {
        match self.tree.child(node, word) {
            UNKNOWN => {
                let (hash, key) = step(node, word);
                let words = self.entries[node as usize].words.saturating_add(1);
                let child = self.node(key, node, words);
                self.tree.children.insert(hash, child);
                self.tree.nodes[node as usize].children |= bit(word);
                child
            }
            child => child,
        }
    }

    fn node(&mut self, key: u64, parent: u32, words: u8) -> u32 {
        let node = Node { key, reading: Reading::default(), cased: UNKNOWN, children: 0 };
        self.tree.nodes.push(node);
        self.entries.push(Entry { parent, words, meanings: Vec::new() });
        (self.entries.len() - 1) as u32
    }

    /// Lays the terms out: for each node and way of writing, all terms that a text at that node begins with stand side by side,
    /// longest first.
    pub fn build(self) -> Vocabulary {
        let mut vocabulary = Vocabulary { tree: self.tree, cased: Vec::new(), terms: Vec::new() };
        self.entries.iter().enumerate().for_each(|(node, entry)| vocabulary.lay_out(node, entry));
        vocabulary
    }
}

impl Vocabulary {
    /// Gives a node its terms: its own, then those of its parent, which has them already.
    fn lay_out(&mut self, node: usize, entry: &Entry) {
        let &Entry { parent, words, meanings: ref own } = entry;
        let (shorter, cased) = match self.tree.nodes.get(parent as usize) {
            Some(parent) => (parent.reading, self.cased.get(parent.cased as usize).copied()),
            None => Default::default(),
        };
        let depends = cased.is_some() || own.iter().any(|meaning| meaning.case != Case::Any);
        self.tree.nodes[node].reading = self.reading(own, Case::Any, words, shorter);
        if depends {
            let [capital, upper] = cased.unwrap_or([shorter; 2]);
            self.tree.nodes[node].cased = self.cased.len() as u32;
            let readings =
                [self.reading(own, Case::Capital, words, capital), self.reading(own, Case::Upper, words, upper)];
            self.cased.push(readings);
        }
    }

    fn reading(&mut self, own: &[Meaning], written: Case, words: u8, shorter: Reading) -> Reading {
        let start = self.terms.len();
        let admitted = own.iter().filter(|meaning| meaning.case <= written);
        self.terms.extend(admitted.map(|meaning| Term { words, sense: meaning.sense }));
        if self.terms.len() == start {
            return shorter;
        }
        self.terms.extend_from_within(shorter.terms.range());
        let terms = &self.terms[start..];
        let classes = |classes: Classes, term: &Term| classes | term.sense.classes();
        let domains = Domains::of(terms.iter().map(|term| &term.sense));
        Reading {
            classes: terms.iter().fold(Classes::NONE, classes),
            terms: Terms { start: start as u32, len: terms.len() as u16, domains },
        }
    }
}
