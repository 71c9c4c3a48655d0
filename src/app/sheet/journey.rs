//! The sheets of what belongs to a graduate: ventures with permits and products, milestones,
//! shipments, follow-ups, consents.

use chrono::Days;
use uuid::Uuid;

use crate::app::edit::{Form, Stored};
use crate::app::restore::Sentence;
use crate::app::{App, AppError, Clock, Fact, people};
use crate::domain::id::{
    ConsentId, FollowUpId, MilestoneId, PermitId, PersonId, ProductId, ShipmentId, VentureId,
};
use crate::domain::record::RecordKey;
use crate::domain::records::{
    Consent, FollowUp, Milestone, Permit, Person, Product, Shipment, Venture,
};
use crate::domain::review::{self, Remark};
use crate::domain::stage::step_of;
use crate::store::Receipt;

use super::item::{ItemPlan, ItemSheet};
use super::person::region_name;
use super::record::{Plan, RecordSheet};
use super::step::StepSheet;
use super::task::{self, TaskSheet};
use super::{Beside, BesideKind, Finished, Row, Sheet, Subject};

/// What of a graduate a form is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journey {
    /// A step towards exporting, by its word.
    Step(PersonId, &'static str),
    /// A new venture.
    NewVenture(PersonId),
    /// A venture.
    Venture(VentureId),
    /// A new permit of a venture.
    NewPermit(VentureId),
    /// A permit of a venture.
    Permit(VentureId, PermitId),
    /// A new product of a venture.
    NewProduct(VentureId),
    /// A product of a venture.
    Product(VentureId, ProductId),
    /// A new consent.
    NewConsent(PersonId),
    /// A consent.
    Consent(PersonId, ConsentId),
    /// A milestone.
    Milestone(PersonId, MilestoneId),
    /// A shipment.
    Shipment(PersonId, ShipmentId),
    /// A new task.
    NewTask(PersonId),
    /// A task.
    Task(PersonId, FollowUpId),
    /// A task that was done.
    TaskDone(PersonId, FollowUpId),
    /// A task that is put off.
    TaskLater(PersonId, FollowUpId),
}

/// Days from today for which a new task is proposed.
const TASK_DAYS: u64 = 7;

/// Purpose of a consent that is asked for first.
const TRAINING: &str = "training";

static VENTURE: Plan<Venture> = Plan {
    left_out: &[],
    groups: &[("name", "group-venture"), ("nib", "group-papers"), ("start", "group-running")],
    subject: |venture, stored| {
        Subject::Journey(match (stored, venture.owners.first()) {
            (Stored::NotYet, Some(owner)) => Journey::NewVenture(*owner),
            _ => Journey::Venture(venture.id),
        })
    },
    title: |venture, stored| match stored {
        Stored::NotYet => ("form-venture-new", Vec::new()),
        Stored::Yes => ("form-venture", named(&venture.name)),
    },
};

static MILESTONE: Plan<Milestone> = Plan {
    left_out: &[],
    groups: &[],
    subject: |one, _| Subject::Journey(Journey::Milestone(one.person, one.id)),
    title: |_, _| ("form-milestone", Vec::new()),
};

static SHIPMENT: Plan<Shipment> = Plan {
    left_out: &[],
    groups: &[("date", "group-goods"), ("peb_number", "group-proof")],
    subject: |one, _| Subject::Journey(Journey::Shipment(one.person, one.id)),
    title: |_, _| ("form-shipment", Vec::new()),
};

static NEW_TASK: Plan<FollowUp> = Plan {
    left_out: &["done", "outcome", "waiting_reason", "snoozed_until"],
    groups: &[],
    subject: |task, stored| {
        Subject::Journey(match stored {
            Stored::NotYet => Journey::NewTask(task.person),
            Stored::Yes => Journey::Task(task.person, task.id),
        })
    },
    title: |_, _| ("form-task", Vec::new()),
};

static TASK: Plan<FollowUp> = Plan { left_out: &[], ..NEW_TASK };

static PERMIT: ItemPlan<Venture, Permit> = ItemPlan {
    subject: |key, id| {
        let venture = VentureId::new(key.id);
        Subject::Journey(id.map_or(Journey::NewPermit(venture), |id| Journey::Permit(venture, id)))
    },
    title: "form-permit",
    said: "said-permit-new",
    doubts: |app, permit| {
        let permits = [(PermitId::default(), permit.clone())].into();
        review::venture(&Venture { permits, ..Venture::default() }, app.today())
    },
};

