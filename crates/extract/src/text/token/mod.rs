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

mod hash;
mod letters;

pub(crate) use hash::Key;
pub use hash::hash;
use letters::Letters;

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

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const SIGN: u8 = 3;
const BLANK: u8 = 4;
/// A byte of a character outside ASCII.
const WIDE: u8 = 5;

const CLASS: [u8; 256] = {
    let mut table = [SIGN; 256];
    let mut byte = 0;
    while byte < 256 {
        let b = byte as u8;
        if b.is_ascii_alphabetic() {
            table[byte] = LETTER;
        } else if b.is_ascii_digit() {
            table[byte] = DIGIT;
        } else if b <= b' ' {
            table[byte] = BLANK;
        } else if b >= 0x80 {
            table[byte] = WIDE;
        }
        byte += 1;
    }
    table
};

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

struct Cursor<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
}

impl Cursor<'_> {
    fn class(&self, at: usize) -> u8 {
        self.bytes.get(at).map_or(0, |&b| CLASS[usize::from(b)])
    }

    fn char(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn key_from(&self, start: usize) -> Key {
        Key::at(self.bytes, start..self.at)
    }

    /// Moves behind blank space, and tells the class of what follows. Most tokens stand behind one blank or none.
    #[inline]
    fn blank(&mut self) -> (Gap, u8) {
        let class = self.class(self.at);
        if matches!(class, LETTER..=SIGN) {
            return (Gap::None, class);
        }
        let next = self.class(self.at + 1);
        if class == BLANK && self.bytes[self.at] == b' ' && matches!(next, LETTER..=SIGN) {
            self.at += 1;
            return (Gap::Space, next);
        }
        let gap = self.blanks();
        (gap, self.class(self.at))
    }

    fn blanks(&mut self) -> Gap {
        let start = self.at;
        let (mut lines, mut indent) = (0, 0);
        loop {
            match self.bytes.get(self.at) {
                Some(b'\n') => {
                    lines += 1;
                    indent = 0;
                    self.at += 1;
                }
                Some(&b) if CLASS[usize::from(b)] == BLANK => {
                    indent += if b == b'\t' { 2 } else { 1 };
                    self.at += 1;
                }
                Some(&b) if b >= 0x80 => match self.char(self.at) {
                    // A byte order mark or a zero-width space inside the text is as blank as a no-break space.
                    Some(c) if c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}') => self.at += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        match (lines, self.at - start) {
            (0, 0) => Gap::None,
            (0, _) => Gap::Space,
            (1, _) if indent < 2 => Gap::Line,
            _ => Gap::Paragraph,
        }
    }

    /// Moves behind a word, and tells how it is written, and its key.
    #[inline]
    fn word(&mut self) -> (Shape, Key) {
        let start = self.at;
        let letters = Letters::at(self.bytes, start);
        self.at += letters.len;
        match self.bytes.get(self.at) {
            Some(b'.') if letters.len == 1 => self.dotted(start),
            Some(b'\'') => self.apostrophe(1),
            Some(&b) if b >= 0x80 => self.wide_rest(),
            _ => return (letters.shape, letters.key),
        }
        if self.at == start + letters.len {
            (letters.shape, letters.key)
        } else {
            (Shape::of(&self.text[start..self.at]), self.key_from(start))
        }
    }

    /// "U.S.", "p.m.", "a.m": single letters with dots between them.
    fn dotted(&mut self, start: usize) {
        let mut at = start + 1;
        while self.bytes.get(at) == Some(&b'.')
            && self.class(at + 1) == LETTER
            && self.class(at + 2) != LETTER
            && self.class(at + 2) != WIDE
        {
            at += 2;
        }
        if at > start + 1 {
            if self.bytes.get(at) == Some(&b'.') {
                at += 1;
            }
            self.at = at;
        }
    }

    /// An apostrophe of `width` bytes behind letters: kept inside "didn't" and "O'Neill", left before "'s".
    fn apostrophe(&mut self, width: usize) {
        let next = self.at + width;
        let letter =
            |at: usize| matches!(self.class(at), LETTER | WIDE) && self.char(at).is_some_and(char::is_alphabetic);
        let possessive = matches!(self.bytes.get(next), Some(b's' | b'S')) && !letter(next + 1);
        if letter(next) && !possessive {
            self.at = next;
            self.rest();
        }
    }

    fn rest(&mut self) {
        self.at += Letters::at(self.bytes, self.at).len;
        match self.bytes.get(self.at) {
            Some(b'\'') => self.apostrophe(1),
            Some(&b) if b >= 0x80 => self.wide_rest(),
            _ => {}
        }
    }

    /// Goes on with a word at a character outside ASCII.
    fn wide_rest(&mut self) {
        match self.char(self.at) {
            Some('’') => self.apostrophe(3),
            Some(c) if is_letter(c) => {
                self.at += c.len_utf8();
                self.rest();
            }
            _ => {}
        }
    }

    /// "'s" behind a word.
    fn clitic(&mut self) -> bool {
        let width = if self.bytes[self.at] == b'\'' { 1 } else { 3 };
        let before = self.at.checked_sub(1).map_or(b' ', |at| self.bytes[at]);
        let touches = before == b'.' || matches!(CLASS[usize::from(before)], LETTER | DIGIT | WIDE);
        let next = self.at + width;
        if touches
            && matches!(self.bytes.get(next), Some(b's' | b'S'))
            && !matches!(self.class(next + 1), LETTER | DIGIT)
        {
            self.at = next + 1;
            return true;
        }
        false
    }

    fn number(&mut self) {
        loop {
            while self.class(self.at) == DIGIT {
                self.at += 1;
            }
            match self.bytes.get(self.at) {
                Some(b'.' | b',' | b'\'') if self.class(self.at + 1) == DIGIT => self.at += 1,
                _ => return,
            }
        }
    }

    fn wide(&mut self) -> (Kind, u8, Shape) {
        let start = self.at;
        let Some(c) = self.char(start) else {
            self.at += 1;
            return (Kind::Sign, 0, Shape::Lower);
        };
        if is_letter(c) {
            self.at += c.len_utf8();
            self.rest();
        } else if c != '’' || !self.clitic() {
            self.at += c.len_utf8();
            return (Kind::Sign, ascii_form(c), Shape::Lower);
        }
        (Kind::Word, 0, Shape::of(&self.text[start..self.at]))
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The ASCII sign that a reader takes a typographic one for; 0 where there is none.
fn ascii_form(c: char) -> u8 {
    match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' => b'-',
        '“' | '”' | '„' | '«' | '»' | '‟' => b'"',
        '‘' | '’' | '‚' | '‹' | '›' => b'\'',
        '…' => b'.',
        '％' => b'%',
        '＄' => b'$',
        _ => 0,
    }
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
