//! Scans a pile for the entries that hold all terms: one pass for the longest of them, and a look
//! at the others where it is found.

use std::ops::ControlFlow;

use super::Matched;
use super::pile::{Entry, Pile};
use super::query::{Fit, Term};
use super::text::part_at;

impl Pile {
    /// Shows the places of the entries that hold all terms, in the order of the buffer; of no terms
    /// there is none.
    pub(super) fn matches(
        &self,
        terms: &[Term],
        mut see: impl FnMut(usize, Fit) -> ControlFlow<()>,
    ) {
        let Some(lead) = terms.iter().max_by_key(|term| term.lead().needle().len()) else { return };
        let (mut from, mut place) = (0, 0);
        while let Some(rest) = self.buffer().get(from..)
            && let Some(found) = lead.lead().find(rest)
        {
            place = self.holding(place, from.saturating_add(found));
            let Some(entry) = self.at(place) else { return };
            from = Self::range(entry).end;
            let fit = fit_of(terms, self.text(entry));
            if fit.is_some_and(|fit| see(place, fit).is_break()) {
                return;
            }
        }
    }

    /// Finds the best entries that hold all terms, at most `limit`: the better fit first, then in
    /// the order of their texts.
    pub(super) fn best(&self, terms: &[Term], limit: usize) -> Vec<(Fit, &Entry)> {
        let mut found: [Vec<usize>; 3] = Default::default();
        self.matches(terms, |place, fit| {
            let [first, word, inside] = &mut found;
            let same = match fit {
                Fit::First => &mut *first,
                Fit::Word => word,
                Fit::Inside => inside,
            };
            if same.len() < limit {
                same.push(place);
            }
            if first.len() < limit { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        let fits = [Fit::First, Fit::Word, Fit::Inside].into_iter().zip(&mut found);
        let sorted = fits.flat_map(|(fit, places)| {
            places.sort_by(|one, other| self.compare(*one, *other));
            places.iter().map(move |place| (fit, *place)).collect::<Vec<_>>()
        });
        sorted.take(limit).filter_map(|(fit, place)| Some((fit, self.at(place)?))).collect()
    }

    /// Tells which part of an entry the terms are in; a number says more than a name.
    pub(super) fn part(&self, entry: &Entry, terms: &[Term]) -> Matched {
        let text = self.text(entry);
        let place = terms.iter().rev().find_map(|term| term.fit(text));
        place.map_or(Matched::Name, |(_, at)| part_at(text, at))
    }
}

/// The fit of all terms together: inside where one of them is, first where one of them is.
fn fit_of(terms: &[Term], text: &[u8]) -> Option<Fit> {
    let mut best = Fit::Word;
    let mut worst = Fit::First;
    for term in terms {
        let (fit, _) = term.fit(text)?;
        best = best.min(fit);
        worst = worst.max(fit);
    }
    Some(if worst == Fit::Inside { worst } else { best })
}
