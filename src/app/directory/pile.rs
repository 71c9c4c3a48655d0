//! Texts in one folded buffer, with what they belong to: no text of its own for any of them.
//!
//! Entries stand in the order of the buffer. The front of it is sorted by text; what came since
//! stands behind, until `settle` lays everything out anew.

use std::cmp::Ordering;
use std::ops::Range;

use chrono::NaiveDate;
use uuid::Uuid;

use super::Kind;
use super::text::NAME_AT;

/// Entries behind the sorted front, or gone from it, from which on a pile is laid out anew.
const LOOSE_MOST: usize = 1_000;

/// Where a graduate stands, since when, and the day of the newest proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reached {
    pub(super) stage: u8,
    pub(super) since: NaiveDate,
    pub(super) moved: NaiveDate,
}

/// What a text belongs to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    /// The record.
    pub(super) id: Uuid,
    /// Its kind.
    pub(super) kind: Kind,
    /// Stage of a graduate.
    pub(super) reached: Option<Reached>,
    text: Span,
    links: Span,
}

impl Entry {
    fn start(&self) -> usize {
        wide(self.text.start)
    }
}

/// What a new entry is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct New<'a> {
    pub(super) id: Uuid,
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) links: &'a [Uuid],
    pub(super) reached: Option<Reached>,
}

/// A part of a buffer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span {
    start: u32,
    end: u32,
}

impl Span {
    fn between(start: usize, end: usize) -> Self {
        // Four thousand million bytes are twenty million people; beyond it a text is not found.
        let narrow = |place| u32::try_from(place).unwrap_or(u32::MAX);
        Self { start: narrow(start), end: narrow(end) }
    }

    fn range(self) -> Range<usize> {
        wide(self.start)..wide(self.end)
    }
}

fn wide(place: u32) -> usize {
    usize::try_from(place).unwrap_or(usize::MAX)
}

/// Entries with their texts and links.
#[derive(Clone, Debug, Default)]
pub(super) struct Pile {
    buffer: Vec<u8>,
    entries: Vec<Entry>,
    links: Vec<Uuid>,
    /// Places of the entries, by their ids.
    by_id: Vec<u32>,
    /// How many entries at the front are sorted.
    sorted: usize,
    gone: usize,
}

impl Pile {
    /// Counts the entries.
    pub(super) fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Gives the buffer that is scanned.
    pub(super) fn buffer(&self) -> &[u8] {
        &self.buffer
    }

