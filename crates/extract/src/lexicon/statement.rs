//! Words of statements about amounts.

use serde::Deserialize;

use super::fault::{Fault, parse};
use super::sense::{Classes, Sense};
use super::vocabulary::VocabularyBuilder;
use crate::record::{Bound, Direction, Modality, Outcome};

/// What a word says in a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementWord {
    /// "about" before an amount.
    Bound(Bound),
    /// "or more" behind an amount.
    BoundBehind(Bound),
    /// "increase": a noun of change.
    ChangeNoun(Direction),
    /// "gain": of a sum of money, what a deal brought in.
    Gain,
    /// "up", "higher".
    Direction(Direction),
    /// "target": a noun that gives its amount a role.
    ModalityNoun(Modality),
    /// "planned", "projected": an adjective that gives an amount its role.
    ModalAdjective(Modality),
    /// "eager", "ready": what follows "to" is meant to be.
    Intent,
    /// "if": what follows is not said to be so.
    Hypothetical,
    /// "than", "compared with": the base follows.
    Comparison,
    /// "year-on-year": the base is the same period a year before.
    YearOnYear,
    /// "according to".
    Source,
    /// "citing": what the one who reports has it from.
    Citation,
    /// "figure", "target": a noun by which a later sentence takes an amount up again.
    Anaphor,
    /// "bilateral", "our": the parties are the article's pair.
    Pair,
    /// "global": of no two countries.
    Worldwide,
    /// "record", "annual": may stand between an amount and its noun, and changes neither.
    Filler,
    /// "level", "portfolio": behind a measure, it leaves the measure what it is.
    MeasureTail,
    /// "current", "existing": what it qualifies is there already.
    Given,
    /// "now", "currently": what follows is so, whatever the verb before promises.
    Now,
    /// "unmet": says what became of a target without a verb.
    Outcome(Outcome),
    /// "top" before a rank.
    Rank,
    /// "times", "fold" behind a multiple.
    Times,
    /// "twice", "double": a multiple by itself.
    Multiple(u32),
    /// "more", "as": behind a multiple, it compares.
    Compares,
    /// "due": a date of maturity follows.
    Due,
    /// "after", "following": a date behind it is that of what went before.
    Sequel,
    /// "tax" behind "after": what is taken off, and nothing that went before.
    Deduction,
    /// "biggest".
    Superlative,
    /// "company", "ministry": stands for an organisation.
    OrganizationNoun,
    /// "spokesman", "figures": what speaks for the organisation named beside it.
    Mouthpiece,
    /// "death toll": the number behind its verb counts something.
    Toll,
    /// "number of": what is counted follows.
    NumberOf,
    /// "each", "respectively".
    Respectively,
    /// "page", "No.": the number behind it is a label, no figure.
    Label,
}

