//! Scans a pile for the entries that hold all terms: one pass for the rarest of them, and a look at
//! the others where it is found.

use std::cmp::Reverse;
use std::ops::{ControlFlow, Range};
use std::ptr;

use memchr::{memchr, memrchr};

use super::Matched;
use super::pile::{Entry, Pile};
use super::query::{Fit, Term};
use super::text::{START, part_at};

/// How many samples of a buffer are looked at, and how long they are.
const SAMPLES: usize = 64;
const SAMPLE_BYTES: usize = 512;

impl Pile {
    /// Finds the best entries that hold all terms, at most `limit`: the better fit first, then in
    /// the order of their texts.
    pub(super) fn best(&self, terms: &[Term], limit: usize) -> Vec<(Fit, &Entry)> {
        let mut best = Best { limit, found: Default::default() };
        self.see_first(terms, &mut best);
        if best.left() > 0
            && let Some(lead) = rarest(terms.iter(), self.buffer())
        {
            self.scan(terms, lead, 0..self.buffer().len(), &mut |start, fit| best.see(start, fit));
        }
        let fits = [Fit::First, Fit::Word, Fit::Inside].into_iter().zip(best.found);
        let sorted = fits.flat_map(|(fit, starts)| {
            let mut places: Vec<usize> =
                starts.into_iter().filter_map(|start| self.beginning(start)).collect();
            places.sort_by(|one, other| self.compare(*one, *other));
            places.into_iter().map(move |place| (fit, place))
        });
        sorted.take(limit).filter_map(|(fit, place)| Some((fit, self.at(place)?))).collect()
    }

    /// Lists the places of all entries that hold all terms, in the order of their texts.
    pub(super) fn all(&self, terms: &[Term]) -> Vec<usize> {
        let mut places = Vec::new();
        if let Some(lead) = rarest(terms.iter(), self.buffer()) {
            self.scan(terms, lead, 0..self.buffer().len(), &mut |start, _| {
                places.extend(self.beginning(start));
                ControlFlow::Continue(())
            });
        }
        places.sort_by(|one, other| self.compare(*one, *other));
        places
    }

    /// Tells which part of an entry the terms are in; a number says more than a name.
    pub(super) fn part(&self, entry: &Entry, terms: &[Term]) -> Matched {
        let text = self.text(entry);
        let place = terms.iter().rev().find_map(|term| term.fit(text, 0));
        place.map_or(Matched::Name, |(_, at)| part_at(text, at))
    }

    /// Looks where names begin with one of the terms: they stand together, but for those that came
    /// since.
    fn see_first(&self, terms: &[Term], best: &mut Best) {
        for term in terms {
            // All names there hold this term, so that another one tells them apart.
            let others = terms.iter().filter(|other| !ptr::eq(*other, term));
            let lead = rarest(others, self.buffer()).unwrap_or(term);
            for beginning in term.beginnings() {
                let span = self.beginning_with(&beginning);
                self.scan(terms, lead, span, &mut |start, fit| best.see_first(start, fit));
            }
        }
        if let Some(lead) = terms.first() {
            self.scan(terms, lead, self.loose(), &mut |start, fit| best.see_first(start, fit));
        }
    }

    /// Shows the entries of a part of the buffer that hold all terms, by the byte where their text
    /// begins.
    fn scan(
        &self,
        terms: &[Term],
        lead: &Term,
        span: Range<usize>,
        see: &mut impl FnMut(usize, Fit) -> ControlFlow<()>,
    ) {
        let (buffer, offset) = (self.buffer().get(span.clone()).unwrap_or_default(), span.start);
        let mut from = 0;
        for at in lead.lead().find_iter(buffer) {
            // What was found in a text that was looked at says nothing new.
            let Some(fit) = lead.fit_at(buffer, at).filter(|_| at >= from) else { continue };
            // The text reaches from the line end before what was found to the one behind it.
            let start = buffer.get(..at).and_then(|before| memrchr(START, before)).unwrap_or(0);
            let behind = buffer.get(at..).and_then(|behind| memchr(START, behind));
            from = behind.map_or(buffer.len(), |behind| at.saturating_add(behind));
            let text = buffer.get(start..from).unwrap_or_default();
            let known = (lead, fit, at.saturating_sub(start));
            let start = start.saturating_add(offset);
            if fit_of(terms, known, text).is_some_and(|fit| see(start, fit).is_break()) {
                return;
            }
        }
    }
}

/// Chooses the term that the fewest texts hold, as far as a few samples tell; of equal ones the
/// longest.
fn rarest<'a>(terms: impl Iterator<Item = &'a Term>, buffer: &[u8]) -> Option<&'a Term> {
    let mut terms: Vec<&Term> = terms.collect();
    if let [only] = terms.as_slice() {
        return Some(only);
    }
    terms.sort_by_key(|term| Reverse(term.lead().needle().len()));
    let step = buffer.len().checked_div(SAMPLES).unwrap_or(0).max(SAMPLE_BYTES);
    let count = |term: &Term| -> usize {
        let samples = buffer.chunks(step).map(|part| part.get(..SAMPLE_BYTES).unwrap_or(part));
        samples.map(|sample| term.lead().find_iter(sample).count()).sum()
    };
    let mut rarest: Option<(usize, &Term)> = None;
    for term in terms {
        let own = count(term);
        if rarest.is_none_or(|(least, _)| own < least) {
            rarest = Some((own, term));
        }
        if own == 0 {
            break;
        }
    }
    rarest.map(|(_, term)| term)
}

/// The fit of all terms together: inside where one of them is, first where one of them is. Of the
/// lead it is known how well it fits at a place of the text.
fn fit_of(terms: &[Term], (lead, fit, at): (&Term, Fit, usize), text: &[u8]) -> Option<Fit> {
    let (mut best, mut worst) = (Fit::Word, Fit::First);
    for term in terms {
        let fit = match () {
            () if !ptr::eq(term, lead) => term.fit(text, 0)?.0,
            () if fit == Fit::Inside => term.fit(text, at)?.0,
            () => fit,
        };
        best = best.min(fit);
        worst = worst.max(fit);
    }
    Some(if worst == Fit::Inside { worst } else { best })
}

/// Keeps the first entries of each fit, until better ones can no longer come.
struct Best {
    limit: usize,
    found: [Vec<usize>; 3],
}

impl Best {
    fn see_first(&mut self, start: usize, fit: Fit) -> ControlFlow<()> {
        let [first, ..] = &mut self.found;
        if fit == Fit::First && first.len() < self.limit && !first.contains(&start) {
            first.push(start);
        }
        if first.len() < self.limit { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    /// Tells how many more are wanted than begin with what was typed.
    fn left(&self) -> usize {
        let [first, ..] = &self.found;
        self.limit.saturating_sub(first.len())
    }

    fn see(&mut self, start: usize, fit: Fit) -> ControlFlow<()> {
        let left = self.left();
        let [_, word, inside] = &mut self.found;
        let same = if fit == Fit::Inside { inside } else { &mut *word };
        if fit != Fit::First && same.len() < left {
            same.push(start);
        }
        if word.len() < left { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}