static PRODUCT: ItemPlan<Venture, Product> = ItemPlan {
    subject: |key, id| {
        let venture = VentureId::new(key.id);
        Subject::Journey(
            id.map_or(Journey::NewProduct(venture), |id| Journey::Product(venture, id)),
        )
    },
    title: "form-product",
    said: "said-product-new",
    doubts: |app, product| {
        let products = [(ProductId::default(), product.clone())].into();
        review::venture(&Venture { products, ..Venture::default() }, app.today())
    },
};

static CONSENT: ItemPlan<Person, Consent> = ItemPlan {
    subject: |key, id| {
        let person = PersonId::new(key.id);
        Subject::Journey(id.map_or(Journey::NewConsent(person), |id| Journey::Consent(person, id)))
    },
    title: "form-consent",
    said: "said-consent-new",
    doubts: |_, _| Vec::new(),
};

fn named(name: &str) -> Vec<(&'static str, Fact)> {
    vec![("name", Fact::from(name))]
}

fn top(id: Uuid) -> RecordKey {
    RecordKey { parent: Uuid::nil(), id }
}

fn below(person: PersonId, id: Uuid) -> RecordKey {
    RecordKey { parent: person.uuid(), id }
}

/// The sheet of a venture.
#[derive(Debug)]
pub(super) struct VentureSheet(RecordSheet<Venture>);

impl VentureSheet {
    /// Starts a venture of a graduate where they live; a name, or anything else, stores it.
    pub(super) fn new(app: &App, owner: PersonId) -> Result<Self, AppError> {
        let person: Option<Person> = app.store.read()?.one(people::key(owner))?;
        let id = VentureId::new(Clock::fresh_id());
        let region = person.and_then(|person| person.region);
        let venture = Venture { id, owners: vec![owner], region, ..Venture::default() };
        Ok(Self(RecordSheet::new(Form::new(venture), &VENTURE)))
    }

    pub(super) fn open(app: &App, venture: VentureId) -> Result<Self, AppError> {
        Ok(Self(RecordSheet::new(Form::open(app, top(venture.uuid()))?, &VENTURE)))
    }
}

impl Sheet for VentureSheet {
    fn subject(&self) -> Subject {
        self.0.subject()
    }

    fn title(&self) -> Sentence {
        self.0.title()
    }

    fn stored(&self) -> Stored {
        self.0.stored()
    }

    fn rows(&self) -> Vec<Row> {
        self.0.rows()
    }

    fn set(&mut self, app: &App, field: &str, text: &str) -> Result<Option<Receipt>, AppError> {
        self.0.set(app, field, text)
    }

    fn finish(&mut self, app: &App) -> Result<Finished, AppError> {
        self.0.finish(app)
    }

    fn beside(&self, app: &App) -> Result<Vec<Beside>, AppError> {
        let venture = self.0.record();
        let place = venture.region.as_ref().and_then(|code| region_name(app, code.as_str()));
        // What is wrong with permits and products is said in their own forms.
        let own = review::venture(venture, app.today());
        let own = own.into_iter().filter(|remark| remark.field == "npwp");
        Ok(place.into_iter().chain(own.map(doubt)).collect())
    }
}

/// Says a doubt beside its field.
pub(super) fn doubt(remark: Remark) -> Beside {
    let said = (remark.doubt.message(), Vec::new());
    Beside { field: remark.field, said, kind: BesideKind::Doubt }
}

impl From<Journey> for Subject {
    fn from(journey: Journey) -> Self {
        Self::Journey(journey)
    }
}

