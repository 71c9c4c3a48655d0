//! Reads what somebody types into a search box: words of names in any order, runs of digits.

use std::borrow::Cow;

use memchr::memchr;
use memchr::memmem::Finder;

use crate::domain::text::{fold_name, fold_start, fold_words};

use super::text::{NIK, PHONE, START, tag_before};

/// Letters of a word up to which it is looked for at the start of words only.
const SHORT_MOST: usize = 2;

/// Digits from which on a run is looked for in NIK and telephone numbers.
const RUN_LEAST: usize = 4;

/// What is looked for.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// In people.
    pub(super) people: Vec<Term>,
    /// In cohorts and ventures.
    pub(super) others: Vec<Term>,
}

/// One thing that a text has to hold.
#[derive(Debug)]
pub(super) struct Term {
    /// What is scanned for: the whole term, or the beginning that its forms share.
    lead: Finder<'static>,
    sort: Sort,
}

#[derive(Debug)]
enum Sort {
    /// A word, or a part of one.
    Part,
    /// The beginning of a word, in one of these forms, each behind a space.
    Start(Vec<String>),
    /// Digits of a NIK or telephone number; so many zeros stand before what is scanned for.
    Run { zeros: usize },
}

/// How well a term fits where it was found; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// At the beginning of the name.
    First,
    /// At the beginning of a word, or anywhere in a number.
    Word,
    /// Inside.
    Inside,
}

impl Wanted {
    /// Reads a query; what has no letter or digit looks for nothing.
    pub(super) fn read(query: &str) -> Self {
        let (numbers, words) = parts(query);
        let others = words_of(&fold_words(query), query);
        let mut people = words_of(&fold_name(&words), &words);
        people.extend(numbers.iter().map(|digits| Term::run(digits)));
        Self { people, others }
    }
}

impl Term {
    fn word(form: &str) -> Self {
        if form.chars().all(|c| c.is_ascii_digit()) {
            // Everybody has many digits, but hardly a name has a word that begins with one.
            let lead = form.chars().take(1).collect::<String>();
            return Self { lead: owned(&format!(" {lead}")), ..Self::start(&[form]) };
        }
        if form.len() <= SHORT_MOST {
            return Self::start(&[form]);
        }
        Self { lead: owned(form), sort: Sort::Part }
    }

    fn start(forms: &[&str]) -> Self {
        let forms: Vec<String> = forms.iter().map(|form| format!(" {form}")).collect();
        Self { lead: owned(&shared_start(&forms)), sort: Sort::Start(forms) }
    }

    fn run(digits: &str) -> Self {
        // A telephone number is kept without its zero, so the zeros are looked at afterwards.
        let rest = digits.trim_start_matches('0');
        let lead = if rest.is_empty() { digits } else { rest };
        Self { lead: owned(lead), sort: Sort::Run { zeros: digits.len() - lead.len() } }
    }

