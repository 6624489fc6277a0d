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
//! | `sources said` | nobody |

use std::ops::Range;

use super::{Last, focus, speakers_in};
use crate::Located;
use crate::id::Id;
use crate::interpret::clause::{Sentence, is_report};
use crate::lexicon::entity::Sort;
use crate::lexicon::name::NameWord;
use crate::lexicon::statement::StatementWord;
use crate::lexicon::verb::{Roles, VerbWord};
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

/// How many words may stand between "and" and the second of two speakers: "and his partner Jan Berg".
const PAIRED: usize = 6;
/// How many words an office has before its noun: "deputy prime".
const OFFICE: usize = 3;
/// How many words the name of an outlet has at most.
const OUTLET: usize = 5;

pub(super) fn pronoun(document: &Document, at: usize) -> bool {
    document.is_one_of(at, &["he", "she", "him", "her"])
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

/// The subject of a verb of saying, as (entity, whether it was carried over from an earlier sentence).
pub(super) fn subject(
    document: &Document,
    sentence: &Sentence,
    verb: Range<usize>,
    mentions: &[&Located<Mention>],
    last: Last,
) -> Option<(Id, bool)> {
    let verb = first_of_row(document, sentence, verb);
    if is_outlet_before(document, verb.start) {
        return None;
    }
    // "said Vasily Matyushevsky": right behind.
    let behind = verb.end..(verb.end + APART).min(sentence.tokens.end);
    // ", said Ana Weiss", but not ", was quoted by the Herald".
    let sign = verb.start.wrapping_sub(1);
    let inverted = (document.is_sign(sign, b',') || document.is_sign(sign, b'"')) && !document.is_word(verb.end, "by");
    if inverted
        && let Some(found) = speakers_in(mentions, &behind).find(|m| {
            // "said the chief executive, Ana Weiss"
            // ... "said the principal, Professor Ana Weiss"
            let title = document.has(m.tokens.start - 1, Classes::Title);
            let comma = m.tokens.start.saturating_sub(1 + usize::from(title));
            let office = document.is_sign(comma, b',')
                && (verb.end..comma).any(|at| document.has(at, Classes::Title))
                && document.has(verb.end, Classes::Definite)
                && !(verb.end..comma).any(|at| document.has(at, Classes::Preposition));
            let between = verb.end..if office { comma } else { m.tokens.start };
            !between.clone().any(|t| document.is_sign(t, b',') || document.is_word(t, "that"))
                // "said leading analyst Ana Weiss"
                && !sentence
                    .groups
                    .iter()
                    .any(|g| between.contains(&g.tokens.start) && (g.tense != Tense::Ing || g.tokens.start > verb.end))
        })
    {
        return Some((holder_behind(document, sentence, mentions, &behind, found).row.entity, false));
    }
    // "Ana Weiss, the minister, said": the nearest before, a person before the organisation in the title.
    let floor = (sentence.tokens.start..verb.start)
        .rev()
        .find(|&t| document.is_sign(t, b'"') || document.is_sign(t, b';'))
        .map_or(sentence.tokens.start, |t| t + 1);
    // "The Weiss group, which also holds shares of Tarn Ltd, said": the subject stands before the relative clause.
    let adverb = usize::from(document.says(verb.start.wrapping_sub(1), VerbWord::Adverb));
    let behind_relative = |r: &&Range<usize>| r.start > floor && (r.end..=r.end + 1 + adverb).contains(&verb.start);
    let resumed = sentence.relatives().iter().find(behind_relative);
    let end = resumed.map_or(verb.start, |r| r.start - 1);
    let before = floor.max(end.saturating_sub(APPOSITIVE))..end;
    let reaches = |m: &&Located<Mention>| {
        end - m.tokens.start <= APART
            || m.row.kind == EntityKind::Person
                && document.is_sign(m.tokens.end, b',')
                && document.is_sign(end.wrapping_sub(1), b',')
    };
    let close = |m: &&Located<Mention>| {
        !sentence
            .groups
            .iter()
            .any(|g| g.is_finite() && g.tokens.start >= m.tokens.end && g.tokens.end <= end && !is_report(g))
    };
    // "a filing with the commission", "a group led by Ana Weiss": the object of a preposition says nothing, unless it is what a
    // spokesman speaks for.
    let mouthpiece = |at: usize| document.says(at, StatementWord::Mouthpiece);
    let free = |m: &&Located<Mention>| {
        let article = usize::from(document.is_word(m.tokens.start.wrapping_sub(1), "the"));
        let at = m.tokens.start.saturating_sub(1 + article);
        // "the Nurses' Union (LNU)": the letters in brackets are what stands before them.
        let bracket = m.tokens.start.wrapping_sub(1);
        let bracketed = document.is_sign(bracket, b'(') && mentions.iter().any(|other| other.tokens.end == bracket);
        !bracketed && (at <= before.start || !document.has(at, Classes::Preposition) || mouthpiece(at - 1))
    };
    let mut found: Vec<&Located<Mention>> =
        speakers_in(mentions, &before).filter(reaches).filter(close).filter(free).collect();
    found.reverse();
    let head = head_noun(document, &before);
    let named = found.iter().position(|m| m.row.kind == EntityKind::Person).or((!found.is_empty()).then_some(0));
    let named = named.map(|at| first_of_pair(document, sentence, &found[at..]));
    // "... former chairman Ana Weiss, the company said": the noun right before the verb decides.
    // "Finance Ministry figures show": what stands for the name right before it.
    let speaks_for = |m: &Located<Mention>| {
        // "the Customs Service (LCS) figures".
        let end = m.tokens.end;
        let bracket = document.is_sign(end, b'(') && document.is_sign(end + 2, b')');
        let end = end + if bracket { 3 } else { 0 };
        m.row.kind == EntityKind::Organization && head.is_some_and(|h| mouthpiece(h) && (end..=end + 1).contains(&h))
    };
    if let Some(named) = named.filter(|m| head.is_none_or(|h| h < m.tokens.end) || speaks_for(m)) {
        return Some((named.row.entity, false));
    }
    if (verb.start.saturating_sub(3)..verb.start).any(|at| pronoun(document, at))
        || inverted && pronoun(document, verb.end)
    {
        let person = |m: &&Located<Mention>| m.row.kind == EntityKind::Person && m.tokens.end < verb.start;
        let own = focus::subject(document, sentence, mentions).filter(person).map(|m| m.row.entity);
        // "Ana Weiss opened the mill, which, she said, will make 5 tonnes"
        let before = verb.start.wrapping_sub(2);
        let says = pronoun(document, verb.start.wrapping_sub(1));
        let inserted = says && document.is_sign(before, b',');
        // "Ana Weiss wants a roof she says will cost 5 million": what she says belongs to what she wants; what she rejects may be
        // another's.
        let wants = |g: &VerbGroup| g.is_finite() && g.tokens.end <= before && g.does(Roles::PLAN.with(Roles::REQUEST));
        let of_object = says
            && sentence.groups.iter().any(wants)
            && document.tokens.get(before).is_some_and(|t| t.kind == Kind::Word)
            && !document.has(before, Classes::Joint);
        let speaker = if of_object { own.or(last.pronoun) } else { last.pronoun.or(own.filter(|_| inserted)) };
        return speaker.map(|id| (id, true));
    }
    let earlier = &mentions[..mentions.partition_point(|m| m.tokens.start < verb.start)];
    let it = document.is_word(verb.start.wrapping_sub(1), "it");
    if it && head.is_none() {
        return organization(earlier, last.speaker).map(|id| (id, true));
    }
    stands_for(document, earlier, head?, last).map(|id| (id, true))
}

/// "said Alder Bank Director for Peru Ana Weiss": who holds the office, not the organisation in its title.
fn holder_behind<'m>(
    document: &Document,
    sentence: &Sentence,
    mentions: &[&'m Located<Mention>],
    behind: &Range<usize>,
    found: &'m Located<Mention>,
) -> &'m Located<Mention> {
    let person = speakers_in(mentions, behind).find(|m| m.row.kind == EntityKind::Person);
    // "country director for Peru", but "spokesman for chairman", "after president", "of its director"
    let place = |at: usize| document.is_one_of(at, &["for", "of"]) && document.has(at + 1, Classes::Capital);
    let parts = |at: usize| {
        document.tokens[at].kind != Kind::Word
            || document.has(at, Classes::Function) && !place(at)
            || sentence.groups.iter().any(|g| g.tokens.start == at)
    };
    let in_title = |m: &&Located<Mention>| {
        let title = found.tokens.end..m.tokens.start;
        found.row.kind == EntityKind::Organization
            && title.clone().any(|at| document.has(at, Classes::Title))
            && !title.into_iter().any(parts)
    };
    person.filter(in_title).unwrap_or(found)
}

