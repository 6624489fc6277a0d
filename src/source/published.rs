//! The day and the moment of publication, as sources write them.
//!
//! | given | `published_on` | `published_at` |
//! | --- | --- | --- |
//! | `2024-05-06`, `20240506`, `2024/05/06` | 2024-05-06 | |
//! | `2024-05-06T23:30:00+05:00` | 2024-05-06, the day where it was published | 2024-05-06T18:30:00Z |
//! | `2024-05-06 23:30`, without a zone | 2024-05-06 | |
//! | `Mon, 06 May 2024 10:00:00 GMT` | 2024-05-06 | 2024-05-06T10:00:00Z |
//! | `2024-02-30`, `05/06/2024`, `yesterday` | no date: the record is a reject | |

use chrono::{DateTime, NaiveDate, Utc};

/// When an article was published, as far as its source states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day, in the zone that the source states.
    pub on: NaiveDate,
    /// The moment, where a time and a zone are stated.
    pub at: Option<DateTime<Utc>>,
}

/// Reads a date or a moment; `None` for what is neither, and for orders that two readers would read differently.
pub fn parse(text: &str) -> Option<Published> {
    let text = text.trim();
    let moment = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z"))
        .or_else(|_| DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M%#z"))
        .or_else(|_| DateTime::parse_from_rfc2822(text));
    if let Ok(moment) = moment {
        return in_range(moment.date_naive()).map(|on| Published { on, at: Some(moment.to_utc()) });
    }
    // Behind the day a time without a zone may stand: it tells the day and no moment.
    let day = match text.find(['T', ' ']) {
        Some(at) if is_time(&text[at + 1..]) => &text[..at],
        Some(_) => return None,
        None => text,
    };
    day_of(day).map(|on| Published { on, at: None })
}

/// Reads `2024-05-06`, `2024/05/06` or `20240506`.
pub fn day_of(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let format = match bytes.len() {
        10 if bytes[4] == b'-' => "%Y-%m-%d",
        10 if bytes[4] == b'/' => "%Y/%m/%d",
        8 if bytes.iter().all(u8::is_ascii_digit) => "%Y%m%d",
        _ => return None,
    };
    NaiveDate::parse_from_str(text, format).ok().and_then(in_range)
}

/// No newspaper is older than 1600, and a year of five digits fits no DATE that every reader opens.
fn in_range(day: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    (1600..=9999).contains(&day.year()).then_some(day)
}

fn is_time(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 4
        && bytes[0].is_ascii_digit()
        && bytes.iter().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        parse(text).map(|p| match p.at {
            Some(at) => format!("{} {}", p.on, at.to_rfc3339()),
            None => p.on.to_string(),
        })
    }

    #[test]
    fn days() {
        for text in ["2024-05-06", " 2024-05-06\n", "20240506", "2024/05/06", "2024-05-06T10:00:00", "2024-05-06 10:00"]
        {
            assert_eq!(shown(text).as_deref(), Some("2024-05-06"), "{text}");
        }
    }

    #[test]
    fn the_day_is_that_of_the_stated_zone() {
        assert_eq!(shown("2024-05-06T23:30:00-05:00").as_deref(), Some("2024-05-06 2024-05-07T04:30:00+00:00"));
        assert_eq!(shown("2024-05-06T01:30:00.250+0600").as_deref(), Some("2024-05-06 2024-05-05T19:30:00.250+00:00"));
        assert_eq!(shown("2024-05-06T10:00Z").as_deref(), Some("2024-05-06 2024-05-06T10:00:00+00:00"));
        assert_eq!(shown("Mon, 06 May 2024 10:00:00 GMT").as_deref(), Some("2024-05-06 2024-05-06T10:00:00+00:00"));
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "2024-02-30",
            "05/06/2024",
            "06.05.2024",
            "yesterday",
            "2024",
            "0024-05-06",
            "2024-05-06 or so",
            "२०२४",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
