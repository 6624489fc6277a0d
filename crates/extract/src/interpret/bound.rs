//! How sure the text is of an amount.
//!
//! | words | bound |
//! | --- | --- |
//! | "**more than** $5 million", "$5 million **or more**" | that of the words before or behind |
//! | "**exceeded** $5 million", "**pass the mark of** $5 million" | more than, by the verb |
//! | "above **the** $5 million expected", "fell short of the $5 million **target**" | exact: what is compared with is so much |

use super::{Site, lead, modality};
use crate::lexicon::Classes;
use crate::lexicon::verb::Roles;
use crate::recognize::verb::VerbGroup;
use crate::record::Bound;

/// The words before or behind, else the verb, else a rough number word.
pub(super) fn read(site: &Site) -> Bound {
    if site.amount.ends.is_some() {
        return Bound::Between;
    }
    let own = || site.lead.bound.filter(|&bound| !is_of_other(site, bound));
    if let Some(bound) = lead::bound_behind(site.document, site.amount.tokens.end).or_else(own) {
        // "will not borrow more than"
        let denied = bound == Bound::MoreThan && site.governor().is_some_and(|g| g.negated);
        return if denied { Bound::AtMost } else { bound };
    }
    let mark = mark(site);
    let object = |g: &&VerbGroup| g.tokens.end <= mark && mark - g.tokens.end <= 2;
    if let Some(group) = site.governor().filter(object) {
        if group.does(Roles::EXCEED) && !site.preposition_is("by") && !site.preposition_is("with") {
            // "must not exceed": the verb denied is the other bound.
            return if group.negated { Bound::AtMost } else { Bound::MoreThan };
        }
        if group.does(Roles::APPROACH) {
            return Bound::Nearly;
        }
    }
    // "more than doubled": the words stand before the verb that is the amount.
    if site.amount.rough { Bound::Approximately } else { Bound::Exact }
}

/// "above the 5 million expected", "short of the $5 million target": the bound of something else, measured by this amount; but
/// "above the $5 million mark".
fn is_of_other(site: &Site, bound: Bound) -> bool {
    let (document, end) = (site.document, site.amount.tokens.end);
    let the = (site.lead.start + 1..site.amount.tokens.start).any(|at| document.is_word(at, "the"));
    let definite = the && !document.has(end, Classes::Anaphor) && matches!(bound, Bound::MoreThan | Bound::LessThan);
    definite || bound == Bound::LessThan && modality::modality_noun(document, end).is_some()
}

/// Where the phrase of the amount begins for its verb: "the mark of $5 million", but "a target of $5 million" is a target.
fn mark(site: &Site) -> usize {
    let noun = site.lead.preposition.filter(|&at| site.document.is_word(at, "of")).and_then(|of| of.checked_sub(1));
    let mark =
        |at: &usize| site.document.has(*at, Classes::Anaphor) && modality::modality_noun(site.document, *at).is_none();
    noun.filter(mark).unwrap_or(site.lead.start)
}
