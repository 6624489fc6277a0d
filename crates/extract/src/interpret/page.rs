//! An article as the frames see it: its sentences and amounts, and what it is about.

use super::clause::Sentence;
use super::link::Scene;
use super::{Found, Reading, Site, parties, row, speaker};
use crate::recognize::amount::Amount;
use crate::record::Figure;
use crate::resolve::currency;

pub(super) struct Page<'p, 'a> {
    pub(super) found: &'p Found<'p, 'a>,
    pub(super) sentences: Vec<Sentence<'p, 'a>>,
    /// With the places where an earlier one is taken up.
    pub(super) amounts: Vec<Amount>,
    /// Those named in it, the most often named first, and how often.
    pub(super) countries: Vec<(u32, usize)>,
    pub(super) about: parties::About,
}

impl<'a> Page<'_, 'a> {
    /// The amounts where they stand.
    pub(super) fn sites(&self) -> Vec<Site<'_, 'a>> {
        let document = self.found.document;
        let sentence = |amount: &Amount| &self.sentences[document.sentence_of(amount.tokens.start)];
        let site = |(at, amount)| Site::new(document, sentence(amount), &self.amounts, at, self.found.dates);
        self.amounts.iter().enumerate().map(site).collect()
    }

    /// What the links look at.
    pub(super) fn scene<'s>(&'s self, sites: &'s [Site<'s, 'a>]) -> Scene<'s, 'a> {
        Scene {
            document: self.found.document,
            sentences: &self.sentences,
            sites,
            dates: self.found.dates,
            about: self.about,
            published: self.found.published,
        }
    }

    /// The rows, and the lexicon entities that they point to.
    pub(super) fn rows(&self, sites: &[Site], readings: &[Reading]) -> (Vec<Figure>, Vec<u32>) {
        let (document, found) = (self.found.document, self.found);
        let last = self.amounts.last().map_or(0, |amount| document.sentence_of(amount.tokens.start));
        let until = self.sentences.get(last).map_or(0, |sentence| sentence.tokens.end);
        let speakers = speaker::Speakers::read(document, &self.sentences, found.mentions, until);
        let country = |&(entity, _): &(u32, _)| document.lexicon.entity(entity).country;
        let codes: Vec<&str> = self.countries.iter().filter_map(country).collect();
        let filed = found.dateline.place.as_ref().and_then(|place| parties::written_in(document, place));
        let for_the_world = found.dateline.agency.is_some();
        let currencies = currency::Context::new(document, found.published, &self.amounts, &codes, filed, for_the_world);
        let owners = parties::bodies(&self.sentences, sites, readings, found.mentions);
        row::rows(
            &row::Table {
                document,
                article: found.article,
                dates: found.dates,
                speakers: &speakers,
                owners: &owners,
                currencies: &currencies,
            },
            &self.amounts,
            readings,
        )
    }
}
