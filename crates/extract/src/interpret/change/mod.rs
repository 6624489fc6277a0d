//! Level or change, and which way.
//!
//! | words | stat |
//! | --- | --- |
//! | "rose **by 5%**", "fell **$3 million**" | change |
//! | "rose **to 5%**", "from **3%**" | level |
//! | "a **75.6%** increase", "growth of **5%**", "up **5%**" | change |
//! | "increases were seen for eggs (**44%**), rice (**9%**)", "**81 points** below Friday's close" | change |
//! | "**doubled**", "decreased by more than **2 times**" | change |
//! | "gave up **0.4%**", "became cheaper by **7%**", "lost **$5 million** in value" | change |
//! | "slipped under **$100**", "eats up **5%** of pay" | level |
//! | "**5%** of exports" | level |
//!
//! Each rule is a function that looks at one side of the amount; [`RULES`] says in which order they are asked.

mod noun;
mod object;
mod verb;
mod word;

use super::{Reading, Site};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::count;
use crate::record::{Direction, FigureKind, Stat};
use noun::change_noun;
pub(super) use noun::is_sum_gained;
pub(super) use word::is_ahead;

/// What a rule says of an amount.
enum Ruling {
    /// It is a change, this way.
    Change(Direction),
    /// It is a level, whatever the rules behind would say.
    Level,
}

/// Asks one rule.
type Rule = fn(&Site) -> Option<Ruling>;

/// The rules, each with the name that its figures carry. The first that says anything is right.
const RULES: &[(&str, Rule)] = &[
    ("level", |site| level_if(is_never_change(site))),
    ("change_verb", |site| change(site.amount.direction)),
    ("change_noun", |site| change(noun::behind(site))),
    ("change_object", object::part_of_whole),
    ("change_multiple", |site| change(word::multiple(site))),
    ("level", |site| level_if(verb::tells_level(site))),
    ("change_sign", |site| change(word::sign(site))),
    ("change_noun", |site| change(noun::in_list(site))),
    ("level", |site| level_if(noun::has_size(site))),
    ("change_object", |site| change(object::of_subject(site))),
    ("change_direction", |site| change(word::before(site))),
    ("change_direction", |site| change(word::behind(site))),
    ("change_by", |site| change(verb::at_pace(site))),
    ("change_noun", |site| change(noun::put_in(site))),
    ("change_noun", |site| change(noun::before(site))),
    ("change_noun", |site| change(noun::brought_to(site))),
    ("change_noun", |site| change(noun::subject(site))),
    ("change_by", |site| change(verb::with_adverb(site))),
    ("change_by", |site| change(verb::exceeds(site))),
    ("change_by", |site| change(verb::moves_by(site))),
    ("change_by", |site| change(verb::by_again(site))),
    ("change_object", |site| change(object::put_to(site))),
    ("change_object", |site| change(object::of_verb(site))),
];

fn change(direction: Option<Direction>) -> Option<Ruling> {
    direction.map(Ruling::Change)
}

fn level_if(is_level: bool) -> Option<Ruling> {
    is_level.then_some(Ruling::Level)
}

/// The stat of an amount, its direction, and the rule that says so.
pub(super) fn read(site: &Site) -> (Stat, Option<Direction>, &'static str) {
    let ruling = RULES.iter().find_map(|(name, rule)| rule(site).map(|ruling| (ruling, *name)));
    let Some((Ruling::Change(direction), rule)) = ruling else { return (Stat::Level, None, "level") };
    // "growth was minus 2 percent"
    let negative = site.amount.value.is_some_and(|value| value < Decimal::ZERO);
    let falls = rule == "change_noun" && negative && direction == Direction::Increase;
    (Stat::Change, Some(if falls { Direction::Decrease } else { direction }), rule)
}

/// Ranks and ratios.
fn is_never_change(site: &Site) -> bool {
    site.amount.kind == FigureKind::Rank || site.amount.rule == "multiple_ratio"
}

/// "expects another 40 basis points", "30 basis points of cuts": a change, for all that nothing says which way. Asked when the amounts
/// around have said what they can.
pub(super) fn in_points(site: &Site, reading: &mut Reading) {
    if reading.stat == Stat::Level && is_move_in_points(site) {
        let end = site.amount.tokens.end;
        let of = site.document.is_word(end, "of");
        (reading.stat, reading.rule) = (Stat::Change, "change_points");
        reading.direction = if of { change_noun(site, end + 1) } else { None };
    }
}

/// Whether an amount is what a rate moves by: so many points more, or those that somebody expects, plans or makes.
fn is_move_in_points(site: &Site) -> bool {
    const MOVES: Roles = Roles::FORECAST.with(Roles::PLAN).with(Roles::CHANGE).with(Roles::TALLY);
    let (document, start, end) = (site.document, site.lead.start, site.amount.tokens.end);
    // "Libor plus 45 basis points", "from six basis points to 10", "a 20 basis point fee", "45 basis points a year"
    let tied = site.lead.preposition.is_some() || document.is_word(start.wrapping_sub(1), "plus");
    let more = (start.saturating_sub(2)..site.amount.tokens.start)
        .any(|at| document.is_one_of(at, &["another", "further", "additional"]));
    let cut = document.is_word(end, "of") && change_noun(site, end + 1).is_some();
    let moved = site.governor().is_some_and(|g| g.does(MOVES));
    let alone = count::closes(document, end) || document.has(end, Classes::Function | Classes::Auxiliary);
    let points = site.amount.kind == FigureKind::PercentagePoints && site.amount.per_unit.is_none();
    points && !tied && (cut || alone && (more || moved))
}
