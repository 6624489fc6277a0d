//! Which figures state a target, and which of them state the same one.
//!
//! | figure | a target? |
//! | --- | --- |
//! | modality target or commitment: "will allocate $5 million in aid"; any that states an outcome | yes |
//! | of a deal: "signed a contract worth $5 million", "agreed to lend $5 million" | no; a promise of aid or a loan if it is dated |
//! | of a period that was over when it was stated, without an outcome | no: a level, more likely, told in words of a plan |
//! | forecast by a party: "will reach $1 billion in 2020, the minister of A said" of A's trade | yes |
//! | forecast by anyone else | no |

use chrono::NaiveDate;
use columnist_extract::record::{Modality, Outcome, Period};
use columnist_extract::{Decimal, Id};
use rustc_hash::FxHashMap;

use crate::amount::Amount;
use crate::index::Index;
use crate::observations::series::{self, Series};
use crate::{FigureFact, RoleFact, Stated, measure};

/// One target, with everyone who states it.
pub(super) struct Target<'a> {
    pub(super) series: Series<'a>,
    pub(super) due: Period,
    /// At least one, the earliest first.
    pub(super) statements: Vec<Statement>,
}

/// One figure that states a target.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    /// Of the figure.
    pub(super) position: usize,
    pub(super) article: Id,
    pub(super) figure: Id,
    pub(super) published_on: Option<NaiveDate>,
    pub(super) amount: Amount,
    /// Money set aside is no level that a series could reach.
    pub(super) is_commitment: bool,
    pub(super) due: Period,
    pub(super) outcome: Option<(Outcome, Period)>,
    antecedent: Option<Id>,
    /// Whether the due date is another statement's.
    pub(super) is_joined: bool,
}

impl Target<'_> {
    /// Whether it was stated before it was due, or its outcome is.
    fn is_told_in_time(&self) -> bool {
        self.statements.iter().any(|statement| {
            statement.outcome.is_some()
                || statement.due.end.zip(statement.published_on).is_none_or(|(due, stated)| stated <= due)
        })
    }

    pub(super) fn first_stated_on(&self) -> Option<NaiveDate> {
        self.statements.iter().filter_map(|statement| statement.published_on).min()
    }
}

/// All targets that figures state.
pub(super) fn targets<'a>(stated: &Stated<'a>, index: &Index<'a>) -> Vec<Target<'a>> {
    let affiliations = Affiliations::new(stated, index);
    let mut stated: Vec<(Series<'a>, Numbers, Statement)> = stated
        .residents()
        .filter_map(|(position, figure)| {
            is_promise(figure, index, &affiliations).then_some(())?;
            let amount = series::amount(figure)?;
            Some((series::series(figure, index)?, numbers(&amount), statement(figure, position, amount)))
        })
        .collect();
    stated.sort_unstable_by(|a, b| {
        (&a.0, a.1).cmp(&(&b.0, b.1)).then_with(|| {
            let key = |s: &Statement| (s.published_on.is_none(), s.published_on, s.article, s.figure);
            key(&a.2).cmp(&key(&b.2))
        })
    });
    let mut targets = Vec::new();
    for of_one_value in stated.chunk_by(|a, b| a.1 == b.1 && a.0 == b.0) {
        let statements = of_one_value.iter().map(|(.., statement)| statement.clone()).collect();
        targets.extend(by_due_date(&of_one_value[0].0, statements));
    }
    targets
}

/// Value and ends: what makes two statements one target, whatever the bound.
type Numbers = (Option<Decimal>, Option<Decimal>, Option<Decimal>);

fn numbers(amount: &Amount) -> Numbers {
    (amount.value, amount.low, amount.high)
}

fn statement(figure: &FigureFact<'_>, position: usize, amount: Amount) -> Statement {
    Statement {
        position,
        article: figure.article,
        figure: figure.figure,
        published_on: figure.published_on,
        amount,
        is_commitment: figure.modality == Modality::Commitment,
        due: figure.ref_period,
        outcome: figure.outcome.map(|outcome| (outcome, figure.outcome_period)),
        antecedent: figure.relates_to,
        is_joined: false,
    }
}

fn is_promise(figure: &FigureFact<'_>, index: &Index<'_>, affiliations: &Affiliations) -> bool {
    match figure.modality {
        _ if figure.negated => false,
        Modality::Target | Modality::Commitment => {
            let is_dated = figure.ref_period.end.is_some() || figure.outcome.is_some();
            figure.measure.is_some_and(|measure| measure::can_be_promised(measure, is_dated))
        }
        Modality::Forecast => figure.speaker.is_some_and(|speaker| {
            let parties = [figure.subject, figure.counterpart];
            parties.into_iter().flatten().any(|party| affiliations.speaks_for(figure.article, speaker, party, index))
        }),
        Modality::Reported | Modality::Estimate | Modality::Hypothetical => figure.outcome.is_some(),
    }
}

/// The statements of one value, the earliest first, split by due date.
fn by_due_date<'a>(series: &Series<'a>, statements: Vec<Statement>) -> Vec<Target<'a>> {
    let mut dated: Vec<Target<'a>> = Vec::new();
    let mut undated: Vec<Statement> = Vec::new();
    let (with_date, without): (Vec<_>, Vec<_>) = statements.into_iter().partition(|s| s.due.end.is_some());
    for statement in with_date {
        match dated.iter_mut().find(|target| target.due.end == statement.due.end) {
            Some(target) => {
                // "in 2020" says more than "by 2020".
                target.due.start = target.due.start.or(statement.due.start);
                target.statements.push(statement);
            }
            None => {
                dated.push(Target { series: series.clone(), due: statement.due, statements: vec![statement] });
            }
        }
    }
    // What joins must not be joined to in turn, or the order of equals would matter.
    let homes: Vec<Option<usize>> = without.iter().map(|statement| home(statement, &dated, &without)).collect();
    for (mut statement, home) in without.into_iter().zip(homes) {
        match home {
            Some(target) => {
                statement.is_joined = true;
                dated[target].statements.push(statement);
            }
            None => undated.push(statement),
        }
    }
    let (mut targets, misread): (Vec<_>, Vec<_>) = dated.into_iter().partition(Target::is_told_in_time);
    for statement in misread.into_iter().flat_map(|target| target.statements) {
        if statement.is_joined {
            undated.push(Statement { is_joined: false, ..statement });
        }
    }
    if !undated.is_empty() {
        targets.push(Target { series: series.clone(), due: Period::default(), statements: undated });
    }
    for target in &mut targets {
        target.statements.sort_by_key(|s| (s.published_on.is_none(), s.published_on, s.article, s.figure));
    }
    targets
}

