//! What the check of a report found: equal findings together, each leads to where it is mended.

use crate::app::report::{CheckFinding, CheckReport, Severity};
use crate::app::sheet::Subject;
use crate::domain::fields::label_of;
use crate::domain::id::{CohortId, PersonId, SessionId};

use crate::ui::canvas::Canvas;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::Note;
use crate::ui::screens::Spot;
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::Page;

/// Most names told beside findings that are equal.
const NAMES_MOST: usize = 3;

/// What a finding is about.
#[derive(Clone, Copy, Debug, Default)]
struct About {
    cohort: Option<CohortId>,
    session: Option<SessionId>,
    person: Option<PersonId>,
}

type Way = fn(About) -> Option<Page>;

/// Where findings are mended, by their message.
const BY_MESSAGE: &[(&str, Way)] = &[
    ("finding-session-open", of_session),
    ("finding-marks-missing", of_session),
    ("finding-no-decision", of_meeting),
];

/// Where values are filled in, by their beginning; the first that fits counts.
const BY_VALUE: &[(&str, Way)] = &[
    ("person", of_person),
    ("venture", of_way),
    ("shipment", of_way),
    ("journey", of_way),
    ("enrolment.pre_test", of_scores),
    ("enrolment.post_test", of_scores),
    ("decision", of_meeting),
];

fn of_person(about: About) -> Option<Page> {
    about.person.map(|person| Page::Form(Subject::Person(person)))
}

fn of_way(about: About) -> Option<Page> {
    about.person.map(Page::Person)
}

fn of_session(about: About) -> Option<Page> {
    Some(Page::Class(about.cohort?, about.session?))
}

fn of_meeting(about: About) -> Option<Page> {
    about.cohort.map(Page::Meeting)
}

fn of_scores(about: About) -> Option<Page> {
    about.cohort.map(Page::Scores)
}

/// The page on which a finding is mended; `cohort` finds the cohort of a code.
fn page_of(finding: &CheckFinding, cohort: &dyn Fn(&str) -> Option<CohortId>) -> Option<Page> {
    let about =
        About { cohort: cohort(&finding.cohort), session: finding.session, person: finding.person };
    let of_message = BY_MESSAGE.iter().find(|row| row.0 == finding.id);
    let of_value = || BY_VALUE.iter().find(|row| finding.value.starts_with(row.0));
    let way = of_message.or_else(of_value).map(|row| row.1);
    let page = way.and_then(|way| way(about));
    page.or_else(|| of_person(about)).or(about.cohort.map(Page::Cohort))
}

/// What was found, with a cursor.
#[derive(Debug)]
pub(super) struct Findings {
    report: CheckReport,
    /// Places of equal findings, a group each.
    groups: Vec<Vec<usize>>,
    /// The group whose findings are listed one by one.
    open: Option<usize>,
    cursor: usize,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Group(usize),
    /// A finding of the open group, by its place in the report.
    One(usize),
}

/// What Enter does on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entered {
    /// A group was opened or shut.
    Turned,
    /// A page is to be opened.
    Page(Page),
    /// There is nothing to open.
    Nothing,
}

impl Findings {
    pub(super) fn new(report: CheckReport) -> Self {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, finding) in report.findings.iter().enumerate() {
            let is_equal = |group: &&mut Vec<usize>| {
                let first = group.first().and_then(|first| report.findings.get(*first));
                first.is_some_and(|first| {
                    (first.severity, first.id, &first.value)
                        == (finding.severity, finding.id, &finding.value)
                })
            };
            match groups.iter_mut().find(is_equal) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        Self { report, groups, open: None, cursor: 0 }
    }

