//! What must be known of measures to make series of them. Ids are those of the measures lexicon.
//!
//! | figures | a series? |
//! | --- | --- |
//! | exports of A in 2018, in 2019 | yes |
//! | a loan of $150 million to A, a loan of $90 million to A | no: two loans, not two reports of one |
//! | inflation of 5% | yes: a level in percent |
//! | exports of 5% | no: a share or a change of something the text did not make plain |

/// Measures of which each amount is a thing of its own.
const DEALS: &[&str] = &[
    "acquisition",
    "aid",
    "area",
    "benefits",
    "bonds",
    "companies",
    "contract",
    "damages",
    "dividend",
    "fee",
    "fine",
    "funding",
    "grant",
    "length",
    "loan",
    "project",
    "purchases",
    "share",
    "shares",
    "stake",
    "tariff",
    "tax",
    "weight",
];

/// Deals that are promises where a date is set: "will grant A a loan of $150 million in 2024".
const PROMISES: &[&str] = &["aid", "benefits", "funding", "grant", "loan", "project", "purchases"];

/// Measures told in percent of themselves or of the whole economy.
const PERCENTAGES: &[&str] = &[
    "bond_yield",
    "budget_deficit",
    "budget_surplus",
    "current_account",
    "economic_growth",
    "external_debt",
    "inflation",
    "interest_rate",
    "poverty",
    "productivity",
    "public_debt",
    "unemployment",
];

/// Measures that may be above or below zero, which texts tell by a word ("deficit") rather than a sign: no change follows from two
/// of them.
const BALANCES: &[&str] = &["current_account", "trade_balance"];

/// Measures that people want to fall: a target for them is reached from above.
const UNWANTED: &[&str] = &[
    "bankruptcies",
    "budget_deficit",
    "costs",
    "deaths",
    "debt",
    "emissions",
    "external_debt",
    "inflation",
    "injuries",
    "loss",
    "poverty",
    "public_debt",
    "trade_deficit",
    "unemployment",
];

/// Whether amounts of a measure make a series.
pub(crate) fn is_series(measure: &str) -> bool {
    !DEALS.contains(&measure)
}

/// Whether an amount of a measure can be promised, rather than be a deal that is done.
pub(crate) fn can_be_promised(measure: &str, is_dated: bool) -> bool {
    is_series(measure) || is_dated && PROMISES.contains(&measure)
}

/// Whether a percentage can be a level of a measure.
pub(crate) fn is_percentage(measure: &str) -> bool {
    PERCENTAGES.contains(&measure)
}

/// Whether a measure may be above or below zero.
pub(crate) fn is_balance(measure: &str) -> bool {
    BALANCES.contains(&measure)
}

/// Whether a measure is meant to fall.
pub(crate) fn is_unwanted(measure: &str) -> bool {
    UNWANTED.contains(&measure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_is_in_the_lexicon() {
        let lexicon = columnist_extract::Lexicon::english().unwrap();
        for id in [DEALS, PROMISES, PERCENTAGES, BALANCES, UNWANTED].concat() {
            assert!(lexicon.measures.find(id).is_some(), "{id}");
        }
    }
}
