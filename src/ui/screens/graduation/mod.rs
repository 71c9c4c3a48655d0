//! Kelulusan: who passes, who does not and why; the meeting's decision, and afterwards its results.

use crate::app::graduate::Assessed;
use crate::app::meeting::{MeetingView, Reason};
use crate::app::sheet::Subject;

use super::{Screen, Spot};
use crate::ui::canvas::Canvas;
use crate::ui::command::{self, Command, Focus, Hint};
use crate::ui::frame::Head;
use crate::ui::keys::Key;
use crate::ui::list;
use crate::ui::look::Look;
use crate::ui::note::{Level, Note};
use crate::ui::text;
use crate::ui::theme::Role;
use crate::ui::work::{Env, Job, Loaded, Page, Then, Wish};

#[derive(Clone, Copy)]
enum Action {
    Open,
    Decide,
}

const DECIDE: Command<Action> =
    Command::new("key-decide", "explain-meeting-decide", &[Key::F(8)], Action::Decide);

/// While a register is open.
const WITH_OPEN: &[Command<Action>] = &[OPEN, DECIDE];

/// Before the decision.
const READY: &[Command<Action>] = &[DECIDE.in_footer(90), OPEN.in_footer(80)];

/// After it.
const DECIDED: &[Command<Action>] = &[OPEN];

const OPEN: Command<Action> =
    Command::new("key-open", "explain-meeting-open", &[Key::Enter], Action::Open).in_footer(90);

/// Conditions that are met by scores.
const OF_SCORES: [&str; 3] = ["unmet-score-missing", "unmet-score-low", "unmet-not-competent"];

/// A line of the list.
#[derive(Debug)]
enum Line {
    /// A heading with the number of what follows.
    Title(&'static str, usize),
    /// A session whose register is open.
    Session(usize),
    /// A participant.
    Person(usize),
    /// A condition that the participant above does not meet.
    Reason(Reason),
}

/// The graduation meeting of one cohort.
#[derive(Debug)]
pub struct Graduation {
    view: MeetingView,
    lines: Vec<Line>,
    cursor: usize,
}

impl Graduation {
    /// Shows what was read, with the cursor on the first session that is open, or the first person.
    pub fn new(view: MeetingView) -> Self {
        let lines = lines(&view);
        let cursor = first(&lines);
        Self { view, lines, cursor }
    }

    fn table(&self) -> &'static [Command<Action>] {
        match (&self.view.decision, self.view.open.is_empty()) {
            (Some(_), _) => DECIDED,
            (None, false) => WITH_OPEN,
            (None, true) => READY,
        }
    }

    fn code(&self) -> &str {
        &self.view.assessment.cohort.code
    }

    /// Opens the register of a session, the form of a participant, the scores that are missing.
    fn open(&self) -> Vec<Wish> {
        let page = match self.lines.get(self.cursor) {
            Some(Line::Session(index)) => {
                let session = self.view.open.get(*index);
                session.map(|session| Page::Class(session.cohort, session.id))
            }
            Some(Line::Person(index)) => {
                let row = self.view.assessment.rows.get(*index);
                row.map(|row| Page::Person(row.person.id))
            }
            Some(Line::Reason((id, _))) if OF_SCORES.contains(&id.as_str()) => {
                Some(Page::Scores(self.view.assessment.cohort.id))
            }
            Some(Line::Title(..) | Line::Reason(_)) | None => None,
        };
        page.map_or_else(|| vec![Wish::Beep], |page| vec![Wish::Do(Job::Load(page, Then::Push))])
    }

    /// Opens the form of the decision, or says what is in the way.
    fn decide(&mut self) -> Vec<Wish> {
        let refused = if self.view.assessment.rows.is_empty() {
            Note::warn("error-nobody-enrolled").fact("code", self.code())
        } else if !self.view.open.is_empty() {
            self.cursor = 1;
            let numbers = self.view.open.iter().map(|session| session.number.to_string());
            let numbers = numbers.collect::<Vec<_>>().join(", ");
            Note::warn("error-sessions-open").fact("sessions", numbers)
        } else {
            let page = Page::Form(Subject::Meeting(self.view.assessment.cohort.id));
            return vec![Wish::Do(Job::Load(page, Then::Push))];
        };
        vec![Wish::Beep, Wish::Say(refused)]
    }

    fn draw_line(&self, line: &Line, canvas: &mut Canvas<'_>, y: u16, env: &Env<'_>) {
        let look = env.look;
        match line {
            Line::Title(id, count) => {
                let words = look.say_with(id, &[("count", number(*count).into())]);
                canvas.put(2, y, &words, look.style(Role::Heading));
            }
            Line::Session(index) => {
                let Some(session) = self.view.open.get(*index) else { return };
                let name =
                    look.say_with("session-short", &[("number", i64::from(session.number).into())]);
                let column = canvas.put(4, y, &name, look.style(Role::Text)).saturating_add(2);
                canvas.put(column, y, &look.weekday_date(session.date), look.style(Role::Text));
            }
            Line::Person(index) => {
                let Some(row) = self.view.assessment.rows.get(*index) else { return };
                draw_person(row, self.view.certificate(row), canvas, (y, look));
            }
            Line::Reason((id, facts)) => {
                let facts: Vec<_> =
                    facts.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
                canvas.put(7, y, &look.say_with(id, &facts), look.style(Role::Warn));
            }
        }
    }
}

/// Gives the first line that is more than a heading.
fn first(lines: &[Line]) -> usize {
    lines.iter().position(|line| !matches!(line, Line::Title(..))).unwrap_or(0)
}

