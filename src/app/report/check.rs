//! Looks for what a receiver would send back, before a report is made.

use chrono::NaiveDate;

use crate::app::road::Road;
use crate::app::{App, AppError, Fact};
use crate::domain::id::{PersonId, SessionId};
use crate::domain::records::Person;
use crate::domain::review::{self, Remark};
use crate::exchange::profile::{self, Environment, Gap, Profile};
use crate::exchange::sheet::Demand;
use crate::reference::Reference;

use super::contexts::{self, Places};
use super::gather::{Class, Coverage, Material, Part};
use super::profiles;

/// The profile that is checked when none is named.
const USUAL: &str = "laporan-akhir";

/// What is to be checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckRequest {
    /// Name of the profile; that of the final report where absent.
    pub profile: Option<String>,
    /// What is covered.
    pub coverage: Coverage,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The profile says that nothing may be sent with it.
    Blocking,
    /// Somebody should look.
    Warning,
    /// Good to know.
    Note,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckFinding {
    /// How bad it is.
    pub severity: Severity,
    /// Its sentence in `locale`, `finding-...`.
    pub id: &'static str,
    /// Values of that sentence.
    pub facts: Vec<(&'static str, Fact)>,
    /// Code of the cohort that it lies in; empty where it is about a person alone.
    pub cohort: String,
    /// The session that it is about.
    pub session: Option<SessionId>,
    /// Whom it is about.
    pub person: Option<PersonId>,
    /// Name of that person.
    pub name: String,
    /// The value to be filled or mended, such as `person.nik`.
    pub value: String,
}

/// All that was found, the worst first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckReport {
    /// Name of the profile.
    pub profile: String,
    /// The findings.
    pub findings: Vec<CheckFinding>,
    /// People in the report.
    pub people: u32,
    /// How many of them gave no consent for the receiver.
    pub without_consent: u32,
}

impl CheckReport {
    /// Tells whether the profile forbids to send the report as it is.
    pub fn is_blocked(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Blocking)
    }
}

/// Checks what a report would hold.
pub fn check(app: &App, request: &CheckRequest) -> Result<CheckReport, AppError> {
    let profile = profiles::find(app, request.profile.as_deref().unwrap_or(USUAL))?;
    super::refuse_scope(&profile, &request.coverage)?;
    let material = Material::read(app, request.coverage.clone())?;
    let places = Places(&app.reference);
    let around = Environment::new(&profile, &places);
    let records = contexts::records(&material);
    let built = profile::build(&profile, super::subject(&material), &records, &around);
    let gaps = profile::gaps(&profile, &records, &around);
    let mut findings: Vec<CheckFinding> =
        gaps.into_iter().map(|gap| of_gap(gap, &material)).collect();
    for class in material.classes.iter().filter(|class| class.part == Part::Whole) {
        of_class(class, app.today(), &mut findings);
    }
    for person in built.people.iter().filter_map(|id| material.people.get(id)) {
        findings.extend(of_person(person, &app.reference));
        let road = material.roads.get(&person.id);
        findings.extend(road.into_iter().flat_map(|road| of_road(person, road, app.today())));
    }
    let head = &built.document.head;
    findings.extend(of_consent(&profile, head.people, head.without_consent));
    findings.sort_by(|a, b| {
        let of_a = (a.severity, &a.cohort, &a.name, a.id, &a.value);
        of_a.cmp(&(b.severity, &b.cohort, &b.name, b.id, &b.value))
    });
    findings.dedup();
    Ok(CheckReport {
        profile: head.profile.clone(),
        findings,
        people: head.people,
        without_consent: head.without_consent,
    })
}

fn finding(severity: Severity, id: &'static str) -> CheckFinding {
    CheckFinding {
        severity,
        id,
        facts: Vec::new(),
        cohort: String::new(),
        session: None,
        person: None,
        name: String::new(),
        value: String::new(),
    }
}

