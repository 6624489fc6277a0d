//! Words of statements about amounts.

use super::fault::{Fault, parse};
use super::sense::{Classes, Word};
use super::vocabulary::VocabularyBuilder;
use super::words::{Terms, words};
use crate::record::{Bound, Direction, Granularity, Modality};

words! {
    /// What a word says in a statement.
    pub enum StatementWord {
        /// "edged": "up" behind it is its own.
        Edges = edges,
        /// "picked": "up" behind it is its own before a percentage.
        Lifts = lifts,
        /// "went": "up" behind it is its own before a percentage or a price.
        Goes = goes,
        /// "goes" (before "from 5% to 4%")
        Shifts = shifts,
        /// "about" before an amount.
        Bound(Bound) = bounds: Classes::Bound,
        /// "or more" behind an amount.
        BoundBehind(Bound) = bounds_behind: Classes::Bound,
        /// "increase": a noun of change.
        ChangeNoun(Direction) = change_nouns: Classes::ChangeNoun,
        /// "gain": of a sum of money, what a deal brought in.
        Gain = gains,
        /// "up", "higher".
        Direction(Direction) = directions: Classes::Direction,
        /// "the country's".
        CountryNoun = country_nouns,
        /// "for the full year".
        Whole = whole,
        /// "set a record of".
        Extreme = extremes,
        /// "against a mean of".
        Average = averages,
        /// "state", "regional": of a part of a country.
        Partial = partial,
        /// "when", "during the": of another time than that which a report is about.
        Elsewhen = elsewhen,
        /// "gained", "shed", "gave up": how much more or less the subject has.
        OwnChange(Direction) = own_changes,
        /// "pace" in "grew at a pace of 3%".
        Pace = paces,
        /// "5% cheaper": what a thing is compared with another.
        Comparative(Direction) = comparatives,
        /// "target": a noun that gives its amount a role.
        ModalityNoun(Modality) = modality_nouns: Classes::ModalityNoun,
        /// "planned", "projected": an adjective that gives an amount its role.
        ModalAdjective(Modality) = modal_adjectives,
        /// "eager", "ready": what follows "to" is meant to be.
        Intent = intents,
        /// "calls for": what a plan calls for is planned.
        CallsFor = calls_for,
        /// "committed to": what follows is promised.
        Committed = committed,
        /// "namely": what a task is follows.
        Namely = namely,
        /// "if": what follows is not said to be so.
        Hypothetical = hypothetical: Classes::Joint,
        /// "but", "after": a clause begins whose subject says nothing of the clause before.
        ClauseJoint = clause_joints,
        /// "while", "but": a clause begins that is set against the one before.
        Contrast = contrasts,
        /// "itself": who sets an aim for itself has one.
        Reflexive = reflexives,
        /// "than", "compared with": the base follows.
        Comparison = comparisons: Classes::Comparison,
        /// "instead of": what was to be follows.
        Instead = instead,
        /// "year-on-year": the base is the same period a year before.
        YearOnYear = year_on_year: Classes::Comparison,
        /// "month on month": the base is the month before.
        UnitOnUnit(Granularity) = unit_on_unit: Classes::Comparison,
        /// "level", "figure": what a figure of another time is called.
        Level = levels,
        /// "in value": of what a thing is worth.
        Worth = worths,
        /// "failure": before the infinitive of a headline, nobody who will do it.
        NoSubject = no_subjects,
        /// "abroad" in "including 40 abroad".
        Whereabouts = whereabouts,
        /// "claimed" in "claimed 200 lives".
        Deadly = deadly,
        /// "valuing" in "valuing the club at $5 million".
        Appraises = appraises,
        Claims = claims,
        /// "hauled": carries goods.
        Hauls = hauls,
        /// "flew": carries people.
        Ferries = ferries,
        /// "supplied": gives a part of a whole.
        Provides = provides,
        /// "road": has a length.
        Line = lines,
        /// "bill": what somebody has to pay.
        Bill = bills,
        /// "bringing": takes a change so far.
        Bring = brings,
        /// "above", "under": where a level gets to that crosses an amount.
        Crossing = crossings,
        /// "ceiling", "cap": what something stays below or above.
        Limit = limits,
        /// "plus", "minus": a change follows.
        Signed(Direction) = signs,
        /// "news", "announcement": what tells of an amount, and is not measured by it.
        News = news,
        /// "according to".
        Source = sources: Classes::Source,
        /// "citing": what the one who reports has it from.
        Citation = citations: Classes::Source,
        /// "spoke to": questions follow.
        Interview = interviews,
        /// "convinced": who is that says so.
        Conviction = convictions,
        /// "expressed": a feeling and what is felt follow.
        Expression = expressions,
        /// "surprise", "worrying": behind "is", what somebody thinks of a thing.
        Judgement = judgements,
        /// "figure", "target": a noun by which a later sentence takes an amount up again.
        Anaphor = anaphors: Classes::Anaphor,
        /// "bilateral", "our": the parties are the article's pair.
        Pair = pair,
        /// "global": of no two countries.
        Worldwide = worldwide,
        /// "record", "annual": may stand between an amount and its noun, and changes neither.
        Filler = fillers,
        /// "level", "portfolio": behind a measure, it leaves the measure what it is.
        MeasureTail = measure_tails,
        /// "come true": what became of a hope.
        CameTrue = came_true,
        /// "presented", "released": what is done with a report.
        Publishes = publishes,
        /// "results", "outcomes": what a report on a stretch of time tells.
        Survey = surveys,
        /// "conclusion", "view": before "that", something said.
        Statement = statements,
        /// "revised from", "initially put at": the same figure as it was told before.
        Restated = restated,
        /// "results", "interim report": where a company tells how it did in a stretch of time.
        Account = accounts,
        /// "lion's share", "rest": the part of a whole that was told before.
        Remainder = remainders,
        /// "items", "goods": what a whole is made of.
        Item = items,
        /// "crude": goods that are quoted, as the last word of their names.
        Commodity = commodities,
        /// "priced": what is done with a security at a price.
        Pricing = pricings,
        /// "including": what a whole is made of follows.
        Itemizes = itemizers,
        /// "brought" in "it would have brought 52 million".
        Fetches = fetches,
        /// "paid" in "paid 740 million for it".
        Pays = pays,
        /// "multiplied" before "by five".
        Multiplies = multiplies,
        /// "close" in "to close at 7,556.44".
        Closes = closes,
        /// "drew": people came.
        Draws = draws,
        /// "bought", "seeking": what is traded or made.
        Trades = trades,
        /// "work started on": so many of what is built.
        WorksOn = works_on,
        /// "content with" in "was content with 13,500".
        ContentWith = contents,
        /// "current", "existing": what it qualifies is there already.
        Given = given,
        /// "now", "currently": what follows is so, whatever the verb before promises.
        Now = now,
        /// "29 projects worth $92 million".
        SumsUp = sums_up,
        /// "was extended to May 2026".
        Extension = extensions,
        /// "in the wake of news yesterday".
        Tidings = tidings,
        /// "top" before a rank.
        Rank = rank,
        /// "times", "fold" behind a multiple.
        Times = times,
        /// "twice", "double": a multiple by itself.
        Multiple(u32) = multiples: Classes::Multiple,
        /// "more", "as": behind a multiple, it compares.
        Compares = compares,
        /// "due": a date of maturity follows.
        Due = due,
        /// "after", "following": a date behind it is that of what went before.
        Sequel = sequels,
        /// "due to": what something comes from.
        Cause = causes,
        /// "tax" behind "after": what is taken off, and nothing that went before.
        Deduction = deductions,
        /// "brackets": what stands in them is of another time.
        Bracket = brackets,
        /// "turnover": a name of revenue that trade has as well.
        Turnover = turnovers,
        /// "total" before exports: those to all the world.
        Total = totals,
        /// "abstained": behind a number, those who did not vote for it.
        Dissent = dissents,
        /// "biggest".
        Superlative = superlatives,
        /// "company", "agency": stands for an organisation.
        OrganizationNoun = organization_nouns,
        /// "ministry", "office": stands for one of many.
        AuthorityNoun = authority_nouns,
        /// "federation": what it says of sales is said of those of others.
        Observer = observers,
        /// "spokesman", "figures": what speaks for the organisation named beside it.
        Mouthpiece = mouthpieces,
        /// "data": what has been counted.
        Record = records,
        /// "band" in "a target band of 6 to 8%".
        Corridor = corridors,
        /// "IMF", "the government": who foresees how an economy will grow.
        Economist = economists,
        /// "in the other direction": from where the goods told of before go.
        OtherDirection = other_directions,
        /// "south": behind a distance, where something lies.
        Bearing = bearings,
        /// "possible": what a sum can be.
        Attainable = attainables,
        /// "band", "corridor": behind two numbers, what lies between them.
        Band = bands,
        /// "death toll": the number behind its verb counts something.
        Toll = tolls,
        /// "index", "ratio": the number behind its verb has no unit.
        Scale = scales,
        /// "number of": what is counted follows.
        NumberOf = number_of,
        /// "ranged", "anything" before "from 4 to 9": all that lies between.
        Spans = spans,
        /// "cap on" before those whose number it bounds.
        CapOn = cap_on,
        /// "sales of": a number of what follows, or money.
        SalesOf = sales_of,
        /// "poll": points of what it asks about are of percent.
        Poll = polls,
        /// "support", "lead": what a poll asks about.
        Polled = polled,
        /// "margin of error": points beside it are of percent.
        Standing = standings,
        /// "Dow": its points are no percentages.
        Index = indices,
        /// "battle": half of it is a manner of speaking.
        HalfWay = half_ways,
        /// "respectively".
        Respectively = respectively,
        /// "page", "No.": the number behind it is a label, no figure.
        Label = labels,
    }
}

pub(super) fn load(name: &str, text: &str, vocabulary: &mut VocabularyBuilder) -> Result<(), Fault> {
    parse::<File>(name, text)?.add_to(vocabulary);
    Ok(())
}
