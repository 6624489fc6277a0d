//! The body of an article, as it goes into `articles.text`.
//!
//! | given | body |
//! | --- | --- |
//! | `"\u{feff}  One.\r\nTwo.\r"` | `"One.\nTwo."` |
//!
//! Nothing else is changed: every offset of every row holds against this text.

use std::borrow::Cow;

/// Line ends as `\n`, a byte order mark dropped, outer blank space trimmed.
pub fn body(text: &str) -> Cow<'_, str> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_line_ends_and_the_outside_change() {
        assert_eq!(body("\u{feff}  One.\r\nTwo.\r\rThree.\r\n"), "One.\nTwo.\n\nThree.");
        assert!(matches!(body(" a  b\n\nc\t"), Cow::Borrowed("a  b\n\nc")));
        assert_eq!(body(" \r\n\u{feff}"), "");
    }
}
