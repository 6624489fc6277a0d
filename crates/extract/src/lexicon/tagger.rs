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
    weights: &'static [[u8; LABELS]; ROWS],
    transitions: Transitions,
}

impl Model {
    /// Reads the weights: the transitions, then the rows. `None` if there are not as many as there should be.
    pub(crate) fn read(bytes: &'static [u8]) -> Option<Model> {
        let (rows, rest) = bytes.as_chunks::<LABELS>();
        let (transitions, weights) = rows.split_first_chunk::<LABELS>()?;
        let transitions = Transitions::new(transitions.map(|row| row.map(|weight| i32::from(weight.cast_signed()))));
        let weights = weights.try_into().ok().filter(|_| rest.is_empty())?;
        Some(Model { weights, transitions })
    }

    /// What the features of a token, as rows of the weights, are worth together.
    #[inline(never)]
    pub(crate) fn sums(&self, features: &[u32; FEATURES]) -> [i16; LABELS] {
        // The table is larger than the nearest cache: all rows are fetched before the first is added, so that none waits for another.
        let rows = features.map(|row| self.weights[row as usize % ROWS]);
        let mut sums = [0; LABELS];
        for weights in &rows {
            sums = each(|label| sums[label] + i16::from(weights[label].cast_signed()));
        }
        sums
    }

    /// The best labels of some tokens, given the sums of their features.
    pub(crate) fn decode(&self, tokens: &[[i16; LABELS]], path: &mut Path) {
        let scores = tokens.iter().map(|sums| {
            let mut scores = sums.map(i32::from);
            for (label, cost) in COSTS {
                scores[label as usize] -= cost;
            }
            scores
        });
        viterbi(scores, &self.transitions, path);
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

/// What is worth less than any sum of weights.
const NEVER: i32 = i32::MIN / 2;

/// Of each label, the weight for each label behind it.
#[derive(Debug, Clone)]
pub struct Transitions([[i32; LABELS]; LABELS]);

impl Transitions {
    /// Takes the weights, but those of labels that may not stand behind each other: a name is continued by its own kind alone.
    pub fn new(mut weights: [[i32; LABELS]; LABELS]) -> Transitions {
        for (before, weights) in Label::ALL.into_iter().zip(&mut weights) {
            for (label, weight) in Label::ALL.into_iter().zip(weights) {
                if !label.may_follow(Some(before)) {
                    *weight = NEVER;
                }
            }
        }
        Transitions(weights)
    }

    /// For each label the highest sum that leads to it, and the label that it comes from. Sums of texts without end wrap around:
    /// whatever they come to, it is the same everywhere.
    #[inline(never)]
    fn follow(&self, best: &[i32; LABELS]) -> ([i32; LABELS], [i32; LABELS]) {
        let (mut highest, mut from) = ([i32::MIN; LABELS], [0; LABELS]);
        for ((before, best), weights) in (0..).zip(best).zip(&self.0) {
            let sum: [i32; LABELS] = each(|label| best.wrapping_add(weights[label]));
            let better: [bool; LABELS] = each(|label| sum[label] > highest[label]);
            highest = each(|label| if better[label] { sum[label] } else { highest[label] });
            from = each(|label| if better[label] { before } else { from[label] });
        }
        (highest, from)
    }
}

/// The sequence of labels with the highest sum of scores and transitions. Of two that are worth the same, the one whose labels come
/// first wins.
pub fn viterbi(
    mut scores: impl Iterator<Item = [i32; LABELS]>,
    transitions: &Transitions,
    Path { labels, back }: &mut Path,
) {
    labels.clear();
    back.clear();
    let Some(mut best) = scores.next() else { return };
    for label in Label::ALL.into_iter().filter(|label| !label.may_follow(None)) {
        best[label as usize] = NEVER;
    }
    for score in scores {
        let (highest, from) = transitions.follow(&best);
        best = each(|label| highest[label].wrapping_add(score[label]));
        back.push(from.map(|label| label as u8));
    }
    let mut label = (0..LABELS).max_by_key(|&l| (best[l], LABELS - l)).unwrap_or(0);
    labels.resize(back.len() + 1, Label::Outside);
    for (at, place) in labels.iter_mut().enumerate().rev() {
        *place = Label::ALL[label];
        label = at.checked_sub(1).and_then(|at| back.get(at)).map_or(0, |from| usize::from(from[label]));
    }
}

/// One value for each label: as an array, and in a function of its own, all are reckoned side by side.
fn each<T>(value: impl FnMut(usize) -> T) -> [T; LABELS] {
    std::array::from_fn(value)
}
