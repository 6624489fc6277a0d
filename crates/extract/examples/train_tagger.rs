//! Makes the weights of the tagger from labelled text.
//!
//! ```text
//! cargo run --release -p columnist-extract --example train_tagger -- crates/extract/lexicon/en/tagger.weights LABELLED.jsonl...
//! ```
//!
//! Each line of a file is `{"text": …, "names": [[start, end, kind], …]}`, as `training/label.py` writes it; a file named twice counts
//! twice. An averaged perceptron over whole stretches, its averages rounded to a byte each. Every tenth text is held out, and the
//! share of its names that are found is printed.
#![expect(clippy::print_stdout, reason = "a tool for the terminal")]

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use columnist_extract::Lexicon;
use columnist_extract::training::{
    FEATURES, LABELS, Label, OWN_WORD, Path, ROWS, Sample, Transitions, samples, viterbi,
};
use serde::Deserialize;

const EPOCHS: u64 = 8;
/// Of a hundred tokens that the learner sees, this many hide what word they are: so that classes and neighbours learn to stand for it,
/// as they must for every name that the text never had.
const HIDDEN: u64 = 30;
/// The row that stands for a hidden feature.
const NOTHING: u32 = ROWS as u32 - 1;

#[derive(Deserialize)]
struct Line {
    text: String,
    names: Vec<(usize, usize, String)>,
}

struct Stretch {
    features: Vec<[u32; FEATURES]>,
    labels: Vec<Label>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("usage: train_tagger WEIGHTS LABELLED.jsonl...")?;
    let lexicon = Lexicon::english()?;
    let (mut train, mut held_out) = (Vec::new(), Vec::new());
    for path in arguments {
        for (number, line) in fs::read_to_string(&path)?.lines().enumerate() {
            let line: Line = serde_json::from_str(line)?;
            let set = if number % 10 == 9 { &mut held_out } else { &mut train };
            set.extend(stretches(&line, &lexicon));
        }
    }
    println!("{} stretches to learn from, {} held out", train.len(), held_out.len());
    let weights = learn(&mut train, &held_out);
    fs::write(out, weights)?;
    Ok(())
}

/// The stretches of a text with the labels that its names give them. One form has one kind in one text: the one it most often has.
fn stretches(line: &Line, lexicon: &Lexicon) -> Vec<Stretch> {
    let offsets: Vec<usize> = line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
    let spans = line
        .names
        .iter()
        .filter_map(|(start, end, kind)| Some((*offsets.get(*start)?, *offsets.get(*end)?, kind.as_str())));
    let spans: Vec<(usize, usize, &str)> = spans.collect();
    let mut votes: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for &(start, end, kind) in &spans {
        *votes.entry(&line.text[start..end]).or_default().entry(kind).or_default() += 1;
    }
    let kind_of = |form: &str| votes[form].iter().max_by_key(|(_, count)| **count).map_or("other", |(kind, _)| *kind);
    let mut found = Vec::new();
    for Sample { tokens, features } in samples(&line.text, lexicon) {
        let mut labels = vec![Label::Outside; tokens.len()];
        for &(start, end, _) in &spans {
            let kind = kind_of(&line.text[start..end]);
            let (begin, inside) = match kind {
                "person" => (Label::BeginPerson, Label::InPerson),
                "organization" => (Label::BeginOrganization, Label::InOrganization),
                "place" => (Label::BeginPlace, Label::InPlace),
                _ => (Label::Other, Label::Other),
            };
            let mut first = true;
            let inner: Vec<usize> =
                (0..tokens.len()).filter(|&t| tokens[t].start >= start && tokens[t].end <= end).collect();
            for (place, &at) in inner.iter().enumerate() {
                let word = &line.text[tokens[at].clone()];
                let trailing = place + 1 == inner.len() && word.starts_with(['\'', '’']);
                if trailing || first && matches!(word, "the" | "The" | "a" | "an") && inner.len() > 1 {
                    continue;
                }
                labels[at] = if first { begin } else { inside };
                first = false;
            }
        }
        found.push(Stretch { features, labels });
    }
    found
}

/// Weights with their running sums, for the average.
struct Weights {
    now: Vec<[i32; LABELS]>,
    sum: Vec<[i64; LABELS]>,
    step: i64,
}

impl Weights {
    fn add(&mut self, row: usize, label: Label, change: i32) {
        self.now[row][label as usize] += change;
        self.sum[row][label as usize] += i64::from(change) * self.step;
    }
}

/// A linear congruential generator: the same weights from the same text.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn scores(weights: &[[i32; LABELS]], features: &[u32; FEATURES]) -> [i32; LABELS] {
    let mut scores = [0; LABELS];
    for &row in features {
        for (score, weight) in scores.iter_mut().zip(&weights[row as usize]) {
            *score += weight;
        }
    }
    scores
}

