//! Which fields of a record hold what.
//!
//! | article | fields looked for, unless the pipeline names another |
//! | --- | --- |
//! | text (the one that must be there) | `text` |
//! | day of publication | `published_on`, `date`, `published`: the first that holds something |
//! | the others | `url`, `title`, `authors`, `publisher`, `language` |

use columnist_extract::names;

names! {
    /// A fact about an article that a field may hold.
    pub enum Slot {
        Text = "text", PublishedOn = "published_on", Date = "date", Published = "published", Url = "url", Title = "title",
        Authors = "authors", Publisher = "publisher", Language = "language",
    }
}

/// The name of the field for each fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields {
    /// By slot; `None` for a slot that nothing fills.
    names: [Option<String>; Slot::ALL.len()],
}

impl Default for Fields {
    fn default() -> Fields {
        let mut names = [const { None }; Slot::ALL.len()];
        for (name, slot) in names.iter_mut().zip(Slot::ALL) {
            *name = Some(slot.as_str().to_owned());
        }
        Fields { names }
    }
}

impl Fields {
    /// Takes a fact from another field. A day of publication is then looked for in that field alone.
    pub fn map(&mut self, slot: Slot, field: &str) {
        if slot == Slot::PublishedOn {
            self.names[Slot::Date as usize] = None;
            self.names[Slot::Published as usize] = None;
        }
        self.names[slot as usize] = Some(field.to_owned());
    }

    /// What a field holds, if it is one of ours.
    pub fn slot(&self, field: &str) -> Option<Slot> {
        Slot::ALL.iter().copied().find(|&slot| self.names[slot as usize].as_deref() == Some(field))
    }

    /// The field that holds a fact.
    pub fn name(&self, slot: Slot) -> &str {
        self.names[slot as usize].as_deref().unwrap_or(slot.as_str())
    }
}
