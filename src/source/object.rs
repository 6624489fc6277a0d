//! A JSON object as the facts of an article: the fields that fill a slot, borrowed from the line wherever that is possible.
//!
//! | JSON | value |
//! | --- | --- |
//! | `"text"` | `Text`, borrowed unless it holds an escape |
//! | `["a", null, "b"]` | `List` of two |
//! | `null` | `Absent` |
//! | `7`, `{}`, `[7]` | `Other`: what it is, in words, for the message |

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::fields::{Fields, Slot};

/// What a field of ours holds.
#[derive(Debug, Default)]
pub(super) enum Value<'j> {
    /// Not there, or null.
    #[default]
    Absent,
    Text(Cow<'j, str>),
    List(Vec<Cow<'j, str>>),
    /// Something else, named for the message.
    Other(&'static str),
}

/// Reads an object, keeping the fields that fill a slot.
pub(super) struct Object<'f>(pub(super) &'f Fields);

impl<'j> DeserializeSeed<'j> for Object<'_> {
    type Value = [Value<'j>; Slot::ALL.len()];

    fn deserialize<D: Deserializer<'j>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'j> Visitor<'j> for Object<'_> {
    type Value = [Value<'j>; Slot::ALL.len()];

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields of an article")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut found = Self::Value::default();
        while let Some(Text(key)) = object.next_key()? {
            match self.0.slot(&key) {
                Some(slot) => found[slot as usize] = object.next_value()?,
                None => {
                    object.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found)
    }
}

/// A string, borrowed from the line wherever it holds no escape.
struct Text<'j>(Cow<'j, str>);

impl<'j> serde::Deserialize<'j> for Text<'j> {
    fn deserialize<D: Deserializer<'j>>(json: D) -> Result<Self, D::Error> {
        struct TextVisitor;
        impl<'j> Visitor<'j> for TextVisitor {
            type Value = Text<'j>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E>(self, text: &'j str) -> Result<Text<'j>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E>(self, text: &str) -> Result<Text<'j>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
        }
        json.deserialize_str(TextVisitor)
    }
}

impl<'j> serde::Deserialize<'j> for Value<'j> {
    fn deserialize<D: Deserializer<'j>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'j> Visitor<'j> for ValueVisitor {
    type Value = Value<'j>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }
    fn visit_borrowed_str<E>(self, text: &'j str) -> Result<Value<'j>, E> {
        Ok(Value::Text(Cow::Borrowed(text)))
    }
    fn visit_str<E>(self, text: &str) -> Result<Value<'j>, E> {
        Ok(Value::Text(Cow::Owned(text.to_owned())))
    }
    fn visit_unit<E>(self) -> Result<Value<'j>, E> {
        Ok(Value::Absent)
    }
    fn visit_bool<E>(self, _: bool) -> Result<Value<'j>, E> {
        Ok(Value::Other("true or false"))
    }
    fn visit_i64<E>(self, _: i64) -> Result<Value<'j>, E> {
        Ok(Value::Other("a number"))
    }
    fn visit_u64<E>(self, _: u64) -> Result<Value<'j>, E> {
        Ok(Value::Other("a number"))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Value<'j>, E> {
        Ok(Value::Other("a number"))
    }
    fn visit_seq<A: SeqAccess<'j>>(self, mut list: A) -> Result<Value<'j>, A::Error> {
        let (mut texts, mut only_texts) = (Vec::new(), true);
        while let Some(element) = list.next_element()? {
            match element {
                Value::Text(text) => texts.push(text),
                Value::Absent => {}
                Value::List(_) | Value::Other(_) => only_texts = false,
            }
        }
        Ok(if only_texts { Value::List(texts) } else { Value::Other("a list of other things") })
    }
    fn visit_map<A: MapAccess<'j>>(self, mut object: A) -> Result<Value<'j>, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other("an object"))
    }
}
