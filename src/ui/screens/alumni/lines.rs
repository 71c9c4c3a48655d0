//! What is told of a graduate, line by line: stage, evidence, ventures, shipments, tasks.

use chrono::NaiveDate;

use crate::app::follow::Graduate;
use crate::domain::coded::Coded as _;
use crate::domain::fields::{choice_label, label_of};
use crate::domain::id::{
    ConsentId, FollowUpId, MilestoneId, PermitId, ProductId, ShipmentId, VentureId,
};
use crate::domain::records::{
    Consent, FollowUp, Milestone, Permit, Product, Shipment, Venture, Waiting,
};
use crate::domain::review;
use crate::domain::stage::{Proof, STEPS, Stage, Step};
use crate::ui::look::Look;
use crate::ui::text;
use crate::ui::theme::Role;

/// Days before its end from which on a permit is told of.
const PERMIT_AHEAD_DAYS: i64 = 60;

/// Most things that were heard of a graduate beside the board.
const NEWS_MOST: usize = 2;

/// A line of the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Begins a part.
    Heading(String),
    /// Says what to do where there is nothing yet.
    Empty(&'static str),
    /// Tells something.
    Row(Row),
}

/// A line that tells something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What it is of.
    pub label: String,
    /// What is told.
    pub words: String,
    /// What stands at its end, and how it looks.
    pub end: (Role, String),
    /// What Enter opens.
    pub target: Option<Target>,
}

/// What a line is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The person.
    Person,
    /// The next stage.
    Next,
    /// A stage, by its number.
    Stage(u8),
    /// A venture.
    Venture(VentureId),
    /// A permit of a venture.
    Permit(VentureId, PermitId),
    /// A product of a venture.
    Product(VentureId, ProductId),
    /// A milestone.
    Milestone(MilestoneId),
    /// A shipment.
    Shipment(ShipmentId),
    /// A follow-up.
    FollowUp(FollowUpId),
    /// A consent.
    Consent(ConsentId),
}

impl Line {
    /// Gives what it is of.
    pub(super) fn target(&self) -> Option<Target> {
        match self {
            Self::Row(row) => row.target,
            Self::Heading(_) | Self::Empty(_) => None,
        }
    }
}

impl Row {
    fn new(label: String, words: String) -> Self {
        Self { label, words, end: (Role::Quiet, String::new()), target: None }
    }

    fn of(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    /// Folds what is told into lines; what belongs together stands two spaces apart from the rest,
    /// and stays together where it fits.
    pub(super) fn folded(&self, room: u16) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for part in self.words.split("  ").map(str::trim).filter(|part| !part.is_empty()) {
            match lines.last_mut() {
                Some(line)
                    if text::columns(line).saturating_add(2 + text::columns(part)) <= room =>
                {
                    line.push_str("  ");
                    line.push_str(part);
                }
                _ => lines.extend(text::wrap(part, room)),
            }
        }
        lines
    }

    fn ending(mut self, role: Role, words: String) -> Self {
        self.end = (role, words);
        self
    }
}

/// How things are said, and the day on which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Telling<'a> {
    /// Language and signs.
    pub look: &'a Look,
    /// Today.
    pub today: NaiveDate,
}