    pub(super) fn is_blocked(&self) -> bool {
        self.report.is_blocked()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Tells whether the cursor stands on the first row.
    pub(super) fn is_first(&self) -> bool {
        self.cursor == 0
    }

    fn rows(&self) -> Vec<Row> {
        let rows = self.groups.iter().enumerate().flat_map(|(at, group)| {
            let members = if self.open == Some(at) { group.as_slice() } else { &[] };
            std::iter::once(Row::Group(at)).chain(members.iter().map(|at| Row::One(*at)))
        });
        rows.collect()
    }

    /// Moves the cursor; `height` is the rows of its part of the screen.
    pub(super) fn step(&mut self, key: Key, height: u16) -> Option<()> {
        let height = height.saturating_sub(1);
        self.cursor = list::step(self.cursor, self.rows().len(), height, key)?;
        Some(())
    }

    /// Opens what the cursor stands on.
    pub(super) fn enter(&mut self, cohort: &dyn Fn(&str) -> Option<CohortId>) -> Entered {
        let at = match self.rows().get(self.cursor) {
            Some(Row::Group(at)) => {
                let at = *at;
                if let Some([only]) = self.groups.get(at).map(Vec::as_slice) {
                    *only
                } else {
                    self.open = (self.open != Some(at)).then_some(at);
                    let own = Row::Group(at);
                    self.cursor = self.rows().iter().position(|row| *row == own).unwrap_or(0);
                    return Entered::Turned;
                }
            }
            Some(Row::One(at)) => *at,
            None => return Entered::Nothing,
        };
        let page = self.report.findings.get(at).and_then(|finding| page_of(finding, cohort));
        page.map_or(Entered::Nothing, Entered::Page)
    }

    /// Paints how many people are in the report, and the findings below it; gives the place of
    /// the row under the cursor where the list is `focused`.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        look: &Look,
        focused: Option<()>,
    ) -> Option<Spot> {
        let people = [("people", i64::from(self.report.people).into())];
        canvas.put(2, 0, &look.say_with("report-people", &people), look.style(Role::Text));
        if self.groups.is_empty() {
            canvas.put(2, 1, &look.say("report-all-good"), look.style(Role::Good));
        }
        let rows = self.rows();
        let height = canvas.height().saturating_sub(1);
        let page = list::page(self.cursor, rows.len(), height);
        let room = canvas.width().saturating_sub(3);
        let mut spot = None;
        for (y, (at, row)) in (1..).zip(rows.iter().enumerate().skip(page.start).take(page.len())) {
            let (role, words) = self.words(*row, look);
            canvas.put(2, y, &text::cut(&words, room, look.glyphs().cut), look.style(role));
            if at == self.cursor && focused.is_some() {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        let (shown, all) = (page.end, rows.len());
        if shown < all || page.start > 0 {
            let facts = [("shown", number(shown)), ("all", number(all))];
            let words = look.say_with("report-more", &facts);
            let end = canvas.width().saturating_sub(1);
            canvas.put_right(end, 0, &words, look.style(Role::Quiet));
        }
        spot
    }

    fn words(&self, row: Row, look: &Look) -> (Role, String) {
        match row {
            Row::Group(at) => self.group_words(at, look),
            Row::One(at) => {
                let Some(finding) = self.report.findings.get(at) else {
                    return (Role::Text, String::new());
                };
                let words = if finding.name.is_empty() {
                    sentence(finding, look)
                } else {
                    finding.name.clone()
                };
                (Role::Text, format!("{:>14}{words}", ""))
            }
        }
    }

    fn group_words(&self, at: usize, look: &Look) -> (Role, String) {
        let group = self.groups.get(at).map(Vec::as_slice).unwrap_or_default();
        let findings = || group.iter().filter_map(|at| self.report.findings.get(*at));
        let Some(first) = findings().next() else { return (Role::Text, String::new()) };
        let (role, word) = match first.severity {
            Severity::Blocking => (Role::Bad, "report-mend"),
            Severity::Warning => (Role::Warn, "report-look"),
            Severity::Note => (Role::Quiet, "report-note"),
        };
        let names: Vec<&str> = findings()
            .map(|finding| finding.name.as_str())
            .filter(|name| !name.is_empty())
            .take(NAMES_MOST)
            .collect();
        let count = group.len();
        let rest = match (names.is_empty(), count) {
            (false, _) => format!(" {}", names.join(", ")),
            (true, 0 | 1) => String::new(),
            (true, many) => {
                let rest = number(many.saturating_sub(1));
                format!(" {}", look.say_with("report-and-more", &[("count", rest)]))
            }
        };
        (role, format!("{:<9}{count:>3}  {}{rest}", look.say(word), sentence(first, look)))
    }
}

fn number(count: usize) -> crate::locale::Arg {
    i64::try_from(count).unwrap_or(i64::MAX).into()
}

/// Says a finding, with the label of its field where the receiver's own heading is not told.
fn sentence(finding: &CheckFinding, look: &Look) -> String {
    let mut note = Note::info(finding.id);
    let facts = finding.facts.iter();
    note.facts.extend(facts.map(|(name, fact)| ((*name).into(), fact.clone().into())));
    let said = look.sentence(&note);
    let is_told = finding.facts.iter().any(|(name, _)| *name == "heading");
    let field = finding.value.rsplit('.').next().unwrap_or_default();
    if is_told || field.is_empty() {
        return said;
    }
    format!("{}: {said}", look.say(&label_of(field)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::fixtures;

    fn finding(id: &'static str, value: &str) -> CheckFinding {
        let mut all = fixtures::checked().findings;
        CheckFinding { id, value: value.to_owned(), person: None, ..all.swap_remove(0) }
    }

    #[test]
    fn each_finding_leads_to_the_page_that_mends_it() {
        let (cohort, person) = (CohortId::default(), PersonId::default());
        let session = SessionId::default();
        let known = |code: &str| (code == "2026-03").then_some(cohort);
        let of_person = |value| CheckFinding {
            person: Some(person),
            ..finding("finding-required-empty", value)
        };
        let form = Some(Page::Form(Subject::Person(person)));
        assert_eq!(page_of(&of_person("person.nik"), &known), form);
        assert_eq!(page_of(&of_person("venture.nib"), &known), Some(Page::Person(person)));
        assert_eq!(page_of(&of_person("enrolment.pre_test"), &known), Some(Page::Scores(cohort)));
        let open = CheckFinding { session: Some(session), ..finding("finding-session-open", "") };
        assert_eq!(page_of(&open, &known), Some(Page::Class(cohort, session)));
        let undecided = finding("finding-no-decision", "");
        assert_eq!(page_of(&undecided, &known), Some(Page::Meeting(cohort)));
        assert_eq!(page_of(&finding("finding-x", "module.jp"), &known), Some(Page::Cohort(cohort)));
        assert_eq!(page_of(&undecided, &|_| None), None);
    }
}