    /// Gives the entry at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Entry> {
        self.entries.get(place)
    }

    /// Gives the text of an entry.
    pub(super) fn text(&self, entry: &Entry) -> &[u8] {
        self.buffer.get(entry.text.range()).unwrap_or_default()
    }

    /// Gives the text of an entry from its first word on: by it entries are sorted.
    fn name(&self, entry: &Entry) -> &[u8] {
        self.text(entry).get(NAME_AT..).unwrap_or_default()
    }

    /// Gives what an entry is linked to: the cohorts of a person, the owners of a venture.
    pub(super) fn links(&self, entry: &Entry) -> &[Uuid] {
        self.links.get(entry.links.range()).unwrap_or_default()
    }

    /// Finds the entry of a record.
    pub(super) fn find(&self, id: Uuid) -> Option<&Entry> {
        self.at(self.place(id)?)
    }

    /// Lists the entries in the order of the buffer.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter()
    }

    /// Lists the places of all entries in the order of their texts.
    pub(super) fn in_order(&self) -> Vec<usize> {
        let entries = self.entries.iter().enumerate();
        let mut places: Vec<(u128, usize)> =
            entries.map(|(place, entry)| (first_letters(self.name(entry)), place)).collect();
        // The sorted front makes this cheap, and the first letters spare most looks at texts.
        places.sort_by(|one, other| one.0.cmp(&other.0).then_with(|| self.compare(one.1, other.1)));
        places.into_iter().map(|(_, place)| place).collect()
    }

    /// Adds an entry behind the others; one of the same record goes.
    pub(super) fn put(&mut self, new: New<'_>) {
        self.remove(new.id);
        let at = self.entries.len();
        let entry = Entry {
            id: new.id,
            kind: new.kind,
            reached: new.reached,
            text: append(&mut self.buffer, new.text.as_bytes()),
            links: append(&mut self.links, new.links),
        };
        self.entries.push(entry);
        let Err(place) = self.search(new.id) else { return };
        self.by_id.insert(place, u32::try_from(at).unwrap_or(u32::MAX));
    }

    /// Takes the entry of a record away.
    pub(super) fn remove(&mut self, id: Uuid) {
        let Ok(place) = self.search(id) else { return };
        let at = self.by_id.remove(place);
        if wide(at) >= self.entries.len() {
            return;
        }
        let entry = self.entries.remove(wide(at));
        self.by_id.iter_mut().filter(|other| **other > at).for_each(|other| *other -= 1);
        if wide(at) < self.sorted {
            self.sorted -= 1;
        }
        // What is blank is never found, and blank bytes keep the places of all others.
        if let Some(text) = self.buffer.get_mut(entry.text.range()) {
            text.fill(0);
        }
        self.gone += 1;
    }

    /// Links an entry to other records.
    pub(super) fn link(&mut self, id: Uuid, links: &[Uuid]) {
        let span = append(&mut self.links, links);
        if let Some(entry) = self.find_mut(id) {
            entry.links = span;
        }
    }

    /// Notes where a graduate stands.
    pub(super) fn reach(&mut self, id: Uuid, reached: Option<Reached>) {
        if let Some(entry) = self.find_mut(id) {
            entry.reached = reached;
        }
    }

    /// Adds an entry while the pile is built; `lay_out` has to follow.
    pub(super) fn heap(&mut self, new: New<'_>) {
        let text = append(&mut self.buffer, new.text.as_bytes());
        let links = append(&mut self.links, new.links);
        let New { id, kind, reached, .. } = new;
        self.entries.push(Entry { id, kind, reached, text, links });
    }

    /// Lays everything out anew where much is loose.
    pub(super) fn settle(&mut self) {
        let behind = self.entries.len().saturating_sub(self.sorted);
        if behind.saturating_add(self.gone) > LOOSE_MOST {
            self.lay_out();
        }
    }

    /// Sorts the entries by their texts and leaves out what is gone.
    pub(super) fn lay_out(&mut self) {
        let order = self.in_order();
        let mut buffer = Vec::with_capacity(self.buffer.len());
        let mut links = Vec::with_capacity(self.links.len());
        let mut entries = Vec::with_capacity(order.len());
        for place in order {
            let Some(entry) = self.at(place) else { continue };
            let text = append(&mut buffer, self.text(entry));
            let linked = append(&mut links, self.links(entry));
            entries.push(Entry { text, links: linked, ..*entry });
        }
        let mut by_id: Vec<u32> = (0..).zip(&entries).map(|(at, _)| at).collect();
        by_id.sort_unstable_by_key(|at| entries.get(wide(*at)).map(|entry| entry.id));
        let sorted = entries.len();
        *self = Self { buffer, entries, links, by_id, sorted, gone: 0 };
    }

    /// Tells how many bytes of memory it holds.
    pub(super) fn bytes(&self) -> usize {
        let entries = self.entries.capacity().saturating_mul(size_of::<Entry>());
        let links = self.links.capacity().saturating_mul(size_of::<Uuid>());
        let ids = self.by_id.capacity().saturating_mul(size_of::<u32>());
        [self.buffer.capacity(), entries, links, ids].into_iter().sum()
    }

    /// Finds the place of the entry whose text begins at a byte of the buffer.
    pub(super) fn beginning(&self, byte: usize) -> Option<usize> {
        let behind = self.entries.partition_point(|entry| entry.start() <= byte);
        behind.checked_sub(1)
    }

    /// Gives the part of the buffer in which the sorted names begin with some letters.
    pub(super) fn beginning_with(&self, letters: &[u8]) -> Range<usize> {
        let sorted = self.entries.get(..self.sorted).unwrap_or_default();
        let start = sorted.partition_point(|entry| self.name(entry) < letters);
        let rest = sorted.get(start..).unwrap_or_default();
        let count = rest.partition_point(|entry| self.name(entry).starts_with(letters));
        let byte = |place: usize| self.at(place).map_or(self.buffer.len(), Entry::start);
        byte(start)..byte(start.saturating_add(count))
    }

    /// Gives the part of the buffer behind the sorted front.
    pub(super) fn loose(&self) -> Range<usize> {
        self.at(self.sorted).map_or(self.buffer.len(), Entry::start)..self.buffer.len()
    }

    /// Compares the entries of two places by their texts.
    pub(super) fn compare(&self, one: usize, other: usize) -> Ordering {
        let key = |place| self.at(place).map(|entry| (self.name(entry), entry.id));
        key(one).cmp(&key(other))
    }

    fn search(&self, id: Uuid) -> Result<usize, usize> {
        self.by_id.binary_search_by_key(&Some(id), |at| self.at(wide(*at)).map(|entry| entry.id))
    }

    fn place(&self, id: Uuid) -> Option<usize> {
        self.by_id.get(self.search(id).ok()?).copied().map(wide)
    }

    fn find_mut(&mut self, id: Uuid) -> Option<&mut Entry> {
        let place = self.place(id)?;
        self.entries.get_mut(place)
    }
}

/// Gives the first letters of a name as a number that is in the same order as names are.
fn first_letters(name: &[u8]) -> u128 {
    let mut letters = [0; 16];
    for (to, from) in letters.iter_mut().zip(name) {
        *to = *from;
    }
    u128::from_be_bytes(letters)
}

fn append<T: Copy>(buffer: &mut Vec<T>, part: &[T]) -> Span {
    let start = buffer.len();
    buffer.extend_from_slice(part);
    Span::between(start, buffer.len())
}