impl StatementWord {
    pub(super) fn classes(self) -> Classes {
        match self {
            StatementWord::Hypothetical => Classes::Joint,
            StatementWord::Bound(_) | StatementWord::BoundBehind(_) => Classes::Bound,
            StatementWord::ChangeNoun(_) => Classes::ChangeNoun,
            StatementWord::Direction(_) => Classes::Direction,
            StatementWord::ModalityNoun(_) => Classes::ModalityNoun,
            StatementWord::Comparison | StatementWord::YearOnYear => Classes::Comparison,
            StatementWord::Source | StatementWord::Citation => Classes::Source,
            StatementWord::Multiple(_) => Classes::Multiple,
            StatementWord::Anaphor => Classes::Anaphor,
            StatementWord::Pair
            | StatementWord::Worldwide
            | StatementWord::Filler
            | StatementWord::Outcome(_)
            | StatementWord::Rank
            | StatementWord::Times
            | StatementWord::Compares
            | StatementWord::Due
            | StatementWord::Gain
            | StatementWord::Sequel
            | StatementWord::Deduction
            | StatementWord::Superlative
            | StatementWord::MeasureTail
            | StatementWord::Mouthpiece
            | StatementWord::Now
            | StatementWord::Given
            | StatementWord::OrganizationNoun
            | StatementWord::ModalAdjective(_)
            | StatementWord::Intent
            | StatementWord::Toll
            | StatementWord::NumberOf
            | StatementWord::Respectively
            | StatementWord::Label => Classes::NONE,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    bounds: Vec<(Bound, Vec<String>)>,
    bounds_behind: Vec<(Bound, Vec<String>)>,
    change_nouns: Vec<(Direction, Vec<String>)>,
    directions: Vec<(Direction, Vec<String>)>,
    modality_nouns: Vec<(Modality, Vec<String>)>,
    modal_adjectives: Vec<(Modality, Vec<String>)>,
    intents: Vec<String>,
    hypothetical: Vec<String>,
    comparisons: Vec<String>,
    year_on_year: Vec<String>,
    sources: Vec<String>,
    citations: Vec<String>,
    anaphors: Vec<String>,
    pair: Vec<String>,
    worldwide: Vec<String>,
    fillers: Vec<String>,
    outcomes: Vec<(Outcome, Vec<String>)>,
    rank: Vec<String>,
    times: Vec<String>,
    multiples: Vec<(u32, Vec<String>)>,
    compares: Vec<String>,
    due: Vec<String>,
    gains: Vec<String>,
    sequels: Vec<String>,
    deductions: Vec<String>,
    superlatives: Vec<String>,
    organization_nouns: Vec<String>,
    tolls: Vec<String>,
    number_of: Vec<String>,
    respectively: Vec<String>,
    labels: Vec<String>,
    measure_tails: Vec<String>,
    mouthpieces: Vec<String>,
    now: Vec<String>,
    given: Vec<String>,
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<(), Fault> {
    let file: File = parse(name, text)?;
    let mut add =
        |terms: &[String], word: StatementWord| terms.iter().for_each(|t| vocabulary.add(t, Sense::Statement(word)));
    for (terms, word) in [
        (&file.intents, StatementWord::Intent),
        (&file.hypothetical, StatementWord::Hypothetical),
        (&file.comparisons, StatementWord::Comparison),
        (&file.year_on_year, StatementWord::YearOnYear),
        (&file.sources, StatementWord::Source),
        (&file.citations, StatementWord::Citation),
        (&file.anaphors, StatementWord::Anaphor),
        (&file.pair, StatementWord::Pair),
        (&file.worldwide, StatementWord::Worldwide),
        (&file.fillers, StatementWord::Filler),
        (&file.rank, StatementWord::Rank),
        (&file.times, StatementWord::Times),
        (&file.compares, StatementWord::Compares),
        (&file.due, StatementWord::Due),
        (&file.gains, StatementWord::Gain),
        (&file.sequels, StatementWord::Sequel),
        (&file.deductions, StatementWord::Deduction),
        (&file.superlatives, StatementWord::Superlative),
        (&file.organization_nouns, StatementWord::OrganizationNoun),
        (&file.tolls, StatementWord::Toll),
        (&file.number_of, StatementWord::NumberOf),
        (&file.respectively, StatementWord::Respectively),
        (&file.labels, StatementWord::Label),
        (&file.measure_tails, StatementWord::MeasureTail),
        (&file.mouthpieces, StatementWord::Mouthpiece),
        (&file.now, StatementWord::Now),
        (&file.given, StatementWord::Given),
    ] {
        add(terms, word);
    }
    each(&file.bounds, StatementWord::Bound, &mut add);
    each(&file.bounds_behind, StatementWord::BoundBehind, &mut add);
    each(&file.change_nouns, StatementWord::ChangeNoun, &mut add);
    each(&file.directions, StatementWord::Direction, &mut add);
    each(&file.modality_nouns, StatementWord::ModalityNoun, &mut add);
    each(&file.modal_adjectives, StatementWord::ModalAdjective, &mut add);
    each(&file.outcomes, StatementWord::Outcome, &mut add);
    each(&file.multiples, StatementWord::Multiple, &mut add);
    Ok(())
}

fn each<T: Copy>(
    lists: &[(T, Vec<String>)],
    word: impl Fn(T) -> StatementWord,
    add: &mut impl FnMut(&[String], StatementWord),
) {
    for (value, terms) in lists {
        add(terms, word(*value));
    }
}
