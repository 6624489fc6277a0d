//! What was "a year ago": of the stretch that the figure it is compared with is of, once that is known.
//!
//! | words, in a report on May | the second is of |
//! | --- | --- |
//! | "Reserves were 70 billion, against 88 billion **a year ago**" | May of last year |
//! | "Output rose to 18,000 from 16,000 **last year**" | May of last year |
//! | "Revenue fell to 5 million from 7 million **a year ago**", of no stretch that is told | nobody knows |

use chrono::Datelike;

use super::Scene;
use super::topic::{is_compared, names_whole};
use crate::interpret::{Reading, period};
use crate::lexicon::measure::Nature;
use crate::lexicon::statement::StatementWord;
use crate::recognize::amount::Amount;
use crate::record::{FigureKind, Granularity, PeriodMethod};

/// "Reserves were 70 billion, against 88 billion a year ago", in a report on May: in May of the year before. The period of the first
/// is known only here.
pub(super) fn year_ago_again(scene: &Scene, amounts: &[Amount], readings: &mut [Reading], at: usize) {
    let Some(own) = readings[at].reference.filter(|found| found.granularity == Some(Granularity::Year)) else { return };
    let counted = own.date.is_some_and(|date| period::counts_back(scene.document, &scene.dates[date]));
    // "to 18,000 from 16,000 last year", in a report on February: of that month.
    let entire = own.date.is_some_and(|date| period::is_whole(scene.document, &scene.dates[date]));
    if entire
        || !counted && !is_compared(&scene.sites[at])
        || own.method != PeriodMethod::Relative
        || names_whole(&scene.sites[at])
    {
        return;
    }
    // "compared with 68 billion in April and 88 billion a year ago": the one that both are compared with.
    let sentence = readings[at].sentence;
    let measure = |i: usize| readings[i].measure.as_ref().map(|m| m.measure);
    let like = |i: &usize| {
        let alike = amounts[*i].kind == amounts[at].kind && readings[*i].stat == readings[at].stat;
        // "A year ago the index stood at 236", behind a sentence on it.
        alike && (readings[*i].sentence == sentence || measure(at).is_some() && measure(*i) == measure(at))
    };
    let mut before = (0..at).rev().take_while(|&i| readings[i].sentence + 1 >= sentence).filter(like);
    let Some(told) = before.find(|&i| !is_compared(&scene.sites[i])) else { return };
    // "against 68 billion in April and 88 billion a year ago": of a month that is not told.
    let beside = |i: usize| readings[i].reference.is_some_and(|found| period::is_part_of_year(&found.period));
    // "Revenue fell to 5 million from 7 million a year ago": of a stretch that is not told, but reserves are what they are on a day, and
    // "20 years ago" tells which year.
    let measures = &scene.document.lexicon.measures;
    let stock = readings[at].measure.as_ref().is_some_and(|m| measures.get(m.measure).nature == Nature::Stock);
    let last = scene.published.zip(own.period.end).is_some_and(|(day, end)| end.year() + 1 == day.year());
    let flow = counted && last && !stock && amounts[at].kind != FigureKind::Multiple;
    // ... but "lost 22 million in 2023 against 67 million a year ago" tells the year, and "annual profit" that it is one.
    let site = &scene.sites[at];
    let yearly = |t: usize| scene.document.says(t, StatementWord::Whole) || scene.document.is_word(t, "annual");
    let named = period::may_be_of(site)
        .any(|(_, date)| date.row.granularity == Some(Granularity::Year) && !period::counts_back(scene.document, date));
    let whole = named || site.sentence.tokens.clone().any(yearly);
    let untold = flow && !whole && readings[told].sentence == sentence && is_compared(site);
    if readings[told].reference.is_none() && (untold || (told + 1..at).any(beside)) {
        readings[at].reference = None;
        return;
    }
    let part = readings[told].reference.filter(|found| period::is_part_of_year(&found.period));
    let Some((part, period)) = part.and_then(|part| Some((part, period::year_before(&part.period)?))) else { return };
    // The year that was meant holds it.
    let within = own.period.start <= period.start && period.end <= own.period.end;
    if within {
        readings[at].reference = Some(period::Found { period, granularity: part.granularity, ..own });
    }
}