/// "Ana Weiss and Jan Berg said": the first of those whom "and" joins; they stand in `names` from the last on. Whom a verb of the
/// clause has for its object is none of them: "police arrested Ana Weiss and Jan Berg said".
fn first_of_pair<'m>(document: &Document, sentence: &Sentence, names: &[&'m Located<Mention>]) -> &'m Located<Mention> {
    let opens = |at: &usize| {
        matches!(document.tokens[*at].sign, b',' | b';' | b':' | b'"') || document.says(*at, StatementWord::ClauseJoint)
    };
    let is_object = |name: &Located<Mention>| {
        let clause = (sentence.tokens.start..name.tokens.start).rfind(opens).unwrap_or(sentence.tokens.start);
        // "a group led by Ana Weiss and Jan Berg said": no object stands behind "by".
        let before = |g: &VerbGroup| {
            let end = g.tokens.end;
            clause <= g.tokens.start && end <= name.tokens.start && document.word(end) != "by"
        };
        sentence.groups.iter().any(|g| before(g) && (g.is_finite() || g.tokens.end == name.tokens.start))
    };
    let joined = |pair: &&[&Located<Mention>]| {
        let between = pair[1].tokens.end..pair[0].tokens.start;
        let and = between.clone().rfind(|&at| document.is_word(at, "and"));
        pair[0].row.kind == pair[1].row.kind
            && and.is_some_and(|and| {
                let closed = and == between.start || document.is_sign(and - 1, b',');
                closed && and + PAIRED >= between.end && !(and..between.end).any(|at| document.tokens[at].sign != 0)
            })
    };
    let pairs = names.windows(2).take_while(|pair| joined(pair) && !is_object(pair[1])).count();
    names[pairs]
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
    let definite = (first.saturating_sub(2)..first).any(|at| document.is_word(at, "the"));
    // "the Weiss group": a name of its own; "the Swiss group" is not.
    let before = first.saturating_sub(1);
    let named = document.tokens[before].shape != Shape::Lower
        && !document.has(before, Classes::Demonym | Classes::Function | Classes::Head | Classes::Title);
    if !definite || named || word.ends_with('s') {
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
        let other = || if authority { spoke() } else { organization(earlier, last.speaker) };
        return named.map(|m| m.row.entity).or_else(other);
    }
    // "the minister", "the Swiss expert"; "the government" is nobody.
    let person = document.has(head, Classes::Title);
    let spoke =
        |id: &Id| person && is_kind(earlier, *id, EntityKind::Person) && may_be_called(document, earlier, *id, head);
    holder(document, earlier, head).or_else(|| last.person.filter(spoke))
}

/// "the ambassador" is no prime minister who spoke before; "the official" may be.
fn may_be_called(document: &Document, earlier: &[&Located<Mention>], person: Id, head: usize) -> bool {
    let roles = || earlier.iter().filter(|m| m.row.entity == person).filter_map(|m| m.row.role.as_deref());
    let word = document.word(head);
    let named = |role: &str| role.split(' ').any(|part| part.eq_ignore_ascii_case(word));
    document.says(head, NameWord::GeneralOffice) || roles().next().is_none() || roles().any(named)
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
    let last = range.clone().next_back()?;
    let token = document.tokens[last];
    // "the Deputy Minister stressed"
    let title = document.has(last, Classes::Title) && document.says(last, NameWord::Office);
    (token.kind == Kind::Word
        && (token.shape == Shape::Lower || title)
        && !document.has(last, Classes::Function | Classes::Auxiliary))
    .then_some(last)
}
