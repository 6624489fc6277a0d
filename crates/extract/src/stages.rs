//! The stages that an article goes through, each of which adds what it finds.
//!
//! | stage | finds |
//! | --- | --- |
//! | dateline | where, when and by whom the article was filed |
//! | known, open, patterns, mend, agree | names |
//! | mentions | who the names name |
//! | expressions | temporal expressions |
//! | dates | what they are on the calendar |
//! | amounts | numbers that mean something, and stand in no name or date |
//! | figures | what these mean |

use std::iter::zip;

use chrono::NaiveDate;

use crate::interpret::{self, Found};
use crate::recognize::amount::{self, Amount, Taken};
use crate::recognize::date;
use crate::recognize::date::expression::Expression;
use crate::recognize::name::{self, Naming};
use crate::recognize::verb::VerbGroups;
use crate::record::{Article, Date, Entity, Extraction, Figure, Mention};
use crate::resolve::calendar;
use crate::resolve::currency::is_unheard_of;
use crate::resolve::name::{Head, head, of_lexicon, resolve};
use crate::text::dateline::{self, Dateline};
use crate::text::{Document, language};
use crate::{Entities, Id, Located, Options, article_id};

type Stage = fn(&mut Work);

const NAMES: [Stage; 7] = [dateline, known, open, patterns, mend, agree, mentions];
const DATES: [Stage; 2] = [expressions, dates];

/// Takes an article, cut into tokens, through all stages.
pub(crate) fn extract(article: &Article, document: &Document, options: Options) -> Extraction {
    let mut works = [Work::new(article, document, options)];
    run(&mut works);
    let [work] = works;
    work.finish()
}

/// Takes articles through all stages.
pub(crate) fn extract_all(articles: &[&Article], documents: &[Document], options: Options) -> Vec<Extraction> {
    let mut works: Vec<Work> = zip(articles, documents).map(|(a, d)| Work::new(a, d, options)).collect();
    run(&mut works);
    works.into_iter().map(Work::finish).collect()
}

/// Each stage is done with all articles before the next begins: its code is at hand then, and fetching code takes longer than running it.
fn run(works: &mut [Work]) {
    for stage in NAMES.into_iter().chain(DATES) {
        works.iter_mut().for_each(stage);
    }
    amounts(works);
    figures(works);
}

/// The mentions of a document and the entities that they name.
pub(crate) fn names(document: &Document, article: Id) -> (Vec<Located<Mention>>, Vec<Entity>) {
    let unknown = Article::default();
    let mut work = Work { id: article, ..Work::new(&unknown, document, Options::default()) };
    NAMES.iter().for_each(|stage| stage(&mut work));
    (work.mentions, work.entities)
}

/// Dates and figures of a text whose names nobody looks for.
pub(crate) fn dates_and_figures(article: &Article, document: &Document) -> (Vec<Date>, Vec<Figure>) {
    let mut works = [Work::new(article, document, Options::default())];
    for stage in DATES {
        works.iter_mut().for_each(stage);
    }
    amounts(&mut works);
    figures(&mut works);
    let [work] = works;
    (work.dates.into_iter().map(|d| d.row).collect(), work.figures)
}

/// An article on its way.
struct Work<'d, 'a> {
    article: &'d Article,
    document: &'d Document<'a>,
    options: Options,
    id: Id,
    verbs: VerbGroups<'d, 'a>,
    dateline: Dateline,
    namings: Vec<Naming>,
    head: Head,
    mentions: Vec<Located<Mention>>,
    entities: Vec<Entity>,
    published_on: Option<NaiveDate>,
    expressions: Vec<Expression>,
    dates: Vec<Located<Date>>,
    amounts: Vec<Amount>,
    figures: Vec<Figure>,
}

fn dateline(work: &mut Work) {
    work.dateline = dateline::read(work.document);
    work.published_on = work.article.published_on.or(work.dateline.date);
}

fn known(work: &mut Work) {
    work.namings = name::known(work.document, &work.dateline);
}

