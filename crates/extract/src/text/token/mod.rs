//! Tokens: words, numbers and signs, with their place in the text.
//!
//! | text | tokens |
//! | --- | --- |
//! | `Kazakhstan's` | `Kazakhstan` `'s` |
//! | `U.S. didn't` | `U.S.` `didn't` |
//! | `$24-24.5 billion` | `$` `24` `-` `24.5` `billion` |
//! | `KZT119bn` | `KZT` `119` `bn` |
//! | `1,234.5` | `1,234.5` |
//!
//! Letters and digits never share a token, and a hyphen is a token of its own: what belongs together is for grammar to say.

mod cursor;
mod hash;
mod letters;

use cursor::{Cursor, DIGIT, LETTER, WIDE};
pub(crate) use hash::Key;
pub use hash::hash;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with apostrophes inside ("didn't", "O'Neill") or dots between single letters ("U.S.").
    Word,
    /// Digits, with grouping and decimal signs between them ("1,234.5").
    Number,
    /// One character that is neither.
    Sign,
}

/// How the letters of a word are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// "billion", and everything that is no word.
    Lower,
    /// "Belarus", "BelTA": the first letter is a capital.
    Capital,
    /// "MINSK", "U.S.": every letter is a capital, and there are at least two.
    Upper,
    /// "iPhone": a capital inside only.
    Mixed,
}

impl Shape {
    /// The shape of any word.
    fn of(word: &str) -> Shape {
        let (mut capitals, mut letters) = (0, 0);
        for c in word.chars() {
            capitals += usize::from(c.is_uppercase());
            letters += usize::from(c.is_alphabetic());
        }
        Shape::told(capitals == 0, word.starts_with(char::is_uppercase), capitals == letters && letters > 1)
    }

    /// By whether none, the first, and all of at least two letters are capitals.
    fn told(none: bool, first: bool, all: bool) -> Shape {
        match (none, first, all) {
            (true, ..) => Shape::Lower,
            (_, true, true) => Shape::Upper,
            (_, true, false) => Shape::Capital,
            (_, false, _) => Shape::Mixed,
        }
    }
}

/// The blank space before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing: the token touches the one before.
    None,
    /// Blank space on one line.
    Space,
    /// One line break.
    Line,
    /// A blank line, or a line break before an indented line.
    Paragraph,
}

/// A token. Offsets are bytes of the text.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// Byte behind the last.
    pub end: u32,
    /// Hash of the lower-case form: equal words have equal hashes.
    pub hash: u32,
    /// What tells it from all other words, however it is written.
    pub(crate) key: Key,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub shape: Shape,
    /// What stands before it.
    pub gap: Gap,
    /// For a sign: its ASCII form ("–" is `-`, "“" is `"`), or 0 where it has none. 0 for words and numbers.
    pub sign: u8,
}

impl Token {
    /// The token as the text writes it.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether this is the sign (in its ASCII form).
    pub fn is(&self, sign: u8) -> bool {
        self.sign == sign
    }
}

/// Cuts a text into tokens. Texts beyond 4 GiB are cut off there; sources refuse them long before.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
    tokenize_into(text, &mut tokens);
    tokens
}

/// The same, into a list that is cleared first.
pub fn tokenize_into(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let text = if text.len() > u32::MAX as usize { &text[..text.floor_char_boundary(u32::MAX as usize)] } else { text };
    let mut cursor = Cursor { text, bytes: text.as_bytes(), at: 0 };
    loop {
        let (gap, class) = cursor.blank();
        let start = cursor.at;
        let Some(&first) = cursor.bytes.get(start) else { break };
        let (kind, sign, shape, key) = match class {
            LETTER => {
                let (shape, key) = cursor.word();
                (Kind::Word, 0, shape, key)
            }
            DIGIT => {
                cursor.number();
                (Kind::Number, 0, Shape::Lower, cursor.key_from(start))
            }
            WIDE => {
                let (kind, sign, shape) = cursor.wide();
                (kind, sign, shape, cursor.key_from(start))
            }
            _ if first == b'\'' && cursor.clitic() => {
                (Kind::Word, 0, Shape::of(&text[start..cursor.at]), cursor.key_from(start))
            }
            _ => {
                cursor.at += 1;
                (Kind::Sign, first, Shape::Lower, Key::short(u64::from(first), 1))
            }
        };
        let (start, end) = (start as u32, cursor.at as u32);
        tokens.push(Token { start, end, hash: key.hash(), key, kind, shape, gap, sign });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| &text[t.start as usize..t.end as usize]).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_cut_apart() {
        for (text, expected) in [
            ("Kazakhstan's trade", "Kazakhstan 's trade"),
            ("Belarus’s didn’t O'Neill", "Belarus ’s didn’t O'Neill"),
            ("the U.S. at 5 p.m. by J. Doe", "the U.S. at 5 p.m. by J . Doe"),
            ("$24-24.5 billion", "$ 24 - 24.5 billion"),
            ("KZT119bn", "KZT 119 bn"),
            ("1,234.5, 7", "1,234.5 , 7"),
            ("€5 млрд «да»", "€ 5 млрд « да »"),
            ("U.S.'s 1990s", "U.S. 's 1990 s"),
            ("'quoted' 's", "' quoted ' ' s"),
            ("2012–13", "2012 – 13"),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn equal_words_hash_alike_in_any_case() {
        for (a, b) in [
            ("Belarus", "BELARUS"),
            ("Didn't", "didn't"),
            ("ÉCOLE", "école"),
            ("international", "INTERNATIONAL"),
            ("don’t", "don't"),
        ] {
            assert_eq!(hash(a.as_bytes()), hash(b.as_bytes()), "{a}");
        }
    }

    #[test]
    fn gaps_tell_lines_from_paragraphs() {
        let gaps: Vec<Gap> = tokenize("a b\nc\n\nd\n   e").iter().map(|t| t.gap).collect();
        assert_eq!(gaps, [Gap::None, Gap::Space, Gap::Line, Gap::Paragraph, Gap::Paragraph]);
    }
}
