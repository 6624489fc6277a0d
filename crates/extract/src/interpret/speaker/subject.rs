//! The subject of a verb of saying: a name, a pronoun, or a noun that stands for somebody.
//!
//! | words | subject |
//! | --- | --- |
//! | `Ana Weiss, the minister, said` | Ana Weiss |
//! | `said Ana Weiss` behind a comma or a quotation | Ana Weiss |
//! | `said the chairman, Ana Weiss` | Ana Weiss |
//! | `analysts at Alder Bank expect` | Alder Bank |
//! | `he said` | whom the text spoke of last as the subject of a sentence, or who spoke |
//! | `the ministry said` | the last organisation called one |
//! | `the Lima-based retailer yesterday said` | the organisation that spoke last, else the first of the text |
//! | `the union said` | the last organisation called one, or one that spoke last; no company of the text |
//! | `sources said` | nobody |

use std::ops::Range;

use super::{Last, speakers_in};
use crate::Located;
use crate::id::Id;
use crate::interpret::clause::{Sentence, is_report};
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::VerbWord;
use crate::lexicon::{Classes, Sense};
use crate::recognize::verb::{Tense, VerbGroup};
use crate::record::{EntityKind, Mention};
use crate::resolve::name::holder;
use crate::text::Document;
use crate::text::token::{Kind, Shape};

/// How many verbs one subject may have, joined by "and".
const ROW: usize = 8;
/// How many words may stand between a speaker and the verb of saying.
const APART: usize = 14;
/// ... with a long office between commas: "Ana Weiss, general secretary of the Lindish Union of Nurses, told".
const APPOSITIVE: usize = 28;
/// How many words an office has before its noun: "deputy prime".
const OFFICE: usize = 3;
/// How many words tell when something was published: "on Monday".
const ON_DAY: usize = 3;
/// How many words the name of an outlet has at most.
const OUTLET: usize = 5;

pub(super) fn pronoun(document: &Document, at: usize) -> bool {
    document.is_one_of(at, &["he", "she", "him", "her"])
}

/// A verb of saying, and who may have said it.
struct Saying<'a, 's, 'd> {
    document: &'s Document<'d>,
    sentence: &'a Sentence<'s, 'd>,
    mentions: &'a [&'a Located<Mention>],
    verb: Range<usize>,
}

/// The subject of a verb of saying, as (entity, whether it was carried over from an earlier sentence).
pub(super) fn subject(
    sentence: &Sentence,
    verb: Range<usize>,
    mentions: &[&Located<Mention>],
    last: Last,
) -> Option<(Id, bool)> {
    let document = sentence.document;
    let saying = Saying { document, sentence, mentions, verb: first_of_row(document, sentence, verb) };
    if is_outlet_before(document, saying.verb.start) {
        return None;
    }
    let before = saying.before();
    let head = head_noun(document, &before);
    if let Some(named) = saying.named_behind().or_else(|| saying.named_before(&before, head)) {
        return Some((named.row.entity, false));
    }
    saying.carried(head, last).map(|id| (id, true))
}

/// "The bank raised the rate and said": the first of the verbs that "and" joins, which has the subject of all.
fn first_of_row(document: &Document, sentence: &Sentence, verb: Range<usize>) -> Range<usize> {
    let and = |at: usize| document.has(at, Classes::Conjunction);
    let before = sentence.groups.partition_point(|g| g.tokens.end < verb.start);
    let mut first = verb;
    for group in sentence.groups[..before].iter().rev().filter(|g| g.is_finite()).take(ROW) {
        if !and(first.start.wrapping_sub(1)) {
            break;
        }
        first = group.tokens.clone();
    }
    first
}