/// Lists the open sessions, then who does not pass and why, then who passes.
fn lines(view: &MeetingView) -> Vec<Line> {
    let mut lines = Vec::new();
    if view.decision.is_none() && !view.open.is_empty() {
        lines.push(Line::Title("meeting-open-sessions", view.open.len()));
        lines.extend((0..view.open.len()).map(Line::Session));
    }
    let place = |row: &Assessed| {
        let rows = &view.assessment.rows;
        rows.iter().position(|other| other.enrolment.id == row.enrolment.id).unwrap_or_default()
    };
    let failed: Vec<&Assessed> = view.failed().collect();
    if !failed.is_empty() {
        let id = if view.decision.is_some() { "meeting-failed" } else { "meeting-unmet" };
        lines.push(Line::Title(id, failed.len()));
    }
    for row in failed {
        lines.push(Line::Person(place(row)));
        lines.extend(view.reasons(row).into_iter().map(Line::Reason));
    }
    let passed: Vec<usize> = view.passed().map(place).collect();
    if !passed.is_empty() {
        lines.push(Line::Title("meeting-passed", passed.len()));
    }
    lines.extend(passed.into_iter().map(Line::Person));
    lines
}

/// Paints a participant, to the right the certificate, or the attendance where there is none.
fn draw_person(row: &Assessed, certificate: &str, canvas: &mut Canvas<'_>, at: (u16, &Look)) {
    let (y, look) = at;
    let right = if certificate.is_empty() {
        let percent =
            row.tally.percent().map(|share| format!("{}%", share / 100)).unwrap_or_default();
        format!("{}/{} JP {percent:>4}", row.tally.attended_jp, row.tally.expected_jp)
    } else {
        certificate.to_owned()
    };
    let start = canvas.put_right(canvas.width(), y, &right, look.style(Role::Text));
    canvas.put(4, y, &format!("{:02}", row.enrolment.roll), look.style(Role::Text));
    let role = if row.enrolment.left.is_some() { Role::Gone } else { Role::Text };
    let name = text::cut(&row.person.name, start.saturating_sub(8), look.glyphs().cut);
    canvas.put(7, y, &name, look.style(role));
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

impl Screen for Graduation {
    fn head(&self, env: &Env<'_>) -> Head {
        let look = env.look;
        let cohort = &self.view.assessment.cohort;
        let name = format!("{} {}", cohort.code, cohort.title);
        let crumbs = vec![
            look.say("area-cohorts").into_owned(),
            name.trim_end().to_owned(),
            look.say("meeting-title").into_owned(),
        ];
        let state = if self.view.decision.is_some() { "meeting-decided" } else { "meeting-before" };
        let facts = [
            ("passed", number(self.view.passed().count()).into()),
            ("failed", number(self.view.failed().count()).into()),
        ];
        Head { area: Some(Page::Cohorts), crumbs, state: look.say_with(state, &facts) }
    }

    fn focus(&self) -> Focus {
        Focus::List
    }

    fn hints(&self) -> Vec<&'static Hint> {
        command::hints(self.table()).collect()
    }

    fn purpose(&self) -> &'static str {
        "purpose-meeting"
    }

    fn update(&mut self, key: Key, env: &Env<'_>) -> Vec<Wish> {
        if let Some(cursor) = list::step(self.cursor, self.lines.len(), env.body().height, key) {
            self.cursor = cursor;
            return Vec::new();
        }
        match command::action(self.table(), key) {
            Some(Action::Open) => self.open(),
            Some(Action::Decide) => self.decide(),
            None => vec![Wish::Beep],
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, env: &Env<'_>) -> Option<Spot> {
        let look = env.look;
        if self.lines.is_empty() {
            canvas.put(2, 1, &look.say("cohort-no-people"), look.style(Role::Quiet));
            return canvas.place(2, 1);
        }
        let shown = list::page(self.cursor, self.lines.len(), canvas.height());
        let mut spot = None;
        let visible = self.lines.iter().enumerate().skip(shown.start).take(shown.len());
        for (y, (index, line)) in (0..).zip(visible) {
            self.draw_line(line, canvas, y, env);
            if index == self.cursor {
                canvas.put(0, y, ">", look.style(Role::Text));
                let width = canvas.width();
                canvas.restyle(2, y, width, look.style(Role::Focus));
                spot = canvas.place(2, y);
            }
        }
        spot
    }

    fn advice(&self, env: &Env<'_>) -> Option<(Level, String)> {
        let look = env.look;
        let said = if let Some(decision) = &self.view.decision {
            let facts = [
                ("date", look.long_date(decision.date).into()),
                ("place", or_dash(&decision.place).into()),
                ("minute", or_dash(&decision.minute_number).into()),
            ];
            look.say_with("meeting-held", &facts)
        } else {
            let rule = &self.view.assessment.curriculum.rule;
            let facts = [
                ("percent", i64::from(rule.attendance_percent).into()),
                ("mark", i64::from(rule.pass_mark).into()),
            ];
            look.say_with("meeting-rule", &facts)
        };
        Some((Level::Info, said))
    }

    fn page(&self) -> Option<Page> {
        Some(Page::Meeting(self.view.assessment.cohort.id))
    }

    fn renew(&mut self, loaded: Loaded) {
        if let Loaded::Meeting(view) = loaded {
            self.lines = lines(&view);
            self.cursor = self.cursor.min(self.lines.len().saturating_sub(1));
            if view.decision.is_some() && self.view.decision.is_none() {
                self.cursor = first(&self.lines);
            }
            self.view = *view;
        }
    }
}

fn or_dash(words: &str) -> &str {
    if words.is_empty() { "-" } else { words }
}
