//! The hash table that every word of a text goes through: open addressing, eight bytes a slot, so that most of it stays in the cache.

/// What a table gives where it has nothing.
pub const UNKNOWN: u32 = u32::MAX;

/// A place of a table: what it holds, and the whole hash of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    hash: u32,
    value: u32,
}

const FREE: Slot = Slot { hash: 0, value: UNKNOWN };

/// Numbers by the hash of what they stand for.
#[derive(Debug)]
pub(crate) struct Table {
    /// A power of two of slots, at most half of them taken.
    slots: Vec<Slot>,
    taken: usize,
}

impl Default for Table {
    fn default() -> Table {
        Table { slots: vec![FREE; 1024], taken: 0 }
    }
}

impl Table {
    /// The value of this hash for which `is_it` holds, or [`UNKNOWN`].
    #[inline]
    pub(crate) fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> u32 {
        self.find_from(self.first(hash), hash, is_it)
    }

    /// Where the search for a hash begins.
    #[inline]
    pub(crate) fn first(&self, hash: u32) -> Slot {
        self.slots[hash as usize & (self.slots.len() - 1)]
    }

    /// The same as [`Table::find`], if its first slot has been fetched before.
    #[inline]
    pub(crate) fn find_from(&self, mut slot: Slot, hash: u32, is_it: impl Fn(u32) -> bool) -> u32 {
        let mut at = hash;
        while slot.value != UNKNOWN && !(slot.hash == hash && is_it(slot.value)) {
            at = at.wrapping_add(1);
            slot = self.first(at);
        }
        slot.value
    }

    /// The value of the one thing of this hash, where nothing else has it.
    pub(crate) fn find_mut(&mut self, hash: u32) -> Option<&mut u32> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].value != UNKNOWN && self.slots[at].hash != hash {
            at = (at + 1) & mask;
        }
        Some(&mut self.slots[at].value).filter(|value| **value != UNKNOWN)
    }

    /// Adds what is not in the table yet.
    pub(crate) fn insert(&mut self, hash: u32, value: u32) {
        self.taken += 1;
        if self.slots.len() < 2 * self.taken {
            let larger = vec![FREE; self.slots.len() * 2];
            let slots = std::mem::replace(&mut self.slots, larger);
            slots.into_iter().filter(|slot| slot.value != UNKNOWN).for_each(|slot| self.place(slot));
        }
        self.place(Slot { hash, value });
    }

    fn place(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = slot.hash as usize & mask;
        while self.slots[at].value != UNKNOWN {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }
}