    /// Gives what is scanned for.
    pub(super) fn lead(&self) -> &Finder<'static> {
        &self.lead
    }

    /// Lists how a name may begin with it, each behind a space; a number begins no name.
    pub(super) fn beginnings(&self) -> Vec<Vec<u8>> {
        match &self.sort {
            Sort::Part => vec![[b" ", self.lead.needle()].concat()],
            Sort::Start(forms) => forms.iter().map(|form| form.clone().into_bytes()).collect(),
            Sort::Run { .. } => Vec::new(),
        }
    }

    /// Tells where a text holds the term best, from a place on: how well, and at which byte.
    ///
    /// Texts are short, so a look at each first letter is quicker than a searcher.
    pub(super) fn fit(&self, text: &[u8], from: usize) -> Option<(Fit, usize)> {
        let needle = self.lead.needle();
        let (letter, _) = needle.split_first()?;
        let mut best: Option<(Fit, usize)> = None;
        let mut next = from;
        while let Some(rest) = text.get(next..)
            && let Some(found) = memchr(*letter, rest)
        {
            let at = next.saturating_add(found);
            next = at.saturating_add(1);
            if !rest.get(found..).is_some_and(|rest| rest.starts_with(needle)) {
                continue;
            }
            let Some(fit) = self.fit_at(text, at) else { continue };
            if best.is_none_or(|best| fit < best.0) {
                best = Some((fit, at));
            }
            if fit != Fit::Inside {
                break;
            }
        }
        best
    }

    /// Tells how well it fits at a place where its lead was found, in a text or a whole buffer.
    pub(super) fn fit_at(&self, text: &[u8], at: usize) -> Option<Fit> {
        let before = |count: usize| text.get(at.checked_sub(count)?..at);
        let is_first = |count: usize| text.get(at.wrapping_sub(count)) == Some(&START);
        match &self.sort {
            Sort::Part => Some(match before(1) {
                Some(b" ") if is_first(3) => Fit::First,
                Some(b" ") => Fit::Word,
                _ => Fit::Inside,
            }),
            Sort::Start(forms) => {
                let rest = text.get(at..)?;
                let is_here = forms.iter().any(|form| rest.starts_with(form.as_bytes()));
                is_here.then_some(if is_first(2) { Fit::First } else { Fit::Word })
            }
            Sort::Run { zeros } => {
                if ![NIK, PHONE].contains(&tag_before(text, at)?) {
                    return None;
                }
                let is_own = *zeros == 1 && before(3) == Some(&[PHONE, b'6', b'2']);
                let has_zeros = || before(*zeros)?.iter().all(|digit| *digit == b'0').then_some(());
                // Whoever types the middle of a number wants no less than its beginning.
                (is_own || has_zeros().is_some()).then_some(Fit::Word)
            }
        }
    }
}

/// Parts runs of digits from words. A short run goes with the one before it: numbers are typed in
/// groups, as `0812 3456 789`.
fn parts(query: &str) -> (Vec<String>, String) {
    let (mut runs, mut words): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    for token in query.split_whitespace() {
        let is_run = token.chars().all(|c| c.is_ascii_digit() || "+-./()".contains(c));
        let digits: String = token.chars().filter(char::is_ascii_digit).collect();
        match runs.last_mut() {
            _ if !is_run || digits.is_empty() => words.push(token),
            Some(run) if run.len() < RUN_LEAST || digits.len() < RUN_LEAST => run.push_str(&digits),
            _ => runs.push(digits),
        }
    }
    let (long, short): (Vec<String>, Vec<String>) =
        runs.into_iter().partition(|run| run.len() >= RUN_LEAST);
    words.extend(short.iter().map(String::as_str));
    (long, words.join(" "))
}

/// Makes terms of folded words. The last word of what was typed may be the start of another one.
fn words_of(folded: &str, typed: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = folded.split_whitespace().map(Term::word).collect();
    let last = folded.split_whitespace().next_back().unwrap_or_default();
    let started = match typed.split_whitespace().next_back() {
        Some(word) if typed.ends_with(word) => fold_start(word),
        _ => String::new(),
    };
    let is_short_form = !started.is_empty() && fold_words(&started) == last && started != last;
    if is_short_form && let Some(term) = terms.last_mut() {
        *term = Term::start(&[last, &started]);
    }
    terms
}

fn shared_start(forms: &[String]) -> Cow<'_, str> {
    let [first, others @ ..] = forms else { return Cow::Borrowed("") };
    let is_shared = |length: &usize| {
        let start = first.get(..*length);
        start.is_some() && others.iter().all(|other| other.get(..*length) == start)
    };
    let length = (0..=first.len()).rev().find(is_shared).unwrap_or(0);
    Cow::Borrowed(first.get(..length).unwrap_or_default())
}

fn owned(lead: &str) -> Finder<'static> {
    Finder::new(lead.as_bytes()).into_owned()
}
