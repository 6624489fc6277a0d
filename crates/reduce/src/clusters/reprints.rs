//! Which dated article repeats one of the days before it.
//!
//! What is found of a stretch of days depends on these and the [`WINDOW_DAYS`](super::WINDOW_DAYS) before them alone, and says how far back the
//! earlier article stands; so it can be kept for as long as those days stay as they are, whatever comes before and after.

use chrono::NaiveDate;

use super::{Signature, candidates, place, within_window};

/// An article that repeats an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Repeat {
    /// Its place among the articles that were added.
    pub article: u32,
    /// How many places before it the earlier one stands.
    pub back: u32,
    /// From 0 to 1.
    pub similarity: f32,
}

/// Takes articles in order, some days at a time, and lets go of their signatures as they fall out of the window.
#[derive(Debug, Default)]
pub struct Reprints {
    recent: Vec<(Option<NaiveDate>, Signature)>,
    n_added: usize,
}

impl Reprints {
    /// Takes articles that come before those which are added, in order: as many as matter to one of `day`.
    pub fn remember(&mut self, day: Option<NaiveDate>, articles: Vec<(Option<NaiveDate>, Signature)>) {
        self.recent.extend(articles.into_iter().filter(|(published_on, _)| within_window(*published_on, day)));
    }

    /// How many articles are remembered.
    pub fn n_remembered(&self) -> usize {
        self.recent.len()
    }

    /// Takes all articles of some days, [in order](super::in_order), and tells which of them repeat an earlier one.
    pub fn add(&mut self, articles: Vec<(Option<NaiveDate>, Signature)>) -> Vec<Repeat> {
        let Some(&(first, _)) = articles.first() else { return Vec::new() };
        self.recent.retain(|(published_on, _)| within_window(*published_on, first));
        let from = self.recent.len();
        let n_before = self.n_added;
        self.n_added += articles.len();
        self.recent.extend(articles);
        let signatures: Vec<&Signature> = self.recent.iter().map(|(_, signature)| signature).collect();
        let in_window = |earlier: usize, later: usize| within_window(self.recent[earlier].0, self.recent[later].0);
        let mut best: Vec<Option<(f32, usize)>> = vec![None; signatures.len() - from];
        candidates::for_each(&signatures, from, in_window, |earlier, later| {
            if let Some(similarity) = signatures[earlier].near_duplicate(signatures[later]) {
                let best = &mut best[later - from];
                // Of equals the earliest.
                if best.is_none_or(|(most, at)| most < similarity || most == similarity && earlier < at) {
                    *best = Some((similarity, earlier));
                }
            }
        });
        let repeat = |(at, best): (usize, Option<(f32, usize)>)| {
            let (similarity, earlier) = best?;
            Some(Repeat { article: place(n_before + at), back: place(from + at - earlier), similarity })
        };
        best.into_iter().enumerate().filter_map(repeat).collect()
    }
}
