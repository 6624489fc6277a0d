//! A sentence as the frames see it: its verbs, measures and clauses.

use std::cell::OnceCell;
use std::ops::Range;

use super::attachment::is_sequel;
use crate::Located;
use crate::id::Id;
use crate::lexicon::measure::MeasureWord;
use crate::lexicon::money::MoneyWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Roles, VerbWord};
use crate::lexicon::{Classes, Sense, Word};
use crate::recognize::verb::{SentenceGroups, Tense, VerbGroup};
use crate::record::{EntityKind, Mention};
use crate::text::Document;
use crate::text::token::{Gap, Kind, Shape};

/// A sentence with its parts. Verbs, clauses and measures are read when somebody first asks about them.
pub(super) struct Sentence<'s, 'a> {
    pub(super) document: &'s Document<'a>,
    pub(super) tokens: Range<usize>,
    pub(super) groups: SentenceGroups<'s, 'a>,
    amounts: &'s [Range<usize>],
    mentions: &'s [Located<Mention>],
    measures: OnceCell<Vec<(Range<usize>, MeasureWord)>>,
    clauses: OnceCell<Vec<Range<usize>>>,
    relatives: OnceCell<Vec<Range<usize>>>,
    sequels: OnceCell<Vec<usize>>,
    elsewhens: OnceCell<Vec<usize>>,
}

impl<'s, 'a> Sentence<'s, 'a> {
    pub(super) fn new(
        document: &'s Document<'a>,
        tokens: Range<usize>,
        groups: SentenceGroups<'s, 'a>,
        amounts: &'s [Range<usize>],
        mentions: &'s [Located<Mention>],
    ) -> Sentence<'s, 'a> {
        Sentence {
            document,
            tokens,
            groups,
            amounts,
            mentions,
            measures: OnceCell::new(),
            clauses: OnceCell::new(),
            relatives: OnceCell::new(),
            sequels: OnceCell::new(),
            elsewhens: OnceCell::new(),
        }
    }

    /// Whether the token is part of the name of a security: "bonds".
    pub(super) fn is_security(&self, token: usize) -> bool {
        let bonds = self.document.lexicon.measures.known.bonds;
        self.measures().iter().any(|(words, measure)| *measure == bonds && words.contains(&token))
    }

    /// Measures named in it, in order.
    pub(super) fn measures(&self) -> &[(Range<usize>, MeasureWord)] {
        self.measures.get_or_init(|| {
            let mut measures = measures(self.document, &self.tokens, &self.groups);
            measures.retain(|(m, _)| !is_in_name(self.mentions, m));
            measures
        })
    }

    /// In order, without gaps.
    pub(super) fn clauses(&self) -> &[Range<usize>] {
        self.clauses.get_or_init(|| clauses(self.document, &self.tokens, &self.groups, self.amounts))
    }

    /// The clause that holds the token.
    pub(super) fn clause(&self, token: usize) -> Range<usize> {
        let clauses = self.clauses();
        let clause = clauses.get(clauses.partition_point(|c| c.end <= token)).filter(|c| c.start <= token);
        clause.unwrap_or(&self.tokens).clone()
    }

    /// Relative clauses between commas, in order: ", which rose to $5 million,".
    pub(super) fn relatives(&self) -> &[Range<usize>] {
        self.relatives.get_or_init(|| relatives(self.document, &self.tokens, &self.groups))
    }

    /// Words that tell of another time, in order: "when", "during".
    pub(super) fn elsewhens(&self) -> &[usize] {
        let elsewhen = |&at: &usize| self.document.says(at, StatementWord::Elsewhen);
        self.elsewhens.get_or_init(|| self.tokens.clone().filter(elsewhen).collect())
    }

    /// Whether a word in the range says that something went before: "after".
    pub(super) fn has_sequel(&self, range: Range<usize>) -> bool {
        let sequels =
            self.sequels.get_or_init(|| self.tokens.clone().filter(|&at| is_sequel(self.document, at)).collect());
        let first = sequels.partition_point(|&at| at < range.start);
        sequels.get(first).is_some_and(|&at| at < range.end)
    }

