//! Reads what somebody types into a search box: words of names in any order, runs of digits.

use std::borrow::Cow;

use memchr::memmem::Finder;

use crate::domain::text::{fold_name, fold_start, fold_words};

use super::text::{NIK, PHONE, tag_before};

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
    /// At the beginning of the text or of a number.
    First,
    /// At the beginning of a word.
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

    /// Tells where a text holds the term best: how well, and at which byte.
    pub(super) fn fit(&self, text: &[u8]) -> Option<(Fit, usize)> {
        let mut best: Option<(Fit, usize)> = None;
        for at in self.lead.find_iter(text) {
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

    /// Tells how well it fits at a place where its lead was found.
    fn fit_at(&self, text: &[u8], at: usize) -> Option<Fit> {
        let before = |count: usize| text.get(at.checked_sub(count)?..at);
        match &self.sort {
            Sort::Part => match before(1) {
                Some(b" ") if at == 2 => Some(Fit::First),
                Some(b" ") => Some(Fit::Word),
                // Three digits are too few to say anything of a number.
                _ if text.get(at)?.is_ascii_digit() && is_number(text, at) => None,
                _ => Some(Fit::Inside),
            },
            Sort::Start(forms) => {
                let rest = text.get(at..)?;
                let is_here = forms.iter().any(|form| rest.starts_with(form.as_bytes()));
                is_here.then_some(if at == 1 { Fit::First } else { Fit::Word })
            }
            Sort::Run { zeros } => {
                let (start, tag) = tag_before(text, at).filter(|_| is_number(text, at))?;
                let is_own = tag == PHONE && *zeros == 1 && before(3) == Some(b"C62");
                let has_zeros =
                    before(*zeros).is_some_and(|found| found.iter().all(|digit| *digit == b'0'));
                match () {
                    () if is_own => Some(Fit::First),
                    () if !has_zeros => None,
                    () if at == start.saturating_add(1).saturating_add(*zeros) => Some(Fit::First),
                    () => Some(Fit::Inside),
                }
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

fn is_number(text: &[u8], at: usize) -> bool {
    tag_before(text, at).is_some_and(|(_, tag)| [NIK, PHONE].contains(&tag))
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