fn open(work: &mut Work) {
    if work.options.entities == Entities::Full {
        name::add_open(work.document, &mut work.namings);
    }
}

fn patterns(work: &mut Work) {
    name::add_patterns(work.document, &work.dateline, &mut work.namings);
}

fn mend(work: &mut Work) {
    work.namings = name::mend(work.document, std::mem::take(&mut work.namings));
}

fn agree(work: &mut Work) {
    name::agree(work.document, &mut work.namings);
}

fn mentions(work: &mut Work) {
    (work.mentions, work.entities) = resolve(work.document, work.id, &work.namings);
    work.head = head(work.document, &work.dateline, &work.namings);
}

fn expressions(work: &mut Work) {
    work.expressions = date::recognize(work.document);
}

fn dates(work: &mut Work) {
    let context = calendar::Context { article: work.id, published_on: work.published_on };
    let expressions = std::mem::take(&mut work.expressions);
    work.dates = calendar::resolve(work.document, &work.verbs, expressions, &context);
}

fn amounts(works: &mut [Work]) {
    let taken = |work: &Work| {
        let (dates, mentions) = (work.dates.iter().map(|d| &d.tokens), work.mentions.iter().map(|m| &m.tokens));
        Taken::new(work.document, dates.chain(mentions))
    };
    let documents: Vec<(&Document, Taken)> = works.iter().map(|work| (work.document, taken(work))).collect();
    for (work, mut amounts) in zip(works, amount::recognize(&documents)) {
        let money = &work.document.lexicon.amounts;
        amounts.retain(|a| a.currency.is_none_or(|c| !is_unheard_of(money, work.published_on, c)));
        work.amounts = amounts;
    }
}

fn figures(works: &mut [Work]) {
    let mut works: Vec<&mut Work> = works.iter_mut().filter(|work| !work.amounts.is_empty()).collect();
    let amounts = works.iter_mut().map(|work| std::mem::take(&mut work.amounts)).collect();
    let found: Vec<Found> = works.iter().map(|work| work.found()).collect();
    let figures = interpret::figures(&found, amounts);
    for (work, (figures, parties)) in zip(works, figures) {
        work.figures = figures;
        work.entities.extend(parties.into_iter().map(|index| of_lexicon(work.document.lexicon.entity(index))));
    }
}

impl<'d, 'a> Work<'d, 'a> {
    fn new(article: &'d Article, document: &'d Document<'a>, options: Options) -> Work<'d, 'a> {
        Work {
            article,
            document,
            options,
            id: article_id(&article.text, article.published_on),
            verbs: VerbGroups::new(document),
            dateline: Dateline::default(),
            namings: Vec::new(),
            head: Head::default(),
            mentions: Vec::new(),
            entities: Vec::new(),
            published_on: article.published_on,
            expressions: Vec::new(),
            dates: Vec::new(),
            amounts: Vec::new(),
            figures: Vec::new(),
        }
    }

    fn found(&self) -> Found<'_, 'a> {
        Found {
            document: self.document,
            article: self.id,
            published: self.published_on,
            verbs: &self.verbs,
            dates: &self.dates,
            mentions: &self.mentions,
            dateline: &self.dateline,
        }
    }

    fn finish(mut self) -> Extraction {
        self.entities.sort_by_key(|e| e.id);
        self.entities.dedup_by_key(|e| e.id);
        let (article, document) = (self.article, self.document);
        let words = language::Words::of(document);
        Extraction {
            article_id: self.id,
            language: article.language.clone().or_else(|| words.language(document.lexicon).map(str::to_owned)),
            agency: self.head.agency,
            dateline_place: self.head.place,
            published_on: self.published_on,
            published_in_dateline: article.published_on.is_none() && self.dateline.date.is_some(),
            cited_sources: self.head.cited_sources,
            n_chars: document.n_chars(),
            n_words: words.all,
            n_sentences: document.sentences.len(),
            figures: self.figures,
            dates: self.dates.into_iter().map(|d| d.row).collect(),
            mentions: self.mentions.into_iter().map(|m| m.row).collect(),
            entities: self.entities,
        }
    }
}
