//! The hash table that every word of a text goes through: open addressing, a slot of sixteen bytes, no pointer to follow.

/// What a table gives where it has nothing.
pub const UNKNOWN: u32 = u32::MAX;

/// A taken or free place.
#[derive(Debug, Clone, Copy)]
struct Slot {
    key: u64,
    hash: u32,
    value: u32,
}

const FREE: Slot = Slot { key: 0, hash: 0, value: UNKNOWN };

/// Numbers by a key and its hash. What a key of eight bytes cannot tell apart, the caller does.
#[derive(Debug)]
pub(super) struct Table {
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
    /// The value of a key for which `is_it` holds, or [`UNKNOWN`].
    pub(super) fn find(&self, hash: u32, key: u64, is_it: impl Fn(u32) -> bool) -> u32 {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot.value == UNKNOWN || slot.key == key && slot.hash == hash && is_it(slot.value) {
                return slot.value;
            }
            at = (at + 1) & mask;
        }
    }

    /// Adds what is not in the table yet.
    pub(super) fn insert(&mut self, hash: u32, key: u64, value: u32) {
        self.taken += 1;
        if self.slots.len() < 2 * self.taken {
            let larger = vec![FREE; self.slots.len() * 2];
            let slots = std::mem::replace(&mut self.slots, larger);
            slots.into_iter().filter(|slot| slot.value != UNKNOWN).for_each(|slot| self.place(slot));
        }
        self.place(Slot { key, hash, value });
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