impl Telling<'_> {
    fn say(&self, id: &str) -> String {
        self.look.say(id).into_owned()
    }

    fn day(&self, date: NaiveDate) -> String {
        self.look.date(date)
    }

    /// Lists all that is told of a graduate.
    pub(super) fn lines(&self, of: &Graduate) -> Vec<Line> {
        let mut lines: Vec<Line> = self.head(of).into_iter().map(Line::Row).collect();
        lines.push(Line::Heading(self.say("graduate-evidence")));
        let stages = Stage::ALL.iter().filter(|stage| **stage != Stage::FIRST);
        lines.extend(stages.map(|stage| Line::Row(self.stage(of, *stage))));
        let tasks = of.follow_ups.iter().map(|task| self.task(task)).collect();
        self.part(&mut lines, "graduate-tasks", "graduate-no-tasks", tasks);
        let ventures = of.road.ventures.iter().flat_map(|one| self.venture(one)).collect();
        self.part(&mut lines, "graduate-ventures", "graduate-no-ventures", ventures);
        let shipments = of.road.shipments.iter().map(|one| self.shipment(one)).collect();
        self.part(&mut lines, "graduate-shipments", "graduate-no-shipments", shipments);
        let steps = of.road.milestones.iter().map(|one| self.milestone(one)).collect();
        self.part(&mut lines, "graduate-steps", "graduate-no-steps", steps);
        let given = of.person.consents.iter().map(|(id, one)| self.consent(*id, one)).collect();
        self.part(&mut lines, "graduate-consents", "graduate-no-consents", given);
        lines
    }

    /// Lists what stands beside the board: where somebody stands, what comes next, what is told.
    pub(super) fn brief(&self, of: &Graduate) -> Vec<Row> {
        let mut rows = vec![self.reached(of)];
        rows.extend(self.next(of));
        let news = of.follow_ups.iter().filter(|task| task.done.is_some()).take(NEWS_MOST);
        let open = of.follow_ups.iter().filter(|task| task.done.is_none());
        rows.extend(open.chain(news).map(|task| self.task(task)));
        let stages = Stage::ALL.iter().filter(|stage| of.standing.first_on(**stage).is_some());
        rows.extend(stages.rev().map(|stage| self.stage(of, *stage)));
        rows.push(self.person(of));
        rows
    }

    fn part(
        &self,
        lines: &mut Vec<Line>,
        heading: &'static str,
        empty: &'static str,
        rows: Vec<Row>,
    ) {
        lines.push(Line::Heading(self.say(heading)));
        if rows.is_empty() {
            lines.push(Line::Empty(empty));
        }
        lines.extend(rows.into_iter().map(Line::Row));
    }

    /// Names the next stage and what leads to it.
    fn next(&self, of: &Graduate) -> Option<Row> {
        let next = of.standing.reached.next().filter(|_| of.reached.is_some())?;
        let stage = self.say(&next.message());
        let missing = of.standing.missing_for(next).into_iter().map(Step::message);
        let steps = missing.map(|id| self.say(&id)).collect::<Vec<_>>().join(", ");
        let words = if steps == stage { stage } else { format!("{stage}: {steps}") };
        Some(Row::new(self.say("graduate-next"), words).of(Target::Next))
    }

    fn person(&self, of: &Graduate) -> Row {
        let person = &of.person;
        let phone = person.phone.as_ref().map(ToString::to_string).unwrap_or_default();
        let parts = [phone.as_str(), &person.business_idea, &person.village];
        let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Row::new(self.say("graduate-person"), known.join("   ")).of(Target::Person)
    }

    fn head(&self, of: &Graduate) -> Vec<Row> {
        let mut rows = vec![self.reached(of)];
        rows.extend(self.next(of));
        rows.push(self.person(of));
        for (cohort, passed) in &of.cohorts {
            let name = format!("{} {}", cohort.code, cohort.title);
            let told = passed.as_ref().map_or_else(
                || self.say("graduate-not-passed"),
                |passed| format!("{}   {}", self.day(passed.on), passed.certificate),
            );
            rows.push(Row::new(self.say("graduate-cohort"), format!("{name}   {told}")));
        }
        rows
    }

    fn reached(&self, of: &Graduate) -> Row {
        let label = self.say("graduate-stage");
        let Some(reached) = of.reached else {
            return Row::new(label, self.say("graduate-none"));
        };
        let days = (self.today - reached.since).num_days();
        let facts = [
            ("stage", self.say(&reached.stage.message()).into()),
            ("day", self.day(reached.since).into()),
            ("days", days.into()),
        ];
        let row = Row::new(label, self.look.say_with("graduate-since", &facts));
        match reached.stage.days_most {
            Some(most) if days > i64::from(most) => {
                let late = [("days", (days - i64::from(most)).into())];
                row.ending(Role::Warn, format!("! {}", self.look.say_with("late-days", &late)))
            }
            _ => row,
        }
    }

    /// The steps of a stage: those that are proven first, with their days.
    fn stage(&self, of: &Graduate, stage: Stage) -> Row {
        let label = format!("{:>2} {}", stage.number, self.say(&stage.message()));
        let mut lacking = Vec::new();
        let (mut proven, mut open) = (Vec::new(), Vec::new());
        for step in STEPS.iter().filter(|step| step.stage == stage.number) {
            let name = self.say(&step.message());
            let proofs: Vec<&Proof> =
                of.standing.proofs.iter().filter(|proof| proof.step == step).collect();
            let holding = proofs.iter().rev().find(|proof| proof.expired.is_none());
            match (holding, proofs.last()) {
                (Some(proof), _) => {
                    let day = proof.on.map(|on| format!(" {}", self.day(on))).unwrap_or_default();
                    proven.push(format!("[x] {name}{day}"));
                    lacking.extend(proof.lacks.iter().map(|lack| self.say(lack.message())));
                }
                (None, Some(_)) => {
                    proven.push(format!(
                        "[!] {}",
                        self.look.say_with("graduate-lost", &[("step", name.into(),)])
                    ));
                }
                (None, None) => open.push(format!("[ ] {name}")),
            }
        }
        if !STEPS.iter().any(|step| step.stage == stage.number) {
            // A second shipment proves it, and that is no step of its own.
            let name = self.say("graduate-second");
            match of.standing.first_on(stage) {
                Some(on) => proven.push(format!("[x] {name} {}", self.day(on))),
                None => open.push(format!("[ ] {name}")),
            }
        }
        let words = [proven, open].concat().join("  ");
        let row = Row::new(label, words).of(Target::Stage(stage.number));
        if lacking.is_empty() {
            return row;
        }
        let facts = [("what", lacking.join(", ").into())];
        row.ending(Role::Warn, self.look.say_with("graduate-lacks", &facts))
    }

    fn venture(&self, venture: &Venture) -> Vec<Row> {
        let nib = venture.nib.as_ref().map(|nib| format!("NIB {nib}")).unwrap_or_default();
        let npwp = venture.npwp.as_ref().map(|npwp| format!("NPWP {npwp}")).unwrap_or_default();
        let parts = [venture.legal_form.as_str(), &nib, &npwp];
        let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let name = if venture.name.is_empty() { "-" } else { venture.name.as_str() };
        let mut head = Row::new(name.to_owned(), known.join("   ")).of(Target::Venture(venture.id));
        if let Some(remark) = review::venture(venture, self.today).first() {
            head = head.ending(Role::Warn, self.say(remark.doubt.message()));
        }
        let permits = venture.permits.iter().map(|(id, one)| self.permit((venture.id, *id), one));
        let products =
            venture.products.iter().map(|(id, one)| self.product((venture.id, *id), one));
        std::iter::once(head).chain(permits).chain(products).collect()
    }

    fn permit(&self, (venture, id): (VentureId, PermitId), permit: &Permit) -> Row {
        let label = self.say(&choice_label("permit-kind", permit.kind.code()));
        let words = format!("{}   {}", permit.number, permit.issuer);
        let row = Row::new(format!("  {label}"), words.trim().to_owned());
        let row = row.of(Target::Permit(venture, id));
        let Some(expires) = permit.expires else { return row };
        let left = (expires - self.today).num_days();
        let (role, words) = match left {
            ..0 => (Role::Bad, self.look.say_with("expiry-over", &[("days", (-left).into())])),
            0..=PERMIT_AHEAD_DAYS => {
                (Role::Warn, self.look.say_with("expiry-soon", &[("days", left.into())]))
            }
            _ => {
                let day = [("day", self.day(expires).into())];
                (Role::Text, self.look.say_with("expiry-until", &day))
            }
        };
        row.ending(role, words)
    }

    fn product(&self, (venture, id): (VentureId, ProductId), product: &Product) -> Row {
        let hs = product.hs.as_ref().map(|hs| format!("HS {hs}")).unwrap_or_default();
        let price = product.price.as_ref().map(ToString::to_string).unwrap_or_default();
        let parts = [product.name.as_str(), &hs, &price, &product.capacity];
        let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let label = format!("  {}", self.say("graduate-product"));
        Row::new(label, known.join("   ")).of(Target::Product(venture, id))
    }

    fn shipment(&self, one: &Shipment) -> Row {
        let country = one.country.as_ref().map(ToString::to_string).unwrap_or_default();
        let value = one.value.as_ref().map(ToString::to_string).unwrap_or_default();
        let named = |id: &str, number: &str| {
            if number.is_empty() { String::new() } else { format!("{} {number}", self.say(id)) }
        };
        let proofs = [
            named("graduate-peb", &one.peb_number),
            named("graduate-awb", &one.awb),
            named("graduate-aggregator", &one.aggregator),
        ];
        let parts = [country, one.quantity.clone(), value].into_iter().chain(proofs);
        let known: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        Row::new(self.day(one.date), known.join("   ")).of(Target::Shipment(one.id))
    }

    fn milestone(&self, one: &Milestone) -> Row {
        let kind = self.say(&choice_label("milestone-kind", one.kind.code()));
        let amount = one.amount.as_ref().map(ToString::to_string).unwrap_or_default();
        let country = one.country.as_ref().map(ToString::to_string).unwrap_or_default();
        let parts = [kind, one.party.clone(), country, amount, one.number.clone()];
        let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Row::new(self.day(one.on), known.join("   ")).of(Target::Milestone(one.id))
    }

    /// A task with its day, or what was done on a day.
    fn task(&self, task: &FollowUp) -> Row {
        let note = [task.subject.as_str(), task.outcome.lines().next().unwrap_or_default()];
        let known: Vec<&str> = note.into_iter().filter(|part| !part.is_empty()).collect();
        let days = |id: &str, days: i64| self.look.say_with(id, &[("days", days.into())]);
        let (day, role, end) = match task.waiting(self.today) {
            Waiting::Done(on) => (on, Role::Quiet, self.say("task-done")),
            Waiting::Snoozed(until) => {
                let facts = [("day", self.day(until).into())];
                let why = self.look.say_with("task-snoozed", &facts);
                (task.due, Role::Quiet, format!("{why} {}", task.waiting_reason))
            }
            Waiting::Due(0) => (task.due, Role::Warn, format!("! {}", self.say("late-today"))),
            Waiting::Due(late) => (task.due, Role::Warn, format!("! {}", days("late-days", late))),
            Waiting::Ahead(left) => (task.due, Role::Text, days("late-ahead", left)),
        };
        let row = Row::new(self.day(day), known.join(": ")).of(Target::FollowUp(task.id));
        row.ending(role, end.trim().to_owned())
    }

    fn consent(&self, id: ConsentId, consent: &Consent) -> Row {
        let label = self.say(&choice_label("purpose", &consent.purpose));
        let given = consent.given.map(|on| self.day(on)).unwrap_or_default();
        let words = format!("{given}   {}", consent.medium);
        let row = Row::new(label, words.trim().to_owned()).of(Target::Consent(id));
        match consent.withdrawn {
            Some(on) => {
                let label = self.say(&label_of("withdrawn"));
                row.ending(Role::Warn, format!("{label} {}", self.day(on)))
            }
            None => row,
        }
    }
}