impl Saying<'_, '_, '_> {
    /// ", said Ana Weiss": what was said stands before; but not ", was quoted by the Herald".
    fn is_inverted(&self) -> bool {
        let sign = self.verb.start.wrapping_sub(1);
        matches!(self.document.tokens.get(sign).map(|t| t.sign), Some(b',' | b'"'))
            && !self.document.is_word(self.verb.end, "by")
    }

    /// ", said Ana Weiss", "said the chief executive, Ana Weiss".
    fn named_behind(&self) -> Option<&Located<Mention>> {
        let behind = self.verb.end..(self.verb.end + APART).min(self.sentence.tokens.end);
        let mut speakers = speakers_in(self.mentions, &behind).filter(|_| self.is_inverted());
        let found = speakers.find(|m| self.is_right_behind(m))?;
        // "said Alder Bank Director for Peru Ana Weiss": who holds the office, not the organisation in its title.
        let in_title = |m: &&Located<Mention>| {
            let mut title = found.tokens.end..m.tokens.start;
            found.row.kind == EntityKind::Organization
                && title.clone().any(|at| self.document.has(at, Classes::Title))
                && !title
                    .any(|at| self.document.has(at, Classes::Function) && !self.document.has(at + 1, Classes::Capital))
        };
        let person = speakers_in(self.mentions, &behind).find(|m| m.row.kind == EntityKind::Person);
        Some(person.filter(in_title).unwrap_or(found))
    }

    /// "said Ana Weiss", "said leading analyst Ana Weiss", "said the chief executive, Ana Weiss".
    fn is_right_behind(&self, name: &Located<Mention>) -> bool {
        let (document, verb) = (self.document, self.verb.end);
        // "said the principal, Professor Ana Weiss"
        let title = document.has(name.tokens.start - 1, Classes::Title);
        let comma = name.tokens.start.saturating_sub(1 + usize::from(title));
        let office = document.is_sign(comma, b',')
            && (verb..comma).any(|at| document.has(at, Classes::Title))
            && !(verb..comma).any(|at| document.has(at, Classes::Preposition));
        let between = verb..if office { comma } else { name.tokens.start };
        let states = |g: &VerbGroup| between.contains(&g.tokens.start) && g.tense != Tense::Ing;
        !between.clone().any(|t| document.is_sign(t, b',') || document.is_word(t, "that"))
            && !self.sentence.groups.iter().any(states)
    }

    /// Where the subject may stand before the verb: "The Weiss group, which also holds shares of Tarn Ltd, said" has it before the
    /// relative clause.
    fn before(&self) -> Range<usize> {
        let (document, start, verb) = (self.document, self.sentence.tokens.start, self.verb.start);
        let adverb = usize::from(document.says(verb.wrapping_sub(1), VerbWord::Adverb));
        let resumed = self.sentence.relatives().iter().find(|r| (r.end..=r.end + 1 + adverb).contains(&verb));
        let end = resumed.map_or(verb, |r| r.start - 1);
        let quoted = (start..verb).rev().find(|&t| document.is_sign(t, b'"')).map_or(start, |t| t + 1);
        quoted.max(end.saturating_sub(APPOSITIVE))..end
    }

    /// "Ana Weiss, the minister, said": the nearest before, a person before the organisation in the title.
    fn named_before(&self, before: &Range<usize>, head: Option<usize>) -> Option<&Located<Mention>> {
        let mut found: Vec<&Located<Mention>> =
            speakers_in(self.mentions, before).filter(|m| self.reaches(m, before.end) && self.is_free(m)).collect();
        found.reverse();
        let person = found.iter().position(|m| m.row.kind == EntityKind::Person);
        let named = first_of_pair(self.document, self.sentence, &found[person.unwrap_or(0)..])?;
        // "... former chairman Ana Weiss, the company said": the noun right before the verb decides.
        let own = head.is_none_or(|head| head < named.tokens.end || self.speaks_for(head, named));
        own.then_some(named)
    }

    /// Whether nothing but asides stands between a name and the verb.
    fn reaches(&self, name: &Located<Mention>, end: usize) -> bool {
        let appositive = name.row.kind == EntityKind::Person
            && self.document.is_sign(name.tokens.end, b',')
            && self.document.is_sign(end.wrapping_sub(1), b',');
        let states = |g: &VerbGroup| {
            let between = g.tokens.start >= name.tokens.end && g.tokens.end <= end;
            g.is_finite() && between && !is_report(g) && !self.is_published(g)
        };
        (appositive || end - name.tokens.start <= APART) && !self.sentence.groups.iter().any(states)
    }

    /// "figures released on Monday": by whom, and no statement.
    fn is_published(&self, group: &VerbGroup) -> bool {
        let (document, before) = (self.document, group.tokens.start.wrapping_sub(1));
        document.says(group.tokens.end - 1, StatementWord::Publishes)
            && document.says(before, StatementWord::Mouthpiece)
    }

    /// "a filing with the commission", "a group led by Ana Weiss": the object of a preposition says nothing, unless it is what a
    /// spokesman speaks for.
    fn is_free(&self, name: &Located<Mention>) -> bool {
        let document = self.document;
        let article = usize::from(document.is_word(name.tokens.start.wrapping_sub(1), "the"));
        let at = name.tokens.start.wrapping_sub(1 + article);
        // "the Nurses' Union (LNU)": the letters in brackets are what stands before them.
        let bracket = name.tokens.start.wrapping_sub(1);
        let bracketed =
            document.is_sign(bracket, b'(') && self.mentions.iter().any(|other| other.tokens.end == bracket);
        let spokesman = || document.says(at.wrapping_sub(1), StatementWord::Mouthpiece);
        // "figures released by the office", "published on Monday by the office"
        let by = |g: &&VerbGroup| (g.tokens.end..=g.tokens.end + ON_DAY).contains(&at) && self.is_published(g);
        let publisher = || document.is_word(at, "by") && self.sentence.groups.iter().any(|g| by(&g));
        !bracketed && (!document.has(at, Classes::Preposition) || spokesman() || publisher())
    }

    /// "Finance Ministry figures show", "the Customs Service (LCS) figures", "the office in its May report put": what stands for the name
    /// right before it.
    fn speaks_for(&self, head: usize, name: &Located<Mention>) -> bool {
        let end = name.tokens.end + if self.document.is_sign(name.tokens.end, b'(') { 3 } else { 0 };
        let own = self.document.is_word(end, "in") && self.document.has(end + 1, Classes::Possessive);
        name.row.kind == EntityKind::Organization
            && self.document.says(head, StatementWord::Mouthpiece)
            && ((end..=end + 1).contains(&head) || own)
    }

    /// "he said", "it said", "the ministry said": who was told of before.
    fn carried(&self, head: Option<usize>, last: Last) -> Option<Id> {
        let (document, verb) = (self.document, &self.verb);
        let he = (verb.start.saturating_sub(3)..verb.start).any(|at| pronoun(document, at));
        if he || self.is_inverted() && pronoun(document, verb.end) {
            return last.pronoun;
        }
        let earlier = &self.mentions[..self.mentions.partition_point(|m| m.tokens.start < verb.start)];
        if document.is_word(verb.start.wrapping_sub(1), "it") {
            return organization(earlier, last.speaker);
        }
        stands_for(document, earlier, head?, last)
    }
}

