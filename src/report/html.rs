//! Text into HTML: whatever a text holds, it stays text.

use std::fmt::{self, Display};

/// A text as it goes into an element or a quoted attribute.
pub(super) struct Escaped<T>(pub(super) T);

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        struct Escape<'a, 'b>(&'a mut fmt::Formatter<'b>);
        impl fmt::Write for Escape<'_, '_> {
            fn write_str(&mut self, text: &str) -> fmt::Result {
                for c in text.chars() {
                    match c {
                        '&' => self.0.write_str("&amp;")?,
                        '<' => self.0.write_str("&lt;")?,
                        '>' => self.0.write_str("&gt;")?,
                        '"' => self.0.write_str("&quot;")?,
                        '\'' => self.0.write_str("&#39;")?,
                        // No browser shows them, and HTML forbids them.
                        '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\x7f' => self.0.write_str("\u{fffd}")?,
                        // Turns the text behind it round, over the end of its element.
                        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
                        _ => self.0.write_char(c)?,
                    }
                }
                Ok(())
            }
        }
        fmt::write(&mut Escape(f), format_args!("{}", self.0))
    }
}

/// An address that a reader may follow: on the web, and nowhere else.
pub(super) fn followable(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let text = "<script>alert(\"x\" & 'y')</script>\u{202e}\0";
        assert_eq!(
            Escaped(text).to_string(),
            "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;\u{fffd}"
        );
    }

    #[test]
    fn only_web_addresses_can_be_followed() {
        for (url, yes) in [("https://a.org", true), ("HTTP://a.org", true), ("javascript:x", false), ("é", false)] {
            assert_eq!(followable(url), yes, "{url}");
        }
    }
}
