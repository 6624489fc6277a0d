//! Given names and surnames: `given_names.txt`.

use super::sense::Classes;
use super::vocabulary::Table;
use crate::text::token;

/// Given names and surnames, by the hash of the word. They are too many to stand among the terms that every word is looked up in,
/// and they only ever tip a balance: two words of one hash (one in a hundred thousand) do no harm.
#[derive(Debug, Default)]
pub(crate) struct People {
    by_hash: Table,
}

/// What the table says of a name.
const GIVEN_NAME: u32 = 0;
const SURNAME: u32 = 1;
const BOTH: u32 = 2;

/// The classes of a name, by what the table says.
const PEOPLE: [Classes; 3] = [Classes::GivenName, Classes::Surname, Classes::GivenName.with(Classes::Surname)];

impl People {
    /// Reads given names and, behind a line of dashes, surnames.
    pub(super) fn read(text: &str) -> People {
        let mut people = People::default();
        let mut kind = GIVEN_NAME;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with("---") {
                kind = SURNAME;
                continue;
            }
            for name in line.split_ascii_whitespace() {
                let hash = token::hash(name.as_bytes());
                match people.by_hash.find_mut(hash) {
                    Some(known) if *known != kind => *known = BOTH,
                    Some(_) => {}
                    None => people.by_hash.insert(hash, kind),
                }
            }
        }
        people
    }

    /// Whether the word is a given name or a surname.
    pub(crate) fn classes(&self, hash: u32) -> Classes {
        PEOPLE.get(self.by_hash.find(hash, |_| true) as usize).copied().unwrap_or_default()
    }
}