/// "Ana Weiss and Jan Berg said": the first of those whom "and" joins; they stand in `names` from the last on. Whom a verb has for its
/// object is none of them: "police arrested Ana Weiss and Jan Berg said".
fn first_of_pair<'m>(
    document: &Document,
    sentence: &Sentence,
    names: &[&'m Located<Mention>],
) -> Option<&'m Located<Mention>> {
    let is_object = |name: &Located<Mention>| sentence.groups.iter().any(|g| g.tokens.end == name.tokens.start);
    let joined = |pair: &&[&Located<Mention>]| {
        let between = pair[1].tokens.end..pair[0].tokens.start;
        let and = between.clone().rfind(|&at| document.is_word(at, "and"));
        pair[0].row.kind == pair[1].row.kind
            && and.is_some_and(|and| {
                let closed = and == between.start || document.is_sign(and - 1, b',');
                closed && !(and..between.end).any(|at| document.tokens[at].sign != 0)
            })
    };
    let pairs = names.windows(2).take_while(|pair| joined(pair) && !is_object(pair[1])).count();
    names.get(pairs).copied()
}

/// "the Herald said": what passes on the words of others ends right before the verb.
fn is_outlet_before(document: &Document, verb: usize) -> bool {
    let passes_on = |at: usize| {
        document.has(at, Classes::Name)
            && document.senses(at).any(|(words, sense)| match sense {
                Sense::Name(NameWord::Known(entity)) => {
                    at + words == verb && matches!(document.lexicon.sort_of(*entity), Sort::Wire | Sort::Outlet)
                }
                _ => false,
            })
    };
    document.has(verb.wrapping_sub(1), Classes::Capital) && (verb.saturating_sub(OUTLET)..verb).any(passes_on)
}

