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

mod object;

use super::attachment::is_definite;
use super::period::is_dated;
use super::{Reading, Site};
use crate::decimal::Decimal;
use crate::lexicon::Classes;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::Roles;
use crate::recognize::amount::count;
use crate::recognize::verb::VerbGroup;
use crate::record::{Direction, FigureKind, Stat};
use crate::text::Document;
use crate::text::token::Kind;
use object::{changes_measure, changes_worth, leads_to_level, of_subject};

/// How far behind an amount its noun of change may stand: "a 5 percent annual increase".
const REACH: usize = 3;

/// Words of a subject: "the level of the whole of 2011".
const SUBJECT: usize = 7;

/// The stat of an amount, its direction, and the rule that says so.
pub(super) fn read(site: &Site) -> (Stat, Option<Direction>, &'static str) {
    let Some((direction, rule)) = direction(site) else { return (Stat::Level, None, "level") };
    // "growth was minus 2 percent"
    let negative = site.amount.value.is_some_and(|value| value < Decimal::ZERO);
    let falls = rule == "change_noun" && negative && direction == Direction::Increase;
    (Stat::Change, Some(if falls { Direction::Decrease } else { direction }), rule)
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
    const MOVES: Roles = Roles::FORECAST.with(Roles::PLAN).with(Roles::UP).with(Roles::DOWN).with(Roles::TALLY);
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

fn direction(site: &Site) -> Option<(Direction, &'static str)> {
    let document = site.document;
    let amount = site.amount;
    let relative = matches!(amount.kind, FigureKind::Percent | FigureKind::Multiple | FigureKind::PercentagePoints);
    if amount.kind == FigureKind::Rank || amount.rule == "multiple_ratio" {
        return None;
    }
    if let Some(direction) = amount.direction {
        return Some((direction, "change_verb"));
    }
    if let Some(direction) = noun_behind(site) {
        return Some((direction, "change_noun"));
    }
    if document.is_word(amount.tokens.end, "of") && amount.kind == FigureKind::Percent {
        // "lost 40% of its value": the whole is what changed.
        let own = site.governor().filter(|g| g.tokens.end == site.lead.start && g.does(Roles::DOWN));
        return own.map(|_| (Direction::Decrease, "change_object"));
    }
    // "one and a half times the level of 2016", "twice as much as".
    if amount.kind == FigureKind::Multiple
        && amount.rule != "multiple_verb"
        && site.governor().is_none_or(|g| !g.does(Roles::CHANGE))
    {
        let less = document.is_one_of(amount.tokens.end, &["less", "lower", "fewer"]);
        let compared = comparative(document, amount.tokens.end).map(|(direction, _)| direction);
        let otherwise = if less { Direction::Decrease } else { Direction::Increase };
        return Some((compared.unwrap_or(otherwise), "change_multiple"));
    }
    if is_phrase_of_level(site) {
        return None;
    }
    // "4 million tonnes (+4%)", "Ontario (+53,000)"
    let digits = amount.kind == FigureKind::Quantity && document.is_sign(amount.tokens.start.wrapping_sub(1), b'+');
    if let Some(direction) = signed(site).filter(|_| relative || digits) {
        return Some((direction, "change_sign"));
    }
    if let Some(direction) = in_list(site).filter(|_| relative) {
        return Some((direction, "change_noun"));
    }
    // "would lower an estimated $171 billion deficit", "from last year's 5%": a size that the thing has.
    if amount.kind == FigureKind::Money && is_size_of_noun(site) {
        return None;
    }
    let before = site.lead.start.wrapping_sub(1);
    let preposition = site.lead.preposition;
    let is = |word: &str| preposition.is_some_and(|at| document.is_word(at, word));
    if let Some(direction) = site.governor().and_then(|g| of_subject(site, g)) {
        return Some((direction, "change_object"));
    }
    if preposition.is_none()
        && let Some(direction) = direction_word(site, before)
    {
        return Some((direction, "change_direction"));
    }
    // "up by nearly one fifth", "became cheaper by 5%"
    let by = preposition.filter(|_| is("by")).and_then(|at| at.checked_sub(1));
    if let Some(direction) = by.and_then(|at| more_than(site, at)) {
        return Some((direction, "change_direction"));
    }
    // "$48 million, or 14%, higher than in May": the second of the two.
    let again = site.neighbours.0.is_some() && document.is_word(site.lead.start.wrapping_sub(1), "or");
    let comma = document.is_sign(amount.tokens.end, b',') && document.is_word(amount.tokens.end + 2, "than");
    if again
        && comma
        && let Some(direction) = more_than(site, amount.tokens.end + 1)
    {
        return Some((direction, "change_direction"));
    }
    // "59 cents, up 22 percent", "59 cents up 22 percent": the word is that of the amount behind it.
    let own = !document.is_number(amount.tokens.end + 1);
    let adverb = direction_word(site, amount.tokens.end)
        .filter(|_| own)
        .or_else(|| behind_insertion(site))
        .or_else(|| more_or_less(site));
    if let Some(direction) = adverb.filter(|_| amount.per_unit.is_none()) {
        return Some((direction, "change_direction"));
    }
    if let Some(direction) = preposition.filter(|_| relative && is("of")).and_then(|of| at_pace(site, of)) {
        return Some((direction, "change_by"));
    }
    if let Some(direction) = put_in(site).filter(|_| relative) {
        return Some((direction, "change_noun"));
    }
    if let Some(at) = preposition
        && (is("of") || is("by") || is("at") && relative)
        && let Some(direction) = noun_before(site, at, is("of"))
    {
        return Some((direction, "change_noun"));
    }
    let group = site.governor()?;
    if let Some(direction) = brought_to(site, group) {
        return Some((direction, "change_noun"));
    }
    if relative && let Some(direction) = subject_noun(site, group) {
        return Some((direction, "change_noun"));
    }
    // "went up by 12%": the adverb makes it a verb of change.
    // ... but "made up 5%" a share, "was made up from stocks" something else.
    let turns = |_: &Direction| group.tokens.end < site.lead.start && !group.does(Roles::SHARE);
    let adverb = direction_word(site, group.tokens.end).filter(turns);
    if let Some(direction) = adverb.filter(|_| is("by") || preposition.is_none() && relative) {
        return Some((direction, "change_by"));
    }
    // "exceeded the plan by 5 million", "the figure of 2016"; but "imports exceeded exports by 5 million" compares the two.
    let object = group.tokens.end..preposition.unwrap_or(group.tokens.end);
    let before = |at: usize| document.has(at, Classes::ModalityNoun | Classes::Anaphor | Classes::DateWord);
    // "exceeds by 9% the level of 2016"
    let behind = relative && preposition == Some(group.tokens.end) && is_definite(document, amount.tokens.end);
    // "the level of 2011 was exceeded by 9%"
    let exceeded = || {
        let subject = group.tokens.start.saturating_sub(SUBJECT).max(site.clause.start)..group.tokens.start;
        group.passive && subject.into_iter().any(|at| document.says(at, StatementWord::Level))
    };
    if is("by") && group.does(Roles::EXCEED) && (behind || exceeded() || object.into_iter().any(before)) {
        return Some((Direction::Increase, "change_by"));
    }
    // "exports added up to $5 million, with fish (5%) in front": a sum.
    let sums = group.does(Roles::SHARE);
    let direction = group.direction()?;
    if sums || group.verb.is_some_and(|v| v.multiple.is_some()) {
        return None;
    }
    // "when 5% had been lifted", "5% fell to the state": so much was, and nothing changed by it.
    // ... "more than 60% falls on grain"
    let taken = document.is_one_of(group.tokens.end, &["from", "off", "on"]);
    let subject = group.passive
        || group.does(Roles::MOVE) && site.sentence.verb_before(&site.clause, amount.tokens.start).is_none();
    if subject && group.tokens.start >= amount.tokens.end && !taken {
        return None;
    }
    // "easing to 2% in 2025 and 1.9% in 2026": the second level of one "to".
    let end = amount.tokens.end;
    let own = document.is_word(end, "to") && (document.is_number(end + 1) || document.is_number(end + 2));
    let second = preposition.is_none()
        && !own
        && site.neighbours.0.is_some_and(|end| (group.tokens.end..end).any(|at| document.is_word(at, "to")));
    if second {
        return None;
    }
    match preposition {
        Some(_) if is("by") => Some((direction, "change_by")),
        // "rose 5%", "rose an annual 5%": nothing but its own object.
        None if (group.tokens.end..=group.tokens.end + 1).contains(&site.lead.start)
            && (relative || group.does(Roles::MOVE) || leads_to_level(site)) =>
        {
            Some((direction, "change_object"))
        }
        // "lost $5 million in value", "adds $5 to the price": so much more or less of it.
        None if group.tokens.end == site.lead.start && changes_worth(site, group) => Some((direction, "change_object")),
        // "increased the supply of oil eightfold"
        None if amount.kind == FigureKind::Multiple => Some((direction, "change_object")),
        None if relative
            && !site
                .sentence
                .measures()
                .iter()
                .any(|(m, _)| m.start >= group.tokens.end && m.end <= site.lead.start) =>
        {
            Some((direction, "change_object"))
        }
        // "raised its dividend 15%": right behind what is changed.
        None if amount.kind == FigureKind::Percent && changes_measure(site, group) => {
            Some((direction, "change_object"))
        }
        _ => None,
    }
}

/// "grew at an annual rate of 3%": as a verb of change goes.
fn at_pace(site: &Site, of: usize) -> Option<Direction> {
    let (document, group) = (site.document, site.governor()?);
    let pace = of.checked_sub(1).filter(|&noun| document.says(noun, StatementWord::Pace))?;
    let at = document.is_word(group.tokens.end, "at") && group.tokens.end < pace;
    // "doubled at a rate of 3% a day"
    group.direction().filter(|_| at && group.verb.is_none_or(|verb| verb.multiple.is_none()))
}

/// "the rise, 6%, is below the average": put in behind the noun.
fn put_in(site: &Site) -> Option<Direction> {
    let document = site.document;
    let comma = site.lead.start.checked_sub(1).filter(|&at| document.is_sign(at, b','))?;
    let noun = comma.checked_sub(1).filter(|&noun| document.has(noun.wrapping_sub(1), Classes::Definite))?;
    if document.is_sign(site.amount.tokens.end, b',') { change_noun(site, noun) } else { None }
}

/// "made up 5%", "fell short of $5 million", "rose above 5%": words of change that tell a level.
fn is_phrase_of_level(site: &Site) -> bool {
    site.governor().is_some_and(|group| {
        let end = group.tokens.end;
        group.does(Roles::SHARE) && site.document.has(end, Classes::Direction) && site.lead.start <= end + 1
            || end == site.lead.start && site.document.is_word(end, "short")
            || (end..site.amount.tokens.start).len() <= 2
                && (end..site.amount.tokens.start).any(|at| site.document.says(at, StatementWord::Crossing))
    })
}

/// "cut the $171 billion deficit": an amount of money right before the noun that it is the size of, behind an article.
fn is_size_of_noun(site: &Site) -> bool {
    let measure = site.sentence.measures().iter().any(|(m, _)| m.start == site.amount.tokens.end);
    measure
        && site.lead.preposition.is_none()
        && site.document.first(site.lead.start..site.amount.tokens.start, Classes::Determiner).is_some()
}

/// A sign in brackets or in words: "(+4%)", "(-4%)", ", plus 4%".
fn signed(site: &Site) -> Option<Direction> {
    let (document, start) = (site.document, site.amount.tokens.start);
    // ", plus 5%", "(minus 5%)": but "5 plus 3%".
    let own = document.is_word(start, "minus") && site.amount.kind == FigureKind::Percent;
    let word = if own { start } else { site.lead.start.wrapping_sub(1) };
    let before = word.wrapping_sub(1);
    // "Plus 5% in a year.", but "Minus 5% is normal"
    let verbless = || !site.sentence.groups.iter().any(VerbGroup::is_finite);
    let opens = word == site.sentence.tokens.start && verbless()
        || [b',', b'(', b':'].into_iter().any(|sign| document.is_sign(before, sign));
    // "plus 20% VAT", "plus 10% for heating" are more to pay.
    let end = site.amount.tokens.end;
    let alone = end == site.sentence.tokens.end
        || document.tokens.get(end).is_none_or(|t| t.kind == Kind::Sign)
        || document.has(end, Classes::Comparison | Classes::Conjunction)
        || site.neighbours.0.is_none() && document.is_one_of(end, &["in", "over"]) && is_dated(site.dates, end + 1);
    let way = |word| if let StatementWord::Signed(direction) = word { Some(direction) } else { None };
    if let Some((direction, _)) = document.read_word(word, way).filter(|_| opens && alone) {
        return Some(direction);
    }
    let minus = document.is_sign(start, b'-');
    let at = if minus { start } else { start.checked_sub(1)? };
    let plus = document.is_sign(at, b'+');
    let brackets = at > 0 && (document.is_sign(at - 1, b'(') || document.is_sign(at - 1, b';'));
    (brackets && (plus || minus)).then_some(if plus { Direction::Increase } else { Direction::Decrease })
}

/// "The biggest increases were recorded for sugar (86.4%), eggs (44.2%)": each of them is one.
fn in_list(site: &Site) -> Option<Direction> {
    let (document, amount) = (site.document, &site.amount.tokens);
    let bracketed = document.is_sign(amount.start.wrapping_sub(1), b'(') && document.is_sign(amount.end, b')');
    let verb = site.sentence.groups.iter().find(|g| bracketed && g.is_finite() && g.tokens.end <= amount.start)?;
    let tied = document.is_one_of(verb.tokens.end, &["for", "in", "by", "among"]);
    // "for sugar (86%), eggs (44%)", but "in regions with high unemployment (12%)"
    let verbal = |t: usize| site.sentence.groups.iter().any(|g| g.tokens.start == t);
    let tied = tied && !(verb.tokens.end + 1..amount.start).any(|t| document.has(t, Classes::Preposition) || verbal(t));
    let noun = verb.tokens.start.checked_sub(1).filter(|&at| at >= site.sentence.tokens.start && tied)?;
    change_noun(site, noun)
}

fn change_noun(site: &Site, at: usize) -> Option<Direction> {
    // "a capital gain": a measure of its own.
    let measure = || site.sentence.measures().iter().any(|(m, _)| m.len() > 1 && m.contains(&at) && m.start < at);
    if !site.document.has(at, Classes::ChangeNoun)
        || is_gain_from_sale(site, at)
        || is_sum_gained(site, at)
        || measure()
    {
        return None;
    }
    let way = |word| if let StatementWord::ChangeNoun(direction) = word { Some(direction) } else { None };
    site.document.read_word(at, way).map(|(direction, _)| direction)
}

/// "includes a gain of $5 million": what a deal brought in; "a gain of 30 cents" is a price that rose.
pub(super) fn is_sum_gained(site: &Site, at: usize) -> bool {
    let large = site.amount.value.or(site.amount.ends.map(|e| e.1)).is_some_and(|v| v >= Decimal::from_int(1000));
    let sum = large || site.amount.per_unit.as_deref() == Some("share");
    // "from a loss to a gain of 301 million": of what is money by the sums around it.
    let scaled = site.amount.rule == "bare_scaled" && !site.document.is_number(site.amount.tokens.end - 1);
    let money = site.amount.kind == FigureKind::Money || scaled;
    money && sum && site.document.says(at, StatementWord::Gain)
}

/// "a $5 million gain on the sale": what was earned by it.
fn is_gain_from_sale(site: &Site, at: usize) -> bool {
    site.amount.kind == FigureKind::Money && site.sentence.measures().iter().any(|(m, _)| m.len() > 1 && m.start == at)
}

/// "a 5 percent rise", "a 3-point drop", "5% annual growth".
fn noun_behind(site: &Site) -> Option<Direction> {
    let document = site.document;
    let mut at = site.amount.tokens.end;
    for _ in 0..REACH {
        if document.is_sign(at, b'-') && document.touches(at) {
            at += 1;
        }
        // "a 3% year-on-year rise"
        at += document.length_of(at, StatementWord::YearOnYear).unwrap_or(0);
        // "a ten percent cut in": no verb, since nothing that it could govern follows.
        let noun = document.is_word(at + 1, "in") || document.is_word(at + 1, "of");
        if !noun && site.sentence.groups.iter().any(|g| g.tokens.start == at && g.is_finite()) {
            return None;
        }
        if let Some(direction) = change_noun(site, at) {
            return Some(direction);
        }
        if document.has(at, Classes::Function)
            || document.tokens.get(at).is_none_or(|t| t.kind != Kind::Word)
            || !site.clause.contains(&at)
        {
            return None;
        }
        at += 1;
    }
    None
}

/// "an increase of", "growth in exports of", "increase by".
fn noun_before(site: &Site, preposition: usize, over_measure: bool) -> Option<Direction> {
    let start = site.clause.start;
    // "the steepest increase, at 5%", "the last increase, of 5%,"
    let ties = site.document.is_one_of(preposition, &["at", "of"]);
    let comma = ties && site.document.is_sign(preposition.wrapping_sub(1), b',');
    let preposition = preposition - usize::from(comma);
    if let Some(direction) = preposition.checked_sub(1).filter(|&at| at >= start).and_then(|at| change_noun(site, at)) {
        return Some(direction);
    }
    if !over_measure {
        return None;
    }
    // "a rise in grain exports of 5%": nothing but the phrase of the noun between them.
    (start..preposition.saturating_sub(1))
        .rev()
        .take(8)
        .take_while(|&at| !site.sentence.groups.iter().any(|g| g.tokens.contains(&at)))
        .find_map(|at| {
            change_noun(site, at).filter(|_| site.document.is_word(at + 1, "in") || site.document.is_word(at + 1, "of"))
        })
}

/// "bringing its gain since January to 31%", "takes the fall this year to 5%": the noun of change that is brought there.
fn brought_to(site: &Site, group: &VerbGroup) -> Option<Direction> {
    /// "its cumulative".
    const PHRASE: usize = 3;
    let document = site.document;
    let brings = document.says(group.tokens.end - 1, StatementWord::Bring);
    let owned = document.has(group.tokens.end, Classes::Determiner | Classes::Possessive);
    let nouns = group.tokens.end + 1..(group.tokens.end + 1 + PHRASE).min(site.lead.start);
    let placed = |at: &usize| !document.has(*at, Classes::Preposition);
    let tied = brings && owned && site.preposition_is("to");
    // "its growth fund to 40 million"
    let heads = |noun: &usize| {
        let behind = noun + 1;
        Some(behind) == site.lead.preposition
            || document.has(behind, Classes::Preposition)
            || is_dated(site.dates, behind)
    };
    nouns.take_while(placed).filter(heads).find_map(|noun| change_noun(site, noun)).filter(|_| tied)
}

/// "the growth has amounted to 21%", "the increase in exports was 5%": a noun of change that is the subject of a verb of level.
fn subject_noun(site: &Site, group: &VerbGroup) -> Option<Direction> {
    let (document, verb) = (site.document, group.tokens.start);
    // "the increase brings the price to 5%": what it is done to stands between.
    let tied = group.tokens.end <= site.lead.start && site.lead.start - group.tokens.end <= 1;
    if !(group.copula || group.does(Roles::LEVEL)) || !tied {
        return None;
    }
    let phrase = |at: usize| {
        document.tokens[at].kind == Kind::Word
            && (!document.has(at, Classes::Preposition) || document.is_word(at, "of") || document.is_word(at, "in"))
    };
    (site.clause.start..verb)
        .rev()
        .take_while(|&at| phrase(at))
        .filter(|&at| at + 1 == verb || document.is_word(at + 1, "of") || document.is_word(at + 1, "in"))
        .filter(|&at| {
            // "this year's increase was", "growth was"
            let before = at.wrapping_sub(1);
            let opens = at == site.clause.start || document.is_sign(before, b',');
            document.has(before, Classes::Determiner) || document.is_genitive(before) || opens && at + 1 == verb
        })
        .find_map(|at| change_noun(site, at))
}

/// "cheaper": which way a comparison goes, and its words.
fn comparative(document: &Document, at: usize) -> Option<(Direction, usize)> {
    document.read_word(at, |word| if let StatementWord::Comparative(direction) = word { Some(direction) } else { None })
}

/// "higher", "dearer".
fn more_than(site: &Site, at: usize) -> Option<Direction> {
    comparative(site.document, at).map(|(direction, _)| direction).or_else(|| direction_word(site, at))
}

/// "closed 56 points, or 0.75%, up": behind what says it again.
fn behind_insertion(site: &Site) -> Option<Direction> {
    /// "or about 0.75%".
    const INSERTED: usize = 6;
    let (document, comma) = (site.document, site.amount.tokens.end);
    let opens = document.is_sign(comma, b',') && document.is_word(comma + 1, "or");
    let close = (comma + 2..comma + 2 + INSERTED).find(|&at| document.is_sign(at, b',')).filter(|_| opens)?;
    // "$48 million, or 56 cents a share, down from $55 million" is a level.
    // ... but "$48 million, or 14%, higher than in May" is a change.
    if document.is_word(close + 2, "than") {
        return more_than(site, close + 1);
    }
    let compared = document.has(close + 2, Classes::Comparison) || document.is_number(close + 2);
    direction_word(site, close + 1).filter(|_| !compared)
}

fn direction_word(site: &Site, at: usize) -> Option<Direction> {
    if !site.document.has(at, Classes::Direction) || !site.clause.contains(&at) {
        return None;
    }
    // "an upward revised $5 million"
    if site.document.is_word(at + 1, "revised") {
        return None;
    }
    // "off 5%", but "laid off 5,000 people".
    if site.document.is_word(at, "off") && (site.amount.kind != FigureKind::Percent || at > site.amount.tokens.start) {
        return None;
    }
    let way = |word| if let StatementWord::Direction(direction) = word { Some(direction) } else { None };
    site.document.read_word(at, way).map(|(direction, _)| direction)
}

/// "is 3% ahead of last year", "5 tonnes, 3% ahead of the plan", but "fell 3% ahead of the elections".
pub(super) fn is_ahead(site: &Site) -> bool {
    let (document, before) = (site.document, site.lead.start.wrapping_sub(1));
    let beside = document.is_sign(before, b',') || document.has(before, Classes::Joint);
    document.is_word(site.amount.tokens.end, "ahead") && (beside || site.governor().is_some_and(|g| g.copula))
}

/// "5% more than", "three times less", "5% cheaper", "$5 million smaller than": a comparison behind the amount.
fn more_or_less(site: &Site) -> Option<Direction> {
    let at = site.amount.tokens.end;
    let document = site.document;
    let than = |at: usize| {
        document.is_word(at, "than") || document.is_word(at + 1, "than") || document.is_word(at + 2, "than")
    };
    let relative =
        matches!(site.amount.kind, FigureKind::Percent | FigureKind::PercentagePoints | FigureKind::Multiple);
    // "Goods were 20% and services 13% more expensive": what is said of the second alone.
    let copula = site.governor().is_some_and(|g| g.copula);
    let second = site.neighbours.1.filter(|_| relative && copula && document.is_word(at, "and"));
    let numeral = |t: usize| site.sentence.is_in_amount(t);
    if let Some(second) = second.filter(|&second| second <= at + REACH) {
        let end = (second..site.clause.end).find(|&t| !numeral(t))?;
        return comparative(document, end).map(|(direction, _)| direction);
    }
    // "41 cents cheaper at $82"
    let ties = |length: &usize| document.is_one_of(at + length, &["than", "at"]);
    if let Some((direction, _)) = comparative(document, at).filter(|(_, length)| relative || ties(length)) {
        return Some(direction);
    }
    if relative && is_ahead(site) {
        return Some(Direction::Increase);
    }
    // "6% above the figure for 2016"
    let article = document.has(at + 1, Classes::Function | Classes::DateWord) || document.is_number(at + 1);
    // "81 points below Thursday's close"
    let points = site.amount.unit.as_deref() == Some("point") && document.has(at + 1, Classes::DateWord);
    let free = site.lead.preposition.is_none() && (document.has(at + 1, Classes::Function) || points);
    if (relative && article || free) && document.is_word(at, "above") {
        return Some(Direction::Increase);
    }
    if (relative && article || free) && document.is_word(at, "below") {
        return Some(Direction::Decrease);
    }
    if document.is_word(at, "more") && (relative || than(at + 1)) {
        return Some(Direction::Increase);
    }
    if (document.is_word(at, "less") || document.is_word(at, "fewer")) && (relative || than(at + 1)) {
        return Some(Direction::Decrease);
    }
    None
}
