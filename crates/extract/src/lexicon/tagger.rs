//! The weights of the tagger: a linear sequence model for persons, organisations and places, and the best labels under it.
//!
//! The weights are integers, so that every machine gives the same names; `examples/train_tagger.rs` makes them from labelled text.
//! What a token's features are is for `recognize` to say.

use crate::record::EntityKind;

/// What a token is in a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Label {
    /// No part of a name.
    Outside,
    /// Part of a name of another kind: a nationality, a title of a work, an event.
    Other,
    /// First token of a person's name.
    BeginPerson,
    /// A later one.
    InPerson,
    /// First token of an organisation's name.
    BeginOrganization,
    /// A later one.
    InOrganization,
    /// First token of a place's name.
    BeginPlace,
    /// A later one.
    InPlace,
}

/// Number of labels.
pub const LABELS: usize = 8;
/// Features that each token has.
pub const FEATURES: usize = 50;
/// Rows of the weight table; features are hashed into them.
pub const ROWS: usize = 1 << 18;

/// What a name must be worth before it is one. The teacher sees names, organisations above all, where a careful reader sees titles
/// of works, goods and plain words; for an analyst a wrong name costs more than a missing one.
const COSTS: [(Label, i32); 3] = [(Label::BeginPerson, 350), (Label::BeginOrganization, 400), (Label::BeginPlace, 250)];

impl Label {
    /// Every label, by its number.
    pub const ALL: [Label; LABELS] = [
        Label::Outside,
        Label::Other,
        Label::BeginPerson,
        Label::InPerson,
        Label::BeginOrganization,
        Label::InOrganization,
        Label::BeginPlace,
        Label::InPlace,
    ];

    /// The kind of the name that the token begins or continues.
    pub fn kind(self) -> Option<EntityKind> {
        match self {
            Label::Outside | Label::Other => None,
            Label::BeginPerson | Label::InPerson => Some(EntityKind::Person),
            Label::BeginOrganization | Label::InOrganization => Some(EntityKind::Organization),
            Label::BeginPlace | Label::InPlace => Some(EntityKind::Place),
        }
    }

    /// Whether the token continues a name.
    pub fn continues(self) -> bool {
        matches!(self, Label::InPerson | Label::InOrganization | Label::InPlace)
    }

    /// Whether the label can stand behind the other; behind nothing, where the stretch begins.
    pub fn may_follow(self, before: Option<Label>) -> bool {
        !self.continues() || before.is_some_and(|b| b.kind() == self.kind())
    }
}

/// The weights of the tagger.
#[derive(Debug)]
pub(crate) struct Model {
    /// Of each feature row, the weight for each label, as it stands in the file: a signed byte.
    weights: &'static [[u8; LABELS]],
    /// Of each label, the weight for each label before it.
    transitions: [[i32; LABELS]; LABELS],
}

impl Model {
    /// Reads the weights: the transitions, then the rows. `None` if there are not as many as there should be.
    pub(crate) fn read(bytes: &'static [u8]) -> Option<Model> {
        let (rows, rest) = bytes.as_chunks::<LABELS>();
        if !rest.is_empty() || rows.len() != ROWS + LABELS {
            return None;
        }
        let mut transitions = [[0; LABELS]; LABELS];
        for (from, row) in rows[..LABELS].iter().enumerate() {
            for (to, weight) in row.iter().enumerate() {
                transitions[to][from] = i32::from(weight.cast_signed());
            }
        }
        Some(Model { weights: &rows[LABELS..], transitions })
    }

    /// The score of each label for a token with these features.
    fn scores(&self, features: &[u32; FEATURES]) -> [i32; LABELS] {
        // A row is one number. With the sign bit turned over a weight is 128 too high and never negative, and sums of two bytes'
        // width hold all features: every other label in each of the two.
        const BIAS: i32 = 128;
        const EVEN: u64 = 0x00ff_00ff_00ff_00ff;
        let (mut even, mut odd) = (0, 0);
        for &row in features {
            let weights = u64::from_le_bytes(self.weights[row as usize % ROWS]) ^ 0x8080_8080_8080_8080;
            even += weights & EVEN;
            odd += weights >> 8 & EVEN;
        }
        let sum = |label: usize| [even, odd][label % 2] >> (16 * (label / 2)) & 0xffff;
        std::array::from_fn(|label| sum(label) as i32 - BIAS * FEATURES as i32)
    }

    /// The best labels of a stretch, given the features of its tokens.
    pub(crate) fn decode(&self, stretch: &[[u32; FEATURES]], path: &mut Path) {
        let scores = stretch.iter().map(|features| {
            let mut scores = self.scores(features);
            for (label, cost) in COSTS {
                scores[label as usize] -= cost;
            }
            scores
        });
        viterbi(scores, |from, to| self.transitions[to][from], path);
    }
}

/// A sequence of labels, and the room to find it in: one stretch after the other uses the same.
#[derive(Debug, Default)]
pub struct Path {
    /// The best labels of the last stretch.
    pub labels: Vec<Label>,
    /// Of each later token, for each label the best one before it.
    back: Vec<[u8; LABELS]>,
}

/// The sequence of labels with the highest sum of scores and transitions.
pub fn viterbi(
    mut scores: impl Iterator<Item = [i32; LABELS]>,
    transition: impl Fn(usize, usize) -> i32,
    Path { labels, back }: &mut Path,
) {
    const NEVER: i32 = i32::MIN / 2;
    labels.clear();
    back.clear();
    let Some(mut best) = scores.next() else { return };
    for label in Label::ALL.into_iter().filter(|label| !label.may_follow(None)) {
        best[label as usize] = NEVER;
    }
    for score in scores {
        let mut next = [NEVER; LABELS];
        let mut from_of = [0; LABELS];
        for (to, label) in Label::ALL.into_iter().enumerate() {
            // A name is continued by its own kind alone: from its beginning or its inside.
            let (first, last) = if label.continues() { (to - 1, to) } else { (0, LABELS - 1) };
            // Sums of texts without end wrap around: whatever they come to, it is the same everywhere.
            let sum = |from: usize| best[from].wrapping_add(transition(from, to));
            let (mut from, mut highest) = (first, sum(first));
            for other in first + 1..=last {
                let sum = sum(other);
                if sum > highest {
                    (from, highest) = (other, sum);
                }
            }
            next[to] = highest.wrapping_add(score[to]);
            from_of[to] = from as u8;
        }
        back.push(from_of);
        best = next;
    }
    let mut label = (0..LABELS).max_by_key(|&l| (best[l], LABELS - l)).unwrap_or(0);
    labels.resize(back.len() + 1, Label::Outside);
    for (at, place) in labels.iter_mut().enumerate().rev() {
        *place = Label::ALL[label];
        label = at.checked_sub(1).and_then(|at| back.get(at)).map_or(0, |from| usize::from(from[label]));
    }
}
