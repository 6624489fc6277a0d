//! Where one token ends and the next begins.
//!
//! | text | tokens |
//! | --- | --- |
//! | `U.S. p.m. a.m` | `U.S.` `p.m.` `a.m` |
//! | `O'Neill's don’t` | `O'Neill` `'s` `don’t` |
//! | `1,234.5,` | `1,234.5` `,` |
//! | `€5 – “да”` | `€` `5` `–` `“` `да` `”` |

use super::hash::Key;
use super::letters::Letters;
use super::{Gap, Kind, Shape};

pub(super) const LETTER: u8 = 1;
pub(super) const DIGIT: u8 = 2;
const SIGN: u8 = 3;
const BLANK: u8 = 4;
/// A byte of a character outside ASCII.
pub(super) const WIDE: u8 = 5;

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

/// A place in a text that is being cut.
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) at: usize,
}

impl Cursor<'_> {
    fn class(&self, at: usize) -> u8 {
        self.bytes.get(at).map_or(0, |&b| CLASS[usize::from(b)])
    }

    fn char(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    pub(super) fn key_from(&self, start: usize) -> Key {
        Key::at(self.bytes, start..self.at)
    }

    /// Moves behind blank space, and tells the class of what follows. Most tokens stand behind one blank or none.
    #[inline]
    pub(super) fn blank(&mut self) -> (Gap, u8) {
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
    pub(super) fn word(&mut self) -> (Shape, Key) {
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
    pub(super) fn clitic(&mut self) -> bool {
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

    pub(super) fn number(&mut self) {
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

    pub(super) fn wide(&mut self) -> (Kind, u8, Shape) {
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
pub(super) fn ascii_form(c: char) -> u8 {
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
