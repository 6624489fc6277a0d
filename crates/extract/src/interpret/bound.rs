//! How sure the text is of an amount.
//!
//! | words | bound |
//! | --- | --- |
//! | "**more than** $5 million", "$5 million **or more**" | that of the words before or behind |
//! | "**exceeded** $5 million", "**pass the mark of** $5 million" | more than, by the verb |
//! | "climbed **past** $5", "slid **past** $5" | more than, less than |
//! | "passed **a** $5 million **budget**", "**is short of** 300 doctors" | exact |
//! | "above the $5 million **expected**", "below the $5 million **of 2020**", "short of the $5 million **target**" | exact: what is compared with is so much |

use super::period::is_dated;
use super::{Site, lead, modality};
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{Bound, Modality};
use crate::text::token::Kind;

/// The words before or behind, else the verb, else a rough number word.
pub(super) fn read(site: &Site, modality: Modality) -> Bound {
    if site.amount.ends.is_some() {
        return Bound::Between;
    }
    let own = || site.lead.bound.filter(|&bound| !is_of_other(site, bound, modality));
    if let Some(bound) = lead::bound_behind(site.document, site.amount.tokens.end).or_else(own) {
        // "will not borrow more than"
        let denied = bound == Bound::MoreThan && is_denied(site);
        return if denied { Bound::AtMost } else { bound };
    }
    let mark = mark(site);
    let object = |g: &&VerbGroup| g.tokens.end <= mark && mark - g.tokens.end <= 2;
    if let Some(group) = site.governor().filter(object) {
        // "beat the 40 million they had forecast": so much was foreseen.
        let foreseen = || modality::foreseen_by(site).is_some();
        let tied = site.preposition_is("by") || site.preposition_is("with");
        if group.does(Roles::EXCEED) && !tied && !foreseen() && !is_passed(site) {
            // "must not exceed": the verb denied is the other bound.
            return if group.negated { Bound::AtMost } else { Bound::MoreThan };
        }
        // "have climbed past $500"
        if group.does(Roles::MOVE) && site.document.is_word(site.lead.start.wrapping_sub(1), "past") {
            // "slid past $5"
            return if group.does(Roles::DOWN) { Bound::LessThan } else { Bound::MoreThan };
        }
        if group.does(Roles::APPROACH) {
            return Bound::Nearly;
        }
    }
    // "more than doubled": the words stand before the verb that is the amount.
    if site.amount.rough { Bound::Approximately } else { Bound::Exact }
}

/// "will not borrow more than", "does not want to pay more than": the verb, or the one that its infinitive hangs on.
fn is_denied(site: &Site) -> bool {
    let Some(group) = site.governor() else { return false };
    let wants = |g: &VerbGroup| g.negated && g.tokens.end == group.tokens.start;
    group.negated || group.tense == Tense::Infinitive && site.sentence.groups.iter().any(wants)
}

/// "passed a $5 million budget": what is voted, for all that its verb says of other things.
fn is_passed(site: &Site) -> bool {
    let (document, start, end) = (site.document, site.amount.tokens.start, site.amount.tokens.end);
    let a = document.is_one_of(start.wrapping_sub(1), &["a", "an"]);
    a && document.tokens.get(end).is_some_and(|t| t.kind == Kind::Word) && !document.has(end, Classes::Anaphor)
}

/// "is short of 300 doctors": so many are missing; but "sales are short of 300 tonnes".
fn is_missing(site: &Site) -> bool {
    let (document, start) = (site.document, site.lead.start);
    let people = site.amount.unit.as_deref().is_some_and(|unit| document.lexicon.amounts.is_person(unit));
    people && document.is_word(start, "short") && document.has(start.wrapping_sub(1), Classes::Auxiliary)
}

/// "above the 5 million expected", "short of the $5 million target": the bound of something else, measured by this amount; but
/// "above the $5 million mark".
fn is_of_other(site: &Site, bound: Bound, modality: Modality) -> bool {
    /// "earned in the first quarter of".
    const PHRASE: usize = 6;
    let (document, end) = (site.document, site.amount.tokens.end);
    let the = (site.lead.start + 1..site.amount.tokens.start).any(|at| document.is_word(at, "the"));
    let mark = document.has(end, Classes::Anaphor) || document.says(end, StatementWord::Limit);
    let definite = the && !mark && matches!(bound, Bound::MoreThan | Bound::LessThan | Bound::Nearly);
    // "5% above the 4 million", "below the 4 million expected", "below the 4 million earned in 2020"
    let beside = site.neighbours.0.is_some_and(|before| site.lead.start - before <= 2);
    let stop = (end + PHRASE).min(site.sentence.tokens.end);
    let dated = || (end..stop).take_while(|&at| !document.is_sign(at, b',')).any(|at| is_dated(site.dates, at));
    // "short of the 29,000 promised"
    let short = || (site.lead.start..site.amount.tokens.start).any(|at| document.is_word(at, "short"));
    let asked = || short() && document.has(end, Classes::PastEnding);
    // "below the 7% under his predecessor", "above the 6% recorded in Peru"
    let told = || document.has(end, Classes::Preposition | Classes::PastEnding) && site.amount.kind.is_relative();
    is_missing(site)
        || definite && (beside || modality != Modality::Reported || asked() || told() || dated())
        || matches!(bound, Bound::LessThan | Bound::Nearly) && modality::modality_noun(document, end).is_some()
}

/// Where the phrase of the amount begins for its verb: "the mark of $5 million", but "a target of $5 million" is a target.
fn mark(site: &Site) -> usize {
    let noun = site.lead.preposition.and_then(|of| of.checked_sub(1));
    let mark =
        |at: &usize| site.document.has(*at, Classes::Anaphor) && modality::modality_noun(site.document, *at).is_none();
    noun.filter(mark).unwrap_or(site.lead.start)
}