impl Journey {
    /// Gives the stable name of the form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Step(_, word) => word,
            Self::NewVenture(_) => "venture-new",
            Self::Venture(_) => "venture",
            Self::NewPermit(_) => "permit-new",
            Self::Permit(..) => "permit",
            Self::NewProduct(_) => "product-new",
            Self::Product(..) => "product",
            Self::NewConsent(_) => "consent-new",
            Self::Consent(..) => "consent",
            Self::Milestone(..) => "milestone",
            Self::Shipment(..) => "shipment",
            Self::NewTask(_) => "task-new",
            Self::Task(..) => "task",
            Self::TaskDone(..) => "task-done",
            Self::TaskLater(..) => "task-later",
        }
    }

    /// Names the record or item that it is of; for something new, what it will belong to.
    pub fn record(self) -> Uuid {
        match self {
            Self::Step(person, _)
            | Self::NewVenture(person)
            | Self::NewConsent(person)
            | Self::NewTask(person) => person.uuid(),
            Self::Venture(id) | Self::NewPermit(id) | Self::NewProduct(id) => id.uuid(),
            Self::Permit(_, id) => id.uuid(),
            Self::Product(_, id) => id.uuid(),
            Self::Consent(_, id) => id.uuid(),
            Self::Milestone(_, id) => id.uuid(),
            Self::Shipment(_, id) => id.uuid(),
            Self::Task(_, id) | Self::TaskDone(_, id) | Self::TaskLater(_, id) => id.uuid(),
        }
    }

    /// Names what holds it, where its draft does not name that already.
    pub(super) fn parent(self) -> Option<Uuid> {
        match self {
            Self::Permit(of, _) | Self::Product(of, _) => Some(of.uuid()),
            Self::Consent(of, _)
            | Self::Milestone(of, _)
            | Self::Shipment(of, _)
            | Self::Task(of, _)
            | Self::TaskDone(of, _)
            | Self::TaskLater(of, _) => Some(of.uuid()),
            Self::Step(..)
            | Self::NewVenture(_)
            | Self::Venture(_)
            | Self::NewPermit(_)
            | Self::NewProduct(_)
            | Self::NewConsent(_)
            | Self::NewTask(_) => None,
        }
    }

    /// Finds what the form of a draft is of, by its name, its record and what holds that.
    pub(super) fn of_draft(name: &str, id: Uuid, parent: Option<Uuid>) -> Option<Self> {
        let (person, venture) = (PersonId::new(id), VentureId::new(id));
        let owner = || parent.map(PersonId::new);
        let holder = || parent.map(VentureId::new);
        Some(match name {
            "venture-new" => Self::NewVenture(person),
            "venture" => Self::Venture(venture),
            "permit-new" => Self::NewPermit(venture),
            "permit" => Self::Permit(holder()?, id.into()),
            "product-new" => Self::NewProduct(venture),
            "product" => Self::Product(holder()?, id.into()),
            "consent-new" => Self::NewConsent(person),
            "consent" => Self::Consent(owner()?, id.into()),
            "milestone" => Self::Milestone(owner()?, id.into()),
            "shipment" => Self::Shipment(owner()?, id.into()),
            "task-new" => Self::NewTask(person),
            "task" => Self::Task(owner()?, id.into()),
            "task-done" => Self::TaskDone(owner()?, id.into()),
            "task-later" => Self::TaskLater(owner()?, id.into()),
            word => Self::Step(person, step_of(word)?.word),
        })
    }

    /// Opens its sheet.
    pub(super) fn open(self, app: &App) -> Result<Box<dyn Sheet>, AppError> {
        let venture = |id: VentureId| top(id.uuid());
        Ok(match self {
            Self::Step(person, word) => Box::new(StepSheet::open(app, person, word)?),
            Self::NewVenture(person) => Box::new(VentureSheet::new(app, person)?),
            Self::Venture(id) => Box::new(VentureSheet::open(app, id)?),
            Self::NewPermit(id) => {
                Box::new(ItemSheet::new(app, venture(id), Permit::default(), &PERMIT)?)
            }
            Self::Permit(of, id) => Box::new(ItemSheet::open(app, (venture(of), id), &PERMIT)?),
            Self::NewProduct(id) => {
                Box::new(ItemSheet::new(app, venture(id), Product::default(), &PRODUCT)?)
            }
            Self::Product(of, id) => Box::new(ItemSheet::open(app, (venture(of), id), &PRODUCT)?),
            Self::NewConsent(person) => {
                let given = Some(app.today());
                let new = Consent { purpose: TRAINING.to_owned(), given, ..Consent::default() };
                Box::new(ItemSheet::new(app, people::key(person), new, &CONSENT)?)
            }
            Self::Consent(person, id) => {
                Box::new(ItemSheet::open(app, (people::key(person), id), &CONSENT)?)
            }
            Self::Milestone(person, id) => {
                let form = Form::<Milestone>::open(app, below(person, id.uuid()))?;
                Box::new(RecordSheet::new(form, &MILESTONE))
            }
            Self::Shipment(person, id) => {
                let form = Form::<Shipment>::open(app, below(person, id.uuid()))?;
                Box::new(RecordSheet::new(form, &SHIPMENT))
            }
            Self::NewTask(person) => {
                let id = FollowUpId::new(Clock::fresh_id());
                let due = app.today().checked_add_days(Days::new(TASK_DAYS)).unwrap_or_default();
                let task = FollowUp { id, person, due, ..FollowUp::default() };
                Box::new(RecordSheet::new(Form::new(task), &NEW_TASK))
            }
            Self::Task(person, id) => {
                let form = Form::<FollowUp>::open(app, below(person, id.uuid()))?;
                Box::new(RecordSheet::new(form, &TASK))
            }
            Self::TaskDone(person, id) => {
                Box::new(TaskSheet::open(app, (person, id), task::Turn::Done)?)
            }
            Self::TaskLater(person, id) => {
                Box::new(TaskSheet::open(app, (person, id), task::Turn::Later)?)
            }
        })
    }
}
