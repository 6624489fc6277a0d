//! Expressions are found in the tokens: what the words say, not yet what they mean.