/// The dated target that a statement without a due date belongs to.
fn home(statement: &Statement, dated: &[Target<'_>], without: &[Statement]) -> Option<usize> {
    // "This target" is the one that its antecedent states; an antecedent may have one itself.
    let mut antecedent = statement.antecedent;
    let mut last = statement;
    for _ in 0..MOST_ANTECEDENTS {
        let Some(id) = antecedent else { break };
        if let Some(home) = dated.iter().position(|target| target.statements.iter().any(|s| s.figure == id)) {
            return Some(home);
        }
        let Some(next) = without.iter().find(|s| s.figure == id) else { break };
        (antecedent, last) = (next.antecedent, next);
    }
    latest_before(last, dated)
}

/// "This target" of "this target" of … : no article goes on for longer.
const MOST_ANTECEDENTS: usize = 8;

/// The target that the same article dates, else the one stated last before.
fn latest_before(statement: &Statement, dated: &[Target<'_>]) -> Option<usize> {
    let stated_before = |target: &Target<'_>| {
        let here = target.statements.iter().any(|s| s.article == statement.article);
        let before = |day: &NaiveDate| statement.published_on.is_some_and(|published_on| *day < published_on);
        let last = target.statements.iter().filter_map(|s| s.published_on).filter(before).max();
        (here || last.is_some()).then_some((here, last, target.due.end))
    };
    let candidates = dated.iter().enumerate().filter_map(|(position, target)| Some((stated_before(target)?, position)));
    candidates.max_by_key(|(key, _)| *key).map(|(_, position)| position)
}

/// Whom people speak for, as articles give their roles.
struct Affiliations {
    /// Nothing is listed from the map.
    roles: FxHashMap<(Id, Id), Vec<Id>>,
}

impl Affiliations {
    fn new(stated: &Stated<'_>, index: &Index<'_>) -> Affiliations {
        let mut roles: FxHashMap<(Id, Id), Vec<Id>> = FxHashMap::default();
        for RoleFact { article, entity, role_of } in &stated.roles {
            roles.entry((*article, index.canonical(*entity))).or_default().push(index.canonical(*role_of));
        }
        Affiliations { roles }
    }

    /// Whether a speaker is a party, holds an office of it, or belongs to a country that is one.
    fn speaks_for(&self, article: Id, speaker: Id, party: Id, index: &Index<'_>) -> bool {
        let (speaker, party) = (index.canonical(speaker), index.canonical(party));
        let belongs = |entity: Id| {
            entity == party
                || index.is_place(party)
                    && index.country(entity).is_some()
                    && index.country(entity) == index.country(party)
        };
        let roles = self.roles.get(&(article, speaker)).map_or(&[][..], Vec::as_slice);
        belongs(speaker) || roles.iter().any(|of| belongs(*of))
    }
}
