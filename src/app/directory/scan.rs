//! Scans a pile for the entries that hold all terms: one pass for the longest of them, and a look
//! at the others where it is found.

use std::cmp::Reverse;
use std::ops::ControlFlow;
use std::ptr;

use memchr::{memchr, memrchr};

use super::Matched;
use super::pile::{Entry, Pile};
use super::query::{Fit, Term};
use super::text::{START, part_at};

/// How many samples of a buffer are looked at, and how long they are.
const SAMPLES: usize = 8;
const SAMPLE_BYTES: usize = 8 * 1024;

impl Pile {
    /// Shows the entries that hold all terms, by the byte where their text begins, in the order of
    /// the buffer; of no terms there is none. A fit that is not `wanted` may be left out.
    pub(super) fn matches(&self, terms: &[Term], seen: &mut impl Seen) {
        let buffer = self.buffer();
        let Some(lead) = rarest(terms, buffer) else { return };
        let mut from = 0;
        for at in lead.lead().find_iter(buffer) {
            // What was found in a text that was looked at says nothing new.
            let Some(fit) = lead.fit_at(buffer, at).filter(|_| at >= from) else { continue };
            if terms.len() == 1 && !seen.wants(fit) {
                continue;
            }
            // The text reaches from the line end before what was found to the one behind it.
            let start = buffer.get(..at).and_then(|before| memrchr(START, before)).unwrap_or(0);
            let behind = buffer.get(at..).and_then(|behind| memchr(START, behind));
            let end = behind.map_or(buffer.len(), |behind| at.saturating_add(behind));
            let text = buffer.get(start..end).unwrap_or_default();
            from = end;
            if !seen.wants(Fit::Word) && !terms.iter().any(|term| term.begins(text)) {
                continue;
            }
            let known = (lead, fit, at.saturating_sub(start));
            if fit_of(terms, known, text).is_some_and(|fit| seen.see(start, fit).is_break()) {
                return;
            }
        }
    }

    /// Finds the best entries that hold all terms, at most `limit`: the better fit first, then in
    /// the order of their texts.
    pub(super) fn best(&self, terms: &[Term], limit: usize) -> Vec<(Fit, &Entry)> {
        let mut best = Best { limit, found: Default::default() };
        self.matches(terms, &mut best);
        let fits = [Fit::First, Fit::Word, Fit::Inside].into_iter().zip(best.found);
        let sorted = fits.flat_map(|(fit, starts)| {
            let mut places: Vec<usize> =
                starts.into_iter().filter_map(|start| self.beginning(start)).collect();
            places.sort_by(|one, other| self.compare(*one, *other));
            places.into_iter().map(move |place| (fit, place))
        });
        sorted.take(limit).filter_map(|(fit, place)| Some((fit, self.at(place)?))).collect()
    }

    /// Tells which part of an entry the terms are in; a number says more than a name.
    pub(super) fn part(&self, entry: &Entry, terms: &[Term]) -> Matched {
        let text = self.text(entry);
        let place = terms.iter().rev().find_map(|term| term.fit(text, 0));
        place.map_or(Matched::Name, |(_, at)| part_at(text, at))
    }
}

/// Chooses the term that the fewest texts hold, as far as a few samples tell: of a common first
/// name and a rare second one, the second.
fn rarest<'a>(terms: &'a [Term], buffer: &[u8]) -> Option<&'a Term> {
    if let [only] = terms {
        return Some(only);
    }
    let step = buffer.len().checked_div(SAMPLES).unwrap_or(0).max(SAMPLE_BYTES);
    let samples = || buffer.chunks(step).map(|part| part.get(..SAMPLE_BYTES).unwrap_or(part));
    let count = |term: &Term| -> usize {
        samples().map(|sample| term.lead().find_iter(sample).count()).sum()
    };
    terms.iter().min_by_key(|term| (count(term), Reverse(term.lead().needle().len())))
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

/// Takes what a scan finds.
pub(super) trait Seen {
    /// Tells whether an entry of this fit is of use.
    fn wants(&self, fit: Fit) -> bool;

    /// Takes an entry by the byte where its text begins.
    fn see(&mut self, start: usize, fit: Fit) -> ControlFlow<()>;
}

/// Keeps the first entries of each fit.
struct Best {
    limit: usize,
    found: [Vec<usize>; 3],
}

impl Seen for Best {
    fn wants(&self, fit: Fit) -> bool {
        let [first, word, inside] = &self.found;
        let ahead = match fit {
            Fit::First => first.len(),
            Fit::Word => word.len(),
            Fit::Inside => word.len().saturating_add(inside.len()),
        };
        ahead < self.limit
    }

    fn see(&mut self, start: usize, fit: Fit) -> ControlFlow<()> {
        let is_wanted = self.wants(fit);
        let [first, word, inside] = &mut self.found;
        let same = match fit {
            Fit::First => first,
            Fit::Word => word,
            Fit::Inside => inside,
        };
        if is_wanted {
            same.push(start);
        }
        // The entries are sorted, so that no better ones follow.
        if self.wants(Fit::First) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// Keeps all.
impl Seen for Vec<usize> {
    fn wants(&self, _: Fit) -> bool {
        true
    }

    fn see(&mut self, start: usize, _: Fit) -> ControlFlow<()> {
        self.push(start);
        ControlFlow::Continue(())
    }
}
