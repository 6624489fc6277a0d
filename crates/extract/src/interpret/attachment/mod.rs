//! Whose a date is: dates of a base, of a noun or of another verb are no periods of an amount.

mod base;
mod delivery;
mod noun;
mod owner;
mod verb;

use super::Site;
use crate::Located;
use crate::record::Date;

pub(super) use base::{SAME, is_base, is_definite, is_index, is_of_compared, is_of_exceeded};
pub(super) use owner::{is_possessive, owner};
pub(super) use verb::{is_fronted_over, is_sequel};

/// Words that may stand between an amount and its date.
pub(super) const PHRASE: usize = 4;
/// A comparison may stand this far before its base: "compared with the same period of".
pub(super) const COMPARISON: usize = 3;

/// Whether a date is that of something else than the amount, wherever it stands.
pub(super) fn is_of_other(site: &Site, date: &Located<Date>) -> bool {
    is_base(site, date)
        || base::is_of_level(site, date)
        || owner::owns_other(site, date)
        || delivery::is_delivery(site.document, date)
        || noun::is_of_noun(site, date)
        || verb::is_of_other_verb(site, date)
}