/// A cell that the receiver wants; the same one on two sheets, or of all people of a cohort, is one
/// finding.
fn of_gap(gap: Gap, material: &Material) -> CheckFinding {
    let severity = if gap.demand == Demand::Block { Severity::Blocking } else { Severity::Warning };
    let person = gap.person.and_then(|id| material.people.get(&id));
    CheckFinding {
        facts: vec![("heading", Fact::Text(gap.heading))],
        person: gap.person,
        cohort: gap.cohort.unwrap_or_default(),
        name: person.map(|person| person.name.clone()).unwrap_or_default(),
        value: gap.value,
        ..finding(severity, "finding-required-empty")
    }
}

fn of_class(class: &Class, today: NaiveDate, findings: &mut Vec<CheckFinding>) {
    let cohort = &class.cohort.code;
    let of_cohort = |id, facts: Vec<(&'static str, Fact)>| CheckFinding {
        facts,
        cohort: cohort.clone(),
        ..finding(Severity::Warning, id)
    };
    for session in class.sessions.iter().filter(|session| session.is_planned()) {
        let number = ("number", Fact::Number(session.number.into()));
        if !session.is_held() && session.date < today {
            let date = ("date", Fact::Text(session.date.format("%d-%m-%Y").to_string()));
            let open = of_cohort("finding-session-open", vec![number, date]);
            findings.push(CheckFinding { session: Some(session.id), ..open });
            continue;
        }
        let marks = class.registers.get(&session.id).map(|register| &register.marks);
        let is_unmarked = |id| !marks.is_some_and(|marks| marks.contains_key(id));
        let expected = class.enrolments.iter().filter(|one| one.is_expected_on(session.date));
        let count = expected.filter(|one| is_unmarked(&one.id)).count();
        if session.is_held() && count > 0 {
            let count = ("count", Fact::from(count));
            let missing = of_cohort("finding-marks-missing", vec![number, count]);
            findings.push(CheckFinding { session: Some(session.id), ..missing });
        }
    }
    for remark in review::curriculum(&class.curriculum) {
        let value = format!("module.{}", remark.field);
        findings.push(CheckFinding { value, ..of_cohort(remark.doubt.message(), Vec::new()) });
    }
    let is_over = class.sessions.iter().all(|session| session.date < today);
    if class.decisions.is_empty() && is_over && !class.enrolments.is_empty() {
        findings.push(of_cohort("finding-no-decision", Vec::new()));
    }
}

/// Doubts about what is written of a person, which the person can clear up.
fn of_person(person: &Person, reference: &Reference) -> Vec<CheckFinding> {
    let regions = reference.regions();
    let remarks = review::person(person, |code| regions.name(code).is_some());
    remarks.into_iter().map(|remark| doubted(person, "person", remark)).collect()
}

/// Doubts about the papers and goods on the way to the first export.
fn of_road(person: &Person, road: &Road, today: NaiveDate) -> Vec<CheckFinding> {
    let ventures = road.ventures.iter().flat_map(|venture| review::venture(venture, today));
    let ventures = ventures.map(|remark| doubted(person, "venture", remark));
    let shipments = road.shipments.iter().flat_map(review::shipment);
    ventures.chain(shipments.map(|remark| doubted(person, "shipment", remark))).collect()
}

fn doubted(person: &Person, record: &str, remark: Remark) -> CheckFinding {
    CheckFinding {
        person: Some(person.id),
        name: person.name.clone(),
        value: format!("{record}.{}", remark.field),
        ..finding(Severity::Warning, remark.doubt.message())
    }
}

fn of_consent(profile: &Profile, people: u32, without: u32) -> Option<CheckFinding> {
    let facts = vec![
        ("count", Fact::Number(without.into())),
        ("people", Fact::Number(people.into())),
        ("purpose", Fact::Text(profile.consent.get_ref().clone())),
    ];
    let note = CheckFinding { facts, ..finding(Severity::Note, "finding-without-consent") };
    (without > 0).then_some(note)
}