    /// The amounts that it holds, in order.
    pub(super) fn amounts(&self) -> &'s [Range<usize>] {
        self.amounts
    }

    /// Whether the token is part of an amount.
    pub(super) fn is_in_amount(&self, token: usize) -> bool {
        let next = self.amounts.partition_point(|a| a.end <= token);
        self.amounts.get(next).is_some_and(|a| a.start <= token)
    }

    /// Whether the token is part of an amount that begins before it.
    fn ends_amount(&self, token: usize) -> bool {
        let next = self.amounts.partition_point(|a| a.end <= token);
        self.amounts.get(next).is_some_and(|a| a.start < token)
    }

    /// Whether a name stands within that of an organisation or a person: "American Hoechst", "Bank of Italy".
    pub(super) fn is_in_body(&self, name: &Range<usize>) -> bool {
        let before = self.mentions.partition_point(|m| m.tokens.start <= name.start);
        self.mentions[..before].last().is_some_and(|m| {
            matches!(m.row.kind, EntityKind::Person | EntityKind::Organization) && m.tokens.end >= name.end
        })
    }

    /// The name of the organisation that ends at a token.
    pub(super) fn body_ending(&self, at: usize) -> Option<Range<usize>> {
        let behind = self.mentions.partition_point(|m| m.tokens.end <= at);
        let named = self.mentions.get(behind).filter(|m| m.tokens.end == at + 1);
        named.filter(|m| m.row.kind == EntityKind::Organization).map(|m| m.tokens.clone())
    }

    /// The organisations named in a range.
    pub(super) fn bodies(&self, range: Range<usize>) -> impl Iterator<Item = Id> {
        let start = self.mentions.partition_point(|m| m.tokens.start < range.start);
        let named = self.mentions[start..].iter().take_while(move |m| m.tokens.start < range.end);
        named.filter(|m| m.row.kind == EntityKind::Organization).map(|m| m.row.entity)
    }

    /// The places named in a range.
    pub(super) fn places(&self, range: Range<usize>) -> impl Iterator<Item = Id> {
        let start = self.mentions.partition_point(|m| m.tokens.start < range.start);
        let named = self.mentions[start..].iter().take_while(move |m| m.tokens.start < range.end);
        named.filter(|m| m.row.kind == EntityKind::Place).map(|m| m.row.entity)
    }

    /// Whether a country is where the body named before it is from: "Owens Ltd of Australia".
    pub(super) fn is_home(&self, country: usize) -> bool {
        let of = country.wrapping_sub(1);
        self.document.has(of, Classes::Preposition)
            && self.mentions.iter().any(|m| m.tokens.end == of && m.row.kind == EntityKind::Organization)
    }

    /// Where a clause goes on with the verb of a noun that a relative clause has told of ("the deficit, which was $5 million,
    /// fell to"), what stands before the relative clause.
    pub(super) fn resumed(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let relative = self.relatives().iter().find(|r| r.end == clause.start)?;
        Some(self.clause(relative.start.saturating_sub(2)).start..relative.start)
    }

    /// The verb group of a clause that hangs on an amount: "the $8 billion analysts had expected".
    pub(super) fn contact(&self, amount: &Range<usize>) -> Option<usize> {
        let at = self.groups.partition_point(|g| g.tokens.start < amount.end);
        self.groups.get(at).filter(|g| is_contact(self.document, amount, g)).map(|_| at)
    }

    /// The last verb group of a range that ends before the token.
    pub(super) fn verb_before(&self, range: &Range<usize>, token: usize) -> Option<usize> {
        // "14 percentage points": the end of an amount is no verb, and "lending rate" has none.
        // ... nor is "cut spending on roads" a spending by 5%.
        let names = |g: &VerbGroup| {
            let measure = self.document.read(g.tokens.start, MeasureWord::of);
            let behind = g.tokens.start.checked_sub(1).filter(|_| is_noun(self.document, g));
            let object = behind.is_some_and(|at| {
                self.document.has(at, Classes::Verb) && self.groups.iter().any(|g| g.tokens.end == at + 1)
            });
            measure.is_some_and(|(_, length)| length > 1 || object)
        };
        let states = |g: &VerbGroup| !(self.ends_amount(g.tokens.start) || g.tense == Tense::Ing && names(g));
        self.groups.iter().rposition(|g| g.tokens.start >= range.start && g.tokens.end <= token && states(g))
    }

    /// The first finite verb group of a range that begins at the token or behind it.
    pub(super) fn verb_behind(&self, range: &Range<usize>, token: usize) -> Option<usize> {
        self.groups.iter().position(|g| g.tokens.start >= token && g.tokens.end <= range.end && g.is_finite())
    }
}

