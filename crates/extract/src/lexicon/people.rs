//! Given names and surnames: `given_names.txt`.

use rustc_hash::FxHashMap;

use super::sense::Classes;
use super::vocabulary::Table;
use crate::text::token;

/// Given names and surnames, by the hash of the word. They are too many to stand among the terms that every word is looked up in,
/// and they only ever tip a balance: two words of one hash (one in a hundred thousand) do no harm.
#[derive(Debug, Default)]
pub(crate) struct People {
    by_hash: Table,
}

/// The classes of a name, by its number in the table: a given name, a surname, both.
const PEOPLE: [Classes; 3] = [Classes::GivenName, Classes::Surname, Classes::GivenName.with(Classes::Surname)];

impl People {
    /// Reads given names and, behind a line of dashes, surnames.
    pub(super) fn read(text: &str) -> People {
        let mut names: FxHashMap<u32, u32> = FxHashMap::default();
        let mut bit = 1;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with("---") {
                bit = 2;
                continue;
            }
            for name in line.split_whitespace() {
                *names.entry(token::hash(name.as_bytes())).or_default() |= bit;
            }
        }
        let mut people = People::default();
        names.into_iter().for_each(|(hash, bits)| people.by_hash.insert(hash, bits - 1));
        people
    }

    /// Whether the word is a given name or a surname.
    pub(crate) fn classes(&self, hash: u32) -> Classes {
        PEOPLE.get(self.by_hash.find(hash, |_| true) as usize).copied().unwrap_or_default()
    }
}
