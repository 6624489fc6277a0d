//! A figure with its sentence and all that is bound to it.

use columnist_extract::record::{Figure, Modality, Period, words};
use columnist_extract::{Article, Id};

use super::{Names, listed, or_null};

/// What a figure may be bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Binding {
    Period,
    Base,
    Measure,
    Parties,
    Speaker,
    /// Any role but reported.
    Modality,
}

impl Binding {
    pub(super) fn is_in(self, figure: &Figure) -> bool {
        match self {
            Binding::Period => figure.ref_method.is_some(),
            Binding::Base => figure.base_method.is_some(),
            Binding::Measure => figure.measure.is_some(),
            Binding::Parties => figure.parties_method.is_some(),
            Binding::Speaker => figure.speaker_method.is_some(),
            Binding::Modality => figure.modality != Modality::Reported,
        }
    }
}

/// The figure, to be read by a judge.
pub(super) fn shown(figure: &Figure, article: &Article, names: &Names) -> String {
    let name = |id: Option<Id>| or_null(id.and_then(|id| names.get(&id)));
    let period = |p: &Period| format!("{}..{}", or_null(p.start), or_null(p.end));
    let sentence: Vec<&str> = words(&article.text, &figure.context).split_whitespace().collect();
    let rows = [
        ("value", format!("{} {}..{}", or_null(figure.value), or_null(figure.value_low), or_null(figure.value_high))),
        (
            "unit",
            format!(
                "{} {} per {}",
                or_null(figure.currency.as_ref()),
                or_null(figure.unit.as_ref()),
                or_null(figure.per_unit.as_ref())
            ),
        ),
        ("kind", figure.kind.to_string()),
        ("bound", figure.bound.to_string()),
        ("modality", format!("{}{}", figure.modality, if figure.negated { ", negated" } else { "" })),
        ("stat", format!("{} {}", figure.stat, or_null(figure.direction))),
        ("period", format!("{} ({})", period(&figure.ref_period), or_null(figure.ref_method))),
        ("base", format!("{} ({})", period(&figure.base), or_null(figure.base_method))),
        ("measure", format!("{} ({})", or_null(figure.measure), or_null(figure.measure_method))),
        (
            "parties",
            format!("{}, {} ({})", name(figure.subject), name(figure.counterpart), or_null(figure.parties_method)),
        ),
        ("speaker", format!("{} ({})", name(figure.speaker), or_null(figure.speaker_method))),
    ];
    let surface = figure.span.surface(&article.text).replace('\n', " ");
    let head = format!("{surface} [{}]\n> {}\n", or_null(article.published_on), sentence.join(" "));
    listed(head, &rows)
}