fn measures(document: &Document, tokens: &Range<usize>, groups: &[VerbGroup]) -> Vec<(Range<usize>, MeasureWord)> {
    let known = &document.lexicon.measures.known;
    let mut found: Vec<(Range<usize>, MeasureWord)> = Vec::new();
    let mut at = tokens.start;
    while let Some(measure) = document.first(at..tokens.end, Classes::Measure) {
        at = measure;
        match document.read(at, MeasureWord::of) {
            // "net reserves": an adjective, unless the amount follows ("net 5.2 million"); "trade-weighted" is no trade.
            Some((_, 1)) if qualifies(document, at) || follows_hyphen(document, at) => at += 1,
            // "loan loss allowance", "passenger cars": a noun before a noun says what kind it is of.
            Some((_, length)) if modifies(document, at + length - 1) => {
                while found.pop_if(|(before, _)| before.end == at).is_some() {}
                at += length;
            }
            // "0.3 percentage points" are no share.
            Some(_) if is_points(document, at) => at += 1,
            // "to import", "exports goods": a verb is no measure.
            // ... but "lending rate" is one.
            Some((measure, length))
                if !groups.iter().any(|g| {
                    let names = length > 1 && g.tense == Tense::Ing && g.tokens.start == at && g.tokens.len() == 1;
                    g.tokens.contains(&at) && !names && !is_noun(document, g)
                }) =>
            {
                // "interest costs": of two measures side by side, the first says what kind the second is of; but "Shr loss 4 cents".
                if ![known.profit, known.loss].contains(&measure) {
                    while found.pop_if(|(before, _)| before.end == at).is_some() {}
                }
                found.push((at..at + length, measure));
                // A word of two measures ("yield") stands for both until its amount tells.
                let other = |(words, s): (usize, &Sense)| match s {
                    Sense::Measure(other) if words == length && *other != measure => Some(*other),
                    _ => None,
                };
                found.extend(document.senses(at).find_map(other).map(|other| (at..at + length, other)));
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

/// "Savings Bank", "Ministry of Trade": a word inside a longer name measures nothing.
fn is_in_name(mentions: &[Located<Mention>], measure: &Range<usize>) -> bool {
    let before = mentions.partition_point(|m| m.tokens.start <= measure.start);
    mentions[..before].last().is_some_and(|m| {
        matches!(m.row.kind, EntityKind::Person | EntityKind::Organization | EntityKind::Place)
            && m.tokens.end >= measure.end
            && m.tokens.len() > measure.len()
    })
}

fn is_points(document: &Document, at: usize) -> bool {
    document.says(at, MoneyWord::PercentagePoints)
}

/// "spending grew", "funding in March": a form in -ing that has no object is a noun; so is "a 5 million dollar bid".
fn is_noun(document: &Document, group: &VerbGroup) -> bool {
    let end = group.tokens.end;
    group.tokens.len() == 1 && is_behind_sum(document, group.tokens.start)
        || group.tense == Tense::Ing
            && group.tokens.len() == 1
            && (document.has(end, Classes::Verb | Classes::Auxiliary) || document.has(end, Classes::Preposition))
}

/// "a 5 million dollar", "its $5 million": whether an amount that stands in the phrase of a noun ends before the token.
fn is_behind_sum(document: &Document, at: usize) -> bool {
    /// "million French franc".
    const WORDS: usize = 6;
    const SUM: Classes = Classes::Number.with(Classes::Currency).with(Classes::CurrencySign).with(Classes::Demonym);
    let in_sum = |t: &usize| document.is_number(*t) || document.has(*t, SUM) || document.is_hyphen(*t);
    let money = document.has(at.wrapping_sub(1), Classes::Currency | Classes::Number);
    let opens = (at.saturating_sub(WORDS)..at).rev().find(|t| !in_sum(t));
    money && opens.is_some_and(|t| t + 1 < at && document.has(t, Classes::Determiner | Classes::Possessive))
}

/// "an after-tax gain": part of a word, and no tax.
fn follows_hyphen(document: &Document, at: usize) -> bool {
    let hyphen = at.wrapping_sub(1);
    document.is_sign(hyphen, b'-') && document.touches(hyphen) && document.touches(at)
}

/// Whether a one-word measure only qualifies the word behind it.
fn qualifies(document: &Document, at: usize) -> bool {
    let hyphen = document.is_hyphen(at + 1);
    let filler = document.says(at, StatementWord::Filler);
    let word = document.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word);
    // "a net decrease of", but "net rose 5%"
    let noun = !document.has(at + 1, Classes::Verb | Classes::Auxiliary)
        || document.has(at + 1, Classes::ChangeNoun)
            && !document.is_number(at + 2)
            && !document.has(at + 2, Classes::Direction);
    hyphen && !document.has(at + 2, Classes::Measure | Classes::Number) || filler && word && noun
}

/// Whether the singular noun that ends at the token is the first half of a compound with a noun that is no measure.
fn modifies(document: &Document, last: usize) -> bool {
    const CLOSED: Classes = Classes::Function
        .with(Classes::Verb)
        .with(Classes::Auxiliary)
        .with(Classes::Direction)
        .with(Classes::ChangeNoun)
        .with(Classes::Measure)
        .with(Classes::ModalityNoun)
        .with(Classes::Anaphor)
        .with(Classes::DateWord)
        .with(Classes::DateStart)
        .with(Classes::Bound)
        .with(Classes::Comparison)
        .with(Classes::Number)
        .with(Classes::Negation)
        .with(Classes::Percent)
        .with(Classes::Currency)
        .with(Classes::Unit);
    let (word, next) = (document.word(last), last + 1);
    let noun = document.tokens.get(next).is_some_and(|t| {
        t.kind == Kind::Word && t.gap == Gap::Space && t.shape == document.tokens[last].shape && t.shape != Shape::Upper
    });
    let plural = word.ends_with('s') && !word.ends_with("ss");
    let inflected =
        document.ends_like_adverb(next) || document.has(next, Classes::PastEnding) || document.ends_like_gerund(next);
    let keeps = document.says(next, StatementWord::MeasureTail) || document.says(next, StatementWord::Item);
    noun && !plural && !inflected && !keeps && !document.has(next, CLOSED)
}

/// Cuts a sentence where a new clause with a verb of its own begins.
fn clauses(
    document: &Document,
    tokens: &Range<usize>,
    groups: &[VerbGroup],
    amounts: &[Range<usize>],
) -> Vec<Range<usize>> {
    let mut clauses = Vec::new();
    let mut start = tokens.start;
    // "from 3 million in May and 2 million in June while imports fell": the clause begins at "while".
    let opposes = |at: usize| document.has(at, Classes::Joint) && document.says(at, StatementWord::Contrast);
    let finite: Vec<&VerbGroup> = groups.iter().filter(|g| g.is_finite()).collect();
    let has_verb = |range: Range<usize>| {
        let first = finite.partition_point(|g| g.tokens.start < range.start);
        finite.get(first).is_some_and(|g| g.tokens.end <= range.end)
    };
    // Told once for all borders: the verbs of clauses that hang on an amount open none.
    let hangs = |g: &VerbGroup| {
        let before = amounts.partition_point(|a| a.end <= g.tokens.start);
        amounts[..before].last().is_some_and(|a| is_contact(document, a, g))
    };
    let telling: Vec<&VerbGroup> = finite.iter().copied().filter(|g| !hangs(g)).collect();
    // "for June 30, 2024 was": a comma within a date.
    let year = |t: usize| document.is_number(t) && document.word(t).len() == 4;
    let in_date = |at: usize| document.is_sign(at, b',') && document.is_number(at - 1) && year(at + 1);
    for at in tokens.start + 1..tokens.end {
        let token = document.tokens[at];
        let subordinates = token.kind == Kind::Word && is_subordinate(document, groups, at);
        let counts = || amounts.get(amounts.partition_point(|a| a.end <= at)).is_some_and(|a| a.start <= at);
        if token.kind == Kind::Word && !document.has(at, Classes::Joint) && !subordinates || counts() {
            continue;
        }
        let hard = matches!(token.sign, b';')
            || token.sign == 0 && document.word(at) == "—"
            || document.is_sign(at, b'-') && !document.touches(at) && !document.touches(at + 1);
        let soft = document.is_sign(at, b',')
            || document.is_sign(at, b':')
            || joins(document, at)
            || subordinates
            || token.sign == b'"';
        if !hard && !soft || in_date(at) {
            continue;
        }
        // A clause on either side: with a verb before, and one soon behind that no other border precedes.
        let behind = telling.get(telling.partition_point(|g| g.tokens.start <= at));
        let near = behind.is_some_and(|g| {
            let verb = g.tokens.start;
            let breaks = |t: &usize| matches!(document.tokens[*t].sign, b',' | b';') && !in_date(*t) || opposes(*t);
            // "while imports, mostly machinery, fell": what is put in behind the subject parts nothing.
            // ... or "and, compared with 2017, fell", or "whereas in 2015, the hardest year, it fell".
            let subject = verb.checked_sub(2).is_some_and(|comma| opposes(at) && document.is_sign(comma, b','));
            let inserted = (opposes(at) || document.is_sign(at + 1, b',')) && document.is_sign(verb - 1, b',');
            let borders = (at + 1..verb).filter(breaks).take(3).count();
            borders == 0 || (inserted || subject) && borders == 2
        });
        // ", rose 5 percent": a verb right behind a comma goes on with the subject before it.
        if at > start && (token.sign == b';' || has_verb(start..at) && (hard || near)) {
            clauses.push(start..at);
            start = at;
        }
    }
    clauses.push(start..tokens.end);
    clauses
}

/// "the $8 billion analysts had expected", "2.7% projected in December": a clause or a participle that hangs on the amount right
/// before it, with no object of its own.
fn is_contact(document: &Document, amount: &Range<usize>, group: &VerbGroup) -> bool {
    /// "analysts", "most economists".
    const SUBJECT: usize = 3;
    let foresees = Roles::FORECAST.with(Roles::ESTIMATE).with(Roles::PLAN);
    let subject = amount.end..group.tokens.start;
    let word =
        |at: usize| document.tokens[at].kind == Kind::Word && !document.has(at, Classes::Joint | Classes::Preposition);
    let behind = group.tokens.end;
    let object = document.is_number(behind)
        || document.has(behind, Classes::CurrencySign | Classes::Bound)
        || document.is_one_of(behind, &["to", "that", "a", "the"]);
    group.does(foresees)
        && group.tense == Tense::Past
        && !group.passive
        && amount.end <= group.tokens.start
        && subject.len() <= SUBJECT
        && subject.clone().all(word)
        && !object
}

/// Relative clauses that a comma opens, each up to the comma behind which the verb of its noun follows, else to the end; and
/// participles and reports that stand so between commas: "the company, founded in 1995, employs", "exports, the bank said, rose".
fn relatives(document: &Document, tokens: &Range<usize>, groups: &[VerbGroup]) -> Vec<Range<usize>> {
    /// "in January-September of the current year".
    const DATE: usize = 9;
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at + 1 < tokens.end {
        if !document.is_sign(at, b',') {
            at += 1;
            continue;
        }
        let relative = opens_relative(document, at + 1);
        // ", founded in 1995,", ", having amounted to 5 million in 2022,"
        let participle = || {
            let group = groups.get(groups.partition_point(|g| g.tokens.start <= at));
            group.is_some_and(|g| g.tokens.start == at + 1 && (is_passive_form(g) || g.looks_back()))
        };
        if !relative && !participle() && !is_aside(document, groups, at) {
            at += 1;
            continue;
        }
        // Its own verb comes first; the noun's verb stands right behind a comma.
        let resumes = |&end: &usize| {
            let behind = groups.partition_point(|g| g.tokens.start <= end);
            let verb = groups[behind..].iter().find(|g| g.is_finite());
            // "..., now regulates", "..., also said"
            let plain = |at: usize| !document.has(at, Classes::Function) || document.says(at, VerbWord::Adverb);
            // ", having fallen in 2022, in January-May 2023 reached"
            let dates =
                Classes::DateStart | Classes::DateWord | Classes::Digits | Classes::Preposition | Classes::Definite;
            let date = |at: usize| document.has(at, dates) || document.is_sign(at, b'-');
            let near = |start: usize| {
                start == end + 1
                    || start == end + 2 && plain(end + 1)
                    || start <= end + DATE && (end + 1..start).all(date)
            };
            document.is_sign(end, b',') && verb.is_some_and(|g| near(g.tokens.start))
        };
        let end = (at + 2..tokens.end).find(resumes);
        if let Some(end) = end.or(relative.then_some(tokens.end)) {
            found.push(at + 1..end);
        }
        at = end.unwrap_or(at + 1).max(at + 1);
    }
    found
}

/// ", which", ", on which", ", nine of whose".
fn opens_relative(document: &Document, at: usize) -> bool {
    /// "some of".
    const BEFORE: usize = 2;
    let behind = |pronoun: usize| {
        document.is_one_of(pronoun, &["which", "whom", "whose"]) && document.has(pronoun - 1, Classes::Preposition)
    };
    document.has(at, Classes::Relative) || (at + 1..=at + BEFORE).any(behind)
}

/// ", the ministry said, reached": whether a comma opens words on who says so, which the verb of their noun follows.
fn is_aside(document: &Document, groups: &[VerbGroup], comma: usize) -> bool {
    let behind = &groups[groups.partition_point(|g| g.tokens.start <= comma)..];
    let mut behind = behind.iter().filter(|g| g.is_finite());
    let (Some(report), Some(verb)) = (behind.next(), behind.next()) else { return false };
    let end = verb.tokens.start.wrapping_sub(1);
    is_report(report)
        && document.is_sign(end, b',')
        && !(comma + 1..end).any(|at| document.is_sign(at, b',') || document.is_sign(at, b'"'))
}

/// "founded", "built": a form that can be a participle, without an auxiliary.
fn is_passive_form(group: &VerbGroup) -> bool {
    group.tense == Tense::Participle || group.tense == Tense::Past && group.tokens.len() == 1
}

/// "after sales fell": a preposition that a subject and its verb follow, and not "after a fall of 5%, sales rose".
fn is_subordinate(document: &Document, groups: &[VerbGroup], at: usize) -> bool {
    /// "third-quarter sales in Peru".
    const SUBJECT: usize = 7;
    let time = || document.is_word(at, "after") || document.is_word(at, "before");
    if !document.has(at, Classes::Preposition) || !time() || !is_sequel(document, at) {
        return false;
    }
    let behind = &groups[groups.partition_point(|g| g.tokens.start <= at)..];
    let near = behind.iter().take_while(|g| g.tokens.start - at <= SUBJECT);
    let verb = near.into_iter().find(|g| g.is_finite()).map(|g| g.tokens.start);
    let word = |t: usize| document.tokens[t].kind == Kind::Word && !document.has(t, Classes::Joint);
    verb.is_some_and(|verb| {
        (2..=SUBJECT).contains(&(verb - at)) && (at + 1..verb).all(|t| word(t) || document.is_sign(t, b'-'))
    })
}

/// "and", "while", "who": words that begin a clause; but not the "as" of "as against".
fn joins(document: &Document, at: usize) -> bool {
    document.has(at, Classes::Joint) && !document.has(at, Classes::Comparison)
}

/// Whether a group reports what somebody says.
pub(super) fn is_report(group: &VerbGroup) -> bool {
    group.does(Roles::REPORT) && group.is_finite() && !group.passive
}