/// Who a common noun before a verb of saying is: "the ministry", the last organisation called one; "the company", the one that spoke
/// last, else the first of the text; "the minister", who holds that office, else the person who spoke last; "sources", "a trader", nobody that the text names.
pub(super) fn stands_for(document: &Document, earlier: &[&Located<Mention>], head: usize, last: Last) -> Option<Id> {
    let word = document.word(head);
    // "the Deputy Prime Minister": all of the office.
    let office = |at: &usize| document.length_of(*at, NameWord::Office) == Some(head + 1 - at);
    let first = (head.saturating_sub(OFFICE)..head).find(office).unwrap_or(head);
    // "the Lima-based retailer"
    let first = first - if is_based(document, first) { 3 } else { 0 };
    let definite = (first.saturating_sub(2)..first).any(|at| document.is_word(at, "the"));
    // "the Weiss group": a name of its own; "the Swiss group" is not.
    let before = first.saturating_sub(1);
    let named = document.tokens[before].shape != Shape::Lower
        && !document.has(before, Classes::Demonym | Classes::Function | Classes::Head | Classes::Title);
    if !definite || named {
        return None;
    }
    let authority = document.says(head, StatementWord::AuthorityNoun);
    if authority || document.says(head, StatementWord::OrganizationNoun) {
        let called = |m: &&&Located<Mention>| {
            m.row.kind == EntityKind::Organization && m.tokens.clone().any(|t| document.is_word(t, word))
        };
        let spoke_last = |m: &&&Located<Mention>| Some(m.row.entity) == last.speaker && called(m);
        let named = earlier.iter().find(spoke_last).or_else(|| earlier.iter().rev().find(called));
        let spoke = || last.speaker.filter(|&id| is_kind(earlier, id, EntityKind::Organization));
        // "the union said", of a text on a company: the union is not the company.
        let own = authority || document.says(head, StatementWord::Observer);
        let other = || if own { spoke() } else { organization(earlier, last.speaker) };
        return named.map(|m| m.row.entity).or_else(other);
    }
    // "the minister", "the Swiss expert"; "the government" is nobody, and "the ambassador" no prime minister who spoke before.
    let person = document.has(head, Classes::Title) && document.says(head, NameWord::GeneralOffice);
    let spoke = |id: &Id| person && is_kind(earlier, *id, EntityKind::Person);
    holder(document, earlier, head).or_else(|| last.person.filter(spoke))
}

/// "Lima-based" right before the token.
pub(in crate::interpret) fn is_based(document: &Document, at: usize) -> bool {
    at >= 4
        && document.is_hyphen(at - 2)
        && document.says(at - 1, NameWord::BasedWord)
        && document.has(at - 3, Classes::Capital)
}

/// The organisation that spoke last, else the first of the text.
fn organization(earlier: &[&Located<Mention>], last: Option<Id>) -> Option<Id> {
    let first = || earlier.iter().find(|m| m.row.kind == EntityKind::Organization).map(|m| m.row.entity);
    last.filter(|&id| is_kind(earlier, id, EntityKind::Organization)).or_else(first)
}

pub(super) fn is_kind(mentions: &[&Located<Mention>], entity: Id, kind: EntityKind) -> bool {
    mentions.iter().any(|m| m.row.entity == entity && m.row.kind == kind)
}

/// The common noun that a range ends with: "company" of "the company".
fn head_noun(document: &Document, range: &Range<usize>) -> Option<usize> {
    let mut words = range.clone();
    let mut last = words.next_back()?;
    // "the company yesterday said"
    if document.has(last, Classes::DateStart) && document.tokens[last].shape == Shape::Lower {
        last = words.next_back()?;
    }
    let token = document.tokens[last];
    // "the Deputy Minister stressed"
    let title = document.has(last, Classes::Title);
    (token.kind == Kind::Word
        && (token.shape == Shape::Lower || title)
        && !document.has(last, Classes::Function | Classes::Auxiliary))
    .then_some(last)
}