fn learn(train: &mut [Stretch], held_out: &[Stretch]) -> Vec<u8> {
    // The transitions stand behind the rows.
    let mut weights = Weights { now: vec![[0; LABELS]; ROWS + LABELS], sum: vec![[0; LABELS]; ROWS + LABELS], step: 0 };
    let (mut path, mut features) = (Path::default(), Vec::new());
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    for epoch in 1..=EPOCHS {
        for at in (1..train.len()).rev() {
            train.swap(at, random.below(at as u64 + 1) as usize);
        }
        let mut wrong = 0;
        for stretch in train.iter() {
            weights.step += 1;
            features.clone_from(&stretch.features);
            for rows in &mut features {
                if random.below(100) < HIDDEN {
                    OWN_WORD.iter().for_each(|&template| rows[template] = NOTHING);
                }
            }
            decode(&weights.now, &features, &mut path);
            let guess = &path.labels;
            if *guess == stretch.labels {
                continue;
            }
            wrong += 1;
            for at in 0..guess.len() {
                let (right, got) = (stretch.labels[at], guess[at]);
                if right != got {
                    for &row in &features[at] {
                        weights.add(row as usize, right, 1);
                        weights.add(row as usize, got, -1);
                    }
                }
                if at > 0 && (right, stretch.labels[at - 1]) != (got, guess[at - 1]) {
                    weights.add(ROWS + stretch.labels[at - 1] as usize, right, 1);
                    weights.add(ROWS + guess[at - 1] as usize, got, -1);
                }
            }
        }
        let bytes = rounded(&weights);
        let table: Vec<[i32; LABELS]> =
            bytes.as_chunks::<LABELS>().0.iter().map(|row| row.map(|b| i32::from(b.cast_signed()))).collect();
        let shifted: Vec<[i32; LABELS]> = table[LABELS..].iter().chain(&table[..LABELS]).copied().collect();
        println!("epoch {epoch}: {wrong} stretches wrong in training; {}", measure(&shifted, held_out));
    }
    rounded(&weights)
}

fn decode(weights: &[[i32; LABELS]], features: &[[u32; FEATURES]], path: &mut Path) {
    let transitions = weights[ROWS..].first_chunk().expect("as many transitions as labels behind the rows");
    viterbi(features.iter().map(|f| scores(weights, f)), &Transitions::new(*transitions), path);
}

/// The averages, scaled so that all but the largest few fit a byte: transitions first.
fn rounded(weights: &Weights) -> Vec<u8> {
    let average = |row: usize, label: usize| {
        f64::from(weights.now[row][label]) - weights.sum[row][label] as f64 / weights.step.max(1) as f64
    };
    let mut sizes: Vec<f64> = (0..ROWS)
        .flat_map(|row| (0..LABELS).map(move |label| (row, label)))
        .map(|(r, l)| average(r, l).abs())
        .filter(|&s| s > 0.0)
        .collect();
    sizes.sort_by(f64::total_cmp);
    let largest = sizes.get(sizes.len() * 9995 / 10000).copied().unwrap_or(1.0);
    let scale = 127.0 / largest.max(1e-9);
    let byte =
        |row: usize, label: usize| ((average(row, label) * scale).round().clamp(-127.0, 127.0) as i8).cast_unsigned();
    (ROWS..ROWS + LABELS)
        .chain(0..ROWS)
        .flat_map(|row| (0..LABELS).map(move |label| (row, label)))
        .map(|(r, l)| byte(r, l))
        .collect()
}

/// Exact names found in the held-out stretches.
fn measure(weights: &[[i32; LABELS]], held_out: &[Stretch]) -> String {
    let (mut hit, mut got, mut wanted) = (0, 0, 0);
    let mut path = Path::default();
    for stretch in held_out {
        decode(weights, &stretch.features, &mut path);
        let (system, gold) = (names(&path.labels), names(&stretch.labels));
        hit += system.iter().filter(|name| gold.contains(name)).count();
        got += system.len();
        wanted += gold.len();
    }
    let (precision, recall) =
        (f64::from(hit as u32) / f64::from(got as u32), f64::from(hit as u32) / f64::from(wanted as u32));
    format!(
        "held out: precision {precision:.4}, recall {recall:.4}, F1 {:.4}",
        2.0 * precision * recall / (precision + recall)
    )
}

/// Names as (first token, token behind, begin label).
fn names(labels: &[Label]) -> Vec<(usize, usize, u8)> {
    let mut names: Vec<(usize, usize, u8)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        if label.continues() {
            if let Some(name) = names.last_mut().filter(|n| n.1 == at) {
                name.1 = at + 1;
            }
        } else if label.kind().is_some() {
            names.push((at, at + 1, *label as u8));
        }
    }
    names
}
