//! The dateline: place and wire service at the head of a text.
