//! Endings of words: what a word that no list holds is taken for.
//!
//! | word | ending of |
//! | --- | --- |
//! | `hosted` | past forms |
//! | `Alderbank` | firms |

/// What words may end with, and which last bytes that leaves: these alone tell most words.
#[derive(Debug)]
pub(super) struct Endings {
    list: Vec<String>,
    last: [bool; 256],
}

impl Endings {
    pub(super) fn new(list: Vec<String>) -> Endings {
        let mut last = [false; 256];
        list.iter().filter_map(|ending| ending.bytes().last()).for_each(|byte| last[usize::from(byte)] = true);
        Endings { list, last }
    }

    /// Whether a word has one of them behind three letters or more.
    #[inline]
    pub(super) fn has(&self, word: &[u8]) -> bool {
        let ends = |ending: &String| word.len() > ending.len() + 2 && word.ends_with(ending.as_bytes());
        word.last().is_some_and(|&byte| self.last[usize::from(byte)]) && self.list.iter().any(ends)
    }
}
